"""The pages of places: found by whoever looks, kept by who may, nothing for the neighbour."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from chungtay.access.rules import Role
from chungtay.places import queries, services
from chungtay.places.models import CommuneFact, Hamlet, ProposedChange, Terrain
from chungtay.places.rules import TerrainKind
from chungtay.places.services import Figures
from chungtay.places.tests.factories import (
    NEW_MAP_DAY,
    TODAY,
    browser,
    commune,
    hamlet,
    neighbour,
    officer,
    officer_browser,
    province,
)

pytestmark = pytest.mark.django_db


def day_text(name: str, text: str = "04/05/2026") -> dict[str, str]:
    return {name: text}


def words(response: Any) -> str:
    """The page's text, without markup and with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sheet_of(response: Any) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()


@pytest.fixture
def public() -> Client:
    return Client()


# --- the public -----------------------------------------------------------------------------------------------------


def test_anybody_finds_an_old_commune_and_what_it_became(public: Client) -> None:
    page = public.get(reverse("places:public"), {"q": "nga thuy"})
    text = words(page).replace(" ,", ",")
    assert "Xã Nga Thủy, huyện Nga Sơn, tỉnh Thanh Hóa" in text
    assert "đến trước 01/07/2025, nay thuộc: xã Nga Sơn" in text


def test_the_public_search_page_lists_the_provinces_and_says_when_nothing_is_found(public: Client) -> None:
    assert "34 tỉnh, thành phố" in words(public.get(reverse("places:public")))
    assert "Không tìm thấy nơi nào" in words(public.get(reverse("places:public"), {"q": "xyzxyz"}))


def test_the_page_of_a_commune_tells_its_past_its_source_and_what_is_kept(public: Client) -> None:
    nga_son = commune()
    hamlet(nga_son)
    services.set_terrain(
        officer(), commune=nga_son, key=uuid4(), kind=TerrainKind.PLAIN, valid_from=NEW_MAP_DAY, source="QĐ 861"
    )
    said = {"commune": nga_son, "key": uuid4(), "year": 2026, "source": "BC 3"}
    services.record_facts(officer(), figures=Figures(older_count=5120), **said)
    text = words(public.get(reverse("places:area", args=[nga_son.pk])))
    for told in (
        "1686/NQ-UBTVQH15",
        "Xã Nga Thủy",
        "toàn bộ diện tích",
        "Đồng bằng",
        "QĐ 861",
        "Thôn Phú Nghĩa",
        "5.120",
    ):
        assert told in text
    assert "Thêm thôn" not in text


def test_the_pages_of_old_areas_tell_what_they_became(public: Client) -> None:
    old = commune("Nga Thủy", map_code="2024")
    assert "Nay thuộc Xã Nga Sơn" in words(public.get(reverse("places:area", args=[old.pk])))
    assert "thôi hoạt động" in words(public.get(reverse("places:area", args=[old.parent_id])))
    split = queries.split_communes().first()
    assert split is not None
    assert "Mỗi câu lạc bộ phải được hỏi" in words(public.get(reverse("places:area", args=[split.pk])))


def test_a_province_lists_its_communes_sorted_searched_paged_and_as_a_sheet(public: Client) -> None:
    page = reverse("places:area", args=[province().pk])
    assert "1–50 trong 166" in words(public.get(page))
    assert "1–1 trong 1" in words(public.get(page, {"ten": "nga son"}))
    falling = public.get(page, {"sort": "-ten"}).content.decode()
    assert falling.index("Xã Yên") < falling.index("Xã Xuân")
    assert "Không có đơn vị nào" in words(public.get(page, {"ten": "xyzxyz"}))
    rows = sheet_of(public.get(reverse("places:children_sheet", args=[province().pk])))
    assert len(rows) == 169
    assert rows[0][0] == "Các đơn vị thuộc Tỉnh Thanh Hóa"


def test_a_renamed_province_shows_its_names(public: Client) -> None:
    text = words(public.get(reverse("places:area", args=[province("Đồng Nai").pk])))
    assert "Thành phố Đồng Nai" in text
    assert "Tỉnh Đồng Nai , đến trước ngày 30/04/2026" in text.replace("Nai,", "Nai ,")
    waiting = words(public.get(reverse("places:area", args=[province("Bắc Ninh").pk])))
    assert "chưa được xác nhận nên chưa dùng" in waiting


def test_a_hamlet_has_a_public_page(public: Client) -> None:
    assert "Thôn Phú Nghĩa" in words(public.get(reverse("places:public_hamlet", args=[hamlet().pk])))


def test_what_is_not_there_is_a_404(public: Client) -> None:
    assert public.get(reverse("places:area", args=[0])).status_code == 404
    assert public.get(reverse("places:public_hamlet", args=[0])).status_code == 404


