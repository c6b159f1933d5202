"""Receipts of late forms, and those that are held for a person."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.records.models import File, ScopedQuerySet
from chungtay.sync.rules import HeldState, ReceiptStatus


class Receipt(models.Model):
    """A late form arrived. Written once; triggers refuse to change it. A key is posted once, whoever sends it."""

    key = models.UUIDField()
    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="receipts")  # under whose name it came
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="receipts")
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=200, blank=True, default="")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()  # by the clock of the phone
    received_at = models.DateTimeField()
    status = models.CharField(max_length=6, choices=[(s.value, s.value) for s in ReceiptStatus])
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")  # where another brought it
    made_by_name = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="receipt_status_is_known", condition=Q(status__in=[s.value for s in ReceiptStatus])),
            UniqueConstraint(fields=["key", "account", "digest"], name="receipt_once_per_sender_and_content"),
            UniqueConstraint(fields=["key"], condition=Q(status=ReceiptStatus.POSTED), name="receipt_posted_once"),
        ]
        indexes = [models.Index(fields=["club", "-received_at"], name="receipt_latest_first")]

    def __str__(self) -> str:
        return f"{self.url} {self.made_at:%Y-%m-%d %H:%M}"


class Held(models.Model):
    """A late form that the books refused: what was typed, why it was refused, and what became of it."""

    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="held")
    fields = models.JSONField(default=list)  # pairs of name and value, in order
    said = models.JSONField(default=list)  # the same in words, as the phone showed it: pairs of label and value
    code = models.CharField(max_length=60)
    sentence = models.CharField(max_length=1000)
    status = models.PositiveSmallIntegerField()
    watcher = models.CharField(max_length=40, blank=True, default="")  # the action of those who see it beside its owner
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in HeldState], default=HeldState.WAITING)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "receipt__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="held_state_is_known", condition=Q(state__in=[s.value for s in HeldState])),
            CheckConstraint(
                name="held_settled_by_someone",
                condition=Q(state=HeldState.WAITING, settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(state=HeldState.WAITING) & Q(settled_by__isnull=False, settled_at__isnull=False)),
            ),
            CheckConstraint(name="held_dropped_with_reason", condition=~Q(state=HeldState.DROPPED) | ~Q(why="")),
        ]
        indexes = [models.Index(fields=["receipt"], name="held_waiting", condition=Q(state=HeldState.WAITING))]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class HeldFile(models.Model):
    """A photograph or paper of a held form; `field` empty: the form as it came, where it could not be read."""

    held = models.ForeignKey(Held, on_delete=models.PROTECT, related_name="files")
    field = models.CharField(max_length=100, blank=True, default="")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.field
