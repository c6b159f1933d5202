"""Vouchers: found by year, kind and words; one with its entries; the signed list of a meeting's collection."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from chungtay.audit.models import Note
from chungtay.clubs.models import Membership
from chungtay.funds.models import Entry, Fund, SignedPage, Voucher
from chungtay.funds.rules import AccountKind, VoucherKind
from chungtay.funds.rules.counts import DROPPED
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.meetings.models import Meeting


def get_voucher(reach: Reach, club_id: int, key: UUID) -> Voucher:
    """A voucher of a club in reach."""
    rows = Voucher.objects.within(reach).select_related("club", "fund", "meeting")
    found: Voucher | None = rows.filter(club=club_id, key=key).first()
    if found is None:
        raise NotFound(key=str(key))
    return found


def vouchers_of(
    club_id: int, *, year: int | None = None, kind: VoucherKind | None = None, text: str = ""
) -> "QuerySet[Voucher]":
    """A club's vouchers, the latest first, narrowed by year, kind and what was typed: a number, a name, a purpose."""
    rows: QuerySet[Voucher] = Voucher.objects.filter(club=club_id).select_related("fund")
    if year:
        rows = rows.filter(year=year)
    if kind:
        rows = rows.filter(kind=kind)
    for word in text.split()[:6]:
        number = word.lstrip("PTCptc").strip(".:/")
        about = Q(words__icontains=word) | Q(party__icontains=word) | Q(entries__party__icontains=word)
        about |= Q(booklet_number__icontains=word) | Q(provisional__iexact=word)
        rows = rows.filter(about | Q(number=int(number)) if number.isdecimal() and len(number) < 9 else about)
    return rows.distinct().order_by("-year", "-made_on", "-pk")


def years_of_vouchers(club_id: int) -> list[int]:
    """The years in which there are vouchers, the latest first."""
    years = Voucher.objects.filter(club=club_id).order_by("-year").values_list("year", flat=True).distinct()
    return list(years)


_AMOUNTS = """
WITH own AS MATERIALIZED (
    SELECT e.id, e.voucher_id, e.kind FROM funds_entry e WHERE e.voucher_id = ANY(%s)
), moved AS MATERIALIZED (
    SELECT p.entry_id, p.debit_id, p.credit_id, p.amount_vnd FROM funds_posting p
    WHERE p.entry_id = ANY(ARRAY(SELECT id FROM own))
)
SELECT own.voucher_id, sum(moved.amount_vnd) FROM own JOIN moved ON moved.entry_id = own.id
JOIN funds_account a ON a.id = CASE own.kind WHEN 'receipt' THEN moved.debit_id ELSE moved.credit_id END
WHERE a.kind IN ('cash', 'bank') GROUP BY 1
"""


def amounts_of(vouchers: Iterable[Voucher]) -> dict[int, int]:
    """What each voucher is about, in đồng. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_AMOUNTS, [[voucher.pk for voucher in vouchers]])
        return {voucher_id: int(amount) for voucher_id, amount in cursor.fetchall()}


@dataclass(frozen=True)
class Part:
    """A posting of a voucher, as its page tells it."""

    debit: AccountKind
    credit: AccountKind
    amount_vnd: int


@dataclass(frozen=True)
class EntryOf:
    """An entry under a voucher with its postings, and how it was reversed or what it reverses."""

    entry: Entry
    parts: Sequence[Part]


def entries_of(voucher: Voucher) -> list[EntryOf]:
    """The entries under a voucher, in the order they were written. Two queries."""
    rows = (
        Entry.objects.filter(voucher=voucher)
        .select_related("reverses__voucher", "reversed_by__voucher")
        .prefetch_related("postings__debit", "postings__credit")
        .order_by("pk")
    )
    return [
        EntryOf(
            row,
            [
                Part(AccountKind(each.debit.kind), AccountKind(each.credit.kind), each.amount_vnd)
                for each in sorted(row.postings.all(), key=lambda posting: posting.pk)
            ],
        )
        for row in rows
    ]


def pages_of(
    *, voucher_id: int | None = None, count_id: int | None = None, closing_id: int | None = None
) -> list[SignedPage]:
    """Photographs of one signed paper."""
    rows = SignedPage.objects.filter(voucher=voucher_id, count=count_id, closing=closing_id).select_related("file")
    return list(rows.order_by("pk"))


def get_page(reach: Reach, club_id: int, page_id: int) -> SignedPage:
    """A photograph of a club's signed paper in reach, with its file."""
    rows = SignedPage.objects.within(reach).select_related("file", "voucher__club", "count__club", "closing__club")
    of_club = Q(voucher__club=club_id) | Q(count__club=club_id) | Q(closing__club=club_id)
    found: SignedPage | None = rows.filter(of_club, pk=page_id).first()
    if found is None:
        raise NotFound(page=page_id)
    return found


