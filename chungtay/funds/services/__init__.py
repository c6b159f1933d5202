"""The only code that writes a club's books. See `posting` for how rooms above come through here."""

from chungtay.funds.services.books import (
    Money,
    note_books,
    open_fund,
    post_reversal,
    post_transfer,
    receive,
    reverse,
    spend,
    transfer,
)
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
    "Draft",
    "Money",
    "Move",
    "Slip",
    "Who",
    "check_writable",
    "note_books",
    "open_books",
    "open_fund",
    "post_entries",
    "post_entry",
    "post_reversal",
    "post_transfer",
    "receive",
    "reverse",
    "spend",
    "transfer",
]
