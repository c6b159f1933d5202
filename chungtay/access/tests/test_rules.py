"""Tables of cases: who may appoint whom, what numbers, names and PINs are understood, whose address it is."""

from itertools import pairwise

import pytest

from chungtay.access.rules import (
    ALLOWS,
    CLUB_ROLES,
    LEVEL_OF,
    MAY_APPOINT,
    OFFICE_ROLES,
    SECOND_FACTOR_ROLES,
    Action,
    LoginNotUsable,
    PhoneNotUnderstood,
    PinNotUsable,
    Role,
    check_pin,
    clean_code,
    clean_login,
    clean_phone,
    client_address,
    login_for,
    shown_code,
    typed_login,
)

RANK = [Role.CHAIR, Role.COMMUNE_OFFICER, Role.PROVINCE_OFFICER, Role.CENTRE_OFFICER, Role.ADMINISTRATOR]


def test_every_role_says_what_it_allows_and_where_it_is_held() -> None:
    assert set(ALLOWS) == set(Role) == set(LEVEL_OF)


def test_exactly_those_who_may_appoint_appoint_somebody() -> None:
    assert set(MAY_APPOINT) == {role for role in Role if Action.APPOINT in ALLOWS[role]}
    assert all(MAY_APPOINT.values())


def test_nobody_appoints_a_role_that_stands_above_their_own() -> None:
    for lower, higher in pairwise(RANK):
        assert higher not in MAY_APPOINT[lower]
        assert not any(rank in MAY_APPOINT[lower] for rank in RANK[RANK.index(higher) :])


def test_only_the_top_appoints_its_own_kind() -> None:
    assert [role for role, given in MAY_APPOINT.items() if role in given] == [Role.ADMINISTRATOR]


def test_every_role_is_given_by_somebody() -> None:
    assert frozenset().union(*MAY_APPOINT.values()) == set(Role)


def test_a_partner_and_a_ministry_never_see_people_by_name() -> None:
    for role in (Role.PARTNER, Role.MINISTRY_READER):
        assert not ALLOWS[role] & {Action.SEE_CLUB, Action.KEEP_REGISTER, Action.SEE_OFFICE, Action.KEEP_BOOKS}


def test_money_is_kept_inside_the_club_only() -> None:
    assert {role for role in Role if Action.KEEP_BOOKS in ALLOWS[role]} <= CLUB_ROLES


def test_offices_from_the_province_up_need_a_second_factor() -> None:
    assert OFFICE_ROLES - {Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER, Role.PARTNER} == SECOND_FACTOR_ROLES


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(0237) 3852-123", "02373852123"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, kept: str) -> None:
    assert clean_phone(typed) == kept


@pytest.mark.parametrize("typed", ["", "12345", "09123456789", "0112345678", "không nhớ", "+1 202 555 0100"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(PhoneNotUnderstood):
        clean_phone(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Lan.0912345678", "lan.0912345678"), ("Bình62", "binh62"), (" Đức 45 ", "duc45"), ("H'Hen7", "hhen7")],
)
def test_a_short_name_is_read_without_marks_and_capitals(typed: str, kept: str) -> None:
    assert clean_login(typed) == kept == typed_login(typed)


@pytest.mark.parametrize("typed", ["", "ab", "a" * 41, "...", "???"])
def test_a_short_name_that_cannot_be_typed_is_refused(typed: str) -> None:
    with pytest.raises(LoginNotUsable):
        clean_login(typed)


def test_the_short_name_is_made_of_the_given_name() -> None:
    assert login_for("Nguyễn Thị Lan", "0912345678") == "lan.0912345678"
    assert login_for("Phạm Văn Bình", "") == "binh"
    assert login_for("H'Hen Niê", "0912345678") == "hhen.0912345678"


@pytest.mark.parametrize("pin", ["", "123", "1234567", "1111", "000000", "1234", "654321", "12a4", "１２５９"])
def test_a_pin_everybody_tries_first_is_refused(pin: str) -> None:
    with pytest.raises(PinNotUsable):
        check_pin(pin)


def test_four_to_six_digits_are_a_pin() -> None:
    for pin in ("1950", "20481", "730295"):
        check_pin(pin)


def test_a_code_is_read_as_it_is_printed() -> None:
    assert shown_code("K7MQ4PXR2W") == "K7MQ-4PXR-2W"
    assert clean_code(" k7mq-4pxr 2w ") == "K7MQ4PXR2W"


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, "10.0.0.1"),
        ("1.2.3.4", 0, "10.0.0.1"),
        ("1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4, 10.0.0.9", 2, "1.2.3.4"),
        ("", 1, "10.0.0.1"),
    ],
)
def test_behind_a_proxy_the_visitor_is_told_apart_and_cannot_lie(forwarded: str, proxies: int, address: str) -> None:
    assert client_address("10.0.0.1", forwarded, proxies) == address
