"""What is typed about ratings and about the sets of criteria they are made by."""

from chungtay.rating.forms.rating import Answer, Check, Confirm, Filter, Place, Sheet, Words
from chungtay.rating.forms.sets import Compare, Copy, Head, Line, Publish, Sure, Watch, typed_head, typed_line

__all__ = [
    "Answer",
    "Check",
    "Compare",
    "Confirm",
    "Copy",
    "Filter",
    "Head",
    "Line",
    "Place",
    "Publish",
    "Sheet",
    "Sure",
    "Watch",
    "Words",
    "typed_head",
    "typed_line",
]
