"""The pages: who sees them, what they say, what a form does, and that they ask the database no more for more rows."""

import io
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.access.models import Grant
from chungtay.clubs.models import (
    Absence,
    BoardSeat,
    ClubHamlet,
    ClubName,
    ClubState,
    MeetingRule,
    Membership,
    Regulation,
    Seat,
    Team,
    TeamPlace,
)
from chungtay.clubs.rules import State
from chungtay.clubs.tests.factories import end, make_board, make_club, make_member, make_members, make_team
from chungtay.people.models import Duplicate, Person, PersonStatus
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_hamlet, make_status
from tests.cast import (
    commune_helper,
    commune_officer,
    lan_the_chair,
    neighbour,
    neighbour_officer,
    next_commune,
    partner,
    province_officer,
)

pytestmark = pytest.mark.django_db

CLUB_PAGES = ["members", "add_member", "board", "seat", "teams", "add_team", "profile", "edit_profile", "rename"]
CLUB_PAGES += ["meeting_day", "regulation", "hamlets", "members_workbook", "register", "club_duplicates"]
MEMBER_PAGES = ["member", "edit_member", "correct_joining", "add_status", "leave", "move", "absence"]


def sent(client: Client, page: str, /, *args: int, **said: object) -> HttpResponse:
    return client.post(reverse(f"clubs:{page}", args=args), {"key": str(uuid4())} | said)


@pytest.mark.parametrize("page", CLUB_PAGES)
def test_the_board_opens_its_pages_and_a_neighbour_finds_nothing(page: str) -> None:
    club = make_club()
    make_board(club)
    make_hamlet()
    address = reverse(f"clubs:{page}", args=[club.pk])
    assert lan_the_chair(club).client.get(address).status_code == 200
    for stranger in (neighbour(), neighbour_officer(), partner(club)):
        assert stranger.client.get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("page", MEMBER_PAGES)
def test_a_member_is_seen_by_their_board_only(page: str) -> None:
    club = make_club()
    member = make_member(club)
    make_status(member.person, StatusValue.POOR)
    address = reverse(f"clubs:{page}", args=[club.pk, member.pk])
    assert lan_the_chair(club).client.get(address).status_code == 200
    assert neighbour().client.get(address).status_code == 404
    elsewhere = reverse(f"clubs:{page}", args=[make_club().pk, member.pk])
    assert commune_officer().client.get(elsewhere).status_code == 404


def test_a_helper_reads_and_writes_nothing() -> None:
    club = make_club()
    helper = commune_helper()
    assert helper.client.get(reverse("clubs:members", args=[club.pk])).status_code == 200
    assert helper.client.get(reverse("clubs:add_member", args=[club.pk])).status_code == 404
    assert sent(helper.client, "add_member", club.pk, full_name="A", joined_on="20/05/2026").status_code == 404


def test_members_stand_in_vietnamese_order_by_given_name() -> None:
    club = make_club()
    for name in ("Nguyễn Thị Ân", "Trần Văn An", "Lê Thị Ảnh", "Bùi Ánh", "Vũ Ăn"):
        make_member(club, full_name=name)
    page = lan_the_chair(club).client.get(reverse("clubs:members", args=[club.pk]))
    assert [line["person"].full_name for line in page.context["lines"]] == [
        "Trần Văn An",
        "Lê Thị Ảnh",
        "Bùi Ánh",
        "Vũ Ăn",
        "Nguyễn Thị Ân",
    ]
    by_number = lan_the_chair(club).client.get(reverse("clubs:members", args=[club.pk]), {"sort": "-so"})
    assert [line["member"].number for line in by_number.context["lines"]] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("text", "found"), [("on", ["Lò Thị Ơn"]), ("lo thi", ["Lò Thị Ơn"]), ("2", ["Vi Văn Tài"]), ("zz", [])]
)
def test_a_member_is_found_by_any_spelling_and_by_number(text: str, found: list[str]) -> None:
    club = make_club()
    for name in ("Lò Thị Ơn", "Vi Văn Tài"):
        make_member(club, full_name=name)
    page = lan_the_chair(club).client.get(reverse("clubs:members", args=[club.pk]), {"q": text})
    assert [line["person"].full_name for line in page.context["lines"]] == found
    assert ("Không có ai như vậy" in page.content.decode()) is not bool(found)


