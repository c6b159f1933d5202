"""What a merger of two clubs would do, shown before it is done: who moves, who may be one person, what money goes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.assets.queries import count_of
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.funds.queries import balances_of_club
from chungtay.funds.rules import AccountKind
from chungtay.loans.models import Loan
from chungtay.loans.rules import OWING


@dataclass(frozen=True)
class MayBeOne:
    """Two members, one of each club, of one name: the same birth year, or one without."""

    going: Membership
    there: Membership


@dataclass(frozen=True)
class Estate:
    """What a club has and owes: all of it goes into the heir's books, or is settled before the club ends."""

    balances: Mapping[AccountKind, int]
    loan_count: int
    thing_count: int

    def vnd(self, *kinds: AccountKind) -> int:
        return sum(self.balances.get(kind, 0) for kind in kinds)

    @property
    def is_nothing(self) -> bool:
        return not (any(self.balances.values()) or self.loan_count or self.thing_count)


_COUNTED = (
    AccountKind.CASH, AccountKind.BANK, AccountKind.LENT, AccountKind.SHORTAGE, AccountKind.BORROWED,
    AccountKind.RETURNABLE,
)  # fmt: skip


def estate_of(club: Club) -> Estate:
    """What a club has and owes now, over all its funds. Three queries."""
    balances: dict[AccountKind, int] = {}
    for of_fund in balances_of_club(club.pk, kinds=_COUNTED).values():
        for kind, vnd in of_fund.items():
            balances[kind] = balances.get(kind, 0) + vnd
    loans = Loan.objects.filter(club=club, state__in=list(OWING)).count()
    return Estate(balances, loans, count_of(club.pk))


@dataclass(frozen=True)
class MergePreview:
    """Before two clubs are merged."""

    moving: tuple[Membership, ...]
    in_both: tuple[Membership, ...]
    may_be_one: tuple[MayBeOne, ...]
    ending_seats: tuple[BoardSeat, ...]
    heir_count: int
    estate: Estate

    @property
    def after_count(self) -> int:
        return self.heir_count + len(self.moving)


def merge_preview(club: Club, into: Club) -> MergePreview:
    """What would happen. Six queries."""
    open_rows = Membership.objects.filter(club__in=[club.pk, into.pk], valid_to=None)
    rows = list(open_rows.select_related("person", "person__hamlet").order_by("number"))
    there = [row for row in rows if row.club_id == into.pk]
    by_person = {row.person_id for row in there}
    going = [row for row in rows if row.club_id == club.pk]
    moving = [row for row in going if row.person_id not in by_person]
    by_name: dict[str, list[Membership]] = defaultdict(list)
    for row in there:
        by_name[row.person.name_fold].append(row)
    pairs = [
        MayBeOne(row, other)
        for row in moving
        for other in by_name[row.person.name_fold]
        if not row.person.birth_year or not other.person.birth_year or row.person.birth_year == other.person.birth_year
    ]
    seats = BoardSeat.objects.filter(club=club, valid_to=None).select_related("person")
    return MergePreview(
        moving=tuple(moving),
        in_both=tuple(row for row in going if row.person_id in by_person),
        may_be_one=tuple(pairs),
        ending_seats=tuple(seats),
        heir_count=len(there),
        estate=estate_of(club),
    )
