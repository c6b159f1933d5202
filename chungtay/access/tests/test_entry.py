"""The door: numbers, short names, couples who share both, lock-out, where one lands, and leaving."""

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from chungtay.access.models import User, WrongTries
from chungtay.access.queries import sessions_of
from chungtay.access.rules import Role
from chungtay.access.tests.factories import CLUB, PASSWORD, chair, make_user, province_officer, signed_in
from chungtay.kernel.acts import now

pytestmark = pytest.mark.django_db


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: str) -> object:
    return client.post("/vao/", {"login": login, "password": password, **more})


def who_is_in(client: Client) -> str:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).name if key else ""


@pytest.mark.parametrize("typed", ["0912999001", "0912 999 001", "+84 912.999.001", "84912999001"])
def test_a_number_lets_in_however_it_is_typed(client: Client, typed: str) -> None:
    make_user("Nguyễn Thị Lan", phone="0912999001")
    sign_in(client, typed)
    assert who_is_in(client) == "Nguyễn Thị Lan"


def test_a_short_name_lets_in_with_or_without_marks(client: Client) -> None:
    make_user("Phạm Văn Bình", phone="0912999001", login="binh62")
    sign_in(client, "Bình62")
    assert who_is_in(client) == "Phạm Văn Bình"


def test_a_wrong_password_is_refused_in_one_sentence_for_known_and_unknown(client: Client) -> None:
    make_user("Nguyễn Thị Lan", phone="0912999001")
    known = sign_in(client, "0912999001", "sai-mat-khau")
    unknown = sign_in(client, "0912999002", "sai-mat-khau")
    assert known.status_code == unknown.status_code == 422
    assert "chưa đúng" in known.content.decode()
    assert who_is_in(client) == ""


def test_an_account_that_is_closed_does_not_come_in(client: Client) -> None:
    user = make_user(phone="0912999001")
    User.objects.filter(pk=user.pk).update(is_active=False)
    sign_in(client, "0912999001")
    assert who_is_in(client) == ""


def test_two_people_of_one_number_are_told_apart_by_their_passwords(client: Client) -> None:
    make_user("Nguyễn Thị Lan", phone="0912999001")
    binh = make_user("Phạm Văn Bình", phone="0912999001", login="binh.0912999001")
    binh.set_password("mat-khau-cua-binh")
    binh.save()
    sign_in(client, "0912999001", "mat-khau-cua-binh")
    assert who_is_in(client) == "Phạm Văn Bình"


def test_a_couple_with_one_number_and_one_password_is_asked_which(client: Client) -> None:
    make_user("Nguyễn Thị Lan", phone="0912999001")
    binh = make_user("Phạm Văn Bình", phone="0912999001", login="binh.0912999001")
    stranger = make_user("Người Lạ")
    assert sign_in(client, "0912999001").url == "/vao/ai/"
    assert who_is_in(client) == ""
    page = client.get("/vao/ai/").content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Phạm Văn Bình" in page
    client.post("/vao/ai/", {"person": str(stranger.key)})
    assert who_is_in(client) == ""
    client.post("/vao/ai/", {"person": str(binh.key)})
    assert who_is_in(client) == "Phạm Văn Bình"


def test_nobody_is_asked_which_without_a_password_first(client: Client) -> None:
    assert client.get("/vao/ai/").url == "/vao/"
    assert client.post("/vao/ai/", {"person": str(make_user().key)}).url == "/vao/"


def test_after_eight_wrong_passwords_the_page_says_until_when_and_whom_to_ask(client: Client) -> None:
    make_user(phone="0912999001")
    for _ in range(7):
        assert sign_in(client, "0912999001", "sai").status_code == 422
    locked = sign_in(client, "+84912999001", "sai")
    assert locked.status_code == 429
    assert "thử lại sau" in locked.content.decode()
    assert "phiếu" in locked.content.decode()
    assert sign_in(client, "0912 999 001").status_code == 429
    assert who_is_in(client) == ""


