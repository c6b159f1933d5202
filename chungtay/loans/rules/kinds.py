"""The kinds of lending: methods, conventions of counting and rounding, purposes, who comes first, how late."""

from enum import StrEnum


class Method(StrEnum):
    """How interest and principal are spread over the term."""

    INTEREST_ONLY = "interest_only"  # interest every period, principal at the end: what clubs do
    EQUAL_PRINCIPAL = "equal_principal"  # principal in equal parts, interest on what is left
    EQUAL_INSTALMENTS = "equal_instalments"  # the same sum every time (declining balance)
    FLAT = "flat"  # principal in equal parts, interest on the sum lent to the end
    DEFERRED = "deferred"  # interest and principal together at the end, after the harvest


class RatePer(StrEnum):
    MONTH = "month"
    YEAR = "year"


class DaysInMonth(StrEnum):
    THIRTY = "thirty"  # a month is a month, whatever its days
    ACTUAL = "actual"


class DaysInYear(StrEnum):
    D360 = "d360"
    D365 = "d365"
    ACTUAL = "actual"  # 366 in a leap year


class Rounding(StrEnum):
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


class Rounds(StrEnum):
    """What is rounded to the unit: interest and principal each, or their sum."""

    PARTS = "parts"
    INSTALMENT = "instalment"


class Rest(StrEnum):
    """Where goes what rounding left over. `NONE` is for interest only: each period is rounded for itself."""

    LAST = "last"
    FIRST = "first"
    NONE = "none"


class FirstPeriod(StrEnum):
    """How the days from disbursement to the first meeting are counted."""

    WHOLE = "whole"  # as one month
    BY_DAYS = "by_days"
    SKIP = "skip"  # not at all: interest runs from the first meeting


class PayOff(StrEnum):
    """Interest of the time that runs when a loan is paid off early."""

    TO_THE_DAY = "to_the_day"
    WHOLE_MONTH = "whole_month"  # a month begun counts whole
    WHOLE_TERM = "whole_term"  # as if kept to the end (Civil Code 2015, article 470, clause 2, unless agreed otherwise)


class Surplus(StrEnum):
    """What becomes of money beyond what is due."""

    PREPAY = "prepay"  # lowers the principal, the rest of the plan is made anew
    RETURN = "return"
    REFUSE = "refuse"


class DueKind(StrEnum):
    """Why a line stands in a plan."""

    REGULAR = "regular"
    PREPAID = "prepaid"  # principal paid before it was due
    WRITTEN_OFF = "written_off"
    CARRIED = "carried"  # gone into another club's books
    AFTER_TERM = "after_term"  # interest of a month after the last due day


class Shown(StrEnum):
    """Which loans a list shows, as it is called in an address."""

    OUT = "dang-vay"
    LATE = "qua-han"
    DONE = "da-xong"
    ALL = "tat-ca"


class Mark(StrEnum):
    """How a line of a plan stands."""

    PAID = "paid"
    PART = "part"
    LATE = "late"
    DUE = "due"
    TO_COME = "to_come"


class Priority(StrEnum):
    """Who is lent to first (domain §3.4)."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    SICK = "sick"
    DISABLED = "disabled"
    ALONE = "alone"
    OTHER = "other"


class Purpose(StrEnum):
    """What a loan is for."""

    ANIMALS = "animals"
    CROPS = "crops"
    FISH = "fish"
    TRADE = "trade"
    CRAFT = "craft"
    HEALTH = "health"
    SCHOOL = "school"
    HOUSE = "house"
    OTHER = "other"


class Age(StrEnum):
    """How long the oldest unpaid due day is past."""

    CURRENT = "current"
    TO_30 = "to_30"
    TO_90 = "to_90"
    OVER_90 = "over_90"


class ExtensionReason(StrEnum):
    LATE_HARVEST = "late_harvest"
    ILLNESS = "illness"
    DISASTER = "disaster"
    DEATH_IN_FAMILY = "death_in_family"
    OTHER = "other"


class ChangeKind(StrEnum):
    """What of a loan can be taken back when it was written by mistake."""

    EXTENSION = "extension"
    RATE = "rate"
    PENALTY = "penalty"


class WriteOffReason(StrEnum):
    DEATH = "death"
    DISASTER = "disaster"
    GONE = "gone"  # left, not to be found
    CANNOT_PAY = "cannot_pay"
    OTHER = "other"


class WriteOffState(StrEnum):
    PROPOSED = "proposed"  # by the board
    AGREED = "agreed"  # by the commune; only then the book is written
    REFUSED = "refused"


class AnimalState(StrEnum):
    """An animal that was lent: capital that walks."""

    OUT = "out"
    GIVEN_BACK = "given_back"  # its young, or itself
    LOST = "lost"


MONTHS_AT_MOST = 60
UNITS = (1, 100, 1000)
"""What a due sum is rounded to."""

BPS = 10_000
