"""A club's composition and board against the limits of the day: warnings, never a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.clubs.rules.kinds import Post


@dataclass(frozen=True)
class Composition:
    """Who a club consists of on a day, as far as births and sexes are known."""

    member_count: int
    women_count: int
    aged_55_count: int
    aged_60_count: int
    without_birth_count: int = 0
    without_sex_count: int = 0

    def aged_count(self, age: int) -> int:
        """How many have completed 55 or 60 years, the two ages that are asked for."""
        return self.aged_60_count if age >= 60 else self.aged_55_count


class Warn(StrEnum):
    """What a club's composition or board may be told; it never blocks."""

    FEW_MEMBERS = "few_members"
    MANY_MEMBERS = "many_members"
    FEW_WOMEN = "few_women"
    MANY_WOMEN = "many_women"
    FEW_OLDER = "few_older"
    MANY_OLDER = "many_older"
    BIRTH_UNKNOWN = "birth_unknown"
    SEX_UNKNOWN = "sex_unknown"
    FEW_SEATS = "few_seats"
    MANY_SEATS = "many_seats"
    POST_VACANT = "post_vacant"


@dataclass(frozen=True)
class Warned:
    """One warning with its facts; `words.WARNINGS` makes the sentence."""

    warn: Warn
    facts: Mapping[str, object]


def missing_to_share(part: int, whole: int, share_bps: int) -> int:
    """How many of the same whole are missing to a share: 33 women of 60 lack 3 to 60 %."""
    return max(0, -(-whole * share_bps // 10_000) - part)


def composition_warnings(who: Composition, limits: Mapping[str, int]) -> list[Warned]:
    """What a club lacks or has too much of against the limits of the day, by their names in `programme`."""
    found: list[Warned] = []
    least, most = limits.get("club_members_min"), limits.get("club_members_max")
    facts = {"member_count": who.member_count, "min": least, "max": most}
    if least is not None and who.member_count < least:
        found.append(Warned(Warn.FEW_MEMBERS, facts))
    if most is not None and who.member_count > most:
        found.append(Warned(Warn.MANY_MEMBERS, facts))
    age = limits.get("older_age_club") or limits.get("older_age") or 60
    shares = (
        ("women_share", who.women_count, Warn.FEW_WOMEN, Warn.MANY_WOMEN),
        ("older_share", who.aged_count(age), Warn.FEW_OLDER, Warn.MANY_OLDER),
    )
    for name, part, few, many in shares:
        found += _share_warnings(part, who.member_count, limits.get(f"{name}_min"), few, age)
        found += _over_warnings(part, who.member_count, limits.get(f"{name}_max"), many, age)
    if who.without_birth_count:
        found.append(Warned(Warn.BIRTH_UNKNOWN, {"missing_count": who.without_birth_count}))
    if who.without_sex_count:
        found.append(Warned(Warn.SEX_UNKNOWN, {"missing_count": who.without_sex_count}))
    return found


def _share_warnings(part: int, whole: int, least_bps: int | None, warn: Warn, age: int) -> list[Warned]:
    missing = missing_to_share(part, whole, least_bps) if least_bps is not None else 0
    return [Warned(warn, {"missing_count": missing, "percent": (least_bps or 0) / 100, "age": age})] if missing else []


def _over_warnings(part: int, whole: int, most_bps: int | None, warn: Warn, age: int) -> list[Warned]:
    if most_bps is None or whole == 0 or part * 10_000 <= whole * most_bps:
        return []
    facts = {"part_count": part, "member_count": whole, "percent": most_bps / 100, "age": age}
    return [Warned(warn, facts)]


def board_warnings(posts: list[Post], limits: Mapping[str, int]) -> list[Warned]:
    """Outside the usual five to seven, or without a chair, accountant or treasurer."""
    found: list[Warned] = []
    least, most = limits.get("board_seats_usual_min", 5), limits.get("board_seats_usual_max", 7)
    facts = {"seat_count": len(posts), "min": least, "max": most}
    if len(posts) < least:
        found.append(Warned(Warn.FEW_SEATS, facts))
    if len(posts) > most:
        found.append(Warned(Warn.MANY_SEATS, facts))
    needed = (Post.CHAIR, Post.ACCOUNTANT, Post.TREASURER)
    return found + [Warned(Warn.POST_VACANT, {"post": post}) for post in needed if post not in posts]
