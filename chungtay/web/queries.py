"""Whether the system is well: the database, its structure, the compiled assets, and what rooms add."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from chungtay.web.rules import Check


def system_health() -> list[Check]:
    """Every check there is. A room adds its own as `health() -> list[Check]` in its `queries.py`."""
    found = [_assets(), _database()]
    if found[-1].is_well:
        found += [_migrations()]
        found += [check for look in _looks_of_rooms() for check in look()]
    return found


def _assets() -> Check:
    return Check("assets", (settings.ASSETS / "web" / "club.css").exists())


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Check("database", False)
    return Check("database", True)


_migrated: set[bool] = set()  # once complete it stays so for this process: reading all migrations takes a while


def _migrations() -> Check:
    if _migrated:
        return Check("migrations", True)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not waiting:
        _migrated.add(True)
    return Check("migrations", not waiting, f"{waiting} waiting" if waiting else "")


@cache
def _looks_of_rooms() -> tuple[Callable[[], list[Check]], ...]:
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("chungtay.")]
    found = [
        import_module(f"{room}.queries") for room in rooms if room != "chungtay.web" and find_spec(f"{room}.queries")
    ]
    return tuple(module.health for module in found if hasattr(module, "health"))
