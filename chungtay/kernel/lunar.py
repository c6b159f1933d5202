"""The Vietnamese lunar calendar, reckoned from the moon and the sun for UTC+7.

A month begins on the day of the new moon; the month with the winter solstice is the eleventh; when thirteen months lie
between two of those, the first without a major solar term (the sun crossing a multiple of 30°) is the leap month.
Formulas: Jean Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 25 (the sun) and chapter 49 (phases of the moon);
ΔT by Espenak and Meeus, Five Millennium Canon of Solar Eclipses, NASA TP-2006-214141. All years are reckoned for UTC+7,
which Viet Nam's calendar has followed since 1968; calendars printed before may differ from it by a day.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import floor, radians, sin

from chungtay.kernel.errors import RuleBroken

_ZONE = 7 / 24
_JULIAN_DAY_OF_ORDINAL_ZERO = 1721424.5
_J2000 = 2451545.0
_CENTURY = 36525.0

MONTH_NAMES = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp")
STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")


class NoSuchLunarDay(RuleBroken):
    """That year has no such leap month, or the month only 29 days."""


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar. `year` is the Gregorian year in which its Tết falls."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    @property
    def label(self) -> str:
        """`15 tháng Mười`, `mùng 1 tháng Giêng`, `20 tháng Sáu nhuận`."""
        ordinal = f"mùng {self.day}" if self.day <= 10 else str(self.day)
        return f"{ordinal} tháng {MONTH_NAMES[self.month - 1]}{' nhuận' if self.is_leap else ''}"

    @property
    def short(self) -> str:
        """`19/10 âm lịch`."""
        return f"{self.day}/{self.month}{' nhuận' if self.is_leap else ''} âm lịch"

    @property
    def can_chi(self) -> str:
        """The name of its year: `Bính Ngọ`."""
        return can_chi(self.year)


def can_chi(year: int) -> str:
    """The stem and branch of a lunar year: 2026 is `Bính Ngọ`."""
    return f"{STEMS[(year - 4) % 10]} {BRANCHES[(year - 4) % 12]}"


def lunar_of(day: date) -> LunarDay:
    """The lunar day of a calendar day."""
    months = _months_to_the_eleventh(day.year)
    if day.toordinal() >= months[-1].next_first:
        months = _months_to_the_eleventh(day.year + 1)
    month = months[bisect_right([month.first for month in months], day.toordinal()) - 1]
    return LunarDay(month.year, month.number, day.toordinal() - month.first + 1, month.is_leap)


def solar_of(lunar: LunarDay) -> date:
    """The calendar day of a lunar day; refuses a leap month or a 30th that this year does not have."""
    for month in _months_to_the_eleventh(lunar.year) + _months_to_the_eleventh(lunar.year + 1):
        if (month.year, month.number, month.is_leap) == (lunar.year, lunar.month, lunar.is_leap):
            ordinal = month.first + lunar.day - 1
            if month.first <= ordinal < month.next_first:
                return date.fromordinal(ordinal)
    raise NoSuchLunarDay(day=lunar.day, month=lunar.month, year=lunar.year, is_leap=lunar.is_leap)


def tet(year: int) -> date:
    """The first day of the lunar year."""
    return solar_of(LunarDay(year, 1, 1))


@dataclass(frozen=True)
class _LunarMonth:
    year: int
    number: int
    is_leap: bool
    first: int  # days as `date.toordinal` counts them
    next_first: int


@lru_cache(maxsize=512)
def _months_to_the_eleventh(year: int) -> tuple[_LunarMonth, ...]:
    """The twelve or thirteen months from the eleventh of the year before up to this year's eleventh, without it."""
    begin, end = _eleventh_month(year - 1), _eleventh_month(year)
    firsts = [_new_moon_day(moon) for moon in range(begin, end + 1)]
    leap_at = _leap_index(firsts) if len(firsts) == 14 else None
    months = []
    number = 10
    for at, (first, next_first) in enumerate(pairwise(firsts)):
        number += at != leap_at
        months.append(
            _LunarMonth(year - (number <= 12), (number - 1) % 12 + 1, at == leap_at, first, next_first),
        )
    return tuple(months)


def _leap_index(firsts: list[int]) -> int:
    return next(at for at in range(1, 13) if _sun_sector(firsts[at]) == _sun_sector(firsts[at + 1]))


def _eleventh_month(year: int) -> int:
    """The number of the new moon that begins the month of the winter solstice."""
    last_day = date(year, 12, 31).toordinal()
    moon = floor((year + 1 - 2000) * 12.3685) + 1
    while _new_moon_day(moon) > last_day:
        moon -= 1
    # From 270° on the solstice is past before this month begins, so it fell in the month before.
    return moon - 1 if _sun_sector(_new_moon_day(moon)) >= 9 else moon


def _sun_sector(ordinal: int) -> int:
    """In which of the twelve parts of 30° the sun stands when the day begins in Viet Nam."""
    universal = ordinal + _JULIAN_DAY_OF_ORDINAL_ZERO - _ZONE
    return floor(sun_longitude(universal + _delta_t_days(universal)) / 30)


@lru_cache(maxsize=4096)
def _new_moon_day(moon: int) -> int:
    """The Vietnamese day of a new moon."""
    instant = new_moon(moon)
    return floor(instant - _delta_t_days(instant) + _ZONE - _JULIAN_DAY_OF_ORDINAL_ZERO)


def sun_longitude(ephemeris_day: float) -> float:
    """The sun's apparent longitude in degrees, to 0.01° (Meeus, chapter 25)."""
    t = (ephemeris_day - _J2000) / _CENTURY
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    center = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * t)
    return (mean + center - 0.00569 - 0.00478 * sin(node)) % 360


# Meeus, chapter 49, new moon: coefficient in days, power of E, multiples of M, M′, F and Ω.
_TERMS = (
    (-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0), (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0), (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1), (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0), (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0), (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)  # fmt: skip
# The planets' arguments A1 to A14: coefficient in days, degrees, degrees for each moon.
_PLANETS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip


def new_moon(moon: int) -> float:
    """The Julian ephemeris day of a new moon, numbered from the one of 6 January 2000, to some seconds."""
    k, t = moon, moon / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3)
    own = radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3)
    moved = sum(
        size * eccentricity**power * sin(a * sun + b * own + c * latitude + d * node)
        for size, power, a, b, c, d in _TERMS
    )
    pulled = sum(size * sin(radians(start + step * k)) for size, start, step in _PLANETS)
    return mean + moved + pulled


# From a year on: the year its polynomial counts from, and the coefficients of ΔT in seconds.
_DELTA_T = (
    (1900, 1900, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
    (1920, 1920, (21.20, 0.84493, -0.0761, 0.0020936)),
    (1941, 1950, (29.07, 0.407, -1 / 233, 1 / 2547)),
    (1961, 1975, (45.45, 1.067, -1 / 260, -1 / 718)),
    (1986, 2000, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
    (2005, 2000, (62.92, 0.32217, 0.005589)),
)


def _delta_t_days(julian_day: float) -> float:
    """Ephemeris time less universal time, in days; before 1900 that of 1900, which is right to a minute or so."""
    year = 2000 + (julian_day - _J2000) / 365.25
    at = max(bisect_right([begin for begin, _, _ in _DELTA_T], year) - 1, 0)
    _, origin, coefficients = _DELTA_T[at]
    since = max(year, 1900) - origin
    return sum(factor * since**power for power, factor in enumerate(coefficients)) / 86400
