"""Whose long life a club celebrates in a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chungtay.clubs.models import Club
from chungtay.clubs.queries import members_of
from chungtay.kernel.acts import Reach
from chungtay.rights.models import Longevity
from chungtay.rights.queries.law import ages_on
from chungtay.rights.rules import AgeRule, CaseNotFound, age_in_year, rule_at


@dataclass(frozen=True)
class LongLife:
    """A member whose age is celebrated this year, by whom, and the celebration if it was held."""

    member: Any
    age: int
    rule: AgeRule
    held: Longevity | None


def long_lives(club: Club, year: int, day: date, text: str = "") -> list[LongLife]:
    """This year's list, the oldest first. Three queries."""
    rules = ages_on(day)
    held = {row.membership_id: row for row in Longevity.objects.filter(club=club, year=year, taken_back_at=None)}
    members = members_of(club, day, text=text).filter(person__birth_year__isnull=False)
    found = []
    for row in members.order_by("person__birth_year", "person__sort_key", "number"):
        assert row.person.birth_year is not None
        age = age_in_year(row.person.birth_year, year)
        rule = rule_at(rules, age)
        if rule is not None:
            found.append(LongLife(row, age, rule, held.get(row.pk)))
    return found


SORTS = {
    "tuoi": lambda each: (-each.age, each.member.person.sort_key, each.member.number),
    "ten": lambda each: (each.member.person.sort_key, each.member.number),
    "so": lambda each: (each.member.number,),
}


def in_order(lives: Sequence[LongLife], sort: str) -> list[LongLife]:
    """The list in the order asked for; the oldest first where none is."""
    sort = sort if sort.removeprefix("-") in SORTS else "tuoi"
    return sorted(lives, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def get_longevity(reach: Reach, club_id: int, key: UUID) -> Longevity:
    """A celebration within reach; or `CaseNotFound`."""
    rows = Longevity.objects.within(reach).filter(club=club_id, key=key)
    found: Longevity | None = rows.select_related("club", "membership__person").first()
    if found is None:
        raise CaseNotFound(longevity=str(key))
    return found
