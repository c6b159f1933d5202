"""Capital by origin, each sum from its coming to its return; what is due back and when; interest to be parted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from chungtay.funds.models import Capital, CapitalReturn, Entry, Fund, InterestDivision, InterestSplit
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.capital import NoSuchCapital

TOLD_DAYS_AHEAD = 30
"""How long before its day a return is told on the club's home."""


def _undone(entry: str) -> Exists:
    return Exists(Entry.objects.filter(reverses=OuterRef(entry)))


def capitals_of(club_id: int) -> "QuerySet[Any]":
    """Every sum of capital that stands, with what was given back of it and what is left."""
    given_back = CapitalReturn.objects.filter(~_undone("entry"), capital=OuterRef("pk")).order_by().values("capital")
    rows: QuerySet[Any] = (
        Capital.objects.filter(~_undone("entry"), fund__club=club_id)
        .select_related("fund__club", "entry__voucher", "membership__person", "project")
        .annotate(
            returned_vnd=Coalesce(
                Subquery(given_back.annotate(total=Sum("amount_vnd")).values("total")),
                0,
                output_field=BigIntegerField(),
            )
        )
        .annotate(left_vnd=F("amount_vnd") - F("returned_vnd"))
    )
    return rows


def capital_in_order(club_id: int) -> "QuerySet[Any]":
    """Those with a day to be given back first, the earliest first; then the latest that came."""
    return capitals_of(club_id).order_by(F("return_on").asc(nulls_last=True), "-entry__happened_on", "-pk")


def get_capital(club_id: int, key: UUID) -> Any:
    """One sum of capital of this club; or `NoSuchCapital`, also when its entry was reversed."""
    capital = capitals_of(club_id).filter(key=key).first()
    if capital is None:
        raise NoSuchCapital(key=str(key))
    return capital


def returns_of(capital: Capital) -> Sequence[CapitalReturn]:
    """What was given back and stands, the latest first."""
    rows = CapitalReturn.objects.filter(~_undone("entry"), capital=capital).select_related("entry__voucher")
    return list(rows.order_by("-entry__happened_on", "-pk"))


def to_be_returned(club_id: int, *, by: date | None = None) -> "QuerySet[Any]":
    """What the club still owes with an agreed day, the earliest first; with a day, what is due by then."""
    rows = capitals_of(club_id).filter(return_on__isnull=False, left_vnd__gt=0)
    if by is not None:
        rows = rows.filter(return_on__lte=by)
    return rows.order_by("return_on", "pk")


def soon_to_be_returned(club_id: int, day: date) -> "QuerySet[Any]":
    """What is overdue or falls due within thirty days."""
    return to_be_returned(club_id, by=day + timedelta(days=TOLD_DAYS_AHEAD))


def contributions_of(membership_id: int) -> Sequence[Any]:
    """What a member has in the club that goes back when they leave: returnable contributions and what was borrowed."""
    club_id = Fund.objects.filter(club__memberships=membership_id).values_list("club_id", flat=True).first()
    if club_id is None:
        return []
    owed = [AccountKind.RETURNABLE, AccountKind.BORROWED]
    return list(capitals_of(club_id).filter(membership=membership_id, origin__in=owed, left_vnd__gt=0).order_by("pk"))


# --- interest -----------------------------------------------------------------------------------------------------

_OPEN = """
SELECT coalesce((SELECT sum(CASE WHEN p.credit_id = a.id THEN p.amount_vnd ELSE -p.amount_vnd END)
           FROM funds_posting p JOIN funds_entry e ON e.id = p.entry_id
           WHERE a.id IN (p.debit_id, p.credit_id) AND (%(on)s::date IS NULL OR e.happened_on <= %(on)s)), 0)
     - coalesce((SELECT sum(p.amount_vnd) FROM funds_interestdivision d JOIN funds_posting p ON p.entry_id = d.moved_id
           WHERE d.fund_id = a.fund_id AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = d.moved_id)), 0)
FROM funds_account a WHERE a.fund_id = %(fund)s AND a.kind = 'interest'
"""


def open_interest(fund_id: int, *, on: date | None = None) -> int:
    """Interest collected (up to a day) and neither moved to another fund nor kept as capital."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, {"fund": fund_id, "on": on})
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def interest_split_on(club_id: int, day: date) -> InterestSplit | None:
    """How the club parts its interest on a day."""
    rule: InterestSplit | None = InterestSplit.objects.on(day).filter(club=club_id).first()
    return rule


def interest_splits_of(club_id: int) -> Sequence[InterestSplit]:
    """Every way it did, the latest first."""
    return list(InterestSplit.objects.filter(club=club_id).order_by("-valid_from"))


@dataclass(frozen=True)
class Divided:
    """A time interest was parted: what was moved and what was kept, those reversed left out."""

    day: date
    moved_vnd: int
    kept_vnd: int


def divisions_of(club_id: int) -> list[Divided]:
    """The times interest was parted, the latest first. One query."""
    rows = (
        InterestDivision.objects.filter(fund__club=club_id)
        .select_related("moved", "kept")
        .annotate(
            moved_vnd=Coalesce(_amount_of("moved"), 0, output_field=BigIntegerField()),
            kept_vnd=Coalesce(_amount_of("kept"), 0, output_field=BigIntegerField()),
        )
        .order_by("-pk")
    )
    return [
        Divided((row.moved or row.kept).happened_on, row.moved_vnd, row.kept_vnd)
        for row in rows
        if row.moved_vnd or row.kept_vnd
    ]


def _amount_of(part: str) -> Subquery:
    standing = Entry.objects.filter(pk=OuterRef(part), reversed_by=None).order_by().values("pk")
    return Subquery(standing.annotate(total=Sum("postings__amount_vnd")).values("total"))
