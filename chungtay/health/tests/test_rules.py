"""Thresholds with their sources, readings as they are typed, what each asks for, sheets and slips."""

from datetime import date

import pytest

from chungtay.health import words
from chungtay.health.rules import (
    ClubAction,
    Domain,
    Finding,
    HeightUnreadable,
    LookAgainNeedsDay,
    NextStep,
    Pressure,
    PressureInCentimetres,
    PressureUnreadable,
    Reading,
    ReferralReason,
    ReferralSettled,
    ReferralState,
    SecondWithoutFirst,
    ThresholdName,
    Verdict,
    WeightUnreadable,
    Worry,
    all_thresholds,
    are_readings_apart,
    body_mass_tenths,
    check_look_again,
    check_reading,
    check_settling,
    half_of,
    instrument_on,
    is_late,
    read_height,
    read_pressure,
    read_weight,
    share_percent,
    thresholds_on,
    verdict,
    worries,
)
from chungtay.health.tests.factories import ALL_CLEAR, DAY, read

LIMITS = thresholds_on(DAY)


def test_every_threshold_says_where_it_was_read_and_what_it_is_called() -> None:
    assert {row.name for row in all_thresholds()} == set(ThresholdName) == set(words.THRESHOLD)
    assert all(row.source and row.mark in words.MARK for row in all_thresholds())
    assert thresholds_on(date(1990, 1, 1))[ThresholdName.PRESSURE_HIGH_SYSTOLIC].value == 140


@pytest.mark.parametrize(
    ("first", "again", "asked"),
    [  # 140/90 twice to the station, 180/110 today: QĐ 3192/QĐ-BYT; VNHA/VSH 2018
        ("120/80", "", Verdict.NOTHING),
        ("139/89", "", Verdict.NOTHING),
        ("140/89", "", Verdict.AGAIN),
        ("139/90", "", Verdict.AGAIN),
        ("179/109", "", Verdict.AGAIN),
        ("180/80", "", Verdict.AGAIN_NOW),
        ("120/110", "", Verdict.AGAIN_NOW),
        ("146/92", "138/88", Verdict.STATION),
        ("142/88", "136/86", Verdict.NOTHING),
        ("160/95", "158/94", Verdict.STATION),
        ("184/96", "178/94", Verdict.TODAY),
        ("182/96", "176/94", Verdict.STATION),
        ("89/62", "", Verdict.AGAIN),
        ("92/59", "", Verdict.AGAIN),
        ("90/60", "", Verdict.NOTHING),
        ("88/58", "86/56", Verdict.STATION_LOW),
        ("", "", None),
    ],
)
def test_one_high_reading_is_measured_again_and_only_two_send_somebody(
    first: str, again: str, asked: Verdict | None
) -> None:
    assert verdict(read(first, again, kilograms=50), LIMITS) is asked


def test_two_readings_far_apart_are_taken_once_more() -> None:
    assert are_readings_apart(read("150/90", "139/88"), LIMITS)
    assert not are_readings_apart(read("150/90", "140/88"), LIMITS)
    assert not are_readings_apart(read("150/90"), LIMITS)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("12882", "128/82"), ("9860", "98/60"), ("180110", "180/110"), ("128/82", "128/82"), (" 128 82 ", "128/82"),
        ("128-82", "128/82"), ("128.82", "128/82"), ("128, 82", "128/82"),
    ],
)  # fmt: skip
def test_a_pressure_is_read_however_it_is_typed(typed: str, read_as: str) -> None:
    assert str(read_pressure(typed)) == read_as


@pytest.mark.parametrize("typed", ["128", "82/128", "1280", "1234567", "300/100", "128/20", "cao", "120/120"])
def test_what_no_machine_shows_is_asked_back(typed: str) -> None:
    with pytest.raises(PressureUnreadable):
        read_pressure(typed)


def test_a_pressure_said_as_12_over_8_is_asked_back_and_never_guessed() -> None:
    with pytest.raises(PressureInCentimetres):
        read_pressure("12/8")


def test_weight_and_height_are_read_in_the_units_of_the_village() -> None:
    assert [read_weight(text) for text in ("52,5", "52.5 kg", "52", "")] == [52_500, 52_500, 52_000, None]
    assert [read_height(text) for text in ("152", "1m52", "1,52", "152,5 cm", "")] == [152, 152, 152, 153, None]
    for text in ("525", "5", "nặng"):
        with pytest.raises(WeightUnreadable):
            read_weight(text)
    for text in ("52", "1m5", "300"):
        with pytest.raises(HeightUnreadable):
            read_height(text)
    with pytest.raises(SecondWithoutFirst):
        check_reading(Reading(again=Pressure(120, 80)))


