"""What the clubs of a place hold against what the communes themselves say of their people."""

from dataclasses import dataclass

from django.db import connection

from chungtay.figures.queries.where import Where
from chungtay.places.rules import Level


@dataclass(frozen=True)
class Beside:
    """A number of the clubs beside the communes' own, both of the communes that said theirs."""

    in_clubs: int
    in_communes: int
    commune_count: int  # that said this number

    @property
    def share(self) -> float | None:
        """In percent; None where no commune said its number."""
        return 100 * self.in_clubs / self.in_communes if self.in_communes else None


@dataclass(frozen=True)
class Population:
    """Clubs beside the yearly sheets of communes, each commune with its latest sheet up to that year."""

    commune_count: int  # all of the place
    older: Beside  # persons of full 60
    older_women: Beside
    association: Beside  # members of the association
    chapters: Beside  # clubs beside chapters


_PAIRS = (
    ("member_60_count", "older_count"),
    ("women_60_count", "older_women_count"),
    ("association_member_count", "association_member_count"),
    ("club_count", "chapter_count"),
)


def population(where: Where) -> Population:
    """Older persons, women among them, association members and chapters reached, in the last month. One query.

    A commune that did not say a number is left out of both sides of it; published totals say nothing of ages.
    """
    sums = ", ".join(
        f"coalesce(sum(am.{ours}) FILTER (WHERE f.{theirs} IS NOT NULL), 0)::bigint,"
        f" coalesce(sum(f.{theirs}), 0)::bigint, count(f.{theirs})"
        for ours, theirs in _PAIRS
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT count(*), {sums} FROM places_area c
LEFT JOIN LATERAL (SELECT * FROM places_communefact f WHERE f.area_id = c.id AND f.superseded_by_id IS NULL
  AND f.year <= %(year)s ORDER BY f.year DESC LIMIT 1) f ON TRUE
LEFT JOIN figures_areamonth am ON am.area_id = c.id AND am.month = %(month)s
WHERE c.map_id = %(map)s AND c.level = {Level.COMMUNE} AND (%(path)s::text IS NULL OR starts_with(c.path, %(path)s))""",
            {
                "year": where.last.year,
                "month": where.last.first,
                "map": where.map_id,
                "path": where.area.path if where.area else None,
            },
        )
        count, *numbers = cursor.fetchone()
    beside = [Beside(*numbers[place : place + 3]) for place in range(0, len(numbers), 3)]
    return Population(count, *beside)