def test_the_list_shows_who_left_and_who_is_away() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    gone, away, _here = make_members(club, 3)
    end(gone, date(2026, 5, 1))
    Absence.objects.create(membership=away, valid_from=date(2026, 1, 1))
    counts = {
        look: len(lan.client.get(reverse("clubs:members", args=[club.pk]), {"xem": look}).context["lines"])
        for look in ("dang", "vang", "thoi", "ca", "lạ")
    }
    assert counts == {"dang": 2, "vang": 1, "thoi": 1, "ca": 3, "lạ": 2}


def test_an_empty_register_says_why() -> None:
    club = make_club()
    assert "Sổ chưa có ai" in lan_the_chair(club).client.get(reverse("clubs:members", args=[club.pk])).content.decode()


def test_the_composition_is_told_as_plain_sentences() -> None:
    club = make_club()
    make_members(club, 2)
    page = lan_the_chair(club).client.get(reverse("clubs:members", args=[club.pk])).content.decode()
    assert "Chưa có thủ quỹ." in page


@pytest.mark.parametrize(
    ("page", "action"), [("members", None), ("board", None), ("teams", None), ("register", None), ("club", "office")]
)
def test_pages_ask_no_more_for_more_rows(page: str, action: str | None) -> None:
    counts = []
    for size in (1, 3):
        club = make_club()
        for number, member in enumerate(make_members(club, size)):
            make_status(member.person, StatusValue.POOR)
            team = make_team(club, f"Tổ {number}")
            TeamPlace.objects.create(team=team, membership=member, valid_from=date(2026, 1, 1))
            BoardSeat.objects.create(club=club, person=member.person, post="board_member", valid_from=date(2026, 1, 1))
        someone = commune_officer() if action else lan_the_chair(club)
        with CaptureQueriesContext(connection) as queries:
            assert someone.client.get(reverse(f"clubs:{page}", args=[club.pk])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_of_clubs_asks_no_more_for_more_clubs() -> None:
    officer = commune_officer()
    counts = []
    for _ in range(2):
        make_club()
        with CaptureQueriesContext(connection) as queries:
            officer.client.get(reverse("clubs:clubs"))
        counts.append(len(queries))
        make_club()
    assert counts[0] == counts[1]


def test_a_member_is_added_with_a_name_and_a_year() -> None:
    club = make_club()
    answer = sent(
        lan_the_chair(club).client, "add_member", club.pk, full_name="Lò Thị Ơn", birth="1950", joined_on="20/05/2026"
    )
    member = Membership.objects.get(club=club)
    assert answer.headers["Location"] == reverse("clubs:member", args=[club.pk, member.pk])
    assert (member.person.birth_year, member.valid_from) == (1950, date(2026, 5, 20))


def test_likely_duplicates_are_shown_first_and_nothing_typed_is_lost() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    known = make_member(club, full_name="Lò Thị Ơn", birth_year=1951)
    end(known, date(2025, 1, 1))
    said = {"full_name": "Lo Thi On", "birth": "1950", "phone": "0912345678", "joined_on": "20/05/2026"}
    page = sent(lan.client, "add_member", club.pk, **said)
    assert page.status_code == 422
    text = page.content.decode()
    assert "Có phải người này đã có trong sổ?" in text
    assert all(f'value="{value}"' in text for value in ("Lo Thi On", "1950", "0912345678"))
    assert Membership.objects.count() == 1
    sent(lan.client, "add_member", club.pk, **said, same=str(known.person_id))
    assert Membership.objects.filter(person=known.person).count() == 2
    sent(lan.client, "add_member", club.pk, **said | {"full_name": "Lò Thị Ơn"}, same="new")
    assert Person.objects.filter(name_fold="lo thi on").count() == 2


def test_a_namesake_of_another_club_is_not_shown_to_a_board() -> None:
    club, other = make_club(), make_club()
    make_member(other, full_name="Lò Thị Ơn", birth_year=1950)
    answer = sent(
        lan_the_chair(club).client, "add_member", club.pk, full_name="Lò Thị Ơn", birth="1950", joined_on="20/05/2026"
    )
    assert answer.status_code == 302
    officer = commune_officer()
    pairs = officer.client.get(reverse("clubs:duplicates")).context["pairs"]
    assert len(pairs) == 1
    assert province_officer().client.get(reverse("clubs:duplicates")).context["pairs"] == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"full_name": "x" * 5000}, "quá 120 chữ"),
        ({"full_name": ""}, "Còn chỗ chưa đúng"),
        ({"birth": "hôm qua"}, "chưa đọc được"),
        ({"joined_on": "31/02/2026"}, "không có thật"),
        ({"joined_on": "01/01/2090"}, "chưa đến"),
        ({"phone": "113"}, "10 chữ số"),
        ({"number": "99999999"}, "32.000"),
        ({"statuses": ["poor", "near_poor"]}, "không đi cùng nhau"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_kept_on_screen(said: dict, sentence: str) -> None:
    club = make_club()
    good = {"full_name": "Lò Thị Ơn", "birth": "1950", "joined_on": "20/05/2026", "address": "đầu bản"}
    page = sent(lan_the_chair(club).client, "add_member", club.pk, **good | said)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert 'value="đầu bản"' in page.content.decode()
    assert not Membership.objects.exists()


def test_every_small_form_of_a_member_does_its_one_thing() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club, full_name="Lò Thị Ơn")
    at = (club.pk, member.pk)
    said = {"full_name": "Lò Thị Ơn", "birth": "05/03/1950", "sex": "F", "ethnicity": "03", "known_as": "Ơn bản trên"}
    assert sent(lan.client, "edit_member", *at, **said).status_code == 302
    member.person.refresh_from_db()
    assert (member.person.birth_date, member.person.ethnicity) == (date(1950, 3, 5), "03")
    assert sent(lan.client, "add_status", *at, value="poor", since="01/02/2026").status_code == 302
    status = PersonStatus.objects.get()
    assert sent(lan.client, "end_status", *at, status.pk, on="01/06/2026").status_code == 302
    assert sent(lan.client, "absence", *at, since="01/07/2026", reason="Đi Bắc Ninh").status_code == 302
    assert sent(lan.client, "back", *at, Absence.objects.get().pk, on="01/09/2026").status_code == 302
    assert sent(lan.client, "correct_joining", *at, joined_on="02/02/2023").status_code == 302
    shown = lan.client.get(reverse("clubs:member", args=at)).content.decode()
    assert all(each in shown for each in ("05/03/1950 (76 tuổi)", "Thái", "Hộ nghèo", "Đi Bắc Ninh", "02/02/2023"))
    assert sent(lan.client, "leave", *at, reason="left", on="01/10/2026").status_code == 302
    member.refresh_from_db()
    assert (member.valid_to, member.end_reason) == (date(2026, 10, 1), "left")
    assert sent(lan.client, "leave", *at, reason="left", on="01/10/2026").status_code == 409


