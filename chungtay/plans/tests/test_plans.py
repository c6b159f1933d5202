"""Targets split and watched, clusters, tasks and programme money: services, the database, pages, and who sees what."""

import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.audit.services import mark_stale
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.figures.rules import INDICATORS
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import OutsideReach, now
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area, Terrain
from chungtay.plans import queries, services
from chungtay.plans.models import Cluster, ClusterPlace, MoneyLine, PlanTask, TargetShare
from chungtay.plans.rules import (
    AlreadyInCluster,
    ClusterNameTaken,
    ClusterTooSmall,
    MoneyKind,
    Pace,
    ShareNegative,
    ShareNotANumber,
    ShareNotBelow,
    StrikeNeedsWords,
    StruckBefore,
    TaskNeedsWords,
    TaskState,
)
from chungtay.plans.tests.factories import make_money, make_target, make_task
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def province(officer):
    return officer.act.grants[0].path


def count(*clubs):
    """Each has met last month, and is counted."""
    for club in clubs:
        make_meeting(club, Month.of(now().date()).previous.first + timedelta(days=9))
    mark_stale(cast.lan_the_chair(clubs[0]).act, [club.pk for club in clubs], since=date(2025, 1, 1))
    refresh_all(now())


def split(who, target, path, shares, **more):
    return services.split_target(who.act, target=target, path=path, key=uuid4(), shares=shares, **more)


# --- targets ---------------------------------------------------------------------------------------------------------


def test_a_target_is_split_downward_and_need_not_add_up(officer, province):
    target, centre = make_target(), cast.centre_officer()
    below = {area.pk: area for area in queries.areas_below("/", centre.act.day)}
    mine = next(pk for pk, area in below.items() if area.path == province)
    assert split(centre, target, "/", {mine: 400} | dict.fromkeys(set(below) - {mine}, 200)) == 34
    parts = queries.parts_of(target, "/", centre.act.day)
    assert queries.summed(parts)[1] == 400 + 33 * 200
    commune = make_commune("Nga Sơn")
    assert split(officer, target, province, {commune.pk: 5}) == 1
    assert TargetShare.objects.get(area=commune).value == 5


def test_a_share_is_replaced_never_edited_and_the_same_again_changes_nothing(officer, province):
    target, commune = make_target(), make_commune("Nga Sơn")
    for value, changed in ((5, 1), (5, 0), (7, 1), (None, 1)):
        assert split(officer, target, province, {commune.pk: value}) == changed
    rows = TargetShare.objects.filter(area=commune).order_by("pk")
    assert [(row.value, row.replaced_at is None) for row in rows] == [(5, False), (7, False)]


@pytest.mark.parametrize(
    ("more", "shares", "refusal"),
    [
        ({"unit": "share", "value": 9_000}, 1, ShareNotANumber),
        ({"comparison": "at_most"}, 1, ShareNotANumber),
        ({}, -1, ShareNegative),
    ],
)
def test_what_cannot_be_split_is_refused(officer, province, more, shares, refusal):
    with pytest.raises(refusal):
        split(officer, make_target(**more), province, {make_commune("Nga Sơn").pk: shares})


def test_only_the_places_right_below_are_allotted_by_who_stands_above_them(officer, province):
    target, elsewhere = make_target(), make_commune("Thông Thụ", province="Nghệ An")
    with pytest.raises(ShareNotBelow):
        split(officer, target, province, {elsewhere.pk: 1})
    with pytest.raises(OutsideReach):
        split(officer, target, "/", {})
    with pytest.raises(OutsideReach):
        split(cast.commune_officer(), target, province, {})


def test_a_place_sees_what_it_was_allotted_and_how_it_runs(officer, province):
    target, area = make_target(), Area.objects.get(path=province)
    club = make_club("CLB thôn Phú Nghĩa")
    make_members(club, 3)
    count(club)
    split(cast.centre_officer(), target, "/", {area.pk: 400})
    area = queries.area_at(officer.act.reach("see_office"), province)
    (running,) = queries.running_at(area, officer.act.day)
    assert (running.course.aim, running.share.value) == (400, 400)
    assert running.course.pace in (Pace.BEHIND, Pace.UNKNOWN)
    page = officer.client.get("/vp/tien-do/").content.decode()
    assert "phần được phân bổ" in page
    assert "T1648-2" in page


def test_what_is_missing_where_is_listed_sorted_and_downloaded(officer, province):
    target, commune = make_target(), make_commune("Nga Sơn")
    split(officer, target, province, {commune.pk: 5})
    here = f"/vp/tien-do/{target.pk}/"
    page = officer.client.get(f"{here}?con=thieu").content.decode()
    assert commune.full_name in page
    assert "1–1 trong 1" in page
    for sort in ("ten", "-ten", "dat", "thieu"):
        assert officer.client.get(f"{here}?sort={sort}").status_code == 200
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(officer.client.get(f"{here}noi.xlsx").content))
    assert commune.full_name in str(sheet.get_sheet_by_index(0).to_python())


