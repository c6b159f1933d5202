"""The people one cares for, and one person's folder."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import queries, words
from chungtay.care.queries import Line
from chungtay.care.rules import Looked, Outcome, Support
from chungtay.care.views.shared import club_for, folder_for, note, page, url
from chungtay.people.rules import age
from chungtay.web.render import paginate


@needs(Action.SEE_CARE)
@require_safe
def people(request: ActRequest, club_id: int) -> HttpResponse:
    """Whom one goes to today, who was missed, everybody else in whose circle one stands."""
    club = club_for(request, club_id)
    lines = queries.lines_for(request.act, club.pk)
    note(request, [line.folder.pk for line in lines], Looked.LIST)
    listed = [line for line in lines if line.client is not None]
    return page(
        request,
        "list.html",
        club,
        today_lines=[_told(line) for line in listed if line.is_today],
        other_lines=[_told(line) for line in listed if not line.is_today],
        off_lines=[_told(line) for line in lines if line.client is None],
        lapsed=queries.lapsed_for(request.act, club.pk),
        carer_count=queries.carer_count(club, request.act.day),
    )


def _told(line: Line) -> dict[str, Any]:
    club, day = line.folder.club, line.today
    last = line.visits[0] if line.visits else None
    kind = Outcome(last.outcome) if last else None
    going = [each for each in line.rounds if each.weekday == day.weekday()]
    return {
        "line": line,
        "url": url("folder", club, line.folder.key),
        "visit_url": url("visit", club, line.folder.key),
        "tasks": words.tasks_told(line.agreement.tasks) if line.agreement else "",
        "missed": words.days_told(line.missed),
        "last": f"{words.OUTCOME_SHORT[kind]} {words.ago(last.visited_on, day)}" if last and kind else "",
        "last_kind": words.OUTCOME_KIND[kind] if kind else "",
        "going": [_pair(each) for each in going],
        "days": ", ".join(words.WEEKDAYS_SHORT[each.weekday] for each in line.rounds),
        "worry_count": len(line.open_worries),
    }


def _pair(planned: Any) -> str:
    names = [planned.first.person.full_name] + ([planned.second.person.full_name] if planned.second else [])
    return ", ".join(names)


@needs(Action.SEE_CARE)
@require_safe
def folder(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """One person: this week, what was agreed, what waits, the visits, who may read."""
    found = folder_for(request, club_id, folder_key)
    line = queries.lines_for(request.act, club_id, only=found.pk)[0]
    visits = paginate(request, queries.visits_of(found))
    return page(
        request,
        "folder.html",
        found.club,
        folder=found,
        line=line,
        told=_told(line),
        rows=_facts(line),
        visits=visits,
        visit_lines=[_visit(visit, found, line.leads, request.act.actor_id) for visit in visits],
        rounds=[{"day": words.WEEKDAYS[each.weekday], "who": _pair(each)} for each in line.rounds],
        circle=[_seat(seat) for seat in queries.circle_of(found, request.act.day)],
        clients=[_stay(client) for client in queries.clients_of(found)],
        may_go=bool(queries.who_may_go(found, request.act.day)),
    )


def _facts(line: Line) -> list[dict[str, Any]]:
    person, agreed = line.folder.person, line.agreement
    years = age(person.birth_year, person.birth_date, line.today)
    rows: dict[Any, Any] = {
        words.FACT_BORN: f"{person.birth_year} ({years} tuổi)" if years is not None else "",
        words.FACT_HOME: person.address or (person.hamlet.name if person.hamlet else ""),
        words.FACT_PHONE: person.phone,
    }
    if agreed:
        rows |= {
            words.FACT_TASKS: words.tasks_told(agreed.tasks),
            words.FACT_SUPPORT: words.SUPPORT[Support(agreed.support)],
            words.FACT_MINUTES: words.MINUTES_TOLD % agreed.minutes,
            words.FACT_NOTE: agreed.note,
            words.FACT_AGREED: f"{agreed.agreed_with}, {agreed.valid_from:%d/%m/%Y}",
            words.FACT_REVIEW: f"{agreed.review_on:%d/%m/%Y}",
        }
    return [{"name": name, "value": value} for name, value in rows.items() if value]


def _visit(visit: Any, found: Any, leads: bool, actor_id: int | None) -> dict[str, Any]:
    outcome = Outcome(visit.outcome)
    is_struck = visit.withdrawn_at is not None
    answer = getattr(visit, "answer", None)
    waits = bool(visit.worry or outcome is Outcome.UNWELL) and answer is None and not is_struck
    return {
        "visit": visit,
        "outcome": words.OUTCOME_SHORT[outcome],
        "kind": words.OUTCOME_KIND[outcome],
        "who": queries.went_told(visit),
        "tasks": words.tasks_told(visit.tasks),
        "minutes": words.MINUTES_TOLD % visit.minutes if visit.minutes else "",
        "answer": answer,
        "is_struck": is_struck,
        "answer_url": url("answer", found.club, found.key, visit.key) if waits and leads else "",
        "strike_url": url("strike", found.club, found.key, visit.key)
        if not is_struck and (leads or visit.written_by_id == actor_id)
        else "",
    }


def _seat(seat: Any) -> dict[str, Any]:
    return {"name": queries.name_of(seat), "kind": words.CIRCLE[seat.kind], "until": seat.valid_to}


def _stay(client: Any) -> dict[str, Any]:
    return {"client": client, "reason": words.END.get(client.end_reason, "")}
