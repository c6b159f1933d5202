"""What became of one thing: entered, rewritten, held, counted, struck out, in order of the days."""

from itertools import pairwise

from chungtay.assets.models import Check, Gone, Holding, Thing, ThingLine, ThingPhoto
from chungtay.assets.rules import Condition, Event, EventKind, GoneReason
from chungtay.kernel.acts import VIET_NAM

_ORDER = list(EventKind)


def history_of(thing: Thing) -> list[Event]:
    """Everything written about a thing, the latest first. Four queries, however long it has lived."""
    events = [*_lines(thing), *_holdings(thing), *_checks(thing), *_gones(thing)]
    return sorted(events, key=lambda event: (event.on, _ORDER.index(event.kind)), reverse=True)


def _lines(thing: Thing) -> list[Event]:
    lines = list(ThingLine.objects.filter(thing=thing).order_by("pk"))
    events = [Event(lines[0].written_at.astimezone(VIET_NAM).date(), EventKind.ENTERED)]
    for before, line in pairwise(lines):
        on = line.written_at.astimezone(VIET_NAM).date()
        events.append(Event(on, EventKind.REWRITTEN, name=before.name, words=line.reason, quantity=before.quantity))
    return events


def _holdings(thing: Thing) -> list[Event]:
    rows = Holding.objects.filter(thing=thing).select_related("membership__person").order_by("pk")
    return [
        Event(
            row.valid_from,
            EventKind.HELD,
            name=row.membership.person.full_name if row.membership else row.name,
            words=row.source,
            until=row.valid_to,
        )
        for row in rows
    ]


def _checks(thing: Thing) -> list[Event]:
    return [
        Event(
            row.checked_on,
            EventKind.CHECKED,
            name=row.checked_by,
            quantity=row.counted,
            condition=Condition(row.condition),
        )
        for row in Check.objects.filter(thing=thing).order_by("pk")
    ]


def _gones(thing: Thing) -> list[Event]:
    return [
        Event(
            row.gone_on,
            EventKind.GONE,
            name=row.to_whom,
            words=row.words,
            quantity=row.quantity,
            reason=GoneReason(row.reason),
            decision=row.decision,
            gone_key=row.key,
            is_withdrawn=row.withdrawn_at is not None,
        )
        for row in Gone.objects.filter(thing=thing).order_by("pk")
    ]


def photos_of(thing: Thing) -> list[ThingPhoto]:
    """Its photographs, the first first."""
    return list(ThingPhoto.objects.filter(thing=thing).select_related("file").order_by("pk"))
