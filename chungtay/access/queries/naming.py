"""What only the rooms above know, asked of them: names of paths, places by name, the documents they print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from chungtay.access.models import Grant
from chungtay.access.words import COUNTRY_NAME
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.paths import COUNTRY


@dataclass(frozen=True)
class ClubPlace:
    """A club as its own pages of accounts need it: its number, where it lies, what it is called."""

    pk: int
    path: str
    name: str


def club_place(reach: Reach, club_id: int) -> ClubPlace:
    """The club with this number inside the reach, or `NotFound`.

    A room above answers as `club_by_number(club_id) -> tuple[path, name] | None` in its `queries`.
    """
    for ask in answers_of_rooms("club_by_number"):
        found = ask(club_id)
        if found is not None and reach.covers(found[0]):
            return ClubPlace(club_id, *found)
    raise NotFound(club=club_id)


def names_of(paths: Iterable[str], day: date) -> dict[str, str]:
    """What each path is called on this day; a path that nobody knows is left out.

    A room above answers as `names_of_paths(paths, day) -> dict[path, name]` in its `queries`. What was written on a
    grant when it was given stands in where no room answers.
    """
    wanted = set(paths)
    named = {COUNTRY: str(COUNTRY_NAME)} if COUNTRY in wanted else {}
    for ask in answers_of_rooms("names_of_paths"):
        named |= ask(wanted, day)
    unnamed = wanted - set(named)
    if unnamed:
        told = Grant.objects.filter(path__in=unnamed).exclude(place_name="").order_by("valid_from")
        named |= dict(told.values_list("path", "place_name"))
    return named


def places_found(reach: Reach, search: str, day: date, limit: int = 30) -> list[tuple[str, str]]:
    """Areas and clubs within the reach whose name holds the words: (path, name), areas before clubs.

    A room above answers as `paths_by_name(reach, search, day, limit) -> list[tuple[path, name]]` in its `queries`.
    """
    return [found for ask in answers_of_rooms("paths_by_name") for found in ask(reach, search, day, limit)]


def all_generated_docs() -> dict[str, str]:
    """The pages of `docs/generated/` by file name; a room prints its own as `generated_docs()` of its `queries`."""
    return {name: text for printed in answers_of_rooms("generated_docs") for name, text in printed().items()}


@cache
def answers_of_rooms(question: str) -> tuple[Callable[..., Any], ...]:
    """Functions of this name in the `queries` of the rooms, from the ground up, found as Django finds `admin.py`."""
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("chungtay.")]
    known = [import_module(f"{room}.queries") for room in reversed(rooms) if find_spec(f"{room}.queries") is not None]
    return tuple(getattr(queries, question) for queries in known if hasattr(queries, question))
