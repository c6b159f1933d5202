"""A meeting from its opening to its number, and put right afterwards; a month without one; the year."""

from datetime import date, time
from uuid import uuid4

import pytest

from chungtay.audit.models import Note, StaleMonth
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.models import MeetingRule
from chungtay.clubs.rules import Calendar, State
from chungtay.clubs.tests.factories import make_club, make_member, make_members
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.months import Month
from chungtay.meetings import services
from chungtay.meetings.models import Attendance, Decision, Meeting, MeetingPhoto, MonthWithout, Topic
from chungtay.meetings.queries.meetings import number_to_come, whole
from chungtay.meetings.queries.next_day import meeting_due
from chungtay.meetings.queries.papers import corrections_of
from chungtay.meetings.queries.year import attendance_of_year, months_of_year
from chungtay.meetings.rules import (
    Agreed,
    AttendanceNotTaken,
    ClubNotLiving,
    Correction,
    CorrectionNeedsReason,
    Kind,
    Mark,
    MeetingAlreadyThere,
    MeetingInFuture,
    MeetingIsClosed,
    MeetingStillOpen,
    MonthAlreadyExplained,
    MonthHasMeeting,
    MonthInFuture,
    MonthKind,
    NoMeetingReason,
    NumberOfMeetingTaken,
    ReasonNeedsWords,
    TooManyGuests,
    meeting_key,
)
from chungtay.meetings.tests.factories import (
    MEETING_DAY,
    at_noon,
    board_act,
    make_absence,
    make_meeting,
    picture,
)
from chungtay.meetings.words import read_back

pytestmark = pytest.mark.django_db


def test_a_meeting_one_can_check_with_a_pencil():
    """A bản of the mountains, 20 November 2026: seven on the roll, one at the factory, typed two days later."""
    club = make_club("CLB bản Mường Phú", meeting_place="Nhà văn hóa bản")
    MeetingRule.objects.create(club=club, day=20, starts_at=time(8), valid_from=date(2024, 1, 1))
    lan, hoa, binh, lua, on, lu, factory = make_members(club, 7)
    make_absence(factory, date(2026, 2, 1))
    act = board_act(club, at_noon(date(2026, 11, 22)))
    day = date(2026, 11, 20)

    meeting = services.open_meeting(act, club=club, held_on=day, starts_at=time(8))
    marks = {binh.pk: Mark.ABSENT, lua.pk: Mark.EXCUSED, on.pk: Mark.RELATIVE}
    services.take_attendance(act, meeting=meeting, key=uuid4(), marks=marks)
    services.set_guests(act, meeting=meeting, key=uuid4(), guest_count=1, guests="ông Tứ, Hội xã")
    services.add_topic(act, meeting=meeting, key=uuid4(), area="health", title="Phòng ngã cho người già")
    services.add_decision(act, meeting=meeting, key=uuid4(), agreed=Agreed("Thăm bà Lụa", 3, 0))
    services.plan_next_month(act, meeting=meeting, key=uuid4(), next_plan="Trồng rau sạch.")
    closed = services.close_meeting(act, meeting=meeting, key=uuid4(), number=37)

    assert read_back(whole(closed).facts(date(2026, 12, 20))) == (
        "Buổi sinh hoạt tháng 11/2026, lần thứ 37 của CLB bản Mường Phú: thứ Sáu, ngày 20 tháng 11 năm 2026,"
        " lúc 08:00, tại Nhà văn hóa bản.",
        "3 trên 6 người có mặt, 1 người nhà đi thay, 1 người vắng có phép, 1 người vắng không phép,"
        " 1 người đi xa không tính.",
        "1 khách: ông Tứ, Hội xã.",
        "1 bài truyền thông: Phòng ngã cho người già.",
        "1 việc đã thống nhất: Thăm bà Lụa.",
        "Tháng sau: Trồng rau sạch. Buổi sau họp chủ nhật, ngày 20 tháng 12 năm 2026.",
    )
    assert {lan.pk, hoa.pk, lu.pk} == set(
        Attendance.objects.filter(meeting=meeting, mark="present").values_list("membership_id", flat=True)
    )


