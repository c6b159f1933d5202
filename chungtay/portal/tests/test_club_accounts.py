"""A chair keeps the accounts of the club on the club's own face, from its home on, and nobody else's."""

from typing import Any
from uuid import uuid4

import pytest

from chungtay.access.models import Device, DevicePin, Grant, Slip, User
from chungtay.access.rules import Role
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import now
from tests.cast import JOINED, binh_the_treasurer, commune_officer, lan_the_chair, neighbour, someone

pytestmark = pytest.mark.django_db


def home(club: Club, *more: object) -> str:
    return f"/clb/{club.pk}/tai-khoan/" + "".join(f"{part}/" for part in more)


def new(**more: Any) -> dict[str, Any]:
    given = {"name": "Lê Thị Ân", "phone": "0912888001", "role": "care_volunteer", "valid_from": "01/01/2026"}
    return given | {"key": str(uuid4())} | more


def test_the_way_from_the_home_to_the_accounts_stays_on_the_face_of_the_club() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    assert f'href="{home(club)}"' in lan.client.get(f"/clb/{club.pk}/").content.decode()
    listed = lan.client.get(home(club)).content.decode()
    assert 'class="face-club' in listed
    assert f'href="{home(club, binh.user.pk)}"' in listed
    for page in (home(club, binh.user.pk), home(club, "giao"), home(club, binh.user.pk, "sua")):
        shown = lan.client.get(page).content.decode()
        assert 'class="face-club' in shown
        assert "/vp/tai-khoan/" not in shown


def test_who_may_not_appoint_is_not_offered_the_accounts_and_does_not_open_them() -> None:
    club = make_club()
    lan_the_chair(club)
    binh = binh_the_treasurer(club)
    assert home(club) not in binh.client.get(f"/clb/{club.pk}/").content.decode()
    assert binh.client.get(home(club)).status_code == 404


def test_a_chair_lets_someone_new_in_and_the_same_form_again_makes_nobody_twice() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    typed = new()
    assert "Mã dùng một lần" in lan.client.post(home(club, "giao"), typed).content.decode()
    grant = Grant.objects.get(user__name="Lê Thị Ân")
    assert (grant.role, grant.path) == (Role.CARE_VOLUNTEER, club.path)
    assert lan.client.post(home(club, "giao"), typed).url == home(club, grant.user_id)
    assert User.objects.filter(name="Lê Thị Ân").count() == 1


def test_no_role_stands_chosen_beforehand_and_none_above_the_club_can_be_given() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    page = lan.client.get(home(club, "giao")).content.decode()
    assert '<option value="" selected>Chọn vai trò</option>' in page
    assert "acting_for" not in page
    for role in ("", "chair", "commune_officer"):
        assert lan.client.post(home(club, "giao"), new(role=role)).status_code == 422
    assert not User.objects.filter(name="Lê Thị Ân").exists()


def test_a_further_role_is_given_ended_and_stays_to_be_seen() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    answer = lan.client.post(
        f"{home(club, 'giao')}?nguoi={binh.user.pk}", {"role": "secretary", "valid_from": "01/01/2026"}
    )
    assert answer.url == home(club, binh.user.pk)
    grant = Grant.objects.get(user=binh.user, role=Role.SECRETARY)
    end = home(club, "vai-tro", grant.pk, "thoi")
    assert lan.client.post(end, {"on": "20/11/2026", "reason": ""}).status_code == 422
    assert lan.client.post(end, {"on": "20/11/2026", "reason": "Chuyển nơi ở"}).url == home(club, binh.user.pk)
    assert binh.user.name in lan.client.get(f"{home(club)}?state=over").content.decode()


def test_the_club_itself_cannot_stand_in_for_its_last_person() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    grant = Grant.objects.get(user=lan.user)
    assert "is_last_confirmed" not in lan.client.get(home(club, "vai-tro", grant.pk, "thoi")).content.decode()
    officer = commune_officer()
    assert "is_last_confirmed" in officer.client.get(home(club, "vai-tro", grant.pk, "thoi")).content.decode()


