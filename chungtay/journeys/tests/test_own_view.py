"""A member's own view: a link that opens one person, "không đúng", and an answer that must come."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.journeys.models import MemberLink, Objection
from chungtay.journeys.queries import club_todos, desk_todos
from chungtay.journeys.queries.own_view import unanswered_too_long
from chungtay.journeys.rules import AlreadyAnswered, LinkGone, ObjectionSaysNothing, TooManyObjections
from chungtay.journeys.services import (
    answer_objection,
    make_links,
    object_to,
    opened_by,
    token_of,
    withdraw_link,
)
from chungtay.kernel.acts import Act, OutsideReach, now
from tests.cast import commune_officer, lan_the_chair, neighbour, neighbour_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    return make_club()


@pytest.fixture
def lua(club: Club) -> Membership:
    return make_member(club, full_name="Nguyễn Thị Lụa")


def link_for(member: Membership) -> MemberLink:
    lan = lan_the_chair(member.club)
    return make_links(lan.act, club_id=member.club_id, path=member.club.path, membership_ids=[member.pk])[member.pk]


def nobody() -> Act:
    return Act(actor_id=None, at=now())


def said(member: Membership, words: str = "Tháng 9 tôi đã nộp lãi.") -> Objection:
    return object_to(nobody(), membership=member, key=uuid4(), about="Vay vốn", words=words, by_link=True)


def test_the_link_opens_its_member_without_signing_in_and_names_nobody_else(club: Club, lua: Membership) -> None:
    make_member(club, full_name="Trần Văn Bình")
    page = Client().get(reverse("journeys:own_page", args=[token_of(link_for(lua))]))
    assert page.status_code == 200
    assert "Nguyễn Thị Lụa" in page.content.decode()
    assert "Trần Văn Bình" not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page["Cache-Control"]


def test_a_link_is_made_once_and_stays_the_same(lua: Membership) -> None:
    assert token_of(link_for(lua)) == token_of(link_for(lua))


def test_a_link_that_ends_soon_is_replaced(lua: Membership) -> None:
    old = link_for(lua)
    MemberLink.objects.filter(pk=old.pk).update(expires_on=now().date() + timedelta(days=5))
    assert link_for(lua).pk != old.pk
    with pytest.raises(LinkGone):
        opened_by(nobody(), token_of(old))


@pytest.mark.parametrize("spoil", ["", "abc", "0" * 32 + ".x", "gone"])
def test_an_address_that_was_guessed_changed_or_withdrawn_opens_nothing(lua: Membership, spoil: str) -> None:
    token = token_of(link_for(lua))
    if spoil == "gone":
        withdraw_link(lan_the_chair(lua.club).act, membership=lua, key=uuid4())
    else:
        token = spoil or token[:-1] + ("A" if token[-1] != "A" else "B")
    assert Client().get(f"/xem/{token}/").status_code == 404


def test_what_a_member_says_waits_on_the_clubs_home_until_it_is_answered(lua: Membership) -> None:
    lan = lan_the_chair(lua.club)
    objection = said(lua)
    assert [todo.text for todo in club_todos(lua.club, lan.act)] == [
        "Nguyễn Thị Lụa nói có chỗ không đúng, chờ trả lời"
    ]
    answer_objection(lan.act, objection=objection, key=uuid4(), answer="Đã xem sổ, bà đã nộp, xin lỗi bà.")
    assert not list(club_todos(lua.club, lan.act))
    page = Client().get(reverse("journeys:own_page", args=[token_of(link_for(lua))])).content.decode()
    assert "Đã xem sổ, bà đã nộp" in page


def test_a_member_speaks_through_the_link(lua: Membership) -> None:
    url = reverse("journeys:own_page", args=[token_of(link_for(lua))])
    form = {"about": "Việc khác", "words": "Tôi không vay.", "key": str(uuid4())}
    assert Client().post(url, form).status_code == 302
    assert Client().post(url, form).status_code == 302
    objection = Objection.objects.get()
    assert (objection.words, objection.typed_by_id) == ("Tôi không vay.", None)


def test_nothing_typed_is_lost_when_the_form_is_wrong(lua: Membership) -> None:
    url = reverse("journeys:own_page", args=[token_of(link_for(lua))])
    page = Client().post(url, {"words": "Tôi không vay.", "key": str(uuid4())})
    assert page.status_code == 422
    assert "Tôi không vay." in page.content.decode()


def test_the_board_writes_down_what_is_said_and_prints_the_slips(club: Club, lua: Membership) -> None:
    lan = lan_the_chair(club)
    url = reverse("journeys:not_right", args=[club.pk, lua.pk])
    form = {"about": "Việc khác", "words": "Sai tên con dâu.", "key": str(uuid4())}
    assert lan.client.post(url, form).status_code == 302
    assert Objection.objects.get().typed_by_id == lan.user.pk
    pdf = lan.client.post(reverse("journeys:slips_printed", args=[club.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert lan.client.get(reverse("journeys:objections", args=[club.pk])).status_code == 200


def test_an_objection_nobody_answers_becomes_the_communes_matter(lua: Membership) -> None:
    objection = said(lua)
    lan = lan_the_chair(lua.club)
    reach = lan.act.reach("see_club")
    assert not unanswered_too_long(reach, now())
    assert list(unanswered_too_long(reach, now() + timedelta(days=15))) == [objection]


def test_it_refuses_silence_and_a_flood_and_a_second_answer(lua: Membership) -> None:
    with pytest.raises(ObjectionSaysNothing):
        said(lua, "   ")
    first = said(lua)
    for number in range(4):
        said(lua, f"Lần {number}")
    with pytest.raises(TooManyObjections):
        said(lua, "Lần nữa")
    lan = lan_the_chair(lua.club)
    answer_objection(lan.act, objection=first, key=uuid4(), answer="Đúng rồi.")
    with pytest.raises(AlreadyAnswered):
        answer_objection(lan.act, objection=first, key=uuid4(), answer="Khác.")


def test_the_neighbour_finds_no_member_no_slip_and_no_objection(club: Club, lua: Membership) -> None:
    objection, cuc = said(lua), neighbour()
    addresses = [
        reverse("journeys:slips", args=[club.pk]),
        reverse("journeys:member_view", args=[club.pk, lua.pk]),
        reverse("journeys:not_right", args=[club.pk, lua.pk]),
        reverse("journeys:objections", args=[club.pk]),
        reverse("journeys:objection", args=[club.pk, objection.key]),
    ]
    assert {cuc.client.get(url).status_code for url in addresses} == {404}
    assert cuc.client.post(reverse("journeys:slip", args=[club.pk, lua.pk])).status_code == 404
    with pytest.raises(OutsideReach):
        answer_objection(cuc.act, objection=objection, key=uuid4(), answer="x")
    with pytest.raises(OutsideReach):
        withdraw_link(cuc.act, membership=lua, key=uuid4())


def test_the_tables_hold_without_the_services(lua: Membership) -> None:
    link = link_for(lua)
    objection = said(lua)
    cheats = [
        lambda: MemberLink.objects.create(membership=lua, made_at=now(), expires_on=link.expires_on),
        lambda: Objection.objects.filter(pk=objection.pk).update(words=""),
        lambda: Objection.objects.filter(pk=objection.pk).update(answered_at=now()),
    ]
    for cheat in cheats:
        with pytest.raises(IntegrityError), transaction.atomic():
            cheat()


def test_the_list_of_slips_costs_the_same_with_one_member_and_with_three(club: Club, lua: Membership) -> None:
    lan, url = lan_the_chair(club), reverse("journeys:slips", args=[club.pk])
    lan.client.get(url)
    with CaptureQueriesContext(connection) as one:
        lan.client.get(url)
    make_member(club, full_name="Trần Văn Bình")
    make_member(club, full_name="Lê Thị Hoa")
    with CaptureQueriesContext(connection) as three:
        lan.client.get(url)
    assert len(one) == len(three)


def test_what_nobody_answers_for_a_fortnight_stands_on_the_communes_desk(club: Club, lua: Membership) -> None:
    tu, url = commune_officer(), reverse("journeys:office_objections")
    said(lua)
    assert not list(desk_todos(tu.act))
    assert "Không có ý kiến nào" in tu.client.get(url).content.decode()

    def late(member: Membership) -> None:
        Objection.objects.filter(pk=said(member).pk).update(said_at=now() - timedelta(days=20))

    late(lua)
    (told,) = desk_todos(tu.act)
    assert told.text == "1 ý kiến “không đúng” của thành viên chưa được trả lời quá 14 ngày"
    assert told.url == url
    with CaptureQueriesContext(connection) as one:
        page = tu.client.get(url).content.decode()
    for shown in (club.name, "Nguyễn Thị Lụa", "Tháng 9 tôi đã nộp lãi.", "20 ngày"):
        assert shown in page
    late(make_member(club, full_name="Trần Văn Bình"))
    late(make_member(club, full_name="Lê Thị Hoa"))
    with CaptureQueriesContext(connection) as three:
        tu.client.get(url)
    assert len(one) == len(three)
    assert not list(desk_todos(neighbour_officer().act))
    assert "Lụa" not in neighbour_officer().client.get(url).content.decode()
