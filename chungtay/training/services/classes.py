"""Actions on a class: opened, set otherwise, moved from the plan to the certificates; who teaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import ancestors
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.training.models import (
    Class,
    ClassDay,
    ClassTrainer,
    Course,
    DayAttendance,
    Participation,
    Trainer,
    TrainingCertificate,
)
from chungtay.training.queries.classes import days_of, trainees_of
from chungtay.training.rules import (
    OVER,
    UNDER_WAY,
    AttendanceMissing,
    ClassIsOver,
    ClassState,
    CourseNotFound,
    DayHasAttendance,
    LineWasStruck,
    NobodyChosen,
    NotBegunYet,
    ScoresMissing,
    TrainerNotFound,
    WhyNotSaid,
    check_class,
    check_needed,
    read_days,
)
from chungtay.training.services.own import held_class, must_own


@dataclass(frozen=True)
class Planned:
    """What is set of a class. `days` as it is typed: `19/3/2026 | what` a line."""

    title: str
    place: str
    days: str
    needed_days: int
    pass_tenths: int | None = None
    place_count: int | None = None
    about: str = ""

    def content(self) -> dict[str, Any]:
        """What a form that comes twice must say again."""
        return {name: getattr(self, name) for name in ("title", "place", "days", "needed_days", "pass_tenths",
                                                       "place_count", "about")}  # fmt: skip


@transaction.atomic
def open_class(act: Act, *, path: str, key: UUID, course: Course, planned: Planned) -> Class:
    """Plan a class of the office at this path. Refuses days that cannot be read and a certificate for more than all."""
    content = {"path": path, "course": course.pk, **planned.content()}
    if (known := answered_before(key, content)) is not None:
        return Class.objects.get(pk=known)
    must_own(act, path)
    if course.path not in ancestors(path):
        raise CourseNotFound(key=str(course.key))
    made = Class(key=key, path=path, course=course)
    _set(made, planned)
    write_note(act, "training.open_class", made, path=path, fields=["title"], key=key, content=content)
    return made


@transaction.atomic
def change_class(act: Act, *, training_class: Class, key: UUID, planned: Planned) -> Class:
    """Set it otherwise until it was held. A day on which somebody was ticked stays."""
    content = {"class": training_class.pk, **planned.content()}
    if answered_before(key, content) is not None:
        return training_class
    held = held_class(act, training_class)
    if held.state in {*OVER, ClassState.HELD}:
        raise ClassIsOver()
    _set(held, planned)
    write_note(act, "training.change_class", held, path=held.path, fields=["title"], key=key, content=content)
    return held


def _set(row: Class, planned: Planned) -> None:
    days = read_days(planned.days)
    check_needed(planned.needed_days, len(days))
    row.title, row.place, row.about = clean(planned.title), clean(planned.place), clean_lines(planned.about)
    row.starts_on, row.ends_on = days[0].held_on, days[-1].held_on
    row.needed_days, row.pass_tenths, row.place_count = planned.needed_days, planned.pass_tenths, planned.place_count
    row.search_fold = fold(f"{row.title} {row.place} {row.course.name}")
    row.version += 1
    row.save()
    there = {day.held_on: day for day in days_of(row)}
    gone = [day.pk for held_on, day in there.items() if held_on not in {each.held_on for each in days}]
    if DayAttendance.objects.filter(day__in=gone).exists():
        raise DayHasAttendance()
    ClassDay.objects.filter(pk__in=gone).delete()
    for each in days:
        day = there.get(each.held_on) or ClassDay(training_class=row, held_on=each.held_on)
        day.topic = each.topic
        day.save()


@transaction.atomic
def assign_trainers(act: Act, *, training_class: Class, key: UUID, trainers: Sequence[tuple[Trainer, str]]) -> Class:
    """Who teaches what, as a whole, until the class is closed. Refuses a trainer who is no longer on a list."""
    content = {"class": training_class.pk, "trainers": [[each.pk, subject] for each, subject in trainers]}
    if answered_before(key, content) is not None:
        return training_class
    held = held_class(act, training_class)
    if held.state in OVER:
        raise ClassIsOver()
    kept = set(ClassTrainer.objects.filter(training_class=held).values_list("trainer", flat=True))
    for each, _subject in trainers:
        if each.valid_to is not None and each.valid_to <= act.day and each.pk not in kept:
            raise TrainerNotFound()
    ClassTrainer.objects.filter(training_class=held).delete()
    ClassTrainer.objects.bulk_create(
        ClassTrainer(key=uuid5(key, str(each.pk)), training_class=held, trainer=each, subject=clean(subject)[:300])
        for each, subject in trainers
    )
    write_note(act, "training.assign_trainers", held, path=held.path, key=key, content=content)
    return held


@transaction.atomic
def move_class(act: Act, *, training_class: Class, key: UUID, to: ClassState, said: str = "") -> Class:
    """The next step: invited, running, held, closed with its certificates, cancelled with the reason.

    Refuses a day that has not come, a class nobody is invited to, a day nobody was ticked on, a test without scores.
    """
    content = {"class": training_class.pk, "to": str(to), "said": said}
    if answered_before(key, content) is not None:
        return training_class
    held = held_class(act, training_class)
    check_class(ClassState(held.state), to)
    _check_step(act, held, to, clean(said))
    held.state = to
    if to is ClassState.CANCELLED:
        held.state_words = clean(said)[:500]
    if to is ClassState.CLOSED:
        held.closed_on = act.day
        _certify(act, held, key)
    held.save(update_fields=["state", "state_words", "closed_on"])
    write_note(act, f"training.class_{to}", held, path=held.path, fields=["state"], key=key, content=content)
    return held


def _check_step(act: Act, held: Class, to: ClassState, said: str) -> None:
    if to is ClassState.CANCELLED and not said:
        raise WhyNotSaid()
    people = Participation.objects.filter(training_class=held)
    if to in (ClassState.INVITED, ClassState.RUNNING) and not people.exists():
        raise NobodyChosen()
    first = held.starts_on if to is ClassState.RUNNING else held.ends_on
    if to in UNDER_WAY and act.day < first:
        raise NotBegunYet(day=first)
    if to in (ClassState.HELD, ClassState.CLOSED):
        came = DayAttendance.objects.filter(day__training_class=held, was_there=True).values("day")
        missing = ClassDay.objects.filter(training_class=held).exclude(pk__in=came).order_by("held_on").first()
        if missing is not None:
            raise AttendanceMissing(day=missing.held_on)
    has_test = to is ClassState.CLOSED and held.pass_tenths is not None
    if has_test and not people.filter(after_tenths__isnull=False).exists():
        raise ScoresMissing()


def _certify(act: Act, held: Class, key: UUID) -> None:
    """A certificate, in the order of the list, to each who lacks nothing."""
    year = act.day.year
    Class.objects.select_for_update(no_key=True).filter(path=held.path).order_by("pk").first()  # one at a time numbers
    last = TrainingCertificate.objects.filter(path=held.path, year=year).aggregate(last=Max("number"))["last"] or 0
    given = [trainee.row for trainee in trainees_of(held) if not trainee.lacks]
    TrainingCertificate.objects.bulk_create(
        TrainingCertificate(
            key=uuid5(key, str(row.key)), trainee=row, path=held.path, year=year, number=number, issued_on=act.day
        )
        for number, row in enumerate(given, last + 1)
    )


@transaction.atomic
def strike_certificate(act: Act, *, certificate: TrainingCertificate, key: UUID, why: str) -> TrainingCertificate:
    """Take a certificate back that was given wrongly; its number stays in the register, they are untrained again."""
    content = {"certificate": certificate.pk, "why": why}
    if answered_before(key, content) is not None:
        return certificate
    held: TrainingCertificate = TrainingCertificate.objects.select_for_update(of=("self",), no_key=True).get(
        pk=certificate.pk
    )
    must_own(act, held.path)
    if held.struck_at is not None:
        raise LineWasStruck()
    if not clean(why):
        raise WhyNotSaid()
    held.struck_at, held.struck_why = act.at, clean(why)[:300]
    held.save(update_fields=["struck_at", "struck_why"])
    write_note(act, "training.strike_certificate", held, path=held.path, fields=["struck_at"], key=key, content=content)
    return held
