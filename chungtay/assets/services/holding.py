"""Handing a thing on, and all that one person holds at once."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.assets.models import Holding, Thing
from chungtay.assets.rules import Holder, HolderKind, SameHolder, check_handing
from chungtay.assets.services.form import (
    check_holders,
    holding_of,
    lock_all,
    locked,
    new_holding,
    tidy_holder,
)
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def hand(act: Act, *, thing: Thing, key: UUID, holder: Holder, on: date, source: str = "") -> Holding:
    """Hand a thing to somebody else, or put it in another place, on a day.

    Refuses a day to come or before the present holder got it, the present holder, a member who does not belong to the
    club on that day, and a thing that is gone.
    """
    act.must(Action.KEEP_REGISTER, thing.club.path)
    holder, source = tidy_holder(holder), clean(source)
    content = {"thing": thing.pk, "holder": holder.code, "on": on, "source": source}
    answer = answered_before(key, content)
    if answer is not None:
        return Holding.objects.get(pk=answer)
    held = locked(thing)
    before = holding_of(held)
    if holder_of(before) == holder:
        raise SameHolder()
    check_handing(before.valid_from, on, act.day)
    check_holders(held.club, [(holder, on)])
    Holding.objects.filter(pk=before.pk).update(valid_to=on)
    after = new_holding(held, holder, on, key, source=source)
    after.save()
    write_note(act, "assets.hand", after, path=held.club.path, fields=["holder"], key=key, content=content)
    return after


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


def pass_on(rows: list[tuple[Holding, Holder]], on: date, key: UUID) -> None:
    """Close these holdings on a day and open the next, in two statements."""
    Holding.objects.filter(pk__in=[before.pk for before, _ in rows]).update(valid_to=on)
    Holding.objects.bulk_create(new_holding(before.thing, holder, on, key) for before, holder in rows)


def holder_of(holding: Holding) -> Holder:
    """Who holds it, as it is asked for."""
    return Holder(kind=HolderKind(holding.kind), membership_id=holding.membership_id, name=holding.name)
