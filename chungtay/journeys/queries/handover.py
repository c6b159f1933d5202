"""How far a handover is: what was confirmed, what the books show, what every paper of it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.assets.queries import held_by
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.rules import Post
from chungtay.funds.models import Closing, Fund
from chungtay.funds.models.counts import CashCount, CountOutcome
from chungtay.funds.queries import balances_of_club
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.closings import Obstacle, ObstacleKind
from chungtay.journeys.models import Handover, HandoverCheck, HandoverLoan
from chungtay.journeys.rules import HandoverState, HandoverStep, NoSuchFounding, steps_of_handover
from chungtay.kernel.acts import Reach


@dataclass(frozen=True)
class OpenLoan:
    """A loan that is out, with what is left of its principal, and whether its borrower confirmed just that."""

    loan_id: int
    number: int
    membership_id: int
    name: str
    amount_vnd: int
    outstanding_vnd: int
    confirmed: HandoverLoan | None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed is not None


@dataclass(frozen=True)
class ToReturn:
    """Capital the club must give back: whose, how much is left, until when."""

    giver: str
    origin: str
    left_vnd: int
    return_on: Any


@dataclass(frozen=True)
class Stand:
    """A step with whether it is settled and what is known of it."""

    step: HandoverStep
    is_done: bool
    check: HandoverCheck | None = None
    count: int = 0
    of: int = 0
    held: str = ""  # which forms of phones still wait for a person


def handovers_of(reach: Reach, club_id: int | None = None) -> "QuerySet[Any]":
    """Handovers within reach, those that are open first."""
    rows: QuerySet[Any] = Handover.objects.within(reach)
    if club_id is not None:
        rows = rows.filter(club=club_id)
    return rows.select_related("club", "seat__person", "receiver__person").order_by("-state", "-handed_on", "-pk")


def get_handover(reach: Reach, key: object, club_id: int | None = None) -> Handover:
    """One handover within reach."""
    found: Handover | None = handovers_of(reach, club_id).filter(key=key).first()
    if found is None:
        raise NoSuchFounding(key=str(key))
    return found


def seats_to_hand(club: Club) -> list[BoardSeat]:
    """The seats that are held today."""
    return list(BoardSeat.objects.filter(club=club, valid_to=None).select_related("person").order_by("post"))


def receivers_of(club: Club) -> list[Membership]:
    """Who may take a post: the members of today, in Vietnamese order."""
    rows = Membership.objects.filter(club=club, valid_to=None).select_related("person")
    return list(rows.order_by("person__sort_key", "number"))


def giver_of(handover: Handover) -> Membership | None:
    """The giver's membership, the latest where they left or died."""
    rows = Membership.objects.filter(club=handover.club_id, person=handover.seat.person_id)
    return rows.order_by("-valid_from").first()


def stands_of(handover: Handover) -> list[Stand]:
    """Each step of the handover in order. A fixed number of queries."""
    checks = {check.step: check for check in HandoverCheck.objects.filter(handover=handover, replaced_at=None)}
    return [_stand(handover, step, checks) for step in steps_of_handover(Post(handover.seat.post))]


def _stand(handover: Handover, step: HandoverStep, checks: Mapping[str, HandoverCheck]) -> Stand:
    if step is HandoverStep.BOOKS:
        return Stand(step, closing_of(handover) is not None)
    if step is HandoverStep.CASH:
        count = count_of_day(handover)
        return Stand(step, count is not None and bool(count.pieces) and _is_settled(count))
    if step is HandoverStep.LOANS:
        loans = open_loans(handover)
        done = sum(loan.is_confirmed for loan in loans)
        return Stand(step, done == len(loans), count=done, of=len(loans))
    check = checks.get(step)
    held = forms_held(handover) if step is HandoverStep.PHONE and handover.state == HandoverState.OPEN else None
    return Stand(step, check is not None and held is None, check, held=held.about if held else "")


def forms_held(handover: Handover) -> Obstacle | None:
    """The late forms that somebody must settle before the post goes over, as the room that holds them says it."""
    found = (each for ask in answers_of_rooms("before_closing") for each in ask(handover.club_id, handover.handed_on))
    return next((each for each in found if each.kind is ObstacleKind.FORMS_HELD), None)


