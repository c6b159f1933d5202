"""Rows of rating for the tests: a club's year as a row alone, sets of criteria from the file and from the table."""

import tomllib
from pathlib import Path
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import Club
from chungtay.kernel.acts import now
from chungtay.rating import services
from chungtay.rating.models import CriteriaSet, Rating, Score
from chungtay.rating.rules import Band, Criteria, Criterion, Group, How, RatingState, Veto
from tests import cast

FILE = Path(__file__).resolve().parents[1] / "data" / "de-xuat-2026.toml"
FIRST_CODE = "de-xuat-2026"


def first_criteria() -> Criteria:
    """The first set as its file says it, without a database."""
    said = tomllib.loads(FILE.read_text())
    lines = tuple(
        Criterion(**line | {"group": Group(line["group"]), "how": How(line["how"])}) for line in said["criterion"]
    )
    bands = {Band(code): points for code, points in said["bands"].items()} | {Band.WEAK: 0}
    return Criteria(
        said["code"], said["name"], lines, bands, said["mark"], said["source"], said["year_from"],
        vetoes=tuple(Veto(each) for each in said["vetoes"]), silent_months=said["silent_months"],
    )  # fmt: skip


def first_set() -> CriteriaSet:
    """The first set as its migration wrote it."""
    row: CriteriaSet = CriteriaSet.objects.get(code=FIRST_CODE)
    return row


def draft_set(name: str = "Bản thảo 2027") -> CriteriaSet:
    """A copy of the first set that the centre works on."""
    return services.copy_set(cast.centre_officer().act, key=uuid4(), copied=first_set(), name=name)


def published_set(year_from: int | None = None, **more: Any) -> CriteriaSet:
    """The same, published for next year."""
    year = year_from or now().year + 1
    return services.publish_set(cast.centre_officer().act, key=uuid4(), draft=draft_set(**more), year_from=year)


def set_rows() -> dict[str, int]:
    """A draft of the centre, which nobody below may read, by the names that addresses use for it."""
    row = draft_set()
    return {"set_id": row.pk, "criterion_id": row.lines.earliest("pk").pk}


def rating_rows(club: Club, year: int, criteria: CriteriaSet | None = None) -> Rating:
    """A club's year that waits to be checked, for pages that need one to be there."""
    row: Rating = Rating.objects.create(
        club=club, year=year, criteria=criteria or first_set(), state=RatingState.SELF_RATED, points=0,
        computed_points=0, band=Band.WEAK,
    )  # fmt: skip
    Score.objects.bulk_create(
        Score(rating=row, criterion=line.code, have=0, need=line.least, computed=0, claimed=0)
        for line in first_criteria().criteria
    )
    return row
