"""Money at a bank: accounts and savings books, what can be done with them, whose name they bear."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.funds.rules.kinds import AccountKind, EntryKind
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class BankKind(StrEnum):
    SAVINGS = "savings"  # sổ tiết kiệm, nearly always in a person's name: a club is no legal person
    ACCOUNT = "account"


class Movement(StrEnum):
    """What is done with a book at the bank."""

    DEPOSIT = "deposit"
    WITHDRAW = "withdraw"
    INTEREST = "interest"
    FEE = "fee"


@dataclass(frozen=True)
class Way:
    """How a movement stands in the book: its voucher, the account debited and the one credited."""

    kind: EntryKind
    debit: AccountKind
    credit: AccountKind

    @property
    def sign(self) -> int:
        """Whether the book at the bank grows or falls."""
        return 1 if self.debit is AccountKind.BANK else -1


WAYS: dict[Movement, Way] = {
    Movement.DEPOSIT: Way(EntryKind.PAYMENT, AccountKind.BANK, AccountKind.CASH),
    Movement.WITHDRAW: Way(EntryKind.RECEIPT, AccountKind.CASH, AccountKind.BANK),
    Movement.INTEREST: Way(EntryKind.RECEIPT, AccountKind.BANK, AccountKind.BANK_INTEREST),
    Movement.FEE: Way(EntryKind.PAYMENT, AccountKind.BANK_FEE, AccountKind.BANK),
}


class NoSuchBankBook(NotFound):
    """The club has no such account or savings book."""


class BankBookAlreadyThere(Conflict):
    """The fund has an account or savings book of this number already."""


class BankOfAnotherFund(RuleBroken):
    """The account or savings book holds money of another fund than the one chosen."""


class BankBookIsClosed(RuleBroken):
    """The account or savings book was not open on that day."""


class BankBookNotEmpty(RuleBroken):
    """A book is closed when nothing is left on it."""


class NotEnoughInBankBook(RuleBroken):
    """This account or savings book does not hold that much."""


class HolderIsMissing(RuleBroken):
    """Whose name the book bears is written down."""


class HolderIsLater(RuleBroken):
    """A holder begins after the one before."""


def check_bank_balance(balance_vnd: int, amount_vnd: int, *, book: str) -> None:
    """Refuse to take more from a book than is on it."""
    if amount_vnd > balance_vnd:
        raise NotEnoughInBankBook(balance_vnd=balance_vnd, amount_vnd=amount_vnd, book=book)


def check_bank_open(valid_from: date, valid_to: date | None, day: date, *, book: str) -> None:
    """Whether the book stood open on that day."""
    if day < valid_from or (valid_to is not None and day >= valid_to):
        raise BankBookIsClosed(book=book, happened_on=day)
