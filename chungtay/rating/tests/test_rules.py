"""What records come to under a set of criteria, by hand; every line there is can be earned and missed."""

from dataclasses import replace
from pathlib import Path

import pytest

from chungtay.figures.queries import declared
from chungtay.rating import words
from chungtay.rating.rules import (
    Band,
    Criterion,
    Evidence,
    Group,
    How,
    OtherPointsNeedWords,
    PointsImpossible,
    RatingMovedOn,
    RatingState,
    Said,
    Veto,
    WordsNeeded,
    band_of,
    check_said,
    check_step,
    check_words,
    criteria_sets,
    rate,
    read_set,
    score,
    set_for,
    vetoes,
)
from chungtay.rating.rules.criteria import DATA

FIRST = criteria_sets()["de-xuat-2026"]


def line(how: How, **more: object) -> Criterion:
    said = {"code": "x", "group": Group.INCOME, "points": 5, "column": "a", "words": "x"} | more
    return Criterion(how=how, **said)  # type: ignore[arg-type]  # what a test says


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
    assert vetoes(fine) == ()
    assert vetoes(replace(fine, silent=True)) == (Veto.SILENT,)
    assert vetoes(Evidence({})) == (Veto.NO_DECISION,)
    assert vetoes(fine, misuse=True) == (Veto.MISUSE,)


def test_last_year_is_rated_under_a_new_set_to_compare() -> None:
    text = Path(DATA / "de-xuat-2026.toml").read_text()
    later = read_set(text.replace('code = "de-xuat-2026"', 'code = "sau"').replace("least = 10\n", "least = 12\n"))
    held = Evidence({"meeting_year_count": 10, "topic_year_count": 10})
    assert sum(each.points for each in rate(FIRST, held)) - sum(each.points for each in rate(later, held)) == 2
    with pytest.raises(AssertionError):
        read_set(text.replace("points = 4", "points = 5", 1))


def test_a_year_has_the_newest_set_that_began_by_then() -> None:
    assert set_for(2026) is FIRST
    assert set_for(2020) is None


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
    assert set(words.VETO) == set(Veto)
