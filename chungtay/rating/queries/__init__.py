"""Questions about ratings and the sets of criteria they are made by; nothing here changes anything."""

from chungtay.rating.queries.clubs import Narrowed
from chungtay.rating.queries.comparing import BandCount, Both, Compared, band_counts, both_of, compared
from chungtay.rating.queries.early import EarlyLine, early_lines
from chungtay.rating.queries.evidence import evidence_of
from chungtay.rating.queries.offline import offline_pages
from chungtay.rating.queries.ratings import (
    ClubLine,
    find_rating,
    get_rating,
    is_veiled,
    lines_for,
    live_of,
    scores_of,
    steps_of,
)
from chungtay.rating.queries.sets import (
    adds_up,
    criteria_named,
    criteria_of,
    criterion_of,
    evidence_columns,
    get_line,
    get_set,
    keeps_sets,
    last_rated_year,
    listed_sets,
    may_be_withdrawn,
    must_have_set,
    published_sets,
    set_for,
)
from chungtay.rating.queries.todos import desk_todos

__all__ = [
    "BandCount",
    "Both",
    "ClubLine",
    "Compared",
    "EarlyLine",
    "Narrowed",
    "adds_up",
    "band_counts",
    "both_of",
    "compared",
    "criteria_named",
    "criteria_of",
    "criterion_of",
    "desk_todos",
    "early_lines",
    "evidence_columns",
    "evidence_of",
    "find_rating",
    "get_line",
    "get_rating",
    "get_set",
    "is_veiled",
    "keeps_sets",
    "last_rated_year",
    "lines_for",
    "listed_sets",
    "live_of",
    "may_be_withdrawn",
    "must_have_set",
    "offline_pages",
    "published_sets",
    "scores_of",
    "set_for",
    "steps_of",
]
