"""Taking over: every club that fell to a commune is confirmed, or said to be something else, by those who know it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Seat
from chungtay.clubs.queries import seat_of, state_on
from chungtay.clubs.rules import ManagingOrg, State
from chungtay.clubs.services import change_state, claim_placeholder, describe_club, reseat
from chungtay.journeys.models import TakingOver
from chungtay.journeys.rules import (
    BodyNeeded,
    CommuneNeeded,
    NotASuccessor,
    NotOffered,
    OtherClubNeeded,
    SideUnknown,
    Verdict,
)
from chungtay.journeys.services.founding import facts_of
from chungtay.journeys.services.merging import dissolve_club, merge_clubs
from chungtay.journeys.words import REASON_OF_VERDICT, SEAT_ACCEPTED, SEAT_CHOSEN
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean
from chungtay.places.models import Area, Succession


@dataclass(frozen=True)
class Said:
    """What a form says of a club taken over; what belongs to another verdict is left empty."""

    verdict: Verdict
    said_on: date
    chair_name: str = ""
    chair_phone: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    placeholder: Club | None = None
    other_club: Club | None = None
    body: ManagingOrg = ManagingOrg.ASSOCIATION
    body_name: str = ""
    is_for_good: bool = False
    elsewhere: Area | None = None
    words: str = ""


@transaction.atomic
def take_over(act: Act, *, club: Club, key: UUID, said: Said) -> TakingOver:
    """Write down what the commune says of a club and do what follows from it.

    A real club gets its decision and may claim a published placeholder; a duplicate is merged into the club it
    repeats; one that stopped is suspended or dissolved; one of another body is marked so; one that belongs elsewhere
    is offered to that commune, or goes there at once when the actor may found clubs on both sides. Where the old
    commune was split, the side is asked first (`choose_side`).
    """
    act.must(Action.FOUND_CLUB, club.path)
    content = {"club": club.pk, "said": said}
    if (row_id := answered_before(key, content)) is not None:
        return TakingOver.objects.get(pk=row_id)
    club = Club.objects.select_for_update(no_key=True).get(pk=club.pk)
    seat = seat_of(club)
    if not seat.is_confirmed and said.verdict is not Verdict.ELSEWHERE:
        raise SideUnknown(name=club.name)
    row = _write(club, seat, key, said)
    _EFFECTS[said.verdict](act, club, key, said)
    if said.verdict is Verdict.ELSEWHERE:
        _go_or_offer(act, club, row, key)
    write_note(act, "journeys.take_over", row, path=club.path, fields=[said.verdict], key=key, content=content)
    return row


def _write(club: Club, seat: Seat, key: UUID, said: Said) -> TakingOver:
    _check(club, said)
    old = TakingOver.objects.select_for_update().filter(club=club, superseded_by__isnull=True).first()
    if old is not None:  # it points at itself while the new one is written, so that one stands
        old.superseded_by = old
        old.save(update_fields=["superseded_by"])
    row = TakingOver.objects.create(
        key=key,
        club=club,
        commune=seat.commune or seat.province,
        verdict=said.verdict,
        said_on=said.said_on,
        other_club=said.other_club if said.verdict is Verdict.DUPLICATE else None,
        elsewhere=said.elsewhere if said.verdict is Verdict.ELSEWHERE else None,
        chair_name=clean(said.chair_name)[:120],
        chair_phone=clean(said.chair_phone)[:15],
        words=clean(said.words)[:500],
    )
    if old is not None:
        old.superseded_by = row
        old.save(update_fields=["superseded_by"])
    return row


def _check(club: Club, said: Said) -> None:
    """Refuse an answer that lacks what its verdict needs."""
    if said.verdict is Verdict.DUPLICATE and (said.other_club is None or said.other_club.pk == club.pk):
        raise OtherClubNeeded()
    if said.verdict is Verdict.ELSEWHERE and (said.elsewhere is None or club.path.startswith(said.elsewhere.path)):
        raise CommuneNeeded()
    if said.verdict is Verdict.OTHER_BODY and (said.body is ManagingOrg.ASSOCIATION or not clean(said.body_name)):
        raise BodyNeeded()


def _real(act: Act, club: Club, key: UUID, said: Said) -> None:
    facts = facts_of(club)
    told = {
        "decision_number": clean(said.decision_number) or facts.decision_number,
        "decided_on": said.decided_on or facts.decided_on,
        "decided_by": clean(said.decided_by) or facts.decided_by,
        "founded_on": facts.founded_on or said.decided_on,
    }
    if replace(facts, **told) != facts:  # type: ignore[arg-type]  # the fields of ClubFacts named above
        describe_club(act, club=club, key=uuid5(key, "facts"), facts=replace(facts, **told))  # type: ignore[arg-type]
    if said.placeholder is not None:
        since = facts.founded_on or said.decided_on or said.said_on
        claim_placeholder(act, club=club, key=uuid5(key, "claim"), placeholder=said.placeholder, since=since)


def _duplicate(act: Act, club: Club, key: UUID, said: Said) -> None:
    assert said.other_club is not None
    reason = clean(said.words) or str(REASON_OF_VERDICT[Verdict.DUPLICATE])
    merge_clubs(act, club=club, into=said.other_club, key=uuid5(key, "merge"), on=said.said_on, reason=reason)


def _stopped(act: Act, club: Club, key: UUID, said: Said) -> None:
    reason = clean(said.words) or str(REASON_OF_VERDICT[Verdict.STOPPED])
    if said.is_for_good:
        dissolve_club(act, club=club, key=uuid5(key, "end"), on=said.said_on, reason=reason)
        return
    standing = state_on(club, act.day)
    if standing is not None and standing.state != State.SUSPENDED:
        change_state(act, club=club, key=uuid5(key, "state"), to=State.SUSPENDED, on=said.said_on, reason=reason)


def _other_body(act: Act, club: Club, key: UUID, said: Said) -> None:
    facts = replace(facts_of(club), managing_org=said.body, managing_org_name=clean(said.body_name))
    describe_club(act, club=club, key=uuid5(key, "facts"), facts=facts)


def _elsewhere(act: Act, club: Club, key: UUID, said: Said) -> None:
    """What follows needs the row: see `_go_or_offer`."""


_EFFECTS = {
    Verdict.REAL: _real,
    Verdict.DUPLICATE: _duplicate,
    Verdict.STOPPED: _stopped,
    Verdict.OTHER_BODY: _other_body,
    Verdict.ELSEWHERE: _elsewhere,
}


def _go_or_offer(act: Act, club: Club, row: TakingOver, key: UUID) -> None:
    assert row.elsewhere is not None
    if act.may(Action.FOUND_CLUB, row.elsewhere.path):
        reseat(act, club=club, key=uuid5(key, "seat"), commune=row.elsewhere, source=str(SEAT_CHOSEN))
        row.accepted_on = act.day
        row.save(update_fields=["accepted_on"])


@transaction.atomic
def accept_club(act: Act, *, row: TakingOver, key: UUID) -> Club:
    """The commune a club was offered to takes it: its seat, path and grants move there; what it is, is asked anew."""
    row = TakingOver.objects.select_for_update().select_related("club").get(pk=row.pk)
    content = {"row": row.pk}
    if answered_before(key, content) is not None:
        return row.club
    if row.elsewhere is None or row.accepted_on is not None or row.superseded_by_id is not None:
        raise NotOffered()
    act.must(Action.FOUND_CLUB, row.elsewhere.path)
    # The giving commune said so in this row, so its side's right is held for this one move.
    given = HeldGrant("offered", COUNTRY, frozenset({Action.FOUND_CLUB}))
    both = Act(actor_id=act.actor_id, at=act.at, grants=(*act.grants, given))
    club = reseat(both, club=row.club, key=uuid5(key, "seat"), commune=row.elsewhere, source=str(SEAT_ACCEPTED))
    row.accepted_on = act.day
    row.save(update_fields=["accepted_on"])
    write_note(act, "journeys.accept_club", row, path=club.path, fields=["accepted_on"], key=key, content=content)
    return club


@transaction.atomic
def choose_side(act: Act, *, club: Club, key: UUID, commune: Area, said_on: date) -> Club:
    """Say on which side of a split commune a club lies: here, and its seat is confirmed; there, and it is offered."""
    act.must(Action.FOUND_CLUB, club.path)
    old = Seat.objects.filter(club=club, map__valid_to__isnull=False, commune__isnull=False).first()
    sides = Succession.objects.filter(old=old.commune) if old else Succession.objects.none()
    if commune.pk not in set(sides.values_list("new_id", flat=True)):
        raise NotASuccessor(name=commune.full_name)
    if club.path.startswith(commune.path):
        return reseat(act, club=club, key=key, commune=commune, source=str(SEAT_CHOSEN))
    take_over(act, club=club, key=key, said=Said(Verdict.ELSEWHERE, said_on, elsewhere=commune))
    return Club.objects.get(pk=club.pk)
