"""Pages of things: from entering to striking out on a phone, refusals, fixed queries, and who sees nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.assets import services
from chungtay.assets.models import Check, Gone, Holding, Thing, ThingLine, ThingPhoto
from chungtay.assets.queries import offline_pages
from chungtay.assets.rules import Condition, GoneReason, Leaving
from chungtay.assets.tests.factories import HALL, TODAY, act_in, make_thing, officer_act, with_member
from chungtay.clubs.tests.factories import end, make_board, make_club, make_member
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.tests.factories import picture
from tests.cast import (
    anh_the_secretary,
    commune_helper,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
    partner,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


def today() -> date:
    return now().astimezone(VIET_NAM).date()


def day_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


def keyed(**said: object) -> dict[str, str]:
    return {"key": str(uuid4()), **{name: str(value) for name, value in said.items()}}


def entering(holder: str, **more: object) -> dict[str, str]:
    said = {"name": "Máy đo huyết áp", "kind": "equipment", "quantity": 1, "unit": "cái", "condition": "good"}
    return keyed(**said | more, holder=holder) | day_parts("held_since", today())


def test_a_thing_goes_from_entering_to_striking_out_and_back_on_a_phone():
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    browser = lan_the_chair(club).client
    here = f"/clb/{club.pk}/tai-san/"

    entered = browser.post(
        f"{here}ghi-moi/", entering(f"m{lua.pk}", value_vnd="850 nghìn", giver="Tỉnh hội"), follow=True
    )
    thing = Thing.objects.get()
    one = f"{here}{thing.key}/"
    assert "Đã ghi vào sổ: Máy đo huyết áp, số 1." in entered.content.decode()
    assert "Nguyễn Thị Lụa" in browser.get(one).content.decode()
    assert "850.000 đ" in browser.get(one).content.decode()

    browser.post(f"{one}ban-giao/", keyed(holder="place", holder_name="Trạm y tế") | day_parts("on", today()))
    browser.post(f"{one}kiem/", keyed(checked_by="Lan", **{f"f{thing.key.hex}": "broken"}) | day_parts("on", today()))
    facts = {"name": "Máy đo huyết áp Omron", "kind": "equipment", "quantity": 1, "unit": "cái", "reason": "Ghi rõ"}
    browser.post(f"{one}sua/", keyed(**facts))
    browser.post(f"{one}anh/", {**keyed(), "upload": picture()})
    photo = ThingPhoto.objects.get()
    assert browser.get(f"{one}anh/{photo.pk}.jpg")["Content-Type"] == "image/jpeg"
    struck = keyed(reason="lost", decision="Họp 27/11") | day_parts("on", today())
    gone = browser.post(f"{one}xoa-so/", struck, follow=True).content.decode()
    assert "Mất · Họp 27/11" in gone
    assert "Sửa dòng ghi: Ghi rõ. Trước ghi: Máy đo huyết áp, 1 cái" in gone
    assert "Kiểm kê: hỏng, 1 cái (Lan kiểm)" in gone
    assert "Giữ: Nguyễn Thị Lụa, chuyển tiếp trong ngày" in gone

    back = browser.post(f"{one}xoa-so/{Gone.objects.get().key}/ghi-lai/", keyed(reason="Tìm thấy"), follow=True)
    assert "Sau đó đã ghi lại vào sổ." in back.content.decode()
    assert Holding.objects.open().get().name == "Trạm y tế"
    removed = browser.post(f"{one}anh/{photo.pk}/bo/", keyed(), follow=True)
    assert "Chưa có ảnh nào" in removed.content.decode()


def test_the_same_form_sent_twice_stands_once_and_a_changed_one_can_be_sent_again():
    club = make_club()
    browser = lan_the_chair(club).client
    form = entering("place", holder_name="Nhà văn hóa")
    address = f"/clb/{club.pk}/tai-san/ghi-moi/"
    first, again = browser.post(address, form), browser.post(address, form)
    changed = browser.post(address, form | {"name": "Cân"})
    assert (first.status_code, again.status_code, changed.status_code) == (302, 302, 409)
    assert form["key"] not in changed.content.decode()
    assert ThingLine.objects.get().name == "Máy đo huyết áp"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Tên đồ vật"),
        ({"name": "x" * 201}, "200"),
        ({"kind": "ship"}, "Loại"),
        ({"quantity": "0"}, "Số lượng"),
        ({"holder": ""}, "Ai giữ"),
        ({"holder": "m999999"}, "Ai giữ"),
        ({"holder": "place", "holder_name": " "}, "Ghi tên người giữ hoặc nơi để."),
        ({"held_since_nam": "2098"}, "chưa tới"),
        ({"first_number": "1", "last_number": "50"}, "một quyển phiếu"),
        ({"value_vnd": "5"}, "Giá trị"),
    ],
)
def test_a_thing_that_cannot_be_is_refused_with_a_sentence(change, sentence):
    club = make_club()
    browser = lan_the_chair(club).client
    form = entering("place", holder_name="Nhà văn hóa") | change
    answer = browser.post(f"/clb/{club.pk}/tai-san/ghi-moi/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Thing.objects.exists()


def test_everything_is_counted_on_one_page_and_what_is_left_alone_is_not():
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    speaker, chairs, scale = make_thing(club), make_thing(club, "Ghế", quantity=50), make_thing(club, "Cân")
    make_thing(club, "Sổ họp", holder=with_member(lua))
    browser = lan_the_chair(club).client
    address = f"/clb/{club.pk}/tai-san/kiem-ke/"
    page = browser.get(address).content.decode()
    assert page.index("<h2>Nguyễn Thị Lụa</h2>") < page.index(f"<h2>{HALL.name}</h2>")

    ticks = {f"f{speaker.key.hex}": "broken", f"f{chairs.key.hex}": "good", f"n{chairs.key.hex}": "48"}
    ticks |= {f"f{scale.key.hex}": "missing"}
    answer = browser.post(address, keyed(checked_by="Lan, Bình", **ticks) | day_parts("on", today()), follow=True)

    assert "Đã ghi kiểm kê 3 thứ, còn 1 thứ chưa kiểm." in answer.content.decode()
    assert "3 thứ cần xem lại" in answer.content.decode()
    written = Check.objects.filter(checked_by="Lan, Bình").values_list("thing", "condition", "counted")
    assert set(written) == {(speaker.pk, "broken", 1), (chairs.pk, "good", 48), (scale.pk, "missing", 0)}
    needs = browser.get(f"/clb/{club.pk}/tai-san/?xem=xem").content.decode()
    assert "đếm được 48" in needs
    assert "Sổ họp" not in needs


def test_several_things_are_handed_on_at_once():
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    things = [make_thing(club, f"Sổ {n}") for n in range(3)]
    browser = lan_the_chair(club).client
    address = f"/clb/{club.pk}/tai-san/ban-giao/"
    assert "1. Sổ 0 · Nhà văn hóa thôn" in browser.get(address).content.decode()
    form = keyed(holder=f"m{lua.pk}") | day_parts("on", today())
    refused = browser.post(address, form)
    assert refused.status_code == 422
    told = browser.post(address, form | {"things": [str(thing.key) for thing in things[:2]]}, follow=True)
    assert "Đã ghi người giữ mới của 2 thứ." in told.content.decode()
    assert Holding.objects.open().filter(membership=lua).count() == 2


def test_a_phone_takes_along_what_is_needed_at_a_meeting_and_from_house_to_house():
    club = make_club()
    one = f"/clb/{club.pk}/tai-san/{make_thing(club).key}/"
    here = f"/clb/{club.pk}/tai-san/"
    chair, helper = lan_the_chair(club).act, commune_helper().act
    assert list(offline_pages(club, chair)) == [here, one, f"{here}ghi-moi/", f"{here}ban-giao/", f"{here}kiem-ke/"]
    assert list(offline_pages(club, helper)) == [here, one]


@pytest.mark.parametrize(
    ("tick", "count", "sentence"),
    [
        ("", "", "Bác chưa kiểm thứ nào"),
        ("lost", "1", "chưa đọc được"),
        ("good", "0", "ghi số đếm được"),
        ("good", "năm", "ghi số đếm được"),
        ("good", "99999", "ghi số đếm được"),
    ],
)
def test_an_inventory_that_cannot_be_is_refused_and_keeps_what_was_ticked(tick, count, sentence):
    club = make_club()
    chairs = make_thing(club, "Ghế", quantity=50)
    ticks = {f"f{chairs.key.hex}": tick, f"n{chairs.key.hex}": count} if tick else {}
    answer = lan_the_chair(club).client.post(
        f"/clb/{club.pk}/tai-san/kiem-ke/", keyed(checked_by="Lan", **ticks) | day_parts("on", today())
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if tick == "good":
        assert 'value="good" checked' in answer.content.decode()
    assert Check.objects.count() == 1


def test_a_thing_this_club_has_not_is_not_found_in_an_inventory():
    club = make_club()
    make_thing(club)
    other = make_thing(make_club())
    form = keyed(checked_by="Lan", **{f"f{other.key.hex}": "good"}) | day_parts("on", today())
    assert lan_the_chair(club).client.post(f"/clb/{club.pk}/tai-san/kiem-ke/", form).status_code == 404


def test_a_form_about_a_thing_that_is_gone_is_refused_with_its_reason():
    club = make_club()
    thing = make_thing(club)
    browser = lan_the_chair(club).client
    one = f"/clb/{club.pk}/tai-san/{thing.key}/"
    browser.post(f"{one}xoa-so/", keyed(reason="broken") | day_parts("on", today()))
    for page in ("ban-giao/", "sua/", "kiem/", "xoa-so/"):
        assert browser.get(f"{one}{page}").status_code == 200
    answer = browser.post(f"{one}ban-giao/", keyed(holder="place", holder_name="Đình") | day_parts("on", today()))
    assert answer.status_code == 422
    assert "đã xóa sổ" in answer.content.decode()
    assert "Đổi người giữ" not in browser.get(one).content.decode()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("lost", "biên bản nào"), ("given", "biên bản nào"), ("returned", "trả cho ai"), ("eaten", "Vì sao xóa sổ")],
)
def test_a_striking_out_without_what_it_needs_is_refused(reason, sentence):
    club = make_club()
    thing = make_thing(club)
    answer = lan_the_chair(club).client.post(
        f"/clb/{club.pk}/tai-san/{thing.key}/xoa-so/", keyed(reason=reason) | day_parts("on", today())
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Gone.objects.exists()


def test_the_secretary_keeps_the_register_and_strikes_nothing_out():
    club = make_club()
    thing = make_thing(club)
    browser = anh_the_secretary(club).client
    one = f"/clb/{club.pk}/tai-san/{thing.key}/"
    page = browser.get(one).content.decode()
    assert "Đổi người giữ" in page
    assert "xoa-so" not in page
    assert browser.get(f"{one}xoa-so/").status_code == 404
    assert browser.post(f"{one}xoa-so/", keyed(reason="broken")).status_code == 404


def test_an_office_reads_and_changes_nothing():
    club = make_club()
    thing = make_thing(club)
    here = f"/vp/clb/{club.pk}/tai-san/"
    for reader in (commune_officer(), commune_helper()):
        listed, one = reader.client.get(here), reader.client.get(f"{here}{thing.key}/")
        assert "Loa kéo" in listed.content.decode()
        assert "Đổi người giữ" not in one.content.decode()
        assert "ghi-moi" not in listed.content.decode()
        assert reader.client.get(f"{here}so-tai-san.pdf").content.startswith(b"%PDF")
        assert reader.client.post(here).status_code == 405


def test_nobody_else_finds_the_things_of_a_club():
    club = make_club()
    thing = make_thing(club)
    people = (neighbour(), neighbour_officer(), ministry_reader(), partner(club))
    for prefix in (f"/clb/{club.pk}/tai-san/", f"/vp/clb/{club.pk}/tai-san/"):
        for page in ("", "so-tai-san.pdf", "so-tai-san.xlsx", f"{thing.key}/", f"{thing.key}/anh/1.jpg"):
            for someone in people:
                assert someone.client.get(f"{prefix}{page}").status_code == 404
    for page in ("ghi-moi/", "kiem-ke/", f"{thing.key}/ban-giao/", f"{thing.key}/sua/", f"{thing.key}/xoa-so/"):
        for someone in people:
            assert someone.client.post(f"/clb/{club.pk}/tai-san/{page}", keyed()).status_code == 404
    own = neighbour()
    their_club = own.user.grants.get().path.rstrip("/").rpartition("c")[2]
    assert own.client.get(f"/clb/{their_club}/tai-san/{thing.key}/").status_code == 404


@pytest.mark.parametrize("page", ["", "kiem-ke/", "ban-giao/", "?xem=xem", "so-tai-san.pdf", "so-tai-san.xlsx"])
def test_a_list_asks_as_much_with_one_thing_as_with_three(page):
    club = make_club()
    make_board(club)
    browser = lan_the_chair(club).client

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(f"/clb/{club.pk}/tai-san/{page}").status_code == 200
        return len(seen)

    make_thing(club, condition=Condition.BROKEN)
    browser.get(f"/clb/{club.pk}/tai-san/{page}")
    one = asked()
    for _ in range(2):
        make_thing(club, holder=with_member(make_member(club)), condition=Condition.BROKEN)
    assert asked() == one


def test_one_thing_asks_as_much_with_a_long_history_as_with_a_short_one():
    club = make_club()
    thing = make_thing(club)
    browser = lan_the_chair(club).client
    one = f"/clb/{club.pk}/tai-san/{thing.key}/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(one)
        return len(seen)

    asked()
    before = asked()
    for _ in range(3):
        member = make_member(club)
        browser.post(f"{one}ban-giao/", keyed(holder=f"m{member.pk}") | day_parts("on", today()))
        browser.post(f"{one}anh/", {**keyed(), "upload": picture()})
    browser.get(one)  # takes the messages away
    assert asked() == before


def test_the_list_tells_what_to_do_when_there_is_nothing():
    club = make_club()
    browser = lan_the_chair(club).client
    here = f"/clb/{club.pk}/tai-san/"
    assert "Sổ chưa ghi thứ nào" in browser.get(here).content.decode()
    assert "Sổ chưa ghi thứ nào" in browser.get(f"{here}kiem-ke/").content.decode()
    assert browser.get(f"{here}so-tai-san.pdf").content.startswith(b"%PDF")
    make_thing(club)
    assert "Không có thứ nào như vậy" in browser.get(f"{here}?q=voi").content.decode()
    assert "Loa kéo" in browser.get(f"{here}?giu=nonsense&loai=&xem=zzz").content.decode()


def test_a_holder_who_left_the_club_is_in_sight():
    club = make_club()
    binh = make_member(club, full_name="Phạm Văn Bình")
    make_thing(club, holder=with_member(binh))
    end(binh, today() - timedelta(days=1))
    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/tai-san/").content.decode()
    assert "cần đổi người giữ" in page
    assert "1 thứ cần xem lại" in page


def test_the_book_tells_what_left_and_where_a_thing_was_carried_from():
    old, new = make_club("CLB thôn Cũ"), make_club()
    thing = make_thing(old, quantity=2)
    some = Leaving(reason=GoneReason.BROKEN, quantity=1)
    services.strike_out(act_in(old), thing=thing, key=uuid4(), on=TODAY, leaving=some)
    services.carry_over(officer_act(old, new), club=old, to_club=new, key=uuid4(), on=TODAY)
    assert lan_the_chair(old).client.get(f"/clb/{old.pk}/tai-san/so-tai-san.pdf").content.startswith(b"%PDF")
    browser = lan_the_chair(new).client
    again = Thing.objects.get(club=new)
    assert "chuyển từ CLB thôn Cũ" in browser.get(f"/clb/{new.pk}/tai-san/{again.key}/").content.decode()


def test_more_than_a_page_of_things_is_paged():
    club = make_club()
    for number in range(51):
        make_thing(club, f"Ghế {number}")
    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/tai-san/?page=2").content.decode()
    assert "51–51 trong 51" in page
    assert "Ghế 50" in page


def test_a_photograph_whose_bytes_are_lost_is_not_found():
    club = make_club()
    thing = make_thing(club)
    browser = lan_the_chair(club).client
    one = f"/clb/{club.pk}/tai-san/{thing.key}/"
    browser.post(f"{one}anh/", {**keyed(), "upload": picture()})
    photo = ThingPhoto.objects.get()
    default_storage.delete(photo.file.stored_as)
    assert browser.get(f"{one}anh/{photo.pk}.jpg").status_code == 404
    assert browser.post(f"{one}anh/{photo.pk}/bo/", {}).status_code == 422
