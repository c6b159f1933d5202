"""The only code that writes loans. All money goes through `funds`.

For rooms above:

    post_repayments(act, books, [Payment(loan, key, day, amount_vnd=…)])   into books that are open already
    owed_by(club_id, day, members), post_collected(act, books, …)           the loans' lines of a meeting's collection
    queries.due_lines(club_id, day)                                         what each member has to pay of which loan
    queries.prove(club_id)                                                  differences between loans, plans and books
    settle(loans)                                                           plan and state anew, after a merger

A reversed entry stops counting by itself, whoever reversed it: `follow_reversal` hears of it.
"""

from chungtay.loans.services.animals import Animal, lend_animal, settle_animal
from chungtay.loans.services.carrying import Carrying, carry_loans
from chungtay.loans.services.changing import (
    Longer,
    Told,
    change_rate,
    extend,
    note_signed,
    penalise,
    take_over,
    tell_outcome,
    withdraw_change,
)
from chungtay.loans.services.lending import OldLoan, PaidOut, disburse, take_in
from chungtay.loans.services.planning import follow_reversal, settle
from chungtay.loans.services.repaying import Payment, owed_by, post_collected, post_repayments, repay, take_back
from chungtay.loans.services.requests import Answer, Asked, answer, ask, vet, withdraw_request
from chungtay.loans.services.terms import set_terms
from chungtay.loans.services.writing_off import answer_write_off, propose_write_off

__all__ = [
    "Animal",
    "Answer",
    "Asked",
    "Carrying",
    "Longer",
    "OldLoan",
    "PaidOut",
    "Payment",
    "Told",
    "answer",
    "answer_write_off",
    "ask",
    "carry_loans",
    "change_rate",
    "disburse",
    "extend",
    "follow_reversal",
    "lend_animal",
    "note_signed",
    "owed_by",
    "penalise",
    "post_collected",
    "post_repayments",
    "propose_write_off",
    "repay",
    "set_terms",
    "settle",
    "settle_animal",
    "take_back",
    "take_in",
    "take_over",
    "tell_outcome",
    "vet",
    "withdraw_change",
    "withdraw_request",
]
