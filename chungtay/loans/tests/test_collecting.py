"""The loans' part of a meeting's collection: everybody's interest and principal under one receipt."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_member
from chungtay.funds.models import Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.rules.collecting import NothingTaken, Taken
from chungtay.funds.services.collecting import collect, collect_all_due, dues_of_club, take_back
from chungtay.loans.models import Instalment, Repayment
from chungtay.loans.queries import due_lines, prove
from chungtay.loans.rules import (
    LoanNotFound,
)
from chungtay.loans.tests.factories import (
    board_act,
    make_lending_club,
    make_loan,
)
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def on(month: int, day: int = 27, year: int = 2026) -> date:
    return date(year, month, day)


def books(fund) -> dict[str, int]:
    return {kind.value: vnd for kind, vnd in balances_of(fund.pk).items() if vnd}


def taken_of(lines, **amounts):
    return [
        Taken(member, "loan", str(line.loan.key), amounts or {"interest": line.at.interest_due_vnd})
        for member, of_member in lines.items()
        for line in of_member
    ]


def test_a_meeting_collects_interest_of_all_under_one_receipt():
    club, fund = make_lending_club()
    loans = [make_loan(fund, amount_vnd=3_000_000) for _ in range(3)]
    meeting = make_meeting(club, on(2, 25), marks={})  # two days early
    lines = due_lines(club.pk, meeting.held_on)
    assert [line.at.interest_due_vnd for of in lines.values() for line in of] == [30_000] * 3
    key = uuid4()
    for _ in range(2):
        collect(board_act(club), meeting=meeting, key=key, taken=taken_of(lines))
    assert Repayment.objects.count() == 3
    voucher = Voucher.objects.get(is_collection=True)
    assert voucher.entries.count() == 3
    assert books(fund)["interest"] == 90_000
    assert all(line.at.due_vnd == 0 for of in due_lines(club.pk, on(2)).values() for line in of)
    assert {loan.membership_id for loan in loans} == set(lines)


def test_everything_due_of_whoever_was_ticked_is_taken_once_and_who_owes_nothing_is_passed_over():
    club, fund = make_lending_club()
    lua, binh = (make_loan(fund, amount_vnd=3_000_000) for _ in range(2))
    nothing_owed = make_member(club)
    meeting, key = make_meeting(club, on(2), marks={}), uuid4()
    ticked = {lua.membership_id, nothing_owed.pk}
    said = {"meeting": meeting, "key": key, "ticked": ticked}
    (taken,) = collect_all_due(board_act(club), **said)
    assert (taken.membership_id, dict(taken.amounts)) == (lua.membership_id, {"interest": 30_000})
    assert collect_all_due(board_act(club), **said) == []
    assert [row.loan_id for row in Repayment.objects.all()] == [lua.pk]
    assert due_lines(club.pk, on(2))[binh.membership_id][0].at.interest_due_vnd == 30_000
    with pytest.raises(NothingTaken):
        collect_all_due(board_act(club), meeting=meeting, key=uuid4(), ticked=ticked)


def test_a_collected_line_that_is_taken_back_is_due_again():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    meeting = make_meeting(club, on(2), marks={})
    both = {"interest": 50_000, "principal": 2_000_000}
    collect(board_act(club), meeting=meeting, key=uuid4(), taken=taken_of(due_lines(club.pk, on(2)), **both))
    take_back(board_act(club), meeting=meeting, membership_id=loan.membership_id, key=uuid4(), reason="Thu nhầm người")
    (due,) = dues_of_club(club.pk, on(2))[loan.membership_id]
    assert [(part.code, part.due_vnd) for part in due.parts] == [("interest", 50_000), ("principal", 0)]
    assert "5.000.000 đ" in due.note
    assert Instalment.objects.get(due_on=on(3)).interest_vnd == 50_000
    assert prove() == []


def test_a_line_names_a_loan_of_its_own_member():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    other = make_member(club)
    meeting = make_meeting(club, on(2), marks={})
    for taken in (
        Taken(other.pk, "loan", str(loan.key), {"interest": 1}),
        Taken(loan.membership_id, "loan", str(uuid4()), {"interest": 1}),
        Taken(loan.membership_id, "loan", "", {"interest": 1}),
        Taken(loan.membership_id, "loan", str(loan.key), {"interest": 1, "bogus": 1}),
    ):
        with pytest.raises(LoanNotFound):
            collect(board_act(club), meeting=meeting, key=uuid4(), taken=[taken])


def test_twenty_loans_are_collected_in_as_many_queries_as_two():
    club, fund = make_lending_club(cash_vnd=60_000_000)
    counts = []
    for month, count in ((2, 2), (3, 18)):
        for _ in range(count):
            make_loan(fund, amount_vnd=1_000_000)
        meeting = make_meeting(club, on(month), marks={})
        with CaptureQueriesContext(connection) as reading:
            lines = due_lines(club.pk, on(month))
        with CaptureQueriesContext(connection) as writing:
            collect(board_act(club), meeting=meeting, key=uuid4(), taken=taken_of(lines))
        counts.append((len(reading), len(writing)))
    assert counts[1][0] == counts[0][0]
    assert counts[1][1] <= counts[0][1]  # the first also makes the account of interest


# --- changes ----------------------------------------------------------------------------------------------------------
