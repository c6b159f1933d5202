"""What records come to under a set of criteria, by hand; every line there is can be earned and missed."""

from dataclasses import replace

import pytest

from chungtay.figures.queries import declared
from chungtay.rating import words
from chungtay.rating.rules import (
    Band,
    Criterion,
    Evidence,
    Group,
    How,
    Move,
    OtherPointsNeedWords,
    PointsImpossible,
    RatingMovedOn,
    RatingState,
    Said,
    SetTime,
    Veto,
    WordsNeeded,
    band_of,
    check_said,
    check_step,
    check_words,
    in_force,
    next_band,
    outcome,
    rate,
    score,
    vetoes,
)
from chungtay.rating.tests.factories import first_criteria
from chungtay.rating.words import sets as set_words

FIRST = first_criteria()


def line(how: How, **more: object) -> Criterion:
    told = {"code": "x", "group": Group.INCOME, "points": 5, "column": "a", "words": "x"} | more
    return Criterion(how=how, **told)  # type: ignore[arg-type]  # what a test says


@pytest.mark.parametrize(
    ("criterion", "evidence", "points"),
    [
        (line(How.HAS), Evidence({"a": 1}), 5),
        (line(How.HAS), Evidence({"a": 0}), 0),
        (line(How.COUNT, least=10), Evidence({"a": 10}), 5),
        (line(How.COUNT, least=10), Evidence({"a": 9}), 4),  # nine tenths of five, rounded down
        (line(How.COUNT, least=10), Evidence({"a": 1}), 0),
        (line(How.COUNT, least=12, per_year=True), Evidence({"a": 3}, lived=3), 5),  # three months: three are asked
        (line(How.COUNT, least=2, per_year=True), Evidence({"a": 0}, lived=5), 5),  # nothing is asked of it yet
        (line(How.SUM, least=1), Evidence({}, total={"a": 7}), 5),
        (line(How.MONTHS, least=10), Evidence({}, months={"a": 8}), 4),
        (line(How.SHARE, of="b", least=5000), Evidence({"a": 30, "b": 60}), 5),
        (line(How.SHARE, of="b", least=5000), Evidence({"a": 29, "b": 60}), 0),
        (line(How.SHARE, of="b", least=5000), Evidence({"a": 0, "b": 0}), 0),  # a share of nobody is never reached
        (line(How.SHARE_OF_YEAR, of="b", least=8000), Evidence({}, total={"a": 8, "b": 10}), 5),
        (line(How.AT_MOST, of="b", most=500), Evidence({"a": 5, "b": 100}), 5),
        (line(How.AT_MOST, of="b", most=500), Evidence({"a": 6, "b": 100}), 0),
        (line(How.AT_MOST, of="b", most=500, needs="c"), Evidence({"a": 0, "b": 0, "c": 0}), 0),  # no fund, no merit
    ],
)
def test_a_line_earns(criterion: Criterion, evidence: Evidence, points: int) -> None:
    assert score(criterion, evidence).points == points


def test_the_next_point_says_how_many_more_it_takes() -> None:
    nearly = score(line(How.COUNT, least=10), Evidence({"a": 7}))
    assert (nearly.points, nearly.next_point) == (3, (1, 1))  # eight of ten are four points
    assert score(line(How.COUNT, points=2, least=10), Evidence({"a": 1})).next_point == (4, 1)
    assert score(line(How.COUNT, points=10, least=2), Evidence({"a": 0})).next_point == (1, 5)
    assert words.next_point(nearly) == "thêm 1 nữa được thêm 1 điểm"
    assert words.next_point(score(line(How.HAS), Evidence({}))) == "đạt thì được 5 điểm"
    assert score(line(How.HAS), Evidence({"a": 1})).next_point is None
    few = score(line(How.SHARE, of="b", least=5000), Evidence({"a": 29, "b": 61}))
    assert words.next_point(few) == "thêm 2 trong 61 thì được 5 điểm"
    owed = {"overdue_vnd": 3_000_000, "outstanding_vnd": 50_000_000}
    late = score(line(How.AT_MOST, column="overdue_vnd", of="outstanding_vnd", most=500), Evidence(owed))
    assert words.next_point(late) == "bớt 500.000 đ thì được 5 điểm"
    poor = score(line(How.SUM, column="given_vnd", least=500_000), Evidence({}, {"given_vnd": 200_000}))
    assert words.next_point(poor) == "thêm 300.000 đ thì được 5 điểm"
    none = score(line(How.SUM, column="given_vnd", least=1), Evidence({}))
    assert words.next_point(none) == "đạt thì được 5 điểm"
    absent = score(line(How.SHARE_OF_YEAR, of="b", least=8000), Evidence({}, {"a": 7, "b": 10}))
    assert words.next_point(absent) == "đạt thì được 5 điểm"  # months that are past do not change


