"""The room's door, the health book, one member's page: who looks is noted."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.health import forms, services, words
from chungtay.health.queries.book import BookLine, Shown, book_of, in_order, narrowed
from chungtay.health.queries.lists import cover_of, late_referrals, to_look_again
from chungtay.health.queries.member import Point, get_member, page_of
from chungtay.health.rules import (
    Domain,
    Finding,
    ReferralReason,
    ReferralState,
    StationAnswer,
    ThresholdName,
    is_late,
    thresholds_on,
)
from chungtay.health.views.measuring import sources_of, told_of
from chungtay.health.views.shared import ask, club_for, form_page, page, url
from chungtay.meetings.queries.meetings import unfinished
from chungtay.web.components.charts import Series, line_chart
from chungtay.web.render import paginate

_ORDERS = {"ten", "so", "ngay", "can"}


@needs(Action.KEEP_HEALTH)
@require_safe
def home(request: ActRequest, club_id: int) -> HttpResponse:
    """What the health team does today: measure, ask, send, hear back."""
    club, day = club_for(request, club_id), request.act.day
    lines = book_of(club, day)
    cover = cover_of(club, day)
    again = [
        {
            "name": result.screening.membership.person.full_name,
            "domain": words.DOMAIN[Domain(result.domain)],
            "day": result.look_again_on,
            "url": url("screening", club, screening_key=result.screening.key),
        }
        for result in to_look_again(club, day)
    ]
    return page(
        request,
        "home.html",
        club,
        open_meetings=[meeting for meeting in unfinished(club.pk) if meeting.kind != "board"],
        member_count=len(lines),
        measured_count=sum(line.is_this_month for line in lines),
        station_count=sum(line.needs_station and not line.has_slip for line in lines),
        agreed_count=sum(line.has_agreed for line in lines),
        cover=cover,
        half=words.HALVES[cover.half],
        share_min=thresholds_on(day)[ThresholdName.CHECK_UP_SHARE_MIN].value,
        late=late_referrals(club, day),
        again=again,
        sources=sources_of(thresholds_on(day)),
    )


@needs(Action.KEEP_HEALTH)
@require_safe
def book(request: ActRequest, club_id: int) -> HttpResponse:
    """Every member with the last reading: searched, narrowed, ordered, by pages."""
    club, day = club_for(request, club_id), request.act.day
    services.note_look(request.act, club_id=club.pk)
    filters = forms.Filter({"xem": request.GET.get("xem", "")}, initial={"xem": ""})
    shown = Shown(filters.cleaned_data["xem"]) if filters.is_valid() else Shown.ALL
    text, choice = request.GET.get("q", "")[:120], request.GET.get("sort", "ten")
    choice = choice if choice.removeprefix("-") in _ORDERS else "ten"
    lines = book_of(club, day)
    listed = paginate(request, in_order(narrowed(lines, text, shown), choice))
    return page(
        request,
        "book.html",
        club,
        page=listed,
        lines=[_line(line, club) for line in listed],
        filters=filters,
        q=text,
        sort=choice,
        member_count=len(lines),
        is_narrowed=bool(text or shown),
        year=day.year,
    )


def _line(line: BookLine, club: Any) -> dict[str, Any]:
    return {
        "line": line,
        "url": url("member", club, membership_id=line.membership_id),
        "pressure": str(line.reading.counted or ""),
        "weight": words.kilograms(line.reading.weight_grams),
        "verdict": words.VERDICT_SHORT[line.verdict] if line.verdict else "",
        "verdict_kind": words.VERDICT_KIND[line.verdict] if line.verdict else "",
        "worries": [words.WORRY[worry] for worry in line.worries],
    }


@needs(Action.KEEP_HEALTH)
@require_safe
def member(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One member: the curve with its table, sheets, slips, examinations, and who looked."""
    club, day = club_for(request, club_id), request.act.day
    found = get_member(club, membership_id)
    services.note_look(request.act, club_id=club.pk, membership_id=found.pk)
    held = page_of(found, day)
    limits = thresholds_on(day)
    latest = held.points[0] if held.points else None
    return page(
        request,
        "member.html",
        club,
        member=found,
        name=found.person.full_name,
        ask_url=f"{url('screen', club)}?ai={found.pk}",
        latest=_point(latest) if latest else None,
        told=told_of(latest.reading, limits) if latest else None,
        worries=[
            {"text": words.WORRY[worry], "full": words.WORRY_IN_FULL[worry]}
            for worry in (latest.worries if latest else ())
        ],
        charts=charts_of(list(reversed(held.points))),
        points=[_point(point) for point in held.points],
        screenings=[_screening(each, club) for each in held.screenings],
        referrals=[referral_line(each, club, day) for each in held.referrals],
        examined=held.examined,
        looks=held.looks,
        consent=held.consent,
        sources=sources_of(limits),
    )


