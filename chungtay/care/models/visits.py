"""Visits as they were made, who went, what worried, and what became of the worry."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.care.models.clients import TASKS, Client
from chungtay.care.rules import MINUTES_AT_MOST, WORDS_AT_MOST, Outcome
from chungtay.clubs.models import Membership
from chungtay.records.models import Keyed


class Visit(Keyed):
    """Somebody went to a person. Written once; struck out with a reason where it was never made."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="visits", db_index=False)
    visited_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Outcome])
    tasks = ArrayField(models.CharField(max_length=9), default=list)
    minutes = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    worry = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="visit_outcome_is_known", condition=Q(outcome__in=[each.value for each in Outcome])),
            CheckConstraint(name="visit_tasks_are_known", condition=Q(tasks__contained_by=TASKS)),
            CheckConstraint(
                name="visit_minutes",
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=MINUTES_AT_MOST),
            ),
            CheckConstraint(
                name="visit_nothing_done_where_nobody_was",
                condition=~Q(outcome=Outcome.NOT_HOME) | Q(tasks__len=0, minutes__isnull=True),
            ),
            CheckConstraint(
                name="visit_struck_out_with_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
            ),
        ]
        indexes = [models.Index(fields=["client", "-visited_on"], name="visit_latest_first")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.visited_on}"


class VisitCarer(models.Model):
    """Who went."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="carers", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="care_visits")

    class Meta:
        constraints = [UniqueConstraint(fields=["visit", "membership"], name="visit_carer_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.membership_id}"


class WorryAnswer(Keyed):
    """What was done about a worry that a visit passed on."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="answer")
    answered_on = models.DateField()
    words = models.CharField(max_length=WORDS_AT_MOST)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [CheckConstraint(name="worry_answer_says_something", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"{self.visit_id}"
