"""A meeting opened only to be looked at: the pages a phone takes along for a meeting that nobody has opened yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import Kind
from chungtay.meetings.services import open_meeting


@contextmanager
def rehearsed_meeting(act: Act, *, club: Club, held_on: date, kind: Kind) -> Iterator[Meeting]:
    """The meeting as the service opens it, for the length of the block; nothing of it stays.

    Every room's page of a step thus shows what it would show of a real meeting, without knowing of this.
    """
    with transaction.atomic():
        try:
            yield open_meeting(act, club=club, held_on=held_on, kind=kind)
        finally:
            transaction.set_rollback(True)
