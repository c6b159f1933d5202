"""Home care of the past entered set-wise: volunteers, folders with their circles, visits and cases at once.

For papers of years that are brought in, and for the demo country. The tables hold what they hold for any form.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import (
    Agreement,
    AssessedFocus,
    Assessment,
    CarePlan,
    Carer,
    CarerTraining,
    Case,
    CaseReferral,
    CaseReview,
    CaseStage,
    CircleSeat,
    Client,
    Folder,
    PlanItem,
    Round,
    Visit,
    VisitCarer,
    WorryAnswer,
)
from chungtay.care.rules import (
    SEAT_DAYS_AT_MOST,
    Agreed,
    Answer,
    CaseState,
    CircleKind,
    Decision,
    EndReason,
    Focus,
    FoundHow,
    Item,
    Level,
    Outcome,
    ReferralState,
    StandDown,
    Stratum,
    Task,
)
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.people.models import Consent
from chungtay.people.rules import HowTaken, Purpose

REVIEW_EVERY = timedelta(days=182)


@dataclass(frozen=True, kw_only=True)
class PastVisit:
    """A visit as the book tells it, with the worry that was passed on and what was answered."""

    on: date
    outcome: Outcome
    carers: tuple[int, ...]  # memberships
    tasks: tuple[Task, ...] = ()
    minutes: int | None = None
    worry: str = ""
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class PastSlip:
    """A slip to the health station and its answer, if one came."""

    made_on: date
    station: str
    reasons: tuple[Focus, ...]
    words: str
    answered_on: date | None = None
    answer: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """A case as far as it went: found, assessed, planned, reviewed, perhaps stood down."""

    found_on: date
    found_how: FoundHow
    background: str
    assessed_on: date
    stratum: Stratum
    levels: Mapping[Focus, Level]
    planned_on: date
    items: Sequence[Item]
    reviews: Sequence[tuple[date, str]] = ()
    slip: PastSlip | None = None
    ended_on: date | None = None
    end_reason: StandDown | None = None


@dataclass(frozen=True, kw_only=True)
class PastClient:
    """Somebody cared for: since when, who answers, which pair goes on which day, what was agreed and done."""

    person_id: int
    since: date
    coordinators: tuple[int, ...]  # memberships
    pair: tuple[int, int]
    weekday: int
    agreed: Agreed
    visits: Sequence[PastVisit]
    case: PastCase | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None


@dataclass(frozen=True)
class PastCarer:
    """A volunteer since a day, and when they were taught."""

    membership_id: int
    since: date
    trained_on: date | None = None


@transaction.atomic
def enter_past_care(
    act: Act, *, club: Club, key: UUID, carers: Sequence[PastCarer], past: Sequence[PastClient], topic: str
) -> None:
    """Enter a club's home care of the past whole, or not at all; the same key twice is once."""
    content = {"club": club.pk, "clients": len(past), "visits": sum(len(each.visits) for each in past)}
    if answered_before(key, content) is not None:
        return
    act.must(Action.RUN_CARE, club.path)
    _enter_carers(club, carers, topic)
    folders = Folder.objects.bulk_create(
        Folder(club=club, person_id=each.person_id, opened_on=each.since) for each in past
    )
    held = Consent.objects.filter(club_id=club.pk, person__in=[each.person_id for each in past], valid_to=None)
    agreed = set(held.values_list("person", "purpose"))  # for the health station perhaps, at a reading
    Consent.objects.bulk_create(
        _consent(club, each, purpose)
        for each in past
        for purpose in _purposes(each)
        if (each.person_id, purpose) not in agreed
    )
    CircleSeat.objects.bulk_create(
        seat for folder, each in zip(folders, past, strict=True) for seat in _seats(folder, each, act.day)
    )
    clients = Client.objects.bulk_create(
        Client(
            folder=folder, valid_from=each.since, valid_to=each.ended_on,
            end_reason=each.end_reason or "",
        )
        for folder, each in zip(folders, past, strict=True)
    )  # fmt: skip
    whole = list(zip(clients, past, strict=True))
    Agreement.objects.bulk_create(row for client, each in whole for row in _agreements(client, each, act.day))
    Round.objects.bulk_create(
        Round(
            client=client, weekday=each.weekday, first_id=each.pair[0], second_id=each.pair[1],
            valid_from=each.since, valid_to=each.ended_on,
        )
        for client, each in whole
    )  # fmt: skip
    _enter_visits((client, visit) for client, each in whole for visit in each.visits)
    _enter_cases([(folder, each.case) for folder, each in zip(folders, past, strict=True) if each.case])
    if past:
        write_note(act, "care.enter_past", folders[0], path=club.path, fields=["visits"], key=key, content=content)
        mark_stale(act, [club.pk], since=min(each.since for each in past), lane=Lane.BULK)


