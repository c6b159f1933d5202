"""What every form of care shares: asking whether this account may, rows locked, members that belong."""

from collections.abc import Iterable
from datetime import date

from chungtay.access.rules import Action
from chungtay.care.models import CircleSeat, Client, Folder
from chungtay.care.queries.circle import kinds_in
from chungtay.care.rules import LEADS, CircleKind, FolderNotFound, NotInCircle, NotOnList, NotYoursToDo
from chungtay.clubs.models import Membership
from chungtay.kernel.acts import Act
from chungtay.people.services import AtClub

WRITES = frozenset(CircleKind) - {CircleKind.STATION}
"""A worker of the station reads and answers referrals; visits are the club's."""


def at_club(folder: Folder, asking: Action = Action.SEE_CARE) -> AtClub:
    """Where consents of a folder are taken."""
    return AtClub(club_id=folder.club_id, path=folder.club.path, asking=asking)


def must_stand(act: Act, folder: Folder, kinds: Iterable[CircleKind] = WRITES) -> None:
    """Refuse who does not stand in the circle today, as if there were no such folder; and who stands otherwise."""
    held = kinds_in(act, folder)
    if not held:
        raise FolderNotFound(folder=str(folder.key))
    if not held & frozenset(kinds):
        raise NotYoursToDo()


def must_lead(act: Act, folder: Folder) -> None:
    """The coordinator or the case manager."""
    must_stand(act, folder, LEADS)


def locked(folder: Folder) -> Folder:
    """The folder, held until the transaction ends: forms of two phones come one after the other."""
    rows = Folder.objects.select_for_update(of=("self",), no_key=True).select_related("club", "person")
    held: Folder = rows.get(pk=folder.pk)
    return held


def client_on(folder: Folder, day: date) -> Client:
    """The line of the home-care list that holds on a day."""
    found: Client | None = Client.objects.on(day).filter(folder=folder).first()
    if found is None:
        raise NotOnList(on=day)
    return found


def open_client(folder: Folder) -> Client:
    """The line of the home-care list that has no end."""
    found: Client | None = Client.objects.open().filter(folder=folder).first()
    if found is None:
        raise NotOnList(on=None)
    return found


def check_goers(folder: Folder, memberships: Iterable[int], day: date) -> None:
    """Who goes is a member of the circle on that day. One query."""
    wanted = set(memberships)
    held = CircleSeat.objects.on(day).filter(folder=folder, membership__in=wanted)
    if wanted - set(held.values_list("membership_id", flat=True)):
        raise NotInCircle(on=day)


def members_then(club_id: int, memberships: Iterable[int], day: date) -> dict[int, Membership]:
    """These members of a club on a day, by number of the row. One query."""
    rows = Membership.objects.on(day).filter(club=club_id, pk__in=list(memberships)).select_related("person")
    return {row.pk: row for row in rows}
