"""`chungtay import_registers FOLDER|FILE …`: the registers of many clubs at once."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import xlsxwriter
from django.core.management.base import BaseCommand, CommandError

from chungtay.access.rules import Action
from chungtay.exchange.rules import Alikes
from chungtay.exchange.services import MassAnswer, Wanted, import_registers
from chungtay.exchange.words import explained, wrong_told
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.errors import Refusal
from chungtay.kernel.money import group_digits

_ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"}
_SHOWN = 40


class Command(BaseCommand):
    help = "Reads workbooks of members of many clubs, checks them as one set and writes all or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("places", nargs="+", type=Path, help="workbooks, or folders of them")
        parser.add_argument("--joined-on", type=date.fromisoformat, help="YYYY-MM-DD, for lines that tell no day")
        parser.add_argument("--alike", choices=[each.value for each in Alikes], default=Alikes.KEEP.value)
        parser.add_argument("--again", action="store_true", help="import the very same files once more")
        parser.add_argument("--workers", type=int, default=0, help="processes that read; as many as cores")
        parser.add_argument("--errors", type=Path, help="write what is wrong into this workbook")

    def handle(self, *args: Any, **options: Any) -> None:
        act = system_act(now(), Action.IMPORT_REGISTER, Action.KEEP_REGISTER)
        paths = _workbooks(options["places"])
        if not paths:
            raise CommandError("Không có tệp bảng tính nào ở đó.")
        more = {"workers": options["workers"]} if options["workers"] else {}
        wanted = Wanted(
            joined_on=options["joined_on"] or act.day,
            alikes=Alikes(options["alike"]),
            is_again=options["again"],
            **more,
        )
        try:
            answer = import_registers(act, key=uuid4(), paths=paths, wanted=wanted)
        except Refusal as refusal:
            raise CommandError(explained(refusal)) from refusal
        if options["errors"] and (answer.wrong or answer.alike):
            _write_errors(options["errors"], answer)
        self._tell(answer)

    def _tell(self, answer: MassAnswer) -> None:
        for each in answer.alike[:_SHOWN]:
            self.stdout.write(f"giống người đã có: {each.file} dòng {each.line}: {each.name}")
        for wrong in answer.wrong[:_SHOWN]:
            self.stderr.write(f"{wrong.file} dòng {wrong.line or '–'}: {wrong.name}: {wrong_told(wrong)}")
        if answer.wrong:
            count = group_digits(len(answer.wrong))
            raise CommandError(f"{count} chỗ sai trong {answer.file_count} tệp. Chưa có dòng nào được ghi.")
        self.stdout.write(
            f"Đã ghi {group_digits(answer.member_count)} thành viên vào sổ của {group_digits(answer.club_count)} "
            f"câu lạc bộ từ {answer.file_count} tệp; {group_digits(len(answer.alike))} dòng giống người đã có. "
            f"Lần nhập số {answer.batch_id}."
        )


def _workbooks(places: list[Path]) -> list[Path]:
    found: list[Path] = []
    for place in places:
        if not place.exists():
            raise CommandError(f"Không có {place}.")
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        found += [each for each in inside if each.suffix.lower() in _ENDINGS and not each.name.startswith("~")]
    return found


def _write_errors(place: Path, answer: MassAnswer) -> None:
    with xlsxwriter.Workbook(str(place), {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Lỗi")
        sheet.write_row(0, 0, ("Tệp", "Dòng", "Họ và tên", "Lỗi"))
        lines = [(each.file, each.line, each.name, wrong_told(each)) for each in answer.wrong]
        lines += [(each.file, each.line, each.name, "giống người đã có") for each in answer.alike]
        for at, line in enumerate(lines, start=1):
            sheet.write_row(at, 0, line)
