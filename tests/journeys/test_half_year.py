"""A whole half-year: the club confirms, the commune accepts one and gives one back, the province consolidates, the
centre locks; a correction comes late and shows as such; the conference has its papers; a certificate is printed."""

from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from chungtay.audit.services import mark_stale
from chungtay.awards.tests.factories import make_nomination, make_round, office_at, vote
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.conferences.tests.factories import held, make_conference
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import now
from chungtay.kernel.months import HalfYear
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.reports.models import Campaign, Due
from tests.cast import Someone, centre_officer, commune_officer, lan_the_chair, province_officer
from tests.journeys.conftest import Site, assert_accessible

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def as_(who: Someone, context: BrowserContext, site: Site) -> None:
    """The browser goes on as somebody else."""
    context.clear_cookies()
    cookie = who.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])


def counted(club: Club) -> None:
    """What its books hold is in the figures."""
    mark_stale(lan_the_chair(club).act, [club.pk], since=date(now().year - 1, 1, 1))
    refresh_all(now())


def living(name: str, period: HalfYear) -> Club:
    """A club that met in each month of the period."""
    club = make_club(name)
    make_board(club)
    make_members(club, 4)
    for month in period.months:
        make_meeting(club, month.first + timedelta(days=9))
    counted(club)
    return club


def write_and_send(page: Page) -> None:
    """The three parts of a report, then it is sent."""
    page.get_by_label("Hạn chế, nguyên nhân").fill("Vốn còn ít.")
    page.get_by_label("Kiến nghị").fill("Đề nghị thêm vốn ban đầu.")
    assert_accessible(page)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("main")).to_contain_text("Đã gửi báo cáo.")


