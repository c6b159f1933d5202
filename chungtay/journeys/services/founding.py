"""Founding a club from the proposal to its launch: each step dated, with its paper, moving the club's state on."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import IO
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.models import User
from chungtay.access.rules import Action
from chungtay.access.services import create_account, make_slip
from chungtay.access.services.slips import PrintedSlip
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import BoardSeat, Club, FoundingStep
from chungtay.clubs.queries import board_on, state_on
from chungtay.clubs.rules import Calendar, FoundingStepKind, State, check_day
from chungtay.clubs.services import (
    ClubFacts,
    adopt_regulation,
    change_state,
    describe_club,
    give_access,
    open_club,
    set_hamlets,
    set_meeting_rule,
)
from chungtay.journeys.models import Letterhead
from chungtay.journeys.rules import LEADS_TO, NobodyToLetIn, NotLaunchedYet, StepTaken, check_step_now
from chungtay.journeys.services.merging import dissolve_club
from chungtay.journeys.services.papers import digest_of_upload, keep_file
from chungtay.journeys.words import LETTERHEAD_FIELDS, REASON_OF_STEP
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.places.models import Area
from chungtay.programme.queries import programme_on


@dataclass(frozen=True)
class Step:
    """What a form says of one step: its day, its words, its paper."""

    kind: FoundingStepKind
    happened_on: date
    words: str = ""
    upload: IO[bytes] | None = None
    file_name: str = ""


def facts_of(club: Club) -> ClubFacts:
    """What stands in the club's papers now, for putting some of it right."""
    return ClubFacts(**{name: getattr(club, name) for name in ClubFacts.__dataclass_fields__})


@transaction.atomic
def propose_club(
    act: Act, *, key: UUID, name: str, commune: Area, happened_on: date, hamlet_ids: list[int], words: str = ""
) -> Club:
    """Begin a founding: a club that is only proposed, with the hamlets it is to cover."""
    club = open_club(act, key=key, name=name, commune=commune, since=happened_on)
    if not FoundingStep.objects.filter(club=club, kind=FoundingStepKind.REQUEST).exists():
        if hamlet_ids:
            set_hamlets(act, club=club, key=uuid5(key, "hamlets"), hamlet_ids=hamlet_ids, since=happened_on)
        step = Step(FoundingStepKind.REQUEST, happened_on, words)
        record_step(act, club=club, key=uuid5(key, "request"), step=step)
    return club


@transaction.atomic
def record_step(act: Act, *, club: Club, key: UUID, step: Step) -> FoundingStep:
    """Write down a step of the founding with its paper; survey and mobilising board move the club on.

    A step written before is put right by the same form, except its day once the state has moved with it. The decision
    and the launch say more and have services of their own.
    """
    act.must(Action.FOUND_CLUB, club.path)
    content = {"club": club.pk, "kind": step.kind, "on": step.happened_on, "words": step.words}
    content |= {"file": digest_of_upload(step.upload)}
    if (row_id := answered_before(key, content)) is not None:
        return FoundingStep.objects.get(pk=row_id)
    check_day(step.happened_on, today=act.day)
    club = Club.objects.select_for_update(no_key=True).get(pk=club.pk)
    check_step_now(step.kind, _state_now(club))
    row = FoundingStep.objects.filter(club=club, kind=step.kind).first()
    if row is None:
        row = FoundingStep(club=club, kind=step.kind, key=key)
        _move_on(act, club, step, key)
    elif row.happened_on != step.happened_on and step.kind in LEADS_TO:
        raise StepTaken(happened_on=row.happened_on)
    row.happened_on, row.words = step.happened_on, clean_lines(step.words)
    if step.upload is not None:
        row.file = keep_file(path=club.path, kind="founding", upload=step.upload, name=step.file_name)
    row.save()
    write_note(act, "journeys.record_step", row, path=club.path, fields=[step.kind], key=key, content=content)
    return row


def _state_now(club: Club) -> State:
    standing = club.states.open().get()
    return State(standing.state)


def _move_on(act: Act, club: Club, step: Step, key: UUID) -> None:
    to = LEADS_TO.get(step.kind)
    if to is not None:
        reason = str(REASON_OF_STEP[step.kind])
        change_state(act, club=club, key=uuid5(key, "state"), to=to, on=step.happened_on, reason=reason)


@dataclass(frozen=True)
class Decision:
    """The founding decision: number, day, who issued it as printed, and where that body was."""

    number: str
    decided_on: date
    decided_by: str
    deciding_area: Area | None = None
    upload: IO[bytes] | None = None
    file_name: str = ""


