"""A visit from its plan to signed minutes, what it asks until it is done: who may, refusals, what is never changed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import OutsideReach
from chungtay.supervision import services
from chungtay.supervision.models import Recommendation, RecommendationStep, Visit, VisitLine
from chungtay.supervision.queries import recommendations_in, whole_visit
from chungtay.supervision.rules import (
    CashNotExplained,
    ConclusionMissing,
    DeadlinePast,
    Item,
    LackNeedsWords,
    Level,
    Line,
    NothingLookedAt,
    OwnerAboveVisit,
    PlannedInPast,
    RecommendationMovedOn,
    SignedBeforeVisit,
    TeamMissing,
    Verdict,
    VisitedInFuture,
    VisitMovedOn,
    VisitPlannedOnce,
    VisitState,
    VisitTooLongAgo,
    VisitWrittenMeanwhile,
    WordsMissing,
)
from chungtay.supervision.tests.factories import (
    asked,
    found,
    held,
    opened,
    planned,
    signed,
    supervisor,
    today,
    written,
)
from tests.cast import commune_helper, lan_the_chair, neighbour, neighbour_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return club


def test_a_visit_is_planned_written_better_and_signed_and_then_its_recommendations_are_open(club: Club) -> None:
    visit = held(club)
    act = supervisor(club).act
    again = written(club, lines={Item.HEALTH: Line(Verdict.FAIR)})
    services.write_visit(act, visit=visit, key=uuid4(), version=1, written=again)
    assert list(VisitLine.objects.values_list("item", "verdict")) == [("health", "fair")]
    recommendation = asked(visit)
    assert not recommendations_in(act.reach("see_office")).exists()
    visit = signed(visit)
    assert (visit.state, visit.version, visit.signed_on) == (VisitState.SIGNED, 2, today())
    recommendation.refresh_from_db()
    assert recommendation.state == "open"
    assert recommendations_in(act.reach("see_office")).get() == recommendation


def test_only_counts_of_care_are_kept(club: Club) -> None:
    visit = held(club)
    assert (visit.care_people_count, visit.care_visit_count) == (4, 9)
    assert {field.name for field in Visit._meta.get_fields()} & {"client", "clients", "folder", "measurement"} == set()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"visited_on": today() + timedelta(days=1)}, VisitedInFuture),
        ({"visited_on": today() - timedelta(days=61)}, VisitTooLongAgo),
        ({"lines": {Item.INCOME: Line(Verdict.LACKING)}}, LackNeedsWords),
    ],
)
def test_what_cannot_have_been_is_not_written(club: Club, more: dict[str, Any], refusal: type[Exception]) -> None:
    visit = planned(club)
    with pytest.raises(refusal):
        services.write_visit(supervisor(club).act, visit=visit, key=uuid4(), version=0, written=written(club, **more))


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"team": ""}, TeamMissing),
        ({"met": ""}, TeamMissing),
        ({"lines": {Item.INCOME: Line(Verdict.UNSEEN, "chưa kịp xem")}}, NothingLookedAt),
        ({"counted_vnd": None}, CashNotExplained),
        ({"conclusion": ""}, ConclusionMissing),
    ],
)
def test_minutes_that_are_not_whole_are_not_signed(club: Club, more: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        signed(held(club, **more))


def test_minutes_are_signed_by_their_day_and_by_the_version_that_was_read(club: Club) -> None:
    visit, act = held(club), supervisor(club).act
    sign = {"visit": visit, "signed_for_club": "Lan"}
    for on in (today() - timedelta(days=1), today() + timedelta(days=1)):
        with pytest.raises(SignedBeforeVisit):
            services.sign_minutes(act, key=uuid4(), version=1, signed_on=on, **sign)
    with pytest.raises(VisitWrittenMeanwhile):
        services.sign_minutes(act, key=uuid4(), version=0, signed_on=today(), **sign)
    with pytest.raises(WordsMissing):
        services.sign_minutes(act, key=uuid4(), version=1, signed_on=today(), visit=visit, signed_for_club=" ")


def test_of_two_who_write_at_once_the_second_is_told_and_the_same_form_twice_is_one(club: Club) -> None:
    visit, act, key = planned(club), supervisor(club).act, uuid4()
    said = written(club)
    for _ in range(2):
        services.write_visit(act, visit=visit, key=key, version=0, written=said)
    with pytest.raises(VisitWrittenMeanwhile):
        services.write_visit(supervisor(club).act, visit=visit, key=uuid4(), version=0, written=said)
    visit = signed(visit)
    with pytest.raises(VisitMovedOn):
        services.write_visit(act, visit=visit, key=uuid4(), version=1, written=said)
    with pytest.raises(VisitMovedOn):
        found(visit)
    with pytest.raises(VisitMovedOn):
        asked(visit)


def test_saved_twice_from_one_page_it_is_written_twice_until_somebody_else_writes(club: Club) -> None:
    visit, mine, other = planned(club), supervisor(club).act, supervisor(club).act
    for met_count in (3, 5):  # both from the page that was kept without a network
        services.write_visit(mine, visit=visit, key=uuid4(), version=0, written=written(club, met_count=met_count))
    visit.refresh_from_db()
    assert (visit.version, visit.met_count) == (2, 5)
    services.write_visit(other, visit=visit, key=uuid4(), version=2, written=written(club, met_count=7))
    with pytest.raises(VisitWrittenMeanwhile):
        services.write_visit(mine, visit=visit, key=uuid4(), version=2, written=written(club))
    with pytest.raises(VisitWrittenMeanwhile):
        services.write_visit(other, visit=visit, key=uuid4(), version=1, written=written(club))
    services.write_visit(other, visit=visit, key=uuid4(), version=2, written=written(club, met_count=8))


def test_a_plan_lies_ahead_is_made_once_and_called_off_with_a_word(club: Club) -> None:
    with pytest.raises(PlannedInPast):
        planned(club, on=today() - timedelta(days=1))
    visit = planned(club)
    with pytest.raises(VisitPlannedOnce):
        planned(club)
    with pytest.raises(WordsMissing):
        services.call_off(supervisor(club).act, visit=visit, key=uuid4(), words="")
    assert services.call_off(supervisor(club).act, visit=visit, key=uuid4(), words="Bão").state == "called_off"
    planned(club)


def test_each_level_writes_its_own_and_the_level_above_may_stand_in(club: Club) -> None:
    province = planned(club, Level.PROVINCE)
    for who in (supervisor(club), lan_the_chair(club), commune_helper(), neighbour_officer(), neighbour()):
        with pytest.raises(OutsideReach):
            services.write_visit(who.act, visit=province, key=uuid4(), version=0, written=written(club))
    commune = planned(club)
    act = supervisor(club, Level.PROVINCE).act
    assert services.write_visit(act, visit=commune, key=uuid4(), version=0, written=written(club)).state == "held"


def test_a_recommendation_goes_from_its_owner_to_who_asked_and_back_until_it_is_closed(club: Club) -> None:
    recommendation, board, office = opened(club), lan_the_chair(club).act, supervisor(club).act
    with pytest.raises(WordsMissing):
        services.answer_recommendation(board, recommendation=recommendation, key=uuid4(), words=" ")
    services.extend(
        office, recommendation=recommendation, key=uuid4(), words="Lũ lụt", due_on=today() + timedelta(days=60)
    )
    services.answer_recommendation(board, recommendation=recommendation, key=uuid4(), words="Đã ghi đủ")
    with pytest.raises(OutsideReach):
        services.close_recommendation(board, recommendation=recommendation, key=uuid4(), words="xong")
    with pytest.raises(DeadlinePast):
        services.send_back(
            office, recommendation=recommendation, key=uuid4(), words="Còn thiếu", due_on=today() - timedelta(days=1)
        )
    services.send_back(office, recommendation=recommendation, key=uuid4(), words="Còn thiếu một phiếu", due_on=today())
    services.answer_recommendation(board, recommendation=recommendation, key=uuid4(), words="Đã ghi nốt")
    closed = services.close_recommendation(office, recommendation=recommendation, key=uuid4(), words="Đã xem")
    assert (closed.state, closed.ended_on) == ("closed", today())
    states = [step.state for step in RecommendationStep.objects.order_by("pk")]
    assert states == ["open", "open", "answered", "open", "answered", "closed"]
    with pytest.raises(RecommendationMovedOn):
        services.withdraw_recommendation(office, recommendation=recommendation, key=uuid4(), words="Nhầm")


def test_what_the_commune_owns_the_club_does_not_answer(club: Club) -> None:
    recommendation = opened(club, Level.PROVINCE, Level.COMMUNE)
    with pytest.raises(OutsideReach):
        services.answer_recommendation(
            lan_the_chair(club).act, recommendation=recommendation, key=uuid4(), words="Đã làm"
        )
    answered = services.answer_recommendation(
        supervisor(club).act, recommendation=recommendation, key=uuid4(), words="Đã mở lớp"
    )
    assert answered.state == "answered"
    with pytest.raises(OutsideReach):
        services.close_recommendation(supervisor(club).act, recommendation=recommendation, key=uuid4(), words="Xong")


def test_nobody_sets_a_task_to_the_level_above_and_none_for_yesterday(club: Club) -> None:
    visit = held(club)
    with pytest.raises(OwnerAboveVisit):
        asked(visit, Level.PROVINCE)
    with pytest.raises(DeadlinePast):
        asked(visit, due_on=today() - timedelta(days=1))


def test_what_is_struck_before_signing_is_in_no_minutes(club: Club) -> None:
    visit, act = held(club), supervisor(club).act
    finding, recommendation = found(visit), asked(visit)
    services.strike_finding(act, visit=visit, finding_key=finding.key, key=uuid4())
    services.strike_recommendation(act, visit=visit, recommendation_key=recommendation.key, key=uuid4())
    whole = whole_visit(signed(visit))
    assert (whole.findings, whole.recommendations) == ((), ())
    assert Recommendation.objects.get().state == "struck"


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE supervision_visit SET state = 'planned', visited_on = NULL, signed_on = NULL", "moves_by_the_table"),
        ("UPDATE supervision_visit SET conclusion = 'khác'", "what has ended stays"),
        ("UPDATE supervision_visitline SET verdict = 'good'", "minutes_are_open"),
        ("DELETE FROM supervision_visitline", "minutes_are_open"),
        ("UPDATE supervision_finding SET words = 'khác'", "minutes_are_open"),
        ("UPDATE supervision_recommendation SET words = 'khác'", "said_stays"),
        ("UPDATE supervision_recommendation SET state = 'closed', ended_on = now()", "moves_by_the_table"),
        ("UPDATE supervision_recommendation SET owner = 'commune'", "said_stays"),
        ("UPDATE supervision_recommendationstep SET words = 'khác'", "append-only"),
        ("DELETE FROM supervision_recommendation", "append-only"),
        ("TRUNCATE supervision_recommendationstep", "append-only|pending trigger"),
    ],
)
def test_nothing_of_signed_minutes_is_changed_by_hand(club: Club, sql: str, broken: str) -> None:
    visit = held(club)
    found(visit)
    asked(visit)
    signed(visit)
    with pytest.raises(DatabaseError, match=broken), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_unsigned_cash_that_differs_is_refused_by_the_database_too(club: Club) -> None:
    visit = held(club, counted_vnd=5, cash_words="")
    Visit.objects.filter(pk=visit.pk).update(ledger_vnd=7)
    with pytest.raises(DatabaseError, match="explains_cash"), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(state="signed", signed_on=today(), signed_for_club="Lan")
