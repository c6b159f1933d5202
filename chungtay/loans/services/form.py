"""What every action on loans does at its end: the one note, and the months to be counted again."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Model

from chungtay.audit.services import mark_stale, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.loans.rules import MemberHasLeft, NotThisClubsMember


def note(
    act: Act,
    action: str,
    row: Model,
    club: Club,
    *,
    key: UUID,
    content: Mapping[str, object],
    since: date,
    reason: str = "",
) -> None:
    """Write the note of an action on this club's loans and mark its months since a day."""
    write_note(act, f"loans.{action}", row, path=club.path, fields=content, reason=reason, key=key, content=content)
    mark_stale(act, [club.pk], since=since)


def member_of(club: Club, membership_id: int, day: date) -> Membership:
    """A member of this club on a day, with the person. Refuses a stranger and who has left by then."""
    rows = Membership.objects.filter(club=club, pk=membership_id).select_related("person")
    found: Membership | None = rows.first()
    if found is None:
        raise NotThisClubsMember(membership=membership_id)
    if found.valid_from > day or (found.valid_to is not None and found.valid_to <= day):
        raise MemberHasLeft(name=found.person.full_name, happened_on=day)
    return found
