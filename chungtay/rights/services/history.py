"""Cases and dialogues of the past, entered set-wise from a club's own book: many at once, each as if written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.people.models import PersonStatus
from chungtay.people.rules import DIMENSION_OF
from chungtay.rights import words
from chungtay.rights.models import (
    Case,
    CasePaper,
    CaseStep,
    Dialogue,
    Entitlement,
    Longevity,
    Proposal,
    ProposalAnswer,
)
from chungtay.rights.queries.due import facts_of
from chungtay.rights.queries.law import ages_on, law_on, routes_of
from chungtay.rights.rules import (
    Benefit,
    NotMember,
    PastCase,
    ProposalState,
    RightUnknown,
    State,
    check_answer,
    check_celebrated,
    check_said,
    check_step,
    for_benefit,
)
from chungtay.rights.services.form import new_step


@transaction.atomic
def enter_past(act: Act, *, club: Club, key: UUID, past: Sequence[PastCase]) -> int:
    """Enter cases with all their steps, in a handful of statements. Returns how many.

    Every step is checked as if it were taken now; a second open case for one right is refused by the database.
    """
    act.must(Action.FOLLOW_RIGHTS, club.path)
    content = {
        "club": club.pk,
        "cases": [
            [str(each.key), each.membership_id, str(each.benefit), [step.as_content() for step in each.steps]]
            for each in past
        ],
    }
    if not past or answered_before(key, content) is not None:
        return len(past)
    members = _members(club, past)
    rows = Case.objects.bulk_create(_case(act, club, members, each) for each in past)
    pairs = list(zip(rows, past, strict=True))
    CaseStep.objects.bulk_create(
        new_step(row, uuid5(each.key, "opened" if not at else f"step {at}"), step)
        for row, each in pairs
        for at, step in enumerate(each.steps)
    )
    CasePaper.objects.bulk_create(
        CasePaper(case=row, number=number, name=name, has_it_on=each.steps[1].on if len(each.steps) > 1 else None)
        for row, each in pairs
        for number, name in enumerate(row.entitlement.papers, 1)
    )
    _write_received(rows)
    write_note(act, "rights.enter_past", rows[0], path=club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [club.pk], since=min(each.steps[0].on for each in past), lane=Lane.BULK)
    return len(rows)


def _members(club: Club, past: Sequence[PastCase]) -> dict[int, Membership]:
    found = Membership.objects.filter(club=club, pk__in=[each.membership_id for each in past])
    members = {row.pk: row for row in found.select_related("person")}
    for each in past:
        if each.membership_id not in members or members[each.membership_id].valid_from > each.steps[0].on:
            raise NotMember(on=each.steps[0].on)
    return members


def _case(act: Act, club: Club, members: dict[int, Membership], each: PastCase) -> Case:
    before, last_on = None, None
    for step in each.steps:
        check_step(step, before=before, last_on=last_on, benefit=each.benefit, today=act.day)
        before, last_on = step.state, step.on
    last = each.steps[-1]
    return Case(
        key=each.key,
        club=club,
        membership=members[each.membership_id],
        benefit=each.benefit,
        entitlement=_route(club, members[each.membership_id], each),
        opened_on=each.steps[0].on,
        state=last.state,
        state_since=last.on,
        amount_vnd=last.amount_vnd,
        first_month=last.first_month.first if last.first_month else None,
    )


def _route(club: Club, member: Membership, each: PastCase) -> Entitlement:
    on = each.steps[0].on
    rows = {row.code: row for row in law_on(on) if row.benefit == each.benefit}
    if not rows:
        raise RightUnknown(on=on)
    facts = facts_of([member], on)[member.pk]
    verdict = for_benefit(each.benefit, routes_of(rows.values(), club.path, on), facts, on)
    return rows[verdict.route.code] if verdict.route else next(iter(rows.values()))


def _write_received(rows: Sequence[Case]) -> None:
    """The register says from the first month on that it is received, where nothing stands on that side of life."""
    won = [row for row in rows if row.state == State.WON]
    status_of = {row.pk: Benefit(row.benefit).status for row in won}
    people = [row.membership.person_id for row in won]
    taken = set(PersonStatus.objects.filter(person__in=people).values_list("person_id", "dimension"))
    PersonStatus.objects.bulk_create(
        PersonStatus(
            key=uuid5(row.key, "received"),
            person_id=row.membership.person_id,
            dimension=DIMENSION_OF[status_of[row.pk]],
            value=status_of[row.pk],
            valid_from=row.first_month,
            source=str(words.WON_BY_CASE) % Month.of(row.first_month).label,
        )
        for row in won
        if (row.membership.person_id, DIMENSION_OF[status_of[row.pk]].value) not in taken and row.first_month
    )


@dataclass(frozen=True, kw_only=True)
class PastProposal:
    """A proposal of the past with its answer, if it was answered."""

    words: str
    state: ProposalState = ProposalState.WAITING
    answered_on: date | None = None
    told: str = ""


@dataclass(frozen=True, kw_only=True)
class PastDialogue:
    """A dialogue of the past with the proposals that came from it."""

    held_on: date
    with_whom: str
    words: str
    people_count: int
    proposals: Sequence[PastProposal] = field(default_factory=tuple)


@transaction.atomic
def enter_past_dialogues(act: Act, *, club: Club, key: UUID, past: Sequence[PastDialogue]) -> int:
    """Enter dialogues with their proposals and answers, in a handful of statements. Returns how many dialogues."""
    act.must(Action.FOLLOW_RIGHTS, club.path)
    content = {"club": club.pk, "days": [each.held_on for each in past]}
    if not past or answered_before(key, content) is not None:
        return len(past)
    for each in past:
        check_said(each.words, each.with_whom, each.held_on, act.day)
    rows = Dialogue.objects.bulk_create(
        Dialogue(
            key=uuid5(key, f"{at}"), club=club, held_on=each.held_on, with_whom=each.with_whom, words=each.words,
            people_count=each.people_count,
        )
        for at, each in enumerate(past)
    )  # fmt: skip
    pairs = [(row, each, said) for row, each in zip(rows, past, strict=True) for said in each.proposals]
    made = Proposal.objects.bulk_create(
        Proposal(
            key=uuid5(row.key, f"{at}"), club=club, dialogue=row, made_on=each.held_on, to_whom=each.with_whom,
            words=said.words, state=said.state,
        )
        for at, (row, each, said) in enumerate(pairs)
    )  # fmt: skip
    ProposalAnswer.objects.bulk_create(
        _answer(act, proposal, said) for proposal, (_, _, said) in zip(made, pairs, strict=True) if said.answered_on
    )
    write_note(act, "rights.enter_past_dialogues", rows[0], path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=min(each.held_on for each in past), lane=Lane.BULK)
    return len(rows)


def _answer(act: Act, proposal: Proposal, said: PastProposal) -> ProposalAnswer:
    assert said.answered_on is not None
    check_answer(ProposalState.WAITING, said.state, on=said.answered_on, made_on=proposal.made_on, today=act.day)
    return ProposalAnswer(
        key=uuid5(proposal.key, "answer"), proposal=proposal, state=said.state, answered_on=said.answered_on,
        told=said.told,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PastCelebration:
    """A long life that was celebrated."""

    membership_id: int
    held_on: date
    told: str = ""


@transaction.atomic
def enter_past_celebrations(act: Act, *, club: Club, key: UUID, past: Sequence[PastCelebration]) -> int:
    """Enter celebrations of the years in which they were held, in a handful of statements. Returns how many."""
    act.must(Action.FOLLOW_RIGHTS, club.path)
    content = {"club": club.pk, "held": [[each.membership_id, each.held_on] for each in past]}
    if not past or answered_before(key, content) is not None:
        return len(past)
    rows = Membership.objects.filter(club=club, pk__in=[each.membership_id for each in past]).select_related("person")
    births = {row.pk: row.person.birth_year for row in rows}
    rules = ages_on(max(each.held_on for each in past))
    written = Longevity.objects.bulk_create(
        Longevity(
            key=uuid5(key, f"{each.membership_id}"), club=club, membership_id=each.membership_id,
            year=each.held_on.year, age=check_celebrated(rules, births.get(each.membership_id), each.held_on.year),
            held_on=each.held_on, told=each.told,
        )
        for each in past
    )  # fmt: skip
    write_note(act, "rights.enter_past_celebrations", written[0], path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=min(each.held_on for each in past), lane=Lane.BULK)
    return len(written)
