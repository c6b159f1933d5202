"""How a loan stands on a day: what is due, how late, what pays it off; and into which parts a payment falls."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from chungtay.loans.rules.days import AHEAD
from chungtay.loans.rules.kinds import BPS, Age, Surplus
from chungtay.loans.rules.plan import Charged, Lent, Paid, Plan, accrued_vnd, after_term, plan_of
from chungtay.loans.rules.refusals import (
    NoPenaltyInTerms,
    PaysBeyondDue,
    PaysNothing,
    PaysTooMuch,
    PrincipalBeforeInterest,
)
from chungtay.loans.rules.schedule import Due
from chungtay.loans.rules.terms import rounded


@dataclass(frozen=True)
class Standing:
    """A loan on the evening of a day. `interest_due_vnd` and `principal_due_vnd` are what is due `through` a day and
    not paid; `late_since` is the oldest due day that is past and not paid in full."""

    day: date
    through: date
    left_vnd: int
    interest_due_vnd: int
    principal_due_vnd: int
    penalty_due_vnd: int
    accrued_vnd: int  # of the time that runs, less what was paid ahead; owed when the loan is paid off today
    interest_paid_vnd: int
    principal_paid_vnd: int
    late_since: date | None
    late_principal_vnd: int
    next_due: Due | None
    ends_on: date
    dues: tuple[Due, ...]

    @property
    def due_vnd(self) -> int:
        return self.penalty_due_vnd + self.interest_due_vnd + self.principal_due_vnd

    @property
    def pay_off_vnd(self) -> int:
        """What settles the loan on this day."""
        return self.left_vnd + self.interest_due_vnd + self.accrued_vnd + self.penalty_due_vnd

    @property
    def is_settled(self) -> bool:
        return not (self.left_vnd or self.interest_due_vnd or self.penalty_due_vnd)

    @property
    def days_late(self) -> int:
        return (self.day - self.late_since).days if self.late_since else 0

    @property
    def age(self) -> Age:
        return age_of(self.days_late)


def age_of(days_late: int) -> Age:
    """1 to 30 days, 31 to 90, more than 90."""
    if days_late <= 0:
        return Age.CURRENT
    if days_late <= 30:
        return Age.TO_30
    return Age.TO_90 if days_late <= 90 else Age.OVER_90


@lru_cache(maxsize=1024)  # a meeting asks for what is due, checks what is paid and shows what is left
def standing(lent: Lent, day: date, *, ahead: int = 0) -> Standing:
    """How the loan stands on a day, by what happened until then; what falls due within `ahead` days counts as due."""
    known = lent.until(day)
    plan = plan_of(known)
    through = day + timedelta(days=ahead)
    dues = (*plan.dues, *after_term(plan, through))
    due_by_then = [due for due in dues if due.due_on <= through]
    paid = [event for event in known.events if isinstance(event, Paid)]
    interest_paid = sum(event.interest_vnd for event in paid)
    left = plan.out_vnd(day)
    interest_due = sum(due.interest_vnd for due in due_by_then) - interest_paid if left or due_by_then else 0
    principal_due = sum(due.principal_vnd for due in due_by_then) - (lent.principal_vnd - left)
    charged = sum(event.penalty_vnd for event in known.events if isinstance(event, Charged))
    late = _first_unpaid(dues, day, lent.principal_vnd - left, interest_paid)
    accrued = accrued_vnd(plan, day, through) if left else 0
    return Standing(
        day=day,
        through=through,
        left_vnd=left,
        interest_due_vnd=max(0, interest_due),
        principal_due_vnd=max(0, principal_due),
        penalty_due_vnd=max(0, charged - sum(event.penalty_vnd for event in paid)),
        accrued_vnd=max(0, accrued + min(0, interest_due)),
        interest_paid_vnd=interest_paid,
        principal_paid_vnd=sum(event.principal_vnd for event in paid),
        late_since=late,
        late_principal_vnd=max(0, _principal_before(dues, day) - (lent.principal_vnd - left)) if late else 0,
        next_due=next((due for due in dues if due.due_on > through and due.total_vnd), None),
        ends_on=plan.ends_on,
        dues=dues,
    )


def _first_unpaid(dues: Iterable[Due], day: date, settled_vnd: int, interest_paid_vnd: int) -> date | None:
    """The oldest due day before this one of which principal or interest is not all paid."""
    principal = interest = 0
    for due in dues:
        if due.due_on >= day:
            return None
        principal, interest = principal + due.principal_vnd, interest + due.interest_vnd
        if principal > settled_vnd or interest > interest_paid_vnd:
            return due.due_on
    return None


def _principal_before(dues: Iterable[Due], day: date) -> int:
    return sum(due.principal_vnd for due in dues if due.due_on < day)


@dataclass(frozen=True)
class Parts:
    """What a payment settles, counting as due what is due `through` a day; `rest_vnd` is what is given back."""

    penalty_vnd: int = 0
    interest_vnd: int = 0
    principal_vnd: int = 0
    rest_vnd: int = 0
    through: date | None = None

    @property
    def total_vnd(self) -> int:
        """What is kept."""
        return self.penalty_vnd + self.interest_vnd + self.principal_vnd

    def paid(self, on: date) -> Paid:
        return Paid(on, self.principal_vnd, self.interest_vnd, self.penalty_vnd, self.through)


def parts_of(amount_vnd: int, lent: Lent, day: date) -> Parts:
    """How a payment falls into parts: interest that is due first, the oldest first, then principal that is due.

    What falls due within `AHEAD` days counts as due, unless the sum is just what pays the loan off to the day.
    Penalties come before interest or after principal, as the terms say. What is beyond that settles the interest of the
    time that runs and lowers the principal, is given back or refused, as the terms say. Beyond the whole debt there is
    a rest in any case.
    """
    if amount_vnd <= 0:
        raise PaysNothing()
    at, near = standing(lent, day), standing(lent, day, ahead=AHEAD)
    if amount_vnd != at.pay_off_vnd or amount_vnd == near.due_vnd:
        at = near
    terms = lent.terms
    owed = [("interest_vnd", at.interest_due_vnd), ("principal_vnd", at.principal_due_vnd)]
    owed.insert(0 if terms.is_penalty_first else 2, ("penalty_vnd", at.penalty_due_vnd))
    if terms.surplus is Surplus.REFUSE and at.due_vnd < amount_vnd != at.pay_off_vnd:
        raise PaysBeyondDue(amount_vnd=amount_vnd, due_vnd=at.due_vnd)
    if terms.surplus is Surplus.PREPAY or amount_vnd == at.pay_off_vnd:
        owed += [("interest_vnd", at.accrued_vnd), ("principal_vnd", at.left_vnd - at.principal_due_vnd)]
    parts = dict.fromkeys(("penalty_vnd", "interest_vnd", "principal_vnd"), 0)
    for name, owed_vnd in owed:
        taken = min(amount_vnd, owed_vnd)
        parts[name] += taken
        amount_vnd -= taken
    return Parts(**parts, rest_vnd=amount_vnd, through=at.through)


def check_no_rest(parts: Parts, at: Standing) -> None:
    """Refuse money beyond the debt where nobody said that it is given back."""
    if parts.rest_vnd:
        raise PaysTooMuch(amount_vnd=parts.total_vnd + parts.rest_vnd, pay_off_vnd=at.pay_off_vnd)


def check_parts(parts: Parts, at: Standing) -> None:
    """Parts that a treasurer named: interest that is due comes before principal, and nothing beyond the debt.

    Interest may be paid ahead, as far as the plan goes: who goes away for months brings it before.
    """
    if parts.total_vnd <= 0:
        raise PaysNothing()
    planned = sum(due.interest_vnd for due in at.dues) - at.interest_paid_vnd
    most = max(planned, at.interest_due_vnd + at.accrued_vnd)
    if parts.principal_vnd > at.left_vnd or parts.penalty_vnd > at.penalty_due_vnd or parts.interest_vnd > most:
        raise PaysTooMuch(amount_vnd=parts.total_vnd, pay_off_vnd=at.pay_off_vnd)
    if parts.principal_vnd and parts.interest_vnd < at.interest_due_vnd:
        raise PrincipalBeforeInterest(due_vnd=at.interest_due_vnd)


def penalty_vnd(lent: Lent, day: date, since: date | None = None) -> int:
    """The penalty that the terms put on principal that was late, for each day late since `since` (the last penalty).

    Late principal x basis points a month x days / 30, from payment to payment, rounded once to the unit.
    """
    if lent.terms.penalty_bps_month is None:
        raise NoPenaltyInTerms()
    plan = plan_of(lent.until(day))
    days = sorted({due.due_on for due in plan.dues} | {on for on, _ in plan.settled} | {day})
    total, since = Fraction(0), since or date.min
    for first, last in pairwise(days):
        first = max(first, since)
        if first < last <= day:
            total += Fraction(_late_vnd(plan, first) * lent.terms.penalty_bps_month * (last - first).days, 30 * BPS)
    return rounded(total, lent.terms.unit_vnd, lent.terms.rounding)


def _late_vnd(plan: Plan, day: date) -> int:
    """Principal due by the evening of a day and not paid by then."""
    due_vnd = sum(due.principal_vnd for due in plan.dues if due.due_on <= day)
    return max(0, due_vnd - (plan.lent.principal_vnd - plan.out_vnd(day)))


# --- many loans -------------------------------------------------------------------------------------------------------


def left_by_age(standings: Iterable[Standing]) -> dict[Age, int]:
    """Principal that is out, by how late its loan is."""
    left = dict.fromkeys(Age, 0)
    for one in standings:
        left[one.age] += one.left_vnd
    return left


def at_risk_bps(left: dict[Age, int]) -> int | None:
    """Portfolio at risk: of the principal out, what lies in loans more than 30 days late; half up. None of none."""
    return _share_bps(left[Age.TO_90] + left[Age.OVER_90], sum(left.values()))


def repayment_bps(lents: Sequence[Lent], since: date, until: date) -> int | None:
    """Repayment rate: of the principal that was due from a day to a day, what was paid by then; half up. None of none.

    Each loan's due days are those of its plan; paid counts oldest first, so what was paid before `since` settles what
    was due before it.
    """
    due = paid = 0
    for lent in lents:
        plan = plan_of(lent.until(until))
        settled = lent.principal_vnd - plan.out_vnd(until)
        before = sum(one.principal_vnd for one in plan.dues if one.due_on < since)
        here = sum(one.principal_vnd for one in plan.dues if since <= one.due_on <= until)
        due, paid = due + here, paid + max(0, min(here, settled - before))
    return _share_bps(paid, due)


def _share_bps(part: int, whole: int) -> int | None:
    return (part * BPS * 2 + whole) // (whole * 2) if whole else None
