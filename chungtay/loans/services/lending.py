"""Money goes out: a request is paid out, or a loan of an old paper book is taken in."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from chungtay.audit.services import answered_before
from chungtay.clubs.models import Club
from chungtay.funds.models import Entry, Fund
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.funds.services import Books, Move, Slip, Who, open_books, post_entry
from chungtay.funds.services.openings import post_opening
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.loans import words as room_words
from chungtay.loans.models import Loan, LoanRequest
from chungtay.loans.queries.facts import due_days_on, terms_on
from chungtay.loans.rules import (
    DayBeforeLoan,
    GuarantorIsBorrower,
    GuarantorNeeded,
    LoanState,
    Method,
    Purpose,
    RatePer,
    TermAboveTerms,
    Terms,
    TermsImpossible,
    check_amount,
    check_step,
    check_terms,
    fitted,
)
from chungtay.loans.services.form import member_of, note
from chungtay.loans.services.planning import replan
from chungtay.loans.services.requests import lock_request
from chungtay.meetings.models import Meeting

_HOLDS = (AccountKind.CASH, AccountKind.BANK, AccountKind.LENT)


@dataclass(frozen=True)
class PaidOut:
    """How a loan is paid out: from which fund, on which day, vouched for by whom, signed."""

    fund_key: UUID
    happened_on: date
    guarantor_name: str
    guarantor_relation: str = ""
    is_signed: bool = True
    meeting: Meeting | None = None
    booklet_number: str = ""


@dataclass(frozen=True)
class OldLoan:
    """A loan of an old paper book: what was lent when, what is left of it, until when its interest is paid."""

    membership_id: int
    fund_key: UUID
    taken_in_on: date
    lent_on: date
    lent_vnd: int
    left_vnd: int
    interest_paid_until: date
    term_months: int
    method: Method
    rate_bps: int
    rate_per: RatePer
    purpose: Purpose
    words: str = ""
    guarantor_name: str = ""
    origin: AccountKind = AccountKind.UNKNOWN_ORIGIN


@transaction.atomic
def disburse(act: Act, *, request: LoanRequest, key: UUID, paid_out: PaidOut) -> Loan:
    """Pay out an approved request under a payment voucher, on the terms in force, which the loan keeps to its end.

    Refuses what the fund does not hold, more than the ceiling or the fund's share, a missing guarantor, a borrower who
    has left.
    """
    content = {"request": request.pk, **asdict(replace(paid_out, meeting=None))}
    content["meeting"] = paid_out.meeting.pk if paid_out.meeting else None
    before = answered_before(key, content)
    if before is not None:
        return Loan.objects.get(pk=before)
    books = open_books(act, request.club)
    asked = lock_request(request.pk)
    check_step(LoanState(asked.state), LoanState.DISBURSED)
    member_of(books.club, asked.membership_id, paid_out.happened_on)
    name = asked.membership.person.full_name
    _check_guarantor(paid_out.guarantor_name, name)
    fund = books.fund_by_key(paid_out.fund_key)
    terms = _terms_for(asked, fund, paid_out.happened_on)
    number = next_number(books.club)
    purpose = room_words.PURPOSE[Purpose(asked.purpose)]
    entry = post_entry(
        act,
        books,
        fund=fund,
        key=key,
        happened_on=paid_out.happened_on,
        kind=EntryKind.PAYMENT,
        words=str(room_words.PAID_OUT % {"number": number, "purpose": purpose}),
        moves=[Move(AccountKind.LENT, AccountKind.CASH, asked.approved_vnd or 0)],
        who=Who(name, asked.membership_id),
        slip=Slip(meeting=paid_out.meeting, booklet_number=clean(paid_out.booklet_number)),
    )
    loan = _write(books, entry, terms, key, number, request=asked, paid_out=paid_out)
    LoanRequest.objects.filter(pk=asked.pk).update(state=LoanState.DISBURSED)
    note(act, "disburse", loan, books.club, key=key, content=content, since=paid_out.happened_on)
    return loan


def _check_guarantor(guarantor: str, borrower: str) -> None:
    if not clean(guarantor):
        raise GuarantorNeeded()
    if fold(guarantor) == fold(borrower):
        raise GuarantorIsBorrower()


def _terms_for(asked: LoanRequest, fund: Fund, day: date) -> Terms:
    """The terms in force, for the sum, term and way that were approved."""
    terms, _ = terms_on(asked.club.path, asked.club_id, day)
    months = asked.approved_months or asked.term_months
    if months > terms.term_months:
        raise TermAboveTerms(month_count=terms.term_months)
    balances = balances_of(fund.pk, kinds=_HOLDS)
    check_amount(asked.approved_vnd or 0, terms, sum(balances.values()))
    return fitted(replace(terms, method=Method(asked.method)), months)


def next_number(club: Club) -> int:
    last = Loan.objects.filter(club=club).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _write(
    books: Books, entry: Entry, terms: Terms, key: UUID, number: int, *, request: LoanRequest, paid_out: PaidOut
) -> Loan:
    return _make(
        books,
        entry,
        terms,
        paid_out.happened_on,
        key=key,
        number=number,
        membership=request.membership,
        request=request,
        purpose=request.purpose,
        words=request.words,
        amount_vnd=request.approved_vnd,
        disbursed_on=paid_out.happened_on,
        guarantor_name=clean(paid_out.guarantor_name),
        guarantor_relation=clean(paid_out.guarantor_relation),
        is_signed=paid_out.is_signed,
        meeting=paid_out.meeting,
        decision_number=request.answer_number,
    )


def _make(books: Books, entry: Entry, terms: Terms, day: date, **about: Any) -> Loan:
    """The row of a loan with its plan, falling due on the days on which the club meets as of a day."""
    due_days = due_days_on(books.club, day)
    loan: Loan = Loan.objects.create(
        **columns(terms),
        club=books.club,
        fund_id=entry.fund_id,
        entry=entry,
        due_calendar=due_days.calendar.value if due_days.calendar else "",
        due_day=due_days.day,
        **about,
    )
    replan([loan])
    return loan


def columns(terms: Terms) -> dict[str, object]:
    """Terms as the columns of a row."""
    values = {field.name: getattr(terms, field.name) for field in fields(terms)}
    return values | {"priorities": ",".join(each.value for each in terms.priorities)}


@transaction.atomic
def take_in(act: Act, *, club: Club, key: UUID, old: OldLoan) -> Loan:
    """Bring in a loan that stood in a paper book: what is left of it becomes an opening balance of its own."""
    content = {"club": club.pk, **asdict(old)}
    before = answered_before(key, content)
    if before is not None:
        return Loan.objects.get(pk=before)
    books = open_books(act, club)
    member = member_of(club, old.membership_id, old.taken_in_on)
    if not old.lent_on <= old.interest_paid_until <= old.taken_in_on:
        raise DayBeforeLoan(happened_on=old.interest_paid_until, disbursed_on=old.lent_on)
    if not 0 < old.left_vnd <= old.lent_vnd:
        raise TermsImpossible()
    terms = _old_terms(club, old)
    number = next_number(club)
    entry = post_opening(
        act,
        books,
        fund=books.fund_by_key(old.fund_key),
        key=key,
        on=old.taken_in_on,
        words=str(room_words.TAKEN_IN % {"number": number}),
        moves=[Move(AccountKind.LENT, old.origin, old.left_vnd)],
        who=Who(member.person.full_name, member.pk),
    )
    loan = _make(
        books,
        entry,
        terms,
        old.taken_in_on,
        key=key,
        number=number,
        membership=member,
        purpose=old.purpose,
        words=clean_lines(old.words),
        amount_vnd=old.left_vnd,
        original_vnd=old.lent_vnd,
        is_opening=True,
        interest_paid_until=old.interest_paid_until,
        disbursed_on=old.lent_on,
        guarantor_name=clean(old.guarantor_name),
        is_signed=True,
    )
    note(act, "take_in", loan, club, key=key, content=content, since=old.taken_in_on)
    return loan


def _old_terms(club: Club, old: OldLoan) -> Terms:
    """The terms of the day it is taken in, with the rate, way and term of the old paper."""
    terms, _ = terms_on(club.path, club.pk, old.taken_in_on)
    terms = replace(terms, method=old.method, rate_bps=old.rate_bps, rate_per=old.rate_per)
    terms = fitted(terms, old.term_months)
    check_terms(terms)
    return terms