def test_shares_are_typed_on_a_page_and_a_wrong_one_is_told(officer, province):
    target, commune = make_target(), make_commune("Nga Sơn")
    here, field = f"/vp/tien-do/{target.pk}/phan-bo/", f"s_{commune.pk}"
    assert officer.client.post(here, {field: "-3", "key": str(uuid4())}).status_code == 422
    assert officer.client.post(here, {field: "3", "key": str(uuid4())}).status_code == 302
    assert TargetShare.objects.get().value == 3


def test_communes_without_a_club_and_of_unknown_terrain_stand_in_the_list_of_a_target(officer, province):
    target = make_target("plain_communes_with_any_club_share", 10_000, code="T1648-6", unit="share")
    here = make_commune("Nga Sơn")
    white, unknown = Area.objects.filter(parent=here.parent).exclude(pk=here.pk)[:2]
    for area in (here, white):
        Terrain.objects.create(area=area, kind="plain", valid_from=date(2025, 7, 1), source="QĐ thử")
    club = make_club("CLB thôn Phú Nghĩa")
    make_members(club, 3)
    count(club)
    parts = {part.area.pk: part for part in queries.parts_of(target, province, officer.act.day)}
    assert (parts[here.pk].value, parts[here.pk].missing) == (100, 0)
    assert (parts[white.pk].value, parts[white.pk].missing) == (0, 1)
    assert (parts[unknown.pk].value, parts[unknown.pk].left_out) == (None, 1)
    page = officer.client.get(f"/vp/tien-do/{target.pk}/").content.decode()
    assert "Không tính 164 xã chưa rõ địa bàn." in page
    assert f"chi-so/plain_communes_with_any_club_share/?thang={Month.of(officer.act.day)}&amp;noi={white.pk}" in page
    only = officer.client.get(f"/vp/tien-do/{target.pk}/?con=thieu").content.decode()
    assert (white.full_name in only, here.full_name in only) == (True, False)


def test_a_target_says_what_it_does_not_count_and_where_that_is_put_right(officer, province):
    make_target("plain_communes_with_club_share", 10_000, code="T1648-6", unit="share")
    count(make_club("CLB thôn Phú Nghĩa"))
    page = cast.centre_officer().client.get("/vp/tien-do/").content.decode()
    assert "xã chưa rõ địa bàn." in page
    assert "/vp/dia-ban/dia-hinh-cac-xa/" in page


# --- ranking and clusters ---------------------------------------------------------------------------------------------


def test_places_are_ranked_and_a_cluster_compares_only_its_own(officer, province):
    first, second, third = (make_commune(name) for name in ("Nga Sơn", "Hậu Lộc", "Hoằng Hóa"))
    clubs = [make_club(f"CLB {n}", commune=commune) for n, commune in enumerate((first, first, second))]
    count(*clubs)
    found = queries.ranking(province, officer.act.day, [INDICATORS["clubs"]])
    top = [each.area.pk for each in found if each.values[0]]
    assert top == [first.pk, second.pk]
    cluster = services.make_cluster(
        officer.act, path=province, key=uuid4(), name="Cụm 1", area_ids=[second.pk, third.pk]
    )
    inside = queries.ranking(province, officer.act.day, [INDICATORS["clubs"]], cluster)
    assert [(each.area.pk, each.rank) for each in inside] == [(second.pk, 1), (third.pk, 2)]
    page = officer.client.get(f"/vp/xep-hang/?cum={cluster.key}&chi_so=clubs").content.decode()
    assert "Cụm 1" in page
    assert third.full_name in page
    assert officer.client.get("/vp/xep-hang.xlsx").status_code == 200


def test_a_cluster_has_a_name_of_its_own_two_places_and_each_place_one_cluster(officer, province):
    one, two, three = (make_commune(name).pk for name in ("Nga Sơn", "Hậu Lộc", "Hoằng Hóa"))

    def make(name, *areas):
        return services.make_cluster(officer.act, path=province, key=uuid4(), name=name, area_ids=areas)

    with pytest.raises(ClusterTooSmall):
        make("Cụm 1", one)
    cluster = make("Cụm 1", one, two)
    with pytest.raises(ClusterNameTaken):
        make("Cụm 1", two, three)
    with pytest.raises(AlreadyInCluster):
        make("Cụm 2", two, three)
    with pytest.raises(ShareNotBelow):
        make("Cụm 2", three, make_commune("Thông Thụ", province="Nghệ An").pk)
    services.close_cluster(officer.act, cluster=cluster, key=uuid4())
    assert make("Cụm 1", two, three).places.count() == 2


