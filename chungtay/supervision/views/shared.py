"""What the pages of supervision share: visits, recommendations and difficulties as lines and in words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.kernel.money import dong
from chungtay.papers.queries import office_at
from chungtay.supervision import queries, words
from chungtay.supervision.rules import (
    AREAS,
    BOOKS,
    NEXT_DIFFICULTY,
    RUNNING,
    WAITING_DIFFICULTIES,
    WAITING_RECOMMENDATIONS,
    DifficultyState,
    FindingKind,
    Item,
    Level,
    Line,
    RecommendationState,
    Risk,
    Verdict,
    VisitState,
    path_at,
)

if TYPE_CHECKING:
    from chungtay.supervision.models import Difficulty, Recommendation, Visit


def office_reach(request: ActRequest) -> Reach:
    """What an office sees of supervision."""
    return request.act.reach(Action.SEE_OFFICE)


def moves_visit(request: ActRequest, visit: "Visit") -> bool:
    """Whether this person may write in the visit: its own level, or one above it."""
    return request.act.may(Action.SUPERVISE, path_at(Level(visit.level), visit.club.path))


def reads_minutes(request: ActRequest, visit: "Visit") -> bool:
    """Whether its minutes are there for this person: signed ones for everybody it concerns, a draft for who writes."""
    state = VisitState(visit.state)
    return state is VisitState.SIGNED or (state is VisitState.HELD and moves_visit(request, visit))


def visit_line(visit: "Visit") -> dict[str, Any]:
    """A visit as a line of a list."""
    state = VisitState(visit.state)
    return {
        "visit": visit,
        "url": reverse("supervision:visit", args=[visit.key]),
        "state": words.VISIT_STATE[state],
        "kind": words.VISIT_KIND[state],
        "level": words.LEVEL[Level(visit.level)],
        "day": visit.visited_on or visit.planned_on,
        "reasons": [words.RISK[Risk(code)] for code in visit.reasons],
    }


def asked_line(request: ActRequest, asked: "Recommendation", *, is_club: bool = False) -> dict[str, Any]:
    """A recommendation as a line of a list."""
    state = RecommendationState(asked.state)
    club = asked.visit.club
    return {
        "asked": asked,
        "club": club,
        "url": reverse("supervision:club_recommendation", args=[club.pk, asked.key])
        if is_club
        else reverse("supervision:recommendation", args=[asked.key]),
        "state": words.RECOMMENDATION_STATE[state],
        "kind": words.RECOMMENDATION_KIND[state],
        "owner": words.LEVEL[Level(asked.owner)],
        "item": words.ITEM[Item(asked.item)],
        "is_late": state in WAITING_RECOMMENDATIONS and asked.due_on < request.act.day,
    }


def difficulty_line(request: ActRequest, found: "Difficulty") -> dict[str, Any]:
    """A difficulty as a line of a list."""
    state = DifficultyState(found.state)
    return {
        "difficulty": found,
        "name": found.club.name if found.club else f"{words.LEVEL[Level(found.level)]} · {_area_name(found)}",
        "url": reverse("supervision:difficulty", args=[found.key]),
        "state": words.DIFFICULTY_STATE[state],
        "kind": words.DIFFICULTY_KIND[state],
        "at": words.LEVEL[Level(found.at)],
        "subject": words.SUBJECT[found.subject],  # type: ignore[index]  # a Subject by its value
        "is_late": state in WAITING_DIFFICULTIES and found.due_on < request.act.day,
    }


def _area_name(found: "Difficulty") -> str:
    return found.area.name if found.area else ""


def _unlinked(line: dict[str, Any]) -> dict[str, Any]:
    """A line for a page of its own: there components would take its address for theirs."""
    return {name: value for name, value in line.items() if name != "url"}


def difficulty_page(request: ActRequest, found: "Difficulty") -> dict[str, Any]:
    """One difficulty with its steps, and what may be done next by whom is looking."""
    path, state, level = queries.path_of(found), DifficultyState(found.state), Level(found.level)
    after = NEXT_DIFFICULTY[state]
    answers = request.act.may(Action.SUPERVISE, path_at(Level(found.at), path))
    raised = request.act.may(Action.RUN_MEETING if level is Level.CLUB else Action.SUPERVISE, path)
    return _unlinked(difficulty_line(request, found)) | {
        "steps": [
            {
                "step": step,
                "name": words.DIFFICULTY_STATE[DifficultyState(step.state)],
                "at": words.LEVEL[Level(step.at)],
            }
            for step in queries.steps_taken(found)
        ],
        "may_answer": answers and DifficultyState.ANSWERED in after,
        "may_pass": answers and DifficultyState.PASSED_UP in after and found.at != Level.COUNTRY,
        "may_settle": raised and DifficultyState.CLOSED in after,
        "may_withdraw": raised and DifficultyState.WITHDRAWN in after,
    }


def asked_page(request: ActRequest, asked: "Recommendation", *, is_club: bool = False) -> dict[str, Any]:
    """One recommendation with its steps, and what may be done next by whom is looking."""
    state, club = RecommendationState(asked.state), asked.visit.club
    owner = Level(asked.owner)
    owns = request.act.may(Action.RUN_MEETING if owner is Level.CLUB else Action.SUPERVISE, path_at(owner, club.path))
    asks = moves_visit(request, asked.visit)
    return _unlinked(asked_line(request, asked, is_club=is_club)) | {
        "visit": visit_line(asked.visit),
        "steps": [
            {"step": step, "name": words.RECOMMENDATION_STATE[RecommendationState(step.state)]}
            for step in queries.steps_of(asked)
        ],
        "may_answer": owns and state is RecommendationState.OPEN,
        "may_close": asks and state is RecommendationState.ANSWERED,
        "may_extend": asks and state is RecommendationState.OPEN,
        "may_withdraw": asks and state in WAITING_RECOMMENDATIONS,
    }


def visit_page(request: ActRequest, visit: "Visit", *, is_club: bool = False) -> dict[str, Any]:
    """One visit with everything it says, and what may be done next. Before the minutes are signed a club reads none."""
    state = VisitState(visit.state)
    writes = moves_visit(request, visit)
    said = {"club": visit.club, "is_signed": state is VisitState.SIGNED, "writes": writes}
    context = _unlinked(visit_line(visit)) | said
    if is_club and not writes and state is not VisitState.SIGNED:
        return context
    whole = queries.whole_visit(visit)
    return context | {
        "is_written": state in (VisitState.HELD, VisitState.SIGNED),
        "groups": checklist(whole.lines),
        "cash": cash_of(visit),
        "findings": [
            {"finding": each, "kind": words.FINDING[FindingKind(each.kind)], "item": words.ITEM[Item(each.item)]}
            for each in whole.findings
        ],
        "asked": [asked_line(request, each, is_club=is_club) for each in whole.recommendations],
        "photos": whole.photos,
        "may_print": reads_minutes(request, visit),
        "may_write": writes and state in (VisitState.PLANNED, VisitState.HELD),
        "may_add": writes and state is VisitState.HELD,
        "may_call_off": writes and state is VisitState.PLANNED,
        "may_number": writes and state is VisitState.SIGNED and visit.paper is None and _keeps_papers(request, visit),
    }


def _keeps_papers(request: ActRequest, visit: "Visit") -> bool:
    path = path_at(Level(visit.level), visit.club.path)
    return request.act.may(Action.KEEP_PAPERS, path) and office_at(path) is not None


def checklist(lines: dict[Item, Line]) -> list[dict[str, Any]]:
    """The lines of the checklist by their groups, in words."""
    groups = (("running", RUNNING), ("areas", AREAS), ("books", BOOKS))
    return [
        {"name": words.GROUPS[name], "lines": [_checked(item, lines.get(item)) for item in items]}
        for name, items in groups
    ]


def _checked(item: Item, line: Line | None) -> dict[str, Any]:
    verdict = line.verdict if line else Verdict.UNSEEN
    return {
        "name": words.ITEM[item],
        "verdict": words.VERDICT[verdict],
        "kind": words.VERDICT_KIND[verdict],
        "words": line.words if line else "",
    }


def cash_of(visit: "Visit") -> list[dict[str, Any]]:
    """Cash as it was counted, as the book has it, and the difference."""
    counted, ledger = visit.counted_vnd, visit.ledger_vnd
    gap = "" if counted is None or ledger is None else words.difference(counted - ledger)
    return [
        {"name": words.CASH_COUNTED, "value": words.NOT_COUNTED if counted is None else dong(counted)},
        {"name": words.CASH_LEDGER, "value": words.NO_LEDGER if ledger is None else dong(ledger)},
        {"name": words.CASH_GAP, "value": gap or words.NONE},
        {"name": words.CASH_WORDS, "value": visit.cash_words or words.NONE},
    ]


def lines_of(request: ActRequest, rows: Iterable["Recommendation"], *, is_club: bool = False) -> list[dict[str, Any]]:
    """Recommendations as lines."""
    return [asked_line(request, each, is_club=is_club) for each in rows]