def test_a_lock_holds_for_one_name_and_one_address_only(client: Client, settings: object) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    make_user("Nguyễn Thị Lan", phone="0912999001")
    make_user("Phạm Văn Bình", phone="0912999002")
    for _ in range(8):
        client.post("/vao/", {"login": "0912999001", "password": "sai"}, headers={"X-Forwarded-For": "1.2.3.4"})
    other = {"X-Forwarded-For": "5.6.7.8"}
    client.post("/vao/", {"login": "0912999001", "password": PASSWORD}, headers=other)
    assert who_is_in(client) == "Nguyễn Thị Lan"
    here = Client()
    here.post("/vao/", {"login": "0912999002", "password": PASSWORD}, headers={"X-Forwarded-For": "1.2.3.4"})
    assert who_is_in(here) == "Phạm Văn Bình"


def tried(kind: str, subject: str, count: int, at: datetime | None = None) -> None:
    WrongTries.objects.create(kind=kind, subject=subject, wrong_count=count, since=at or now())


def test_a_name_tried_from_many_machines_is_closed_for_everybody_for_half_an_hour(
    client: Client, settings: object
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    make_user("Nguyễn Thị Lan", phone="0912999001")
    make_user("Phạm Văn Bình", phone="0912999002")
    tried("name", "0912999001", 38)
    for last in (1, 2):
        wrong = {"X-Forwarded-For": f"113.160.0.{last}"}
        assert client.post("/vao/", {"login": "0912999001", "password": "sai"}, headers=wrong).status_code == 422
    locked = sign_in(client, "0912 999 001")
    assert locked.status_code == 429
    page = locked.content.decode()
    assert "từ nhiều máy" in page
    assert "thử lại sau" in page
    assert "Tôi có phiếu vào" in page
    assert who_is_in(client) == ""
    sign_in(client, "0912999002")
    assert who_is_in(client) == "Phạm Văn Bình"
    WrongTries.objects.update(since=now() - timedelta(minutes=31))
    late = Client()
    sign_in(late, "0912999001")
    assert who_is_in(late) == "Nguyễn Thị Lan"


def test_a_name_that_nobody_has_is_closed_like_one_that_exists(client: Client) -> None:
    tried("name", "0912999009", 40)
    assert sign_in(client, "0912999009").status_code == 429


def test_an_address_that_tries_name_after_name_is_closed_and_its_neighbours_are_not(
    client: Client, settings: object
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    make_user("Nguyễn Thị Lan", phone="0912999001")
    tried("address", "113.160.0.7", 399)
    there, elsewhere = {"X-Forwarded-For": "113.160.0.7"}, {"X-Forwarded-For": "113.160.0.8"}
    assert client.post("/vao/", {"login": "ai-do", "password": "sai"}, headers=there).status_code == 422
    locked = client.post("/vao/", {"login": "0912999001", "password": PASSWORD}, headers=there)
    assert locked.status_code == 429
    assert "Từ mạng này" in locked.content.decode()
    client.post("/vao/", {"login": "0912999001", "password": PASSWORD}, headers=elsewhere)
    assert who_is_in(client) == "Nguyễn Thị Lan"


def test_one_old_man_who_mistypes_locks_nobody_else_behind_the_village_s_address(
    client: Client, settings: object
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    village = {"X-Forwarded-For": "113.160.0.7"}
    make_user("Nguyễn Thị Lan", phone="0912999001")
    for _ in range(20):
        client.post("/vao/", {"login": "0912999002", "password": "quên"}, headers=village)
    assert WrongTries.objects.get(kind="address").wrong_count < 20  # what axes refuses is counted no more
    client.post("/vao/", {"login": "0912999001", "password": PASSWORD}, headers=village)
    assert who_is_in(client) == "Nguyễn Thị Lan"


def test_the_address_of_our_own_proxy_is_never_closed_since_everybody_stands_behind_it(client: Client) -> None:
    make_user("Nguyễn Thị Lan", phone="0912999001")
    tried("address", "127.0.0.1", 400)
    sign_in(client, "0912999001", "sai")
    assert WrongTries.objects.get(kind="address").wrong_count == 400
    sign_in(client, "0912999001")
    assert who_is_in(client) == "Nguyễn Thị Lan"


def test_the_right_password_forgets_the_wrong_ones_of_the_name(client: Client) -> None:
    make_user(phone="0912999001")
    sign_in(client, "0912999001", "sai")
    assert WrongTries.objects.filter(kind="name", subject="0912999001").exists()
    sign_in(client, "0912999001")
    assert not WrongTries.objects.exists()


def test_names_that_somebody_made_up_are_swept_away_after_a_day(client: Client) -> None:
    tried("name", "bia-ra", 3, now() - timedelta(days=2))
    sign_in(client, "0912999001", "sai")
    assert not WrongTries.objects.filter(subject="bia-ra").exists()


def test_a_phone_left_open_is_no_place_to_guess_the_password(client: Client) -> None:
    make_user(phone="0912999001")
    sign_in(client, "0912999001")
    typed = {"old": "sai", "password": "mat-khau-moi-2", "again": "mat-khau-moi-2"}
    for _ in range(8):
        assert "chưa đúng" in client.post("/tai-khoan/mat-khau/", typed).content.decode()
    late = client.post("/tai-khoan/mat-khau/", typed | {"old": PASSWORD})
    assert late.status_code == 422
    assert "thử sai quá nhiều lần" in late.content.decode()
    WrongTries.objects.all().delete()
    assert client.post("/tai-khoan/mat-khau/", typed | {"old": PASSWORD}).status_code == 302


def test_the_password_asked_once_more_says_when_its_door_is_closed() -> None:
    lan = chair()
    old = signed_in(lan)
    asked = old.get("/tai-khoan/hai-buoc/ung-dung/").url
    tried("name", lan.login, 40)
    refused = old.post(asked, {"password": PASSWORD}).content.decode()
    assert "thử sai quá nhiều lần" in refused


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_door_leads_to_our_own_pages_only(client: Client, onward: str) -> None:
    make_user(phone="0912999001")
    assert "evil" not in sign_in(client, "0912999001", next=onward).url
    assert "alert" not in sign_in(Client(), "0912999001", next=onward).url


def test_the_door_leads_back_to_the_page_that_asked(client: Client) -> None:
    make_user(phone="0912999001")
    asked = client.get("/tai-khoan/phien/")
    assert asked.url == "/vao/?next=%2Ftai-khoan%2Fphien%2F"
    assert 'value="/tai-khoan/phien/"' in client.get(asked.url).content.decode()
    assert sign_in(client, "0912999001", next="/tai-khoan/phien/").url == "/tai-khoan/phien/"


def test_a_form_sent_in_the_background_is_told_to_wait_not_redirected(client: Client) -> None:
    assert client.post("/tai-khoan/sua/", headers={"X-Outbox": "1"}).status_code == 401


def test_signing_out_ends_the_session_and_needs_a_form(client: Client) -> None:
    make_user(phone="0912999001")
    sign_in(client, "0912999001")
    assert client.get("/ra/").status_code == 200
    assert who_is_in(client)
    key = client.session.session_key
    assert client.post("/ra/").url == "/vao/"
    assert not Session.objects.filter(session_key=key).exists()
    assert not UserSession.objects.filter(session_key=key).exists()
    assert client.get("/tai-khoan/").status_code == 302


def test_a_club_stays_signed_in_for_400_days_and_an_office_for_twelve_hours(client: Client) -> None:
    lan, officer = chair(), province_officer()
    sign_in(client, lan.login)
    assert 399 * 86400 < client.session.get_expiry_age() <= 400 * 86400
    office = Client()
    sign_in(office, officer.login)
    assert 11 * 3600 < office.session.get_expiry_age() <= 12 * 3600


def test_a_club_session_that_gains_an_office_role_is_cut_short(client: Client) -> None:
    lan = chair()
    sign_in(client, lan.login)
    lan.grants.create(role=Role.COMMUNE_OFFICER, path="/27/3051/", valid_from=now().date())
    client.get("/tai-khoan/")
    assert client.session.get_expiry_age() <= 12 * 3600


def test_a_club_session_rolls_on_once_a_day(client: Client) -> None:
    sign_in(client, chair().login)
    session = client.session
    session["rolled_on"] = "2020-01-01"
    session.set_expiry(86400)
    session.save()
    client.get("/tai-khoan/")
    assert client.session.get_expiry_age() > 399 * 86400


# --- sessions ---------------------------------------------------------------------------------------------------------


def test_a_session_ended_from_another_browser_is_really_over(client: Client) -> None:
    lan = chair()
    sign_in(client, lan.login)
    phone = Client()
    sign_in(phone, lan.login)
    page = client.get("/tai-khoan/phien/").content.decode()
    assert page.count("Thoát máy này ra") == 1
    other = next(one for one in sessions_of(lan, now(), client.session.session_key) if not one.is_this_one)
    client.post(f"/tai-khoan/phien/{other.id}/ket-thuc/")
    assert phone.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200


def test_nobody_ends_the_session_of_another_account(client: Client) -> None:
    lan, cuc = chair(), chair("Lò Thị Cúc", "/27/3052/c900/")
    sign_in(client, lan.login)
    theirs = Client()
    sign_in(theirs, cuc.login)
    session = UserSession.objects.get(user=cuc)
    assert client.post(f"/tai-khoan/phien/{session.pk}/ket-thuc/").status_code == 404
    assert theirs.get("/tai-khoan/").status_code == 200


def test_a_new_password_signs_out_every_other_browser(client: Client) -> None:
    lan = chair()
    sign_in(client, lan.login)
    phone = Client()
    sign_in(phone, lan.login)
    typed = {"old": PASSWORD, "password": "hoa-gao-thang-ba", "again": "hoa-gao-thang-ba"}
    assert client.post("/tai-khoan/mat-khau/", typed).status_code == 302
    assert phone.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200
    assert len(sessions_of(lan, now(), client.session.session_key)) == 1
    assert sign_in(Client(), lan.login, PASSWORD).status_code == 422


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "sai", "password": "hoa-gao-thang-ba", "again": "hoa-gao-thang-ba"}, "chưa đúng"),
        ({"old": PASSWORD, "password": "12345678", "again": "12345678"}, "dễ bị đoán"),
        ({"old": PASSWORD, "password": "ngan", "again": "ngan"}, "ngắn"),
        ({"old": PASSWORD, "password": "hoa-gao-thang-ba", "again": "khac"}, "chưa giống"),
    ],
)
def test_a_password_is_not_changed_for_a_bad_one(client: Client, typed: dict[str, str], said: str) -> None:
    lan = chair()
    sign_in(client, lan.login)
    answer = client.post("/tai-khoan/mat-khau/", typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)


