"""Questions about conferences; nothing here changes anything."""

from chungtay.conferences.queries.lists import (
    answers_of,
    conferences_in,
    delegates_of,
    get_conference,
    get_promise,
    get_speech,
    programme_of,
    promises_in,
    promises_of,
    speeches_of,
    steps_of,
    typed_programme,
)
from chungtay.conferences.queries.todos import desk_todos

__all__ = [
    "answers_of",
    "conferences_in",
    "delegates_of",
    "desk_todos",
    "get_conference",
    "get_promise",
    "get_speech",
    "programme_of",
    "promises_in",
    "promises_of",
    "speeches_of",
    "steps_of",
    "typed_programme",
]
