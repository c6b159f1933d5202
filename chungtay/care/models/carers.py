"""The club's home-care volunteers and what they were taught."""

from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.clubs.models import Club, Membership
from chungtay.records.models import Dated, Keyed, no_overlap, period_in_order


class Carer(Dated, Keyed):
    """A member is a home-care volunteer during a time."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="carers", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="carers", db_index=False)
    grant_id = models.BigIntegerField(null=True)  # the access that came with it

    path_lookup = "club__path"

    class Meta:
        constraints = [period_in_order("carer_period_in_order"), no_overlap("carer_once_at_a_time", "membership")]
        indexes = [models.Index(fields=["club"], name="carer_by_club")]

    def __str__(self) -> str:
        return f"{self.membership_id}"


class CarerTraining(Keyed):
    """A volunteer was taught something."""

    carer = models.ForeignKey(Carer, on_delete=models.PROTECT, related_name="trainings")
    trained_on = models.DateField()
    topic = models.CharField(max_length=200)
    taught_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [CheckConstraint(name="carer_training_has_a_topic", condition=~Q(topic=""))]

    def __str__(self) -> str:
        return self.topic