def test_a_signed_in_page_asks_three_questions_before_its_own(
    client: Client, django_assert_num_queries: object
) -> None:
    """Session, account, grants; the rest is the page's own."""
    lan = make_user("Nguyễn Thị Lan", *((Role.CHAIR, f"/27/3051/c{n}/") for n in range(5)))
    browser = signed_in(lan)
    with django_assert_num_queries(3):
        assert browser.get("/ra/").status_code == 200


def test_pages_of_an_account_are_kept_by_no_cache(client: Client) -> None:
    assert signed_in(chair()).get("/tai-khoan/")["Cache-Control"] == "private, no-store"


def test_the_page_about_oneself_says_what_one_holds_and_where() -> None:
    page = signed_in(chair()).get("/tai-khoan/").content.decode()
    assert "Chủ nhiệm" in page
    assert f"nơi {CLUB}" in page


def test_one_corrects_ones_own_name_and_number() -> None:
    lan = chair()
    browser = signed_in(lan)
    assert browser.post("/tai-khoan/sua/", {"name": "Nguyễn Thị  Lan Anh", "phone": "84987654321"}).status_code == 302
    lan.refresh_from_db()
    assert (lan.name, lan.phone) == ("Nguyễn Thị Lan Anh", "0987654321")
    assert browser.post("/tai-khoan/sua/", {"name": "Lan", "phone": "chịu"}).status_code == 422
    assert browser.post("/tai-khoan/sua/", {"name": " ", "phone": ""}).status_code == 422
