"""Reach: what is covered, what is not, and that roots are kept topmost."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.acts import EVERYWHERE, NOWHERE, Act, HeldGrant, OutsideReach, Reach, now, system_act
from chungtay.kernel.errors import Forbidden
from chungtay.kernel.paths import ancestors, area_path, club_path

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
numbers = st.integers(1, 12)  # few enough that 1, 11 and 12 meet as neighbours with a common beginning


@st.composite
def paths(draw: st.DrawFn) -> str:
    path = "/"
    for _ in range(draw(st.integers(0, 2))):
        path = area_path(path, draw(numbers))
    return club_path(path, draw(numbers)) if draw(st.booleans()) else path


grants = st.lists(
    st.builds(HeldGrant, st.just("chair"), paths(), st.sets(st.sampled_from(["see", "write"])).map(frozenset)),
    max_size=6,
).map(tuple)


def act_with(*held: HeldGrant) -> Act:
    return Act(actor_id=7, at=NOON, grants=held)


@given(grants, paths())
def test_an_action_is_allowed_below_its_grants_and_nowhere_else(held: tuple[HeldGrant, ...], path: str) -> None:
    act = act_with(*held)
    expected = any("see" in grant.actions and grant.path in ancestors(path) for grant in held)
    assert act.reach("see").covers(path) is act.may("see", path) is expected


@given(grants)
def test_no_root_lies_below_another(held: tuple[HeldGrant, ...]) -> None:
    roots = act_with(*held).reach("see").roots
    assert not any(one != other and one.startswith(other) for one in roots for other in roots)


@given(st.sets(paths()).map(frozenset), paths())
def test_a_reach_covers_what_has_a_root_among_its_ancestors(roots: frozenset[str], path: str) -> None:
    assert Reach(roots).covers(path) is bool(roots & set(ancestors(path)))


def test_a_neighbour_with_a_longer_number_is_outside() -> None:
    reach = Reach(frozenset({"/27/305/"}))
    assert reach.covers("/27/305/c1/")
    assert not reach.covers("/27/3051/")
    assert not reach.covers("/27/")


@given(paths())
def test_everywhere_covers_all_and_nowhere_nothing(path: str) -> None:
    assert EVERYWHERE.covers(path)
    assert not NOWHERE.covers(path)
    assert NOWHERE.is_empty
    assert not EVERYWHERE.is_empty


def test_must_refuses_with_the_facts() -> None:
    act = act_with(HeldGrant("chair", "/27/3051/c812/", frozenset({"see"})))
    act.must("see", "/27/3051/c812/")
    with pytest.raises(OutsideReach) as refused:
        act.must("write", "/27/3051/c812/")
    assert isinstance(refused.value, Forbidden)
    assert refused.value.facts == {"action": "write", "path": "/27/3051/c812/"}


def test_the_day_of_an_act_is_vietnamese() -> None:
    assert Act(None, datetime(2026, 11, 23, 16, 59, tzinfo=UTC)).day == date(2026, 11, 23)
    assert Act(None, datetime(2026, 11, 23, 17, 0, tzinfo=UTC)).day == date(2026, 11, 24)


def test_an_act_without_a_time_zone_is_our_own_mistake() -> None:
    with pytest.raises(AssertionError):
        Act(None, datetime(2026, 11, 23))  # noqa: DTZ001 - the mistake under test


def test_the_system_may_do_what_it_names_and_no_more() -> None:
    act = system_act(NOON, "refresh")
    assert act.actor_id is None
    assert act.may("refresh", "/27/3051/c812/")
    assert not act.may("write", "/27/3051/c812/")
    assert now().tzinfo is UTC
