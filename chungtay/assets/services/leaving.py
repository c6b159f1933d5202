"""How things leave a register: struck out, taken back, carried over to the club that takes this one over."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.assets.models import Check, Gone, Holding, Thing, ThingLine, ThingPhoto
from chungtay.assets.rules import (
    BackAlready,
    CarriedStays,
    Condition,
    GoesToItself,
    GoneReason,
    Holder,
    HolderKind,
    Leaving,
    RewritingNeedsReason,
    check_handing,
    check_leaving,
)
from chungtay.assets.services.form import (
    holding_of,
    left_of,
    lock_all,
    lock_club,
    locked,
    new_holding,
    new_line,
)
from chungtay.assets.services.holding import holder_of
from chungtay.assets.services.register import facts_of
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def strike_out(act: Act, *, thing: Thing, key: UUID, on: date, leaving: Leaving) -> Gone:
    """A thing, or some of it, leaves the club on a day, with the reason. With the last of it its holder is free.

    Refuses more than is left, a day to come or before its holder got it, and what nobody agreed to or received.
    """
    act.must(Action.KEEP_BOOKS, thing.club.path)
    leaving = _tidy(leaving)
    content = {"thing": thing.pk, "on": on, **_as_content(leaving)}
    answer = answered_before(key, content)
    if answer is not None:
        return Gone.objects.get(pk=answer)
    if leaving.reason is GoneReason.CARRIED:
        raise CarriedStays()
    held = locked(thing)
    holding = holding_of(held)
    check_handing(holding.valid_from, on, act.day)
    left = left_of([held.pk])[held.pk]
    gone = _gone(held, key, on, leaving, check_leaving(leaving, left))
    gone.save()
    if gone.quantity == left:
        Holding.objects.filter(pk=holding.pk).update(valid_to=on)
    write_note(
        act, "assets.strike_out", gone, path=held.club.path, fields=["gone"], reason=leaving.words, key=key,
        content=content,
    )  # fmt: skip
    return gone


@transaction.atomic
def restore(act: Act, *, gone: Gone, key: UUID, reason: str) -> Gone:
    """Take a striking out back: it was found, or another thing was meant. Its holder of that day holds it again."""
    act.must(Action.KEEP_BOOKS, gone.thing.club.path)
    reason = clean(reason)
    content = {"gone": gone.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return gone
    if not reason:
        raise RewritingNeedsReason()
    held = locked(gone.thing)
    gone.refresh_from_db()
    if gone.withdrawn_at is not None:
        raise BackAlready()
    if gone.reason == GoneReason.CARRIED:
        raise CarriedStays()
    if not Holding.objects.open().filter(thing=held).exists():
        last = Holding.objects.filter(thing=held).order_by("-valid_to", "-pk")[0]
        new_holding(held, holder_of(last), last.valid_to, key).save()
    Gone.objects.filter(pk=gone.pk).update(withdrawn_at=act.at)
    write_note(
        act, "assets.restore", gone, path=held.club.path, fields=["withdrawn_at"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    gone.refresh_from_db()
    return gone


@transaction.atomic
def strike_all(act: Act, *, club: Club, key: UUID, on: date, leaving: Leaving) -> int:
    """All that is left goes, as when a club is dissolved and its decision names who receives it. Returns how many."""
    act.must(Action.FOUND_CLUB, club.path)
    leaving = _tidy(leaving)
    content = {"club": club.pk, "on": on, **_as_content(leaving)}
    if answered_before(key, content) is not None:
        return int(Gone.objects.filter(thing__club=club, key__in=_keys(club, key)).count())
    rows = _open_holdings(act, club, on)
    _leave(rows, key, on, leaving)
    write_note(
        act, "assets.strike_all", club, path=club.path, fields=["gone"], reason=leaving.words, key=key, content=content
    )
    return len(rows)


@transaction.atomic
def carry_over(act: Act, *, club: Club, to_club: Club, key: UUID, on: date) -> int:
    """All things of a club go into the register of the one that takes it over, each under the next number there.

    Who held a thing holds it still: by the membership in the other club, else by name. Condition and photographs go
    along. The old register says where each went. Returns how many.
    """
    act.must(Action.FOUND_CLUB, club.path)
    act.must(Action.FOUND_CLUB, to_club.path)
    if club.pk == to_club.pk:
        raise GoesToItself(name=club.name)
    content = {"club": club.pk, "to_club": to_club.pk, "on": on}
    if answered_before(key, content) is not None:
        return int(Thing.objects.filter(club=to_club, carried_from__club=club).count())
    lock_club(to_club)
    rows = _open_holdings(act, club, on)
    left = _leave(rows, key, on, Leaving(reason=GoneReason.CARRIED, to_whom=to_club.name[:200]))
    _enter_again(act, rows, left, to_club, key=key, on=on)
    write_note(
        act, "assets.carry_over", to_club, path=to_club.path, fields=["things", "holder"], key=key, content=content
    )
    return len(rows)


def _open_holdings(act: Act, club: Club, on: date) -> list[Holding]:
    """Every living thing of a club with its holder, locked; each must have been received by that day."""
    open_rows = Holding.objects.open().filter(thing__club=club)
    lock_all(open_rows.values_list("thing_id", flat=True))
    rows = list(open_rows.select_related("thing", "membership__person").order_by("thing__number"))
    for row in rows:
        check_handing(row.valid_from, on, act.day)
    return rows


def _leave(rows: list[Holding], key: UUID, on: date, leaving: Leaving) -> dict[int, int]:
    """Strike out all that is left of these things. Returns how many that was of each."""
    left = left_of(row.thing_id for row in rows)
    Gone.objects.bulk_create(
        _gone(
            row.thing, uuid5(key, f"gone {row.thing.number}"), on, leaving, check_leaving(leaving, left[row.thing_id])
        )
        for row in rows
    )
    Holding.objects.filter(pk__in=[row.pk for row in rows]).update(valid_to=on)
    return left


def _enter_again(act: Act, rows: list[Holding], left: dict[int, int], to_club: Club, *, key: UUID, on: date) -> None:
    of_things = [row.thing_id for row in rows]
    lines = {line.thing_id: line for line in ThingLine.objects.filter(thing__in=of_things, replaced_at=None)}
    latest = Check.objects.filter(thing__in=of_things).order_by("thing", "-checked_on", "-pk").distinct("thing")
    found = {check.thing_id: check for check in latest}
    people = [row.membership.person_id for row in rows if row.membership]
    there = Membership.objects.on(on).filter(club=to_club, person__in=people)
    members = dict(there.values_list("person_id", "pk"))
    last = Thing.objects.filter(club=to_club).aggregate(last=Max("number"))["last"] or 0
    again = Thing.objects.bulk_create(
        Thing(key=uuid5(key, f"thing {row.thing.number}"), club=to_club, number=number, carried_from=row.thing)
        for number, row in enumerate(rows, start=last + 1)
    )
    pairs = list(zip(again, rows, strict=True))
    new_lines = [new_line(act.at, new, facts_of(lines[row.thing_id])) for new, row in pairs]
    for line, row in zip(new_lines, rows, strict=True):
        line.quantity = left[row.thing_id]
    ThingLine.objects.bulk_create(new_lines)
    Holding.objects.bulk_create(new_holding(new, _holder_there(row, members), on, key) for new, row in pairs)
    Check.objects.bulk_create(
        Check(thing=new, checked_on=on, form_key=key, **_as_found(found.get(row.thing_id), left[row.thing_id]))
        for new, row in pairs
    )
    photos = ThingPhoto.objects.filter(thing__in=of_things).order_by("pk")
    new_of = {row.thing_id: new for new, row in pairs}
    ThingPhoto.objects.bulk_create(ThingPhoto(thing=new_of[each.thing_id], file_id=each.file_id) for each in photos)


def _holder_there(row: Holding, members: dict[int, int]) -> Holder:
    if row.membership is None:
        return holder_of(row)
    if row.membership.person_id in members:
        return Holder(kind=HolderKind.MEMBER, membership_id=members[row.membership.person_id])
    return Holder(kind=HolderKind.PERSON, name=row.membership.person.full_name[:160])


def _as_found(check: Check | None, left: int) -> dict[str, object]:
    condition = check.condition if check else Condition.GOOD
    counted = 0 if condition == Condition.MISSING else left
    return {"condition": condition, "counted": counted, "checked_by": check.checked_by if check else ""}


def _gone(thing: Thing, key: UUID, on: date, leaving: Leaving, quantity: int) -> Gone:
    return Gone(
        key=key,
        thing=thing,
        quantity=quantity,
        gone_on=on,
        reason=leaving.reason,
        to_whom=leaving.to_whom,
        decision=leaving.decision,
        words=leaving.words,
    )


def _tidy(leaving: Leaving) -> Leaving:
    words = {name: clean(getattr(leaving, name)) for name in ("to_whom", "decision", "words")}
    return Leaving(reason=leaving.reason, quantity=leaving.quantity, **words)


def _as_content(leaving: Leaving) -> dict[str, object]:
    return vars(leaving) | {"reason": str(leaving.reason)}


def _keys(club: Club, key: UUID) -> list[UUID]:
    numbers = Thing.objects.filter(club=club).values_list("number", flat=True)
    return [uuid5(key, f"gone {number}") for number in numbers]
