"""Slips: made by who gives all roles, used once, taken back, expired, guessed at."""

from datetime import timedelta

import pytest
from django.test import Client

from chungtay.access.models import DevicePin, Slip, User
from chungtay.access.rules import (
    SLIP_DAYS,
    HoldsNoRole,
    HoldsRolesAbove,
    PasswordTooShort,
    Role,
    SlipNotValid,
    TooManyTries,
)
from chungtay.access.services import (
    create_account,
    look_at_slip,
    make_slip,
    open_grant,
    register_device,
    revoke_slips,
    set_pin,
    use_slip,
)
from chungtay.access.tests.factories import (
    CLUB,
    COMMUNE,
    NEXT_CLUB,
    PASSWORD,
    act,
    chair,
    commune_officer,
    make_user,
    noon,
    signed_in,
    today_act,
)
from chungtay.audit.models import Note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound

pytestmark = pytest.mark.django_db
NEW = "hoa-gao-thang-ba"
NOBODY = Act(actor_id=None, at=noon())


def treasurer() -> User:
    return make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))


def use(code: str, *, at: Act = NOBODY, password: str = NEW, address: str = "1.2.3.4") -> User:
    return use_slip(at, code=code, password=password, address=address)


def test_a_new_board_member_comes_in_by_the_slip_of_the_chair() -> None:
    lan = act(chair())
    binh = create_account(lan, name="Phạm Văn Bình", path=CLUB, phone="0912888001")
    open_grant(lan, user=binh, role=Role.TREASURER, path=CLUB, valid_from=lan.day)
    printed = make_slip(lan, user=binh)
    assert printed.code not in str(Slip.objects.get().__dict__)
    assert use(printed.shown_code.lower()).check_password(NEW)
    assert {"access.make_slip", "access.use_slip", "access.set_password"} <= set(
        Note.objects.values_list("action", flat=True)
    )
    assert Note.objects.get(action="access.use_slip").actor_id == binh.pk


def test_a_slip_is_used_once() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    use(printed.code)
    with pytest.raises(SlipNotValid):
        use(printed.code, password="mat-khau-khac")


def test_looking_at_a_slip_does_not_use_it_up() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    for _ in range(3):
        assert look_at_slip(NOBODY, code=printed.code, address="1.2.3.4").pk == printed.slip.pk
    use(printed.code)


def test_a_slip_is_over_after_its_days() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    later = Act(actor_id=None, at=noon() + timedelta(days=SLIP_DAYS))
    with pytest.raises(SlipNotValid):
        use(printed.code, at=later)


def test_a_newer_slip_takes_the_place_of_the_older() -> None:
    lan, binh = chair(), treasurer()
    older, newer = make_slip(act(lan), user=binh), make_slip(act(lan), user=binh)
    with pytest.raises(SlipNotValid):
        use(older.code)
    assert use(newer.code) == binh


def test_a_slip_taken_back_lets_nobody_in() -> None:
    lan, binh = chair(), treasurer()
    printed = make_slip(act(lan), user=binh)
    assert revoke_slips(act(lan), user=binh) == 1
    with pytest.raises(SlipNotValid):
        use(printed.code)


def test_a_bad_password_leaves_the_slip_good() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    with pytest.raises(PasswordTooShort):
        use(printed.code, password="ngan")
    assert use(printed.code)


def test_a_slip_for_a_closed_account_lets_nobody_in() -> None:
    binh = treasurer()
    printed = make_slip(act(chair()), user=binh)
    User.objects.filter(pk=binh.pk).update(is_active=False)
    with pytest.raises(SlipNotValid):
        use(printed.code)


