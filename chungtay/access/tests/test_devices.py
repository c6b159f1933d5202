"""One phone for a whole board: two taps, each under their own name, and nothing of the former remains."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from chungtay.access.models import Device, DevicePin, User
from chungtay.access.rules import (
    PIN_TRIES,
    Action,
    DeviceNotKnown,
    PinLocked,
    PinNotForOffice,
    PinNotUsable,
    Role,
    WrongPin,
)
from chungtay.access.services import (
    end_grant,
    forget_device,
    register_device,
    set_pin,
    switch_by_pin,
    unlock_pin,
)
from chungtay.access.tests.factories import (
    CLUB,
    COMMUNE,
    NEXT_CLUB,
    PASSWORD,
    act,
    chair,
    commune_officer,
    grant_of,
    make_user,
    noon,
)
from chungtay.audit.models import Note
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound

pytestmark = pytest.mark.django_db


def shared_phone(*people: User) -> Device:
    device = register_device(act(people[0]), path=CLUB, name="Máy của câu lạc bộ")
    for number, person in enumerate(people):
        set_pin(act(person), device=device, user=person, pin=f"195{number}")
    return device


def board() -> tuple[User, User]:
    return chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))


def test_a_pin_changes_who_uses_the_phone() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    assert switch_by_pin(act(lan), device=device, person=binh.key, pin="1951") == binh


def test_pins_are_kept_as_hashes_and_noted_without_them() -> None:
    lan, binh = board()
    shared_phone(lan, binh)
    assert all(check_password("1951", row.pin_hash) == (row.user == binh) for row in DevicePin.objects.all())
    assert not DevicePin.objects.filter(pin_hash__in=["1950", "1951"]).exists()
    assert "1951" not in str(list(Note.objects.values()))


def test_five_wrong_pins_lock_it_until_the_password() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    for left in range(PIN_TRIES - 1, 0, -1):
        with pytest.raises(WrongPin) as refused:
            switch_by_pin(act(lan), device=device, person=binh.key, pin="9999")
        assert refused.value.facts["left_count"] == left
    with pytest.raises(PinLocked):
        switch_by_pin(act(lan), device=device, person=binh.key, pin="9999")
    with pytest.raises(PinLocked):
        switch_by_pin(act(lan), device=device, person=binh.key, pin="1951")
    assert switch_by_pin(act(lan), device=device, person=lan.key, pin="1950") == lan
    unlock_pin(act(binh), device=device, user=binh)
    assert switch_by_pin(act(lan), device=device, person=binh.key, pin="1951") == binh


def test_a_right_pin_forgets_the_wrong_ones_before() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    for _ in range(3):
        for _ in range(PIN_TRIES - 1):
            with pytest.raises(WrongPin):
                switch_by_pin(act(lan), device=device, person=binh.key, pin="9999")
        switch_by_pin(act(lan), device=device, person=binh.key, pin="1951")


def test_whose_seat_ended_is_no_longer_on_the_phone() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    end_grant(act(lan), grant=grant_of(binh), on=noon().date(), reason="Hết nhiệm kỳ")
    with pytest.raises(NotFound):
        switch_by_pin(act(lan), device=device, person=binh.key, pin="1951")


def test_a_pin_is_chosen_only_by_who_sits_in_the_club() -> None:
    lan, _ = board()
    device = shared_phone(lan)
    cuc = chair("Lò Thị Cúc", NEXT_CLUB)
    with pytest.raises(NotFound):
        set_pin(act(cuc), device=device, user=cuc, pin="1955")
    with pytest.raises(PinNotUsable):
        set_pin(act(lan), device=device, user=lan, pin="1234")


def test_an_office_never_signs_in_with_a_pin() -> None:
    lan, _ = board()
    device = shared_phone(lan)
    both = make_user("Mai Văn Tứ", (Role.TREASURER, CLUB), (Role.COMMUNE_OFFICER, COMMUNE))
    with pytest.raises(PinNotForOffice):
        set_pin(act(both), device=device, user=both, pin="1955")


def test_a_pin_from_before_the_office_does_not_let_the_office_in() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    binh.grants.create(role=Role.COMMUNE_OFFICER, path=COMMUNE, valid_from=noon().date() - timedelta(days=1))
    with pytest.raises(PinNotForOffice):
        switch_by_pin(act(lan), device=device, person=binh.key, pin="1951")


def test_a_shared_phone_is_registered_by_the_board_only() -> None:
    volunteer = make_user("Vi Thị Sen", (Role.CARE_VOLUNTEER, CLUB))
    with pytest.raises(OutsideReach):
        register_device(act(volunteer), path=CLUB, name="Máy")
    with pytest.raises(NotFound):
        register_device(act(chair("Lò Thị Cúc", NEXT_CLUB)), path=CLUB, name="Máy")


def test_a_forgotten_phone_lets_nobody_in() -> None:
    lan, binh = board()
    device = shared_phone(lan, binh)
    with pytest.raises(NotFound):
        forget_device(act(chair("Lò Thị Cúc", NEXT_CLUB)), device=device)
    forget_device(act(commune_officer()), device=device)
    assert not DevicePin.objects.exists()
    with pytest.raises(DeviceNotKnown):
        switch_by_pin(act(lan), device=None, person=binh.key, pin="1951")


# --- pages ------------------------------------------------------------------------------------------------------------


def phone_of(lan: User, binh: User) -> Client:
    """A browser that became the club's shared phone, with both on it; Lan is signed in."""
    phone = Client()
    for person, pin in ((binh, "1951"), (lan, "1950")):
        phone.post("/vao/", {"login": person.login, "password": PASSWORD})
        phone.post("/tai-khoan/may-nay/", {"path": CLUB, "name": "Máy của câu lạc bộ"})
        phone.post("/tai-khoan/may-nay/", {"pin": pin, "again": pin})
        if person is binh:
            phone.session.flush()
            del phone.cookies["sessionid"]
    return phone


