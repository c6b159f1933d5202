"""Rounds with quotas, nominations with every step, the council's sitting, decisions, the register of awards."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.lookups import GreaterThanOrEqual

from chungtay.access.models import User
from chungtay.awards.rules import (
    LIVE,
    OUTSIDERS,
    PASS_PERCENT,
    QUORUM_PERCENT,
    REASONABLE,
    AwardeeKind,
    AwardKind,
    Issuer,
    NominationState,
    Occasion,
    RoundState,
)
from chungtay.clubs.models import Club, Membership
from chungtay.papers.models import OutgoingPaper
from chungtay.records.models import Keyed, ScopedQuerySet

_ROUND = [state.value for state in RoundState]
_NOMINATION = [state.value for state in NominationState]
_AWARD = [kind.value for kind in AwardKind]
_AWARDEE = [kind.value for kind in AwardeeKind]
_OCCASION = [each.value for each in Occasion]
_ISSUER = [each.value for each in Issuer]
_REASONABLE = sorted(state.value for state in REASONABLE)
_OUTSIDE = sorted(kind.value for kind in OUTSIDERS)


def _choices(values: list[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def _whom(name: str) -> CheckConstraint:
    """A club and its members are named by their rows, a unit by its path, an outsider by name."""
    return CheckConstraint(
        name=name,
        condition=Q(awardee=AwardeeKind.CLUB, club__isnull=False, membership__isnull=True)
        | Q(awardee=AwardeeKind.MEMBER, club__isnull=False, membership__isnull=False)
        | (Q(awardee=AwardeeKind.UNIT, club__isnull=True, membership__isnull=True) & ~Q(awardee_path=""))
        | Q(awardee__in=_OUTSIDE, club__isnull=True, membership__isnull=True, awardee_path=""),
    )


class AwardRound(Keyed):
    """A round of one office: for which merit of which time, until when, how the council votes."""

    path = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    occasion = models.CharField(max_length=8, choices=_choices(_OCCASION))
    issuer_side = models.CharField(max_length=8, choices=_choices(_ISSUER))
    issuer = models.CharField(max_length=200)
    merit_from = models.DateField()
    merit_to = models.DateField()
    due_on = models.DateField()
    quorum_percent = models.PositiveSmallIntegerField(default=QUORUM_PERCENT)
    pass_percent = models.PositiveSmallIntegerField(default=PASS_PERCENT)
    about = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=_choices(_ROUND), default=RoundState.PLANNED)
    state_words = models.CharField(max_length=500, blank=True, default="")
    handed_on = models.DateField(null=True)
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="award_round_state_is_known", condition=Q(state__in=_ROUND)),
            CheckConstraint(name="award_round_is_named", condition=~Q(title="") & ~Q(issuer="")),
            CheckConstraint(name="award_round_merit_in_order", condition=Q(merit_to__gte=F("merit_from"))),
            CheckConstraint(
                name="award_round_shares_possible",
                condition=Q(quorum_percent__gte=50, quorum_percent__lte=100, pass_percent__gte=50)
                & Q(pass_percent__lte=100),
            ),
            CheckConstraint(
                name="award_round_cancelled_in_words", condition=~Q(state=RoundState.CANCELLED) | ~Q(state_words="")
            ),
            CheckConstraint(
                name="award_round_handed_on_a_day", condition=~Q(state=RoundState.HANDED) | Q(handed_on__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["path"], name="award_round_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.title


class Quota(models.Model):
    """How many of one award a round has for whom; `per_unit`: how many one unit may nominate."""

    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="quotas", db_index=False)
    kind = models.CharField(max_length=16, choices=_choices(_AWARD))
    awardee = models.CharField(max_length=8, choices=_choices(_AWARDEE))
    count = models.PositiveSmallIntegerField()
    per_unit = models.PositiveSmallIntegerField(null=True)
    money_vnd = models.PositiveBigIntegerField(default=0)
    money_source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["round", "kind", "awardee"], name="quota_once_a_kind"),
            CheckConstraint(name="quota_kind_is_known", condition=Q(kind__in=_AWARD, awardee__in=_AWARDEE)),
            CheckConstraint(
                name="quota_possible",
                condition=Q(count__gte=1) & (Q(per_unit__isnull=True) | Q(per_unit__gte=1, per_unit__lte=F("count"))),
            ),
            CheckConstraint(name="quota_money_has_source", condition=Q(money_vnd=0) | ~Q(money_source="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.awardee} {self.count}"


class Nomination(Keyed):
    """Somebody nominated for an award, with what was achieved: the unit's own words beside the figures as they were.

    `unit_path` is who nominates; `awardee_path` where a unit sits that is nominated itself; `who` the awardee in one
    word, by which a second award is found.
    """

    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, related_name="nominations", db_index=False)
    unit_path = models.CharField(max_length=60)
    awardee = models.CharField(max_length=8, choices=_choices(_AWARDEE))
    who = models.CharField(max_length=200)
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="nominations")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="nominations")
    awardee_path = models.CharField(max_length=60, blank=True, default="")
    name = models.CharField(max_length=160)
    post = models.CharField(max_length=160, blank=True, default="")
    unit = models.CharField(max_length=200, blank=True, default="")
    merit = models.CharField(max_length=300)
    report = models.TextField()
    figures = models.JSONField(default=list)  # [[name, value], …] from the records on the day it was nominated
    second_words = models.CharField(max_length=500, blank=True, default="")
    state = models.CharField(max_length=10, choices=_choices(_NOMINATION), default=NominationState.PROPOSED)
    since_on = models.DateField()
    yes_count = models.PositiveSmallIntegerField(null=True)
    no_count = models.PositiveSmallIntegerField(null=True)
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "unit_path"

    class Meta:
        constraints = [
            CheckConstraint(name="nomination_state_is_known", condition=Q(state__in=_NOMINATION)),
            UniqueConstraint(
                fields=["quota", "who"], condition=Q(state__in=sorted(LIVE)), name="nomination_once_while_live"
            ),
            _whom("nomination_says_whom"),
            CheckConstraint(
                name="nomination_is_worded", condition=~Q(name="") & ~Q(merit="") & ~Q(report="") & ~Q(who="")
            ),
            CheckConstraint(
                name="nomination_passed_by_votes",
                condition=~Q(state__in=[NominationState.PASSED, NominationState.FAILED, NominationState.AWARDED])
                | Q(yes_count__isnull=False, no_count__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["unit_path"], name="nomination_by_unit", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["quota", "state"], name="nomination_by_quota"),
            models.Index(fields=["who"], name="nomination_by_who"),
        ]

    def __str__(self) -> str:
        return self.name


class NominationStep(Keyed):
    """What was done with a nomination, by whom, with what words. Append-only."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=_choices(_NOMINATION))
    words = models.CharField(max_length=1000, blank=True, default="")
    happened_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.happened_on} {self.state}"


