"""How a number adds up, from which source a club-month is counted, and what a paper sheet may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from chungtay.kernel.errors import NotFound, RuleBroken

DONG = "đ"
"""The unit of money. A column of đồng takes eight bytes."""

FIVE = 5
"""Above a club, counts of people by what only it may know are shown to the nearest five, each by itself."""

FIVE_PENSIONS_VND = 2_500_000
"""The same for money a month: a smaller step would tell how many people receive it."""

CARRIED_MONTHS = 3
"""How long a silent club keeps the figures of the month it last wrote in (DESIGN section 3)."""

SMALL_BELOW, LARGE_ABOVE = 50, 70
"""The size classes of the statistics. What size a club should have is a dated limit of `programme`."""

CLUB_MEMBERS_POSSIBLE = 2000
"""More than this in one club is a slip of the pen."""


class Kind(StrEnum):
    """How a column adds up. A fact is a stock about the club itself, which no sheet can overrule."""

    STOCK = "stock"
    FACT = "fact"
    FLOW = "flow"


class Basis(IntEnum):
    """What a club-month is counted from, best first."""

    NOTHING = 0  # not living, or another row stands for it
    BOOKS = 1
    SHEET = 2
    CARRIED = 3
    PUBLISHED = 4
    SILENT = 5


COUNTED = (Basis.BOOKS, Basis.SHEET, Basis.CARRIED, Basis.PUBLISHED)


class SheetSource(StrEnum):
    """A sheet typed for one club, or a published list."""

    SHEET = "sheet"
    PUBLISHED = "published"


@dataclass(frozen=True)
class SheetColumn:
    """What a sheet may say in a column. `part_of` is a column it cannot exceed; `is_flow` happened in the month."""

    part_of: str = "member_count"
    is_flow: bool = False

    @property
    def is_part_of_members(self) -> bool:
        return self.part_of == "member_count"


_FLOW = SheetColumn("", is_flow=True)
SHEET_COLUMNS: Mapping[str, SheetColumn] = {
    "member_count": SheetColumn(""),
    "member_60_count": SheetColumn(),
    "member_55_count": SheetColumn(),
    "women_count": SheetColumn(),
    "women_60_count": SheetColumn(),
    "minority_count": SheetColumn(),
    "poor_count": SheetColumn(),
    "near_poor_count": SheetColumn(),
    "disadvantaged_count": SheetColumn(),
    "lives_alone_count": SheetColumn(),
    "without_support_count": SheetColumn(),
    "disabled_count": SheetColumn(),
    "insured_count": SheetColumn(),
    "association_member_count": SheetColumn(),
    "board_seat_count": SheetColumn(""),
    "board_women_count": SheetColumn("board_seat_count"),
    "joined_count": _FLOW,
    "left_count": _FLOW,
    "died_count": _FLOW,
    "moved_count": _FLOW,
    "meeting_count": _FLOW,
    "present_count": SheetColumn("expected_count", is_flow=True),
    "expected_count": _FLOW,
    "topic_count": _FLOW,
}
# Further limits between two columns of a sheet, beyond `part_of`.
SMALLER_THAN = (
    ("member_60_count", "member_55_count"),
    ("women_60_count", "women_count"),
    ("women_60_count", "member_60_count"),
)


def nearest(value: int, step: int) -> int:
    """To the nearest multiple of the step, half of it upwards: 2 → 0 and 3 → 5 in steps of five."""
    return value if step == 1 else (value + step // 2) // step * step


class SheetColumnUnknown(RuleBroken):
    """A sheet names a number that no sheet has."""


class SheetNumberImpossible(RuleBroken):
    """A number of a sheet is negative or beyond reason."""


class SheetPartExceedsWhole(RuleBroken):
    """A part is larger than its whole: more women than members."""


class SheetWithoutMembers(RuleBroken):
    """A sheet does not say how many members the club has."""


class SheetMonthInFuture(RuleBroken):
    """A sheet is of a month that has not begun."""


class SheetHasNoFlows(RuleBroken):
    """A published list says what holds on a day, never what happened in one month."""


class SheetForPlaceholder(RuleBroken):
    """A placeholder is known from published totals only; a sheet needs the real club."""


class MonthNotCounted(NotFound):
    """The club has no figures in that month."""


class IndicatorUnknown(NotFound):
    """No indicator of that code."""


class BordersUnknown(NotFound):
    """No map of that code."""


class AreaUnknown(NotFound):
    """No area of that code on the map asked for."""


class SheetWithoutSource(RuleBroken):
    """Nobody can look a number up whose paper is not named."""


class SheetOfUnknownClub(NotFound):
    """The club does not exist, or lies outside the reach."""


def check_sheet(values: Mapping[str, int | None], *, is_published: bool) -> None:
    """Refuse what a sheet cannot say: unknown names, impossible numbers, parts larger than their whole."""
    if unknown := sorted(set(values) - set(SHEET_COLUMNS)):
        raise SheetColumnUnknown(columns=unknown)
    said = {column: value for column, value in values.items() if value is not None}
    if "member_count" not in said:
        raise SheetWithoutMembers()
    for column, value in said.items():
        if not 0 <= value <= CLUB_MEMBERS_POSSIBLE:
            raise SheetNumberImpossible(column=column, value=value)
        if is_published and SHEET_COLUMNS[column].is_flow:
            raise SheetHasNoFlows(column=column)
    wholes = [(column, SHEET_COLUMNS[column].part_of) for column in said]
    for part, whole in (*wholes, *SMALLER_THAN):
        if part in said and whole in said and said[part] > said[whole]:
            raise SheetPartExceedsWhole(part=part, part_count=said[part], whole=whole, whole_count=said[whole])
