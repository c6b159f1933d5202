"""What activities count into figures: each area in its month, and what a year still lacks as sentences."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command

from chungtay.activities import services, words
from chungtay.activities.queries import twelve_months_of, year_of
from chungtay.activities.rules import Kind
from chungtay.activities.tests.factories import NOON, TODAY, act_in, make_activity
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import behind
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import EVERYWHERE
from chungtay.kernel.months import Month
from chungtay.meetings.models import Topic
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db
_A = ActivityArea


@pytest.fixture(autouse=True)
def _limits() -> None:
    call_command("programme", "load", verbosity=0)


def counted(club: Club, month: date = date(2026, 11, 1)) -> ClubMonth:
    refresh_all(NOON)
    return ClubMonth.objects.get(club=club, month=month)


def test_the_lines_behind_an_area_are_its_activities_and_topics_and_one_taken_back_is_none() -> None:
    club = make_club()
    make_member(club)
    make_activity(club, hour_count=30, value_vnd=200_000)
    make_activity(club, Kind.CLEAN_UP, title="Nhầm")
    Topic.objects.create(meeting=make_meeting(club, date(2026, 10, 20)), area=_A.SELFHELP, title="Đổi công")
    wrong = club.activities.get(title="Nhầm")
    services.take_back(act_in(club), activity=wrong, key=uuid4(), reason="Ghi nhầm")
    october = counted(club, date(2026, 10, 1))
    assert (october.selfhelp_activity_count, october.activity_part_count) == (2, 10)
    assert (october.activity_hour_count, october.activity_value_vnd) == (30, 200_000)
    rows = behind(EVERYWHERE, club.pk, Month(2026, 10), "selfhelp_activity_count").rows
    assert {row.label for row in rows} == {"Dọn đường làng", "Đổi công"}
    assert sorted(row.row_id > 0 for row in rows) == [False, True]


def test_the_year_says_in_a_sentence_what_it_still_lacks() -> None:
    club = make_club()
    for _ in range(4):
        make_member(club)
    make_activity(club, Kind.DIALOGUE, _A.RIGHTS)
    refresh_all(NOON)
    areas = {area.area: area for area in year_of(club, 2026, TODAY)}
    told = words.area_lacks(areas[_A.RIGHTS])
    assert "Còn thiếu 1 buổi đối thoại với chính quyền: phải có 2, mới có 1." in told
    assert words.area_lacks(areas[_A.SPIRIT])[0] == ("Chưa lập đội văn nghệ; câu lạc bộ phải có sau 6 tháng thành lập.")
    assert words.area_lacks(areas[_A.INCOME]) == [
        "Còn thiếu 2 thành viên được vay vốn: phải có 2 trong 4 thành viên, mới có 0."
    ]
    assert areas[_A.RIGHTS].activity_count == 1


def test_a_club_without_books_is_not_judged() -> None:
    club = make_club()
    assert twelve_months_of(club, date(2020, 1, 1)) is None
