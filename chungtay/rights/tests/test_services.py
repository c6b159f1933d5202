"""A case from its first paper to the money, dialogues and celebrations: what is written, refused, taken back."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError, OperationalError

from chungtay.access.rules import Action, Role
from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.months import Month
from chungtay.people.models import PersonStatus
from chungtay.people.queries import statuses_on
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_status
from chungtay.rights import services
from chungtay.rights.models import Case, CasePaper, CaseStep, Proposal
from chungtay.rights.queries.cases import won_in
from chungtay.rights.rules import (
    NEXT,
    AmountNeeded,
    Benefit,
    CaseIsClosed,
    CaseOpenAlready,
    Cause,
    DayBeforeStep,
    DayNotCome,
    FirstMonthImpossible,
    FirstMonthNeeded,
    FirstStepStays,
    NotMember,
    ProposalState,
    ReasonNeeded,
    ReceivesAlready,
    RightUnknown,
    State,
    StepNotNext,
    StepTakenBack,
)
from chungtay.rights.tests.factories import (
    OPENED,
    TODAY,
    act_in,
    make_case,
    make_dialogue,
    make_proposal,
    step,
    take,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_at_the_end")]
PENSION = Benefit.SOCIAL_PENSION


def old(club=None, **about):
    """A member of 80."""
    return make_member(club or make_club(), **{"birth_year": 1946, "full_name": "Nguyễn Thị Lụa"} | about)


def test_a_case_goes_from_its_first_paper_to_the_money():
    member = old()
    case = make_case(member)
    papers = list(CasePaper.objects.filter(case=case).values_list("number", flat=True))
    assert papers == [1, 2, 3]
    act, tick = act_in(member.club), uuid4()
    for _ in range(2):
        assert services.tick_papers(act, case=case, key=tick, numbers=[1, 3], on=OPENED) == 2
    services.tick_papers(act, case=case, key=uuid4(), numbers=[1, 2], on=date(2026, 9, 10))
    assert list(CasePaper.objects.order_by("number").values_list("has_it_on", flat=True)) == [
        OPENED, date(2026, 9, 10), None,
    ]  # fmt: skip
    take(case, step(State.SUBMITTED))
    take(case, step(State.RETURNED, date(2026, 9, 20)))
    take(case, step(State.SUBMITTED, date(2026, 9, 25)))
    take(case, step(State.DECIDED, date(2026, 10, 1)))
    won = step(State.WON, date(2026, 11, 5), first_month=Month(2026, 10))
    take(case, won)
    case.refresh_from_db()
    assert (case.state, case.amount_vnd, case.first_month) == ("won", 500_000, date(2026, 10, 1))
    status = PersonStatus.objects.get(person=member.person)
    assert (status.value, status.valid_from) == ("social_pension", date(2026, 10, 1))
    assert won_in(member.club, 2026).amount_vnd == 500_000
    assert Note.objects.filter(action="rights.take_step").count() == 5
    assert StaleMonth.objects.filter(club_id=member.club_id, month=date(2026, 11, 1)).exists()
    assert str(member.person.full_name) not in str(Note.objects.values_list("fields", "reason"))


def test_the_same_form_sent_twice_opens_one_case():
    member, key = old(), uuid4()
    about = {"club": member.club, "key": key, "membership_id": member.pk, "benefit": PENSION, "on": OPENED}
    cases = [services.open_case(act_in(member.club), **about) for _ in range(2)]
    assert cases[0] == cases[1]
    stepped = uuid4()
    for _ in range(2):
        services.take_step(act_in(member.club), case=cases[0], key=stepped, step=step(State.SUBMITTED))
    assert CaseStep.objects.count() == 2


@pytest.mark.parametrize(
    ("about", "refusal"),
    [
        ({"on": date(2026, 12, 1)}, DayNotCome),
        ({"on": date(2020, 1, 1)}, NotMember),
        ({"benefit": PENSION, "on": date(2025, 6, 30)}, RightUnknown),
    ],
)
def test_a_case_is_not_opened(about, refusal):
    member = old(since=date(2024, 1, 1))
    usual = {"membership_id": member.pk, "benefit": PENSION, "on": OPENED}
    with pytest.raises(refusal):
        services.open_case(act_in(member.club), club=member.club, key=uuid4(), **usual | about)


def test_who_receives_it_has_an_open_case_or_left_gets_no_new_one():
    member = old()
    make_case(member)
    with pytest.raises(CaseOpenAlready):
        make_case(member)
    make_case(member, benefit=Benefit.HEALTH_CARD)
    make_status(member.person, StatusValue.SOCIAL_PENSION)
    other = old(member.club)
    make_status(other.person, StatusValue.SOCIAL_PENSION)
    with pytest.raises(ReceivesAlready):
        make_case(other)
    gone = end(old(member.club), date(2026, 8, 1))
    with pytest.raises(NotMember):
        make_case(gone)
    with pytest.raises(NotMember):
        services.open_case(
            act_in(member.club), club=member.club, key=uuid4(), membership_id=old().pk, benefit=PENSION, on=OPENED
        )


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (step(State.WON, first_month=None), FirstMonthNeeded),
        (step(State.WON, first_month=Month(2022, 1)), FirstMonthImpossible),
        (step(State.WON, first_month=Month(2027, 1)), FirstMonthImpossible),
        (step(State.WON, amount_vnd=None), AmountNeeded),
        (step(State.WON, amount_vnd=30_000_000), AmountNeeded),
        (step(State.REFUSED, told=" "), ReasonNeeded),
        (step(State.RETURNED, told=""), ReasonNeeded),
        (step(State.DECIDED, date(2026, 11, 26)), DayNotCome),
        (step(State.DECIDED, date(2026, 9, 9)), DayBeforeStep),
        (step(State.PREPARING), StepNotNext),
        (step(State.SUBMITTED), StepNotNext),
    ],
)
def test_a_step_is_refused(wrong, refusal):
    case = make_case(old(), step(State.SUBMITTED, date(2026, 9, 10)))
    with pytest.raises(refusal):
        take(case, wrong)
    assert CaseStep.objects.count() == 2


def test_a_card_is_won_without_an_amount_and_a_refusal_has_a_cause():
    card = make_case(old(), step(State.SUBMITTED), benefit=Benefit.HEALTH_CARD)
    take(card, step(State.WON, amount_vnd=None))
    assert "health_insured" in PersonStatus.objects.values_list("value", flat=True)
    refused = make_case(old(), step(State.SUBMITTED), step(State.REFUSED, told="", cause=Cause.AGE))
    assert refused.state == "refused"
    take(refused, step(State.SUBMITTED, date(2026, 10, 1)))


def test_nothing_follows_what_was_won_or_withdrawn():
    for last in (State.WON, State.WITHDRAWN):
        case = make_case(old(), step(State.SUBMITTED), step(last))
        assert NEXT[last] == set()
        with pytest.raises(StepNotNext):
            take(case, step(State.SUBMITTED))
        with pytest.raises(CaseIsClosed):
            services.tick_papers(act_in(case.club), case=case, key=uuid4(), numbers=[1], on=TODAY)


def test_a_wrong_step_is_taken_back_with_what_it_wrote():
    member = old()
    case = make_case(member, step(State.SUBMITTED), step(State.WON, first_month=Month(2026, 9)))
    act, key, last = act_in(member.club), uuid4(), case.steps.latest("pk")
    with pytest.raises(ReasonNeeded):
        services.take_back_step(act, case=case, key=uuid4(), step_key=last.key, reason=" ")
    for _ in range(2):
        services.take_back_step(act, case=case, key=key, step_key=last.key, reason="Nhầm người")
    case.refresh_from_db()
    assert (case.state, case.amount_vnd, case.first_month) == ("submitted", None, None)
    assert statuses_on([member.person_id], TODAY) == {}
    with pytest.raises(StepTakenBack):
        services.take_back_step(act, case=case, key=uuid4(), step_key=last.key, reason="Lại nhầm")
    first = case.steps.earliest("pk")
    services.take_back_step(act, case=case, key=uuid4(), step_key=case.steps.get(state="submitted").key, reason="Chưa")
    with pytest.raises(FirstStepStays):
        services.take_back_step(act, case=case, key=uuid4(), step_key=first.key, reason="Bỏ")


def test_only_the_board_follows_rights():
    member = old()
    case = make_case(member)
    outside = [act_in(member.club, role=role) for role in (Role.COMMUNE_OFFICER, Role.CENTRE_OFFICER, Role.PARTNER)]
    outside += [act_in(make_club()), act_in(member.club, role=Role.CARE_VOLUNTEER)]
    for act in outside:
        with pytest.raises(OutsideReach):
            services.take_step(act, case=case, key=uuid4(), step=step(State.SUBMITTED))
        with pytest.raises(OutsideReach):
            services.open_case(act, club=member.club, key=uuid4(), membership_id=member.pk, benefit=PENSION, on=OPENED)
    assert not act_in(member.club, role=Role.SECRETARY).reach(Action.FOLLOW_RIGHTS).is_empty


@pytest.mark.parametrize(
    "cheat",
    [
        "UPDATE rights_case SET opened_on = '2020-01-01'",
        "DELETE FROM rights_case",
        "UPDATE rights_casestep SET told = 'khác'",
        "DELETE FROM rights_casestep",
        "UPDATE rights_dialogue SET words = 'khác'",
        "UPDATE rights_proposalanswer SET told = 'khác'",
        "UPDATE rights_longevity SET age = 85",
        "UPDATE rights_entitlement SET amount_vnd = 1",
        "DELETE FROM rights_proposal",
        "TRUNCATE rights_casestep CASCADE",
    ],
)
def test_what_counts_is_never_edited(cheat):
    member = old()
    make_case(member, step(State.SUBMITTED))
    proposal = make_proposal(member.club)
    services.answer_proposal(
        act_in(member.club), proposal=proposal, key=uuid4(), state=ProposalState.ACCEPTED, on=TODAY, told="Hứa sửa"
    )
    make_dialogue(member.club)
    celebrated(member)
    with (
        pytest.raises((InternalError, IntegrityError, OperationalError)), transaction.atomic(),
        connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute(cheat)


def test_a_case_cannot_say_what_its_steps_do_not():
    member = old()
    make_case(member, step(State.SUBMITTED))
    proposal = make_proposal(member.club)
    for change in (
        lambda: Case.objects.update(state="decided"),
        lambda: Proposal.objects.filter(pk=proposal.pk).update(state="accepted"),
        lambda: Case.objects.create(
            club=make_club(), membership=member, benefit=PENSION, entitlement=Case.objects.get().entitlement,
            opened_on=OPENED, state_since=OPENED,
        ),
        lambda: Case.objects.update(state="won"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            whole_after(change)


def whole_after(change):
    """Make a change and ask what is asked at the end of a transaction."""
    change()
    connection.check_constraints()


def celebrated(member, **about):
    """A celebration of this year for a member of 80."""
    usual = {"membership_id": member.pk, "year": 2026, "held_on": date(2026, 10, 1), "told": "Nhà văn hóa"}
    return services.celebrate(act_in(member.club), club=member.club, key=uuid4(), **usual | about)
