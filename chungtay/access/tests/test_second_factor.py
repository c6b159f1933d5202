"""The second factor: offices from the province up hold no grant without it, in the middleware and in services."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client, RequestFactory

from chungtay.access.adapters import SecondFactorAdapter, address_of
from chungtay.access.middleware import without_office
from chungtay.access.models import UsedCode, User
from chungtay.access.queries import used_code_hash
from chungtay.access.rules import CODE_KEPT, Action, CodeUsedBefore, Role
from chungtay.access.services import reset_second_factor, use_code
from chungtay.access.tests.factories import (
    CLUB,
    COMMUNE,
    PASSWORD,
    PROVINCE,
    act,
    chair,
    commune_officer,
    make_user,
    noon,
    province_officer,
    signed_in,
)
from chungtay.audit.models import Note
from chungtay.kernel.errors import NotFound
from chungtay.kernel.paths import COUNTRY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_totp(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def sign_in(user: User) -> Client:
    client = Client()
    client.answer = client.post("/vao/", {"login": user.login, "password": PASSWORD})
    return client


def wrong_of(secret: str) -> str:
    right = {code_of(secret, steps) for steps in (-2, -1, 0, 1, 2)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in right)


def test_an_office_without_a_second_factor_is_led_to_set_one_up_before_any_office_page() -> None:
    office = sign_in(province_officer())
    asked = office.get("/vp/tai-khoan/")
    assert asked.url == "/tai-khoan/hai-buoc/can-co/?next=%2Fvp%2Ftai-khoan%2F"
    assert "Văn phòng cần bước thứ hai" in office.get(asked.url).content.decode()
    assert office.get("/vp/tai-khoan/", headers={"HX-Request": "true"}).status_code == 401
    assert office.get("/tai-khoan/").status_code == 200


def test_the_act_itself_does_not_hold_what_was_not_proven() -> None:
    both = make_user("Đỗ Thị Minh", (Role.PROVINCE_OFFICER, PROVINCE), (Role.CHAIR, CLUB))
    seen = sign_in(both).get("/tai-khoan/").context["request"]
    assert seen.is_second_factor_missing
    assert seen.act.reach(Action.RUN_CLUB).roots == {CLUB}
    assert seen.act.reach(Action.SEE_OFFICE).is_empty
    assert not seen.full_act.reach(Action.SEE_OFFICE).is_empty


def test_setting_up_an_authenticator_app_opens_the_office_at_once() -> None:
    minh = province_officer()
    office = sign_in(minh)
    page = office.get("/tai-khoan/hai-buoc/ung-dung/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    wrong = office.post("/tai-khoan/hai-buoc/ung-dung/", {"code": wrong_of(secret)})
    assert "Mã chưa đúng" in wrong.content.decode()
    done = office.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code_of(secret)})
    assert done.url == "/tai-khoan/hai-buoc/du-phong/"
    codes = office.get(done.url).content.decode()
    assert codes.count("<code>") == 10
    assert office.get("/vp/tai-khoan/").status_code == 200
    assert Client().post("/vao/", {"login": minh.login, "password": PASSWORD}).url == "/vao/buoc-hai/"


def test_the_password_alone_leaves_one_outside() -> None:
    minh = province_officer()
    with_totp(minh)
    office = sign_in(minh)
    assert office.answer.url == "/vao/buoc-hai/"
    assert "_auth_user_id" not in office.session
    assert office.get("/vp/tai-khoan/").url.startswith("/vao/")


def test_the_code_lets_in_and_leads_to_where_one_wanted() -> None:
    minh = province_officer()
    secret = with_totp(minh)
    office = Client()
    office.post("/vao/", {"login": minh.login, "password": PASSWORD, "next": "/vp/tai-khoan/"})
    assert office.get("/vao/buoc-hai/").status_code == 200
    assert office.post("/vao/buoc-hai/", {"code": code_of(secret)}).url == "/vp/tai-khoan/"
    assert office.get("/vp/tai-khoan/").status_code == 200


def test_a_recovery_code_lets_in_once() -> None:
    minh = province_officer()
    office = sign_in(minh)
    secret = office.get("/tai-khoan/hai-buoc/ung-dung/").context["form"].secret
    office.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code_of(secret)})
    code = office.get("/tai-khoan/hai-buoc/du-phong/").context["unused_codes"][0]
    assert code in office.get("/tai-khoan/hai-buoc/du-phong/tai-ve/").content.decode()
    assert sign_in(minh).post("/vao/buoc-hai/", {"code": code}).status_code == 302
    assert sign_in(minh).post("/vao/buoc-hai/", {"code": code}).status_code == 200


def test_a_code_opens_once_whichever_server_is_asked() -> None:
    minh = province_officer()
    code = code_of(with_totp(minh))
    assert sign_in(minh).post("/vao/buoc-hai/", {"code": code}).status_code == 302
    cache.clear()  # another process remembers nothing of this one
    again = sign_in(minh).post("/vao/buoc-hai/", {"code": code})
    assert again.status_code == 200
    assert "mỗi mã chỉ mở một lần" in again.content.decode()


def test_the_code_that_set_the_second_factor_up_does_not_open_the_door_as_well() -> None:
    minh = province_officer()
    office = sign_in(minh)
    secret = office.get("/tai-khoan/hai-buoc/ung-dung/").context["form"].secret
    code = code_of(secret)
    office.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code})
    cache.clear()
    assert "mỗi mã chỉ mở một lần" in sign_in(minh).post("/vao/buoc-hai/", {"code": code}).content.decode()


def test_a_used_code_is_remembered_as_long_as_it_could_be_typed_and_no_longer() -> None:
    minh, other = province_officer(), commune_officer()
    use_code(act(minh), user_id=minh.pk, code="123456")
    use_code(act(other), user_id=other.pk, code="123456")
    with pytest.raises(CodeUsedBefore):
        use_code(act(minh, noon() + timedelta(seconds=89)), user_id=minh.pk, code="123456")
    use_code(act(minh, noon() + CODE_KEPT), user_id=minh.pk, code="123456")
    assert UsedCode.objects.filter(user=minh).count() == 1
    assert "123456" not in UsedCode.objects.filter(user=minh).values_list("code_hash", flat=True)


def test_the_database_itself_keeps_a_code_from_standing_twice() -> None:
    minh = province_officer()
    use_code(act(minh), user_id=minh.pk, code="123456")
    with pytest.raises(IntegrityError):
        UsedCode.objects.create(user=minh, code_hash=used_code_hash(minh.pk, "123456"), used_at=noon())


def test_guessing_codes_ends_after_eight_and_the_right_one_waits_too() -> None:
    minh = province_officer()
    secret = with_totp(minh)
    office = sign_in(minh)
    for _ in range(8):
        assert "Mã chưa đúng" in office.post("/vao/buoc-hai/", {"code": wrong_of(secret)}).content.decode()
    late = sign_in(minh).post("/vao/buoc-hai/", {"code": code_of(secret)})
    assert late.status_code == 200
    assert "thử sai quá nhiều lần" in late.content.decode()


def test_a_session_from_before_the_second_factor_must_confirm_it() -> None:
    minh = province_officer()
    office = sign_in(minh)
    secret = with_totp(minh)
    asked = office.get("/vp/tai-khoan/", follow=False)
    confirm = office.get(asked.url).url
    assert confirm.startswith("/tai-khoan/hai-buoc/ma/?next=")
    assert office.get(confirm).status_code == 200
    assert office.post(confirm, {"code": code_of(secret)}).url == "/vp/tai-khoan/"
    assert office.get("/vp/tai-khoan/").status_code == 200


def test_who_stops_before_the_second_factor_leaves_nothing() -> None:
    minh = province_officer()
    with_totp(minh)
    office = sign_in(minh)
    office.post("/ra/")
    assert office.get("/vao/buoc-hai/").url == "/vao/"


def test_clubs_and_communes_need_none_unless_the_installation_asks_communes(settings: Any) -> None:
    officer = commune_officer()
    assert sign_in(officer).get("/vp/tai-khoan/").status_code == 200
    assert not sign_in(chair()).get("/tai-khoan/").context["request"].is_second_factor_missing
    settings.SECOND_FACTOR_FOR_COMMUNES = True
    assert sign_in(officer).get("/vp/tai-khoan/").status_code == 302


def test_a_demo_may_do_without(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    assert sign_in(province_officer()).get("/vp/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.PROVINCE_OFFICER, PROVINCE),
        (Role.CENTRE_OFFICER, COUNTRY),
        (Role.MINISTRY_READER, COUNTRY),
        (Role.ADMINISTRATOR, COUNTRY),
    ],
)
def test_from_the_province_up_a_password_opens_nothing(role: Role, path: str) -> None:
    assert not without_office(act(make_user("Ai Đó", (role, path)))).grants


def test_an_office_keeps_its_last_second_factor() -> None:
    minh = province_officer()
    office = sign_in(minh)
    secret = office.get("/tai-khoan/hai-buoc/ung-dung/").context["form"].secret
    office.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code_of(secret)})
    refused = office.post("/tai-khoan/hai-buoc/ung-dung/bo/")
    assert "phải giữ ít nhất một cách" in refused.content.decode()
    assert Authenticator.objects.filter(user=minh, type="totp").exists()


def test_a_club_takes_its_second_factor_off_when_it_likes(settings: Any) -> None:
    lan = chair()
    club = sign_in(lan)
    secret = club.get("/tai-khoan/hai-buoc/ung-dung/").context["form"].secret
    club.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code_of(secret)})
    assert club.post("/tai-khoan/hai-buoc/ung-dung/bo/").status_code == 302
    assert not Authenticator.objects.filter(user=lan).exists()


def test_a_lost_second_factor_is_taken_away_by_who_gives_the_roles() -> None:
    minh, officer = province_officer(), commune_officer()
    with_totp(officer)
    with pytest.raises(NotFound):
        reset_second_factor(act(chair()), user=officer, reason="Mất máy")
    reset_second_factor(act(minh), user=officer, reason="Mất máy")
    assert not Authenticator.objects.filter(user=officer).exists()
    assert Note.objects.get(action="access.reset_second_factor").reason == "Mất máy"


def test_what_matters_asks_for_the_password_again(settings: Any) -> None:
    old = signed_in(chair())
    asked = old.get("/tai-khoan/hai-buoc/ung-dung/")
    assert asked.url.startswith("/tai-khoan/hai-buoc/mat-khau/")
    assert old.post(asked.url, {"password": "sai"}).status_code == 200
    assert old.post(asked.url, {"password": PASSWORD}).url == "/tai-khoan/hai-buoc/ung-dung/"
    assert old.get("/tai-khoan/hai-buoc/ung-dung/").status_code == 200


def test_the_pages_of_passkeys_open() -> None:
    lan = sign_in(chair())
    for page in ("", "khoa/", "khoa/them/"):
        answer = lan.get(f"/tai-khoan/hai-buoc/{page}", headers={"Host": "localhost"})
        assert answer.status_code == 200
        assert 'lang="vi"' in answer.content.decode()


def test_the_passkey_of_another_account_does_not_exist() -> None:
    theirs = Authenticator.objects.create(user=province_officer(), type="webauthn", data={"name": "Máy cơ quan"})
    lan = sign_in(chair())
    for page in ("bo", "sua"):
        assert lan.get(f"/tai-khoan/hai-buoc/khoa/{theirs.pk}/{page}/").status_code == 404
        assert lan.post(f"/tai-khoan/hai-buoc/khoa/{theirs.pk}/{page}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_passkeys_of_a_real_installation_belong_to_its_own_domain(settings: Any, rf: RequestFactory) -> None:
    from allauth.core import context

    with context.request_context(rf.get("/", headers={"Host": "other.example"})):
        settings.IS_REAL, settings.SITE_URL, settings.ALLOWED_HOSTS = True, "https://chungtay.example.vn", ["*"]
        assert SecondFactorAdapter().get_public_key_credential_rp_entity() == {
            "id": "chungtay.example.vn",
            "name": "Chung Tay",
        }


def test_the_address_behind_a_socket_is_a_placeholder(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.META["REMOTE_ADDR"] = ""
    assert address_of(request) == "0.0.0.0"  # noqa: S104 - a placeholder, nothing binds to it


def test_the_act_of_a_commune_keeps_its_grant() -> None:
    assert without_office(act(commune_officer())).may(Action.APPOINT, COMMUNE)
