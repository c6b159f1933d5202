"""What is known about a person, and what may not be written."""

from enum import StrEnum

from chungtay.kernel.errors import Conflict, RuleBroken


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"


class Dimension(StrEnum):
    """A side of life on which one value holds at a time."""

    HOUSEHOLD = "household"
    LIVING = "living"
    DISABILITY = "disability"
    INSURANCE = "insurance"
    PENSION = "pension"
    HARDSHIP = "hardship"


class StatusValue(StrEnum):
    """The values of each dimension; absence of a row means not known or not so."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    LIVES_ALONE = "lives_alone"
    WITHOUT_SUPPORT = "without_support"
    DISABLED = "disabled"
    SEVERELY_DISABLED = "severely_disabled"
    HEALTH_INSURED = "health_insured"
    STATE_PENSION = "state_pension"
    SOCIAL_PENSION = "social_pension"
    SOCIAL_ALLOWANCE = "social_allowance"
    DISADVANTAGED = "disadvantaged"


VALUES: dict[Dimension, frozenset[StatusValue]] = {
    Dimension.HOUSEHOLD: frozenset({StatusValue.POOR, StatusValue.NEAR_POOR}),
    Dimension.LIVING: frozenset({StatusValue.LIVES_ALONE, StatusValue.WITHOUT_SUPPORT}),
    Dimension.DISABILITY: frozenset({StatusValue.DISABLED, StatusValue.SEVERELY_DISABLED}),
    Dimension.INSURANCE: frozenset({StatusValue.HEALTH_INSURED}),
    Dimension.PENSION: frozenset({StatusValue.STATE_PENSION, StatusValue.SOCIAL_PENSION, StatusValue.SOCIAL_ALLOWANCE}),
    Dimension.HARDSHIP: frozenset({StatusValue.DISADVANTAGED}),
}

KINH = "01"


class CardBelongsToAnother(Conflict):
    """Another living person already holds this association card number."""


class BirthImpossible(RuleBroken):
    """A birth in the future, or more than 120 years ago."""


class AlreadyMerged(Conflict):
    """This record was merged into another one."""


class MergeWithItself(RuleBroken):
    """The same record was given twice."""
