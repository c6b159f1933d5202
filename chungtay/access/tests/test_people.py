"""Accounts and roles in one's reach: the list, giving and ending through pages, and what a neighbour finds."""

import io
from typing import Any
from uuid import uuid4

import pytest
from python_calamine import CalamineWorkbook

from chungtay.access.models import Grant, Slip, User
from chungtay.access.queries import access_matrix_markdown, people_within
from chungtay.access.rules import ALLOWS, Action, Role
from chungtay.access.tests.factories import (
    CLUB,
    COMMUNE,
    NEXT_CLUB,
    PROVINCE,
    act,
    chair,
    commune_officer,
    grant_of,
    make_user,
    noon,
    province_officer,
    signed_in,
)
from chungtay.kernel.acts import Reach, now

pytestmark = pytest.mark.django_db


def new(**more: Any) -> dict[str, Any]:
    given = {"name": "Phạm Văn Bình", "phone": "0912888001", "role": "treasurer", "valid_from": "01/01/2026"}
    return given | {"key": str(uuid4())} | more


def test_the_list_shows_ones_reach_in_vietnamese_order_and_no_neighbour() -> None:
    officer = commune_officer()
    for name in ("Lê Thị Ân", "Trần Thị An", "Phạm Thị Ánh"):
        make_user(name, (Role.SECRETARY, CLUB))
    chair("Lò Thị Cúc", NEXT_CLUB)
    page = signed_in(officer).get("/vp/tai-khoan/").content.decode()
    assert page.index("Trần Thị An") < page.index("Phạm Thị Ánh") < page.index("Lê Thị Ân")
    assert "Lò Thị Cúc" not in page


@pytest.mark.parametrize("q", ["binh", "Bình", "pham binh", "0912888"])
def test_a_person_is_found_by_name_without_marks_or_by_number(q: str) -> None:
    officer = commune_officer()
    make_user("Phạm Văn Bình", (Role.TREASURER, CLUB), phone="0912888001")
    make_user("Nguyễn Thị Lan", (Role.CHAIR, CLUB), phone="0912777002")
    page = signed_in(officer).get("/vp/tai-khoan/", {"q": q}).content.decode()
    assert "Phạm Văn Bình" in page
    assert "Nguyễn Thị Lan" not in page


def test_an_empty_answer_says_why() -> None:
    page = signed_in(commune_officer()).get("/vp/tai-khoan/", {"q": "không ai tên thế"}).content.decode()
    assert "Không có ai như vậy" in page


def test_roles_that_are_over_are_shown_when_asked_for() -> None:
    officer = commune_officer()
    old = make_user("Phạm Văn Bình")
    Grant.objects.create(user=old, role=Role.CHAIR, path=CLUB, valid_from="2024-01-01", valid_to="2025-01-01")
    office = signed_in(officer)
    assert "Phạm Văn Bình" not in office.get("/vp/tai-khoan/").content.decode()
    assert "Phạm Văn Bình" in office.get("/vp/tai-khoan/", {"state": "over"}).content.decode()


def test_the_list_costs_the_same_with_three_people_as_with_one(django_assert_num_queries: Any) -> None:
    officer = commune_officer()
    office = signed_in(officer)
    make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    with django_assert_num_queries(8):
        office.get("/vp/tai-khoan/")
    make_user("Lê Thị Ân", (Role.SECRETARY, CLUB))
    make_user("Trần Thị An", (Role.SECRETARY, CLUB))
    with django_assert_num_queries(8):
        office.get("/vp/tai-khoan/")


def test_the_workbook_holds_the_same_rows() -> None:
    officer = commune_officer()
    make_user("Phạm Văn Bình", (Role.TREASURER, CLUB), login="binh62", phone="0912888001")
    answer = signed_in(officer).get("/vp/tai-khoan/", {"tai": "xlsx"})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert any("Phạm Văn Bình" in row and "binh62" in row and "Thủ quỹ" in row for row in sheet)


