"""Pages of sets: read by every office, written by the centre, tried out on a past year; clubs in danger told early."""

import io
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from chungtay.rating import queries, services
from chungtay.rating.models import CriteriaSet
from chungtay.rating.rules import Early, Move, SetState
from chungtay.rating.tests.factories import draft_set, first_set, published_set, rating_rows
from tests.cast import (
    Someone,
    centre_officer,
    commune_officer,
    lan_the_chair,
    neighbour,
    neighbour_officer,
    next_commune,
    province_officer,
)

pytestmark = pytest.mark.django_db
TODAY = now().astimezone(VIET_NAM).date()
YEAR = TODAY.year
SETS = "/vp/xep-loai/bo-tieu-chi/"


def counted_club(name: str, members: int = 3, **more: Any) -> Club:
    club = make_club(name, **more)
    make_board(club)
    make_members(club, members)
    make_meeting(club)
    count(club)
    return club


def count(*clubs: Club) -> None:
    mark_stale(lan_the_chair(clubs[0]).act, [club.pk for club in clubs], since=date(YEAR, 1, 1))
    refresh_all(now())


def easier(draft: CriteriaSet) -> CriteriaSet:
    """A draft under which a club that keeps its books has thirty points more; lines nobody here earns give them."""
    act, poorer = centre_officer().act, ("meetings", "topics", "borrowers", "attendance", "community", "sudden")
    for code, points in (("books", 34), ("fund", 1), ("overdue", 1), *((code, 1) for code in poorer)):
        line = draft.lines.get(code=code)
        written = queries.criterion_of(line)
        services.write_line(
            act, draft=draft, key=uuid4(), line=type(written)(**vars(written) | {"points": points}), place=1,
            instead_of=line,
        )  # fmt: skip
    return draft


def page(who: Someone, address: str) -> str:
    answer = who.client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def form_of(shown: str) -> dict[str, str]:
    """What a page's form holds, as a browser would send it."""
    inputs = re.findall(r'<input type="(?:text|number|hidden)" name="(\w+)" value="([^"]*)"', shown)
    texts = re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', shown)
    chosen = re.findall(r'<select name="(\w+)".*?<option value="([^"]*)" selected', shown, re.S)
    ticked = re.findall(r'<input[^>]*type="radio" name="(\w+)" value="([^"]*)"[^>]* checked', shown)
    return dict([*inputs, *texts, *chosen, *ticked])


def test_every_office_reads_the_set_in_force_on_screen_on_paper_and_as_a_workbook() -> None:
    row = first_set()
    for who in (commune_officer(), province_officer(), centre_officer()):
        assert row.name in page(who, SETS)
        shown = page(who, f"{SETS}{row.pk}/")
        assert "thành viên nữ từ 60% thành viên rõ giới tính" in shown
        assert "gốc quá hạn không quá 5% dư nợ gốc; chỉ tính với CLB có quỹ tăng thu nhập" in shown
        assert "3 tháng liền không sinh hoạt" in shown
        assert "đề xuất" in shown
    office = commune_officer().client
    assert office.get(f"{SETS}{row.pk}/in.pdf").content[:4] == b"%PDF"
    book = CalamineWorkbook.from_filelike(io.BytesIO(office.get(f"{SETS}{row.pk}/in.xlsx").content))
    lines = book.get_sheet_by_index(0).to_python()[3:]
    assert (len(lines), sum(line[4] for line in lines)) == (29, 100)


