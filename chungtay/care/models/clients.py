"""Who is on the home-care list, what help was agreed, who comes on which day, and why nobody came."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.care.models.circle import Folder
from chungtay.care.rules import MINUTES_AT_MOST, WORDS_AT_MOST, EndReason, Support, Task, WeekReason
from chungtay.clubs.models import Membership
from chungtay.records.models import Dated, Keyed, no_overlap

TASKS = [task.value for task in Task]


class Client(Dated, Keyed):
    """A person is on the club's home-care list during a time."""

    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="clients", db_index=False)
    end_reason = models.CharField(
        max_length=11, choices=[(r.value, r.value) for r in EndReason], blank=True, default=""
    )

    path_lookup = "folder__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="client_period_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("client_once_at_a_time", "folder"),
            CheckConstraint(
                name="client_end_has_reason",
                condition=Q(valid_to__isnull=True, end_reason="")
                | Q(valid_to__isnull=False, end_reason__in=[r.value for r in EndReason]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.folder_id}"


class Agreement(Dated, Keyed):
    """What help was agreed with the person, and when it is looked at again. Replaced by the next, never edited."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="agreements", db_index=False)
    tasks = ArrayField(models.CharField(max_length=9))
    support = models.PositiveSmallIntegerField(choices=[(each.value, each.value) for each in Support])
    minutes = models.PositiveSmallIntegerField()  # of a usual visit
    note = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    agreed_with = models.CharField(max_length=120)
    review_on = models.DateField()

    path_lookup = "client__folder__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="agreement_period_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("agreement_one_at_a_time", "client"),
            CheckConstraint(name="agreement_tasks_are_known", condition=Q(tasks__contained_by=TASKS)),
            CheckConstraint(name="agreement_names_a_task", condition=Q(tasks__len__gte=1)),
            CheckConstraint(name="agreement_support_is_known", condition=Q(support__in=[s.value for s in Support])),
            CheckConstraint(name="agreement_minutes", condition=Q(minutes__gte=1, minutes__lte=MINUTES_AT_MOST)),
            CheckConstraint(name="agreement_is_reviewed", condition=Q(review_on__gt=F("valid_from"))),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.valid_from}"


class Round(Dated, Keyed):
    """On this day of the week somebody comes, alone or as a pair."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="rounds", db_index=False)
    weekday = models.PositiveSmallIntegerField()  # 0 Monday … 6 Sunday
    first = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    path_lookup = "client__folder__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="round_period_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("round_one_a_weekday", "client", "weekday"),
            CheckConstraint(name="round_weekday", condition=Q(weekday__lte=6)),
            CheckConstraint(name="round_pair_is_two", condition=Q(second__isnull=True) | ~Q(second=F("first"))),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.weekday}"


class WeekWithout(Keyed):
    """Why nobody came to a person in a week, or too seldom: told once, then it is missed no longer."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="weeks_without", db_index=False)
    week_on = models.DateField()  # its Monday
    reason = models.CharField(max_length=9, choices=[(r.value, r.value) for r in WeekReason])
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["client", "week_on"], name="week_without_once"),
            CheckConstraint(name="week_without_begins_on_monday", condition=Q(week_on__iso_week_day=1)),
            CheckConstraint(name="week_without_reason_is_known", condition=Q(reason__in=[r.value for r in WeekReason])),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.week_on}"