def test_a_death_and_a_move_by_form() -> None:
    club, other = make_club(), make_club()
    officer = commune_officer()
    dead, moved = make_members(club, 2)
    assert sent(officer.client, "leave", club.pk, dead.pk, reason="died", on="01/10/2026").status_code == 302
    assert Person.objects.get(pk=dead.person_id).died_on == date(2026, 10, 1)
    assert sent(officer.client, "move", club.pk, moved.pk, to=other.pk, on="01/10/2026").status_code == 302
    assert other.memberships.get().person_id == moved.person_id
    lone = lan_the_chair(club).client.get(reverse("clubs:move", args=[club.pk, moved.pk])).content.decode()
    assert "Nhờ cán bộ xã ghi chuyển" in lone


def test_the_board_and_the_teams_by_form() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    one, two = make_members(club, 2)
    said = {"person": one.pk, "post": "treasurer", "since": "01/02/2026", "source": "Biên bản bầu"}
    assert sent(lan.client, "seat", club.pk, **said).status_code == 302
    refused = sent(lan.client, "seat", club.pk, **said | {"post": "accountant"})
    assert refused.status_code == 422
    assert "không thể vừa làm kế toán vừa giữ quỹ" in refused.content.decode()
    taken = sent(lan.client, "seat", club.pk, **said | {"person": two.pk})
    assert taken.status_code == 409
    seat = BoardSeat.objects.get()
    assert sent(lan.client, "end_seat", club.pk, seat.pk, on="01/09/2026", reason="Tuổi cao").status_code == 302
    assert "Tuổi cao" in lan.client.get(reverse("clubs:board", args=[club.pk])).content.decode()
    assert sent(lan.client, "add_team", club.pk, name="Tổ bản trên", since="01/02/2026").status_code == 302
    team = Team.objects.get()
    put = sent(lan.client, "add_to_team", club.pk, team.pk, member=one.pk, is_leader="on", since="01/02/2026")
    assert put.status_code == 302
    assert "tổ trưởng" in lan.client.get(reverse("clubs:teams", args=[club.pk])).content.decode()
    place = TeamPlace.objects.get()
    assert sent(lan.client, "leave_team", club.pk, place.pk, on="01/05/2026").status_code == 302
    assert sent(lan.client, "close_team", club.pk, team.pk, on="01/06/2026").status_code == 302