# --- the office: looking --------------------------------------------------------------------------------------------


def test_the_officer_searches_as_she_types() -> None:
    chair = officer_browser()
    whole = chair.get(reverse("places:office"), {"q": "nga son"})
    part = chair.get(reverse("places:office"), {"q": "nga son"}, headers={"HX-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    assert reverse("places:kept", args=[commune().pk]) in part.content.decode()
    assert "Nơi được giao Xã Nga Sơn" in words(chair.get(reverse("places:office")))


def test_places_outside_the_reach_lead_to_their_public_pages() -> None:
    page = officer_browser().get(reverse("places:kept", args=[commune().pk])).content.decode()
    assert reverse("places:area", args=[province().pk]) in page
    assert reverse("places:kept", args=[province().pk]) not in page


def test_the_province_sees_its_province_first() -> None:
    page = browser((Role.PROVINCE_OFFICER, province().path)).get(reverse("places:office"))
    assert "Nơi được giao Tỉnh Thanh Hóa" in words(page)


def kept_pages(area_pk: int, hamlet_pk: int, terrain_pk: int, province_pk: int, change_pk: int) -> list[str]:
    of_area = [
        "kept",
        "terrain",
        "hamlets",
        "hamlets_sheet",
        "add_hamlets",
        "merge_hamlets",
        "propose_change",
        "correct_name",
    ]
    of_hamlet = ["hamlet", "rename_hamlet", "split_hamlet", "correct_hamlet"]
    return [
        *(reverse(f"places:{name}", args=[area_pk]) for name in of_area),
        *(reverse(f"places:{name}", args=[hamlet_pk]) for name in of_hamlet),
        reverse("places:close_terrain", args=[terrain_pk]),
        reverse("places:facts", args=[area_pk, 2026]),
        reverse("places:fact_table", args=[province_pk, 2026]),
        reverse("places:fact_sheet", args=[province_pk, 2026]),
        reverse("places:change", args=[change_pk]),
    ]


def everything() -> list[str]:
    border = services.set_terrain(
        officer(), commune=commune(), key=uuid4(), kind=TerrainKind.BORDER, valid_from=NEW_MAP_DAY, source="QĐ"
    )
    change = ProposedChange.objects.get(area=province("Bắc Ninh"))
    return kept_pages(commune().pk, hamlet().pk, border.pk, province().pk, change.pk)


def test_the_neighbour_a_chair_and_a_partner_get_nothing_of_the_office_pages() -> None:
    pages = everything()
    strangers = [
        officer_browser(neighbour()),
        browser((Role.CHAIR, f"{commune().path}c1/")),
        browser((Role.PARTNER, f"{commune().path}c1/")),
    ]
    for stranger in strangers:
        for page in pages:
            assert stranger.get(page).status_code == 404, page
            assert stranger.post(page, {"key": str(uuid4())}).status_code in (404, 405), page
    assert Hamlet.objects.count() == 1
    assert Terrain.objects.filter(area=commune(), valid_to__isnull=True).exists()


def test_who_is_not_signed_in_goes_to_sign_in() -> None:
    for page in everything():
        answer = Client().get(page)
        assert (answer.status_code, answer.headers["Location"].startswith("/vao/")) == (302, True)


def test_the_centre_opens_every_page_once_its_places_are_loaded() -> None:
    pages = everything()
    centre = browser((Role.CENTRE_OFFICER, "/"))
    for page in [*pages, reverse("places:changes"), reverse("places:office")]:
        assert centre.get(page).status_code == 200, page


def test_a_sheet_is_of_a_commune_and_a_table_of_a_province() -> None:
    centre = browser((Role.CENTRE_OFFICER, "/"))
    assert centre.get(reverse("places:facts", args=[province().pk, 2026])).status_code == 404
    assert centre.get(reverse("places:fact_table", args=[commune().pk, 2026])).status_code == 404


# --- the office: keeping --------------------------------------------------------------------------------------------


def test_the_officer_lists_hamlets_in_one_go_and_sees_why_a_name_is_refused() -> None:
    client, page = officer_browser(), reverse("places:add_hamlets", args=[commune().pk])
    said = {"key": str(uuid4()), "kind": "thon", "names": "Thôn 1\n\n2\n", **day_text("valid_from", "01/07/2025")}
    answer = client.post(page, said)
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("places:hamlets", args=[commune().pk]))
    assert [each.full_name for each in queries.hamlets_of(commune(), on=TODAY)] == ["Thôn 1", "Thôn 2"]
    again = client.post(page, said | {"key": str(uuid4())})
    assert again.status_code == 422
    assert "Xã đã có Thôn 1 trong thời gian này" in words(again)


def test_the_officer_merges_renames_splits_corrects_and_takes_back() -> None:
    client = officer_browser()
    one, two, three = (hamlet(name=name) for name in "123")
    paper = {"source": "QĐ 45", **day_text("happened_on")}
    merged = client.post(
        reverse("places:merge_hamlets", args=[commune().pk]),
        {"key": str(uuid4()), "whole": [one.pk, two.pk], "kind": "thon", "name": "Hưng Đạo", **paper},
        follow=True,
    )
    assert "nay cùng một thôn" in words(merged)
    new = Hamlet.objects.get(name="Hưng Đạo")
    steps: list[tuple[str, dict[str, str], str]] = [
        (
            "rename_hamlet",
            {"kind": "thon", "name": "Hưng Thịnh", **day_text("happened_on", "01/06/2026")},
            "Hưng Thịnh",
        ),
        ("split_hamlet", {"kind": "thon", "names": "Đông\nTây", **day_text("happened_on", "01/07/2026")}, "Đông"),
        ("correct_hamlet", {"kind": "thon", "name": "Đoài"}, "Đoài"),
    ]
    current = new
    for name, said, after in steps:
        answer = client.post(
            reverse(f"places:{name}", args=[current.pk]), {"key": str(uuid4()), "source": "QĐ 46", **said}
        )
        assert answer.status_code == 302, words(answer)
        current = Hamlet.objects.get(name=after)
    client.post(reverse("places:withdraw_hamlet", args=[three.pk]), {"key": str(uuid4())})
    assert {each.name for each in queries.hamlets_of(commune(), on=TODAY)} == {"Đoài", "Tây"}
    ever = client.get(reverse("places:hamlets", args=[commune().pk]), {"ca_cu": "1", "q": "hung"})
    assert "Thôn Hưng Đạo" in words(ever)
    rows = sheet_of(client.get(reverse("places:hamlets_sheet", args=[commune().pk])))
    assert len(rows) == 3 + 6


def test_a_merger_form_that_cannot_be_is_shown_again_with_the_reason() -> None:
    one, two = (hamlet(name=name) for name in "12")
    said = {"key": str(uuid4()), "kind": "thon", "name": "Mới", "source": "QĐ 45", **day_text("happened_on")}
    page = reverse("places:merge_hamlets", args=[commune().pk])
    alone = officer_browser().post(page, said | {"whole": [one.pk]})
    assert (alone.status_code, "ít nhất hai thôn" in words(alone)) == (422, True)
    both = officer_browser().post(page, said | {"whole": [one.pk, two.pk], "part": [one.pk]})
    assert (both.status_code, "cả hai nơi" in words(both)) == (422, True)
    foreign = officer_browser().post(page, said | {"whole": [one.pk, hamlet(neighbour()).pk]})
    assert foreign.status_code == 422


def test_a_hamlet_with_a_past_is_not_taken_back_and_the_page_says_why() -> None:
    one, two = (hamlet(name=name) for name in "12")
    services.merge_hamlets(
        officer(),
        commune=commune(),
        key=uuid4(),
        happened_on=date(2026, 5, 4),
        whole=[one, two],
        into=services.NewHamlet.typed("thon", "3"),
        source="QĐ",
    )
    answer = officer_browser().post(reverse("places:withdraw_hamlet", args=[one.pk]), {"key": str(uuid4())})
    assert answer.status_code == 422
    assert Hamlet.objects.count() == 3


def test_the_officer_keeps_terrain() -> None:
    client, page = officer_browser(), reverse("places:terrain", args=[commune().pk])
    said = {"key": str(uuid4()), "kind": "mountain", "source": "QĐ 861", **day_text("valid_from")}
    assert client.post(page, said).status_code == 302
    assert client.post(page, said | {"key": str(uuid4())}).status_code == 422
    mountain = Terrain.objects.get(area=commune())
    end = reverse("places:close_terrain", args=[mountain.pk])
    early = {"key": str(uuid4()), "source": "QĐ 9", **day_text("ended_on", "01/01/2026")}
    assert "không được trước ngày bắt đầu" in words(client.post(end, early))
    late = {"key": str(uuid4()), "source": "QĐ 9", **day_text("ended_on", "01/06/2026")}
    assert client.post(end, late).status_code == 302
    assert "01/06/2026" in words(client.get(page))


def test_the_officer_keeps_the_yearly_sheet_and_its_versions() -> None:
    client, page = officer_browser(), reverse("places:facts", args=[commune().pk, 2026])
    first = {"key": str(uuid4()), "older_count": "5.120", "has_care_fund": "1", "source": "BC 3", "seen_id": ""}
    assert client.post(page, first).status_code == 302
    standing = CommuneFact.objects.get()
    assert (standing.older_count, standing.older_women_count, standing.has_care_fund) == (5120, None, True)
    better = {"key": str(uuid4()), "older_count": "5131", "source": "BC 4", "seen_id": standing.pk}
    assert client.post(page, better).status_code == 302
    text = words(client.get(page))
    assert "đang dùng 5.131" in text
    assert "đã thay 5.120" in text
    assert client.post(page, better | {"key": str(uuid4())}).status_code == 409
    assert client.post(page, {"key": str(uuid4()), "older_count": "-1", "source": "x"}).status_code == 422
    assert client.post(page, {"key": str(uuid4()), "source": "x"}).status_code == 422


def test_the_province_types_many_communes_at_once() -> None:
    client = browser((Role.PROVINCE_OFFICER, province().path))
    page = reverse("places:fact_table", args=[province().pk, 2026])
    one, two = commune(), neighbour()
    said = {
        "key": str(uuid4()),
        "source": "BC 7/BC-SNV",
        f"xa{one.pk}-older_count": "5.120",
        f"xa{two.pk}-older_count": "3300",
        f"xa{two.pk}-older_women_count": "1800",
    }
    assert client.post(page, said).status_code == 302
    assert {fact.area_id: fact.older_count for fact in CommuneFact.objects.all()} == {one.pk: 5120, two.pk: 3300}
    assert "2 trong 166 xã" in words(client.get(page))
    bad = said | {"key": str(uuid4()), f"xa{one.pk}-older_count": "nhiều"}
    assert client.post(page, bad).status_code == 422
    rows = sheet_of(client.get(reverse("places:fact_sheet", args=[province().pk, 2026])))
    assert ["Xã Nga Sơn", 5120.0] in [row[1:3] for row in rows]


def test_the_administrator_confirms_declines_proposes_and_corrects_names() -> None:
    client = browser((Role.ADMINISTRATOR, "/"))
    assert "Thành phố Bắc Ninh" in words(client.get(reverse("places:changes")))
    change = ProposedChange.objects.get(area=province("Bắc Ninh"))
    page = reverse("places:change", args=[change.pk])
    assert client.post(page, {"key": str(uuid4()), "reason": ""}).status_code == 422
    assert client.post(page, {"key": str(uuid4()), "reason": "chưa thấy"}).status_code == 302
    early = client.post(page, {"key": str(uuid4()), **day_text("effective_on", "01/08/2026")})
    assert "sớm hơn ngày ban hành" in words(early)
    assert client.post(page, {"key": str(uuid4()), **day_text("effective_on", "01/09/2026")}).status_code == 302
    assert queries.names_on([change.area_id], TODAY)[change.area_id] == "Thành phố Bắc Ninh"
    kep = ProposedChange.objects.get(area__name="Kép", state="open")
    whole = {"key": str(uuid4()), "is_whole": "on", **day_text("effective_on", "01/09/2026")}
    done = words(client.post(reverse("places:change", args=[kep.pk]), whole, follow=True))
    assert "Phường Kép" in done
    assert not ProposedChange.objects.filter(resolution=kep.resolution, state="open").exists()
    new = {"key": str(uuid4()), "kind": "phuong", "name": "Nga Sơn", "resolution": "NQ 9", **day_text("issued_on")}
    assert client.post(reverse("places:propose_change", args=[commune().pk]), new).status_code == 302
    right = {"key": str(uuid4()), "name": "Nga Xơn", "source": "CV 12"}
    assert client.post(reverse("places:correct_name", args=[commune().pk]), right).status_code == 302
    assert client.get(reverse("places:office")).context["page"].paginator.count == 34


# --- the cost of a page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["hamlets", "kept", "terrain"])
def test_a_page_asks_as_often_for_three_rows_as_for_one(name: str, django_assert_num_queries: Any) -> None:
    client, page = officer_browser(), reverse(f"places:{name}", args=[commune().pk])

    def add(number: int) -> None:
        hamlet(name=str(number))
        Terrain.objects.create(area=commune(), kind=list(TerrainKind)[number], valid_from=NEW_MAP_DAY, source="QĐ")
        CommuneFact.objects.create(area=commune(), year=2025 + number, older_count=1, source="BC")

    add(0)
    client.get(page)

    with CaptureQueriesContext(connection) as one:
        client.get(page)
    add(1)
    add(2)
    with django_assert_num_queries(len(one)):
        client.get(page)


def test_public_pages_ask_a_fixed_number_of_times(public: Client, django_assert_num_queries: Any) -> None:
    for area in (commune(), commune("Nga An")):
        with django_assert_num_queries(10):
            public.get(reverse("places:area", args=[area.pk]))
    with django_assert_num_queries(4):
        public.get(reverse("places:public"), {"q": "nga"})
