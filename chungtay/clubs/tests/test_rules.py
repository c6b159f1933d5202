"""Rules of clubs as tables of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.clubs.rules import (
    CLOSED,
    LIVING,
    NEXT,
    Calendar,
    Composition,
    EndReason,
    ManagingOrg,
    Post,
    State,
    Warn,
    board_warnings,
    common_path,
    composition_warnings,
    missing_to_share,
    next_meeting_day,
)
from chungtay.clubs.words import END_REASONS, MANAGING_ORGS, POSTS, STATES, WARNINGS, warning
from chungtay.kernel.lunar import lunar_of

LIMITS = {
    "club_members_min": 50,
    "club_members_max": 70,
    "women_share_min": 6000,
    "women_share_max": 7000,
    "older_share_min": 6000,
    "older_share_max": 7000,
    "older_age_club": 55,
}


def test_every_state_has_its_steps_and_closed_ones_have_none() -> None:
    assert set(NEXT) == set(State)
    assert all(not NEXT[state] for state in CLOSED)
    assert all(NEXT[state] & CLOSED for state in LIVING)


def test_every_code_has_a_word() -> None:
    assert (set(STATES), set(POSTS), set(END_REASONS), set(MANAGING_ORGS), set(WARNINGS)) == (
        set(State),
        set(Post),
        set(EndReason),
        set(ManagingOrg),
        set(Warn),
    )


@pytest.mark.parametrize(
    ("who", "sentences"),
    [
        (Composition(60, 39, 39, 30), []),
        (
            Composition(43, 23, 30, 20),
            ["43 thành viên, quy định 50–70.", "Thiếu 3 phụ nữ để đạt 60%."],
        ),
        (Composition(60, 33, 39, 30), ["Thiếu 3 phụ nữ để đạt 60%."]),
        (Composition(60, 45, 39, 30), ["45 trong 60 thành viên là phụ nữ, quá mức 70%."]),
        (Composition(60, 39, 30, 20), ["Thiếu 6 người từ 55 tuổi trở lên để đạt 60%."]),
        (Composition(88, 55, 55, 40), ["88 thành viên, quy định 50–70."]),
        (Composition(60, 39, 39, 30, 2), ["2 người chưa ghi năm sinh nên chưa tính được tuổi."]),
        (Composition(60, 39, 39, 30, 0, 1), ["1 người chưa ghi nam hay nữ."]),
        (Composition(0, 0, 0, 0), ["0 thành viên, quy định 50–70."]),
    ],
)  # fmt: skip
def test_a_composition_is_told_in_plain_sentences(who: Composition, sentences: list[str]) -> None:
    assert [warning(warned) for warned in composition_warnings(who, LIMITS)] == sentences


def test_without_limits_nothing_is_warned_about() -> None:
    assert composition_warnings(Composition(3, 0, 0, 0), {}) == []


@pytest.mark.parametrize(
    ("posts", "sentences"),
    [
        ([Post.CHAIR, Post.VICE_CHAIR, Post.ACCOUNTANT, Post.TREASURER, Post.SECRETARY], []),
        (
            [Post.CHAIR, Post.TREASURER],
            ["Ban Chủ nhiệm có 2 người, thường là 5 đến 7.", "Chưa có kế toán."],
        ),
        (
            [Post.CHAIR, Post.ACCOUNTANT, Post.TREASURER, *[Post.BOARD_MEMBER] * 5],
            ["Ban Chủ nhiệm có 8 người, thường là 5 đến 7."],
        ),
    ],
)
def test_a_board_is_warned_outside_five_to_seven(posts: list[Post], sentences: list[str]) -> None:
    assert [warning(warned) for warned in board_warnings(posts, {})] == sentences


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 10_000))
def test_what_is_missing_to_a_share_just_reaches_it(part: int, more: int, share: int) -> None:
    whole = part + more
    missing = missing_to_share(part, whole, share)
    assert (part + missing) * 10_000 >= whole * share
    assert missing == 0 or (part + missing - 1) * 10_000 < whole * share


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 30))
def test_a_lunar_meeting_day_comes_within_a_month_and_is_the_day_or_the_last(since: date, day: int) -> None:
    found = next_meeting_day(Calendar.LUNAR, day, since=since)
    assert since <= found
    assert (found - since).days <= 30
    assert lunar_of(found).day == min(day, lunar_of(found).day) or lunar_of(found).day == 29


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 31))
def test_a_solar_meeting_day_comes_within_a_month(since: date, day: int) -> None:
    found = next_meeting_day(Calendar.SOLAR, day, since=since)
    assert since <= found
    assert (found - since).days <= 31
    assert found.day <= day


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("/27/3051/c1/", "/27/3051/c1/", "/27/3051/c1/"),
        ("/27/3051/c1/", "/27/3051/c12/", "/27/3051/"),
        ("/27/3051/", "/27/3051/c12/", "/27/3051/"),
        ("/27/3051/c1/", "/27/30/c1/", "/27/"),
        ("/2/1/", "/27/1/", "/"),
        ("/", "/27/1/", "/"),
    ],
)
def test_the_lowest_place_that_holds_both(one: str, other: str, shared: str) -> None:
    assert common_path(one, other) == common_path(other, one) == shared
