"""The catalogue, classes with who learnt what, certificates, money by source, materials with their versions."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.people.models import Person
from chungtay.people.rules import Sex
from chungtay.plans.rules import Source
from chungtay.records.models import Dated, File, Keyed, ScopedQuerySet, no_overlap, period_in_order
from chungtay.training.rules import (
    DAYS_AT_MOST,
    SCORE_AT_MOST,
    TRAINEES_AT_MOST,
    Answer,
    Audience,
    ClassState,
    CourseKind,
    TrainerKind,
)

_STATES = [state.value for state in ClassState]
_AUDIENCES = [(each.value, each.value) for each in Audience]


def _choices(values: list[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def _struck_with_reason(name: str) -> CheckConstraint:
    return CheckConstraint(
        name=name, condition=Q(struck_at__isnull=True, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why=""))
    )


class Course(Dated, Keyed):
    """A course of the catalogue as it stands during a time. `code` stays when it is written anew.

    `path`: the office whose course it is; those below read it. `required_for`: whose posts it is asked of.
    """

    path = models.CharField(max_length=60)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=13, choices=_choices([kind.value for kind in CourseKind]))
    usual_days = models.PositiveSmallIntegerField()
    audiences = ArrayField(models.CharField(max_length=14, choices=_AUDIENCES))
    required_for = ArrayField(models.CharField(max_length=14, choices=_AUDIENCES), default=list, blank=True)
    content = models.TextField(blank=True, default="")

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("course_period_in_order"),
            no_overlap("course_one_at_a_time", "code"),
            CheckConstraint(name="course_is_named", condition=~Q(name="") & ~Q(code="")),
            CheckConstraint(name="course_kind_is_known", condition=Q(kind__in=[kind.value for kind in CourseKind])),
            CheckConstraint(name="course_days", condition=Q(usual_days__gte=1, usual_days__lte=DAYS_AT_MOST)),
        ]

    def __str__(self) -> str:
        return self.name


class Trainer(Dated, Keyed):
    """Somebody who teaches, on the list of an office while they do."""

    path = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=7, choices=_choices([kind.value for kind in TrainerKind]))
    unit = models.CharField(max_length=160, blank=True, default="")
    phone = models.CharField(max_length=20, blank=True, default="")
    subjects = models.CharField(max_length=300, blank=True, default="")
    fold = models.CharField(max_length=300, db_collation="C")

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("trainer_period_in_order"),
            no_overlap("trainer_once_at_a_time", "path", "fold"),
            CheckConstraint(name="trainer_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Class(Keyed):
    """A class of one office. `pass_tenths` empty: without a test; `version` tells two who write at once apart."""

    path = models.CharField(max_length=60)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="classes")
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200)
    about = models.TextField(blank=True, default="")
    starts_on = models.DateField()
    ends_on = models.DateField()
    place_count = models.PositiveSmallIntegerField(null=True)
    needed_days = models.PositiveSmallIntegerField()
    pass_tenths = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=9, choices=_choices(_STATES), default=ClassState.PLANNED)
    state_words = models.CharField(max_length=500, blank=True, default="")
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="class_state_is_known", condition=Q(state__in=_STATES)),
            CheckConstraint(name="class_is_named", condition=~Q(title="") & ~Q(place="")),
            CheckConstraint(name="class_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))),
            CheckConstraint(name="class_needed_days", condition=Q(needed_days__gte=1, needed_days__lte=DAYS_AT_MOST)),
            CheckConstraint(
                name="class_pass_score", condition=Q(pass_tenths__isnull=True) | Q(pass_tenths__lte=SCORE_AT_MOST)
            ),
            CheckConstraint(
                name="class_places",
                condition=Q(place_count__isnull=True) | Q(place_count__gte=1, place_count__lte=TRAINEES_AT_MOST),
            ),
            CheckConstraint(
                name="class_closed_has_a_day",
                condition=Q(state=ClassState.CLOSED, closed_on__isnull=False)
                | (~Q(state=ClassState.CLOSED) & Q(closed_on__isnull=True)),
            ),
            CheckConstraint(
                name="class_cancelled_in_words", condition=~Q(state=ClassState.CANCELLED) | ~Q(state_words="")
            ),
        ]
        indexes = [models.Index(fields=["path"], name="class_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.title


class ClassDay(models.Model):
    """A day of a class and what is taught on it."""

    training_class = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="days", db_index=False)
    held_on = models.DateField()
    topic = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [UniqueConstraint(fields=["training_class", "held_on"], name="class_day_once")]

    def __str__(self) -> str:
        return f"{self.held_on}"


class ClassTrainer(Keyed):
    """Who teaches what in a class."""

    training_class = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="trainers", db_index=False)
    trainer = models.ForeignKey(Trainer, on_delete=models.PROTECT, related_name="classes")
    subject = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [UniqueConstraint(fields=["training_class", "trainer"], name="class_trainer_once")]

    def __str__(self) -> str:
        return f"{self.training_class_id} {self.trainer_id}"


class Participation(Keyed):
    """Somebody invited to a class: who holds a post in a club, or an outsider by name. Scores are whole tenths."""

    training_class = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="trainees", db_index=False)
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=14, choices=_AUDIENCES)
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="trainees")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="trainings")
    name = models.CharField(max_length=120, blank=True, default="")  # of an outsider; a person has their own
    post = models.CharField(max_length=160, blank=True, default="")
    unit = models.CharField(max_length=160, blank=True, default="")
    phone = models.CharField(max_length=15, blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="", choices=_choices([each.value for each in Sex]))
    birth_year = models.PositiveSmallIntegerField(null=True)
    fold = models.CharField(max_length=300, db_collation="C", blank=True, default="")
    answer = models.CharField(max_length=6, choices=_choices([each.value for each in Answer]), default=Answer.ASKED)
    answer_words = models.CharField(max_length=300, blank=True, default="")
    before_tenths = models.PositiveSmallIntegerField(null=True)
    after_tenths = models.PositiveSmallIntegerField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["training_class", "number"], name="trainee_numbered"),
            UniqueConstraint(
                fields=["training_class", "person"], condition=Q(person__isnull=False), name="trainee_once"
            ),
            UniqueConstraint(
                fields=["training_class", "fold"], condition=Q(person__isnull=True), name="trainee_outsider_once"
            ),
            CheckConstraint(
                name="trainee_of_a_club_or_named",
                condition=Q(club__isnull=False, person__isnull=False, name="")
                | (Q(club__isnull=True, person__isnull=True) & ~Q(name="")),
            ),
            CheckConstraint(
                name="trainee_details_are_of_outsiders",
                condition=Q(person__isnull=True) | Q(phone="", sex="", birth_year__isnull=True),
            ),
            CheckConstraint(name="trainee_sex_is_known", condition=Q(sex__in=["", *(each.value for each in Sex)])),
            CheckConstraint(name="trainee_phone_is_plain", condition=Q(phone="") | Q(phone__regex=r"^0[0-9]{9,10}$")),
            UniqueConstraint(
                fields=["training_class", "name", "phone"], condition=~Q(phone=""), name="trainee_name_and_phone_once"
            ),
            CheckConstraint(
                name="trainee_scores",
                condition=(Q(before_tenths__isnull=True) | Q(before_tenths__lte=SCORE_AT_MOST))
                & (Q(after_tenths__isnull=True) | Q(after_tenths__lte=SCORE_AT_MOST)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.training_class_id} {self.number}"


class DayAttendance(models.Model):
    """Whether somebody was there on a day of the class."""

    trainee = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="attended", db_index=False)
    day = models.ForeignKey(ClassDay, on_delete=models.PROTECT, related_name="attended")
    was_there = models.BooleanField()

    class Meta:
        constraints = [UniqueConstraint(fields=["trainee", "day"], name="day_attended_once")]

    def __str__(self) -> str:
        return f"{self.trainee_id} {self.day_id}"


class TrainingCertificate(Keyed):
    """The certificate of who fulfilled what the class asked: given when it is closed, numbered by office and year."""

    trainee = models.OneToOneField(Participation, on_delete=models.PROTECT, related_name="certificate")
    path = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    issued_on = models.DateField()
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["path", "year", "number"], name="training_certificate_numbered"),
            CheckConstraint(name="training_certificate_number_positive", condition=Q(number__gte=1)),
            _struck_with_reason("training_certificate_struck_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class ClassCost(Keyed):
    """Money spent on a class, for what and from whom."""

    training_class = models.ForeignKey(Class, on_delete=models.PROTECT, related_name="costs")
    source = models.CharField(max_length=10, choices=_choices([each.value for each in Source]))
    words = models.CharField(max_length=200)
    amount_vnd = models.PositiveBigIntegerField()
    paper = models.CharField(max_length=160, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="class_cost_source_is_known", condition=Q(source__in=[each.value for each in Source])),
            CheckConstraint(name="class_cost_is_something", condition=Q(amount_vnd__gt=0) & ~Q(words="")),
            _struck_with_reason("class_cost_struck_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.words} {self.amount_vnd}"


class Material(Keyed):
    """What is taught from. Those below the office that keeps it read it, clubs too."""

    path = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    about = models.CharField(max_length=1000, blank=True, default="")
    course_code = models.CharField(max_length=40, blank=True, default="")
    search_fold = models.TextField(db_collation="C", default="")

    class Meta:
        constraints = [CheckConstraint(name="material_is_named", condition=~Q(title=""))]
        indexes = [models.Index(fields=["path"], name="material_by_path")]

    def __str__(self) -> str:
        return self.title


class MaterialVersion(Keyed):
    """A material as it stood: the one with the highest number is in force, earlier ones stay readable."""

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True, default="")  # what changed
    uploaded_on = models.DateField()
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["material", "number"], name="material_version_numbered"),
            CheckConstraint(name="material_version_number_positive", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.material_id} {self.number}"
