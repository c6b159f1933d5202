"""Clubs and hamlets after mergers: who shares a hamlet now, and whose hamlet is no more."""

from dataclasses import dataclass
from datetime import date

from chungtay.clubs.models import Club, ClubHamlet, ClubState
from chungtay.clubs.rules import LIVING
from chungtay.places.models import Area, Hamlet
from chungtay.places.queries import hamlets_now


@dataclass(frozen=True)
class Shared:
    """A hamlet of today that several clubs cover."""

    hamlet: Hamlet
    clubs: tuple[Club, ...]


@dataclass(frozen=True)
class LeftBehind:
    """A club still written under a hamlet that ended: what the hamlet became."""

    club: Club
    old: Hamlet
    now: tuple[Hamlet, ...]

    @property
    def is_clear(self) -> bool:
        """Whether the club can follow without being asked."""
        return len(self.now) == 1


@dataclass(frozen=True)
class AfterMerger:
    """What a commune sees after its hamlets were merged or renamed."""

    shared: tuple[Shared, ...]
    left_behind: tuple[LeftBehind, ...]


def after_merger(commune: Area, day: date) -> AfterMerger:
    """Which clubs of the commune share a hamlet on a day, and which must follow theirs. Four queries."""
    living = ClubState.objects.on(day).filter(state__in=[state.value for state in LIVING]).values("club_id")
    rows = list(
        ClubHamlet.objects.filter(valid_to=None, club__path__startswith=commune.path, club__in=living)
        .select_related("club", "hamlet")
        .order_by("club__sort_key", "hamlet__sort_key")
    )
    became = hamlets_now({row.hamlet_id for row in rows}, day)
    covering: dict[int, dict[int, Club]] = {}
    hamlets: dict[int, Hamlet] = {}
    left = []
    for row in rows:
        now = became[row.hamlet_id]
        for hamlet in now:
            hamlets[hamlet.pk] = hamlet
        if row.hamlet_id not in {hamlet.pk for hamlet in now}:
            left.append(LeftBehind(row.club, row.hamlet, now))
        if len(now) == 1:
            covering.setdefault(now[0].pk, {})[row.club_id] = row.club
    shared = [Shared(hamlets[pk], tuple(clubs.values())) for pk, clubs in covering.items() if len(clubs) > 1]
    return AfterMerger(tuple(sorted(shared, key=lambda each: each.hamlet.sort_key)), tuple(left))
