"""Two records of one person become one; two that only look alike are kept apart."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.queries.clubs import kept_at
from chungtay.clubs.queries.duplicates import place_of
from chungtay.clubs.rules import EndReason, common_path
from chungtay.kernel.acts import Act
from chungtay.people import services as people
from chungtay.people.models import Duplicate, Person, PersonStatus
from chungtay.people.rules import AlreadyMerged, JudgedOtherwise
from chungtay.records.models import DatedQuerySet

# What the record that lives on takes from the other where it says nothing itself.
_FILLED = (
    "sex", "ethnicity", "phone", "commune_id", "hamlet_id", "address", "known_as", "association_card_no",
    "association_joined_on", "died_on", "account_id",
)  # fmt: skip


@transaction.atomic
def merge_people(act: Act, *, keep: Person, drop: Person, key: UUID, reason: str = "") -> Person:
    """The same person, says one who reaches both: `keep` lives on, `drop` points at it and is never used again.

    Memberships, seats and statuses go over. Where both records held the same at once (two lines in one club), the
    later line is closed as entered wrongly, so nobody is counted twice. Rooms above that point at a person re-point
    in `journeys`, which calls this.
    """
    place = common_path(place_of(keep), place_of(drop))
    act.must(Action.KEEP_REGISTER, place)
    first, second = people.in_order(keep, drop)
    content = {"keep": keep.pk, "drop": drop.pk}
    if answered_before(key, content) is not None:
        return keep
    list(Club.objects.filter(memberships__person=drop).order_by("pk").select_for_update(no_key=True, of=("self",)))
    locked = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[first.pk, second.pk])}
    keep, drop = locked[keep.pk], locked[drop.pk]
    if keep.merged_into_id or drop.merged_into_id:
        raise AlreadyMerged()
    judged, _ = Duplicate.objects.get_or_create(
        first=first, second=second, defaults={"is_same": True, "reason": reason[:300], "judged_at": act.at}
    )
    if not judged.is_same:
        raise JudgedOtherwise()
    kept = [kept_at(person, act.reach(Action.KEEP_REGISTER)) for person in (keep, drop)]
    _merge_memberships(keep, drop)
    _merge_dated(BoardSeat.objects.filter(person=drop), keep, ("club_id", "post"))
    _merge_dated(PersonStatus.objects.filter(person=drop), keep, ("dimension",))
    _fill(keep, drop)
    write_note(act, "clubs.merge_people", keep, path=place, fields=["merged_into"], key=key, content=content)
    for each in kept:
        if each.since is not None:
            mark_stale(act, each.club_ids, since=each.since)
    return keep


@transaction.atomic
def judge_apart(act: Act, *, one: Person, other: Person, key: UUID, reason: str = "") -> Duplicate:
    """Two different people: the pair is shown no more."""
    path = common_path(place_of(one), place_of(other))
    return people.judge_apart(act, path=path, key=key, one=one, other=other, reason=reason)


def _merge_memberships(keep: Person, drop: Person) -> None:
    for row in Membership.objects.select_for_update().filter(person=drop).order_by("valid_from"):
        same_club = Membership.objects.filter(person=keep, club=row.club_id)
        if _meeting(same_club, row.valid_from, row.valid_to):
            # The number stays given and what was ticked stays ticked; the line itself counts no more.
            row.valid_to, row.end_reason = row.valid_from + timedelta(days=1), EndReason.ENTERED_WRONGLY
        else:
            row.person = keep
        row.save(update_fields=["person", "valid_to", "end_reason"])


def _merge_dated(rows: DatedQuerySet, keep: Person, subject: tuple[str, ...]) -> None:
    for row in rows:
        same = type(row).objects.filter(person=keep, **{name: getattr(row, name) for name in subject})
        if not _meeting(same, row.valid_from, row.valid_to):
            type(row).objects.filter(pk=row.pk).update(person=keep)


def _meeting(rows: DatedQuerySet, since: date, until: date | None) -> bool:
    """Whether one of these holds on a day of `[since, until)`."""
    rows = rows.exclude(valid_to__lte=since)
    return bool((rows.filter(valid_from__lt=until) if until else rows).exists())


def _fill(keep: Person, drop: Person) -> None:
    """What the record that lives on leaves blank is taken from the other, which then points at it."""
    had = {name: getattr(drop, name) for name in _FILLED}
    drop.merged_into, drop.account = keep, None
    drop.save(update_fields=["merged_into", "account"])
    for name, value in had.items():
        if not getattr(keep, name):
            setattr(keep, name, value)
    if keep.birth_date is None and keep.birth_year in (None, drop.birth_year):
        keep.birth_year, keep.birth_date = drop.birth_year, drop.birth_date
    keep.is_association_member = keep.is_association_member or drop.is_association_member
    if keep.commune_id == drop.commune_id:
        keep.path = drop.path
    keep.save()
