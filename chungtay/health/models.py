"""What was read, who was examined, which sheets were filled, who was sent to the station, and who looked."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club, Membership
from chungtay.health.rules import (
    DIASTOLIC_POSSIBLE,
    HEIGHT_POSSIBLE_CM,
    SYSTOLIC_POSSIBLE,
    WEIGHT_POSSIBLE_GRAMS,
    ClubAction,
    Domain,
    Finding,
    NextStep,
    Payer,
    ReferralReason,
    ReferralState,
    StationAnswer,
)
from chungtay.meetings.models import Meeting
from chungtay.records.models import Keyed, ScopedQuerySet


def _one_of(field: str, kinds: Any, *, or_empty: bool = False) -> Q:
    return Q(**{f"{field}__in": [*([""] if or_empty else []), *(kind.value for kind in kinds)]})


def _pair(first: str, second: str) -> Q:
    """A pressure is two numbers, or none."""
    return Q(**{f"{first}__isnull": True, f"{second}__isnull": True}) | Q(
        **{
            f"{first}__gte": SYSTOLIC_POSSIBLE[0],
            f"{first}__lte": SYSTOLIC_POSSIBLE[1],
            f"{second}__gte": DIASTOLIC_POSSIBLE[0],
            f"{second}__lte": DIASTOLIC_POSSIBLE[1],
            f"{first}__gt": F(second),
        }
    )


class Struck(Keyed):
    """A row that is never edited: struck with a reason it stays, and the right one is written anew."""

    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True


class Measurement(Struck):
    """What was read of a member on a day; one stands per member and day.

    `is_count_only`: somebody was measured and keeps the numbers to themselves, or took back the consent to keep them.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="measurements", db_index=False)
    measured_on = models.DateField()
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="measurements")
    systolic = models.PositiveSmallIntegerField(null=True)
    diastolic = models.PositiveSmallIntegerField(null=True)
    systolic_again = models.PositiveSmallIntegerField(null=True)
    diastolic_again = models.PositiveSmallIntegerField(null=True)
    weight_grams = models.PositiveIntegerField(null=True)
    height_cm = models.PositiveSmallIntegerField(null=True)
    is_count_only = models.BooleanField(default=False)
    typed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "membership__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership", "measured_on"],
                condition=Q(struck_at__isnull=True),
                name="measurement_one_stands_a_day",
            ),
            CheckConstraint(name="measurement_pressure_possible", condition=_pair("systolic", "diastolic")),
            CheckConstraint(name="measurement_second_possible", condition=_pair("systolic_again", "diastolic_again")),
            CheckConstraint(
                name="measurement_second_after_first",
                condition=Q(systolic_again__isnull=True) | Q(systolic__isnull=False),
            ),
            CheckConstraint(
                name="measurement_weight_possible",
                condition=Q(weight_grams__isnull=True)
                | Q(weight_grams__gte=WEIGHT_POSSIBLE_GRAMS[0], weight_grams__lte=WEIGHT_POSSIBLE_GRAMS[1]),
            ),
            CheckConstraint(
                name="measurement_height_possible",
                condition=Q(height_cm__isnull=True)
                | Q(height_cm__gte=HEIGHT_POSSIBLE_CM[0], height_cm__lte=HEIGHT_POSSIBLE_CM[1]),
            ),
            CheckConstraint(
                name="measurement_kept_or_only_counted",
                condition=Q(
                    is_count_only=True, systolic__isnull=True, weight_grams__isnull=True, height_cm__isnull=True
                )
                | Q(is_count_only=False)
                & (Q(systolic__isnull=False) | Q(weight_grams__isnull=False) | Q(height_cm__isnull=False)),
            ),
            CheckConstraint(
                name="measurement_struck_with_reason", condition=Q(struck_at__isnull=True) | ~Q(struck_why="")
            ),
        ]
        indexes = [models.Index(fields=["membership", "-measured_on"], name="measurement_latest_first")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.measured_on}"


class CheckUp(Struck):
    """A day on which members were examined, by the station or elsewhere."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="check_ups", db_index=False)
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    payer = models.CharField(
        max_length=9, choices=[(payer.value, payer.value) for payer in Payer], blank=True, default=""
    )
    note = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "held_on", "place"], condition=Q(struck_at__isnull=True), name="check_up_once"
            ),
            CheckConstraint(name="check_up_has_a_place", condition=~Q(place="")),
            CheckConstraint(name="check_up_payer_is_known", condition=_one_of("payer", Payer)),
            CheckConstraint(
                name="check_up_struck_with_reason", condition=Q(struck_at__isnull=True) | ~Q(struck_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.held_on}"


class Examined(models.Model):
    """A member was examined on such a day. What was found is the member's and the station's, never the club's."""

    check_up = models.ForeignKey(CheckUp, on_delete=models.PROTECT, related_name="examined", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="examined")

    class Meta:
        constraints = [UniqueConstraint(fields=["check_up", "membership"], name="examined_once_a_day")]

    def __str__(self) -> str:
        return f"{self.check_up_id} {self.membership_id}"


