"""Yearly sheets, terrain and names: written, superseded, confirmed, refused, by the services and by the database."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.kernel.acts import OutsideReach, Reach
from chungtay.kernel.errors import Refusal
from chungtay.places import queries, rules, services
from chungtay.places.models import Area, AreaName, CommuneFact, Map, ProposedChange, Succession, Terrain
from chungtay.places.queries import search_areas
from chungtay.places.rules import AreaKind, ChangeState, TerrainKind
from chungtay.places.services import FactLine, Figures
from chungtay.places.tests.factories import (
    NEW_MAP_DAY,
    TODAY,
    act_of,
    administrator,
    commune,
    neighbour,
    officer,
    province,
    province_officer,
)

pytestmark = pytest.mark.django_db
KNOWN = Figures(older_count=5120, older_women_count=2980, association_member_count=4700, chapter_count=31)


def record(**others: Any) -> CommuneFact:
    said = {"commune": commune(), "key": uuid4(), "year": 2026, "figures": KNOWN, "source": "BC 3/BC-UBND"}
    return services.record_facts(officer(), **(said | others))


def terrain(kind: TerrainKind = TerrainKind.BORDER, **others: Any) -> Terrain:
    said = {"commune": commune(), "key": uuid4(), "valid_from": NEW_MAP_DAY, "source": "QĐ 861/QĐ-TTg"}
    return services.set_terrain(officer(), kind=kind, **(said | others))


def waiting(name: str = "Bắc Ninh") -> ProposedChange:
    return ProposedChange.objects.get(area=province(name), state=ChangeState.OPEN)


# --- yearly sheets --------------------------------------------------------------------------------------------


def test_a_sheet_is_kept_with_its_source_and_a_correction_stands_beside_it() -> None:
    first = record()
    better = Figures(older_count=5131)
    second = record(figures=better, seen_id=first.pk)
    assert queries.commune_fact(commune(), 2026) == second
    assert queries.commune_facts(commune()) == [second]
    assert queries.fact_versions(commune(), 2026) == [second, first]
    first.refresh_from_db()
    assert first.superseded_by == second
    assert Note.objects.filter(action="places.record_facts", path=commune().path).count() == 2


def test_a_sheet_sent_twice_is_written_once() -> None:
    key = uuid4()
    assert record(key=key) == record(key=key)
    assert CommuneFact.objects.count() == 1
    with pytest.raises(SameKeyOtherContent):
        record(key=key, figures=Figures(older_count=1))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"figures": Figures()}, rules.FactsEmpty),
        ({"figures": Figures(older_count=1, older_women_count=2)}, rules.WomenExceedOlder),
        ({"source": ""}, rules.SourceMissing),
        ({"year": 2024}, rules.YearOutOfRange),
        ({"year": 2027}, rules.YearOutOfRange),
        ({"seen_id": 999_999}, rules.FactsChangedMeanwhile),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(said: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        record(**said)
    assert not CommuneFact.objects.exists()


def test_two_typists_of_one_sheet_do_not_overwrite_each_other() -> None:
    first = record()
    record(figures=Figures(older_count=5000), seen_id=first.pk)
    with pytest.raises(rules.FactsChangedMeanwhile):
        record(figures=Figures(older_count=6000), seen_id=first.pk)


def test_many_communes_are_written_at_once_and_unchanged_lines_write_nothing() -> None:
    standing = record()
    lines = [
        FactLine(commune(), KNOWN, seen_id=standing.pk),
        FactLine(neighbour(), Figures(older_count=3300)),
    ]
    key = uuid4()
    said: dict[str, Any] = {"province": province(), "key": key, "year": 2026, "source": "BC 3/BC-UBND"}
    written = services.record_many_facts(province_officer(), lines=lines, **said)
    assert [fact.area for fact in written] == [neighbour()]
    assert services.record_many_facts(province_officer(), lines=lines, **said) == []
    rows = dict(queries.communes_with_facts(province(), year=2026, on=TODAY))
    assert len(rows) == 166
    assert rows[neighbour()] is not None
    assert rows[commune("Nga Thắng")] is None


def test_one_bad_line_among_many_writes_none() -> None:
    lines = [FactLine(commune(), KNOWN), FactLine(neighbour(), Figures(older_count=1, older_women_count=2))]
    said: dict[str, Any] = {"key": uuid4(), "year": 2026, "source": "BC 3"}
    with pytest.raises(rules.WomenExceedOlder), transaction.atomic():
        services.record_many_facts(province_officer(), province=province(), lines=lines, **said)
    elsewhere = FactLine(commune("Kim Sơn", "Gia Lai"), KNOWN)
    with pytest.raises(rules.NotACommune), transaction.atomic():
        services.record_many_facts(province_officer(), province=province(), lines=[elsewhere], **said)
    assert not CommuneFact.objects.exists()


# --- terrain ------------------------------------------------------------------------------------------------------


def test_several_kinds_of_terrain_hold_together_each_once() -> None:
    key = uuid4()
    assert terrain(key=key) == terrain(key=key)
    terrain(TerrainKind.MOUNTAIN)
    assert {each.kind for each in queries.terrain_on(commune(), TODAY)} == {"border", "mountain"}
    with pytest.raises(rules.TerrainHoldsAlready):
        terrain()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"source": ""}, rules.SourceMissing),
        ({"valid_from": date(2025, 1, 1)}, rules.DayNotOnMap),
        ({"valid_from": date(2027, 1, 1)}, rules.DayInFuture),
    ],
)
def test_terrain_that_cannot_be_is_refused(said: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        terrain(**said)


def test_terrain_ends_by_a_paper_once() -> None:
    border = terrain()
    end: dict[str, Any] = {"terrain": border, "key": uuid4(), "ended_on": date(2026, 3, 1), "source": "QĐ 1"}
    with pytest.raises(rules.SourceMissing):
        services.close_terrain(officer(), **(end | {"source": ""}))
    with pytest.raises(rules.TerrainEndsBeforeItBegan):
        services.close_terrain(officer(), **(end | {"ended_on": date(2025, 6, 1)}))
    services.close_terrain(officer(), **end)
    services.close_terrain(officer(), **end)
    with pytest.raises(rules.TerrainEndsTwice):
        services.close_terrain(officer(), **(end | {"key": uuid4()}))
    assert terrain(valid_from=date(2026, 3, 1)).kind == "border"


def test_terrain_ended_on_its_first_day_was_a_mistake_and_goes() -> None:
    border = terrain()
    services.close_terrain(officer(), terrain=border, key=uuid4(), ended_on=NEW_MAP_DAY, source="ghi nhầm")
    assert not queries.terrain_ever(commune())


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_proposed_change_takes_effect_when_confirmed_with_its_day() -> None:
    change = waiting()
    key = uuid4()
    day = date(2026, 9, 15)
    name = services.confirm_change(administrator(), change=change, key=key, effective_on=day)
    assert services.confirm_change(administrator(), change=change, key=key, effective_on=day) == name
    bac_ninh = province("Bắc Ninh")
    assert queries.names_on([bac_ninh.pk], date(2026, 9, 14))[bac_ninh.pk] == "Tỉnh Bắc Ninh"
    assert queries.names_on([bac_ninh.pk], day)[bac_ninh.pk] == "Thành phố Bắc Ninh"
    with pytest.raises(rules.ChangeSettled):
        services.confirm_change(administrator(), change=change, key=uuid4(), effective_on=day)


def test_all_that_waits_from_one_resolution_takes_effect_together_or_not_at_all() -> None:
    change = ProposedChange.objects.get(area__name="Kép", state=ChangeState.OPEN)
    said: dict[str, Any] = {"change": change, "key": uuid4(), "effective_on": date(2026, 9, 15)}
    with pytest.raises(OutsideReach):
        services.confirm_resolution(officer(), **said)
    with pytest.raises(rules.ChangeBeforeIssue), transaction.atomic():
        services.confirm_resolution(administrator(), **(said | {"effective_on": date(2026, 8, 1)}))
    names = services.confirm_resolution(administrator(), **said)
    assert len(names) == 12
    assert set(services.confirm_resolution(administrator(), **said)) == set(names)
    assert waiting().state == ChangeState.OPEN


def test_a_change_is_not_in_force_before_it_was_passed() -> None:
    with pytest.raises(rules.ChangeBeforeIssue):
        services.confirm_change(administrator(), change=waiting(), key=uuid4(), effective_on=date(2026, 8, 1))


def test_a_declined_change_may_still_be_confirmed() -> None:
    change = waiting()
    with pytest.raises(rules.SourceMissing):
        services.decline_change(administrator(), change=change, key=uuid4(), reason="")
    key = uuid4()
    for _ in range(2):
        services.decline_change(administrator(), change=change, key=key, reason="chưa thấy văn bản")
    change.refresh_from_db()
    assert change.state == ChangeState.DECLINED
    services.confirm_change(administrator(), change=change, key=uuid4(), effective_on=date(2026, 9, 1))


def test_a_new_name_is_proposed_confirmed_and_found_under_both() -> None:
    said: dict[str, Any] = {
        "area": commune(),
        "kind": AreaKind.PHUONG,
        "name": "Ba Hàng",
        "resolution": "NQ 500/NQ-UBTVQH16",
        "issued_on": date(2026, 10, 1),
        "key": uuid4(),
    }
    change = services.propose_change(administrator(), **said)
    assert services.propose_change(administrator(), **said) == change
    services.confirm_change(administrator(), change=change, key=uuid4(), effective_on=date(2026, 11, 1))
    for typed in ("ba hang", "nga son"):
        assert commune() in [found.area for found in search_areas(typed, on=TODAY, limit=3)]
    assert search_areas("ba hang thanh hoa", on=TODAY)[0].area.full_name_on == "Phường Ba Hàng"
    with pytest.raises(rules.KindNotOfLevel):
        services.propose_change(administrator(), **(said | {"kind": AreaKind.TINH, "key": uuid4()}))
    with pytest.raises(rules.ChangeBeforeIssue):
        services.propose_change(administrator(), **(said | {"effective_on": date(2026, 9, 1), "key": uuid4()}))


def test_a_later_name_closes_the_one_before_and_one_between_is_refused() -> None:
    for number, day in enumerate((date(2026, 5, 1), date(2026, 7, 1))):
        change = services.propose_change(
            administrator(),
            area=province(),
            key=uuid4(),
            kind=AreaKind.THANH_PHO,
            name=f"Thanh {number}",
            resolution=f"NQ {number}",
            issued_on=date(2026, 1, 1),
        )
        services.confirm_change(administrator(), change=change, key=uuid4(), effective_on=day)
    assert [name.valid_to for name in queries.history_of(province()).names] == [date(2026, 7, 1), None]
    change.pk, change.state, change.resolution, change.area_name = None, ChangeState.OPEN, "NQ 3", None
    change.save(force_insert=True)
    with pytest.raises(rules.AreaNameOverlaps):
        services.confirm_change(administrator(), change=change, key=uuid4(), effective_on=date(2026, 6, 1))


def test_a_corrected_spelling_is_found_in_both() -> None:
    key = uuid4()
    with pytest.raises(rules.SourceMissing):
        services.correct_area_name(administrator(), area=commune(), key=uuid4(), name="Nga Xơn", source="")
    for _ in range(2):
        area = services.correct_area_name(administrator(), area=commune("Nga Sơn"), key=key, name="Nga Sơn", source="x")
    services.correct_area_name(administrator(), area=area, key=uuid4(), name="Nga Xơn", source="CV 12")
    for typed in ("nga xon", "nga son thanh hoa"):
        assert search_areas(typed, on=TODAY)[0].area.full_name == "Xã Nga Xơn"


def test_who_keeps_places_does_not_keep_the_map_and_the_neighbour_keeps_nothing() -> None:
    stranger = officer(neighbour())
    border = terrain()
    attempts = [
        lambda: services.record_facts(stranger, commune=commune(), key=uuid4(), year=2026, figures=KNOWN, source="BC"),
        lambda: services.record_many_facts(officer(), province=province(), key=uuid4(), year=2026, lines=[], source=""),
        lambda: services.set_terrain(
            stranger, commune=commune(), key=uuid4(), kind=TerrainKind.PLAIN, valid_from=NEW_MAP_DAY, source="QĐ"
        ),
        lambda: services.close_terrain(stranger, terrain=border, key=uuid4(), ended_on=TODAY, source="QĐ"),
        lambda: services.confirm_change(province_officer(), change=waiting(), key=uuid4(), effective_on=TODAY),
        lambda: services.decline_change(province_officer(), change=waiting(), key=uuid4(), reason="x"),
        lambda: services.correct_area_name(officer(), area=commune(), key=uuid4(), name="X", source="Y"),
        lambda: services.propose_change(
            act_of(Role.CHAIR, "/"),
            area=commune(),
            key=uuid4(),
            kind=AreaKind.XA,
            name="X",
            resolution="Y",
            issued_on=TODAY,
        ),
    ]
    for attempt in attempts:
        with pytest.raises(OutsideReach):
            attempt()
    with pytest.raises(rules.AreaNotFound):
        queries.get_terrain(Reach(frozenset({neighbour().path})), border.pk)
    with pytest.raises(rules.AreaNotFound):
        queries.get_change(Reach(frozenset({neighbour().path})), waiting().pk)


# --- what the database refuses by itself ------------------------------------------------------------------------------


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def cheats() -> list[Any]:
    """Ways around the services, each of which must fail."""
    nga_son, old, fact, border = commune(), commune("Nga Thủy", map_code="2024"), record(), terrain()
    thanh_hoa = province()
    sheet = {"area": nga_son, "year": 2026, "older_count": 1, "source": "BC"}
    named = {"area": nga_son, "kind": "phuong", "name": "A", "full_name": "Phường A", "source": "NQ"}
    area = {
        "map": nga_son.map,
        "level": 3,
        "code": "99999",
        "kind": "xa",
        "name": "Giả",
        "full_name": "Xã Giả",
        "sort_key": "gia",
        "name_fold": "gia",
        "parent": thanh_hoa,
        "province": thanh_hoa,
    }
    way = {"old": old, "happened_on": NEW_MAP_DAY, "extent": "part"}
    proposed = {
        "area": nga_son,
        "kind": "phuong",
        "name": "A",
        "full_name": "Phường A",
        "resolution": "NQ",
        "issued_on": TODAY,
        "sources_agreeing": 1,
    }
    AreaName.objects.create(valid_from=date(2026, 1, 1), **named)
    return [
        lambda: CommuneFact.objects.create(**sheet),
        lambda: CommuneFact.objects.create(**(sheet | {"year": 2025, "source": ""})),
        lambda: CommuneFact.objects.create(**(sheet | {"year": 2025, "older_women_count": 2})),
        lambda: CommuneFact.objects.create(**(sheet | {"area": thanh_hoa})),
        lambda: CommuneFact.objects.filter(pk=fact.pk).update(older_count=9),
        lambda: sql("UPDATE places_communefact SET source = 'x' WHERE id = %s", fact.pk),
        lambda: sql("DELETE FROM places_communefact WHERE id = %s", fact.pk),
        lambda: Terrain.objects.create(area=nga_son, kind="border", valid_from=TODAY, source="QĐ"),
        lambda: Terrain.objects.create(area=nga_son, kind="plain", valid_from=TODAY),
        lambda: Terrain.objects.create(area=nga_son, kind="swamp", valid_from=TODAY, source="QĐ"),
        lambda: Terrain.objects.create(area=thanh_hoa, kind="plain", valid_from=TODAY, source="QĐ"),
        lambda: Terrain.objects.filter(pk=border.pk).update(valid_to=NEW_MAP_DAY),
        lambda: Area.objects.create(path="/1/2/", **area),
        lambda: Area.objects.create(**(area | {"parent": None, "path": "/x/"})),
        lambda: Area.objects.create(**(area | {"level": 4})),
        lambda: Area.objects.create(**(area | {"kind": "bang"})),
        lambda: Area.objects.create(**(area | {"name": ""})),
        lambda: Area.objects.filter(pk=nga_son.pk).update(path="/"),
        lambda: Area.objects.filter(pk=nga_son.pk).update(parent=province("Nghệ An")),
        lambda: Area.objects.filter(pk=nga_son.pk).update(parent=province("Thanh Hóa", "2024")),
        lambda: Area.objects.filter(pk=thanh_hoa.pk).update(path="/0/"),
        lambda: Area.objects.filter(pk=nga_son.pk).update(code=neighbour().code),
        lambda: Succession.objects.create(**(way | {"new": nga_son})),
        lambda: Succession.objects.create(**(way | {"new": neighbour(), "is_default": True})),
        lambda: Succession.objects.create(**(way | {"new": old})),
        lambda: Succession.objects.create(**(way | {"old": nga_son, "new": old})),
        lambda: Succession.objects.create(**(way | {"new": neighbour(), "happened_on": TODAY})),
        lambda: Succession.objects.create(**(way | {"new": neighbour(), "extent": "some"})),
        lambda: AreaName.objects.create(valid_from=TODAY, **named),
        lambda: AreaName.objects.create(valid_from=date(2025, 8, 1), valid_to=date(2025, 7, 2), **named),
        lambda: AreaName.objects.create(
            valid_from=date(2025, 8, 1), valid_to=date(2025, 9, 1), **(named | {"source": ""})
        ),
        lambda: AreaName.objects.create(
            valid_from=date(2025, 8, 1), valid_to=date(2025, 9, 1), **(named | {"kind": "bang"})
        ),
        lambda: ProposedChange.objects.create(state="confirmed", **proposed),
        lambda: ProposedChange.objects.create(state="maybe", **proposed),
        lambda: Map.objects.create(code="2027", name="Chồng", valid_from=TODAY),
        lambda: Map.objects.filter(code="2024").update(valid_from=date(2026, 1, 1)),
    ]


def test_the_database_refuses_what_no_service_would_write() -> None:
    for cheat in cheats():
        with pytest.raises(IntegrityError), transaction.atomic():
            cheat()


def test_a_change_of_one_resolution_is_proposed_once() -> None:
    change = waiting()
    change.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        change.save(force_insert=True)
