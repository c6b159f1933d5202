"""Counting the box, and settling a difference: owed by a named person, taken in, or found and explained."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.funds.models import CashCount, CountOutcome, Entry, ShortageRepayment
from chungtay.funds.queries.counts import box_of, shortages_of, standing_of
from chungtay.funds.rules import AccountKind, EntryKind, MoreThanMissing, NoSuchFund
from chungtay.funds.rules.counts import (
    Counting,
    OutcomeKind,
    check_counting,
    check_debt,
    check_explained,
    check_outcome,
)
from chungtay.funds.services.books import note_books
from chungtay.funds.services.posting import NO_SLIP, NOBODY, Books, Move, Slip, Who, open_books, post_entry
from chungtay.funds.words import counted as room_words
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Meeting


@dataclass(frozen=True)
class Settling:
    """How a difference is settled, as it is typed: how much, of which fund, on which day, in what words."""

    amount_vnd: int
    words: str
    fund_key: UUID | None = None
    happened_on: date | None = None
    who: Who = NOBODY
    due_on: date | None = None


@transaction.atomic
def count_cash(
    act: Act,
    *,
    club: Club,
    key: UUID,
    said: Counting,
    meeting: Meeting | None = None,
    asking: Action = Action.KEEP_BOOKS,
) -> CashCount:
    """Write down what the box holds beside what the book says. Nothing is posted.

    Refuses notes that do not add up, one person alone, and a difference that the one who counted saw and nobody
    explains.
    """
    content = {"club": club.pk, "meeting": meeting.pk if meeting else None, **asdict(replace(said, seen_vnd=None))}
    before = answered_before(key, content)
    if before is not None:
        return CashCount.objects.get(pk=before)
    assert meeting is None or meeting.club_id == club.pk, "a count at a meeting is of its club"
    books = open_books(act, club, asking=asking)
    if not books.funds:
        raise NoSuchFund()
    check_counting(said, act.day)
    book_vnd = sum(box_of(club.pk, said.counted_on).values())
    check_explained(said, book_vnd)
    count: CashCount = CashCount.objects.create(
        key=key,
        club=club,
        counted_on=said.counted_on,
        meeting=meeting,
        pieces=list(said.pieces) or None,
        counted_vnd=said.counted_vnd,
        book_vnd=book_vnd,
        explanation=clean(said.explanation),
        counted_by=clean(said.counted_by),
        witnessed_by=clean(said.witnessed_by),
        recorded_at=act.at,
    )
    write_note(act, "funds.count_cash", count, path=club.path, fields=["counted_vnd"], key=key, content=content)
    return count


@transaction.atomic
def settle_count(act: Act, *, count: CashCount, key: UUID, kind: OutcomeKind, by: Settling) -> CountOutcome:
    """Say what became of a difference. A shortage leaves the box under a payment voucher and is owed from then on; a
    surplus comes in under a receipt; what was found is only explained.

    Refuses what agrees, the wrong direction, more than is open, and a debt without a name or a day.
    """
    content = {"count": count.pk, "kind": kind, **asdict(by)}
    before = answered_before(key, content)
    if before is not None:
        return CountOutcome.objects.get(pk=before)
    books = open_books(act, count.club)
    standing = standing_of(count)
    check_outcome(kind, standing, by.amount_vnd)
    entry = None if kind is OutcomeKind.FOUND else _post(act, books, count, key, kind, by)
    sign = -1 if standing.open_vnd < 0 else 1
    outcome: CountOutcome = CountOutcome.objects.create(
        key=key,
        count=count,
        kind=kind,
        amount_vnd=sign * by.amount_vnd,
        words=clean(by.words),
        entry=entry,
        due_on=by.due_on if kind is OutcomeKind.SHORTAGE else None,
        recorded_at=act.at,
    )
    if entry is None:
        write_note(act, "funds.settle_count", outcome, path=count.club.path, fields=content, key=key, content=content)
    else:
        note_books(act, "funds.settle_count", books, outcome, key=key, content=content)
    return outcome


def _post(act: Act, books: Books, count: CashCount, key: UUID, kind: OutcomeKind, by: Settling) -> Entry:
    assert by.fund_key is not None, "money moves in a fund"
    fund = books.fund_by_key(by.fund_key)
    day = by.happened_on or count.counted_on
    if kind is OutcomeKind.SHORTAGE:
        assert by.due_on is not None, "a debt has a day"
        check_debt(by.who.name, by.due_on, day)
        entry_kind, move = EntryKind.PAYMENT, Move(AccountKind.SHORTAGE, AccountKind.CASH, by.amount_vnd)
    else:
        entry_kind, move = EntryKind.RECEIPT, Move(AccountKind.CASH, AccountKind.SURPLUS, by.amount_vnd)
    return post_entry(
        act, books, fund=fund, key=key, happened_on=day, kind=entry_kind, words=clean(by.words), moves=[move],
        who=by.who, slip=Slip(meeting=count.meeting) if count.meeting else NO_SLIP,
    )  # fmt: skip


@transaction.atomic
def repay_shortage(
    act: Act, *, shortage: CountOutcome, key: UUID, happened_on: date, amount_vnd: int, words: str = ""
) -> Entry:
    """Take back what was missing, from the one who owes it, into the fund it was missing from.

    Refuses more than is still owed.
    """
    content = {"shortage": shortage.pk, "on": happened_on, "amount": amount_vnd, "words": words}
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books = open_books(act, shortage.count.club)
    left = {each.key: each.left_vnd for each in shortages_of(shortage.count.club_id)}.get(shortage.key, 0)
    owed = shortage.entry
    assert owed is not None, "a shortage was posted"
    fund = books.funds[owed.fund_id]
    if amount_vnd > left:
        raise MoreThanMissing(fund=fund.name, balance_vnd=left, amount_vnd=amount_vnd)
    said = clean(words) or str(room_words.REPAID) % {"day": f"{owed.happened_on:%d/%m/%Y}"}
    entry = post_entry(
        act, books, fund=fund, key=key, happened_on=happened_on, kind=EntryKind.RECEIPT, words=said,
        moves=[Move(AccountKind.CASH, AccountKind.SHORTAGE, amount_vnd)], who=Who(owed.party, owed.membership_id),
    )  # fmt: skip
    ShortageRepayment.objects.create(shortage=shortage, entry=entry, amount_vnd=amount_vnd)
    note_books(act, "funds.repay_shortage", books, entry, key=key, content=content)
    return entry