@transaction.atomic
def enter_past_visits(act: Act, *, club: Club, key: UUID, visits: Mapping[int, Sequence[PastVisit]]) -> None:
    """Visits of the past to people who are on the list, by the number of their line; the same key twice is once."""
    content = {"club": club.pk, "visits": sum(len(each) for each in visits.values())}
    if answered_before(key, content) is not None:
        return
    act.must(Action.RUN_CARE, club.path)
    clients = {row.pk: row for row in Client.objects.filter(folder__club=club, pk__in=visits)}
    _enter_visits((clients[pk], visit) for pk, each in visits.items() for visit in each)
    days = [visit.on for each in visits.values() for visit in each]
    if days:
        first = next(iter(clients.values()))
        write_note(act, "care.enter_past_visits", first, path=club.path, fields=["visits"], key=key, content=content)
        mark_stale(act, [club.pk], since=min(days), lane=Lane.BULK)


def _enter_carers(club: Club, carers: Sequence[PastCarer], topic: str) -> None:
    rows = Carer.objects.bulk_create(
        Carer(club=club, membership_id=each.membership_id, valid_from=each.since) for each in carers
    )
    CarerTraining.objects.bulk_create(
        CarerTraining(carer=row, trained_on=each.trained_on, topic=topic)
        for row, each in zip(rows, carers, strict=True)
        if each.trained_on
    )


def _purposes(each: PastClient) -> Iterator[Purpose]:
    yield Purpose.HOME_CARE
    if each.case is not None:
        yield from (Purpose.STATION, Purpose.COORDINATION)


def _consent(club: Club, each: PastClient, purpose: Purpose) -> Consent:
    return Consent(
        person_id=each.person_id, club_id=club.pk, purpose=purpose, how=HowTaken.SIGNED, valid_from=each.since
    )


def _seats(folder: Folder, each: PastClient, today: date) -> Iterator[CircleSeat]:
    """The circle in terms of a year, one after the other, as it was agreed each time; the last runs on."""
    named = [(CircleKind.COORDINATOR, pk) for pk in each.coordinators]
    named += [(CircleKind.VOLUNTEER, pk) for pk in each.pair]
    since = each.since
    while since <= (each.ended_on or today):
        until = since + timedelta(days=SEAT_DAYS_AT_MOST - 1)
        if each.ended_on is not None:
            until = min(until, each.ended_on)
        for kind, pk in named:
            yield CircleSeat(folder=folder, kind=kind, membership_id=pk, valid_from=since, valid_to=until)
        since = until if until > since else until + timedelta(days=1)


def _agreements(client: Client, each: PastClient, today: date) -> Iterator[Agreement]:
    """What was agreed, looked at again every half-year."""
    since, last = each.since, each.ended_on or today
    while since <= last:
        until = since + REVIEW_EVERY
        ends = until if until <= last else each.ended_on
        yield Agreement(
            client=client, tasks=sorted(each.agreed.tasks), support=each.agreed.support, minutes=each.agreed.minutes,
            agreed_with=each.agreed.agreed_with, note=each.agreed.note, review_on=until, valid_from=since,
            valid_to=ends,
        )  # fmt: skip
        since = until if until > since else last + timedelta(days=1)


