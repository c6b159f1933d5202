"""What was: the list of meetings, one meeting to read, a year of attendance, a month without."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.months import Month
from chungtay.meetings import forms, services, words
from chungtay.meetings.queries.meetings import meetings_of, unfinished, whole, years_of
from chungtay.meetings.queries.next_day import day_after_meeting, meeting_due
from chungtay.meetings.queries.roll import roll_of
from chungtay.meetings.queries.steps import told_by_rooms
from chungtay.meetings.queries.year import MemberYear, attendance_of_year, months_of_year
from chungtay.meetings.rules import Kind, Mark, MonthKind, Tally
from chungtay.meetings.views.shared import POSTED, SHOWN, about, club_for, form_page, meeting_for, page, send, url
from chungtay.meetings.views.steps import step_list
from chungtay.web.menu import Face
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

MONTHS_BACK = 24


@needs(Action.SEE_CLUB)
@require_safe
def meeting_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The club's meetings, latest first, and which months of the year went without."""
    club = club_for(request, club_id)
    years = years_of(club.pk)
    chosen = forms.Filter(request.GET or None, years=years)
    rows = meetings_of(request.act.reach(Action.SEE_CLUB), club.pk, year=chosen.year, kind=chosen.kind)
    listed = paginate(request, rows)
    lines = [
        {
            "meeting": row,
            "title": words.title_of(Kind(row.kind), row.held_on, row.number),
            "url": url("meeting", face, club, key=row.key),
        }
        for row in listed
    ]
    year = chosen.year or request.act.day.year
    return page(
        request,
        "list.html",
        club,
        face,
        page=listed,
        lines=lines,
        filters=chosen,
        year=year,
        months=_months(club.pk, year, request),
        due=meeting_due(club.pk, request.act.day),
        unfinished=[
            {"held_on": row.held_on, "url": url("meeting", face, club, key=row.key)} for row in unfinished(club.pk)
        ],
    )


def _months(club_id: int, year: int, request: ActRequest) -> list[dict[str, Any]]:
    return [
        {
            "month": month,
            "told": words.REASON[month.reason] if month.reason else words.MONTH_KIND[month.kind],
            "is_silent": month.kind is MonthKind.SILENT,
            "is_held": month.kind is MonthKind.HELD,
            "is_without": month.kind is MonthKind.WITHOUT,
        }
        for month in months_of_year(club_id, year, request.act.day)
        if month.kind is not MonthKind.OUTSIDE
    ]


@needs(Action.SEE_CLUB)
@require_safe
def meeting(request: ActRequest, club_id: int, key: UUID, face: Face) -> HttpResponse:
    """A meeting: its steps while it is open and this account may write, else what it came to."""
    found = meeting_for(request, club_id, key, Action.SEE_CLUB)
    may_write = face is Face.CLUB and request.act.may(Action.RUN_MEETING, found.club.path)
    if found.closed_at is None and may_write:
        return step_list(request, found)
    all_of_it = whole(found)
    next_day = day_after_meeting(found.club_id, found.held_on, Kind(found.kind))
    lines = roll_of(found).lines if all_of_it.is_taken else ()
    groups = [
        {"label": words.MARK_IN_FULL[mark], "lines": [line for line in lines if line.mark is mark]}
        for mark in (Mark.ABSENT, Mark.EXCUSED, Mark.RELATIVE, Mark.AWAY, Mark.PRESENT)
    ]
    return page(
        request,
        "meeting.html",
        found.club,
        face,
        whole=all_of_it,
        sentences=words.read_back(all_of_it.facts(next_day, told_by_rooms(found))),
        groups=[group for group in groups if group["lines"]],
        photo_name="meetings:office_photo" if face is Face.OFFICE else "meetings:photo",
        **about(found, face),
    )


@needs(Action.SEE_CLUB)
@require_safe
def year(request: ActRequest, club_id: int, year: int, face: Face) -> HttpResponse:
    """Each member's attendance over the year, month by month; `?tai=xlsx` as a workbook."""
    club = club_for(request, club_id)
    members = attendance_of_year(club.pk, year)
    if request.GET.get("tai") == "xlsx":
        return _year_workbook(club.name, year, members)
    found = request.GET.get("q", "").strip()
    lines = [_year_line(member) for member in members if words.is_asked_for(found, member.name, member.number)]
    months = months_of_year(club.pk, year, request.act.day)
    return page(
        request,
        "year.html",
        club,
        face,
        year=year,
        years=sorted({*years_of(club.pk), request.act.day.year}, reverse=True),
        months=[
            {
                "number": month.month.month,
                "kind": month.kind.value,
                "reason": words.REASON[month.reason] if month.reason else "",
            }
            for month in months
        ],
        lines=lines,
        q=found,
        all_count=len(members),
        whole=Tally.of(mark for member in members for month in member.marks for mark in month),
        signs=[(words.MARK_SIGN[mark], words.MARK_IN_FULL[mark]) for mark in Mark],
    )


def _year_line(member: MemberYear) -> dict[str, Any]:
    cells = [
        {
            "signs": " ".join(words.MARK_SIGN[mark] for mark in month),
            "told": ", ".join(str(words.MARK_IN_FULL[mark]) for mark in month),
        }
        for month in member.marks
    ]
    return {"member": member, "cells": cells}


def _year_workbook(club: str, year: int, members: list[MemberYear]) -> HttpResponse:
    columns = [Column("Số", 6), Column("Họ và tên", 28), Column("Năm sinh", 9), Column("Thôn", 18)]
    columns += [Column(f"T{month}", 6) for month in range(1, 13)]
    columns += [Column("Phải dự", 9), Column("Có mặt", 9), Column("Đi thay", 9), Column("Tỷ lệ", 9, "0%")]
    rows = [
        [
            member.number,
            member.name,
            member.birth_year,
            member.hamlet,
            *(" ".join(words.MARK_SIGN[mark] for mark in month) for month in member.marks),
            member.tally.expected,
            member.tally.present,
            member.tally.relative,
            member.tally.came / member.tally.expected if member.tally.expected else None,
        ]
        for member in members
    ]
    return workbook(f"diem-danh-{year}", f"{club} – điểm danh năm {year}", columns, rows)


@needs(Action.RUN_MEETING)
@form_page
def month_without(request: ActRequest, club_id: int) -> HttpResponse:
    """Write down a month in which the club did not meet, and why."""
    club = club_for(request, club_id, Action.RUN_MEETING)
    this = Month.of(request.act.day)
    months = [this - back for back in range(MONTHS_BACK)]
    asked = request.GET.get("thang", "")
    initial = {"month": asked if asked in {str(month) for month in months} else str(this)}
    form = forms.Without(request.POST or None, months=months, initial=initial)
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.record_month_without(request.act, club=club, **form.cleaned_data))
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(url("list", Face.CLUB, club))
    return page(request, "month_without.html", club, form=form, status=status, draft=f"thang-khong-hop-{club.pk}")
