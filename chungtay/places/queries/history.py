"""What an area was and what it became, and by which paper."""

from dataclasses import dataclass
from datetime import date

from chungtay.places import rules
from chungtay.places.models import Area, AreaName, ProposedChange, Succession
from chungtay.places.queries.areas import AreaRows, called_on
from chungtay.places.rules import Extent, Level
from chungtay.places.words import EXTENT


@dataclass(frozen=True)
class Step:
    """One way from an area to its successor, seen from either end: `area` is the other end."""

    area: Area
    extent: str  # in Vietnamese words
    is_whole: bool
    is_default: bool
    happened_on: date
    source: str
    note: str


@dataclass(frozen=True)
class History:
    """What an area was, what it became, what it was called, and what is proposed."""

    came_from: tuple[Step, ...]
    went_to: tuple[Step, ...]
    names: tuple[AreaName, ...]
    proposed: tuple[ProposedChange, ...]
    dissolved_into: tuple[Area, ...]  # of a district: the new communes that took over its communes
    is_split: bool


def successors(area: Area) -> list[Succession]:
    """Where this old area went, the default first; each with its new area and that one's province."""
    rows = Succession.objects.filter(old=area).select_related("new", "new__province")
    return list(rows.order_by("-is_default", "new__sort_key"))


def default_successor(area: Area) -> Area | None:
    """The proposed new area for what lay in this old one. For a split commune it is only a guess: ask (`is_split`)."""
    found = Succession.objects.filter(old=area, is_default=True).select_related("new").first()
    return found.new if found else None


def is_split(area: Area) -> bool:
    """Whether this old commune went into more than one new one, so that each club must be asked for its side."""
    return rules.is_split(Succession.objects.filter(old=area).count())


def split_communes(under: Area | None = None) -> AreaRows:
    """The old communes that went into more than one new one (440 in the country), below an old area if given."""
    rows = Area.objects.filter(level=Level.COMMUNE, successions__is_default=False).distinct()
    return rows.filter(path__startswith=under.path) if under else rows


def history_of(area: Area) -> History:
    """Everything known of an area's past and future, for its page."""
    back = Succession.objects.filter(new=area).select_related("new", "old", "old__parent", "old__province")
    ahead = successors(area)
    into = _dissolved_into(area) if area.level == Level.DISTRICT else ()
    return History(
        came_from=tuple(_step(each, each.old) for each in back.order_by("old__level", "-is_default", "old__sort_key")),
        went_to=tuple(_step(each, each.new) for each in ahead),
        names=tuple(AreaName.objects.filter(area=area).order_by("valid_from")),
        proposed=tuple(ProposedChange.objects.filter(area=area, state=rules.ChangeState.OPEN).order_by("issued_on")),
        dissolved_into=into,
        is_split=area.level == Level.COMMUNE and rules.is_split(len(ahead)),
    )


def _step(succession: Succession, other: Area) -> Step:
    extent = Extent(succession.extent)
    return Step(
        area=other,
        extent=str(EXTENT[extent]),
        is_whole=extent == Extent.FULL,
        is_default=succession.is_default,
        happened_on=succession.happened_on,
        source=succession.new.legal_source,
        note=succession.note,
    )


def _dissolved_into(district: Area) -> tuple[Area, ...]:
    rows = Area.objects.filter(predecessions__old__parent=district).distinct().order_by("sort_key", "code")
    return tuple(called_on(rows, date.max))
