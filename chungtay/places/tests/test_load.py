"""Loading the national tables: whole, the same the second time, corrections in place, decisions of people kept."""

import shutil
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from chungtay.audit.models import Note
from chungtay.kernel.acts import OutsideReach
from chungtay.places import queries, services
from chungtay.places.models import Area, AreaName, MapLoad, ProposedChange, Succession, Terrain
from chungtay.places.rules import AreaWouldMove, AreaWouldVanish, ChangeState, MapIncomplete
from chungtay.places.services.load_tables import DATA
from chungtay.places.tests.factories import TODAY, administrator, commune, officer, province

pytestmark = pytest.mark.django_db

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """The tables with one text of one file replaced by another."""

    def edit(name: str, before: str, after: str) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(DATA, folder, dirs_exist_ok=True)
        place = folder / f"{name}.csv"
        text = place.read_text()
        assert before in text
        place.write_text(text.replace(before, after, 1))
        return folder

    return edit


def test_the_loaded_map_holds_every_proof() -> None:
    assert [proof.says for proof in queries.proofs() if not proof.holds] == []


def test_the_same_tables_again_are_known_and_change_nothing() -> None:
    loads = MapLoad.objects.count()
    assert services.load_map(administrator()) == services.Loaded(is_known_version=True, changed_count=0)
    assert MapLoad.objects.count() == loads


def test_comparing_every_row_again_writes_none() -> None:
    assert services.load_map(administrator(), again=True).changed_count == 0


def test_loading_leaves_one_note() -> None:
    services.load_map(administrator(), again=True)
    note = Note.objects.latest("pk")
    assert (note.action, note.path) == ("places.load_map", "/")


def test_who_does_not_keep_the_map_may_not_load_it() -> None:
    with pytest.raises(OutsideReach):
        services.load_map(officer())


def test_a_corrected_name_and_extent_are_put_right_in_place(edited: Edit) -> None:
    nga_son = commune()
    folder = edited("commune_successions_2025", "commune,00016,00004,part,1,", "commune,00016,00004,full,1,")
    place = folder / "communes_2025.csv"
    place.write_text(place.read_text().replace("xa,Nga Sơn,", "xa,Nga Sớn,", 1))

    loaded = services.load_map(administrator(), folder=folder)

    assert loaded.changed_count == 2
    after = Area.objects.get(pk=nga_son.pk)
    assert (after.full_name, after.path) == ("Xã Nga Sớn", nga_son.path)
    assert Succession.objects.get(old__code="00016", old__level=3, new__code="00004").extent == "full"


def test_a_default_can_move_to_another_successor(edited: Edit) -> None:
    split = queries.split_communes().first()
    assert split is not None
    first, second = queries.successors(split)[:2]
    lines = (DATA / "commune_successions_2025.csv").read_text().splitlines()

    def line(new: str) -> str:
        return next(each for each in lines if each.startswith(f"commune,{split.code},{new},"))

    old_default, new_default = line(first.new.code), line(second.new.code)
    folder = edited("commune_successions_2025", old_default, old_default.replace(",1,", ",0,"))
    place = folder / "commune_successions_2025.csv"
    place.write_text(place.read_text().replace(new_default, new_default.replace(",0,", ",1,")))

    services.load_map(administrator(), folder=folder)

    assert queries.default_successor(split) == second.new


def test_a_unit_that_would_move_is_refused_and_nothing_changes(edited: Edit) -> None:
    folder = edited("communes_2025", ",38,xa,Nga Sơn,", ",40,xa,Nga Sơn,")
    with pytest.raises(AreaWouldMove):
        services.load_map(administrator(), folder=folder)
    assert commune().province.name == "Thanh Hóa"


def test_a_unit_that_would_vanish_is_refused(edited: Edit) -> None:
    line = next(each for each in (DATA / "communes_2024.csv").read_text().splitlines() if each.startswith("00001,"))
    folder = edited("communes_2024", line + "\n", "")
    with pytest.raises(AreaWouldVanish) as refused:
        services.load_map(administrator(), folder=folder)
    assert refused.value.facts == {"area_count": 1, "code": "00001"}


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MapIncomplete, match="provinces_2024"):
        services.load_map(administrator(), folder=tmp_path)


def test_half_a_line_is_refused_with_its_number(edited: Edit) -> None:
    folder = edited("districts_2024", "001,01,quan,Ba Đình", "001,01")
    with pytest.raises(MapIncomplete, match="dòng 2"):
        services.load_map(administrator(), folder=folder)


def test_special_zones_are_islands_by_their_resolution() -> None:
    islands = Terrain.objects.filter(kind="island")
    assert islands.count() == 13
    phu_quoc = Terrain.objects.select_related("area").get(area__name="Phú Quốc")
    assert phu_quoc.source == f"Đặc khu là hải đảo theo {phu_quoc.area.legal_source}"


