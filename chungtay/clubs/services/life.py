"""A club's life: opening, names, states, seats, meeting day, regulation, hamlets, projects, claims."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.access.services import move_grants
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Claim, Club, ClubName, ClubState, Membership, Seat
from chungtay.clubs.queries.clubs import map_in_force, old_province_of
from chungtay.clubs.rules import (
    FIRST_STATES,
    LIVING,
    AlreadyClaimed,
    ChangedLater,
    ClubNameUnchanged,
    EndReason,
    HeirNeeded,
    ManagingOrg,
    NotACommuneOfToday,
    NotAPlaceholder,
    ReasonNeeded,
    State,
    StepNotNext,
    check_club_name,
    check_day,
    check_step,
)
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import club_path
from chungtay.kernel.vietnamese import clean, fold, sort_key
from chungtay.people.rules import LONGEST_KEY
from chungtay.places.models import Area, Map
from chungtay.places.rules import Level


@dataclass(frozen=True, kw_only=True)
class ClubFacts:
    """What stands in a club's papers beside its name; all of it may be learnt later."""

    managing_org: str = ManagingOrg.ASSOCIATION
    managing_org_name: str = ""
    programme_id: int | None = None
    founded_on: date | None = None
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    launched_on: date | None = None
    meeting_place: str = ""
    has_no_signal: bool = False
    market_weekday: int | None = None


@transaction.atomic
def open_club(
    act: Act,
    *,
    key: UUID,
    name: str,
    commune: Area,
    since: date,
    state: State = State.PROPOSED,
    old_commune: Area | None = None,
    facts: ClubFacts | None = None,
    reason: str = "",
) -> Club:
    """A new club in a commune of today, with its first name and state and a seat on both maps.

    On the old map its province is exact and its commune empty, unless `old_commune` is known. A founding begins
    PROPOSED; one that is known from its decision or lives already is entered as that.
    """
    act.must(Action.FOUND_CLUB, commune.path)
    facts = facts or ClubFacts()
    content = {"name": name, "commune": commune.pk, "since": since, "state": state, "facts": asdict(facts)}
    if (row_id := answered_before(key, content)) is not None:
        return Club.objects.get(pk=row_id)
    name = clean(name)
    check_club_name(name)
    check_day(since, today=act.day)
    if commune.level != Level.COMMUNE or commune.map_id != map_in_force().pk:
        raise NotACommuneOfToday(name=commune.full_name)
    if state not in FIRST_STATES:
        raise StepNotNext(state=state, to=state)
    # The path holds the row's own number, so it is written in a second breath.
    club = Club(key=key, path=f"/new/{key}/", **_words(facts), **_spelled(name))
    club.save()
    club.path = club_path(commune.path, club.pk)
    club.save(update_fields=["path"])
    ClubName.objects.create(club=club, name=name, valid_from=since)
    ClubState.objects.create(club=club, state=state, valid_from=since, reason=clean(reason))
    _sit(club, commune, old_commune)
    write_note(act, "clubs.open_club", club, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return club


@transaction.atomic
def rename_club(act: Act, *, club: Club, key: UUID, name: str, since: date, source: str = "") -> Club:
    """From a day on the club bears another name; the earlier one stays in its history."""
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "name": name, "since": since}
    if answered_before(key, content) is not None:
        return club
    name = clean(name)
    check_club_name(name)
    check_day(since, today=act.day)
    club = lock_club(club)
    current = ClubName.objects.get(club=club, valid_to=None)
    if current.name == name:
        raise ClubNameUnchanged(name=name)
    if current.valid_from >= since:
        raise ChangedLater(began_on=current.valid_from)
    current.valid_to = since
    current.save()
    ClubName.objects.create(club=club, name=name, valid_from=since, source=clean(source))
    for field, value in _spelled(name).items():
        setattr(club, field, value)
    club.save(update_fields=["name", "name_fold", "sort_key"])
    write_note(act, "clubs.rename_club", club, path=club.path, fields=["name"], key=key, content=content)
    return club


@transaction.atomic
def describe_club(act: Act, *, club: Club, key: UUID, facts: ClubFacts) -> Club:
    """Put right what stands in the club's papers: managing body, decision, launch, place, programme."""
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "facts": asdict(facts)}
    if answered_before(key, content) is not None:
        return club
    club = lock_club(club)
    changed = {name for name, value in _words(facts).items() if value != getattr(club, name)}
    for name, value in _words(facts).items():
        setattr(club, name, value)
    club.save()
    write_note(act, "clubs.describe_club", club, path=club.path, fields=changed, key=key, content=content)
    first = ClubState.objects.filter(club=club).order_by("valid_from").values_list("valid_from", flat=True).first()
    mark_stale(act, [club.pk], since=first or act.day)
    return club


