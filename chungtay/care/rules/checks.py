"""What may be agreed, visited and planned."""

from datetime import date, timedelta

from chungtay.care.rules.kinds import (
    INSIDE_ONLY,
    MINUTES_AT_MOST,
    REVIEW_DAYS_AT_MOST,
    SEAT_DAYS_AT_MOST,
    Agreed,
    CircleKind,
    Named,
    Outcome,
    Seen,
    Turn,
)
from chungtay.care.rules.refusals import (
    CircleTooLong,
    DayNotCome,
    MinutesImpossible,
    NamedFromElsewhere,
    NobodyWent,
    NothingAgreed,
    NothingDoneThere,
    ReviewOutOfTime,
    SameCarerTwice,
)


def check_named(named: Named) -> None:
    """A member by membership; a case manager from outside and the station's worker by account."""
    is_inside = named.membership_id is not None
    if is_inside is (named.account_id is not None):
        raise NamedFromElsewhere()
    if (named.kind in INSIDE_ONLY and not is_inside) or (named.kind is CircleKind.STATION and is_inside):
        raise NamedFromElsewhere()


def check_circle_days(since: date, until: date, today: date) -> None:
    """From a day that has come, for a year at the longest."""
    if since > today:
        raise DayNotCome(on=since)
    if not since < until <= since + timedelta(days=SEAT_DAYS_AT_MOST):
        raise CircleTooLong(since=since, until=until)


def check_agreed(agreed: Agreed, today: date) -> None:
    """Something was agreed, for visits that can be, until a day within a year."""
    if not agreed.tasks or not agreed.agreed_with:
        raise NothingAgreed()
    if not 1 <= agreed.minutes <= MINUTES_AT_MOST:
        raise MinutesImpossible(minutes=agreed.minutes)
    if not today < agreed.review_on <= today + timedelta(days=REVIEW_DAYS_AT_MOST):
        raise ReviewOutOfTime(on=agreed.review_on)


def check_seen(seen: Seen, today: date) -> None:
    """A visit that was made, by somebody; where nobody was at home nothing was done."""
    if seen.visited_on > today:
        raise DayNotCome(on=seen.visited_on)
    if not seen.carers:
        raise NobodyWent()
    if seen.outcome is Outcome.NOT_HOME:
        if seen.tasks or seen.minutes is not None:
            raise NothingDoneThere()
        return
    if seen.minutes is not None and not 1 <= seen.minutes <= MINUTES_AT_MOST:
        raise MinutesImpossible(minutes=seen.minutes)


def check_turn(turn: Turn) -> None:
    """A pair is two people."""
    assert 0 <= turn.weekday <= 6, "a week has seven days"
    if turn.first_id == turn.second_id:
        raise SameCarerTwice()
