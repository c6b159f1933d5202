"""What the tests of this room share."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.funds.models import (
    Fund,
    SignedPage,
    Voucher,
)
from chungtay.funds.rules import AccountKind, EntryKind, FundKind
from chungtay.funds.services import Move, Slip, Who, open_books, post_entry
from chungtay.funds.tests.factories import (
    act_of_treasurer,
    make_count,
    make_fund,
    put_in,
    take_out,
)
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting, picture
from tests.cast import (
    binh_the_treasurer,
)


def last_month() -> Month:
    return Month.of(now().date()).previous


def with_collection(club: Club) -> tuple[Fund, Fund, Meeting]:
    """A meeting of last month at which two members paid a fee, one of them interest and principal too."""
    first, second = make_members(club, 2)
    income, operating = make_fund(club, cash_vnd=9_000_000), make_fund(club, FundKind.OPERATING)
    meeting = make_meeting(club, last_month().first + timedelta(days=19))
    act, slip = act_of_treasurer(club, on=now().date()), Slip(meeting, is_collection=True)
    take_out(income, 5_000_000, AccountKind.LENT)
    for fund, member, account, vnd in (
        (operating, first, AccountKind.FEE, 5_000),
        (operating, second, AccountKind.FEE, 5_000),
        (income, second, AccountKind.INTEREST, 50_000),
        (income, second, AccountKind.LENT, 500_000),
    ):
        post_entry(
            act, open_books(act, club), fund=fund, key=uuid4(), happened_on=meeting.held_on, kind=EntryKind.RECEIPT,
            words="Thu", moves=[Move(AccountKind.CASH, account, vnd)], who=Who(member.person.full_name, member.pk),
            slip=slip,
        )  # fmt: skip
    return income, operating, meeting


@pytest.fixture
def kept() -> dict[str, Any]:
    """A club with a meeting's collection, a count, a closing begun and a signed page, by the names in addresses."""
    club = make_club()
    make_board(club)
    income, _, _ = with_collection(club)
    count = make_count(club, 4_560_000, on=now().date())
    voucher = Voucher.objects.filter(fund=income, is_collection=True).get()
    browser = binh_the_treasurer(club).client
    browser.post(f"/clb/{club.pk}/quy/chung-tu/{voucher.key}/anh/", {"key": str(uuid4()), "upload": picture()})
    return {
        "club": club, "fund": income.key, "count": count.key, "voucher": voucher.key,
        "page": SignedPage.objects.get().pk, "through": last_month().last.isoformat(), "year": now().year,
    }  # fmt: skip


def today() -> date:
    return now().date()


def parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


def filled(**said: Any) -> dict[str, Any]:
    """A form of money as a browser sends it today."""
    return {"key": str(uuid4()), **parts("happened_on", today())} | said


class Ours:
    """A club with its two funds, a treasurer's browser, and the address of its money."""

    def __init__(self) -> None:
        self.club = make_club()
        make_board(self.club)
        self.income = make_fund(self.club, cash_vnd=20_000_000)
        self.operating = make_fund(self.club, FundKind.OPERATING, name="Quỹ hoạt động")
        put_in(self.operating, 1_000_000, AccountKind.GIVEN)
        self.browser = binh_the_treasurer(self.club).client
        self.here = f"/clb/{self.club.pk}/quy/"

    def post(self, where: str, **said: Any) -> Any:
        return self.browser.post(self.here + where, filled(**said))

    def text(self, where: str = "") -> str:
        return str(self.browser.get(self.here + where).content.decode())


@pytest.fixture
def ours() -> Ours:
    return Ours()
