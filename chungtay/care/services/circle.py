"""Taking a person into care with the circle that was agreed, naming somebody more, ending a seat, asking anew."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F, Q, QuerySet

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.care.models import Carer, CircleSeat, Client, Folder, Round
from chungtay.care.queries.circle import get_lapsed, has_role_here
from chungtay.care.rules import (
    AGREED_AGAIN_DAYS,
    CaresForOneself,
    CircleKind,
    ConsentMissing,
    InCareAlready,
    InCircleAlready,
    LastCoordinator,
    Named,
    NamedFromElsewhere,
    NobodyCoordinates,
    NotACarer,
    NotOfTheBoard,
    SeatOver,
    StationNamedAlready,
    check_circle_days,
    check_named,
)
from chungtay.care.services.form import at_club, locked, members_then, must_lead
from chungtay.clubs.models import BoardSeat, Club
from chungtay.kernel.acts import Act
from chungtay.people.models import Person
from chungtay.people.queries import has_agreed
from chungtay.people.rules import KeptAt, PersonFacts, Purpose, Said
from chungtay.people.services import add_person, give_consent

_PURPOSE = {CircleKind.CASE_MANAGER: Purpose.OUTSIDE_CIRCLE, CircleKind.STATION: Purpose.STATION}


@transaction.atomic
def take_into_care(
    act: Act, *, club: Club, key: UUID, person: Person | PersonFacts, said: Said, circle: Sequence[Named], until: date
) -> Folder:
    """A person agrees to be cared for and to who may read of it: the consent, the folder and its first circle.

    Who is no member of the club is told by facts, and gets a record without a home, so that no office lists it.

    Whoever writes this down need not be named: then the folder is closed to them too, from now on. Refuses a circle
    without somebody of the board, longer than a year, and a person whose circle stands already.
    """
    act.must(Action.RUN_CARE, club.path)
    content = {
        "club": club.pk, "until": until, "how": str(said.how),
        "person": person.pk if isinstance(person, Person) else asdict(person),
        "circle": [named.as_content() for named in circle],
    }  # fmt: skip
    if (row_id := answered_before(key, content)) is not None:
        return Folder.objects.get(pk=row_id)
    if isinstance(person, PersonFacts):
        person = add_person(act, kept=KeptAt(club.path), key=uuid5(key, "person"), facts=person)
    folder, _ = Folder.objects.get_or_create(club=club, person=person, defaults={"key": key, "opened_on": act.day})
    folder = locked(folder)
    if CircleSeat.objects.on(act.day).filter(folder=folder).exists():
        raise InCareAlready(name=person.full_name)
    _agree(act, folder, key, said)
    _seat(act, folder, key, circle, until)
    write_note(act, "care.take_into_care", folder, path=club.path, fields=["circle"], key=key, content=content)
    return folder


@transaction.atomic
def ask_anew(act: Act, *, folder: Folder, key: UUID, said: Said, circle: Sequence[Named], until: date) -> Folder:
    """A circle that ran out is agreed again, asked for by who answered for it last."""
    act.must(Action.RUN_CARE, folder.club.path)
    content = {"folder": folder.pk, "until": until, "circle": [named.as_content() for named in circle]}
    if answered_before(key, content) is not None:
        return folder
    if act.actor_id is not None:
        get_lapsed(act, folder.club_id, folder.key)
    folder = locked(folder)
    _agree(act, folder, key, said)
    _seat(act, folder, key, circle, until)
    write_note(act, "care.ask_anew", folder, path=folder.club.path, fields=["circle"], key=key, content=content)
    return folder


@transaction.atomic
def name_in_circle(act: Act, *, folder: Folder, key: UUID, named: Named, until: date) -> CircleSeat:
    """One more may read, agreed with the person, until a day. Of a seat that runs out the next follows on it."""
    must_lead(act, folder)
    content = {"folder": folder.pk, "until": until, **named.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return CircleSeat.objects.get(pk=row_id)
    seat = _seat(act, locked(folder), key, [named], until, needs_lead=False)[0]
    write_note(act, "care.name_in_circle", seat, path=folder.club.path, fields=["seat"], key=key, content=content)
    return seat


@transaction.atomic
def end_seat(act: Act, *, seat: CircleSeat, key: UUID) -> CircleSeat:
    """From today on this one reads no more. The last who answers stays while the person is on the list."""
    folder = seat.folder
    must_lead(act, folder)
    content = {"seat": seat.pk}
    if answered_before(key, content) is not None:
        return seat
    folder = locked(folder)
    seat = CircleSeat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if seat.valid_to <= act.day:
        raise SeatOver(on=seat.valid_to)
    others = CircleSeat.objects.on(act.day).filter(folder=folder, kind=CircleKind.COORDINATOR).exclude(pk=seat.pk)
    is_on_list = Client.objects.open().filter(folder=folder).exists()
    if seat.kind == CircleKind.COORDINATOR and is_on_list and not others.exists():
        raise LastCoordinator()
    end_seats(CircleSeat.objects.filter(pk=seat.pk), act.day)
    if seat.membership_id is not None and not _still_named(folder, seat.membership_id, act.day):
        _end_rounds_of(folder, seat.membership_id, act.day)
    write_note(act, "care.end_seat", seat, path=folder.club.path, fields=["valid_to"], key=key, content=content)
    seat.refresh_from_db()
    return seat


def end_seats(rows: "QuerySet[Any]", on: date) -> None:
    """End these seats on a day; one that was to begin later never holds."""
    rows.filter(valid_from__lte=on, valid_to__gt=on).update(valid_to=on, is_ended_early=True)
    rows.filter(valid_from__gt=on).update(valid_to=F("valid_from"), is_ended_early=True)


def _agree(act: Act, folder: Folder, key: UUID, said: Said) -> None:
    """Consent to home care, unless one stands."""
    if has_agreed(folder.person_id, folder.club_id, Purpose.HOME_CARE, act.day):
        return
    give_consent(
        act,
        at=at_club(folder, Action.RUN_CARE),
        key=uuid5(key, "consent"),
        person=folder.person,
        purpose=Purpose.HOME_CARE,
        said=said,
        since=act.day,
    )


def _seat(
    act: Act, folder: Folder, key: UUID, circle: Sequence[Named], until: date, *, needs_lead: bool = True
) -> list[CircleSeat]:
    check_circle_days(act.day, until, act.day)
    if needs_lead and not any(named.kind is CircleKind.COORDINATOR for named in circle):
        raise NobodyCoordinates()
    for named in circle:
        check_named(named)
    _check_belong(folder, circle, act.day)
    seats = []
    for place, named in enumerate(circle):
        since = _free_from(folder, named, act.day)
        check_circle_days(min(since, act.day), until, act.day)
        seats.append(
            CircleSeat(
                key=uuid5(key, f"seat {place}"),
                folder=folder,
                kind=named.kind,
                membership_id=named.membership_id,
                account_id=named.account_id,
                valid_from=since,
                valid_to=until,
            )
        )
    written: list[CircleSeat] = CircleSeat.objects.bulk_create(seats)
    return written


def _free_from(folder: Folder, named: Named, day: date) -> date:
    """Today; or the end of the seat that the same one holds and that runs out within a month."""
    same = CircleSeat.objects.filter(folder=folder, kind=named.kind, valid_to__gt=day)
    if named.kind is CircleKind.STATION and same.exclude(account=named.account_id).exists():
        raise StationNamedAlready()
    held = same.filter(membership=named.membership_id, account=named.account_id).order_by("-valid_to").first()
    if held is None:
        return day
    ends_on: date = held.valid_to
    if held.valid_from > day or (ends_on - day).days > AGREED_AGAIN_DAYS:
        raise InCircleAlready()
    return ends_on


def _check_belong(folder: Folder, circle: Sequence[Named], day: date) -> None:
    """Members of this club today, carers where they go on rounds, board for who answers; consent for who is outside."""
    members = members_then(folder.club_id, [n.membership_id for n in circle if n.membership_id], day)
    carers = set(Carer.objects.on(day).filter(membership__in=members).values_list("membership_id", flat=True))
    people = {row.person_id for row in members.values()}
    seats = BoardSeat.objects.on(day).filter(club=folder.club, person__in=people)
    board = set(seats.values_list("person_id", flat=True))
    for named in circle:
        if named.membership_id is None:
            assert named.account_id is not None, "checked before"
            if not has_role_here(folder.club, named.account_id, day):
                raise NamedFromElsewhere()
            if not has_agreed(folder.person_id, folder.club_id, _PURPOSE[named.kind], day):
                raise ConsentMissing()
            continue
        member = members.get(named.membership_id)
        if member is None:
            raise NamedFromElsewhere()
        if member.person_id == folder.person_id:
            raise CaresForOneself()
        if named.kind is CircleKind.COORDINATOR and member.person_id not in board:
            raise NotOfTheBoard(name=member.person.full_name)
        if named.kind in (CircleKind.VOLUNTEER, CircleKind.ASSISTANT) and member.pk not in carers:
            raise NotACarer(name=member.person.full_name)


def _still_named(folder: Folder, membership_id: int, day: date) -> bool:
    return bool(CircleSeat.objects.on(day).filter(folder=folder, membership=membership_id).exists())


def _end_rounds_of(folder: Folder, membership_id: int, day: date) -> None:
    """Who reads no more goes no more: the days they were to come wait for somebody else."""
    rows = Round.objects.open().filter(client__folder=folder)
    rows.filter(Q(first=membership_id) | Q(second=membership_id)).update(valid_to=day)
