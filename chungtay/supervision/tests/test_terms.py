"""Periods and thresholds of supervision are dated limits: the country's, a province's own, ours where none is set."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Role
from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import Reach
from chungtay.people.tests.factories import make_commune
from chungtay.programme.models import Limit
from chungtay.programme.rules import LimitName
from chungtay.programme.services import NewLimit, load_programmes, set_limit
from chungtay.supervision import services
from chungtay.supervision.queries.risks import reasons_to_visit, suggested
from chungtay.supervision.queries.terms import terms_at, terms_on
from chungtay.supervision.rules import TERMS, Risk, Terms, VisitTooLongAgo
from chungtay.supervision.tests.factories import planned, supervisor, today, written
from tests.cast import lan_the_chair, someone

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(frozenset({"/"}))


@pytest.fixture
def club() -> Club:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return club


@pytest.fixture
def elsewhere() -> Club:
    club = make_club("CLB thôn Đông", commune=make_commune("Kim Liên", province="Nghệ An"))
    make_board(club)
    return club


def province_of(club: Club) -> str:
    return f"/{club.path.split('/')[1]}/"


def let(name: LimitName, value: int, path: str = "/", since: date | None = None) -> Limit:
    keeper = someone("Trần Thị Hoa", (Role.CENTRE_OFFICER, "/"))
    return set_limit(keeper.act, key=uuid4(), path=path, new=NewLimit(name, value, since or today()))


def test_what_we_ship_is_what_ours_are_and_is_marked_as_inferred() -> None:
    Limit.objects.all().delete()
    load_programmes(someone("Trần Thị Hoa", (Role.CENTRE_OFFICER, "/")).act)
    assert terms_on(date(2026, 3, 1), "/") == Terms() == Terms(15, 30, 60, 183, 2, 1_000)
    assert set(Limit.objects.filter(name__in=list(TERMS.values())).values_list("mark", flat=True)) == {"INFERRED"}


def test_where_nobody_set_anything_ours_hold(club: Club) -> None:
    assert terms_on(today(), club.path) == Terms()


def test_a_province_has_its_own_from_a_day_on(club: Club, elsewhere: Club) -> None:
    let(LimitName.SUPERVISION_ANSWER_DAYS, 20, since=today() - timedelta(days=9))
    let(LimitName.SUPERVISION_ANSWER_DAYS, 7, province_of(club))
    found = terms_at(today(), [club.path, elsewhere.path, "/"])
    assert [each.answer_days for each in found.values()] == [7, 20, 20]
    assert terms_on(today() - timedelta(days=1), club.path).answer_days == 20
    assert terms_on(today(), club.path) == found[club.path]


def test_the_days_offered_follow_the_place(club: Club) -> None:
    let(LimitName.SUPERVISION_ANSWER_DAYS, 7, province_of(club))
    let(LimitName.SUPERVISION_ASKED_DAYS, 10, province_of(club))
    visit = planned(club)
    board, office = lan_the_chair(club).client, supervisor(club).client
    for client, page, days in (
        (board, f"/clb/{club.pk}/kho-khan/neu/", 7), (office, "/vp/kho-khan/neu/", 7),
        (office, f"/clb/{club.pk}/giam-sat/{visit.key}/kien-nghi/", 10),
    ):  # fmt: skip
        assert client.get(page).context["form"].initial["due_on"] == today() + timedelta(days=days), page


def test_a_visit_is_written_within_the_days_of_the_place_and_the_refusal_names_them(club: Club) -> None:
    let(LimitName.SUPERVISION_WRITTEN_DAYS, 5, province_of(club))
    visit, who = planned(club), supervisor(club)

    def write(days: int) -> None:
        said = written(club, visited_on=today() - timedelta(days=days))
        services.write_visit(who.act, visit=visit, key=uuid4(), version=0, written=said)

    with pytest.raises(VisitTooLongAgo) as refused:
        write(6)
    assert refused.value.facts["days"] == 5
    write(5)


def test_each_club_of_a_list_is_held_to_the_terms_of_its_province(club: Club, elsewhere: Club) -> None:
    BoardSeat.objects.filter(post=Post.CHAIR).update(valid_from=today() - timedelta(days=200))

    def new_chairs() -> list[str]:
        return [each.club.name for each in suggested(EVERYWHERE, today(), risk=Risk.NEW_BOARD)]

    assert new_chairs() == []
    let(LimitName.SUPERVISION_NEW_BOARD_DAYS, 365, province_of(elsewhere))
    assert new_chairs() == [elsewhere.name]
    assert [each.risk for each in reasons_to_visit(elsewhere, today())] == [Risk.NEW_BOARD]
    assert reasons_to_visit(club, today()) == ()


def test_the_list_asks_as_much_for_one_province_as_for_two(club: Club) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            suggested(EVERYWHERE, today())
        return len(asked)

    first = cost()
    other = make_club("CLB thôn Đông", commune=make_commune("Kim Liên", province="Nghệ An"))
    let(LimitName.SUPERVISION_SILENT_MONTHS, 3, province_of(other))
    assert cost() == first
