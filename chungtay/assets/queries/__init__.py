"""Questions about a club's things; nothing here changes anything."""

from chungtay.assets.queries.choices import members_who_may_hold, named_holders
from chungtay.assets.queries.history import history_of, photos_of
from chungtay.assets.queries.offline import offline_pages
from chungtay.assets.queries.papers import SIGNERS, board_names, body_above
from chungtay.assets.queries.register import (
    BookGone,
    Listed,
    ThingFilter,
    attention_count,
    count_of,
    get_gone,
    get_listed,
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
    "SIGNERS",
    "BookGone",
    "Listed",
    "ThingFilter",
    "attention_count",
    "board_names",
    "body_above",
    "count_of",
    "get_gone",
    "get_listed",
    "get_photo",
    "get_thing",
    "gone_of",
    "held_by",
    "history_of",
    "holders_of",
    "listed",
    "members_who_may_hold",
    "named_holders",
    "offline_pages",
    "photos_of",
    "things_of",
    "to_count",
]
