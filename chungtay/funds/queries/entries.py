"""Entries: one with everything that hangs on it, and the other half of a transfer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from chungtay.access.models import User
from chungtay.audit.models import Note
from chungtay.funds.models import BankLine, Capital, CapitalReturn, Donation, Entry, FeePaid, Posting
from chungtay.funds.rules import AccountKind, EntryKind, NoSuchEntry, line_key


def twin_of(entry: Entry) -> Entry | None:
    """The other half of a transfer between two funds of the club, from either half."""
    received: Entry | None = Entry.objects.filter(key=line_key(entry.key, "into")).first()
    if received is not None or entry.kind != EntryKind.RECEIPT:
        return received
    halves: QuerySet[Any] = Entry.objects.filter(
        fund__club=entry.fund.club_id,
        happened_on=entry.happened_on,
        kind=EntryKind.PAYMENT,
        postings__debit__kind=AccountKind.TRANSFER,
    )
    return next((paid for paid in halves if line_key(paid.key, "into") == entry.key), None)


@dataclass(frozen=True)
class WholeEntry:
    """An entry with its postings, who wrote it, and what hangs on it."""

    entry: Any
    postings: Sequence[Posting]
    written_by: str
    reversed_by: Any
    twin: Entry | None
    fees: Sequence[FeePaid]
    capitals: Sequence[Capital]
    returns: Sequence[CapitalReturn]
    donation: Donation | None
    bank_lines: Sequence[BankLine]

    @property
    def amount_vnd(self) -> int:
        return sum(posting.amount_vnd for posting in self.postings)


def get_entry(club_id: int, key: UUID) -> Any:
    """An entry of this club's books, with its fund, voucher, member and meeting; or `NoSuchEntry`."""
    rows = Entry.objects.select_related("fund__club", "voucher", "membership__person", "meeting", "reverses")
    entry = rows.filter(fund__club=club_id, key=key).first()
    if entry is None:
        raise NoSuchEntry(key=str(key))
    return entry


def entry_of_key(club_id: int, key: UUID) -> Entry | None:
    """The entry a form wrote in this club's books before, by the key of the form."""
    found: Entry | None = Entry.objects.filter(fund__club=club_id, key=key).first()
    return found


def whole_entry(entry: Entry) -> WholeEntry:
    """Everything about an entry, in a fixed number of queries."""
    return WholeEntry(
        entry=entry,
        postings=list(Posting.objects.filter(entry=entry).select_related("debit", "credit").order_by("pk")),
        written_by=_written_by(entry),
        reversed_by=Entry.objects.filter(reverses=entry).first(),
        twin=twin_of(entry),
        fees=list(FeePaid.objects.filter(entry=entry).order_by("month")),
        capitals=list(Capital.objects.filter(entry=entry).order_by("pk")),
        returns=list(CapitalReturn.objects.filter(entry=entry).select_related("capital").order_by("pk")),
        donation=Donation.objects.filter(entry=entry).first(),
        bank_lines=list(BankLine.objects.filter(entry=entry).select_related("book").order_by("pk")),
    )


def _written_by(entry: Entry) -> str:
    """Whose note the entry was written under: that of the same instant in this club."""
    notes = Note.objects.filter(path=entry.fund.club.path, at=entry.recorded_at, actor_id__isnull=False)
    actor_id = notes.values_list("actor_id", flat=True).first()
    name = User.objects.filter(pk=actor_id).values_list("name", flat=True).first() if actor_id else None
    return name or ""
