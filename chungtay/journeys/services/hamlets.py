"""After hamlets were merged or renamed: clubs go along to the hamlet of today, or their side is asked."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import write_note
from chungtay.clubs.models import Club, ClubHamlet
from chungtay.clubs.services import set_hamlets
from chungtay.journeys.rules import HamletNotOfClub
from chungtay.kernel.acts import Act
from chungtay.places.queries import hamlets_now


@transaction.atomic
def follow_hamlets(
    act: Act, *, clubs: list[Club], key: UUID, since: date, chosen: Mapping[int, list[int]] | None = None
) -> int:
    """Let clubs cover the hamlets that theirs became. A hamlet that went to several is followed only as `chosen`.

    `chosen` names, by club, the hamlets of today on its side. Returns how many clubs changed.
    """
    chosen = chosen or {}
    changed = 0
    for club in clubs:
        act.must(Action.RUN_CLUB, club.path)
        wanted, held, day = _wanted(club, since, chosen.get(club.pk, []))
        if wanted != held:
            set_hamlets(act, club=club, key=uuid5(key, str(club.pk)), hamlet_ids=sorted(wanted), since=day)
            write_note(act, "journeys.follow_hamlets", club, path=club.path, fields=["hamlets"])
            changed += 1
    return changed


def _wanted(club: Club, since: date, sides: list[int]) -> tuple[set[int], set[int], date]:
    """The hamlets a club covers from a day on, those it covered, and a day on which that can begin."""
    rows = list(ClubHamlet.objects.filter(club=club, valid_to=None))
    held = {row.hamlet_id for row in rows}
    became = hamlets_now(held, since)
    wanted: set[int] = set()
    allowed: set[int] = set()
    for old, now in became.items():
        ids = {hamlet.pk for hamlet in now}
        allowed |= ids
        if old in ids or len(ids) == 1:
            wanted |= ids & {old} or ids
        elif not ids & set(sides):
            wanted.add(old)
    if set(sides) - allowed:
        raise HamletNotOfClub()
    wanted |= set(sides)
    return wanted, held, since
