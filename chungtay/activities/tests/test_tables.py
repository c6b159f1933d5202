"""What the tables refuse, by the ORM and by SQL: nothing that counts is edited, everything stays in its club."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.activities.models import Activity, ActivityPart, PlanLine
from chungtay.activities.rules import Kind
from chungtay.activities.tests.factories import DAY, NOON, make_activity, make_plan_line
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db


@contextmanager
def refused(what: str) -> Iterator[None]:
    with pytest.raises(IntegrityError, match=what), transaction.atomic():
        yield


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_activity_is_never_edited_nor_deleted_and_withdrawn_once() -> None:
    activity = make_activity(make_club())
    with refused("never edited"):
        run("UPDATE activities_activity SET helped_count = 99 WHERE id = %s", activity.pk)
    Activity.objects.filter(pk=activity.pk).update(withdrawn_at=NOON)
    with refused("never edited"):
        Activity.objects.filter(pk=activity.pk).update(withdrawn_at=None)
    connection.check_constraints()
    for sql in ("DELETE FROM activities_activity", "TRUNCATE activities_activity CASCADE"):
        with pytest.raises(Exception, match=r"(?i)append|never|change|refus"), transaction.atomic():
            run(sql)


def test_people_of_an_activity_are_neither_changed_nor_taken_away() -> None:
    club = make_club()
    member = make_member(club)
    make_activity(club, took_part=(member.pk,))
    for sql in ("UPDATE activities_activitypart SET part = 'led'", "DELETE FROM activities_activitypart"):
        with pytest.raises(Exception, match=r"(?i)append|never|change|refus"), transaction.atomic():
            run(sql)


def test_nothing_of_another_club_hangs_on_an_activity() -> None:
    club, other = make_club(), make_club("CLB khác")
    activity, line = make_activity(club), make_plan_line(other)
    with refused("activity_in_its_club"):
        ActivityPart.objects.create(activity=activity, membership=make_member(other), part="led")
    with refused("activity_in_its_club"):
        PlanLine.objects.filter(pk=line.pk).update(activity=activity, done_on=DAY)
    about = {"club": club, "area": "health", "kind": Kind.OTHER, "happened_on": DAY, "title": "x", "search_fold": "x"}
    with refused("activity_in_its_club"):
        Activity.objects.create(**about, meeting=make_meeting(other))
    with refused("activity_in_its_club"):
        Activity.objects.create(**about, replaces=make_activity(other))


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"title": ""}, "activity_has_a_title"),
        ({"area": "sport"}, "activity_area_is_known"),
        ({"area": "health", "kind": "exchange"}, "activity_kind_in_its_area"),
        ({"part_count": 5001}, "activity_numbers_possible"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(change: dict[str, object], constraint: str) -> None:
    about: dict[str, object] = {"club": make_club(), "area": "health", "kind": "other", "happened_on": DAY}
    with refused(constraint):
        Activity.objects.create(**about | {"title": "x", "search_fold": "x"} | change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"words": ""}, "plan_line_has_words"),
        ({"month": 13}, "plan_line_month"),
        ({"area": "sport"}, "plan_line_area_is_known"),
        ({"done_on": DAY, "dropped_on": DAY, "drop_reason": "x"}, "plan_line_done_or_dropped"),
        ({"dropped_on": DAY}, "plan_line_dropped_with_reason"),
    ],
)
def test_a_line_of_the_plan_that_cannot_be_is_refused(change: dict[str, object], constraint: str) -> None:
    about: dict[str, object] = {"club": make_club(), "year": 2026, "month": 1, "area": "health", "words": "x"}
    with refused(constraint):
        PlanLine.objects.create(**about | change)
