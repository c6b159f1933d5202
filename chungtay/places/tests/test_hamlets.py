"""Hamlets: listed, renamed, merged, split, put right, taken back; and what becomes of those that refer to them."""

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
from chungtay.places.models import Hamlet, HamletSuccession
from chungtay.places.services import NewHamlet
from chungtay.places.tests.factories import (
    NEW_MAP_DAY,
    TODAY,
    act_of,
    commune,
    hamlet,
    neighbour,
    officer,
    province_officer,
)

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 4)
DECISION = "QĐ 45/QĐ-UBND ngày 20/4/2026"


def thon(name: str) -> NewHamlet:
    return NewHamlet.typed("thon", name)


def merge(*whole: Hamlet, into: str = "Phú Nghĩa", **others: Any) -> Hamlet:
    said = {"key": uuid4(), "happened_on": MAY, "into": thon(into), "source": DECISION, "commune": commune()}
    return services.merge_hamlets(officer(), whole=whole, **(said | others))


def add(*names: str, **others: Any) -> list[Hamlet]:
    said = {"key": uuid4(), "commune": commune(), "valid_from": NEW_MAP_DAY}
    return services.add_hamlets(officer(), hamlets=[thon(name) for name in names], **(said | others))


def test_a_list_of_hamlets_is_added_whole_in_vietnamese_order() -> None:
    add("thôn 10", "Thôn 2", "Đồng Mới", "An Lạc")
    assert [each.full_name for each in queries.hamlets_of(commune(), on=TODAY)] == [
        "Thôn 2",
        "Thôn 10",
        "Thôn An Lạc",
        "Thôn Đồng Mới",
    ]
    assert Note.objects.latest("pk").action == "places.add_hamlets"


def test_the_same_form_sent_twice_adds_once() -> None:
    for names in (["Một"], ["Hai", "Ba"]):
        key = uuid4()
        assert add(*names, key=key) == add(*names, key=key)
    assert Hamlet.objects.filter(area=commune()).count() == 3


def test_the_same_key_with_another_name_is_a_conflict() -> None:
    key = uuid4()
    add("Một", key=key)
    with pytest.raises(SameKeyOtherContent):
        add("Hai", key=key)


@pytest.mark.parametrize(
    ("names", "refusal"),
    [
        (["Phú Nghĩa"], rules.HamletNameTaken),
        (["Mới", "Phú Nghĩa"], rules.HamletNameTaken),
        (["Mới", "mới", "Mới"], rules.SameNameTwice),
        ([], rules.NamesMissing),
        (["  "], rules.NamesMissing),
    ],
)
def test_a_list_with_one_bad_name_adds_nothing(names: list[str], refusal: type[rules.RuleBroken]) -> None:
    hamlet()
    with pytest.raises(refusal):
        add(*names)
    assert Hamlet.objects.filter(area=commune()).count() == 1


def test_names_that_differ_only_in_their_marks_are_two_hamlets() -> None:
    add("Đông Mả", "Đồng Mạ")
    assert queries.hamlets_of(commune(), on=TODAY, text="dong ma").count() == 2


def test_hamlets_belong_to_communes_of_the_map_in_force() -> None:
    for area in (commune("Nga Thủy", map_code="2024"), commune().province):
        with pytest.raises(rules.NotACommune):
            services.add_hamlets(
                act_of(Role.CENTRE_OFFICER, "/"), commune=area, key=uuid4(), hamlets=[thon("1")], valid_from=MAY
            )


@pytest.mark.parametrize(
    ("day", "refusal"), [(date(2026, 12, 1), rules.DayInFuture), (date(2025, 6, 1), rules.DayNotOnMap)]
)
def test_a_hamlet_begins_between_the_map_and_today(day: date, refusal: type[rules.RuleBroken]) -> None:
    with pytest.raises(refusal):
        add("Một", valid_from=day)


def test_a_merger_closes_the_old_opens_the_new_and_says_what_went_where() -> None:
    one, two = add("1", "2")
    new = merge(one, two, into="Hưng Đạo")
    assert [each.full_name for each in queries.hamlets_of(commune(), on=MAY)] == ["Thôn Hưng Đạo"]
    assert [each.full_name for each in queries.hamlets_of(commune(), on=date(2026, 5, 3))] == ["Thôn 1", "Thôn 2"]
    history = queries.hamlet_history(new)
    assert [(step.old.name, step.is_whole, step.source) for step in history.came_from] == [
        ("1", True, DECISION),
        ("2", True, DECISION),
    ]
    note = Note.objects.latest("pk")
    assert (note.action, note.path, note.row_id) == ("places.merge_hamlets", commune().path, new.pk)


