"""Enrolling: a register as a whole, a single member as a set of one."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.audit.models import Note, StaleMonth
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import (
    AlreadyMember,
    ClubIsClosed,
    ClubNotFound,
    HamletElsewhere,
    JoinedInFuture,
    NewMember,
    NumberTaken,
    RegisterRefused,
    State,
)
from chungtay.clubs.services import check_register, enrol, enrol_many, undo_batch
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.people.models import Person, PersonStatus
from chungtay.people.rules import BirthImpossible, CardBelongsToAnother, NameTooLong, PersonFacts, StatusValue
from chungtay.people.tests.factories import make_commune, make_hamlet, make_person
from tests.cast import Someone, lan_the_chair, next_commune, province_officer

pytestmark = pytest.mark.django_db

SPRING = date(2026, 3, 15)


@pytest.fixture
def lan() -> Someone:
    return lan_the_chair(make_club())


def club_of(lan: Someone) -> Club:
    return Club.objects.get(path=lan.act.grants[0].path)


def facts(full_name: str = "Lò Thị Ơn", **more: object) -> PersonFacts:
    return PersonFacts(full_name=full_name, commune_id=make_commune().pk, **{"birth_year": 1950, "sex": "F"} | more)


def test_a_birth_year_alone_is_enough(lan: Someone) -> None:
    member = enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(sex=""))
    assert (member.number, member.person.birth_year, member.person.birth_date) == (1, 1950, None)
    assert member.person.path == make_commune().path


def test_names_of_every_people_are_neither_cut_nor_reordered(lan: Someone) -> None:
    for name in ("H'Hen Niê", "Y Moan Ênuôl", "Sùng A Pháo", "Thạch Thị Sa Rây", "Nguyễn  Thị\u00a0Lan"):
        member = enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(name))
        assert member.person.full_name == " ".join(name.split())


def test_numbers_are_given_one_after_another_and_never_again(lan: Someone) -> None:
    club = club_of(lan)
    make_member(club, number=7)
    left = make_member(club, number=12)
    left.valid_to, left.end_reason = SPRING, "left"
    left.save()
    numbers = [
        enrol(lan.act, club=club, key=uuid4(), joined_on=SPRING, facts=facts(f"Ma Thị {name}")).number
        for name in ("Đào", "Mai")
    ]
    assert numbers == [13, 14]


def test_a_given_number_is_kept_and_a_taken_one_refused(lan: Someone) -> None:
    assert enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(), number=40).number == 40
    with pytest.raises(NumberTaken) as refused:
        enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts("Lò Thị Pành"), number=40)
    assert refused.value.facts["number"] == 40


def test_the_same_form_sent_twice_is_written_once(lan: Someone) -> None:
    key = uuid4()
    first = enrol(lan.act, club=club_of(lan), key=key, joined_on=SPRING, facts=facts())
    again = enrol(lan.act, club=club_of(lan), key=key, joined_on=SPRING, facts=facts())
    assert first.pk == again.pk
    assert Person.objects.count() == 1
    with pytest.raises(SameKeyOtherContent):
        enrol(lan.act, club=club_of(lan), key=key, joined_on=SPRING, facts=facts("Ai Khác"))


def test_it_leaves_one_note_without_values_and_marks_every_month_since(lan: Someone) -> None:
    club = club_of(lan)
    member = enrol(lan.act, club=club, key=uuid4(), joined_on=date(2026, 9, 3), facts=facts())
    note = Note.objects.get(action="clubs.enrol")
    assert (note.row_id, note.path, note.actor_id) == (member.pk, club.path, lan.user.pk)
    marked = {mark.month for mark in StaleMonth.objects.filter(club_id=club.pk)}
    assert date(2026, 9, 1) in marked
    assert lan.act.day.replace(day=1) in marked


def test_statuses_come_with_the_line_and_hold_from_the_day_they_were_told(lan: Someone) -> None:
    member = enrol(
        lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(), statuses=(StatusValue.POOR,)
    )
    status = PersonStatus.objects.get(person=member.person)
    assert (status.dimension, status.value, status.valid_from) == ("household", "poor", lan.act.day)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"joined_on": date(2090, 1, 1)}, JoinedInFuture),
        ({"facts": PersonFacts(full_name="x" * 5000)}, NameTooLong),
        ({"facts": PersonFacts(full_name="Lò Thị Ơn", birth_year=1850)}, BirthImpossible),
        ({"facts": PersonFacts(full_name="Lò Thị Ơn", birth_year=2089)}, BirthImpossible),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(lan: Someone, change: dict, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        enrol(lan.act, club=club_of(lan), key=uuid4(), **{"joined_on": SPRING, "facts": facts()} | change)
    assert not Person.objects.exists()
    assert not Note.objects.filter(action__startswith="clubs.").exists()


def test_nobody_is_a_member_twice_at_once(lan: Someone) -> None:
    member = make_member(club_of(lan))
    with pytest.raises(AlreadyMember):
        enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, person_id=member.person_id)


def test_who_left_may_come_back_under_a_new_number(lan: Someone) -> None:
    member = make_member(club_of(lan))
    member.valid_to, member.end_reason = date(2025, 5, 1), "left"
    member.save()
    again = enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, person_id=member.person_id)
    assert (again.number, again.person_id) == (2, member.person_id)


def test_a_card_is_held_once(lan: Someone) -> None:
    make_person(association_card_no="TH-001")
    with pytest.raises(CardBelongsToAnother):
        enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(association_card_no="TH-001"))


def test_a_hamlet_belongs_to_the_commune(lan: Someone) -> None:
    elsewhere = make_hamlet("Xa Lắc", commune=next_commune())
    with pytest.raises(HamletElsewhere):
        enrol(lan.act, club=club_of(lan), key=uuid4(), joined_on=SPRING, facts=facts(hamlet_id=elsewhere.pk))


def test_a_closed_club_takes_nobody() -> None:
    club = make_club(state=State.DISSOLVED)
    with pytest.raises(ClubIsClosed):
        enrol(lan_the_chair(club).act, club=club, key=uuid4(), joined_on=SPRING, facts=facts())


def test_a_club_outside_the_reach_does_not_exist(lan: Someone) -> None:
    other = make_club(commune=next_commune())
    with pytest.raises(ClubNotFound):
        enrol(lan.act, club=other, key=uuid4(), joined_on=SPRING, facts=facts())


def test_a_register_is_refused_whole_with_every_line_that_is_wrong(lan: Someone) -> None:
    club = club_of(lan)
    known = make_member(club, number=3)
    rows = [
        NewMember(club_id=club.pk, line=2, joined_on=SPRING, facts=facts("Vi Thị Dung")),
        NewMember(club_id=club.pk, line=3, joined_on=SPRING, facts=facts("Vi Văn Tài"), number=3),
        NewMember(club_id=club.pk, line=4, joined_on=SPRING, facts=facts("")),
        NewMember(club_id=club.pk, line=5, joined_on=SPRING, person_id=known.person_id),
        NewMember(club_id=club.pk, line=6, joined_on=SPRING, facts=facts("Vi A", association_card_no="9")),
        NewMember(club_id=club.pk, line=7, joined_on=SPRING, facts=facts("Vi B", association_card_no="9")),
    ]
    with pytest.raises(RegisterRefused) as refused:
        enrol_many(lan.act, rows=rows, key=uuid4())
    assert [(each.line, each.refusal.code) for each in refused.value.lines] == [
        (3, "number_taken"),
        (4, "name_missing"),
        (5, "already_member"),
        (7, "card_belongs_to_another"),
    ]
    assert Membership.objects.count() == 1


def test_a_check_shows_who_looks_alike_but_only_within_the_reach(lan: Someone) -> None:
    club = club_of(lan)
    mine = make_member(club, full_name="Lò Thị Ơn", birth_year=1951)
    make_person("Lò Thị Ơn", birth_year=1950)  # at home in the commune, in no club of chị Lan's
    rows = [
        NewMember(club_id=club.pk, line=1, joined_on=SPRING, facts=facts("Lo Thi On")),
        NewMember(club_id=club.pk, line=2, joined_on=SPRING, facts=facts("Lò Thị Ơn")),
    ]
    checked = check_register(lan.act, rows=rows)
    assert not checked.refused
    assert {(each.line, each.person_id, each.other_line) for each in checked.alike} == {
        (1, mine.person_id, None),
        (2, mine.person_id, None),
        (1, None, 2),
    }


def test_an_import_of_several_clubs_is_undone_in_one_step() -> None:
    one, two = make_club(), make_club()
    officer = province_officer()
    kept = make_member(one)
    rows = [
        NewMember(
            club_id=club.pk, line=line, joined_on=SPRING, facts=facts(f"Vi Thị {line}a"), statuses=(StatusValue.POOR,)
        )
        for line, club in enumerate((one, one, two), start=1)
    ]
    enrolled = enrol_many(officer.act, rows=rows, key=uuid4(), batch=5)
    assert (enrolled.member_count, enrolled.club_count) == (3, 2)
    assert list(one.memberships.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert undo_batch(officer.act, batch=5, key=uuid4()) == 3
    assert list(Membership.objects.all()) == [kept]
    assert Person.objects.count() == 1
    assert not PersonStatus.objects.exists()


def test_a_thousand_lines_cost_no_more_statements_than_ten(lan: Someone) -> None:
    counts = []
    for size in (10, 1000):
        club = club_of(lan)
        rows = [
            NewMember(club_id=club.pk, line=n, joined_on=SPRING, facts=facts(f"Vi Thị Số{n}x{size}"))
            for n in range(size)
        ]
        with CaptureQueriesContext(connection) as queries:
            enrol_many(lan.act, rows=rows, key=uuid4())
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert club_of(lan).memberships.count() == 1010


def test_the_board_stays_when_a_register_comes(lan: Someone) -> None:
    club = club_of(lan)
    make_board(club)
    enrol(lan.act, club=club, key=uuid4(), joined_on=SPRING, facts=facts())
    assert club.memberships.count() == 6
