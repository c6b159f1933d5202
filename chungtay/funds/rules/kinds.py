"""Kinds of funds, accounts, entries and vouchers; on which side an account grows, which never falls below nothing."""

from enum import StrEnum
from uuid import UUID, uuid5

_NAMESPACE = UUID("b7a7b0b2-93d1-5c41-8c4f-0f3a6f1d5e77")


class FundKind(StrEnum):
    """The two that every club has by the rule (domain §3.1), and any other it keeps apart."""

    INCOME = "income"  # quỹ tăng thu nhập: lent to members, never spent
    OPERATING = "operating"  # quỹ hoạt động
    OTHER = "other"


class Side(StrEnum):
    """What an account says of its fund."""

    HAS = "has"  # what the fund has: grows by debit
    OWES = "owes"  # what it must give back
    CAPITAL = "capital"  # what it was given to keep, by origin
    IN = "in"  # what came in
    OUT = "out"  # what was spent: grows by debit
    BETWEEN = "between"  # moved between the club's own funds


class AccountKind(StrEnum):
    """One account of each kind in each fund, made when it is first needed."""

    CASH = "cash"
    BANK = "bank"  # bank account or savings book
    LENT = "lent"  # principal out with members
    SHORTAGE = "shortage"  # cash that was missing, owed by a named person
    BORROWED = "borrowed"  # lent to the club, with a day to give it back
    RETURNABLE = "returnable"  # a member's contribution that goes back when they leave
    GRANT = "grant"  # a donor's project
    STATE = "state"  # a budget: province, district, commune
    SOCIALISED = "socialised"  # collected from the community to be capital
    CONTRIBUTED = "contributed"  # a member's contribution that stays
    CAPITALISED = "capitalised"  # interest kept as capital
    UNKNOWN_ORIGIN = "unknown_origin"  # of a club that existed before its books
    FEE = "fee"
    INTEREST = "interest"
    PENALTY = "penalty"
    GIVEN = "given"  # donations to be spent
    EARNED = "earned"  # the club's common income activity
    BANK_INTEREST = "bank_interest"
    SURPLUS = "surplus"  # cash counted beyond the book
    OTHER_IN = "other_in"
    VISIT = "visit"  # the sick and the bereaved
    HELP = "help"  # somebody in sudden difficulty
    HEALTH = "health"
    MEETING = "meeting"  # tea and water
    ARTS = "arts"  # art team, exchanges
    OFFICE = "office"  # books, paper, printing
    EQUIPMENT = "equipment"
    BANK_FEE = "bank_fee"
    WRITTEN_OFF = "written_off"
    OTHER_OUT = "other_out"
    TRANSFER = "transfer"


_A = AccountKind
SIDE: dict[AccountKind, Side] = {
    **dict.fromkeys((_A.CASH, _A.BANK, _A.LENT, _A.SHORTAGE), Side.HAS),
    **dict.fromkeys((_A.BORROWED, _A.RETURNABLE), Side.OWES),
    **dict.fromkeys(
        (_A.GRANT, _A.STATE, _A.SOCIALISED, _A.CONTRIBUTED, _A.CAPITALISED, _A.UNKNOWN_ORIGIN), Side.CAPITAL
    ),
    **dict.fromkeys(
        (_A.FEE, _A.INTEREST, _A.PENALTY, _A.GIVEN, _A.EARNED, _A.BANK_INTEREST, _A.SURPLUS, _A.OTHER_IN), Side.IN
    ),
    **dict.fromkeys(
        (
            *(_A.VISIT, _A.HELP, _A.HEALTH, _A.MEETING, _A.ARTS, _A.OFFICE, _A.EQUIPMENT, _A.BANK_FEE),
            *(_A.WRITTEN_OFF, _A.OTHER_OUT),
        ),
        Side.OUT,
    ),
    _A.TRANSFER: Side.BETWEEN,
}
GROWS_BY_DEBIT = frozenset({Side.HAS, Side.OUT})
NEVER_BELOW_NOTHING = tuple(kind for kind, side in SIDE.items() if side in (Side.HAS, Side.OWES))
"""What a fund has and what it owes cannot be less than nothing; a trigger holds it."""

PURPOSES = tuple(kind for kind, side in SIDE.items() if side is Side.OUT and kind is not _A.WRITTEN_OFF)
"""What money may be spent on."""

ORIGINS = tuple(kind for kind, side in SIDE.items() if side in (Side.OWES, Side.CAPITAL))
"""Where capital may come from."""


class EntryKind(StrEnum):
    """Which paper stands behind an entry. Only the first two move cash, apart from the balances a book opens with."""

    RECEIPT = "receipt"
    PAYMENT = "payment"
    OPENING = "opening"  # what a club had before its books
    MEMO = "memo"  # nothing moves in the box: interest kept as capital, a debt written off


class VoucherKind(StrEnum):
    RECEIPT = "receipt"  # phiếu thu, PT
    PAYMENT = "payment"  # phiếu chi, PC


class ClosingKind(StrEnum):
    MONTH = "month"
    HANDOVER = "handover"  # any day, when a post is handed over


def voucher_key(meeting_key: UUID, fund_key: UUID) -> UUID:
    """The one receipt of a meeting for one fund, to which the collection list is attached."""
    return uuid5(_NAMESPACE, f"{meeting_key}/{fund_key}")


def provisional_number(key: UUID) -> str:
    """What an offline slip shows in place of the number that only the book can give: six characters of its key."""
    return key.hex[:6].upper()


def line_key(key: UUID, name: str) -> UUID:
    """The key of an action inside an action: the outer form's key and the name of the line."""
    return uuid5(key, name)
