"""The demo country adds up to what was published, by the borders of any day, and lives on without doubling anything."""

from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Count, Max, Min
from django.test import Client
from docx import Document

from chungtay.activities.models import Activity, PlanLine
from chungtay.assets.models import Check, Gone, Holding, Thing
from chungtay.awards.models import AwardRound, Certificate
from chungtay.care.models import Case as CareCase
from chungtay.care.models import CaseReferral, Visit, WorryAnswer
from chungtay.clubs.models import Club, Seat
from chungtay.demo.rules import club_sizes, founding_days, invented_ground, spread_clubs, spread_members
from chungtay.demo.services.accounts import PASSWORD
from chungtay.demo.words import GROUND_SOURCE, INVENTED
from chungtay.figures.models import AreaMonth, ClubMonth
from chungtay.health.models import CheckUp, DomainResult, Measurement, Referral
from chungtay.kernel.acts import EVERYWHERE
from chungtay.meetings.models import Meeting
from chungtay.places.models import Terrain
from chungtay.rating.models import CriteriaSet, Rating, Score
from chungtay.rights.models import Case, Dialogue, Longevity
from chungtay.supervision.models import Difficulty, Recommendation
from chungtay.supervision.models import Visit as SupervisionVisit
from chungtay.training.models import Class as TrainingClass
from chungtay.training.models import MaterialVersion, Participation
from chungtay.training.queries import clubs_trained
from chungtay.training.rules import ClassState, Untrained

TODAY = date(2026, 11, 23)


def _total(month: date, map_code: str, *columns: str) -> tuple[int, ...]:
    rows = AreaMonth.objects.filter(area__map__code=map_code, area__level=1, month=month)
    found = list(rows.values_list(*columns))
    return tuple(sum(row[n] for row in found) for n in range(len(columns)))


def _district(name: str, month: date) -> tuple[int, int, int]:
    communes = AreaMonth.objects.filter(area__map__code="2024", area__level=3, area__parent__name=name, month=month)
    counts = [row[0] for row in communes.values_list("club_count")]
    return sum(counts), sum(count > 0 for count in counts), len(counts)


@pytest.fixture
def country(own_database: str, settings: Any, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    call_command("programme", "load", verbosity=0)
    call_command("demo", today=TODAY, verbosity=0, books=3, stdout=StringIO())
    return tmp_path


def test_the_country_is_the_published_one_and_lives_until_today(country: Path) -> None:
    both = ("club_count", "member_count")
    for borders in ("2024", "2025"):
        assert _total(date(2023, 12, 1), borders, *both) == (6_521, 456_470)
        assert _total(date(2024, 12, 1), borders, *both) == (8_432, 484_000)
    assert _total(date(2025, 7, 1), "2024", *both) == _total(date(2025, 7, 1), "2025", *both)
    thanh_hoa = AreaMonth.objects.get(area__map__code="2024", area__level=1, area__code="38", month=date(2023, 12, 1))
    assert (thanh_hoa.club_count, thanh_hoa.member_count) == (1_110, 62_000)
    assert _district("Thiệu Hóa", date(2024, 6, 1)) == (76, 24, 24)
    assert _district("Quế Phong", date(2023, 12, 1))[0] == 3
    covered = AreaMonth.objects.filter(area__map__code="2024", area__level=1, month=date(2023, 12, 1), club_count__gt=0)
    assert covered.count() == 63
    new = ClubMonth.objects.filter(month__gte=date(2020, 9, 1), month__lte=date(2023, 12, 1), new_club_count=1)
    assert new.count() > 3_000
    assert not Seat.objects.filter(map__code="2025", commune=None).exists()
    assert Club.objects.filter(is_published_only=False).count() == 44
    _is_reported(country / "bao-cao-2023.docx")
    _is_healthy()
    _has_ground()
    _is_rated()
    _is_supervised()
    _is_praised()
    _is_taught()
    _lives_on(country)


def _is_reported(place: Path) -> None:
    """The centre's report of 2023 says what was read out on 10 May 2024, and from what it was counted."""
    call_command("report", area="VN", period="2023", kind="year", out=place, stdout=StringIO())
    paper = Document(str(place))
    said = " ".join(each.text for each in paper.paragraphs)
    assert "cả nước có 6.521 câu lạc bộ Liên thế hệ tự giúp nhau với 456.470 thành viên" in said
    assert "/so-lieu/?thang=2023-12&theo=ngay-do" in said
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for table in paper.tables for row in table.rows}
    assert rows["Tỉnh Thanh Hóa"][::2] == ["1.110", "62.000"]
    assert rows["Cộng"][::2] == ["6.521", "456.470"]
    assert rows["Tỉnh, thành phố có CLB (tỉnh)"][0] == "63"
    new = next(cells for name, cells in rows.items() if name.startswith("T1336-2."))
    assert int(new[1].replace(".", "")) > 3_000
    assert sum(int(rows[name][0].replace(".", "")) for name in rows if name in _COUNTED) == 6_521


