"""The shell's own pages, refusals made into answers, and what stands in every form."""

import json
import logging
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import Conflict, NotFound, Refusal, RuleBroken
from chungtay.web import gallery
from chungtay.web.explain import sentences
from chungtay.web.forms import KeyField
from chungtay.web.logs import JsonFormatter, request_id
from chungtay.web.management.commands.build_assets import ROOM, without_comments
from chungtay.web.render import paginate, render_part, sorting
from chungtay.web.rules import Change, Display, page_numbers
from chungtay.web.urls import urlpatterns as own

KINDS: dict[str, type[Refusal]] = {"404": NotFound, "403": OutsideReach, "409": Conflict, "422": RuleBroken}


def refusing(request: HttpRequest, kind: str) -> HttpResponse:
    raise KINDS[kind](action="x", path="/27/")


def breaking(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def accepting(request: HttpRequest) -> HttpResponse:
    return redirect(request.GET.get("to", "/"))


urlpatterns = [*own, path("tu-choi/<str:kind>/", refusing), path("hong/", breaking), path("nhan/", accepting)]
handler404 = "chungtay.web.views.not_found"
handler500 = "chungtay.web.views.server_error"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("chungtay.web.tests.test_pages")]


@pytest.mark.parametrize("status", [403, 404, 409, 422])
def test_a_refusal_is_a_page_with_its_status(client: Client, status: int) -> None:
    response = client.get(f"/tu-choi/{status}/")
    page = response.content.decode()
    assert response.status_code == status
    assert '<html lang="vi"' in page
    assert response["X-Request-ID"] in page


def test_outside_the_reach_and_never_there_are_one_answer(client: Client) -> None:
    outside, never = client.get("/tu-choi/404/"), client.get("/chua-tung-co/")
    strip = [
        response.content.decode().replace(response["X-Request-ID"], "").replace(path_, "")
        for response, path_ in ((outside, "/tu-choi/404/"), (never, "/chua-tung-co/"))
    ]
    assert strip[0] == strip[1]


def test_the_outbox_gets_the_reason_as_json(client: Client) -> None:
    response = client.post("/tu-choi/409/", headers={"X-Outbox": "1"})
    assert response.status_code == 409
    assert response.json() == {"code": "conflict", "sentence": str(sentences()["web"]["conflict"])}


