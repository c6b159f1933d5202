"""Scores, days and lists as they are typed, what a certificate asks, and the table of states."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.training.rules import (
    NEXT_CLASS,
    OVER,
    TO_COME,
    UNDER_WAY,
    ClassMovedOn,
    ClassState,
    DaysMissing,
    Lack,
    NeededDaysWrong,
    PlannedDay,
    ScoreNotUnderstood,
    TooManyDays,
    TooManyTrainees,
    TypedLineUnclear,
    average,
    check_class,
    check_needed,
    lacks_of,
    read_days,
    read_outsiders,
    read_score,
    written_days,
    written_score,
)


@pytest.mark.parametrize(
    ("text", "tenths"), [("7,5", 75), ("7.5", 75), ("8", 80), ("0", 0), ("10", 100), ("10,0", 100), (" ", None)]
)
def test_a_score_is_read_as_schools_write_it(text, tenths):
    assert read_score(text) == tenths


@pytest.mark.parametrize("text", ["11", "10,1", "7,55", "-1", "giỏi", "7,"])
def test_a_score_that_is_none_is_refused(text):
    with pytest.raises(ScoreNotUnderstood):
        read_score(text)


@given(st.integers(min_value=0, max_value=100))
def test_a_score_written_is_read_back(tenths):
    assert read_score(written_score(tenths)) == tenths


@pytest.mark.parametrize(
    ("came", "after", "passes_at", "lacks"),
    [
        (5, 80, 50, ()), (5, 50, 50, ()), (5, 49, 50, (Lack.SCORE,)), (5, None, 50, (Lack.SCORE,)),
        (4, 80, 50, (Lack.DAYS,)), (4, None, 50, (Lack.DAYS, Lack.SCORE)), (5, None, None, ()),
        (4, 100, None, (Lack.DAYS,)),
    ],
)  # fmt: skip
def test_a_certificate_asks_for_days_and_where_there_is_a_test_for_points(came, after, passes_at, lacks):
    assert lacks_of(came_days=came, needed_days=5, after_tenths=after, pass_tenths=passes_at) == lacks


def test_days_are_typed_one_by_one_or_as_a_span():
    days = read_days("19/3/2024 đến 21/3/2024 | Mô hình; chỉ số\n\n25-3-2024 | Sổ sách | Quỹ\n19/3/2024 | lần nữa")
    assert [each.held_on.day for each in days] == [19, 20, 21, 25]
    assert days[0].topic == "Mô hình; chỉ số"
    assert days[3].topic == "Sổ sách; Quỹ"
    assert read_days(written_days([PlannedDay(date(2024, 3, 19), "Mô hình")])) == [
        PlannedDay(date(2024, 3, 19), "Mô hình")
    ]


@pytest.mark.parametrize("text", ["mai", "31/2/2024", "25/3/2024 đến 19/3/2024", "1/1/2024 đến mai", "19/3/24"])
def test_a_day_that_cannot_be_read_is_refused_with_its_line(text):
    with pytest.raises(TypedLineUnclear) as refusal:
        read_days(f"18/3/2024\n{text}")
    assert refusal.value.facts["number"] == 2


def test_no_day_and_too_many_are_refused():
    with pytest.raises(DaysMissing):
        read_days("\n ")
    with pytest.raises(TooManyDays):
        read_days("1/1/2024 đến 15/2/2024")


def test_a_pasted_list_of_outsiders_names_each_once():
    text = "Mai Văn Tứ | Chủ tịch | Hội NCT xã Nga Sơn\nMai Văn Tứ\tPhó\tHội NCT xã Nga Sơn\nLê Thị Hoa"
    assert [(each.name, each.post) for each in read_outsiders(text)] == [("Mai Văn Tứ", "Chủ tịch"), ("Lê Thị Hoa", "")]
    with pytest.raises(TypedLineUnclear):
        read_outsiders(" | Chủ tịch | xã")
    with pytest.raises(TooManyTrainees):
        read_outsiders("\n".join(f"Người {n}" for n in range(201)))


@pytest.mark.parametrize("needed", [0, 6])
def test_a_certificate_for_no_day_or_for_more_than_all_is_refused(needed):
    with pytest.raises(NeededDaysWrong):
        check_needed(needed, 5)


def test_a_mean_is_rounded_half_up():
    assert average([70, 75]) == 73
    assert average([]) is None


def test_every_state_is_to_come_under_way_or_over_and_steps_follow_the_table():
    assert set(ClassState) == TO_COME | UNDER_WAY | OVER
    for before in ClassState:
        for after in ClassState:
            if after in NEXT_CLASS[before]:
                check_class(before, after)
            else:
                with pytest.raises(ClassMovedOn):
                    check_class(before, after)