def _point(point: Point) -> dict[str, Any]:
    return {
        "on": point.row.measured_on,
        "key": point.row.key,
        "first": str(point.reading.pressure or ""),
        "again": str(point.reading.again or ""),
        "counted": str(point.reading.counted or ""),
        "weight": words.kilograms(point.reading.weight_grams),
        "body_mass": words.body_mass(point.body_mass_tenths),
        "verdict": words.VERDICT_SHORT[point.verdict] if point.verdict else "",
        "verdict_kind": words.VERDICT_KIND[point.verdict] if point.verdict else "",
    }


def charts_of(points: list[Point]) -> list[Any]:
    """The curves of one member, the oldest first: a picture each, with its figures as a table beside it."""
    found = []
    pressed = [point for point in points if point.reading.counted]
    if len(pressed) > 1:
        counted = [point.reading.counted for point in pressed]
        series = [
            Series(str(words.UPPER), [each.systolic if each else None for each in counted]),
            Series(str(words.LOWER), [each.diastolic if each else None for each in counted]),
        ]
        found.append(line_chart(series, _days(pressed), title=str(words.PRESSURE_CHART), unit="mmHg", is_close=True))
    weighed = [point for point in points if point.reading.weight_grams]
    if len(weighed) > 1:
        values = [(point.reading.weight_grams or 0) / 1000 for point in weighed]
        series = [Series(str(words.WEIGHT), values)]
        found.append(line_chart(series, _days(weighed), title=str(words.WEIGHT_CHART), unit="kg", is_close=True))
    return found


def _days(points: list[Point]) -> list[str]:
    return [f"{point.row.measured_on:%d/%m/%y}" for point in points]


def _screening(row: Any, club: Any) -> dict[str, Any]:
    worried = [words.DOMAIN[Domain(each.domain)] for each in row.results.all() if each.finding == Finding.CONCERN]
    return {
        "on": row.screened_on,
        "url": url("screening", club, screening_key=row.key),
        "worried": words.listed(worried),
        "is_erased": row.is_erased,
    }


def referral_line(row: Any, club: Any, day: Any) -> dict[str, Any]:
    """A slip as it stands in a list."""
    state = ReferralState(row.state)
    return {
        "row": row,
        "url": url("referral", club, slip_key=row.key),
        "name": row.membership.person.full_name,
        "reasons": words.listed([words.REASON[ReferralReason(each)] for each in row.reasons]),
        "state": words.STATE[state],
        "state_kind": "wrong" if is_late(state, row.made_on, day) else words.STATE_KIND[state],
        "is_late": is_late(state, row.made_on, day),
        "answer": words.ANSWER[StationAnswer(row.answer)] if row.answer else "",
    }


@needs(Action.KEEP_HEALTH)
@form_page
def withdraw(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The member no longer agrees: as easily as it was given, without a reason."""
    club = club_for(request, club_id)
    found = get_member(club, membership_id)
    form = forms.Keyed(request.POST or None)
    to = url("member", club, membership_id=found.pk)
    return ask(
        request, club, form,
        lambda: services.withdraw(
            request.act, club=club, key=form.cleaned_data["key"], person_id=found.person_id
        ),
        to=to,
        done=lambda: words.WITHDRAWN % {"name": found.person.full_name},
        heading=words.WITHDRAW,
        lead=words.WITHDRAW_TOLD % {"name": found.person.full_name},
        verb=words.WITHDRAW,
        back_url=to,
        back_name=found.person.full_name,
        draft=f"suc-khoe-rut-{found.pk}",
    )  # fmt: skip
