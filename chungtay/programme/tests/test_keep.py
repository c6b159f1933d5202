"""Limits and targets are replaced, never edited; each is set only where one keeps the programme."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.kernel.acts import OutsideReach, Reach
from chungtay.places.models import Area
from chungtay.programme import queries
from chungtay.programme.models import Limit, Target
from chungtay.programme.queries import Wanted
from chungtay.programme.rules import (
    Comparison,
    DocumentKnown,
    LimitEndsCross,
    LimitName,
    LimitOutOfRange,
    LimitSetLater,
    NoSuchProgramme,
    OwnerNotOfPlace,
    ProjectKnown,
    TargetOwner,
    TargetReplaced,
    TargetStands,
    TargetWithoutValue,
    Unit,
)
from chungtay.programme.services import (
    NewDocument,
    NewLimit,
    NewProject,
    NewTarget,
    add_document,
    add_project,
    add_project_fact,
    load_programmes,
    set_limit,
    set_target,
)
from chungtay.programme.tests.cast import acting, centre

pytestmark = pytest.mark.django_db
OLDER = LimitName.OLDER_SHARE_MIN


@pytest.fixture(autouse=True)
def _shipped(db):
    load_programmes(centre())


@pytest.fixture
def thanh_hoa():
    return Area.objects.get(map__code="2025", level=1, code="38")


def new_target(**changes):
    told = {
        "code": "TH-1",
        "owner": TargetOwner.PROVINCE,
        "words": "Câu lạc bộ mới",
        "due_on": date(2030, 12, 31),
        "document": queries.document_by_number("1648/QĐ-TTg"),
        "comparison": Comparison.AT_LEAST,
        "value": 200,
        "unit": Unit.CLUBS,
    }
    return NewTarget(**told | changes)


def test_a_new_value_closes_the_old_one_on_its_day():
    limit = set_limit(centre(), key=uuid4(), path="/", new=NewLimit(OLDER, 5500, date(2027, 1, 1), "Hướng dẫn"))
    assert limit.valid_to is None
    assert queries.limits_on(date(2026, 12, 31))[OLDER] == 6000
    assert queries.limits_on(date(2027, 1, 1))[OLDER] == 5500
    assert Limit.objects.filter(name=OLDER, path="/").open().count() == 1


def test_of_several_values_above_a_club_the_nearest_wins(thanh_hoa):
    act = acting(Role.PROVINCE_OFFICER, thanh_hoa.path)
    set_limit(act, key=uuid4(), path=thanh_hoa.path, new=NewLimit(OLDER, 7000, date(2026, 6, 1)))
    club = f"{thanh_hoa.path}3051/c812/"
    assert queries.limits_on(date(2026, 5, 31), club)[OLDER] == 6000
    assert queries.limits_on(date(2026, 6, 1), club)[OLDER] == 7000
    assert queries.limits_on(date(2026, 6, 1), "/1/")[OLDER] == 6000


def test_before_anything_was_set_there_is_no_limit():
    limits = queries.limits_on(date(2001, 1, 1))
    assert limits[OLDER] is None
    assert limits.get(OLDER, 6000) == 6000
    assert limits.source(OLDER) is None


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewLimit(OLDER, 10_001, date(2027, 1, 1)), LimitOutOfRange),
        (NewLimit(LimitName.CLUB_MEMBERS_MIN, -1, date(2027, 1, 1)), LimitOutOfRange),
        (NewLimit(OLDER, 7100, date(2027, 1, 1)), LimitEndsCross),
        (NewLimit(LimitName.OLDER_SHARE_MAX, 5900, date(2027, 1, 1)), LimitEndsCross),
        (NewLimit(OLDER, 6100, date(2026, 1, 1)), LimitSetLater),
        (NewLimit(OLDER, 6100, date(2024, 1, 1)), LimitSetLater),
    ],
)
def test_what_a_limit_may_not_be_is_refused(new, refusal):
    with pytest.raises(refusal):
        set_limit(centre(), key=uuid4(), path="/", new=new)


def test_a_province_does_not_set_limits_for_the_country(thanh_hoa):
    act = acting(Role.PROVINCE_OFFICER, thanh_hoa.path)
    with pytest.raises(OutsideReach):
        set_limit(act, key=uuid4(), path="/", new=NewLimit(OLDER, 5500, date(2027, 1, 1)))


def test_the_same_form_sent_twice_sets_one_limit_and_with_other_content_is_refused():
    key, new = uuid4(), NewLimit(OLDER, 5500, date(2027, 1, 1))
    first = set_limit(centre(), key=key, path="/", new=new)
    assert set_limit(centre(), key=key, path="/", new=new) == first
    assert Note.objects.filter(key=key).count() == 1
    with pytest.raises(SameKeyOtherContent):
        set_limit(centre(), key=key, path="/", new=NewLimit(OLDER, 5600, date(2027, 1, 1)))


def test_a_target_is_replaced_and_the_old_one_stays_in_sight(thanh_hoa):
    act = acting(Role.PROVINCE_OFFICER, thanh_hoa.path)
    old = set_target(act, key=uuid4(), path=thanh_hoa.path, new=new_target(area=thanh_hoa))
    new = set_target(act, key=uuid4(), path=thanh_hoa.path, new=new_target(area=thanh_hoa, value=260), replaces=old)
    standing = queries.targets(Wanted(below=thanh_hoa.path))
    assert [row.value for row in standing] == [260]
    assert [row.value for row in queries.earlier_targets(new)] == [200]
    with pytest.raises(TargetReplaced):
        set_target(act, key=uuid4(), path=thanh_hoa.path, new=new_target(value=300), replaces=old)


def test_two_targets_of_one_code_and_day_do_not_stand_at_once(thanh_hoa):
    set_target(centre(), key=uuid4(), path=thanh_hoa.path, new=new_target())
    with pytest.raises(TargetStands):
        set_target(centre(), key=uuid4(), path=thanh_hoa.path, new=new_target(value=201))
    assert Target.objects.filter(code="TH-1").count() == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"value": None}, TargetWithoutValue),
        ({"comparison": Comparison.BETWEEN, "value_to": 100}, TargetWithoutValue),
        ({"owner": TargetOwner.STATE}, OwnerNotOfPlace),
    ],
)
def test_what_a_target_may_not_be_is_refused(thanh_hoa, changes, refusal):
    with pytest.raises(refusal):
        set_target(centre(), key=uuid4(), path=thanh_hoa.path, new=new_target(**changes))


def test_a_target_outside_the_reach_does_not_exist(thanh_hoa):
    target = Target.objects.get(code="T1336-2")
    with pytest.raises(NoSuchProgramme):
        queries.target_to_replace(Reach(frozenset({thanh_hoa.path})), target.pk)


@pytest.mark.parametrize(
    ("founded_on", "code"),
    [
        (date(2015, 3, 1), None),
        (date(2016, 8, 2), "1533"),
        (date(2020, 8, 31), "1336"),
        (date(2025, 7, 31), "1336"),
        (date(2025, 8, 1), "1648"),
        (None, None),
    ],
)
def test_the_programme_of_a_club_follows_its_founding_day(founded_on, code):
    found = queries.programme_of_founding(founded_on)
    assert (found.code if found else None) == code


def test_a_document_and_a_project_stand_once():
    new = NewDocument("12/KH-UBND", "UBND tỉnh Thanh Hóa", "Kế hoạch", kind="KH")
    add_document(centre(), key=uuid4(), path="/", new=new)
    with pytest.raises(DocumentKnown):
        add_document(centre(), key=uuid4(), path="/", new=new)
    project = NewProject("vie099", "Dự án thử", "Nhà tài trợ", date(2026, 1, 1))
    row = add_project(centre(), key=uuid4(), new=project)
    fact = add_project_fact(centre(), key=uuid4(), project=row, words="3 câu lạc bộ")
    assert (row.code, fact.place) == ("VIE099", 1)
    with pytest.raises(ProjectKnown):
        add_project(centre(), key=uuid4(), new=project)


def test_a_project_is_not_a_provinces_to_add(thanh_hoa):
    act = acting(Role.PROVINCE_OFFICER, thanh_hoa.path)
    with pytest.raises(OutsideReach):
        add_project(act, key=uuid4(), new=NewProject("X", "Y", "Z", date(2026, 1, 1)))
