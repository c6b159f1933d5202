"""Keeps what search reads in step with later names."""

from django.db import connection

from chungtay.kernel.vietnamese import fold
from chungtay.places.models import AreaName
from chungtay.places.rules import one_spelling


def add_later_names(area_name: AreaName) -> None:
    """Let an area be found by a later name too, and the areas below it by the new name of what they lie in."""
    later = one_spelling(fold(area_name.name))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE places_area SET search_line = regexp_replace(search_line, '^[^,]*', '\\&; ' || %(later)s) "
            "WHERE id = %(area)s AND NOT %(later)s = ANY (string_to_array(split_part(search_line, ', ', 1), '; '))",
            {"area": area_name.area_id, "later": later},
        )
        cursor.execute(
            "UPDATE places_area SET search_line = search_line || ', ' || %(later)s "
            "WHERE path LIKE %(path)s AND id <> %(area)s AND NOT %(later)s = ANY (string_to_array(search_line, ', '))",
            {"area": area_name.area_id, "later": later, "path": f"{area_name.area.path}%"},
        )