class SecondReason(Keyed):
    """Another word on why a second award, given after the nomination was sent, beside what it replaced. Append-only."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="reasons")
    state = models.CharField(
        max_length=10, choices=_choices(_NOMINATION)
    )  # where the nomination stood: voted on or not
    replaced = models.CharField(max_length=500, blank=True, default="")
    words = models.CharField(max_length=500)
    given_on = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(name="second_reason_says_something_else", condition=~Q(words="") & ~Q(words=F("replaced"))),
            CheckConstraint(name="second_reason_before_the_decision", condition=Q(state__in=_REASONABLE)),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.given_on}"


class Sitting(Keyed):
    """The council's meeting of a round, with quorum; its votes stand on the nominations. Written once."""

    round = models.OneToOneField(AwardRound, on_delete=models.PROTECT, related_name="sitting")
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    present_names = models.TextField(blank=True, default="")
    opinions = models.TextField(blank=True, default="")
    member_count = models.PositiveIntegerField()
    present_count = models.PositiveIntegerField()
    quorum_percent = models.PositiveSmallIntegerField()
    pass_percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            CheckConstraint(
                name="sitting_has_people", condition=Q(present_count__gte=1, present_count__lte=F("member_count"))
            ),
            CheckConstraint(
                name="sitting_has_quorum",
                condition=GreaterThanOrEqual(F("present_count") * 100, F("member_count") * F("quorum_percent")),
            ),
            CheckConstraint(
                name="sitting_has_chair_and_secretary", condition=~Q(place="") & ~Q(chair="") & ~Q(secretary="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.held_on}"


class AwardDecision(Keyed):
    """A decision to give awards: of our own office after its council sat, or of an outside body. Written once."""

    path = models.CharField(max_length=60)  # the office in whose register its awards stand
    sitting = models.OneToOneField(Sitting, null=True, on_delete=models.PROTECT, related_name="decision")
    paper = models.OneToOneField(OutgoingPaper, null=True, on_delete=models.PROTECT, related_name="+")
    issuer_side = models.CharField(max_length=8, choices=_choices(_ISSUER))
    issuer = models.CharField(max_length=200)
    occasion = models.CharField(max_length=8, choices=_choices(_OCCASION))
    written_number = models.CharField(max_length=80)
    signed_on = models.DateField()
    signer_title = models.CharField(max_length=120, blank=True, default="")
    signer_name = models.CharField(max_length=120, blank=True, default="")
    place = models.CharField(max_length=80, blank=True, default="")
    merit_from = models.DateField()
    merit_to = models.DateField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="award_decision_after_the_vote",
                condition=Q(issuer_side=Issuer.INSIDE, sitting__isnull=False, paper__isnull=False)
                | Q(issuer_side=Issuer.OUTSIDE, paper__isnull=True),
            ),
            CheckConstraint(name="award_decision_has_number", condition=~Q(written_number="") & ~Q(issuer="")),
            CheckConstraint(name="award_decision_merit_in_order", condition=Q(merit_to__gte=F("merit_from"))),
        ]

    def __str__(self) -> str:
        return self.written_number