def test_htmx_gets_a_notice_at_the_head_of_the_page(client: Client) -> None:
    response = client.post("/tu-choi/409/", headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert response["HX-Retarget"] == "#noi-dung"
    assert b"<html" not in response.content
    assert str(sentences()["web"]["conflict"]) in response.content.decode()


def test_an_accident_is_a_calm_page_without_details() -> None:
    response = Client(raise_request_exception=False).get("/hong/")
    assert response.status_code == 500
    assert "Lỗi nằm ở phía hệ thống" in response.content.decode()
    assert "ZeroDivisionError" not in response.content.decode()


@pytest.mark.parametrize("face", ["club", "office", "public", "../x"])
def test_the_gallery_shows_every_face(client: Client, face: str) -> None:
    response = client.get("/ui/", {"face": face})
    page = response.content.decode()
    assert response.status_code == 200
    assert " style=" not in page
    assert " onclick=" not in page
    assert "<script>" not in page


def test_every_component_stands_in_the_gallery() -> None:
    folder = ROOM / "templates/web/components"
    everywhere = "".join(file.read_text() for file in (ROOM / "templates").rglob("*.html"))
    everywhere += (ROOM / "templatetags/web.py").read_text() + (ROOM / "forms.py").read_text()
    for component in folder.glob("*.html"):
        assert f"web/components/{component.name}" in everywhere, component.name
        assert len(component.read_text().splitlines()) <= 40


def test_the_text_grows_and_stays_grown_on_this_device(client: Client) -> None:
    response = client.post("/hien-thi/", {"change": "to-hon", "next": "/ui/?face=club"})
    assert response.status_code == 302
    assert response["Location"] == "/ui/?face=club"
    assert 'class="face-club size-1"' in client.get("/ui/?face=club").content.decode()
    client.post("/hien-thi/", {"change": "tuong-phan"})
    assert 'class="face-club size-1 contrast"' in client.get("/ui/?face=club").content.decode()


def test_the_switch_leads_nowhere_else(client: Client) -> None:
    assert client.post("/hien-thi/", {"change": "x", "next": "https://xau.example/"})["Location"] == "/"
    assert client.get("/hien-thi/").status_code == 405


def test_sizes_have_ends() -> None:
    assert Display(3).after(Change.LARGER) == Display(3)
    assert Display(-1).after(Change.SMALLER) == Display(-1)
    assert Display(2, has_contrast=True).after(Change.NORMAL) == Display(0, has_contrast=True)
    assert Display.read("9; drop", "yes") == Display()


def test_health_is_told_to_programs_and_people(client: Client) -> None:
    told = client.get("/healthz")
    assert told.json()["checks"]["database"]["well"] is True
    assert client.get("/suc-khoe-he-thong/").status_code == told.status_code
    assert "Disallow: /clb/" in client.get("/robots.txt").content.decode()


def test_a_form_too_old_to_send_says_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/nhan/")
    assert response.status_code == 403
    assert "Trang mở đã lâu" in response.content.decode()


def test_an_accepted_form_frees_its_draft(client: Client) -> None:
    assert client.post("/nhan/", {"_draft": "hop:12"}).cookies["ct_done"].value == "hop:12"
    assert "ct_done" not in client.post("/nhan/?to=/vao/", {"_draft": "hop:12"}).cookies
    assert "ct_done" not in client.post("/nhan/", {"_draft": "x\r\ny"}).cookies


def test_errors_stand_above_the_field_and_lead_to_it() -> None:
    form = gallery.Everything(gallery.WRONG)
    page = str(form)
    assert 'href="#id_name"' in page
    assert 'href="#id_held_on_0"' in page
    assert 'id="id_amount_vnd_error"' in page
    assert page.index('id="id_age_error"') < page.index('name="age"')
    assert 'aria-describedby="id_amount_vnd_helptext id_amount_vnd_error"' in page
    assert "Chỗ này còn để trống." in page


def test_a_filled_form_gives_what_was_meant() -> None:
    form = gallery.Everything(gallery.FILLED)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount_vnd"] == 1_250_000
    assert f"{form.cleaned_data['held_on']:%d/%m/%Y}" == "27/11/2026"


def test_each_form_has_a_key_of_its_own() -> None:
    first, second = gallery.Everything(), gallery.Everything()
    assert first["key"].value() != second["key"].value()
    assert isinstance(first.fields["key"], KeyField)


def test_an_answer_that_may_be_a_part_varies_by_who_asks() -> None:
    name = "web/health.html"
    whole = render_part(RequestFactory().get("/"), name, {"checks": [], "is_well": True}, None)
    assert "HX-Request" in whole["Vary"]
    assert b"<html" in whole.content


def test_paging_takes_any_number() -> None:
    rows = list(range(120))
    assert paginate(RequestFactory().get("/?page=x"), rows).number == 1
    assert paginate(RequestFactory().get("/?page=99"), rows).number == 3
    assert page_numbers(1, 1) == [1]
    assert page_numbers(5, 9) == [1, None, 4, 5, 6, None, 9]
    assert page_numbers(3, 5) == [1, 2, 3, 4, 5]


def test_only_named_columns_sort() -> None:
    columns = {"name": ("name_key", "id"), "fund": "-fund_vnd"}
    ask = RequestFactory().get
    assert sorting(ask("/?sort=-name"), columns, "name") == ("-name", ("-name_key", "-id"))
    assert sorting(ask("/?sort=-fund"), columns, "name") == ("-fund", ("fund_vnd",))
    assert sorting(ask("/?sort=password"), columns, "name") == ("name", ("name_key", "id"))


def test_the_head_of_a_sorted_column_says_so() -> None:
    code = "{% load web %}{% sort_header 'name' 'Tên' %}{% sort_header 'fund' 'Quỹ' is_number=True %}"
    page = engines["django"].from_string(code).render({"sort": "name"}, RequestFactory().get("/?q=lan&page=3"))
    assert 'aria-sort="ascending"' in page
    assert "?q=lan&amp;sort=-name" in page
    assert "?q=lan&amp;sort=fund" in page
    assert "page=" not in page


def test_a_log_line_is_json_with_the_request_it_belongs_to() -> None:
    record = logging.LogRecord("chungtay", logging.INFO, __file__, 1, "đã ghi %s", ("x",), None)
    token = request_id.set("abc12345")
    try:
        line = json.loads(JsonFormatter().format(record))
    finally:
        request_id.reset(token)
    assert line["message"] == "đã ghi x"
    assert line["request"] == "abc12345"


@override_settings(DEBUG=False)
def test_a_request_is_logged_without_its_query(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "chungtay.request"):
        client.get("/ui/?q=0912345678", headers={"X-Request-ID": "tu-may-chu-1"})
    assert "0912345678" not in caplog.text
    assert caplog.records[-1].status == 200  # type: ignore[attr-defined]


@pytest.mark.parametrize("script", sorted((ROOM / "assets/js").glob("*.js")), ids=lambda one: one.stem)
def test_a_script_can_lose_its_comments_line_by_line(script: Path) -> None:
    code = [line for line in script.read_text().splitlines() if not line.strip().startswith("//")]
    assert all(line.count("`") % 2 == 0 for line in code), "a text over several lines would lose its indentation"
    sent = without_comments(script.read_text())
    assert not [line for line in sent.splitlines() if line.startswith(("//", " ", "/*"))]
