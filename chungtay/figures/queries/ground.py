"""What communes are by their terrain at a month's end, in SQL; and communes without a club, which have no row.

The whole of a province counts every commune, also one where no club is. A commune itself has a row only where there
are clubs, so whatever lists or adds up communes asks here for the others: they stand below the line, never left out.
"""

from collections.abc import Collection, Sequence

from django.db import connection

from chungtay.kernel.months import Month
from chungtay.places.rules import UPLAND, Level, TerrainKind

_UPLAND = ", ".join(f"'{kind}'" for kind in sorted(UPLAND))
GROUND = f"""SELECT t.area_id, m.month, bool_or(t.kind IN ({_UPLAND})) AS is_upland,
    bool_or(t.kind = '{TerrainKind.PLAIN}') AND NOT bool_or(t.kind IN ({_UPLAND})) AS is_plain,
    bool_or(t.kind = '{TerrainKind.SPECIALLY_DIFFICULT}') AS is_difficult
  FROM places_terrain t JOIN m ON t.valid_from < m.month + interval '1 month'
   AND (t.valid_to IS NULL OR t.valid_to >= m.month + interval '1 month')"""
"""What each commune was on the last day of the months `m`; one of which nothing is known has no line. To be grouped."""

TERRAINS = {
    "plain_commune_count": "ground.is_plain",
    "upland_commune_count": "ground.is_upland",
    "difficult_commune_count": "ground.is_difficult",
}
IS_KNOWN = "ground.is_plain OR ground.is_upland"
"""One that is only known to be specially difficult belongs to neither target, so its ground is unknown."""

OF_EVERY_COMMUNE = {
    "commune_count": "TRUE",
    **TERRAINS,
    "no_terrain_commune_count": f"NOT coalesce({IS_KNOWN}, FALSE)",
}
"""The columns that count a commune whether it has a club or not, each with how a commune is one of them."""


def bare_communes(
    area_ids: Collection[int], months: Sequence[Month], columns: Collection[str]
) -> dict[int, dict[Month, dict[str, int]]]:
    """Those of these columns that communes without a row count, by commune and month. One query, none if not asked.

    Areas above communes and months in which nothing is counted at all are left out.
    """
    names = [name for name in OF_EVERY_COMMUNE if name in columns]
    if not names or not months or not area_ids:
        return {}
    flags = ", ".join(f"coalesce(({OF_EVERY_COMMUNE[name]})::int, 0)" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH m AS (SELECT unnest(%(months)s::date[]) AS month),
bare AS (SELECT c.id, m.month FROM places_area c CROSS JOIN m WHERE c.id = ANY(%(areas)s) AND c.level = {Level.COMMUNE}
  AND NOT EXISTS (SELECT FROM figures_areamonth own WHERE own.area_id = c.id AND own.month = m.month)
  AND EXISTS (SELECT FROM figures_areamonth top WHERE top.area_id = c.province_id AND top.month = m.month)),
ground AS ({GROUND} WHERE t.area_id = ANY(%(areas)s) GROUP BY 1, 2)
SELECT bare.id, bare.month, {flags} FROM bare
LEFT JOIN ground ON ground.area_id = bare.id AND ground.month = bare.month""",
            {"areas": list(area_ids), "months": [month.first for month in months]},
        )
        rows = cursor.fetchall()
    found: dict[int, dict[Month, dict[str, int]]] = {}
    for area_id, month, *values in rows:
        found.setdefault(area_id, {})[Month.of(month)] = dict(zip(names, values, strict=True))
    return found