def test_a_slip_is_made_taken_back_and_the_way_back_leads_to_the_club() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    printed = lan.client.post(home(club, binh.user.pk, "phieu")).content.decode()
    assert f'href="{home(club, binh.user.pk)}"' in printed
    assert lan.client.post(home(club, binh.user.pk, "phieu", "thu-hoi")).url == home(club, binh.user.pk)
    assert Slip.objects.get().revoked_at


def test_who_lost_a_phone_is_signed_out_with_a_reason() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    page = home(club, binh.user.pk, "phien")
    assert lan.client.post(page, {"reason": ""}).status_code == 422
    assert lan.client.post(page, {"reason": "Mất máy"}).url == home(club, binh.user.pk)


def test_someone_with_a_role_above_is_shown_but_not_let_in_anew_by_the_club() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    both = someone("Mai Văn Tứ", (Role.SECRETARY, club.path), (Role.COMMUNE_OFFICER, club.path[: -len(f"c{club.pk}/")]))
    page = lan.client.get(home(club, both.user.pk)).content.decode()
    assert "còn giữ vai trò ở nơi khác" in page
    assert "Làm và in phiếu vào" not in page
    assert lan.client.post(home(club, both.user.pk, "phieu")).status_code == 403
    assert not Slip.objects.exists()


def test_a_shared_phone_is_listed_with_its_people_and_given_up_from_there() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    phone = Device.objects.create(path=club.path, name="Máy của tổ", registered_by=binh.user, registered_at=now())
    DevicePin.objects.create(device=phone, user=binh.user, pin_hash="x", set_at=now())
    page = lan.client.get(home(club)).content.decode()
    assert "Máy của tổ" in page
    assert "Có mã PIN: Phạm Văn Bình." in page
    gone = lan.client.post(f"/tai-khoan/may/{phone.pk}/quen/", {"next": home(club)})
    assert gone.url == home(club)
    assert "Máy của tổ" not in lan.client.get(home(club)).content.decode()


def test_the_neighbour_finds_no_accounts_here_and_changes_none() -> None:
    club = make_club()
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    cuc = neighbour()
    own = Club.objects.get(name="CLB thôn Tân Thắng")
    grant = Grant.objects.get(user=binh.user)
    for page in (home(club), home(club, binh.user.pk), home(club, "giao"), home(own, binh.user.pk)):
        assert cuc.client.get(page).status_code == 404
    for end in (home(club, "vai-tro", grant.pk, "thoi"), home(own, "vai-tro", grant.pk, "thoi")):
        assert cuc.client.post(end, {"on": "20/11/2026", "reason": "x"}).status_code == 404
    assert lan.client.get(home(own)).status_code == 404
    assert lan.client.get(f"{home(club, 'giao')}?nguoi={cuc.user.pk}").status_code == 404


def test_the_list_costs_the_same_with_three_people_and_phones_as_with_one(django_assert_num_queries: Any) -> None:
    club = make_club()
    lan = lan_the_chair(club)

    def one_more(name: str) -> None:
        user = someone(name, (Role.SECRETARY, club.path)).user
        Grant.objects.create(user=user, role=Role.CARE_VOLUNTEER, path=club.path, valid_from=JOINED)
        phone = Device.objects.create(path=club.path, name=name, registered_by=user, registered_at=now())
        DevicePin.objects.create(device=phone, user=user, pin_hash="x", set_at=now())

    one_more("Trần Thị An")
    with django_assert_num_queries(8):
        lan.client.get(home(club))
    for name in ("Phạm Thị Ánh", "Lê Thị Ân"):
        one_more(name)
    with django_assert_num_queries(8):
        lan.client.get(home(club))


def test_a_member_leads_to_the_attendance_of_the_year() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    member = make_member(club, number=7)
    year = lan.act.day.year
    link = f"/clb/{club.pk}/hop/nam/{year}/?q=7"
    assert f'href="{link}"' in lan.client.get(f"/clb/{club.pk}/thanh-vien/{member.pk}/").content.decode()
    assert lan.client.get(link).status_code == 200
