"""The golden-heart book: writing down who gave what, giving goods out again, striking a line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.funds.models import BankBook, Donation, Entry, Fund, Goods, GoodsOut
from chungtay.funds.queries.gifts import goods_left
from chungtay.funds.rules import AccountKind, EntryKind, FundKind, line_key
from chungtay.funds.rules.banks import BankOfAnotherFund
from chungtay.funds.rules.checks import check_day
from chungtay.funds.rules.gifts import (
    AlreadyStruck,
    CashIsReversed,
    DonorIsMissing,
    GiftKind,
    GiftUse,
    GoodsWereGivenOut,
    ReceiverIsMissing,
    check_reason,
    check_store,
)
from chungtay.funds.services.banks import called, check_bank, put_on_bank
from chungtay.funds.services.books import note_books
from chungtay.funds.services.capital import CapitalLine, post_capital
from chungtay.funds.services.posting import NO_SLIP, Books, Move, Slip, Who, open_books, post_entry
from chungtay.funds.words import money as room_words
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold


@dataclass(frozen=True)
class Donor:
    """Who gave: a member, or somebody by name; the address as the book wants it."""

    who: Who
    address: str = ""


@dataclass(frozen=True)
class Cash:
    """Money given, and what for."""

    amount_vnd: int
    use: GiftUse = GiftUse.SPEND
    words: str = ""
    bank: BankBook | None = None
    fund_key: UUID | None = None  # else the fund of the book at the bank, else the one the use names


@dataclass(frozen=True)
class Things:
    """Goods in a unit, or days of labour; what they were worth, if it is said."""

    kind: GiftKind
    quantity: Decimal
    name: str = ""  # of goods
    unit: str = ""
    words: str = ""
    worth_vnd: int | None = None


@transaction.atomic
def give_cash(
    act: Act, *, club: Club, key: UUID, happened_on: date, donor: Donor, cash: Cash, slip: Slip = NO_SLIP
) -> Donation:
    """Money given to the club: a receipt in its book and a numbered line of the golden-heart book."""
    content: dict[str, object] = {
        "club": club.pk, "on": happened_on, "donor": [donor.who.name, donor.who.membership_id, donor.address],
        "amount": cash.amount_vnd, "use": cash.use, "words": cash.words, "bank": cash.bank.pk if cash.bank else None,
        **({"fund": str(cash.fund_key)} if cash.fund_key else {}),
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Donation.objects.get(pk=before)
    books = open_books(act, club)
    gift = post_gift(act, books, key=key, happened_on=happened_on, donor=donor, cash=cash, slip=slip)
    note_books(act, "funds.give_cash", books, gift, key=key, content=content)
    return gift


def post_gift(
    act: Act, books: Books, *, key: UUID, happened_on: date, donor: Donor, cash: Cash, slip: Slip = NO_SLIP
) -> Donation:
    """The receipt and the line of money given, inside another action (a meeting).

    To be spent it goes into the operating fund; to be lent, as socialised capital into the income fund; unless it went
    through a book at the bank, which is of one fund, or another fund is named.
    """
    donor = _checked(donor)
    said = clean(cash.words)
    if cash.use is GiftUse.CAPITAL:
        line = CapitalLine(AccountKind.SOCIALISED, cash.amount_vnd, donor.who, words=_entry_words(said))
        entry = post_capital(
            act, books, fund=_fund(books, cash), key=line_key(key, "capital"), happened_on=happened_on, line=line,
            bank=cash.bank, slip=slip,
        ).entry  # fmt: skip
    else:
        entry = _receive(act, books, key, happened_on, donor, cash, _entry_words(said), slip)
    return _line(
        books.club, key, happened_on, donor, kind=GiftKind.CASH, entry=entry, amount_vnd=cash.amount_vnd, words=said
    )


def _receive(
    act: Act, books: Books, key: UUID, happened_on: date, donor: Donor, cash: Cash, said: str, slip: Slip
) -> Entry:
    if cash.bank:
        check_bank(cash.bank, happened_on, cash.amount_vnd)
    into = AccountKind.BANK if cash.bank else AccountKind.CASH
    entry = post_entry(
        act, books, fund=_fund(books, cash), key=line_key(key, "entry"), happened_on=happened_on,
        kind=EntryKind.RECEIPT, words=said,
        moves=[Move(into, AccountKind.GIVEN, cash.amount_vnd)], who=donor.who, slip=slip,
    )  # fmt: skip
    if cash.bank:
        put_on_bank(cash.bank, [entry], [cash.amount_vnd])
    return entry


def _fund(books: Books, cash: Cash) -> Fund:
    """The fund named; money on a book at the bank belongs to the fund of that book."""
    if cash.fund_key is None:
        if cash.bank:
            return books.funds[cash.bank.fund_id]
        return books.fund(FundKind.INCOME if cash.use is GiftUse.CAPITAL else FundKind.OPERATING)
    fund = books.fund_by_key(cash.fund_key)
    if cash.bank and cash.bank.fund_id != fund.pk:
        raise BankOfAnotherFund(book=called(cash.bank), fund=cash.bank.fund.name)
    return fund


def _entry_words(said: str) -> str:
    return str(room_words.GIFT_OF % {"words": said} if said else room_words.GIFT_PLAIN)[:300]


@transaction.atomic
def give_things(act: Act, *, club: Club, key: UUID, happened_on: date, donor: Donor, things: Things) -> Donation:
    """Goods or labour given: a numbered line of the golden-heart book; goods go into the store."""
    content = {
        "club": club.pk, "on": happened_on, "donor": [donor.who.name, donor.who.membership_id, donor.address],
        "kind": things.kind, "quantity": str(things.quantity), "name": things.name, "unit": things.unit,
        "words": things.words, "worth": things.worth_vnd,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Donation.objects.get(pk=before)
    act.must(Action.KEEP_BOOKS, club.path)
    check_day(happened_on, act.day)
    gift = _line(
        club, key, happened_on, _checked(donor), kind=things.kind, quantity=things.quantity,
        goods=_goods(club, things.name, things.unit) if things.kind is GiftKind.GOODS else None,
        amount_vnd=things.worth_vnd, words=clean(things.words),
    )  # fmt: skip
    write_note(act, "funds.give_things", gift, path=club.path, fields=content, key=key, content=content)
    return gift


def _checked(donor: Donor) -> Donor:
    if not donor.who.name.strip() and donor.who.membership_id is None:
        raise DonorIsMissing()
    return Donor(Who(clean(donor.who.name), donor.who.membership_id), clean(donor.address))


def _goods(club: Club, name: str, unit: str) -> Goods:
    """The store's line of these goods, made when they come for the first time; the same by any spelling."""
    name, unit = clean(name), clean(unit)
    goods, _ = Goods.objects.get_or_create(
        club=club, name_fold=fold(name), unit_fold=fold(unit) or unit, defaults={"name": name, "unit": unit}
    )
    held: Goods = goods
    return held


