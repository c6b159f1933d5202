"""What a club had before its books: posted by any room on the first day of a fund, and typed fund by fund in one go."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.funds.models import Entry, Fund
from chungtay.funds.queries.openings import Opened, openings_of
from chungtay.funds.rules import EntryKind, line_key
from chungtay.funds.rules.openings import OpeningOf, check_opening_day, opening_moves
from chungtay.funds.services.books import post_reversal
from chungtay.funds.services.posting import NOBODY, Books, Move, Who, open_books, post_entry
from chungtay.funds.words import counted as room_words
from chungtay.kernel.acts import Act


def post_opening(
    act: Act,
    books: Books,
    *,
    fund: Fund,
    key: UUID,
    on: date,
    moves: Sequence[Move],
    words: str = "",
    who: Who = NOBODY,
) -> Entry:
    """An opening balance, inside another action: money, one loan, one contribution, one sum of capital.

    Money is there on the fund's first day. Put right by reversing until the books are first closed.
    """
    check_opening_day([kind for move in moves for kind in (move.debit, move.credit)], on, fund.opened_on, fund.name)
    said = words or str(room_words.OPENING_OF) % {"fund": fund.name}
    return post_entry(
        act, books, fund=fund, key=key, happened_on=on, kind=EntryKind.OPENING, words=said, moves=moves, who=who
    )


@transaction.atomic
def set_openings(act: Act, *, club: Club, key: UUID, funds: Sequence[OpeningOf]) -> None:
    """Write what each fund opened with, as typed; what was typed before and differs is reversed in the same act.

    Refuses closed books, more capital named than a fund holds, and taking back money that was spent since.
    """
    content = {"club": club.pk, "funds": [_content(each) for each in funds]}
    if answered_before(key, content) is not None:
        return
    books = open_books(act, club)
    before = {opened.fund.key: opened for opened in openings_of(club.pk)}
    for each in funds:
        fund = books.fund_by_key(each.fund_key)
        _set_one(act, books, key, fund, before[fund.key], each)
    write_note(act, "funds.set_openings", club, path=club.path, fields=["funds"], key=key, content=content)
    if books.changed_since is not None:
        mark_stale(act, [club.pk], since=books.changed_since)


def _content(each: OpeningOf) -> list[object]:
    return [str(each.fund_key), sorted((kind.value, vnd) for kind, vnd in {**each.has, **each.origins}.items() if vnd)]


def _set_one(act: Act, books: Books, key: UUID, fund: Fund, before: Opened, wanted: OpeningOf) -> None:
    if before.initial == {**before.initial, **wanted.has, **wanted.origins}:
        return
    moves = [
        Move(debit, credit, amount_vnd)
        for debit, credit, amount_vnd in opening_moves(
            wanted.has, wanted.origins, unknown_vnd=before.unknown_singly_vnd, fund=fund.name
        )
    ]
    if moves:  # the new one first, so that money spent since is never missing in between
        own_key = line_key(fund.key, f"opening {before.typed_count}")
        post_opening(act, books, fund=fund, key=own_key, on=fund.opened_on, moves=moves)
    if before.typed is not None:
        post_reversal(
            act,
            books,
            entry=before.typed,
            key=line_key(key, f"back {before.typed.pk}"),
            reason=str(room_words.OPENING_TYPED_AGAIN),
            happened_on=fund.opened_on,
        )