def test_two_phones_that_open_the_same_meeting_open_one():
    club = make_club()
    first = services.open_meeting(board_act(club), club=club, held_on=MEETING_DAY, place="Đình")
    second = services.open_meeting(board_act(club), club=club, held_on=MEETING_DAY, place="Chùa")
    other = services.open_meeting(board_act(club), club=club, held_on=MEETING_DAY, kind=Kind.BOARD)

    assert first == second != other
    assert first.key == meeting_key(club.key, MEETING_DAY, Kind.MONTHLY)
    assert Meeting.objects.get(pk=first.pk).place == "Đình"
    assert Note.objects.filter(action="meetings.open_meeting").count() == 2


def test_no_meeting_before_its_day_nor_of_a_club_that_does_not_live():
    club, proposed = make_club(), make_club(state=State.PROPOSED)
    with pytest.raises(MeetingInFuture):
        services.open_meeting(board_act(club), club=club, held_on=date(2026, 11, 28))
    with pytest.raises(ClubNotLiving):
        services.open_meeting(board_act(club), club=club, held_on=date(2001, 1, 1))
    with pytest.raises(ClubNotLiving):
        services.open_meeting(board_act(proposed), club=proposed, held_on=MEETING_DAY)
    with pytest.raises(OutsideReach):
        services.open_meeting(board_act(proposed), club=club, held_on=MEETING_DAY)


def test_numbers_follow_each_other_and_a_meeting_typed_late_takes_none_that_was_read_out():
    club = make_club()
    make_members(club, 1)
    numbers = {}
    for day in (date(2026, 8, 20), date(2026, 9, 20), date(2026, 11, 20), date(2026, 10, 20)):
        meeting = make_meeting(club, day, marks={})
        act = board_act(club, at_noon(date(2026, 11, 22)))
        wanted = 36 if day.month == 8 else None
        shown = number_to_come(meeting)
        numbers[day.month] = services.close_meeting(act, meeting=meeting, key=uuid4(), number=wanted).number
        assert wanted or shown == numbers[day.month]
    assert numbers == {8: 36, 9: 37, 11: 38, 10: 39}
    board = make_meeting(club, date(2026, 11, 21), Kind.EXTRAORDINARY, is_closed=True)
    assert board.number is None


def test_closing_twice_answers_the_same_and_what_is_missing_is_refused():
    club = make_club()
    make_members(club, 1)
    meeting = make_meeting(club)
    act = board_act(club)
    with pytest.raises(AttendanceNotTaken):
        services.close_meeting(act, meeting=meeting, key=uuid4())
    services.take_attendance(act, meeting=meeting, key=uuid4(), marks={})
    key = uuid4()
    first = services.close_meeting(act, meeting=meeting, key=key, number=5)
    assert services.close_meeting(act, meeting=meeting, key=key, number=5).number == first.number == 5
    with pytest.raises(SameKeyOtherContent):
        services.close_meeting(act, meeting=meeting, key=key, number=6)
    with pytest.raises(MeetingIsClosed):
        services.close_meeting(act, meeting=meeting, key=uuid4())
    taken = make_meeting(club, date(2026, 10, 27), marks={})
    with pytest.raises(NumberOfMeetingTaken):
        services.close_meeting(act, meeting=taken, key=uuid4(), number=5)


def test_who_joins_while_the_meeting_runs_stands_on_its_roll_when_it_closes():
    club = make_club()
    make_members(club, 1)
    meeting = make_meeting(club, marks={})
    newcomer = make_member(club, since=MEETING_DAY)
    services.close_meeting(board_act(club), meeting=meeting, key=uuid4())
    assert Attendance.objects.get(meeting=meeting, membership=newcomer).mark == "present"


def test_small_forms_sent_twice_stand_once_even_after_closing():
    club = make_club()
    make_members(club, 1)
    meeting = make_meeting(club, marks={})
    act = board_act(club)
    topic, agreed, photo = uuid4(), uuid4(), uuid4()

    def send() -> list[int]:
        return [
            services.add_topic(act, meeting=meeting, key=topic, area="health", title="Phòng ngã"),
            services.add_decision(act, meeting=meeting, key=agreed, agreed=Agreed("Thăm bà Lụa")),
            services.attach_photo(act, meeting=meeting, key=photo, upload=picture()),
        ]

    first = send()
    services.close_meeting(act, meeting=meeting, key=uuid4())

    assert send() == first
    assert (Topic.objects.count(), Decision.objects.count(), MeetingPhoto.objects.count()) == (1, 1, 1)
    with pytest.raises(SameKeyOtherContent):
        services.add_topic(act, meeting=meeting, key=topic, area="health", title="Khác")
    with pytest.raises(MeetingIsClosed):
        services.set_guests(act, meeting=meeting, key=uuid4(), guest_count=1)
    with pytest.raises(TooManyGuests):
        services.set_guests(act, meeting=meeting, key=uuid4(), guest_count=99_999, reason="x")


