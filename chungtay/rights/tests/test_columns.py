"""What rights count: a year of one club's cases, shown above in fives and opened by nobody; rebuild equals refresh."""

import re
from datetime import date
from uuid import uuid4

import pytest

from chungtay.activities.queries import closed_kinds
from chungtay.activities.rules import Kind
from chungtay.activities.tests.factories import make_activity
from chungtay.audit.services import mark_stale
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import AreaMonth, ClubMonth
from chungtay.figures.queries import behind, figure, in_area, overview, series
from chungtay.figures.rules import INDICATORS
from chungtay.figures.services.proving import prove
from chungtay.figures.services.refreshing import rebuild, refresh_all
from chungtay.kernel.acts import EVERYWHERE
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_commune, make_status
from chungtay.rights import services
from chungtay.rights.queries.cases import year_of
from chungtay.rights.rules import Benefit, ProposalState, State
from chungtay.rights.tests.factories import (
    NOON,
    TODAY,
    act_in,
    make_case,
    make_dialogue,
    make_law,
    make_proposal,
    step,
    take,
)
from tests.cast import commune_officer, ministry_reader, partner, province_officer

pytestmark = pytest.mark.django_db
SEP, OCT, NOV = (date(2026, month, 1) for month in (9, 10, 11))
VEILED = ("right_due_count", "right_soon_count", "right_case_count", "right_won_count", "right_gained_vnd",
          "right_helped_count")  # fmt: skip


def counted(club, month, *columns):
    row = ClubMonth.objects.get(club=club, month=month)
    return tuple(getattr(row, column) for column in columns)


@pytest.fixture
def year():
    """Eight members of 80 without a pension; of three cases one is won in October, one refused, one open."""
    make_law()
    club = make_club("CLB thôn Phú Nghĩa", since=date(2025, 1, 5))
    members = [make_member(club, since=date(2025, 1, 10), birth_year=1946) for _ in range(8)]
    for each in members[:3]:
        make_member(club, since=date(2026, 9, 2), birth_year=1980)
        make_case(each, step(State.SUBMITTED, date(2026, 9, 15)))
    make_member(club, since=date(2026, 10, 2), birth_year=1980)
    make_member(club, since=date(2026, 11, 2), birth_year=1980)
    cases = [each.right_cases.get() for each in members[:3]]
    take(cases[0], step(State.WON, date(2026, 10, 20), first_month=Month(2026, 10)))
    take(cases[1], step(State.REFUSED, date(2026, 10, 21)))
    take(cases[1], step(State.WITHDRAWN, date(2026, 11, 3)))
    make_dialogue(club, on=date(2026, 9, 10))
    proposal = make_proposal(club, on=date(2026, 9, 10))
    services.answer_proposal(
        act_in(club), proposal=proposal, key=uuid4(), state=ProposalState.ACCEPTED, on=date(2026, 10, 5), told="Sẽ sửa"
    )
    services.celebrate(
        act_in(club), club=club, key=uuid4(), membership_id=members[3].pk, year=2026, held_on=date(2026, 10, 1)
    )
    mark_stale(act_in(club), [club.pk], since=date(2025, 1, 5))
    refresh_all(NOON)
    return club


def test_a_year_of_rights_is_counted_by_months(year):
    told = ("right_due_count", "right_case_count", "right_won_count", "right_gained_vnd", "right_helped_count")
    assert counted(year, SEP, *told) == (8, 3, 0, 0, 3)
    assert counted(year, OCT, *told) == (8, 2, 1, 500_000, 0)  # seven pensions, and the winner's card
    assert counted(year, NOV, *told) == (8, 1, 0, 0, 0)
    rest = ("dialogue_count", "proposal_count", "proposal_accepted_count", "longevity_count")
    assert counted(year, SEP, *rest) == (1, 1, 0, 0)
    assert counted(year, OCT, *rest) == (0, 0, 1, 1)


