"""Noting who looked, so that the person can be told."""

from collections.abc import Iterable

from django.db import transaction

from chungtay.care.models import Reading
from chungtay.care.rules import Looked
from chungtay.kernel.acts import Act


@transaction.atomic
def note_readings(act: Act, folder_ids: Iterable[int], what: Looked) -> None:
    """This account looks at these folders now: a line each, in one statement."""
    Reading.objects.bulk_create(
        Reading(folder_id=folder_id, account_id=act.actor_id, looked_at=act.at, what=what) for folder_id in folder_ids
    )