def test_what_was_struck_is_gone_and_stays_noted():
    club = make_club()
    meeting = make_meeting(club)
    act = board_act(club)
    key = uuid4()
    services.add_topic(act, meeting=meeting, key=key, area="health", title="Nhầm")
    strike = uuid4()
    for _ in range(2):
        services.strike_topic(act, meeting=meeting, topic_key=key, key=strike)
    assert not Topic.objects.exists()
    assert Note.objects.filter(action="meetings.strike_topic").count() == 1
    with pytest.raises(NotFound):
        services.strike_decision(act, meeting=meeting, decision_key=uuid4(), key=uuid4())


def test_a_correction_moves_the_meeting_its_roll_and_both_months():
    club = make_club()
    lan, hoa = make_members(club, 2)
    meeting = make_meeting(club, date(2026, 11, 3), marks={lan: Mark.EXCUSED}, is_closed=True)
    newcomer = make_member(club, since=date(2026, 11, 3))
    StaleMonth.objects.all().delete()
    act = board_act(club)
    fix = Correction(held_on=date(2026, 10, 30), place="Đình làng", marks=((hoa.pk, Mark.ABSENT),))

    with pytest.raises(CorrectionNeedsReason):
        services.correct_meeting(act, meeting=meeting, key=uuid4(), reason=" ", correction=fix)
    key = uuid4()
    for _ in range(2):
        moved = services.correct_meeting(act, meeting=meeting, key=key, reason="Gõ nhầm ngày", correction=fix)

    assert (moved.held_on, moved.place, moved.number) == (date(2026, 10, 30), "Đình làng", 1)
    assert moved.key == meeting_key(club.key, date(2026, 10, 30), Kind.MONTHLY)
    assert {row.membership_id: row.mark for row in moved.attendances.all()} == {lan.pk: "excused", hoa.pk: "absent"}
    assert newcomer.pk not in moved.attendances.values_list("membership_id", flat=True)
    assert set(StaleMonth.objects.values_list("month", flat=True)) == {date(2026, 10, 1), date(2026, 11, 1)}
    assert corrections_of(moved) == ["Ngày 27/11/2026: Gõ nhầm ngày"]


def test_a_correction_is_refused_where_it_makes_no_sense():
    club = make_club()
    make_members(club, 1)
    still_open = make_meeting(club, date(2026, 9, 27))
    closed = make_meeting(club, date(2026, 10, 27), is_closed=True)
    act = board_act(club)
    with pytest.raises(MeetingStillOpen):
        services.correct_meeting(act, meeting=still_open, key=uuid4(), reason="x", correction=Correction(place="y"))
    for day, error in ((date(2026, 9, 27), MeetingAlreadyThere), (date(2026, 12, 1), MeetingInFuture)):
        with pytest.raises(error):
            services.correct_meeting(act, meeting=closed, key=uuid4(), reason="x", correction=Correction(held_on=day))


def test_a_meeting_opened_by_mistake_is_taken_away_with_all_that_hangs_on_it():
    club = make_club()
    make_members(club, 1)
    meeting = make_meeting(club, marks={})
    act = board_act(club)
    services.add_topic(act, meeting=meeting, key=uuid4(), area="health", title="x")
    services.attach_photo(act, meeting=meeting, key=uuid4(), upload=picture())
    key = uuid4()
    for _ in range(2):
        services.discard_meeting(act, meeting=meeting, key=key, reason="Nhầm tháng")
    assert not Meeting.objects.exists()
    assert Note.objects.get(action="meetings.discard_meeting").reason == "Nhầm tháng"
    again = services.open_meeting(act, club=club, held_on=MEETING_DAY)
    assert not again.attendances.exists()
    closed = make_meeting(club, date(2026, 10, 27), is_closed=True)
    with pytest.raises(MeetingIsClosed):
        services.discard_meeting(act, meeting=closed, key=uuid4(), reason="x")


# --- a month without ------------------------------------------------------------------------------------------------


