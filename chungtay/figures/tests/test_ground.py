"""A change of terrain, limits or programmes is followed by itself: only what it touches is counted again."""

from collections.abc import Callable
from datetime import date
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from chungtay.audit.models import StaleMonth
from chungtay.audit.rules import Lane
from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member, make_members
from chungtay.figures.models import AreaMonth, ClubMonth, CountedGround
from chungtay.figures.services import prove, rebuild, refresh, refresh_all
from chungtay.figures.services.ground import follow_ground, has_new_ground
from chungtay.figures.services.working import count_until
from chungtay.figures.tests.factories import act_on, at_noon, differences, make_published, row, tables
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.months import Month
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area, Terrain
from chungtay.places.rules import TerrainKind
from chungtay.places.services import close_terrain, set_terrain
from chungtay.programme.models import Document, Programme
from chungtay.programme.rules import LimitName
from chungtay.programme.services import NewLimit, set_limit

DAY = date(2026, 3, 10)
JAN, FEB, MAR = (Month(2026, number) for number in (1, 2, 3))


@pytest.fixture
def clubs(db: None) -> list[Club]:
    """A club with books in each of two communes and one that is only published, all counted; a third has no club."""
    make_commune("Nga Vắng")
    clubs = [make_club(commune=make_commune(name), since=date(2025, 9, 1)) for name in ("Nga An", "Nga Yên")]
    for club in clubs:
        make_members(club, 3, since=date(2026, 1, 5))
    clubs.append(make_published(JAN, 60, commune=make_commune("Nga An")))
    rebuild(at_noon(DAY), DAY)
    return clubs


def commune_of(club: Club) -> Area:
    found = club.seats.get(map__code="2025").commune
    assert found is not None
    return found


def terrain(club: Club, since: date, kind: TerrainKind = TerrainKind.MOUNTAIN) -> Terrain:
    return set_terrain(
        act_on(DAY), commune=commune_of(club), key=uuid4(), kind=kind, valid_from=since, source="QĐ 861/QĐ-TTg"
    )


def marked() -> set[tuple[int, str]]:
    assert set(StaleMonth.objects.values_list("lane", flat=True)) <= {Lane.BULK}
    return {(club_id, f"{month:%Y-%m}") for club_id, month in StaleMonth.objects.values_list("club_id", "month")}


def followed() -> set[tuple[int, str]]:
    """What following the ground marked; everything is counted afterwards and is as a rebuild makes it."""
    list(follow_ground())
    found = marked()
    refresh_all(at_noon(DAY))
    assert all(proof.holds for proof in prove(DAY))
    counted = tables()
    rebuild(at_noon(DAY), DAY)
    assert differences(counted, tables()) == []
    assert not has_new_ground()
    return found


def test_counting_everything_leaves_nothing_new(clubs: list[Club]) -> None:
    assert not has_new_ground()
    assert list(follow_ground()) == []
    assert CountedGround.objects.exists()


def test_new_terrain_marks_the_clubs_of_its_commune_from_that_month_on(clubs: list[Club]) -> None:
    terrain(clubs[0], date(2026, 2, 20))
    assert has_new_ground()
    assert followed() == {(club.pk, month) for club in (clubs[0], clubs[2]) for month in ("2026-02", "2026-03")}
    assert [row(clubs[0], month).mountain_club_count for month in (JAN, FEB, MAR)] == [0, 1, 1]
    assert row(clubs[1], MAR).mountain_club_count == 0


def test_terrain_of_a_commune_without_a_club_changes_the_coverage_of_its_province(clubs: list[Club]) -> None:
    commune = make_commune("Nga Vắng")
    assert commune.province is not None
    above = AreaMonth.objects.filter(area=commune.province)
    before = {line.month: line.upland_commune_count for line in above}
    set_terrain(
        act_on(DAY), commune=commune, key=uuid4(), kind=TerrainKind.BORDER, valid_from=FEB.first, source="QĐ thử"
    )
    assert followed() == set()
    gained = {line.month: line.upland_commune_count - before[line.month] for line in above.all()}
    assert {month: gain for month, gain in gained.items() if gain} == {FEB.first: 1, MAR.first: 1}


