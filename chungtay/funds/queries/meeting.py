"""What else was written at a meeting beside collection and loans: gifts, capital, receipts, spending, the bank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.funds.models import Donation
from chungtay.funds.queries.banks import bank_books_of
from chungtay.funds.queries.gifts import GiftFilter, gifts_of
from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.funds.rules.banks import Movement
from chungtay.funds.rules.capital import OF_A_MEMBER
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.words import collecting as words
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.meetings.rules import Kind

AT_THE_BANK = (Movement.DEPOSIT, Movement.WITHDRAW)
"""What a meeting decides of money at a bank; its interest and fees are written from the bank's own paper."""


@dataclass(frozen=True)
class OtherLine:
    """One voucher of the meeting that still stands."""

    entry_key: UUID
    kind: EntryKind
    account: AccountKind
    words: str
    party: str
    fund: str
    amount_vnd: int

    @property
    def comes_in(self) -> bool:
        return self.kind is EntryKind.RECEIPT


_OTHER = """
SELECT e.key, e.kind, CASE e.kind WHEN 'receipt' THEN min(c.kind) ELSE min(d.kind) END, e.words, e.party, f.name,
       sum(p.amount_vnd)
FROM funds_entry e JOIN funds_voucher v ON v.id = e.voucher_id JOIN funds_fund f ON f.id = e.fund_id
JOIN funds_posting p ON p.entry_id = e.id
JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
WHERE e.meeting_id = %s AND NOT v.is_collection AND e.reverses_id IS NULL
  AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = e.id)
GROUP BY e.id, f.id HAVING bool_and(d.kind <> 'lent' AND c.kind <> 'lent') ORDER BY e.id
"""


def other_money_at(meeting: Meeting) -> list[OtherLine]:
    """What was written at the meeting and still stands, in the order it was written. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OTHER, [meeting.pk])
        return [
            OtherLine(key, EntryKind(kind), AccountKind(account), said, party, fund, int(amount))
            for key, kind, account, said, party, fund, amount in cursor.fetchall()
        ]


def things_given_on_day(meeting: Meeting) -> "Sequence[Donation]":
    """Goods and labour written in the golden-heart book on the day of the meeting. One query."""
    rows: Any = gifts_of(meeting.club_id, GiftFilter())
    rows = rows.filter(happened_on=meeting.held_on, struck_at=None).exclude(kind=GiftKind.CASH)
    return list(rows.order_by("number"))


def told_of_other_money(whole: Whole) -> Told:
    """What the step says: `vào 500.000 đ · ra 120.000 đ`. One query."""
    lines = other_money_at(whole.meeting)
    if not lines:
        return Told()
    came, went = (sum(line.amount_vnd for line in lines if line.comes_in is way) for way in (True, False))
    parts = [str(words.CAME_IN % dong(came))] if came else []
    parts += [str(words.WENT_OUT % dong(went))] if went else []
    return Told(" · ".join(parts), True)


def form_pages(club_id: int) -> Iterable[tuple[str, tuple[Any, ...]]]:
    """The longer forms a meeting leads to, by name and arguments: gifts of every kind, members' capital, the bank."""
    for gift in (GiftKind.GOODS, GiftKind.LABOUR, GiftKind.CASH):
        yield "funds:give_kind", (club_id, gift.value)
    for origin in OF_A_MEMBER:
        yield "funds:bring_from", (club_id, origin.value)
    for book in bank_books_of(club_id):
        if book.valid_to is None:
            for movement in AT_THE_BANK:
                yield "funds:bank_move", (club_id, book.key, movement.value)


def offline_meeting_pages(meeting: Meeting, act: Act) -> Iterable[str]:
    """The longer forms of a monthly meeting, each with the meeting in its address; the step itself holds the short one.

    Other kinds of meeting are rare: their forms are found among those of any day.
    """
    if meeting.kind == Kind.MONTHLY and act.may(Action.KEEP_BOOKS, meeting.club.path):
        for name, args in form_pages(meeting.club_id):
            yield f"{reverse(name, args=args)}?hop={meeting.key}"


STEPS = (Step(65, words.STEP_MONEY, "funds:meeting_money", told_of_other_money, action=Action.KEEP_BOOKS),)
