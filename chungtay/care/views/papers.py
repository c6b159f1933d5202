"""Papers of home care on A4: book 8, of the people in one's own circle, and the slip to the health station."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import queries, words
from chungtay.care.rules import Focus, Looked, Outcome, Support
from chungtay.care.views.shared import club_for, folder_for, note, url
from chungtay.kernel.months import Month, PeriodUnreadable
from chungtay.web.print import pdf_response, render_pdf

MONTHS_AT_MOST = 12


@needs(Action.SEE_CARE)
@require_safe
def book(request: ActRequest, club_id: int) -> HttpResponse:
    """The book of a month, or `?tu=2026-09&den=2026-11`. It holds nobody in whose circle one does not stand."""
    club = club_for(request, club_id)
    first, last = _months(request)
    lines = queries.lines_for(request.act, club.pk)
    note(request, [line.folder.pk for line in lines], Looked.BOOK)
    visits = queries.visits_between([line.folder for line in lines], first.first, last.last)
    data = {
        "above": queries.body_above(club),
        "club": club.name,
        "title": words.BOOK,
        "period": first.label if first == last else f"{first.label} – {last.label}",
        "people": [told_of_person(line, number) for number, line in enumerate(lines, 1)],
        "visits": [told_of_visit(visit) for visit in visits],
        "total": _total(visits),
        "signers": queries.signers_of(club, request.act),
    }
    where = f"{club.name} · {words.BOOK} · {data['period']}"
    link = request.build_absolute_uri(url("list", club))
    return pdf_response(f"so-cham-soc-{first}", render_pdf("care/book.typ", data, where=where, link=link))


def _months(request: ActRequest) -> tuple[Month, Month]:
    this = Month.of(request.act.day)
    last = _month(request.GET.get("den", ""), this)
    first = _month(request.GET.get("tu", ""), last)
    first, last = min(first, last), max(first, last)
    return max(first, last - (MONTHS_AT_MOST - 1)), last


def _month(text: str, other: Month) -> Month:
    try:
        return Month.parse(text) if text else other
    except PeriodUnreadable:
        return other


def told_of_person(line: Any, number: int) -> dict[str, Any]:
    """One person of the book: needs, days, who comes."""
    agreed = line.agreement
    born = line.folder.person.birth_year
    return {
        "number": str(number),
        "name": line.name,
        "born": str(born) if born else "",
        "needs": words.tasks_told(agreed.tasks) if agreed else "",
        "support": str(words.SUPPORT[Support(agreed.support)]) if agreed else "",
        "days": ", ".join(words.WEEKDAYS_SHORT[each.weekday] for each in line.rounds),
        "pair": "; ".join(dict.fromkeys(_names(each) for each in line.rounds)),
        "since": f"{line.client.valid_from:%d/%m/%Y}" if line.client else "",
    }


def _names(planned: Any) -> str:
    return ", ".join(each.person.full_name for each in (planned.first, planned.second) if each is not None)


def told_of_visit(visit: Any) -> dict[str, Any]:
    """One visit of the book, with its worry and the answer."""
    answer = getattr(visit, "answer", None)
    remarks = [visit.words, visit.worry, f"→ {answer.words}" if answer else ""]
    return {
        "on": f"{visit.visited_on:%d/%m/%Y}",
        "name": visit.client.folder.person.full_name,
        "who": queries.went_told(visit),
        "outcome": str(words.OUTCOME_SHORT[Outcome(visit.outcome)]),
        "tasks": words.tasks_told(visit.tasks),
        "minutes": str(visit.minutes or ""),
        "remarks": ". ".join(each for each in remarks if each),
    }


def _total(visits: list[Any]) -> dict[str, str]:
    made = [visit for visit in visits if visit.outcome != Outcome.NOT_HOME]
    return {"visits": str(len(made)), "hours": str(round(sum(visit.minutes or 0 for visit in made) / 60))}


@needs(Action.SEE_CARE)
@require_safe
def slip(request: ActRequest, club_id: int, folder_key: UUID, referral_key: UUID) -> HttpResponse:
    """The slip for the health station, with the answer to be torn off: filled by pen there, typed by the volunteer."""
    folder = folder_for(request, club_id, folder_key, Looked.PAPER)
    found, person = queries.get_referral(folder, referral_key), folder.person
    data = {
        "above": queries.body_above(folder.club),
        "club": folder.club.name,
        "title": words.SLIP_PAPER,
        "name": person.full_name,
        "born": str(person.birth_year or ""),
        "station": found.station,
        "reasons": [str(words.FOCUS[Focus(reason)]) for reason in found.reasons],
        "words": found.words,
        "day": f"{found.made_on:%d/%m/%Y}",
        "number": str(found.key)[:6].upper(),
        "by": request.user.name,
        "answers": [str(label) for label in words.ANSWER.values()],
    }
    where = f"{folder.club.name} · {words.SLIP_PAPER}"
    link = request.build_absolute_uri(url("settle", folder.club, folder.key, found.key))
    return pdf_response(f"phieu-gioi-thieu-{found.made_on}", render_pdf("care/slip.typ", data, where=where, link=link))