def _line(club: Club, key: UUID, happened_on: date, donor: Donor, **what: object) -> Donation:
    """The next line of the book; the club is locked while its number is given."""
    Club.objects.select_for_update(no_key=True).values_list("pk").get(pk=club.pk)
    last = Donation.objects.filter(club=club).aggregate(last=Max("number"))["last"] or 0
    goods = what.get("goods")
    name = _name(donor)
    gift: Donation = Donation.objects.create(
        key=key,
        club=club,
        number=last + 1,
        happened_on=happened_on,
        donor="" if donor.who.membership_id else donor.who.name,
        membership_id=donor.who.membership_id,
        address=donor.address,
        search_fold=fold(f"{name} {goods or ''} {what.get('words', '')}")[:700],
        **what,
    )
    return gift


def _name(donor: Donor) -> str:
    if donor.who.membership_id is None:
        return donor.who.name
    member = Membership.objects.select_related("person").get(pk=donor.who.membership_id)
    return str(member.person.full_name)


@transaction.atomic
def give_out(
    act: Act, *, goods: Goods, key: UUID, happened_on: date, quantity: Decimal, receiver: Who, words: str = ""
) -> GoodsOut:
    """Goods from the store go to somebody. Never more than there is."""
    content = {
        "goods": goods.pk, "on": happened_on, "quantity": str(quantity), "words": words,
        "receiver": [receiver.name, receiver.membership_id],
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return GoodsOut.objects.get(pk=before)
    club = goods.club
    act.must(Action.KEEP_BOOKS, club.path)
    check_day(happened_on, act.day)
    Goods.objects.select_for_update(no_key=True).values_list("pk").get(pk=goods.pk)
    check_store(goods_left(goods.pk), quantity, goods=goods.name, unit=goods.unit)
    if not receiver.name.strip() and receiver.membership_id is None:
        raise ReceiverIsMissing()
    row: GoodsOut = GoodsOut.objects.create(
        key=key, goods=goods, happened_on=happened_on, quantity=quantity, words=clean(words),
        receiver="" if receiver.membership_id else clean(receiver.name), membership_id=receiver.membership_id,
    )  # fmt: skip
    write_note(act, "funds.give_out", row, path=club.path, fields=content, key=key, content=content)
    return row


@transaction.atomic
def strike_gift(act: Act, *, gift: Donation, key: UUID, reason: str) -> None:
    """Strike a line of goods or labour written by mistake. Money is put right in the book, by reversing its entry."""
    content = {"gift": gift.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    act.must(Action.KEEP_BOOKS, gift.club.path)
    check_reason(reason)
    if gift.kind == GiftKind.CASH:
        raise CashIsReversed()
    Donation.objects.select_for_update(no_key=True).values_list("pk").get(pk=gift.pk)
    if Donation.objects.filter(pk=gift.pk, struck_at__isnull=False).exists():
        raise AlreadyStruck()
    if gift.goods_id is not None:
        Goods.objects.select_for_update(no_key=True).values_list("pk").get(pk=gift.goods_id)
        if gift.quantity is not None and goods_left(gift.goods_id) < gift.quantity:
            raise GoodsWereGivenOut()
    Donation.objects.filter(pk=gift.pk).update(struck_at=act.at, strike_reason=clean(reason))
    write_note(
        act, "funds.strike_gift", gift, path=gift.club.path, fields=["struck_at"], key=key, content=content,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def strike_goods_out(act: Act, *, row: GoodsOut, key: UUID, reason: str) -> None:
    """Strike a giving out written by mistake: the goods are in the store again."""
    content = {"row": row.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    club = row.goods.club
    act.must(Action.KEEP_BOOKS, club.path)
    check_reason(reason)
    if not GoodsOut.objects.filter(pk=row.pk, struck_at=None).update(struck_at=act.at, strike_reason=clean(reason)):
        raise AlreadyStruck()
    write_note(
        act, "funds.strike_goods_out", row, path=club.path, fields=["struck_at"], key=key, content=content,
        reason=reason,
    )  # fmt: skip
