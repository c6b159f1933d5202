"""People and what is known about them over time."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.people.rules import Dimension, HowTaken, Purpose, Sex, StatusValue
from chungtay.places.models import Area, Hamlet
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Person(Keyed):
    """A human being. The name stands as it is written on papers, in its own order."""

    full_name = models.CharField(max_length=120)
    name_fold = models.CharField(max_length=120, db_collation="C")  # "nguyen thi lan"
    name_key = models.CharField(max_length=120, db_collation="C")  # "lan thi nguyen"
    sort_key = models.CharField(max_length=400, db_collation="C")  # given name first, Vietnamese order
    sex = models.CharField(max_length=1, choices=[(sex.value, sex.value) for sex in Sex], blank=True, default="")
    birth_year = models.PositiveSmallIntegerField(null=True)
    birth_date = models.DateField(null=True)  # only when day and month are really known
    ethnicity = models.CharField(max_length=2, blank=True, default="")  # official code, 01 Kinh … 54; empty: not known
    phone = models.CharField(max_length=15, blank=True, default="")
    # Home, on today's map. No index of its own: `person_by_commune_and_key` begins with it.
    commune = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    hamlet = models.ForeignKey(Hamlet, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    address = models.CharField(max_length=200, blank=True, default="")
    known_as = models.CharField(max_length=60, blank=True, default="", db_default="")  # "Ơn bản trên"
    path = models.CharField(max_length=60, default="/")  # of the home commune
    association_card_no = models.CharField(max_length=30, blank=True, default="")
    association_joined_on = models.DateField(null=True)
    is_association_member = models.BooleanField(default=False)
    died_on = models.DateField(null=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged_from", db_index=False
    )
    account = models.OneToOneField(User, null=True, on_delete=models.PROTECT, related_name="person")
    import_batch = models.BigIntegerField(null=True)  # of `exchange`: who came with it and goes if it is undone
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Person"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="person_has_a_name", condition=~Q(full_name="")),
            CheckConstraint(name="person_sex_is_known_or_empty", condition=Q(sex__in=["", "F", "M"])),
            CheckConstraint(
                name="person_birth_year_possible",
                condition=Q(birth_year__isnull=True) | Q(birth_year__gte=1890, birth_year__lte=2100),
            ),
            CheckConstraint(
                name="person_birth_date_in_birth_year",
                condition=Q(birth_date__isnull=True) | Q(birth_date__year=F("birth_year")),
            ),
            CheckConstraint(
                name="person_died_after_birth",
                condition=Q(died_on__isnull=True) | Q(birth_year__isnull=True) | Q(died_on__year__gte=F("birth_year")),
            ),
            CheckConstraint(
                name="person_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            UniqueConstraint(
                fields=["association_card_no"],
                condition=~Q(association_card_no="") & Q(merged_into__isnull=True),
                name="person_card_held_once",
            ),
        ]
        indexes = [
            models.Index(fields=["name_fold"], name="person_by_fold", opclasses=["text_pattern_ops"]),
            models.Index(fields=["name_key"], name="person_by_key", opclasses=["text_pattern_ops"]),
            models.Index(fields=["commune", "name_key"], name="person_by_commune_and_key"),
            models.Index(fields=["path"], name="person_by_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["hamlet"], condition=Q(hamlet__isnull=False), name="person_by_hamlet"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="person_by_heir"),
        ]

    def __str__(self) -> str:
        return self.full_name


class PersonStatus(Dated, Keyed):
    """What holds for a person for a time, on one side of life."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="statuses")
    dimension = models.CharField(max_length=12, choices=[(d.value, d.value) for d in Dimension])
    value = models.CharField(max_length=20, choices=[(v.value, v.value) for v in StatusValue])

    path_lookup = "person__path"

    class Meta:
        constraints = [
            period_in_order("person_status_period_in_order"),
            no_overlap("person_status_one_value_at_a_time", "person", "dimension"),
            CheckConstraint(
                name="person_status_dimension_known", condition=Q(dimension__in=[d.value for d in Dimension])
            ),
            CheckConstraint(name="person_status_value_known", condition=Q(value__in=[v.value for v in StatusValue])),
        ]

    def __str__(self) -> str:
        return self.value


class Duplicate(models.Model):
    """Two records that may be one person, as judged by a person: merged, or known to be two people."""

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_same = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True, default="")
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["first", "second"], name="duplicate_judged_once"),
            CheckConstraint(name="duplicate_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"


class Consent(Dated, Keyed):
    """A person agreed to one purpose in one club: who took it, how it was said, until it is withdrawn.

    The club stands by its number, without a key upward. From `valid_to` on it holds no longer.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents", db_index=False)
    club_id = models.BigIntegerField()
    purpose = models.CharField(max_length=14, choices=[(p.value, p.value) for p in Purpose])
    how = models.CharField(max_length=14, choices=[(how.value, how.value) for how in HowTaken])
    witness = models.CharField(max_length=120, blank=True, default="")
    representative = models.CharField(max_length=120, blank=True, default="")
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            # given and withdrawn on one day it held on no day at all
            CheckConstraint(
                name="consent_period_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("consent_once_at_a_time", "person", "club_id", "purpose"),
            CheckConstraint(name="consent_purpose_is_known", condition=Q(purpose__in=[p.value for p in Purpose])),
            CheckConstraint(
                name="consent_can_be_proved",
                condition=Q(how=HowTaken.SIGNED)
                | (Q(how=HowTaken.SPOKEN) & ~Q(witness=""))
                | (Q(how=HowTaken.REPRESENTATIVE) & ~Q(representative="")),
            ),
        ]

    def __str__(self) -> str:
        return self.purpose
