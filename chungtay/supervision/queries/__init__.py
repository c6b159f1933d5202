"""Questions about visits, recommendations and difficulties; nothing here changes anything."""

from chungtay.supervision.queries.difficulties import (
    difficulties_in,
    difficulties_of,
    difficulty_of_club,
    get_difficulty,
    path_of,
    raising_areas,
    steps_taken,
    waiting_for,
)
from chungtay.supervision.queries.risks import Suggested, chosen, reasons_to_visit, suggested
from chungtay.supervision.queries.terms import terms_on
from chungtay.supervision.queries.todos import club_todos, desk_todos, offline_pages
from chungtay.supervision.queries.visits import (
    Whole,
    get_photo,
    get_recommendation,
    get_visit,
    ledger_of,
    levels_of,
    open_for,
    own_level,
    own_visits,
    recommendations_in,
    steps_of,
    visits_in,
    visits_to,
    whole_visit,
)

__all__ = [
    "Suggested",
    "Whole",
    "chosen",
    "club_todos",
    "desk_todos",
    "difficulties_in",
    "difficulties_of",
    "difficulty_of_club",
    "get_difficulty",
    "get_photo",
    "get_recommendation",
    "get_visit",
    "ledger_of",
    "levels_of",
    "offline_pages",
    "open_for",
    "own_level",
    "own_visits",
    "path_of",
    "raising_areas",
    "reasons_to_visit",
    "recommendations_in",
    "steps_of",
    "steps_taken",
    "suggested",
    "terms_on",
    "visits_in",
    "visits_to",
    "waiting_for",
    "whole_visit",
]