def closing_of(handover: Handover) -> Closing | None:
    """The closing in force that reaches the day of the handover."""
    return (
        Closing.objects.filter(
            club=handover.club_id,
            closed_at__isnull=False,
            reopened_at=None,
            through_on__gte=handover.handed_on,
        )
        .order_by("through_on")
        .first()
    )


def count_of_day(handover: Handover) -> CashCount | None:
    """The last count of the box on the day of the handover."""
    counts = CashCount.objects.filter(club=handover.club_id, counted_on=handover.handed_on).order_by("-pk")
    first: CashCount | None = counts.first()
    return first


def _is_settled(count: CashCount) -> bool:
    """Whether the box agreed with the book, or what differed was owed by somebody, taken in, or found."""
    standing = CountOutcome.objects.filter(Q(entry=None) | Q(entry__reversed_by=None), count=count)
    settled = sum(standing.values_list("amount_vnd", flat=True))
    return bool(count.counted_vnd - count.book_vnd == settled)


_LOANS = """
SELECT l.id, l.number, l.membership_id, p.full_name, l.amount_vnd,
  l.amount_vnd
  - coalesce((SELECT sum(r.principal_vnd) FROM loans_repayment r WHERE r.loan_id = l.id
      AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = r.entry_id)), 0)
  - coalesce((SELECT sum(w.amount_vnd) FROM loans_writeoff w WHERE w.loan_id = l.id AND w.state = 'agreed'
      AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = w.entry_id)), 0)
FROM loans_loan l JOIN clubs_membership m ON m.id = l.membership_id JOIN people_person p ON p.id = m.person_id
WHERE l.club_id = %s AND l.settled_on IS NULL ORDER BY p.sort_key, l.number
"""


def open_loans(handover: Handover) -> list[OpenLoan]:
    """Every loan that is out, with its borrower's confirmation of just this sum. Two queries."""
    said = {(row.loan_id, row.outstanding_vnd): row for row in HandoverLoan.objects.filter(handover=handover)}
    with connection.cursor() as cursor:
        cursor.execute(_LOANS, [handover.club_id])
        return [
            OpenLoan(pk, number, member, name, amount, int(left), said.get((pk, int(left))))
            for pk, number, member, name, amount, left in cursor.fetchall()
        ]


_TO_RETURN = """
SELECT coalesce(p.full_name, c.giver), c.origin, c.amount_vnd - coalesce((
    SELECT sum(r.amount_vnd) FROM funds_capitalreturn r WHERE r.capital_id = c.id
      AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = r.entry_id)), 0) AS left_vnd, c.return_on
FROM funds_capital c JOIN funds_fund f ON f.id = c.fund_id
LEFT JOIN clubs_membership m ON m.id = c.membership_id LEFT JOIN people_person p ON p.id = m.person_id
WHERE f.club_id = %s AND c.origin IN ('borrowed', 'returnable')
  AND NOT EXISTS (SELECT FROM funds_entry e WHERE e.reverses_id = c.entry_id)
ORDER BY c.return_on NULLS LAST, 1
"""


def to_return(club_id: int) -> list[ToReturn]:
    """Contributions and borrowed capital that are still owed. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_TO_RETURN, [club_id])
        return [ToReturn(row[0], row[1], int(row[2]), row[3]) for row in cursor.fetchall() if row[2] > 0]


def balances_shown(club: Club) -> list[tuple[str, Mapping[AccountKind, int]]]:
    """Each fund with what it holds, for the minutes. Two queries."""
    balances = balances_of_club(club.pk)
    return [(fund.name, balances.get(fund.pk, {})) for fund in Fund.objects.filter(club=club).order_by("pk")]


def things_of_giver(handover: Handover) -> Sequence[Any]:
    """What the giver holds, from the register of things."""
    giver = giver_of(handover)
    return held_by(handover.club_id, giver.pk, handover.handed_on) if giver else []


def open_count(reach: Reach) -> int:
    """How many handovers wait within reach."""
    return handovers_of(reach).filter(state=HandoverState.OPEN).count()
