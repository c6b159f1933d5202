"""What a club has written: the list, one activity with its people, its photographs."""

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import forms, queries, words
from chungtay.activities.queries import ActivityFilter
from chungtay.activities.rules import ABOUT_SOMEBODY, Kind, Part
from chungtay.activities.views.shared import activity_for, club_for, is_veiled, knows_whom, page, url
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong, group_digits
from chungtay.meetings.rules import Kind as MeetingKind
from chungtay.meetings.words import title_of
from chungtay.web.menu import Face
from chungtay.web.render import paginate, sorting


@needs(Action.SEE_CLUB)
@require_safe
def activity_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Everything that was written, the latest first: found by words or names, narrowed by area and year."""
    club, day = club_for(request, club_id), request.act.day
    labels = queries.labels_on(day, club.path)
    chosen, filters = asked_for(request, club, labels)
    sort, order = sorting(request, queries.ORDERS, "-ngay")
    listed = paginate(request, queries.activities_of(club.pk, chosen, order))
    return page(
        request,
        "list.html",
        club,
        face,
        page=listed,
        sort=sort,
        lines=[_line(row, club, face, labels, is_open=not chosen.is_veiled) for row in listed],
        knows_whom=not chosen.is_veiled,
        filters=filters,
        q=chosen.text,
        is_narrowed=bool(chosen.text or filters.changed_data),
        workbook_url=f"{url('workbook', club, face)}?{request.GET.urlencode()}",
    )


def asked_for(request: ActRequest, club: Any, labels: dict[ActivityArea, str]) -> tuple[ActivityFilter, forms.Filter]:
    """What the address narrows the list to."""
    filters = forms.Filter(
        {name: request.GET.get(name, "") for name in ("mang", "nam")},
        initial={"mang": "", "nam": ""},
        labels=labels,
        years=queries.years_of(club.pk),
    )
    year = filters.chosen("nam")
    return (
        ActivityFilter(
            request.GET.get("q", "")[:120],
            filters.chosen("mang"),
            int(year) if year else None,
            is_veiled=not knows_whom(request, club),
        ),
        filters,
    )


def _line(row: Any, club: Any, face: Face, labels: dict[ActivityArea, str], *, is_open: bool) -> dict[str, Any]:
    return {
        "row": row,
        "title": title_for(row, is_open=is_open),
        "url": url("activity", club, face, activity_key=row.key),
        "area": labels[ActivityArea(row.area)],
        "kind": words.KIND[Kind(row.kind)],
    }


def title_for(row: Any, *, is_open: bool) -> str:
    """What an activity is called: to who may not know whom it helped, one about somebody in need by its kind."""
    kind = Kind(row.kind)
    return str(row.title if is_open or kind not in ABOUT_SOMEBODY else words.KIND[kind])


@needs(Action.SEE_CLUB)
@require_safe
def activity(request: ActRequest, club_id: int, activity_key: UUID, face: Face) -> HttpResponse:
    """One activity: what, when, with whom, for whom, its photographs; one taken back says so."""
    found = activity_for(request, club_id, activity_key)
    is_open, people = knows_whom(request, found.club), queries.people_of(found)
    groups = [
        {"name": words.PART[part], "names": [one.name for one in people if one.part is part]}
        for part in Part
        if any(one.part is part for one in people) and (is_open or part is not Part.HELPED)
    ]
    veiled = is_veiled(request, found)
    return page(
        request,
        "activity.html",
        found.club,
        face,
        activity=found,
        title=title_for(found, is_open=is_open),
        rows=_facts(found, queries.labels_on(request.act.day, found.club.path), is_open=is_open),
        groups=groups,
        photos=[] if veiled else queries.photos_of(found),
        is_veiled=veiled,
        photo_name="activities:office_photo" if face is Face.OFFICE else "activities:photo",
        is_withdrawn=found.withdrawn_at is not None,
    )


def _facts(found: Any, labels: dict[ActivityArea, str], *, is_open: bool) -> list[dict[str, Any]]:
    meeting = found.meeting
    rows = {
        "area": labels[ActivityArea(found.area)],
        "kind": words.KIND[Kind(found.kind)],
        "place": found.place,
        "people": group_digits(found.part_count) if found.part_count else "",
        "helped": group_digits(found.helped_count) if found.helped_count else "",
        "others": found.others,
        "hours": group_digits(found.hour_count) if found.hour_count else "",
        "value": dong(found.value_vnd) if found.value_vnd else "",
        "note": found.note,
        "meeting": title_of(MeetingKind(meeting.kind), meeting.held_on, meeting.number) if meeting else "",
    }
    if not is_open:
        tells_whom = {"place", "others", "note", "helped"} if Kind(found.kind) in ABOUT_SOMEBODY else {"helped"}
        rows = {name: value for name, value in rows.items() if name not in tells_whom}
    return [{"name": words.FACT[name], "value": value} for name, value in rows.items() if value]


@needs(Action.SEE_CLUB)
@require_safe
def photo(request: ActRequest, club_id: int, activity_key: UUID, snapshot_id: int) -> HttpResponse:
    """A photograph, only to who may see the club; kept by the browser for itself alone."""
    found = activity_for(request, club_id, activity_key)
    if is_veiled(request, found):
        raise NotFound(photo=snapshot_id)
    file = queries.get_photo(found, snapshot_id).file
    if not default_storage.exists(file.stored_as):
        raise NotFound(photo=snapshot_id)
    with default_storage.open(file.stored_as) as kept:
        response = HttpResponse(kept.read(), content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    response["Cache-Control"] = "private, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
