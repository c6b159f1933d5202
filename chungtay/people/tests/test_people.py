"""Writing and finding people."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.audit.models import Note, StaleMonth
from chungtay.kernel.acts import OutsideReach, Reach
from chungtay.people import services
from chungtay.people.models import Duplicate, Person, PersonStatus
from chungtay.people.queries import alike, facts_of, find_people, get_person, judged_apart, status_history, statuses_on
from chungtay.people.rules import (
    AlreadyDead,
    AlreadyMerged,
    CardBelongsToAnother,
    DayInTheFuture,
    JudgedOtherwise,
    KeptAt,
    MergeWithItself,
    PersonFacts,
    PersonNotFound,
    StatusBeganLater,
    StatusEnded,
    StatusValue,
)
from chungtay.people.tests.factories import make_commune, make_person, make_status
from tests.cast import Someone, commune_officer, neighbour_officer, next_commune

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)
CLUB = 4711  # people lie below clubs and know them by number only


@pytest.fixture
def officer() -> Someone:
    return commune_officer()


def kept(person: Person | None = None, *clubs: int) -> KeptAt:
    return KeptAt(person.path if person else make_commune().path, clubs, DAY if clubs else None)


def test_a_person_is_written_once_with_keys_for_search_and_order(officer: Someone) -> None:
    key, facts = uuid4(), PersonFacts(full_name=" Nguyễn  Thị Lan", commune_id=make_commune().pk, phone="0912.345.678")
    first, again = (services.add_person(officer.act, kept=kept(), key=key, facts=facts) for _ in range(2))
    assert first.pk == again.pk
    assert (first.full_name, first.name_fold, first.name_key) == ("Nguyễn Thị Lan", "nguyen thi lan", "lan thi nguyen")
    assert (first.phone, first.path) == ("0912345678", make_commune().path)


def test_who_has_no_right_there_writes_nobody() -> None:
    with pytest.raises(OutsideReach):
        services.add_person(neighbour_officer().act, kept=kept(), key=uuid4(), facts=PersonFacts(full_name="A"))
    assert not Person.objects.exists()


def test_a_correction_notes_the_names_of_the_fields_and_never_values(officer: Someone) -> None:
    person = make_person("Nguyên Thị Lan")
    facts = replace(facts_of(person), full_name="Nguyễn Thị Lan", birth_year=1949)
    services.correct_person(officer.act, kept=kept(person, CLUB), key=uuid4(), person=person, facts=facts)
    note = Note.objects.get(action="people.correct_person")
    assert note.fields == ["birth_year", "full_name"]
    assert "Lan" not in str(vars(note))
    assert StaleMonth.objects.filter(club_id=CLUB, month=date(2026, 5, 1)).exists()


def test_a_corrected_spelling_alone_marks_no_month(officer: Someone) -> None:
    person = make_person("Nguyên Thị Lan")
    facts = replace(facts_of(person), full_name="Nguyễn Thị Lan")
    services.correct_person(officer.act, kept=kept(person, CLUB), key=uuid4(), person=person, facts=facts)
    assert not StaleMonth.objects.filter(club_id=CLUB).exists()


def test_a_card_of_another_is_refused_without_telling_whose_it_is(officer: Someone) -> None:
    make_person("Người Có Thẻ", association_card_no="TH-1")
    person = make_person()
    facts = replace(facts_of(person), association_card_no="TH-1")
    with pytest.raises(CardBelongsToAnother) as refused:
        services.correct_person(officer.act, kept=kept(person), key=uuid4(), person=person, facts=facts)
    assert "Người Có Thẻ" not in str(refused.value.facts)


def test_a_status_closes_the_one_before_and_the_periods_tile(officer: Someone) -> None:
    person = make_person()

    def hold(value: str, since: date) -> PersonStatus:
        return services.set_status(
            officer.act, kept=kept(person), key=uuid4(), person=person, value=value, since=since, dimension="household"
        )

    hold("poor", date(2024, 1, 1))
    hold("near_poor", date(2025, 1, 1))
    assert [(row.value, row.valid_from, row.valid_to) for row in status_history(person)] == [
        ("near_poor", date(2025, 1, 1), None),
        ("poor", date(2024, 1, 1), date(2025, 1, 1)),
    ]
    assert statuses_on([person.pk], date(2024, 12, 31)) == {person.pk: [StatusValue.POOR]}
    assert hold("poor", date(2025, 1, 1)).value == "poor"  # on the very day: a slip of the pen put right
    with pytest.raises(StatusBeganLater):
        hold("near_poor", date(2024, 6, 1))
    with pytest.raises(DayInTheFuture):
        hold("near_poor", date(2090, 1, 1))


def test_a_status_ends_once(officer: Someone) -> None:
    person = make_person()
    status = services.set_status(
        officer.act, kept=kept(person), key=uuid4(), person=person, value="lives_alone", since=DAY, dimension="living"
    )
    with pytest.raises(StatusBeganLater):
        services.end_status(officer.act, kept=kept(person), key=uuid4(), status=status, on=DAY)
    services.end_status(officer.act, kept=kept(person), key=uuid4(), status=status, on=date(2026, 8, 1))
    assert statuses_on([person.pk], date(2026, 8, 1)) == {}
    with pytest.raises(StatusEnded):
        services.end_status(officer.act, kept=kept(person), key=uuid4(), status=status, on=date(2026, 9, 1))


def test_a_death_is_recorded_once(officer: Someone) -> None:
    person = make_person()
    services.record_death(officer.act, kept=kept(person), key=uuid4(), person=person, died_on=DAY)
    services.record_death(officer.act, kept=kept(person), key=uuid4(), person=person, died_on=DAY)
    with pytest.raises(AlreadyDead):
        services.record_death(officer.act, kept=kept(person), key=uuid4(), person=person, died_on=date(2026, 6, 1))


def test_a_merged_record_is_used_no_more(officer: Someone) -> None:
    person = make_person(merged_into=make_person())
    with pytest.raises(AlreadyMerged):
        services.record_death(officer.act, kept=kept(person), key=uuid4(), person=person, died_on=DAY)


def test_two_people_are_told_apart_once(officer: Someone) -> None:
    one, other = make_person("Lò Thị Ơn"), make_person("Lò Thị Ơn")
    path = make_commune().path
    for pair in ((one, other), (other, one)):
        services.judge_apart(officer.act, path=path, key=uuid4(), one=pair[0], other=pair[1])
    assert judged_apart([one.pk, other.pk]) == {(one.pk, other.pk)}
    with pytest.raises(MergeWithItself):
        services.judge_apart(officer.act, path=path, key=uuid4(), one=one, other=one)
    Duplicate.objects.update(is_same=True)
    with pytest.raises(JudgedOtherwise):
        services.judge_apart(officer.act, path=path, key=uuid4(), one=one, other=other)


def test_alike_are_namesakes_of_a_commune_about_as_old() -> None:
    here = make_person("Lò Thị Ơn", birth_year=1950)
    unknown = make_person("Lo Thi On", birth_year=None)
    make_person("Lò Thị Ơn", birth_year=1952)
    make_person("Lò Thị Ơn", birth_year=1950, commune=next_commune())
    carded = make_person("Tên Khác", association_card_no="TH-9")
    make_person("Lò Thị Ơn", birth_year=1950, merged_into=here)
    typed = PersonFacts(full_name="lò thị ơn", birth_year=1950, commune_id=here.commune_id, association_card_no="TH-9")
    assert {person.pk for person in alike(typed)} == {here.pk, unknown.pk, carded.pk}
    assert {person.pk for person in alike(typed, but=here.pk)} == {unknown.pk, carded.pk}


@pytest.mark.parametrize("text", ["lo thi", "LÒ THỊ Ơ", "on thi lo", "ơn", "TH-9"])
def test_people_are_found_from_either_end_of_the_name_and_by_card(text: str) -> None:
    person = make_person("Lò Thị Ơn", association_card_no="TH-9")
    make_person("Lò Thị Ơn", commune=next_commune())
    assert find_people(Reach(frozenset({make_commune().path})), text) == [person]


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "x" * 5000])
def test_a_search_for_nothing_finds_nothing(text: str) -> None:
    make_person()
    assert find_people(Reach(frozenset({"/"})), text) == []


def test_outside_the_reach_there_is_no_person() -> None:
    person = make_person()
    assert get_person(Reach(frozenset({person.path})), person.pk) == person
    with pytest.raises(PersonNotFound):
        get_person(Reach(frozenset({next_commune().path})), person.pk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_name": ""},
        {"sex": "X"},
        {"birth_year": 1700},
        {"birth_date": date(1999, 1, 1)},
        {"died_on": date(1900, 1, 1)},
        {"association_card_no": "TH-1"},
    ],
)
def test_the_table_itself_refuses_what_cannot_be(wrong: dict) -> None:
    make_person(association_card_no="TH-1")
    person = make_person(birth_year=1958)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(**wrong)


def test_no_two_statuses_of_one_side_overlap_in_the_table() -> None:
    person = make_person()
    PersonStatus.objects.create(person=person, dimension="household", value="poor", valid_from=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonStatus.objects.create(person=person, dimension="household", value="near_poor", valid_from=DAY)
    PersonStatus.objects.create(person=person, dimension="living", value="lives_alone", valid_from=DAY)


def test_what_the_state_gives_moved_to_a_side_of_its_own() -> None:
    moving = import_module("chungtay.people.migrations.0006_assistance_moves_over")
    person = make_person()
    for value in (StatusValue.SOCIAL_PENSION, StatusValue.HEALTH_INSURED):
        make_status(person, value)
    with connection.cursor() as cursor:
        cursor.execute(moving.BACK)
        assert set(PersonStatus.objects.values_list("dimension", flat=True)) == {"pension", "insurance"}
        cursor.execute(moving.MOVE)
    assert set(PersonStatus.objects.values_list("dimension", flat=True)) == {"assistance", "insurance"}


def test_a_survivor_may_receive_assistance_beside_it() -> None:
    person = make_person()
    for value in (StatusValue.SURVIVOR_ALLOWANCE, StatusValue.SOCIAL_PENSION):
        make_status(person, value)
    assert statuses_on([person.pk], date(2026, 2, 1))[person.pk] == [
        StatusValue.SURVIVOR_ALLOWANCE,
        StatusValue.SOCIAL_PENSION,
    ]
