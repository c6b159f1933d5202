"""Questions about ratings; nothing here changes anything."""

from chungtay.rating.queries.offline import offline_pages
from chungtay.rating.queries.ratings import (
    ClubLine,
    Live,
    find_rating,
    get_rating,
    is_veiled,
    lines_for,
    live_of,
    scores_of,
    steps_of,
)

__all__ = [
    "ClubLine",
    "Live",
    "find_rating",
    "get_rating",
    "is_veiled",
    "lines_for",
    "live_of",
    "offline_pages",
    "scores_of",
    "steps_of",
]
