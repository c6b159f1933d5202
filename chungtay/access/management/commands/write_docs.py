"""`chungtay write_docs`: print what the code knows into `docs/generated/`; `--check` only compares."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chungtay.access.queries import all_generated_docs


class Command(BaseCommand):
    """Pages that are made from tables in the code, so that they cannot drift from it."""

    help = "Print the generated documents, or compare them with --check."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is not up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.ROOT / "docs" / "generated"
        folder.mkdir(parents=True, exist_ok=True)
        pages = all_generated_docs()
        stale = [name for name, text in pages.items() if _read(folder / name) != text]
        if options["check"]:
            if stale:
                raise CommandError(f"Out of date, run `chungtay write_docs`: {', '.join(sorted(stale))}")
            return
        for name in stale:
            (folder / name).write_text(pages[name])
            self.stdout.write(f"docs/generated/{name}")


def _read(place: Path) -> str:
    return place.read_text() if place.exists() else ""
