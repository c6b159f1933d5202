"""What is understood of what a phone says, and who watches over what."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from chungtay.access.rules import Action
from chungtay.sync.rules import (
    DropNeedsReason,
    HeldFormSettled,
    HeldState,
    check_open,
    check_reason,
    key_of,
    made_when,
    may_come_late,
    watcher_of,
)

NOON = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
KEY = "6f1f7f5e-3a55-5d0b-9a4e-7d1b0f6a2c11"


def test_a_key_that_is_none_is_made_of_what_was_sent_so_that_it_arrives_once() -> None:
    assert key_of(KEY, 1, "d") == UUID(KEY)
    assert key_of("nonsense", 1, "d") == key_of("", 1, "d")
    assert key_of("", 1, "d") != key_of("", 2, "d")
    assert key_of("", 1, "d") != key_of("", 1, "e")


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("2026-11-20T01:00:00+00:00", datetime(2026, 11, 20, 1, 0, tzinfo=UTC)),
        ("2026-11-20T01:00:00.123Z", datetime(2026, 11, 20, 1, 0, 0, 123000, tzinfo=UTC)),
        ("2026-11-20T01:00:00", NOON),  # no zone
        ("2031-01-01T00:00:00+00:00", NOON),  # a clock that runs ahead
        ("1970-01-01T00:00:00+00:00", NOON),  # a clock that was never set
        ("", NOON),
        ("hôm qua", NOON),
    ],
)
def test_the_clock_of_a_phone_is_believed_within_reason(text: str, understood: datetime) -> None:
    assert made_when(text, NOON) == understood


def test_what_the_phone_made_just_now_is_not_in_the_future() -> None:
    assert made_when((NOON + timedelta(seconds=1)).isoformat(), NOON) == NOON


@pytest.mark.parametrize(
    ("path", "is_so"),
    [
        ("/clb/12/hop/", True),
        ("/clb/", False),
        ("/vp/clb/12/", False),
        ("/tai-khoan/mat-khau/", False),
        ("/clb/../vao/", False),
    ],
)
def test_only_forms_of_the_club_face_come_late(path: str, is_so: bool) -> None:
    assert may_come_late(path) is is_so


@pytest.mark.parametrize(
    ("actions", "watcher"),
    [
        ([Action.RUN_MEETING], Action.RUN_CLUB),
        ([Action.KEEP_REGISTER], Action.RUN_CLUB),
        ([Action.KEEP_BOOKS], Action.KEEP_BOOKS),
        ([Action.CONFIRM_CASH], Action.KEEP_BOOKS),
        ([Action.RUN_MEETING, Action.KEEP_BOOKS], Action.KEEP_BOOKS),
        (["see_health"], "see_health"),  # nobody outside the circle
        ([], ""),
    ],
)
def test_money_is_watched_by_who_keeps_books_the_rest_by_who_runs_the_club(actions: list[str], watcher: str) -> None:
    assert watcher_of(actions) == watcher


def test_a_held_form_is_settled_once_and_given_up_with_a_reason() -> None:
    check_open(HeldState.WAITING, HeldState.DROPPED)
    with pytest.raises(HeldFormSettled):
        check_open(HeldState.DROPPED, HeldState.SENT_ON)
    with pytest.raises(DropNeedsReason):
        check_reason("")
