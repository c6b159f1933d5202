"""Entering things into the register, one or many at once, and rewriting a line."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.assets.models import Check, Holding, Thing, ThingLine
from chungtay.assets.rules import (
    Condition,
    FewerThanAreGone,
    Kind,
    NewThing,
    NothingRewritten,
    Origin,
    RewritingNeedsReason,
    ThingFacts,
    check_facts,
    check_held_since,
)
from chungtay.assets.services.form import (
    check_holders,
    holding_of,
    left_of,
    line_of,
    lock_club,
    locked,
    new_holding,
    new_line,
    tidy,
    tidy_holder,
)
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def register(act: Act, *, club: Club, key: UUID, new: NewThing) -> Thing:
    """Enter one thing under the next number, with who holds it. Its key is that of the form."""
    return enter_things(act, club=club, key=key, things=[replace(new, key=key)])[0]


@transaction.atomic
def enter_things(act: Act, *, club: Club, key: UUID, things: Sequence[NewThing]) -> list[Thing]:
    """Enter things of a paper register in their order, in a handful of statements. Returns them, by number.

    Refuses the whole of it when one line may not be: a day to come, a holder who does not belong to the club.
    """
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"club": club.pk, "things": [new.as_content() for new in things]}
    keys = [new.key or uuid5(key, str(place)) for place, new in enumerate(things)]
    if answered_before(key, content) is not None:
        return list(Thing.objects.filter(key__in=keys).order_by("number"))
    asked = [replace(new, facts=tidy(new.facts), holder=tidy_holder(new.holder)) for new in things]
    for new in asked:
        check_facts(new.facts, act.day)
        check_held_since(new.facts, new.held_since, act.day)
    check_holders(club, [(new.holder, new.held_since) for new in asked])
    lock_club(club)
    last = Thing.objects.filter(club=club).aggregate(last=Max("number"))["last"] or 0
    written: list[Thing] = Thing.objects.bulk_create(
        Thing(key=own, club=club, number=number) for number, own in enumerate(keys, start=last + 1)
    )
    pairs = list(zip(written, asked, strict=True))
    ThingLine.objects.bulk_create(new_line(act.at, thing, new.facts) for thing, new in pairs)
    Holding.objects.bulk_create(
        new_holding(thing, new.holder, new.held_since, key, source=clean(new.source)) for thing, new in pairs
    )
    Check.objects.bulk_create(_first_check(act, thing, new, key) for thing, new in pairs)
    write_note(
        act, "assets.enter_things", written[0], path=club.path, fields=["line", "holder"], key=key, content=content
    )
    return written


@transaction.atomic
def rewrite(act: Act, *, thing: Thing, key: UUID, facts: ThingFacts, reason: str) -> ThingLine:
    """Replace the line of a thing by a better one; the old one stays readable, with the reason.

    Refuses a thing that is gone, a line that says nothing new, and a quantity less than what has left already.
    """
    act.must(Action.KEEP_REGISTER, thing.club.path)
    facts, reason = tidy(facts), clean(reason)
    content = {"thing": thing.pk, "facts": facts.as_content(), "reason": reason}
    answer = answered_before(key, content)
    if answer is not None:
        return ThingLine.objects.get(pk=answer)
    if not reason:
        raise RewritingNeedsReason()
    check_facts(facts, act.day)
    held = locked(thing)
    check_held_since(facts, holding_of(held).valid_from, act.day)
    old = line_of(held)
    if facts_of(old) == facts:
        raise NothingRewritten()
    gone = old.quantity - left_of([held.pk])[held.pk]
    if facts.quantity <= gone:
        raise FewerThanAreGone(gone_count=gone)
    ThingLine.objects.filter(pk=old.pk).update(replaced_at=act.at)
    line = new_line(act.at, held, facts, reason=reason[:300])
    line.save()
    changed = [name for name, value in vars(facts).items() if value != vars(facts_of(old))[name]]
    write_note(
        act, "assets.rewrite", line, path=held.club.path, fields=changed, reason=reason, key=key, content=content
    )
    return line


def facts_of(line: ThingLine) -> ThingFacts:
    """A line of the register as facts."""
    said = {name: getattr(line, name) for name in ThingFacts.__dataclass_fields__}
    origin = Origin(line.origin) if line.origin else None
    return ThingFacts(**said | {"kind": Kind(line.kind), "origin": origin})


def _first_check(act: Act, thing: Thing, new: NewThing, key: UUID) -> Check:
    """Entering a thing is the first time it is counted."""
    return Check(
        thing=thing,
        checked_on=act.day,
        counted=0 if new.condition is Condition.MISSING else new.facts.quantity,
        condition=new.condition,
        checked_by=clean(new.checked_by),
        form_key=key,
    )
