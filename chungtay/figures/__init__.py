"""What is counted: a row per club and month, the same columns summed per area and month, and the indicators over them.

Nouns: `Column` (declared once in `models/columns.py`), `ClubMonth`, `AreaMonth`, `ClubArea`, `Sheet`, `Indicator`.
Invariants: rebuild equals refresh; every column is filled by exactly one room; a club-month is counted from exactly
one source (books before sheet before carried over before published); a claimed placeholder is never counted beside its
club; an area is the sum of its clubs and the country the sum of its provinces, by either map; a ratio is divided last.
Not for: deciding whether a target is met (portal), papers handed up (reports).

Rooms above contribute columns by a `columns.py`, found at start-up; `registry.py` says how.
"""
