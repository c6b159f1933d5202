"""Dialogues, proposals, long lives, local amounts and books of the past."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.rules import Action
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import HeldGrant, OutsideReach, system_act
from chungtay.kernel.months import Month
from chungtay.people.models import PersonStatus
from chungtay.rights import services
from chungtay.rights.models import Case, Dialogue, LocalAmount, Longevity
from chungtay.rights.queries.cases import won_in, year_of
from chungtay.rights.queries.law import local_amounts, routes_on
from chungtay.rights.rules import (
    AmountNeeded,
    AmountSetLater,
    AnswerNotNext,
    Benefit,
    CelebratedAlready,
    DayBeforeStep,
    DayNotCome,
    DialogueFacts,
    HasProposals,
    NotCelebrated,
    NotMember,
    PastCase,
    ProposalState,
    State,
    TakenBackAlready,
    WordsNeeded,
)
from chungtay.rights.services.history import PastDialogue, PastProposal
from chungtay.rights.tests.factories import (
    NOON,
    TODAY,
    act_in,
    make_case,
    make_dialogue,
    make_proposal,
    step,
)
from chungtay.rights.tests.test_services import PENSION, celebrated, old

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_at_the_end")]


def test_dialogues_and_proposals_up_to_their_answers():
    club = make_club()
    act, dialogue = act_in(club), make_dialogue(club)
    proposal = services.propose(
        act, club=club, key=uuid4(), made_on=date(2026, 5, 10), to_whom="UBND xã", words="Sửa đường",
        dialogue_key=dialogue.key,
    )  # fmt: skip
    with pytest.raises(HasProposals):
        services.take_back_dialogue(act, dialogue=dialogue, key=uuid4(), reason="Nhầm")
    key = uuid4()
    for _ in range(2):
        services.answer_proposal(
            act, proposal=proposal, key=key, state=ProposalState.ACCEPTED, on=date(2026, 5, 20), told="Sẽ sửa"
        )
    services.answer_proposal(
        act, proposal=proposal, key=uuid4(), state=ProposalState.SOLVED, on=date(2026, 8, 1), told="Đã sửa xong"
    )
    said = year_of(club, 2026, TODAY)
    assert (said.dialogue_count, said.accepted_count, said.helped_count) == (1, 1, 0)
    other = make_dialogue(club, on=date(2026, 6, 1))
    services.take_back_dialogue(act, dialogue=other, key=uuid4(), reason="Ghi hai lần")
    with pytest.raises(TakenBackAlready):
        services.take_back_dialogue(act, dialogue=other, key=uuid4(), reason="Ghi hai lần")
    assert year_of(club, 2026, TODAY).dialogue_count == 1
    assert Dialogue.objects.count() == 2


def test_what_says_nothing_or_does_not_follow_is_refused():
    club = make_club()
    act, proposal = act_in(club), make_proposal(club)
    empty = DialogueFacts(held_on=TODAY, with_whom="", words="Đường", people_count=1)
    later = DialogueFacts(held_on=date(2027, 1, 1), with_whom="Xã", words="Đường", people_count=1)
    for facts, refusal in ((empty, WordsNeeded), (later, DayNotCome)):
        with pytest.raises(refusal):
            services.hold_dialogue(act, club=club, key=uuid4(), facts=facts)

    def answer(state, on=TODAY, told="Có"):
        services.answer_proposal(act, proposal=proposal, key=uuid4(), state=state, on=on, told=told)

    for args, refusal in (
        ((ProposalState.WAITING,), AnswerNotNext),
        ((ProposalState.ACCEPTED, date(2026, 5, 1)), DayBeforeStep),
        ((ProposalState.ACCEPTED, date(2027, 5, 1)), DayNotCome),
        ((ProposalState.ACCEPTED, TODAY, " "), WordsNeeded),
    ):
        with pytest.raises(refusal):
            answer(*args)
    answer(ProposalState.SOLVED)
    with pytest.raises(AnswerNotNext):
        answer(ProposalState.DECLINED)


def test_a_long_life_is_celebrated_once_a_year():
    member = old()
    held = celebrated(member)
    assert held.age == 80
    with pytest.raises(CelebratedAlready):
        celebrated(member)
    with pytest.raises(NotCelebrated):
        celebrated(member, year=2025)
    with pytest.raises(DayNotCome):
        celebrated(member, held_on=date(2026, 12, 30))
    act = act_in(member.club)
    services.take_back_celebration(act, longevity=held, key=uuid4(), reason="Hoãn")
    with pytest.raises(TakenBackAlready):
        services.take_back_celebration(act, longevity=held, key=uuid4(), reason="Hoãn")
    celebrated(member)
    assert Longevity.objects.filter(taken_back_at=None).count() == 1


def test_a_province_pays_more_by_its_own_resolution():
    club = make_club()
    province = club.path[: club.path.index("/", 1) + 1]
    act = system_act(NOON, Action.KEEP_PROGRAMME)

    def set_amount(amount_vnd, since, source="NQ 12/2026"):
        services.set_local_amount(
            act, path=province, key=uuid4(), benefit=PENSION, amount_vnd=amount_vnd, since=since, source=source
        )

    set_amount(600_000, date(2026, 1, 1))
    set_amount(650_000, date(2026, 7, 1))
    assert local_amounts(club.path, date(2026, 3, 1)) == {PENSION: 600_000}
    assert {route.amount_vnd for route in routes_on(club.path, TODAY) if route.benefit is PENSION} == {650_000}
    for args, refusal in (
        ((700_000, date(2026, 7, 1)), AmountSetLater),
        ((0, date(2027, 1, 1)), AmountNeeded),
        ((700_000, date(2027, 1, 1), " "), WordsNeeded),
    ):
        with pytest.raises(refusal):
            set_amount(*args)
    assert LocalAmount.objects.filter(valid_to=None).count() == 1
    with pytest.raises(OutsideReach):
        services.set_local_amount(
            act_in(club), path=province, key=uuid4(), benefit=PENSION, amount_vnd=1, since=TODAY, source="NQ"
        )


def test_a_book_of_the_past_is_entered_in_one_go():
    club = make_club()
    members = [old(club, since=date(2025, 1, 1)) for _ in range(3)]
    won = (
        step(State.PREPARING, date(2025, 7, 5)), step(State.SUBMITTED, date(2025, 7, 10)),
        step(State.WON, date(2025, 9, 3), first_month=Month(2025, 8)),
    )  # fmt: skip
    past = [PastCase(key=uuid4(), membership_id=each.pk, benefit=PENSION, steps=won) for each in members]
    key, act = uuid4(), act_in(club)
    assert [services.enter_past(act, club=club, key=key, past=past) for _ in range(2)] == [3, 3]
    assert won_in(club, 2025).amount_vnd == 1_500_000
    assert PersonStatus.objects.filter(value="social_pension", valid_from=date(2025, 8, 1)).count() == 3
    talks = [
        PastDialogue(
            held_on=date(2025, 8, 1), with_whom="UBND xã", words="Đường", people_count=5,
            proposals=[
                PastProposal(words="Sửa", state=ProposalState.SOLVED, answered_on=date(2025, 9, 1), told="Xong")
            ],
        )
    ]  # fmt: skip
    again = uuid4()
    for _ in range(2):
        assert services.enter_past_dialogues(act, club=club, key=again, past=talks) == 1
    assert year_of(club, 2025, TODAY).accepted_count == 1
    other = PastCase(key=uuid4(), membership_id=old().pk, benefit=PENSION, steps=won)
    with pytest.raises(NotMember):
        services.enter_past(act, club=club, key=uuid4(), past=[other])


def test_open_cases_go_on_in_the_club_that_takes_over():
    first, second = make_club(), make_club("CLB thôn Mới")
    member = old(first)
    case = make_case(member, step(State.SUBMITTED), benefit=Benefit.HEALTH_CARD)
    stays = make_case(old(first))
    make_member(second, member.person)
    decides = frozenset({Action.FOUND_CLUB})
    act = act_in(first)
    officer = type(act)(8, NOON, tuple(HeldGrant("system", club.path, decides) for club in (first, second)))
    key = uuid4()
    for _ in range(2):
        assert services.carry_cases(officer, club=first, to_club=second, key=key, on=TODAY) == 1
    case.refresh_from_db()
    again = Case.objects.get(club=second)
    assert (case.state, again.state, again.papers.count()) == ("withdrawn", "submitted", 2)
    assert again.steps.get().told == f"Chuyển từ {first.name}"
    stays.refresh_from_db()
    assert stays.state == "preparing"
    with pytest.raises(OutsideReach):
        services.carry_cases(act, club=first, to_club=second, key=uuid4(), on=TODAY)
