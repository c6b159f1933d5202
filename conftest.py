"""The database of the tests: one migrated template of a throw-away cluster, cloned for every worker and journey."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, connections

from chungtay.config.database import PROJECT, Cluster

hypothesis.settings.register_profile("suite", deadline=None)  # a busy machine is no fault of the rule
hypothesis.settings.load_profile("suite")
CLUSTER = Cluster("test", is_throwaway=True)
_AFFECTS_TEMPLATE = ("*/migrations/*.py", "places/data/*.csv", "places/services/load*.py", "places/services.py")


def _template_name() -> str:
    mark = hashlib.sha256()
    for pattern in _AFFECTS_TEMPLATE:
        for place in sorted((PROJECT / "chungtay").glob(pattern)):
            mark.update(place.name.encode() + place.read_bytes())
    mark.update((PROJECT / "requirements.txt").read_bytes())
    return f"template_{mark.hexdigest()[:12]}"


def point_at(name: str) -> None:
    """Let Django's one connection speak to this database of the test cluster."""
    connection.close()
    for place in (connections["default"].settings_dict, connections.settings["default"]):
        place.update(NAME=name, HOST=str(CLUSTER.socket), PORT="", USER="chungtay", PASSWORD="")


def _ensure_template() -> str:
    name = _template_name()
    CLUSTER.home.parent.mkdir(parents=True, exist_ok=True)
    with (CLUSTER.home.parent / "test.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        CLUSTER.start()
        if name not in CLUSTER.sql("postgres", "SELECT datname FROM pg_database").split():
            draft = f"draft_{os.getpid()}"
            CLUSTER.sql("postgres", f'CREATE DATABASE "{draft}"')
            point_at(draft)
            call_command("migrate", verbosity=0, interactive=False)
            if (PROJECT / "chungtay/places/management/commands/places.py").exists():
                call_command("places", "load", verbosity=0)
            connection.close()
            CLUSTER.sql("postgres", f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    return name


@contextmanager
def cloned(name: str) -> Iterator[str]:
    """A database of this name, cloned from the template and dropped afterwards."""
    template = _ensure_template()
    CLUSTER.sql("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    CLUSTER.sql("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    try:
        yield name
    finally:
        CLUSTER.sql("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """In place of pytest-django's own: a clone of the template instead of a migration per run."""
    with django_db_blocker.unblock(), cloned(f"test_{os.getpid()}_{worker_id}") as name:
        point_at(name)
        yield
        connection.close()


@contextmanager
def connected_to_clone(name: str) -> Iterator[None]:
    """A clone of the template under this name, to which Django is connected meanwhile."""
    shared = connection.settings_dict["NAME"]
    with cloned(name):
        point_at(name)
        try:
            yield
        finally:
            connections.close_all()
            point_at(shared)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of one test's own, for what must really be committed: concurrency, the refresher."""
    name = f"own_{os.getpid()}_{os.urandom(3).hex()}"
    with django_db_blocker.unblock(), connected_to_clone(name):
        yield name


def files_in(folder: Path) -> dict[str, Any]:
    """The setting that keeps files in this folder."""
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}}
    return django_settings.STORAGES | {"default": backend}


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(tmp_path: Path, settings: Any) -> None:
    settings.STORAGES = files_in(tmp_path / "files")


def pytest_unconfigure(config: pytest.Config) -> None:
    """`make test` leaves nothing running behind."""
    if os.environ.get("CHUNGTAY_TEST_STOP") and not hasattr(config, "workerinput"):
        CLUSTER.stop("immediate")
