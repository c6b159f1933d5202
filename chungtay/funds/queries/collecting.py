"""What was collected at a meeting, by member, and what moved at it by account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from chungtay.access.rules import Action
from chungtay.funds.models import Entry
from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.funds.words import collecting as words
from chungtay.kernel.money import dong
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.meetings.rules import Kind


@dataclass(frozen=True)
class Collected:
    """What a member paid at a meeting and still stands, and how many entries the line has had."""

    amount_vnd: int
    entry_count: int


def standing_lines(meeting: Meeting) -> "QuerySet[Any]":
    """The entries of a meeting's collection that were not reversed."""
    lines: QuerySet[Any] = Entry.objects.filter(meeting=meeting, voucher__is_collection=True, reversed_by=None)
    return lines


_COLLECTED = """
SELECT e.membership_id, count(DISTINCT e.id), coalesce(sum(p.amount_vnd) FILTER (
    WHERE NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = e.id)), 0)
FROM funds_entry e JOIN funds_voucher v ON v.id = e.voucher_id AND v.is_collection
JOIN funds_posting p ON p.entry_id = e.id
WHERE e.meeting_id = %s AND e.membership_id IS NOT NULL GROUP BY 1
"""


def collected_at(meeting: Meeting) -> Mapping[int, Collected]:
    """What each member paid at the meeting. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLECTED, [meeting.pk])
        return {member: Collected(int(amount), int(count)) for member, count, amount in cursor.fetchall()}


@dataclass(frozen=True)
class Moved:
    """What moved at a meeting, by kind of entry and account across the cash or bank side; reversed ones left out."""

    amounts: Mapping[tuple[EntryKind, AccountKind], int]
    payer_count: int
    borrower_count: int

    def total(self, kind: EntryKind) -> int:
        return sum(amount for (of, _), amount in self.amounts.items() if of is kind)

    def of(self, kind: EntryKind, account: AccountKind) -> int:
        return self.amounts.get((kind, account), 0)


_MOVED = """
SELECT e.kind, CASE e.kind WHEN 'receipt' THEN c.kind ELSE d.kind END, sum(p.amount_vnd),
       count(DISTINCT e.membership_id) FILTER (WHERE v.is_collection),
       count(DISTINCT e.membership_id) FILTER (WHERE e.kind = 'payment' AND d.kind = 'lent')
FROM funds_entry e JOIN funds_voucher v ON v.id = e.voucher_id JOIN funds_posting p ON p.entry_id = e.id
JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
WHERE e.meeting_id = %s AND e.reverses_id IS NULL
  AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = e.id)
GROUP BY GROUPING SETS ((1, 2), ())
"""


def moved_at(meeting: Meeting) -> Moved:
    """What came in and went out at the meeting. One query."""
    amounts: dict[tuple[EntryKind, AccountKind], int] = {}
    payers = borrowers = 0
    with connection.cursor() as cursor:
        cursor.execute(_MOVED, [meeting.pk])
        for kind, account, amount, payer_count, borrower_count in cursor.fetchall():
            if kind is None:
                payers, borrowers = payer_count, borrower_count
            else:
                amounts[EntryKind(kind), AccountKind(account)] = int(amount)
    return Moved(amounts, payers, borrowers)


def told_of_collection(whole: Whole) -> Told:
    """How far the collection is: `18 người · 1.250.000 đ`. One query."""
    paid = [each for each in collected_at(whole.meeting).values() if each.amount_vnd]
    if not paid:
        return Told()
    amount = dong(sum(each.amount_vnd for each in paid))
    return Told(str(words.TOLD) % {"count": len(paid), "amount": amount}, True)


def tell_money(meeting: Meeting) -> tuple[str, ...]:
    """What is read out of the money of a meeting. One query."""
    moved = moved_at(meeting)
    return words.said(dict(moved.amounts), moved.payer_count, moved.borrower_count)


STEPS = (
    Step(
        20,
        words.STEP_COLLECT,
        "funds:collect",
        told_of_collection,
        frozenset({Kind.MONTHLY, Kind.YEAR_END, Kind.EXTRAORDINARY}),
        Action.KEEP_BOOKS,
    ),
)
