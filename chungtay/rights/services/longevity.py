"""Celebrating a long life: that it was held, and taking it back when it was written by mistake."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.rights.models import Longevity
from chungtay.rights.queries.law import ages_on
from chungtay.rights.rules import (
    CelebratedAlready,
    DayNotCome,
    ReasonNeeded,
    TakenBackAlready,
    check_celebrated,
)
from chungtay.rights.services.form import member_on


@transaction.atomic
def celebrate(
    act: Act, *, club: Club, key: UUID, membership_id: int, year: int, held_on: date, told: str = ""
) -> Longevity:
    """A member's long life was celebrated. Once a person and year, and only at an age that is celebrated."""
    act.must(Action.FOLLOW_RIGHTS, club.path)
    told = clean(told)[:300]
    content = {"club": club.pk, "membership": membership_id, "year": year, "held_on": held_on, "told": told}
    if (row_id := answered_before(key, content)) is not None:
        return Longevity.objects.get(pk=row_id)
    if held_on > act.day:
        raise DayNotCome(on=held_on)
    member = member_on(club, membership_id, held_on)
    age = check_celebrated(ages_on(held_on), member.person.birth_year, year)
    if Longevity.objects.filter(membership=member, year=year, taken_back_at=None).exists():
        raise CelebratedAlready(name=member.person.full_name)
    row = Longevity.objects.create(
        key=key, club=club, membership=member, year=year, age=age, held_on=held_on, told=told
    )
    write_note(act, "rights.celebrate", row, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=held_on)
    return row


@transaction.atomic
def take_back_celebration(act: Act, *, longevity: Longevity, key: UUID, reason: str) -> Longevity:
    """It was written by mistake; it counts no more."""
    act.must(Action.FOLLOW_RIGHTS, longevity.club.path)
    reason = clean(reason)[:300]
    content = {"longevity": longevity.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return longevity
    if not reason:
        raise ReasonNeeded()
    row: Longevity = Longevity.objects.select_for_update(of=("self",)).select_related("club").get(pk=longevity.pk)
    if row.taken_back_at is not None:
        raise TakenBackAlready()
    row.taken_back_at, row.taken_back_because = act.at, reason
    row.save(update_fields=["taken_back_at", "taken_back_because"])
    write_note(
        act, "rights.take_back_celebration", row, path=row.club.path, fields=["taken_back_at"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [row.club_id], since=row.held_on)
    return row