def test_the_new_hamlet_may_keep_an_old_name() -> None:
    one, two = add("1", "2")
    assert merge(one, two, into="1").full_name == "Thôn 1"


def test_a_piece_of_a_hamlet_can_join_and_the_rest_remains() -> None:
    one, two, three = add("1", "2", "3")
    new = merge(one, two, part=[three], into="Hưng Đạo")
    assert [each.full_name for each in queries.hamlets_of(commune(), on=TODAY)] == ["Thôn 3", "Thôn Hưng Đạo"]
    now = queries.hamlets_now([three.pk], TODAY)[three.pk]
    assert set(now) == {three, new}


def test_a_merger_sent_twice_happens_once() -> None:
    one, two = add("1", "2")
    key = uuid4()
    assert merge(one, two, key=key) == merge(one, two, key=key)
    assert HamletSuccession.objects.count() == 2


def test_a_merger_is_refused_when_it_cannot_be() -> None:
    one, two = add("1", "2")
    elsewhere = hamlet(neighbour())
    ended = hamlet(name="Cũ", valid_to=date(2026, 1, 1))
    cases: list[tuple[type[Refusal], dict[str, Any]]] = [
        (rules.MergerNeedsTwo, {"whole": [one]}),
        (rules.MergerNeedsTwo, {"whole": [one, one]}),
        (rules.HamletsOfTwoCommunes, {"whole": [one, elsewhere]}),
        (rules.HamletEndsTwice, {"whole": [one, ended]}),
        (rules.HamletChangesBeforeItBegan, {"whole": [one, two], "happened_on": NEW_MAP_DAY}),
        (rules.DayInFuture, {"whole": [one, two], "happened_on": date(2027, 1, 1)}),
        (rules.SourceMissing, {"whole": [one, two], "source": ""}),
        (rules.NamesMissing, {"whole": [one, two], "into": ""}),
    ]
    for refusal, said in cases:
        whole = said.pop("whole")
        with pytest.raises(refusal), transaction.atomic():
            merge(*whole, **said)
    third = add("3")[0]
    with pytest.raises(rules.HamletNameTaken), transaction.atomic():
        merge(one, two, into=third.name)
    assert queries.hamlets_of(commune(), on=TODAY).count() == 3


def test_clubs_of_merged_hamlets_meet_in_one_hamlet_now() -> None:
    one, two, three = add("1", "2", "3")
    new = merge(one, two, into="Hưng Đạo")
    last = services.rename_hamlet(
        officer(), hamlet=new, key=uuid4(), happened_on=date(2026, 6, 1), to=thon("Hưng Thịnh"), source=DECISION
    )
    now = queries.hamlets_now([one.pk, two.pk, three.pk], TODAY)
    assert now == {one.pk: (last,), two.pk: (last,), three.pk: (three,)}
    assert queries.hamlets_now([one.pk], date(2026, 5, 20)) == {one.pk: (new,)}
    assert queries.hamlets_now([one.pk], date(2026, 5, 1)) == {one.pk: (one,)}
    assert queries.hamlets_before([last.pk]) == {last.pk: frozenset({one.pk, two.pk, new.pk, last.pk})}


def test_a_hamlet_that_ended_without_a_successor_is_nowhere_now() -> None:
    gone = hamlet(valid_to=date(2026, 1, 1))
    assert queries.hamlets_now([gone.pk], TODAY) == {gone.pk: ()}


def test_asking_for_many_hamlets_takes_two_queries(django_assert_num_queries: Any) -> None:
    olds = add("1", "2", "3")
    merge(*olds[:2])
    for asked in ([olds[0].pk], [each.pk for each in olds]):
        with django_assert_num_queries(2):
            queries.hamlets_now(asked, TODAY)


def test_a_renamed_hamlet_keeps_its_past() -> None:
    old = hamlet()
    key = uuid4()
    said: dict[str, Any] = {"key": key, "happened_on": MAY, "to": thon("Phú Thịnh"), "source": DECISION}
    new = services.rename_hamlet(officer(), hamlet=old, **said)
    assert services.rename_hamlet(officer(), hamlet=old, **said) == new
    assert [step.new for step in queries.hamlet_history(old).went_to] == [new]
    with pytest.raises(rules.HamletEndsTwice):
        services.rename_hamlet(officer(), hamlet=old, **(said | {"key": uuid4()}))


def test_a_renaming_that_changes_nothing_is_refused() -> None:
    with pytest.raises(rules.HamletNameUnchanged):
        services.rename_hamlet(
            officer(), hamlet=hamlet(), key=uuid4(), happened_on=MAY, to=thon("thôn Phú Nghĩa"), source=DECISION
        )


