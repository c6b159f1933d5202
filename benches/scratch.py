"""A database of a bench's own on the project's cluster, made whole and dropped afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def scratch() -> Iterator[Any]:
    """Tables and map on a scratch database; yields Django's connection to it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.config.settings")
    import django
    from django.conf import settings

    django.setup()
    from django.core.management import call_command
    from django.db import connection, connections

    cluster, name = settings.CLUSTER, f"bench_{os.getpid()}"
    cluster.start()
    cluster.sql("postgres", f'CREATE DATABASE "{name}"')
    try:
        for place in (connections["default"].settings_dict, connections.settings["default"]):
            place.update(NAME=name, HOST=str(cluster.socket), PORT="", USER="chungtay", PASSWORD="")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("places", "load", verbosity=0)
        call_command("programme", "load", verbosity=0)
        yield connection
    finally:
        connections.close_all()
        cluster.sql("postgres", f'DROP DATABASE "{name}" WITH (FORCE)')


def median(values: list[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]


def percentile(values: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]