class Screening(Struck):
    """A sheet filled with a member on a day, by its version."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="screenings", db_index=False)
    screened_on = models.DateField()
    instrument = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    is_erased = models.BooleanField(default=False)
    typed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "membership__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership", "instrument", "screened_on"],
                condition=Q(struck_at__isnull=True),
                name="screening_one_stands_a_day",
            ),
            CheckConstraint(name="screening_erased_says_nothing", condition=Q(is_erased=False) | Q(answers={})),
            CheckConstraint(
                name="screening_struck_with_reason", condition=Q(struck_at__isnull=True) | ~Q(struck_why="")
            ),
        ]
        indexes = [models.Index(fields=["membership", "-screened_on"], name="screening_latest_first")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.screened_on}"


class Referral(Keyed):
    """A slip to the health station, numbered in its club, open until it has an answer."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="referrals", db_index=False)
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="referrals", db_index=False)
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    station = models.CharField(max_length=200)
    reasons = ArrayField(models.CharField(max_length=18), default=list)
    words = models.CharField(max_length=300, blank=True, default="")
    screening = models.ForeignKey(Screening, null=True, on_delete=models.PROTECT, related_name="referrals")
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in ReferralState],
        default=ReferralState.HANDED,
    )
    settled_on = models.DateField(null=True)
    answer = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in StationAnswer], blank=True, default=""
    )
    answer_words = models.CharField(max_length=300, blank=True, default="")
    again_on = models.DateField(null=True)  # when the station wants to see the person again
    is_erased = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "number"], name="referral_number_once"),
            CheckConstraint(name="referral_says_why", condition=Q(is_erased=True) | Q(reasons__len__gte=1)),
            CheckConstraint(
                name="referral_reasons_are_known",
                condition=Q(reasons__contained_by=[reason.value for reason in ReferralReason]),
            ),
            CheckConstraint(name="referral_state_is_known", condition=_one_of("state", ReferralState)),
            CheckConstraint(name="referral_answer_is_known", condition=_one_of("answer", StationAnswer, or_empty=True)),
            CheckConstraint(
                name="referral_open_or_settled",
                condition=Q(state=ReferralState.HANDED, settled_on__isnull=True, answer="")
                | Q(state=ReferralState.ANSWERED, settled_on__gte=F("made_on")) & ~Q(answer="")
                | Q(state__in=[ReferralState.NOT_GONE, ReferralState.TAKEN_BACK], settled_on__isnull=False, answer=""),
            ),
        ]
        indexes = [models.Index(fields=["membership"], name="referral_by_membership")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.number}"


class DomainResult(models.Model):
    """What a sheet says of one side of life, and where a worry ends."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="results", db_index=False)
    domain = models.CharField(max_length=9, choices=[(each.value, each.value) for each in Domain])
    finding = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Finding])
    step = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in NextStep], blank=True, default=""
    )
    club_action = models.CharField(
        max_length=14, choices=[(each.value, each.value) for each in ClubAction], blank=True, default=""
    )
    look_again_on = models.DateField(null=True)
    referral = models.ForeignKey(Referral, null=True, on_delete=models.PROTECT, related_name="results")
    done_on = models.DateField(null=True)  # the club did it, or looked again

    class Meta:
        constraints = [
            UniqueConstraint(fields=["screening", "domain"], name="domain_result_once"),
            CheckConstraint(name="domain_result_domain_is_known", condition=_one_of("domain", Domain)),
            CheckConstraint(name="domain_result_finding_is_known", condition=_one_of("finding", Finding)),
            CheckConstraint(
                name="domain_result_worry_ends_somewhere",
                condition=~Q(finding=Finding.CONCERN) & Q(step="")
                | Q(finding=Finding.CONCERN)
                & (
                    Q(step=NextStep.CLUB) & ~Q(club_action="")
                    | Q(step=NextStep.REFERRAL, referral__isnull=False)
                    | Q(step=NextStep.LOOK_AGAIN, look_again_on__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain} {self.finding}"


class Look(models.Model):
    """An account looked at somebody's health rows on a day; without a member, at the whole book. Append-only."""

    id = models.BigAutoField(primary_key=True)
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="+", db_index=False)
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    looked_on = models.DateField()
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "membership", "looked_on", "account"],
                nulls_distinct=False,
                name="look_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.looked_on} {self.account_id}"
