"""Actions that join rooms: founding a club, taking over after a merger, hamlets merged, clubs merged, acting officers.

Nouns: `TakingOver` (what a commune said of a club that fell to it: real, duplicate, stopped, another body's,
elsewhere), `Letterhead` (what stands over and under a commune's papers).
Invariants: a club whose old commune was split is never seated silently; a club goes to another commune only when both
sides, or one officer above both, said so; nothing of a merged club is lost: its members stand in both histories.
Not for: what one room does alone (a club's state, a hamlet's merger, a grant): those services are called from here.
"""
