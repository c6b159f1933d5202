"""The worker's three loops: figures counted as forms come in, the jobs that pages put off, and the proof by night."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from threading import Event
from time import monotonic

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from chungtay.figures.models import Heartbeat
from chungtay.figures.queries import last_proof
from chungtay.figures.rules import is_proof_due
from chungtay.figures.services.ground import follow_ground
from chungtay.figures.services.nights import work_if_due
from chungtay.figures.services.proving import is_quiet, prove_night
from chungtay.figures.services.refreshing import ROUND, Round, refresh, turn_month
from chungtay.figures.words import proof_told
from chungtay.kernel.acts import VIET_NAM, now, system_act
from chungtay.kernel.months import Month

LOOK_EVERY = 0.25  # seconds
BEAT_EVERY = 5.0
GROUND_EVERY = 15.0
ROUND_SECONDS = 0.2
"""How long a round may last, so that a form that comes meanwhile is not kept waiting; rounds grow and shrink to it."""

SMALLEST_ROUND = 10
PROVE_EVERY = 60.0
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
        self.limit = ROUND
        self.ground: Iterator[int] | None = None

    def look(self) -> bool:
        """One look at the marks. Whether there was something to count, so that the next look should follow at once."""
        at = now()
        act = system_act(at)
        if self.opened != Month.of(act.day):
            turn_month(act)
            self.opened = Month.of(act.day)
        self._follow_ground()
        done = self._round(at)
        if not done.mark_count and monotonic() - self.beat_at > BEAT_EVERY:
            self.beat_at = monotonic()
            close_old_connections()
            Heartbeat.objects.filter(pk=1).update(looked_at=at)
        return bool(done.mark_count) or self.ground is not None

    def _round(self, at: datetime) -> Round:
        start = monotonic()
        done = refresh(at, limit=self.limit)
        if monotonic() - start > ROUND_SECONDS:
            self.limit = max(self.limit // 2, SMALLEST_ROUND)
        elif done.mark_count == self.limit:
            self.limit = min(self.limit + SMALLEST_ROUND, ROUND)
        return done

    def _follow_ground(self) -> None:
        """One step after changed terrain, limits or programmes, if there are any; forms are counted between steps."""
        if self.ground is None and monotonic() - self.ground_at > GROUND_EVERY:
            self.ground = follow_ground()
        marked = next(self.ground, None) if self.ground is not None else None
        if marked:
            log.info("terrain, limits or programmes changed: %s club-months marked", marked)
        elif marked is None and self.ground is not None:
            self.ground, self.ground_at = None, monotonic()


def prove_until(stop: Event) -> None:
    """Prove the figures and do what rooms want done once a night, in a thread and connection of its own, until stopped.

    A proof of the country takes as long as counting it: beside the counting it holds up no form. It looks at slices
    of one instant each instead of stopping the counting with a lock.
    """
    while not stop.is_set():
        try:
            prove_if_due(now(), stop)
            work_if_due(now())
        except (OperationalError, InterfaceError) as lost:
            connection.close()
            log.warning("database lost, the proof waits: %s", str(lost).strip().split("\n")[0])
        stop.wait(PROVE_EVERY)
    connection.close()


def prove_if_due(at: datetime, stop: Event) -> None:
    """The proof of this night, unless there is one, the hour is wrong or much waits to be counted."""
    last = last_proof()
    if not is_proof_due(at.astimezone(VIET_NAM), last.night if last else None) or not is_quiet():
        return
    with closing(prove_night(system_act(at))) as slices:
        for _ in slices:
            if stop.is_set():
                return
    proof = last_proof()
    if proof is not None and proof != last:
        log.log(logging.ERROR if proof.wrong_count else logging.INFO, "figures proved: %s", proof_told(proof))


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
