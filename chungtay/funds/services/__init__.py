"""The only code that writes a club's books. See `posting` for how rooms above come through here."""

from chungtay.funds.services.books import (
    Money,
    follow_reversals,
    note_books,
    open_fund,
    post_reversal,
    post_transfer,
    receive,
    reverse,
    spend,
    transfer,
)
from chungtay.funds.services.closings import Confirming, confirm_closing, propose_closing, reopen_books
from chungtay.funds.services.counts import Settling, count_cash, repay_shortage, settle_count
from chungtay.funds.services.openings import post_opening, set_openings
from chungtay.funds.services.pages import drop_page, keep_page, note_booklet_number
from chungtay.funds.services.posting import (
    NO_SLIP,
    NOBODY,
    Books,
    Draft,
    Move,
    Slip,
    Who,
    check_writable,
    open_books,
    post_entries,
    post_entry,
)

__all__ = [
    "NOBODY",
    "NO_SLIP",
    "Books",
    "Confirming",
    "Draft",
    "Money",
    "Move",
    "Settling",
    "Slip",
    "Who",
    "check_writable",
    "confirm_closing",
    "count_cash",
    "drop_page",
    "follow_reversals",
    "keep_page",
    "note_booklet_number",
    "note_books",
    "open_books",
    "open_fund",
    "post_entries",
    "post_entry",
    "post_opening",
    "post_reversal",
    "post_transfer",
    "propose_closing",
    "receive",
    "reopen_books",
    "repay_shortage",
    "reverse",
    "set_openings",
    "settle_count",
    "spend",
    "transfer",
]
