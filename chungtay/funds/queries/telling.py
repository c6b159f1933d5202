"""What the books tell a member of themselves: their fees, and what they put in that goes back to them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from chungtay.clubs.rules.telling import MemberBlock
from chungtay.funds.models import Capital
from chungtay.funds.queries.fees import fees_of_members
from chungtay.funds.rules import AccountKind
from chungtay.funds.words import ACCOUNT
from chungtay.funds.words import telling as words
from chungtay.funds.words.money import months_in_words
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month


def told_to_members(club_id: int, membership_ids: Sequence[int], day: date) -> Mapping[int, Sequence[MemberBlock]]:
    """Fees and contributions of each member. Two queries, however many are asked about."""
    found: dict[int, list[MemberBlock]] = {member: [] for member in membership_ids}
    until = Month.of(day)
    for member, fees in fees_of_members(club_id, membership_ids, day).items():
        due = [month for month in fees.months if month.month <= until and month.open_vnd]
        if fees.months:
            paid_vnd = sum(month.paid_vnd for month in fees.months if month.month.year == day.year)
            owed = months_in_words(month.month for month in due) or str(words.NOTHING)
            facts = ((str(words.PAID_IN_YEAR) % day.year, dong(paid_vnd)), (str(words.FEES_OPEN), owed))
            found[member].append(MemberBlock(20, str(words.FEES), facts))
    standing = Q(returns__entry__reversed_by=None)
    rows = Capital.objects.filter(membership__in=membership_ids, entry__reversed_by=None)
    left = rows.annotate(left_vnd=F("amount_vnd") - Coalesce(Sum("returns__amount_vnd", filter=standing), 0))
    by_member: dict[int, list[tuple[str, str]]] = {}
    for row in left.order_by("entry__happened_on", "pk"):
        goes_back = row.origin in (AccountKind.RETURNABLE, AccountKind.BORROWED)
        told = str(words.LEFT_TO_RETURN) % dong(row.left_vnd) if goes_back else dong(row.amount_vnd)
        by_member.setdefault(row.membership_id, []).append((str(ACCOUNT[AccountKind(row.origin)]), told))
    for member, facts_of in by_member.items():
        found[member].append(MemberBlock(30, str(words.CAPITAL), tuple(facts_of)))
    return found
