"""Ranking of places: by each figure, and over several by the mean of the ranks. Something to talk about, no verdict."""

from collections.abc import Mapping, Sequence

USUAL = ("new_clubs", "kept_clubs_share", "working_clubs_share", "members", "attendance_share")
"""What is compared unless somebody chooses otherwise: growth, keeping, working by the rules, people, coming."""

AT_MOST = 6


def ranks(values: Mapping[int, float | None]) -> dict[int, int]:
    """The rank of each, the highest first; equals share a rank and the next is left out; without a value none."""
    known = sorted((value for value in values.values() if value is not None), reverse=True)
    return {key: known.index(value) + 1 for key, value in values.items() if value is not None}


def overall(by_figure: Sequence[Mapping[int, int]], keys: Sequence[int]) -> dict[int, float]:
    """The mean of the ranks of each; who has no value in a figure stands last in it."""
    if not by_figure:
        return {}
    last = len(keys)
    return {key: sum(of.get(key, last) for of in by_figure) / len(by_figure) for key in keys}
