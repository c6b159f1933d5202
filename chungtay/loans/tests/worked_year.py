"""The year 2025 of CLB thôn Phú Nghĩa, fifty members, written day by day through the services as its treasurer did.

The amounts are such that every sum can be checked with a pencil; what the books must say stands in
`worked_year_tables`.
"""

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import uuid4

from chungtay.access.models import User
from chungtay.access.queries import act_of
from chungtay.clubs.models import Club, MeetingRule, Membership
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.funds import services as money
from chungtay.funds.models import BankBook, Fund
from chungtay.funds.queries.counts import box_of
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.banks import BankKind, Movement
from chungtay.funds.rules.closings import Signs
from chungtay.funds.rules.collecting import Taken
from chungtay.funds.rules.counts import Counting, OutcomeKind
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.rules.openings import OpeningOf
from chungtay.funds.services.collecting import collect, dues_of_club
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.loans import services
from chungtay.loans.models import Loan
from chungtay.loans.rules import LoanState, Method, Priority, Purpose, Terms
from chungtay.loans.tests.factories import board_act
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import binh_the_treasurer, thao_the_accountant

YEAR, THE_DAY = 2025, 15
LUA, ON, HUNG = "Nguyễn Thị Lụa", "Lò Thị Ơn", "Phạm Văn Hùng"
FEE_VND, TEA_VND = 5_000, 50_000
LATE_WITH_FEE = 4  # members who miss March and pay two months in April

PAID: dict[int, dict[str, tuple[int, int]]] = {  # interest and principal of each loan at the meeting of a month
    3: {LUA: (50_000, 0)},
    4: {LUA: (50_000, 0), ON: (30_000, 0)},
    **{month: {LUA: (50_000, 0), ON: (30_000, 0), HUNG: (50_000, 0)} for month in (5, 6, 7, 8)},
    9: {LUA: (50_000, 0), ON: (30_000, 0), HUNG: (50_000, 2_000_000)},
    10: {LUA: (50_000, 0), ON: (30_000, 1_000_000), HUNG: (30_000, 0)},
    11: {LUA: (50_000, 0), ON: (20_000, 1_000_000), HUNG: (30_000, 0)},
    12: {LUA: (50_000, 5_000_000), HUNG: (30_000, 0)},
}
LENT: dict[int, tuple[str, int, int]] = {  # to whom, how much, for how many months
    2: (LUA, 5_000_000, 10),
    3: (ON, 3_000_000, 6),
    4: (HUNG, 5_000_000, 12),
}
NOTES_OF_DECEMBER = (27, 0, 4, 1, 2, 0, 0, 0, 0)  # of 500.000 down to 1.000: 13.990.000 in all


@dataclass
class Kept:
    """The club at the end of its year, and what was called out as due at each meeting."""

    club: Club
    income: Fund
    operating: Fund
    members: Sequence[Membership]
    accountant: User
    treasurer: User
    bank: BankBook | None = None
    loans: dict[str, Loan] = field(default_factory=dict)
    due: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)

    def act(self, day: date) -> Act:
        return board_act(self.club, on=day)


def on(month: int, day: int = THE_DAY) -> date:
    return date(YEAR, month, day)


def keep_the_year() -> Kept:
    """Every act of the year, in the order of its days."""
    kept = _begin()
    for month in range(1, 13):
        for day, act in sorted(_OTHER_DAYS.get(month, {}).items()):
            if day < THE_DAY:
                act(kept, on(month, day))
        _meet(kept, month)
        for day, act in sorted(_OTHER_DAYS.get(month, {}).items()):
            if day > THE_DAY:
                act(kept, on(month, day))
        _count_and_close(kept, month)
    return kept


def _begin() -> Kept:
    """A club that kept paper books before: 6.000.000 to lend, 900.000 to spend."""
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    for name in (LUA, ON, HUNG):
        make_member(club, full_name=name)
    make_members(club, 42)
    MeetingRule.objects.create(club=club, day=THE_DAY, starts_at=time(8), valid_from=date(2024, 1, 1))
    first = on(1, 1)
    act = board_act(club, on=first)
    income, operating = (
        money.open_fund(act, club=club, key=uuid4(), kind=kind, name=name, opened_on=first)
        for kind, name in ((FundKind.INCOME, "Quỹ tăng thu nhập"), (FundKind.OPERATING, "Quỹ hoạt động"))
    )
    opened = [
        OpeningOf(income.key, {AccountKind.CASH: 6_000_000}, {AccountKind.SOCIALISED: 6_000_000}),
        OpeningOf(operating.key, {AccountKind.CASH: 900_000}, {}),
    ]
    money.set_openings(act, club=club, key=uuid4(), funds=opened)
    money.set_fee(act, club=club, key=uuid4(), since=Month(YEAR, 1), terms=money.FeeTerms(FEE_VND))
    terms = Terms(operating_share_bps=6_000)  # 1% a month, 5 million, 12 months; of the interest 60% is spent
    services.set_terms(act, key=uuid4(), path=club.path, valid_from=first, source="Quy chế", terms=terms)
    members = list(Membership.objects.filter(club=club).select_related("person").order_by("number"))
    return Kept(club, income, operating, members, thao_the_accountant(club).user, binh_the_treasurer(club).user)