def test_clusters_are_made_and_ended_on_a_page(officer):
    one, two = (make_commune(name).pk for name in ("Nga Sơn", "Hậu Lộc"))
    made = {"name": "Cụm biển", "places": [one, two], "key": str(uuid4())}
    assert officer.client.post("/vp/xep-hang/cum/", made).status_code == 302
    cluster = Cluster.objects.get()
    assert "Cụm biển" in officer.client.get("/vp/xep-hang/cum/").content.decode()
    assert officer.client.post(f"/vp/xep-hang/cum/{cluster.key}/giai-tan/", {"key": str(uuid4())}).status_code == 302
    assert not ClusterPlace.objects.filter(is_open=True).exists()


# --- the yearly plan --------------------------------------------------------------------------------------------------


def test_a_task_is_planned_done_and_late_ones_are_told_on_the_desk(officer, province):
    task = make_task(officer, province, due_on=officer.act.day - timedelta(days=1))
    assert "1 việc trong kế hoạch quá hạn" in officer.client.get("/vp/").content.decode()
    assert task.words in officer.client.get("/vp/ke-hoach/?qua-han=1").content.decode()
    done = {"to": "done", "told": "73 người dự", "key": str(uuid4())}
    assert officer.client.post(f"/vp/ke-hoach/{task.key}/", done).status_code == 302
    assert PlanTask.objects.get().state == TaskState.DONE
    page = officer.client.get("/vp/ke-hoach/?q=tap+huan").content.decode()
    assert "73 người dự" in page
    assert "Không có việc nào như vậy" in officer.client.get("/vp/ke-hoach/?buoc=open").content.decode()
    assert officer.client.get("/vp/ke-hoach.xlsx").status_code == 200


def test_a_task_without_words_is_refused_and_the_form_keeps_what_was_typed(officer, province):
    with pytest.raises(TaskNeedsWords):
        make_task(officer, province, words=" ")
    typed = {"year": "1999", "words": "Mở lớp", "owner": "Bà Hoa", "due_on": "", "target": "", "key": str(uuid4())}
    answer = officer.client.post("/vp/ke-hoach/them/", typed)
    assert answer.status_code == 422
    assert "Bà Hoa" in answer.content.decode()
    assert officer.client.post("/vp/ke-hoach/them/", typed | {"year": str(officer.act.day.year)}).status_code == 302


# --- programme money --------------------------------------------------------------------------------------------------


def test_the_sheet_adds_up_by_heading_source_and_place_and_struck_lines_do_not_count(officer, province):
    commune = make_commune("Nga Sơn")
    clerk = cast.commune_officer(commune)
    make_money(officer, province, 50_000_000)
    make_money(officer, province, 20_000_000, kind=MoneyKind.SPENT)
    wrong = make_money(officer, province, 999, kind=MoneyKind.SPENT)
    services.strike_money(officer.act, line=wrong, key=uuid4(), words="Gõ nhầm")
    make_money(clerk, commune.path, 3_000_000, kind=MoneyKind.GIVEN)
    sheet = queries.sheet_of(province, officer.act.day.year)
    assert sheet.own == {MoneyKind.PLANNED: 50_000_000, MoneyKind.GIVEN: 0, MoneyKind.SPENT: 20_000_000}
    assert sheet.below == {commune.path: {MoneyKind.GIVEN: 3_000_000}}
    country = queries.sheet_of("/", officer.act.day.year)
    assert country.below == {
        province: {MoneyKind.PLANNED: 50_000_000, MoneyKind.GIVEN: 3_000_000, MoneyKind.SPENT: 20_000_000}
    }
    page = officer.client.get("/vp/kinh-phi/").content.decode()
    for words in ("50.000.000", "Gõ nhầm", commune.full_name):
        assert words in page
    assert officer.client.get("/vp/kinh-phi.xlsx").status_code == 200
    assert "50.000.000" in officer.client.get(f"/vp/kinh-phi/?nam={officer.act.day.year}&q=").content.decode()


def test_a_line_is_struck_once_and_with_a_reason(officer, province):
    line = make_money(officer, province)
    with pytest.raises(StrikeNeedsWords):
        services.strike_money(officer.act, line=line, key=uuid4(), words=" ")
    assert (
        officer.client.post(f"/vp/kinh-phi/{line.key}/gach/", {"words": "Trùng", "key": str(uuid4())}).status_code
        == 302
    )
    with pytest.raises(StruckBefore):
        services.strike_money(officer.act, line=line, key=uuid4(), words="Trùng")


