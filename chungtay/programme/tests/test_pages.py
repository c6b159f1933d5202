"""The pages: read by everybody, written by those who keep the programme."""

from uuid import uuid4

import pytest
from django.test import Client

from chungtay.access.rules import Role
from chungtay.access.tests.factories import make_user, signed_in
from chungtay.places.models import Area
from chungtay.programme.models import Document, Limit, Project, ProjectFact, Target
from chungtay.programme.services import load_programmes
from chungtay.programme.tests.cast import centre

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped(db):
    load_programmes(centre())


@pytest.fixture
def keeper():
    return signed_in(make_user("Lê Văn Trung", (Role.CENTRE_OFFICER, "/")))


@pytest.fixture
def province():
    area = Area.objects.get(map__code="2025", level=1, code="38")
    return signed_in(make_user("Hà Thị Thanh", (Role.PROVINCE_OFFICER, area.path)))


PAGES = ["", "chi-tieu/", "quy-dinh/", "du-an/", "van-ban/", "1336/", "1648/", "1533/", "du-an/VIE071/"]


@pytest.mark.parametrize("page", PAGES)
def test_everybody_may_read(page):
    answer = Client().get(f"/de-an/{page}")
    assert answer.status_code == 200
    assert "/vp/" not in answer.content.decode().split("<main")[1]


@pytest.mark.parametrize("page", PAGES)
def test_an_office_reads_the_same_on_its_own_face(province, page):
    assert province.get(f"/vp/chuong-trinh/{page}").status_code == 200
    assert Client().get(f"/vp/chuong-trinh/{page}").status_code == 302


@pytest.mark.parametrize("sheet", ["chi-tieu/", "quy-dinh/", "du-an/", "van-ban/"])
def test_each_table_comes_as_a_workbook(sheet):
    answer = Client().get(f"/de-an/{sheet}?tai=xlsx")
    assert answer.content[:2] == b"PK"
    assert ".xlsx" in answer["Content-Disposition"]


def test_targets_are_searched_without_marks_and_sorted(province):
    page = province.get("/vp/chuong-trinh/chi-tieu/?q=nguoi+tre&sort=-ma").content.decode()
    assert "T1336-9" in page
    assert "T1336-2<" not in page


def test_an_unknown_programme_is_not_there():
    for page in ("9999/", "du-an/VIE000/", "chi-tieu/999999/", "van-ban/999999/"):
        assert Client().get(f"/de-an/{page}").status_code == 404


def test_a_detail_page_says_where_a_number_was_read():
    target = Target.objects.get(code="T1336-2")
    page = Client().get(f"/de-an/chi-tieu/{target.pk}/").content.decode()
    assert "từ 3.000 câu lạc bộ" in page
    assert target.page in page
    assert Client().get(f"/de-an/van-ban/{target.document_id}/").status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_rows(province, django_assert_num_queries):
    path = "/vp/chuong-trinh/chi-tieu/?q=T1533"
    province.get(path)
    with django_assert_num_queries(7):
        assert b"T1533-1" in province.get(path).content
    with django_assert_num_queries(7):
        assert b"VIE085-4" in province.get("/vp/chuong-trinh/chi-tieu/?q=VIE085").content


def test_a_keeper_sets_a_limit_and_a_refusal_is_shown_in_the_form(keeper):
    form = {"name": "women_share_min", "path": "/", "value": "55,5", "valid_from": "01/01/2027"}
    form |= {"source": "Hướng dẫn", "mark": "SOURCED", "document": "", "key": str(uuid4())}
    assert keeper.post("/vp/chuong-trinh/quy-dinh/dat/", form).status_code == 302
    assert Limit.objects.get(name="women_share_min", valid_to=None).value == 5550

    again = keeper.post("/vp/chuong-trinh/quy-dinh/dat/", form | {"key": str(uuid4())})
    assert again.status_code == 422
    assert "Đã có một mức bắt đầu từ ngày 01/01/2027" in again.content.decode()


def test_a_keeper_adds_a_document_a_project_and_a_fact(keeper):
    told = {"number": "9/KH", "kind": "KH", "issuer": "Hội", "title": "Kế hoạch năm", "path": "/", "key": str(uuid4())}
    assert keeper.post("/vp/chuong-trinh/van-ban/them/", told).status_code == 302
    assert Document.objects.get(number="9/KH").path == "/"
    told = {"code": "VIE101", "name": "Dự án", "donor": "Quỹ", "starts_on": "01/02/2026", "key": str(uuid4())}
    assert keeper.post("/vp/chuong-trinh/du-an/them/", told).status_code == 302
    assert Project.objects.filter(code="VIE101").exists()
    told = {"words": "5 câu lạc bộ", "key": str(uuid4())}
    assert keeper.post("/vp/chuong-trinh/du-an/VIE101/them/", told).status_code == 302
    assert ProjectFact.objects.filter(project__code="VIE101").count() == 1


def test_a_province_sets_its_own_target_and_does_not_see_the_form_of_the_countrys(province):
    document = Document.objects.get(number="1648/QĐ-TTg")
    area = Area.objects.get(map__code="2025", level=1, code="38")
    told = {"code": "TH-1", "path": area.path, "owner": "province", "words": "Câu lạc bộ mới", "unit": "share"}
    told |= {"comparison": "at_least", "value": "62,5", "due_on": "31/12/2030", "document": str(document.pk)}
    told |= {"programme": "1648", "mark": "SOURCED", "key": str(uuid4())}
    assert province.post("/vp/chuong-trinh/chi-tieu/them/", told).status_code == 302
    target = Target.objects.get(code="TH-1")
    assert (target.value, target.area) == (6250, area)

    page = province.get(f"/vp/chuong-trinh/chi-tieu/{target.pk}/thay/").content.decode()
    assert 'value="62,5"' in page
    told |= {"value": "70", "key": str(uuid4())}
    assert province.post(f"/vp/chuong-trinh/chi-tieu/{target.pk}/thay/", told).status_code == 302
    target.refresh_from_db()
    assert target.superseded_by.value == 7000

    national = Target.objects.get(code="T1336-2")
    assert province.get(f"/vp/chuong-trinh/chi-tieu/{national.pk}/thay/").status_code == 404
    assert province.get("/vp/chuong-trinh/du-an/them/").status_code == 404
    assert (
        province.post("/vp/chuong-trinh/chi-tieu/them/", told | {"path": "/", "key": str(uuid4())}).status_code == 422
    )


def test_who_keeps_nothing_finds_no_form():
    commune = signed_in(make_user("Mai Văn Tứ", (Role.COMMUNE_OFFICER, "/27/3051/")))
    assert commune.get("/vp/chuong-trinh/").status_code == 200
    assert commune.get("/vp/chuong-trinh/quy-dinh/dat/").status_code == 404
