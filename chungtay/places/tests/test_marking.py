"""Many communes marked with their terrain in one go: the service, the list of a province, the provinces, the sheets."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import Refusal
from chungtay.places import queries, rules, services
from chungtay.places.models import Area, Terrain
from chungtay.places.rules import Level, TerrainKind
from chungtay.places.services import Marked, TerrainMark
from chungtay.places.tests.factories import (
    NEW_MAP_DAY,
    TODAY,
    act_of,
    browser,
    commune,
    neighbour,
    officer,
    officer_browser,
    province,
    province_officer,
)
from chungtay.places.tests.test_pages import sheet_of, words

pytestmark = pytest.mark.django_db
PAPER = "QĐ 60/QĐ-BDTTG ngày 04/02/2026"


def mark(*communes: Area, kind: TerrainKind = TerrainKind.MOUNTAIN, **others: Any) -> Marked:
    said = {"key": uuid4(), "valid_from": NEW_MAP_DAY, "source": PAPER} | others
    act = said.pop("act", None) or province_officer()
    return services.mark_terrain(act, marks=[TerrainMark(area.pk, kind) for area in communes], **said)


def centre_officer() -> Act:
    return act_of(Role.CENTRE_OFFICER, "/")


def kinds_of(area: Area) -> set[str]:
    return {each.kind for each in queries.terrain_on(area, TODAY)}


# --- the service ----------------------------------------------------------------------------------------------------


def test_many_communes_are_marked_at_once_with_a_note_for_each() -> None:
    before = Note.objects.count()
    assert mark(commune(), neighbour()) == Marked(commune_count=2, mark_count=2, known_count=0)
    assert kinds_of(commune()) == kinds_of(neighbour()) == {"mountain"}
    assert set(Terrain.objects.filter(area=commune()).values_list("source", "valid_from")) == {(PAPER, NEW_MAP_DAY)}
    notes = Note.objects.filter(action="places.mark_terrain")
    assert {note.path for note in notes} == {commune().path, neighbour().path}
    assert Note.objects.count() - before == 2


def test_the_same_form_sent_twice_is_written_once_and_answered_alike() -> None:
    key = uuid4()
    first = mark(commune(), neighbour(), key=key)
    assert mark(commune(), neighbour(), key=key) == first
    assert Terrain.objects.filter(kind="mountain").count() == 2
    with pytest.raises(SameKeyOtherContent):
        mark(commune(), key=key)


def test_a_mixed_choice_is_refused_whole_and_names_who_has_the_kind_already() -> None:
    mark(commune())
    with pytest.raises(rules.TerrainHoldsForSome) as refused:
        mark(commune(), neighbour())
    assert refused.value.facts == {"known_count": 1, "names": "Xã Nga Sơn (miền núi)"}
    assert kinds_of(neighbour()) == set()


def test_told_to_skip_it_marks_the_others_only() -> None:
    mark(commune(), source="QĐ cũ")
    assert mark(commune(), neighbour(), skip_known=True) == Marked(commune_count=1, mark_count=1, known_count=1)
    assert Terrain.objects.get(area=commune()).source == "QĐ cũ"
    assert kinds_of(neighbour()) == {"mountain"}


def test_a_long_list_of_who_has_it_is_cut_short() -> None:
    some = list(Area.objects.filter(parent=province(), level=Level.COMMUNE)[:13])
    mark(*some)
    with pytest.raises(rules.TerrainHoldsForSome) as refused:
        mark(*some)
    assert str(refused.value.facts["names"]).endswith("và 3 xã khác")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"source": ""}, rules.SourceMissing),
        ({"valid_from": date(2027, 1, 1)}, rules.DayInFuture),
        ({"valid_from": date(2025, 6, 30)}, rules.DayNotOnMap),
    ],
)
def test_what_cannot_be_said_of_one_cannot_be_said_of_many(said: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        mark(commune(), neighbour(), **said)
    assert not Terrain.objects.filter(area__in=[commune(), neighbour()]).exists()


def test_nothing_chosen_and_nothing_new_are_refused() -> None:
    with pytest.raises(rules.CommunesMissing):
        mark()
    mark(commune())
    with pytest.raises(rules.TerrainNothingNew):
        mark(commune(), skip_known=True)


def test_a_commune_of_another_province_an_old_one_and_a_province_cannot_be_marked() -> None:
    elsewhere = commune("Thông Thụ", of="Nghệ An")
    with pytest.raises(rules.AreaNotFound):
        mark(commune(), elsewhere)
    with pytest.raises(rules.AreaNotFound):
        mark(commune(), neighbour(), act=officer())
    for wrong in (commune("Nga Thủy", map_code="2024"), province()):
        with pytest.raises(rules.NotACommune):
            mark(wrong, act=centre_officer())
    with pytest.raises(rules.AreaNotFound):
        services.mark_terrain(
            centre_officer(), key=uuid4(), marks=[TerrainMark(0, TerrainKind.PLAIN)], valid_from=TODAY, source=PAPER
        )
    assert not Terrain.objects.filter(kind="mountain").exists()


def test_a_commune_that_is_only_specially_difficult_is_of_unknown_ground() -> None:
    whole = queries.ground_count(province(), TODAY)
    mark(commune(), kind=TerrainKind.SPECIALLY_DIFFICULT)
    mark(neighbour())
    count = queries.ground_count(province(), TODAY)
    assert count.unknown_count == whole.unknown_count - 1
    assert count.kinds[TerrainKind.SPECIALLY_DIFFICULT] == count.kinds[TerrainKind.MOUNTAIN] == 1
    assert count.commune_count == 166


# --- the list of a province -----------------------------------------------------------------------------------------


def list_of(area: Area | None = None) -> str:
    return reverse("places:terrains", args=[(area or province()).pk])


def typed(*communes: Area, **others: Any) -> dict[str, Any]:
    said = {"key": str(uuid4()), "kind": "mountain", "valid_from": "01/07/2025", "source": PAPER}
    return said | {"chosen": [str(area.pk) for area in communes]} | others


def province_browser() -> Any:
    return browser((Role.PROVINCE_OFFICER, province().path))


def test_the_list_says_at_once_how_many_are_unknown_and_is_searched_sorted_and_filtered() -> None:
    mark(commune())
    client = province_browser()
    text = words(client.get(list_of()))
    assert "Chưa rõ địa bàn 165 xã" in text
    assert "1–166 trong 166" in text
    assert "1–165 trong 165" in words(client.get(list_of(), {"loai": "chua-ro"}))
    assert "1–1 trong 1" in words(client.get(list_of(), {"loai": "mountain"}))
    assert "1–1 trong 1" in words(client.get(list_of(), {"ten": commune().code}))
    assert "Không có xã nào như vậy" in words(client.get(list_of(), {"ten": "xyzxyz"}))
    falling = client.get(list_of(), {"sort": "-ten"}).content.decode()
    assert falling.index("Xã Yên") < falling.index("Xã Nga Sơn")


def test_ticked_communes_are_marked_and_the_filter_stays() -> None:
    client = province_browser()
    answer = client.post(f"{list_of()}?loai=chua-ro", typed(commune(), neighbour()))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{list_of()}?loai=chua-ro")
    assert "Đã ghi địa bàn cho 2 xã" in words(client.get(answer.headers["Location"]))
    assert kinds_of(commune()) == {"mountain"}


def test_all_of_the_list_as_it_was_looked_at_are_marked_and_never_others() -> None:
    seen = f"{commune().pk},{neighbour().pk},{commune('Thông Thụ', of='Nghệ An').pk},x"
    answer = province_browser().post(list_of(), typed(all_seen="on", seen=seen))
    assert answer.status_code == 302
    assert set(Terrain.objects.filter(kind="mountain").values_list("area", flat=True)) == {commune().pk, neighbour().pk}


def test_a_refusal_loses_nothing_of_what_was_ticked_and_typed() -> None:
    mark(commune())
    client = province_browser()
    answer = client.post(list_of(), typed(commune(), neighbour(), source="QĐ của tôi"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Xã Nga Sơn (miền núi)" in page
    assert 'value="QĐ của tôi"' in page
    for area in (commune(), neighbour()):
        assert f'value="{area.pk}" id="xa{area.pk}" checked' in page
    again = client.post(list_of(), typed(commune(), neighbour(), skip_known="on"), follow=True)
    assert "Đã ghi địa bàn cho 1 xã; 1 xã đã ghi từ trước thì giữ nguyên." in words(again)
    assert client.post(list_of(), typed()).status_code == 422
    assert client.post(list_of(), typed(commune(), valid_from="31/02/2026")).status_code == 422


def test_the_neighbour_a_commune_and_a_club_have_no_list_of_the_province() -> None:
    elsewhere = province("Nghệ An")
    strangers = [
        browser((Role.PROVINCE_OFFICER, elsewhere.path)),
        officer_browser(),
        browser((Role.CHAIR, f"{commune().path}c1/")),
    ]
    for stranger in strangers:
        for page in (list_of(), reverse("places:terrain_sheet", args=[province().pk])):
            assert stranger.get(page).status_code == 404
        assert stranger.post(list_of(), typed(commune())).status_code == 404
    assert not Terrain.objects.filter(kind="mountain").exists()
    assert province_browser().get(list_of(commune())).status_code == 404  # no list of a commune
    assert browser((Role.CENTRE_OFFICER, "/")).get(list_of(province("Hà Giang", "2024"))).status_code == 404


def test_a_commune_of_the_neighbour_cannot_be_smuggled_in() -> None:
    answer = province_browser().post(list_of(), typed(commune(), commune("Thông Thụ", of="Nghệ An")))
    assert answer.status_code == 422
    assert not Terrain.objects.filter(kind="mountain").exists()


# --- the provinces --------------------------------------------------------------------------------------------------


def test_the_centre_sees_each_province_with_its_unknown_communes_the_most_first() -> None:
    mark(*Area.objects.filter(parent=province("Cao Bằng"), level=Level.COMMUNE), act=centre_officer())
    centre = browser((Role.CENTRE_OFFICER, "/"))
    page = centre.get(reverse("places:terrain_provinces"), {"sort": "-chua-ro"})
    lines = page.context["lines"]
    counts = [line["count"].unknown_count for line in lines]
    assert counts == sorted(counts, reverse=True)
    assert (len(lines), lines[-1]["area"].name, counts[-1]) == (34, "Cao Bằng", 0)
    assert sum(line["count"].commune_count for line in lines) == 3_321
    assert "trong 3.321 xã" in words(page)


def test_a_province_goes_straight_to_its_list_and_a_commune_to_its_places() -> None:
    here = reverse("places:terrain_provinces")
    assert province_browser().get(here).headers["Location"] == list_of()
    assert province_browser().get(f"{here}?loai=chua-ro").headers["Location"] == f"{list_of()}?loai=chua-ro"
    assert officer_browser().get(here).headers["Location"] == reverse("places:office")


def test_the_sheet_has_a_cross_for_each_kind_and_the_papers() -> None:
    mark(commune())
    mark(commune(), kind=TerrainKind.BORDER, source="QĐ 2")
    rows = sheet_of(province_browser().get(reverse("places:terrain_sheet", args=[province().pk])))
    head = ["Mã số", "Đơn vị", "Tỉnh, thành phố", "Đồng bằng", "Miền núi", "Biên giới", "Hải đảo", "Đặc biệt khó khăn"]
    assert rows[2][:8] == head
    line = next(row for row in rows if row[0] == commune().code)
    assert line[1:8] == ["Xã Nga Sơn", "Tỉnh Thanh Hóa", "", "x", "x", "", ""]
    assert line[8] == f"{PAPER}; QĐ 2"
    whole = sheet_of(browser((Role.CENTRE_OFFICER, "/")).get(reverse("places:terrain_country_sheet")))
    assert len(whole) == 3_321 + 3
    assert len(sheet_of(officer_browser().get(reverse("places:terrain_country_sheet")))) == 1 + 3


@pytest.mark.parametrize("name", ["terrains", "terrain_provinces", "terrain_sheet"])
def test_a_page_asks_as_often_for_three_marked_communes_as_for_one(name: str, django_assert_num_queries: Any) -> None:
    client = browser((Role.CENTRE_OFFICER, "/"))
    page = reverse(f"places:{name}", args=[] if name == "terrain_provinces" else [province().pk])
    mark(commune())
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    mark(neighbour(), commune("Nga Thắng"))
    with django_assert_num_queries(len(one)):
        client.get(page)
