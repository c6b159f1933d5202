"""Lists: who owes what, what falls due in a month, who waits, the meeting's new loans, the book of a year."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.months import Month
from chungtay.loans import forms, words
from chungtay.loans.queries.book import book_of_year, years_of
from chungtay.loans.queries.facts import terms_on
from chungtay.loans.queries.lists import (
    SORTS,
    LoanLine,
    animals_out,
    answered_requests,
    due_in_month,
    loan_lines,
    overview_of,
    reached_by,
    waiting_list,
)
from chungtay.loans.queries.one import funds_to_lend
from chungtay.loans.rules import Age, LoanState, Shown
from chungtay.loans.views.shared import about_meeting, at_meeting, club_for, page, url
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.web.menu import Face
from chungtay.web.render import paginate


@needs(Action.SEE_CLUB)
@require_safe
def loan_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The club's loans: what is out and how late, each with what is due; searched, filtered, sorted."""
    club = club_for(request, club_id)
    reach, day = request.act.reach(Action.SEE_CLUB), request.act.day
    chosen = forms.Shown(request.GET or None, shown=[(each.value, label) for each, label in words.SHOWN.items()])
    shown = _shown(request.GET.get("hien", ""))
    text = request.GET.get("q", "")[:120]
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in SORTS else "ten"
    every = loan_lines(reach, club.pk, day)
    lines = loan_lines(reach, club.pk, day, shown=shown, text=text, sort=sort)
    listed = paginate(request, lines)
    return page(
        request,
        "list.html",
        club,
        face,
        overview=overview_of(every),
        ages=_ages(every),
        filters=chosen,
        text=text,
        sort=sort,
        page=listed,
        lines=[_line(line, club, face) for line in listed],
        waiting_count=len(waiting_list(reach, club.pk, day)),
        animal_count=animals_out(club.pk),
        year=day.year,
        is_narrowed=bool(text) or shown is not Shown.OUT,
    )


def _shown(asked: str) -> Shown:
    return Shown(asked) if asked in set(Shown) else Shown.OUT


def _line(line: LoanLine, club: Any, face: Face) -> dict[str, Any]:
    return {
        "loan": line.loan,
        "name": line.name,
        "number": line.loan.membership.number,
        "owed_by": line.owed_by,
        "at": line.at,
        "age": words.AGE[line.at.age] if line.at.days_late > 0 else "",
        "age_kind": words.AGE_KIND[line.at.age],
        "state": words.STATE[LoanState(line.loan.state)],
        "state_kind": words.STATE_KIND[LoanState(line.loan.state)],
        "url": url("loan", face, club, loan=line.loan.key),
    }


def _ages(lines: list[LoanLine]) -> list[dict[str, Any]]:
    by_age = overview_of(lines).by_age
    return [{"name": words.AGE[age], "left_vnd": by_age[age]} for age in Age if age is not Age.CURRENT and by_age[age]]


@needs(Action.SEE_CLUB)
@require_safe
def due(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """What falls due by the end of a month, loan by loan, and what it has brought in."""
    club = club_for(request, club_id)
    month = _month(request)
    lines = due_in_month(request.act.reach(Action.SEE_CLUB), club.pk, month)
    rows = [{"line": line, "url": url("loan", face, club, loan=line.loan.key)} for line in lines]
    return page(
        request,
        "due.html",
        club,
        face,
        month=month,
        rows=rows,
        before=str(month.previous),
        after=str(month.next),
        due_vnd=sum(line.total_vnd for line in lines),
        interest_vnd=sum(line.interest_vnd for line in lines),
        principal_vnd=sum(line.principal_vnd for line in lines),
        paid_vnd=sum(line.paid_vnd for line in lines),
    )


def _month(request: ActRequest) -> Month:
    this = Month.of(request.act.day)
    try:
        asked = Month.parse(request.GET.get("thang", ""))
    except RuleBroken:
        return this
    return asked if abs(asked - this) <= 120 else this


@needs(Action.SEE_CLUB)
@require_safe
def waiting(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Who needs a loan and waits, in the order of the terms; and who has never borrowed."""
    club = club_for(request, club_id)
    return page(request, "waiting.html", club, face, **_waiting(request, club, face))


def _waiting(request: ActRequest, club: Any, face: Face, carried: str = "") -> dict[str, Any]:
    day, reach = request.act.day, request.act.reach(Action.SEE_CLUB)
    terms, _ = terms_on(club.path, club.pk, day)
    waits = waiting_list(reach, club.pk, day, terms.priorities)
    funds = funds_to_lend(club.pk)
    rows = [
        {
            "request": each.request,
            "name": each.request.membership.person.full_name,
            "owes_vnd": each.owes_vnd,
            "priority": words.priority_told(each.request.priority),
            "state": words.STATE[LoanState(each.request.state)],
            "state_kind": words.STATE_KIND[LoanState(each.request.state)],
            "url": url("request", face, club, asked=each.request.key) + carried,
        }
        for each in waits
    ]
    return {
        "rows": rows,
        "asked_vnd": sum(each.request.approved_vnd or each.request.amount_vnd for each in waits),
        "cash_vnd": sum(fund.cash_vnd for fund in funds),
        "terms": words.terms_words(terms),
        "ceiling_vnd": terms.ceiling_vnd,
        "reached": reached_by(club.pk, day),
        "answered": [
            {
                "request": row,
                "state": words.STATE[LoanState(row.state)],
                "url": url("request", face, club, asked=row.key),
            }
            for row in answered_requests(reach, club.pk)[:20]
        ],
    }


@needs(Action.RUN_MEETING)
@require_safe
def at_the_meeting(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The meeting's step of new loans: who needs one, what the fund holds, each a touch away from its answer."""
    meeting = get_meeting(request.act.reach(Action.RUN_MEETING), club_id, key)
    carried = at_meeting(meeting)
    return page(
        request,
        "at_meeting.html",
        meeting.club,
        carried=carried,
        **about_meeting(meeting),
        **_waiting(request, meeting.club, Face.CLUB, carried),
    )


@needs(Action.SEE_CLUB)
@require_safe
def book(request: ActRequest, club_id: int, year: int, face: Face) -> HttpResponse:
    """Book 5 of a year on screen: each loan, its interest by month, what is left."""
    club = club_for(request, club_id)
    of_year = book_of_year(club.pk, year)
    return page(
        request,
        "book.html",
        club,
        face,
        year=year,
        years=sorted({*years_of(club.pk, request.act.day), year}, reverse=True),
        months=range(1, 13),
        book=of_year,
        rows=[
            {
                "line": line,
                "purpose": words.purpose_of(line.loan),
                "rate": words.rate_of(line.loan),
                "url": url("loan", face, club, loan=line.loan.key),
            }
            for line in of_year.lines
        ],
        book_name="loans:office_book" if face is Face.OFFICE else "loans:book",
        pdf_url=url("book_pdf", face, club, year=year),
        xlsx_url=url("book_xlsx", face, club, year=year),
    )
