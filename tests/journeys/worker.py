"""`chungtay worker` in a process forked from one that has loaded Django."""

from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from conftest import files_in, point_at

django.setup()


def work(database: str, files: Path) -> None:
    """Work on this database of the test cluster until told to stop."""
    settings.STORAGES = files_in(files)
    point_at(database)
    call_command("worker", verbosity=0)
