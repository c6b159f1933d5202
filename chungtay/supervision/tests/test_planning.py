"""Visits to many clubs planned at once: one each, spread if asked, once by the key, nobody twice in the same time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from chungtay.audit.models import Note
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import RuleBroken
from chungtay.supervision import services
from chungtay.supervision.models import Visit
from chungtay.supervision.rules import (
    CLUBS_AT_MOST,
    ClubsNotChosen,
    ClubsPlannedAlready,
    EveryClubPlanned,
    LeaderMissing,
    Level,
    NoDayInSeries,
    PlannedInPast,
    Series,
    SeriesBackwards,
    SeriesTooLong,
    TooManyClubs,
    check_series,
    dealt,
)
from chungtay.supervision.tests.factories import planned, raised, supervisor, today
from tests.cast import commune_helper, neighbour_officer

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
PAGE = "/vp/giam-sat/len-lich/"


@pytest.fixture
def clubs() -> list[Club]:
    return [make_club(f"CLB thôn {name}") for name in ("An", "Bình", "Cát")]


def ahead(days: int) -> date:
    return today() + timedelta(days=days)


def series(first: int = 1, last: int = 10, **more: Any) -> Series:
    said: dict[str, Any] = {"leader": "Ông Mai Văn Tứ", "is_spread": True, "with_weekends": True} | more
    return Series(ahead(first), ahead(last), **said)


def plan(clubs: Sequence[Club], of: Series | None = None, key: UUID | None = None) -> list[Visit]:
    act = supervisor(clubs[0]).act
    return services.plan_visits(act, clubs=clubs, key=key or uuid4(), series=of or series())


def test_days_are_dealt_from_the_first_to_the_last_and_never_out_of_order() -> None:
    days = Series(MONDAY, MONDAY + timedelta(days=13), "Ông Tứ").days()
    assert [day.day for day in days] == [23, 24, 25, 26, 27, 30, 1, 2, 3, 4]
    assert [day.day for day in dealt(days, 4, is_spread=True)] == [23, 25, 30, 2]
    assert dealt(days[:2], 5, is_spread=True) == [days[0]] * 3 + [days[1]] * 2
    assert set(dealt(days, 5, is_spread=False)) == {MONDAY}


@pytest.mark.parametrize(
    ("first", "last", "more", "refusal"),
    [
        (-1, 3, {}, PlannedInPast), (3, 1, {}, SeriesBackwards), (0, 367, {}, SeriesTooLong),
        (5, 6, {"with_weekends": False}, NoDayInSeries), (0, 3, {"leader": ""}, LeaderMissing),
    ],
)  # fmt: skip
def test_a_series_that_cannot_be_is_refused(
    first: int, last: int, more: dict[str, Any], refusal: type[RuleBroken]
) -> None:
    said: dict[str, Any] = {"leader": "Ông Tứ", "with_weekends": True} | more
    of = Series(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last), **said)
    with pytest.raises(refusal):
        check_series(of, 1, MONDAY)


@pytest.mark.parametrize(("count", "refusal"), [(0, ClubsNotChosen), (CLUBS_AT_MOST + 1, TooManyClubs)])
def test_nobody_and_hundreds_are_not_planned(count: int, refusal: type[RuleBroken]) -> None:
    with pytest.raises(refusal):
        check_series(series(), count, today())


def test_each_club_gets_its_visit_with_leader_reasons_and_note(clubs: list[Club]) -> None:
    make_board(clubs[0], since=ahead(-20))
    made = plan(clubs)
    assert [visit.planned_on for visit in made] == [ahead(1), ahead(4), ahead(7)]
    assert {(visit.level, visit.team, visit.state) for visit in made} == {("commune", "Ông Mai Văn Tứ", "planned")}
    assert [visit.reasons for visit in made] == [["new_board"], [], []]
    assert set(Note.objects.filter(action="supervision.plan_visit").values_list("path", flat=True)) == {
        club.path for club in clubs
    }
    assert Note.objects.filter(action="supervision.plan_visits").count() == 1


def test_the_same_form_twice_is_one_plan(clubs: list[Club]) -> None:
    key = uuid4()
    first = plan(clubs, key=key)
    assert [visit.pk for visit in plan(clubs, key=key)] == [visit.pk for visit in first]
    assert Visit.objects.count() == 3


def test_a_club_with_a_visit_in_that_time_is_named_and_left_out_only_if_asked(clubs: list[Club]) -> None:
    planned(clubs[1], on=ahead(10))
    planned(clubs[2], Level.PROVINCE, on=ahead(2))
    with pytest.raises(ClubsPlannedAlready) as refused:
        plan(clubs)
    assert refused.value.facts["names"] == "CLB thôn Bình"
    assert Visit.objects.count() == 2
    made = plan(clubs, series(skips_planned=True))
    assert [visit.club.name for visit in made] == ["CLB thôn An", "CLB thôn Cát"]
    with pytest.raises(EveryClubPlanned):
        plan(clubs, series(skips_planned=True))
    assert len(plan(clubs, series(11, 20))) == 3


def test_a_club_out_of_reach_stops_the_whole_plan(clubs: list[Club]) -> None:
    with pytest.raises(OutsideReach):
        services.plan_visits(neighbour_officer().act, clubs=clubs, key=uuid4(), series=series())
    assert not Visit.objects.exists()


def test_a_plan_asks_as_much_for_three_clubs_as_for_one_but_for_a_note_each(clubs: list[Club]) -> None:
    def cost(of: Sequence[Club], when: Series) -> int:
        act = supervisor(clubs[0]).act
        with CaptureQueriesContext(connection) as asked:
            services.plan_visits(act, clubs=of, key=uuid4(), series=when)
        return len(asked)

    one = cost(clubs[:1], series(1, 3))
    assert cost(clubs, series(4, 9)) == one + 2


def test_ticked_clubs_are_planned_on_the_page(clubs: list[Club]) -> None:
    office = supervisor(clubs[0]).client
    raised(clubs[0])
    address = PAGE + "?" + "&".join(f"clb={club.pk}" for club in clubs)
    page = office.get(address).content.decode()
    assert all(club.name in page for club in clubs)
    planned(clubs[0], on=ahead(2))
    form = {"key": str(uuid4()), "first_on": f"{ahead(1):%d/%m/%Y}", "last_on": f"{ahead(9):%d/%m/%Y}",
            "is_spread": "on", "with_weekends": "on", "leader": "Ông Tứ", "purpose": ""}  # fmt: skip
    refused = office.post(address, form)
    assert refused.status_code == 422
    assert escape("1 câu lạc bộ đã có lịch trong khoảng này: CLB thôn An.") in refused.content.decode()
    told = office.post(address, form | {"skips_planned": "on"}, follow=True).content.decode()
    assert "Đã lên lịch 2 câu lạc bộ, bỏ qua 1 câu lạc bộ đã có lịch." in told


def test_nothing_ticked_is_told_and_what_lies_elsewhere_is_not_there(clubs: list[Club]) -> None:
    office = supervisor(clubs[0]).client
    assert "Chưa chọn câu lạc bộ nào" in office.get(PAGE, follow=True).content.decode()
    address = f"{PAGE}?clb={clubs[0].pk}"
    assert office.get(f"{PAGE}?clb=999999&clb={clubs[0].pk}").status_code == 404
    assert neighbour_officer().client.get(address).status_code == 404
    assert commune_helper().client.get(address).status_code in {403, 404}


def test_the_page_of_the_plan_asks_as_much_for_three_clubs_as_for_one(clubs: list[Club]) -> None:
    office = supervisor(clubs[0]).client

    def cost(of: Sequence[Club]) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert office.get(PAGE + "?" + "&".join(f"clb={club.pk}" for club in of)).status_code == 200
        return len(asked)

    assert cost(clubs[:1]) == cost(clubs)
