"""Who did what, when, to which row; and which club-months are stale.

Nouns: `Note` (one per action, append-only), `StaleMonth` (a mark that a club's month must be counted again).
Invariants: nobody acts without a note; a note is never changed or deleted (triggers); notes hold ids and field
names, never a person's values; a key stands in at most one note. Marks are appended, never upserted, and only the
refresher of `figures` deletes them. Neither points up: actors, rows and clubs are plain numbers.
"""
