"""How one line of a register is read: births, names, states, phones, and what is wrong in it."""

from datetime import date
from typing import Any

import pytest

from chungtay.exchange.rules import (
    NEXT,
    Known,
    State,
    proper_case,
    read_line,
)
from chungtay.exchange.tests.test_reading import TODAY, line, made, read
from chungtay.people.rules import Sex, StatusValue


@pytest.mark.parametrize(
    ("typed", "year", "day"),
    [
        ("1950", 1950, None),
        ("00/00/1950", 1950, None),
        ("01/01/1950", 1950, None),
        ("76", 1950, None),
        ("5/3/1950", 1950, date(1950, 3, 5)),
        ("05-03-1950", 1950, date(1950, 3, 5)),
        ("18327", 1950, date(1950, 3, 5)),
    ],
)
def test_births_are_read_as_registers_hold_them(typed: str, year: int, day: date | None) -> None:
    facts = line(birth=typed).facts
    assert facts is not None
    assert (facts.birth_year, facts.birth_date) == (year, day)


@pytest.mark.parametrize("typed", ["31/02/1950", "1750", "2031", "mùa xuân", "13/13/1950"])
def test_wrong_dates_are_told(typed: str) -> None:
    assert [problem.code for problem in line(birth=typed).errors] == ["date_unreadable"]


def test_a_year_in_a_cell_formatted_as_a_day_is_a_year() -> None:
    def fill(made_book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["Họ và tên", "Năm sinh"])
        day = made_book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row("A2", ["Nguyễn Thị Lan"])
        sheet.write_number("B2", 1950, day)
        sheet.write("A3", "Phạm Văn Bình")
        sheet.write_datetime("B3", date(1952, 3, 5), day)

    _, readings = read(made(fill))
    assert [(each.facts.birth_year, each.facts.birth_date) for each in readings if each.facts] == [
        (1950, None),
        (1952, date(1952, 3, 5)),
    ]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("NGUYỄN THỊ LAN", "Nguyễn Thị Lan"),
        ("nguyễn thị lan", "Nguyễn Thị Lan"),
        ("Y MOAN ÊNUÔL", "Y Moan Ênuôl"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Y Moan Ênuôl", "Y Moan Ênuôl"),
        ("Kim Sa Rươne", "Kim Sa Rươne"),
        ("Giàng A Páo", "Giàng A Páo"),
    ],
)
def test_names_are_neither_cut_nor_reordered(typed: str, stored: str) -> None:
    assert proper_case(typed) == stored


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"name": "x" * 5000}, "name", "name_too_long"),
        ({"name": "12345"}, "name", "name_missing"),
        ({"name": "=HYPERLINK(1)"}, "name", "formula_in_text"),
        ({"sex": "không rõ"}, "sex", "sex_unreadable"),
        ({"male_birth": "1950", "female_birth": "1951"}, "birth", "birth_in_both_columns"),
        ({"poor": "con ông Ba"}, "poor", "mark_unreadable"),
        ({"number": "ba mươi"}, "number", "number_unreadable"),
        ({"card": "x" * 31}, "card", "card_too_long"),
        ({"address": "x" * 300}, "address", "text_too_long"),
        ({"joined": "hôm qua"}, "joined", "date_unreadable"),
    ],
)
def test_what_is_wrong_is_told_by_its_column(values: dict[str, str], field: str, code: str) -> None:
    assert [(problem.field, problem.code) for problem in line(**values).errors] == [(field, code)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"birth": ""}, "birth_missing"),
        ({"sex": ""}, "sex_missing"),
        ({"birth": "2020"}, "age_unusual"),
        ({"birth": "76 tuổi"}, "age_read"),
        ({"ethnicity": "Sao Hỏa"}, "ethnicity_left_out"),
        ({"phone": "hỏi con"}, "phone_left_out"),
        ({"phone": "0912345678; 0987654321"}, "first_phone_kept"),
        ({"poor": "x", "near_poor": "x"}, "one_of_two_kept"),
        ({"household": "con đi làm xa"}, "hardship_not_read"),
        ({"name": "Ông Cao Thắng"}, "name_begins_with_title"),
    ],
)
def test_what_is_worth_a_look_does_not_block(values: dict[str, str], code: str) -> None:
    reading = line(**values)
    assert not reading.errors
    assert [problem.code for problem in reading.warnings] == [code]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hộ nghèo", (StatusValue.POOR,)),
        ("CN", (StatusValue.NEAR_POOR,)),
        ("Cận nghèo, neo đơn", (StatusValue.NEAR_POOR, StatusValue.WITHOUT_SUPPORT)),
        ("bình thường", ()),
        ("thoát nghèo", ()),
        ("khuyết tật nặng", (StatusValue.SEVERELY_DISABLED,)),
    ],
)
def test_a_households_state_is_read_in_words(text: str, values: tuple[StatusValue, ...]) -> None:
    assert line(household=text).statuses == values


def test_a_phone_number_gets_its_zero_back_and_a_joining_its_day() -> None:
    reading = line(phone="912345678", joined="2021")
    assert reading.facts is not None
    assert reading.facts.phone == "0912345678"
    assert reading.joined_on == date(2021, 1, 1)
    assert line().joined_on == date(2024, 1, 15)


def test_in_a_list_that_crosses_only_women_the_others_are_men() -> None:
    known = Known(today=TODAY, joined_on=TODAY, unmarked_sex=Sex.MALE)
    facts = read_line({"name": "Phạm Văn Bình", "birth": "1950"}, known).facts
    assert facts is not None
    assert facts.sex == "M"


def test_what_may_follow_each_state_is_said() -> None:
    assert set(NEXT) == set(State)
