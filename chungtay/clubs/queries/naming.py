"""What clubs are called by their paths, and which are found by name: `access` asks when a role is given or shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from chungtay.clubs.models import Club, Seat
from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import is_club
from chungtay.kernel.vietnamese import fold


def names_of_paths(paths: Iterable[str], day: date) -> dict[str, str]:
    """What these clubs are called today, each with its commune. Paths of areas are left to `places`."""
    wanted = {path for path in paths if is_club(path)}
    return dict(_named(Club.objects.filter(path__in=wanted))) if wanted else {}


def club_by_number(club_id: int) -> tuple[str, str] | None:
    """Path and name of the club with this number, for the pages of accounts on its own face."""
    found: tuple[str, str] | None = Club.objects.filter(pk=club_id).values_list("path", "name").first()
    return found


def paths_by_name(reach: Reach, search: str, day: date, limit: int) -> list[tuple[str, str]]:
    """Clubs within the reach by a part of their name: (path, name)."""
    clubs: Any = Club.objects
    rows = clubs.within(reach).filter(is_published_only=False)
    for word in fold(search).split():
        rows = rows.filter(name_fold__contains=word)
    return _named(rows.order_by("sort_key", "pk")[:limit])


def _named(clubs: "QuerySet[Club]") -> list[tuple[str, str]]:
    seat = Seat.objects.filter(club=OuterRef("pk"), map__valid_to=None)
    rows = clubs.annotate(commune_name=Subquery(seat.values("commune__full_name")[:1]))
    return [
        (path, f"{name} ({commune})" if commune else name)
        for path, name, commune in rows.values_list("path", "name", "commune_name")
    ]
