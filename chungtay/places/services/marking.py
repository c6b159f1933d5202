"""Many communes marked with their terrain in one go: from the list of a province, or from a filled-in workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.places.models import Area, Terrain
from chungtay.places.queries import held_from
from chungtay.places.rules import (
    AreaNotFound,
    CommunesMissing,
    Level,
    NotACommune,
    SourceMissing,
    TerrainHoldsForSome,
    TerrainKind,
    TerrainNothingNew,
    check_day,
)
from chungtay.places.words import AND_OTHERS, TERRAIN

NAMED = 10  # communes named in a refusal; of more there is the number


@dataclass(frozen=True)
class TerrainMark:
    """A commune is to be of this kind."""

    commune_id: int
    kind: TerrainKind


@dataclass(frozen=True)
class Marked:
    """How many communes got a mark, how many marks that is, and how many communes were passed over as known."""

    commune_count: int
    mark_count: int
    known_count: int


@transaction.atomic
def mark_terrain(
    act: Act, *, key: UUID, marks: Iterable[TerrainMark], valid_from: date, source: str, skip_known: bool = False
) -> Marked:
    """Say of many communes what they are from a day on, by one paper: all of them or, refused, none.

    Where some have the kind already it refuses and names them, and marks the others only when told to skip. A note
    for each commune; the first carries the key of the form.
    """
    wanted = sorted(set(marks), key=lambda mark: (mark.commune_id, mark.kind))
    content = {
        "marks": [[mark.commune_id, mark.kind] for mark in wanted],
        "from": valid_from,
        "source": source,
        "skip_known": skip_known,
    }
    communes = _locked(act, wanted)
    if answered_before(key, content) is not None:
        return _answer(wanted, Terrain.objects.filter(key__in=[_key_of(key, mark) for mark in wanted]))
    if not wanted:
        raise CommunesMissing()
    if not source:
        raise SourceMissing()
    for map_from in {commune.map.valid_from for commune in communes.values()}:
        check_day(valid_from, today=act.day, map_from=map_from)
    known = _known(wanted, valid_from)
    if known and not skip_known:
        raise TerrainHoldsForSome(**_told(known, communes))
    rows = [
        Terrain(key=_key_of(key, mark), area_id=mark.commune_id, kind=mark.kind, valid_from=valid_from, source=source)
        for mark in wanted
        if mark not in known
    ]
    if not rows:
        raise TerrainNothingNew()
    Terrain.objects.bulk_create(rows)
    for number, commune_id in enumerate(dict.fromkeys(row.area_id for row in rows)):
        commune = communes[commune_id]
        write_note(
            act,
            "places.mark_terrain",
            commune,
            path=commune.path,
            fields=["terrain"],
            key=None if number else key,
            content=content,
        )
    return _answer(wanted, rows)


def _locked(act: Act, wanted: Sequence[TerrainMark]) -> Mapping[int, Area]:
    """The communes within the actor's reach, locked in one order for everybody; outside it there is no such commune."""
    ids = {mark.commune_id for mark in wanted}
    rows = Area.objects.select_for_update(of=("self",), no_key=True).within(act.reach(Action.KEEP_PLACES))
    communes: dict[int, Area] = {area.pk: area for area in rows.select_related("map").filter(pk__in=ids).order_by("pk")}
    if ids - set(communes):
        raise AreaNotFound(area_id=min(ids - set(communes)))
    for commune in communes.values():
        if commune.level != Level.COMMUNE or (commune.map.valid_to is not None and commune.map.valid_to <= act.day):
            raise NotACommune(name=commune.full_name)
    return communes


def _known(wanted: Sequence[TerrainMark], valid_from: date) -> set[TerrainMark]:
    """Those of the marks that hold already at any time from this day on."""
    held = held_from({mark.commune_id for mark in wanted}, valid_from)
    return {mark for mark in wanted if (mark.commune_id, mark.kind) in held}


def _told(known: Iterable[TerrainMark], communes: Mapping[int, Area]) -> dict[str, object]:
    """Which communes have which kind, in Vietnamese order, as a sentence takes them."""
    ordered = sorted(known, key=lambda mark: (communes[mark.commune_id].sort_key, mark.commune_id, mark.kind))
    names = [f"{communes[mark.commune_id].full_name} ({str(TERRAIN[mark.kind]).lower()})" for mark in ordered]
    if len(names) > NAMED:
        names[NAMED:] = [AND_OTHERS.format(count=len(names) - NAMED)]
    return {"known_count": len({mark.commune_id for mark in known}), "names": ", ".join(names)}


def _answer(wanted: Sequence[TerrainMark], rows: Iterable[Terrain]) -> Marked:
    written = [row.area_id for row in rows]
    marked = set(written)
    return Marked(len(marked), len(written), len({mark.commune_id for mark in wanted} - marked))


def _key_of(key: UUID, mark: TerrainMark) -> UUID:
    """The key of one line of the form."""
    return uuid5(key, f"{mark.commune_id}:{mark.kind}")
