"""What the pages of reports share: a unit by name, where its report stands, its figures side by side."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.figures.rules import INDICATORS
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.reports import queries, words
from chungtay.reports.adapters import written
from chungtay.reports.rules import Counted, DueLevel, DueState, Told, punctuality

if TYPE_CHECKING:
    from chungtay.reports.models import Due


def writes(request: ActRequest, due: "Due") -> bool:
    """Whether this person may write the report of this unit."""
    action = Action.RUN_MEETING if due.level == DueLevel.CLUB else Action.HAND_UP
    return request.act.may(action, due.path)


def office_reach(request: ActRequest) -> Reach:
    """What an office sees of reports."""
    return request.act.reach(Action.SEE_OFFICE)


def stands(due: "Due", request: ActRequest) -> dict[str, Any]:
    """Where a report stands, in words, and whether it came by its day."""
    state = DueState(due.state)
    came = punctuality(due.first_sent_on, due.due_on, request.act.day)
    return {
        "state": words.STATE[state],
        "state_kind": words.STATE_KIND[state],
        "came": words.PUNCTUALITY[came],
        "came_kind": words.PUNCTUALITY_KIND[came],
        "period": queries.period_asked(due.campaign).label,
        "level": words.LEVEL[DueLevel(due.level)],
    }


def listed(request: ActRequest, dues: Iterable["Due"]) -> list[dict[str, Any]]:
    """Reports as lines of a list. One query for the names."""
    dues = list(dues)
    names = names_of({due.path for due in dues} | {due.above for due in dues}, request.act.day)
    return [
        stands(due, request)
        | {
            "due": due,
            "name": names.get(due.path, due.path),
            "above": "" if due.path == "/" else names.get(due.above, ""),
            "url": reverse("reports:due", args=[due.key]),
        }
        for due in dues
    ]


def unit_name(request: ActRequest, due: "Due") -> str:
    """What the unit is called."""
    return names_of({due.path}, request.act.day).get(due.path, due.path)


def figure_lines(
    due: "Due", sent: Mapping[str, tuple[Counted, Told]], now: Mapping[str, Counted], end: Mapping[str, Counted]
) -> list[dict[str, Any]]:
    """Each figure: as it was handed up, as the unit told it, as it is counted now, and at the end of the period."""
    lines = []
    month = Month.of(due.campaign.counted_to)
    for code in queries.codes_of(due):
        if code not in now and code not in sent:
            continue
        was, told = sent.get(code, (None, Told()))
        live = now.get(code)
        last = end.get(code)
        gap = last.top - told.estimate if last is not None and told.estimate is not None else None
        lines.append(
            {
                "code": code,
                "name": f"{INDICATORS[code].vi} ({INDICATORS[code].unit})",
                "was": written(code, was),
                "now": written(code, live),
                "is_changed": was is not None and live is not None and (was.top, was.bottom) != (live.top, live.bottom),
                "said": "" if told.said is None else written(code, Counted(told.said, told.said, None)),
                "words": told.words,
                "estimate": "" if told.estimate is None else written(code, Counted(told.estimate, told.estimate, None)),
                "end": written(code, last) if last is not None else "",
                "gap": gap,
                "url": "" if due.level == DueLevel.CLUB else f"/vp/so-lieu/chi-so/{code}/?thang={month}&theo=ngay-do",
            }
        )
    return lines
