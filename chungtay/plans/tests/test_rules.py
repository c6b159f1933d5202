"""Pace, forecast and ranks by hand; what is refused of tasks, years and amounts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.plans.rules import (
    NEXT_TASK,
    AmountMissing,
    Course,
    Pace,
    TaskMovedOn,
    TaskNeedsWords,
    TaskState,
    YearOutOfRange,
    check_amount,
    check_task,
    check_year,
    overall,
    ranks,
)
from chungtay.programme.rules import Comparison


def course(value: float | None = 50, **more: object) -> Course:
    """A flow of 100 within ten years, half of the time over, ten of it in the last twelve months."""
    said = {
        "comparison": Comparison.AT_LEAST, "aim": 100, "aim_to": None, "value": value, "gained": 10, "is_flow": True,
        "is_share": False, "since_on": date(2021, 1, 1), "due_on": date(2031, 1, 1), "day": date(2026, 1, 1),
    }  # fmt: skip
    return Course(**said | more)  # type: ignore[arg-type]  # the fields above


def test_half_of_the_way_in_half_of_the_time_runs_with_the_calendar() -> None:
    half = course()
    assert (half.percent, round(half.elapsed), half.missing, half.pace) == (50, 50, 50, Pace.WITH_CALENDAR)
    assert round(half.months_left) == 60
    assert round(half.forecast or 0) == 100  # 50 and five years of ten
    assert round(half.needed_a_month or 0, 2) == 0.83  # 50 in 60 months


@pytest.mark.parametrize(
    ("value", "more", "pace"),
    [
        (None, {}, Pace.UNKNOWN),
        (100, {}, Pace.REACHED),
        (56, {}, Pace.AHEAD),
        (44, {}, Pace.BEHIND),
        (99, {"day": date(2031, 1, 2)}, Pace.OVERDUE),
        (60, {"comparison": Comparison.BETWEEN, "aim": 60, "aim_to": 70, "is_flow": False}, Pace.REACHED),
        (71, {"comparison": Comparison.BETWEEN, "aim": 60, "aim_to": 70, "is_flow": False, "gained": 0}, Pace.OUTSIDE),
        (5, {"comparison": Comparison.AT_MOST, "aim": 5}, Pace.REACHED),
        (80, {"is_flow": False, "gained": 4.1}, Pace.WITH_CALENDAR),  # a stock: 80 + 5 × 4,1 is there
        (80, {"is_flow": False, "gained": 3}, Pace.BEHIND),  # 80 + 5 × 3 is not
    ],
)
def test_how_a_target_runs(value: float | None, more: dict[str, object], pace: Pace) -> None:
    assert course(value, **more).pace is pace


def test_a_share_is_never_forecast_above_a_hundred_nor_below_nothing() -> None:
    assert course(90, is_share=True, gained=20).forecast == 100
    assert course(10, is_share=True, gained=-20).forecast == 0


@given(st.dictionaries(st.integers(1, 40), st.none() | st.integers(0, 9), max_size=20))
def test_a_better_place_never_ranks_behind_a_worse_one_and_equals_share(values: dict[int, int | None]) -> None:
    found = ranks(values)
    assert set(found) == {key for key, value in values.items() if value is not None}
    for one in found:
        for other in found:
            if values[one] == values[other]:
                assert found[one] == found[other]
            elif (values[one] or 0) > (values[other] or 0):
                assert found[one] < found[other]


def test_ranks_by_hand() -> None:
    first, second = {1: 9, 2: 7, 3: 7, 4: 1}, {1: 10, 2: 20, 3: None, 4: 30}
    assert ranks(first) == {1: 1, 2: 2, 3: 2, 4: 4}
    assert overall([ranks(first), ranks(second)], [1, 2, 3, 4]) == {1: 2, 2: 2, 3: 3, 4: 2.5}  # 3 has no second: last


def test_a_task_moves_by_its_table_and_says_why_it_is_dropped_or_taken_back() -> None:
    for before in TaskState:
        for after in TaskState:
            if after in NEXT_TASK[before]:
                check_task(before, after, "Vì trời mưa")
            else:
                with pytest.raises(TaskMovedOn):
                    check_task(before, after, "Vì trời mưa")
    check_task(TaskState.OPEN, TaskState.DONE, "")
    for before, after in ((TaskState.OPEN, TaskState.DROPPED), (TaskState.DONE, TaskState.RUNNING)):
        with pytest.raises(TaskNeedsWords):
            check_task(before, after, "")


def test_years_and_amounts_that_cannot_be() -> None:
    check_year(2027, date(2026, 5, 1))
    for year in (2011, 2028):
        with pytest.raises(YearOutOfRange):
            check_year(year, date(2026, 5, 1))
    for vnd in (0, -1):
        with pytest.raises(AmountMissing):
            check_amount(vnd)
