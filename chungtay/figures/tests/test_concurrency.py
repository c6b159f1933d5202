"""Nothing is lost when forms are written while figures are counted, by several refreshers, over several rounds."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Event, Thread

from django.db import connection, transaction

from chungtay.audit.models import StaleMonth
from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import AreaMonth, ClubMonth, Heartbeat
from chungtay.figures.services import prove, rebuild, refresh, refresh_all
from chungtay.figures.services.working import count_until
from chungtay.figures.tests.factories import act_on, at_noon, differences, tables
from chungtay.kernel.acts import now, system_act
from chungtay.places.rules import Level

DAY = date(2024, 9, 10)


def together(*works: Callable[[], None]) -> None:
    """Run these at the same time, each with a connection of its own; none may fail."""
    failed: list[BaseException] = []
    start = Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        try:
            start.wait(10)
            work()
        except BaseException as wrong:  # noqa: BLE001 - a thread hands its failure to the test
            failed.append(wrong)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed, failed


def enrolling(clubs: list[Club], times: int) -> Callable[[], None]:
    def enrol() -> None:
        for number in range(times):
            club = clubs[number % len(clubs)]
            with transaction.atomic():
                Club.objects.select_for_update().get(pk=club.pk)
                make_member(club, since=DAY)
                mark_stale(act_on(DAY), [club.pk], since=DAY)
            if number % 7 == 3:
                with transaction.atomic():  # a form that is refused in the end
                    mark_stale(act_on(DAY), [club.pk], since=DAY)
                    transaction.set_rollback(True)

    return enrol


def test_no_form_is_lost_while_two_refreshers_count(own_database: str) -> None:
    clubs = [make_club(since=date(2024, 8, 1)) for _ in range(4)]
    writing = Event()

    def counting() -> None:
        while not writing.is_set() or StaleMonth.objects.exists():
            refresh(at_noon(DAY), limit=3)

    def write() -> None:
        try:
            together(enrolling(clubs, 20), enrolling(clubs[::-1], 20))
        finally:
            writing.set()

    together(counting, counting, write)
    assert [each.member_count for each in ClubMonth.objects.filter(month=date(2024, 9, 1)).order_by("club")] == [10] * 4
    assert (
        sum(
            AreaMonth.objects.filter(area__level=Level.PROVINCE, area__map__code="2025").values_list(
                "member_count", flat=True
            )
        )
        == 40
    )
    counted = tables()
    rebuild(at_noon(DAY), DAY)
    assert not differences(counted, tables())


def test_a_second_refresher_steps_aside(own_database: str) -> None:
    club = make_club()
    mark_stale(act_on(DAY), [club.pk], since=DAY)
    inside, done = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            refresh(at_noon(DAY))
            inside.set()
            done.wait(30)

    def come_second() -> None:
        assert inside.wait(30)
        mark_stale(act_on(DAY), [club.pk], since=DAY)
        assert refresh(at_noon(DAY)).is_busy
        done.set()

    together(hold, come_second)
    assert refresh_all(at_noon(DAY)) > 0


def test_a_round_that_is_cut_off_leaves_its_marks(own_database: str) -> None:
    club = make_club()
    mark_stale(act_on(DAY), [club.pk], since=DAY)
    with transaction.atomic():
        assert refresh(at_noon(DAY)).mark_count == 1
        transaction.set_rollback(True)
    assert StaleMonth.objects.count() == 1
    assert not ClubMonth.objects.exists()


def test_a_rebuild_loses_no_form_that_is_written_meanwhile(own_database: str) -> None:
    clubs = [make_club(since=date(2024, 8, 1)) for _ in range(2)]
    together(enrolling(clubs, 12), lambda: [rebuild(at_noon(DAY), DAY) for _ in range(3)] and None)
    refresh_all(at_noon(DAY))
    assert sum(ClubMonth.objects.filter(month=date(2024, 9, 1)).values_list("member_count", flat=True)) == 12
    assert all(proof.holds for proof in prove(DAY))


def test_the_worker_counts_a_form_and_stops_when_told(own_database: str) -> None:
    club = make_club(since=date(2024, 8, 1))
    stop = Event()

    def watch() -> None:
        try:
            today = system_act(now()).day
            with transaction.atomic():
                make_member(club, since=today)
                mark_stale(act_on(today), [club.pk], since=today)
            for _ in range(400):
                if ClubMonth.objects.filter(club=club, month=today.replace(day=1), member_count=1).exists():
                    return
                stop.wait(0.05)
            raise AssertionError("the form was not counted")
        finally:
            stop.set()

    together(lambda: count_until(stop), watch)
    beat = Heartbeat.objects.get()
    assert beat.turned_month is not None
    assert beat.counted_at is not None