def test_a_month_without_a_meeting_is_explained_once_and_withdrawn_by_a_meeting():
    club = make_club()
    act = board_act(club)
    key = uuid4()
    month = Month(2026, 10)
    for _ in range(2):
        services.record_month_without(act, club=club, key=key, month=month, reason=NoMeetingReason.FLOOD)
    with pytest.raises(MonthAlreadyExplained):
        services.record_month_without(act, club=club, key=uuid4(), month=month, reason=NoMeetingReason.TET)

    services.open_meeting(act, club=club, held_on=date(2026, 10, 30), kind=Kind.BOARD)
    assert MonthWithout.objects.get().withdrawn_at is None
    services.open_meeting(act, club=club, held_on=date(2026, 10, 30))

    assert MonthWithout.objects.get().withdrawn_at == act.at
    assert Note.objects.filter(action="meetings.withdraw_month_without").count() == 1
    with pytest.raises(MonthHasMeeting):
        services.record_month_without(act, club=club, key=uuid4(), month=month, reason=NoMeetingReason.FLOOD)


def test_a_month_to_come_and_a_reason_without_words_are_refused():
    club = make_club()
    act = board_act(club)
    with pytest.raises(MonthInFuture):
        services.record_month_without(act, club=club, key=uuid4(), month=Month(2026, 12), reason=NoMeetingReason.TET)
    with pytest.raises(ReasonNeedsWords):
        services.record_month_without(act, club=club, key=uuid4(), month=Month(2026, 9), reason=NoMeetingReason.OTHER)
    other = board_act(make_club())
    with pytest.raises(OutsideReach):
        services.record_month_without(other, club=club, key=uuid4(), month=Month(2026, 9), reason=NoMeetingReason.TET)


def test_the_months_of_a_year_are_held_without_silent_open_or_outside():
    club = make_club(since=date(2026, 7, 10))
    make_meeting(club, date(2026, 7, 27))
    act = board_act(club)
    services.record_month_without(act, club=club, key=uuid4(), month=Month(2026, 9), reason=NoMeetingReason.FLOOD)
    kinds = [month.kind for month in months_of_year(club.pk, 2026, MEETING_DAY)]
    held, without, silent = MonthKind.HELD, MonthKind.WITHOUT, MonthKind.SILENT
    outside = MonthKind.OUTSIDE
    assert kinds == [*[outside] * 6, held, silent, without, silent, MonthKind.OPEN, outside]


def test_the_year_of_each_member_with_its_share():
    club = make_club()
    lan, binh, on = make_members(club, 3)
    make_absence(on, date(2026, 1, 1), date(2026, 3, 1))
    make_meeting(club, date(2026, 1, 20), marks={binh: Mark.ABSENT})
    make_meeting(club, date(2026, 2, 20), marks={binh: Mark.RELATIVE})
    make_meeting(club, date(2026, 3, 20), marks={binh: Mark.EXCUSED})
    make_meeting(club, date(2026, 3, 22), Kind.EXTRAORDINARY, marks={lan: Mark.ABSENT})
    lines = {line.membership_id: line for line in attendance_of_year(club.pk, 2026)}
    assert [lines[each.pk].share_percent for each in (lan, binh, on)] == [100, 33, 100]
    assert lines[binh.pk].marks[:3] == ((Mark.ABSENT,), (Mark.RELATIVE,), (Mark.EXCUSED,))
    assert lines[on.pk].tally.expected == 1


@pytest.mark.parametrize(
    ("calendar", "day", "held_on", "due_on"),
    [
        (Calendar.SOLAR, 27, None, date(2026, 11, 27)),
        (Calendar.SOLAR, 27, date(2026, 11, 20), date(2026, 12, 27)),  # held early: the next is a month on
        (Calendar.SOLAR, 31, None, date(2026, 11, 30)),
        (Calendar.LUNAR, 15, None, date(2026, 11, 23)),  # rằm tháng Mười
        (Calendar.LUNAR, 15, date(2026, 11, 23), date(2026, 12, 23)),
    ],
)
def test_the_next_meeting_day_follows_the_rule_and_what_was_held(calendar, day, held_on, due_on):
    club = make_club()
    MeetingRule.objects.create(club=club, calendar=calendar, day=day, valid_from=date(2024, 1, 1))
    if held_on:
        make_meeting(club, held_on)
    due = meeting_due(club.pk, date(2026, 11, 23))
    assert due is not None
    assert (due.day, due.days_left) == (due_on, (due_on - date(2026, 11, 23)).days)
