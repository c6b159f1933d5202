"""The administrative map of Viet Nam, past and present, down to the hamlet.

Nouns: `Map` (a whole division of the country: the last three-tier map, the map since 1 July 2025), `Area` (a province,
district or commune of one map), `AreaName` (dated name and status), `Succession` (which old area went into which new
one, and how much of it), `Terrain` (dated facts of a
commune), `Hamlet` (dated, kept by the commune) and its successors.
Invariants: an area belongs to one map; 63/696/10,035 until 30 June 2025 and 34/3,321 since; every old commune has a
successor, every new commune a predecessor, in one old province. Path parts are primary keys, never official codes.
Not for: where a club sits (`clubs.Seat`).
"""
