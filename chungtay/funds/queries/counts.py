"""Counts of the box: how each stands against the book, whose disagree, and who owes a shortage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from chungtay.funds.models import CashCount, CountOutcome
from chungtay.funds.queries.balances import balances_of_club
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.counts import OutcomeKind, Standing
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound


def get_count(reach: Reach, club_id: int, key: UUID) -> CashCount:
    """A count of a club in reach."""
    found: CashCount | None = (
        CashCount.objects.within(reach).select_related("club", "meeting").filter(club=club_id, key=key).first()
    )
    if found is None:
        raise NotFound(key=str(key))
    return found


def counts_of(club_id: int) -> "QuerySet[CashCount]":
    """The club's counts, the latest first."""
    counts: QuerySet[CashCount] = CashCount.objects.filter(club=club_id).order_by("-counted_on", "-pk")
    return counts


def last_count(club_id: int, until: date) -> CashCount | None:
    """The last time the box was counted, up to a day."""
    return counts_of(club_id).filter(counted_on__lte=until).first()


def count_at(meeting_id: int) -> CashCount | None:
    """The last count of a meeting."""
    found: CashCount | None = CashCount.objects.filter(meeting=meeting_id).order_by("-pk").first()
    return found


def box_of(club_id: int, day: date | None = None) -> dict[int, int]:
    """What lies in the box by fund, by the book: on the evening of a day, or now."""
    balances = balances_of_club(club_id, kinds=[AccountKind.CASH], on=day)
    return {fund_id: by_kind.get(AccountKind.CASH, 0) for fund_id, by_kind in balances.items()}


_SETTLED = Q(entry__isnull=True) | Q(entry__reversed_by__isnull=True)

_BOOKS_NOW = """
SELECT c.id, coalesce((
    SELECT sum((SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.debit_id = a.id)
        - (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.credit_id = a.id)
        - (SELECT coalesce(sum(CASE WHEN p.debit_id = a.id THEN p.amount_vnd ELSE -p.amount_vnd END), 0)
           FROM funds_posting p WHERE a.id IN (p.debit_id, p.credit_id) AND p.entry_id = ANY(ARRAY(
               SELECT e.id FROM funds_entry e WHERE e.fund_id = a.fund_id AND e.happened_on > c.counted_on
               UNION SELECT o.entry_id FROM funds_countoutcome o WHERE o.count_id = c.id AND o.entry_id IS NOT NULL
               UNION SELECT r.id FROM funds_entry r JOIN funds_countoutcome o ON o.entry_id = r.reverses_id
                     WHERE o.count_id = c.id))))
    FROM funds_fund f JOIN funds_account a ON a.fund_id = f.id AND a.kind = 'cash' WHERE f.club_id = c.club_id), 0)
FROM funds_cashcount c WHERE c.id = ANY(%s)
"""


def standings_of(counts: Iterable[CashCount]) -> dict[int, Standing]:
    """How each count stands, by its number. Two queries; the book is read again only where one seems to differ."""
    asked = list(counts)
    settled = dict(
        CountOutcome.objects.filter(_SETTLED, count__in=[count.pk for count in asked])
        .values_list("count")
        .annotate(Sum("amount_vnd"))
    )
    doubtful = [count.pk for count in asked if count.counted_vnd - count.book_vnd != settled.get(count.pk, 0)]
    now: dict[int, int] = {}
    if doubtful:
        with connection.cursor() as cursor:
            cursor.execute(_BOOKS_NOW, [doubtful])
            now = {count_id: int(book_vnd) for count_id, book_vnd in cursor.fetchall()}
    return {
        count.pk: Standing(
            counted_vnd=count.counted_vnd,
            book_vnd=count.book_vnd,
            book_now_vnd=now.get(count.pk, count.book_vnd),
            settled_vnd=settled.get(count.pk, 0),
        )
        for count in asked
    }


def standing_of(count: CashCount) -> Standing:
    """How one count stands."""
    return standings_of([count])[count.pk]


@dataclass(frozen=True)
class Disagreement:
    """A club whose last count differs from its book, and nobody settled it; a shortage is negative."""

    club_id: int
    club: str
    count_key: UUID
    counted_on: date
    open_vnd: int


def counts_that_disagree(reach: Reach, day: date) -> list[Disagreement]:
    """The clubs of a reach whose last count up to a day disagrees, the largest difference first. At most three
    queries, however many clubs."""
    until = CashCount.objects.within(reach).filter(counted_on__lte=day)
    latest = until.order_by("club_id", "-counted_on", "-pk").distinct("club_id").values("pk")
    counts = list(
        CashCount.objects.filter(pk__in=latest).exclude(counted_vnd=F("book_vnd")).select_related("club").order_by("pk")
    )
    standings = standings_of(counts) if counts else {}
    found = [
        Disagreement(count.club_id, count.club.name, count.key, count.counted_on, standings[count.pk].open_vnd)
        for count in counts
        if not standings[count.pk].is_settled
    ]
    return sorted(found, key=lambda each: (-abs(each.open_vnd), each.club))


def outcomes_of(count: CashCount) -> Sequence[CountOutcome]:
    """What became of a count's difference, in order; a reversed one too, as `is_void` says."""
    rows = CountOutcome.objects.filter(count=count).select_related(
        "entry__reversed_by", "entry__fund", "entry__voucher"
    )
    return list(rows.order_by("pk"))


@dataclass(frozen=True)
class Shortage:
    """A shortage that somebody owes."""

    key: UUID
    count_key: UUID
    name: str
    fund: str
    owed_on: date
    due_on: date
    amount_vnd: int
    repaid_vnd: int

    @property
    def left_vnd(self) -> int:
        return self.amount_vnd - self.repaid_vnd


def shortages_of(club_id: int, *, only_open: bool = True) -> list[Shortage]:
    """Who owes what of missing money, the earliest day first; one whose entry was reversed is no debt. One query."""
    paid = Sum("repayments__amount_vnd", filter=Q(repayments__entry__reversed_by__isnull=True), default=0)
    rows = (
        CountOutcome.objects.filter(_SETTLED, count__club=club_id, kind=OutcomeKind.SHORTAGE)
        .select_related("entry__fund", "count")
        .annotate(repaid_vnd=paid)
        .order_by("due_on", "pk")
    )
    found = [
        Shortage(
            key=row.key,
            count_key=row.count.key,
            name=row.entry.party,
            fund=row.entry.fund.name,
            owed_on=row.entry.happened_on,
            due_on=row.due_on,
            amount_vnd=-row.amount_vnd,
            repaid_vnd=row.repaid_vnd,
        )
        for row in rows
    ]
    return [each for each in found if each.left_vnd > 0] if only_open else found


def get_shortage(reach: Reach, club_id: int, key: UUID) -> CountOutcome:
    """A shortage of a club in reach."""
    rows = CountOutcome.objects.within(reach).select_related("entry__fund", "count__club")
    found: CountOutcome | None = rows.filter(count__club=club_id, kind=OutcomeKind.SHORTAGE, key=key).first()
    if found is None:
        raise NotFound(key=str(key))
    return found