def test_a_half_year_from_the_club_to_the_conference(site: Site, desk: Page) -> None:
    period = HalfYear.of(now().date()).previous
    one, two = living("CLB thôn Một", period), living("CLB thôn Hai", period)
    commune = make_commune()
    assert commune.province is not None
    province_path, context = commune.province.path, desk.context
    centre, province, officer = centre_officer(), province_officer(commune), commune_officer(commune)

    as_(centre, context, site)
    desk.goto(site / "/vp/bao-cao/dot/mo/")
    desk.get_by_label("Loại báo cáo").select_option("half")
    desk.get_by_label("Kỳ", exact=True).fill(str(period))
    today = now().date()
    desk.get_by_label("Ngày chốt số liệu").fill("")
    for label, days in (("câu lạc bộ", 2), ("Hội cấp xã", 4), ("Hội cấp tỉnh", 6)):
        desk.get_by_label(f"Hạn của {label}").fill(f"{today + timedelta(days=days):%d/%m/%Y}")
    assert_accessible(desk)
    desk.get_by_role("button", name="Mở đợt báo cáo").click()
    expect(desk.locator("main")).to_contain_text("Đã mở đợt báo cáo.")
    campaign = Campaign.objects.get()

    desk.set_viewport_size(PHONE)
    for club in (one, two):
        as_(lan_the_chair(club), context, site)
        desk.goto(site / f"/clb/{club.pk}/bao-cao/")
        assert_accessible(desk)
        desk.get_by_role("link", name=period.label).click()
        desk.get_by_role("link", name="Xem lại và gửi").click()
        write_and_send(desk)

    as_(officer, context, site)
    desk.set_viewport_size(DESK)
    desk.goto(site / "/vp/bao-cao/duyet/")
    assert_accessible(desk)
    desk.get_by_role("checkbox", name="Duyệt CLB thôn Một").check()
    desk.get_by_role("button", name="Duyệt những báo cáo đã đánh dấu").click()
    expect(desk.locator("main")).to_contain_text("Đã duyệt 1 báo cáo.")
    desk.get_by_role("link", name="CLB thôn Hai").click()
    desk.get_by_role("link", name="Trả lại").click()
    desk.get_by_label("Lý do").fill("Thiếu hai thành viên mới.")
    desk.get_by_role("button", name="Trả lại báo cáo").click()
    expect(desk.locator("main")).to_contain_text("Đã trả lại báo cáo.")

    as_(lan_the_chair(two), context, site)
    desk.goto(site / f"/clb/{two.pk}/bao-cao/")
    desk.get_by_role("link", name=period.label).click()
    desk.get_by_role("link", name="Xem lại và gửi").click()
    expect(desk.locator("main")).to_contain_text("Thiếu hai thành viên mới.")
    write_and_send(desk)

    for who, path, above in ((officer, commune.path, officer), (province, province_path, province)):
        as_(above, context, site)
        desk.goto(site / "/vp/bao-cao/duyet/")
        for box in desk.get_by_role("checkbox").all():
            box.check()
        desk.get_by_role("button", name="Duyệt những báo cáo đã đánh dấu").click()
        as_(who, context, site)
        desk.goto(site / f"/vp/bao-cao/nop/{Due.objects.get(campaign=campaign, path=path).key}/soan/")
        write_and_send(desk)

    as_(centre, context, site)
    desk.goto(site / "/vp/bao-cao/duyet/")
    desk.get_by_role("checkbox").first.check()
    desk.get_by_role("button", name="Duyệt những báo cáo đã đánh dấu").click()
    desk.goto(site / f"/vp/bao-cao/dot/{campaign.key}/khoa/")
    desk.locator("main form button[type=submit]").click()
    expect(desk.locator("main")).to_contain_text("Đã khóa")

    late = make_member(two, full_name="Lê Thị Muộn", birth_year=1950, since=period.first)
    counted(two)
    due = Due.objects.get(campaign=campaign, path=commune.path)
    as_(officer, context, site)
    desk.goto(site / f"/vp/bao-cao/nop/{due.key}/")
    expect(desk.locator("main")).to_contain_text("đã khóa")
    sent = due.submission.lines.get(indicator="members")  # type: ignore[union-attr]  # handed up above
    assert late.pk
    assert sent.top == 18  # four members and five on the board, twice: what was handed up stays
    row = desk.locator("tr", has_text="Thành viên (người)").first
    expect(row).to_contain_text("18")
    expect(row).to_contain_text("19")
    assert_accessible(desk)
    assert desk.request.get(site / f"/vp/bao-cao/nop/{due.key}/bao-cao.pdf").body().startswith(b"%PDF")

    conference = held(make_conference(province, path=province_path, title="Hội nghị sơ kết 6 tháng"), province)
    as_(province, context, site)
    desk.goto(site / f"/vp/hoi-nghi/{conference.key}/")
    desk.get_by_role("link", name="Ghi kết luận của chủ tọa").click()
    desk.get_by_label("Kết luận của chủ tọa").fill("Giao các xã bổ sung thành viên mới vào sổ.")
    assert_accessible(desk)
    desk.get_by_role("button", name="Ghi lại").click()
    expect(desk.locator("main")).to_contain_text("đã có kết luận")
    for size in (PHONE, DESK):
        desk.set_viewport_size(size)
        assert_accessible(desk)
    assert desk.request.get(site / f"/vp/hoi-nghi/{conference.key}/giay/ket-luan.pdf").body().startswith(b"%PDF")

    office_at(province_path)
    praise = make_round(province, province_path)
    praised = make_nomination(praise, officer, commune.path, club=one)
    praise = vote(praise, province, [praised])
    desk.goto(site / f"/vp/khen-thuong/{praise.key}/quyet-dinh/")
    assert_accessible(desk)
    desk.locator("main form button[type=submit]").click()
    desk.goto(site / f"/vp/khen-thuong/{praise.key}/")
    expect(desk.locator("main")).to_contain_text("CLB thôn Một")
    assert desk.request.get(site / f"/vp/khen-thuong/{praise.key}/bang.pdf").body().startswith(b"%PDF")
