"""What happens to a member: leaving, dying, moving, being away, a day of joining put right."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Absence, BoardSeat, Club, Membership, TeamPlace
from chungtay.clubs.queries.clubs import kept_at
from chungtay.clubs.rules import (
    AlreadyAway,
    AlreadyEnded,
    ChangedLater,
    EndReason,
    EndsBeforeItBegan,
    JoinedInFuture,
    MoveToSameClub,
    OutsideMembership,
    check_day,
)
from chungtay.clubs.services.board import end_board_seat, end_seats_by_death
from chungtay.clubs.services.enrol import enrol
from chungtay.clubs.services.life import lock_club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people import services as people
from chungtay.people.models import Person, PersonStatus
from chungtay.people.rules import PersonFacts


@transaction.atomic
def end_membership(
    act: Act, *, membership: Membership, key: UUID, on: date, reason: EndReason, moved_to: Club | None = None
) -> Membership:
    """The member leaves: `on` is the first day no longer a member. Board seats, teams and absences end with it.

    ENTERED_WRONGLY takes back a line that never should have been: it ends a day after it began, and whoever counts
    leaves it out by that reason.
    """
    club = membership.club
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"membership": membership.pk, "on": on, "reason": reason}
    if answered_before(key, content) is not None:
        return membership
    membership = Membership.objects.select_for_update().select_related("club", "person").get(pk=membership.pk)
    if membership.valid_to is not None:
        raise AlreadyEnded(ended_on=membership.valid_to)
    check_day(on, today=act.day)
    is_wrong = reason is EndReason.ENTERED_WRONGLY
    last = membership.valid_from + timedelta(days=1) if is_wrong else on
    if last <= membership.valid_from:
        raise EndsBeforeItBegan(began_on=membership.valid_from)
    _end_what_hangs_on(act, membership, key=key, on=last)
    membership.valid_to, membership.end_reason, membership.moved_to = last, reason, moved_to
    membership.save(update_fields=["valid_to", "end_reason", "moved_to"])
    write_note(
        act, "clubs.end_membership", membership, path=club.path, fields=["valid_to", "end_reason"], key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [club.pk], since=membership.valid_from if is_wrong else on)
    return membership


@transaction.atomic
def move_member(act: Act, *, membership: Membership, key: UUID, to: Club, on: date) -> Membership:
    """The member goes over to another club on a day, and both keep it in their history. Needs both clubs in reach."""
    act.must(Action.KEEP_REGISTER, membership.club.path)
    act.must(Action.KEEP_REGISTER, to.path)
    if to.pk == membership.club_id:
        raise MoveToSameClub()
    end_membership(act, membership=membership, key=uuid5(key, "leave"), on=on, reason=EndReason.MOVED, moved_to=to)
    return enrol(act, club=to, key=uuid5(key, "join"), joined_on=on, person_id=membership.person_id)


@transaction.atomic
def record_death(act: Act, *, person: Person, key: UUID, died_on: date) -> Person:
    """A death: written on the person, and every membership ends the day after it."""
    kept = kept_at(person, act.reach(Action.KEEP_REGISTER))
    act.must(Action.KEEP_REGISTER, kept.path)
    last = min(died_on + timedelta(days=1), act.day)
    rows = Membership.objects.filter(person=person, valid_to=None).select_related("club", "person")
    person = people.record_death(act, kept=kept, key=key, person=person, died_on=died_on)
    for membership in rows.order_by("club_id"):
        on = max(last, membership.valid_from + timedelta(days=1))
        _end_by_death(act, membership, key=uuid5(key, str(membership.pk)), on=on)
    return person


def _end_by_death(act: Act, membership: Membership, *, key: UUID, on: date) -> None:
    """Also in a club that who records it does not reach: nobody else would learn of it."""
    membership = Membership.objects.select_for_update().select_related("club", "person").get(pk=membership.pk)
    _end_what_hangs_on(act, membership, key=key, on=on, is_by_death=True)
    membership.valid_to, membership.end_reason = on, EndReason.DIED
    membership.save(update_fields=["valid_to", "end_reason"])
    write_note(act, "clubs.end_membership", membership, path=membership.club.path, fields=["valid_to", "end_reason"])
    mark_stale(act, [membership.club_id], since=on)


def _end_what_hangs_on(act: Act, membership: Membership, *, key: UUID, on: date, is_by_death: bool = False) -> None:
    if is_by_death:
        end_seats_by_death(act, club=membership.club, person=membership.person, on=on)
    else:
        seats = BoardSeat.objects.filter(club=membership.club_id, person=membership.person_id, valid_to=None)
        for seat in seats.select_related("club", "person"):
            last = max(on, seat.valid_from + timedelta(days=1))
            end_board_seat(act, seat=seat, key=uuid5(key, f"seat {seat.pk}"), on=last, reason="")
    for model in (TeamPlace, Absence):
        open_rows = model.objects.filter(membership=membership, valid_to=None)
        open_rows.filter(valid_from__lt=on).update(valid_to=on)
        open_rows.filter(valid_from__gte=on).delete()


@transaction.atomic
def correct_joining(act: Act, *, membership: Membership, key: UUID, joined_on: date) -> Membership:
    """The day of joining was written wrongly and is put right."""
    act.must(Action.KEEP_REGISTER, membership.club.path)
    content = {"membership": membership.pk, "joined_on": joined_on}
    if answered_before(key, content) is not None:
        return membership
    lock_club(membership.club)
    membership = Membership.objects.select_for_update().select_related("club", "person").get(pk=membership.pk)
    if joined_on > act.day:
        raise JoinedInFuture(day=joined_on)
    if membership.valid_to is not None and joined_on >= membership.valid_to:
        raise EndsBeforeItBegan(began_on=joined_on)
    before = Membership.objects.filter(club=membership.club_id, person=membership.person_id).exclude(pk=membership.pk)
    earlier = before.filter(valid_from__lt=membership.valid_from).order_by("-valid_from").first()
    if earlier is not None and earlier.valid_to is not None and earlier.valid_to > joined_on:
        raise ChangedLater(began_on=earlier.valid_to)
    since = min(membership.valid_from, joined_on)
    membership.valid_from = joined_on
    membership.save(update_fields=["valid_from"])
    path = membership.club.path
    write_note(act, "clubs.correct_joining", membership, path=path, fields=["valid_from"], key=key, content=content)
    mark_stale(act, [membership.club_id], since=since)
    return membership


@transaction.atomic
def set_absence(
    act: Act, *, membership: Membership, key: UUID, since: date, until: date | None = None, reason: str = ""
) -> Absence:
    """The member is away (tạm vắng) from a day on, not expected at meetings; `until` is the first day back."""
    act.must(Action.KEEP_REGISTER, membership.club.path)
    content = {"membership": membership.pk, "since": since, "until": until, "reason": reason}
    if (row_id := answered_before(key, content)) is not None:
        return Absence.objects.get(pk=row_id)
    membership = Membership.objects.select_for_update().select_related("club").get(pk=membership.pk)
    if until is not None and until <= since:
        raise EndsBeforeItBegan(began_on=since)
    if since < membership.valid_from or membership.valid_to is not None:
        raise OutsideMembership(joined_on=membership.valid_from)
    others = Absence.objects.filter(membership=membership).exclude(valid_to__lte=since)
    if (others.filter(valid_from__lt=until) if until else others).exists():
        raise AlreadyAway()
    absence = Absence.objects.create(
        membership=membership, valid_from=since, valid_to=until, reason=clean(reason)[:200], key=key
    )
    path = membership.club.path
    write_note(act, "clubs.set_absence", absence, path=path, key=key, content=content)
    mark_stale(act, [membership.club_id], since=since)
    return absence


@transaction.atomic
def end_absence(act: Act, *, absence: Absence, key: UUID, on: date) -> Absence:
    """The member is back: `on` is the first day."""
    club = absence.membership.club
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"absence": absence.pk, "on": on}
    if answered_before(key, content) is not None:
        return absence
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.valid_to is not None and absence.valid_to <= on:
        raise AlreadyEnded(ended_on=absence.valid_to)
    if on <= absence.valid_from:
        raise EndsBeforeItBegan(began_on=absence.valid_from)
    absence.valid_to = on
    absence.save()
    write_note(act, "clubs.end_absence", absence, path=club.path, fields=["valid_to"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return absence


# --- facts of the person, kept at the club --------------------------------------------------------------------------


def correct_person(act: Act, *, person: Person, key: UUID, facts: PersonFacts) -> Person:
    """`people.correct_person` with the clubs whose months it changes."""
    kept = kept_at(person, act.reach(Action.KEEP_REGISTER))
    return people.correct_person(act, kept=kept, key=key, person=person, facts=facts)


def set_status(
    act: Act, *, person: Person, key: UUID, dimension: str, value: str, since: date, source: str = ""
) -> PersonStatus:
    """`people.set_status` with the clubs whose months it changes."""
    kept = kept_at(person, act.reach(Action.KEEP_REGISTER))
    return people.set_status(
        act, kept=kept, key=key, person=person, dimension=dimension, value=value, since=since, source=source
    )


def end_status(act: Act, *, status: PersonStatus, key: UUID, on: date) -> PersonStatus:
    """`people.end_status` with the clubs whose months it changes."""
    kept = kept_at(status.person, act.reach(Action.KEEP_REGISTER))
    return people.end_status(act, kept=kept, key=key, status=status, on=on)
