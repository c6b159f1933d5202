"""The home-care list, the week, visits, volunteers: what changes, what is noted, what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.access.models import Grant
from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.care import services
from chungtay.care.models import Agreement, Carer, CircleSeat, Client, Round, Visit
from chungtay.care.queries import carers_of, lines_for
from chungtay.care.rules import (
    AnswerMissing,
    CarerAlready,
    DayNotCome,
    EndReason,
    EndsTooEarly,
    NotAMemberThen,
    NotInCircle,
    NotOnList,
    NoWorry,
    OnListAlready,
    Outcome,
    StrikingNeedsReason,
    Task,
    Turn,
    VisitWithdrawn,
    WeekExplained,
    WeekReason,
    WorryAnswered,
    monday_of,
)
from chungtay.care.tests.factories import agreed, make_caring, make_visit, seen, today
from chungtay.clubs.tests.factories import make_club, make_member
from tests import cast

pytestmark = pytest.mark.django_db
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


def test_the_same_visit_sent_twice_is_written_once_and_noted_without_words():
    caring = make_caring()
    na, key, told = caring.account("na"), uuid4(), seen(caring.na, worry="ăn kém")
    first = services.record_visit(na.act, folder=caring.folder, key=key, seen=told)
    assert services.record_visit(na.act, folder=caring.folder, key=key, seen=told) == first
    assert Visit.objects.count() == 1
    note = Note.objects.get(key=key)
    assert (note.action, note.actor_id, note.fields, note.reason) == ("care.record_visit", na.user.pk, ["visit"], "")
    with pytest.raises(SameKeyOtherContent):
        services.record_visit(na.act, folder=caring.folder, key=key, seen=seen(caring.mo))


def test_a_visit_is_refused_where_nobody_was_named_or_the_person_not_on_the_list():
    caring = make_caring()
    na = caring.account("na").act
    for refusal, told in (
        (NotInCircle, seen(make_member(caring.club))),
        (NotOnList, seen(caring.na, on=caring.since - timedelta(days=1))),
        (DayNotCome, seen(caring.na, on=today() + timedelta(days=1))),
    ):
        with pytest.raises(refusal):
            services.record_visit(na, folder=caring.folder, key=uuid4(), seen=told)


def test_a_visit_struck_out_stays_to_be_seen_and_its_day_is_missed_again():
    caring = make_caring(weekdays=EVERY_DAY)
    na, hung = caring.account("na"), caring.account("hung")
    yesterday = today() - timedelta(days=1)
    visit = services.record_visit(na.act, folder=caring.folder, key=uuid4(), seen=seen(caring.na, on=yesterday))
    missed = len(lines_for(hung.act, caring.club.pk)[0].missed)
    with pytest.raises(StrikingNeedsReason):
        services.strike_visit(na.act, folder=caring.folder, visit=visit, key=uuid4(), reason=" ")
    services.strike_visit(na.act, folder=caring.folder, visit=visit, key=uuid4(), reason="ghi hai lần")
    assert len(lines_for(hung.act, caring.club.pk)[0].missed) == missed + 1
    with pytest.raises(VisitWithdrawn):
        services.strike_visit(hung.act, folder=caring.folder, visit=visit, key=uuid4(), reason="lại gạch")


def test_a_worry_waits_until_who_answers_says_what_was_done():
    caring = make_caring()
    hung = caring.account("hung").act
    calm, unwell = make_visit(caring), make_visit(caring, outcome=Outcome.UNWELL)
    assert [v.pk for v in lines_for(hung, caring.club.pk)[0].open_worries] == [unwell.pk]

    def answer(visit: Visit, words: str):
        return services.answer_worry(hung, folder=caring.folder, visit=visit, key=uuid4(), words=words)

    with pytest.raises(NoWorry):
        answer(calm, "đã hỏi")
    with pytest.raises(AnswerMissing):
        answer(unwell, "")
    answer(unwell, "đã đưa đi trạm y tế")
    assert not lines_for(hung, caring.club.pk)[0].open_worries
    with pytest.raises(WorryAnswered):
        answer(unwell, "lần nữa")


def test_what_was_agreed_is_replaced_never_edited():
    caring = make_caring(since=today() - timedelta(days=100))
    hung = caring.account("hung").act
    more = agreed(tasks=frozenset({Task.WASHING, Task.MEDICINE}), note="nặng tai, gọi to")
    services.agree(hung, folder=caring.folder, key=uuid4(), agreed=more)
    old, new = Agreement.objects.filter(client=caring.client).order_by("valid_from")
    assert (old.valid_to, new.valid_from, new.tasks) == (today(), today(), ["medicine", "washing"])
    with pytest.raises(OnListAlready):
        services.put_on_list(hung, folder=caring.folder, key=uuid4(), agreed=more, since=today())


def test_a_week_is_planned_whole_and_days_that_stay_are_left_alone():
    caring = make_caring(weekdays=(0, 3))
    hung, na, mo = caring.account("hung").act, caring.na.pk, caring.mo.pk
    kept = Round.objects.get(weekday=0)
    turns = [Turn(weekday=0, first_id=na, second_id=mo), Turn(weekday=5, first_id=mo)]
    assert services.plan_week(hung, folder=caring.folder, key=uuid4(), turns=turns) == 2
    assert list(Round.objects.open().order_by("weekday").values_list("weekday", flat=True)) == [0, 5]
    assert Round.objects.get(weekday=0) == kept
    stranger = make_member(caring.club).pk
    with pytest.raises(NotInCircle):
        services.plan_week(hung, folder=caring.folder, key=uuid4(), turns=[Turn(weekday=1, first_id=stranger)])


def test_a_week_with_its_reason_misses_nothing():
    caring = make_caring(weekdays=EVERY_DAY, since=today() - timedelta(days=15))
    hung = caring.account("hung").act
    last_week = monday_of(today()) - timedelta(days=7)
    assert len(lines_for(hung, caring.club.pk)[0].last_week.missed) == 7
    services.explain_week(hung, folder=caring.folder, key=uuid4(), week_on=last_week, reason=WeekReason.HOSPITAL)
    assert not lines_for(hung, caring.club.pk)[0].last_week.missed
    with pytest.raises(WeekExplained):
        services.explain_week(hung, folder=caring.folder, key=uuid4(), week_on=last_week, reason=WeekReason.AWAY)


def test_leaving_the_list_ends_the_rounds_and_what_volunteers_read():
    caring = make_caring(weekdays=(0, 3))
    hung, na = caring.account("hung").act, caring.account("na").act
    services.take_off_list(hung, folder=caring.folder, key=uuid4(), on=today(), reason=EndReason.BETTER)
    assert Client.objects.get(folder=caring.folder).end_reason == EndReason.BETTER
    assert not Round.objects.open().exists()
    assert not Agreement.objects.open().exists()
    assert not lines_for(na, caring.club.pk)
    assert lines_for(hung, caring.club.pk)[0].client is None
    with pytest.raises(NotOnList):
        services.take_off_list(hung, folder=caring.folder, key=uuid4(), on=today(), reason=EndReason.BETTER)


def test_of_who_died_nothing_is_missed_and_it_is_said():
    caring = make_caring(weekdays=EVERY_DAY, since=today() - timedelta(days=15))
    person = caring.lua.person
    person.died_on = today() - timedelta(days=3)
    person.save()
    line = lines_for(caring.account("hung").act, caring.club.pk)[0]
    assert line.has_died
    assert all(day < person.died_on for day in line.missed)


def test_volunteers_are_enlisted_taught_let_in_and_end_with_their_seats_days_and_access():
    caring = make_caring(weekdays=(0,))
    chair = cast.lan_the_chair(caring.club)
    day = today()
    newer = make_member(caring.club, full_name="Hà Thị Mới")
    carer = services.enlist(chair.act, club=caring.club, key=uuid4(), membership=newer, since=day - timedelta(days=9))
    with pytest.raises(CarerAlready):
        services.enlist(chair.act, club=caring.club, key=uuid4(), membership=newer, since=day)
    stranger = make_member(make_club())
    with pytest.raises(NotAMemberThen):
        services.enlist(chair.act, club=caring.club, key=uuid4(), membership=stranger, since=day)
    na = Carer.objects.get(membership=caring.na)
    services.train(chair.act, club=caring.club, key=uuid4(), carers=[carer, na], trained_on=day, topic="Sơ cứu khi ngã")
    services.let_in(chair.act, carer=na, phone="0912 345 678")
    na.refresh_from_db()
    grant = Grant.objects.get(pk=na.grant_id)
    assert (grant.role, grant.path) == (Role.CARE_VOLUNTEER, caring.club.path)
    lines = {line.name: line for line in carers_of(caring.club, day)}
    assert (lines["Lê Thị Na"].person_count, lines["Lê Thị Na"].days_a_week) == (1, 1)
    assert [each.topic for each in lines["Hà Thị Mới"].trainings] == ["Sơ cứu khi ngã"]
    fresh = services.enlist(chair.act, club=caring.club, key=uuid4(), membership=make_member(caring.club), since=day)
    with pytest.raises(EndsTooEarly):
        services.end_carer(chair.act, carer=fresh, key=uuid4())
    services.end_carer(chair.act, carer=na, key=uuid4())
    grant.refresh_from_db()
    assert grant.valid_to == day or grant.withdrawn_at is not None
    assert not CircleSeat.objects.on(day).filter(membership=caring.na).exists()
    assert not Round.objects.open().exists()