@transaction.atomic
def record_decision(act: Act, *, club: Club, key: UUID, decision: Decision) -> Club:
    """The People's Committee decided: the club has its number and day, and waits for its launch."""
    step = Step(FoundingStepKind.DECISION, decision.decided_on, "", decision.upload, decision.file_name)
    record_step(act, club=club, key=uuid5(key, "step"), step=step)
    facts = replace(
        facts_of(Club.objects.get(pk=club.pk)),
        decision_number=clean(decision.number),
        decided_on=decision.decided_on,
        decided_by=clean(decision.decided_by),
    )
    club = describe_club(act, club=club, key=uuid5(key, "facts"), facts=facts)
    area_id = decision.deciding_area.pk if decision.deciding_area else None
    if club.deciding_area_id != area_id:
        Club.objects.filter(pk=club.pk).update(deciding_area_id=area_id)
        write_note(act, "journeys.record_decision", club, path=club.path, fields=["deciding_area"])
        club.refresh_from_db()
    return club


@dataclass(frozen=True)
class Launch:
    """The launch: its day and place, the regulation adopted, the day of the month on which the club will meet."""

    launched_on: date
    place: str = ""
    words: str = ""
    regulation: str = ""
    calendar: Calendar | None = None
    meeting_day: int | None = None
    starts_at: time | None = None
    upload: IO[bytes] | None = None
    file_name: str = ""


@transaction.atomic
def record_launch(act: Act, *, club: Club, key: UUID, launch: Launch) -> Club:
    """The club is launched and lives from this day: regulation, meeting day and programme come with it."""
    step = Step(FoundingStepKind.LAUNCH, launch.launched_on, launch.words, launch.upload, launch.file_name)
    record_step(act, club=club, key=uuid5(key, "step"), step=step)
    programme = programme_on(launch.launched_on)
    facts = replace(
        facts_of(Club.objects.get(pk=club.pk)),
        launched_on=launch.launched_on,
        founded_on=launch.launched_on,
        meeting_place=clean(launch.place) or club.meeting_place,
        programme_id=programme.pk if programme else None,
    )
    club = describe_club(act, club=club, key=uuid5(key, "facts"), facts=facts)
    if launch.regulation.strip():
        day = launch.launched_on
        adopt_regulation(act, club=club, key=uuid5(key, "regulation"), adopted_on=day, words=launch.regulation)
    if launch.calendar is not None and launch.meeting_day is not None:
        set_meeting_rule(
            act,
            club=club,
            key=uuid5(key, "rule"),
            calendar=launch.calendar,
            day=launch.meeting_day,
            since=launch.launched_on,
            starts_at=launch.starts_at,
        )
    return club


def stop_founding(act: Act, *, club: Club, key: UUID, on: date, reason: str) -> Club:
    """Give up a founding, with the reason. What was written stays."""
    return dissolve_club(act, club=club, key=key, on=on, reason=reason)


@dataclass(frozen=True)
class LetIn:
    """A board member with the slip that lets them in, known at this moment only."""

    seat: BoardSeat
    slip: PrintedSlip


@transaction.atomic
def let_board_in(act: Act, *, club: Club) -> list[LetIn]:
    """Make an account, the access of the post and a printed slip for each board member who has none yet."""
    act.must(Action.APPOINT, club.path)
    standing = state_on(club, act.day)
    if standing is None or standing.state != State.ACTIVE:
        raise NotLaunchedYet(name=club.name)
    found: list[tuple[BoardSeat, User]] = []
    accounts: dict[int, User] = {}
    for seat in board_on(club, act.day):
        person = seat.person
        if person.account is not None and person.pk not in accounts:
            continue
        account = accounts.get(person.pk)
        if account is None:
            account = create_account(act, name=person.full_name, phone=person.phone, path=club.path)
            accounts[person.pk] = account
        found.append((give_access(act, seat=seat, account=account), account))
    if not found:
        raise NobodyToLetIn(name=club.name)
    slips = {account.pk: make_slip(act, user=account) for account in accounts.values()}
    once = {account.pk: seat for seat, account in reversed(found)}
    return [LetIn(seat, slips[pk]) for pk, seat in once.items()][::-1]


@transaction.atomic
def set_letterhead(act: Act, *, commune: Area, key: UUID, told: dict[str, str]) -> Letterhead:
    """Write down what stands over and under the papers of a commune."""
    act.must(Action.FOUND_CLUB, commune.path)
    content = {"commune": commune.pk, **told}
    if answered_before(key, content) is not None:
        return Letterhead.objects.get(commune=commune)
    row: Letterhead
    row, _new = Letterhead.objects.select_for_update().get_or_create(commune=commune)
    for name in LETTERHEAD_FIELDS:
        setattr(row, name, clean(told.get(name, "")))
    row.save()
    write_note(
        act, "journeys.set_letterhead", row, path=commune.path, fields=LETTERHEAD_FIELDS, key=key, content=content
    )
    return row
