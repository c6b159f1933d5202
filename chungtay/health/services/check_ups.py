"""Days of examination: who was there, and what was written by mistake."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.health.models import CheckUp, Examined
from chungtay.health.rules import CheckUpUnknown, ExaminedTwice, NobodyExamined, Payer, ReasonMissing, StruckBefore
from chungtay.health.services.form import begin, check_day, members_then
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def record_check_up(
    act: Act, *, club: Club, key: UUID, held_on: date, place: str, payer: Payer, note: str, members: Collection[int]
) -> CheckUp:
    """Write a day of examination with everybody who was examined. What was found stays with them and the station."""
    place, note = clean(place)[:200], clean(note)[:300]
    content = {"club": club.pk, "on": held_on, "place": place, "payer": payer, "members": sorted(members)}
    begin(act, club)
    if (row_id := answered_before(key, content)) is not None:
        return CheckUp.objects.get(pk=row_id)
    check_day(act, held_on)
    if not members:
        raise NobodyExamined()
    members_then(club, members, held_on)
    if CheckUp.objects.filter(club=club, held_on=held_on, place=place, struck_at=None).exists():
        raise ExaminedTwice(on=held_on, place=place)
    row = CheckUp.objects.create(key=key, club=club, held_on=held_on, place=place, payer=payer, note=note)
    Examined.objects.bulk_create([Examined(check_up=row, membership_id=member) for member in sorted(members)])
    write_note(act, "health.record_check_up", row, path=club.path, fields=["examined"], key=key, content=content)
    mark_stale(act, [club.pk], since=held_on)
    return row


@transaction.atomic
def strike_check_up(act: Act, *, club: Club, key: UUID, check_up_key: UUID, reason: str) -> None:
    """Take back a day of examination that was written by mistake; it stays, struck, with the reason."""
    content = {"check_up": str(check_up_key), "reason": clean(reason)}
    begin(act, club)
    if answered_before(key, content) is not None:
        return
    row = CheckUp.objects.filter(club=club, key=check_up_key).first()
    if row is None:
        raise CheckUpUnknown(check_up=str(check_up_key))
    if row.struck_at is not None:
        raise StruckBefore()
    if not clean(reason):
        raise ReasonMissing()
    row.struck_at, row.struck_why = act.at, clean(reason)[:300]
    row.save(update_fields=["struck_at", "struck_why"])
    write_note(act, "health.strike_check_up", row, path=club.path, fields=["struck_at"], key=key, content=content)
    mark_stale(act, [club.pk], since=row.held_on)
