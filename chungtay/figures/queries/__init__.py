"""Questions about what is counted: a figure anywhere, its parts, its months, and the rows it was counted from."""

from chungtay.figures.queries.behind import Behind, ClubLine, Difference, Row, behind, clubs_behind, differences
from chungtay.figures.queries.figures import (
    Figure,
    Part,
    Sources,
    breakdown,
    figure,
    figures,
    last_refreshed,
    overview,
    series,
    sources,
)
from chungtay.figures.queries.ground import bare_communes
from chungtay.figures.queries.health import health, last_proof
from chungtay.figures.queries.population import Beside, Population, population
from chungtay.figures.queries.units import (
    UnitKind,
    counted_anywhere,
    counted_clubs,
    counts_of_units,
    told_of_clubs,
)
from chungtay.figures.queries.where import (
    COUNTRY_CODE,
    Where,
    declared,
    find_area,
    in_area,
    in_country,
    is_veiled_column,
    shown,
)

__all__ = [
    "COUNTRY_CODE",
    "Behind",
    "Beside",
    "ClubLine",
    "Difference",
    "Figure",
    "Part",
    "Population",
    "Row",
    "Sources",
    "UnitKind",
    "Where",
    "bare_communes",
    "behind",
    "breakdown",
    "clubs_behind",
    "counted_anywhere",
    "counted_clubs",
    "counts_of_units",
    "declared",
    "differences",
    "figure",
    "figures",
    "find_area",
    "health",
    "in_area",
    "in_country",
    "is_veiled_column",
    "last_proof",
    "last_refreshed",
    "overview",
    "population",
    "series",
    "shown",
    "sources",
    "told_of_clubs",
]
