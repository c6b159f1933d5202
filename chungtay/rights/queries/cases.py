"""Cases of a club: the list, one with its steps and papers, what a year brought, the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from chungtay.activities.queries import counted_between
from chungtay.clubs.models import Club
from chungtay.clubs.queries import limits_on
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.rights.models import Case, CasePaper, CaseStep
from chungtay.rights.rules import OPEN, CaseNotFound, State, YearSum

# Limits of the year (domain.md section 2.7), as `programme` keeps them by name.
DIALOGUES, PROPOSALS, HELPED = "dialogues_a_year_min", "proposals_solved_a_year_min", "rights_helped_a_year_min"


@dataclass(frozen=True)
class CaseFilter:
    """What a list of cases is narrowed to: `open` for all that are open, a state, or empty for all."""

    state: str = "open"
    benefit: str = ""
    text: str = ""


SORTS: dict[str, tuple[str, ...]] = {
    "ten": ("membership__person__sort_key", "membership__number", "pk"),
    "ngay": ("state_since", "pk"),
    "mo": ("opened_on", "pk"),
    "tien": ("amount_vnd", "pk"),
}


def get_case(reach: Reach, club_id: int, key: UUID) -> Case:
    """The case within reach, by the key phones know it by; or `CaseNotFound`."""
    rows = Case.objects.within(reach).filter(club=club_id, key=key)
    found: Case | None = rows.select_related("club", "membership__person", "entitlement").first()
    if found is None:
        raise CaseNotFound(case=str(key))
    return found


def cases_of(club: Club, chosen: CaseFilter, order: Sequence[str] = SORTS["ten"]) -> "QuerySet[Any]":
    """The cases of a club with how many papers are asked for and how many are there."""
    rows: QuerySet[Any] = (
        Case.objects.filter(club=club)
        .select_related("membership__person", "entitlement")
        .annotate(
            paper_count=Count("papers"), paper_there_count=Count("papers", filter=Q(papers__has_it_on__isnull=False))
        )
        .order_by(*order)
    )
    if chosen.state == "open":
        rows = rows.filter(state__in=sorted(OPEN))
    elif chosen.state in set(State):
        rows = rows.filter(state=chosen.state)
    if chosen.benefit:
        rows = rows.filter(benefit=chosen.benefit)
    for word in fold(chosen.text[:120]).split():
        rows = rows.filter(membership__person__name_fold__contains=word)
    return rows


def steps_of(case: Case) -> Sequence[CaseStep]:
    """Every step, also those taken back, as they were written."""
    return list(CaseStep.objects.filter(case=case).order_by("pk"))


def papers_of(case: Case) -> Sequence[CasePaper]:
    """The papers in the order of the law."""
    return list(CasePaper.objects.filter(case=case).order_by("number"))


def cases_of_member(membership_id: int) -> Sequence[Case]:
    """A member's cases, the latest first."""
    return list(
        Case.objects.filter(membership=membership_id).select_related("entitlement").order_by("-opened_on", "-pk")
    )


def open_count(club: Club) -> int:
    """How many cases of a club are open."""
    return int(Case.objects.filter(club=club, state__in=sorted(OPEN)).count())


@dataclass(frozen=True)
class Won:
    """What was won in a year: how many rights, and how much a month."""

    count: int
    amount_vnd: int


def won_in(club: Club, year: int) -> Won:
    """The rights that arrived in a year. One query."""
    rows = Case.objects.filter(club=club, state=State.WON, state_since__year=year)
    found = rows.aggregate(n=Count("pk"), vnd=Sum("amount_vnd"))
    return Won(found["n"], found["vnd"] or 0)


def year_of(club: Club, year: int, day: date) -> YearSum:
    """What of area 5 a club did in a year as "đủ 8 mảng" counts it, beside what the year asks for. Two queries."""
    counts = counted_between(club.pk, date(year, 1, 1), date(year + 1, 1, 1))
    limits = limits_on(club.path, day)
    return YearSum(
        year=year,
        dialogue_count=counts["dialogue_year_count"],
        accepted_count=counts["proposal_solved_year_count"],
        helped_count=counts["rights_helped_year_count"],
        dialogues_asked=limits.get(DIALOGUES, 0),
        accepted_asked=limits.get(PROPOSALS, 0),
        helped_asked=limits.get(HELPED, 0),
    )


def book_of(club: Club, year: int) -> "QuerySet[Any]":
    """The cases of a year for the book: opened, going on or ended in it."""
    rows = cases_of(club, CaseFilter(state=""), SORTS["mo"])
    return rows.filter(opened_on__year__lte=year).filter(Q(state__in=sorted(OPEN)) | Q(state_since__year__gte=year))
