"""A register that was brought in is a sign of life of its club, in the month it was brought in."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.services import Wanted, import_registers, undo_import
from chungtay.exchange.tests.test_mass import line, written
from chungtay.figures.rules import Basis
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.figures.tests.factories import act_on, at_noon, differences, make_sheet, row, tables
from chungtay.kernel.acts import VIET_NAM, Act, system_act
from chungtay.kernel.months import Month

pytestmark = pytest.mark.django_db
JUNE, JULY, AUGUST = Month(2026, 6), Month(2026, 7), Month(2026, 8)
IMPORTED = date(2026, 7, 9)


def brought(folder: Path, clubs: Sequence[Club], act: Act) -> ImportBatch:
    """Two members for each club, who joined years ago, out of one workbook for all clubs."""
    lines: list[tuple[Any, ...]] = [line(club, f"Lò Thị {name}") for club in clubs for name in ("Ơn", "Lả")]
    wanted = Wanted(joined_on=date(2021, 4, 1), workers=1)
    answer = import_registers(act, key=uuid4(), paths=written(folder, lines), wanted=wanted)
    assert answer.member_count == 2 * len(clubs)
    return ImportBatch.objects.get(pk=answer.batch_id)


def bases(club: Club) -> list[Basis]:
    return [Basis(row(club, month).basis) for month in (JUNE, JULY, AUGUST)]


def test_every_club_of_one_import_counts_from_books_from_that_month_on(tmp_path: Path) -> None:
    clubs = [make_club(f"CLB thôn số {number}", since=date(2021, 3, 1)) for number in range(3)]
    refresh_all(at_noon(date(2026, 8, 20)))
    brought(tmp_path, clubs, act_on(IMPORTED))
    refresh_all(at_noon(date(2026, 8, 20)))
    rebuild(at_noon(date(2026, 8, 20)), date(2026, 8, 20))
    for club in clubs:
        assert bases(club) == [Basis.SILENT, Basis.BOOKS, Basis.CARRIED]
        assert [row(club, month).member_count for month in (JUNE, JULY, AUGUST)] == [0, 2, 2]


def test_the_books_that_were_brought_in_count_before_the_sheet_of_that_month(tmp_path: Path) -> None:
    club = make_club(since=date(2021, 3, 1))
    sheet = make_sheet(club, JULY, 60)
    brought(tmp_path, [club], act_on(IMPORTED))
    rebuild(at_noon(date(2026, 8, 20)), date(2026, 8, 20))
    counted = row(club, JULY)
    assert (counted.basis, counted.member_count, counted.other_sheet_id) == (Basis.BOOKS, 2, sheet.pk)


def test_the_month_is_that_of_viet_nam(tmp_path: Path) -> None:
    club = make_club(since=date(2021, 3, 1))
    act = system_act(datetime(2026, 8, 1, 0, 30, tzinfo=VIET_NAM), *Action)  # still July in Greenwich
    brought(tmp_path, [club], act)
    rebuild(at_noon(date(2026, 8, 20)), date(2026, 8, 20))
    assert bases(club) == [Basis.SILENT, Basis.SILENT, Basis.BOOKS]


def test_an_import_that_is_undone_leaves_the_club_as_silent_as_before(tmp_path: Path) -> None:
    clubs = [make_club(f"CLB thôn số {number}", since=date(2021, 3, 1)) for number in range(2)]
    rebuild(at_noon(IMPORTED), IMPORTED)
    before = tables()
    batch = brought(tmp_path, clubs, act_on(IMPORTED))
    refresh_all(at_noon(IMPORTED))
    assert [row(club, JULY).basis for club in clubs] == [Basis.BOOKS, Basis.BOOKS]
    assert all(proof.holds for proof in prove(IMPORTED))
    undo_import(act_on(IMPORTED), batch=batch, key=uuid4())
    refresh_all(at_noon(IMPORTED))
    assert differences(tables(), before) == []
