"""The register on a phone and the office's clubs on a desk: a member added, found and printed; every page looked at."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from chungtay.clubs.models import Absence, ClubName, Membership, Seat, TeamPlace
from chungtay.clubs.rules import ActivityArea, Calendar
from chungtay.clubs.services import adopt_regulation, set_hamlets, set_meeting_rule
from chungtay.clubs.tests.factories import end, make_board, make_club, make_member, make_members, make_team
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_hamlet, make_status
from tests.cast import Someone, commune_officer, lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture

DAY = date(2026, 3, 1)
CLUB = "thanh-vien ban-chu-nhiem ban-chu-nhiem/them to to/them ho-so ho-so/sua ho-so/ten ho-so/ngay-hop ho-so/quy-che"
CLUB_PAGES = [*f"{CLUB} ho-so/thon thanh-vien/them thanh-vien/trung".split(), "thanh-vien?xem=thoi", "thanh-vien?q=zz"]
MEMBER_PAGES = ["", "sua/", "hoan-canh/", "thoi/", "chuyen/", "tam-vang/", "ngay-vao/"]


@pytest.fixture
def village(site: Site) -> tuple[Membership, Someone, Someone]:
    """A club with all that its pages can show."""
    hamlet = make_hamlet("Phú Nghĩa")
    club = make_club("CLB Liên thế hệ tự giúp nhau thôn Phú Nghĩa", meeting_place="Nhà văn hóa thôn Phú Nghĩa")
    lan, officer = lan_the_chair(club), commune_officer()
    make_board(club)
    make_members(club, 50)
    about = {"hamlet": hamlet, "phone": "0912345678", "ethnicity": "03", "known_as": "Ơn bản trên"}
    member = make_member(club, full_name="Lò Thị Ơn", birth_year=1950, association_card_no="TH-00123", **about)
    make_member(club, full_name="Lò Thị Ơn", birth_year=1951, hamlet=hamlet)
    make_member(club, full_name="H'Hen Niê", birth_year=1999, ethnicity="12")
    make_status(member.person, StatusValue.POOR)
    make_status(member.person, StatusValue.LIVES_ALONE)
    Absence.objects.create(membership=member, valid_from=DAY, reason="Đi Bắc Ninh trông cháu đến Tết")
    for team in (make_team(club), make_team(club, "Tổ chăm sóc tại nhà", area=ActivityArea.HOMECARE)):
        TeamPlace.objects.create(team=team, membership=member, is_leader=True, valid_from=DAY)
    end(make_member(club, full_name="Vi Văn Tài"), DAY)
    ClubName.objects.filter(club=club).update(valid_to=DAY)
    ClubName.objects.create(club=club, name=club.name, valid_from=DAY)
    moon = {"calendar": Calendar.LUNAR, "day": 15, "since": DAY}
    set_meeting_rule(lan.act, club=club, key=member.key, **moon)
    adopt_regulation(lan.act, club=club, key=lan.user.key, adopted_on=DAY, words="Điều 1. Tên gọi\n\nĐiều 2. Mục đích")
    set_hamlets(lan.act, club=club, key=club.key, hamlet_ids=[hamlet.pk], since=DAY)
    Seat.objects.filter(club=club, map__valid_to=None).update(is_confirmed=False)
    make_member(make_club("CLB thôn Bên Kia Sông"), full_name="Lò Thị Ơn", birth_year=1950)
    return member, lan, officer


def enter(page: Page, site: Site, someone: Someone) -> None:
    """This browser is the phone of someone who is signed in already."""
    cookie = someone.client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])


def test_every_page_of_the_register_is_right_on_a_phone(
    site: Site, phone: Page, village: tuple[Membership, Someone, Someone]
) -> None:
    member, lan, _officer = village
    enter(phone, site, lan)
    base = f"/clb/{member.club_id}"
    pages = [f"{base}/{page}" + ("" if "?" in page else "/") for page in CLUB_PAGES]
    pages += [f"{base}/thanh-vien/{member.pk}/{page}" for page in MEMBER_PAGES]
    for page in pages:
        answer = phone.goto(site / page.replace("?", "/?"))
        assert answer is not None
        assert answer.ok, page
        picture(phone, "clubs" + page.replace("/", "-").replace("?", "-"))
        assert_accessible(phone)


def test_every_page_of_the_office_is_right_on_a_desk_and_a_phone(
    site: Site, desk: Page, phone: Page, village: tuple[Membership, Someone, Someone]
) -> None:
    member, _lan, officer = village
    pages = ["/vp/clb/", "/vp/clb/?q=zz", f"/vp/clb/{member.club_id}/", f"/vp/clb/{member.club_id}/tinh-trang/"]
    pages += [f"/vp/clb/{member.club_id}/noi/", "/vp/trung-nguoi/"]
    for screen, size in ((desk, "desk"), (phone, "phone")):
        enter(screen, site, officer)
        for page in pages:
            answer = screen.goto(site / page)
            assert answer is not None
            assert answer.ok, page
            picture(screen, f"clubs-{size}" + page.replace("/", "-").replace("?", "-"))
            assert_accessible(screen)
        screen.get_by_role("link", name="Xem và chọn").first.click()
        picture(screen, f"clubs-{size}-judge")
        assert_accessible(screen)


def test_a_member_is_added_on_a_phone_and_a_namesake_is_asked_about(
    site: Site, phone: Page, village: tuple[Membership, Someone, Someone]
) -> None:
    member, lan, _officer = village
    enter(phone, site, lan)
    phone.goto(site / f"/clb/{member.club_id}/thanh-vien/")
    phone.get_by_role("link", name="Thêm thành viên").click()
    phone.get_by_label("Họ và tên").fill("Lo Thi On")
    phone.get_by_label("Năm sinh").first.fill("1950")
    phone.get_by_role("button", name="Ghi vào sổ").click()
    expect(phone.get_by_text("Có phải người này đã có trong sổ?")).to_be_visible()
    picture(phone, "clubs-namesake")
    assert_accessible(phone)
    assert phone.get_by_label("Họ và tên").input_value() == "Lo Thi On"
    phone.get_by_role("button", name="Người khác, ghi mới").click()
    phone.get_by_text("Đã ghi Lo Thi On vào sổ").wait_for()
    assert Membership.objects.filter(person__full_name="Lo Thi On").count() == 1
