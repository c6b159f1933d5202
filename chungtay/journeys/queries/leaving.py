"""What stays open when somebody leaves or a club ends: their loan, their contribution, capital not given back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.funds.models import Capital
from chungtay.journeys import words
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong
from chungtay.web.rules import Todo


@dataclass(frozen=True)
class LeftOpen:
    """Somebody who is no member any more, with what they owe and what is theirs still."""

    membership_id: int
    name: str
    owes_vnd: int
    settled_by: str  # the heir or guarantor who took the debt over
    is_owed_vnd: int


def capital_left(fund_id: int) -> list[tuple[Capital, int]]:
    """Each capital of a fund with what was not given back of it. One query."""
    standing = Q(returns__entry__reversed_by=None)
    rows = (
        Capital.objects.filter(fund=fund_id, entry__reversed_by=None)
        .annotate(left_vnd=F("amount_vnd") - Coalesce(Sum("returns__amount_vnd", filter=standing), 0))
        .filter(left_vnd__gt=0)
        .order_by("pk")
    )
    return [(row, int(row.left_vnd)) for row in rows]


_LEFT_OPEN = """
WITH owes AS (
    SELECT l.membership_id, sum(loan_left(l.id)) AS vnd, max((SELECT t.name FROM loans_takeover t WHERE t.loan_id = l.id
        ORDER BY t.since_on DESC, t.id DESC LIMIT 1)) AS by_name
    FROM loans_loan l WHERE l.club_id = %(club)s AND l.settled_on IS NULL GROUP BY 1
), owed AS (
    SELECT c.membership_id, sum(c.amount_vnd - coalesce((SELECT sum(r.amount_vnd) FROM funds_capitalreturn r
        WHERE r.capital_id = c.id AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = r.entry_id)), 0))
        AS vnd
    FROM funds_capital c JOIN funds_fund f ON f.id = c.fund_id AND f.club_id = %(club)s
    WHERE c.origin IN ('returnable', 'borrowed') AND c.membership_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = c.entry_id) GROUP BY 1
)
SELECT m.id, p.full_name, coalesce(owes.vnd, 0), coalesce(owes.by_name, ''), coalesce(owed.vnd, 0)
FROM clubs_membership m JOIN people_person p ON p.id = m.person_id
LEFT JOIN owes ON owes.membership_id = m.id LEFT JOIN owed ON owed.membership_id = m.id
WHERE m.club_id = %(club)s AND m.valid_to IS NOT NULL AND (owes.vnd > 0 OR owed.vnd > 0)
ORDER BY p.sort_key, m.number
"""


def left_open(club_id: int) -> list[LeftOpen]:
    """Everybody who left with something open, until it is settled. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LEFT_OPEN, {"club": club_id})
        return [LeftOpen(row[0], row[1], int(row[2]), row[3], int(row[4])) for row in cursor.fetchall()]


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Who left and whose matter is not settled: no heir or guarantor named, or money of theirs not given back."""
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    for each in left_open(club.pk):
        url = reverse("journeys:left_open", args=[club.pk])
        if each.owes_vnd and not each.settled_by:
            yield Todo(str(words.TODO_OWES) % {"name": each.name, "amount": dong(each.owes_vnd)}, url, 25)
        if each.is_owed_vnd:
            yield Todo(str(words.TODO_IS_OWED) % {"name": each.name, "amount": dong(each.is_owed_vnd)}, url, 26)
