"""Book 5, Sổ theo dõi vay vốn: a year of loans, interest by month."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.clubs.models import ClubState
from chungtay.funds.rules import EntryKind
from chungtay.loans.models import Loan, Repayment, WriteOff
from chungtay.loans.queries.facts import standings_of
from chungtay.loans.rules import LoanState, Standing, WriteOffState


@dataclass(frozen=True)
class BookLine:
    """A line of book 5: a loan over one year, its interest by month, what is left at the end."""

    loan: Loan
    brought_vnd: int  # principal out when the year began, nothing where the loan is of this year
    interest_vnd: tuple[int, ...]  # twelve
    principal_vnd: int
    written_off_vnd: int
    carried_vnd: int  # went on in the books of the club that took this one over: nobody paid it
    left_vnd: int
    ends_on: date

    @property
    def interest_of_year_vnd(self) -> int:
        return sum(self.interest_vnd)


@dataclass(frozen=True)
class Book:
    """Sổ theo dõi vay vốn of a year."""

    year: int
    lines: tuple[BookLine, ...]
    carried_to: str = ""  # the club whose books go on with the loans of this one

    @property
    def brought_vnd(self) -> int:
        return sum(line.brought_vnd for line in self.lines)

    @property
    def lent_vnd(self) -> int:
        """New in the year, loans taken in from an old book included."""
        return sum(line.loan.amount_vnd for line in self.lines if not line.brought_vnd)

    @property
    def interest_vnd(self) -> tuple[int, ...]:
        return tuple(sum(of) for of in zip(*(line.interest_vnd for line in self.lines), strict=True)) or (0,) * 12

    @property
    def principal_vnd(self) -> int:
        return sum(line.principal_vnd for line in self.lines)

    @property
    def written_off_vnd(self) -> int:
        return sum(line.written_off_vnd for line in self.lines)

    @property
    def carried_vnd(self) -> int:
        return sum(line.carried_vnd for line in self.lines)

    @property
    def left_vnd(self) -> int:
        return sum(line.left_vnd for line in self.lines)


def book_of_year(club_id: int, year: int) -> Book:
    """Every loan that was out in a year, as the paper book has it. Reversed payments are left out. Eight queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = (
        Loan.objects.filter(club=club_id, entry__happened_on__lte=last)
        .exclude(state=LoanState.CANCELLED)
        .exclude(settled_on__lt=first)
        .select_related("membership__person", "entry")
    )
    loans = list(rows.order_by("number"))
    standings = standings_of(loans, last)
    paid = Repayment.objects.filter(loan__in=loans, entry__reversed_by=None, paid_on__lte=last)
    off = WriteOff.objects.filter(loan__in=loans, state=WriteOffState.AGREED, entry__reversed_by=None)
    of_loan: dict[int, list[Any]] = {loan.pk: [] for loan in loans}
    for loan_id, on, principal, interest, kind in paid.values_list(
        "loan_id", "paid_on", "principal_vnd", "interest_vnd", "entry__kind"
    ):
        is_carried = kind == EntryKind.MEMO
        of_loan[loan_id].append((on, 0, interest, 0, principal) if is_carried else (on, principal, interest, 0, 0))
    for loan_id, on, amount in off.values_list("loan_id", "entry__happened_on", "amount_vnd"):
        if on <= last:
            of_loan[loan_id].append((on, 0, 0, amount, 0))
    lines = tuple(_book_line(loan, of_loan[loan.pk], standings[loan.pk], year) for loan in loans)
    return Book(year, lines, _carried_to(club_id))


def _carried_to(club_id: int) -> str:
    merged = ClubState.objects.filter(club=club_id, merged_into__isnull=False).order_by("-valid_from")
    return str(merged.values_list("merged_into__name", flat=True).first() or "")


def _book_line(loan: Loan, moved: list[tuple[date, int, int, int, int]], at: Standing, year: int) -> BookLine:
    here = [each for each in moved if each[0].year == year]
    before = sum(principal + off + carried for on, principal, _, off, carried in moved if on.year < year)
    is_new = loan.entry.happened_on.year == year
    return BookLine(
        loan=loan,
        brought_vnd=0 if is_new else loan.amount_vnd - before,
        interest_vnd=tuple(
            sum(interest for on, _, interest, *_ in here if on.month == month) for month in range(1, 13)
        ),
        principal_vnd=sum(principal for _, principal, *_ in here),
        written_off_vnd=sum(off for *_, off, _ in here),
        carried_vnd=sum(carried for *_, carried in here),
        left_vnd=at.left_vnd,
        ends_on=at.ends_on,
    )


def years_of(club_id: int, today: date) -> list[int]:
    """The years of the book, the latest first."""
    first = (
        Loan.objects.filter(club=club_id).order_by("entry__happened_on").values_list("entry__happened_on", flat=True)
    )
    since = first[0].year if first else today.year
    return list(range(today.year, min(since, today.year) - 1, -1))
