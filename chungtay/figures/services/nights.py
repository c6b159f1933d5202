"""Works that a room wants done once a night, while nobody writes: named while Django starts, done by the worker."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from chungtay.figures.models import NightWork
from chungtay.figures.rules import is_night
from chungtay.kernel.acts import VIET_NAM

Work = Callable[[datetime], int]
_WORKS: dict[str, Work] = {}
log = logging.getLogger("chungtay.worker")


def add_night_work(name: str, work: Work) -> None:
    """Let a room have something done each night; it is given the clock and says how many rows it touched."""
    _WORKS[name] = work


def work_if_due(at: datetime) -> int:
    """Do what was not done this night, each in a transaction of its own; how many works were done."""
    local = at.astimezone(VIET_NAM)
    if not is_night(local):
        return 0
    done = 0
    for name, work in _WORKS.items():
        with transaction.atomic():
            row, is_new = NightWork.objects.get_or_create(name=name, night=local.date())
            if not is_new:
                continue
            row.row_count, row.done_at = work(at), at
            row.save(update_fields=["row_count", "done_at"])
        done += 1
        log.info("by night: %s, %s rows", name, row.row_count)
    return done
