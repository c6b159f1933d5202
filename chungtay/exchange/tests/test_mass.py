"""The registers of many clubs from a folder: one checked set, written whole, told whole."""

from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from chungtay.access.rules import Action, Role
from chungtay.audit.models import StaleMonth
from chungtay.audit.rules import Lane
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.rules import Alikes, FolderImportedBefore, LinesAlike
from chungtay.exchange.services import MassAnswer, Wanted, import_registers, undo_import
from chungtay.exchange.tests.books import book
from chungtay.exchange.tests.test_importing import everything
from chungtay.exchange.words import wrong_told
from chungtay.kernel.acts import Act, now, system_act
from chungtay.people.models import Person
from chungtay.people.tests.factories import make_commune, make_hamlet, make_person
from tests.cast import commune_officer, someone

pytestmark = pytest.mark.django_db
HEAD = ("STT", "Mã câu lạc bộ", "Tên câu lạc bộ", "Xã", "Họ và tên", "Giới tính", "Năm sinh", "Thôn", "Số thẻ hội viên")


def system() -> Act:
    return system_act(now(), Action.IMPORT_REGISTER, Action.KEEP_REGISTER)


def written(folder: Path, *books: Sequence[tuple[Any, ...]], head: tuple[str, ...] = HEAD) -> list[Path]:
    paths = []
    for number, rows in enumerate(books):
        paths.append(folder / f"tep-{number}.xlsx")
        paths[-1].write_bytes(book(rows, head))
    return paths


def run(paths: list[Path], act: Act | None = None, **more: Any) -> MassAnswer:
    wanted = Wanted(joined_on=date(2024, 1, 15), workers=1, **more)
    return import_registers(act or system(), key=uuid4(), paths=paths, wanted=wanted)


def line(club: Club | str, name: str, year: int = 1950, card: str = "", commune: str = "") -> tuple[Any, ...]:
    number, called = (club.pk, "") if isinstance(club, Club) else ("", club)
    return ("", number, called, commune, name, "Nữ", year, "Phú Nghĩa", card)


def test_lines_find_their_clubs_by_number_and_by_name_with_commune(tmp_path: Path) -> None:
    hamlet = make_hamlet("Phú Nghĩa")
    one = make_club("CLB LTHTGN thôn Phú Nghĩa")
    other = make_club("CLB thôn Phú Nghĩa", commune=make_commune("Nga An"))
    paths = written(
        tmp_path,
        [line(one, "Nguyễn Thị Lan"), line("Câu lạc bộ Liên thế hệ thôn Phú Nghĩa", "Lò Thị Ơn", commune="Xã Nga An")],
        [line(one, "Trần Thị Hoa")],
    )
    answer = run(paths)
    assert (answer.member_count, answer.club_count, answer.file_count, answer.wrong) == (3, 2, 2, [])
    names = Membership.objects.filter(club=one).order_by("number").values_list("person__full_name", flat=True)
    assert list(names) == ["Nguyễn Thị Lan", "Trần Thị Hoa"]
    assert Membership.objects.get(club=other).person.full_name == "Lò Thị Ơn"
    assert Person.objects.get(full_name="Nguyễn Thị Lan").hamlet_id == hamlet.pk
    assert set(StaleMonth.objects.values_list("lane", flat=True)) == {Lane.BULK}
    batch = ImportBatch.objects.get()
    assert (batch.club, batch.path, batch.member_count) == (None, make_commune().province.path, 3)


def test_a_workbook_of_one_club_may_carry_its_number_in_its_name(tmp_path: Path) -> None:
    club = make_club()
    path = tmp_path / f"{club.pk} - thôn Phú Nghĩa.xlsx"
    path.write_bytes(book([("Nguyễn Thị Lan", 1950)], ("Họ và tên", "Năm sinh")))
    assert run([path]).member_count == 1


def test_one_wrong_line_in_one_file_writes_nothing_and_every_fault_is_told(tmp_path: Path) -> None:
    club = make_club()
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(book([line(club, "A Lan")], HEAD)[:2000])
    unknown = ("", 10**9, *line(club, "Lê Thị Thảo")[2:])
    paths = written(
        tmp_path,
        [line(club, "Nguyễn Thị Lan"), line(club, "Lò Thị Ơn", year=1750)],
        [line("CLB thôn Không Có", "Trần Thị Hoa", commune="Nga Sơn"), unknown],
    )
    before = everything()
    answer = run([*paths, broken])
    assert {(each.file, each.line, each.problem.code) for each in answer.wrong} == {
        ("tep-0.xlsx", 3, "date_unreadable"),
        ("tep-1.xlsx", 2, "club_unknown"),
        ("tep-1.xlsx", 3, "club_unknown"),
        ("hong.xlsx", 0, "workbook_broken"),
    }
    assert everything() == before
    assert not ImportBatch.objects.exists()


