"""Lists of a club's loans: who owes what, what falls due this month, who waits, what was paid back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from chungtay.clubs.models import Membership
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold
from chungtay.loans.models import AnimalLoan, Loan, LoanRequest, Repayment, TakeOver, WriteOff
from chungtay.loans.queries.facts import standings_of
from chungtay.loans.rules import (
    AHEAD,
    ASKING,
    OWING,
    Age,
    AnimalState,
    LoanNotFound,
    LoanState,
    Priority,
    Shown,
    Standing,
    WriteOffState,
    at_risk_bps,
    left_by_age,
)


@dataclass(frozen=True)
class LoanLine:
    """One loan of a list, with who owes it now."""

    loan: Loan
    at: Standing
    owed_by: str = ""  # who took the debt over

    @property
    def name(self) -> str:
        return str(self.loan.membership.person.full_name)


SORTS: dict[str, Callable[[LoanLine], Any]] = {
    "ten": lambda line: (line.loan.membership.person.sort_key, line.loan.number),
    "so": lambda line: line.loan.membership.number,
    "no": lambda line: line.at.left_vnd,
    "han": lambda line: line.at.ends_on,
    "tre": lambda line: -line.at.days_late,
}


@dataclass(frozen=True)
class Overview:
    """What a club has lent, at a glance."""

    left_vnd: int
    borrower_count: int
    due_vnd: int
    by_age: Mapping[Age, int]
    at_risk_bps: int | None


def loans_of(reach: Reach, club_id: int) -> "QuerySet[Any]":
    """All loans of the club in reach but those cancelled, the latest first."""
    rows: QuerySet[Any] = Loan.objects.within(reach).filter(club=club_id).exclude(state=LoanState.CANCELLED)
    return rows.select_related("membership__person").order_by("-disbursed_on", "-number")


def loan_lines(
    reach: Reach, club_id: int, day: date, *, shown: Shown = Shown.OUT, text: str = "", sort: str = "ten"
) -> list[LoanLine]:
    """The club's loans as they stand on a day, searched by name or number and sorted. A fixed number of queries."""
    rows = loans_of(reach, club_id)
    if shown in (Shown.OUT, Shown.LATE):
        rows = rows.filter(state__in=list(OWING))
    elif shown is Shown.DONE:
        rows = rows.exclude(state__in=list(OWING))
    loans = list(_searched(rows, text))
    standings, owed_by = standings_of(loans, day), _owed_by(loans)
    lines = [LoanLine(loan, standings[loan.pk], owed_by.get(loan.pk, "")) for loan in loans]
    if shown is Shown.LATE:
        lines = [line for line in lines if line.at.days_late > 0]
    key = SORTS.get(sort.removeprefix("-"), SORTS["ten"])
    return sorted(lines, key=key, reverse=sort.startswith("-"))


def _searched(rows: "QuerySet[Any]", text: str) -> "QuerySet[Any]":
    text = text.strip()[:120]
    if text.isdecimal() and len(text) <= 5:
        return rows.filter(membership__number=int(text))
    for word in fold(text).split():
        rows = rows.filter(membership__person__name_fold__contains=word)
    return rows


def _owed_by(loans: Sequence[Loan]) -> dict[int, str]:
    rows = TakeOver.objects.filter(loan__in=loans).order_by("since_on", "pk")
    return dict(rows.values_list("loan_id", "name"))


def overview_of(lines: Iterable[LoanLine]) -> Overview:
    """What the loans that are out come to."""
    out = [line for line in lines if LoanState(line.loan.state) in OWING]
    by_age = left_by_age(line.at for line in out)
    return Overview(
        left_vnd=sum(line.at.left_vnd for line in out),
        borrower_count=len({line.loan.membership_id for line in out}),
        due_vnd=sum(line.at.due_vnd for line in out),
        by_age=by_age,
        at_risk_bps=at_risk_bps(by_age),
    )


@dataclass(frozen=True)
class MonthLine:
    """What of one loan falls due by the end of a month, what of it was paid in the month."""

    loan: Loan
    due_on: date | None
    interest_vnd: int
    principal_vnd: int
    penalty_vnd: int
    paid_vnd: int

    @property
    def total_vnd(self) -> int:
        return self.interest_vnd + self.principal_vnd + self.penalty_vnd


def due_in_month(reach: Reach, club_id: int, month: Month) -> list[MonthLine]:
    """What is still to be paid by the end of a month, loan by loan, and what the month has brought in."""
    loans = list(loans_of(reach, club_id).filter(disbursed_on__lte=month.last, state__in=list(OWING)))
    standings = standings_of(loans, month.last)
    paid: dict[int, int] = {}
    rows = Repayment.objects.filter(loan__in=loans, entry__reversed_by=None, paid_on__range=(month.first, month.last))
    for loan_id, *parts in rows.values_list("loan_id", "principal_vnd", "interest_vnd", "penalty_vnd"):
        paid[loan_id] = paid.get(loan_id, 0) + sum(parts)
    lines = []
    for loan in loans:
        at = standings[loan.pk]
        day = next((due.due_on for due in at.dues if month.contains(due.due_on)), None)
        line = MonthLine(loan, day, at.interest_due_vnd, at.principal_due_vnd, at.penalty_due_vnd, paid.get(loan.pk, 0))
        if line.total_vnd or line.paid_vnd or day:
            lines.append(line)
    return sorted(lines, key=lambda line: line.loan.membership.person.sort_key)


