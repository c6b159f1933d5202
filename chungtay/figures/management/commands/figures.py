"""`chungtay figures` prints the figures of a place and day; `rebuild` counts them anew, `verify` proves them."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chungtay.figures import queries, services
from chungtay.figures.rules import INDICATORS, get_indicator
from chungtay.figures.words import COMMAND, how_counted
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.errors import Refusal
from chungtay.kernel.money import group_digits
from chungtay.kernel.months import Month
from chungtay.web.explain import explain


class Command(BaseCommand):
    help = "In số liệu (mặc định), đếm lại từ đầu (rebuild) hoặc chứng minh số liệu khớp sổ (verify)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["show", "rebuild", "verify"], default="show")
        parser.add_argument("--area", default=queries.COUNTRY_CODE, help="VN, hoặc mã tỉnh, huyện, xã.")
        parser.add_argument("--on", help="Đến hết tháng có ngày này, ví dụ 2023-12-31. Mặc định hôm nay.")
        parser.add_argument("--from", dest="since", help="Việc xảy ra cộng từ tháng có ngày này.")
        parser.add_argument(
            "--borders", choices=["2024", "2025"], help="Địa giới 63 tỉnh hay 34 tỉnh; mặc định của ngày đó."
        )
        parser.add_argument("--indicator", action="append", help="Chỉ in chỉ tiêu này; có thể ghi nhiều lần.")
        parser.add_argument("--json", action="store_true", help="In dạng JSON.")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        try:
            {"show": self._show, "rebuild": self._rebuild, "verify": self._verify}[what](options)
        except Refusal as refused:
            raise CommandError(explain(refused)) from refused

    def _rebuild(self, options: dict[str, Any]) -> None:
        at = now()
        count = services.rebuild(at, system_act(at).day)
        if options["verbosity"]:
            self.stdout.write(COMMAND["rebuilt"].format(count=group_digits(count)))

    def _verify(self, options: dict[str, Any]) -> None:
        proofs = services.prove(system_act(now()).day)
        for proof in proofs:
            mark = COMMAND["holds" if proof.holds else "fails"]
            right, all_of_them = group_digits(proof.row_count - proof.wrong_count), group_digits(proof.row_count)
            self.stdout.write(f"{mark} {COMMAND[proof.says]}: {right}/{all_of_them}")
        if wrong := [name for proof in proofs for name in proof.wrong]:
            raise CommandError(COMMAND["broken"].format(wrong="; ".join(wrong)))

    def _show(self, options: dict[str, Any]) -> None:
        today = system_act(now()).day
        on = _day(options["on"]) or today
        since = _day(options["since"])
        first = Month.of(since) if since else None
        if options["area"].upper() == queries.COUNTRY_CODE:
            where = queries.in_country(Month.of(on), first=first, borders=options["borders"])
        else:
            area = queries.find_area(options["area"], on=on, borders=options["borders"])
            where = queries.in_area(area, Month.of(on), first=first)
        wanted = [get_indicator(code) for code in options["indicator"] or INDICATORS]
        found = queries.figures(where, wanted)
        day = min(Month.of(on).last, today)
        if options["json"]:
            self.stdout.write(json.dumps(_plain(where, day, found), ensure_ascii=False, indent=1))
        else:
            self._print(where, day, found)

    def _print(self, where: queries.Where, day: date, found: list[queries.Figure]) -> None:
        place = where.area.full_name if where.area else COMMAND["country"]
        self.stdout.write(COMMAND["title"].format(place=place, day=f"{day:%d/%m/%Y}", borders=where.borders))
        if not found[0].has_rows:
            self.stdout.write(COMMAND["no_rows"])
            return
        self.stdout.write(COMMAND["sources"].format(how=how_counted(found[0].sources)))
        for one in found:
            self.stdout.write(f"{_number(one.value):>14}  {one.indicator.vi} ({one.indicator.unit})")


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise CommandError(COMMAND["bad_day"].format(text=text)) from wrong


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return group_digits(int(value)) if value == int(value) else f"{value:.1f}".replace(".", ",")


def _plain(where: queries.Where, day: date, found: list[queries.Figure]) -> dict[str, object]:
    sources = found[0].sources
    return {
        "area": where.area.code if where.area else queries.COUNTRY_CODE,
        "name": where.area.full_name if where.area else COMMAND["country"],
        "on": day.isoformat(),
        "from": str(where.first),
        "borders": where.borders,
        "counted": found[0].has_rows,
        "sources": vars(sources),
        "indicators": {
            one.indicator.code: {
                "name": one.indicator.vi,
                "name_en": one.indicator.en,
                "unit": one.indicator.unit,
                "value": round(one.value, 4) if isinstance(one.value, float) else one.value,
                **({"numerator": one.top, "denominator": one.bottom} if one.bottom is not None else {}),
            }
            for one in found
        },
    }