@pytest.mark.parametrize(
    ("grams", "before", "asked"),
    [  # WHO ICOPE 2019: more than 3 kg in three months; body mass under 18,5
        (50_000, [(date(2026, 9, 1), 53_000)], []),
        (50_000, [(date(2026, 9, 1), 53_100)], [Worry.WEIGHT_LOSS]),
        (50_000, [(date(2026, 7, 1), 60_000)], []),
        (42_000, [], [Worry.UNDERWEIGHT]),
        (None, [(date(2026, 9, 1), 60_000)], []),
    ],
)
def test_weight_lost_fast_and_a_thin_body_are_seen(
    grams: int | None, before: list[tuple[date, int]], asked: list[Worry]
) -> None:
    assert worries(grams, 152, before, DAY, LIMITS) == asked
    assert body_mass_tenths(52_500, 152) == 227


def test_the_sheet_asks_about_six_sides_and_each_worry_can_end_in_a_club_action() -> None:
    sheet = instrument_on(DAY)
    assert [each.code for each in sheet.domains] == list(Domain)
    assert all(each.activities and set(each.activities) <= set(ClubAction) for each in sheet.domains)
    assert set(sheet.findings(ALL_CLEAR).values()) == {Finding.CLEAR}
    assert sheet.who
    assert "không phải là chẩn đoán" in sheet.limits


@pytest.mark.parametrize(
    ("answer", "value", "domain", "finding"),
    [
        ("recall", "fewer", Domain.COGNITION, Finding.CONCERN),
        ("where_and_when", "wrong", Domain.COGNITION, Finding.CONCERN),
        ("chair_rises", "slower", Domain.MOBILITY, Finding.CONCERN),
        ("weight_loss", "yes", Domain.NUTRITION, Finding.CONCERN),
        ("appetite", "yes", Domain.NUTRITION, Finding.CONCERN),
        ("eyes", "yes", Domain.VISION, Finding.CONCERN),
        ("whisper", "not", Domain.HEARING, Finding.CONCERN),
        ("down", "yes", Domain.MOOD, Finding.CONCERN),
        ("interest", "yes", Domain.MOOD, Finding.CONCERN),
        ("whisper", "", Domain.HEARING, Finding.NOT_DONE),
    ],
)
def test_one_worrying_answer_is_a_worry_and_an_open_question_says_nothing(
    answer: str, value: str, domain: Domain, finding: Finding
) -> None:
    findings = instrument_on(DAY).findings({**ALL_CLEAR, answer: value})
    assert findings.pop(domain) is finding
    assert set(findings.values()) == {Finding.CLEAR}


def test_a_slip_is_settled_once_but_who_did_not_go_may_still_go() -> None:
    dates = {"made_on": DAY, "on": DAY, "today": DAY}
    check_settling(ReferralState.NOT_GONE, ReferralState.ANSWERED, **dates)
    with pytest.raises(ReferralSettled):
        check_settling(ReferralState.ANSWERED, ReferralState.NOT_GONE, **dates)
    assert is_late(ReferralState.HANDED, date(2026, 11, 5), DAY)
    assert not is_late(ReferralState.HANDED, date(2026, 11, 6), DAY)


def test_a_day_to_look_again_comes_after_the_sheet() -> None:
    with pytest.raises(LookAgainNeedsDay):
        check_look_again(DAY, DAY)
    check_look_again(date(2026, 12, 1), DAY)


def test_a_half_year_is_half_open_and_a_share_is_rounded_half_up() -> None:
    assert half_of(date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 7, 1))
    assert half_of(date(2026, 7, 1)) == (date(2026, 7, 1), date(2027, 1, 1))
    assert [share_percent(1, 8), share_percent(0, 0)] == [13, 0]


def test_everything_that_can_be_said_has_its_vietnamese() -> None:
    assert set(words.REASON) == set(ReferralReason)
    assert set(words.VERDICT) == set(words.VERDICT_IN_FULL) == set(words.VERDICT_KIND) == set(Verdict)
    assert set(words.CLUB_ACTION) == set(ClubAction)
    assert set(words.NEXT_STEP) == set(NextStep)
    assert [each.name for each in instrument_on(DAY).domains] == [str(words.DOMAIN[each]) for each in Domain]
