"""Calling the roll: whole, a line at a time, twice, by two phones."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.audit.models import Note, StaleMonth
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.models import Club
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import end, make_club, make_member, make_members, make_seat
from chungtay.kernel.acts import OutsideReach
from chungtay.meetings import services
from chungtay.meetings.models import Attendance, Meeting
from chungtay.meetings.queries.roll import roll_of, roll_of_day
from chungtay.meetings.rules import Kind, Mark, MeetingIsClosed, NobodyOnTheRoll, NotOnTheRoll, Tally
from chungtay.meetings.tests.factories import MEETING_DAY, board_act, make_absence, make_meeting

pytestmark = pytest.mark.django_db


def marks_of(meeting: Meeting) -> dict[int, str]:
    return dict(Attendance.objects.filter(meeting=meeting).values_list("membership_id", "mark"))


def take(meeting: Meeting, club: Club, marks: dict[int, Mark], **more: object) -> None:
    services.take_attendance(board_act(club), meeting=meeting, key=uuid4(), marks=marks, **more)


def test_who_is_not_named_was_present_and_who_is_away_was_not_expected():
    club = make_club()
    lan, binh, hoa, on = make_members(club, 4)
    make_absence(on, date(2026, 3, 1))
    meeting = make_meeting(club)

    take(meeting, club, {binh.pk: Mark.ABSENT, hoa.pk: Mark.RELATIVE})

    assert marks_of(meeting) == {lan.pk: "present", binh.pk: "absent", hoa.pk: "relative", on.pk: "away"}
    assert roll_of(meeting).tally == Tally(present=1, relative=1, absent=1, away=1)


def test_only_members_of_the_day_stand_on_the_roll():
    club = make_club()
    stays = make_member(club)
    end(make_member(club), MEETING_DAY)  # the end of a membership is the first day without it
    make_member(club, since=date(2026, 11, 28))
    back_from_away = make_member(club)
    make_absence(back_from_away, date(2026, 1, 1), MEETING_DAY)
    meeting = make_meeting(club, marks={})

    assert marks_of(meeting) == {stays.pk: "present", back_from_away.pk: "present"}


def test_the_board_alone_is_called_at_its_meeting():
    club = make_club()
    lan, binh, _ = make_members(club, 3)
    make_seat(club, lan.person, Post.CHAIR)
    make_seat(club, binh.person, Post.TREASURER)
    meeting = make_meeting(club, kind=Kind.BOARD, marks={binh: Mark.EXCUSED})

    assert marks_of(meeting) == {lan.pk: "present", binh.pk: "excused"}


@pytest.mark.parametrize("kind", Kind)
def test_the_roll_on_the_screen_and_the_roll_that_is_written_are_one(kind):
    club = make_club()
    members = make_members(club, 5)
    make_seat(club, members[0].person, Post.CHAIR)
    end(members[3], date(2026, 5, 1))
    make_absence(members[1], date(2026, 11, 1))
    shown = {line.membership_id: line.mark for line in roll_of_day(club.pk, MEETING_DAY, kind).lines}

    assert marks_of(make_meeting(club, kind=kind, marks={})) == shown


def test_calling_again_before_closing_supersedes_and_is_noted_again():
    club = make_club()
    lan, binh = make_members(club, 2)
    meeting = make_meeting(club, marks={lan: Mark.ABSENT})

    take(meeting, club, {binh.pk: Mark.EXCUSED})

    assert marks_of(meeting) == {lan.pk: "present", binh.pk: "excused"}
    assert Note.objects.filter(action="meetings.take_attendance", row_id=meeting.pk).count() == 2


def test_who_left_the_roll_since_goes_when_it_is_called_again():
    club = make_club()
    lan, binh = make_members(club, 2)
    meeting = make_meeting(club, marks={})
    end(binh, date(2026, 11, 1))

    take(meeting, club, {})

    assert marks_of(meeting) == {lan.pk: "present"}


def test_the_same_form_sent_twice_is_written_once():
    club = make_club()
    (lan,) = make_members(club, 1)
    meeting = make_meeting(club)
    key = uuid4()
    act = board_act(club)
    services.take_attendance(act, meeting=meeting, key=key, marks={lan.pk: Mark.ABSENT})
    services.mark_member(act, meeting=meeting, membership_id=lan.pk, key=uuid4(), mark=Mark.PRESENT)

    services.take_attendance(act, meeting=meeting, key=key, marks={lan.pk: Mark.ABSENT})

    assert marks_of(meeting) == {lan.pk: "present"}
    assert Note.objects.filter(action="meetings.take_attendance").count() == 1


def test_the_same_key_with_other_marks_is_a_conflict():
    club = make_club()
    (lan,) = make_members(club, 1)
    meeting = make_meeting(club)
    key = uuid4()
    services.take_attendance(board_act(club), meeting=meeting, key=key, marks={})

    with pytest.raises(SameKeyOtherContent):
        services.take_attendance(board_act(club), meeting=meeting, key=key, marks={lan.pk: Mark.ABSENT})


def test_a_sheet_leaves_alone_what_another_phone_marked_meanwhile():
    club = make_club()
    lan, binh, hoa = make_members(club, 3)
    meeting = make_meeting(club)
    act = board_act(club)
    services.mark_member(act, meeting=meeting, membership_id=binh.pk, key=uuid4(), mark=Mark.RELATIVE)

    take(meeting, club, {hoa.pk: Mark.ABSENT}, seen={})  # opened before the line of ông Bình was written

    assert marks_of(meeting) == {lan.pk: "present", binh.pk: "relative", hoa.pk: "absent"}


def test_a_line_touched_on_the_sheet_counts_even_over_another_phone():
    club = make_club()
    lan, binh = make_members(club, 2)
    meeting = make_meeting(club, marks={binh: Mark.ABSENT})
    services.mark_member(board_act(club), meeting=meeting, membership_id=lan.pk, key=uuid4(), mark=Mark.EXCUSED)

    take(meeting, club, {}, seen={binh.pk: Mark.ABSENT})  # ông Bình came late; chị Lan was not touched

    assert marks_of(meeting) == {lan.pk: "excused", binh.pk: "present"}


def test_a_line_before_the_whole_roll_was_called_stands_alone():
    club = make_club()
    lan, _ = make_members(club, 2)
    meeting = make_meeting(club)
    services.mark_member(board_act(club), meeting=meeting, membership_id=lan.pk, key=uuid4(), mark=Mark.ABSENT)

    assert marks_of(meeting) == {lan.pk: "absent"}


def test_a_stranger_is_refused_and_nothing_is_half_written():
    club, other = make_club(), make_club()
    (lan,) = make_members(club, 1)
    (stranger,) = make_members(other, 1)
    gone = end(make_member(club, number=12), date(2026, 2, 1))
    meeting = make_meeting(club)

    with pytest.raises(NotOnTheRoll) as refused:
        take(meeting, club, {lan.pk: Mark.ABSENT, stranger.pk: Mark.PRESENT, gone.pk: Mark.PRESENT})
    with pytest.raises(NotOnTheRoll):
        services.mark_member(
            board_act(club), meeting=meeting, membership_id=stranger.pk, key=uuid4(), mark=Mark.PRESENT
        )

    assert refused.value.facts["numbers"] == [12]  # of the club's own members only: the neighbour's stay unknown
    assert marks_of(meeting) == {}


def test_a_club_without_members_has_no_roll_to_call():
    club = make_club()
    with pytest.raises(NobodyOnTheRoll):
        take(make_meeting(club), club, {})


def test_a_closed_meeting_is_marked_with_a_reason_only():
    club = make_club()
    (lan,) = make_members(club, 1)
    meeting = make_meeting(club, is_closed=True)

    with pytest.raises(MeetingIsClosed):
        take(meeting, club, {lan.pk: Mark.ABSENT})
    take(meeting, club, {lan.pk: Mark.ABSENT}, reason="Ghi nhầm bà Lan")

    assert marks_of(meeting) == {lan.pk: "absent"}
    assert Note.objects.filter(action="meetings.take_attendance").latest("pk").reason == "Ghi nhầm bà Lan"


def test_the_neighbour_cannot_call_the_roll():
    club, other = make_club(), make_club()
    make_members(club, 1)
    meeting = make_meeting(club)
    with pytest.raises(OutsideReach):
        services.take_attendance(board_act(other), meeting=meeting, key=uuid4(), marks={})


def test_the_month_is_counted_again_and_the_note_holds_no_name():
    club = make_club()
    (lan,) = make_members(club, 1)
    meeting = make_meeting(club)
    StaleMonth.objects.all().delete()

    services.mark_member(board_act(club), meeting=meeting, membership_id=lan.pk, key=uuid4(), mark=Mark.ABSENT)

    assert list(StaleMonth.objects.values_list("club_id", "month")) == [(club.pk, date(2026, 11, 1))]
    note = Note.objects.latest("pk")
    assert (note.action, note.fields) == ("meetings.mark_member", [f"mark {lan.pk}"])
    assert lan.person.full_name not in str(note.__dict__)


def test_namesakes_are_told_apart_and_others_are_not():
    club = make_club()
    make_member(club, full_name="Lò Thị Ơn", birth_year=1951)
    make_member(club, full_name="Lò Thị Ơn", birth_year=1949)
    make_member(club, full_name="Nguyễn Thị An", birth_year=1960)

    lines = roll_of_day(club.pk, MEETING_DAY).lines

    assert [(line.name, line.told_apart) for line in lines] == [
        ("Nguyễn Thị An", ""),
        ("Lò Thị Ơn", "1951"),
        ("Lò Thị Ơn", "1949"),
    ]
