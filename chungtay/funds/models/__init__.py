"""Tables of a club's money."""

from chungtay.funds.models.books import Account, Closing, Entry, Fund, Posting, Voucher, VoucherBook

__all__ = ["Account", "Closing", "Entry", "Fund", "Posting", "Voucher", "VoucherBook"]
