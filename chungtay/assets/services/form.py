"""What every form about things shares: rows locked, holders that may hold, rows to be written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from chungtay.assets.models import Holding, Thing, ThingLine
from chungtay.assets.rules import Holder, HolderKind, HolderNeedsName, HolderNotMember, ThingFacts, ThingIsGone
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.kernel.vietnamese import clean, fold, sort_key


def lock_club(club: Club) -> None:
    """One at a time per club: numbers of the register are given without a gap."""
    Club.objects.select_for_update(no_key=True).values_list("pk").get(pk=club.pk)


def locked(thing: Thing) -> Thing:
    """The thing, held until the transaction ends: forms of two phones come one after the other."""
    rows = Thing.objects.select_for_update(of=("self",), no_key=True).select_related("club")
    held: Thing = rows.get(pk=thing.pk)
    return held


def lock_all(things: Iterable[int]) -> None:
    """The same for many, always in one order."""
    list(Thing.objects.select_for_update(no_key=True).filter(pk__in=list(things)).order_by("pk").values_list("pk"))


def line_of(thing: Thing) -> ThingLine:
    """What the register says of it now."""
    return ThingLine.objects.get(thing=thing, replaced_at=None)


def holding_of(thing: Thing) -> Holding:
    """Who holds it now. Refuses a thing that is gone."""
    rows = Holding.objects.open().select_related("membership__person")
    found: Holding | None = rows.filter(thing=thing).first()
    if found is None:
        raise ThingIsGone(name=line_of(thing).name)
    return found


def left_of(things: Iterable[int]) -> dict[int, int]:
    """How many of each are left, where any are. One query."""
    gone = Coalesce(Sum("thing__gones__quantity", filter=Q(thing__gones__withdrawn_at=None)), 0)
    rows = ThingLine.objects.filter(thing__in=list(things), replaced_at=None).annotate(left=F("quantity") - gone)
    return dict(rows.filter(left__gt=0).values_list("thing_id", "left"))


def tidy(facts: ThingFacts) -> ThingFacts:
    """The facts as they are stored."""
    words = {name: clean(getattr(facts, name)) for name in ("name", "unit", "giver", "note")}
    return replace(facts, **words)  # type: ignore[arg-type]  # only fields that are text


def tidy_holder(holder: Holder) -> Holder:
    """A member by membership alone, others by name alone."""
    if holder.kind is HolderKind.MEMBER:
        return Holder(kind=holder.kind, membership_id=holder.membership_id)
    name = clean(holder.name)
    if not name:
        raise HolderNeedsName()
    return Holder(kind=holder.kind, name=name)


def check_holders(club: Club, holders: Iterable[tuple[Holder, date]]) -> None:
    """Refuse a member who did not belong to this club on the day. One query for all."""
    members = [(holder.membership_id, day) for holder, day in holders if holder.kind is HolderKind.MEMBER]
    rows = Membership.objects.filter(club=club, pk__in={member for member, _ in members})
    known = {row.pk: row for row in rows.exclude(end_reason=EndReason.ENTERED_WRONGLY)}
    for member, day in members:
        row = known.get(member or 0)
        if row is None or row.valid_from > day or (row.valid_to is not None and row.valid_to <= day):
            raise HolderNotMember(on=day)


def new_line(written_at: datetime, thing: Thing, facts: ThingFacts, *, reason: str = "") -> ThingLine:
    """A line to be written; nothing is saved yet."""
    said = vars(facts) | {"origin": facts.origin or ""}
    return ThingLine(
        thing=thing,
        name_fold=fold(facts.name),
        sort_key=sort_key(facts.name)[:500],
        written_at=written_at,
        reason=reason,
        **said,
    )


def new_holding(thing: Thing, holder: Holder, since: date, key: UUID, *, source: str = "") -> Holding:
    """A holding to be written; nothing is saved yet."""
    return Holding(
        thing=thing,
        kind=holder.kind,
        membership_id=holder.membership_id,
        name=holder.name,
        name_fold=fold(holder.name),
        valid_from=since,
        source=source,
        form_key=key,
    )
