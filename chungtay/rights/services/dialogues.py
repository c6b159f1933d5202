"""What the club says to the authority: a dialogue held, a proposal made, an answer written down."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.rights.models import Dialogue, Proposal, ProposalAnswer
from chungtay.rights.rules import (
    CaseNotFound,
    DialogueFacts,
    HasProposals,
    ProposalState,
    ReasonNeeded,
    TakenBackAlready,
    WordsNeeded,
    check_answer,
    check_said,
)


@transaction.atomic
def hold_dialogue(act: Act, *, club: Club, key: UUID, facts: DialogueFacts) -> Dialogue:
    """Write down a dialogue with the authority: with whom, about what, how many members came along."""
    act.must(Action.FOLLOW_RIGHTS, club.path)
    content = {"club": club.pk, **vars(facts)}
    if (row_id := answered_before(key, content)) is not None:
        return Dialogue.objects.get(pk=row_id)
    words, whom = clean(facts.words)[:1000], clean(facts.with_whom)[:200]
    check_said(words, whom, facts.held_on, act.day)
    row = Dialogue.objects.create(
        key=key, club=club, held_on=facts.held_on, with_whom=whom, words=words, people_count=facts.people_count
    )
    write_note(act, "rights.hold_dialogue", row, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=facts.held_on)
    return row


@transaction.atomic
def take_back_dialogue(act: Act, *, dialogue: Dialogue, key: UUID, reason: str) -> Dialogue:
    """It was written by mistake; it counts no more. One from which proposals came stays."""
    act.must(Action.FOLLOW_RIGHTS, dialogue.club.path)
    reason = clean(reason)[:300]
    content = {"dialogue": dialogue.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return dialogue
    if not reason:
        raise ReasonNeeded()
    row: Dialogue = Dialogue.objects.select_for_update(of=("self",)).select_related("club").get(pk=dialogue.pk)
    if row.taken_back_at is not None:
        raise TakenBackAlready()
    if row.proposals.exclude(state=ProposalState.WITHDRAWN).exists():
        raise HasProposals()
    row.taken_back_at, row.taken_back_because = act.at, reason
    row.save(update_fields=["taken_back_at", "taken_back_because"])
    write_note(
        act, "rights.take_back_dialogue", row, path=row.club.path, fields=["taken_back_at"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [row.club_id], since=row.held_on)
    return row


@transaction.atomic
def propose(
    act: Act, *, club: Club, key: UUID, made_on: date, to_whom: str, words: str, dialogue_key: UUID | None = None
) -> Proposal:
    """Ask the authority for something, at a dialogue or by itself."""
    act.must(Action.FOLLOW_RIGHTS, club.path)
    said, whom = clean(words)[:1000], clean(to_whom)[:200]
    content = {"club": club.pk, "made_on": made_on, "to": whom, "words": said, "dialogue": str(dialogue_key or "")}
    if (row_id := answered_before(key, content)) is not None:
        return Proposal.objects.get(pk=row_id)
    check_said(said, whom, made_on, act.day)
    dialogue = None
    if dialogue_key is not None:
        dialogue = Dialogue.objects.filter(club=club, key=dialogue_key, taken_back_at=None).first()
        if dialogue is None:
            raise CaseNotFound(dialogue=str(dialogue_key))
    row = Proposal.objects.create(key=key, club=club, dialogue=dialogue, made_on=made_on, to_whom=whom, words=said)
    write_note(act, "rights.propose", row, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=made_on)
    return row


@transaction.atomic
def answer_proposal(
    act: Act, *, proposal: Proposal, key: UUID, state: ProposalState, on: date, told: str
) -> ProposalAnswer:
    """Write down how the authority answered; a later answer stands beside the earlier one."""
    act.must(Action.FOLLOW_RIGHTS, proposal.club.path)
    told = clean(told)[:500]
    content = {"proposal": proposal.pk, "state": str(state), "on": on, "told": told}
    if (row_id := answered_before(key, content)) is not None:
        return ProposalAnswer.objects.get(pk=row_id)
    if not told:
        raise WordsNeeded()
    row: Proposal = Proposal.objects.select_for_update(of=("self",)).select_related("club").get(pk=proposal.pk)
    check_answer(ProposalState(row.state), state, on=on, made_on=row.made_on, today=act.day)
    answer = ProposalAnswer.objects.create(key=key, proposal=row, state=state, answered_on=on, told=told)
    row.state = state
    row.save(update_fields=["state"])
    write_note(act, "rights.answer_proposal", answer, path=row.club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [row.club_id], since=min(on, row.made_on))
    return answer
