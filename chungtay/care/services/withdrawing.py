"""Consent by purpose on the page of a folder; and what ends when one is withdrawn, or when the club ends."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.care.models import Case, CircleSeat, Client, Folder
from chungtay.care.rules import CircleKind, EndReason, StandDown
from chungtay.care.services.agenda import take_off_agenda
from chungtay.care.services.cases import end_case
from chungtay.care.services.circle import end_seats
from chungtay.care.services.clients import end_client
from chungtay.care.services.form import WRITES, at_club, must_lead, must_stand
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.people.models import Consent
from chungtay.people.rules import Purpose, Said
from chungtay.people.services import give_consent, withdraw_consent


@transaction.atomic
def consent_to(act: Act, *, folder: Folder, key: UUID, purpose: Purpose, said: Said) -> Consent:
    """The person agrees to one purpose more. Whoever answers for the folder writes it down."""
    must_lead(act, folder)
    return give_consent(
        act, at=at_club(folder), key=key, person=folder.person, purpose=purpose, said=said, since=act.day
    )


@transaction.atomic
def withdraw(act: Act, *, folder: Folder, key: UUID, consent: Consent) -> Consent:
    """Withdrawn as easily as given: whoever of the circle is told writes it down, and no reason is asked."""
    must_stand(act, folder, WRITES)
    return withdraw_consent(act, at=at_club(folder), key=key, consent=consent)


def follow_withdrawal(act: Act, consent: Consent) -> None:
    """What rests on a consent ends with it, today: the whole circle, or those from outside."""
    folder = Folder.objects.filter(club=consent.club_id, person=consent.person_id).select_related("club").first()
    if folder is None:
        return
    seats = CircleSeat.objects.filter(folder=folder)
    match Purpose(consent.purpose):
        case Purpose.HOME_CARE:
            _close(act, folder, act.day, EndReason.WITHDRAWN)
        case Purpose.OUTSIDE_CIRCLE:
            end_seats(seats.filter(kind=CircleKind.CASE_MANAGER, account__isnull=False), act.day)
        case Purpose.COORDINATION:
            take_off_agenda(act, folder)
        case Purpose.STATION:
            end_seats(seats.filter(kind=CircleKind.STATION), act.day)


@transaction.atomic
def close_all(act: Act, *, club: Club, on: date) -> int:
    """A club ends or goes into another: care under its name ends, and nobody reads on. Returns how many folders.

    What was agreed was agreed with named people of this club: where care goes on elsewhere, it is agreed anew there.
    """
    act.must(Action.FOUND_CLUB, club.path)
    standing = CircleSeat.objects.filter(folder__club=club, valid_to__gt=act.day).values("folder")
    folders = Folder.objects.filter(pk__in=standing).select_related("club")
    listed = Folder.objects.filter(club=club, clients__valid_to=None, clients__isnull=False).select_related("club")
    found = {folder.pk: folder for folder in (*folders, *listed)}
    for folder in found.values():
        _close(act, folder, on, EndReason.CLUB_ENDED)
    return len(found)


def _close(act: Act, folder: Folder, on: date, reason: EndReason) -> None:
    for client in Client.objects.open().filter(folder=folder).select_related("folder"):
        end_client(act, client, on, reason)
    ended = StandDown.WITHDRAWN if reason is EndReason.WITHDRAWN else StandDown.CLUB_ENDED
    for case in Case.objects.filter(folder=folder, ended_on=None).select_related("folder"):
        end_case(act, case, ended)
    end_seats(CircleSeat.objects.filter(folder=folder), act.day)
