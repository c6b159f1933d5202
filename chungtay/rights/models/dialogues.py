"""Dialogues with the authority, proposals, and every answer to them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.clubs.models import Club
from chungtay.records.models import Keyed, ScopedQuerySet
from chungtay.rights.rules import ProposalState

_STATES = [(state.value, state.value) for state in ProposalState]


class Dialogue(Keyed):
    """The club sat together with the authority. Taken back with a reason when it was written by mistake."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="dialogues", db_index=False)
    held_on = models.DateField()
    with_whom = models.CharField(max_length=200)
    words = models.CharField(max_length=1000)
    people_count = models.PositiveSmallIntegerField(default=0)  # members who came along
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="dialogue_says_something", condition=~Q(words="") & ~Q(with_whom="")),
            CheckConstraint(
                name="dialogue_back_has_a_reason",
                condition=Q(taken_back_at__isnull=True, taken_back_because="")
                | (Q(taken_back_at__isnull=False) & ~Q(taken_back_because="")),
            ),
        ]
        indexes = [models.Index(fields=["club", "held_on"], name="dialogue_by_club")]

    def __str__(self) -> str:
        return f"{self.held_on} {self.with_whom}"


class Proposal(Keyed):
    """What the club asks the authority for; where it stands follows from its answers, a trigger holds it."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="proposals", db_index=False)
    dialogue = models.ForeignKey(Dialogue, null=True, on_delete=models.PROTECT, related_name="proposals")
    made_on = models.DateField()
    to_whom = models.CharField(max_length=200)
    words = models.CharField(max_length=1000)
    state = models.CharField(max_length=9, choices=_STATES, default=ProposalState.WAITING)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="proposal_says_something", condition=~Q(words="") & ~Q(to_whom="")),
            CheckConstraint(name="proposal_state_is_known", condition=Q(state__in=[s.value for s in ProposalState])),
        ]
        indexes = [models.Index(fields=["club", "made_on"], name="proposal_by_club")]

    def __str__(self) -> str:
        return self.words[:60]


class ProposalAnswer(Keyed):
    """One answer to a proposal; a better one later stands beside it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers", db_index=False)
    state = models.CharField(max_length=9, choices=_STATES)
    answered_on = models.DateField()
    told = models.CharField(max_length=500)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "proposal__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="proposal_answer_is_one",
                condition=Q(state__in=[s.value for s in ProposalState if s is not ProposalState.WAITING]),
            ),
            CheckConstraint(name="proposal_answer_says_something", condition=~Q(told="")),
        ]
        indexes = [models.Index(fields=["proposal", "id"], name="proposal_answer_in_order")]

    def __str__(self) -> str:
        return f"{self.answered_on} {self.state}"