def test_a_split_opens_several_and_leaves_the_question_open() -> None:
    old = hamlet()
    said: dict[str, Any] = {"key": uuid4(), "happened_on": MAY, "source": DECISION}
    made = services.split_hamlet(officer(), hamlet=old, into=[thon("Đông"), thon("Tây")], **said)
    assert services.split_hamlet(officer(), hamlet=old, into=[thon("Đông"), thon("Tây")], **said) == made
    assert set(queries.hamlets_now([old.pk], TODAY)[old.pk]) == set(made)
    with pytest.raises(rules.SplitNeedsTwo):
        services.split_hamlet(officer(), hamlet=made[0], into=[thon("Một")], **(said | {"key": uuid4()}))


def test_a_typing_error_is_put_right_in_place() -> None:
    wrong = hamlet(name="Phú Nghia")
    right = services.correct_hamlet(officer(), hamlet=wrong, key=uuid4(), to=thon("Phú Nghĩa"))
    assert (right.pk, right.full_name) == (wrong.pk, "Thôn Phú Nghĩa")
    hamlet(name="Hai")
    with pytest.raises(rules.HamletNameTaken):
        services.correct_hamlet(officer(), hamlet=right, key=uuid4(), to=thon("Hai"))


def test_a_hamlet_listed_by_mistake_is_taken_back_but_not_one_with_a_past() -> None:
    mistake, one, two = add("Nhầm", "1", "2")
    key = uuid4()
    services.withdraw_hamlet(officer(), hamlet=mistake, key=key)
    services.withdraw_hamlet(officer(), hamlet=mistake, key=key)
    assert not Hamlet.objects.filter(pk=mistake.pk).exists()
    merge(one, two)
    with pytest.raises(rules.HamletInUse):
        services.withdraw_hamlet(officer(), hamlet=one, key=uuid4())


def test_the_province_may_help_and_the_neighbour_may_not() -> None:
    one, two = add("1", "2")
    said: dict[str, Any] = {"key": uuid4(), "happened_on": MAY, "source": DECISION}
    stranger = officer(neighbour())
    attempts = [
        lambda: services.add_hamlets(
            stranger, commune=commune(), key=uuid4(), hamlets=[thon("3")], valid_from=NEW_MAP_DAY
        ),
        lambda: services.merge_hamlets(stranger, commune=commune(), whole=[one, two], into=thon("3"), **said),
        lambda: services.rename_hamlet(stranger, hamlet=one, to=thon("3"), **said),
        lambda: services.split_hamlet(stranger, hamlet=one, into=[thon("3"), thon("4")], **said),
        lambda: services.correct_hamlet(stranger, hamlet=one, key=uuid4(), to=thon("3")),
        lambda: services.withdraw_hamlet(stranger, hamlet=one, key=uuid4()),
    ]
    for attempt in attempts:
        with pytest.raises(OutsideReach):
            attempt()
    services.rename_hamlet(province_officer(), hamlet=one, to=thon("3"), **said)


def test_outside_the_reach_a_hamlet_does_not_exist() -> None:
    mine, theirs = hamlet(), hamlet(neighbour())
    reach = Reach(frozenset({commune().path}))
    assert queries.get_hamlet(reach, mine.pk) == mine
    with pytest.raises(rules.HamletNotFound):
        queries.get_hamlet(reach, theirs.pk)
    assert queries.get_hamlet(None, theirs.pk) == theirs


def test_the_database_refuses_what_no_service_would_write() -> None:
    one = hamlet()
    two = hamlet(name="Hai", valid_from=date(2026, 1, 1))
    said = {"old": one, "new": two, "happened_on": MAY, "source": DECISION}
    cheats = [
        lambda: hamlet(),
        lambda: hamlet(name="Ba", valid_from=MAY, valid_to=MAY),
        lambda: hamlet(name=""),
        lambda: hamlet(name="Ba", kind="lang_man"),
        lambda: hamlet(commune().province),
        lambda: HamletSuccession.objects.create(**said),
        lambda: HamletSuccession.objects.create(**(said | {"new": one, "is_whole": False})),
        lambda: HamletSuccession.objects.create(**(said | {"source": "", "is_whole": False})),
        lambda: HamletSuccession.objects.create(**(said | {"happened_on": date(2025, 12, 1), "is_whole": False})),
        lambda: sql("UPDATE places_hamlet SET area_id = %s WHERE id = %s", commune().province_id, one.pk),
        lambda: sql("UPDATE places_hamlet SET name = 'Hai' WHERE id = %s", one.pk),
    ]
    for cheat in cheats:
        with pytest.raises(IntegrityError), transaction.atomic():
            cheat()
    HamletSuccession.objects.create(**(said | {"is_whole": False}))
    with pytest.raises(IntegrityError), transaction.atomic():
        HamletSuccession.objects.create(**(said | {"is_whole": False}))


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
