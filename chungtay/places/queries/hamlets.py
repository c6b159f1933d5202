"""Hamlets of a commune on a day, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import F, QuerySet

from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area, Hamlet, HamletSuccession
from chungtay.places.rules import HamletNotFound

HamletRows: TypeAlias = "QuerySet[Hamlet, Any]"


def get_hamlet(reach: Reach | None, hamlet_id: int) -> Hamlet:
    """The hamlet with its commune, in the reach; `None` is the public. Raises `HamletNotFound`."""
    rows = Hamlet.objects.all() if reach is None else Hamlet.objects.within(reach)
    found: Hamlet | None = (
        rows.select_related("area", "area__map", "area__parent", "area__province").filter(pk=hamlet_id).first()
    )
    if found is None:
        raise HamletNotFound(hamlet_id=hamlet_id)
    return found


def hamlets_of(area: Area, *, on: date, text: str = "") -> HamletRows:
    """The hamlets of a commune that stand on this day, in Vietnamese order, those whose name contains `text`."""
    rows: HamletRows = Hamlet.objects.filter(area=area).on(on).order_by("sort_key", "pk")
    return rows.filter(name_fold__contains=fold(text)) if fold(text) else rows


def hamlets_ever(area: Area, *, text: str = "") -> HamletRows:
    """Every hamlet a commune ever had, those that stand first."""
    rows: HamletRows = Hamlet.objects.filter(area=area).order_by(F("valid_to").desc(nulls_first=True), "sort_key", "pk")
    return rows.filter(name_fold__contains=fold(text)) if fold(text) else rows


_NOW = """
WITH RECURSIVE line (start, id) AS (
    SELECT id, id FROM places_hamlet WHERE id = ANY(%(ids)s)
    UNION
    SELECT line.start, s.new_id FROM line
    JOIN places_hamletsuccession s ON s.old_id = line.id AND s.happened_on <= %(day)s
)
SELECT line.start, line.id FROM line JOIN places_hamlet h ON h.id = line.id
WHERE h.valid_from <= %(day)s AND (h.valid_to IS NULL OR h.valid_to > %(day)s)
ORDER BY line.start, h.sort_key, h.id
"""


def hamlets_now(hamlet_ids: Iterable[int], day: date) -> dict[int, tuple[Hamlet, ...]]:
    """Which hamlets of this day hold what each of these was: itself, its successor, or several after a split.

    Two clubs share a hamlet when their answers meet. More than one answer means that someone must be asked; none, that
    the hamlet ended without a successor or does not stand yet. Two queries for any number of hamlets.
    """
    wanted = list(hamlet_ids)
    with connection.cursor() as cursor:
        cursor.execute(_NOW, {"ids": wanted, "day": day})
        pairs = cursor.fetchall()
    hamlets = {hamlet.pk: hamlet for hamlet in Hamlet.objects.filter(pk__in={now for _, now in pairs})}
    found: dict[int, tuple[Hamlet, ...]] = dict.fromkeys(wanted, ())
    for start, now in pairs:
        found[start] = (*found[start], hamlets[now])
    return found


_BEFORE = """
WITH RECURSIVE line (start, id) AS (
    SELECT id, id FROM places_hamlet WHERE id = ANY(%s)
    UNION
    SELECT line.start, s.old_id FROM line JOIN places_hamletsuccession s ON s.new_id = line.id
)
SELECT start, id FROM line ORDER BY start, id
"""


def hamlets_before(hamlet_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Every hamlet, by primary key, that went into each of these at any time, itself included."""
    wanted = list(hamlet_ids)
    found: dict[int, set[int]] = {start: set() for start in wanted}
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [wanted])
        for start, before in cursor.fetchall():
            found[start].add(before)
    return {start: frozenset(ids) for start, ids in found.items()}


@dataclass(frozen=True)
class HamletHistory:
    """What a hamlet was made of and what it became; each step knows its day, paper and whether all of it went."""

    came_from: tuple[HamletSuccession, ...]
    went_to: tuple[HamletSuccession, ...]


def hamlet_history(hamlet: Hamlet) -> HamletHistory:
    """One step back and one ahead."""
    return HamletHistory(
        came_from=tuple(HamletSuccession.objects.filter(new=hamlet).select_related("old").order_by("old__sort_key")),
        went_to=tuple(HamletSuccession.objects.filter(old=hamlet).select_related("new").order_by("new__sort_key")),
    )
