"""Collecting at a meeting: one receipt per fund, a line a member, the same line from two phones once."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Entry, Fund, Voucher
from chungtay.funds.queries.collecting import collected_at, tell_money
from chungtay.funds.rules import FundKind
from chungtay.funds.rules.collecting import NothingTaken, NothingToTakeBack, PayerNotOfClub, Taken, collection_key
from chungtay.funds.services.collecting import collect, dues_of_club, take_back
from chungtay.funds.services.fees import FeeTerms, set_fee
from chungtay.funds.tests.factories import act_of_treasurer, cash_in, make_fund
from chungtay.kernel.errors import Conflict
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import binh_the_treasurer, neighbour

pytestmark = pytest.mark.django_db
HELD_ON = date(2026, 11, 20)


@pytest.fixture
def fund() -> Fund:
    """A club with two members who owe the fee of November."""
    club = make_club()
    fund = make_fund(club, FundKind.OPERATING)
    for name in ("Nguyễn Thị Lụa", "Trần Văn Bình"):
        make_member(club, full_name=name)
    act = act_of_treasurer(club)
    set_fee(act, club=club, key=uuid4(), since=Month.of(HELD_ON), terms=FeeTerms(5_000))
    return fund


@pytest.fixture
def meeting(fund: Fund) -> Meeting:
    return make_meeting(fund.club, HELD_ON)


def members(club: Club) -> list[Membership]:
    return list(Membership.objects.filter(club=club).order_by("number"))


def fee(member: Membership, amount_vnd: int = 5_000) -> Taken:
    return Taken(member.pk, "fees", "", {"fee": amount_vnd})


def take(meeting: Meeting, *taken: Taken, **more: Any) -> None:
    collect(act_of_treasurer(meeting.club), meeting=meeting, taken=taken, **({"key": uuid4()} | more))


def test_every_line_comes_under_the_one_receipt_of_the_meeting(fund: Fund, meeting: Meeting) -> None:
    first, second = members(fund.club)
    take(meeting, fee(first))
    take(meeting, fee(second))
    voucher = Voucher.objects.get()
    assert (voucher.is_collection, voucher.number, voucher.entries.count()) == (True, 1, 2)
    assert cash_in(fund) == 10_000
    assert not dues_of_club(fund.club_id, HELD_ON)[first.pk][0].total_vnd


def test_two_phones_that_take_the_same_line_take_it_once(fund: Fund, meeting: Meeting) -> None:
    lua = members(fund.club)[0]
    key = collection_key(meeting.key, lua.key, 0)
    take(meeting, fee(lua), key=key)
    take(meeting, fee(lua), key=key)
    assert cash_in(fund) == 5_000


def test_two_phones_that_say_different_things_are_both_shown(fund: Fund, meeting: Meeting) -> None:
    lua = members(fund.club)[0]
    key = collection_key(meeting.key, lua.key, 0)
    take(meeting, fee(lua), key=key)
    with pytest.raises(Conflict):
        take(meeting, fee(lua, 2_000), key=key)


def test_what_was_taken_by_mistake_is_taken_back_and_owed_again(fund: Fund, meeting: Meeting) -> None:
    lua = members(fund.club)[0]
    take(meeting, fee(lua))
    act = act_of_treasurer(fund.club)
    take_back(act, meeting=meeting, membership_id=lua.pk, key=uuid4(), reason="Nhầm bà Lụa khác")
    assert cash_in(fund) == 0
    assert dues_of_club(fund.club_id, HELD_ON)[lua.pk][0].total_vnd == 5_000
    assert collected_at(meeting)[lua.pk].amount_vnd == 0
    with pytest.raises(NothingToTakeBack):
        take_back(act, meeting=meeting, membership_id=lua.pk, key=uuid4(), reason="Lần nữa")


def test_it_refuses_nothing_and_strangers(fund: Fund, meeting: Meeting) -> None:
    with pytest.raises(NothingTaken):
        take(meeting, fee(members(fund.club)[0], 0))
    with pytest.raises(PayerNotOfClub):
        take(meeting, fee(make_member(make_club("CLB khác"))))
    assert not Entry.objects.exists()


def test_what_was_taken_is_read_out(fund: Fund, meeting: Meeting) -> None:
    take(meeting, *(fee(member) for member in members(fund.club)))
    assert tell_money(meeting) == ("Thu 10.000 đ của 2 người: phí 10.000 đ.",)


def test_a_treasurer_collects_line_by_line_other_sums_and_the_whole_list(fund: Fund, meeting: Meeting) -> None:
    binh = binh_the_treasurer(fund.club)
    lua, tran = members(fund.club)
    here = [fund.club_id, meeting.key]
    sheet = reverse("funds:collect", args=here)
    page = binh.client.get(sheet).content.decode()
    assert "Nguyễn Thị Lụa" in page
    assert "Thu đủ 5.000 đ" in page
    form = {"member": lua.pk, "fees..fee": "3000", "key": str(uuid4())}
    assert binh.client.post(sheet, form).status_code == 302
    line = reverse("funds:collect_line", args=[*here, tran.pk])
    assert binh.client.get(line).status_code == 200
    assert binh.client.post(line, {"fees..fee": "năm", "key": str(uuid4())}).status_code == 422
    many = reverse("funds:collect_list", args=here)
    assert binh.client.post(many, {"key": str(uuid4())}).status_code == 422
    assert binh.client.post(many, {f"t{tran.pk}": "on", "key": str(uuid4())}).status_code == 302
    assert cash_in(fund) == 8_000
    back = reverse("funds:collect_back", args=[*here, lua.pk])
    assert binh.client.post(back, {"reason": "Nhầm", "key": str(uuid4())}).status_code == 302
    assert cash_in(fund) == 5_000


def test_the_whole_list_sent_twice_is_posted_once(fund: Fund, meeting: Meeting) -> None:
    binh, url = binh_the_treasurer(fund.club), reverse("funds:collect_list", args=[fund.club_id, meeting.key])
    form = {"key": str(uuid4())} | {f"t{member.pk}": "on" for member in members(fund.club)}
    assert [binh.client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert cash_in(fund) == 10_000


def test_a_line_about_what_is_not_due_is_refused_and_keeps_what_was_typed(fund: Fund, meeting: Meeting) -> None:
    binh, lua = binh_the_treasurer(fund.club), members(fund.club)[0]
    url = reverse("funds:collect_line", args=[fund.club_id, meeting.key, lua.pk])
    for name in ("fees..bogus", f"fees.{uuid4()}.fee", f"loan.{uuid4()}.interest"):
        answer = binh.client.post(url, {name: "3000", "fees..fee": "2000", "key": str(uuid4())})
        assert answer.status_code in (404, 422)
        if answer.status_code == 422:
            assert f'name="{name}"' in answer.content.decode()
    for name in ("nobody..fee", "fees.----.fee", "loan..interest"):
        assert binh.client.post(url, {name: "3000", "key": str(uuid4())}).status_code in (404, 422)
    assert cash_in(fund) == 0


def test_the_sheet_costs_the_same_with_two_members_and_with_four(fund: Fund, meeting: Meeting) -> None:
    binh, url = binh_the_treasurer(fund.club), reverse("funds:collect", args=[fund.club_id, meeting.key])
    binh.client.get(url)
    with CaptureQueriesContext(connection) as two:
        binh.client.get(url)
    make_member(fund.club)
    make_member(fund.club)
    with CaptureQueriesContext(connection) as four:
        binh.client.get(url)
    assert len(two) == len(four)


def test_the_neighbour_finds_no_sheet(fund: Fund, meeting: Meeting) -> None:
    cuc = neighbour()
    for name in ("collect", "collect_list"):
        assert cuc.client.get(reverse(f"funds:{name}", args=[fund.club_id, meeting.key])).status_code == 404
