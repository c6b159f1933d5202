"""A list is kept under a name, opened again, forgotten; nobody sees another's; nothing leads elsewhere."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.access.models import SavedView
from tests import cast

pytestmark = pytest.mark.django_db
HERE, ALL = "/vp/hoi-nghi/", "/tai-khoan/bo-loc/"


def save(who: cast.Someone, **more: str) -> str:
    said = {"path": HERE, "query": "loai=review&page=3", "name": "Chỉ tổng kết"} | more
    where = f"/tai-khoan/bo-loc/luu/?{urlencode({'path': said['path'], 'query': said['query']})}"
    return who.client.post(where, {"name": said["name"]}, follow=True).content.decode()


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
        ({"name": " "}, "Tên bộ lọc"),
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
    assert "Chỉ tổng kết" not in other.client.get(ALL).content.decode()
    assert other.client.post(f"{ALL}{kept.pk}/bo/").status_code == 404
    assert SavedView.objects.exists()


def test_all_one_keeps_stands_on_one_page_under_the_name_of_its_list_and_is_dropped_there() -> None:
    mine = cast.commune_officer()
    assert "Chưa lưu bộ lọc nào" in mine.client.get(ALL).content.decode()
    save(mine)
    save(mine, path="/vp/xep-hang/", query="nam=2025", name="Năm ngoái")
    page = mine.client.get(ALL).content.decode()
    assert "<h2>Hội nghị" in page
    assert 'href="/vp/xep-hang/?nam=2025"' in page
    first, second = SavedView.objects.order_by("pk")
    page = mine.client.post(f"{ALL}{first.pk}/bo/", follow=True)
    assert page.request["PATH_INFO"] == ALL
    assert list(SavedView.objects.all()) == [second]


def test_a_list_asks_for_what_was_kept_only_of_who_keeps_something(django_assert_num_queries: Any) -> None:
    mine = cast.commune_officer()
    mine.client.get(HERE)
    with CaptureQueriesContext(connection) as seen:
        mine.client.get(HERE)
    bare = len(seen)
    save(mine)
    mine.client.get(HERE)
    with django_assert_num_queries(bare + 1):
        mine.client.get(HERE)
    mine.client.post(f"{ALL}{SavedView.objects.get().pk}/bo/")
    mine.client.get(HERE)
    with django_assert_num_queries(bare):
        mine.client.get(HERE)


def test_the_database_keeps_no_nameless_one() -> None:
    officer = cast.commune_officer()
    with pytest.raises(DatabaseError), transaction.atomic():
        SavedView.objects.create(user=officer.user, path=HERE, query="a=1", name="")
