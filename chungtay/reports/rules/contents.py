"""Kinds of reports and their periods, the day a report counts to, the bridge, and which figures stand in which section.

The sections are the minimum contents of a quarter's, half-year's and year's report (INFERRED, since no public
form could be read); they are a list here and no more than that.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.months import HalfYear, Month, Period, Quarter, Year


class ReportKind(StrEnum):
    """How long a stretch a report tells of."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Section(StrEnum):
    """A part of the report, in this order."""

    CLUBS = "clubs"
    MEMBERS = "members"
    AREAS = "areas"
    MONEY = "money"
    COVERAGE = "coverage"


PERIOD: dict[ReportKind, type[Period]] = {
    ReportKind.MONTH: Month,
    ReportKind.QUARTER: Quarter,
    ReportKind.HALF: HalfYear,
    ReportKind.YEAR: Year,
}

CONTENTS: dict[Section, tuple[str, ...]] = {
    Section.CLUBS: (
        *("clubs", "active_clubs", "weak_clubs", "suspended_clubs", "new_clubs", "closed_clubs"),
        *("clubs_plain", "clubs_mountain", "clubs_border", "clubs_island", "clubs_difficult", "clubs_no_terrain"),
        "working_clubs_share",
    ),
    Section.MEMBERS: (
        *("members", "joined", "left", "died", "older_members", "older_share", "women", "women_share"),
        *("minority", "poor", "near_poor", "members_per_club"),
    ),
    Section.AREAS: ("meetings", "attendance_share", "topics", "all_areas_clubs", "all_areas_share", "areas_met"),
    Section.MONEY: (
        *("income_fund_clubs", "two_funds_share", "fund", "income_fund", "donations", "lent", "repaid", "outstanding"),
        *("overdue", "borrowers", "borrowing_share"),
    ),
    Section.COVERAGE: (
        *("provinces_with_club", "communes_with_club", "communes_with_club_share", "plain_communes_with_club_share"),
        *("remote_communes_with_club_share", "communes_no_terrain"),
    ),
}


CLUB_CONTENTS = (
    *("members", "joined", "left", "died", "older_members", "women", "minority", "poor", "near_poor"),
    *("meetings", "attendance_share", "topics", "areas_met"),
    *(f"{area}_activities" for area in ("income", "health", "homecare", "selfhelp")),
    *(f"{area}_activities" for area in ("rights", "awareness", "spirit", "resource")),
    *("fund", "income_fund", "fees", "interest", "donations", "spent"),
    *("loans_made", "lent", "repaid", "outstanding", "overdue", "borrowers"),
    *("care_volunteers", "care_clients", "care_visits", "care_minutes"),
)
"""A club's own report (domain.md section 4.3, INFERRED): members, meetings, eight areas, funds, loans, home care."""

PUBLISHED_TOO = {
    *CONTENTS[Section.CLUBS][:-1],
    *("members", "members_per_club"),
    *CONTENTS[Section.COVERAGE],
}
"""What a published total says of its clubs; everything else is known only of clubs with books or sheets."""


class KindUnknown(RuleBroken):
    """There is no such kind of report."""


class PeriodNotBegun(RuleBroken):
    """Nothing can be told of a period that has not begun."""


class CutOffMissing(RuleBroken):
    """A report written before its period ends says to which day it counts."""


class CutOffOutside(RuleBroken):
    """The day a report counts to lies in its period."""


class CutOffInFuture(RuleBroken):
    """Nothing is counted to a day that has not come."""


def period_of(kind: str, text: str) -> Period:
    """`("year", "2023")`, `("half", "2026-H1")`; refuses what is neither a kind nor a period of it."""
    if kind not in {each.value for each in ReportKind}:
        raise KindUnknown(kind=kind)
    return PERIOD[ReportKind(kind)].parse(text)


def counted_to(period: Period, cut_off: date | None, *, signed_on: date) -> date:
    """The last day the report counts: the period's own once it is over, else the cut-off it must name."""
    if period.first > signed_on:
        raise PeriodNotBegun(period=period)
    if cut_off is None:
        if signed_on <= period.last:
            raise CutOffMissing(period=period)
        return period.last
    if not period.contains(cut_off):
        raise CutOffOutside(on=cut_off, period=period)
    if cut_off > signed_on:
        raise CutOffInFuture(on=cut_off)
    return cut_off


def same_of_last_year(period: Period) -> Period:
    """The same period a year before (cùng kỳ)."""
    return period - period.per_year


@dataclass(frozen=True)
class Bridge:
    """How a stock came to be what it is: before + founded − closed ± other = now, by construction."""

    before: int
    founded: int
    closed: int
    now: int

    @property
    def other(self) -> int:
        """Found or struck in a review, silent, moved with borders: whatever founding and closing do not explain."""
        return self.now - self.before - self.founded + self.closed
