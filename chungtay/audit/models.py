"""The audit trail and the queue of club-months to count again."""

from django.db import models
from django.db.models import CheckConstraint, Q


class Note(models.Model):
    """One action: who, when, what, to which row. Append-only, held by triggers."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)  # no foreign key: audit lies below access
    action = models.CharField(max_length=60)  # "meetings.open", the room and the service
    path = models.CharField(max_length=120)
    row_model = models.CharField(max_length=60)
    row_id = models.BigIntegerField(null=True)
    fields = models.JSONField(default=list)  # names of what changed, never values
    reason = models.CharField(max_length=500, blank=True, default="")
    key = models.UUIDField(null=True, unique=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["path", "-at"], name="note_by_path", opclasses=["varchar_pattern_ops", "timestamptz_ops"]
            ),
            models.Index(fields=["row_model", "row_id"], name="note_by_row"),
            models.Index(fields=["actor_id", "-at"], name="note_by_actor"),
        ]
        constraints = [
            CheckConstraint(name="note_key_has_digest", condition=Q(key__isnull=True) | ~Q(digest="")),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.row_model} {self.row_id}"


class StaleMonth(models.Model):
    """A club's month that must be counted again. No unique constraint, on purpose: an upserted mark loses updates."""

    id = models.BigAutoField(primary_key=True)
    club_id = models.BigIntegerField()
    month = models.DateField()  # its first day
    lane = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["lane", "id"], name="stale_in_turn")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.month:%Y-%m}"
