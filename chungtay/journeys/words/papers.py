"""The words of a founding's papers, read from `data/papers.toml`, and how days, laws and places are written in them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

SEX = {"F": "Nữ", "M": "Nam"}
TEXTS: dict[str, Any] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "data" / "papers.toml").read_text(encoding="utf-8")
)


def day_in_words(day: date | None) -> str:
    """`ngày 05 tháng 02 năm 2026`: days under ten and January, February with a zero (Nghị định 30/2020)."""
    if day is None:
        return "ngày …… tháng …… năm ……"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def local_government_law(on: date) -> str:
    """The law on local government in force on a day."""
    if on >= date(2025, 6, 16):
        return "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    return "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"


def name_inside(full_name: str) -> str:
    """`Xã Nga Sơn` as it stands inside a sentence: `xã Nga Sơn`."""
    return full_name[:1].lower() + full_name[1:]
