"""How the published totals are spread: sums that must come out, and the fixed seed behind all that is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from chungtay.kernel.money import share_out
from chungtay.places.rules import TerrainKind

SEED = 1336
END_2023, END_2024 = date(2023, 12, 1), date(2024, 12, 1)  # months in which the totals were published
CLUBS_2023, MEMBERS_2023 = 6_521, 456_470  # domain.md section 7.1, the review of 10 May 2024
CLUBS_2024, MEMBERS_2024 = 8_432, 484_000
NEW_SINCE_2020 = 3_021  # "more than 3,000 since 31 August 2020"; how many more was not published
PROGRAMME_DAY = date(2020, 8, 31)

# clubs on 31 December 2023 by province of the last three-tier map: published near that day (domain.md section 7.2)
PUBLISHED_2023: dict[str, int] = {
    "38": 1_110,  # Thanh Hóa
    "40": 195,  # Nghệ An: 341 at the end of 2024, of them 146 new in that year
    "68": 140,  # Lâm Đồng
    "95": 52,  # Bạc Liêu
    "19": 150,  # Thái Nguyên
    "14": 115,  # Sơn La
    "17": 100,  # Hòa Bình
    "74": 125,  # Bình Dương
    "72": 145,  # Tây Ninh
    "44": 185,  # Quảng Bình: 125 in 2018 and 60 planned
    "58": 58,  # Ninh Thuận
    "64": 48,  # Gia Lai
    "67": 96,  # Đắk Nông
    "66": 205,  # Đắk Lắk
    "01": 390,  # Hà Nội
    "27": 51,  # Bắc Ninh
    "30": 90,  # Hải Dương
}
MEMBERS_PUBLISHED_2023: dict[str, int] = {"38": 62_000}
# clubs of a district that was published by name, domain.md sections 7.2 and 12.4
PLACED_2023: dict[tuple[str, str], int] = {("40", "Quế Phong"): 3, ("38", "Thiệu Hóa"): 76}


@dataclass(frozen=True)
class Living:
    """What the living clubs already contribute to the published totals, by province of the old map."""

    clubs: dict[str, int]
    districts: dict[tuple[str, str], int]  # by code of the province and name of the district
    members_2023: dict[str, int]
    members_2024: dict[str, int]
    new_since_2020: int


def spread_clubs(total: int, fixed: dict[str, int], communes: dict[str, int]) -> dict[str, int]:
    """Share the clubs that no province published among the other provinces, by their number of communes."""
    free = {code: count for code, count in communes.items() if code not in fixed}
    shares = share_out(total - sum(fixed.values()), list(free.values()))
    return dict(fixed) | dict(zip(free, shares, strict=True))


def spread_members(total: int, fixed: dict[str, int], clubs: dict[str, int]) -> dict[str, int]:
    """Share members among provinces by clubs; what a province published stands."""
    free = {code: count for code, count in clubs.items() if code not in fixed}
    shares = share_out(total - sum(fixed.values()), list(free.values()))
    return dict(fixed) | dict(zip(free, shares, strict=True))


def club_sizes(random: Random, clubs: int, members: int) -> list[int]:
    """Sizes of a province's clubs that add up to its members and differ as real clubs do."""
    if not clubs:
        return []
    weights = [random.randint(80, 120) for _ in range(clubs)]
    return share_out(members, weights)


def founding_days(random: Random, count: int, *, first: date, last: date) -> list[date]:
    """Days between two days, both included, more of them towards the end of a year as campaigns go."""
    span = (last - first).days
    return [date.fromordinal(first.toordinal() + int(span * random.random() ** 0.8)) for _ in range(count)]


def pick_weighted(random: Random, choices: Sequence[tuple[str, int]]) -> str:
    """One of the names, as often as it is borne."""
    return random.choices([name for name, _ in choices], [weight for _, weight in choices])[0]


UNKNOWN_SHARE, DIFFICULT_SHARE = 0.06, 0.3


def invented_ground(
    random: Random, count: int, mountain_percent: int, border_percent: int
) -> list[tuple[TerrainKind, ...]]:
    """What each of a province's communes is, those farthest inland first: mountains, then the plain.

    The first of all lie on the border too. A few are of unknown ground, some of the mountains specially difficult.
    """
    found = []
    for number in range(count):
        is_mountain = number * 100 < mountain_percent * count
        is_unknown, is_difficult = random.random() < UNKNOWN_SHARE, random.random() < DIFFICULT_SHARE
        kinds = [TerrainKind.MOUNTAIN if is_mountain else TerrainKind.PLAIN]
        if number * 100 < border_percent * count:
            kinds.append(TerrainKind.BORDER)
        if is_mountain and is_difficult:
            kinds.append(TerrainKind.SPECIALLY_DIFFICULT)
        found.append(() if is_unknown else tuple(kinds))
    return found
