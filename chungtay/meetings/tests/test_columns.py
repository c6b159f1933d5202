"""What meetings count into the figures, against rows counted by hand."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member, make_members
from chungtay.figures.registry import Registry
from chungtay.kernel.months import Month
from chungtay.meetings import services
from chungtay.meetings.rules import Agreed, Kind, Mark, NoMeetingReason
from chungtay.meetings.tests.factories import at_noon, board_act, make_absence, make_meeting

pytestmark = pytest.mark.django_db

P, A, E, R = Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED, Mark.RELATIVE


def counted(clubs: Iterable[Club], months: Iterable[Month]) -> dict[tuple[int, str], dict[str, int]]:
    """Every column of this room for the club-months asked for; without zeros."""
    rows = [(club.pk, month.first, month.next.first) for club in clubs for month in months]
    values = ", ".join(["(%s::bigint, %s::date, %s::date)"] * len(rows))
    stale = f"WITH stale (club_id, month, next_on) AS (VALUES {values})"
    found: dict[tuple[int, str], dict[str, int]] = {}
    for fill in (fill for fill in Registry.fills if fill.room == "meetings"):
        with connection.cursor() as cursor:
            cursor.execute(f"{stale} {fill.sql}", [value for row in rows for value in row])
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                line = dict(zip(names, row, strict=True))
                key = (line.pop("club_id"), f"{line.pop('month'):%Y-%m}")
                found.setdefault(key, {}).update({name: value for name, value in line.items() if value})
    return found


def test_a_month_of_one_club_counted_with_a_pencil():
    """Six members. 20 November: chị Lan, bà Hoa there; ông Bình absent; bà Lụa excused; a daughter-in-law for bà Ơn;
    one at the factory. Two guests, two topics, one decision. The board met on the 18th, there was an urgent meeting."""
    club = make_club()
    lan, hoa, binh, lua, on, factory = make_members(club, 6)
    make_absence(factory, date(2026, 2, 1))
    meeting = make_meeting(club, date(2026, 11, 20), marks={lan: P, hoa: P, binh: A, lua: E, on: R})
    act = board_act(club)
    services.set_guests(act, meeting=meeting, key=uuid4(), guest_count=2)
    for title in ("Phòng ngã", "Trồng rau"):
        services.add_topic(act, meeting=meeting, key=uuid4(), area="health", title=title)
    services.add_decision(act, meeting=meeting, key=uuid4(), agreed=Agreed("Thăm bà Lụa"))
    make_meeting(club, date(2026, 11, 18), Kind.BOARD)
    make_meeting(club, date(2026, 11, 25), Kind.EXTRAORDINARY, marks={lan: A})

    assert counted([club], [Month(2026, 11)])[club.pk, "2026-11"] == {
        "meeting_count": 1,
        "board_meeting_count": 1,
        "extraordinary_meeting_count": 1,
        "meeting_year_count": 1,
        "expected_count": 5,
        "present_count": 2,
        "relative_count": 1,
        "excused_count": 1,
        "absent_count": 1,
        "guest_count": 2,
        "topic_count": 2,
        "decision_count": 1,
        "attendee_first_count": 2,
    }


def test_distinct_people_of_a_year_are_counted_once_each_in_their_first_month():
    club = make_club()
    lan, hoa, binh = make_members(club, 3)
    make_meeting(club, date(2025, 12, 20), marks={lan: P, hoa: P, binh: P})
    make_meeting(club, date(2026, 1, 20), marks={lan: P, hoa: A, binh: A})
    make_meeting(club, date(2026, 2, 20), marks={lan: P, hoa: P, binh: R})
    make_meeting(club, date(2026, 3, 20), marks={lan: P, hoa: P, binh: P})
    make_meeting(club, date(2026, 3, 28), Kind.YEAR_END, marks={lan: P, hoa: P, binh: P})

    first = {
        key[1]: line.get("attendee_first_count", 0)
        for key, line in counted([club], Month.between(Month(2025, 12), Month(2026, 3))).items()
    }
    assert first == {"2025-12": 3, "2026-01": 1, "2026-02": 1, "2026-03": 1}
    alone = counted([club], [Month(2026, 3)])[club.pk, "2026-03"]  # one stale month sees the months before it too
    assert alone["attendee_first_count"] == 1


def test_one_person_under_two_numbers_is_one_person():
    club = make_club()
    first = make_member(club, since=date(2026, 1, 1))
    first.valid_to, first.end_reason = date(2026, 2, 1), "left"
    first.save()
    make_meeting(club, date(2026, 1, 20), marks={})
    make_member(club, first.person, since=date(2026, 3, 1))
    make_meeting(club, date(2026, 3, 20), marks={})

    lines = counted([club], [Month(2026, 1), Month(2026, 3)])
    assert lines[club.pk, "2026-01"]["attendee_first_count"] == 1
    assert "attendee_first_count" not in lines[club.pk, "2026-03"]


def test_a_month_without_counts_until_it_is_withdrawn_and_clubs_stay_apart():
    club, other = make_club(), make_club()
    make_members(club, 1)
    make_members(other, 2)
    make_meeting(other, date(2026, 8, 20), marks={})
    act = board_act(club, at_noon(date(2026, 9, 30)))
    for month in (Month(2026, 8), Month(2026, 9)):
        services.record_month_without(act, club=club, key=uuid4(), month=month, reason=NoMeetingReason.FLOOD)
    make_meeting(club, date(2026, 9, 28))

    found = counted([club, other], [Month(2026, 8), Month(2026, 9)])

    assert found[club.pk, "2026-08"] == {"month_without_count": 1}
    assert found[club.pk, "2026-09"] == {"meeting_count": 1, "meeting_year_count": 1}
    assert found[other.pk, "2026-08"]["present_count"] == 2


def test_the_last_twelve_months_hold_the_twelfth_and_not_the_thirteenth():
    club = make_club()
    for day in (date(2025, 11, 30), date(2025, 12, 1), date(2026, 11, 30)):
        make_meeting(club, day)
    assert counted([club], [Month(2026, 11)])[club.pk, "2026-11"]["meeting_year_count"] == 2


def test_each_line_behind_a_figure_can_be_listed():
    club = make_club()
    lan, hoa = make_members(club, 2)
    make_meeting(club, date(2026, 11, 20), marks={hoa: A})
    fill = Registry.fill_of("present_count")
    assert fill is not None
    month = Month(2026, 11)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH stale (club_id, month, next_on) AS (VALUES (%s::bigint, %s::date, %s::date))"
            f" SELECT row_id, happened_on, label FROM ({fill.lines}) line WHERE {fill.conditions['present_count']}",
            [club.pk, month.first, month.next.first],
        )
        assert cursor.fetchall() == [(lan.pk, date(2026, 11, 20), lan.person.full_name)]
