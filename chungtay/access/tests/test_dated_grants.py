"""Grants are dated facts: they may touch, not overlap, and hold up to but not on their last day."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from chungtay.access.models import Grant, User


@pytest.fixture
def user() -> User:
    return User.objects.create(login="0912345678", name="Nguyễn Thị Lan")


def _grant(user: User, start: date, end: date | None) -> Grant:
    return Grant.objects.create(user=user, role="chair", path="/1/2/c3/", valid_from=start, valid_to=end)


@pytest.mark.django_db
def test_a_dated_fact_holds_from_its_first_day_up_to_but_not_on_its_end(user: User) -> None:
    grant = _grant(user, date(2026, 1, 1), date(2026, 2, 1))
    held = [
        day
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1))
        if Grant.objects.on(day)
    ]
    assert held == [date(2026, 1, 1), date(2026, 1, 31)]
    assert not Grant.objects.open().filter(pk=grant.pk).exists()


@pytest.mark.django_db
def test_two_facts_about_one_subject_may_touch_but_not_overlap(user: User) -> None:
    _grant(user, date(2026, 1, 1), date(2026, 2, 1))
    _grant(user, date(2026, 2, 1), None)
    with pytest.raises(DatabaseError, match="grant_once_at_a_time"), transaction.atomic():
        _grant(user, date(2026, 1, 15), date(2026, 1, 20))


@pytest.mark.django_db
def test_a_fact_that_ends_before_it_began_is_refused(user: User) -> None:
    # the range type itself refuses a lower bound above the upper one, the constraint an empty period
    for end in (date(2025, 12, 31), date(2026, 1, 1)):
        with pytest.raises(DatabaseError), transaction.atomic():
            _grant(user, date(2026, 1, 1), end)
