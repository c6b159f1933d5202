"""What a club said to the authority, and what it heard."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chungtay.clubs.models import Club
from chungtay.kernel.acts import Reach
from chungtay.rights.models import Dialogue, Proposal, ProposalAnswer
from chungtay.rights.rules import CaseNotFound, ProposalState

DIALOGUE_SORTS: dict[str, tuple[str, ...]] = {"ngay": ("held_on", "pk"), "ai": ("with_whom", "held_on", "pk")}
PROPOSAL_SORTS: dict[str, tuple[str, ...]] = {"ngay": ("made_on", "pk"), "ai": ("to_whom", "made_on", "pk")}


def dialogues_of(club: Club, text: str = "", order: Sequence[str] = ("-held_on", "-pk")) -> "QuerySet[Any]":
    """The dialogues that count, the latest first."""
    rows: QuerySet[Any] = Dialogue.objects.filter(club=club, taken_back_at=None).order_by(*order)
    for word in text[:120].split():
        rows = rows.filter(Q(words__icontains=word) | Q(with_whom__icontains=word))
    return rows


def get_dialogue(reach: Reach, club_id: int, key: UUID) -> Dialogue:
    """The dialogue within reach; or `CaseNotFound`."""
    rows = Dialogue.objects.within(reach).filter(club=club_id, key=key)
    found: Dialogue | None = rows.select_related("club").first()
    if found is None:
        raise CaseNotFound(dialogue=str(key))
    return found


def proposals_of(
    club: Club, state: str = "", text: str = "", order: Sequence[str] = ("-made_on", "-pk")
) -> "QuerySet[Any]":
    """The proposals of a club but those taken back, the latest first."""
    rows: QuerySet[Any] = Proposal.objects.filter(club=club).select_related("dialogue").order_by(*order)
    rows = rows.filter(state=state) if state in set(ProposalState) else rows.exclude(state=ProposalState.WITHDRAWN)
    for word in text[:120].split():
        rows = rows.filter(Q(words__icontains=word) | Q(to_whom__icontains=word))
    return rows


def get_proposal(reach: Reach, club_id: int, key: UUID) -> Proposal:
    """The proposal within reach; or `CaseNotFound`."""
    rows = Proposal.objects.within(reach).filter(club=club_id, key=key)
    found: Proposal | None = rows.select_related("club", "dialogue").first()
    if found is None:
        raise CaseNotFound(proposal=str(key))
    return found


def answers_of(proposals: Iterable[int]) -> dict[int, list[ProposalAnswer]]:
    """The answers to each proposal, as they came. One query."""
    found: dict[int, list[ProposalAnswer]] = {}
    for row in ProposalAnswer.objects.filter(proposal__in=list(proposals)).order_by("pk"):
        found.setdefault(row.proposal_id, []).append(row)
    return found


def waiting_count(club: Club) -> int:
    """How many proposals nobody has answered."""
    return int(Proposal.objects.filter(club=club, state=ProposalState.WAITING).count())
