"""Two clubs' books become one, and a club that ends gives away what is left: every sum singly, by balanced entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from chungtay.access.rules import Action
from chungtay.assets.queries import count_of
from chungtay.assets.rules import GoneReason, Leaving
from chungtay.assets.services import carry_over, strike_all
from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club, Membership
from chungtay.funds.models import BankBook, BankHolder, Capital, CapitalReturn, Entry, Fund
from chungtay.funds.queries import balances_of
from chungtay.funds.queries.banks import bank_balance
from chungtay.funds.rules import ORIGINS, AccountKind, EntryKind, FundKind
from chungtay.funds.services import Books, Move, Who, open_books, post_entry
from chungtay.funds.services.banks import put_on_bank
from chungtay.journeys import words
from chungtay.journeys.queries.leaving import capital_left
from chungtay.journeys.rules import MoneyStillOut, RestNeedsReceiver
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.loans.services import Carrying, carry_loans
from chungtay.rights.services import carry_cases

_A = AccountKind


@dataclass(frozen=True)
class _Merger:
    """Both books, open; which fund follows which; under which membership everybody goes on."""

    act: Act
    out_of: Books
    into: Books
    funds: Mapping[int, Fund]
    members: Mapping[int, Membership]
    key: UUID
    on: date

    def named(self, name: str) -> UUID:
        return uuid5(self.key, name)


def carry_books(act: Act, *, club: Club, into: Club, key: UUID, on: date) -> None:
    """Everything a club's funds hold and owe goes into the books of the heir, and its things into the heir's register.

    Rights that are still followed are followed there.
    Each loan, contribution and borrowed capital goes singly. Refuses missing cash that is still owed: that is settled
    in the books where it was found. Part of a merger; the caller has asked whether it was done before.
    """
    if Fund.objects.filter(club=club).exists():
        first, second = sorted((club, into), key=lambda each: each.pk)
        books = {each.pk: open_books(act, each, asking=Action.FOUND_CLUB) for each in (first, second)}
        _make_funds(books[club.pk], into, key, on)
        books[into.pk] = open_books(act, into, asking=Action.FOUND_CLUB)
        merger = _Merger(
            act,
            books[club.pk],
            books[into.pk],
            _following(books[club.pk], books[into.pk]),
            _members(club, into),
            key,
            on,
        )
        for fund in merger.out_of.funds.values():
            _check_shortage(fund)
        carry_loans(act, Carrying(merger.out_of, merger.into, merger.funds, merger.members, key, on))
        for fund in merger.out_of.funds.values():
            _carry_capital(merger, fund)
            _carry_money(merger, fund)
        for each in (merger.out_of, merger.into):
            mark_stale(act, [each.club.pk], since=on)
        Fund.objects.filter(club=club, closed_on=None).update(closed_on=on)
    if count_of(club.pk):
        carry_over(act, club=club, to_club=into, key=uuid5(key, "things"), on=on)
    carry_cases(act, club=club, to_club=into, key=uuid5(key, "rights"), on=on)


def _make_funds(out_of: Books, into: Club, key: UUID, on: date) -> None:
    """The heir gets a fund for each that it has none of."""
    held = {(fund.kind, fund.name) for fund in Fund.objects.filter(club=into, closed_on=None)}
    kinds = {kind for kind, _ in held}
    for fund in out_of.funds.values():
        is_own = fund.kind == FundKind.OTHER
        if (fund.kind, fund.name) in held or (not is_own and fund.kind in kinds):
            continue
        Fund.objects.create(key=uuid5(key, f"fund {fund.pk}"), club=into, kind=fund.kind, name=fund.name, opened_on=on)


def _following(out_of: Books, into: Books) -> dict[int, Fund]:
    """By its kind, another fund by its name."""
    found = {}
    for fund in out_of.funds.values():
        same = [each for each in into.funds.values() if each.kind == fund.kind and each.closed_on is None]
        if fund.kind == FundKind.OTHER:
            same = [each for each in same if each.name == fund.name]
        found[fund.pk] = same[0]
    return found


def _members(club: Club, into: Club) -> dict[int, Membership]:
    there = {row.person_id: row for row in Membership.objects.filter(club=into, valid_to=None).select_related("person")}
    mine = Membership.objects.filter(club=club).values_list("pk", "person_id")
    return {pk: there[person_id] for pk, person_id in mine if person_id in there}


def _check_shortage(fund: Fund) -> None:
    missing = balances_of(fund.pk, kinds=[_A.SHORTAGE]).get(_A.SHORTAGE, 0)
    if missing:
        raise MoneyStillOut(fund=fund.name, what=str(words.STILL_MISSING), amount_vnd=missing)


def _carry_capital(merger: _Merger, fund: Fund) -> None:
    """Each named sum with its giver and day, then what no name stands for."""
    for capital, left_vnd in capital_left(fund.pk):
        gone = _move(merger, fund, f"capital {capital.pk}", capital.origin, left_vnd, capital)
        CapitalReturn.objects.create(
            key=merger.named(f"return {capital.pk}"), capital=capital, entry=gone, amount_vnd=left_vnd
        )
    balances = balances_of(fund.pk, kinds=ORIGINS)
    for origin in ORIGINS:
        if balances.get(origin, 0) > 0:
            _move(merger, fund, f"origin {origin}", origin, balances[origin], None)


def _move(merger: _Merger, fund: Fund, name: str, origin: str, left_vnd: int, capital: Capital | None) -> Entry:
    kind = AccountKind(origin)
    said = {"club": merger.into.club.name, "fund": fund.name}
    gone = post_entry(
        merger.act, merger.out_of, fund=fund, key=merger.named(f"{name} out"), happened_on=merger.on,
        kind=EntryKind.MEMO, words=str(words.CARRIED_OUT % said), moves=[Move(kind, _A.TRANSFER, left_vnd)],
    )  # fmt: skip
    target = merger.funds[fund.pk]
    said = {"club": merger.out_of.club.name, "fund": fund.name}
    came = post_entry(
        merger.act, merger.into, fund=target, key=merger.named(f"{name} in"), happened_on=merger.on,
        kind=EntryKind.OPENING, words=str(words.CARRIED_IN % said), moves=[Move(_A.TRANSFER, kind, left_vnd)],
    )  # fmt: skip
    if capital is not None:
        member = merger.members.get(capital.membership_id or 0)
        giver = capital.giver
        if capital.membership_id and member is None:
            giver = Membership.objects.select_related("person").get(pk=capital.membership_id).person.full_name
        Capital.objects.create(
            key=merger.named(f"{name} again"),
            fund=target,
            entry=came,
            origin=capital.origin,
            amount_vnd=left_vnd,
            giver=giver,
            membership=member,
            project_id=capital.project_id,
            return_on=capital.return_on,
            words=capital.words,
        )
    return gone


def _carry_money(merger: _Merger, fund: Fund) -> None:
    """Cash from box to box, and each bank book with its holder, under a voucher on both sides."""
    target, cash = merger.funds[fund.pk], balances_of(fund.pk, kinds=[_A.CASH]).get(_A.CASH, 0)
    if cash:
        _hand(merger, fund, target, "cash", _A.CASH, cash)
    for book in BankBook.objects.filter(fund=fund, valid_to=None):
        held = bank_balance(book.pk)
        again = BankBook.objects.create(
            key=merger.named(f"bank {book.pk}"), fund=target, kind=book.kind, bank=book.bank, number=book.number,
            valid_from=merger.on, source=str(words.CARRIED_IN % {"club": merger.out_of.club.name, "fund": fund.name}),
        )  # fmt: skip
        holder = BankHolder.objects.filter(book=book, valid_to=None).select_related("membership__person").first()
        if holder is not None:
            name = holder.membership.person.full_name if holder.membership else holder.name
            BankHolder.objects.create(book=again, name=name, valid_from=merger.on)
        if held:
            gone, came = _hand(merger, fund, target, f"bank {book.pk}", _A.BANK, held)
            put_on_bank(book, [gone], [-held])
            put_on_bank(again, [came], [held])


def _hand(
    merger: _Merger, fund: Fund, target: Fund, name: str, account: AccountKind, amount_vnd: int
) -> tuple[Entry, Entry]:
    said = {"club": merger.into.club.name, "fund": fund.name}
    gone = post_entry(
        merger.act, merger.out_of, fund=fund, key=merger.named(f"{name} paid"), happened_on=merger.on,
        kind=EntryKind.PAYMENT, words=str(words.CARRIED_OUT % said), moves=[Move(_A.TRANSFER, account, amount_vnd)],
        who=Who(merger.into.club.name),
    )  # fmt: skip
    said = {"club": merger.out_of.club.name, "fund": fund.name}
    came = post_entry(
        merger.act, merger.into, fund=target, key=merger.named(f"{name} received"), happened_on=merger.on,
        kind=EntryKind.RECEIPT, words=str(words.CARRIED_IN % said), moves=[Move(account, _A.TRANSFER, amount_vnd)],
        who=Who(merger.out_of.club.name),
    )  # fmt: skip
    return gone, came


def give_away_rest(act: Act, *, club: Club, key: UUID, on: date, rest_to: str) -> None:
    """What a dissolved club leaves goes to whom its decision names: cash under vouchers, things out of the register.

    Refuses while loans are out, money lies at a bank, cash is missing, or capital is to be given back.
    """
    rest_to = clean(rest_to)
    if Fund.objects.filter(club=club).exists():
        books = open_books(act, club, asking=Action.FOUND_CLUB)
        for fund in books.funds.values():
            balances = balances_of(fund.pk)
            for kind in (_A.LENT, _A.BANK, _A.SHORTAGE, _A.BORROWED, _A.RETURNABLE):
                if balances.get(kind, 0):
                    raise MoneyStillOut(fund=fund.name, what=str(words.STILL[kind]), amount_vnd=balances[kind])
            if balances.get(_A.CASH, 0):
                if not rest_to:
                    raise RestNeedsReceiver()
                post_entry(
                    act, books, fund=fund, key=uuid5(key, f"rest {fund.pk}"), happened_on=on, kind=EntryKind.PAYMENT,
                    words=str(words.REST_TO % {"name": rest_to}), who=Who(rest_to),
                    moves=[Move(_A.OTHER_OUT, _A.CASH, balances[_A.CASH])],
                )  # fmt: skip
        mark_stale(act, [club.pk], since=on)
        Fund.objects.filter(club=club, closed_on=None).update(closed_on=on)
    if count_of(club.pk):
        if not rest_to:
            raise RestNeedsReceiver()
        leaving = Leaving(reason=GoneReason.GIVEN, to_whom=rest_to, decision=str(words.BY_DISSOLUTION))
        strike_all(act, club=club, key=uuid5(key, "things"), on=on, leaving=leaving)
