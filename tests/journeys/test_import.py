"""A register comes in from Excel on a phone and on a desk, with old letters, faults and people who are known."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.exchange.tests.books import book, people
from chungtay.people.tests.factories import make_hamlet, make_person
from tests.cast import commune_officer, lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter

HEAD = ("TT", "Hä vµ tªn", "Giíi tÝnh", "N¨m sinh", "Th«n", "§iÖn tho¹i", "Hé nghÌo", "Sè thÎ héi viªn")
ROWS = [
    (1, "NguyÔn ThÞ Lôa", "N÷", 1950, "Phó NghÜa", 912345678, "x", "TH-1"),
    (2, "Ph¹m V¨n B×nh", "Nam", "00/00/1948", "Phó NghÜa", "", "", "TH-2"),
    (3, "§ç ThÞ H­êng", "N÷", "31/02/1952", "Xãm Míi", "hái con", "", ""),
    (4, "Lª ThÞ Th¶o", "N÷", 1961, "Phó NghÜa", "", "", "TH-2"),
    ("", "Tæng céng: 4 ng­êi", "", "", "", "", "", ""),
]


@pytest.fixture
def club(site: Site) -> Club:
    hamlet = make_hamlet("Phú Nghĩa")
    club = make_club("CLB Liên thế hệ tự giúp nhau thôn Phú Nghĩa")
    make_member(club, make_person("Nguyễn Thị Lụa", birth_year=1951, hamlet=hamlet, phone="0912345678"))
    return club


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    place = tmp_path / "DS hoi vien CLB.xls"  # named by somebody's habit; it is an .xlsx
    place.write_bytes(book(ROWS, HEAD, title="DANH S¸CH THµNH VI£N C¢U L¹C Bé"))
    return place


def test_an_old_list_becomes_the_register_on_a_phone(site: Site, phone: Page, club: Club, old_list: Path) -> None:
    enter(phone, site, lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/nhap-so/")
    look(phone, "import-1-upload")
    phone.locator("[type=file]").set_input_files(old_list)
    phone.get_by_role("button", name="Gửi tệp để xem trước").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("đúng chưa bác?")
    expect(phone.get_by_role("cell", name="Phạm Văn Bình")).to_be_visible()
    look(phone, "import-2-columns")
    phone.get_by_role("button", name="Đọc và kiểm tra từng dòng").click()
    expect(phone.locator("main")).to_contain_text("2 dòng sai")
    expect(phone.locator("main")).to_contain_text("1 dòng giống người đã có")
    look(phone, "import-3-rows")
    phone.get_by_role("link", name="Đỗ Thị Hường").click()
    look(phone, "import-4-wrong-line")
    phone.get_by_label("Năm sinh, ngày sinh").fill("1952")
    phone.get_by_role("button", name="Sửa và kiểm tra lại").click()
    phone.get_by_role("link", name="Các dòng của tệp").click()
    phone.get_by_role("link", name="Nguyễn Thị Lụa", exact=True).click()
    look(phone, "import-5-alike")
    phone.get_by_role("button", name="Bỏ dòng này").click()
    phone.get_by_role("button", name="Bỏ 1 dòng sai").click()
    phone.get_by_role("button", name="Ghi 2 người vào sổ").click()
    expect(phone.locator("main")).to_contain_text("Đã ghi 2 người vào sổ")
    look(phone, "import-6-result")
    assert Membership.objects.filter(club=club).count() == 3
    phone.get_by_role("button", name="Rút lại 2 người vừa nhập").click()
    expect(phone.locator("main")).to_contain_text("Sổ trở về như trước khi nhập")
    look(phone, "import-7-undone")
    assert Membership.objects.filter(club=club).count() == 1


def test_a_long_register_is_written_by_the_worker_while_a_page_tells(
    site: Site, desk: Page, club: Club, old_list: Path, tmp_path: Path
) -> None:
    long_list = tmp_path / "so.xlsx"
    long_list.write_bytes(book(people(600)))
    enter(desk, site, commune_officer())
    desk.goto(site / "/vp/nhap/")
    look(desk, "import-desk-1-list")
    desk.get_by_role("link", name=club.name).click()
    desk.locator("[type=file]").set_input_files(long_list)
    desk.get_by_role("button", name="Gửi tệp để xem trước").click()
    look(desk, "import-desk-2-columns")
    desk.get_by_role("button", name="Đọc và kiểm tra từng dòng").click()
    look(desk, "import-desk-3-rows")
    desk.get_by_role("button", name="Ghi 600 người vào sổ").click()
    expect(desk.locator("main")).to_contain_text("Đã ghi 600 người vào sổ", timeout=60_000)
    look(desk, "import-desk-4-result")
    desk.goto(site / f"/vp/nhap/clb/{club.pk}/")
    desk.locator("[type=file]").set_input_files(old_list)
    desk.get_by_role("button", name="Gửi tệp để xem trước").click()
    desk.get_by_role("button", name="Đọc và kiểm tra từng dòng").click()
    look(desk, "import-desk-5-old-list")
    desk.get_by_role("link", name="Nguyễn Thị Lụa", exact=True).click()
    look(desk, "import-desk-6-alike")


def look(page: Page, name: str) -> None:
    """Keep the picture and ask axe."""
    picture(page, name)
    assert_accessible(page)
