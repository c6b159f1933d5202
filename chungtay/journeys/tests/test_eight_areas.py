"""A club with all eight areas: evidence of every room, the same answer in the figures and in words."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command

from chungtay.activities import services, words
from chungtay.activities.queries import clubs_in_areas, twelve_months_of
from chungtay.activities.queries.standing import MET
from chungtay.activities.rules import Kind
from chungtay.activities.services import PastActivity
from chungtay.activities.tests.factories import NOON, TODAY, act_in, done, make_activity
from chungtay.clubs.models import Club, TeamPlace
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.tests.factories import make_club, make_member, make_team
from chungtay.figures.models import ClubMonth
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.funds.rules import AccountKind
from chungtay.funds.tests.factories import make_fund, put_in
from chungtay.kernel.acts import EVERYWHERE, system_act
from chungtay.kernel.months import Month
from chungtay.loans.tests.factories import make_loan
from chungtay.meetings.models import Topic
from chungtay.meetings.tests.factories import make_meeting
from chungtay.programme.rules import LimitName
from chungtay.programme.services import NewLimit, set_limit

pytestmark = pytest.mark.django_db
_A = ActivityArea


@pytest.fixture(autouse=True)
def _limits() -> None:
    call_command("programme", "load", verbosity=0)


def counted(club: Club, month: date = date(2026, 11, 1)) -> ClubMonth:
    refresh_all(NOON)
    return ClubMonth.objects.get(club=club, month=month)


def months(count: int = 12) -> list[date]:
    """A day in each of the last months, this one included."""
    return [(Month.of(TODAY) + -n).first.replace(day=5) for n in range(count)]


def a_club_with_all_eight() -> Club:
    """A year of a club that does all that the eight areas ask for, in the fewest forms."""
    club = make_club()
    members = [make_member(club) for _ in range(6)]
    care = make_team(club, area=_A.HOMECARE)
    for member in members[:5]:
        TeamPlace.objects.create(team=care, membership=member, valid_from=date(2025, 8, 1))
    make_team(club, area=_A.SPIRIT)
    past = [done(happened_on=day) for day in months()]
    past += [done(Kind.SUDDEN_HELP, happened_on=day, helped_count=1) for day in months()]
    for kind, area, count in (
        (Kind.CHECK_UP, _A.HEALTH, 2), (Kind.RIGHTS_HELP, _A.RIGHTS, 1), (Kind.DIALOGUE, _A.RIGHTS, 2),
        (Kind.PROPOSAL_SOLVED, _A.RIGHTS, 1), (Kind.EXCHANGE, _A.SPIRIT, 2), (Kind.TALK, _A.AWARENESS, 10),
        (Kind.DRIVE, _A.RESOURCE, 9),
    ):  # fmt: skip
        past += [done(kind, area, happened_on=day, helped_count=5) for day in months(count)]
    for day in months(2):
        for title in ("Trợ cấp hưu trí xã hội", "Thẻ bảo hiểm y tế"):
            Topic.objects.create(meeting=make_meeting(club, day), area=_A.RIGHTS, title=title)
    services.enter_past_activities(act_in(club), club=club, key=uuid4(), past=[PastActivity(each) for each in past])
    fund = make_fund(club, cash_vnd=50_000_000)
    put_in(fund, 60_000, AccountKind.FEE, happened_on=months()[9])
    for member in members[:3]:
        make_loan(fund, member, 1_000_000)
    return club


def test_a_club_that_does_all_that_is_asked_has_all_eight_and_the_reasons_agree_with_the_figures() -> None:
    club = a_club_with_all_eight()
    month = counted(club)
    found = twelve_months_of(club, TODAY)
    assert found is not None
    assert [sentence for area in found.areas for sentence in words.area_lacks(area)] == []
    assert (month.all_areas_club_count, month.met_area_count, found.met_count) == (1, 8, 8)
    assert (month.rights_talk_year_count, month.topic_year_count, month.raising_month_year_count) == (2, 14, 10)
    assert (month.rights_helped_year_count, month.sudden_help_year_count, month.care_team_count) == (5, 12, 5)
    assert clubs_in_areas(EVERYWHERE, date(2026, 11, 1), lacks="du").count() == 1


def test_every_month_of_the_figures_agrees_with_its_reasons_area_by_area() -> None:
    club = a_club_with_all_eight()
    make_activity(club, Kind.EXCHANGE, _A.SPIRIT, happened_on=date(2026, 3, 3))
    refresh_all(NOON)
    rows = list(ClubMonth.objects.filter(club=club).order_by("month"))
    assert len(rows) > 12
    for row in rows:
        found = twelve_months_of(club, Month.of(row.month).last)
        assert found is not None
        told = {area.area for area in found.areas if area.is_met and found.is_judged}
        assert told == {area for area, column in MET.items() if getattr(row, column)}, row.month
        assert (row.met_area_count, row.all_areas_club_count) == (len(told), int(len(told) == 8))


def test_figures_rebuilt_from_nothing_are_those_that_are_refreshed() -> None:
    club = a_club_with_all_eight()
    rebuild(NOON, TODAY)
    wrong = make_activity(club, Kind.CHECK_UP, _A.HEALTH, happened_on=date(2026, 2, 2))
    make_activity(club, Kind.EXCHANGE, _A.SPIRIT, happened_on=date(2025, 12, 24))
    services.take_back(act_in(club), activity=wrong, key=uuid4(), reason="Nhầm")
    refresh_all(NOON)
    assert [proof.wrong for proof in prove(TODAY) if proof.wrong] == []


def test_a_limit_that_changes_changes_what_is_met_from_its_day_on() -> None:
    club = a_club_with_all_eight()
    assert counted(club).homecare_met_club_count == 1
    keeper = system_act(NOON, "keep_programme")
    new = NewLimit(LimitName.HOME_CARE_VOLUNTEERS_MIN, 9, date(2026, 11, 1), "QĐ thử")
    set_limit(keeper, key=uuid4(), path=f"/{club.path.split('/')[1]}/", new=new)
    refresh_all(NOON)
    rebuild(NOON, TODAY)
    assert (counted(club).homecare_met_club_count, counted(club, date(2026, 10, 1)).homecare_met_club_count) == (0, 1)
