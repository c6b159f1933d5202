"""Classes within reach and one class with all that belongs to it. A fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.paths import ancestors
from chungtay.kernel.vietnamese import fold
from chungtay.people.rules import Sex
from chungtay.training.models import (
    Class,
    ClassCost,
    ClassDay,
    ClassTrainer,
    DayAttendance,
    Participation,
    TrainingCertificate,
)
from chungtay.training.rules import (
    TO_COME,
    ClassNotFound,
    CostNotFound,
    Lack,
    Outsider,
    PlannedDay,
    TraineeNotFound,
    average,
    lacks_of,
    written_days,
)


def own_paths(act: Act) -> frozenset[str]:
    """The offices whose classes this person moves: those they hold a role in, not those below."""
    return frozenset(grant.path for grant in act.grants if Action.TRAIN in grant.actions)


def classes_in(reach: Reach, *, text: str = "", year: int | None = None, **narrowed: Any) -> "QuerySet[Any]":
    """Classes of the offices in reach, and those of others to which somebody of a club in reach is invited."""
    invited = Participation.objects.within(reach).values("training_class")
    rows: QuerySet[Any] = Class.objects.within(reach) | Class.objects.filter(pk__in=invited)
    rows = rows.filter(**narrowed).select_related("course")
    if year is not None:
        rows = rows.filter(starts_on__year=year)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows


def with_counts(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Beside each class how many are invited and how many certificates stand."""
    found: QuerySet[Any] = rows.annotate(
        trainee_count=Count("trainees", distinct=True),
        certificate_count=Count(
            "trainees",
            filter=Q(trainees__certificate__struck_at=None, trainees__certificate__isnull=False),
            distinct=True,
        ),
    )
    return found


def get_class(reach: Reach, key: UUID) -> Class:
    """The class, if its office or somebody invited lies in reach; or `ClassNotFound`."""
    found: Class | None = classes_in(reach, key=key).first()
    if found is None:
        raise ClassNotFound(key=str(key))
    return found


def own_class(act: Act, key: UUID) -> Class:
    """The class, if it is one of this person's own office; or `ClassNotFound`."""
    found: Class | None = Class.objects.filter(key=key, path__in=own_paths(act)).select_related("course").first()
    if found is None:
        raise ClassNotFound(key=str(key))
    return found


def days_of(training_class: Class) -> list[ClassDay]:
    """Its days, the first first."""
    return list(ClassDay.objects.filter(training_class=training_class).order_by("held_on"))


def typed_days(training_class: Class) -> str:
    """Its days as they were typed."""
    return written_days([PlannedDay(day.held_on, day.topic) for day in days_of(training_class)])


def trainers_of(training_class: Class) -> list[ClassTrainer]:
    """Who teaches, by name."""
    rows = ClassTrainer.objects.filter(training_class=training_class).select_related("trainer")
    return list(rows.order_by("trainer__fold", "pk"))


@dataclass(frozen=True)
class Trainee:
    """Somebody of a class: the days they came, the scores, what is missing for a certificate, the certificate."""

    row: Participation
    days: dict[int, bool]
    lacks: tuple[Lack, ...]
    certificate: TrainingCertificate | None

    @property
    def name(self) -> str:
        return self.row.person.full_name if self.row.person else self.row.name

    @property
    def unit(self) -> str:
        return self.row.club.name if self.row.club else self.row.unit

    @property
    def sex(self) -> str:
        return self.row.person.sex if self.row.person else self.row.sex

    @property
    def birth_year(self) -> int | None:
        return self.row.person.birth_year if self.row.person else self.row.birth_year

    @property
    def came_days(self) -> int:
        return sum(self.days.values())

    @property
    def is_given(self) -> bool:
        return self.certificate is not None and self.certificate.struck_at is None


def trainees_of(training_class: Class, reach: Reach | None = None) -> list[Trainee]:
    """Who is invited, by number; with a reach only those of clubs inside it. Two queries."""
    rows = Participation.objects.filter(training_class=training_class)
    if reach is not None and not reach.covers(training_class.path):
        rows = rows & Participation.objects.within(reach)
    rows = rows.select_related("club", "person", "certificate").order_by("number")
    people: list[Participation] = list(rows)
    came: dict[int, dict[int, bool]] = {row.pk: {} for row in people}
    ticked = DayAttendance.objects.filter(trainee__training_class=training_class)
    for trainee_id, day_id, was_there in ticked.values_list("trainee", "day", "was_there"):
        if trainee_id in came:
            came[trainee_id][day_id] = was_there
    return [_trainee(training_class, row, came[row.pk]) for row in people]


