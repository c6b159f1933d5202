"""What holds for every set and every club: points of a hundred, more evidence never costs, steps are true."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.money import share_out
from chungtay.rating.rules import (
    BY_STEPS,
    SHARES,
    Band,
    BandsOutOfOrder,
    Criteria,
    Criterion,
    Evidence,
    Group,
    How,
    SetHead,
    band_of,
    check_head,
    outcome,
    score,
)

COLUMNS = ("a", "b", "c", "d")
MONOTONE = [how for how in How if how is not How.AT_MOST]


def evidence(least: int = 0) -> st.SearchStrategy[Evidence]:
    """What the records of a club may say; money may be below nothing where more was taken back than came."""
    counted = st.fixed_dictionaries(dict.fromkeys(COLUMNS, st.integers(least, 10_000)))
    return st.builds(Evidence, counted, counted, counted, lived=st.integers(0, 12), quiet=st.integers(0, 12))


@st.composite
def criteria(draw: st.DrawFn, hows: list[How] | None = None) -> Criterion:
    """A line as the centre may write it."""
    how = draw(st.sampled_from(hows or list(How)))
    column, of = draw(st.permutations(COLUMNS))[:2]
    return Criterion(
        code="x", group=draw(st.sampled_from(Group)), points=draw(st.integers(1, 100)), how=how, column=column,
        words="x", of=of if how in SHARES else "", least=draw(st.integers(1, 10_000)),
        most=draw(st.integers(0, 10_000)), per_year=draw(st.booleans()),
        needs=draw(st.sampled_from(("", *COLUMNS))),
    )  # fmt: skip


@st.composite
def sets(draw: st.DrawFn) -> Criteria:
    """A whole set: a hundred points over up to thirty lines, bands that fall."""
    lines = draw(st.lists(criteria(), min_size=1, max_size=30))
    points = share_out(100 - len(lines), [draw(st.integers(1, 9)) for _ in lines])
    bands = sorted(draw(st.sets(st.integers(1, 100), min_size=4, max_size=4)), reverse=True)
    return Criteria(
        "x", "x", tuple(replace(line, points=more + 1) for line, more in zip(lines, points, strict=True)),
        dict(zip(Band, [*bands, 0], strict=True)),
    )  # fmt: skip


@given(sets(), evidence(-500))
def test_any_set_gives_any_club_between_nothing_and_a_hundred_points(held: Criteria, of: Evidence) -> None:
    now = outcome(held, of)
    assert held.points == 100
    assert 0 <= now.points <= 100
    assert all(0 <= each.points <= each.criterion.points for each in now.scores)
    assert now.band is (Band.WEAK if now.against else band_of(held, now.points))


@given(criteria(MONOTONE), evidence(), st.integers(0, 500))
def test_a_club_never_loses_points_when_what_is_counted_grows(line: Criterion, of: Evidence, more: int) -> None:
    def grown(said: Mapping[str, int]) -> dict[str, int]:
        return {**said, line.column: said[line.column] + more}

    fuller = replace(of, last=grown(of.last), total=grown(of.total), months=grown(of.months))
    assert score(line, fuller).points >= score(line, of).points


@given(criteria([How.AT_MOST]), evidence(), st.integers(0, 500))
def test_of_what_must_not_be_passed_less_never_costs(line: Criterion, of: Evidence, less: int) -> None:
    line = replace(line, needs="")
    leaner = replace(of, last={**of.last, line.column: of.last[line.column] - less})
    assert score(line, leaner).points >= score(line, of).points


@given(criteria(sorted(BY_STEPS)), evidence())
def test_the_next_point_takes_what_it_says_and_not_one_less(line: Criterion, of: Evidence) -> None:
    line = replace(line, needs="", per_year=False)
    now = score(line, of)
    if now.next_point is None:
        assert now.is_full
        return
    more, gained = now.next_point

    def with_more(extra: int) -> int:
        said = {line.column: now.have + extra}
        return score(line, Evidence(said, months=said)).points

    assert with_more(more) == now.points + gained > now.points
    assert with_more(more - 1) == now.points


@given(criteria([How.SHARE, How.SUM, How.AT_MOST]), evidence())
def test_what_is_lacking_earns_the_line_and_one_less_does_not(line: Criterion, of: Evidence) -> None:
    line = replace(line, needs="", per_year=False)
    now = score(line, of)
    if now.lacks == 0:
        assert now.is_full or line.least == 1 or of.last[line.of] == 0
        return

    def after(change: int) -> int:
        signed = -change if line.how is How.AT_MOST else change
        last = {**of.last, line.column: of.last[line.column] + signed}
        return score(
            line, replace(of, last=last, total={**of.total, line.column: of.total[line.column] + signed})
        ).points

    assert now.lacks > 0
    assert after(now.lacks) == line.points
    if (
        line.how is not How.AT_MOST
    ):  # there it is the level itself, a little less would do: shares are whole basis points
        assert after(now.lacks - 1) == 0


@given(st.lists(st.integers(-3, 110), min_size=4, max_size=4))
def test_bands_are_taken_when_they_fall_from_a_hundred_and_only_then(asked: list[int]) -> None:
    bands = dict(zip(Band, [*asked, 0], strict=True))
    falls = 100 >= asked[0] > asked[1] > asked[2] > asked[3] > 0
    if falls:
        check_head(SetHead("x", "x", "INFERRED", bands))
    else:
        with pytest.raises(BandsOutOfOrder):
            check_head(SetHead("x", "x", "INFERRED", bands))
