"""What a borrower is told of their own loans: what is left, what is due when, what was paid."""

from collections.abc import Mapping, Sequence
from datetime import date

from chungtay.clubs.rules.telling import MemberBlock
from chungtay.kernel.money import dong, group_digits
from chungtay.loans.models import Loan, Repayment
from chungtay.loans.queries.facts import standings_of
from chungtay.loans.rules import OWING
from chungtay.loans.words import own as words

PAYMENTS_SHOWN = 8


def told_to_members(club_id: int, membership_ids: Sequence[int], day: date) -> Mapping[int, Sequence[MemberBlock]]:
    """Each open loan of each member with its last payments. A fixed number of queries."""
    found: dict[int, list[MemberBlock]] = {member: [] for member in membership_ids}
    rows = Loan.objects.filter(club=club_id, membership__in=membership_ids, state__in=list(OWING))
    loans = list(rows.order_by("number"))
    standings = standings_of(loans, day)
    paid: dict[int, list[tuple[str, ...]]] = {}
    payments = Repayment.objects.filter(loan__in=loans, entry__reversed_by=None).order_by("-paid_on", "-pk")
    for row in payments:
        amounts = (row.interest_vnd + row.penalty_vnd, row.principal_vnd)
        line = (f"{row.paid_on:%d/%m/%Y}", *map(group_digits, amounts))
        paid.setdefault(row.loan_id, []).append(line)
    for loan in loans:
        at = standings[loan.pk]
        facts = [
            (str(words.LENT_ON) % f"{loan.disbursed_on:%d/%m/%Y}", dong(loan.original_vnd or loan.amount_vnd)),
            (str(words.LEFT), dong(at.left_vnd)),
            (str(words.ENDS_ON), f"{at.ends_on:%d/%m/%Y}"),
        ]
        if at.due_vnd:
            facts.append((str(words.DUE_NOW), dong(at.due_vnd)))
        if at.next_due:
            next_vnd = at.next_due.interest_vnd + at.next_due.principal_vnd
            facts.append((str(words.NEXT_DUE) % f"{at.next_due.due_on:%d/%m/%Y}", dong(next_vnd)))
        found[loan.membership_id].append(
            MemberBlock(
                10,
                str(words.LOAN) % loan.number,
                tuple(facts),
                heads=tuple(str(head) for head in words.HEADS),
                rows=tuple(paid.get(loan.pk, [])[:PAYMENTS_SHOWN]),
            )
        )
    return found
