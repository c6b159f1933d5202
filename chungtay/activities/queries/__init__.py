"""Questions about activities; nothing here changes anything."""

from chungtay.activities.queries.calendar import calendar_of
from chungtay.activities.queries.choices import members_to_name
from chungtay.activities.queries.labels import label_lines, labels_on
from chungtay.activities.queries.lists import (
    ORDERS,
    ActivityFilter,
    activities_of,
    activity_keys,
    get_activity,
    get_photo,
    names_in,
    people_of,
    photos_of,
    years_of,
)
from chungtay.activities.queries.measures import closed_kinds
from chungtay.activities.queries.meeting import written_at
from chungtay.activities.queries.offline import offline_pages
from chungtay.activities.queries.plans import club_todos, get_plan_line, open_lines, plan_of
from chungtay.activities.queries.standing import (
    CLUB_ORDERS,
    areas_met_of,
    clubs_in_areas,
    counted_between,
    twelve_months_of,
    year_of,
)

__all__ = [
    "CLUB_ORDERS",
    "ORDERS",
    "ActivityFilter",
    "activities_of",
    "activity_keys",
    "areas_met_of",
    "calendar_of",
    "closed_kinds",
    "club_todos",
    "clubs_in_areas",
    "counted_between",
    "get_activity",
    "get_photo",
    "get_plan_line",
    "label_lines",
    "labels_on",
    "members_to_name",
    "names_in",
    "offline_pages",
    "open_lines",
    "people_of",
    "photos_of",
    "plan_of",
    "twelve_months_of",
    "written_at",
    "year_of",
    "years_of",
]
