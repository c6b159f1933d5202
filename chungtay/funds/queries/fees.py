"""Member fees: what is open, what was paid for which month, and the rule that asks for it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chungtay.funds.models import FeePaid, FeeRule
from chungtay.funds.rules.fees import MONTHS_AHEAD, FeeMonth
from chungtay.kernel.months import Month

# A member owes each month of which they belonged to the club a day; what lets off in a day of it lets off the month.
# What was reversed is few and found by the club's funds: it is not asked of each payment of ten years.
_MEMBERS_AND_MONTHS = """
WITH wanted AS (
    SELECT m.id, m.number, m.valid_from, m.valid_to, p.id AS person_id, p.full_name, p.sort_key,
           p.birth_date, p.birth_year
    FROM clubs_membership m JOIN people_person p ON p.id = m.person_id
    WHERE m.club_id = %(club)s AND m.end_reason <> 'entered_wrongly' AND {members}
), asked AS (
    SELECT month::date AS month, (month + interval '1 month')::date AS next_on, r.amount_vnd, r.exempt,
           r.exempt_from_age, r.is_away_exempt FROM funds_feerule r
    CROSS JOIN LATERAL generate_series(greatest(r.valid_from, %(since)s)::timestamp,
        least(r.valid_to - 1, %(until)s)::timestamp, interval '1 month') month
    WHERE r.club_id = %(club)s
), paid AS (
    SELECT f.membership_id, f.month, sum(f.amount_vnd) AS amount_vnd FROM funds_feepaid f
    WHERE f.membership_id = ANY (ARRAY(SELECT id FROM wanted)) AND f.month BETWEEN %(since)s AND %(until)s
      AND f.entry_id NOT IN (SELECT r.reverses_id FROM funds_entry r WHERE r.reverses_id IS NOT NULL
          AND r.fund_id = ANY (ARRAY(SELECT id FROM funds_fund WHERE club_id = %(club)s)))
    GROUP BY 1, 2
)
"""
_IS_ASKED_OF = "w.valid_from < a.next_on AND (w.valid_to IS NULL OR w.valid_to > a.month)"
_IS_LET_OFF = """(
    EXISTS (SELECT FROM people_personstatus s WHERE s.person_id = w.person_id AND s.value = ANY (a.exempt)
        AND s.valid_from < a.next_on AND (s.valid_to IS NULL OR s.valid_to > a.month))
    OR coalesce(a.exempt_from_age <= coalesce(extract(year FROM age(a.next_on - 1, w.birth_date)),
        extract(year FROM a.month) - w.birth_year), false)
    OR a.is_away_exempt AND EXISTS (SELECT FROM clubs_absence x WHERE x.membership_id = w.id
        AND x.valid_from <= a.month AND (x.valid_to IS NULL OR x.valid_to >= a.next_on)))