def _meet(kept: Kept, month: int) -> None:
    """The meeting of the 15th: fees, interest and principal under one receipt per fund; tea; a new loan."""
    meeting = make_meeting(kept.club, on(month))
    by_name = {member.person.full_name: member for member in kept.members}
    loans = {str(loan.key): name for name, loan in kept.loans.items()}
    for dues in dues_of_club(kept.club.pk, on(month)).values():
        for each in dues:
            if each.ref in loans:
                parts = {part.code: part.due_vnd for part in each.parts}
                kept.due[month, loans[each.ref]] = (parts["interest"], parts["principal"])
    taken = [Taken(member.pk, "fees", "", {"fee": amount_vnd}) for member, amount_vnd in _fees(kept, month)]
    for name, (interest_vnd, principal_vnd) in PAID.get(month, {}).items():
        paid = {"interest": interest_vnd, "principal": principal_vnd}
        amounts = {code: vnd for code, vnd in paid.items() if vnd}
        taken.append(Taken(by_name[name].pk, "loan", str(kept.loans[name].key), amounts))
    collect(kept.act(on(month)), meeting=meeting, key=uuid4(), taken=taken)
    if month == 9:
        _make_good(kept, on(month))
    _spend(AccountKind.MEETING, TEA_VND, "Chè, nước buổi họp")(kept, on(month))
    if month in LENT:
        _lend(kept, meeting, by_name, month)


def _fees(kept: Kept, month: int) -> list[tuple[Membership, int]]:
    late = kept.members[-LATE_WITH_FEE:]
    if month == 3:
        return [(member, FEE_VND) for member in kept.members if member not in late]
    return [(member, FEE_VND * (2 if month == 4 and member in late else 1)) for member in kept.members]


def _lend(kept: Kept, meeting: Meeting, by_name: Mapping[str, Membership], month: int) -> None:
    name, amount_vnd, months = LENT[month]
    day, act = on(month), kept.act(on(month))
    asked = services.Asked(
        by_name[name].pk, amount_vnd, months, Method.INTEREST_ONLY, Purpose.ANIMALS, Priority.POOR, day, day,
    )  # fmt: skip
    request = services.ask(act, club=kept.club, key=uuid4(), asked=asked)
    services.vet(act, request=request, key=uuid4(), meeting=meeting)
    answer = services.Answer(LoanState.APPROVED, day, number=f"{month:02}/BB")
    services.answer(act, request=request, key=uuid4(), answer=answer)
    request.refresh_from_db()
    paid_out = services.PaidOut(kept.income.key, day, "Trần Văn Con", "con trai", meeting=meeting)
    kept.loans[name] = services.disburse(act, request=request, key=uuid4(), paid_out=paid_out)


def _count_and_close(kept: Kept, month: int) -> None:
    """On the last evening ông Bình counts, cô Thảo watches, both confirm. In August 20.000 are missing."""
    day = on(month, calendar.monthrange(YEAR, month)[1])
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    counted_vnd = sum(box_of(kept.club.pk, day).values())
    is_short = month == 8
    said = Counting(
        day,
        counted_vnd - (20_000 if is_short else 0),
        "Phạm Văn Bình",
        "Lê Thị Thảo",
        pieces=NOTES_OF_DECEMBER if month == 12 else (),
        explanation="Có thể trả nhầm tiền thừa khi thu phí" if is_short else "",
    )
    treasurer, accountant = act_of(kept.treasurer, at), act_of(kept.accountant, at)
    count = money.count_cash(treasurer, club=kept.club, key=uuid4(), said=said)
    if is_short:
        owed = money.Settling(
            20_000, "Tiền thiếu khi kiểm quỹ", kept.operating.key, who=money.Who("Phạm Văn Bình"), due_on=on(9)
        )
        money.settle_count(treasurer, count=count, key=uuid4(), kind=OutcomeKind.SHORTAGE, by=owed)
    for act, signs in ((accountant, Signs.ACCOUNTS), (treasurer, Signs.CASH)):
        money.confirm_closing(act, club=kept.club, key=uuid4(), said=money.Confirming(day, signs))


