"""The rules of places, as tables of cases."""

from datetime import date

import pytest

from chungtay.kernel.vietnamese import fold
from chungtay.places import rules
from chungtay.places.rules import AreaKind, ChangeState, HamletKind, Level
from chungtay.places.words import EXTENT, HAMLET, REFUSALS, TERRAIN, UNIT, called, hamlet_called, without_hamlet_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mỹ Hào", "Mĩ Hào"),
        ("Đắk Lắk", "dac lac"),
        ("Kỳ Anh", "ki anh"),
        ("Quý Lộc", "Qúi Lộc"),
        ("Nga Thủy", "NGA THUỶ"),
        ("Lý Sơn", "lí sơn"),
    ],
)
def test_two_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert rules.one_spelling(fold(one)) == rules.one_spelling(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Thủy", "Thúi"), ("Tay", "Tai"), ("Ngà", "Nga Sơn")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert rules.one_spelling(fold(one)) != rules.one_spelling(fold(other))


@pytest.mark.parametrize(
    ("part", "words", "kind"),
    [
        ("xa nga thuy", "nga thuy", AreaKind.XA),
        ("thi tran nga son", "nga son", AreaKind.THI_TRAN),
        ("thi xa my hao", "my hao", AreaKind.THI_XA),
        ("tp vinh", "vinh", AreaKind.THANH_PHO),
        ("dac khu phu quoc", "phu quoc", AreaKind.DAC_KHU),
        ("nga son", "nga son", None),
        ("xa", "xa", None),
        ("xanh", "xanh", None),
    ],
)
def test_a_unit_word_is_taken_off_the_front(part: str, words: str, kind: AreaKind | None) -> None:
    assert rules.take_unit_word(part) == (words, {kind} if kind else frozenset())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nga thuy huyen nga son tinh thanh hoa", "nga thuy nga son thanh hoa"),
        ("tinh gia thanh hoa", "tinh gia thanh hoa"),
        ("thanh hoa", "thanh hoa"),
    ],
)
def test_unit_words_between_names_say_nothing(typed: str, read: str) -> None:
    assert rules.without_inner_units(typed) == read


@pytest.mark.parametrize(("typed", "read"), [("q1", "q 1"), ("p4 tan an", "p 4 tan an"), ("thon 4", "thon 4")])
def test_numbers_stand_apart_from_short_unit_words(typed: str, read: str) -> None:
    assert rules.numbers_apart(typed) == read


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 11, 24), rules.DayInFuture),
        (date(2025, 7, 1), None),
        (date(2025, 6, 30), rules.DayNotOnMap),
    ],
)
def test_a_fact_lies_between_the_map_and_today(day: date, refusal: type[rules.RuleBroken] | None) -> None:
    def check() -> None:
        rules.check_day(day, today=date(2026, 11, 23), map_from=date(2025, 7, 1))

    if refusal is None:
        check()
    else:
        with pytest.raises(refusal):
            check()


def test_a_hamlet_changes_after_it_began_and_only_while_it_stands() -> None:
    began, ended = date(2025, 7, 1), date(2026, 5, 1)
    rules.check_hamlet_changes("Thôn 1", valid_from=began, valid_to=None, happened_on=date(2025, 7, 2))
    with pytest.raises(rules.HamletChangesBeforeItBegan):
        rules.check_hamlet_changes("Thôn 1", valid_from=began, valid_to=None, happened_on=began)
    with pytest.raises(rules.HamletEndsTwice) as refused:
        rules.check_hamlet_changes("Thôn 1", valid_from=began, valid_to=ended, happened_on=date(2026, 6, 1))
    assert refused.value.facts == {"name": "Thôn 1", "ended_on": ended}


@pytest.mark.parametrize(
    ("older_count", "women_count", "is_refused"),
    [(10, 10, False), (10, 11, True), (None, 11, False), (10, None, False), (0, 0, False)],
)
def test_there_are_no_more_older_women_than_older_persons(
    older_count: int | None, women_count: int | None, is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(rules.WomenExceedOlder):
            rules.check_older(older_count, women_count)
    else:
        rules.check_older(older_count, women_count)


@pytest.mark.parametrize(("year", "is_refused"), [(2024, True), (2025, False), (2026, False), (2027, True)])
def test_a_sheet_is_of_a_year_of_the_map_that_has_begun(year: int, is_refused: bool) -> None:
    if is_refused:
        with pytest.raises(rules.YearOutOfRange):
            rules.check_year(year, first=2025, last=2026)
    else:
        rules.check_year(year, first=2025, last=2026)


def test_the_states_of_a_change_are_all_in_the_table_and_a_confirmed_one_stays() -> None:
    assert set(rules.NEXT_CHANGE_STATE) == set(ChangeState)
    rules.check_change(ChangeState.OPEN, ChangeState.CONFIRMED, name="Phường Kép")
    with pytest.raises(rules.ChangeSettled):
        rules.check_change(ChangeState.CONFIRMED, ChangeState.DECLINED, name="Phường Kép")


def test_a_name_that_comes_twice_is_seen() -> None:
    assert rules.repeated(["Thôn 1", "Thôn 2"]) is None
    assert rules.repeated(["Thôn 1", "Thôn 2", "Thôn 1"]) == "Thôn 1"


@pytest.mark.parametrize(("count", "is_split"), [(0, False), (1, False), (2, True)])
def test_an_old_commune_with_two_successors_is_split(count: int, is_split: bool) -> None:
    assert rules.is_split(count) is is_split


def test_everything_has_its_words() -> None:
    assert set(UNIT) == set(AreaKind)
    assert set(HAMLET) == set(HamletKind)
    assert set(TERRAIN) == set(rules.TerrainKind)
    assert set(EXTENT) == set(rules.Extent)
    assert set(rules.KINDS_AT) == set(Level)
    codes = {kind.code for kind in vars(rules).values() if isinstance(kind, type) and hasattr(kind, "code")}
    own = codes - {"rule_broken", "not_found", "conflict"}
    assert own == set(REFUSALS)


@pytest.mark.parametrize(
    ("kind", "typed", "name"),
    [
        ("thon", "thôn 2", "2"),
        ("thon", "Thôn Phú Nghĩa", "Phú Nghĩa"),
        ("to_dan_pho", "Tổ dân phố 12", "12"),
        ("thon", "Thôn", "Thôn"),
        ("other", "Đội 5", "Đội 5"),
    ],
)
def test_the_word_for_the_village_is_not_written_twice(kind: str, typed: str, name: str) -> None:
    assert without_hamlet_word(kind, typed) == name


def test_names_are_called_in_full() -> None:
    assert called("xa", "Nga Sơn") == "Xã Nga Sơn"
    assert hamlet_called("thon", "2") == "Thôn 2"
    assert hamlet_called("other", "Đội 5") == "Đội 5"
