"""A supervisor reads the book on the club's phone, in its presence, for half an hour, and takes away counts."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.care.models import Reading, SupervisorLook
from chungtay.care.tests.factories import Caring, make_caring, make_folder, make_visit
from chungtay.clubs.tests.factories import make_member
from tests.cast import commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db
WHO = {"name": "Nguyễn Văn Tra", "office": "Phó Chủ tịch Hội NCT xã Nga Sơn"}


@pytest.fixture
def caring() -> Caring:
    return make_caring()


def asked(**more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **WHO, **more}


def test_the_book_is_shown_by_who_stands_in_the_circle_and_noted_at_each_folder(caring: Caring) -> None:
    make_visit(caring, worry="Bà Lụa ăn kém")
    browser, here = caring.account("hung").client, f"/clb/{caring.club.pk}/cham-soc/"
    shown = browser.post(f"{here}cho-xem/", asked(), follow=True).content.decode()
    assert "Nguyễn Thị Lụa" in shown
    assert "Bà Lụa ăn kém" in shown
    assert "Người đang được chăm sóc: <strong>0</strong>" in shown  # one, to the nearest five
    told = browser.get(f"{here}nguoi/{caring.folder.key}/ai-da-xem/").content.decode()
    assert "cho Nguyễn Văn Tra (Phó Chủ tịch Hội NCT xã Nga Sơn) xem trên máy câu lạc bộ" in told
    assert "Nguyễn Văn Tra" in browser.get(f"{here}cho-xem/").content.decode()


def test_half_an_hour_later_it_is_closed_and_only_this_account_can_open_it(caring: Caring) -> None:
    browser, here = caring.account("hung").client, f"/clb/{caring.club.pk}/cham-soc/cho-xem/"
    where = browser.post(here, asked())["Location"]
    for who in (lan_the_chair(caring.club), commune_officer(), neighbour()):
        assert who.client.get(where).status_code in {403, 404}
    look = SupervisorLook.objects.get()
    early = timedelta(minutes=31)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chungtay.erasing', 'on', true)")
        SupervisorLook.objects.update(begun_at=look.begun_at - early, ends_at=look.ends_at - early)
        cursor.execute("SELECT set_config('chungtay.erasing', 'off', true)")
    assert browser.get(where).status_code == 404


def test_nothing_is_shown_to_nobody_nor_by_who_stands_in_no_circle(caring: Caring) -> None:
    here = f"/clb/{caring.club.pk}/cham-soc/cho-xem/"
    unnamed = caring.account("hung").client.post(here, asked(name="  ", office="Hội NCT"))
    assert unnamed.status_code == 422
    stranger = lan_the_chair(caring.club).client.post(here, asked())
    assert (stranger.status_code, "không có tên trong vòng" in stranger.content.decode()) == (422, True)
    assert not Reading.objects.filter(what="shown").exists()


def test_whoever_joined_the_circle_later_is_not_shown_and_the_same_form_is_one(caring: Caring) -> None:
    browser, here, form = caring.account("hung").client, f"/clb/{caring.club.pk}/cham-soc/cho-xem/", asked()
    browser.post(here, form)
    where = browser.post(here, form)["Location"]
    assert SupervisorLook.objects.count() == 1
    other = make_member(caring.club, full_name="Vũ Thị Sau", birth_year=1939)

    make_folder(caring.club, other.person, caring.hung, [caring.na], since=caring.since)
    assert "Vũ Thị Sau" not in browser.get(where).content.decode()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE care_supervisorlook SET name = 'x'",
        "DELETE FROM care_supervisorlook",
        "TRUNCATE care_supervisorlook CASCADE",
    ],
)
def test_who_read_is_never_changed(caring: Caring, sql: str) -> None:
    caring.account("hung").client.post(f"/clb/{caring.club.pk}/cham-soc/cho-xem/", asked())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
