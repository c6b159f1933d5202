"""Closings of a club's books: up to which day, who confirmed, and what stands before the next."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Max

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.funds.models import Closing, Entry, Fund
from chungtay.funds.queries.balances import balances_of_club
from chungtay.funds.queries.counts import last_count, standing_of
from chungtay.funds.queries.statements import MONEY
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.closings import NoSuchClosing, Obstacle, ObstacleKind
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting


def get_closing(reach: Reach, club_id: int, key: UUID) -> Closing:
    """A closing of a club in reach."""
    found: Closing | None = Closing.objects.within(reach).select_related("club").filter(club=club_id, key=key).first()
    if found is None:
        raise NoSuchClosing(key=str(key))
    return found


def closings_of(club_id: int) -> Sequence[Closing]:
    """Every closing, the latest day first, those opened again too."""
    return list(Closing.objects.filter(club=club_id).order_by("-through_on", "-pk"))


def closed_through(club_id: int) -> date | None:
    """Up to which day the books are closed."""
    closed = Closing.objects.filter(club=club_id, closed_at__isnull=False, reopened_at__isnull=True)
    last: date | None = closed.aggregate(last=Max("through_on"))["last"]
    return last


def closing_on(club_id: int, through_on: date) -> Closing | None:
    """The closing of a day that was begun and is not opened again."""
    found: Closing | None = Closing.objects.filter(club=club_id, through_on=through_on, reopened_at=None).first()
    return found


def begun_closings(club_id: int, after: date | None) -> Sequence[Closing]:
    """Those that wait for a second confirmation, the earliest first, of days after the closed one."""
    begun = Closing.objects.filter(club=club_id, closed_at__isnull=True)
    return list((begun.filter(through_on__gt=after) if after else begun).order_by("through_on"))


def months_to_close(club_id: int, today: date) -> list[Month]:
    """The months that have ended and are not closed, from the first in which money moved; the earliest first."""
    return months_after(closed_through(club_id), club_id, today)


def months_after(closed: date | None, club_id: int, today: date) -> list[Month]:
    """The same where it is known up to which day the books are closed."""
    if closed is not None:
        first = Month.of(closed) if closed != Month.of(closed).last else Month.of(closed).next
    else:
        began: date | None = Entry.objects.filter(fund__club=club_id).order_by("happened_on").values_list(
            "happened_on", flat=True
        ).first()  # fmt: skip
        if began is None:
            return []
        first = Month.of(began)
    last = Month.of(today) if today == Month.of(today).last else Month.of(today).previous
    return Month.between(first, last)


def obstacles(club_id: int, through_on: date) -> list[Obstacle]:
    """What to look at before the books are closed up to a day, what must be settled first.

    A room above adds its own as `before_closing(club_id, through_on) -> Iterable[Obstacle]` in its `queries`: forms
    that are held for a person, for instance.
    """
    since = closed_through(club_id)
    found = [*_below_nothing(club_id, since, through_on), *_count(club_id, since, through_on)]
    open_meetings = Meeting.objects.filter(club=club_id, closed_at=None, held_on__lte=through_on).order_by("held_on")
    found += [
        Obstacle(ObstacleKind.MEETING_OPEN, held_on, key=str(key))
        for held_on, key in open_meetings.values_list("held_on", "key")
    ]
    for ask in answers_of_rooms("before_closing"):
        found += ask(club_id, through_on)
    return found


def _count(club_id: int, since: date | None, through_on: date) -> Iterable[Obstacle]:
    count = last_count(club_id, through_on)
    if count is None or (since is not None and count.counted_on <= since):
        yield Obstacle(ObstacleKind.NOT_COUNTED, through_on)
    elif (open_vnd := standing_of(count).open_vnd) != 0:
        yield Obstacle(ObstacleKind.COUNT_DIFFERS, count.counted_on, open_vnd, key=str(count.key))


_DAYS = """
WITH money AS MATERIALIZED (
    SELECT a.id, a.fund_id, a.kind FROM funds_account a JOIN funds_fund f ON f.id = a.fund_id
    WHERE f.club_id = %(club)s AND a.kind IN ('cash', 'bank')
), own AS MATERIALIZED (
    SELECT e.id, e.happened_on FROM funds_entry e WHERE e.fund_id = ANY(ARRAY(SELECT fund_id FROM money))
      AND e.happened_on > %(since)s AND e.happened_on <= %(last)s
), moved AS MATERIALIZED (
    SELECT p.entry_id, p.debit_id, p.credit_id, p.amount_vnd FROM funds_posting p
    WHERE p.entry_id = ANY(ARRAY(SELECT id FROM own))
)
SELECT money.fund_id, money.kind, own.happened_on,
       sum(CASE WHEN moved.debit_id = money.id THEN moved.amount_vnd ELSE -moved.amount_vnd END)
FROM own JOIN moved ON moved.entry_id = own.id JOIN money ON money.id IN (moved.debit_id, moved.credit_id)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def _below_nothing(club_id: int, since: date | None, through_on: date) -> Iterable[Obstacle]:
    """The first evening on which each box or bank account would hold less than nothing: a voucher bears a wrong day."""
    names = dict(Fund.objects.filter(club=club_id).values_list("pk", "name"))
    held = balances_of_club(club_id, kinds=MONEY, on=since) if since else {}
    balances = {(fund_id, kind): vnd for fund_id, kinds in held.items() for kind, vnd in kinds.items()}
    told: set[tuple[int, AccountKind]] = set()
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"club": club_id, "last": through_on, "since": since or date.min})
        for fund_id, name, day, moved in cursor.fetchall():
            account = (fund_id, AccountKind(name))
            balances[account] = balances.get(account, 0) + int(moved)
            if balances[account] < 0 and account not in told:
                told.add(account)
                yield Obstacle(ObstacleKind.BELOW_NOTHING, day, balances[account], names[fund_id], name)
