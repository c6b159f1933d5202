"""The worker's two loops: figures counted as forms come in, and the jobs that pages put off."""

import logging
from collections.abc import Callable
from threading import Event
from time import monotonic

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from chungtay.figures.models import Heartbeat
from chungtay.figures.services.refreshing import has_new_ground, rebuild, refresh, turn_month
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.months import Month

LOOK_EVERY = 0.25  # seconds
BEAT_EVERY = 5.0
GROUND_EVERY = 60.0
GIVE_UP_AFTER = 30.0
"""How long a lost database is waited for. Then the process ends and whoever watches it starts another."""

log = logging.getLogger("chungtay.worker")


def count_until(stop: Event) -> None:
    """Count marked club-months and open each new month, until told to stop.

    A database that goes away is waited for; whatever round it cut off left its marks where they were.
    """
    lost_at: float | None = None
    looks = _Looks()
    while not stop.is_set():
        try:
            found = looks.look()
        except (OperationalError, InterfaceError) as lost:
            connection.close()
            lost_at = lost_at or monotonic()
            if monotonic() - lost_at > GIVE_UP_AFTER:
                raise
            log.warning("database lost, trying again: %s", str(lost).strip().split("\n")[0])
            stop.wait(1.0)
            continue
        lost_at = None
        if not found:
            stop.wait(LOOK_EVERY)


class _Looks:
    """What one look does, and what it need not do every time."""

    def __init__(self) -> None:
        self.opened: Month | None = None
        self.beat_at = self.ground_at = 0.0

    def look(self) -> bool:
        """One look at the marks. Whether there was something to count, so that the next look should follow at once."""
        at = now()
        act = system_act(at)
        if self.opened != Month.of(act.day):
            turn_month(act)
            self.opened = Month.of(act.day)
        if monotonic() - self.ground_at > GROUND_EVERY:
            self.ground_at = monotonic()
            if has_new_ground():
                log.info("terrain, limits or programmes changed: counting everything again")
                rebuild(at, act.day)
        done = refresh(at)
        if not done.mark_count and monotonic() - self.beat_at > BEAT_EVERY:
            self.beat_at = monotonic()
            close_old_connections()
            Heartbeat.objects.filter(pk=1).update(looked_at=at)
        return bool(done.mark_count)


def run_jobs_until(stop: Event, *, make: Callable[[], Worker] | None = None) -> None:
    """Run the jobs of django-tasks one after the other, in a thread beside the counting, until told to stop."""
    make = make or _worker
    while not stop.is_set():
        try:
            make().run()
        except (OperationalError, InterfaceError) as lost:
            connection.close()
            log.warning("database lost, jobs wait: %s", str(lost).strip().split("\n")[0])
        stop.wait(1.0)
    connection.close()


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="chungtay",
        excluded_queue_names=[],
    )