def test_money_is_written_on_a_page_as_people_say_it(officer):
    said = {"year": str(officer.act.day.year), "kind": "planned", "heading": "funds", "source": "commune",
            "amount_vnd": "15 triệu", "paper": "", "note": "", "key": str(uuid4())}  # fmt: skip
    assert officer.client.post("/vp/kinh-phi/ghi/", said).status_code == 302
    assert MoneyLine.objects.get().amount_vnd == 15_000_000


# --- the database, reach, speed ---------------------------------------------------------------------------------------


def test_the_plan_is_a_paper_with_targets_tasks_and_planned_money(officer, province):
    target = make_target(path=province)
    make_task(officer, province, words="Tập huấn 10 lớp", owner="Ban Chuyên môn")
    make_task(officer, province, words="Việc đã thôi")
    dropped = PlanTask.objects.get(words="Việc đã thôi")
    services.move_task(officer.act, task=dropped, key=uuid4(), to=TaskState.DROPPED, told="Hết kinh phí")
    make_money(officer, province, 50_000_000)
    make_money(officer, province, 70_000_000, kind=MoneyKind.SPENT)
    word = Document(io.BytesIO(officer.client.get("/vp/ke-hoach.docx").content))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    text = "\n".join(each.text for each in word.paragraphs)
    assert (
        text.index("I. MỤC ĐÍCH") < text.index("II. CHỈ TIÊU") < text.index("IV. KINH PHÍ") < text.index("V. TỔ CHỨC")
    )
    assert any(row[0].startswith(target.code) and row[1] == "6.000" for row in rows)
    assert any(row[1:3] == ["Tập huấn 10 lớp", "Ban Chuyên môn"] for row in rows)
    assert ["Cộng", "", "50.000.000"] in rows
    assert "Việc đã thôi" not in str(rows)
    assert officer.client.get("/vp/ke-hoach.pdf").content.startswith(b"%PDF")


def test_an_empty_plan_is_a_paper_too_and_another_places_is_not_there(officer, province):
    word = Document(io.BytesIO(officer.client.get("/vp/ke-hoach.docx?nam=2027").content))
    assert [each.text for each in word.paragraphs].count("Không có.") == 3
    assert cast.neighbour_officer().client.get(f"/vp/ke-hoach.docx?noi={province}").status_code == 404


def test_the_database_refuses_what_the_rules_refuse(officer, province):
    line, task = make_money(officer, province), make_task(officer, province)
    target, commune = make_target(), make_commune("Nga Sơn")
    split(officer, target, province, {commune.pk: 5})
    for change in (
        lambda: MoneyLine.objects.filter(pk=line.pk).update(amount_vnd=0),
        lambda: MoneyLine.objects.filter(pk=line.pk).update(struck_at=now()),
        lambda: MoneyLine.objects.filter(pk=line.pk).update(heading="bia"),
        lambda: PlanTask.objects.filter(pk=task.pk).update(state="dropped"),
        lambda: TargetShare.objects.update(value=-1),
        lambda: TargetShare.objects.create(target=target, area=commune, path=commune.path, value=6, set_at=now()),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_neighbour_sees_nothing_and_the_place_asked_for_must_lie_in_reach(officer, province):
    make_task(officer, province, words="Việc riêng")
    other = cast.someone(
        "Người Nghệ An", ("province_officer", make_commune("Thông Thụ", province="Nghệ An").province.path)
    )
    for page in ("tien-do", "xep-hang", "ke-hoach", "kinh-phi"):
        assert other.client.get(f"/vp/{page}/?noi={province}").status_code == 404
        assert cast.commune_officer().client.get(f"/vp/{page}/?noi={province}").status_code == 404
        assert cast.centre_officer().client.get(f"/vp/{page}/?noi={province}").status_code == 200
    assert "Việc riêng" not in other.client.get("/vp/ke-hoach/").content.decode()
    with pytest.raises(OutsideReach):
        make_money(other, province)


def test_the_queries_of_each_page_are_fixed(officer, province):
    def ask(address):
        with CaptureQueriesContext(connection) as seen:
            assert officer.client.get(address).status_code == 200
        return len(seen)

    target, commune = make_target(), make_commune("Nga Sơn")
    pages = ["/vp/tien-do/", f"/vp/tien-do/{target.pk}/", "/vp/xep-hang/", "/vp/ke-hoach/", "/vp/kinh-phi/"]
    make_task(officer, province)
    make_money(officer, province)
    split(officer, target, province, {commune.pk: 1})
    area = Area.objects.get(path=province)
    centre = cast.centre_officer()
    split(centre, target, "/", {area.pk: 1})
    one = [ask(page) for page in pages]
    for number in range(2):
        make_task(officer, province)
        make_money(officer, province)
        split(centre, make_target(code=f"T{number}"), "/", {area.pk: 1})
        split(officer, target, province, {make_commune(f"Xã {number}").pk: 1})
    assert [ask(page) for page in pages] == one
    assert max(one) <= 14
