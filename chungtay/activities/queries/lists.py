"""Activities of a club: the list, one with its people and photographs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from chungtay.activities.models import Activity, ActivityPart, ActivityPhoto
from chungtay.activities.rules import ABOUT_SOMEBODY, Part
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import fold
from chungtay.meetings.models import Topic

ORDERS = {
    "ngay": ("happened_on", "pk"),
    "viec": ("search_fold", "pk"),
    "nguoi": ("part_count", "happened_on", "pk"),
    "giup": ("helped_count", "happened_on", "pk"),
}


@dataclass(frozen=True)
class ActivityFilter:
    """What a list of activities is narrowed to. To a reader who may not know whom a club helped, none of it leads."""

    text: str = ""
    area: str = ""
    year: int | None = None
    is_veiled: bool = False


def activities_of(
    club_id: int, chosen: ActivityFilter | None = None, order: Sequence[str] = ("-happened_on", "-pk")
) -> "QuerySet[Any]":
    """The activities of a club that stand, in one query; by words in title, place, others, or names of its people."""
    chosen = chosen or ActivityFilter()
    rows: QuerySet[Any] = Activity.objects.filter(club=club_id, withdrawn_at=None)
    if chosen.area in set(ActivityArea):
        rows = rows.filter(area=chosen.area)
    if chosen.year is not None:
        rows = rows.filter(happened_on__year=chosen.year)
    words = fold(chosen.text[:120]).split()
    if chosen.is_veiled and words:
        rows = rows.exclude(kind__in=sorted(ABOUT_SOMEBODY))
    for word in words:
        named = ActivityPart.objects.filter(membership__person__name_fold__contains=word, membership__club=club_id)
        if chosen.is_veiled:
            named = named.exclude(part=Part.HELPED)
        rows = rows.filter(search_fold__contains=word) | rows.filter(pk__in=named.values("activity"))
    rows = rows.annotate(photo_count=Count("photos", distinct=True))
    return rows.order_by(*order)


def years_of(club_id: int) -> list[int]:
    """The years in which the club wrote activities, the latest first."""
    days = Activity.objects.filter(club=club_id, withdrawn_at=None).dates("happened_on", "year", order="DESC")
    return [day.year for day in days]


def get_activity(reach: Reach, club_id: int, key: UUID) -> Activity:
    """The activity within reach, by the key phones know it by, with its club; or `NotFound`."""
    rows = Activity.objects.within(reach).filter(club=club_id, key=key).select_related("club", "meeting")
    found: Activity | None = rows.first()
    if found is None:
        raise NotFound(activity=str(key))
    return found


@dataclass(frozen=True)
class Named:
    """A member in an activity."""

    membership_id: int
    name: str
    part: Part


def people_of(activity: Activity) -> list[Named]:
    """Its people, who led first, each group in Vietnamese order. One query."""
    rows = ActivityPart.objects.filter(activity=activity).order_by("membership__person__sort_key", "membership_id")
    told = rows.values_list("membership_id", "membership__person__full_name", "part")
    order = list(Part)
    return sorted((Named(pk, name, Part(part)) for pk, name, part in told), key=lambda one: order.index(one.part))


def names_in(activities: Sequence[Activity]) -> dict[int, dict[Part, list[str]]]:
    """The names of many activities, as a workbook lists them. One query."""
    rows = ActivityPart.objects.filter(activity__in=activities).order_by("membership__person__sort_key")
    found: dict[int, dict[Part, list[str]]] = {}
    for activity, name, part in rows.values_list("activity", "membership__person__full_name", "part"):
        found.setdefault(activity, {}).setdefault(Part(part), []).append(name)
    return found


def photos_of(activity: Activity) -> list[ActivityPhoto]:
    """Its photographs, the first first."""
    return list(ActivityPhoto.objects.filter(activity=activity).select_related("file").order_by("pk"))


def get_photo(activity: Activity, photo_id: int) -> ActivityPhoto:
    """One photograph of an activity that was found in reach."""
    photo = ActivityPhoto.objects.filter(activity=activity, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    return photo


def activity_keys(row_ids: Sequence[int]) -> dict[int, tuple[str, UUID]]:
    """For lines behind a figure: the key of each activity, or of the meeting a topic (with a minus) belongs to.

    `activity` or `meeting`, and its key. Two queries.
    """
    done = Activity.objects.filter(pk__in=[row for row in row_ids if row > 0]).values_list("pk", "key")
    from_topics = _topics([-row for row in row_ids if row < 0])
    return {pk: ("activity", key) for pk, key in done} | {-pk: ("meeting", key) for pk, key in from_topics}


def _topics(ids: Sequence[int]) -> list[tuple[int, UUID]]:
    return list(Topic.objects.filter(pk__in=ids).values_list("pk", "meeting__key")) if ids else []