def test_what_an_officer_said_of_an_island_is_not_said_again() -> None:
    terrain = Terrain.objects.get(area__name="Phú Quốc")
    act = officer(terrain.area)
    services.close_terrain(act, terrain=terrain, key=uuid4(), ended_on=date(2026, 1, 1), source="văn bản thử")
    services.load_map(administrator(), again=True)
    assert Terrain.objects.filter(area=terrain.area).count() == 1


def test_changes_with_two_sources_and_a_day_are_in_force_the_others_wait() -> None:
    assert AreaName.objects.count() == 11
    assert AreaName.objects.get(area=province("Đồng Nai")).full_name == "Thành phố Đồng Nai"
    waiting = ProposedChange.objects.filter(state=ChangeState.OPEN)
    assert waiting.count() == 14
    assert all(change.effective_on is None for change in waiting)


def test_dong_nai_is_a_city_from_the_day_and_not_before() -> None:
    dong_nai = province("Đồng Nai")
    assert queries.names_on([dong_nai.pk], date(2026, 4, 29)) == {dong_nai.pk: "Tỉnh Đồng Nai"}
    assert queries.names_on([dong_nai.pk], date(2026, 4, 30)) == {dong_nai.pk: "Thành phố Đồng Nai"}


def test_a_second_source_with_a_day_lets_a_change_take_effect(edited: Edit) -> None:
    folder = edited("admin_changes_2026", "39/2026/QH16,2026-08-24,,1", "39/2026/QH16,2026-08-24,2026-09-01,2")
    services.load_map(administrator(), folder=folder)
    bac_ninh = province("Bắc Ninh")
    assert queries.names_on([bac_ninh.pk], TODAY) == {bac_ninh.pk: "Thành phố Bắc Ninh"}


def test_what_a_person_settled_is_left_alone(edited: Edit) -> None:
    change = ProposedChange.objects.get(area=province("Bắc Ninh"))
    services.decline_change(administrator(), change=change, key=uuid4(), reason="chưa có văn bản")
    folder = edited("admin_changes_2026", "39/2026/QH16,2026-08-24,,1", "39/2026/QH16,2026-08-24,2026-09-01,2")
    services.load_map(administrator(), folder=folder)
    change.refresh_from_db()
    assert change.state == ChangeState.DECLINED


def test_a_spelling_put_right_by_a_letter_survives_the_next_tables(edited: Edit) -> None:
    services.correct_area_name(administrator(), area=commune(), key=uuid4(), name="Nga Sớn", source="CV 12/UBND")
    folder = edited("communes_2025", "xa,Nga Sơn,", "xa,Nga Sờn,")
    services.load_map(administrator(), folder=folder)
    assert Area.objects.get(pk=commune("Nga Sớn").pk).full_name == "Xã Nga Sớn"


def test_the_island_districts_and_the_coastal_flat_have_their_way() -> None:
    to = dict(Succession.objects.filter(old__level=2).values_list("old__name", "new__full_name"))
    assert to == {
        "Bạch Long Vĩ": "Đặc khu Bạch Long Vĩ",
        "Cồn Cỏ": "Đặc khu Cồn Cỏ",
        "Hoàng Sa": "Đặc khu Hoàng Sa",
        "Lý Sơn": "Đặc khu Lý Sơn",
        "Côn Đảo": "Đặc khu Côn Đảo",
        "Kim Sơn": to["Kim Sơn"],
    }
    flat = Succession.objects.get(old__name="Kim Sơn", old__level=2)
    assert (flat.extent, flat.is_default, flat.new.code) == ("part_area", False, "14698")


def test_the_command_loads_and_checks_in_sentences() -> None:
    out = StringIO()
    call_command("places", "load", "--again", stdout=out)
    call_command("places", "check", stdout=out)
    assert "0 dòng được ghi" in out.getvalue()
    assert "đúng  từ 01/7/2025 có 34 tỉnh, 3.321 xã: 34/3321" in out.getvalue()


def test_the_check_fails_with_a_sentence_when_the_map_has_a_hole() -> None:
    Succession.objects.filter(old__code="00001", old__level=3).delete()
    with pytest.raises(CommandError, match="không có đơn vị kế tiếp"):
        call_command("places", "check", stdout=StringIO())


def test_the_command_refuses_in_a_sentence() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE places_area SET code = '99999' WHERE code = '00004' AND level = 3 AND map_id = %s",
            [commune().map_id],
        )
    with pytest.raises(CommandError, match="thiếu 1 đơn vị"):
        call_command("places", "load", "--again")
