"""What each member has to pay of which loan on a day: the loans' part of a meeting's collection."""

from dataclasses import dataclass
from datetime import date

from chungtay.funds.rules.collecting import Due, Part
from chungtay.kernel.money import dong
from chungtay.loans import words
from chungtay.loans.models import Loan
from chungtay.loans.queries.facts import standings_of
from chungtay.loans.rules import AHEAD, OWING, Standing


@dataclass(frozen=True)
class DueLine:
    """One loan of a member with how it stands on the day, counting as due what the next days bring."""

    loan: Loan
    at: Standing


def due_lines(club_id: int, day: date, only: int | None = None) -> dict[int, list[DueLine]]:
    """The loans that are out, by membership, with what is due of each. Two queries, however many there are."""
    rows = Loan.objects.filter(club=club_id, state__in=list(OWING), disbursed_on__lte=day)
    if only is not None:
        rows = rows.filter(membership=only)
    loans = list(rows.order_by("number"))
    standings = standings_of(loans, day, ahead=AHEAD) if loans else {}
    found: dict[int, list[DueLine]] = {}
    for loan in loans:
        found.setdefault(loan.membership_id, []).append(DueLine(loan, standings[loan.pk]))
    return found


def dues_to_collect(club_id: int, day: date, only: int | None = None) -> dict[int, list[Due]]:
    """The same as lines of the collection: interest, principal and penalty with what is due in each."""
    return {member: [_due(line) for line in lines] for member, lines in due_lines(club_id, day, only).items()}


def _due(line: DueLine) -> Due:
    at = line.at
    parts = [
        Part("interest", str(words.COLLECT_INTEREST), at.interest_due_vnd),
        Part("principal", str(words.COLLECT_PRINCIPAL), at.principal_due_vnd),
    ]
    if at.penalty_due_vnd:
        parts.append(Part("penalty", str(words.COLLECT_PENALTY), at.penalty_due_vnd))
    told = {"left": dong(at.left_vnd), "ends_on": f"{at.ends_on:%d/%m/%Y}"}
    title = str(words.LOAN_NUMBER) % {"number": line.loan.number}
    return Due("loan", str(line.loan.key), title, tuple(parts), str(words.STILL_OWES) % told)
