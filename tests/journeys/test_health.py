"""Thirty blood pressures at a meeting without a network, typed on a phone; then a sheet of questions, and its slip."""

from playwright.sync_api import Page, expect

from chungtay.clubs.models import Membership
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.health.models import Measurement, Referral, Screening
from chungtay.health.tests.factories import agree
from chungtay.meetings.tests.factories import make_meeting
from chungtay.sync.models import Held
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.network import network_to
from tests.journeys.offline import FOOT, enter, send_now, take_along, today, wait_until

FIVE_MINUTES_OF_KEYS = 300  # a key a second, by an old hand that looks for each


def test_thirty_pressures_are_typed_without_a_network_and_a_sheet_leads_to_a_slip(site: Site, phone: Page) -> None:
    club = make_club("CLB bản Mường Piệt")
    make_board(club)
    make_members(club, 30)
    members = list(Membership.objects.filter(club=club).select_related("club", "person").order_by("person__sort_key"))
    for member in members[:-2]:
        agree(member, day=today())
    meeting = make_meeting(club, today())
    table = f"/clb/{club.pk}/hop/{meeting.key}/suc-khoe/"
    with network_to(site.url) as network:
        enter(phone.context, network, lan_the_chair(club))
        take_along(phone, network, club)
        network.cut()
        phone.goto(network / table)
        expect(phone.locator("h1")).to_have_text("Đo sức khỏe")
        keys = _type_thirty(phone)
        assert keys <= FIVE_MINUTES_OF_KEYS
        expect(phone.locator("[data-count]")).to_have_text("30")
        assert_accessible(phone)
        picture(phone, "huong-dan-do-suc-khoe")
        phone.get_by_role("button", name="Ghi số đo").click()
        expect(phone.locator(FOOT).first).to_contain_text("1 phiếu chưa gửi")
        _ask_six_sides(phone, network / f"/clb/{club.pk}/suc-khoe/phieu-hoi/hoi/", members[0])
        expect(phone.locator(FOOT).first).to_contain_text("2 phiếu chưa gửi")
        network.mend()
        phone.goto(network / f"/clb/{club.pk}/suc-khoe/")
        send_now(phone)
        wait_until(phone, lambda: Referral.objects.exists())
        assert not Held.objects.exists()
        assert Measurement.objects.filter(meeting=meeting, struck_at=None).count() == 30
        assert (Measurement.objects.get(systolic_again=149).systolic, Screening.objects.count()) == (151, 1)
        slip = Referral.objects.get()
        phone.goto(network / f"/clb/{club.pk}/suc-khoe/gioi-thieu/{slip.key}/")
        assert_accessible(phone)
        assert "đi đứng" not in phone.inner_text("main")
        assert "tai nghe cần xem thêm" in phone.inner_text("main")


def _type_thirty(phone: Page) -> int:
    """As the volunteer does: five digits, Enter, the next; a high one is measured twice. How many keys it took."""
    keys = 0
    phone.locator("[data-line] [data-pressure]").first.focus()
    for nth in range(30):
        typed = "15193" if nth == 4 else f"12{nth % 10}80"
        phone.keyboard.type(typed)
        phone.keyboard.press("Enter")
        keys += len(typed) + 1
        if nth == 4:
            line = phone.locator("[data-line]").nth(4)
            expect(line.locator("[data-verdict]")).to_contain_text("nghỉ 5 phút rồi đo lại lần hai")
            phone.keyboard.type("14991")
            phone.keyboard.press("Enter")
            keys += 6
            expect(line.locator("[data-verdict]")).to_contain_text("nên đến trạm y tế")
    return keys


def _ask_six_sides(phone: Page, address: str, member: Membership) -> None:
    phone.goto(address)
    expect(phone.locator("main")).to_contain_text("Đây không phải là chẩn đoán")
    phone.get_by_label("Tôi đã được tập huấn bộ câu hỏi này").check()
    phone.get_by_label("Hỏi ai").select_option(str(member.pk))
    assert not phone.locator("[data-next-step]:visible").count()
    phone.get_by_label("Cả hai tai nghe được").check()
    assert not phone.locator("[data-next-step]:visible").count()
    phone.get_by_label("Có bên chưa nghe được").check()
    expect(phone.locator("[data-next-step]:visible")).to_have_count(1)
    phone.get_by_label("Bác ấy đồng ý cho trạm y tế biết").check()
    phone.locator("[name=witness]").fill("Bà Mùi")
    assert_accessible(phone)
    picture(phone, "huong-dan-phieu-hoi")
    phone.get_by_role("button", name="Ghi phiếu hỏi").click()
