"""Periods by kind, the day a report counts to, and a bridge that closes."""

from datetime import date

import pytest

from chungtay.kernel.months import HalfYear, Month, PeriodUnreadable, Quarter, Year
from chungtay.reports.rules import (
    Bounds,
    Bridge,
    Counted,
    CutOffInFuture,
    CutOffMissing,
    CutOffOutside,
    KindUnknown,
    PeriodNotBegun,
    counted_to,
    is_changed,
    is_unlike,
    period_of,
    same_of_last_year,
)

YEAR = Year(2026)


@pytest.mark.parametrize(
    ("kind", "text", "period"),
    [
        ("year", "2023", Year(2023)),
        ("half", "2026-H1", HalfYear(2026, 1)),
        ("quarter", "2026-Q3", Quarter(2026, 3)),
        ("month", "2026-11", Month(2026, 11)),
    ],
)
def test_a_kind_reads_its_own_periods(kind, text, period):
    assert period_of(kind, text) == period
    assert same_of_last_year(period).year == period.year - 1
    assert same_of_last_year(period).part == period.part


def test_other_kinds_and_periods_are_refused():
    with pytest.raises(KindUnknown):
        period_of("decade", "2020")
    with pytest.raises(PeriodUnreadable):
        period_of("half", "2026-H3")


@pytest.mark.parametrize(
    ("cut_off", "signed_on", "answer"),
    [
        (None, date(2027, 1, 10), date(2026, 12, 31)),
        (date(2026, 11, 20), date(2026, 12, 5), date(2026, 11, 20)),
        (date(2026, 12, 14), date(2027, 1, 10), date(2026, 12, 14)),
    ],
)
def test_a_report_counts_to_its_cut_off_or_to_the_end_of_its_period(cut_off, signed_on, answer):
    assert counted_to(YEAR, cut_off, signed_on=signed_on) == answer


@pytest.mark.parametrize(
    ("cut_off", "signed_on", "refusal"),
    [
        (None, date(2026, 12, 5), CutOffMissing),
        (date(2025, 12, 31), date(2026, 12, 5), CutOffOutside),
        (date(2026, 12, 14), date(2026, 12, 5), CutOffInFuture),
        (None, date(2025, 12, 5), PeriodNotBegun),
    ],
)
def test_a_report_without_a_fitting_cut_off_is_refused(cut_off, signed_on, refusal):
    with pytest.raises(refusal):
        counted_to(YEAR, cut_off, signed_on=signed_on)


@pytest.mark.parametrize(
    ("before", "founded", "closed", "now", "other"), [(10, 3, 1, 12, 0), (10, 3, 1, 10, -2), (0, 5, 0, 7, 2)]
)
def test_the_bridge_closes_line_by_line(before, founded, closed, now, other):
    bridge = Bridge(before, founded, closed, now)
    assert bridge.other == other
    assert bridge.before + bridge.founded - bridge.closed + bridge.other == bridge.now


def stock(top):
    return Counted(float(top), top, None)


def test_a_report_is_doubtful_from_bounds_on_that_an_office_may_set():
    usual = Bounds()
    assert not is_changed(stock(120), stock(100), usual)
    assert is_changed(stock(121), stock(100), usual)
    assert not is_changed(stock(121), stock(100), Bounds(change_bps=2_500))
    assert not is_changed(stock(121), None, usual)
    assert not is_unlike(30.0, [10.0, 10.0, 10.0], usual)
    assert is_unlike(30.1, [10.0, 10.0, 10.0], usual)
    assert is_unlike(3.3, [10.0, 10.0, 10.0], usual)
    assert not is_unlike(30.1, [10.0, 10.0, 10.0], Bounds(times=4))
    assert not is_unlike(99.0, [10.0, 10.0], usual)
