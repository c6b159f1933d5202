"""Tables of what is counted."""

from chungtay.figures.models.columns import Column, Columns
from chungtay.figures.models.tables import (
    AreaMonth,
    ClubArea,
    ClubMonth,
    CountedClaim,
    CountedGround,
    Heartbeat,
    NightlyProof,
    NightWork,
    Sheet,
)

__all__ = [
    "AreaMonth",
    "ClubArea",
    "ClubMonth",
    "Column",
    "Columns",
    "CountedClaim",
    "CountedGround",
    "Heartbeat",
    "NightWork",
    "NightlyProof",
    "Sheet",
]
