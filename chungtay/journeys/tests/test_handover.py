"""Handing over a post: nothing changes hands before everything is settled, and then everything does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from chungtay.access.models import Grant
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.funds.models import CashCount, Closing
from chungtay.funds.queries import balances_of_club
from chungtay.funds.tests.factories import make_fund
from chungtay.journeys.models import Handover, HandoverCheck
from chungtay.journeys.queries.handover import stands_of
from chungtay.journeys.rules import (
    GiverIs,
    HandoverAlreadyOpen,
    HandoverBeforeSeat,
    HandoverIsOver,
    HandoverNotReady,
    HandoverState,
    HandoverStep,
    HandsToItself,
    StandInsNeeded,
    StepIsSeen,
    StepNeedsCommune,
    StepNeedsWords,
    steps_of_handover,
)
from chungtay.journeys.services import (
    Beginning,
    begin_handover,
    cancel_handover,
    confirm_step,
    finish_handover,
)
from chungtay.kernel.acts import OutsideReach
from tests.cast import Someone, commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    return make_club()


@pytest.fixture
def lan(club: Club) -> Someone:
    return lan_the_chair(club)


@pytest.fixture
def seat(club: Club) -> BoardSeat:
    return make_board(club)[Post.TREASURER]


@pytest.fixture
def receiver(club: Club) -> Membership:
    return make_member(club, full_name="Trần Thị Lan")


def begin(lan: Someone, seat: BoardSeat, receiver: Membership, **about: Any) -> Handover:
    beginning = Beginning(**{"handed_on": lan.act.day} | about)
    return begin_handover(lan.act, seat=seat, receiver=receiver, key=uuid4(), beginning=beginning)


def say(someone: Someone, handover: Handover, step: HandoverStep, words: str = "Đã xem, đủ.") -> HandoverCheck:
    return confirm_step(someone.act, handover=handover, step=step, key=uuid4(), words=words)


def settle_everything(lan: Someone, handover: Handover) -> None:
    """Books closed to the day, cash counted by notes and right, every step confirmed, the commune too."""
    at, club = lan.act.at, handover.club
    held = sum(funds.get("cash", 0) for funds in balances_of_club(club.pk).values())  # type: ignore[call-overload]
    CashCount.objects.create(
        club=club, counted_on=handover.handed_on, pieces=[0, 0, 0, 0, 0, 0, 0, 0, held // 1000], counted_vnd=held,
        book_vnd=held, counted_by="bà Lan", witnessed_by="ông Tám", recorded_at=at,
    )  # fmt: skip
    Closing.objects.create(
        club=club, kind="handover", through_on=handover.handed_on, accountant_at=at, accountant_id=1, treasurer_at=at,
        treasurer_id=2, closed_at=at, accountant_name="Lê Thị Thảo", treasurer_name="Phạm Văn Bình",
    )  # fmt: skip
    for step in (HandoverStep.PHONE, HandoverStep.CAPITAL, HandoverStep.BANK, HandoverStep.THINGS, HandoverStep.SIGNED):
        say(lan, handover, step)
    say(commune_officer(), handover, HandoverStep.COMMUNE, "Ông Tứ chứng kiến.")


def test_a_treasurer_hands_over_money_and_books_a_secretary_what_she_holds() -> None:
    assert HandoverStep.CASH in steps_of_handover(Post.TREASURER)
    assert steps_of_handover(Post.SECRETARY) == (
        HandoverStep.PHONE, HandoverStep.THINGS, HandoverStep.SIGNED, HandoverStep.COMMUNE,
    )  # fmt: skip


def test_seat_and_access_change_hands_only_when_everything_is_settled(
    lan: Someone, seat: BoardSeat, receiver: Membership
) -> None:
    make_fund(seat.club, cash_vnd=3_000_000)
    handover = begin(lan, seat, receiver)
    with pytest.raises(HandoverNotReady):
        finish_handover(lan.act, handover=handover, key=uuid4(), reason="Đến tuổi nghỉ")
    settle_everything(lan, handover)
    assert all(stand.is_done for stand in stands_of(handover))
    done = finish_handover(lan.act, handover=handover, key=uuid4(), reason="Đến tuổi nghỉ")
    assert done.state == HandoverState.DONE
    seat.refresh_from_db()
    assert seat.valid_to is not None
    now_held = BoardSeat.objects.get(club=seat.club, post=Post.TREASURER, valid_to=None)
    assert now_held.person == receiver.person
    assert not Grant.objects.open().filter(pk=seat.grant_id).exists()


def test_the_same_form_sent_twice_begins_once(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    key, beginning = uuid4(), Beginning(lan.act.day)
    first = begin_handover(lan.act, seat=seat, receiver=receiver, key=key, beginning=beginning)
    assert begin_handover(lan.act, seat=seat, receiver=receiver, key=key, beginning=beginning) == first


def test_a_step_said_again_replaces_what_was_said_before(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    handover = begin(lan, seat, receiver)
    say(lan, handover, HandoverStep.PHONE, "Còn 2 phiếu.")
    say(lan, handover, HandoverStep.PHONE, "Đã gửi hết.")
    standing = HandoverCheck.objects.get(handover=handover, replaced_at=None)
    assert standing.words == "Đã gửi hết."
    assert HandoverCheck.objects.count() == 2


def test_where_the_treasurer_has_died_two_of_the_board_stand_in(
    lan: Someone, seat: BoardSeat, receiver: Membership
) -> None:
    with pytest.raises(StandInsNeeded):
        begin(lan, seat, receiver, giver_is=GiverIs.DIED, stand_ins="bà Lan")
    assert begin(lan, seat, receiver, giver_is=GiverIs.DIED, stand_ins="bà Lan, ông Tám").stand_ins


def test_a_count_that_differs_or_has_no_notes_does_not_settle_the_cash(
    lan: Someone, seat: BoardSeat, receiver: Membership
) -> None:
    handover = begin(lan, seat, receiver)
    count = {"club": seat.club, "counted_on": lan.act.day, "counted_by": "a", "witnessed_by": "b",
             "recorded_at": lan.act.at}  # fmt: skip

    def is_settled() -> bool:
        return next(stand.is_done for stand in stands_of(handover) if stand.step is HandoverStep.CASH)

    CashCount.objects.create(counted_vnd=0, book_vnd=0, **count)
    assert not is_settled()
    CashCount.objects.create(counted_vnd=1000, book_vnd=251_000, pieces=[0] * 8 + [1], explanation="chưa rõ", **count)
    assert not is_settled()


REFUSED: list[tuple[str, type[Exception], Callable[[Someone, BoardSeat, Membership], Any]]] = [
    ("a second one of the same post", HandoverAlreadyOpen,
     lambda lan, seat, to: (begin(lan, seat, to), begin(lan, seat, to, stand_ins="x"))),
    ("before the post was taken", HandoverBeforeSeat,
     lambda lan, seat, to: begin(lan, seat, to, handed_on=seat.valid_from)),
    ("on a day to come", HandoverBeforeSeat,
     lambda lan, seat, to: begin(lan, seat, to, handed_on=lan.act.day + timedelta(days=1))),
    ("to oneself", HandsToItself,
     lambda lan, seat, to: begin(lan, seat, Membership.objects.get(club=seat.club, person=seat.person))),
    ("ticking what the books show", StepIsSeen,
     lambda lan, seat, to: say(lan, begin(lan, seat, to), HandoverStep.CASH)),
    ("the commune's step by the club", StepNeedsCommune,
     lambda lan, seat, to: say(lan, begin(lan, seat, to), HandoverStep.COMMUNE)),
    ("a step without words", StepNeedsWords,
     lambda lan, seat, to: say(lan, begin(lan, seat, to), HandoverStep.PHONE, " ")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_it_refuses(
    what: str, refusal: type[Exception], act: Callable[..., Any], lan: Someone, seat: BoardSeat, receiver: Membership
) -> None:
    with pytest.raises(refusal):
        act(lan, seat, receiver)


def test_what_is_over_is_not_touched(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    handover = begin(lan, seat, receiver)
    cancel_handover(lan.act, handover=handover, key=uuid4(), reason="Ông Bình làm tiếp")
    with pytest.raises(HandoverIsOver):
        say(lan, handover, HandoverStep.PHONE)


def test_the_pages_lead_from_the_first_step_to_the_minutes(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    club_id = seat.club_id
    said = {"seat": seat.pk, "receiver": receiver.pk, "giver_is": "present", "key": str(uuid4())}
    day = {"handed_on": f"{lan.act.day:%d/%m/%Y}"}
    assert lan.client.get(reverse("journeys:begin_handover", args=[club_id])).status_code == 200
    assert lan.client.post(reverse("journeys:begin_handover", args=[club_id]), said | day).status_code == 302
    handover = Handover.objects.get()
    here = [club_id, handover.key]
    assert "Kiểm tiền mặt" in lan.client.get(reverse("journeys:handover", args=here)).content.decode()
    step = reverse("journeys:handover_step", args=[*here, "phone"])
    assert lan.client.post(step, {"words": "", "key": str(uuid4())}).status_code == 422
    assert lan.client.post(step, {"words": "Đã gửi hết.", "key": str(uuid4())}).status_code == 302
    pages = ("handovers", "handover_loans", "handover_minutes", "cancel_handover", "finish_handover")
    for page in pages:
        args = [club_id] if page == "handovers" else here
        assert lan.client.get(reverse(f"journeys:{page}", args=args)).status_code == 200, page
    tu = commune_officer()
    one = reverse("journeys:office_handover", args=[handover.key])
    assert handover.club.name in tu.client.get(reverse("journeys:office_handovers")).content.decode()
    assert tu.client.post(one, {"words": "Ông Tứ chứng kiến.", "key": str(uuid4())}).status_code == 302
    assert HandoverCheck.objects.filter(step=HandoverStep.COMMUNE).exists()


def test_the_neighbour_finds_no_handover(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    handover, cuc = begin(lan, seat, receiver), neighbour()
    for page in ("handover", "handover_loans", "handover_minutes", "cancel_handover"):
        url = reverse(f"journeys:{page}", args=[seat.club_id, handover.key])
        assert cuc.client.get(url).status_code == 404
    with pytest.raises(OutsideReach):
        say(cuc, handover, HandoverStep.PHONE)


def test_the_tables_hold_without_the_services(lan: Someone, seat: BoardSeat, receiver: Membership) -> None:
    handover = begin(lan, seat, receiver)
    check = say(lan, handover, HandoverStep.PHONE)
    cheats: list[Callable[[], Any]] = [
        lambda: Handover.objects.create(club=seat.club, seat=seat, receiver=receiver, handed_on=lan.act.day),
        lambda: Handover.objects.filter(pk=handover.pk).update(state="done"),
        lambda: Handover.objects.filter(pk=handover.pk).update(giver_is="died"),
        lambda: HandoverCheck.objects.filter(pk=check.pk).update(words=""),
    ]
    for cheat in cheats:
        with pytest.raises(IntegrityError), transaction.atomic():
            cheat()
