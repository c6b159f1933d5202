"""What both faces share: the lines of a sheet in words, steps, and sending a form."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chungtay.access.middleware import ActRequest
from chungtay.rating import queries, words
from chungtay.rating.rules import Band, Group, RatingState, Scored, Veto, criteria_sets, set_for

if TYPE_CHECKING:
    from chungtay.rating.models import Rating, Score


def years_rated(request: ActRequest) -> list[int]:
    """The years for which there is a set of criteria, this one first."""
    this = request.act.day.year
    return [year for year in range(this, this - 6, -1) if set_for(year) is not None]


def year_asked(request: ActRequest) -> int:
    """The year named in the address, if there is a set for it; else this one."""
    text = request.GET.get("nam", "")
    years = years_rated(request)
    return int(text) if text.isdecimal() and len(text) == 4 and int(text) in years else years[0]


def groups_of(
    scores: Sequence[Scored], stored: Mapping[str, "Score"] | None = None, *, knows_all: bool = True
) -> list[dict[str, Any]]:
    """The lines of a sheet by their groups: what the records have, what each said, what one more point takes."""
    lines: dict[Group, list[dict[str, Any]]] = {}
    for scored in scores:
        is_open = knows_all or not queries.is_veiled(scored.criterion)
        lines.setdefault(scored.criterion.group, []).append(
            {
                "scored": scored,
                "words": scored.criterion.words,
                "told": words.told(scored) if is_open else "",
                "more": "" if scored.is_full else words.next_point(scored) if is_open else "",
                "stored": (stored or {}).get(scored.criterion.code),
            }
        )
    return [
        {
            "name": words.GROUP[group],
            "lines": of_group,
            "points": sum(line["scored"].points for line in of_group),
            "most": sum(line["scored"].criterion.points for line in of_group),
        }
        for group, of_group in lines.items()
    ]


def stored_scores(rating: "Rating", stored: Mapping[str, "Score"]) -> list[Scored]:
    """The lines of a rating as the records had them when the club said its points."""
    criteria = criteria_sets()[rating.criteria].criteria
    return [
        Scored(each, stored[each.code].have, stored[each.code].need, stored[each.code].computed)
        for each in criteria
        if each.code in stored
    ]


def head_of(rating: "Rating | None") -> dict[str, Any]:
    """Where a rating stands, for the top of a page."""
    if rating is None:
        return {"state": words.NOT_BEGUN, "state_kind": "quiet"}
    state, band = RatingState(rating.state), Band(rating.band)
    return {
        "state": words.STATE[state],
        "state_kind": words.STATE_KIND[state],
        "points": rating.points,
        "band": words.BAND[band],
        "band_kind": words.BAND_KIND[band],
        "vetoes": [words.VETO[Veto(each)] for each in rating.against.split(",") if each],
        "steps": [{"step": step, "name": words.STATE[RatingState(step.state)]} for step in queries.steps_of(rating)],
    }


def sheet_lines(form: Any, groups: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The groups with the fields of a sheet beside each line; a line that was changed stands open."""
    return [{**group, "lines": [{**line, **_fields(form, line)} for line in group["lines"]]} for group in groups]


def _fields(form: Any, line: Mapping[str, Any]) -> dict[str, Any]:
    code = line["scored"].criterion.code
    points, why = form[f"p_{code}"], form[f"w_{code}"]
    stood = points.field.initial
    is_open = bool(points.errors or why.errors or why.value()) or str(points.value()) != str(stood)
    return {"points_field": points, "words_field": why, "stood": stood, "is_open": is_open}
