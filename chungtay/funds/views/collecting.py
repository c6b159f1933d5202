"""Collecting at a meeting, on a phone: the list with what is due, one line, the whole list at once, taking back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.forms import collecting as forms
from chungtay.funds.queries.collecting import Collected, collected_at
from chungtay.funds.rules.collecting import Due, PayerNotOfClub, Taken, collection_key, total_of
from chungtay.funds.services.collecting import collect, collect_all_due, dues_of_club, take_back
from chungtay.funds.views.shared import POSTED, SHOWN, form_page, page, send
from chungtay.funds.words import collecting as words
from chungtay.kernel.money import dong
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.queries.roll import Line, roll_of
from chungtay.meetings.rules import Kind, Mark
from chungtay.meetings.words import title_of

if TYPE_CHECKING:
    from chungtay.meetings.models import Meeting

NOTHING_YET = Collected(0, 0)


def _meeting(request: ActRequest, club_id: int, key: UUID) -> "Meeting":
    return get_meeting(request.act.reach(Action.KEEP_BOOKS), club_id, key)


def _about(meeting: "Meeting") -> dict[str, Any]:
    return {
        "meeting": meeting,
        "meeting_title": title_of(Kind(meeting.kind), meeting.held_on, meeting.number),
        "meeting_url": reverse("meetings:meeting", args=[meeting.club_id, meeting.key]),
        "sheet_url": reverse("funds:collect", args=[meeting.club_id, meeting.key]),
        "draft": f"thu-{meeting.key}",
    }


@needs(Action.KEEP_BOOKS)
@form_page
def sheet(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Everybody with something to pay, what is due already in the line: one touch takes it all.

    A posted line is one member's; with `theo=so` the list goes by number.
    """
    meeting = _meeting(request, club_id, key)
    if request.method == "POST":
        return _one(request, meeting, int(request.POST.get("member") or 0), back="sheet")
    by_number = request.GET.get("theo") == "so"
    dues, collected = dues_of_club(club_id, meeting.held_on), collected_at(meeting)
    rows = [
        _row(meeting, line, dues.get(line.membership_id, []), collected.get(line.membership_id, NOTHING_YET))
        for line in roll_of(meeting, by_number=by_number).lines
    ]
    waiting = [row for row in rows if row["total_vnd"] and not row["collected"].amount_vnd]
    done = [row for row in rows if row["collected"].amount_vnd]
    return page(
        request,
        "collect.html",
        meeting.club,
        rows=waiting,
        done=done,
        free=[row for row in rows if row not in waiting and row not in done],
        all_count=len(waiting) + len(done),
        total_vnd=sum(each.amount_vnd for each in collected.values()),
        by_number=by_number,
        **_about(meeting),
    )


def _row(meeting: "Meeting", line: Line, dues: list[Due], collected: Collected) -> dict[str, Any]:
    return {
        "line": line,
        "dues": dues,
        "inputs": [
            (forms.field_name(due, part.code), forms.label_of(due, part, dues), part.due_vnd)
            for due in dues
            for part in due.parts
        ],
        "total_vnd": sum(due.total_vnd for due in dues),
        "collected": collected,
        "is_missing": line.is_marked and line.mark in (Mark.ABSENT, Mark.EXCUSED, Mark.AWAY),
        "key": collection_key(meeting.key, line.member_key, collected.entry_count),
        "url": reverse("funds:collect_line", args=[meeting.club_id, meeting.key, line.membership_id]),
    }


@needs(Action.KEEP_BOOKS)
@form_page
def line(request: ActRequest, club_id: int, key: UUID, membership_id: int) -> HttpResponse:
    """One member's line: other sums than are due, or a second payment."""
    return _one(request, _meeting(request, club_id, key), membership_id, back="line")


def _one(request: ActRequest, meeting: "Meeting", membership_id: int, *, back: str) -> HttpResponse:
    """A line that is sent says itself what it is about; shown, it knows what is due, the roll and what was paid."""
    sent, status = forms.Line(request.POST, membership_id=membership_id, dues=forms.dues_named(request.POST)), SHOWN
    if request.method == "POST":
        payers: dict[int, str] = {}
        status = send(
            sent,
            lambda: payers.update(
                collect(request.act, meeting=meeting, key=sent.cleaned_data["key"], taken=sent.taken())
            ),
        )
    if status == POSTED:
        told = {"amount": dong(total_of(sent.taken())), "name": payers[membership_id]}
        messages.success(request, words.COLLECTED % told)
        return redirect(_about(meeting)["sheet_url"] + (f"#m{membership_id}" if back == "sheet" else ""))
    dues = dues_of_club(meeting.club_id, meeting.held_on, membership_id).get(membership_id, [])
    form = forms.Line(membership_id=membership_id, dues=dues) if status == SHOWN else sent.among(dues)
    member = next((each for each in roll_of(meeting).lines if each.membership_id == membership_id), None)
    if member is None:
        raise PayerNotOfClub(membership=membership_id)
    collected = collected_at(meeting).get(membership_id, NOTHING_YET)
    form.initial["key"] = collection_key(meeting.key, member.member_key, collected.entry_count)
    return page(
        request,
        "collect_line.html",
        meeting.club,
        form=form,
        member=member,
        dues=form.dues,
        collected=collected,
        status=status,
        **_about(meeting),
    )


@needs(Action.KEEP_BOOKS)
@form_page
def whole_list(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The list as it was ticked on paper: everybody who paid what was due, in one form."""
    meeting = _meeting(request, club_id, key)
    form, status = forms.WholeList(request.POST or None), SHOWN
    taken: list[Taken] = []
    if request.method == "POST":
        status = send(form, lambda: taken.extend(collect_all_due(request.act, meeting=meeting, **form.cleaned_data)))
    if status == POSTED:
        if taken:  # else the same list came once more
            told = {"amount": dong(total_of(taken)), "count": len({each.membership_id for each in taken})}
            messages.success(request, words.COLLECTED_ALL % told)
        return redirect(_about(meeting)["sheet_url"])
    dues, collected = dues_of_club(club_id, meeting.held_on), collected_at(meeting)
    are_here = request.GET.get("danh-dau") == "co-mat"
    rows = [
        row | {"is_ticked": (are_here and not row["is_missing"]) or f"t{row['line'].membership_id}" in request.POST}
        for line in roll_of(meeting).lines
        if (
            row := _row(meeting, line, dues.get(line.membership_id, []), collected.get(line.membership_id, NOTHING_YET))
        )
        and row["total_vnd"]
        and not row["collected"].amount_vnd
    ]
    return page(request, "collect_list.html", meeting.club, form=form, rows=rows, status=status, **_about(meeting))


@needs(Action.KEEP_BOOKS)
@form_page
def back(request: ActRequest, club_id: int, key: UUID, membership_id: int) -> HttpResponse:
    """Take back what a member's line says, with the reason; then it can be written anew."""
    meeting = _meeting(request, club_id, key)
    member = next((each for each in roll_of(meeting).lines if each.membership_id == membership_id), None)
    if member is None:
        raise PayerNotOfClub(membership=membership_id)
    form = forms.TakeBack(request.POST or None)
    status = SHOWN
    if request.method == "POST":
        status = send(
            form,
            lambda: take_back(request.act, meeting=meeting, membership_id=membership_id, **form.cleaned_data),
        )
    if status == POSTED:
        messages.success(request, words.TAKEN_BACK % {"name": member.name})
        return redirect(reverse("funds:collect_line", args=[club_id, key, membership_id]))
    return page(request, "collect_back.html", meeting.club, form=form, member=member, status=status, **_about(meeting))
