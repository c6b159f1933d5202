"""A year's rating from the club's own word to its end: who may, two at once, words, pages, and who sees nothing."""

import io
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from chungtay.access.rules import Action
from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import VIET_NAM, OutsideReach, now
from chungtay.meetings.tests.factories import make_meeting
from chungtay.rating import services
from chungtay.rating.models import Rating, RatingStep, Score
from chungtay.rating.queries import lines_for, set_for
from chungtay.rating.rules import NothingToRate, RatingMovedOn, Said
from tests.cast import (
    anh_the_secretary,
    commune_helper,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
    province_officer,
)

pytestmark = pytest.mark.django_db
YEAR = now().astimezone(VIET_NAM).year


@pytest.fixture
def club() -> Club:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 4)
    make_meeting(club)
    count(club)
    return club


def count(*clubs: Club) -> None:
    mark_stale(lan_the_chair(clubs[0]).act, [club.pk for club in clubs], since=date(YEAR, 1, 1))
    refresh_all(now())


def rated(club: Club, said: dict[str, Said] | None = None) -> Rating:
    return services.rate_self(lan_the_chair(club).act, club=club, year=YEAR, key=uuid4(), said=said or {})


def checked(club: Club, said: dict[str, Said] | None = None, **more: Any) -> Rating:
    return services.check(commune_officer().act, rating=rated(club), key=uuid4(), said=said or {}, **more)


def test_a_year_goes_from_the_clubs_word_to_the_provinces_and_through_an_appeal(club: Club) -> None:
    rating = rated(club, {"size": Said(3, "sổ chưa nhập hết, có 52 người")})
    assert (rating.state, rating.points) == ("self_rated", rating.computed_points + 3)
    assert Score.objects.get(rating=rating, criterion="size").computed == 0
    rating = services.check(
        commune_officer().act, rating=rating, key=uuid4(), said={"size": Said(0, "đếm được 9 người")}
    )
    assert (rating.state, rating.points) == ("checked", rating.computed_points)
    rating = services.confirm(province_officer().act, rating=rating, key=uuid4())
    assert rating.state == "confirmed"
    rating = services.appeal(lan_the_chair(club).act, rating=rating, key=uuid4(), words="Đã nhập đủ 52 người")
    rating = services.answer_appeal(
        province_officer().act, rating=rating, key=uuid4(), words="Đã xem sổ giấy", points=rating.points + 3
    )
    assert (rating.state, rating.points) == ("confirmed", rating.computed_points + 3)
    steps = list(RatingStep.objects.order_by("pk").values_list("state", "points"))
    assert [state for state, _points in steps] == ["self_rated", "checked", "confirmed", "appealed", "confirmed"]


def test_what_is_given_back_is_said_again_with_the_records_of_that_day(club: Club) -> None:
    rating = services.give_back(commune_officer().act, rating=rated(club), key=uuid4(), words="Thiếu minh chứng")
    assert rating.state == "returned"
    make_members(club, 50)
    count(club)
    again = rated(club)
    assert (again.pk, again.state) == (rating.pk, "self_rated")
    assert again.computed_points > rating.computed_points


def test_misused_funds_make_a_club_weak_whatever_its_points(club: Club) -> None:
    rating = checked(club, misuse="Thủ quỹ tự vay 5 triệu")
    assert (rating.band, "misuse" in rating.against) == ("weak", True)


def test_of_two_officers_at_once_the_second_is_told_and_the_same_form_twice_is_one(club: Club) -> None:
    rating, key = rated(club), uuid4()
    for _ in range(2):
        services.check(commune_officer().act, rating=rating, key=key, said={})
    with pytest.raises(RatingMovedOn):
        services.check(commune_officer().act, rating=rating, key=uuid4(), said={})
    services.confirm(province_officer().act, rating=rating, key=uuid4())
    with pytest.raises(RatingMovedOn):
        services.confirm(province_officer().act, rating=rating, key=uuid4())
    assert RatingStep.objects.count() == 3


def test_each_step_is_for_its_own_level_only(club: Club) -> None:
    rating = rated(club)
    for who in (lan_the_chair(club), commune_helper(), ministry_reader(), neighbour_officer()):
        with pytest.raises(OutsideReach):
            services.check(who.act, rating=rating, key=uuid4(), said={})
    services.check(commune_officer().act, rating=rating, key=uuid4(), said={})
    for who in (lan_the_chair(club), commune_officer(), neighbour_officer()):
        with pytest.raises(OutsideReach):
            services.confirm(who.act, rating=rating, key=uuid4())
    with pytest.raises(OutsideReach):
        services.rate_self(neighbour().act, club=club, year=YEAR, key=uuid4(), said={})


def test_a_club_without_books_of_the_year_is_not_rated() -> None:
    club = make_club()
    with pytest.raises(NothingToRate):
        services.rate_self(lan_the_chair(club).act, club=club, year=YEAR, key=uuid4(), said={})


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE rating_rating SET state = 'confirmed'", "rating_moves_by_the_table"),
        ("UPDATE rating_rating SET points = 100", "rating_moves_by_the_table"),
        ("UPDATE rating_score SET computed = 5", "score_is_only_checked"),
        ("UPDATE rating_score SET checked = claimed + 1", "score_check_says_why"),
        ("UPDATE rating_ratingstep SET points = 0", "append-only"),
        ("DELETE FROM rating_rating", "append-only"),
        ("TRUNCATE rating_ratingstep", "append-only|pending trigger"),
    ],
)
def test_nothing_of_a_rating_is_changed_by_hand(club: Club, sql: str, broken: str) -> None:
    rated(club)
    with pytest.raises(DatabaseError, match=broken), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- pages --------------------------------------------------------------------------------------------------------


