"""What the tables refuse, by the ORM and by SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.meetings.models import Attendance, Decision, Meeting, MonthWithout, Topic
from chungtay.meetings.tests.factories import (
    MEETING_DAY,
    make_meeting,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("meeting_once_per_club_day_and_kind", {"held_on": MEETING_DAY}),
        ("meeting_kind_is_known", {"kind": "party"}),
        ("meeting_guests_possible", {"guest_count": 5000}),
        ("meeting_number_is_of_a_closed_monthly", {"number": 3}),
    ],
)
def test_the_table_of_meetings_refuses(constraint, change):
    club = make_club()
    make_meeting(club)
    other = make_meeting(club, date(2026, 10, 27))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(**change)


def test_no_number_stands_twice_and_nobody_of_another_club_is_marked():
    club = make_club()
    (lan,) = make_members(club, 1)
    (stranger,) = make_members(make_club(), 1)
    first = make_meeting(club, date(2026, 10, 27), is_closed=True)
    second = make_meeting(club, is_closed=True)
    with pytest.raises(IntegrityError, match="meeting_number_once"), transaction.atomic():
        Meeting.objects.filter(pk=second.pk).update(number=first.number)
    with pytest.raises(IntegrityError, match="attendance_in_its_club"), transaction.atomic():
        Attendance.objects.create(meeting=first, membership=stranger, mark="present")
    with pytest.raises(IntegrityError, match="attendance_in_its_club"), transaction.atomic():
        Attendance.objects.filter(meeting=first, membership=lan).update(membership=stranger)
    with pytest.raises(IntegrityError, match="attendance_mark_is_known"), transaction.atomic():
        Attendance.objects.filter(meeting=first).update(mark="asleep")


def test_the_small_tables_refuse():
    club = make_club()
    meeting = make_meeting(club)
    month = {"club": club, "month": date(2026, 5, 1), "reason": "tet"}
    MonthWithout.objects.create(**month)
    for constraint, row in (
        ("topic_has_a_title", Topic(meeting=meeting, area="health", title="")),
        ("topic_area_is_known", Topic(meeting=meeting, area="dancing", title="x")),
        ("decision_has_words", Decision(meeting=meeting, words="")),
        ("month_without_once", MonthWithout(**month)),
        ("month_without_is_a_month", MonthWithout(**month | {"month": date(2026, 6, 2)})),
        ("month_without_reason_is_known", MonthWithout(**month | {"month": date(2026, 6, 1), "reason": "lazy"})),
        ("month_without_other_has_words", MonthWithout(**month | {"month": date(2026, 6, 1), "reason": "other"})),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            row.save()
