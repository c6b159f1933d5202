"""Noting who looked at health rows, so that the person can be told."""

from django.db import connection

from chungtay.health.models import Look
from chungtay.kernel.acts import Act


def note_look(act: Act, *, club_id: int, membership_id: int | None = None) -> None:
    """This account looked today, at one member's rows or at the whole book. Once a day is enough."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Look._meta.db_table} (club_id, membership_id, account_id, looked_on, looked_at)"  # noqa: S608 - our own table name
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [club_id, membership_id, act.actor_id, act.day, act.at],
        )
