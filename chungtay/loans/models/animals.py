"""Capital lent as an animal, and what came of a loan."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.clubs.models import Club, Membership
from chungtay.loans.models.loans import Loan
from chungtay.loans.rules import AnimalState
from chungtay.records.models import Keyed, ScopedQuerySet


class AnimalLoan(Keyed):
    """An animal that was lent: no money moves, its young comes back to the club and goes to the next."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="animal_loans")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="animal_loans")
    animal = models.CharField(max_length=80)  # "bò cái lai Sind"
    count = models.PositiveSmallIntegerField()
    value_vnd = models.PositiveBigIntegerField()
    lent_on = models.DateField()
    due_on = models.DateField(null=True)
    gives_back = models.CharField(max_length=160)  # "một bê cái 12 tháng tuổi"
    guarantor_name = models.CharField(max_length=160, blank=True, default="")
    words = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in AnimalState], default=AnimalState.OUT
    )
    settled_on = models.DateField(null=True)
    settled_words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="animal_loan_of_something", condition=Q(count__gte=1) & ~Q(animal="")),
            CheckConstraint(
                name="animal_loan_settled_has_its_day",
                condition=Q(state=AnimalState.OUT, settled_on__isnull=True)
                | (~Q(state=AnimalState.OUT) & Q(settled_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} {self.animal}"


class Outcome(Keyed):
    """What came of a loan: income, out of poverty, in the borrower's words."""

    loan = models.ForeignKey(Loan, null=True, on_delete=models.PROTECT, related_name="outcomes")
    animal_loan = models.ForeignKey(AnimalLoan, null=True, on_delete=models.PROTECT, related_name="outcomes")
    told_on = models.DateField()
    income_vnd = models.PositiveBigIntegerField(null=True)
    is_out_of_poverty = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="outcome_of_one_loan",
                condition=Q(loan__isnull=False, animal_loan__isnull=True)
                | Q(loan__isnull=True, animal_loan__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.told_on} {self.words}"
