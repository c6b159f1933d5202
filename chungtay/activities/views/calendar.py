"""The calendar of a club: a month on screen, a month or a year on A4 for the wall."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import queries, words
from chungtay.activities.queries.calendar import CalendarDay, CalendarMonth
from chungtay.activities.views.shared import club_for, page, url, year_asked
from chungtay.kernel.lunar import can_chi
from chungtay.kernel.months import Month, PeriodUnreadable, Year
from chungtay.web.print import pdf_response, render_pdf


def _month_asked(request: ActRequest) -> Month:
    try:
        asked = Month.parse(request.GET.get("thang", ""))
    except PeriodUnreadable:
        return Month.of(request.act.day)
    return asked if abs(asked.year - request.act.day.year) <= 1 else Month.of(request.act.day)


@needs(Action.SEE_CLUB)
@require_safe
def month(request: ActRequest, club_id: int) -> HttpResponse:
    """The days of a month that have something, with their lunar dates."""
    club, asked = club_for(request, club_id), _month_asked(request)
    found = queries.calendar_of(club, [asked], request.act.day)[0]
    here = url("calendar", club)
    days = [(day, _told(day)) for day in found.days]
    return page(
        request,
        "calendar.html",
        club,
        found=found,
        month=asked,
        days=[{"day": day, "told": told} for day, told in days if told],
        before_url=f"{here}?thang={asked.previous}",
        after_url=f"{here}?thang={asked.next}",
        month_url=f"{url('wall', club)}?thang={asked}",
        wall_year_url=f"{url('wall', club)}?nam={asked.year}",
    )


@needs(Action.SEE_CLUB)
@require_safe
def wall(request: ActRequest, club_id: int) -> HttpResponse:
    """On A4: one month (`?thang=`), or the twelve of a year (`?nam=`), a page each."""
    club = club_for(request, club_id)
    months = Year(year_asked(request)).months if "nam" in request.GET else [_month_asked(request)]
    found = queries.calendar_of(club, months, request.act.day)
    name = str(months[0].year) if len(months) > 1 else str(months[0])
    pdf = render_pdf(
        "activities/calendar.typ",
        {"club": club.name, "months": [_page(each) for each in found], "weekdays": words.WEEKDAYS},
        where=club.name,
        link=request.build_absolute_uri(url("calendar", club)),
    )
    return pdf_response(f"lich-{name}", pdf)


def _page(found: CalendarMonth) -> dict[str, Any]:
    first = found.month.first
    lunar_years = dict.fromkeys(can_chi(day.lunar.year) for day in found.days)
    return {
        "title": words.CALENDAR_TITLE % {"month": found.month.month, "year": found.month.year},
        "lunar_year": words.LUNAR_YEAR % " – ".join(lunar_years),
        "offset": first.weekday(),
        "days": [
            {
                "day": day.day.day,
                "lunar": f"{day.lunar.day}/{day.lunar.month}{'n' if day.lunar.is_leap else ''}",
                "is_lunar_first": day.lunar.day in (1, 15),
                "is_meeting": day.is_meeting,
                "is_sunday": day.day.weekday() == 6,
                "told": _told(day),
            }
            for day in found.days
        ],
        "planned": list(found.planned),
        "celebrated_title": words.LONGEVITY % found.month.year,
        "celebrated": [f"{each.name} ({each.age})" for each in found.celebrated],
    }


def _told(day: CalendarDay) -> list[str]:
    """What stands in a day: the meeting, feasts by the sun and by the moon, birthdays."""
    lunar = None if day.lunar.is_leap else words.LUNAR_HOLIDAYS.get((day.lunar.day, day.lunar.month))
    feasts = [words.HOLIDAYS.get((day.day.day, day.day.month)), lunar]
    return [
        *([words.MEETING_DAY] if day.is_meeting else []),
        *(feast for feast in feasts if feast),
        *(words.BIRTHDAY % f"{each.name} ({each.age})" for each in day.birthdays),
    ]