def sheet_form(page: str, **more: str) -> dict[str, str]:
    """The form as it is shown, with its points."""

    shown = dict(re.findall(r'name="(p_[a-z_]+)" value="(\d+)"', page))
    return {"key": str(uuid4()), **shown, **more}


def test_the_board_reads_what_is_missing_says_its_points_and_the_commune_checks_them(club: Club) -> None:
    board, here = lan_the_chair(club).client, f"/clb/{club.pk}/xep-loai/"
    shown = board.get(here).content.decode()
    assert "Theo sổ sách hôm nay" in shown
    assert "nữa được thêm" in shown
    page = board.get(f"{here}{YEAR}/tu-cham/").content.decode()
    refused = board.post(f"{here}{YEAR}/tu-cham/", sheet_form(page, p_size="3"))
    assert (refused.status_code, "ghi vì sao" in refused.content.decode()) == (422, True)
    form = sheet_form(page, p_size="3", w_size="có 52 người")
    assert "đã tự chấm" in board.post(f"{here}{YEAR}/tu-cham/", form, follow=True).content.decode()
    office, there = commune_officer().client, f"/vp/xep-loai/{club.pk}/{YEAR}/"
    assert "có 52 người" in office.get(there).content.decode()
    checking = office.get(f"{there}kiem-tra/").content.decode()
    answer = office.post(f"{there}kiem-tra/", sheet_form(checking), follow=True).content.decode()
    assert "xã đã kiểm tra" in answer
    assert office.get(f"{there}xac-nhan/").status_code in {403, 404}
    province = province_officer().client
    assert "tỉnh đã xác nhận" in province.post(f"{there}xac-nhan/", {"key": str(uuid4())}, follow=True).content.decode()
    again = board.post(f"{here}{YEAR}/xem-lai/", {"key": str(uuid4()), "words": "Chưa đúng"}, follow=True)
    assert "đề nghị xem lại" in again.content.decode()
    done = province.post(f"{there}tra-loi/", {"key": str(uuid4()), "words": "Giữ nguyên"}, follow=True)
    assert "Giữ nguyên" in done.content.decode()
    assert board.get(f"{here}{YEAR}/phieu.pdf").content[:4] == b"%PDF"


def test_an_office_lists_the_weakest_first_searched_narrowed_sorted_and_as_a_workbook(club: Club) -> None:
    other = make_club("CLB bản Mường Piệt")
    make_members(other, 2)
    count(other)
    rated(club)
    office = commune_officer().client
    page = office.get("/vp/xep-loai/").content.decode()
    criteria = set_for(YEAR)
    assert criteria is not None
    lines = lines_for(commune_officer().act.reach(Action.SEE_OFFICE), YEAR, now().date(), criteria)
    assert [line.points for line in lines] == sorted(line.points for line in lines)
    weakest, strongest = (line.club.name for line in lines)
    assert page.index(weakest) < page.index(strongest)
    assert "CLB bản Mường Piệt" not in office.get("/vp/xep-loai/?buoc=self_rated").content.decode()
    assert "CLB thôn Phú Nghĩa" not in office.get("/vp/xep-loai/?buoc=none").content.decode()
    assert "CLB thôn Phú Nghĩa" not in office.get("/vp/xep-loai/?q=muong+piet&sort=-ten").content.decode()
    assert "Không có câu lạc bộ nào như vậy" in office.get("/vp/xep-loai/?loai=very_strong").content.decode()
    book = CalamineWorkbook.from_filelike(io.BytesIO(office.get("/vp/xep-loai.xlsx").content)).get_sheet_by_index(0)
    assert [row[0] for row in book.to_python()[3:5]] == [weakest, strongest]
    assert "CLB thôn Phú Nghĩa" not in neighbour_officer().client.get("/vp/xep-loai/").content.decode()


def test_an_office_reads_points_of_what_only_the_club_may_know_and_no_number(club: Club) -> None:
    rated(club)
    page = commune_officer().client.get(f"/vp/xep-loai/{club.pk}/{YEAR}/").content.decode()
    row = page[page.index("Năm người được giúp làm chế độ") :][:300]
    assert "–" in row
    assert "/5" not in row
    board = anh_the_secretary(club).client.get(f"/clb/{club.pk}/xep-loai/").content.decode()
    assert "0/" in board[board.index("Năm người được giúp làm chế độ") :][:400]


def test_the_neighbour_sees_no_page(club: Club) -> None:
    rated(club)
    for address in (f"/clb/{club.pk}/xep-loai/", f"/clb/{club.pk}/xep-loai/{YEAR}/phieu.pdf",
                    f"/vp/xep-loai/{club.pk}/{YEAR}/"):  # fmt: skip
        for who in (neighbour(), neighbour_officer()):
            assert who.client.get(address).status_code in {403, 404}


def test_the_list_asks_as_much_with_one_club_as_with_three(club: Club) -> None:
    office = commune_officer().client
    with CaptureQueriesContext(connection) as one:
        office.get("/vp/xep-loai/")
    others = [make_club(name) for name in ("CLB A", "CLB B")]
    for other in others:
        make_members(other, 2)
    count(*others)
    with CaptureQueriesContext(connection) as three:
        office.get("/vp/xep-loai/")
    assert len(three) == len(one)
