"""A workbook from upload to the register and back: what is checked, decided, applied whole, undone."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from chungtay.access.rules import Role
from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import BatchInUse, EndReason, RegisterRefused
from chungtay.clubs.tests.factories import end, make_board, make_club, make_member
from chungtay.exchange import services
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.queries import composition_after, get_batch, same_file_before, standing_of
from chungtay.exchange.rules import (
    BatchNotFound,
    ColumnTwice,
    Decision,
    Field,
    LinesStillWrong,
    LinesUndecided,
    NothingToApply,
    PersonNotOffered,
    State,
    StepNotOpen,
)
from chungtay.exchange.tests.books import BINH, HEAD, LAN, ON, book, people
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.people.models import Person, PersonStatus
from chungtay.people.tests.factories import make_commune, make_hamlet, make_person
from tests.cast import anh_the_secretary, binh_the_treasurer, lan_the_chair, next_commune, someone

pytestmark = pytest.mark.django_db
Rows = list[tuple[Any, ...]]


def uploaded(act: Act, club: Club, rows: Rows, head: tuple[str, ...] = HEAD, name: str = "so.xlsx") -> ImportBatch:
    return services.open_import(act, club=club, key=uuid4(), upload=services.Upload(name, book(rows, head)))


def checked(act: Act, batch: ImportBatch) -> ImportBatch:
    fields = {column.index: column.field for column in services.layout_of(batch).columns}
    return services.check_import(act, batch=batch, key=uuid4(), fields=fields, joined_on=date(2024, 1, 15))


def ready(act: Act, club: Club, rows: Rows, head: tuple[str, ...] = HEAD) -> ImportBatch:
    return checked(act, uploaded(act, club, rows, head))


def row(batch: ImportBatch, line: int) -> ImportRow:
    return ImportRow.objects.get(batch=batch, line=line)


def codes(batch: ImportBatch, line: int) -> list[str]:
    return [problem["code"] for problem in row(batch, line).errors]


def everything() -> dict[str, Any]:
    """The tables of the register, to see that an undone import leaves nothing behind."""
    return {
        "people": list(Person.objects.order_by("pk").values()),
        "memberships": list(Membership.objects.order_by("pk").values()),
        "statuses": list(PersonStatus.objects.order_by("pk").values()),
    }


def test_a_workbook_is_checked_whole_then_applied_whole() -> None:
    club = make_club()
    hamlet = make_hamlet("Phú Nghĩa")
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [LAN, BINH, ON])
    assert not Membership.objects.filter(club=club).exists()
    batch = services.apply_import(chair.act, batch=batch, key=uuid4())
    assert (batch.state, batch.member_count) == (State.APPLIED, 3)
    members = list(Membership.objects.filter(club=club).select_related("person").order_by("number"))
    assert [(member.number, member.person.full_name) for member in members] == [
        (1, "Nguyễn Thị Lan"),
        (2, "Phạm Văn Bình"),
        (3, "Lò Thị Ơn"),
    ]
    lan, binh, on = (member.person for member in members)
    assert (lan.hamlet_id, lan.sex, lan.birth_year, lan.phone) == (hamlet.pk, "F", 1958, "0912345678")
    assert (binh.birth_date, binh.association_card_no, binh.is_association_member) == (
        date(1952, 3, 5),
        "TH-0012",
        True,
    )
    assert (on.birth_year, on.birth_date, on.ethnicity) == (1949, None, "03")
    assert list(PersonStatus.objects.values_list("person_id", "value")) == [(lan.pk, "poor")]
    assert [each.membership_id for each in batch.rows.order_by("line")] == [member.pk for member in members]
    assert StaleMonth.objects.filter(club_id=club.pk, month=date(2024, 1, 1)).exists()
    assert {"exchange.open_import", "exchange.check_import", "exchange.apply_import"} <= set(
        Note.objects.values_list("action", flat=True)
    )


def test_an_error_in_the_last_row_applies_nothing() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    before = everything()
    batch = ready(chair.act, club, [*people(20), (21, "Trần Thị Cuối", "Nữ", "31/02/1950", "", "", "", "", "")])
    with pytest.raises(LinesStillWrong):
        services.apply_import(chair.act, batch=batch, key=uuid4())
    assert everything() == before


def test_a_register_that_changed_since_the_check_takes_nothing() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [LAN, BINH])
    elsewhere = make_person("Ai Đó", commune=make_commune("Nga An"))
    Person.objects.filter(pk=elsewhere.pk).update(association_card_no="TH-0012")
    before = everything()
    with pytest.raises(RegisterRefused):
        services.apply_import(chair.act, batch=batch, key=uuid4())
    assert everything() == before
    services.recheck(chair.act, batch=batch, key=uuid4())
    assert codes(batch, 3) == ["card_belongs_to_another"]


def test_undoing_restores_the_tables_and_marks_the_months() -> None:
    club = make_club()
    make_board(club)
    chair = lan_the_chair(club)
    before = everything()
    batch = services.apply_import(chair.act, batch=ready(chair.act, club, [LAN, ON]), key=uuid4())
    StaleMonth.objects.all().delete()
    batch = services.undo_import(chair.act, batch=batch, key=uuid4())
    assert everything() == before
    assert (batch.state, batch.undone_at) == (State.UNDONE, chair.act.at)
    assert StaleMonth.objects.filter(club_id=club.pk, month=date(2024, 1, 1)).exists()
    assert Note.objects.filter(action="exchange.undo_import").exists()
    with pytest.raises(StepNotOpen):
        services.undo_import(chair.act, batch=batch, key=uuid4())


def test_once_something_hangs_on_a_member_the_import_stands() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = services.apply_import(chair.act, batch=ready(chair.act, club, [LAN, ON]), key=uuid4())
    make_member(make_club(), Person.objects.get(full_name="Lò Thị Ơn"))
    before = everything()
    with pytest.raises(BatchInUse):
        services.undo_import(chair.act, batch=batch, key=uuid4())
    assert everything() == before


def test_two_lines_with_one_card_number_are_told_with_each_other() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    second = (2, "Trần Thị Hoa", "Nữ", 1950, "", "", "", "", "TH-0012")
    batch = ready(chair.act, club, [BINH, second])
    assert codes(batch, 2) == []
    assert codes(batch, 3) == ["card_belongs_to_another"]
    assert row(batch, 3).errors[0]["facts"]["other_line"] == "2"


def test_a_name_of_5000_characters_is_refused_with_a_sentence_and_kept_as_it_is() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [(1, "Ơ" * 5000, "Nữ", 1950, "", "", "", "", ""), BINH])
    assert codes(batch, 2) == ["name_too_long"]
    assert len(row(batch, 2).values["name"]) == 5000
    services.leave_out_wrong(chair.act, batch=batch, key=uuid4())
    assert services.apply_import(chair.act, batch=batch, key=uuid4()).member_count == 1


def test_a_wrong_line_is_put_right_on_the_page() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [(1, "Lò Thị Ơn", "Nữ", "31/02/1949", "", "", "", "", "")])
    assert codes(batch, 2) == ["date_unreadable"]
    values = {"name": "Lò Thị Ơn", "sex": "Nữ", "birth": "1949"}
    services.correct_row(chair.act, batch=batch, key=uuid4(), line=2, values=values)
    assert (row(batch, 2).is_wrong, row(batch, 2).is_corrected) == (False, True)
    services.apply_import(chair.act, batch=batch, key=uuid4())
    assert Person.objects.get(full_name="Lò Thị Ơn").birth_year == 1949
    assert row(batch, 2).raw["birth"] == "31/02/1949"


def test_who_looks_alike_is_decided_by_a_person() -> None:
    club, other = make_club(), make_club()
    officer = someone("Mai Văn Tứ", (Role.COMMUNE_OFFICER, make_commune().path))
    known = make_member(other, make_person("Nguyễn Thị Lan", birth_year=1957)).person
    batch = ready(officer.act, club, [LAN, BINH])
    assert row(batch, 2).alike == [{"person_id": known.pk, "why": "name"}]
    with pytest.raises(LinesUndecided):
        services.apply_import(officer.act, batch=batch, key=uuid4())
    with pytest.raises(PersonNotOffered):
        services.decide_row(
            officer.act, batch=batch, key=uuid4(), line=2, decision=Decision.SAME, person_id=make_person().pk
        )
    services.decide_row(officer.act, batch=batch, key=uuid4(), line=2, decision=Decision.SAME, person_id=known.pk)
    services.apply_import(officer.act, batch=batch, key=uuid4())
    assert Membership.objects.filter(club=club, person=known).exists()
    assert Person.objects.filter(full_name="Nguyễn Thị Lan").count() == 1


def test_a_namesake_may_be_somebody_new() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    make_member(club, make_person("Nguyễn Thị Lan", birth_year=1958))
    batch = ready(chair.act, club, [LAN])
    assert standing_of(batch).undecided_count == standing_of(batch).known_here_count == 1
    services.decide_row(chair.act, batch=batch, key=uuid4(), line=2, decision=Decision.NEW)
    services.recheck(chair.act, batch=batch, key=uuid4())
    assert row(batch, 2).decision == Decision.NEW
    services.apply_import(chair.act, batch=batch, key=uuid4())
    assert Person.objects.filter(full_name="Nguyễn Thị Lan").count() == 2


def test_people_of_a_neighbouring_club_are_not_offered_to_a_chair() -> None:
    club = make_club()
    make_member(make_club(), make_person("Nguyễn Thị Lan", birth_year=1958))
    batch = ready(lan_the_chair(club).act, club, [LAN])
    assert row(batch, 2).alike == []


def test_who_holds_the_same_card_is_offered_not_refused() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    holder = make_member(club, make_person("Phạm Văn Bính", sex="M", birth_year=1940)).person
    Person.objects.filter(pk=holder.pk).update(association_card_no="TH-0012")
    batch = ready(chair.act, club, [BINH])
    assert row(batch, 2).alike == [{"person_id": holder.pk, "why": "card", "is_here": True}]
    assert not row(batch, 2).is_wrong
    services.decide_row(chair.act, batch=batch, key=uuid4(), line=2, decision=Decision.NEW)
    assert codes(batch, 2) == ["card_belongs_to_another"]


def test_two_lines_that_look_alike_are_shown_beside_each_other() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [LAN, (2, "Nguyễn Thị Lán", "Nữ", 1959, "", "", "", "", "")])
    assert row(batch, 2).decision == Decision.NEW
    assert row(batch, 3).alike == [{"line": 2, "why": "name"}]
    services.decide_row(chair.act, batch=batch, key=uuid4(), line=3, decision=Decision.LEAVE_OUT)
    assert services.apply_import(chair.act, batch=batch, key=uuid4()).member_count == 1


def test_the_same_workbook_sent_again_is_recognised_and_its_people_are_found_there() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    first = services.apply_import(chair.act, batch=ready(chair.act, club, [LAN, BINH, ON]), key=uuid4())
    again = ready(chair.act, club, [LAN, BINH, ON])
    assert same_file_before(again) == first
    standing = standing_of(again)
    assert (standing.undecided_count, standing.known_here_count) == (3, 3)
    assert services.leave_out_known(chair.act, batch=again, key=uuid4()) == 3
    with pytest.raises(NothingToApply):
        services.apply_import(chair.act, batch=again, key=uuid4())


def test_one_form_sent_twice_opens_one_import() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    key, upload = uuid4(), services.Upload("so.xlsx", book([LAN]))
    one = services.open_import(chair.act, club=club, key=key, upload=upload)
    assert services.open_import(chair.act, club=club, key=key, upload=upload) == one
    batch, key = checked(chair.act, one), uuid4()
    services.apply_import(chair.act, batch=batch, key=key)
    assert services.apply_import(chair.act, batch=batch, key=key).member_count == 1
    assert Membership.objects.filter(club=club).count() == 1


def test_columns_may_be_changed_and_two_of_a_kind_are_refused() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = uploaded(chair.act, club, [("Lan", "Nữ", 1958, 12)], ("Họ tên", "Giới tính", "Năm sinh", "Mã hiệu lạ"))
    fields = {column.index: column.field for column in services.layout_of(batch).columns}
    assert fields[3] is None
    with pytest.raises(ColumnTwice):
        services.check_import(
            chair.act, batch=batch, key=uuid4(), fields=fields | {3: Field.BIRTH}, joined_on=date(2024, 1, 15)
        )
    batch = services.check_import(
        chair.act, batch=batch, key=uuid4(), fields=fields | {3: Field.NUMBER}, joined_on=date(2024, 1, 15)
    )
    services.apply_import(chair.act, batch=batch, key=uuid4())
    assert Membership.objects.get(club=club).number == 12


def test_a_number_somebody_had_is_taken_even_when_they_left() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    end(make_member(club, number=7), date(2024, 5, 1), EndReason.LEFT)
    batch = ready(chair.act, club, [("Lan", "Nữ", 1958, 7)], ("Họ tên", "Giới tính", "Năm sinh", "Số thành viên"))
    assert codes(batch, 2) == ["number_taken"]


def test_what_the_club_would_consist_of_is_counted_with_the_lines() -> None:
    club = make_club()
    make_member(club, make_person("Trần Văn Hùng", sex="M", birth_year=1990))
    chair = lan_the_chair(club)
    after = composition_after(ready(chair.act, club, [LAN, BINH, ON]), date(2026, 11, 23))
    assert after is not None
    assert (after.member_count, after.women_count, after.aged_60_count) == (4, 2, 3)


def test_who_may_not_import_may_not_and_a_neighbour_sees_nothing() -> None:
    club = make_club()
    batch = ready(lan_the_chair(club).act, club, [LAN])
    with pytest.raises(OutsideReach):
        uploaded(binh_the_treasurer(club).act, club, [LAN])
    stranger = someone("Hàng xóm", (Role.COMMUNE_OFFICER, next_commune().path))
    with pytest.raises(OutsideReach):
        services.apply_import(stranger.act, batch=batch, key=uuid4())
    with pytest.raises(BatchNotFound):
        get_batch(stranger.act.reach("import_register"), batch.pk)
    assert ready(anh_the_secretary(club).act, club, [ON]).state == State.CHECKED
