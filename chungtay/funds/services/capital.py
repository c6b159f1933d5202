"""Capital: brought in, given back, kept of the interest; and how interest is parted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.funds.models import BankBook, Capital, CapitalReturn, Entry, Fund, InterestDivision, InterestSplit
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.capital import get_capital, interest_split_on, open_interest
from chungtay.funds.rules import AccountKind, EntryKind, FundKind, line_key
from chungtay.funds.rules.capital import (
    CapitalWasReturned,
    HasNoDayToReturn,
    InterestRuleIsLater,
    NoInterestRule,
    check_capital,
    check_interest,
    check_parts,
    check_return,
    parts_of_interest,
)
from chungtay.funds.rules.openings import MoreOriginThanHeld
from chungtay.funds.services.banks import check_bank, put_on_bank
from chungtay.funds.services.books import note_books, post_transfer
from chungtay.funds.services.openings import post_opening
from chungtay.funds.services.posting import NO_SLIP, NOBODY, Books, Move, Slip, Who, open_books, post_entry
from chungtay.funds.words import money as words
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@dataclass(frozen=True)
class CapitalLine:
    """One sum of capital: where it came from, who gave it, when it goes back."""

    origin: AccountKind
    amount_vnd: int
    giver: Who = NOBODY
    project_id: int | None = None
    return_on: date | None = None
    words: str = ""


@transaction.atomic
def bring_capital(
    act: Act,
    *,
    club: Club,
    fund_key: UUID,
    key: UUID,
    happened_on: date,
    line: CapitalLine,
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
) -> Capital:
    """Capital comes into a fund under a receipt, to be followed to the day it is given back."""
    content = {
        "fund": str(fund_key), "on": happened_on, "origin": line.origin, "amount": line.amount_vnd,
        "giver": [line.giver.name, line.giver.membership_id, line.project_id], "return": line.return_on,
        "bank": bank.pk if bank else None,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Capital.objects.get(pk=before)
    books = open_books(act, club)
    capital = post_capital(
        act, books, fund=books.fund_by_key(fund_key), key=key, happened_on=happened_on, line=line, bank=bank, slip=slip
    )
    note_books(act, "funds.bring_capital", books, capital, key=key, content=content)
    return capital


def post_capital(
    act: Act,
    books: Books,
    *,
    fund: Fund,
    key: UUID,
    happened_on: date,
    line: CapitalLine,
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
) -> Capital:
    """The receipt of capital with its line, inside another action."""
    if bank:
        check_bank(bank, happened_on, line.amount_vnd)
    entry = post_entry(
        act,
        books,
        fund=fund,
        key=key,
        happened_on=happened_on,
        kind=EntryKind.RECEIPT,
        words=clean(line.words) or str(words.CAPITAL_IN % {"origin": words.ORIGIN[line.origin]}),
        moves=[Move(AccountKind.BANK if bank else AccountKind.CASH, line.origin, line.amount_vnd)],
        who=line.giver,
        slip=slip,
    )
    if bank:
        put_on_bank(bank, [entry], [line.amount_vnd])
    return record_capital(entry, key=key, line=line)


def record_capital(entry: Entry, *, key: UUID, line: CapitalLine) -> Capital:
    """Hang a sum of capital on an entry that credited its origin: an opening entry has several, each with its giver."""
    check_capital(
        line.origin,
        entry.happened_on,
        line.return_on,
        has_giver=bool(line.giver.name.strip() or line.giver.membership_id or line.project_id),
        member=line.giver.membership_id is not None,
    )
    capital: Capital = Capital.objects.create(
        key=key,
        fund_id=entry.fund_id,
        entry=entry,
        origin=line.origin,
        amount_vnd=line.amount_vnd,
        giver="" if line.giver.membership_id else clean(line.giver.name),
        membership_id=line.giver.membership_id,
        project_id=line.project_id,
        return_on=line.return_on,
        words=clean(line.words),
    )
    return capital


@transaction.atomic
def open_capital(act: Act, *, club: Club, fund_key: UUID, key: UUID, line: CapitalLine) -> Capital:
    """Name the giver of capital a club had before its books, one sum at a time.

    The money itself stands in the opening balance as of unknown origin; that much of it becomes known. Refuses more.
    """
    content = {
        "fund": str(fund_key), "origin": line.origin, "amount": line.amount_vnd, "return": line.return_on,
        "giver": [line.giver.name, line.giver.membership_id, line.project_id],
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Capital.objects.get(pk=before)
    books = open_books(act, club)
    fund, unknown = books.fund_by_key(fund_key), AccountKind.UNKNOWN_ORIGIN
    beyond_vnd = line.amount_vnd - balances_of(fund.pk, kinds=[unknown]).get(unknown, 0)
    if beyond_vnd > 0:
        raise MoreOriginThanHeld(fund=fund.name, beyond_vnd=beyond_vnd)
    entry = post_opening(
        act, books, fund=fund, key=key, on=fund.opened_on, moves=[Move(unknown, line.origin, line.amount_vnd)],
        words=str(words.CAPITAL_NAMED % {"origin": words.ORIGIN[line.origin]}), who=line.giver,
    )  # fmt: skip
    capital = record_capital(entry, key=key, line=line)
    note_books(act, "funds.open_capital", books, capital, key=key, content=content)
    return capital


@transaction.atomic
def agree_return_day(act: Act, *, capital: Capital, key: UUID, return_on: date) -> None:
    """Another day to give it back was agreed."""
    content = {"capital": capital.pk, "return": return_on}
    if answered_before(key, content) is not None:
        return
    club = capital.fund.club
    act.must(Action.KEEP_BOOKS, club.path)
    if capital.return_on is None and capital.origin not in (AccountKind.BORROWED, AccountKind.RETURNABLE):
        raise HasNoDayToReturn()
    check_capital(
        AccountKind(capital.origin), capital.entry.happened_on, return_on, has_giver=True,
        member=capital.membership_id is not None,
    )  # fmt: skip
    Capital.objects.filter(pk=capital.pk).update(return_on=return_on)
    write_note(act, "funds.agree_return_day", capital, path=club.path, fields=content, key=key, content=content)


@transaction.atomic
def return_capital(
    act: Act,
    *,
    capital: Capital,
    key: UUID,
    happened_on: date,
    amount_vnd: int,
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
) -> CapitalReturn:
    """Give capital back, whole or in part, under a payment voucher. Never more than is left of it."""
    content = {
        "capital": capital.pk, "on": happened_on, "amount": amount_vnd, "bank": bank.pk if bank else None,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return CapitalReturn.objects.get(pk=before)
    books = open_books(act, capital.fund.club)
    given_back = post_capital_return(
        act, books, capital=capital, key=key, happened_on=happened_on, amount_vnd=amount_vnd, bank=bank, slip=slip
    )
    note_books(act, "funds.return_capital", books, given_back, key=key, content=content)
    return given_back


def post_capital_return(
    act: Act,
    books: Books,
    *,
    capital: Capital,
    key: UUID,
    happened_on: date,
    amount_vnd: int,
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
) -> CapitalReturn:
    """The payment of a return with its line, inside another action (a member leaves, clubs merge)."""
    held = get_capital(books.club.pk, capital.key)
    origin = AccountKind(held.origin)
    check_return(origin, held.left_vnd, amount_vnd)
    if bank:
        check_bank(bank, happened_on, -amount_vnd)
    entry = post_entry(
        act,
        books,
        fund=books.funds[held.fund_id],
        key=key,
        happened_on=happened_on,
        kind=EntryKind.PAYMENT,
        words=str(words.CAPITAL_OUT % {"origin": words.ORIGIN[origin]}),
        moves=[Move(origin, AccountKind.BANK if bank else AccountKind.CASH, amount_vnd)],
        who=Who(giver_of(held), held.membership_id),
        slip=slip,
    )
    if bank:
        put_on_bank(bank, [entry], [-amount_vnd])
    given_back: CapitalReturn = CapitalReturn.objects.create(
        key=key, capital_id=held.pk, entry=entry, amount_vnd=amount_vnd
    )
    return given_back


def giver_of(capital: Capital) -> str:
    """Who brought it, by name."""
    if capital.membership is not None:
        return str(capital.membership.person.full_name)
    return capital.giver or (capital.project.name if capital.project else "")


def check_capital_undone(entry: Entry) -> None:
    """Before the entry that brought capital is reversed, what was given back of it is."""
    for capital in Capital.objects.filter(entry=entry):
        given_back = CapitalReturn.objects.filter(capital=capital, entry__reversed_by=None)
        returned_vnd = sum(given_back.values_list("amount_vnd", flat=True))
        if returned_vnd:
            raise CapitalWasReturned(returned_vnd=returned_vnd)


# --- interest -----------------------------------------------------------------------------------------------------


@transaction.atomic
def set_interest_split(
    act: Act, *, club: Club, key: UUID, since: date, operating_bps: int, capital_bps: int, source: str = ""
) -> InterestSplit:
    """Write down how interest is parted from a day on; the way before ends there."""
    content = {"club": club.pk, "since": since, "parts": [operating_bps, capital_bps], "source": source}
    before = answered_before(key, content)
    if before is not None:
        return InterestSplit.objects.get(pk=before)
    act.must(Action.KEEP_BOOKS, club.path)
    check_parts(operating_bps, capital_bps)
    held: InterestSplit | None = (
        InterestSplit.objects.select_for_update().filter(club=club).order_by("-valid_from").first()
    )
    if held is not None and held.valid_from >= since:
        raise InterestRuleIsLater(valid_from=held.valid_from)
    if held is not None and held.valid_to is None:
        held.valid_to = since
        held.save(update_fields=["valid_to"])
    rule: InterestSplit = InterestSplit.objects.create(
        key=key, club=club, valid_from=since, operating_bps=operating_bps, capital_bps=capital_bps,
        source=clean(source),
    )  # fmt: skip
    write_note(act, "funds.set_interest_split", rule, path=club.path, fields=content, key=key, content=content)
    return rule


@transaction.atomic
def capitalise(act: Act, *, club: Club, key: UUID, happened_on: date, amount_vnd: int) -> Capital:
    """Keep interest of the income fund as capital: a memo, nothing moves in the box."""
    content = {"club": club.pk, "on": happened_on, "amount": amount_vnd}
    before = answered_before(key, content)
    if before is not None:
        return Capital.objects.get(pk=before)
    books = open_books(act, club)
    fund = books.fund(FundKind.INCOME)
    check_interest(open_interest(fund.pk), amount_vnd)
    capital = _keep(act, books, fund, key, happened_on, amount_vnd)
    note_books(act, "funds.capitalise", books, capital, key=key, content=content)
    return capital


def _keep(act: Act, books: Books, fund: Fund, key: UUID, happened_on: date, amount_vnd: int) -> Capital:
    entry = post_entry(
        act,
        books,
        fund=fund,
        key=key,
        happened_on=happened_on,
        kind=EntryKind.MEMO,
        words=str(words.INTEREST_KEPT),
        moves=[Move(AccountKind.INTEREST, AccountKind.CAPITALISED, amount_vnd)],
    )
    return record_capital(entry, key=key, line=CapitalLine(AccountKind.CAPITALISED, amount_vnd))


@transaction.atomic
def split_interest(act: Act, *, club: Club, key: UUID, happened_on: date, amount_vnd: int) -> InterestDivision:
    """Part interest of the income fund as the club's rule of the day says: moved to the operating fund, and kept."""
    content = {"club": club.pk, "on": happened_on, "amount": amount_vnd}
    before = answered_before(key, content)
    if before is not None:
        return InterestDivision.objects.get(pk=before)
    books = open_books(act, club)
    rule = interest_split_on(club.pk, happened_on)
    if rule is None:
        raise NoInterestRule()
    fund = books.fund(FundKind.INCOME)
    check_interest(open_interest(fund.pk), amount_vnd)
    moved_vnd, kept_vnd = parts_of_interest(amount_vnd, rule.operating_bps, rule.capital_bps)
    moved = kept = None
    if moved_vnd:
        moved = post_transfer(
            act, books, key=line_key(key, "moved"), happened_on=happened_on, from_fund=fund,
            to_fund=books.fund(FundKind.OPERATING), amount_vnd=moved_vnd, words=str(words.INTEREST_MOVED),
        )  # fmt: skip
    if kept_vnd:
        kept = _keep(act, books, fund, line_key(key, "kept"), happened_on, kept_vnd).entry
    division: InterestDivision = InterestDivision.objects.create(
        key=key, fund=fund, amount_vnd=amount_vnd, moved=moved, kept=kept
    )
    note_books(act, "funds.split_interest", books, division, key=key, content=content)
    return division
