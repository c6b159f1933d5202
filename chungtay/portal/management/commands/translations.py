"""`chungtay translations`: compile the English; `--check` fails when something public has no English."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chungtay.portal.queries.strings import public_strings

_FOLDER = settings.ROOT / "chungtay" / "locale" / "en" / "LC_MESSAGES"


class Command(BaseCommand):
    """The source language is Vietnamese; English is for the public, partners and the names of indicators."""

    help = "Compile the English translations, or check that none is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail if a public string has no English")
        parser.add_argument("--add", action="store_true", help="put missing strings into the list, without English")

    def handle(self, *args: Any, **options: Any) -> None:
        source = _FOLDER / "django.po"
        known = _read(source)
        wanted = public_strings()
        missing = sorted(text for text in wanted if text not in known or not known[text].string)
        unused = sorted(str(one.id) for one in known if one.id and one.id not in wanted)
        if options["add"]:
            _write(source, known, wanted)
            self.stdout.write(f"{len(missing)} strings without English in {source.name}")
            return
        if options["check"]:
            _check(source, known, missing, unused)
            return
        with (_FOLDER / "django.mo").open("wb") as out:
            write_mo(out, known)


def _check(source: Path, known: Catalog, missing: list[str], unused: list[str]) -> None:
    if missing:
        raise CommandError("Without English: " + "; ".join(missing))
    if unused:
        raise CommandError("No longer used: " + "; ".join(unused))
    ids = [str(one.id) for one in known if one.id]
    if ids != sorted(ids):
        raise CommandError(f"{source.name} is not sorted: run `chungtay translations --add`.")


def _read(source: Path) -> Catalog:
    if not source.exists():
        return Catalog(locale="en")
    with source.open("rb") as file:
        return read_po(file, locale="en")


def _write(source: Path, known: Catalog, wanted: set[str]) -> None:
    """The same list with what is wanted, sorted; what is no longer used is left out."""
    catalog = Catalog(locale="en", project="Chung Tay", fuzzy=False)
    for text in sorted(wanted):
        flags = ("python-format",) if "%(" in text else ()
        catalog.add(text, known[text].string if text in known else "", flags=flags)
    source.parent.mkdir(parents=True, exist_ok=True)
    with source.open("wb") as out:
        write_po(out, catalog, width=120, no_location=True, omit_header=True, sort_output=True)