class Certificate(Keyed):
    """A line of the register of awards: what was given to whom, for what, with how much money. Only revoked."""

    path = models.CharField(max_length=60)  # the office whose register it stands in, as its decision's
    decision = models.ForeignKey(AwardDecision, on_delete=models.PROTECT, related_name="certificates")
    nomination = models.OneToOneField(Nomination, null=True, on_delete=models.PROTECT, related_name="certificate")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=_choices(_AWARD))
    awardee = models.CharField(max_length=8, choices=_choices(_AWARDEE))
    who = models.CharField(max_length=200)
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="certificates")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="certificates")
    awardee_path = models.CharField(max_length=60, blank=True, default="")
    name = models.CharField(max_length=160)
    post = models.CharField(max_length=160, blank=True, default="")
    unit = models.CharField(max_length=200, blank=True, default="")
    merit = models.CharField(max_length=300)
    money_vnd = models.PositiveBigIntegerField(default=0)
    money_source = models.CharField(max_length=200, blank=True, default="")
    second_words = models.CharField(max_length=500, blank=True, default="")
    sort_key = models.CharField(max_length=400, db_collation="C")
    search_fold = models.TextField(db_collation="C", default="")
    revoked_on = models.DateField(null=True)
    revoked_words = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["path", "year", "number"], name="certificate_number_once"),
            CheckConstraint(name="certificate_kind_is_known", condition=Q(kind__in=_AWARD, awardee__in=_AWARDEE)),
            _whom("certificate_says_whom"),
            CheckConstraint(name="certificate_is_worded", condition=~Q(name="") & ~Q(merit="") & ~Q(who="")),
            CheckConstraint(name="certificate_money_has_source", condition=Q(money_vnd=0) | ~Q(money_source="")),
            CheckConstraint(
                name="certificate_revoked_with_reason",
                condition=Q(revoked_on__isnull=True, revoked_words="")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_words="")),
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="certificate_by_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["who"], name="certificate_by_who"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year} {self.name}"
