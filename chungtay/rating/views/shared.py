"""What both faces share: which year and sets are asked for, the lines of a sheet in words, steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.paths import COUNTRY, ancestors
from chungtay.places.queries import units_below
from chungtay.rating import queries, words
from chungtay.rating.rules import Band, Criteria, Group, NoCriteriaYet, RatingState, Scored, Veto, in_force
from chungtay.rating.words import sets as set_words

if TYPE_CHECKING:
    from chungtay.rating.models import Rating, Score

YEARS_BACK = 6
_COMMUNE_DEPTH = 3  # ancestors of the path of a commune: the country, its province, itself


@dataclass(frozen=True)
class Asked:
    """Which year a page is of, the set it is rated by, and what else there is."""

    year: int
    criteria: Criteria
    years: list[int]
    sets: list[Criteria]


def asked_of(request: ActRequest, default: int | None = None) -> Asked:
    """The year named in the address, if a set rates it; else this one, or the one given."""
    sets, this, text = queries.published_sets(), request.act.day.year, request.GET.get("nam", "")
    years = [year for year in range(this, this - YEARS_BACK, -1) if in_force(sets, year) is not None]
    if not years:
        raise NoCriteriaYet()
    year = int(text) if text.isdecimal() and len(text) == 4 else default
    year = year if year in years else years[0]
    criteria = in_force(sets, year)
    assert criteria is not None, "only years with a set are asked for"
    return Asked(year, criteria, years, sets)


def named_set(request: ActRequest, name: str) -> Criteria | None:
    """The set whose number stands in the address under this name: one this person may read, else there is none."""
    text = request.GET.get(name, "")
    if not text.isdecimal() or len(text) > 9:
        return None
    return queries.criteria_of(queries.get_set(request.act, int(text)))


def places_below(request: ActRequest) -> list[tuple[str, str]]:
    """The provinces, or the communes, an office may narrow a list to; none for a commune or several places."""
    roots = sorted(request.act.reach(Action.SEE_OFFICE).roots)
    if len(roots) != 1 or (roots[0] != COUNTRY and len(list(ancestors(roots[0]))) >= _COMMUNE_DEPTH):
        return []
    return units_below(roots[0], request.act.day)


def narrowed(request: ActRequest, path: str) -> queries.Narrowed:
    """The clubs searched for, in the place chosen."""
    return queries.Narrowed(request.GET.get("q", "")[:120], path)


def told_set(criteria: Criteria) -> dict[str, Any]:
    """A set in one line: what it is called, its years, where its bands begin."""
    return {
        "name": criteria.name,
        "source": criteria.source,
        "years": set_words.years(criteria.year_from, criteria.year_to),
        "is_proposal": criteria.mark == "INFERRED",
        "bands": [(words.BAND[band], least) for band, least in criteria.bands.items() if least],
    }


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
    criteria = queries.criteria_named(rating.criteria_id).criteria
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
