"""A set of criteria tried out: a past year of all clubs of an office under it, beside the set it is compared with."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rating import forms, queries, words
from chungtay.rating.queries import Compared
from chungtay.rating.rules import ALL_POINTS, Criteria, Move
from chungtay.rating.views.shared import Asked, asked_of, named_set, narrowed, places_below
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

_SORTS = {
    "ten": lambda line: line.club.sort_key,
    "noi": lambda line: (line.club.path, line.club.sort_key),
    "truoc": lambda line: line.before.points,
    "sau": lambda line: line.after.points,
    "doi": lambda line: line.gained,
}


class _Tried:
    """What a comparison is asked, and its lines: all of the place, and those that are listed."""

    def __init__(self, request: ActRequest, set_id: int) -> None:
        self.after = queries.criteria_of(queries.get_set(request.act, set_id))
        self.asked = asked_of(request, default=request.act.day.year - 1)
        self.before = named_set(request, "voi") or _usual(self.asked, self.after)
        others = [(each.pk, each.name) for each in self.asked.sets if each.pk != self.after.pk]
        initial = {"nam": str(self.asked.year), "voi": str(self.before.pk), "noi": "", "chuyen": "", "loai": ""}
        chosen = {name: request.GET.get(name, value) for name, value in initial.items()}
        self.filters = forms.Compare(
            chosen, initial=initial, years=self.asked.years, others=others, places=places_below(request)
        )
        reach, path = request.act.reach(Action.SEE_OFFICE), self.filters.chosen("noi")
        self.all = queries.compared(
            reach, self.asked.year, request.act.day, self.before, self.after, narrowed(request, path)
        )
        self.sort = request.GET.get("sort", "doi")
        if self.sort.removeprefix("-") not in _SORTS:
            self.sort = "doi"
        self.lines = sorted(self._listed(), key=_SORTS[self.sort.removeprefix("-")], reverse=self.sort[0] == "-")

    def _listed(self) -> list[Compared]:
        move, band = self.filters.move(), self.filters.chosen("loai")
        return [
            line for line in self.all if (move is None or line.move is move) and (not band or line.after.band == band)
        ]

    @property
    def title(self) -> str:
        return f"Năm {self.asked.year} theo {self.after.name}, so với {self.before.name}"


def _usual(asked: Asked, after: Criteria) -> Criteria:
    """The set of the year; of that set itself the one before it, if there is one."""
    others = [each for each in asked.sets if each.pk != after.pk]
    return asked.criteria if asked.criteria.pk != after.pk else others[0] if others else after


@needs(Action.SEE_OFFICE)
@require_safe
def compare(request: ActRequest, set_id: int) -> HttpResponse:
    """How many clubs stand in each band before and after, who moves, and each club with both columns."""
    tried = _Tried(request, set_id)
    page = paginate(request, tried.lines)
    moves = {move: sum(line.move is move for line in tried.all) for move in Move}
    context: dict[str, Any] = {
        "set": tried.after,
        "before": tried.before,
        "keeps": queries.keeps_sets(request.act),
        "is_same": tried.before.pk == tried.after.pk,
        "is_whole": tried.after.points == ALL_POINTS,
        "year": tried.asked.year,
        "bands": [
            {"name": words.BAND[each.band], "kind": words.BAND_KIND[each.band], "count": each}
            for each in queries.band_counts(tried.all)
        ],
        "club_count": len(tried.all),
        "up": moves[Move.UP],
        "down": moves[Move.DOWN],
        "page": page,
        "sort": tried.sort,
        "filters": tried.filters,
        "q": request.GET.get("q", "")[:120],
        "is_narrowed": bool(request.GET.get("q") or tried.filters.changed_data),
        "lines": [_line(line, tried) for line in page],
        "workbook_url": f"{reverse('rating:compare_xlsx', args=[set_id])}?{request.GET.urlencode()}",
    }
    return render(request, "rating/compare.html", context)


def _line(line: Compared, tried: _Tried) -> dict[str, Any]:
    query = urlencode({"nam": tried.asked.year, "bo": tried.after.pk, "voi": tried.before.pk})
    return {
        "line": line,
        "url": f"{reverse('rating:club', args=[line.club.pk])}?{query}",
        "before": words.BAND[line.before.band],
        "before_kind": words.BAND_KIND[line.before.band],
        "after": words.BAND[line.after.band],
        "after_kind": words.BAND_KIND[line.after.band],
        "move": words.MOVE[line.move],
        "move_kind": words.MOVE_KIND[line.move],
        "gained": f"+{line.gained}" if line.gained > 0 else str(line.gained).replace("-", "−"),
    }


@needs(Action.SEE_OFFICE)
@require_safe
def workbook_of_comparison(request: ActRequest, set_id: int) -> HttpResponse:
    """The same list as it is narrowed and sorted, as a workbook."""
    tried = _Tried(request, set_id)
    columns = [
        Column("Câu lạc bộ", 34), Column("Xã, phường", 24), Column("Điểm trước", 10, "0"), Column("Loại trước", 14),
        Column("Điểm sau", 10, "0"), Column("Loại sau", 14), Column("Tăng, giảm", 10, "+0;-0;0"),
        Column("Chuyển loại", 14),
    ]  # fmt: skip
    rows = (
        [
            line.club.name, line.club.commune_name, line.before.points, str(words.BAND[line.before.band]),
            line.after.points, str(words.BAND[line.after.band]), line.gained, str(words.MOVE[line.move]),
        ]
        for line in tried.lines
    )  # fmt: skip
    return workbook(f"cham-thu-{set_id}-{tried.asked.year}", tried.title, columns, rows)