def test_a_board_member_is_let_in_with_the_access_of_the_post() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    seat = make_board(club)["treasurer"]
    assert sent(lan.client, "let_in", club.pk, seat.pk, phone="0987654321").status_code == 302
    seat.refresh_from_db()
    grant = Grant.objects.get(pk=seat.grant_id)
    assert (grant.role, grant.user.phone, grant.user) == ("treasurer", "0987654321", seat.person.account)
    page = lan.client.get(reverse("clubs:board", args=[club.pk])).content.decode()
    assert reverse("access:club_person", args=[club.pk, grant.user_id]) in page
    assert lan.client.get(reverse("access:person", args=[grant.user_id])).status_code == 200
    assert sent(neighbour().client, "let_in", club.pk, seat.pk, phone="").status_code == 404


def test_the_papers_of_a_club_by_form() -> None:
    club = make_club("CLB thôn 1")
    lan = lan_the_chair(club)
    hamlet = make_hamlet("Phú Xuân")
    said = {"managing_org": "association", "meeting_place": "Nhà văn hóa", "decision_number": "222/QĐ-UBND"}
    assert sent(lan.client, "edit_profile", club.pk, **said, decided_on="27/10/2021").status_code == 302
    assert sent(lan.client, "rename", club.pk, name="CLB Đồng Tâm", since="01/05/2026").status_code == 302
    rule = {"calendar": "lunar", "day": "15", "since": "01/01/2026", "starts_at": "08:00"}
    assert sent(lan.client, "meeting_day", club.pk, **rule).status_code == 302
    assert sent(lan.client, "regulation", club.pk, words="Điều 1", adopted_on="01/02/2026").status_code == 302
    assert sent(lan.client, "hamlets", club.pk, hamlet_ids=[hamlet.pk], since="01/02/2026").status_code == 302
    assert ClubName.objects.filter(club=club).count() == 2
    assert MeetingRule.objects.get(club=club).calendar == "lunar"
    assert Regulation.objects.get(club=club).words == "Điều 1"
    assert ClubHamlet.objects.get(club=club).hamlet == hamlet
    shown = lan.client.get(reverse("clubs:profile", args=[club.pk])).content.decode()
    assert all(
        each in shown
        for each in ("CLB Đồng Tâm", "CLB thôn 1", "Ngày 15 âm lịch hằng tháng, 8:00", "Thôn Phú Xuân", "222/QĐ-UBND")
    )


