"""What health counts into figures: people and slips, each to the nearest five, never a row behind them."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import behind
from chungtay.figures.queries.where import shown
from chungtay.figures.registry import Registry
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.health import services
from chungtay.health.rules import ClubAction, Domain, NextStep, ReferralState, StationAnswer
from chungtay.health.services import Ending, Line
from chungtay.health.tests.factories import (
    agree,
    make_check_up,
    make_measurement,
    make_referral,
    make_screening,
    team_act,
)
from chungtay.kernel.acts import EVERYWHERE
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.rules import Purpose

pytestmark = pytest.mark.django_db
AT = team_act(date(2026, 11, 27)).at


def counted(club: Club, month: int) -> ClubMonth:
    refresh_all(AT)
    return ClubMonth.objects.get(club=club, month=date(2026, month, 1))


def members_of(club: Club, count: int) -> list[Membership]:
    found = [make_member(club, full_name=f"Nguyễn Thị Lụa {nth}") for nth in range(count)]
    for member in found:
        agree(member, Purpose.HEALTH_RECORD, Purpose.STATION, day=date(2026, 5, 1))
    return found


def test_a_year_of_health_is_counted_once_by_person_and_a_rebuild_counts_the_same() -> None:
    club = make_club()
    lua, tho, mui = members_of(club, 3)
    quiet = make_member(club)
    for month in (5, 6, 10):
        make_meeting(club, date(2026, month, 20))
        make_measurement(lua, on=date(2026, month, 20))
    uncounted = [Line(quiet.pk, is_count_only=True)]
    services.measure(team_act(date(2026, 6, 20)), club=club, key=uuid4(), on=date(2026, 6, 20), lines=uncounted)
    make_check_up(club, [lua, tho], on=date(2026, 5, 22))
    make_check_up(club, [lua], on=date(2026, 6, 2))
    make_check_up(club, [mui], on=date(2026, 10, 2))
    worry = {Domain.MOBILITY: Ending(NextStep.CLUB, ClubAction.EXERCISE_GROUP)}
    make_screening(lua, {"chair_rises": "slower"}, worry, on=date(2026, 6, 20))
    make_screening(lua, on=date(2026, 10, 20))
    first, second = (make_referral(member, on=date(2026, 6, 21)) for member in (lua, tho))
    answered = {"state": ReferralState.ANSWERED, "answer": StationAnswer.FOLLOWED, "on": date(2026, 7, 3)}
    services.settle_referral(team_act(), club=club, key=uuid4(), referral_key=first.key, **answered)
    taken_back = {"state": ReferralState.TAKEN_BACK, "words": "nhầm", "on": date(2026, 7, 3)}
    services.settle_referral(team_act(), club=club, key=uuid4(), referral_key=second.key, **taken_back)

    may, june, october = (counted(club, month) for month in (5, 6, 10))
    assert (may.measured_count, june.measured_count, june.measured_first_count) == (1, 2, 1)
    assert (may.examined_count, june.examined_count) == (2, 1)
    assert (may.examined_half_count, june.examined_half_count, october.examined_half_count) == (2, 2, 1)
    assert (june.screened_count, june.screen_worry_count) == (1, 1)
    assert (october.screened_count, october.screen_worry_count) == (0, 0)
    assert (june.referred_count, june.referral_answered_count) == (1, 1)
    rebuild(AT, date(2026, 11, 27))
    assert all(not proof.wrong for proof in prove(date(2026, 11, 27)))


def test_every_column_is_shown_to_the_nearest_five_and_opens_to_no_row() -> None:
    club = make_club()
    for member in members_of(club, 2):
        make_measurement(member, on=date(2026, 5, 20))
    make_meeting(club, date(2026, 5, 20))
    refresh_all(AT)
    for owned in (one for one in Registry.fills if one.room == "health"):
        assert not owned.lines
        for column in owned.columns:
            assert shown({column: 2}) == {column: 0}
            assert shown({column: 3}) == {column: 5}
            assert not getattr(behind(EVERYWHERE, club.pk, Month(2026, 5), column), "rows", ())
