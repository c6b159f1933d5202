"""The catalogue of courses, trainers and materials: what an office reads, keeps, and clubs may read."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.paths import ancestors
from chungtay.kernel.vietnamese import fold
from chungtay.training.models import Course, Material, MaterialVersion, Trainer
from chungtay.training.queries.classes import own_paths
from chungtay.training.rules import CourseNotFound, MaterialNotFound, TrainerNotFound


def readable(act: Act) -> Q:
    """What lies at the offices of this person, above them or below."""
    reach = act.reach(Action.SEE_OFFICE)
    above = {path for root in reach.roots for path in ancestors(root)}
    inside = Q(path__in=above)
    for root in reach.roots:
        inside |= Q(path__startswith=root)
    return inside


def courses_for(act: Act) -> "QuerySet[Course]":
    """The catalogue of the day as an office reads it."""
    rows: QuerySet[Course] = Course.objects.on(act.day).filter(readable(act))
    return rows.order_by("path", "pk")


def courses_above(path: str, day: date) -> "QuerySet[Course]":
    """The catalogue of the day for a club or office at a path: its own and that of the offices above."""
    rows: QuerySet[Course] = Course.objects.on(day).filter(path__in=ancestors(path))
    return rows.order_by("path", "pk")


def get_course(act: Act, key: UUID) -> Course:
    """A course this person reads, also one that was replaced; or `CourseNotFound`."""
    found: Course | None = Course.objects.filter(readable(act), key=key).first()
    if found is None:
        raise CourseNotFound(key=str(key))
    return found


def own_course(act: Act, key: UUID) -> Course:
    """A course of the catalogue of this person's own office; or `CourseNotFound`."""
    found: Course | None = Course.objects.on(act.day).filter(path__in=own_paths(act), key=key).first()
    if found is None:
        raise CourseNotFound(key=str(key))
    return found


def versions_of_course(course: Course) -> list[Course]:
    """The course as it stood, the present one first."""
    return list(Course.objects.filter(code=course.code).order_by("-valid_from", "-pk"))


def trainers_for(act: Act, text: str = "") -> "QuerySet[Trainer]":
    """The trainers an office may ask: its own, those of offices above and below."""
    rows: QuerySet[Trainer] = Trainer.objects.on(act.day).filter(readable(act))
    for word in fold(text[:120]).split():
        rows = rows.filter(fold__contains=word)
    return rows


def trainers_above(path: str, day: date) -> list[Trainer]:
    """Whom a class of this office may take: trainers of the office, of those above and below it."""
    rows = Trainer.objects.on(day).filter(Q(path__in=ancestors(path)) | Q(path__startswith=path))
    return list(rows.order_by("fold", "pk"))


def own_trainer(act: Act, key: UUID) -> Trainer:
    """A trainer on the list of this person's own office; or `TrainerNotFound`."""
    found: Trainer | None = Trainer.objects.on(act.day).filter(path__in=own_paths(act), key=key).first()
    if found is None:
        raise TrainerNotFound(key=str(key))
    return found


_VERSIONS = Prefetch("versions", MaterialVersion.objects.select_related("file").order_by("-number"))


def materials_for(act: Act, text: str = "") -> "QuerySet[Material]":
    """The library as an office reads it. Two queries."""
    return _found(Material.objects.filter(readable(act)), text)


def materials_above(path: str, text: str = "") -> "QuerySet[Material]":
    """The library as a club reads it: that of the offices above. Two queries."""
    return _found(Material.objects.filter(path__in=ancestors(path)), text)


def _found(rows: "QuerySet[Material]", text: str) -> "QuerySet[Material]":
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows.prefetch_related(_VERSIONS).order_by("title", "pk")


def get_material(act: Act, key: UUID) -> Material:
    """A material this office reads; or `MaterialNotFound`."""
    return _one(materials_for(act).filter(key=key), key)


def own_material(act: Act, key: UUID) -> Material:
    """A material of this person's own office; or `MaterialNotFound`."""
    return _one(materials_for(act).filter(key=key, path__in=own_paths(act)), key)


def version_for(rows: "QuerySet[Material]", key: UUID) -> MaterialVersion:
    """A version of one of these materials, whichever number; or `MaterialNotFound`."""
    found = MaterialVersion.objects.filter(key=key, material__in=rows).select_related("file").first()
    if found is None:
        raise MaterialNotFound(key=str(key))
    return found


def _one(rows: "QuerySet[Material]", key: UUID) -> Material:
    found = rows.first()
    if found is None:
        raise MaterialNotFound(key=str(key))
    return found


def course_names(codes: Iterable[str], day: date) -> dict[str, str]:
    """What each course is called on a day."""
    rows: Any = Course.objects.on(day).filter(code__in=set(codes))
    return dict(rows.values_list("code", "name"))


def may_hold(act: Act) -> bool:
    """Whether this person holds classes somewhere."""
    return bool(own_paths(act))


def reach_of(act: Act) -> Reach:
    """What an office sees of training."""
    return act.reach(Action.SEE_OFFICE)