_COUNTED = ("Sổ của câu lạc bộ", "Phiếu giấy gõ vào", "Lấy số tháng trước", "Số đã công bố")


def _is_healthy() -> None:
    """Two years of readings, examinations in both halves of a year, worries that end somewhere, slips with answers."""
    days = Measurement.objects.aggregate(first=Min("measured_on"), last=Max("measured_on"))
    assert (days["last"] - days["first"]).days > 600
    assert CheckUp.objects.filter(held_on__month__lt=7).exists()
    assert CheckUp.objects.filter(held_on__month__gt=6).exists()
    assert Referral.objects.filter(state="answered").exists()
    assert Referral.objects.filter(state="handed").exists()
    assert DomainResult.objects.filter(finding="concern", step="club").exists()
    assert not Measurement.objects.exclude(membership__club__is_invented=True).exists()


def _has_ground() -> None:
    """Most communes are of the plain or upland, a few unknown; each mark says that it is made up.

    What is known for real, islands by their resolution, keeps its own source.
    """
    counts = ("commune_count", "plain_commune_count", "upland_commune_count", "no_terrain_commune_count")
    whole, plain, upland, unknown = _total(date(2026, 10, 1), "2025", *counts)
    assert plain + upland + unknown == whole == 3_321
    assert plain > 1_000
    assert upland > 1_000
    assert 0 < unknown < 400
    assert min(_total(date(2026, 10, 1), "2025", "rule_plain_commune_count", "rule_upland_commune_count")) > 0
    invented = Terrain.objects.filter(source=GROUND_SOURCE)
    assert not Terrain.objects.exclude(area__kind="dac_khu").exclude(pk__in=invented).exists()
    assert not invented.filter(area__kind="dac_khu").exists()


def _is_supervised() -> None:
    """Visits that are planned, written, signed; recommendations closed, late and to be looked at; difficulties on their
    way at three levels."""
    assert set(SupervisionVisit.objects.values_list("state", flat=True)) == {"planned", "held", "signed", "called_off"}
    assert set(SupervisionVisit.objects.values_list("level", flat=True)) == {"commune", "province", "country"}
    assert Recommendation.objects.filter(state="open", due_on__lt=TODAY).exists()
    assert set(Recommendation.objects.values_list("state", flat=True)) >= {"closed", "answered", "withdrawn", "draft"}
    assert Difficulty.objects.filter(state="raised", due_on__lt=TODAY).exists()
    states = set(Difficulty.objects.values_list("state", flat=True))
    assert states == {"raised", "passed_up", "answered", "unsettled", "closed"}


def _is_taught() -> None:
    """Classes in every state at three levels, with scores; boards never taught, and ones that were."""
    assert set(TrainingClass.objects.values_list("state", flat=True)) == set(ClassState)
    assert TrainingClass.objects.count() >= 12
    assert Participation.objects.filter(after_tenths__isnull=False, certificate__isnull=False).exists()
    for which in (Untrained.WHOLE_BOARD, Untrained.PART_OF_BOARD):
        assert len(clubs_trained(EVERYWHERE, TODAY, which=which)) > 0
    assert MaterialVersion.objects.filter(number=2).count() == 2


def _owned() -> tuple[int, int, int]:
    """Things, how often they were counted, how often something was struck out; every living club has its kit."""
    kits = Club.objects.filter(is_published_only=False).annotate(n=Count("things")).values_list("n", flat=True)
    assert min(kits) >= 10
    assert not Thing.objects.exclude(club__is_invented=True).exists()
    assert not Holding.objects.exclude(source=INVENTED).exists()
    return Thing.objects.count(), Check.objects.count(), Gone.objects.count()


def _did() -> tuple[int, int, int]:
    """Activities, lines of plans, lines ticked off; every living club that met in two years did something."""
    last = ClubMonth.objects.filter(month=date(2026, 10, 1), met_area_count__gt=0)
    assert last.count() > 30
    assert len(set(last.values_list("met_area_count", flat=True))) > 3
    ticked = PlanLine.objects.exclude(done_on=None).count()
    return Activity.objects.count(), PlanLine.objects.count(), ticked


