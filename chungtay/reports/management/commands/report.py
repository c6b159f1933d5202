"""`chungtay report --area VN --period 2023 --kind year --out FILE.docx`: the report of a place, drawn and written."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chungtay.access.rules import Action
from chungtay.figures.queries import COUNTRY_CODE, find_area
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.errors import Refusal
from chungtay.reports import words
from chungtay.reports.adapters import report_paper, report_pdf, report_word
from chungtay.reports.queries import report_of
from chungtay.reports.rules import ReportKind, counted_to, period_of
from chungtay.web.explain import explain


class Command(BaseCommand):
    help = "Viết báo cáo của một nơi trong một kỳ ra tệp Word (.docx) hoặc PDF (.pdf)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--area", default=COUNTRY_CODE, help="VN, hoặc mã tỉnh (2 số), xã (5 số) theo bản đồ kỳ ấy")
        parser.add_argument("--period", required=True, help="2023, 2026-H1, 2026-Q3, 2026-11")
        parser.add_argument("--kind", default=ReportKind.YEAR, choices=[kind.value for kind in ReportKind])
        parser.add_argument("--cut-off", type=date.fromisoformat, help="ngày chốt, khi kỳ chưa kết thúc: 2026-11-20")
        parser.add_argument("--out", required=True, type=Path)

    def handle(
        self, *args: Any, area: str, period: str, kind: str, cut_off: date | None, out: Path, **options: Any
    ) -> None:
        act = system_act(now(), Action.SEE_OFFICE, Action.SEE_FIGURES)
        try:
            of = period_of(kind, period)
            through = counted_to(of, cut_off, signed_on=act.day)
            place = None if area == COUNTRY_CODE else find_area(area, on=through)
            report = report_of(place, of, through)
        except Refusal as refused:
            raise CommandError(explain(refused)) from None
        made = (report_pdf if out.suffix == ".pdf" else report_word)(act, report)
        try:
            out.write_bytes(made)
        except OSError:
            raise CommandError(words.FILE_UNWRITABLE % {"file": out}) from None
        about = report_paper(act, report).about
        self.stdout.write(words.PAPER_MADE % {"file": out, "about": about, "day": f"{through:%d/%m/%Y}"})
