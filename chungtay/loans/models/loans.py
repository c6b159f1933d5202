"""Who needs a loan, who has one, what is due on which day, and what was paid."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import Calendar
from chungtay.funds.models import Entry, Fund
from chungtay.loans.models.terms import TermsColumns
from chungtay.loans.rules import (
    ASKING,
    LOAN_STATES,
    MONTHS_AT_MOST,
    OWING,
    REQUEST_STATES,
    DueKind,
    LoanState,
    Method,
    Priority,
    Purpose,
)
from chungtay.meetings.models import Meeting
from chungtay.records.models import Keyed, ScopedQuerySet

_METHODS = [(each.value, each.value) for each in Method]
_PURPOSES = [(each.value, each.value) for each in Purpose]


class LoanRequest(Keyed):
    """A member who needs a loan: on the waiting list, which the meeting sees, until it is answered or lent."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="loan_requests")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="loan_requests")
    asked_on = models.DateField()
    needed_since = models.DateField()
    amount_vnd = models.PositiveBigIntegerField()
    term_months = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=18, choices=_METHODS)
    purpose = models.CharField(max_length=8, choices=_PURPOSES)
    words = models.CharField(max_length=300, blank=True, default="")
    priority = models.CharField(max_length=9, choices=[(each.value, each.value) for each in Priority])
    state = models.CharField(
        max_length=11, choices=[(each.value, each.value) for each in REQUEST_STATES], default=LoanState.REQUESTED
    )
    vetted_at = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="loans_vetted")
    vetted_words = models.CharField(max_length=300, blank=True, default="")
    answered_on = models.DateField(null=True)
    approved_vnd = models.PositiveBigIntegerField(null=True)
    approved_months = models.PositiveSmallIntegerField(null=True)
    answer_number = models.CharField(max_length=60, blank=True, default="")  # of the board's minutes
    answer_words = models.CharField(max_length=300, blank=True, default="")
    guarantor_name = models.CharField(max_length=160, blank=True, default="")
    guarantor_relation = models.CharField(max_length=80, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership"],
                condition=Q(state__in=[state.value for state in LoanState if state in ASKING]),
                name="loan_request_one_open_per_member",
            ),
            CheckConstraint(name="loan_request_of_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(
                name="loan_request_term_possible", condition=Q(term_months__gte=1, term_months__lte=MONTHS_AT_MOST)
            ),
            CheckConstraint(
                name="loan_request_approved_says_how_much",
                condition=~Q(state__in=[LoanState.APPROVED, LoanState.DISBURSED])
                | Q(
                    approved_vnd__isnull=False,
                    approved_vnd__gt=0,
                    approved_months__isnull=False,
                    approved_months__gte=1,
                    approved_months__lte=MONTHS_AT_MOST,
                ),
            ),
            CheckConstraint(
                name="loan_request_state_is_known", condition=Q(state__in=[state.value for state in REQUEST_STATES])
            ),
        ]
        indexes = [models.Index(fields=["club", "state"], name="loan_request_by_state")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.amount_vnd}"


class Loan(Keyed, TermsColumns):
    """Money that went out to a member, with the terms of its day frozen. Of it only the state changes later."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="loans", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="loans")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="loans")
    request = models.ForeignKey(LoanRequest, null=True, on_delete=models.PROTECT, related_name="loans")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="loan")
    number = models.PositiveIntegerField()  # of the club's loans, on the commitment
    purpose = models.CharField(max_length=8, choices=_PURPOSES)
    words = models.CharField(max_length=300, blank=True, default="")
    amount_vnd = models.PositiveBigIntegerField()
    disbursed_on = models.DateField()
    due_calendar = models.CharField(
        max_length=5, choices=[(each.value, each.value) for each in Calendar], blank=True, default=""
    )
    due_day = models.PositiveSmallIntegerField(default=0)
    guarantor_name = models.CharField(max_length=160, blank=True, default="")
    guarantor_relation = models.CharField(max_length=80, blank=True, default="")
    is_signed = models.BooleanField(default=False)  # borrower and guarantor signed, or put a fingerprint to it
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="loans")
    decision_number = models.CharField(max_length=60, blank=True, default="")
    is_opening = models.BooleanField(default=False)  # of an old paper book: `amount_vnd` is what was left
    original_vnd = models.PositiveBigIntegerField(null=True)
    interest_paid_until = models.DateField(null=True)
    state = models.CharField(
        max_length=11, choices=[(each.value, each.value) for each in LOAN_STATES], default=LoanState.DISBURSED
    )
    settled_on = models.DateField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            *TermsColumns.Meta.constraints,
            UniqueConstraint(fields=["club", "number"], name="loan_number_once"),
            CheckConstraint(name="loan_of_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(name="loan_state_is_known", condition=Q(state__in=[state.value for state in LOAN_STATES])),
            CheckConstraint(
                name="loan_settled_has_its_day",
                condition=Q(state__in=[state.value for state in LOAN_STATES if state in OWING], settled_on=None)
                | (
                    ~Q(state__in=[state.value for state in LOAN_STATES if state in OWING]) & Q(settled_on__isnull=False)
                ),
            ),
            CheckConstraint(
                name="loan_has_due_days",
                condition=Q(due_calendar="", due_day=0) | (~Q(due_calendar="") & Q(due_day__gte=1, due_day__lte=31)),
            ),
            CheckConstraint(
                name="loan_opening_says_what_was_left",
                condition=Q(is_opening=False, original_vnd=None, interest_paid_until=None)
                | Q(is_opening=True, original_vnd__gte=F("amount_vnd"), interest_paid_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["club", "state"], name="loan_by_state"),
            models.Index(fields=["club", "disbursed_on"], name="loan_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.amount_vnd}"


class Instalment(models.Model):
    """A line of a loan's plan, made from the loan and what happened since; `prove` makes it again and compares."""

    pk = models.CompositePrimaryKey("loan_id", "number")
    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="instalments", db_index=False)
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    principal_vnd = models.PositiveBigIntegerField()
    interest_vnd = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=11, choices=[(each.value, each.value) for each in DueKind])

    class Meta:
        indexes = [models.Index(fields=["loan", "due_on"], name="instalment_by_day")]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.due_on}"


class Repayment(Keyed):
    """Money that came back on a loan, in its parts; does not count once its entry is reversed. Written once."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="repayments")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="repayment")
    paid_on = models.DateField()
    principal_vnd = models.PositiveBigIntegerField(default=0)
    interest_vnd = models.PositiveBigIntegerField(default=0)
    penalty_vnd = models.PositiveBigIntegerField(default=0)
    through_on = models.DateField()  # things due by this day counted as due

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="repayment_of_something",
                condition=Q(principal_vnd__gt=0) | Q(interest_vnd__gt=0) | Q(penalty_vnd__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.paid_on}"
