"""Two phones at once, really at once: each in a thread and transaction of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

from django.db import connection

from chungtay.audit.models import Note
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.kernel.errors import Conflict
from chungtay.kernel.months import Month
from chungtay.meetings import services
from chungtay.meetings.models import Attendance, Meeting, MonthWithout
from chungtay.meetings.rules import Kind, Mark, NoMeetingReason
from chungtay.meetings.tests.factories import MEETING_DAY, board_act, make_meeting


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Start them together; what each returned, or the conflict it was refused with."""
    ready = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        try:
            connection.ensure_connection()
            ready.wait()
            return action()
        except Conflict as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as phones:
        return list(phones.map(run, actions))


def test_many_phones_open_one_meeting(own_database):
    club = make_club()
    act = board_act(club)
    open_it = lambda: services.open_meeting(act, club=club, held_on=MEETING_DAY).pk  # noqa: E731 - said twice below
    assert len(set(at_once(*[open_it] * 6))) == 1
    assert Note.objects.filter(action="meetings.open_meeting").count() == 1


def test_the_sheet_of_one_phone_and_the_lines_of_another_both_stand(own_database):
    club = make_club()
    members = make_members(club, 12)
    meeting = make_meeting(club)
    act = board_act(club)

    def sheet() -> None:
        services.take_attendance(act, meeting=meeting, key=uuid4(), marks={members[0].pk: Mark.ABSENT}, seen={})

    def line(member: int) -> Callable[[], None]:
        return lambda: services.mark_member(act, meeting=meeting, membership_id=member, key=uuid4(), mark=Mark.RELATIVE)

    at_once(sheet, *[line(member.pk) for member in members[1:6]])

    marks = dict(Attendance.objects.filter(meeting=meeting).values_list("membership_id", "mark"))
    assert [marks[member.pk] for member in members] == ["absent", *["relative"] * 5, *["present"] * 6]


def test_the_same_form_from_two_tabs_is_written_once(own_database):
    club = make_club()
    make_members(club, 2)
    meeting = make_meeting(club)
    act = board_act(club)
    key = uuid4()
    add = lambda: services.add_topic(act, meeting=meeting, key=key, area="health", title="Phòng ngã")  # noqa: E731
    assert len(set(at_once(add, add, add))) == 1
    assert meeting.topics.count() == 1


def test_two_meetings_closed_at_once_get_two_numbers_and_one_closed_twice_gets_one(own_database):
    club = make_club()
    make_members(club, 1)
    first = make_meeting(club, date(2026, 10, 27), marks={})
    second = make_meeting(club, MEETING_DAY, marks={})
    act = board_act(club)

    def close(meeting: Meeting) -> Callable[[], object]:
        return lambda: services.close_meeting(act, meeting=meeting, key=uuid4()).number

    answers = at_once(close(first), close(second), close(second))

    assert answers.count("meeting_is_closed") == 1
    assert sorted(Meeting.objects.values_list("number", flat=True)) == [1, 2]


def test_a_month_is_never_both_met_and_without(own_database):
    club = make_club()
    act = board_act(club)
    month = Month.of(MEETING_DAY)
    at_once(
        lambda: services.open_meeting(act, club=club, held_on=MEETING_DAY, kind=Kind.MONTHLY).pk,
        lambda: services.record_month_without(act, club=club, key=uuid4(), month=month, reason=NoMeetingReason.FLOOD),
    )
    assert Meeting.objects.count() == 1
    assert not MonthWithout.objects.filter(withdrawn_at=None).exists()