def _enter_visits(told: Iterable[tuple[Client, PastVisit]]) -> None:
    pairs = list(told)
    rows = Visit.objects.bulk_create(
        [
            Visit(
                client=client, visited_on=each.on, outcome=each.outcome, tasks=sorted(each.tasks), minutes=each.minutes,
                worry=each.worry,
            )
            for client, each in pairs
        ],
        batch_size=2_000,
    )  # fmt: skip
    told_of = [(row, each) for row, (_client, each) in zip(rows, pairs, strict=True)]
    VisitCarer.objects.bulk_create(
        [VisitCarer(visit=row, membership_id=pk) for row, each in told_of for pk in each.carers], batch_size=5_000
    )
    WorryAnswer.objects.bulk_create(
        WorryAnswer(visit=row, answered_on=each.answered_on, words=each.answer)
        for row, each in told_of
        if each.answered_on is not None
    )


def _enter_cases(told: Sequence[tuple[Folder, PastCase]]) -> None:
    cases = Case.objects.bulk_create(
        Case(
            folder=folder, found_on=each.found_on, found_how=each.found_how, background=each.background,
            ended_on=each.ended_on, end_reason=each.end_reason or "",
        )
        for folder, each in told
    )  # fmt: skip
    whole = [(case, each) for case, (_folder, each) in zip(cases, told, strict=True)]
    CaseStage.objects.bulk_create(row for case, each in whole for row in _stages(case, each))
    assessed = Assessment.objects.bulk_create(
        Assessment(case=case, assessed_on=each.assessed_on, stratum=each.stratum) for case, each in whole
    )
    AssessedFocus.objects.bulk_create(
        AssessedFocus(assessment=row, focus=focus, level=level)
        for row, (_case, each) in zip(assessed, whole, strict=True)
        for focus, level in each.levels.items()
    )
    plans = CarePlan.objects.bulk_create(
        CarePlan(
            case=case, valid_from=each.planned_on, valid_to=each.ended_on, agreed_with=case.folder.person.full_name,
            review_on=each.planned_on + REVIEW_EVERY,
        )
        for case, each in whole
    )  # fmt: skip
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=row, focus=item.focus, goal=item.goal, what=item.what, provider=item.provider, who=item.who,
            how_often=item.how_often,
        )
        for row, (_case, each) in zip(plans, whole, strict=True)
        for item in each.items
    )  # fmt: skip
    CaseReview.objects.bulk_create(
        CaseReview(
            case=case, reviewed_on=on, words=words,
            decision=Decision.STAND_DOWN if on == each.ended_on else Decision.GO_ON,
            next_on=None if on == each.ended_on else on + REVIEW_EVERY,
        )
        for case, each in whole
        for on, words in each.reviews
    )  # fmt: skip
    CaseReferral.objects.bulk_create(_slip(case, each.slip) for case, each in whole if each.slip is not None)


def _stages(case: Case, each: PastCase) -> Iterator[CaseStage]:
    moves: list[tuple[CaseState, date]] = [
        (CaseState.FOUND, each.found_on), (CaseState.ASSESSED, each.assessed_on), (CaseState.RUNNING, each.planned_on)
    ]  # fmt: skip
    if each.ended_on is not None:
        moves.append((CaseState.STOOD_DOWN, each.ended_on))
    ends: list[Any] = [*(on for _state, on in moves[1:]), None]
    for (state, on), until in zip(moves, ends, strict=True):
        yield CaseStage(case=case, state=state, valid_from=on, valid_to=until)


def _slip(case: Case, slip: PastSlip) -> CaseReferral:
    is_answered = slip.answered_on is not None
    return CaseReferral(
        case=case, made_on=slip.made_on, station=slip.station, reasons=sorted(slip.reasons), words=slip.words,
        state=ReferralState.ANSWERED if is_answered else ReferralState.HANDED,
        settled_on=slip.answered_on, answer=slip.answer if is_answered and slip.answer else "",
    )  # fmt: skip