def _trainee(training_class: Class, row: Participation, days: dict[int, bool]) -> Trainee:
    lacks = lacks_of(
        came_days=sum(days.values()),
        needed_days=training_class.needed_days,
        after_tenths=row.after_tenths,
        pass_tenths=training_class.pass_tenths,
    )
    return Trainee(row, days, lacks, getattr(row, "certificate", None))


def get_trainee(training_class: Class, key: UUID) -> Trainee:
    """One of them; or `TraineeNotFound`."""
    for trainee in trainees_of(training_class):
        if trainee.row.key == key:
            return trainee
    raise TraineeNotFound(key=str(key))


def outsider_of(trainee: Trainee) -> Outsider:
    """Somebody of a class as one from outside is written; of a club's member the phone of their own record."""
    row = trainee.row
    phone = row.person.phone if row.person else row.phone
    return Outsider(trainee.name, row.post, trainee.unit, phone, trainee.sex, trainee.birth_year)


@dataclass(frozen=True)
class Sexes:
    """Of so many people how many are women, men, and of whom nobody said."""

    count: int
    women: int
    men: int

    @property
    def unsaid(self) -> int:
        return self.count - self.women - self.men


def sexes(people: Iterable[Trainee]) -> Sexes:
    """Counted by sex, people of clubs and from outside alike."""
    said = [each.sex for each in people]
    return Sexes(len(said), said.count(Sex.FEMALE), said.count(Sex.MALE))


@dataclass(frozen=True)
class Learnt:
    """The two tests of a class: how many sat both, the mean before and after, how many got better."""

    both_count: int
    before_tenths: int | None
    after_tenths: int | None
    better_count: int


def learnt(trainees: Sequence[Trainee]) -> Learnt:
    """What the tests say of who sat both."""
    both = [
        (each.row.before_tenths, each.row.after_tenths)
        for each in trainees
        if each.row.before_tenths is not None and each.row.after_tenths is not None
    ]
    return Learnt(
        len(both),
        average([before for before, _after in both]),
        average([after for _before, after in both]),
        sum(after > before for before, after in both),
    )


def costs_of(training_class: Class) -> list[ClassCost]:
    """The lines of money, struck ones too."""
    return list(ClassCost.objects.filter(training_class=training_class).order_by("pk"))


def get_cost(training_class: Class, key: UUID) -> ClassCost:
    """One line of money; or `CostNotFound`."""
    found = ClassCost.objects.filter(training_class=training_class, key=key).first()
    if found is None:
        raise CostNotFound(key=str(key))
    return found


def cost_by_source(reach: Reach, year: int) -> "QuerySet[Any]":
    """What classes of the offices in reach cost in a year, by class and source."""
    inside = Class.objects.within(reach).filter(starts_on__year=year)
    rows: QuerySet[Any] = ClassCost.objects.filter(struck_at=None, training_class__in=inside)
    rows = rows.values("training_class", "source").annotate(sum_vnd=Sum("amount_vnd"))
    return rows.order_by("training_class")


def years_of(reach: Reach, today: date) -> list[int]:
    """The years in which there are classes, and this one."""
    years = {today.year} | {day.year for day in classes_in(reach).dates("starts_on", "year")}
    return sorted(years, reverse=True)


def classes_of_club(club: Club) -> list[Class]:
    """The classes to which somebody of the club is invited, the latest first; before it is sent no invitation shows."""
    rows = Class.objects.filter(trainees__club=club).exclude(state__in=["planned"]).distinct()
    return list(rows.select_related("course").order_by("-starts_on", "-pk"))


def offered_to(club: Club, day: date) -> list[Class]:
    """Classes that offices above the club are preparing."""
    rows = Class.objects.filter(path__in=ancestors(club.path), state__in=sorted(TO_COME), ends_on__gte=day)
    return list(rows.select_related("course").order_by("starts_on", "pk"))


def class_of_club(club: Club, key: UUID) -> Class:
    """A class to which somebody of the club is invited; or `ClassNotFound`."""
    for found in classes_of_club(club):
        if found.key == key:
            return found
    raise ClassNotFound(key=str(key))
