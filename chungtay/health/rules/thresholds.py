"""From which reading on something is to be done: numbers with their days and sources, read from a file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


class ThresholdName(StrEnum):
    """A number somebody else set; units stand in the name, pressure is mmHg."""

    PRESSURE_HIGH_SYSTOLIC = "pressure_high_systolic"
    PRESSURE_HIGH_DIASTOLIC = "pressure_high_diastolic"
    PRESSURE_VERY_HIGH_SYSTOLIC = "pressure_very_high_systolic"
    PRESSURE_VERY_HIGH_DIASTOLIC = "pressure_very_high_diastolic"
    PRESSURE_LOW_SYSTOLIC = "pressure_low_systolic"
    PRESSURE_LOW_DIASTOLIC = "pressure_low_diastolic"
    PRESSURE_READINGS_APART = "pressure_readings_apart"
    WEIGHT_LOSS_GRAMS = "weight_loss_grams"
    WEIGHT_LOSS_DAYS = "weight_loss_days"
    BODY_MASS_LOW_TENTHS = "body_mass_low_tenths"
    CHECK_UPS_A_YEAR_MIN = "check_ups_a_year_min"
    CHECK_UP_SHARE_MIN = "check_up_share_min"


@dataclass(frozen=True)
class Threshold:
    """One number with its days and where it was read."""

    name: ThresholdName
    value: int
    valid_from: date
    mark: str
    source: str
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


Thresholds = Mapping[ThresholdName, Threshold]


@cache
def all_thresholds() -> tuple[Threshold, ...]:
    """Every row of the file. Which number is meant by an unknown name is asked back at once."""
    rows = tomllib.loads((DATA / "thresholds.toml").read_text(encoding="utf-8"))["threshold"]
    return tuple(Threshold(**{**row, "name": ThresholdName(row["name"])}) for row in rows)


@cache
def thresholds_on(day: date) -> Thresholds:
    """The numbers of a day; before anybody set one, the first that was set."""
    found: dict[ThresholdName, Threshold] = {}
    for row in sorted(all_thresholds(), key=lambda each: each.valid_from):
        if row.holds_on(day):
            found[row.name] = row
        else:
            found.setdefault(row.name, row)
    return found
