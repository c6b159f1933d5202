"""How a number adds up, from which source a club-month is counted, and what a paper sheet may say."""

from enum import IntEnum, StrEnum

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class Kind(StrEnum):
    """How a column adds up. A fact is a stock about the club itself, which no sheet can overrule."""

    STOCK = "stock"
    FACT = "fact"
    FLOW = "flow"
