"""Questions about commendation; nothing here changes anything."""

from chungtay.awards.queries import achievements
from chungtay.awards.queries.certificates import (
    awards_of_club,
    certificates_in,
    certificates_of,
    get_certificate,
    years_in,
)
from chungtay.awards.queries.nominations import (
    awards_before,
    awards_before_many,
    get_nomination,
    nominated_beside,
    nominations_in,
    nominations_of,
    of_club,
    reasons_after_vote,
    reasons_of,
    steps_of,
)
from chungtay.awards.queries.rounds import (
    Left,
    decision_of,
    get_quota,
    get_round,
    quotas_of,
    rounds_in,
    sitting_of,
)
from chungtay.awards.queries.todos import club_todos, desk_todos

__all__ = [
    "Left",
    "achievements",
    "awards_before",
    "awards_before_many",
    "awards_of_club",
    "certificates_in",
    "certificates_of",
    "club_todos",
    "decision_of",
    "desk_todos",
    "get_certificate",
    "get_nomination",
    "get_quota",
    "get_round",
    "nominated_beside",
    "nominations_in",
    "nominations_of",
    "of_club",
    "quotas_of",
    "reasons_after_vote",
    "reasons_of",
    "rounds_in",
    "sitting_of",
    "steps_of",
    "years_in",
]