def test_the_centre_copies_writes_adds_drops_tries_out_and_publishes() -> None:
    counted_club("CLB thôn Phú Nghĩa")
    who, first = centre_officer(), first_set()
    client = who.client
    copied = client.post(f"{SETS}{first.pk}/chep/", {"name": "Bộ 2027", "key": str(uuid4())}, follow=True)
    assert "Đã chép thành bản thảo" in copied.content.decode()
    draft = CriteriaSet.objects.get(state=SetState.DRAFT)
    here = f"{SETS}{draft.pk}/"
    line = draft.lines.get(code="decision")
    told = form_of(page(who, f"{here}tieu-chi/{line.pk}/"))
    assert (told["column"], told["how"], told["level"]) == ("decision_club_count", "has", "1")
    client.post(f"{here}tieu-chi/{line.pk}/", told | {"points": "2"})
    assert "cộng lại là 98 điểm" in page(who, here)
    refused = client.post(f"{here}ban-hanh/", {"year_from": str(YEAR + 1), "key": str(uuid4())})
    assert (refused.status_code, "phải đúng 100 điểm" in refused.content.decode()) == (422, True)
    added = {
        "group": "health", "words": "Khám ba lần", "points": "2", "column": "check_up_year_count", "how": "count",
        "level": "3", "place": "50", "key": str(uuid4()),
    }  # fmt: skip
    assert "Khám ba lần" in client.post(f"{here}tieu-chi/", added, follow=True).content.decode()
    head = form_of(page(who, f"{here}sua/")) | {"vetoes": ["silent"], "silent_months": "4", "strong": "95"}
    wrong = client.post(f"{here}sua/", head)
    assert (wrong.status_code, "90 rồi đến 95 là chưa đúng" in wrong.content.decode()) == (422, True)
    assert "4 tháng liền" in client.post(f"{here}sua/", head | {"strong": "70"}, follow=True).content.decode()
    assert "CLB thôn Phú Nghĩa" in page(who, f"{here}thu/?nam={YEAR}")
    done = client.post(f"{here}ban-hanh/", {"year_from": str(YEAR + 1), "key": str(uuid4())}, follow=True)
    assert f"từ năm {YEAR + 1}" in done.content.decode()
    assert client.get(f"{here}sua/").status_code == 422
    assert f"từ năm {YEAR + 1}" in page(commune_officer(), f"{SETS}{draft.pk}/")
    gone = client.post(f"{here}rut/", {"key": str(uuid4())}, follow=True)
    assert "Đã rút" in gone.content.decode()


def test_a_criterion_is_dropped_from_the_draft_alone() -> None:
    draft, who = draft_set(), centre_officer()
    line = draft.lines.get(code="topics")
    where = f"{SETS}{draft.pk}/tieu-chi/{line.pk}/bo/"
    assert "Mười bài truyền thông" in page(who, where)
    assert "Đã bỏ tiêu chí" in who.client.post(where, {"key": str(uuid4())}, follow=True).content.decode()
    assert not draft.lines.filter(code="topics").exists()
    assert first_set().lines.filter(code="topics").exists()


def test_a_draft_is_seen_by_the_centre_alone_and_no_page_below_writes() -> None:
    draft, first = draft_set("Bản thảo kín"), first_set()
    club = make_club()
    for who in (province_officer(), commune_officer()):
        assert "Bản thảo kín" not in page(who, SETS)
        for part in ("", "thu/", "in.pdf", "in.xlsx", "thu.xlsx", "sua/", "ban-hanh/", "chep/", "rut/", "tieu-chi/"):
            assert who.client.get(f"{SETS}{draft.pk}/{part}").status_code == 404, part
        for part in ("chep/", "ban-hanh/", "rut/", "sua/", "tieu-chi/"):
            answer = who.client.post(f"{SETS}{first.pk}/{part}", {"key": str(uuid4()), "name": "x"})
            assert answer.status_code in {403, 404}, part
    chair = lan_the_chair(club).client
    assert chair.get(f"/clb/{club.pk}/xep-loai/?bo={draft.pk}").status_code == 404
    assert chair.get(SETS).status_code == 404
    assert CriteriaSet.objects.count() == 2