def who(phone: Client) -> int:
    return int(phone.session["_auth_user_id"])


def test_two_taps_change_who_writes_and_nothing_of_the_former_remains() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    assert who(phone) == lan.pk
    session = phone.session
    session["du_kien_cua_lan"] = "riêng"
    session.save()
    former = session.session_key
    page = phone.get("/doi-nguoi/").content.decode()
    assert f"/doi-nguoi/{binh.key}/" in page
    assert "Phạm Văn Bình" in phone.get(f"/doi-nguoi/{binh.key}/").content.decode()
    assert phone.post(f"/doi-nguoi/{binh.key}/", {"pin": "1951"}).status_code == 302
    assert who(phone) == binh.pk
    assert phone.session.session_key != former
    assert "du_kien_cua_lan" not in phone.session
    assert phone.get("/tai-khoan/").context["request"].act.may(Action.KEEP_BOOKS, CLUB)


def test_a_wrong_pin_leaves_the_phone_with_who_had_it() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    answer = phone.post(f"/doi-nguoi/{binh.key}/", {"pin": "9999"})
    assert answer.status_code == 422
    assert "còn 4 lần" in answer.content.decode()
    assert who(phone) == lan.pk


def test_a_locked_pin_opens_again_by_the_password_on_the_same_phone() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    for _ in range(PIN_TRIES):
        phone.post(f"/doi-nguoi/{binh.key}/", {"pin": "9999"})
    assert "đang bị khóa" in phone.get(f"/doi-nguoi/{binh.key}/").content.decode()
    phone.post("/vao/", {"login": binh.login, "password": PASSWORD})
    assert who(phone) == binh.pk
    assert DevicePin.objects.get(user=binh).wrong_count == 0


def test_signing_out_takes_one_off_the_shared_phone_and_leaves_the_others() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    phone.post("/ra/")
    page = phone.get("/vao/").content.decode()
    assert "Phạm Văn Bình" in page
    assert f"/doi-nguoi/{lan.key}/" not in page
    assert phone.post(f"/doi-nguoi/{binh.key}/", {"pin": "1951"}).status_code == 302
    assert who(phone) == binh.pk


def test_another_person_comes_in_by_password_without_taking_the_first_off_the_phone() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    assert "Vào bằng mật khẩu" in phone.get("/vao/?doi=1").content.decode()
    phone.post("/vao/?doi=1", {"login": binh.login, "password": PASSWORD})
    assert who(phone) == binh.pk
    assert DevicePin.objects.filter(user=lan).exists()


def test_another_browser_knows_nobody() -> None:
    lan, binh = board()
    phone_of(lan, binh)
    stranger = Client()
    assert "Phạm Văn Bình" not in stranger.get("/doi-nguoi/").content.decode()
    assert stranger.post(f"/doi-nguoi/{binh.key}/", {"pin": "1951"}).url == "/doi-nguoi/"
    stranger.cookies["ct_device"] = str(Device.objects.get().key)
    assert stranger.post(f"/doi-nguoi/{binh.key}/", {"pin": "1951"}).url == "/doi-nguoi/"


def test_a_lost_phone_is_forgotten_from_another_one() -> None:
    lan, binh = board()
    phone = phone_of(lan, binh)
    device = Device.objects.get()
    elsewhere = Client()
    elsewhere.post("/vao/", {"login": lan.login, "password": PASSWORD})
    assert "Máy của câu lạc bộ" in elsewhere.get("/tai-khoan/").content.decode()
    elsewhere.post(f"/tai-khoan/may/{device.pk}/quen/")
    assert phone.post(f"/doi-nguoi/{binh.key}/", {"pin": "1951"}).url == "/doi-nguoi/"
    assert who(phone) == lan.pk


def test_one_takes_ones_own_pin_off_a_phone_from_afar() -> None:
    lan, binh = board()
    phone_of(lan, binh)
    device = Device.objects.get()
    elsewhere = Client()
    elsewhere.post("/vao/", {"login": lan.login, "password": PASSWORD})
    elsewhere.post(f"/tai-khoan/may/{device.pk}/bo-pin/")
    assert elsewhere.post(f"/tai-khoan/may/{device.pk}/bo-pin/").status_code == 404
    assert [row.user for row in DevicePin.objects.all()] == [binh]