def was_dropped(path: str, page_id: int) -> bool:
    """Whether a photograph of this club's papers was taken away before: what a late form asks for is done already."""
    return Note.objects.filter(
        row_model=SignedPage._meta.label_lower, row_id=page_id, action=DROPPED, path=path
    ).exists()


# --- the signed list of a meeting's collection -----------------------------------------------------------------------

COLUMNS = (AccountKind.FEE, AccountKind.INTEREST, AccountKind.LENT)
"""Fee, interest, principal; what else was paid stands together as other."""


@dataclass
class Payer:
    """One line of the list: what a member paid at the meeting, by account."""

    number: int | None
    name: str
    birth_year: int | None
    amounts: dict[AccountKind, int] = field(default_factory=dict)

    @property
    def other_vnd(self) -> int:
        return sum(vnd for kind, vnd in self.amounts.items() if kind not in COLUMNS)

    @property
    def total_vnd(self) -> int:
        return sum(self.amounts.values())


@dataclass(frozen=True)
class Collection:
    """What a meeting collected: a line per payer, a sum per fund with its receipt, a sum per column."""

    payers: Sequence[Payer]
    by_fund: Mapping[str, int]
    vouchers: Sequence[Voucher]

    @property
    def total_vnd(self) -> int:
        return sum(self.by_fund.values())

    def column(self, kind: AccountKind) -> int:
        """What a column adds up to."""
        return sum(payer.amounts.get(kind, 0) for payer in self.payers)

    @property
    def other_vnd(self) -> int:
        return sum(payer.other_vnd for payer in self.payers)


_PAID = """
SELECT e.membership_id, e.party, e.fund_id, c.kind, sum(p.amount_vnd)
FROM funds_entry e JOIN funds_voucher v ON v.id = e.voucher_id AND v.is_collection
JOIN funds_posting p ON p.entry_id = e.id JOIN funds_account c ON c.id = p.credit_id
WHERE e.meeting_id = %s AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = e.id)
GROUP BY 1, 2, 3, 4
"""


def collection_of(meeting: Meeting) -> Collection:
    """The list that payers sign, by their number in the club; what was taken back is not on it. Four queries."""
    vouchers = list(Voucher.objects.filter(meeting=meeting, is_collection=True).select_related("fund").order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute(_PAID, [meeting.pk])
        rows = cursor.fetchall()
    members = Membership.objects.filter(pk__in=[row[0] for row in rows if row[0]]).select_related("person").in_bulk()
    funds = dict(Fund.objects.filter(pk__in={row[2] for row in rows}).values_list("pk", "name"))
    payers: dict[object, Payer] = {}
    by_fund: dict[str, int] = {voucher.fund.name: 0 for voucher in vouchers}
    for member_id, party, fund_id, kind, amount in rows:
        member = members.get(member_id)
        new = (
            Payer(member.number, member.person.full_name, member.person.birth_year)
            if member
            else Payer(None, party, None)
        )
        payer = payers.setdefault(member_id or party, new)
        payer.amounts[AccountKind(kind)] = payer.amounts.get(AccountKind(kind), 0) + int(amount)
        by_fund[funds[fund_id]] = by_fund.get(funds[fund_id], 0) + int(amount)
    in_order = sorted(payers.values(), key=lambda payer: (payer.number is None, payer.number or 0, payer.name))
    return Collection(in_order, by_fund, vouchers)