def test_an_officer_finds_filters_and_sorts_clubs() -> None:
    make_club("CLB Phú Nghĩa")
    make_club("CLB Tân Hải", state=State.WEAK)
    make_club("CLB xa", commune=next_commune())
    officer = commune_officer()

    def names(**asked: object) -> list[str]:
        page = officer.client.get(reverse("clubs:clubs"), asked)
        return [line["club"].name for line in page.context["lines"]]

    assert names() == ["CLB Phú Nghĩa", "CLB Tân Hải"]
    assert names(sort="-ten") == ["CLB Tân Hải", "CLB Phú Nghĩa"]
    assert names(q="tan hai") == ["CLB Tân Hải"]
    assert names(tt="weak") == ["CLB Tân Hải"]
    assert names(cho="on") == []
    assert len(province_officer().client.get(reverse("clubs:clubs")).context["lines"]) == 3


def test_an_officer_writes_a_state_with_its_reason_and_confirms_a_seat() -> None:
    club = make_club()
    Seat.objects.filter(club=club, map__valid_to=None).update(is_confirmed=False)
    officer = commune_officer()
    page = officer.client.get(reverse("clubs:club", args=[club.pk])).content.decode()
    assert "chưa ai xác nhận" in page
    refused = sent(officer.client, "change_state", club.pk, to="weak", on="01/05/2026", reason=" ")
    assert refused.status_code == 422
    said = {"to": "suspended", "on": "01/05/2026", "reason": "Lũ quét, dân đi tránh"}
    assert sent(officer.client, "change_state", club.pk, **said).status_code == 302
    assert ClubState.objects.get(club=club, valid_to=None).state == "suspended"
    commune = Seat.objects.get(club=club, map__valid_to=None).commune_id
    answer = sent(officer.client, "confirm_seat", club.pk, commune=commune, source="Biên bản bàn giao")
    assert answer.status_code == 302
    assert Seat.objects.get(club=club, map__valid_to=None).is_confirmed
    assert lan_the_chair(club).client.get(reverse("clubs:change_state", args=[club.pk])).status_code == 404


def test_two_records_are_judged_side_by_side() -> None:
    club, other = make_club(), make_club()
    first = make_member(club, full_name="Lò Thị Ơn", birth_year=1950, phone="0912345678").person
    second = make_member(other, full_name="Lò Thị Ơn", birth_year=1951, known_as="Ơn bản trên").person
    third = make_member(other, full_name="Lò Thị Ơn", birth_year=1949).person
    officer = commune_officer()
    shown = officer.client.get(reverse("clubs:judge", args=[first.pk, second.pk])).content.decode()
    assert "khác" in shown
    assert neighbour_officer().client.get(reverse("clubs:judge", args=[first.pk, second.pk])).status_code == 404
    assert sent(officer.client, "judge", first.pk, third.pk, judgement="apart").status_code == 302
    assert Duplicate.objects.get().is_same is False
    assert sent(officer.client, "judge", first.pk, second.pk, judgement="same", keep=first.pk).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.merged_into, first.known_as) == (first, "Ơn bản trên")
    assert set(first.memberships.values_list("club", flat=True)) == {club.pk, other.pk}
    assert officer.client.get(reverse("clubs:duplicates")).context["pairs"] == []


def test_lists_come_as_workbooks_and_the_register_on_paper() -> None:
    from python_calamine import CalamineWorkbook

    club = make_club()
    make_member(club, full_name="=Lò Thị Ơn")
    lan = lan_the_chair(club)
    book = lan.client.get(reverse("clubs:members_workbook", args=[club.pk])).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[3][:2] == [1.0, "=Lò Thị Ơn"]
    office = commune_officer().client.get(reverse("clubs:clubs_workbook")).content
    assert club.name in str(CalamineWorkbook.from_filelike(io.BytesIO(office)).get_sheet_by_index(0).to_python())
    paper = lan.client.get(reverse("clubs:register", args=[club.pk]))
    assert paper.content.startswith(b"%PDF")
