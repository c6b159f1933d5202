"""When a visit is missed, and what may be agreed, named and told: tables of cases."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.care import rules
from chungtay.care.rules import Agreed, CircleKind, Named, Outcome, Seen, Support, Task, Turn, standing
from chungtay.kernel.errors import RuleBroken

MON, TUE, WED, THU, FRI, SAT, SUN = (date(2026, 11, 23) + timedelta(days=each) for each in range(7))


@pytest.mark.parametrize(
    ("planned", "gone", "today", "missed", "coming"),
    [
        ([MON, THU], [], MON, [], [MON, THU]),  # today is still to come
        ([MON, THU], [], TUE, [MON], [THU]),
        ([MON, THU], [TUE], WED, [], [THU]),  # who comes a day later has not missed it
        ([MON, THU], [MON, TUE], SUN, [], []),  # twice at the beginning of the week is twice
        ([MON, THU], [MON], SUN, [THU], []),
        ([THU], [MON], FRI, [], []),  # who came earlier than planned came
        ([], [WED], SUN, [], []),
        ([MON, WED, FRI], [], SUN, [MON, WED, FRI], []),
    ],
)
def test_a_planned_day_is_missed_when_it_has_passed_and_nobody_came_for_it(planned, gone, today, missed, coming):
    found = standing(planned, gone, today)
    assert (list(found.missed), list(found.coming), found.done) == (missed, coming, len(gone))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.integers(0, 6), unique=True),
    st.lists(st.integers(0, 6), max_size=7),
    st.integers(0, 6),
)
def test_every_planned_day_is_done_missed_or_still_to_come(planned, gone, today):
    days = [MON + timedelta(days=each) for each in planned]
    found = standing(days, [MON + timedelta(days=each) for each in gone], MON + timedelta(days=today))
    assert len(found.missed) + len(found.coming) == max(0, len(planned) - len(gone))
    assert all(day < MON + timedelta(days=today) for day in found.missed)


def agreed(**more: object) -> Agreed:
    said: dict[str, object] = {
        "tasks": frozenset({Task.MEALS}), "support": Support.SOME, "minutes": 60, "agreed_with": "bà Lụa",
        "review_on": FRI,
    }  # fmt: skip
    return Agreed(**said | more)  # type: ignore[arg-type]  # what a case says


def seen(**more: object) -> Seen:
    said: dict[str, object] = {"visited_on": MON, "outcome": Outcome.DONE, "carers": frozenset({1})}
    return Seen(**said | more)  # type: ignore[arg-type]  # what a case says


def test_what_is_usual_is_refused_nothing():
    rules.check_agreed(agreed(), TUE)
    rules.check_seen(seen(tasks=frozenset(Task), minutes=600), MON)
    rules.check_circle_days(MON, MON + timedelta(days=366), MON)
    rules.check_named(Named(kind=CircleKind.CASE_MANAGER, account_id=1))
    rules.check_turn(Turn(weekday=6, first_id=1, second_id=2))


@pytest.mark.parametrize(
    ("refused", "check"),
    [
        (rules.NothingAgreed, lambda: rules.check_agreed(agreed(tasks=frozenset()), TUE)),
        (rules.NothingAgreed, lambda: rules.check_agreed(agreed(agreed_with=""), TUE)),
        (rules.MinutesImpossible, lambda: rules.check_agreed(agreed(minutes=601), TUE)),
        (rules.ReviewOutOfTime, lambda: rules.check_agreed(agreed(review_on=TUE), TUE)),
        (rules.ReviewOutOfTime, lambda: rules.check_agreed(agreed(review_on=TUE + timedelta(days=367)), TUE)),
        (rules.DayNotCome, lambda: rules.check_seen(seen(visited_on=TUE), MON)),
        (rules.NobodyWent, lambda: rules.check_seen(seen(carers=frozenset()), MON)),
        (rules.MinutesImpossible, lambda: rules.check_seen(seen(minutes=0), MON)),
        (rules.NothingDoneThere, lambda: rules.check_seen(seen(outcome=Outcome.NOT_HOME, minutes=5), MON)),
        (rules.CircleTooLong, lambda: rules.check_circle_days(MON, MON + timedelta(days=367), MON)),
        (rules.CircleTooLong, lambda: rules.check_circle_days(MON, MON, MON)),
        (rules.DayNotCome, lambda: rules.check_circle_days(TUE, FRI, MON)),
        (rules.NamedFromElsewhere, lambda: rules.check_named(Named(kind=CircleKind.VOLUNTEER, account_id=1))),
        (rules.NamedFromElsewhere, lambda: rules.check_named(Named(kind=CircleKind.STATION, membership_id=1))),
        (rules.NamedFromElsewhere, lambda: rules.check_named(Named(kind=CircleKind.CASE_MANAGER))),
        (rules.SameCarerTwice, lambda: rules.check_turn(Turn(weekday=0, first_id=1, second_id=1))),
    ],
)
def test_what_cannot_be_is_refused(refused: type[RuleBroken], check):
    with pytest.raises(refused):
        check()