def test_a_past_year_is_tried_out_band_by_band_club_by_club_and_opens_to_both_columns() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    other = counted_club("CLB bản Mường Piệt", members=1)
    draft, who = easier(draft_set()), centre_officer()
    lines = queries.compared(
        who.act.reach("see_office"), YEAR, TODAY, queries.criteria_of(first_set()), queries.criteria_of(draft)
    )
    assert {line.club.pk: line.move for line in lines} == {club.pk: Move.SAME, other.pk: Move.SAME}  # both vetoed
    assert [line.gained for line in lines] == [30, 30]
    where = f"{SETS}{draft.pk}/thu/?nam={YEAR}"
    shown = page(who, where)
    assert "Trong 2 câu lạc bộ" in shown
    assert "CLB bản Mường Piệt" not in page(who, f"{where}&q=phu+nghia")
    assert "Không có câu lạc bộ nào như vậy" in page(who, f"{where}&chuyen=up")
    first, last = (page(who, f"{where}&sort={sort}") for sort in ("ten", "-ten"))
    assert (first.index("Mường Piệt") < first.index("Phú Nghĩa")) is (
        last.index("Mường Piệt") > last.index("Phú Nghĩa")
    )
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(who.client.get(f"{SETS}{draft.pk}/thu.xlsx?nam={YEAR}&sort=ten").content)
    )
    assert len(book.get_sheet_by_index(0).to_python()[3:]) == 2
    both = page(who, f"/clb/{club.pk}/xep-loai/?nam={YEAR}&bo={draft.pk}")
    books = both[both.index("Sổ sách ghi đến tháng này") :][:900]
    assert "4/4" in books
    assert "34/34" in books


def test_clubs_move_between_bands_under_other_bands() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    draft, who = draft_set(), centre_officer()
    head = form_of(page(who, f"{SETS}{draft.pk}/sua/"))
    points = queries.live_of(club.pk, YEAR, TODAY, queries.criteria_of(first_set()))
    assert points is not None
    least = {"very_strong": points.points + 3, "strong": points.points + 2, "fair": points.points, "average": 1}
    who.client.post(f"{SETS}{draft.pk}/sua/", head | {name: str(value) for name, value in least.items()})
    shown = page(who, f"{SETS}{draft.pk}/thu/?nam={YEAR}")
    assert re.search(r"<strong>1</strong> lên loại, <strong>0</strong> xuống loại", shown)


def test_an_office_compares_its_own_clubs_under_what_is_published_and_the_neighbour_sees_none() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    coming = published_set(name="Bộ sắp áp dụng")
    assert club.name in page(commune_officer(), f"{SETS}{coming.pk}/thu/?nam={YEAR}")
    assert club.name in page(province_officer(), f"{SETS}{coming.pk}/thu/?nam={YEAR}")
    assert club.name not in page(neighbour_officer(), f"{SETS}{coming.pk}/thu/?nam={YEAR}")
    own = page(lan_the_chair(club), f"/clb/{club.pk}/xep-loai/")
    assert f"bo={coming.pk}" in own
    assert "Bộ sắp áp dụng" in page(lan_the_chair(club), f"/clb/{club.pk}/xep-loai/?bo={coming.pk}")
    stranger = neighbour().client.get(f"/clb/{club.pk}/xep-loai/?bo={coming.pk}")
    assert stranger.status_code == 404


def test_a_set_alone_says_that_there_is_nothing_to_compare_with() -> None:
    counted_club("CLB thôn Phú Nghĩa")
    where = f"{SETS}{first_set().pk}/thu/?nam={YEAR}"
    assert "Trung ương Hội ban hành bộ mới" in page(commune_officer(), where)
    assert "Chép bộ này thành bản thảo" in page(centre_officer(), where)


def test_the_clubs_page_says_by_which_set_and_how_far_the_next_band_is() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    shown = page(lan_the_chair(club), f"/clb/{club.pk}/xep-loai/")
    assert "Bộ tiêu chí đề xuất 2026" in shown
    assert "từ năm 2024" in shown
    assert "Rất mạnh từ 90" in shown


def test_a_misuse_that_the_commune_wrote_down_counts_under_both_sets() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    row = rating_rows(club, YEAR)
    type(row).objects.filter(pk=row.pk).update(state="checked", misuse="Thủ quỹ tự vay")
    found = queries.both_of(club.pk, YEAR, TODAY, queries.criteria_of(first_set()), queries.criteria_of(draft_set()))
    assert found is not None
    assert "misuse" in found.before.against
    assert "misuse" in found.after.against


# --- clubs in danger ----------------------------------------------------------------------------------------------


def early_of(club: Club, day: date) -> Early | None:
    criteria = queries.must_have_set(day.year)
    reach = commune_officer().act.reach("see_office")
    return next((line.early for line in queries.early_lines(reach, day, criteria) if line.club.pk == club.pk), None)