@dataclass(frozen=True)
class Waiting:
    """A member who needs a loan, with what tells whether to lend: what they owe already."""

    request: LoanRequest
    owes_vnd: int
    rank: int


def waiting_list(reach: Reach, club_id: int, day: date, priorities: Sequence[Priority] = ()) -> list[Waiting]:
    """Who needs a loan and has none yet, first those whom the terms put first, then who has needed it longest."""
    rows = LoanRequest.objects.within(reach).filter(club=club_id, state__in=list(ASKING))
    requests = list(rows.select_related("membership__person", "vetted_at"))
    owing = Loan.objects.filter(membership__in=[request.membership_id for request in requests], state__in=list(OWING))
    owes: dict[int, int] = {}
    loans = list(owing)
    for pk, at in standings_of(loans, day).items():
        member = next(loan.membership_id for loan in loans if loan.pk == pk)
        owes[member] = owes.get(member, 0) + at.left_vnd
    order = {group.value: rank for rank, group in enumerate(priorities)}
    found = [
        Waiting(request, owes.get(request.membership_id, 0), order.get(request.priority, len(order)))
        for request in requests
    ]
    return sorted(found, key=lambda each: (each.rank, each.request.needed_since, each.request.pk))


def answered_requests(reach: Reach, club_id: int) -> "QuerySet[Any]":
    """Requests that came to an end, the latest first."""
    rows: QuerySet[Any] = LoanRequest.objects.within(reach).filter(club=club_id).exclude(state__in=list(ASKING))
    return rows.select_related("membership__person").order_by("-answered_on", "-pk")


@dataclass(frozen=True)
class Reached:
    """How many members borrow: of all, and of those who need it."""

    member_count: int
    borrower_count: int  # in the last twelve months
    needing_count: int  # who borrowed, and who waits
    never: tuple[Membership, ...]


def reached_by(club_id: int, day: date) -> Reached:
    """Who borrowed in the twelve months to a day, who needs it, who never did. Three queries."""
    members = list(
        Membership.objects.on(day).filter(club=club_id).select_related("person").order_by("person__sort_key")
    )
    here = {member.pk for member in members}
    since = (Month.of(day) - 12).first.replace(day=1)
    lent = Loan.objects.filter(club=club_id, disbursed_on__lte=day).exclude(state=LoanState.CANCELLED)
    ever = set(lent.values_list("membership_id", flat=True))
    lately = {pk for pk, on in lent.values_list("membership_id", "disbursed_on") if on > since}
    lately |= set(
        AnimalLoan.objects.filter(club=club_id, lent_on__lte=day, lent_on__gt=since).values_list(
            "membership_id", flat=True
        )
    )
    waiting = set(
        LoanRequest.objects.filter(club=club_id, state__in=list(ASKING)).values_list("membership_id", flat=True)
    )
    return Reached(
        member_count=len(members),
        borrower_count=len(lately & here),
        needing_count=len((lately | waiting) & here),
        never=tuple(member for member in members if member.pk not in ever),
    )


def animals_of(reach: Reach, club_id: int) -> "QuerySet[Any]":
    """Animals that were lent, those still out first."""
    rows: QuerySet[Any] = AnimalLoan.objects.within(reach).filter(club=club_id)
    return rows.select_related("membership__person").order_by("settled_on", "-lent_on", "-pk")


def animals_out(club_id: int) -> int:
    return int(AnimalLoan.objects.filter(club=club_id, state=AnimalState.OUT).count())


def write_offs_waiting(reach: Reach) -> "QuerySet[Any]":
    """Proposals of the clubs in reach that wait for the commune's word."""
    rows: QuerySet[Any] = WriteOff.objects.within(reach).filter(state=WriteOffState.PROPOSED)
    return rows.select_related("loan__club", "loan__membership__person").order_by("proposed_on")


def get_loan(reach: Reach, club_id: int, key: UUID) -> Loan:
    """The loan in reach by its key; or `LoanNotFound`."""
    rows = Loan.objects.within(reach).filter(club=club_id, key=key)
    loan: Loan | None = rows.select_related("club", "membership__person", "fund", "request", "meeting").first()
    if loan is None:
        raise LoanNotFound(loan=str(key))
    return loan


def get_request(reach: Reach, club_id: int, key: UUID) -> LoanRequest:
    """The request in reach by its key; or `LoanNotFound`."""
    rows = LoanRequest.objects.within(reach).filter(club=club_id, key=key)
    request: LoanRequest | None = rows.select_related("club", "membership__person", "vetted_at").first()
    if request is None:
        raise LoanNotFound(request=str(key))
    return request


def get_animal(reach: Reach, club_id: int, key: UUID) -> AnimalLoan:
    """The animal in reach by its key; or `LoanNotFound`."""
    rows = AnimalLoan.objects.within(reach).filter(club=club_id, key=key)
    animal: AnimalLoan | None = rows.select_related("club", "membership__person").first()
    if animal is None:
        raise LoanNotFound(animal=str(key))
    return animal


def near_dues(lines: Iterable[LoanLine], day: date) -> list[LoanLine]:
    """Loans of which something falls due within the days that a meeting looks ahead."""
    return [line for line in lines if line.at.due_vnd or (line.at.next_due and _days(line, day) <= AHEAD)]


def _days(line: LoanLine, day: date) -> int:
    return (line.at.next_due.due_on - day).days if line.at.next_due else AHEAD + 1


def borrowers_of(club_id: int) -> int:
    """How many members owe the club something. One query."""
    rows = Loan.objects.filter(club=club_id, state__in=list(OWING))
    return int(rows.values("membership").distinct().count())
