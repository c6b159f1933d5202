"""Making accounts: logins, shared numbers, what is noted and refused."""

import os
from importlib import import_module

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from chungtay.access.models import User
from chungtay.access.rules import (
    HoldsNoRole,
    HoldsRolesAbove,
    LoginTaken,
    NameMissing,
    PasswordTooCommon,
    PhoneNotUnderstood,
    Role,
)
from chungtay.access.services import correct_account, create_account
from chungtay.access.tests.factories import CLUB, COMMUNE, NEXT_CLUB, act, chair, commune_officer, make_user
from chungtay.audit.models import Note
from chungtay.kernel.errors import NotFound
from tests import cast

pytestmark = pytest.mark.django_db


def test_an_account_signs_in_with_its_number_and_leaves_a_note_without_the_number() -> None:
    user = create_account(act(chair()), name="  Phạm Văn   Bình ", path=CLUB, phone="0912 888 001")
    assert (user.login, user.phone, user.name) == ("0912888001", "0912888001", "Phạm Văn Bình")
    assert not user.has_usable_password()
    note = Note.objects.get(action="access.create_account")
    assert note.path == CLUB
    assert "0912888001" not in str(note.__dict__)


def test_the_second_person_of_a_number_gets_a_short_name_made_of_it() -> None:
    lan = act(chair())
    create_account(lan, name="Phạm Văn Bình", path=CLUB, phone="0912888001")
    second = create_account(lan, name="Nguyễn Thị Lụa", path=CLUB, phone="0912888001")
    third = create_account(lan, name="Trần Thị Lụa", path=CLUB, phone="0912888001")
    assert second.login == "lua.0912888001"
    assert third.login.startswith("lua.0912888001")
    assert third.login != second.login
    assert third.phone == "0912888001"


def test_without_a_number_the_short_name_is_the_given_name_and_two_digits() -> None:
    first = create_account(act(chair()), name="Phạm Văn Bình", path=CLUB)
    assert first.login.startswith("binh")
    assert first.login[4:].isdecimal()
    assert len(first.login) == 6


def test_a_wanted_short_name_is_taken_once() -> None:
    lan = act(chair())
    assert create_account(lan, name="Phạm Văn Bình", path=CLUB, login="Bình62").login == "binh62"
    with pytest.raises(LoginTaken):
        create_account(lan, name="Lê Văn Bình", path=CLUB, login="binh62")


def test_an_account_is_made_only_by_who_appoints_there() -> None:
    lan, treasurer = chair(), make_user("Phạm Văn Bình", (Role.TREASURER, CLUB))
    for who, path in ((treasurer, CLUB), (lan, NEXT_CLUB), (lan, COMMUNE)):
        with pytest.raises(NotFound):
            create_account(act(who), name="Ai Đó", path=path)


def test_an_account_needs_a_name_a_real_number_and_no_common_password() -> None:
    lan = act(chair())
    with pytest.raises(NameMissing):
        create_account(lan, name=" \u200b ", path=CLUB)
    with pytest.raises(PhoneNotUnderstood):
        create_account(lan, name="Ai Đó", path=CLUB, phone="12345")
    with pytest.raises(PasswordTooCommon):
        create_account(lan, name="Ai Đó", path=CLUB, password="12345678")
    assert not User.objects.filter(name="Ai Đó").exists()


def test_a_name_of_five_thousand_letters_is_kept_as_far_as_it_goes() -> None:
    assert len(create_account(act(chair()), name="Ă" * 5000, path=CLUB).name) == 120


def test_others_names_are_corrected_by_who_gives_all_their_roles() -> None:
    lan = chair()
    both = make_user("Phạm Văn Bính", (Role.TREASURER, CLUB), (Role.COMMUNE_HELPER, COMMUNE))
    only = make_user("Phạm Văn Bính", (Role.TREASURER, CLUB))
    assert correct_account(act(lan), user=only, name="Phạm Văn Bình", phone="").name == "Phạm Văn Bình"
    with pytest.raises(HoldsRolesAbove):
        correct_account(act(lan), user=both, name="Phạm Văn Bình", phone="")
    assert correct_account(act(commune_officer()), user=both, name="Phạm Văn Bình", phone="").name == "Phạm Văn Bình"
    with pytest.raises(HoldsNoRole):
        correct_account(act(lan), user=make_user(), name="Ai", phone="")
    with pytest.raises(NotFound):
        correct_account(act(chair("Lò Thị Cúc", NEXT_CLUB)), user=only, name="Ai", phone="")


def test_passwords_are_kept_as_argon2() -> None:
    real = import_module(os.environ["DJANGO_SETTINGS_MODULE"])  # this room's tests hash quickly
    assert real.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert Argon2PasswordHasher.algorithm == "argon2"


def test_an_officer_leaves_an_address_to_be_reminded_at_and_a_board_is_not_asked() -> None:
    officer, chair_of_club = cast.commune_officer(), cast.neighbour()
    said = {"name": officer.user.name, "phone": officer.user.phone, "email": "can.bo@vi-du.vn"}
    assert officer.client.post("/tai-khoan/sua/", said).status_code == 302
    officer.user.refresh_from_db()
    assert officer.user.email == "can.bo@vi-du.vn"
    assert officer.client.post("/tai-khoan/sua/", said | {"email": "khong phai"}).status_code == 422
    assert "Thư điện tử" not in chair_of_club.client.get("/tai-khoan/sua/").content.decode()
