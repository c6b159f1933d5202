"""Counting things: one whose condition changed, or all of them once a year."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.assets.models import Check, Thing
from chungtay.assets.rules import DayNotCome, Found, NothingCounted, check_found
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def check_things(act: Act, *, club: Club, key: UUID, on: date, checked_by: str, found: Mapping[UUID, Found]) -> int:
    """Write down how things were found on a day, by the key of each. Returns how many were counted.

    What is missing stays in the register, with its holder, until it is struck out with a decision. A thing struck out
    since is written too: it was seen. Later checks of one day count over earlier ones.
    """
    act.must(Action.KEEP_REGISTER, club.path)
    said = {str(thing): [str(each.condition), each.counted] for thing, each in sorted(found.items())}
    content = {"club": club.pk, "on": on, "checked_by": clean(checked_by), "found": said}
    if answered_before(key, content) is not None:
        return Check.objects.filter(thing__club=club, form_key=key).count()
    if not found:
        raise NothingCounted()
    if on > act.day:
        raise DayNotCome(on=on)
    for each in found.values():
        check_found(each)
    things = {thing.key: thing for thing in Thing.objects.filter(club=club, key__in=list(found)).order_by("number")}
    if unknown := sorted(str(asked) for asked in found if asked not in things):
        raise NotFound(thing=unknown[0])
    Check.objects.bulk_create(
        Check(
            thing=thing,
            checked_on=on,
            counted=found[thing_key].counted,
            condition=found[thing_key].condition,
            checked_by=clean(checked_by),
            form_key=key,
        )
        for thing_key, thing in things.items()
    )
    write_note(act, "assets.check_things", club, path=club.path, fields=["check"], key=key, content=content)
    return len(things)