def test_terrain_that_ends_marks_only_the_months_after_its_end(clubs: list[Club]) -> None:
    found = terrain(clubs[1], date(2025, 10, 1))
    followed()
    close_terrain(act_on(DAY), terrain=found, key=uuid4(), ended_on=date(2026, 3, 1), source="QĐ thử")
    assert followed() == {(clubs[1].pk, "2026-03")}
    assert [row(clubs[1], month).mountain_club_count for month in (FEB, MAR)] == [1, 0]


def test_terrain_that_was_a_mistake_leaves_no_trace(clubs: list[Club]) -> None:
    before = tables()
    found = terrain(clubs[1], date(2026, 2, 1))
    followed()
    close_terrain(act_on(DAY), terrain=found, key=uuid4(), ended_on=date(2026, 2, 1), source="ghi nhầm")
    followed()
    assert differences(before, tables()) == []


def test_a_limit_marks_the_books_it_is_asked_of_since_it_holds(clubs: list[Club]) -> None:
    province = commune_of(clubs[0]).province
    assert province is not None
    other = make_club(commune=make_commune("Xa Lạ", province="Nghệ An"), since=date(2025, 9, 1))
    make_member(other, since=date(2026, 1, 5))
    rebuild(at_noon(DAY), DAY)
    set_limit(
        act_on(DAY),
        key=uuid4(),
        path=province.path,
        new=NewLimit(LimitName.BOARD_SEATS_USUAL_MIN, 3, date(2026, 2, 1), "QĐ thử"),
    )
    assert followed() == {(club.pk, month) for club in clubs[:2] for month in ("2026-02", "2026-03")}


def test_a_limit_that_no_figure_asks_for_marks_nothing(clubs: list[Club]) -> None:
    set_limit(
        act_on(DAY), key=uuid4(), path="/", new=NewLimit(LimitName.CLUB_MEMBERS_MAX, 90, date(2026, 2, 1), "QĐ thử")
    )
    assert not has_new_ground()


def test_a_programme_marks_the_clubs_founded_before_its_end_in_all_their_months(clubs: list[Club]) -> None:
    later = make_club(since=date(2026, 2, 2))
    rebuild(at_noon(DAY), DAY)
    paper = Document.objects.create(number="1648/QĐ-TTg", issuer="Thủ tướng Chính phủ", title="Đề án thử")
    years = {"starts_on": date(2025, 8, 1), "ends_on": date(2025, 12, 31)}
    Programme.objects.create(code="1648", name="Đề án thử", document=paper, **years)
    found = followed()
    assert {club_id for club_id, _ in found} == {club.pk for club in clubs}
    assert (clubs[0].pk, "2025-09") in found
    assert row(clubs[0], MAR).d1648_club_count == 1
    assert row(later, MAR).d1648_club_count == 0


def test_a_step_that_is_cut_off_is_taken_again(clubs: list[Club]) -> None:
    terrain(clubs[0], FEB.first)
    steps = follow_ground()
    assert next(steps)
    steps.close()
    assert has_new_ground()
    assert followed()


def eventually(is_so: Callable[[], bool]) -> bool:
    waiting = Event()
    return any(is_so() or waiting.wait(0.05) for _ in range(400))


def test_a_form_is_counted_while_the_ground_of_the_country_is_followed(own_database: str) -> None:
    """The worker takes a live form between two steps, however much of the ground is still to be followed."""
    today = system_act(now()).day
    clubs = [make_club(since=date(2025, 9, 1)) for _ in range(3)]
    rebuild(now(), today)
    for number in range(40):
        commune = make_commune(f"Xã số {number}")
        Terrain.objects.create(area=commune, kind=TerrainKind.PLAIN, valid_from=date(2025, 8, 1), source="QĐ thử")
    with transaction.atomic():
        make_member(clubs[0], since=today)
        mark_stale(act_on(today), [clubs[0].pk], since=today)
    steps = follow_ground()
    next(steps)
    assert refresh(now()).mark_count
    assert ClubMonth.objects.get(club=clubs[0], month=today.replace(day=1)).member_count == 1
    steps.close()
    stop = Event()
    worker = Thread(target=lambda: (count_until(stop), connection.close()))
    worker.start()
    try:
        assert eventually(lambda: not has_new_ground() and not StaleMonth.objects.exists())
    finally:
        stop.set()
        worker.join(20)
    assert all(proof.holds for proof in prove(today))
