"""What a commune said of clubs that fell to it, the letterhead of its papers, and what a member sees and says."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.journeys.rules import GiverIs, HandoverState, HandoverStep, Kept, Verdict
from chungtay.loans.models import Loan
from chungtay.people.rules import HowTaken
from chungtay.places.models import Area
from chungtay.records.models import File, Keyed, ScopedQuerySet


class TakingOver(Keyed):
    """The answer of a commune about a club that fell to it. A later answer replaces it; both stay to be read."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="takings_over")
    commune = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    said_on = models.DateField()
    other_club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="+")  # of a duplicate
    elsewhere = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField(null=True)  # when the commune it was offered to took it
    chair_name = models.CharField(max_length=120, blank=True, default="")
    chair_phone = models.CharField(max_length=15, blank=True, default="")
    words = models.CharField(max_length=500, blank=True, default="")
    superseded_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="supersedes")

    objects: ClassVar[models.Manager["TakingOver"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club"], condition=Q(superseded_by__isnull=True), name="taking_over_one_standing"),
            CheckConstraint(
                name="taking_over_verdict_is_known", condition=Q(verdict__in=[verdict.value for verdict in Verdict])
            ),
            CheckConstraint(
                name="taking_over_duplicate_names_club",
                condition=~Q(verdict=Verdict.DUPLICATE) | (Q(other_club__isnull=False) & ~Q(other_club=F("club"))),
            ),
            CheckConstraint(
                name="taking_over_elsewhere_names_commune",
                condition=~Q(verdict=Verdict.ELSEWHERE) | Q(elsewhere__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["elsewhere"], name="taking_over_offered", condition=Q(accepted_on=None))]

    def __str__(self) -> str:
        return f"{self.club_id} {self.verdict}"


class Letterhead(models.Model):
    """What stands over and under the papers of a commune: usage differs from place to place, so it is written down."""

    commune = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="letterhead")
    superior = models.CharField(max_length=160, blank=True, default="")  # cơ quan chủ quản of the association
    association = models.CharField(max_length=160, blank=True, default="")
    committee = models.CharField(max_length=160, blank=True, default="")  # the People's Committee, as printed
    chair_of_association = models.CharField(max_length=120, blank=True, default="")
    signer_title = models.CharField(max_length=120, blank=True, default="")
    signer_name = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[models.Manager["Letterhead"]] = ScopedQuerySet.as_manager()
    path_lookup = "commune__path"

    def __str__(self) -> str:
        return self.association


class MemberLink(Keyed):
    """A secret address that opens one member's own figures and nothing else. The secret is signed, not stored."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="own_links")
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    expires_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["MemberLink"]] = ScopedQuerySet.as_manager()
    path_lookup = "membership__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership"], condition=Q(withdrawn_at__isnull=True), name="member_link_one_standing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id}"


class Objection(Keyed):
    """A member says "không đúng": what the board must answer. What was said stays; the answer stands beside it."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="objections")
    about = models.CharField(max_length=160)  # the block of the page it is said of
    words = models.CharField(max_length=1000)
    said_at = models.DateTimeField()
    typed_by_id = models.BigIntegerField(null=True)  # the board member who wrote it down; empty: by the member's link
    answer = models.CharField(max_length=1000, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.BigIntegerField(null=True)

    objects: ClassVar[models.Manager["Objection"]] = ScopedQuerySet.as_manager()
    path_lookup = "membership__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="objection_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="objection_answered_with_words",
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
        ]
        indexes = [models.Index(fields=["membership", "-said_at"], name="objection_latest_first")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.said_at:%Y-%m-%d}"


class Handover(Keyed):
    """A post is handed over: what was settled, by whom, until the seat, its access and the things change hands."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="handovers")
    seat = models.ForeignKey(BoardSeat, on_delete=models.PROTECT, related_name="handovers")
    receiver = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    giver_is = models.CharField(max_length=8, choices=[(each.value, each.value) for each in GiverIs])
    stand_ins = models.CharField(max_length=300, blank=True, default="")  # two of the board, where the giver is gone
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in HandoverState], default=HandoverState.OPEN
    )
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[models.Manager["Handover"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["seat"], condition=Q(state=HandoverState.OPEN), name="handover_one_open_per_seat"),
            CheckConstraint(
                name="handover_state_is_known", condition=Q(state__in=[each.value for each in HandoverState])
            ),
            CheckConstraint(
                name="handover_ended_has_its_instant",
                condition=Q(state=HandoverState.OPEN, ended_at__isnull=True)
                | (~Q(state=HandoverState.OPEN) & Q(ended_at__isnull=False)),
            ),
            CheckConstraint(
                name="handover_without_giver_names_stand_ins", condition=Q(giver_is=GiverIs.PRESENT) | ~Q(stand_ins="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.handed_on}"


class HandoverCheck(Keyed):
    """A step of a handover that somebody confirmed, with what was found. A later one of the same step replaces it."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="checks")
    step = models.CharField(max_length=8, choices=[(each.value, each.value) for each in HandoverStep])
    words = models.CharField(max_length=1000)
    confirmed_at = models.DateTimeField()
    confirmed_by_id = models.BigIntegerField(null=True)
    file = models.OneToOneField(File, null=True, on_delete=models.PROTECT, related_name="+")  # the signed minutes
    replaced_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["HandoverCheck"]] = ScopedQuerySet.as_manager()
    path_lookup = "handover__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["handover", "step"], condition=Q(replaced_at__isnull=True), name="handover_check_one_standing"
            ),
            CheckConstraint(name="handover_check_says_what", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.step}"


