"""Coming in: by a printed slip on a cheap phone, five people on one phone by PIN, an office by passkey."""

import re

from playwright.sync_api import Page

from chungtay.access.rules import Role
from chungtay.access.tests.factories import PASSWORD, make_user
from chungtay.clubs.tests.factories import make_club
from tests.cast import province_officer, someone
from tests.journeys.conftest import Site, assert_accessible, picture, sign_in

OWN = "hoa-gao-thang-ba"


def test_the_commune_lets_a_chair_in_with_a_slip_and_the_board_shares_the_phone(
    site: Site, desk: Page, phone: Page
) -> None:
    club = make_club()
    officer = make_user("Mai Văn Tứ", (Role.COMMUNE_OFFICER, club.path.rsplit("c", 1)[0]))
    make_user("Phạm Văn Bình", (Role.TREASURER, club.path))
    treasurer = make_user("Lê Thị Thảo", (Role.ACCOUNTANT, club.path))

    sign_in(desk, site, officer.login, PASSWORD)
    desk.goto(site / "/vp/tai-khoan/")
    assert_accessible(desk)
    picture(desk, "accounts-list")
    desk.get_by_role("link", name="Thêm người mới").click()
    assert_accessible(desk)
    picture(desk, "accounts-place")
    desk.goto(site / f"/vp/tai-khoan/giao/?o={club.path}")
    assert_accessible(desk)
    desk.get_by_label("Họ và tên").fill("Nguyễn Thị Lan")
    desk.get_by_label("Số điện thoại").fill("0912 345 678")
    desk.get_by_label("Vai trò").select_option(label="Chủ nhiệm")
    picture(desk, "accounts-new")
    desk.get_by_role("button", name="Ghi và làm phiếu vào").click()
    assert_accessible(desk)
    picture(desk, "slip")
    desk.emulate_media(media="print")
    picture(desk, "slip-on-paper")
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}", desk.inner_text("main"))
    assert code

    phone.goto(site / "/vao/")
    assert_accessible(phone)
    picture(phone, "sign-in")
    phone.get_by_role("link", name="Tôi có phiếu vào").click()
    assert_accessible(phone)
    picture(phone, "slip-code")
    phone.get_by_label("Mã trên phiếu").fill(code[0].lower())
    phone.get_by_role("button", name="Tiếp tục").click()
    assert_accessible(phone)
    picture(phone, "slip-password")
    phone.get_by_label("Mật khẩu mới", exact=True).fill(OWN)
    phone.get_by_label("Gõ lại mật khẩu mới").fill(OWN)
    phone.get_by_role("button", name="Đặt mật khẩu và vào").click()
    phone.wait_for_url(re.compile(rf"/clb/{club.pk}/|/tai-khoan/"))

    phone.goto(site / "/tai-khoan/")
    assert_accessible(phone)
    picture(phone, "account")
    phone.get_by_role("link", name="Dùng chung máy này").click()
    assert_accessible(phone)
    picture(phone, "share-phone")
    phone.get_by_role("button", name="Ghi làm máy chung").click()
    _choose_pin(phone, "1950")
    picture(phone, "switch-one")
    _come_in_by_password(phone, site, treasurer.login)
    phone.goto(site / "/tai-khoan/may-nay/")
    _choose_pin(phone, "1958")
    assert_accessible(phone)
    picture(phone, "switch")

    phone.get_by_role("link", name=re.compile("Nguyễn Thị Lan")).click()
    assert_accessible(phone)
    picture(phone, "pin")
    phone.get_by_label("Mã PIN").fill("1950")
    phone.get_by_role("button", name="Vào").click()
    phone.goto(site / "/tai-khoan/")
    assert phone.locator("h1").inner_text() == "Nguyễn Thị Lan"

    desk.emulate_media(media="screen")
    desk.goto(site / "/vp/tai-khoan/?q=lan")
    desk.get_by_role("link", name="Nguyễn Thị Lan").click()
    assert_accessible(desk)
    picture(desk, "person")
    desk.get_by_role("link", name="Thôi vai trò").click()
    assert_accessible(desk)
    picture(desk, "end-role")