def test_a_slip_is_made_only_by_who_gives_every_role_of_the_person() -> None:
    lan = chair()
    helper = make_user("Bà Hợi", (Role.SECRETARY, CLUB), (Role.COMMUNE_HELPER, COMMUNE))
    with pytest.raises(HoldsRolesAbove):
        make_slip(act(lan), user=helper)
    with pytest.raises(NotFound):
        make_slip(act(chair("Lò Thị Cúc", NEXT_CLUB)), user=treasurer())
    with pytest.raises(NotFound):
        make_slip(act(lan), user=commune_officer())
    with pytest.raises(HoldsNoRole):
        make_slip(act(lan), user=make_user())
    with pytest.raises(HoldsRolesAbove):
        make_slip(act(lan), user=make_user("Hoa", (Role.TREASURER, CLUB), (Role.CHAIR, CLUB)))
    assert make_slip(act(commune_officer()), user=helper)


def test_guessing_codes_ends_after_twenty_and_the_right_one_waits_too() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    for guess in range(20):
        with pytest.raises(SlipNotValid):
            look_at_slip(NOBODY, code=f"SAI{guess}", address="1.2.3.4")
    with pytest.raises(TooManyTries) as refused:
        use(printed.code)
    assert refused.value.facts["until"] == noon() + timedelta(minutes=30)
    assert use(printed.code, address="5.6.7.8")


def test_after_half_an_hour_one_may_try_again() -> None:
    printed = make_slip(act(chair()), user=treasurer())
    for guess in range(20):
        with pytest.raises(SlipNotValid):
            look_at_slip(NOBODY, code=f"SAI{guess}", address="1.2.3.4")
    assert use(printed.code, at=Act(actor_id=None, at=noon() + timedelta(minutes=30)))


def test_entering_by_a_slip_ends_old_sessions_and_pins(client: Client) -> None:
    lan, binh = chair(), treasurer()
    client.post("/vao/", {"login": binh.login, "password": PASSWORD})
    device = register_device(act(binh), path=CLUB, name="Máy cũ")
    set_pin(act(binh), device=device, user=binh, pin="1950")
    use(make_slip(act(lan), user=binh).code)
    assert client.get("/tai-khoan/").status_code == 302
    assert not DevicePin.objects.exists()


# --- pages ------------------------------------------------------------------------------------------------------------


def test_from_the_printed_slip_to_signed_in() -> None:
    lan, binh = chair(), treasurer()
    paper = signed_in(lan).post(f"/vp/tai-khoan/{binh.pk}/phieu/")
    page = paper.content.decode()
    assert paper["Cache-Control"] == "no-store"
    assert "Phạm Văn Bình" in page
    assert "<svg" in page
    code = page.split("Mã dùng một lần:")[1].split("<strong>")[1].split("</strong>")[0]
    phone = Client()
    assert phone.post("/phieu/", {"code": code}).url == f"/phieu/{code}/"
    greeting = phone.get(f"/phieu/{code}/")
    assert "Chào Phạm Văn Bình" in greeting.content.decode()
    assert binh.login in greeting.content.decode()
    assert phone.post(f"/phieu/{code}/", {"password": "ngan", "again": "ngan"}).status_code == 422
    assert phone.post(f"/phieu/{code}/", {"password": NEW, "again": "khac-han"}).status_code == 422
    assert phone.post(f"/phieu/{code}/", {"password": NEW, "again": NEW}).status_code == 302
    assert phone.get("/tai-khoan/").status_code == 200
    again = Client().get(f"/phieu/{code}/")
    assert again.status_code == 422
    assert "đã dùng rồi" in again.content.decode()


def test_guessing_through_the_page_is_told_to_wait() -> None:
    phone = Client()
    for guess in range(20):
        assert phone.get(f"/phieu/SAI{guess}/").status_code == 422
    late = phone.get("/phieu/SAI99/")
    assert late.status_code == 429
    assert "thử lại sau" in late.content.decode()


def test_the_code_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="chungtay.request")
    printed = make_slip(today_act(chair()), user=treasurer())
    Client().get(f"/phieu/{printed.code}/")
    assert printed.code not in caplog.text
    assert "/phieu/…/" in caplog.text
