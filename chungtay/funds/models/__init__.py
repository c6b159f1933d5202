"""Tables of a club's money."""

from chungtay.funds.models.banks import BankBook, BankHolder, BankLine
from chungtay.funds.models.books import Account, Closing, Entry, Fund, Posting, Voucher, VoucherBook
from chungtay.funds.models.capital import Capital, CapitalReturn, InterestDivision, InterestSplit
from chungtay.funds.models.counts import CashCount, CountOutcome, ShortageRepayment, SignedPage
from chungtay.funds.models.fees import FeePaid, FeeRule
from chungtay.funds.models.gifts import Donation, Goods, GoodsOut

__all__ = [
    "Account",
    "BankBook",
    "BankHolder",
    "BankLine",
    "Capital",
    "CapitalReturn",
    "CashCount",
    "Closing",
    "CountOutcome",
    "Donation",
    "Entry",
    "FeePaid",
    "FeeRule",
    "Fund",
    "Goods",
    "GoodsOut",
    "InterestDivision",
    "InterestSplit",
    "Posting",
    "ShortageRepayment",
    "SignedPage",
    "Voucher",
    "VoucherBook",
]
