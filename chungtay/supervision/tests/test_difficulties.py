"""A difficulty from who cannot go on, level by level upwards, to the day it is settled."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import OutsideReach
from chungtay.people.tests.factories import make_commune
from chungtay.supervision import services
from chungtay.supervision.models import DifficultyStep
from chungtay.supervision.queries import difficulties_in, waiting_for
from chungtay.supervision.rules import (
    DeadlinePast,
    DifficultyMovedOn,
    Level,
    NobodyAbove,
    Subject,
    WordsMissing,
)
from chungtay.supervision.tests.factories import raised, supervisor, today
from tests.cast import lan_the_chair, neighbour, neighbour_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return club


def test_it_is_passed_up_with_a_reason_answered_called_unsettled_answered_again_and_settled(club: Club) -> None:
    difficulty, board = raised(club), lan_the_chair(club).act
    commune, province = supervisor(club).act, supervisor(club, Level.PROVINCE).act
    later = today() + timedelta(days=15)
    assert waiting_for(commune.reach("supervise")).get() == difficulty
    with pytest.raises(WordsMissing):
        services.pass_up(commune, difficulty=difficulty, key=uuid4(), words="", due_on=later)
    services.pass_up(commune, difficulty=difficulty, key=uuid4(), words="Xã không có quỹ đất", due_on=later)
    assert not waiting_for(commune.reach("supervise")).exists()
    assert waiting_for(province.reach("supervise")).get() == difficulty
    with pytest.raises(OutsideReach):
        services.answer_difficulty(commune, difficulty=difficulty, key=uuid4(), words="Chờ")
    services.answer_difficulty(province, difficulty=difficulty, key=uuid4(), words="Đã làm việc với Ủy ban")
    services.call_unsettled(board, difficulty=difficulty, key=uuid4(), words="Vẫn họp nhờ", due_on=later)
    services.answer_difficulty(province, difficulty=difficulty, key=uuid4(), words="Cho mượn hội trường")
    settled = services.settle_difficulty(board, difficulty=difficulty, key=uuid4())
    assert (settled.state, settled.at, settled.ended_on) == ("closed", Level.PROVINCE, today())
    states = list(DifficultyStep.objects.order_by("pk").values_list("state", "at"))
    assert states == [
        ("raised", "commune"), ("passed_up", "province"), ("answered", "province"), ("unsettled", "province"),
        ("answered", "province"), ("closed", "province"),
    ]  # fmt: skip


def test_the_centre_passes_to_nobody_and_an_office_raises_to_the_level_above(club: Club) -> None:
    difficulty = raised(make_commune())
    assert difficulty.at == Level.PROVINCE
    province, centre = supervisor(club, Level.PROVINCE).act, supervisor(club, Level.COUNTRY).act
    services.pass_up(province, difficulty=difficulty, key=uuid4(), words="Việc của Trung ương", due_on=today())
    with pytest.raises(NobodyAbove):
        services.pass_up(centre, difficulty=difficulty, key=uuid4(), words="Lên nữa", due_on=today())
    services.answer_difficulty(centre, difficulty=difficulty, key=uuid4(), words="Đã gửi Bộ Y tế")
    assert services.settle_difficulty(supervisor(club).act, difficulty=difficulty, key=uuid4()).state == "closed"


def test_of_two_who_answer_the_second_is_told_and_the_same_form_twice_is_one(club: Club) -> None:
    difficulty, act, key = raised(club), supervisor(club).act, uuid4()
    for _ in range(2):
        services.answer_difficulty(act, difficulty=difficulty, key=key, words="Mượn trường học")
    with pytest.raises(DifficultyMovedOn):
        services.answer_difficulty(act, difficulty=difficulty, key=uuid4(), words="Khác")
    with pytest.raises(DifficultyMovedOn):
        services.withdraw_difficulty(lan_the_chair(club).act, difficulty=difficulty, key=uuid4(), words="Thôi")


def test_it_is_raised_in_words_for_a_day_ahead_by_who_it_is_about(club: Club) -> None:
    facts = {"of": club, "subject": Subject.CAPITAL, "about": "Thiếu vốn", "words": "Quỹ mới lập"}
    for who in (supervisor(club, Level.PROVINCE), neighbour(), neighbour_officer()):
        if who.act.may("run_meeting", club.path):
            continue
        with pytest.raises(OutsideReach):
            services.raise_difficulty(who.act, key=uuid4(), due_on=today(), **facts)
    board = lan_the_chair(club).act
    with pytest.raises(DeadlinePast):
        services.raise_difficulty(board, key=uuid4(), due_on=today() - timedelta(days=1), **facts)
    with pytest.raises(WordsMissing):
        services.raise_difficulty(board, key=uuid4(), due_on=today(), **facts | {"words": ""})


def test_an_office_lists_what_lies_below_it_and_nobody_else_does(club: Club) -> None:
    difficulty = raised(club)
    for level in (Level.COMMUNE, Level.PROVINCE, Level.COUNTRY):
        assert difficulty in difficulties_in(supervisor(club, level).act.reach("see_office"))
    assert not difficulties_in(neighbour_officer().act.reach("see_office")).exists()
    with pytest.raises(OutsideReach):
        services.answer_difficulty(neighbour_officer().act, difficulty=difficulty, key=uuid4(), words="Việc khác")


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE supervision_difficulty SET words = 'khác'", "said_stays"),
        ("UPDATE supervision_difficulty SET state = 'closed', ended_on = now()", "moves_by_the_table"),
        ("UPDATE supervision_difficulty SET at = 'club'", "difficulty_stands_above"),
        ("UPDATE supervision_difficulty SET due_on = raised_on - 1", "answered_after"),
        ("UPDATE supervision_difficultystep SET words = 'khác'", "append-only"),
        ("DELETE FROM supervision_difficulty", "append-only"),
    ],
)
def test_nothing_of_a_difficulty_is_changed_by_hand(club: Club, sql: str, broken: str) -> None:
    raised(club)
    with pytest.raises(DatabaseError, match=broken), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
