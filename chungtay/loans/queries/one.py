"""One loan with everything that hangs on it: its plan line by line, what was paid, what changed it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.funds.models import Fund
from chungtay.funds.queries import balances_of_club
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.kernel.errors import NotFound
from chungtay.loans.models import (
    Extension,
    Loan,
    Outcome,
    Penalty,
    RateChange,
    Repayment,
    TakeOver,
    WriteOff,
)
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import (
    AHEAD,
    BPS,
    OWING,
    Charged,
    Due,
    Lent,
    LoanState,
    Mark,
    Standing,
    WriteOffState,
    penalty_vnd,
    standing,
)


@dataclass(frozen=True)
class PlanLine:
    """A line of the plan with what is left after it, and how it stands."""

    due: Due
    left_vnd: int
    mark: Mark


@dataclass(frozen=True)
class Whole:
    """A loan as its page shows it."""

    loan: Loan
    lent: Lent
    at: Standing  # counting as due what the next days bring
    today: Standing  # to the day: what pays it off
    lines: tuple[PlanLine, ...]
    repayments: tuple[Repayment, ...]
    extensions: tuple[Extension, ...]
    rate_changes: tuple[RateChange, ...]
    penalties: tuple[Penalty, ...]
    take_overs: tuple[TakeOver, ...]
    write_offs: tuple[WriteOff, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def is_out(self) -> bool:
        return LoanState(self.loan.state) in OWING

    @property
    def owed_by(self) -> str:
        """Who took the debt over, if anybody did."""
        return self.take_overs[-1].name if self.take_overs else ""

    @property
    def proposal(self) -> WriteOff | None:
        return next((each for each in self.write_offs if each.state == WriteOffState.PROPOSED), None)

    @property
    def can_extend(self) -> bool:
        used = sum(1 for each in self.extensions if each.withdrawn_on is None)
        return self.is_out and self.today.left_vnd > 0 and used < self.loan.extensions_at_most

    @property
    def penalty_to_charge_vnd(self) -> int:
        """What the terms reckon since the last penalty; nothing where there are none."""
        if not self.is_out or self.lent.terms.penalty_bps_month is None:
            return 0
        since = max((event.on for event in self.lent.events if isinstance(event, Charged)), default=None)
        return penalty_vnd(self.lent, self.today.day, since)


def whole(loan: Loan, day: date) -> Whole:
    """The loan with all its parts on a day. Eight queries, however much hangs on it."""
    lent = lent_of(loan)
    at = standing(lent, day, ahead=AHEAD)
    paid = Repayment.objects.filter(loan=loan).select_related("entry__voucher", "entry__reversed_by")
    return Whole(
        loan=loan,
        lent=lent,
        at=at,
        today=standing(lent, day),
        lines=tuple(plan_lines(lent, at)),
        repayments=tuple(paid.order_by("paid_on", "pk")),
        extensions=tuple(Extension.objects.filter(loan=loan).order_by("agreed_on", "pk")),
        rate_changes=tuple(RateChange.objects.filter(loan=loan).order_by("from_on", "pk")),
        penalties=tuple(Penalty.objects.filter(loan=loan).order_by("charged_on", "pk")),
        take_overs=tuple(TakeOver.objects.filter(loan=loan).order_by("since_on", "pk")),
        write_offs=tuple(WriteOff.objects.filter(loan=loan).select_related("entry__reversed_by").order_by("pk")),
        outcomes=tuple(Outcome.objects.filter(loan=loan).order_by("told_on", "pk")),
    )


def plan_lines(lent: Lent, at: Standing) -> Iterable[PlanLine]:
    """Each line of the plan with how it stands: what was paid settles the oldest lines first."""
    left_vnd = lent.principal_vnd
    principal_vnd, interest_vnd = lent.principal_vnd - at.left_vnd, at.interest_paid_vnd
    for due in at.dues:
        left_vnd -= due.principal_vnd
        paid_vnd = min(due.principal_vnd, principal_vnd) + min(due.interest_vnd, interest_vnd)
        principal_vnd -= min(due.principal_vnd, principal_vnd)
        interest_vnd -= min(due.interest_vnd, interest_vnd)
        yield PlanLine(due, left_vnd, _mark(due, paid_vnd, at))


def _mark(due: Due, paid_vnd: int, at: Standing) -> Mark:
    if paid_vnd >= due.total_vnd:
        return Mark.PAID
    if due.due_on < at.day:
        return Mark.LATE
    if paid_vnd:
        return Mark.PART
    return Mark.DUE if due.due_on <= at.through else Mark.TO_COME


def get_repayment(loan: Loan, repayment_id: int) -> Repayment:
    """A payment of this loan; or `NotFound`."""
    rows = Repayment.objects.filter(loan=loan, pk=repayment_id).select_related("entry", "loan__club")
    found: Repayment | None = rows.first()
    if found is None:
        raise NotFound(repayment=repayment_id)
    return found


def get_write_off(loan: Loan) -> WriteOff:
    """The proposal on this loan that waits for the commune; or `NotFound`."""
    found: WriteOff | None = (
        WriteOff.objects.filter(loan=loan, state=WriteOffState.PROPOSED)
        .select_related("loan__club", "loan__membership__person")
        .first()
    )
    if found is None:
        raise NotFound(loan=str(loan.key))
    return found


@dataclass(frozen=True)
class FundToLend:
    """A fund a loan may come from, with what lies in its box and what is out."""

    fund: Fund
    cash_vnd: int
    lent_vnd: int
    holds_vnd: int

    def most_vnd(self, share_bps: int) -> int:
        """The most that one loan may take of it."""
        return min(self.cash_vnd, self.holds_vnd * share_bps // BPS)


def funds_to_lend(club_id: int) -> list[FundToLend]:
    """The club's open funds from which is lent: the income fund first, never the operating one. Two queries."""
    rows: Sequence[Any] = list(
        Fund.objects.filter(club=club_id, closed_on=None).exclude(kind=FundKind.OPERATING).order_by("pk")
    )
    kinds = (AccountKind.CASH, AccountKind.BANK, AccountKind.LENT)
    balances = balances_of_club(club_id, kinds=kinds)
    found = []
    for fund in sorted(rows, key=lambda row: row.kind != FundKind.INCOME):
        of = balances.get(fund.pk, {})
        cash_vnd, lent_vnd = of.get(AccountKind.CASH, 0), of.get(AccountKind.LENT, 0)
        found.append(FundToLend(fund, cash_vnd, lent_vnd, sum(of.values())))
    return found
