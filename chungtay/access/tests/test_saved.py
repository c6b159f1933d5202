"""A list is kept under a name, opened again, forgotten; nobody sees another's; nothing leads elsewhere."""

import pytest
from django.db import DatabaseError, transaction

from chungtay.access.models import SavedView
from tests import cast

pytestmark = pytest.mark.django_db
HERE = "/vp/hoi-nghi/"


def save(who: cast.Someone, **more: str) -> str:
    said = {"path": HERE, "query": "loai=review&page=3", "name": "Chỉ tổng kết"} | more
    return who.client.post("/tai-khoan/bo-loc/", said, follow=True).content.decode()


def test_filters_are_kept_under_a_name_and_open_again() -> None:
    officer = cast.commune_officer()
    page = save(officer)
    assert "Đã lưu bộ lọc." in page
    assert SavedView.objects.get().query == "loai=review"
    assert 'href="?loai=review"' in officer.client.get(HERE).content.decode()


def test_a_known_name_takes_the_new_filters() -> None:
    officer = cast.commune_officer()
    save(officer)
    save(officer, query="loai=launch")
    assert SavedView.objects.get().query == "loai=launch"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": " "}, "Đặt tên cho bộ lọc"),
        ({"query": ""}, "Đặt tên cho bộ lọc"),
        ({"path": "https://noi-khac.vn/"}, "Chỉ lưu được bộ lọc"),
        ({"path": "/clb/1/"}, "Chỉ lưu được bộ lọc"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(wrong: dict[str, str], told: str) -> None:
    page = save(cast.commune_officer(), **wrong)
    assert told in page
    assert not SavedView.objects.exists()


def test_a_dozen_names_above_one_list_are_enough() -> None:
    officer = cast.commune_officer()
    for number in range(12):
        save(officer, name=f"Bộ {number}")
    assert "đã có 12 bộ lọc" in save(officer, name="Bộ nữa")
    assert "Đã lưu" in save(officer, name="Bộ nữa", path="/vp/xep-hang/")


def test_nobody_sees_or_drops_what_another_kept() -> None:
    mine, other = cast.commune_officer(), cast.neighbour_officer()
    save(mine)
    kept = SavedView.objects.get()
    assert "Chỉ tổng kết" not in other.client.get(HERE).content.decode()
    other.client.post(f"/tai-khoan/bo-loc/{kept.pk}/bo/")
    assert SavedView.objects.exists()
    page = mine.client.post(f"/tai-khoan/bo-loc/{kept.pk}/bo/", follow=True)
    assert page.request["PATH_INFO"] == HERE
    assert not SavedView.objects.exists()


def test_the_database_keeps_no_nameless_one() -> None:
    officer = cast.commune_officer()
    with pytest.raises(DatabaseError), transaction.atomic():
        SavedView.objects.create(user=officer.user, path=HERE, query="a=1", name="")