def test_the_chair_does_not_open_the_office_list_of_others() -> None:
    lan = chair()
    make_user("Trịnh Thị Hợi", (Role.COMMUNE_HELPER, COMMUNE))
    page = signed_in(lan).get("/vp/tai-khoan/").content.decode()
    assert "Trịnh Thị Hợi" not in page
    assert signed_in(make_user("Bình", (Role.TREASURER, CLUB))).get("/vp/tai-khoan/").status_code == 404


def test_someone_new_gets_account_role_and_slip_in_one_form() -> None:
    office = signed_in(commune_officer())
    chair()
    typed = new(is_acting="on", acting_for="MTTQ xã", source="Biên bản số 3")
    page = office.post(f"/vp/tai-khoan/giao/?o={CLUB}", typed)
    assert page.status_code == 200
    assert "Mã dùng một lần" in page.content.decode()
    grant = Grant.objects.get(user__name="Phạm Văn Bình")
    assert (grant.role, grant.path, grant.place_name) == (Role.TREASURER, CLUB, f"nơi {CLUB}")
    assert (grant.is_acting, grant.acting_for, grant.source) == (True, "MTTQ xã", "Biên bản số 3")
    again = office.post(f"/vp/tai-khoan/giao/?o={CLUB}", typed)
    assert again.url == f"/vp/tai-khoan/{grant.user_id}/"
    assert User.objects.filter(name="Phạm Văn Bình").count() == Slip.objects.count() == 1
    assert office.post(f"/vp/tai-khoan/giao/?o={CLUB}", typed | {"name": "Người Khác"}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"phone": "12"},
        {"role": "chair_of_all"},
        {"role": "province_officer"},
        {"valid_from": "31/02/2026"},
        {"valid_to": "01/01/2020"},
        {"is_acting": "on"},
    ],
)
def test_a_form_with_something_wrong_writes_nothing(wrong: dict[str, str]) -> None:
    office = signed_in(commune_officer())
    chair()
    before = User.objects.count()
    assert office.post(f"/vp/tai-khoan/giao/?o={CLUB}", new(**wrong)).status_code == 422
    assert User.objects.count() == before


@pytest.mark.parametrize("path", [NEXT_CLUB, PROVINCE, "/", "", "/27/3051/c999/", "x"])
def test_no_role_is_given_outside_the_reach_or_where_nothing_is(path: str) -> None:
    office = signed_in(commune_officer())
    chair(club=NEXT_CLUB)
    assert office.get("/vp/tai-khoan/giao/", {"o": path}).status_code == 404
    assert office.post(f"/vp/tai-khoan/giao/?o={path}", new()).status_code == 404


def test_a_further_role_is_given_to_someone_who_has_an_account() -> None:
    lan = chair()
    office = signed_in(commune_officer())
    page = office.get("/vp/tai-khoan/noi/", {"nguoi": lan.pk}).content.decode()
    assert f"nguoi={lan.pk}" in page
    answer = office.post(
        f"/vp/tai-khoan/giao/?o={COMMUNE}&nguoi={lan.pk}", {"role": "commune_helper", "valid_from": "01/01/2026"}
    )
    assert answer.url == f"/vp/tai-khoan/{lan.pk}/"
    assert act(lan, now()).may(Action.TYPE_SHEET, CLUB)


def test_a_role_is_ended_through_its_page_with_a_reason() -> None:
    office = signed_in(commune_officer())
    chair()
    binh = make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    url = f"/vp/tai-khoan/vai-tro/{grant_of(binh).pk}/thoi/"
    assert office.get(url).status_code == 200
    assert office.post(url, {"on": "20/11/2026", "reason": ""}).status_code == 422
    assert office.post(url, {"on": "20/11/2026", "reason": "Hết nhiệm kỳ"}).status_code == 302
    assert grant_of(binh).valid_to.isoformat() == "2026-11-20"
    assert office.post(url, {"on": "20/11/2026", "reason": "Lần nữa"}).status_code == 422


def test_the_last_person_of_a_club_is_ended_only_when_the_box_is_ticked() -> None:
    office = signed_in(commune_officer())
    url = f"/vp/tai-khoan/vai-tro/{grant_of(chair()).pk}/thoi/"
    typed = {"on": "20/11/2026", "reason": "Qua đời"}
    refused = office.post(url, typed)
    assert "người cuối cùng" in refused.content.decode()
    assert office.post(url, typed | {"is_last_confirmed": "on"}).status_code == 302


