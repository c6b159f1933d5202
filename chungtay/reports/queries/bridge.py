"""The bridge of clubs line by line: which were founded, found, merged, dissolved, moved or struck since then."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chungtay.clubs.models import Club, ClubState
from chungtay.clubs.rules import State
from chungtay.figures.queries import Where, counted_anywhere, counted_clubs
from chungtay.kernel.months import Month, Period
from chungtay.reports.rules import BridgeLine, BridgeLines


@dataclass(frozen=True)
class OpenBridge:
    """The lines with their clubs."""

    lines: BridgeLines
    clubs: dict[BridgeLine, list[int]]


def open_bridge(where: Where, period: Period, through: date, last_told: Collection[int] | None = None) -> OpenBridge:
    """From the clubs last handed up (else those counted at the end of the period before) to those counted now.

    At most six queries.
    """
    last = Month.of(through)
    first = Month.of(period.first)
    now = counted_clubs(where.during(last, last))
    then = first.previous
    before = set(last_told) if last_told is not None else counted_clubs(where.during(then, then))
    came, gone = now - before, before - now
    founded = counted_clubs(where.during(first, last), months=True) if came else set()
    stood = counted_anywhere(came - founded, then)
    ended = dict(
        ClubState.objects.filter(
            club__in=gone, state__in=[State.MERGED, State.DISSOLVED], valid_from__lte=through
        ).values_list("club", "state")
    )
    elsewhere = counted_anywhere(gone - set(ended), last)
    clubs: dict[BridgeLine, list[int]] = {
        BridgeLine.FOUNDED: sorted(came & founded),
        BridgeLine.MOVED_IN: sorted((came - founded) & stood),
        BridgeLine.FOUND: sorted(came - founded - stood),
        BridgeLine.DISSOLVED: sorted(club for club in gone if ended.get(club) == State.DISSOLVED),
        BridgeLine.MERGED: sorted(club for club in gone if ended.get(club) == State.MERGED),
        BridgeLine.MOVED_OUT: sorted((gone - set(ended)) & elsewhere),
        BridgeLine.STRUCK: sorted(gone - set(ended) - elsewhere),
    }
    counts = {line: len(each) for line, each in clubs.items()}
    return OpenBridge(BridgeLines(len(before), len(now), counts), clubs)


def clubs_named(club_ids: Collection[int]) -> list[Club]:
    """These clubs in Vietnamese order. One query."""
    return list(Club.objects.filter(pk__in=list(club_ids)).order_by("sort_key", "pk"))
