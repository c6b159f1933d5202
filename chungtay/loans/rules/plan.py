"""The plan as life changes it: early payments, extensions, changes of rate and write-offs folded into the schedule.

A loan is what was lent, on which terms, and what happened since, in the order of its days. The plan is always made from
these anew, so taking back a payment makes the plan that would have stood without it:

* a payment beyond what is due becomes a line of its own, and what is left is spread over the periods to come; a period
  that runs bears interest on the old balance to that day and on the new one from it;
* an extension moves all principal that is not paid to the new end; interest that was due stays due;
* a new rate holds from its day, in the middle of a period for the days that are left of it;
* who pays late within the term pays the interest of the plan; what is left when the term is over bears the same rate
  for each month more, on what is really out from day to day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from chungtay.loans.rules.days import ANNIVERSARY, DueDays, LoanMonths, months_of
from chungtay.loans.rules.kinds import DueKind, Method, PayOff
from chungtay.loans.rules.schedule import Due, Rates, Steps, Stretch, lines, period_ends, renumbered
from chungtay.loans.rules.terms import Terms, rounded, yearly_rate


@dataclass(frozen=True)
class Paid:
    """Money that came back. `through` is the day up to which things counted as due when it came, some days ahead."""

    on: date
    principal_vnd: int = 0
    interest_vnd: int = 0
    penalty_vnd: int = 0
    through: date | None = None
    is_carried: bool = False  # no money: the debt went into another club's books, with its interest


@dataclass(frozen=True)
class Extended:
    on: date
    months: int


@dataclass(frozen=True)
class RateChanged:
    on: date
    rate_bps: int  # per what the terms say


@dataclass(frozen=True)
class WrittenOff:
    on: date
    principal_vnd: int


@dataclass(frozen=True)
class Charged:
    """A penalty the club decided."""

    on: date
    penalty_vnd: int


Event = Paid | Extended | RateChanged | WrittenOff | Charged


@dataclass(frozen=True)
class Lent:
    """What was lent and what happened since. Of an old paper loan `principal_vnd` is what was left when it was taken
    into the books, and interest runs from `interest_paid_until`."""

    principal_vnd: int
    terms: Terms
    disbursed_on: date
    due_days: DueDays = ANNIVERSARY
    events: tuple[Event, ...] = ()
    interest_paid_until: date | None = None

    def until(self, day: date) -> "Lent":
        """As it was known to stand on the evening of a day."""
        return replace(self, events=tuple(event for event in self.events if event.on <= day))

    def after(self, *events: Event) -> "Lent":
        return replace(self, events=(*self.events, *events))


@dataclass(frozen=True)
class Plan:
    """The lines that stand, and what they were reckoned from."""

    lent: Lent
    dues: tuple[Due, ...]
    months: LoanMonths
    rates: Rates
    term_months: int
    flat: Steps  # what flat interest is reckoned on: the sum lent, after a change of plan what was left
    settled: Steps = ()  # principal that is no longer out: paid or written off

    @property
    def ends_on(self) -> date:
        """The day the term is over."""
        return self.months.end_of(self.term_months)

    @property
    def begins_on(self) -> date:
        """The day from which interest runs."""
        return self.lent.interest_paid_until or self.months.end_of(0)

    def out_vnd(self, day: date) -> int:
        """What is really out on the evening of a day."""
        return self.lent.principal_vnd - sum(amount for on, amount in self.settled if on <= day)


def plan_of(lent: Lent) -> Plan:
    """The plan that stands after all that happened."""
    return _plan_of(replace(lent, events=tuple(event for each in lent.events if (event := _changing(each)))))


def _changing(event: Event) -> Event | None:
    """The event as far as it changes a plan: a payment of interest or a penalty does not."""
    match event:
        case Charged():
            return None
        case Paid():
            return replace(event, interest_vnd=0, penalty_vnd=0) if event.principal_vnd else None
    return event


@lru_cache(maxsize=4096)
def _plan_of(lent: Lent) -> Plan:
    """Remembered: from one payment at a meeting to the next all plans but one are as they were."""
    plan = _first(lent)
    for event in sorted(lent.events, key=lambda event: event.on):
        match event:
            case Paid() | WrittenOff():
                plan = _settle(plan, event)
            case Extended():
                plan = _extend(plan, event)
            case RateChanged():
                rate = yearly_rate(event.rate_bps, lent.terms.rate_per)
                steps = [step for step in plan.rates.steps if step[0] < event.on]
                plan = replace(plan, rates=Rates((*steps, (event.on, rate))))
                plan = _spread(plan, list(_standing_lines(plan, event.on)), _past_end(plan, event.on))
    return plan


def _first(lent: Lent) -> Plan:
    terms = lent.terms
    months = months_of(lent.disbursed_on, lent.due_days, terms)
    rates = Rates(((lent.disbursed_on, terms.yearly),))
    plan = Plan(lent, (), months, rates, terms.term_months, flat=((lent.disbursed_on, lent.principal_vnd),))
    made = _spread(plan, [], _past_end(plan, lent.interest_paid_until or lent.disbursed_on))
    if made.dues:
        return made
    return replace(plan, dues=(Due(1, plan.ends_on, lent.principal_vnd, 0),))  # its term was over when it was taken in


def _settle(plan: Plan, event: Paid | WrittenOff) -> Plan:
    """Principal paid or written off; where it is more than was due, the rest of the plan is made anew."""
    if not event.principal_vnd:
        return plan
    after = replace(plan, settled=(*plan.settled, (event.on, event.principal_vnd)))
    through = (event.through if isinstance(event, Paid) else None) or event.on
    kept = list(_standing_lines(plan, through))
    beyond_vnd = sum(amount for _, amount in after.settled) - sum(due.principal_vnd for due in kept)
    if beyond_vnd <= 0:
        return after
    is_last = after.out_vnd(event.on) == 0
    kind = DueKind.WRITTEN_OFF if isinstance(event, WrittenOff) else DueKind.PREPAID
    if isinstance(event, Paid) and event.is_carried:
        kind = DueKind.CARRIED
    is_paid_off = is_last and isinstance(event, Paid) and not event.is_carried
    interest_vnd = accrued_vnd(plan, event.on, through) if is_paid_off else 0
    kept.append(Due(0, event.on, beyond_vnd, interest_vnd, kind))
    if is_last:
        return replace(after, dues=renumbered(kept))
    return _spread(_with_flat(after, kept, event.on), kept, _past_end(plan, through))


def _with_flat(plan: Plan, kept: list[Due], day: date) -> Plan:
    left_vnd = plan.lent.principal_vnd - sum(due.principal_vnd for due in kept)
    return replace(plan, flat=(*(step for step in plan.flat if step[0] < day), (day, left_vnd)))


def _extend(plan: Plan, event: Extended) -> Plan:
    """What is not paid becomes due by the new end: lines past keep their interest and what was paid of them."""
    longer = replace(plan, term_months=plan.term_months + event.months)
    past = _past_end(plan, event.on)
    since = max(plan.months.end_of(past), plan.begins_on)
    by_then = sum(amount for on, amount in plan.settled if on <= since)
    lines_past = [due for due in plan.dues if due.due_on <= since]
    free_vnd = by_then - sum(due.principal_vnd for due in lines_past if due.kind is not DueKind.REGULAR)
    kept = []
    for due in lines_past:
        part = due.principal_vnd
        if due.kind is DueKind.REGULAR:
            part = max(0, min(part, free_vnd))
            free_vnd -= part
        kept.append(replace(due, principal_vnd=part))
    kept += [Due(0, on, amount, 0, DueKind.PREPAID) for on, amount in plan.settled if on > since]
    return _spread(_with_flat(longer, kept, event.on), kept, past)


def _standing_lines(plan: Plan, through: date) -> tuple[Due, ...]:
    """The lines that a new plan leaves as they are: due by a day, or no plan but what happened."""
    return tuple(due for due in plan.dues if due.due_on <= through or due.kind is not DueKind.REGULAR)


def _past_end(plan: Plan, day: date) -> int:
    """The number of the last month that ended a period by this day; 0 before the first."""
    ends = period_ends(plan.lent.terms, plan.term_months)
    return next((end for end in reversed(ends) if plan.months.end_of(end) <= day), 0)


def _spread(plan: Plan, kept: list[Due], past: int) -> Plan:
    """What no kept line holds, over the periods that end after month number `past`."""
    since = max(plan.months.end_of(past), plan.begins_on)
    stretch = Stretch(
        months=plan.months,
        rates=plan.rates,
        terms=plan.lent.terms,
        ends=period_ends(plan.lent.terms, plan.term_months, after=past),
        since=since,
        left_vnd=plan.lent.principal_vnd - sum(due.principal_vnd for due in kept),
        balances=_balances(plan.lent.principal_vnd, kept),
        flat=plan.flat,
    )
    return replace(plan, dues=renumbered([*kept, *lines(stretch)]))


def _balances(principal_vnd: int, dues: Iterable[Due]) -> Steps:
    """What the lines of a plan leave out, from day to day."""
    steps = [(date.min, principal_vnd)]
    for due in sorted(dues, key=lambda due: due.due_on):
        if due.principal_vnd:
            steps.append((due.due_on, steps[-1][1] - due.principal_vnd))
    return tuple(steps)


def after_term(plan: Plan, through: date) -> tuple[Due, ...]:
    """A line of interest for each month that ended by a day after the term was over, on what was really out."""
    if not plan.lent.terms.has_interest_after_term:
        return ()
    found: list[Due] = []
    number = plan.term_months + 1
    while (end := plan.months.end_of(number)) <= through:
        since = max(plan.months.end_of(number - 1), plan.begins_on)
        exact = _on_what_is_out(plan, since, end)
        unit = plan.lent.terms.unit_vnd if plan.out_vnd(end - timedelta(days=1)) else 1  # paid off: to the đồng
        interest_vnd = rounded(exact, unit, plan.lent.terms.rounding)
        if interest_vnd:
            found.append(Due(len(plan.dues) + len(found) + 1, end, 0, interest_vnd, DueKind.AFTER_TERM))
        number += 1
    return tuple(found)


def _on_what_is_out(plan: Plan, since: date, until: date) -> Fraction:
    """Exact interest on what was really out, from payment to payment."""
    days = sorted({on for on, _ in plan.settled})
    balances = ((date.min, plan.lent.principal_vnd), *((day, plan.out_vnd(day)) for day in days))
    return plan.rates.interest(plan.months, balances, since, until)


def accrued_vnd(plan: Plan, day: date, through: date | None = None) -> int:
    """Interest of the time that runs on a day since the last due day (at most `through`), as the terms pay off.

    To the day: exact, rounded to one đồng. A month begun may count whole, or the whole plan to its end.
    """
    terms = plan.lent.terms
    if day <= plan.begins_on:
        return 0
    past = _past_end(plan, max(through or day, day))
    since = max(plan.months.end_of(past), plan.begins_on)
    is_over = day > plan.ends_on
    if is_over:
        since = max(plan.months.end_of(plan.months.number_on(max(through or day, day))), plan.begins_on)
    if day <= since or (is_over and not terms.has_interest_after_term):
        return 0
    if terms.pay_off is PayOff.WHOLE_TERM and not is_over:
        return sum(due.interest_vnd for due in plan.dues if due.due_on > since)
    if terms.pay_off is PayOff.WHOLE_MONTH:
        day = _end_of_month(plan, day)
    exact = _on_what_is_out(plan, since, day) if is_over else _on_the_plan(plan, since, day)
    return rounded(exact, 1, terms.rounding)


def _end_of_month(plan: Plan, day: date) -> date:
    number = plan.months.number_on(day)
    end = plan.months.end_of(number)
    return end if end == day else plan.months.end_of(number + 1)


def _on_the_plan(plan: Plan, since: date, until: date) -> Fraction:
    """Exact interest within a period, on the balances of the plan."""
    is_flat = plan.lent.terms.method is Method.FLAT
    balances = plan.flat if is_flat else _balances(plan.lent.principal_vnd, plan.dues)
    return plan.rates.interest(plan.months, balances, since, until)