def test_the_first_set_has_a_hundred_points_from_columns_that_are_counted() -> None:
    assert sum(each.points for each in FIRST.criteria) == 100
    assert set(declared()) >= FIRST.columns
    assert {each.group for each in FIRST.criteria} == set(Group)
    assert FIRST.mark == "INFERRED"
    everything = Evidence(
        dict.fromkeys(FIRST.columns, 10000) | {"overdue_vnd": 0},
        dict.fromkeys(FIRST.columns, 10_000),
        dict.fromkeys(FIRST.columns, 12),
    )
    assert sum(each.points for each in rate(FIRST, everything)) == 100
    assert sum(each.points for each in rate(FIRST, Evidence({}))) == 0


@pytest.mark.parametrize(
    ("points", "band"),
    [(100, "very_strong"), (90, "very_strong"), (89, "strong"), (75, "strong"), (74, "fair"), (60, "fair"),
     (59, "average"), (50, "average"), (49, "weak"), (0, "weak")],
)  # fmt: skip
def test_points_fall_into_bands(points: int, band: str) -> None:
    assert band_of(FIRST, points) == band
    assert band_of(FIRST, points, (Veto.SILENT,)) is Band.WEAK


def test_a_club_without_a_decision_or_silent_or_misusing_funds_is_weak_whatever_it_has() -> None:
    fine = Evidence({"decision_club_count": 1})
    assert vetoes(FIRST, fine) == ()
    assert vetoes(FIRST, replace(fine, quiet=3)) == (Veto.SILENT,)
    assert vetoes(FIRST, replace(fine, quiet=2)) == ()
    assert vetoes(FIRST, Evidence({})) == (Veto.NO_DECISION,)
    assert vetoes(FIRST, fine, misuse=True) == (Veto.MISUSE,)


def test_a_set_says_itself_what_it_looks_at_and_how_long_silence_may_last() -> None:
    patient = replace(FIRST, vetoes=(Veto.SILENT,), silent_months=5)
    assert vetoes(patient, Evidence({}, quiet=4), misuse=True) == ()
    assert vetoes(patient, Evidence({}, quiet=5), misuse=True) == (Veto.SILENT,)


def test_last_year_is_rated_under_a_new_set_to_compare() -> None:
    harder = tuple(replace(each, least=12) if each.least == 10 else each for each in FIRST.criteria)
    later = replace(FIRST, code="sau", criteria=harder)
    held = Evidence({"meeting_year_count": 10, "topic_year_count": 10})
    assert outcome(FIRST, held).points - outcome(later, held).points == 2


def test_the_next_band_says_how_many_points_it_is_away() -> None:
    held = Evidence({"decision_club_count": 1, "regulation_club_count": 1})
    now = outcome(FIRST, held)
    assert next_band(FIRST, now) == (50 - now.points, Band.AVERAGE)
    assert next_band(FIRST, outcome(FIRST, Evidence({}))) is None  # no decision: no sum of points helps


def test_a_year_has_the_set_in_force_in_it() -> None:
    old, new = replace(FIRST, year_to=2026), replace(FIRST, code="sau", year_from=2027)
    assert [in_force([new, old], year) for year in (2023, 2024, 2026, 2027, 2030)] == [None, old, old, new, new]


def test_other_points_are_said_with_a_reason_and_lie_within_the_line() -> None:
    most, stood = {"a": 5}, {"a": 3}
    check_said({"a": Said(3)}, stood, most)
    check_said({"a": Said(5, "có biên bản")}, stood, most)
    for said, refusal in (
        (Said(4), OtherPointsNeedWords),
        (Said(6, "x"), PointsImpossible),
        (Said(-1), PointsImpossible),
    ):
        with pytest.raises(refusal):
            check_said({"a": said}, stood, most)
    with pytest.raises(WordsNeeded):
        check_words("")


def test_steps_follow_the_table() -> None:
    check_step(RatingState.SELF_RATED, RatingState.CHECKED)
    for before, after in (
        (RatingState.CONFIRMED, RatingState.CHECKED),
        (RatingState.SELF_RATED, RatingState.CONFIRMED),
    ):
        with pytest.raises(RatingMovedOn):
            check_step(before, after)


def test_everything_that_can_be_said_has_its_vietnamese() -> None:
    assert set(words.BAND) == set(words.BAND_KIND) == set(Band)
    assert set(words.STATE) == set(words.STATE_KIND) == set(RatingState)
    assert set(words.GROUP) == set(Group)
    assert set(words.MOVE) == set(words.MOVE_KIND) == set(Move)
    assert set(set_words.TIME) == set(set_words.TIME_KIND) == set(SetTime)
    assert set(set_words.HOW) == set(How)
    assert set(set_words.VETO_OF) == set(set_words.VETO) == set(Veto)
    assert set(words.VETO) == set(Veto)