def test_a_neighbour_finds_nobody_and_changes_nothing() -> None:
    lan = chair()
    stranger = signed_in(commune_officer("/27/3052/"))
    grant = grant_of(lan)
    for page in ("", "sua/", "phien/", "hai-buoc/"):
        assert stranger.get(f"/vp/tai-khoan/{lan.pk}/{page}").status_code == 404
    for page in ("sua/", "phieu/", "phieu/thu-hoi/", "phien/", "hai-buoc/"):
        assert stranger.post(f"/vp/tai-khoan/{lan.pk}/{page}", {"reason": "x", "name": "y"}).status_code == 404
    assert stranger.get(f"/vp/tai-khoan/vai-tro/{grant.pk}/thoi/").status_code == 404
    assert stranger.get("/vp/tai-khoan/noi/", {"nguoi": lan.pk}).status_code == 404
    lan.refresh_from_db()
    assert lan.name == "Nguyễn Thị Lan"
    assert not Slip.objects.exists()


def test_the_page_of_a_person_shows_only_the_roles_within_reach() -> None:
    both = make_user("Phạm Văn Bình", (Role.TREASURER, CLUB), (Role.SECRETARY, NEXT_CLUB))
    page = signed_in(commune_officer()).get(f"/vp/tai-khoan/{both.pk}/").content.decode()
    assert "Thủ quỹ" in page
    assert "Thư ký" not in page
    assert "còn giữ vai trò ở nơi khác" in page
    assert "Làm và in phiếu vào" not in page
    assert "Làm và in phiếu vào" in signed_in(province_officer()).get(f"/vp/tai-khoan/{both.pk}/").content.decode()


def test_a_lost_phone_is_signed_out_and_a_slip_taken_back_by_the_office() -> None:
    lan = chair()
    office = signed_in(commune_officer())
    office.post(f"/vp/tai-khoan/{lan.pk}/phieu/")
    assert "Thu hồi phiếu" in office.get(f"/vp/tai-khoan/{lan.pk}/").content.decode()
    office.post(f"/vp/tai-khoan/{lan.pk}/phieu/thu-hoi/")
    assert Slip.objects.get().revoked_at
    assert office.post(f"/vp/tai-khoan/{lan.pk}/phien/", {"reason": ""}).status_code == 422
    assert office.post(f"/vp/tai-khoan/{lan.pk}/phien/", {"reason": "Mất máy"}).status_code == 302
    assert office.post(f"/vp/tai-khoan/{lan.pk}/sua/", {"name": "Nguyễn Thị Lan Anh", "phone": ""}).status_code == 302


def test_places_are_offered_where_one_may_appoint() -> None:
    office = signed_in(commune_officer())
    chair()
    page = office.get("/vp/tai-khoan/noi/").content.decode()
    assert "o=/27/3051/c812/" in page
    assert "o=/27/3051/" in page
    assert "Không có nơi nào" in office.get("/vp/tai-khoan/noi/", {"q": "zzzz"}).content.decode()


def test_rows_of_the_list_are_those_the_reach_covers() -> None:
    users = [make_user(f"Người {n}", (Role.SECRETARY, path)) for n, path in enumerate((CLUB, NEXT_CLUB, "/28/1/c1/"))]
    for roots in ({COMMUNE}, {PROVINCE}, {"/"}, {CLUB, "/28/"}, set()):
        reach = Reach(frozenset(roots))
        seen = {row.user_id for row in people_within(reach, noon().date())}
        assert seen == {user.pk for user in users if reach.covers(grant_of(user).path)}


def test_the_printed_matrix_names_every_role_and_action() -> None:
    printed = access_matrix_markdown()
    assert all(f"`{role}`" in printed for role in Role)
    assert all(f"| `{action}` |" in printed for action in Action)
    assert printed.count("✓") > sum(len(actions) for actions in ALLOWS.values())