def test_one_card_in_two_files_is_told_by_file_and_line(tmp_path: Path) -> None:
    club = make_club()
    paths = written(tmp_path, [line(club, "Nguyễn Thị Lan", card="A1")], [line(club, "Lò Thị Ơn", card="A1")])
    before = everything()
    answer = run(paths)
    assert [(each.file, each.line, each.name, each.problem.code) for each in answer.wrong] == [
        ("tep-1.xlsx", 2, "Lò Thị Ơn", "card_belongs_to_another")
    ]
    assert "trùng với dòng 2 (tep-0.xlsx)" in wrong_told(answer.wrong[0])
    assert everything() == before


def test_portions_stand_or_fall_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungtay.exchange.services.mass.PORTION", 1)
    club, other = make_club(), make_club()
    before = everything()
    good = [line(club, "Nguyễn Thị Lan", card="A1"), line(other, "Trần Thị Hoa")]
    wrong = [line(club, "Lò Thị Ơn", card="A1")]
    answer = run(written(tmp_path, good, wrong, [line(club, "Lê Thị Thảo"), line(other, "Vi Thị Mai", card="A1")]))
    assert [(each.file, each.line, each.problem.code) for each in answer.wrong] == [
        ("tep-1.xlsx", 2, "card_belongs_to_another"),
        ("tep-2.xlsx", 3, "card_belongs_to_another"),
    ]
    assert everything() == before
    assert not ImportBatch.objects.exists()
    answer = run(written(tmp_path, good, [line(club, "Lò Thị Ơn")], [line(club, "Lê Thị Thảo")]))
    assert (answer.member_count, answer.club_count) == (4, 2)
    assert list(Membership.objects.filter(club=club).order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    undo_import(system(), batch=ImportBatch.objects.get(pk=answer.batch_id), key=uuid4())
    assert everything() == before


@pytest.mark.parametrize(("alikes", "count"), [(Alikes.KEEP, 2), (Alikes.LEAVE_OUT, 1)])
def test_who_looks_alike_is_told_and_kept_or_left_out(tmp_path: Path, alikes: Alikes, count: int) -> None:
    club = make_club()
    known = make_member(make_club(), make_person("Nguyễn Thị Lan", birth_year=1950)).person
    paths = written(tmp_path, [line(club, "Nguyễn Thị Lan"), line(club, "Lò Thị Ơn")])
    answer = run(paths, alikes=alikes)
    assert [(each.file, each.line, each.name, each.person_id) for each in answer.alike] == [
        ("tep-0.xlsx", 2, "Nguyễn Thị Lan", known.pk)
    ]
    assert answer.member_count == Membership.objects.filter(club=club).count() == count


def test_who_looks_alike_may_be_refused(tmp_path: Path) -> None:
    club = make_club()
    make_member(make_club(), make_person("Nguyễn Thị Lan", birth_year=1950))
    before = everything()
    with pytest.raises(LinesAlike):
        run(written(tmp_path, [line(club, "Nguyễn Thị Lan")]), alikes=Alikes.REFUSE)
    assert everything() == before


def test_the_very_same_folder_is_recognised_and_an_undone_one_may_come_again(tmp_path: Path) -> None:
    club = make_club()
    paths = written(tmp_path, [line(club, "Nguyễn Thị Lan")])
    before = everything()
    answer = run(paths)
    with pytest.raises(FolderImportedBefore):
        run(paths)
    undo_import(system(), batch=ImportBatch.objects.get(pk=answer.batch_id), key=uuid4())
    assert everything() == before
    assert run(paths).member_count == 1


def test_an_office_writes_only_to_clubs_of_its_own(tmp_path: Path) -> None:
    mine, foreign = make_club(), make_club(commune=make_commune("Nga An"))
    paths = written(tmp_path, [line(mine, "Nguyễn Thị Lan"), line(foreign, "Lò Thị Ơn")])
    answer = run(paths, commune_officer().act)
    assert [(each.line, each.problem.code) for each in answer.wrong] == [(3, "club_unknown")]
    province = someone("Lê Văn Tỉnh", (Role.PROVINCE_OFFICER, make_commune().province.path))
    answer = run(paths, province.act)
    assert answer.member_count == 2
    assert str(answer.member_count) in province.client.get(f"/vp/nhap/{answer.batch_id}/").content.decode()
    assert commune_officer().client.get(f"/vp/nhap/{answer.batch_id}/").status_code == 404


def test_the_command_tells_what_is_wrong_and_writes_it_into_a_workbook(tmp_path: Path) -> None:
    club = make_club()
    written(tmp_path, [line(club, "Lò Thị Ơn", year=1750)])
    told, errors, nothing = StringIO(), tmp_path / "loi.xlsx", tmp_path / "trong"
    nothing.mkdir()
    with pytest.raises(CommandError, match="Chưa có dòng nào được ghi"):
        call_command("import_registers", str(tmp_path), workers=1, errors=errors, stderr=told)
    assert "tep-0.xlsx dòng 2: Lò Thị Ơn: Không đọc được ngày “1750”" in told.getvalue()
    assert errors.read_bytes().startswith(b"PK")
    with pytest.raises(CommandError, match="Không có tệp bảng tính"):
        call_command("import_registers", str(nothing), workers=1)
