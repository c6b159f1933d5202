"""Every route to a right as a table of cases, each with the source it can be checked against by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.access.rules import Action
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.services.refreshing import rebuild
from chungtay.kernel.acts import system_act
from chungtay.people.rules import Dimension, Sex, StatusValue
from chungtay.people.tests.factories import make_status
from chungtay.rights import services
from chungtay.rights.models import Entitlement
from chungtay.rights.queries.due import counts_of, lines_of
from chungtay.rights.queries.law import ages_on, routes_on
from chungtay.rights.rules import (
    Answer,
    Benefit,
    Facts,
    Route,
    YearSum,
    by_route,
    for_benefit,
    rule_at,
    verdicts,
    weightiest,
)
from chungtay.rights.tests.factories import NOON, TODAY, make_law
from chungtay.rights.words import verdict_told, what_lacks

S = StatusValue
DAY = date(2026, 11, 25)
EVE, FIRST = date(2025, 6, 30), date(2025, 7, 1)  # the social pension began on 1 July 2025 [S142, S143]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _law():
    make_law()


def person(born: date | int | None, *statuses: StatusValue) -> Facts:
    """Somebody born on a day, or of whom the year alone is known."""
    if isinstance(born, date):
        return Facts(born.year, born, "F", frozenset(statuses))
    return Facts(born, None, "F", frozenset(statuses))


def answer(benefit: Benefit, born: date | int | None, *statuses: StatusValue, on: date = DAY) -> Answer:
    return for_benefit(benefit, routes_on("/", on), person(born, *statuses), on).answer


# Social pension, Nghị định 176/2025/NĐ-CP [S142, S143]: full 75 without pension or monthly social-insurance allowance;
# full 70 to under 75 in a poor or near-poor household; one lower than the social pension bars nothing.
@pytest.mark.parametrize(
    ("born", "statuses", "on", "said"),
    [
        (date(1951, 11, 25), (), DAY, Answer.DUE),  # 75 today
        (date(1951, 11, 26), (), DAY, Answer.SOON),  # 75 tomorrow
        (date(1951, 11, 25), (), EVE, Answer.NO),  # no such right yet
        (date(1950, 7, 1), (), FIRST, Answer.DUE),  # 75 on the first day
        (date(1950, 7, 2), (), FIRST, Answer.SOON),
        (date(1940, 1, 1), (S.STATE_PENSION,), DAY, Answer.NO),
        (date(1940, 1, 1), (S.SURVIVOR_ALLOWANCE,), DAY, Answer.NO),
        (date(1940, 1, 1), (S.LOW_PENSION,), DAY, Answer.DUE),
        (date(1940, 1, 1), (S.SOCIAL_ALLOWANCE,), DAY, Answer.NO),  # the higher of two, never both
        (date(1940, 1, 1), (S.SOCIAL_PENSION,), DAY, Answer.RECEIVES),
        (date(1956, 11, 25), (S.POOR,), DAY, Answer.DUE),  # 70 today, poor
        (date(1956, 11, 25), (S.NEAR_POOR,), DAY, Answer.DUE),
        (date(1956, 11, 25), (), DAY, Answer.ASK),  # nothing is written of the household
        (date(1956, 11, 26), (S.POOR,), DAY, Answer.SOON),
        (date(1951, 11, 26), (S.POOR,), DAY, Answer.DUE),  # 74, the last day of the poor route
        (date(1956, 11, 25), (S.POOR, S.STATE_PENSION), DAY, Answer.NO),
        (date(1957, 11, 26), (S.POOR,), DAY, Answer.LATER),  # 70 in more than a year
        (date(1960, 5, 1), (), DAY, Answer.LATER),
        (None, (), DAY, Answer.UNKNOWN_BIRTH),
        # A birth year alone: due once the year has passed, within the year while it may be any day.
        (1950, (), DAY, Answer.DUE),  # 75 by 31/12/2025
        (1951, (), DAY, Answer.SOON),  # 75 on some day of 2026
        (1951, (), date(2026, 12, 31), Answer.DUE),  # the last day of the year settles it
        (1952, (), DAY, Answer.SOON),  # 75 on some day of 2027, perhaps within twelve months
        (1953, (), DAY, Answer.ASK),  # between 72 and 73: in a poor household it would be due
        (1959, (), DAY, Answer.LATER),
        (1951, (S.POOR,), DAY, Answer.DUE),  # 74 or 75: due by either route
        (1956, (S.POOR,), DAY, Answer.SOON),
        (1955, (S.POOR,), DAY, Answer.DUE),
        (date(1952, 2, 29), (), date(2027, 2, 28), Answer.SOON),  # a birthday of 29 February is 1 March
        (date(1952, 2, 29), (), date(2027, 3, 1), Answer.DUE),
    ],
)
def test_social_pension(born, statuses, on, said):
    assert answer(Benefit.SOCIAL_PENSION, born, *statuses, on=on) is said


# Health-insurance card paid by the State [S143, S144]: who receives the social pension; 75 and over with a survivor's
# allowance; 70 to under 75 of a near-poor household with one. Other groups were not read in the law's own text: ask.
@pytest.mark.parametrize(
    ("born", "statuses", "said"),
    [
        (date(1945, 1, 1), (S.SOCIAL_PENSION,), Answer.DUE),
        (date(1945, 1, 1), (S.SOCIAL_PENSION, S.HEALTH_INSURED), Answer.RECEIVES),
        (date(1951, 11, 25), (S.SURVIVOR_ALLOWANCE,), Answer.DUE),
        (date(1951, 11, 26), (S.SURVIVOR_ALLOWANCE,), Answer.SOON),
        (date(1956, 11, 25), (S.SURVIVOR_ALLOWANCE, S.NEAR_POOR), Answer.DUE),
        (date(1956, 11, 25), (S.SURVIVOR_ALLOWANCE, S.POOR), Answer.ASK),  # the poor household's own route
        (date(1956, 11, 25), (S.SURVIVOR_ALLOWANCE,), Answer.ASK),
        (date(1990, 1, 1), (S.POOR,), Answer.ASK),
        (date(1990, 1, 1), (S.SOCIAL_ALLOWANCE,), Answer.ASK),
        (date(1990, 1, 1), (S.NEAR_POOR,), Answer.NO),
        (None, (S.SOCIAL_PENSION,), Answer.DUE),  # whoever receives it has proved the age
    ],
)
def test_health_card(born, statuses, said):
    assert answer(Benefit.HEALTH_CARD, born, *statuses) is said


# Monthly social allowance, Nghị định 20/2021/NĐ-CP: INFERRED in domain.md section 11, so never "due", only "ask".
@pytest.mark.parametrize(
    ("born", "statuses", "said"),
    [
        (date(1966, 11, 25), (S.SEVERELY_DISABLED,), Answer.ASK),
        (date(1966, 11, 25), (S.EXTREMELY_DISABLED,), Answer.ASK),
        (date(1966, 11, 26), (S.SEVERELY_DISABLED,), Answer.NO),  # 59
        (date(1966, 11, 25), (S.DISABLED,), Answer.NO),
        (date(1966, 11, 25), (S.POOR, S.WITHOUT_SUPPORT), Answer.ASK),
        (date(1966, 11, 25), (S.POOR,), Answer.NO),
        (date(1966, 11, 25), (S.NEAR_POOR, S.WITHOUT_SUPPORT, S.DISABLED), Answer.NO),
        (date(1966, 11, 25), (S.SOCIAL_ALLOWANCE,), Answer.RECEIVES),
    ],
)
def test_social_allowance(born, statuses, said):
    assert answer(Benefit.SOCIAL_ALLOWANCE, born, *statuses) is said


def test_every_row_of_the_law_names_its_source_and_has_a_case_here():
    rows = list(Entitlement.objects.all())
    assert len(rows) == 10
    assert not [row.code for row in rows if not row.source or not row.law or not row.papers]
    assert {Benefit(row.benefit) for row in rows} == set(Benefit)


# Longevity, Thông tư 96/2018/TT-BTC [S47, S48]: 90 the province, 100 the President, the other ages the commune.
@pytest.mark.parametrize(
    ("age", "giver", "amount_vnd"),
    [
        *[(age, "commune", None) for age in (70, 75, 80, 85, 95, 101, 110)],
        (90, "province", 500_000),
        (100, "state", 700_000),
        *[(age, None, None) for age in (60, 69, 71, 91, 99)],
    ],
)
def test_longevity(age, giver, amount_vnd):
    rule = rule_at(ages_on(DAY), age)
    assert (rule.giver if rule else None, rule.amount_vnd if rule else None) == (giver, amount_vnd)


def test_a_birth_year_alone_is_told_by_the_latest_day():
    told = verdict_told(for_benefit(Benefit.SOCIAL_PENSION, routes_on("/", DAY), person(1951), DAY))
    assert told == "Đủ tuổi chậm nhất 31/12/2026; xem ngày sinh trên căn cước để biết đúng ngày."
    known = verdict_told(for_benefit(Benefit.SOCIAL_PENSION, routes_on("/", DAY), person(date(1952, 3, 5)), DAY))
    assert known == "Đủ tuổi ngày 05/03/2027."
    due = verdict_told(for_benefit(Benefit.SOCIAL_PENSION, routes_on("/", DAY), person(date(1945, 3, 5)), DAY))
    assert due == "Đủ điều kiện từ 01/07/2025 mà chưa được hưởng."
    asked = verdict_told(for_benefit(Benefit.SOCIAL_PENSION, routes_on("/", DAY), person(date(1955, 3, 5)), DAY))
    assert asked == "Có thể được: cần biết có phải hộ nghèo, hộ cận nghèo không."


def test_a_rule_may_ask_for_a_sex_and_end_on_a_day():
    route = Route("women", Benefit.SOCIAL_ALLOWANCE, sex=Sex.FEMALE)
    assert by_route(route, Facts(1950, sex="M"), DAY).answer is Answer.NO
    assert by_route(route, Facts(1950, sex="F"), DAY).answer is Answer.DUE
    Entitlement.objects.filter(code="pension_75").update(valid_to=date(2027, 1, 1))
    assert answer(Benefit.SOCIAL_PENSION, 1940, on=date(2026, 12, 31)) is Answer.DUE
    assert answer(Benefit.SOCIAL_PENSION, 1940, on=date(2027, 1, 1)) is Answer.NO


def test_a_second_loading_writes_nothing():
    assert services.load_law(system_act(NOON, Action.KEEP_PROGRAMME)) == 0


@given(
    born=st.one_of(st.none(), st.integers(1925, 1960), st.dates(date(1925, 1, 1), date(1960, 12, 31))),
    statuses=st.sets(st.sampled_from([S.POOR, S.SOCIAL_PENSION, S.SURVIVOR_ALLOWANCE, S.HEALTH_INSURED])),
    on=st.dates(date(2025, 7, 1), date(2030, 12, 31)),
)
def test_who_is_due_stays_due_until_it_is_received(born, statuses, on):
    routes = [
        Route("a", Benefit.SOCIAL_PENSION, age_from=75, barred_by=frozenset({S.SURVIVOR_ALLOWANCE})),
        Route("b", Benefit.SOCIAL_PENSION, age_from=70, age_under=75, household=frozenset({S.POOR})),
    ]
    facts = person(born, *statuses)
    now = for_benefit(Benefit.SOCIAL_PENSION, routes, facts, on).answer
    later = for_benefit(Benefit.SOCIAL_PENSION, routes[:1], facts, on + timedelta(days=400)).answer
    if now is Answer.DUE and for_benefit(Benefit.SOCIAL_PENSION, routes[:1], facts, on).answer is Answer.DUE:
        assert later is Answer.DUE
    if now is Answer.SOON:
        over = on + timedelta(days=366 + 366)
        assert for_benefit(Benefit.SOCIAL_PENSION, routes, facts, over).answer is Answer.DUE


def test_the_statement_that_counts_asks_what_the_rules_ask():
    club = make_club(since=date(2025, 1, 5))
    births = [1949, 1950, 1951, 1952, 1955, 1956, 1957, None, date(1951, 11, 30), date(1951, 12, 1), date(1952, 2, 29)]
    kinds = [
        (), (S.POOR,), (S.NEAR_POOR, S.SURVIVOR_ALLOWANCE), (S.SOCIAL_PENSION,), (S.STATE_PENSION,),
        (S.SOCIAL_PENSION, S.HEALTH_INSURED), (S.SEVERELY_DISABLED,),
    ]  # fmt: skip
    for born in births:
        for statuses in kinds:
            day = born if isinstance(born, date) else None
            year = born.year if isinstance(born, date) else born
            member = make_member(club, since=date(2025, 1, 10), birth_year=year, birth_date=day)
            for value in statuses:
                make_status(member.person, value, since=date(2025, 1, 10))
    for month in (4, 7):  # the club writes something, so that its books hold
        make_member(club, since=date(2025, month, 10), birth_year=1990)
    for month in (9, 10, 11):
        make_member(club, since=date(2026, month, 10), birth_year=1990)
    rebuild(NOON, TODAY)
    for month in (date(2025, 6, 1), date(2025, 7, 1), date(2026, 10, 1), date(2026, 11, 1)):
        row = ClubMonth.objects.get(club=club, month=month)
        last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        lines = [line for line in lines_of(club, last) if line.facts.birth_year or line.answer is Answer.DUE]
        counts = counts_of(lines)
        assert (row.right_due_count, row.right_soon_count) == (counts.due, counts.soon), month


def test_the_answer_that_matters_most_comes_first():
    found = verdicts(routes_on("/", DAY), person(1945, S.HEALTH_INSURED), DAY)
    assert weightiest(found) is Answer.DUE
    assert {each.benefit: each.answer for each in found}[Benefit.HEALTH_CARD] is Answer.RECEIVES
    missing = for_benefit(Benefit.SOCIAL_PENSION, routes_on("/", DAY), person(1954), DAY).missing
    assert missing == (Dimension.HOUSEHOLD,)


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ((2, 1, 5), "Năm 2026 đã đủ: đối thoại, kiến nghị được tiếp thu, số người được giúp."),
        ((1, 0, 3), "Năm 2026 còn thiếu 1 buổi đối thoại, 1 kiến nghị được tiếp thu, 2 người được giúp làm chế độ."),
        ((9, 9, 4), "Năm 2026 còn thiếu 1 người được giúp làm chế độ."),
    ],
)
def test_the_year_is_told_by_what_it_lacks(counted, told):
    assert what_lacks(YearSum(2026, *counted, 2, 1, 5)) == told  # domain.md section 2.7 [S18]
    assert what_lacks(YearSum(2026, *counted, 0, 0, 0)) == ""
