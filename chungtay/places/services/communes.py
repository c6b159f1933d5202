"""What every change of a commune begins with, and its terrain."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.places.models import Area, Terrain
from chungtay.places.rules import (
    Level,
    NotACommune,
    SourceMissing,
    TerrainEndsBeforeItBegan,
    TerrainEndsTwice,
    TerrainHoldsAlready,
    TerrainKind,
    check_day,
)
from chungtay.places.words import TERRAIN


def lock_commune(act: Act, area: Area) -> Area:
    """The commune, locked until the end of the transaction, so that two changes of it come one after the other.

    Refuses what is no commune of a map in force.
    """
    rows = Area.objects.select_for_update(of=("self",), no_key=True).select_related("map")
    commune: Area = rows.get(pk=area.pk)
    if commune.level != Level.COMMUNE or (commune.map.valid_to is not None and commune.map.valid_to <= act.day):
        raise NotACommune(name=commune.full_name)
    return commune


@transaction.atomic
def set_terrain(act: Act, *, commune: Area, key: UUID, kind: TerrainKind, valid_from: date, source: str) -> Terrain:
    """Say that a commune is mountainous, on the border, … from a day on, by a paper that is named."""
    act.must(Action.KEEP_PLACES, commune.path)
    content = {"commune": commune.pk, "kind": kind, "from": valid_from, "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return Terrain.objects.get(pk=row_id)
    commune = lock_commune(act, commune)
    if not source:
        raise SourceMissing()
    check_day(valid_from, today=act.day, map_from=commune.map.valid_from)
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    if Terrain.objects.filter(still, area=commune, kind=kind).exists():
        raise TerrainHoldsAlready(kind=str(TERRAIN[kind]))
    terrain = Terrain.objects.create(key=key, area=commune, kind=kind, valid_from=valid_from, source=source)
    write_note(act, "places.set_terrain", terrain, path=commune.path, fields=["kind"], key=key, content=content)
    return terrain


@transaction.atomic
def close_terrain(act: Act, *, terrain: Terrain, key: UUID, ended_on: date, source: str) -> None:
    """Say that a terrain no longer holds from a day on; the paper goes into the note of the action.

    Ended on the day it began, it was a mistake and is taken away: a period of no day says nothing.
    """
    act.must(Action.KEEP_PLACES, terrain.area.path)
    content = {"terrain": terrain.pk, "ended_on": ended_on, "source": source}
    if answered_before(key, content) is not None:
        return
    commune = lock_commune(act, terrain.area)
    found: Terrain = Terrain.objects.select_for_update().get(pk=terrain.pk)
    if not source:
        raise SourceMissing()
    if found.valid_to is not None:
        raise TerrainEndsTwice(kind=str(TERRAIN[TerrainKind(found.kind)]), ended_on=found.valid_to)
    check_day(ended_on, today=act.day, map_from=None)
    if ended_on < found.valid_from:
        raise TerrainEndsBeforeItBegan(began_on=found.valid_from)
    write_note(
        act,
        "places.close_terrain",
        found,
        path=commune.path,
        fields=["valid_to"],
        reason=source,
        key=key,
        content=content,
    )
    if ended_on == found.valid_from:
        found.delete()
    else:
        found.valid_to = ended_on
        found.save(update_fields=["valid_to"])
