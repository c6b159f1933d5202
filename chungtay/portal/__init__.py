"""Pages that join rooms: the public front, a club's home, an office's desk, the nation and the page of a figure.

Nouns: `Where` (an area by one map at a month's end), `Measure` (what a figure's page shows), `Todo`, `Worry`.
Invariants: a figure above the club comes from `AreaMonth` in one query; below it opens to the very rows it was counted
from; a name is shown only to who may see that club. Not for: rules or rows of its own; what is typed here (sheets) is
written by the room it belongs to.
"""
