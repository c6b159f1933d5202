"""Difficulties within a reach: who raised them, where they stand, and every step."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chungtay.clubs.models import Club
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area
from chungtay.supervision.models import Difficulty, DifficultyStep
from chungtay.supervision.rules import WAITING_DIFFICULTIES, DifficultyNotFound, level_of


def path_of(difficulty: Difficulty) -> str:
    """Where who raised it lies today."""
    path: str = difficulty.club.path if difficulty.club else difficulty.area.path  # type: ignore[union-attr]  # one unit
    return path


def difficulties_in(
    reach: Reach, *, text: str = "", state: str = "", subject: str = "", late_on: date | None = None
) -> "QuerySet[Difficulty]":
    """What was raised inside a reach, by clubs and by offices."""
    rows = _raised(reach)
    if state:
        rows = rows.filter(state=state)
    if subject:
        rows = rows.filter(subject=subject)
    if late_on is not None:
        rows = rows.filter(state__in=WAITING_DIFFICULTIES, due_on__lt=late_on)
    for word in fold(text[:120]).split():
        rows = rows.filter(Q(club__name_fold__contains=word) | Q(area__name_fold__contains=word))
    return rows


def _raised(reach: Reach) -> "QuerySet[Difficulty]":
    inside = Q(pk__in=[])
    for root in reach.roots:
        inside |= Q(club__path__startswith=root) | Q(area__path__startswith=root)
    return Difficulty.objects.filter(inside).select_related("club", "area")


def waiting_for(reach: Reach) -> "QuerySet[Difficulty]":
    """What the offices at the roots of this reach have to answer themselves."""
    inside = Q(pk__in=[])
    for root in reach.roots:
        mine = Q(club__path__startswith=root) | Q(area__path__startswith=root)
        inside |= mine & Q(at=level_of(root))
    rows = Difficulty.objects.filter(inside, state__in=WAITING_DIFFICULTIES)
    return rows.select_related("club", "area")


def get_difficulty(reach: Reach, key: UUID) -> Difficulty:
    """The difficulty, raised inside the reach; or `DifficultyNotFound`."""
    found = _raised(reach).filter(key=key).first()
    if found is None:
        raise DifficultyNotFound(key=str(key))
    return found


def difficulty_of_club(club: Club, key: UUID) -> Difficulty:
    """One that this club raised; or `DifficultyNotFound`."""
    found = Difficulty.objects.filter(club=club, key=key).select_related("club", "area").first()
    if found is None:
        raise DifficultyNotFound(key=str(key))
    return found


def difficulties_of(club: Club) -> "QuerySet[Difficulty]":
    """What the club raised, the newest first."""
    return Difficulty.objects.filter(club=club).order_by("-raised_on", "-pk")


def steps_taken(difficulty: Difficulty) -> list[DifficultyStep]:
    """Every step, the first first."""
    rows = DifficultyStep.objects.filter(difficulty=difficulty)
    return list(rows.select_related("taken_by").order_by("pk"))


def raising_areas(reach: Reach) -> list[Any]:
    """The offices at the roots of this reach that have somebody above them."""
    rows = Area.objects.filter(path__in=[root for root in reach.roots if root != "/"], map__valid_to=None)
    return list(rows.order_by("sort_key"))