"""
_EVERY_MONTH = f"""
{_MEMBERS_AND_MONTHS}, owed AS (
    SELECT w.id, a.month, CASE WHEN {_IS_LET_OFF} THEN 0 ELSE a.amount_vnd END AS amount_vnd
    FROM wanted w JOIN asked a ON {_IS_ASKED_OF}
)
SELECT w.id, w.number, w.full_name, line.month, coalesce(owed.amount_vnd, 0), coalesce(paid.amount_vnd, 0)
FROM owed FULL JOIN paid ON paid.membership_id = owed.id AND paid.month = owed.month
CROSS JOIN LATERAL (SELECT coalesce(owed.id, paid.membership_id), coalesce(owed.month, paid.month)) line (id, month)
JOIN wanted w ON w.id = line.id
ORDER BY w.sort_key, w.number, line.month
"""  # noqa: S608 - put together from our own text
# After ten years nearly every month is paid: who is let off is asked only of those that are not. Of who belongs on the
# last day a fee is asked if any month with one ends after they came.
_OPEN_MONTHS = f"""
{_MEMBERS_AND_MONTHS}, unpaid AS MATERIALIZED (
    SELECT w.id, a.*, coalesce(paid.amount_vnd, 0) AS paid_vnd
    FROM wanted w JOIN asked a ON {_IS_ASKED_OF} LEFT JOIN paid ON paid.membership_id = w.id AND paid.month = a.month
    WHERE coalesce(paid.amount_vnd, 0) < a.amount_vnd
)
SELECT w.id, w.number, w.full_name, a.month, a.amount_vnd, a.paid_vnd
FROM wanted w LEFT JOIN unpaid a ON a.id = w.id AND NOT {_IS_LET_OFF}
WHERE a.id IS NOT NULL OR w.valid_from < (SELECT max(next_on) FROM asked) OR w.id IN (SELECT membership_id FROM paid)
ORDER BY w.sort_key, w.number, a.month
"""  # noqa: S608 - put together from our own text
_BELONGS = "m.valid_from <= %(day)s AND (m.valid_to IS NULL OR m.valid_to > %(day)s)"
_SOMETIME = "m.valid_from <= %(until)s AND (m.valid_to IS NULL OR m.valid_to > %(since)s)"
_ONE_OF = "m.id = ANY (%(ids)s)"
FIRST_MONTH = Month(2000, 1)


@dataclass(frozen=True)
class FeesOf:
    """The months of one member in order, all or the open ones: what each asks and what was paid for it."""

    membership_id: int
    number: int
    name: str
    months: tuple[FeeMonth, ...]

    @property
    def open_months(self) -> tuple[FeeMonth, ...]:
        return tuple(month for month in self.months if month.open_vnd)

    @property
    def open_vnd(self) -> int:
        return sum(month.open_vnd for month in self.months)

    @property
    def paid_vnd(self) -> int:
        return sum(month.paid_vnd for month in self.months)


def fees_due(club_id: int, day: date, *, only: Collection[int] | None = None) -> list[FeesOf]:
    """Everybody of whom a fee is asked and who belongs to the club on a day, or some of them, with the months up to it
    that are open. One query."""
    members = _BELONGS if only is None else f"{_BELONGS} AND {_ONE_OF}"
    values = {"club": club_id, "day": day, "ids": list(only or ())}
    return _asked(members, values, FIRST_MONTH, Month.of(day), sql=_OPEN_MONTHS)


def fees_of_members(club_id: int, membership_ids: Iterable[int], day: date) -> dict[int, FeesOf]:
    """The months of these members, those to come as far as fees are taken ahead. One query."""
    found = _asked(_ONE_OF, {"club": club_id, "ids": list(membership_ids)}, FIRST_MONTH, Month.of(day) + MONTHS_AHEAD)
    return {each.membership_id: each for each in found}


def fees_of_year(club_id: int, year: int) -> list[FeesOf]:
    """The fee book of a year: whoever belonged to the club in it, with its months. One query."""
    return _asked(_SOMETIME, {"club": club_id}, Month(year, 1), Month(year, 12))


def _asked(
    members: str, values: dict[str, Any], since: Month, until: Month, *, sql: str = _EVERY_MONTH
) -> list[FeesOf]:
    known = values | {"since": since.first, "until": until.last}
    found: dict[int, tuple[int, str, list[FeeMonth]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql.format(members=members), known)
        for membership_id, number, name, month, due_vnd, paid_vnd in cursor.fetchall():
            months = found.setdefault(membership_id, (number, name, []))[2]
            if month is not None:
                months.append(FeeMonth(Month.of(month), int(due_vnd), int(paid_vnd)))
    return [FeesOf(pk, number, name, tuple(months)) for pk, (number, name, months) in found.items()]


def fee_rule_on(club_id: int, day: date) -> FeeRule | None:
    """What the club asks on a day."""
    rule: FeeRule | None = FeeRule.objects.on(day).filter(club=club_id).first()
    return rule


def fee_rules_of(club_id: int) -> Sequence[FeeRule]:
    """Every rule the club had, the latest first."""
    return list(FeeRule.objects.filter(club=club_id).order_by("-valid_from"))


def has_fee_rule(club_id: int) -> bool:
    return bool(FeeRule.objects.filter(club=club_id).exists())


def fees_paid_by(entry_ids: Iterable[int]) -> dict[int, list[FeePaid]]:
    """Which months these entries paid, by entry."""
    found: dict[int, list[FeePaid]] = {}
    for paid in FeePaid.objects.filter(entry__in=list(entry_ids)).order_by("month"):
        found.setdefault(paid.entry_id, []).append(paid)
    return found
