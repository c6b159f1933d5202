"""Writing notes, answering a form that came twice, and marking club-months stale."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import connection, models

from chungtay.audit.models import Note, StaleMonth
from chungtay.audit.rules import Lane, SameKeyOtherContent
from chungtay.kernel.acts import Act


def digest_of(content: Mapping[str, object]) -> str:
    """A fingerprint of what a form said, so that the same key with other content is seen."""
    plain = json.dumps(content, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def answered_before(key: UUID, content: Mapping[str, object]) -> int | None:
    """The row that this form wrote when it came first, or None if it is new.

    Takes a transaction lock on the key, so of two copies arriving at once the second waits and is answered.
    Call it first thing inside the service's transaction. Refuses the same key with other content.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
        cursor.execute(
            f"SELECT row_id, digest FROM {Note._meta.db_table} WHERE key = %s",  # noqa: S608 - our own table name
            [key],
        )
        note = cursor.fetchone()
    if note is None:
        return None
    row_id, digest = note
    if digest != digest_of(content):
        raise SameKeyOtherContent(key=str(key))
    return int(row_id)


def write_note(
    act: Act,
    action: str,
    row: models.Model,
    *,
    path: str,
    fields: Iterable[str] = (),
    reason: str = "",
    key: UUID | None = None,
    content: Mapping[str, object] | None = None,
) -> Note:
    """Append the one note of an action. With a `key`, its `content` is remembered as a digest."""
    names = sorted(fields)
    row_model, digest = row._meta.label_lower, digest_of(content or {}) if key else ""
    with connection.cursor() as cursor:
        values = [act.at, act.actor_id, action, path, row_model, row.pk, json.dumps(names), reason, key, digest]
        cursor.execute(_NOTE, values)
        (number,) = cursor.fetchone()
    return Note(number, act.at, act.actor_id, action, path, row_model, row.pk, names, reason, key, digest)


# written out, as it is said with every form
_NOTE = f"""
INSERT INTO {Note._meta.db_table} (at, actor_id, action, path, row_model, row_id, fields, reason, key, digest)
VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s) RETURNING id
"""  # noqa: S608 - our own name


def mark_stale(act: Act, club_ids: Iterable[int], *, since: date, lane: Lane = Lane.LIVE) -> None:
    """Mark every month of these clubs from that of `since` to the month of the act, in one statement.

    A change dated in the past changes every month from then on. Marks may repeat; the refresher takes them as a set.
    """
    first = min(since, act.day).replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {StaleMonth._meta.db_table} (club_id, month, lane) "  # noqa: S608 - our own table name
            "SELECT c, m::date, %s FROM unnest(%s::bigint[]) c, "
            "generate_series(%s::date, %s::date, interval '1 month') m ORDER BY 1, 2",
            [int(lane), list(club_ids), first, act.day.replace(day=1)],
        )


@contextmanager
def erasing() -> Iterator[None]:
    """Within it the tables let rows be emptied that are else never edited: a person asked, or the time to keep them is
    over. Inside a transaction; nothing else may use it."""
    _set_erasing("on")
    yield
    _set_erasing("off")


def _set_erasing(said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chungtay.erasing', %s, true)", [said])
