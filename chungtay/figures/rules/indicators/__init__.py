"""Every indicator by its code, in the order of the headings."""

from collections.abc import Mapping

from chungtay.figures.rules.indicators import areas, care, clubs, coverage, health, meetings, members, money, rights
from chungtay.figures.rules.indicators.shape import Group, Indicator
from chungtay.figures.rules.sources import IndicatorUnknown

__all__ = ["BY_PROGRAMME", "INDICATORS", "Group", "Indicator", "for_programme", "get_indicator", "indicators_of"]

_ALL = (
    *clubs.ROWS,
    *members.ROWS,
    *meetings.ROWS,
    *money.ROWS,
    *areas.ROWS,
    *care.ROWS,
    *health.ROWS,
    *rights.ROWS,
    *coverage.ROWS,
)
INDICATORS: Mapping[str, Indicator] = {indicator.code: indicator for indicator in _ALL}
assert len(INDICATORS) == len(_ALL), "two indicators have one code"

# A target asks for "new clubs' members" without saying of which programme; its own programme says it.
BY_PROGRAMME: Mapping[tuple[str, str], str] = {
    ("new_club_members", "1648"): "new_club_members_1648",
    ("new_club_older_members", "1648"): "new_club_older_members_1648",
    ("older_women_share", "1648"): "older_women_share_1648",
}


def get_indicator(code: str) -> Indicator:
    """The indicator of this code, or `IndicatorUnknown`."""
    found = INDICATORS.get(code)
    if found is None:
        raise IndicatorUnknown(code=code)
    return found


def for_programme(code: str, programme: str) -> Indicator:
    """The indicator a target of this programme means by the code."""
    return get_indicator(BY_PROGRAMME.get((code, programme), code))


def indicators_of(group: Group) -> list[Indicator]:
    """The indicators under one heading, in the order in which they are declared."""
    return [indicator for indicator in INDICATORS.values() if indicator.group is group]