def test_an_office_sees_which_clubs_would_end_the_year_weak_and_why() -> None:
    counted_club("CLB thôn Phú Nghĩa")
    office = commune_officer()
    shown = page(office, "/vp/xep-loai/lo-som/")
    assert "CLB thôn Phú Nghĩa" in shown
    assert "Còn thiếu" in shown
    assert "điểm mới qua loại yếu" in shown
    assert "0/5" in shown  # the lines that lose most
    assert "CLB thôn Phú Nghĩa" not in page(office, "/vp/xep-loai/lo-som/?q=muong")
    book = CalamineWorkbook.from_filelike(io.BytesIO(office.client.get("/vp/xep-loai/lo-som.xlsx").content))
    assert book.get_sheet_by_index(0).to_python()[3][0] == "CLB thôn Phú Nghĩa"
    assert "CLB thôn Phú Nghĩa" not in page(neighbour_officer(), "/vp/xep-loai/lo-som/")


def test_the_desk_says_what_waits_for_each_and_the_commune_which_clubs_are_in_danger() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    commune, province = commune_officer(), province_officer()
    row = services.rate_self(lan_the_chair(club).act, club=club, year=YEAR, key=uuid4(), said={})
    told = page(commune, "/vp/")
    assert f"1 bản tự chấm năm {YEAR} chờ xã kiểm tra" in told
    assert f"1 câu lạc bộ có thể xếp loại yếu năm {YEAR}" in told
    assert "tự chấm" not in page(neighbour_officer(), "/vp/")
    services.check(commune.act, rating=row, key=uuid4(), said={})
    assert "chờ xã kiểm tra" not in page(commune, "/vp/")
    assert f"1 bản xếp loại năm {YEAR} chờ tỉnh xác nhận" in page(province, "/vp/")
    assert "chờ tỉnh xác nhận" not in page(centre_officer(), "/vp/")
    assert club.name in page(province, f"/vp/xep-loai/?nam={YEAR}&buoc=checked")


def test_a_list_is_narrowed_to_a_place_below() -> None:
    club = counted_club("CLB thôn Phú Nghĩa")
    other = counted_club("CLB thôn Tân Thắng", commune=next_commune())
    who, where = province_officer(), f"/vp/xep-loai/?noi={club.path.rpartition('c')[0]}"
    assert club.name in page(who, where)
    assert other.name not in page(who, where)
    assert other.name in page(who, "/vp/xep-loai/?noi=/1/%27/")  # nonsense narrows nothing
    assert 'name="noi"' not in page(commune_officer(), "/vp/xep-loai/")


def test_the_month_that_still_runs_is_no_month_of_silence() -> None:
    club = make_club("CLB thôn Vắng")
    make_members(club, 2)
    make_meeting(club, held_on=Month(YEAR - 1, 9).first)
    mark_stale(lan_the_chair(club).act, [club.pk], since=date(YEAR - 1, 1, 1))
    refresh_all(now())
    criteria = queries.criteria_of(first_set())
    for day, quiet in ((date(YEAR - 1, 12, 5), 2), (date(YEAR, 1, 1), 3)):
        found = queries.evidence_of([club.pk], YEAR - 1, day, criteria)[club.pk]
        assert found.quiet == quiet
    told = early_of(club, date(YEAR - 1, 12, 5))
    assert told is not None
    assert told.is_nearly_silent


# --- how often the database is asked ------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["thu/", "thu.xlsx", "lo-som/", "lo-som.xlsx"])
def test_a_page_asks_as_much_with_one_club_as_with_three(address: str) -> None:
    counted_club("CLB A")
    where = f"{SETS}{draft_set().pk}/{address}?nam={YEAR}" if address.startswith("thu") else f"/vp/xep-loai/{address}"
    client = centre_officer().client
    client.get(where)
    with CaptureQueriesContext(connection) as one:
        assert client.get(where).status_code == 200
    for name in ("CLB B", "CLB C"):
        counted_club(name)
    with CaptureQueriesContext(connection) as three:
        client.get(where)
    assert len(three) == len(one)
    assert sum("figures_clubmonth" in each["sql"] for each in three) == 1
