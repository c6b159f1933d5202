"""Loading what we ship."""

from datetime import date

import pytest

from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.kernel.acts import OutsideReach
from chungtay.places.models import Area
from chungtay.programme import queries
from chungtay.programme.models import Document, Limit, Phase, Programme, Project, Target
from chungtay.programme.queries import Wanted
from chungtay.programme.rules import LimitName, Mark, TargetOwner
from chungtay.programme.services import load_programmes
from chungtay.programme.tests.cast import acting, centre

pytestmark = pytest.mark.django_db


def test_a_second_loading_writes_nothing():
    first = load_programmes(centre())
    counts = [model.objects.count() for model in (Document, Programme, Phase, Target, Limit, Project)]
    notes = Note.objects.count()

    second = load_programmes(centre())

    assert first.changed_count > 100
    assert second.changed_count == 0
    assert [model.objects.count() for model in (Document, Programme, Phase, Target, Limit, Project)] == counts
    assert Note.objects.count() == notes


def test_three_programmes_live_side_by_side_with_their_phases():
    load_programmes(centre())
    assert list(Programme.objects.order_by("code").values_list("code", flat=True)) == ["1336", "1533", "1648"]
    assert [phase.name for phase in queries.phases(date(2025, 10, 1))] == ["2020–2025", "2025–2030"]


@pytest.mark.parametrize(
    ("code", "value", "value_to"),
    [
        ("T1336-1", 9500, None),
        ("T1336-2", 3000, None),
        ("T1336-6", 50, 70),
        ("T1648-1", 12000, None),
        ("T1648-7", 7000, None),
    ],
)
def test_targets_stand_as_the_decisions_set_them(code, value, value_to):
    load_programmes(centre())
    target = Target.objects.get(code=code, owner=TargetOwner.STATE)
    assert (target.value, target.value_to) == (value, value_to)
    assert target.document.number == f"{code[1:5]}/QĐ-TTg"
    assert target.page.startswith("http")


def test_every_target_of_the_decisions_is_there():
    load_programmes(centre())
    codes = set(Target.objects.values_list("code", flat=True))
    assert {f"T1336-{n}" for n in range(1, 15)} <= codes
    assert {f"T1648-{n}" for n in range(1, 9)} <= codes
    assert {"T1648-9a", "T1648-9b", "T1648-10a", "T1648-10d"} <= codes


def test_a_plan_of_an_old_province_lies_where_the_province_is_today():
    load_programmes(centre())
    target = Target.objects.get(code="NT-1")
    assert target.area.full_name == "Tỉnh Ninh Thuận"
    assert target.path == Area.objects.get(map__code="2025", level=1, code="56").path


def test_a_loading_does_not_undo_what_an_officer_changed():
    load_programmes(centre())
    Target.objects.filter(code="T1336-2").update(value=4000, words="khác")
    Limit.objects.filter(name=LimitName.ATTENDANCE_SHARE_MIN).update(value=7000)

    load_programmes(centre())

    assert Target.objects.get(code="T1336-2").value == 4000
    assert Target.objects.get(code="T1336-2").words == "Câu lạc bộ thành lập mới"
    assert queries.limits_on(date(2026, 1, 5))[LimitName.ATTENDANCE_SHARE_MIN] == 7000


def test_composition_of_the_new_programme_is_marked_as_carried_over():
    load_programmes(centre())
    then, now = (
        queries.limits_on(day).source(LimitName.WOMEN_SHARE_MIN) for day in (date(2025, 1, 1), date(2026, 11, 1))
    )
    assert (then.mark, now.mark) == (Mark.SOURCED, Mark.INFERRED)


def test_the_association_and_projects_set_targets_of_their_own():
    load_programmes(centre())
    congress = {row.code: row.value for row in queries.targets(Wanted(owner=TargetOwner.ASSOCIATION))}
    assert congress["ĐH-2"] == 3500
    assert [row.value for row in queries.targets(Wanted(project="VIE071"))][:1] == [180]


def test_only_the_keeper_of_the_country_loads():
    with pytest.raises(OutsideReach):
        load_programmes(acting(Role.COMMUNE_OFFICER))
