"""Questions about a club's things; nothing here changes anything."""

from chungtay.assets.queries.history import Event, EventKind, history_of, photos_of
from chungtay.assets.queries.register import (
    BookGone,
    Listed,
    Presence,
    ThingFilter,
    attention_count,
    count_of,
    get_gone,
    get_photo,
    get_thing,
    gone_of,
    held_by,
    holders_of,
    listed,
    things_of,
    to_count,
)

__all__ = [
    "BookGone",
    "Event",
    "EventKind",
    "Listed",
    "Presence",
    "ThingFilter",
    "attention_count",
    "count_of",
    "get_gone",
    "get_photo",
    "get_thing",
    "gone_of",
    "held_by",
    "history_of",
    "holders_of",
    "listed",
    "photos_of",
    "things_of",
    "to_count",
]
