"""The source of the rooms, read once: what the house tests look at."""

import ast
from functools import cache
from pathlib import Path

from chungtay.config.database import PROJECT

PACKAGE = PROJECT / "chungtay"


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the package but tests and migrations, parsed."""
    return {place: ast.parse(place.read_text()) for place in _places() if not _is_apart(place)}


@cache
def templates() -> dict[Path, str]:
    """Every HTML template of the package."""
    return {place: place.read_text() for place in sorted(PACKAGE.glob("*/templates/**/*.html"))}


def room_of(place: Path) -> str:
    return place.relative_to(PACKAGE).parts[0]


def part_of(place: Path) -> str:
    """The part of the room a module is: `services` for both services.py and services/members.py."""
    parts = place.relative_to(PACKAGE).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else parts[0].removesuffix(".py")


def shown(place: Path, line: int = 0) -> str:
    return f"{place.relative_to(PROJECT)}:{line}" if line else str(place.relative_to(PROJECT))


def _places() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _is_apart(place: Path) -> bool:
    return bool({"tests", "migrations"} & set(place.relative_to(PACKAGE).parts))
