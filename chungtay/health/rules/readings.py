"""Readings of the body: how they are typed, what is possible, and what each asks for. No reading is a diagnosis."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chungtay.health.rules.refusals import (
    HeightUnreadable,
    PressureInCentimetres,
    PressureUnreadable,
    SecondWithoutFirst,
    WeightUnreadable,
)
from chungtay.health.rules.thresholds import ThresholdName as Name
from chungtay.health.rules.thresholds import Thresholds

SYSTOLIC_POSSIBLE = (60, 260)
DIASTOLIC_POSSIBLE = (30, 160)
WEIGHT_POSSIBLE_GRAMS = (20_000, 200_000)
HEIGHT_POSSIBLE_CM = (100, 220)
_IN_CENTIMETRES = 30
"""Said among people as 12/8; the machine shows 120/80."""

_RUN = re.compile(r"[0-9]{4,6}")
_PAIR = re.compile(r"([0-9]{1,3})\s*[-/., ]\s*([0-9]{1,3})")
_WEIGHT = re.compile(r"([0-9]{2,3})(?:[.,]([0-9]{1,2}))?\s*(?:kg|ki-lô|cân)?", re.IGNORECASE)
_HEIGHT_CM = re.compile(r"([0-9]{3})(?:[.,]([0-9]))?\s*(?:cm)?", re.IGNORECASE)
_HEIGHT_M = re.compile(r"([12])\s*[.,m]\s*([0-9]{2})\s*m?", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Pressure:
    """A blood pressure in mmHg, as the machine shows it."""

    systolic: int
    diastolic: int

    def __str__(self) -> str:
        return f"{self.systolic}/{self.diastolic}"


@dataclass(frozen=True)
class Reading:
    """What was read of one member on one day. Empty where nothing of it was measured."""

    pressure: Pressure | None = None
    again: Pressure | None = None
    weight_grams: int | None = None
    height_cm: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.pressure is None and self.weight_grams is None and self.height_cm is None

    @property
    def counted(self) -> Pressure | None:
        """The pressure that counts: of two readings the mean, half up."""
        if self.pressure is None or self.again is None:
            return self.pressure
        return Pressure(
            (self.pressure.systolic + self.again.systolic + 1) // 2,
            (self.pressure.diastolic + self.again.diastolic + 1) // 2,
        )


class Verdict(StrEnum):
    """What a blood pressure asks for, from the least to the most."""

    NOTHING = "nothing"  # nothing to do but measure next month
    AGAIN = "again"  # rest, then measure a second time
    AGAIN_NOW = "again_now"  # very high at first: rest, measure a second time, do not leave alone
    STATION_LOW = "station_low"  # low twice: ask the station
    STATION = "station"  # high twice: have the station look within the week
    TODAY = "today"  # very high twice: to the station today


TO_STATION = frozenset({Verdict.STATION_LOW, Verdict.STATION, Verdict.TODAY})
SECOND_NEEDED = frozenset({Verdict.AGAIN, Verdict.AGAIN_NOW})


class Worry(StrEnum):
    """What weight and height ask for."""

    WEIGHT_LOSS = "weight_loss"
    UNDERWEIGHT = "underweight"


def verdict(reading: Reading, limits: Thresholds) -> Verdict | None:
    """What the pressure asks for; None when none was read. One reading alone sends nobody: it is measured again."""
    counted = reading.counted
    if counted is None:
        return None
    is_second = reading.again is not None
    if is_at_least(counted, limits, Name.PRESSURE_VERY_HIGH_SYSTOLIC, Name.PRESSURE_VERY_HIGH_DIASTOLIC):
        return Verdict.TODAY if is_second else Verdict.AGAIN_NOW
    if is_at_least(counted, limits, Name.PRESSURE_HIGH_SYSTOLIC, Name.PRESSURE_HIGH_DIASTOLIC):
        return Verdict.STATION if is_second else Verdict.AGAIN
    low = limits[Name.PRESSURE_LOW_SYSTOLIC].value, limits[Name.PRESSURE_LOW_DIASTOLIC].value
    if counted.systolic < low[0] or counted.diastolic < low[1]:
        return Verdict.STATION_LOW if is_second else Verdict.AGAIN
    return Verdict.NOTHING


def is_at_least(pressure: Pressure, limits: Thresholds, systolic: Name, diastolic: Name) -> bool:
    """Whether either number reaches its threshold."""
    return pressure.systolic >= limits[systolic].value or pressure.diastolic >= limits[diastolic].value


def are_readings_apart(reading: Reading, limits: Thresholds) -> bool:
    """Whether two readings differ by so much that they are taken once more after a rest."""
    if reading.pressure is None or reading.again is None:
        return False
    apart = limits[Name.PRESSURE_READINGS_APART].value
    return (
        abs(reading.pressure.systolic - reading.again.systolic) > apart
        or abs(reading.pressure.diastolic - reading.again.diastolic) > apart
    )


def body_mass_tenths(weight_grams: int, height_cm: int) -> int:
    """The body mass index in tenths, half up: 18,5 is 185."""
    return (weight_grams * 200 + height_cm * height_cm) // (2 * height_cm * height_cm)


def worries(
    weight_grams: int | None, height_cm: int | None, before: list[tuple[date, int]], day: date, limits: Thresholds
) -> list[Worry]:
    """What weight asks for. `before` holds earlier weights with their days; height may be known from another day."""
    if weight_grams is None:
        return []
    found = []
    since = day - timedelta(days=limits[Name.WEIGHT_LOSS_DAYS].value)
    heaviest = max((grams for on, grams in before if since <= on < day), default=weight_grams)
    if heaviest - weight_grams > limits[Name.WEIGHT_LOSS_GRAMS].value:
        found.append(Worry.WEIGHT_LOSS)
    if height_cm and body_mass_tenths(weight_grams, height_cm) < limits[Name.BODY_MASS_LOW_TENTHS].value:
        found.append(Worry.UNDERWEIGHT)
    return found


# --- what was typed ---------------------------------------------------------------------------------------------


def read_pressure(text: str) -> Pressure | None:
    """`128/82`, `128 82` or just `12882`, as fast as digits can be typed. None when empty; asked back when unclear.

    A run of digits is told apart by its length: five are 3 + 2, six are 3 + 3, four are 2 + 2.
    """
    text = text.strip()
    if not text:
        return None
    if _RUN.fullmatch(text):
        at = 2 if len(text) == 4 else 3
        found = Pressure(int(text[:at]), int(text[at:]))
    elif pair := _PAIR.fullmatch(text):
        found = Pressure(int(pair[1]), int(pair[2]))
        if found.systolic < _IN_CENTIMETRES:
            raise PressureInCentimetres(typed=text)
    else:
        raise PressureUnreadable(typed=text)
    check_pressure(found)
    return found


def check_pressure(pressure: Pressure) -> None:
    """Refuse what no machine shows."""
    (low, high), (least, most) = SYSTOLIC_POSSIBLE, DIASTOLIC_POSSIBLE
    is_possible = low <= pressure.systolic <= high and least <= pressure.diastolic <= most
    if not is_possible or pressure.diastolic >= pressure.systolic:
        raise PressureUnreadable(typed=str(pressure))


def read_weight(text: str) -> int | None:
    """`52,5` or `52.5` or `52 kg`, as grams."""
    text = text.strip()
    if not text:
        return None
    found = _WEIGHT.fullmatch(text)
    if found is None:
        raise WeightUnreadable(typed=text)
    grams = int(found[1]) * 1000 + int((found[2] or "0").ljust(2, "0")) * 10
    if not WEIGHT_POSSIBLE_GRAMS[0] <= grams <= WEIGHT_POSSIBLE_GRAMS[1]:
        raise WeightUnreadable(typed=text)
    return grams


def read_height(text: str) -> int | None:
    """`152`, `1m52` or `1,52`, as whole centimetres."""
    text = text.strip()
    if not text:
        return None
    if found := _HEIGHT_M.fullmatch(text):
        height = int(found[1]) * 100 + int(found[2])
    elif found := _HEIGHT_CM.fullmatch(text):
        height = int(found[1]) + (int(found[2] or "0") >= 5)
    else:
        raise HeightUnreadable(typed=text)
    if not HEIGHT_POSSIBLE_CM[0] <= height <= HEIGHT_POSSIBLE_CM[1]:
        raise HeightUnreadable(typed=text)
    return height


def check_reading(reading: Reading) -> None:
    """A second pressure is measured after a first."""
    if reading.again is not None and reading.pressure is None:
        raise SecondWithoutFirst()
