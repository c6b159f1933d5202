"""Capital from its coming to its return, and interest parted by the club's rule: to the đồng, and never twice."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Capital, CapitalReturn, Entry, InterestDivision, InterestSplit
from chungtay.funds.queries import balances_of
from chungtay.funds.queries.capital import (
    capitals_of,
    contributions_of,
    divisions_of,
    get_capital,
    open_interest,
    soon_to_be_returned,
    to_be_returned,
)
from chungtay.funds.rules import AccountKind, FundKind, NotEnoughCash
from chungtay.funds.rules.capital import (
    CapitalStays,
    CapitalWasReturned,
    GiverIsMissing,
    GiverIsNoMember,
    HasNoDayToReturn,
    InterestRuleIsLater,
    MoreThanBrought,
    MoreThanInterest,
    NeedsDayToReturn,
    NoInterestRule,
    NoSuchCapital,
    PartsNotWhole,
    ReturnBeforeItCame,
    parts_of_interest,
)
from chungtay.funds.rules.openings import MoreOriginThanHeld, OpeningOf
from chungtay.funds.services.books import reverse
from chungtay.funds.services.capital import (
    CapitalLine,
    agree_return_day,
    capitalise,
    open_capital,
    return_capital,
    set_interest_split,
    split_interest,
)
from chungtay.funds.services.openings import set_openings
from chungtay.funds.services.posting import Who
from chungtay.funds.tests.factories import TODAY, act_of_treasurer, cash_in, make_fund, take_out
from chungtay.funds.tests.money_factories import BACK, CAME, MUI, earn, make_split
from chungtay.funds.tests.money_factories import make_capital as bring
from chungtay.kernel.acts import OutsideReach

pytestmark = pytest.mark.django_db


def give_back(capital: Capital, amount_vnd: int, **more: Any) -> CapitalReturn:
    """A part given back on the last day."""
    said = {"key": uuid4(), "happened_on": TODAY} | more
    return return_capital(act_of_treasurer(capital.fund.club), capital=capital, amount_vnd=amount_vnd, **said)


def left_of(capital: Capital) -> int:
    return int(get_capital(capital.fund.club_id, capital.key).left_vnd)


def test_borrowed_capital_is_followed_to_the_day_it_is_given_back() -> None:
    club = make_club()
    capital = bring(club)
    assert balances_of(capital.fund_id)[AccountKind.BORROWED] == 20_000_000
    assert [each.pk for each in soon_to_be_returned(club.pk, TODAY)] == [capital.pk]
    give_back(capital, 15_000_000)
    assert left_of(capital) == 5_000_000
    give_back(capital, 5_000_000)
    assert not to_be_returned(club.pk).exists()
    assert cash_in(capital.fund) == 0


def test_a_reversed_return_is_owed_again() -> None:
    capital = bring(make_club())
    given_back = give_back(capital, 20_000_000)
    reverse(act_of_treasurer(capital.fund.club), entry=given_back.entry, key=uuid4(), reason="Chưa trả")
    assert left_of(capital) == 20_000_000


def test_reversed_capital_is_gone_from_the_list() -> None:
    club = make_club()
    capital = bring(club)
    reverse(act_of_treasurer(club), entry=capital.entry, key=uuid4(), reason="Ghi nhầm")
    assert not capitals_of(club.pk).exists()
    with pytest.raises(NoSuchCapital):
        give_back(capital, 1)


def test_a_later_day_may_be_agreed_and_is_all_that_changes() -> None:
    capital = bring(make_club())
    act = act_of_treasurer(capital.fund.club)
    agree_return_day(act, capital=capital, key=uuid4(), return_on=date(2027, 6, 30))
    capital.refresh_from_db()
    assert capital.return_on == date(2027, 6, 30)


def test_a_members_contribution_is_known_when_they_leave() -> None:
    club = make_club()
    hoa = make_member(club)
    bring(club, 500_000, AccountKind.RETURNABLE, giver=Who(membership_id=hoa.pk))
    bring(club, 300_000, AccountKind.CONTRIBUTED, giver=Who(membership_id=hoa.pk))
    assert [each.left_vnd for each in contributions_of(hoa.pk)] == [500_000]


def test_capital_a_club_had_before_is_named_singly_out_of_the_unknown() -> None:
    club = make_club()
    fund, act = make_fund(club), act_of_treasurer(club)
    had = OpeningOf(fund.key, {AccountKind.CASH: 30_000_000}, {})
    set_openings(act, club=club, key=uuid4(), funds=[had])
    line = CapitalLine(AccountKind.BORROWED, 20_000_000, MUI, return_on=BACK)
    open_capital(act, club=club, fund_key=fund.key, key=uuid4(), line=line)
    balances = balances_of(fund.pk)
    assert balances[AccountKind.UNKNOWN_ORIGIN] == 10_000_000
    assert balances[AccountKind.BORROWED] == 20_000_000
    with pytest.raises(MoreOriginThanHeld):
        open_capital(act, club=club, fund_key=fund.key, key=uuid4(), line=line)


# --- interest -----------------------------------------------------------------------------------------------------


def split(club: Club, amount_vnd: int) -> InterestDivision:
    return split_interest(act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, amount_vnd=amount_vnd)


def test_interest_is_parted_to_the_last_dong_and_only_once() -> None:
    club = make_club()
    income, operating = make_fund(club), make_fund(club, FundKind.OPERATING)
    earn(club, 100_001)
    make_split(club)
    split(club, 100_001)
    assert (cash_in(income), cash_in(operating)) == (40_000, 60_001)
    assert balances_of(income.pk)[AccountKind.CAPITALISED] == 40_000
    assert open_interest(income.pk) == 0
    with pytest.raises(MoreThanInterest):
        split(club, 1)


def test_a_reversed_part_is_open_again() -> None:
    club = make_club()
    income, _ = make_fund(club), make_fund(club, FundKind.OPERATING)
    earn(club, 100_000)
    make_split(club)
    division = split(club, 100_000)
    assert division.moved is not None
    reverse(act_of_treasurer(club), entry=division.moved, key=uuid4(), reason="Nhầm tháng")
    assert open_interest(income.pk) == 60_000
    assert cash_in(income) == 100_000
    assert [(each.moved_vnd, each.kept_vnd) for each in divisions_of(club.pk)] == [(0, 40_000)]


def test_a_transfer_is_reversed_whole_from_either_half() -> None:
    club = make_club()
    income, operating = make_fund(club), make_fund(club, FundKind.OPERATING)
    earn(club, 100_000)
    make_split(club, 10_000)
    split(club, 100_000)
    received = Entry.objects.get(fund=operating)
    reverse(act_of_treasurer(club), entry=received, key=uuid4(), reason="Nhầm")
    assert (cash_in(income), cash_in(operating)) == (100_000, 0)


def test_interest_may_be_kept_as_capital_alone() -> None:
    club = make_club()
    earn(club, 70_000)
    capital = capitalise(act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, amount_vnd=50_000)
    assert (capital.origin, capital.entry.kind) == (AccountKind.CAPITALISED, "memo")
    assert open_interest(capital.fund_id) == 20_000
    assert cash_in(capital.fund) == 70_000


@given(st.integers(0, 10**9), st.integers(0, 10_000))
def test_parts_of_interest_add_up(amount_vnd: int, operating_bps: int) -> None:
    moved, kept = parts_of_interest(amount_vnd, operating_bps, 10_000 - operating_bps)
    assert moved + kept == amount_vnd
    assert abs(moved * 10_000 - amount_vnd * operating_bps) < 10_000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["back", "undo"]), st.integers(1, 900_000)), max_size=8))
def test_what_the_club_owes_is_what_came_less_what_went_back(acts: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        capital = bring(make_club(), 1_000_000)
        for what, amount_vnd in acts:
            try:
                if what == "back":
                    give_back(capital, amount_vnd)
                else:
                    last = CapitalReturn.objects.filter(capital=capital, entry__reversed_by=None).first()
                    if last:
                        reverse(act_of_treasurer(capital.fund.club), entry=last.entry, key=uuid4(), reason="Nhầm")
            except MoreThanBrought:
                continue
        assert left_of(capital) == balances_of(capital.fund_id)[AccountKind.BORROWED] == cash_in(capital.fund)
        transaction.set_rollback(True)


# --- what is refused ----------------------------------------------------------------------------------------------


def _undo_under_a_return() -> None:
    capital = bring(make_club())
    give_back(capital, 1_000)
    reverse(act_of_treasurer(capital.fund.club), entry=capital.entry, key=uuid4(), reason="Nhầm")


def _spent_before_return() -> None:
    capital = bring(make_club(), 5_000_000)
    take_out(capital.fund, 1_000_000, happened_on=TODAY)
    give_back(capital, 5_000_000)


def _by_a_stranger() -> None:
    capital = bring(make_club())
    return_capital(act_of_treasurer(make_club()), capital=capital, key=uuid4(), happened_on=TODAY, amount_vnd=1)


def _member_less(origin: AccountKind) -> Callable[[], Any]:
    return lambda: bring(make_club(), 1_000, origin)


def _interest_rule_again() -> None:
    club = make_club()
    make_split(club)
    make_split(club, 5_000)


def _interest_without_rule() -> None:
    club = make_club()
    earn(club, 1_000)
    split(club, 1_000)


def _no_interest() -> None:
    club = make_club()
    make_fund(club)
    capitalise(act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, amount_vnd=1)


def _parts() -> None:
    club = make_club()
    set_interest_split(act_of_treasurer(club), club=club, key=uuid4(), since=CAME, operating_bps=6_000,
                       capital_bps=3_000)  # fmt: skip


def _day_for_a_gift() -> None:
    capital = bring(make_club(), origin=AccountKind.GRANT)
    agree_return_day(act_of_treasurer(capital.fund.club), capital=capital, key=uuid4(), return_on=BACK)


def _stays() -> None:
    club = make_club()
    give_back(bring(club, 1_000, AccountKind.CONTRIBUTED, giver=Who(membership_id=make_member(club).pk)), 1)


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("borrowed without a day", NeedsDayToReturn, lambda: bring(make_club(), return_on=None)),
    ("a grant with a day", HasNoDayToReturn, lambda: bring(make_club(), origin=AccountKind.GRANT, return_on=BACK)),
    ("a day agreed for a grant", HasNoDayToReturn, _day_for_a_gift),
    ("a day before it came", ReturnBeforeItCame, lambda: bring(make_club(), return_on=date(2026, 2, 1))),
    ("nobody as giver", GiverIsMissing, lambda: bring(make_club(), giver=Who())),
    ("a contribution of no member", GiverIsNoMember, _member_less(AccountKind.CONTRIBUTED)),
    ("more back than came", MoreThanBrought, lambda: give_back(bring(make_club()), 20_000_001)),
    ("giving back what stays", CapitalStays, _stays),
    ("more than the box holds", NotEnoughCash, _spent_before_return),
    ("undoing what was given back", CapitalWasReturned, _undo_under_a_return),
    ("by somebody of another club", OutsideReach, _by_a_stranger),
    ("interest that was not collected", MoreThanInterest, _no_interest),
    ("parting without a rule", NoInterestRule, _interest_without_rule),
    ("a rule that begins with the rule in force", InterestRuleIsLater, _interest_rule_again),
    ("parts that are not the whole", PartsNotWhole, _parts),
]  # fmt: skip


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_capital_is_refused(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_nobody_cheats_with_capital() -> None:
    club = make_club()
    capital, other = bring(club), bring(make_club())
    given_back = give_back(capital, 1_000_000)
    entry = capital.entry
    make_split(club)
    own = {"fund": capital.fund, "entry": entry, "origin": "borrowed", "giver": "x", "return_on": BACK}
    cheats: list[Callable[[], Any]] = [
        lambda: Capital.objects.create(**own, amount_vnd=1),
        lambda: Capital.objects.create(**own | {"entry": other.entry}, amount_vnd=1),
        lambda: Capital.objects.create(**own | {"return_on": None}, amount_vnd=1),
        lambda: Capital.objects.create(**own | {"origin": "grant"}, amount_vnd=1),
        lambda: Capital.objects.filter(pk=capital.pk).update(amount_vnd=1),
        lambda: Capital.objects.filter(pk=capital.pk).update(giver="y"),
        lambda: CapitalReturn.objects.create(capital=capital, entry=given_back.entry, amount_vnd=19_000_000),
        lambda: CapitalReturn.objects.create(capital=other, entry=given_back.entry, amount_vnd=1),
        lambda: CapitalReturn.objects.create(capital=capital, entry=entry, amount_vnd=1),
        lambda: CapitalReturn.objects.all().delete(),
        lambda: InterestSplit.objects.create(club=club, valid_from=BACK, operating_bps=1, capital_bps=1),
        lambda: InterestSplit.objects.create(club=club, valid_from=BACK, operating_bps=1, capital_bps=9_999),
        lambda: InterestDivision.objects.create(fund=capital.fund, amount_vnd=1),
        lambda: _sql(f"DELETE FROM funds_capital WHERE id = {capital.pk}"),
        lambda: _sql("TRUNCATE funds_capital CASCADE"),
        lambda: _sql(f"UPDATE funds_capitalreturn SET amount_vnd = 1 WHERE id = {given_back.pk}"),
        lambda: _turned_by_hand(entry),
    ]
    for cheat in cheats:
        with pytest.raises(Error), transaction.atomic():
            cheat()


def _turned_by_hand(entry: Entry) -> None:
    _sql(
        "INSERT INTO funds_entry (key, fund_id, happened_on, kind, words, party, reason, recorded_at, reverses_id, "
        f"voucher_id) SELECT gen_random_uuid(), fund_id, happened_on, 'receipt', 'x', '', 'y', now(), id, voucher_id "
        f"FROM funds_entry WHERE id = {entry.pk}"
    )


def _sql(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)
