"""The classes of the demo country: every state, attendance and scores, two boards that wait, materials in versions."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.care.tests.factories import make_carer
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.demo.services.teaching import teach
from chungtay.kernel.acts import EVERYWHERE
from chungtay.people.tests.factories import make_commune
from chungtay.training.models import Class, DayAttendance, MaterialVersion, Participation
from chungtay.training.queries import clubs_trained
from chungtay.training.rules import ClassState, Untrained

TODAY = date(2026, 11, 27)


@pytest.mark.django_db
def test_the_demo_country_is_taught_once_and_two_boards_wait() -> None:
    clubs = {uuid4(): make_club(f"CLB thôn {number}") for number in range(13)}
    elsewhere = make_club("CLB bản Xa", commune=make_commune("Thông Thụ", province="Nghệ An"))
    for number, club in enumerate([*clubs.values(), elsewhere]):
        since = TODAY - timedelta(days=200 if number in (11, 12) else 1_200)
        make_board(club, since=since)
        make_carer(make_member(club, since=since), since=since)
    for _ in range(2):
        teach(TODAY, {**clubs, uuid4(): elsewhere})
    assert Class.objects.count() == 14
    assert set(Class.objects.values_list("state", flat=True)) == {state.value for state in ClassState}
    assert DayAttendance.objects.filter(was_there=False).exists()
    assert Participation.objects.filter(after_tenths__isnull=False).count() > 50
    waiting = clubs_trained(EVERYWHERE, TODAY, which=Untrained.WHOLE_BOARD, sort="ten")
    assert [club.club_id for club in waiting][-2:] == [club.pk for club in list(clubs.values())[-2:]]
    assert len(clubs_trained(EVERYWHERE, TODAY, which=Untrained.PART_OF_BOARD)) + len(waiting) < 14
    assert sorted(MaterialVersion.objects.values_list("number", flat=True)) == [1, 1, 2, 2]
