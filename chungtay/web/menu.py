"""The menu: a room names its entries as `MENU` in its `words.py`; the shell shows those the act may open."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

from django.apps import apps

from chungtay.kernel.acts import Act

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Face(StrEnum):
    """Who a page is for."""

    CLUB = "club"
    OFFICE = "office"
    PUBLIC = "public"


@dataclass(frozen=True)
class Entry:
    """One line of a face's menu. `action` empty means everybody; `url_name` may take `club_id` on the club face."""

    face: Face
    label: "str | _StrPromise"  # written with gettext_lazy, read when the page is made
    url_name: str
    action: str = ""
    order: int = 100


@cache
def words_of_rooms() -> tuple[ModuleType, ...]:
    """Every installed room's `words` module, found at first use as Django finds `admin.py`."""
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("chungtay.")]
    return tuple(import_module(f"{room}.words") for room in rooms if find_spec(f"{room}.words") is not None)


@cache
def all_entries() -> tuple[Entry, ...]:
    """Every room's entries in order."""
    found = [entry for words in words_of_rooms() for entry in getattr(words, "MENU", ())]
    return tuple(sorted(found, key=lambda entry: entry.order))


def entries(face: Face, act: Act | None) -> list[Entry]:
    """The lines of this face's menu that this act may open somewhere."""
    return [
        entry
        for entry in all_entries()
        if entry.face == face and (not entry.action or (act is not None and not act.reach(entry.action).is_empty))
    ]
