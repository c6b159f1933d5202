"""Terms, requests, loans with their plans and payments, what changed them, and animals that were lent."""

from chungtay.loans.models.animals import AnimalLoan, Outcome
from chungtay.loans.models.changes import Extension, Penalty, RateChange, TakeOver, WriteOff
from chungtay.loans.models.loans import Instalment, Loan, LoanRequest, Repayment
from chungtay.loans.models.terms import LoanTerms

__all__ = [
    "AnimalLoan",
    "Extension",
    "Instalment",
    "Loan",
    "LoanRequest",
    "LoanTerms",
    "Outcome",
    "Penalty",
    "RateChange",
    "Repayment",
    "TakeOver",
    "WriteOff",
]
