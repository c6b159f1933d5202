"""Whom a right is due: the law of a day as conditions, a person as facts, and the answer with its days.

A right may come by several routes (from 75; from 70 in a poor household); each route is one dated row of the law. What
somebody receives already, what bars a route and what opens it are statuses of `people`. A birth year alone is answered
with the day by which the age is surely reached: nobody is sent to the office a year too early, nobody is left off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.kernel.months import age_on, months_later
from chungtay.people.rules import DIMENSION_OF, Dimension, StatusValue

SOON_MONTHS = 12


class Benefit(StrEnum):
    """What is given. The value is the status that says it is received."""

    SOCIAL_PENSION = "social_pension"
    HEALTH_CARD = "health_insured"
    SOCIAL_ALLOWANCE = "social_allowance"

    @property
    def status(self) -> StatusValue:
        return StatusValue(self.value)

    @property
    def is_money(self) -> bool:
        """Whether it is paid every month; a card is not."""
        return self is not Benefit.HEALTH_CARD


class Answer(StrEnum):
    """What the law says of a person and a right, what matters most first."""

    RECEIVES = "receives"
    DUE = "due"
    SOON = "soon"
    ASK = "ask"  # one fact is not written down, or the route is not checked against the law's own text
    UNKNOWN_BIRTH = "unknown_birth"
    LATER = "later"  # only the age is missing, for more than a year
    NO = "no"


@dataclass(frozen=True)
class Facts:
    """What is known of a person on a day. `statuses` holds household, living, disability and what is received."""

    birth_year: int | None = None
    birth_date: date | None = None
    sex: str = ""
    statuses: frozenset[StatusValue] = frozenset()


@dataclass(frozen=True)
class Route:
    """One way to a right, as one dated row of the law has it. An empty set asks for nothing on that side."""

    code: str
    benefit: Benefit
    age_from: int = 0
    age_under: int | None = None
    sex: str = ""
    household: frozenset[StatusValue] = frozenset()
    living: frozenset[StatusValue] = frozenset()
    disability: frozenset[StatusValue] = frozenset()
    receiving: frozenset[StatusValue] = frozenset()  # one of these opens the route
    barred_by: frozenset[StatusValue] = frozenset()
    amount_vnd: int | None = None
    is_sourced: bool = True
    valid_from: date = date.min

    @property
    def sides(self) -> tuple[tuple[Dimension, frozenset[StatusValue]], ...]:
        """The sides of life this route asks for."""
        asked = (
            (Dimension.HOUSEHOLD, self.household),
            (Dimension.LIVING, self.living),
            (Dimension.DISABILITY, self.disability),
        )
        return tuple((side, values) for side, values in asked if values)


@dataclass(frozen=True)
class Verdict:
    """The answer for one right. `since` is from when it is due; `earliest` and `latest` are when the age is reached."""

    benefit: Benefit
    answer: Answer
    route: Route | None = None
    since: date | None = None
    earliest: date | None = None
    latest: date | None = None
    missing: tuple[Dimension, ...] = ()

    @property
    def amount_vnd(self) -> int | None:
        return self.route.amount_vnd if self.route else None

    @property
    def is_open_to_a_case(self) -> bool:
        """Whether there is something to be done for it now."""
        return self.answer in {Answer.DUE, Answer.SOON, Answer.ASK}


def age_reached(facts: Facts, age: int) -> tuple[date, date] | None:
    """The first and the last day on which so many years may be completed; one day where the birthday is known."""
    if facts.birth_date is not None:
        day = _birthday(facts.birth_date, age)
        return day, day
    if facts.birth_year is None:
        return None
    return date(facts.birth_year + age, 1, 1), date(facts.birth_year + age, 12, 31)


def _birthday(born: date, age: int) -> date:
    """Who was born on 29 February is a year older on 1 March of a common year (`kernel.months.age_on`)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def is_surely_aged(facts: Facts, age: int, day: date) -> bool:
    """Whether so many years are completed on the day, whatever the birthday is."""
    reached = age_reached(facts, age)
    return reached is not None and reached[1] <= day


def by_route(route: Route, facts: Facts, day: date) -> Verdict:
    """What one route says of a person on a day."""

    def say(answer: Answer, **more: object) -> Verdict:
        return Verdict(route.benefit, answer, route, **more)  # type: ignore[arg-type]  # the days below

    if not _is_open(route, facts):
        return say(Answer.NO)
    missing = _missing(route, facts)
    if missing is None:
        return say(Answer.NO)
    if (route.age_from or route.age_under) and facts.birth_year is None:
        return say(Answer.UNKNOWN_BIRTH, missing=missing)
    if route.age_under is not None and is_surely_aged(facts, route.age_under, day):
        return say(Answer.NO)
    earliest, latest = (age_reached(facts, route.age_from) if route.age_from else None) or (date.min, date.min)
    if latest <= day:
        is_sure = route.is_sourced and not missing
        return say(Answer.DUE if is_sure else Answer.ASK, since=max(latest, route.valid_from), missing=missing)
    if missing or not route.is_sourced:
        return say(Answer.NO)
    soon = earliest <= months_later(day, SOON_MONTHS)
    return say(Answer.SOON if soon else Answer.LATER, earliest=earliest, latest=latest)


def _is_open(route: Route, facts: Facts) -> bool:
    """Sex, what opens and what bars."""
    if route.sex and facts.sex != route.sex:
        return False
    if route.barred_by & facts.statuses:
        return False
    return not route.receiving or bool(route.receiving & facts.statuses)


def _missing(route: Route, facts: Facts) -> tuple[Dimension, ...] | None:
    """The sides of life that are worth asking about; None when what is written does not fit.

    A register names poor households now and then and disabilities nearly always: only the household is asked about.
    """
    missing = []
    for side, values in route.sides:
        known = {value for value in facts.statuses if DIMENSION_OF[value] is side}
        if not known and side is Dimension.HOUSEHOLD and route.is_sourced:
            missing.append(side)
        elif not known & values:
            return None
    return tuple(missing)


def for_benefit(benefit: Benefit, routes: Iterable[Route], facts: Facts, day: date) -> Verdict:
    """What the law of a day says of one right: the best of its routes, of two alike the one that pays more."""
    if benefit.status in facts.statuses:
        return Verdict(benefit, Answer.RECEIVES)
    found = [by_route(route, facts, day) for route in routes if route.benefit is benefit]
    order = list(Answer)
    return min(
        found or [Verdict(benefit, Answer.NO)],
        key=lambda each: (order.index(each.answer), each.latest or date.min, -(each.amount_vnd or 0)),
    )


def verdicts(routes: Sequence[Route], facts: Facts, day: date) -> tuple[Verdict, ...]:
    """What the law of a day says of a person, right by right."""
    return tuple(for_benefit(benefit, routes, facts, day) for benefit in Benefit)


def weightiest(found: Iterable[Verdict]) -> Answer:
    """Of several rights the answer that matters most to whoever helps: due before soon, received last."""
    answers = {each.answer for each in found}
    order = (Answer.DUE, Answer.SOON, Answer.ASK, Answer.UNKNOWN_BIRTH, Answer.RECEIVES, Answer.LATER, Answer.NO)
    return next(answer for answer in order if answer in answers or answer is Answer.NO)


def age_told(facts: Facts, day: date) -> int | None:
    """The age that is written beside a name: completed years, of a birth year alone the difference of years."""
    birth = facts.birth_date or facts.birth_year
    return age_on(birth, day) if birth is not None else None
