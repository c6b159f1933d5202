"""What is refused of lists that are kept under a name."""

from chungtay.kernel.errors import RuleBroken

SAVED_AT_MOST = 12
"""More names than this above one list are a list of their own."""


class SavedNameMissing(RuleBroken):
    """What is kept has a name, and filters to keep."""


class SavedElsewhere(RuleBroken):
    """Only lists of an office are kept."""


class TooManySaved(RuleBroken):
    """So many stand above this list already."""
