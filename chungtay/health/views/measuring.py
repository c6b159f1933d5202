"""The table of readings: at a meeting, on any day, or of one member."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.health import forms, services, words
from chungtay.health.forms import Typed
from chungtay.health.queries.consents import members_who_agreed
from chungtay.health.queries.member import get_measurement, get_member
from chungtay.health.queries.readings import heights_of, reading_of, standing_on
from chungtay.health.rules import (
    SECOND_NEEDED,
    Reading,
    ThresholdName,
    Thresholds,
    Verdict,
    are_readings_apart,
    thresholds_on,
    verdict,
)
from chungtay.health.views.shared import ask, club_for, form_page, url
from chungtay.kernel.errors import NotFound
from chungtay.meetings import words as meeting_words
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.queries.roll import Line, roll_of_day
from chungtay.meetings.rules import Kind
from chungtay.people.rules import Purpose

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.meetings.models import Meeting


@needs(Action.KEEP_HEALTH)
@form_page
def at_meeting(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Blood pressure, weight and height at a meeting: a line per member, one form for all."""
    club = club_for(request, club_id)
    meeting = get_meeting(request.act.reach(Action.KEEP_HEALTH), club_id, key)
    title = meeting_words.title_of(Kind(meeting.kind), meeting.held_on, meeting.number)
    to = reverse("meetings:meeting", args=[club.pk, meeting.key])
    may_run = request.act.may(Action.RUN_MEETING, club.path)
    return _table(
        request, club, meeting.held_on, meeting=meeting, to=to if may_run else url("home", club), back_name=title
    )


@needs(Action.KEEP_HEALTH)
@form_page
def on_a_day(request: ActRequest, club_id: int) -> HttpResponse:
    """The same table outside a meeting: measured from house to house, or typed later."""
    club = club_for(request, club_id)
    return _table(request, club, request.act.day, to=url("home", club), back_name=words.STEP)


@needs(Action.KEEP_HEALTH)
@form_page
def strike(request: ActRequest, club_id: int, reading_key: UUID) -> HttpResponse:
    """Take back a reading written for the wrong member or day."""
    club = club_for(request, club_id)
    row = get_measurement(club, reading_key)
    form = forms.ReasonForm(request.POST or None)
    to = url("member", club, membership_id=row.membership_id)
    return ask(
        request, club, form,
        lambda: services.strike_measurement(
            request.act, club=club, measurement_key=reading_key, **form.cleaned_data
        ),
        to=to,
        done=lambda: words.STRUCK,
        heading=words.STRIKE_READING % {"name": row.membership.person.full_name, "day": f"{row.measured_on:%d/%m/%Y}"},
        verb=words.STRIKE,
        back_url=to,
        back_name=row.membership.person.full_name,
    )  # fmt: skip


@needs(Action.KEEP_HEALTH)
@form_page
def of_member(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One member's readings of a day."""
    club = club_for(request, club_id)
    member = get_member(club, membership_id)
    return _table(
        request,
        club,
        request.act.day,
        only=member.pk,
        to=url("member", club, membership_id=member.pk),
        back_name=member.person.full_name,
    )


def _table(
    request: ActRequest,
    club: "Club",
    day: date,
    *,
    to: str,
    back_name: Any,
    meeting: "Meeting | None" = None,
    only: int | None = None,
) -> HttpResponse:
    lines = [line for line in roll_of_day(club.pk, day).lines if only in (None, line.membership_id)]
    if only is not None and not lines:
        raise NotFound(membership=only)
    form, readings = _form(request, club, day, lines, has_day=meeting is None)
    written: list[int] = []

    def service() -> None:
        on = day if meeting is not None else form.cleaned_data["measured_on"]
        said = {"key": form.cleaned_data["key"], "on": on, "lines": form.lines, "taking": form.taking()}
        if form.lines:
            written.append(services.measure(request.act, club=club, meeting=meeting, **said))

    def done() -> object:
        return words.MEASURED % {"count": written[0]} if written and written[0] else words.NOTHING_NEW

    limits = thresholds_on(day)
    rows = _rows(request, club, form, lines, readings, limits)
    return ask(
        request, club, form, service,
        to=to,
        done=done,
        template="measure.html",
        rows=rows,
        asks_consent=not all(row["has_agreed"] for row in rows),
        limits=_limits(limits),
        sources=sources_of(limits),
        is_one=only is not None,
        back_url=to,
        back_name=back_name,
        draft=f"do-{meeting.key if meeting else club.pk}{f'-{only}' if only else ''}",
    )  # fmt: skip


def _form(
    request: ActRequest, club: "Club", day: date, lines: list[Line], *, has_day: bool
) -> tuple[forms.MeasureForm, dict[int, Reading]]:
    """The table as it is typed, and the readings that stand. Whoever is shown some has looked."""
    standing = standing_on(club.pk, day)
    if standing:
        services.note_look(request.act, club_id=club.pk)
    readings = {pk: reading_of(row) for pk, row in standing.items()}
    form = forms.MeasureForm(
        request.POST or None,
        members=[(line.membership_id, line.name) for line in lines],
        shown={pk: Typed.of(readings[pk], is_count_only=row.is_count_only) for pk, row in standing.items()},
        has_day=has_day,
        initial={"measured_on": day},
    )
    return form, readings


def _rows(
    request: ActRequest,
    club: "Club",
    form: forms.MeasureForm,
    lines: list[Line],
    readings: dict[int, Reading],
    limits: Thresholds,
) -> list[dict[str, Any]]:
    agreed = members_who_agreed(club.pk, Purpose.HEALTH_RECORD, request.act.day)
    heights = heights_of(club.pk)
    return [
        {
            "line": line,
            "typed": form.typed(line.membership_id),
            "fault": form.fault_of(line.membership_id),
            "has_agreed": line.membership_id in agreed,
            "height": heights.get(line.membership_id),
            "told": told_of(readings[line.membership_id], limits) if line.membership_id in readings else None,
        }
        for line in lines
    ]


def _limits(limits: Thresholds) -> dict[str, Any]:
    """What the script needs to say at once what a reading asks for; the books ask again."""
    return {
        "limits": {name.value: threshold.value for name, threshold in limits.items()},
        "short": {each.value: str(words.VERDICT[each]) for each in Verdict},
        "full": {each.value: str(words.VERDICT_IN_FULL[each]) for each in Verdict},
        "kind": {each.value: words.VERDICT_KIND[each] for each in Verdict},
        "second": sorted(SECOND_NEEDED),
        "apart": str(words.READINGS_APART % {"apart": limits[ThresholdName.PRESSURE_READINGS_APART].value}),
    }


def sources_of(limits: Thresholds) -> list[dict[str, Any]]:
    """Each threshold with its number and where it was read."""
    return [
        {"name": words.THRESHOLD[name], "value": limits[name].value, "mark": words.MARK[limits[name].mark],
         "source": limits[name].source}
        for name in ThresholdName
    ]  # fmt: skip


def told_of(reading: Reading, limits: Thresholds) -> dict[str, Any] | None:
    """What a reading that stands asks for: a mark, what to do."""
    found = verdict(reading, limits)
    if found is None:
        return None
    apart = words.READINGS_APART % {"apart": limits[ThresholdName.PRESSURE_READINGS_APART].value}
    return {
        "kind": words.VERDICT_KIND[found],
        "text": words.VERDICT[found],
        "full": "" if found is Verdict.NOTHING else words.VERDICT_IN_FULL[found],
        "apart": apart if are_readings_apart(reading, limits) else "",
    }
