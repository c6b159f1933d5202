"""Member fees: who owes which month, taking them, never twice, and a reversed one is open again."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from chungtay.audit.models import Note
from chungtay.clubs.models import Membership
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.funds.models import FeePaid, FeeRule, Voucher
from chungtay.funds.queries.fees import fees_due, fees_of_year
from chungtay.funds.rules import BooksAreClosed, FundKind, NoSuchFund
from chungtay.funds.rules.collecting import Taken
from chungtay.funds.rules.fees import (
    FeeBeyondTheRule,
    FeeLine,
    FeeMonth,
    FeeNotOpen,
    FeeRuleIsLater,
    FeeTooFarAhead,
    NoFeeToPay,
    lay_over,
    month_ranges,
)
from chungtay.funds.services.books import reverse
from chungtay.funds.services.collecting import collect, dues_of_club
from chungtay.funds.services.fees import pay_fees
from chungtay.funds.tests.factories import TODAY, act_of_treasurer, cash_in, close_books, make_fund
from chungtay.funds.tests.money_factories import SEP, make_fee
from chungtay.funds.tests.money_factories import pay_fee as pay
from chungtay.funds.words.money import months_in_words
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_absence, make_meeting
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_status

pytestmark = pytest.mark.django_db
OCT, NOV = Month(2026, 10), Month(2026, 11)


def open_months(member: Membership) -> dict[Month, int]:
    """What is open of this member on the last day."""
    due = {each.membership_id: each for each in fees_due(member.club_id, TODAY)}
    return {month.month: month.open_vnd for month in due[member.pk].open_months} if member.pk in due else {}


@pytest.fixture
def hoa() -> Membership:
    """A member of a club with an operating fund and a fee of 3,000 a month since September."""
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    make_fee(club)
    return make_member(club)


def test_each_month_since_the_rule_is_open_until_paid(hoa: Membership) -> None:
    assert open_months(hoa) == {SEP: 3_000, OCT: 3_000, NOV: 3_000}
    pay(hoa, (SEP, 3_000), (OCT, 1_000))
    assert open_months(hoa) == {OCT: 2_000, NOV: 3_000}


def test_a_fee_is_a_receipt_of_the_operating_fund_that_says_its_months(hoa: Membership) -> None:
    entry = pay(hoa, (SEP, 3_000), (OCT, 3_000))
    assert cash_in(entry.fund) == 6_000
    assert (entry.words, entry.party) == ("Phí thành viên tháng 9–10/2026", hoa.person.full_name)
    assert Note.objects.get(action="funds.pay_fees").row_id == entry.pk


def test_a_reversed_fee_is_open_again(hoa: Membership) -> None:
    entry = pay(hoa, (SEP, 3_000))
    reverse(act_of_treasurer(hoa.club), entry=entry, key=uuid4(), reason="Thu nhầm bà Lụa khác")
    assert open_months(hoa)[SEP] == 3_000
    pay(hoa, (SEP, 3_000))
    assert SEP not in open_months(hoa)


def test_the_same_form_sent_twice_takes_the_fee_once(hoa: Membership) -> None:
    key = uuid4()
    assert pay(hoa, (SEP, 3_000), key=key) == pay(hoa, (SEP, 3_000), key=key)
    assert FeePaid.objects.count() == 1


def test_a_year_may_be_paid_ahead(hoa: Membership) -> None:
    pay(hoa, *[(SEP + n, 3_000) for n in range(12)])
    assert open_months(hoa) == {}
    assert fees_of_year(hoa.club_id, 2027)[0].paid_vnd == 8 * 3_000


def test_who_is_let_off_owes_nothing() -> None:
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    make_fee(club, exempt=[StatusValue.POOR], exempt_from_age=80, is_away_exempt=True)
    poor, old, away, back, plain = (make_member(club, birth_year=year) for year in (1960, 1946, 1980, 1981, 1950))
    make_status(poor.person, StatusValue.POOR, since=date(2026, 10, 15))
    make_absence(away, date(2026, 9, 1))
    make_absence(back, date(2026, 9, 1), date(2026, 9, 20))
    assert set(open_months(poor)) == {SEP}
    assert open_months(old) == {}
    assert open_months(away) == {}
    assert set(open_months(back)) == {SEP, OCT, NOV} == set(open_months(plain))


def test_a_member_owes_the_months_of_their_membership() -> None:
    club = make_club()
    make_fee(club)
    new, gone = make_member(club, since=date(2026, 10, 20)), make_member(club)
    end(gone, date(2026, 11, 1))
    assert set(open_months(new)) == {OCT, NOV}
    assert gone.pk not in {each.membership_id for each in fees_due(club.pk, TODAY)}
    (book,) = [each for each in fees_of_year(club.pk, 2026) if each.membership_id == gone.pk]
    assert [month.month for month in book.months] == [SEP, OCT]


def test_a_new_fee_leaves_the_months_before_as_they_were() -> None:
    club = make_club()
    make_fee(club)
    make_fee(club, 5_000, NOV)
    assert open_months(make_member(club)) == {SEP: 3_000, OCT: 3_000, NOV: 5_000}


def test_the_meeting_lays_what_is_taken_over_the_oldest_months(hoa: Membership) -> None:
    meeting = make_meeting(hoa.club, TODAY)
    (due,) = dues_of_club(hoa.club_id, TODAY)[hoa.pk]
    assert (due.total_vnd, due.note) == (9_000, "tháng 9–11/2026")
    act = act_of_treasurer(hoa.club)
    collect(act, meeting=meeting, key=uuid4(), taken=[Taken(hoa.pk, "fees", "", {"fee": 4_000})])
    assert open_months(hoa) == {OCT: 2_000, NOV: 3_000}
    assert Voucher.objects.get().is_collection


def test_sixty_fees_take_as_many_statements_as_one() -> None:
    counts = []
    for size in (1, 3):
        club = make_club()
        make_fund(club, FundKind.OPERATING)
        make_fee(club)
        members = [make_member(club) for _ in range(size)]
        meeting = make_meeting(club, TODAY)
        taken = [Taken(member.pk, "fees", "", {"fee": 3_000}) for member in members]
        with CaptureQueriesContext(connection) as queries:
            collect(act_of_treasurer(club), meeting=meeting, key=uuid4(), taken=taken)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _elsewhere() -> None:
    member = make_member(make_club())
    other = make_club()
    make_fee(member.club)
    pay_fees(act_of_treasurer(other), club=member.club, membership=member, key=uuid4(), happened_on=TODAY,
             lines=[FeeLine(SEP, 3_000)])  # fmt: skip


def _closed() -> None:
    member = _ready()
    close_books(member.club, date(2026, 10, 31))
    pay(member, (SEP, 3_000), happened_on=date(2026, 10, 15))


def _ready() -> Membership:
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    make_fee(club)
    return make_member(club)


def _twice() -> None:
    member = _ready()
    pay(member, (SEP, 3_000))
    pay(member, (SEP, 1))


def _at_meeting_too_much() -> None:
    member = _ready()
    collect(act_of_treasurer(member.club), meeting=make_meeting(member.club, TODAY), key=uuid4(),
            taken=[Taken(member.pk, "fees", "", {"fee": 9_001})])  # fmt: skip


def _no_fund() -> None:
    club = make_club()
    make_fee(club)
    pay(make_member(club), (SEP, 3_000))


def _rule_before_the_rule() -> None:
    club = make_club()
    make_fee(club)
    make_fee(club, 5_000, SEP)


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("a month paid twice", FeeBeyondTheRule, _twice),
    ("a month before the rule", FeeBeyondTheRule, lambda: pay(_ready(), (Month(2026, 8), 3_000))),
    ("more than a year ahead", FeeTooFarAhead, lambda: pay(_ready(), (NOV + 13, 3_000))),
    ("no month at all", NoFeeToPay, lambda: pay(_ready())),
    ("more at a meeting than is open", FeeNotOpen, _at_meeting_too_much),
    ("without an operating fund", NoSuchFund, _no_fund),
    ("into closed books", BooksAreClosed, _closed),
    ("a rule that begins with the rule in force", FeeRuleIsLater, _rule_before_the_rule),
    ("by somebody of another club", OutsideReach, _elsewhere),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_a_fee_is_refused(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_nobody_cheats_with_fees(hoa: Membership) -> None:
    entry = pay(hoa, (SEP, 3_000))
    stranger = make_member(make_club())
    turned = reverse(act_of_treasurer(hoa.club), entry=pay(hoa, (OCT, 3_000)), key=uuid4(), reason="Nhầm")
    cheats: list[Callable[[], Any]] = [
        lambda: FeePaid.objects.create(entry=entry, membership=hoa, month=NOV.first, amount_vnd=1),
        lambda: FeePaid.objects.create(entry=entry, membership=stranger, month=SEP.first, amount_vnd=1),
        lambda: FeePaid.objects.create(entry=turned, membership=hoa, month=SEP.first, amount_vnd=1),
        lambda: FeePaid.objects.update(amount_vnd=1),
        FeePaid.objects.all().delete,
        lambda: FeeRule.objects.create(club=hoa.club, valid_from=date(2026, 9, 2), amount_vnd=1),
        lambda: FeeRule.objects.create(club=hoa.club, valid_from=date(2027, 1, 1), amount_vnd=1),
        lambda: _sql("TRUNCATE funds_feepaid"),
        lambda: _sql("UPDATE funds_feepaid SET month = '2026-12-01'"),
    ]
    for cheat in cheats:
        with pytest.raises((Error, IntegrityError)), transaction.atomic():
            cheat()


def _sql(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


@given(st.integers(0, 50_000), st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 9_000)), max_size=12))
def test_what_is_laid_over_months_adds_up_and_overpays_none(amount_vnd: int, sums: list[tuple[int, int]]) -> None:
    months = [FeeMonth(SEP + n, due, paid) for n, (due, paid) in enumerate(sums)]
    lines, left = lay_over(amount_vnd, months)
    assert sum(line.amount_vnd for line in lines) + left == amount_vnd
    open_by_month = {month.month: month.open_vnd for month in months}
    assert all(0 < line.amount_vnd <= open_by_month[line.month] for line in lines)
    assert left == 0 or sum(line.amount_vnd for line in lines) == sum(open_by_month.values())


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([NOV], "tháng 11/2026"),
        ([SEP, OCT, NOV], "tháng 9–11/2026"),
        ([NOV, Month(2026, 12), Month(2027, 1)], "tháng 11/2026 – 1/2027"),
        ([SEP, NOV], "tháng 9/2026, tháng 11/2026"),
        ([], ""),
    ],
)
def test_months_are_said_as_they_run(months: list[Month], said: str) -> None:
    assert months_in_words(months) == said
    assert [month for first, last in month_ranges(months) for month in Month.between(first, last)] == months