def _make_good(kept: Kept, day: date) -> None:
    (owed,) = kept.club.cash_counts.get(counted_on=on(8, 31)).outcomes.all()
    money.repay_shortage(kept.act(day), shortage=owed, key=uuid4(), happened_on=day, amount_vnd=20_000)


# --- other days -------------------------------------------------------------------------------------------------------

Done = Callable[[Kept, date], None]


def _spend(account: AccountKind, amount_vnd: int, words: str) -> Done:
    def done(kept: Kept, day: date) -> None:
        said = money.Money(account, amount_vnd, words)
        money.spend(
            kept.act(day), club=kept.club, fund_key=kept.operating.key, key=uuid4(), happened_on=day, money=said
        )

    return done


def _grant(kept: Kept, day: date) -> None:
    line = money.CapitalLine(AccountKind.GRANT, 10_000_000, money.Who("Dự án hỗ trợ người cao tuổi"))
    money.bring_capital(
        kept.act(day), club=kept.club, fund_key=kept.income.key, key=uuid4(), happened_on=day, line=line
    )


def _deposit(kept: Kept, day: date) -> None:
    facts = money.BankFacts(BankKind.SAVINGS, "Agribank Nga Sơn", "0123", money.Who("Phạm Văn Bình"))
    act, key = kept.act(day), kept.income.key
    kept.bank = money.open_bank_book(act, club=kept.club, fund_key=key, key=uuid4(), opened_on=day, facts=facts)
    _move(kept, day, Movement.DEPOSIT, 2_000_000)


def _bank_interest(kept: Kept, day: date) -> None:
    _move(kept, day, Movement.INTEREST, 48_000)
    _spend(AccountKind.EQUIPMENT, 450_000, "Mua loa kéo tay")(kept, day)


def _move(kept: Kept, day: date, movement: Movement, amount_vnd: int) -> None:
    assert kept.bank is not None
    money.move_at_bank(
        kept.act(day), book=kept.bank, key=uuid4(), happened_on=day, movement=movement, amount_vnd=amount_vnd
    )


def _transfer(kept: Kept, day: date) -> None:
    between = {"from_key": kept.operating.key, "to_key": kept.income.key}
    money.transfer(
        kept.act(day), club=kept.club, key=uuid4(), happened_on=day, amount_vnd=400_000, words="Thêm tiền cho vay",
        **between,
    )  # fmt: skip


def _cash_gift(kept: Kept, day: date) -> None:
    donor, cash = money.Donor(money.Who("Ông Lê Văn Thành"), "Hà Nội"), money.Cash(1_000_000)
    money.give_cash(kept.act(day), club=kept.club, key=uuid4(), happened_on=day, donor=donor, cash=cash)


def _rice(kept: Kept, day: date) -> None:
    donor = money.Donor(money.Who("Bà Vi Thị Hoa"), "Thôn Phú Nghĩa")
    rice = money.Things(GiftKind.GOODS, Decimal(20), "gạo", "kg", worth_vnd=300_000)
    money.give_things(kept.act(day), club=kept.club, key=uuid4(), happened_on=day, donor=donor, things=rice)


def _rice_out(kept: Kept, day: date) -> None:
    money.give_out(
        kept.act(day), goods=kept.club.goods.get(), key=uuid4(), happened_on=day, quantity=Decimal(12),
        receiver=money.Who("Bà Tám"),
    )  # fmt: skip


def _divide(kept: Kept, day: date) -> None:
    money.split_interest(kept.act(day), club=kept.club, key=uuid4(), happened_on=day, amount_vnd=1_070_000)


_A = AccountKind
_OTHER_DAYS: dict[int, dict[int, Done]] = {
    1: {5: _spend(_A.OFFICE, 80_000, "Mua sổ, bút")},
    2: {10: _grant},
    3: {20: _spend(_A.VISIT, 200_000, "Thăm bà Tám nằm viện")},
    5: {20: _deposit},
    6: {10: _spend(_A.HEALTH, 150_000, "Mua que thử đường huyết"), 20: _transfer},
    7: {20: _cash_gift},
    9: {10: _spend(_A.HELP, 300_000, "Giúp ông Lữ sửa mái nhà sau bão")},
    10: {10: _rice, 20: _spend(_A.ARTS, 200_000, "Giao lưu văn nghệ")},
    11: {10: _rice_out, 20: _bank_interest},
    12: {31: _divide},
}
