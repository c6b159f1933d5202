"""What is known of a person, and what may not be written."""

from datetime import date

import pytest

from chungtay.people.rules import (
    VALUES,
    BirthImpossible,
    DayInTheFuture,
    DeathBeforeBirth,
    Dimension,
    EthnicityUnknown,
    NameMissing,
    NameTooLong,
    PersonFacts,
    PhoneUnreadable,
    StatusUnknown,
    StatusValue,
    age,
    check_death,
    check_facts,
    check_status,
    is_aged,
    plain_phone,
    search_words,
)
from chungtay.people.words import ETHNIC_GROUPS, ETHNIC_SPELLINGS, STATUS_VALUES

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("02373 123 456", "02373123456"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_read_however_it_is_typed(typed: str, plain: str) -> None:
    assert plain_phone(typed) == plain


@pytest.mark.parametrize("typed", ["113", "abc", "0912", "1234567890123", "x" * 5000])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(PhoneUnreadable):
        plain_phone(typed)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"full_name": "  "}, NameMissing),
        ({"full_name": "123"}, NameMissing),
        ({"full_name": "x" * 121}, NameTooLong),
        ({"birth_year": 1890}, BirthImpossible),
        ({"birth_year": 2027}, BirthImpossible),
        ({"birth_year": 1950, "birth_date": date(1951, 1, 2)}, BirthImpossible),
        ({"ethnicity": "55"}, EthnicityUnknown),
        ({"ethnicity": "Thái"}, EthnicityUnknown),
        ({"association_joined_on": date(2026, 11, 24)}, DayInTheFuture),
    ],
)
def test_facts_that_cannot_be_are_refused(facts: dict, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_facts(PersonFacts(**{"full_name": "Lò Thị Ơn"} | facts), today=TODAY)


def test_a_name_is_all_that_is_needed() -> None:
    check_facts(PersonFacts(full_name="H'Hen Niê"), today=TODAY)


def test_a_death_lies_after_birth_and_has_come() -> None:
    check_death(date(2026, 1, 1), birth_year=1950, today=TODAY)
    with pytest.raises(DeathBeforeBirth):
        check_death(date(1949, 1, 1), birth_year=1950, today=TODAY)
    with pytest.raises(DayInTheFuture):
        check_death(date(2027, 1, 1), birth_year=1950, today=TODAY)


@pytest.mark.parametrize(
    ("birth", "is_55", "is_60"),
    [
        ((1966, None), True, True),
        ((1967, None), True, False),
        ((1966, date(1966, 11, 24)), True, False),
        ((1966, date(1966, 11, 23)), True, True),
        ((1972, None), False, False),
        ((None, None), False, False),
    ],
)
def test_both_ages_are_counted_by_completed_years(birth: tuple, is_55: bool, is_60: bool) -> None:
    assert is_aged(*birth, TODAY, at_least=55) is is_55
    assert is_aged(*birth, TODAY, at_least=60) is is_60


def test_an_age_that_is_not_known_is_none() -> None:
    assert age(None, None, TODAY) is None


def test_every_status_has_one_side_of_life_and_a_word() -> None:
    assert {value for values in VALUES.values() for value in values} == set(StatusValue) == set(STATUS_VALUES)
    assert set(VALUES) == set(Dimension)
    check_status("household", "poor")
    for dimension, value in (("household", "lives_alone"), ("weather", "poor"), ("household", "x")):
        with pytest.raises(StatusUnknown):
            check_status(dimension, value)


def test_the_list_of_ethnic_groups_is_the_official_one() -> None:
    assert len(ETHNIC_GROUPS) == 54
    assert (ETHNIC_GROUPS["01"], ETHNIC_GROUPS["08"], ETHNIC_GROUPS["54"]) == ("Kinh", "Mông", "Rơ Măm")
    assert set(ETHNIC_SPELLINGS.values()) <= set(ETHNIC_GROUPS)


def test_a_search_of_five_thousand_letters_is_cut_short() -> None:
    assert len(search_words("Đ" * 5000)) == 120
