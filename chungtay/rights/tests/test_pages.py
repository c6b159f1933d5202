"""Pages of rights: one found, followed and won on a phone; refusals, fixed queries, papers, and who sees nothing."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.people.models import PersonStatus
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_status
from chungtay.rights.models import Case, Dialogue, LocalAmount, Longevity, Proposal
from chungtay.rights.queries import club_todos, offline_pages
from chungtay.rights.rules import State
from chungtay.rights.tests.factories import make_case, make_dialogue, make_law, make_proposal, step
from tests.cast import (
    anh_the_secretary,
    centre_officer,
    commune_helper,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    partner,
    province_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    make_law()
    yield
    connection.check_constraints()


def today() -> date:
    return now().astimezone(VIET_NAM).date()


def day(name: str, on: date | None = None) -> dict[str, str]:
    on = on or today()
    return {f"{name}_ngay": str(on.day), f"{name}_thang": str(on.month), f"{name}_nam": str(on.year)}


def keyed(**said: object) -> dict[str, object]:
    return {"key": str(uuid4()), **said}


@pytest.fixture
def club():
    club = make_club("CLB thôn Phú Nghĩa", meeting_place="Nhà văn hóa thôn Phú Nghĩa")
    make_board(club)
    return club


def old(club, name="Nguyễn Thị Lụa", **about):
    return make_member(club, **{"full_name": name, "birth_year": today().year - 80} | about)


def test_a_right_is_found_followed_and_won(club):
    member = old(club)
    browser, here = anh_the_secretary(club).client, f"/clb/{club.pk}/quyen-loi/"
    found = browser.get(here).content.decode()
    assert "1 người đủ điều kiện mà chưa được hưởng." in found
    assert "Trợ cấp hưu trí xã hội: Đủ điều kiện từ" in found
    assert "500.000 đ một tháng" in browser.get(f"{here}thanh-vien/{member.pk}/").content.decode()

    opening = keyed() | day("on")
    answer = browser.post(f"{here}thanh-vien/{member.pk}/mo-ho-so/social_pension/", opening, follow=True)
    assert "Đã mở hồ sơ." in answer.content.decode()
    case = Case.objects.get()
    one = f"{here}ho-so/{case.key}/"
    ticked = browser.post(f"{one}giay-to/", keyed(there=["1", "2", "3"]), follow=True).content.decode()
    assert "Đã ghi: có 3 trong 3 giấy tờ." in ticked

    browser.post(f"{one}buoc/", keyed(state="submitted") | day("on"))
    won = keyed(state="won", amount_vnd="500 nghìn", first_month=f"{today().month}/{today().year}") | day("on")
    told = browser.post(f"{one}buoc/", won, follow=True).content.decode()
    assert "Đã ghi. Hồ sơ: đã nhận được." in told
    assert "500.000 đ một tháng" in told
    assert PersonStatus.objects.get(person=member.person).value == "social_pension"
    after = browser.get(here).content.decode()
    assert "Năm nay đã giúp nhận được 1 chế độ, thêm 500.000 đ một tháng." in after
    assert "Thẻ bảo hiểm y tế do Nhà nước đóng: Đủ điều kiện mà chưa được hưởng." in after

    last = case.steps.latest("pk")
    browser.post(f"{one}buoc/{last.key}/bo/", keyed(reason="Ghi nhầm người"))
    back = browser.get(one).content.decode()
    assert "đã bỏ, ghi nhầm" in back
    assert Case.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"state": ""}, "Hồ sơ bây giờ ra sao"),
        ({"state": "preparing"}, "Hồ sơ bây giờ ra sao"),
        ({"state": "won", "first_month": ""}, "Ghi tháng đầu được hưởng"),
        ({"state": "won", "first_month": "13/2026"}, "Ghi tháng và năm"),
        ({"state": "won", "amount_vnd": ""}, "Ghi số tiền mỗi tháng."),
        ({"state": "refused"}, "Chọn lý do"),
        ({"state": "returned"}, "Ghi lý do"),
        ({"on_nam": "2098"}, "chưa tới"),
        ({"on_nam": "2020"}, "từ ngày ấy trở đi"),
    ],
)
def test_a_step_that_cannot_be_is_refused_with_a_sentence(club, change, sentence):
    case = make_case(old(club), step(State.SUBMITTED))
    form = keyed(state="decided", amount_vnd="500000", first_month="10/2026") | day("on") | change
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/quyen-loi/ho-so/{case.key}/buoc/", form)
    assert answer.status_code in {409, 422}
    assert sentence in answer.content.decode()
    assert case.steps.count() == 2


def test_the_same_form_is_posted_once_and_a_changed_one_can_be_sent_again(club):
    member, browser = old(club), lan_the_chair(club).client
    where = f"/clb/{club.pk}/quyen-loi/thanh-vien/{member.pk}/mo-ho-so/social_pension/"
    form = keyed() | day("on")
    assert [browser.post(where, form).status_code for _ in range(2)] == [302, 302]
    changed = browser.post(where, form | day("on", date(2026, 1, 1)))
    assert changed.status_code == 409
    assert form["key"] not in changed.content.decode()
    again = browser.post(where, keyed() | day("on"))
    assert (again.status_code, Case.objects.count()) == (409, 1)


def test_what_is_received_already_is_written_into_the_register(club):
    member, browser = old(club), lan_the_chair(club).client
    where = f"/clb/{club.pk}/quyen-loi/thanh-vien/{member.pk}/dang-huong/"
    assert "Đang được hưởng gì" in browser.get(where).content.decode()
    said = keyed(value="state_pension", source="Sổ lĩnh lương") | day("since", date(2020, 1, 1))
    answer = browser.post(where, said, follow=True)
    assert "không thuộc diện" in answer.content.decode()
    assert "0 người đủ điều kiện" in browser.get(f"/clb/{club.pk}/quyen-loi/").content.decode()


def test_dialogues_proposals_and_answers(club):
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/quyen-loi/"
    held = keyed(with_whom="UBND xã", words="Đường ngập", people_count=6) | day("held_on")
    assert "Đường ngập" in browser.post(f"{here}doi-thoai/ghi-moi/", held, follow=True).content.decode()
    dialogue = Dialogue.objects.get()
    said = keyed(to_whom="UBND xã", words="Sửa đường", dialogue=str(dialogue.key)) | day("made_on")
    assert "chờ trả lời" in browser.post(f"{here}kien-nghi/ghi-moi/", said, follow=True).content.decode()
    proposal = Proposal.objects.get()
    answered = keyed(state="accepted", told="Hứa sửa trong quý") | day("on")
    page = browser.post(f"{here}kien-nghi/{proposal.key}/tra-loi/", answered, follow=True).content.decode()
    assert "được tiếp thu: Hứa sửa trong quý" in page
    refused = browser.post(f"{here}doi-thoai/{dialogue.key}/bo/", keyed(reason="Nhầm"))
    assert refused.status_code == 422
    assert "có kiến nghị kèm theo" in refused.content.decode()


def test_long_lives_of_the_year_with_their_papers(club):
    member = old(club)
    old(club, "Lê Văn Trẻ", birth_year=today().year - 79)
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/quyen-loi/mung-tho/{today().year}/"
    page = browser.get(here).content.decode()
    assert "Nguyễn Thị Lụa" in page
    assert "Lê Văn Trẻ" not in page
    for name in ("danh-sach.pdf", "giay-moi.pdf", "thiep-mung.pdf", f"thiep-mung.pdf?so={member.number}"):
        paper = browser.get(here + name)
        assert (paper.status_code, paper.content[:4]) == (200, b"%PDF")
    browser.post(f"{here}thanh-vien/{member.pk}/ghi/", keyed(told="Tặng chăn") | day("held_on"))
    held = Longevity.objects.get()
    assert "đã mừng thọ" in browser.get(here).content.decode()
    browser.post(f"{here}{held.key}/bo/", keyed(reason="Hoãn"))
    assert "ct-tag--done" not in browser.get(here).content.decode()
    assert browser.get(f"/clb/{club.pk}/quyen-loi/mung-tho/1999/").status_code == 404


def test_the_book_and_the_workbooks_open(club):
    make_case(old(club), step(State.SUBMITTED))
    make_dialogue(club)
    make_proposal(club)
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/quyen-loi/"
    assert browser.get(f"{here}so/{today().year}.pdf").content[:4] == b"%PDF"
    for name in ("danh-sach", "ho-so", "doi-thoai", "kien-nghi", f"mung-tho/{today().year}/danh-sach"):
        assert browser.get(f"{here}{name}.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("page", ["", "ho-so/", "doi-thoai/", "kien-nghi/", "mung-tho/{year}/"])
def test_the_queries_of_a_list_do_not_grow(club, page):
    browser = lan_the_chair(club).client
    where = f"/clb/{club.pk}/quyen-loi/{page.format(year=today().year)}"

    def fill():
        make_case(old(club), step(State.SUBMITTED))
        make_dialogue(club)
        make_proposal(club)

    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            fill()
        browser.get(where)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(where).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 30


def test_a_list_is_searched_narrowed_and_sorted(club):
    old(club)
    old(club, "Trần Văn Sắp", birth_year=today().year - 74)
    old(club, "Bùi Thị Chưa", birth_year=None)
    make_members(club, 2)
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/quyen-loi/"
    pages = {
        "?q=lua": "Nguyễn Thị Lụa",
        "?xem=sap&sort=ngay": "Trần Văn Sắp",
        "?xem=chua-ro-tuoi": "Bùi Thị Chưa",
        "?xem=ca&sort=-tien&che_do=social_pension": "Nguyễn Thị Lụa",
        "?xem=hoi": "Có thể được",
        "?q=khongco": "Không có ai như vậy",
        "?xem=lung-tung&sort=lung-tung&page=99": "Nguyễn Thị Lụa",
    }
    for query, words in pages.items():
        if query != "?xem=hoi":
            assert words in browser.get(here + query).content.decode(), query
    empty = make_club()
    told = lan_the_chair(empty).client
    assert "Không ai bị sót chế độ" in told.get(f"/clb/{empty.pk}/quyen-loi/").content.decode()
    for name in ("ho-so", "doi-thoai", "kien-nghi"):
        assert "ct-empty" in told.get(f"/clb/{empty.pk}/quyen-loi/{name}/").content.decode()


def test_only_the_board_sees_who_is_due(club):
    member = old(club)
    case = make_case(member)
    here = f"/clb/{club.pk}/quyen-loi/"
    pages = ["", "danh-sach.xlsx", f"thanh-vien/{member.pk}/", "ho-so/", f"ho-so/{case.key}/", "doi-thoai/",
             f"mung-tho/{today().year}/", f"so/{today().year}.pdf", "che-do/"]  # fmt: skip
    others = [commune_officer(), commune_helper(), province_officer(), centre_officer(), ministry_reader(),
              partner(club), neighbour()]  # fmt: skip
    for someone in others:
        for page in pages:
            assert someone.client.get(here + page).status_code == 404, (someone.user.name, page)
    assert commune_officer().client.get(f"/clb/{club.pk}/").status_code == 200
    home = commune_officer().client.get(f"/clb/{club.pk}/").content.decode()
    assert "Quyền lợi" not in home
    assert "so-che-do" not in commune_officer().client.get(f"/clb/{club.pk}/so-sach/").content.decode()


def test_home_says_who_is_due_and_what_the_commune_owes(club):
    old(club)
    make_case(old(club, "Lê Thị Trả"), step(State.SUBMITTED), step(State.RETURNED))
    make_case(old(club, "Lê Thị Chờ"), step(State.SUBMITTED, date(2026, 9, 20)))
    for name in ("Mai Thị Một", "Mai Thị Hai"):
        old(club, name)
    chair = lan_the_chair(club)
    home = chair.client.get(f"/clb/{club.pk}/").content.decode()
    assert "Nguyễn Thị Lụa đủ điều kiện hưởng chế độ mà chưa làm hồ sơ" in home
    assert "1 người nữa đủ điều kiện mà chưa làm hồ sơ" in home
    assert "Hồ sơ của Lê Thị Trả bị trả lại ngày" in home
    assert "5 người còn thiếu, 1 sắp đủ tuổi" in home
    pages = list(offline_pages(club, chair.act))
    assert {chair.client.get(page).status_code for page in pages} == {200}
    assert any("/mo-ho-so/" in page for page in pages)
    assert list(club_todos(club, commune_officer().act)) == []
    assert list(offline_pages(club, commune_officer().act)) == []


def test_offices_read_the_law_and_a_province_writes_its_amount(club):
    seat = club.seats.select_related("province").get(map__valid_to=None)
    officer, where = province_officer().client, f"/vp/che-do/muc-cua-tinh/{seat.province_id}/"
    assert "Nghị định 176/2025/NĐ-CP" in officer.get("/vp/che-do/").content.decode()
    assert where in officer.get("/vp/che-do/").content.decode()
    said = keyed(benefit="social_pension", amount_vnd="650000", source="NQ 12/2026/NQ-HĐND")
    answer = officer.post(where, said | day("since", date(2026, 1, 1)), follow=True)
    assert "650.000 đ một tháng" in answer.content.decode()
    assert LocalAmount.objects.get().path == seat.province.path
    refused = officer.post(where, keyed(**{**said, "key": str(uuid4())}) | day("since", date(2025, 1, 1)))
    assert refused.status_code == 409
    old(club)
    assert "650.000 đ một tháng" in lan_the_chair(club).client.get(f"/clb/{club.pk}/quyen-loi/").content.decode()
    assert commune_officer().client.get(where).status_code == 404
    assert "muc-cua-tinh" not in ministry_reader().client.get("/vp/che-do/").content.decode()


def test_a_member_of_whom_a_disability_is_known_is_told_to_ask(club):
    member = old(club, birth_year=today().year - 65)
    make_status(member.person, StatusValue.SEVERELY_DISABLED)
    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/quyen-loi/thanh-vien/{member.pk}/").content.decode()
    assert "có thể được, hỏi thêm" in page
    assert "Chưa đối chiếu bản gốc" in page