def test_an_office_adds_an_app_and_a_passkey_and_signs_in_with_the_passkey(site: Site, desk: Page) -> None:
    make_club()
    minh = province_officer().user
    minh.set_password(PASSWORD)
    minh.save()
    site.url = site.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, never to an address
    session = desk.context.new_cdp_session(desk)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})

    sign_in(desk, site, minh.login, PASSWORD)
    desk.goto(site / "/tai-khoan/hai-buoc/")
    assert_accessible(desk)
    picture(desk, "second-factor")
    desk.get_by_role("link", name="Bật ứng dụng mã").click()
    assert_accessible(desk)
    picture(desk, "second-factor-app")
    desk.goto(site / "/tai-khoan/hai-buoc/khoa/them/")
    assert_accessible(desk)
    desk.get_by_label("Gọi khóa này là").fill("Máy cơ quan")
    desk.get_by_role("button", name="Thêm khóa").click()
    desk.wait_for_url(re.compile("/du-phong/|/khoa/$"))
    assert_accessible(desk)
    picture(desk, "recovery-codes")
    desk.goto(site / "/tai-khoan/hai-buoc/khoa/")
    assert "Máy cơ quan" in desk.inner_text("main")
    assert_accessible(desk)

    desk.goto(site / "/ra/")
    desk.get_by_role("button", name="Thoát ra").click()
    sign_in(desk, site, minh.login, PASSWORD)
    assert desk.url.endswith("/vao/buoc-hai/")
    assert_accessible(desk)
    picture(desk, "second-factor-door")
    desk.get_by_role("button", name="Vân tay, khuôn mặt hoặc khóa của máy này").click()
    desk.wait_for_url(re.compile(r"^(?!.*buoc-hai).*$"))
    desk.goto(site / "/tai-khoan/")
    assert desk.locator("h1").inner_text() == minh.name


def test_pages_of_ones_own_account_stand_on_a_small_phone(site: Site, phone: Page) -> None:
    lan = someone("Nguyễn Thị Lan", (Role.CHAIR, make_club().path)).user
    lan.set_password(PASSWORD)
    lan.save()
    sign_in(phone, site, lan.login, PASSWORD)
    for page in ("sua/", "mat-khau/", "phien/", "hai-buoc/", "may-nay/"):
        phone.goto(site / f"/tai-khoan/{page}")
        assert_accessible(phone)
        picture(phone, f"account-{page.strip('/')}")
    phone.goto(site / "/ra/")
    assert_accessible(phone)
    picture(phone, "sign-out")
    phone.get_by_role("button", name="Thoát ra").click()
    for _ in range(8):
        sign_in(phone, site, lan.login, "sai-mat-khau")
    assert "Tạm khóa" in phone.inner_text("h1")
    assert_accessible(phone)
    picture(phone, "locked")


def _choose_pin(phone: Page, pin: str) -> None:
    assert_accessible(phone)
    phone.get_by_label("Mã PIN", exact=True).fill(pin)
    phone.get_by_label("Gõ lại mã PIN").fill(pin)
    phone.get_by_role("button", name="Ghi mã PIN").click()
    phone.wait_for_url(re.compile("/doi-nguoi/"))


def _come_in_by_password(phone: Page, site: Site, login: str) -> None:
    """The next person comes in with the password once; the phone still knows the first."""
    phone.goto(site / "/doi-nguoi/")
    phone.get_by_role("link", name="Người khác: vào bằng mật khẩu").click()
    phone.locator("[name=login]").fill(login)
    phone.locator("[name=password]").fill(PASSWORD)
    phone.get_by_role("button", name="Vào", exact=True).click()
    phone.wait_for_load_state()
