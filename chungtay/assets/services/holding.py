"""Handing a thing on, and all that one person holds at once."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.assets.models import Holding, Thing
from chungtay.assets.rules import Holder, HolderKind, SameHolder, ThingIsGone, check_handing
from chungtay.assets.services.form import (
    check_holders,
    line_of,
    lock_all,
    new_holding,
    tidy_holder,
)
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def hand(act: Act, *, thing: Thing, key: UUID, holder: Holder, on: date, source: str = "") -> Holding:
    """Hand one thing to somebody else, or put it in another place. Refuses what `hand_many` refuses."""
    hand_many(act, club=thing.club, key=key, things=[thing.key], holder=holder, on=on, source=source)
    return Holding.objects.get(thing=thing, form_key=key)


@transaction.atomic
def hand_many(
    act: Act, *, club: Club, key: UUID, things: Sequence[UUID], holder: Holder, on: date, source: str = ""
) -> int:
    """Hand things, named by their keys, to one holder on a day. Returns how many changed hands.

    What the holder has already stays as it is. Refuses when that is all of it, a day to come or before the present
    holder of one got it, a member who does not belong to the club on that day, and a thing that is gone.
    """
    act.must(Action.KEEP_REGISTER, club.path)
    holder, source, asked = tidy_holder(holder), clean(source), sorted(set(things))
    content = {"club": club.pk, "things": [str(each) for each in asked], "holder": holder.code, "on": on}
    content |= {"source": source}
    if answered_before(key, content) is not None:
        return int(Holding.objects.filter(thing__club=club, form_key=key).count())
    rows = list(Thing.objects.filter(club=club, key__in=asked).order_by("pk"))
    if len(rows) < len(asked):
        raise NotFound(thing=str(next(each for each in asked if each not in {row.key for row in rows})))
    lock_all(row.pk for row in rows)
    held = {row.thing_id: row for row in Holding.objects.open().filter(thing__in=rows).select_related("thing")}
    if gone := next((row for row in rows if row.pk not in held), None):
        raise ThingIsGone(name=line_of(gone).name)
    before = [row for row in held.values() if holder_of(row) != holder]
    if not before:
        raise SameHolder()
    for row in before:
        check_handing(row.valid_from, on, act.day)
    check_holders(club, [(holder, on)])
    pass_on([(row, holder) for row in before], on, key, source=source)
    row = before[0].thing if len(before) == 1 else club
    write_note(act, "assets.hand_many", row, path=club.path, fields=["holder"], key=key, content=content)
    return len(before)


@transaction.atomic
def hand_all(
    act: Act, *, club: Club, from_membership: Membership, to_membership: Membership, key: UUID, on: date
) -> int:
    """All that one member holds goes to another on a day, as when a post is handed over. Returns how many things.

    Refuses a day to come or before one of them was received, and a receiver who does not belong to the club that day.
    """
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"club": club.pk, "from": from_membership.pk, "to": to_membership.pk, "on": on}
    if answered_before(key, content) is not None:
        return int(Holding.objects.filter(thing__club=club, form_key=key).count())
    if from_membership.pk == to_membership.pk:
        raise SameHolder()
    receiver = Holder(kind=HolderKind.MEMBER, membership_id=to_membership.pk)
    check_holders(club, [(receiver, on)])
    open_rows = Holding.objects.open().filter(thing__club=club, membership=from_membership)
    lock_all(open_rows.values_list("thing_id", flat=True))
    before = list(open_rows.select_related("thing").order_by("thing__number"))
    for row in before:
        check_handing(row.valid_from, on, act.day)
    pass_on([(row, receiver) for row in before], on, key)
    write_note(act, "assets.hand_all", club, path=club.path, fields=["holder"], key=key, content=content)
    return len(before)


def pass_on(rows: list[tuple[Holding, Holder]], on: date, key: UUID, *, source: str = "") -> None:
    """Close these holdings on a day and open the next, in two statements."""
    Holding.objects.filter(pk__in=[before.pk for before, _ in rows]).update(valid_to=on)
    Holding.objects.bulk_create(new_holding(before.thing, holder, on, key, source=source) for before, holder in rows)


def holder_of(holding: Holding) -> Holder:
    """Who holds it, as it is asked for."""
    return Holder(kind=HolderKind(holding.kind), membership_id=holding.membership_id, name=holding.name)