def _followed() -> tuple[int, int, int]:
    """Cases, dialogues and celebrations: of two years, some of each state, none of a club without its books."""
    states = set(Case.objects.values_list("state", flat=True))
    assert {"won", "refused"} <= states
    assert ClubMonth.objects.filter(right_due_count__gt=0, month=date(2026, 11, 1)).count() > 10
    assert set(Longevity.objects.values_list("year", flat=True)) == {2024, 2025, 2026}
    return Case.objects.count(), Dialogue.objects.count(), Longevity.objects.count()


def _cared() -> tuple[int, int, int]:
    """Visits, worries answered, cases: of two years, week by week, in clubs that care; slips answered and waiting."""
    days = Visit.objects.aggregate(first=Min("visited_on"), last=Max("visited_on"))
    assert (days["last"] - days["first"]).days > 600
    assert set(Visit.objects.values_list("outcome", flat=True)) == {"done", "not_home", "unwell"}
    assert set(CareCase.objects.filter(ended_on=None).values_list("stages__state", flat=True)) >= {"found", "running"}
    assert set(CaseReferral.objects.values_list("state", flat=True)) == {"answered", "handed"}
    assert ClubMonth.objects.filter(month=date(2026, 10, 1), care_client_count__gt=2).count() > 20
    return Visit.objects.count(), WorryAnswer.objects.count(), CareCase.objects.count()


def _is_praised() -> None:
    """The round of 2025 is handed over, this year's takes nominations at every step."""
    done, runs = AwardRound.objects.order_by("due_on")
    assert (done.state, runs.state) == ("handed", "open")
    assert Certificate.objects.filter(decision__sitting__round=done).count() == 13
    assert Certificate.objects.exclude(second_words="").count() == 1
    assert set(runs.quotas.values_list("nominations__state", flat=True)) >= {
        "proposed",
        "endorsed",
        "returned",
        "checked",
    }


def _is_rated() -> None:
    """Last year of most clubs, some waiting at each step; what a club says beyond its records has its reason."""
    states = set(Rating.objects.filter(year=2025).values_list("state", flat=True))
    assert states >= {"self_rated", "confirmed", "appealed"}
    assert Rating.objects.count() > 20
    assert Score.objects.exclude(claim_words="").exists()
    draft = CriteriaSet.objects.get(state="draft")
    assert sum(line.points for line in draft.lines.all()) == 100


def _lives_on(country: Path) -> None:
    held, owned, did, followed, cared = Meeting.objects.count(), _owned(), _did(), _followed(), _cared()
    assert Meeting.objects.filter(held_on__year=2026, held_on__month=10).count() > 35
    call_command("demo", today=TODAY, verbosity=0, books=3, stdout=StringIO())
    assert (Meeting.objects.count(), _owned(), _did(), _followed(), _cared()) == (held, owned, did, followed, cared)
    call_command("demo", today=date(2026, 12, 31), verbosity=0, books=3, stdout=StringIO())
    assert Meeting.objects.count() > held
    assert Visit.objects.filter(visited_on__gt=date(2026, 12, 20)).count() > 100
    accounts = (country / "demo-accounts.txt").read_text()
    assert "0900000001" in accounts
    answer = Client().post("/vao/", {"login": "0900000001", "password": PASSWORD})
    assert answer.status_code == 302


def test_shares_come_out_to_the_last_club_and_member() -> None:
    clubs = spread_clubs(100, {"38": 40}, {"38": 10, "40": 20, "42": 11})
    assert clubs["38"] == 40
    assert sum(clubs.values()) == 100
    members = spread_members(7_001, {"38": 3_000}, clubs)
    assert members["38"] == 3_000
    assert sum(members.values()) == 7_001
    assert sum(club_sizes(_dice(), 7, 500)) == 500
    assert club_sizes(_dice(), 0, 0) == []


def test_founding_days_lie_within_their_span() -> None:
    days = founding_days(_dice(), 50, first=date(2024, 1, 2), last=date(2024, 12, 30))
    assert len(days) == 50
    assert date(2024, 1, 2) <= min(days) <= max(days) <= date(2024, 12, 30)


def test_the_farthest_inland_are_mountains_then_comes_the_plain() -> None:
    kinds = invented_ground(_dice(), 200, 40, 10)
    known = [of for of in kinds if of]
    assert 170 < len(known) < 200
    assert all(("mountain" in of) is (number < 80) for number, of in enumerate(kinds) if of)
    assert all(("border" in of) is (number < 20) for number, of in enumerate(kinds) if of)
    assert {of[0] for of in invented_ground(_dice(), 50, 0, 0) if of} == {"plain"}
    assert invented_ground(_dice(), 0, 50, 50) == []


def _dice() -> Random:
    return Random(1)
