"""The club's home-care volunteers: who they are, what they were taught, their way into the program."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from chungtay.access.models import Grant
from chungtay.access.rules import Action, Role
from chungtay.access.services import create_account, end_grant, open_grant
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import Carer, CarerTraining, CircleSeat, Round
from chungtay.care.rules import CarerAlready, CarerOver, CircleKind, DayNotCome, EndsTooEarly, NotAMemberThen
from chungtay.care.services.circle import end_seats
from chungtay.care.services.form import members_then
from chungtay.care.words import CARER_ENDED
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.models import Person


@transaction.atomic
def enlist(act: Act, *, club: Club, key: UUID, membership: Membership, since: date) -> Carer:
    """A member becomes a home-care volunteer from a day on."""
    act.must(Action.RUN_CARE, club.path)
    content = {"club": club.pk, "membership": membership.pk, "since": since}
    if (row_id := answered_before(key, content)) is not None:
        return Carer.objects.get(pk=row_id)
    if since > act.day:
        raise DayNotCome(on=since)
    Membership.objects.select_for_update(no_key=True).get(pk=membership.pk)
    member = members_then(club.pk, [membership.pk], since).get(membership.pk)
    if member is None:
        raise NotAMemberThen(on=since)
    if Carer.objects.filter(Q(valid_to=None) | Q(valid_to__gt=since), membership=membership).exists():
        raise CarerAlready(name=member.person.full_name)
    carer: Carer = Carer.objects.create(key=key, club=club, membership=membership, valid_from=since)
    write_note(act, "care.enlist", carer, path=club.path, fields=["carer"], key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return carer


@transaction.atomic
def end_carer(act: Act, *, carer: Carer, key: UUID) -> Carer:
    """From today on no volunteer: their seats in circles, their days and the access that came with it end too."""
    act.must(Action.RUN_CARE, carer.club.path)
    content = {"carer": carer.pk, "ended": True}
    if answered_before(key, content) is not None:
        return carer
    carer = Carer.objects.select_for_update(of=("self",)).select_related("club").get(pk=carer.pk)
    if carer.valid_to is not None:
        raise CarerOver(on=carer.valid_to)
    if act.day <= carer.valid_from:
        raise EndsTooEarly(began_on=carer.valid_from)
    Carer.objects.filter(pk=carer.pk).update(valid_to=act.day)
    seats = CircleSeat.objects.filter(
        membership=carer.membership_id, kind__in=(CircleKind.VOLUNTEER, CircleKind.ASSISTANT)
    )
    end_seats(seats, act.day)
    rows = Round.objects.open().filter(Q(first=carer.membership_id) | Q(second=carer.membership_id))
    rows.update(valid_to=act.day)
    grant = Grant.objects.open().filter(pk=carer.grant_id).first() if carer.grant_id else None
    if grant is not None and act.may(Action.APPOINT, carer.club.path):
        end_grant(act, grant=grant, on=act.day, reason=str(CARER_ENDED))
    write_note(act, "care.end_carer", carer, path=carer.club.path, fields=["valid_to"], key=key, content=content)
    mark_stale(act, [carer.club_id], since=act.day)
    carer.refresh_from_db()
    return carer


@transaction.atomic
def train(
    act: Act, *, club: Club, key: UUID, carers: list[Carer], trained_on: date, topic: str, taught_by: str = ""
) -> list[CarerTraining]:
    """Volunteers of a club were taught something on a day."""
    act.must(Action.RUN_CARE, club.path)
    topic, taught_by = clean(topic)[:200], clean(taught_by)[:200]
    content = {"carers": sorted(each.pk for each in carers), "on": trained_on, "topic": topic, "by": taught_by}
    if answered_before(key, content) is not None:
        return list(CarerTraining.objects.filter(carer__in=carers, trained_on=trained_on, topic=topic))
    if trained_on > act.day:
        raise DayNotCome(on=trained_on)
    written: list[CarerTraining] = CarerTraining.objects.bulk_create(
        CarerTraining(carer=carer, trained_on=trained_on, topic=topic, taught_by=taught_by) for carer in carers
    )
    write_note(act, "care.train", club, path=club.path, fields=["training"], key=key, content=content)
    mark_stale(act, [club.pk], since=trained_on)
    return written


@transaction.atomic
def let_in(act: Act, *, carer: Carer, phone: str) -> Carer:
    """An account for a volunteer who has none, with the access of the part; the slip is printed in `access`."""
    act.must(Action.RUN_CARE, carer.club.path)
    person = Person.objects.select_for_update().get(pk=carer.membership.person_id)
    account = person.account or create_account(act, name=person.full_name, path=carer.club.path, phone=phone)
    if person.account_id is None:
        Person.objects.filter(pk=person.pk).update(account=account)
    held = Grant.objects.open().filter(user=account, role=Role.CARE_VOLUNTEER, path=carer.club.path, withdrawn_at=None)
    grant = held.first() or open_grant(
        act,
        user=account,
        role=Role.CARE_VOLUNTEER,
        path=carer.club.path,
        valid_from=act.day,
        place_name=carer.club.name,
    )
    Carer.objects.filter(pk=carer.pk).update(grant_id=grant.pk)
    write_note(act, "care.let_in", carer, path=carer.club.path, fields=["grant_id"])
    carer.refresh_from_db()
    return carer
