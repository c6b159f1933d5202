"""The register of a club's things: the list, one thing, who holds how much, what has left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from chungtay.assets.models import Check, Gone, Holding, Thing, ThingPhoto
from chungtay.assets.rules import Condition, GoneReason, Holder, HolderKind, Kind, Origin, Presence, ThingFacts
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import fold


@dataclass(frozen=True)
class ThingFilter:
    """What a list of things is narrowed to. `holder` is a code of `Holder`."""

    text: str = ""
    kind: str = ""
    holder: str = ""
    presence: Presence = Presence.HERE


@dataclass(frozen=True)
class Listed:
    """A thing as the register says it today. Of one that is gone `left` is 0 and nobody holds it."""

    thing_id: int
    key: UUID
    number: int
    facts: ThingFacts
    left: int
    holder: Holder | None
    holder_name: str
    held_since: date | None
    has_holder_left: bool
    condition: Condition
    counted: int
    checked_on: date | None
    gone_on: date | None
    gone_reason: GoneReason | None

    @property
    def is_here(self) -> bool:
        return self.left > 0

    @property
    def is_short(self) -> bool:
        """Fewer were counted than should be there."""
        return self.is_here and self.counted < self.left


def things_of(club_id: int, day: date, chosen: ThingFilter | None = None) -> "QuerySet[Any]":
    """The things of a club with what the register says of them, by number, in one query. `listed` makes lines of it."""
    chosen = chosen or ThingFilter()
    latest = Check.objects.filter(thing=OuterRef("pk")).order_by("-checked_on", "-pk")
    gone = Gone.objects.filter(thing=OuterRef("pk"), withdrawn_at=None).order_by("-gone_on", "-pk")
    gone_count = gone.order_by().values("thing").annotate(n=Sum("quantity")).values("n")
    rows: QuerySet[Any] = (
        Thing.objects.filter(club=club_id)
        .annotate(
            line=FilteredRelation("lines", condition=Q(lines__replaced_at=None)),
            held=FilteredRelation("holdings", condition=Q(holdings__valid_to=None)),
        )
        .filter(line__isnull=False)
        .select_related("line", "held", "held__membership", "held__membership__person")
        .annotate(
            left=F("line__quantity") - Coalesce(Subquery(gone_count), 0),
            condition=Subquery(latest.values("condition")[:1]),
            counted=Subquery(latest.values("counted")[:1]),
            checked_on=Subquery(latest.values("checked_on")[:1]),
            gone_on=Subquery(gone.values("gone_on")[:1]),
            gone_reason=Subquery(gone.values("reason")[:1]),
        )
        .order_by("number")
    )
    return _narrowed(rows, chosen, day)


def _narrowed(rows: "QuerySet[Any]", chosen: ThingFilter, day: date) -> "QuerySet[Any]":
    if chosen.presence in (Presence.HERE, Presence.ATTENTION):
        rows = rows.filter(held__isnull=False)
    elif chosen.presence is Presence.GONE:
        rows = rows.filter(held__isnull=True)
    if chosen.presence is Presence.ATTENTION:
        rows = rows.filter(
            ~Q(condition=Condition.GOOD) | Q(counted__lt=F("left")) | Q(held__membership__valid_to__lte=day)
        )
    if chosen.kind in set(Kind):
        rows = rows.filter(line__kind=chosen.kind)
    kind, _, name = chosen.holder.partition(":")
    if kind in set(HolderKind) and name:
        rows = rows.filter(held__kind=kind, held__name=name)
    elif kind.startswith("m") and kind[1:].isdecimal():
        rows = rows.filter(held__membership=int(kind[1:][:15]))
    return _searched(rows, chosen.text.strip()[:120])


def _searched(rows: "QuerySet[Any]", text: str) -> "QuerySet[Any]":
    if text.isdecimal() and len(text) <= 4:
        return rows.filter(number=int(text))
    for word in fold(text).split():
        rows = rows.filter(
            Q(line__name_fold__contains=word)
            | Q(held__name_fold__contains=word)
            | Q(held__membership__person__name_fold__contains=word)
        )
    return rows


def listed(rows: Iterable[Any], day: date) -> list[Listed]:
    """Rows of `things_of` as lines. Asks the database nothing more."""
    return [_listed(row, day) for row in rows]


def _listed(row: Any, day: date) -> Listed:
    line, held = row.line, getattr(row, "held", None)  # of one that is gone nobody holds it
    member = held.membership if held else None
    left_on = member.valid_to if member else None
    said = {name: getattr(line, name) for name in ThingFacts.__dataclass_fields__}
    said |= {"kind": Kind(line.kind), "origin": Origin(line.origin) if line.origin else None}
    return Listed(
        thing_id=row.pk,
        key=row.key,
        number=row.number,
        facts=ThingFacts(**said),
        left=row.left,
        holder=_holder(held) if held else None,
        holder_name=(member.person.full_name if member else held.name) if held else "",
        held_since=held.valid_from if held else None,
        has_holder_left=left_on is not None and left_on <= day,
        condition=Condition(row.condition or Condition.GOOD),
        counted=row.left if row.counted is None else row.counted,
        checked_on=row.checked_on,
        gone_on=row.gone_on if not held else None,
        gone_reason=GoneReason(row.gone_reason) if row.gone_reason and not held else None,
    )


def _holder(held: Any) -> Holder:
    return Holder(kind=HolderKind(held.kind), membership_id=held.membership_id, name=held.name)


def count_of(club_id: int) -> int:
    """How many things a club has today: each has one open holding."""
    return int(Holding.objects.open().filter(thing__club=club_id).count())


def attention_count(club_id: int, day: date) -> int:
    """How many need somebody: broken, missing, short, or with one who left the club."""
    return int(things_of(club_id, day, ThingFilter(presence=Presence.ATTENTION)).count())


def held_by(club_id: int, membership_id: int, day: date) -> list[Listed]:
    """All that one member holds, as it is listed when a post is handed over or a member leaves."""
    return listed(things_of(club_id, day, ThingFilter(holder=f"m{membership_id}")), day)


def to_count(club_id: int, day: date) -> list[Listed]:
    """Everything that is there, in the order of an inventory: from holder to holder, then by number."""
    found = listed(things_of(club_id, day), day)
    return sorted(found, key=lambda thing: (thing.holder_name, thing.number))


@dataclass(frozen=True)
class HeldSum:
    """A holder of today and how many things are there."""

    holder: Holder
    name: str
    thing_count: int


def holders_of(club_id: int) -> list[HeldSum]:
    """Who holds something of the club today, who holds most first. One query."""
    rows = Holding.objects.open().filter(thing__club=club_id).select_related("membership__person")
    counts: dict[Holder, HeldSum] = {}
    for row in rows.order_by("pk"):
        holder = _holder(row)
        name = row.membership.person.full_name if row.membership else row.name
        before = counts.get(holder)
        counts[holder] = HeldSum(holder, name, before.thing_count + 1 if before else 1)
    return sorted(counts.values(), key=lambda each: (-each.thing_count, each.name))


def get_thing(reach: Reach, club_id: int, key: UUID) -> Thing:
    """The thing within reach, by the key phones know it by, with its club; or `NotFound`."""
    things = Thing.objects.within(reach).filter(club=club_id, key=key)
    thing: Thing | None = things.select_related("club", "carried_from__club").first()
    if thing is None:
        raise NotFound(thing=str(key))
    return thing


def get_listed(thing: Thing, day: date) -> Listed:
    """A thing that was found in reach, as the register says it today."""
    return listed(things_of(thing.club_id, day, ThingFilter(presence=Presence.ALL)).filter(pk=thing.pk), day)[0]


def get_gone(thing: Thing, key: UUID) -> Gone:
    """One striking out of a thing that was found in reach."""
    gone: Gone | None = Gone.objects.filter(thing=thing, key=key).select_related("thing__club").first()
    if gone is None:
        raise NotFound(gone=str(key))
    return gone


def get_photo(thing: Thing, photo_id: int) -> ThingPhoto:
    """One photograph of a thing that was found in reach."""
    photo = ThingPhoto.objects.filter(thing=thing, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    return photo


@dataclass(frozen=True)
class BookGone:
    """A striking out as the book has it."""

    number: int
    name: str
    unit: str
    quantity: int
    gone_on: date
    reason: GoneReason
    to_whom: str
    decision: str
    words: str


def gone_of(club_id: int) -> list[BookGone]:
    """What left the club, in order of the days, without what was taken back. One query."""
    rows = Gone.objects.filter(thing__club=club_id, withdrawn_at=None, thing__lines__replaced_at=None)
    rows = rows.annotate(number=F("thing__number"), name=F("thing__lines__name"), unit=F("thing__lines__unit"))
    return [
        BookGone(
            row.number, row.name, row.unit, row.quantity, row.gone_on, GoneReason(row.reason), row.to_whom,
            row.decision, row.words,
        )
        for row in rows.order_by("gone_on", "pk")
    ]  # fmt: skip
