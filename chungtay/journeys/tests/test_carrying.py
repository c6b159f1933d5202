"""When clubs merge or end: every loan, contribution and borrowed sum goes singly, and nothing is lost on the way."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.funds.models import Capital, Fund
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.services import Who
from chungtay.funds.services.capital import CapitalLine, bring_capital
from chungtay.funds.tests.factories import cash_in, make_fund, put_in
from chungtay.journeys.queries.leaving import left_open
from chungtay.journeys.rules import MoneyStillOut, RestNeedsReceiver
from chungtay.journeys.services import dissolve_club, merge_clubs
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.loans.models import Loan
from chungtay.loans.queries import prove
from chungtay.loans.queries.book import book_of_year
from chungtay.loans.rules import BorrowerHasNoPlace, InterestPartlyPaid, LoanState
from chungtay.loans.tests.factories import TODAY, board_act, make_lending_club, make_loan, pay
from tests.cast import commune_officer

pytestmark = pytest.mark.django_db
ON = TODAY
_ALL = frozenset(Action)


def commune(club: Club) -> Act:
    """The commune officer who merges and dissolves, over both clubs."""
    return Act(3, board_act(club).at, (HeldGrant("officer", "/", _ALL),))


@pytest.fixture
def heir() -> Club:
    club = make_club("CLB thôn Nhận")
    make_fund(club, cash_vnd=1_000_000)
    return club


def lending() -> tuple[Club, Fund, Loan]:
    club, fund = make_lending_club(name="CLB thôn Đi")
    return club, fund, make_loan(fund, make_member(club, full_name="Nguyễn Thị Lụa"))


def merge(club: Club, heir: Club) -> None:
    merge_clubs(commune(club), club=club, into=heir, key=uuid4(), on=ON, reason="Thôn sáp nhập")


def test_a_merger_carries_cash_capital_and_each_loan_with_its_terms(heir: Club) -> None:
    club, fund, loan = lending()
    pay(loan, 500_000, date(2026, 11, 27))  # ten months of interest
    before = balances_of(fund.pk)
    merge(club, heir)
    old, new = balances_of(fund.pk), balances_of(Fund.objects.get(club=heir, kind=FundKind.INCOME).pk)
    assert {kind: old.get(kind, 0) for kind in (AccountKind.CASH, AccountKind.LENT, AccountKind.GRANT)} == {
        AccountKind.CASH: 0, AccountKind.LENT: 0, AccountKind.GRANT: 0,
    }  # fmt: skip
    assert new[AccountKind.CASH] == 1_000_000 + before[AccountKind.CASH]
    assert new[AccountKind.LENT] == 5_000_000
    assert new[AccountKind.GRANT] == 1_000_000 + before[AccountKind.GRANT]
    loan.refresh_from_db()
    assert loan.state == LoanState.MOVED
    carried = Loan.objects.get(club=heir)
    assert (carried.amount_vnd, carried.rate_bps, carried.disbursed_on) == (5_000_000, 100, loan.disbursed_on)
    assert carried.interest_paid_until == date(2026, 11, 27)
    assert carried.membership.person == loan.membership.person
    assert not prove(club.pk)
    assert not prove(heir.pk)


def test_the_old_book_says_where_a_loan_went_and_not_that_it_was_paid(heir: Club) -> None:
    club, _, loan = lending()
    pay(loan, 500_000, date(2026, 11, 27))
    merge(club, heir)
    book = book_of_year(club.pk, 2026)
    (line,) = book.lines
    assert (line.principal_vnd, line.carried_vnd, line.left_vnd) == (0, 5_000_000, 0)
    assert (book.lent_vnd - book.principal_vnd - book.carried_vnd, book.carried_to) == (book.left_vnd, heir.name)
    browser = commune_officer().client
    here = f"/vp/clb/{club.pk}/vay/"
    assert "chuyển sang CLB thôn Nhận" in " ".join(browser.get(f"{here}so/2026/").content.decode().split())
    page = browser.get(f"{here}{loan.key}/").content.decode()
    assert "Chuyển khoản vay số 1 sang CLB thôn Nhận khi sáp nhập" in page
    for paper in ("so/2026.pdf", "so/2026.xlsx"):
        assert browser.get(here + paper).status_code == 200
    assert book_of_year(heir.pk, 2026).carried_vnd == 0


def test_what_would_go_is_said_before_two_clubs_are_merged_or_one_ends(heir: Club) -> None:
    club, _, _ = lending()
    browser = commune_officer().client
    for page in (f"/vp/sap-nhap/{club.pk}/?vao={heir.pk}", f"/vp/giai-the/{club.pk}/"):
        shown = browser.get(page).content.decode()
        assert "1 khoản vay, còn nợ gốc 5.000.000 đ" in shown
        assert "Tiền mặt:" in shown
    assert "không còn tiền, nợ hay đồ dùng" in browser.get(f"/vp/giai-the/{make_club().pk}/").content.decode()


def test_a_contribution_goes_with_its_member_and_borrowed_capital_with_its_day(heir: Club) -> None:
    club, fund, _ = lending()
    member = Membership.objects.filter(club=club).first()
    assert member is not None
    act = board_act(club)
    lines = [
        CapitalLine(AccountKind.RETURNABLE, 300_000, giver=Who("", member.pk)),
        CapitalLine(AccountKind.BORROWED, 2_000_000, giver=Who("Bà Hoa"), return_on=date(2027, 6, 30)),
    ]
    for line in lines:
        bring_capital(act, club=club, fund_key=fund.key, key=uuid4(), happened_on=date(2026, 3, 1), line=line)
    merge(club, heir)
    carried = Capital.objects.filter(fund__club=heir).order_by("amount_vnd")
    assert [(row.origin, row.amount_vnd, row.return_on) for row in carried] == [
        ("returnable", 300_000, None),
        ("borrowed", 2_000_000, date(2027, 6, 30)),
    ]
    assert carried[0].membership is not None
    assert carried[0].membership.person == member.person
    balances = balances_of(Fund.objects.get(club=heir, kind=FundKind.INCOME).pk)
    assert (balances[AccountKind.RETURNABLE], balances[AccountKind.BORROWED]) == (300_000, 2_000_000)


def test_an_heir_without_a_fund_gets_one(heir: Club) -> None:
    club = make_club("CLB thôn Đi")
    make_member(club)
    make_fund(club, FundKind.OPERATING, cash_vnd=200_000)
    merge(club, heir)
    assert cash_in(Fund.objects.get(club=heir, kind=FundKind.OPERATING)) == 200_000


def test_half_paid_interest_is_settled_before(heir: Club) -> None:
    club, _, loan = lending()
    pay(loan, 70_000, date(2026, 3, 27))
    with pytest.raises(InterestPartlyPaid):
        merge(club, heir)
    assert Loan.objects.filter(club=heir).count() == 0


def test_a_borrower_who_left_settles_before(heir: Club) -> None:
    club, _, loan = lending()
    end(loan.membership, date(2026, 6, 1))
    with pytest.raises(BorrowerHasNoPlace):
        merge(club, heir)


def test_a_club_is_not_dissolved_while_a_loan_is_out() -> None:
    club, _, _ = lending()
    with pytest.raises(MoneyStillOut):
        dissolve_club(commune(club), club=club, key=uuid4(), on=ON, reason="Thôi hẳn", rest_to="Hội NCT xã")


def test_what_is_left_goes_to_whom_the_decision_names() -> None:
    club = make_club()
    make_member(club)
    fund = make_fund(club, cash_vnd=700_000)
    with pytest.raises(RestNeedsReceiver):
        dissolve_club(commune(club), club=club, key=uuid4(), on=ON, reason="Thôi hẳn")
    dissolve_club(commune(club), club=club, key=uuid4(), on=ON, reason="Thôi hẳn", rest_to="Hội NCT xã Nga Sơn")
    fund.refresh_from_db()
    assert cash_in(fund) == 0
    assert fund.closed_on == ON
    paid = fund.vouchers.get(kind="payment")
    assert paid.party == "Hội NCT xã Nga Sơn"


def test_who_leaves_with_a_debt_or_a_contribution_stays_in_sight_until_it_is_settled() -> None:
    club, fund, loan = lending()
    put_in(fund, 5_000, AccountKind.FEE)
    assert not left_open(club.pk)
    end(loan.membership, date(2026, 6, 1), EndReason.DIED)
    (line,) = left_open(club.pk)
    assert (line.name, line.owes_vnd, line.settled_by) == ("Nguyễn Thị Lụa", 5_000_000, "")
    pay(loan, 5_500_000, date(2026, 11, 27))
    assert not left_open(club.pk)
