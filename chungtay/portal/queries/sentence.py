"""The sentence of the nation: clubs, members, provinces, new clubs against the target that runs."""

from dataclasses import dataclass
from datetime import date

from chungtay.kernel.months import Month
from chungtay.kernel.paths import COUNTRY
from chungtay.portal.queries.counts import SOURCES, Counts, flows, totals
from chungtay.portal.queries.where import Where
from chungtay.programme.models import Target
from chungtay.programme.queries import Wanted, targets
from chungtay.programme.rules import TargetOwner

_COLUMNS = (
    *("club_count", "member_count", "province_count", "covered_province_count", "commune_count"),
    *("covered_commune_count", "rule_commune_count", "plain_commune_count", "covered_plain_commune_count"),
    *("rule_plain_commune_count", "upland_commune_count", "covered_upland_commune_count"),
    *("rule_upland_commune_count", "no_terrain_commune_count"),
    *SOURCES,
)


@dataclass(frozen=True)
class NewClubs:
    """New clubs against the target of the Prime Minister's decision that ran on the day."""

    count: int
    target: Target
    since: date

    @property
    def percent(self) -> float | None:
        """How much of the target is reached; nothing for a target without a number."""
        return self.count / self.target.value * 100 if self.target.value else None


@dataclass(frozen=True)
class Sentence:
    """What is read from the podium, with how it was counted."""

    where: Where
    counts: Counts
    new_clubs: NewClubs | None

    @property
    def counted_count(self) -> int:
        return sum(self.counts[name] for name in SOURCES[:4])


def first_month(since: date) -> Month:
    """A flow counted from a day is counted in whole months from the next first: 31/8/2020 → September 2020."""
    month = Month.of(since)
    return month if since == month.first else month.next


def target_running(day: date, indicator: str) -> Target | None:
    """The country's target for this that ran on a day and falls due first."""
    wanted = Wanted(owner=TargetOwner.STATE, path=COUNTRY, running_on=day, with_indicator=True)
    rows = targets(wanted).filter(indicator=indicator, counted_from__lte=day)
    found: Target | None = rows.exclude(value=None).first()
    return found


def sentence_of(where: Where) -> Sentence:
    """The sentence for a month's end. Three queries."""
    counts = totals(where, _COLUMNS)
    target = target_running(where.day, "new_clubs")
    if target is None or target.counted_from is None:
        return Sentence(where, counts, None)
    new = flows(where, ["new_club_count"], first_month(target.counted_from))["new_club_count"]
    return Sentence(where, counts, NewClubs(new, target, target.counted_from))
