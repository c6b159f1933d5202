"""How numbers, money, days and refusals are written on screen."""

from datetime import UTC, date, datetime

import pytest
from django.utils.formats import date_format, sanitize_separators
from django.utils.translation import override

from chungtay.kernel.errors import NotFound, RuleBroken
from chungtay.kernel.months import Month
from chungtay.web.explain import explain, in_words, sentences
from chungtay.web.forms import DayField, MoneyField
from chungtay.web.templatetags import web

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (web.dong(1250000), "1.250.000 đ"),
        (web.dong(0), "0 đ"),
        (web.dong(None), "–"),
        (web.number(1234567), "1.234.567"),
        (web.number(12.5), "12,5"),
        (web.number(1234.56), "1.234,6"),
        (web.number(""), "–"),
        (web.percent(0.615), "61,5%"),
        (web.percent(1), "100%"),
        (web.percent(0), "0%"),
        (web.percent_of(37, 60), "61,7%"),
        (web.percent_of(5, 0), "–"),
        (web.day(date(2026, 3, 5)), "05/03/2026"),
        (web.day(datetime(2026, 11, 22, 18, tzinfo=UTC)), "23/11/2026"),
        (web.moment(datetime(2026, 11, 23, 1, 5, tzinfo=UTC)), "8:05 23/11/2026"),
        (web.month(Month(2026, 11)), "11/2026"),
        (web.month(date(2026, 11, 1)), "11/2026"),
        (web.day_words(MONDAY), "Thứ Hai 23/11/2026"),
        (web.day_words(date(2026, 11, 29)), "Chủ nhật 29/11/2026"),
        (web.percent(8437 / 8438), "99,9%"),
        (web.percent(0.0003), "<0,1%"),
        (web.percent(0.0055), "0,6%"),
        (web.percent(1.367), "136,7%"),
        (web.percent(0.999, 0), "99%"),
        (web.lunar_day(date(2026, 11, 27)), "19/10 âm lịch"),
        (web.lunar_words(MONDAY), "15 tháng Mười âm lịch"),
        (web.lunar_words(None), ""),
    ],
)
def test_figures_and_days_are_written_as_people_here_write_them(written: str, expected: str) -> None:
    assert written == expected


def test_a_day_is_read_day_first() -> None:
    field = DayField()
    with override("vi"):
        assert field.clean("05/03/2026") == date(2026, 3, 5)
        assert field.clean("5-3-2026") == date(2026, 3, 5)
        assert date_format(MONDAY, "SHORT_DATE_FORMAT") == "23/11/2026"
        assert sanitize_separators("12,5") == "12.5"


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm kia", "05/03/45", "05/03/0045"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Exception, match="không có thật"):
        DayField().clean(typed)


def test_an_amount_is_read_as_it_is_said_and_asked_back_when_unclear() -> None:
    field = MoneyField(max_vnd=50_000_000)
    assert field.clean("1.250.000") == 1_250_000
    assert field.clean("5 triệu") == 5_000_000
    with pytest.raises(Exception, match=r"5\.500\.000 đ hay 5\.500 đ"):
        field.clean("5 rưỡi")
    with pytest.raises(Exception, match=r"không được quá 50\.000\.000 đ"):
        field.clean("60 triệu")


class NotEnoughForTest(RuleBroken):
    """Has no words of its own."""


def test_a_refusal_without_words_borrows_those_of_its_kind() -> None:
    assert explain(NotEnoughForTest()) == sentences()["web"]["rule_broken"]
    assert explain(NotFound()) == sentences()["web"]["not_found"]


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        ("balance_vnd", 1250000, "1.250.000 đ"),
        ("member_count", 4563, "4.563"),
        ("year", 2026, "2026"),
        ("held_on", date(2026, 3, 5), "05/03/2026"),
        ("at", datetime(2026, 11, 22, 18, 0, tzinfo=UTC), "01:00 23/11/2026"),
        ("month", Month(2026, 11), "tháng 11/2026"),
        ("names", ["Lan", "Bình"], "Lan, Bình"),
        ("nobody", None, "…"),
    ],
)
def test_facts_are_read_out_by_the_unit_in_their_name(name: str, fact: object, expected: str) -> None:
    assert in_words(name, fact) == expected


def test_a_missing_fact_does_not_break_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"web": {"not_enough_for_test": "Quỹ chỉ còn {balance_vnd}, cần {amount_vnd}."}}
    monkeypatch.setattr("chungtay.web.explain.sentences", lambda: words)
    assert explain(NotEnoughForTest(balance_vnd=5000)) == "Quỹ chỉ còn 5.000 đ, cần …."


def test_two_rooms_may_name_two_things_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"funds": {"not_enough_for_test": "Quỹ thiếu."}, "web": {"not_enough_for_test": "Ở đây thiếu."}}
    monkeypatch.setattr("chungtay.web.explain.sentences", lambda: words)
    assert explain(NotEnoughForTest()) == "Ở đây thiếu."
    monkeypatch.setattr(NotEnoughForTest, "__module__", "chungtay.funds.rules")
    assert explain(NotEnoughForTest()) == "Quỹ thiếu."