@transaction.atomic
def change_state(
    act: Act, *, club: Club, key: UUID, to: State, on: date, reason: str, merged_into: Club | None = None
) -> ClubState:
    """The next step of a club's life, by the table of states, with its reason.

    A dissolved club has no members from that day on; what becomes of a merged one's members, money and papers is
    `journeys`, which calls this last.
    """
    act.must(Action.FOUND_CLUB, club.path)
    content = {"club": club.pk, "to": to, "on": on, "reason": reason}
    if (row_id := answered_before(key, content)) is not None:
        return ClubState.objects.get(pk=row_id)
    check_day(on, today=act.day)
    club = lock_club(club)
    current = ClubState.objects.get(club=club, valid_to=None)
    check_step(State(current.state), to)
    if not clean(reason):
        raise ReasonNeeded()
    if current.valid_from >= on:
        raise ChangedLater(began_on=current.valid_from)
    if to is State.MERGED and (merged_into is None or not _lives(merged_into)):
        raise HeirNeeded()
    current.valid_to = on
    current.save()
    state = ClubState.objects.create(
        club=club, state=to, valid_from=on, reason=clean(reason)[:500], merged_into=merged_into, key=key
    )
    if to is State.DISSOLVED:
        Membership.objects.filter(club=club, valid_to=None, valid_from__lt=on).update(
            valid_to=on, end_reason=EndReason.CLUB_CLOSED
        )
    write_note(
        act, "clubs.change_state", state, path=club.path, fields=["state"], reason=clean(reason)[:500], key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [club.pk], since=on)
    return state


@transaction.atomic
def reseat(act: Act, *, club: Club, key: UUID, commune: Area, source: str) -> Club:
    """Say where a club sits on today's map: its seat is confirmed, and its path and grants go with it.

    Asked of every club of a split commune. Needs the right to found clubs at both places. Memberships, books and the
    seat on the old map stay as they are; who sums by area (`figures`) is called beside this by `journeys`.
    """
    act.must(Action.FOUND_CLUB, club.path)
    act.must(Action.FOUND_CLUB, commune.path)
    content = {"club": club.pk, "commune": commune.pk}
    if answered_before(key, content) is not None:
        return club
    if commune.level != Level.COMMUNE or commune.map_id != map_in_force().pk:
        raise NotACommuneOfToday(name=commune.full_name)
    club = lock_club(club)
    seat = Seat.objects.select_for_update().get(club=club, map=commune.map_id)
    seat.commune, seat.province, seat.is_confirmed, seat.source = commune, commune.province, True, clean(source)[:300]
    seat.save()
    old, new = club.path, club_path(commune.path, club.pk)
    if old != new:
        club.path = new
        club.save(update_fields=["path"])
        move_grants(act, old=old, new=new)
    write_note(act, "clubs.reseat", club, path=new, fields=["seat"], key=key, content=content)
    first = ClubState.objects.filter(club=club).order_by("valid_from").values_list("valid_from", flat=True).first()
    mark_stale(act, [club.pk], since=first or act.day)
    return club


@transaction.atomic
def claim_placeholder(act: Act, *, club: Club, key: UUID, placeholder: Club, since: date) -> Claim:
    """This real club is the one that a published total counted: the placeholder is never counted beside it."""
    act.must(Action.FOUND_CLUB, club.path)
    act.must(Action.FOUND_CLUB, placeholder.path)
    content = {"club": club.pk, "placeholder": placeholder.pk, "since": since}
    if (row_id := answered_before(key, content)) is not None:
        return Claim.objects.get(pk=row_id)
    if not placeholder.is_published_only or club.is_published_only:
        raise NotAPlaceholder()
    lock_club(placeholder)
    if Claim.objects.filter(placeholder=placeholder).exists():
        raise AlreadyClaimed(name=placeholder.name)
    claim = Claim.objects.create(club=club, placeholder=placeholder, since=since, key=key)
    write_note(act, "clubs.claim_placeholder", claim, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk, placeholder.pk], since=since)
    return claim


def lock_club(club: Club) -> Club:
    """The club's row, held until this is done: what is counted or numbered within it waits its turn."""
    row: Club = Club.objects.select_for_update(no_key=True).get(pk=club.pk)
    return row


def _lives(club: Club) -> bool:
    return ClubState.objects.filter(club=club, valid_to=None, state__in=LIVING).exists()


def _sit(club: Club, commune: Area, old_commune: Area | None) -> None:
    assert commune.province is not None, "every commune lies in a province"
    Seat.objects.create(club=club, map_id=commune.map_id, province=commune.province, commune=commune)
    old_province = old_commune.province if old_commune else old_province_of(commune)
    before = Map.objects.filter(valid_to__isnull=False).order_by("-valid_to").first()
    if before is not None and old_province is not None:
        Seat.objects.create(club=club, map=before, province=old_province, commune=old_commune)


def _spelled(name: str) -> dict[str, str]:
    return {"name": name, "name_fold": fold(name)[:160], "sort_key": sort_key(name)[:LONGEST_KEY]}


def _words(facts: ClubFacts) -> dict[str, object]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in asdict(facts).items()}