def test_what_rights_keep_counts_for_the_eight_areas_and_a_person_once(year):
    """Three have a case in the year; one of them was named in a help told as an activity, with somebody unnamed."""
    named = year.right_cases.earliest("pk").membership_id
    make_activity(year, Kind.RIGHTS_HELP, ActivityArea.RIGHTS, helped=(named,), helped_count=2)
    for kind in (Kind.DIALOGUE, Kind.PROPOSAL_SOLVED):
        assert kind in closed_kinds()
    refresh_all(NOON)
    told = ("dialogue_year_count", "proposal_solved_year_count", "rights_helped_year_count")
    assert counted(year, SEP, *told) == (1, 0, 3)
    assert counted(year, OCT, *told) == (1, 1, 4)
    assert counted(year, NOV, *told) == (1, 1, 4)
    sums = year_of(year, 2026, TODAY)
    assert (sums.dialogue_count, sums.accepted_count, sums.helped_count) == (1, 1, 4)


def test_a_step_taken_back_counts_no_more_and_rebuild_equals_refresh(year):
    case = year.right_cases.get(state="won")
    services.take_back_step(
        act_in(year), case=case, key=uuid4(), step_key=case.steps.latest("pk").key, reason="Nhầm người"
    )
    make_status(year.memberships.first().person, StatusValue.STATE_PENSION, since=date(2026, 10, 1))
    mark_stale(act_in(year), [year.pk], since=date(2026, 10, 1))
    refresh_all(NOON)
    assert counted(year, OCT, "right_won_count", "right_gained_vnd") == (0, 0)
    before = list(ClubMonth.objects.order_by("month").values())
    above = list(AreaMonth.objects.order_by("area", "month").values())
    rebuild(NOON, TODAY)
    assert list(ClubMonth.objects.order_by("month").values()) == before
    assert [row for row in AreaMonth.objects.order_by("area", "month").values() if row["row_count"]] == [
        row for row in above if row["row_count"]
    ]
    assert all(proof.holds for proof in prove(TODAY))


def test_above_the_club_there_are_fives_and_no_rows(year):
    area, month = make_commune(), Month(2026, 10)
    place = in_area(area, month)
    assert figure("rights_due", place).value == 10  # eight
    assert figure("rights_won", place).value == 0  # one
    assert figure("rights_gained", place).value == 0  # half a million
    assert series("rights_cases", in_area(area, month))[0][1] == 0  # two
    rows = overview([month], [area.pk], [INDICATORS["rights_due"], INDICATORS["dialogues"]])
    assert rows[0][2:] == (10, 0)
    for column in VEILED:
        found = behind(EVERYWHERE, year.pk, month, column)
        assert (found.rows, found.is_listed) == ((), False)
        assert found.value % 5 == 0
    assert len(behind(EVERYWHERE, year.pk, Month(2026, 9), "dialogue_count").rows) == 1


@pytest.mark.parametrize("who", [commune_officer, province_officer, ministry_reader, partner])
def test_no_office_reads_a_name_or_an_exact_number_of_people(year, who):
    names = [each.person.full_name for each in year.memberships.filter(person__birth_year=1946)]
    reader = who(year) if who is partner else who()
    area = make_commune()
    pages = [f"/vp/so-lieu/clb/{year.pk}/?thang=2026-10", "/vp/so-lieu/du-an/?thang=2026-10"]
    for code in ("rights_due", "right_due_count", "rights_gained", "rights_won"):
        pages += [
            f"/vp/so-lieu/chi-so/{code}/?thang=2026-10&noi={area.pk}",
            f"/vp/so-lieu/chi-so/{code}/?thang=2026-10&noi={area.pk}&tai=xlsx",
            f"/vp/so-lieu/clb/{year.pk}/{code}/?thang=2026-10",
            f"/vp/so-lieu/clb/{year.pk}/{code}/?thang=2026-10&tu=2026-01",
        ]
    seen = 0
    for page in pages:
        answer = reader.client.get(page)
        if answer.status_code != 200:
            continue
        seen += 1
        text = answer.content.decode(errors="ignore")
        assert not [name for name in names if name in text], page
        assert not re.search(r"(?<![.\d])500\.000", text), page
    assert seen > 1


def test_the_law_of_another_day_counts_again():
    make_law()
    club = make_club(since=date(2025, 1, 5))
    make_member(club, since=date(2025, 6, 10), birth_year=1940)
    make_member(club, since=date(2025, 7, 10), birth_year=1990)
    rebuild(NOON, TODAY)
    assert counted(club, date(2025, 6, 1), "right_due_count") == (0,)
    assert counted(club, date(2025, 7, 1), "right_due_count") == (1,)
    assert Benefit.SOCIAL_PENSION.is_money
