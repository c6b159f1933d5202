"""The worker: goes on after the database was away, runs jobs, proves by night, stops when told."""

from collections.abc import Callable
from datetime import date
from threading import Event, Thread

from django.db import connection, transaction
from django_tasks import task

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.services.working import count_until, run_jobs_until
from chungtay.figures.tests.factories import act_on
from chungtay.kernel.acts import now, system_act

DAY = date(2024, 9, 10)


@task()
def founded_clubs() -> int:
    """A job that asks the database something."""
    return Club.objects.count()


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so within twenty seconds."""
    waiting = Event()
    return any(is_so() or waiting.wait(0.05) for _ in range(400))


def in_thread(work: Callable[[Event], None], stop: Event) -> Thread:
    thread = Thread(target=lambda: (work(stop), connection.close()))
    thread.start()
    return thread


def test_the_worker_goes_on_after_its_connection_was_cut(own_database: str) -> None:
    club, today, stop = make_club(since=date(2024, 8, 1)), system_act(now()).day, Event()
    worker = in_thread(count_until, stop)
    try:
        for count in (1, 2):
            with transaction.atomic():
                make_member(club, since=today)
                mark_stale(act_on(today), [club.pk], since=today)
            assert eventually(
                lambda: ClubMonth.objects.filter(club=club, month=today.replace(day=1), member_count=count).exists()  # noqa: B023 - asked at once
            )
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
    finally:
        stop.set()
        worker.join(20)
    assert not worker.is_alive()


def test_the_worker_runs_the_jobs_that_pages_put_off(own_database: str) -> None:
    make_club()
    stop = Event()
    result = founded_clubs.enqueue()
    worker = in_thread(run_jobs_until, stop)
    try:
        assert eventually(lambda: founded_clubs.get_result(result.id).is_finished)
    finally:
        stop.set()
        worker.join(20)
    assert founded_clubs.get_result(result.id).return_value == Club.objects.count()
