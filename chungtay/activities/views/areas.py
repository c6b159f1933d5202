"""The eight areas of a club: what its year still lacks, and what counts over twelve months."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import queries, words
from chungtay.activities.rules import AreaStanding
from chungtay.activities.views.shared import club_for, knows_whom, page, url, year_asked
from chungtay.kernel.months import Month
from chungtay.web.menu import Face


@needs(Action.SEE_CLUB)
@require_safe
def year(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Area by area: how much was done this year, and a sentence for what it still lacks."""
    club, asked = club_for(request, club_id), year_asked(request)
    areas = queries.year_of(club, asked, request.act.day, knows_whom=knows_whom(request, club))
    return page(
        request,
        "year.html",
        club,
        face,
        year=asked,
        is_this_year=asked == request.act.day.year,
        before_url=f"{url('year', club, face)}?nam={asked - 1}",
        areas=[_line(area, club, face, asked) for area in areas],
        done_count=sum(area.activity_count for area in areas),
    )


def _line(area: AreaStanding, club: Any, face: Face, year: int) -> dict[str, Any]:
    return {
        "area": area,
        "lacks": words.area_lacks(area),
        "has": [words.has(each) for each in area.standings if each.is_met and each.have],
        "list_url": f"{url('list', club, face)}?mang={area.area}&nam={year}",
    }


@needs(Action.SEE_CLUB)
@require_safe
def eight(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Whether the club has all eight areas, as the figures count it, with the reason for each that falls short."""
    club = club_for(request, club_id)
    found = queries.twelve_months_of(club, request.act.day, knows_whom=knows_whom(request, club))
    areas = found.areas if found else ()
    lines = [
        {
            "area": area,
            "lacks": words.area_lacks(area),
            "has": [words.has(each) for each in area.standings if each.is_met],
            "sources": [each.measure.limit for each in area.standings],
        }
        for area in areas
    ]
    return page(
        request,
        "eight.html",
        club,
        face,
        found=found,
        month=Month.of(found.month).label if found else "",
        lines=lines,
        met=words.areas_met(areas),
        not_counted=words.NOT_COUNTED,
    )
