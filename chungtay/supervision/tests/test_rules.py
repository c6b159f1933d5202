"""States, levels and reasons to visit, without a database."""

from datetime import date

import pytest

from chungtay.supervision.rules import (
    NEXT_DIFFICULTY,
    NEXT_RECOMMENDATION,
    NEXT_VISIT,
    DifficultyState,
    Level,
    NobodyAbove,
    RecommendationState,
    Records,
    Risk,
    Terms,
    VisitState,
    above,
    level_of,
    levels_from,
    path_at,
    reasons_of,
    weight_of,
)
from chungtay.supervision.words import difference, told

DAY = date(2026, 11, 23)


def test_the_tables_of_states_are_total() -> None:
    assert set(NEXT_VISIT) == set(VisitState)
    assert set(NEXT_RECOMMENDATION) == set(RecommendationState)
    assert set(NEXT_DIFFICULTY) == set(DifficultyState)


def test_a_level_and_a_path_name_an_office() -> None:
    club = "/27/3051/c812/"
    assert [path_at(level, club) for level in Level] == [club, "/27/3051/", "/27/", "/"]
    assert [level_of(path) for path in (club, "/27/3051/", "/27/", "/")] == list(Level)
    assert levels_from("/27/") == [Level.PROVINCE, Level.COUNTRY]
    assert [above(level) for level in (Level.CLUB, Level.COMMUNE, Level.PROVINCE)] == list(Level)[1:]
    with pytest.raises(NobodyAbove):
        above(Level.COUNTRY)


@pytest.mark.parametrize(
    ("records", "risks"),
    [
        (Records(), []),
        (Records(silent_months=1), []),
        (Records(silent_months=2), [Risk.SILENT]),
        (Records(cash_open_vnd=-250_000), [Risk.CASH]),
        (Records(overdue_vnd=3_000_000, overdue_count=2), [Risk.OVERDUE]),
        (Records(attended_bps=8_000, attended_before_bps=8_999), []),
        (Records(attended_bps=8_000, attended_before_bps=9_000), [Risk.ATTENDANCE]),
        (Records(attended_bps=None, attended_before_bps=9_000), []),
        (Records(chair_since=date(2026, 9, 1)), [Risk.NEW_BOARD]),
        (Records(chair_since=date(2026, 5, 1)), []),
        (Records(late_count=1, silent_months=3), [Risk.SILENT, Risk.LATE]),
    ],
)
def test_a_reason_holds_from_its_threshold_on(records: Records, risks: list[Risk]) -> None:
    assert [reason.risk for reason in reasons_of(records, DAY, Terms())] == risks


def test_a_reason_is_told_with_its_number_and_more_reasons_weigh_more() -> None:
    records = Records(3, -250_000, 3_000_000, 2, 7_250, 9_000, date(2026, 9, 1), 1)
    reasons = reasons_of(records, DAY, Terms())
    assert [told(reason) for reason in reasons] == [
        "3 tháng liền không họp", "tiền đếm lệch sổ 250.000 đ", "2 khoản vay quá hạn, gốc 3.000.000 đ",
        "1 kiến nghị lần trước quá hạn", "người dự giảm từ 90% còn 72%", "chủ nhiệm mới từ 01/09/2026",
    ]  # fmt: skip
    assert weight_of(reasons) > weight_of(reasons[:1])


def test_counted_cash_is_told_against_the_book() -> None:
    assert [difference(vnd) for vnd in (0, 5_000, -5_000)] == ["khớp sổ", "thừa 5.000 đ", "thiếu 5.000 đ"]
