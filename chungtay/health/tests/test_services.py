"""Measuring, asking and sending: what is kept, what is refused, what goes when a consent is taken back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.models import Note
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.health import services
from chungtay.health.models import CheckUp, DomainResult, Examined, Measurement, Referral, Screening
from chungtay.health.rules import (
    ClubAction,
    DayNotCome,
    Domain,
    ExaminedTwice,
    Finding,
    NextStep,
    NobodyExamined,
    NotAgreedToKeep,
    NotAgreedToTell,
    NotAMemberThen,
    NotTrained,
    ReferralReason,
    ReferralSettled,
    ReferralState,
    StationAnswer,
    WorryWithoutStep,
    instrument_on,
)
from chungtay.health.services import Ending, Line, Sheet, Taking
from chungtay.health.tests.factories import (
    ALL_CLEAR,
    DAY,
    agree,
    make_check_up,
    make_measurement,
    make_referral,
    make_screening,
    read,
    team_act,
)
from chungtay.kernel.acts import OutsideReach
from chungtay.people.rules import HowTaken, Purpose, Said
from chungtay.people.services import AtClub, withdraw_consent
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def lua() -> Membership:
    """Bà Lụa, who agreed that her readings are kept."""
    member = make_member(make_club(), full_name="Nguyễn Thị Lụa", birth_year=1950)
    agree(member)
    return member


def standing(member: Membership) -> Measurement:
    return Measurement.objects.get(membership=member, struck_at=None)


def test_a_table_is_written_once_however_often_it_is_sent_and_notes_name_no_number(lua: Membership) -> None:
    key, lines = uuid4(), [Line(lua.pk, read("151/93", "149/91", kilograms=52.5))]
    for _ in range(2):
        services.measure(team_act(), club=lua.club, key=key, on=DAY, lines=lines)
    row = standing(lua)
    assert (row.systolic, row.diastolic_again, row.weight_grams) == (151, 91, 52_500)
    note = Note.objects.get(action="health.measure")
    assert note.fields == ["readings"]
    assert "151" not in str(note.fields) + note.reason


def test_a_line_said_again_changes_nothing_another_one_strikes_it(lua: Membership) -> None:
    first = make_measurement(lua, read("151/93"))
    make_measurement(lua, read("151/93"))
    assert standing(lua).pk == first.pk
    make_measurement(lua, read("131/83"))
    first.refresh_from_db()
    assert first.struck_at
    assert standing(lua).systolic == 131
    services.measure(team_act(), club=lua.club, key=uuid4(), on=DAY, lines=[Line(lua.pk)])
    assert not Measurement.objects.filter(struck_at=None).exists()


def test_numbers_are_kept_only_of_who_agreed_and_the_yes_can_be_taken_with_the_table() -> None:
    member = make_member(make_club(), full_name="Trần Văn Chưa")
    lines = [Line(member.pk, read("128/82"))]
    with pytest.raises(NotAgreedToKeep) as refused:
        services.measure(team_act(), club=member.club, key=uuid4(), on=DAY, lines=lines)
    assert refused.value.facts["names"] == "Trần Văn Chưa"
    only_counted = [Line(member.pk, is_count_only=True)]
    services.measure(team_act(), club=member.club, key=uuid4(), on=DAY - timedelta(30), lines=only_counted)
    assert standing(member).systolic is None
    taking = Taking([member.pk], Said(how=HowTaken.SPOKEN, witness="Lê Thị Thảo"))
    services.measure(team_act(), club=member.club, key=uuid4(), on=DAY, lines=lines, taking=taking)
    assert member.person.consents.get().witness == "Lê Thị Thảo"
    assert Measurement.objects.filter(membership=member, systolic=128).exists()


def test_a_stranger_to_the_club_and_a_day_to_come_are_refused(lua: Membership) -> None:
    other = make_member(make_club())
    agree(other)
    with pytest.raises(NotAMemberThen):
        services.measure(team_act(), club=lua.club, key=uuid4(), on=DAY, lines=[Line(other.pk, read("128/82"))])
    tomorrow = DAY + timedelta(1)
    with pytest.raises(DayNotCome):
        services.measure(team_act(), club=lua.club, key=uuid4(), on=tomorrow, lines=[Line(lua.pk, read("128/82"))])


@pytest.mark.parametrize("who", [cast.binh_the_treasurer, cast.anh_the_secretary])
def test_only_the_health_team_writes(lua: Membership, who: object) -> None:
    someone = who(lua.club)  # type: ignore[operator]  # one of the cast
    with pytest.raises(OutsideReach):
        services.measure(someone.act, club=lua.club, key=uuid4(), on=DAY, lines=[Line(lua.pk, read("128/82"))])


def test_with_the_consent_go_the_numbers_the_answers_and_the_reasons(lua: Membership) -> None:
    agree(lua, Purpose.STATION)
    make_measurement(lua, read("151/93", "149/91"))
    make_screening(lua, {"eyes": "yes"}, {Domain.VISION: Ending(NextStep.REFERRAL)})
    consent = lua.person.consents.get(purpose=Purpose.HEALTH_RECORD)
    at = AtClub(lua.club_id, lua.club.path, Action.KEEP_HEALTH)
    withdraw_consent(team_act(), at=at, key=uuid4(), consent=consent)
    row, sheet, slip = standing(lua), Screening.objects.get(), Referral.objects.get()
    assert row.is_count_only
    assert (row.systolic, row.weight_grams) == (None, None)
    assert (sheet.answers, sheet.is_erased, slip.reasons, slip.is_erased) == ({}, True, [], True)
    assert not DomainResult.objects.exists()


def test_a_day_of_examination_is_written_once_with_those_who_were_there(lua: Membership) -> None:
    day = make_check_up(lua.club, [lua])
    assert Examined.objects.get(check_up=day).membership == lua
    with pytest.raises(ExaminedTwice):
        make_check_up(lua.club, [lua])
    with pytest.raises(NobodyExamined):
        make_check_up(lua.club, [], place="Bệnh viện huyện")
    services.strike_check_up(team_act(), club=lua.club, key=uuid4(), check_up_key=day.key, reason="nhầm ngày")
    assert CheckUp.objects.get().struck_why == "nhầm ngày"
    make_check_up(lua.club, [lua])


def test_each_worry_of_a_sheet_ends_in_a_club_action_a_slip_or_a_day(lua: Membership) -> None:
    worried = {"chair_rises": "slower", "eyes": "yes", "down": "yes"}
    with pytest.raises(WorryWithoutStep):
        make_screening(lua, worried)
    agree(lua, Purpose.STATION)
    sheet = make_screening(
        lua,
        worried,
        {
            Domain.MOBILITY: Ending(NextStep.CLUB, ClubAction.EXERCISE_GROUP),
            Domain.VISION: Ending(NextStep.REFERRAL),
            Domain.MOOD: Ending(NextStep.LOOK_AGAIN, look_again_on=DAY + timedelta(14)),
        },
    )
    results = {row.domain: row for row in sheet.results.all()}
    assert results["mobility"].club_action == ClubAction.EXERCISE_GROUP
    assert results["vision"].referral.reasons == [ReferralReason.VISION]
    assert results["mood"].look_again_on == DAY + timedelta(14)
    assert results["hearing"].finding == Finding.CLEAR
    services.mark_done(team_act(), club=lua.club, key=uuid4(), result_id=results["mobility"].pk, on=DAY)
    assert DomainResult.objects.get(domain="mobility").done_on == DAY


def test_a_slip_from_a_sheet_needs_a_yes_of_its_own_and_a_sheet_somebody_trained(lua: Membership) -> None:
    with pytest.raises(NotAgreedToTell):
        make_screening(lua, {"eyes": "yes"}, {Domain.VISION: Ending(NextStep.REFERRAL)})
    assert not Screening.objects.exists()
    sheet = Sheet(lua.pk, DAY, instrument_on(DAY), ALL_CLEAR, {})
    with pytest.raises(NotTrained):
        services.screen(team_act(), club=lua.club, key=uuid4(), sheet=sheet)


def test_slips_are_numbered_in_their_club_and_followed_to_their_answer(lua: Membership) -> None:
    agree(lua, Purpose.STATION)
    first, second = make_referral(lua), make_referral(lua, ReferralReason.VISION)
    assert (first.number, second.number) == (1, 2)
    said = {"state": ReferralState.ANSWERED, "on": DAY, "answer": StationAnswer.FOLLOWED, "words": "đo hằng tuần"}
    key = uuid4()
    for _ in range(2):
        services.settle_referral(team_act(), club=lua.club, key=key, referral_key=first.key, **said)
    first.refresh_from_db()
    assert (first.state, first.answer) == (ReferralState.ANSWERED, StationAnswer.FOLLOWED)
    with pytest.raises(ReferralSettled):
        services.settle_referral(team_act(), club=lua.club, key=uuid4(), referral_key=first.key, **said)


def _refused(sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_no_sql_by_hand_changes_what_was_read_or_keeps_what_was_not_agreed(lua: Membership) -> None:
    agree(lua, Purpose.STATION)
    make_measurement(lua)
    slip = make_referral(lua)
    make_check_up(lua.club, [lua])
    _refused("UPDATE health_measurement SET systolic = 120")
    _refused("DELETE FROM health_measurement")
    _refused("UPDATE health_examined SET membership_id = membership_id + 1")
    _refused("DELETE FROM health_checkup")
    _refused("UPDATE health_referral SET reasons = '{mood}'")
    _refused("UPDATE health_referral SET state = 'answered', settled_on = made_on")  # an answer says what
    services.settle_referral(
        team_act(),
        club=lua.club,
        key=uuid4(),
        referral_key=slip.key,
        state=ReferralState.TAKEN_BACK,
        on=DAY,
        words="nhầm",
    )
    _refused("UPDATE health_referral SET state = 'handed', settled_on = NULL")
    quiet = make_member(lua.club)
    row = f"{uuid4()}', {quiet.pk}, '2026-11-20', 128, 82, false, ''"
    names = "(key, membership_id, measured_on, systolic, diastolic, is_count_only, struck_why)"
    _refused(f"INSERT INTO health_measurement {names} VALUES ('{row})")  # who has not agreed
    early = date(2020, 1, 1)
    _refused(
        f"INSERT INTO health_measurement {names} VALUES ('{uuid4()}', {lua.pk}, '{early}', 128, 82, false, '')"
    )  # before joining
    _refused(
        f"INSERT INTO health_measurement {names} VALUES ('{uuid4()}', {lua.pk}, '2026-11-19', 82, 128, false, '')"
    )  # upside down


def test_a_club_out_of_reach_is_refused_by_every_action() -> None:
    club: Club = make_club()
    act = cast.neighbour().act
    with pytest.raises(OutsideReach):
        services.record_check_up(
            act,
            club=club,
            key=uuid4(),
            held_on=DAY,
            place="x",
            payer=services.check_ups.Payer.OWN,
            note="",
            members=[1],
        )
    with pytest.raises(OutsideReach):
        services.erase_health(act, club=club, person_id=1)