class HandoverLoan(Keyed):
    """A borrower confirmed (đối chiếu dư nợ) what they owe on the day of a handover. Replaced when the sum changes."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="loans")
    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="+")
    outstanding_vnd = models.PositiveBigIntegerField()
    words = models.CharField(max_length=300, blank=True, default="")  # signed, fingerprint, the son for her
    confirmed_at = models.DateTimeField()

    objects: ClassVar[models.Manager["HandoverLoan"]] = ScopedQuerySet.as_manager()
    path_lookup = "handover__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["handover", "loan", "outstanding_vnd"], name="handover_loan_once_per_sum")
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.loan_id}"


class Erasure(Keyed):
    """A person's data was erased: as they asked, or (`how` is empty) long after they left. Append-only.

    What it was is not said here, only how much.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="erasures")
    how = models.CharField(max_length=14, choices=[(how.value, how.value) for how in HowTaken], blank=True, default="")
    witness = models.CharField(max_length=120, blank=True, default="")
    representative = models.CharField(max_length=120, blank=True, default="")
    done_at = models.DateTimeField()
    done_by_id = models.BigIntegerField(null=True)
    consent_count = models.PositiveIntegerField()
    health_count = models.PositiveIntegerField()
    care_count = models.PositiveIntegerField()
    right_count = models.PositiveIntegerField()
    is_contact_erased = models.BooleanField()
    is_name_erased = models.BooleanField()
    kept = ArrayField(models.CharField(max_length=12), default=list)  # why something stays

    objects: ClassVar[models.Manager["Erasure"]] = ScopedQuerySet.as_manager()
    path_lookup = "membership__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="erasure_can_be_proved",
                condition=~Q(how=HowTaken.SPOKEN) & ~Q(how=HowTaken.REPRESENTATIVE)
                | Q(how=HowTaken.SPOKEN) & ~Q(witness="")
                | Q(how=HowTaken.REPRESENTATIVE) & ~Q(representative=""),
            ),
            CheckConstraint(
                name="erasure_reasons_are_known", condition=Q(kept__contained_by=[kept.value for kept in Kept])
            ),
            CheckConstraint(
                name="erasure_of_the_name_takes_the_rest", condition=Q(is_name_erased=False) | Q(is_contact_erased=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.done_at:%Y-%m-%d} {self.membership_id}"
