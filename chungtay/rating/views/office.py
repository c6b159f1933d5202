"""What an office does with ratings: its clubs weakest first, one checked, given back, confirmed, an appeal answered."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rating import forms, queries, services, words
from chungtay.rating.queries import ClubLine
from chungtay.rating.rules import NEXT_RATING, Band, RatingState
from chungtay.rating.views.shared import (
    Asked,
    asked_of,
    groups_of,
    head_of,
    narrowed,
    places_below,
    sheet_lines,
    stored_scores,
    told_set,
)
from chungtay.web.render import ask, form_page, paginate
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.rating.models import Rating

_SORTS = {
    "ten": lambda line: line.club.sort_key,
    "diem": lambda line: line.points,
    "may": lambda line: line.live.points,
}


def _filters(request: ActRequest, asked: Asked) -> forms.Filter:
    chosen = {"loai": request.GET.get("loai", ""), "buoc": request.GET.get("buoc", ""), "nam": str(asked.year)}
    chosen["noi"] = request.GET.get("noi", "")
    initial = {"loai": "", "buoc": "", "nam": str(asked.years[0]), "noi": ""}
    return forms.Filter(chosen, initial=initial, years=asked.years, places=places_below(request))


def _lines(request: ActRequest, asked: Asked, filters: forms.Filter) -> tuple[list[ClubLine], str]:
    reach = request.act.reach(Action.SEE_OFFICE)
    lines = queries.lines_for(
        reach, asked.year, request.act.day, asked.criteria, narrowed=narrowed(request, filters.chosen("noi"))
    )
    band, step = filters.chosen("loai"), filters.chosen("buoc")
    if band:
        lines = [line for line in lines if line.band == band]
    if step == "none":
        lines = [line for line in lines if line.rating is None]
    elif step:
        lines = [line for line in lines if line.rating is not None and line.rating.state == step]
    sort = request.GET.get("sort", "diem")
    sort = sort if sort.removeprefix("-") in _SORTS else "diem"
    lines.sort(key=_SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return lines, sort


@needs(Action.SEE_OFFICE)
@require_safe
def clubs(request: ActRequest) -> HttpResponse:
    """The clubs that keep books, the weakest first: what their records come to and how far each rating is."""
    asked = asked_of(request)
    year, filters = asked.year, _filters(request, asked)
    lines, sort = _lines(request, asked, filters)
    listed = paginate(request, lines)
    context = {
        "page": listed,
        "sort": sort,
        "year": year,
        "criteria": told_set(asked.criteria),
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "lines": [_line(line, year) for line in listed],
        "weak_count": sum(line.band is Band.WEAK for line in lines),
        "workbook_url": f"{reverse('rating:clubs_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "rating/clubs.html", context)


def _line(line: ClubLine, year: int) -> dict[str, Any]:
    band = line.band
    state = RatingState(line.rating.state) if line.rating else None
    return {
        "line": line,
        "url": reverse("rating:rating", args=[line.club.pk, year])
        if line.rating
        else f"{reverse('rating:club', args=[line.club.pk])}?nam={year}",
        "band": words.BAND[band],
        "band_kind": words.BAND_KIND[band],
        "state": words.STATE[state] if state else words.NOT_BEGUN,
        "state_kind": words.STATE_KIND[state] if state else "quiet",
        "computed": line.live.points,
    }


@needs(Action.SEE_OFFICE)
@require_safe
def workbook_of_clubs(request: ActRequest) -> HttpResponse:
    """The same list as it is narrowed, as a workbook."""
    asked = asked_of(request)
    year = asked.year
    lines, _sort = _lines(request, asked, _filters(request, asked))
    columns = [
        Column("Câu lạc bộ", 34), Column("Điểm máy tính", 10, "0"), Column("Điểm", 10, "0"), Column("Xếp loại", 14),
        Column("Đang ở bước", 26),
    ]  # fmt: skip
    rows = (
        [
            line.club.name, line.live.points, line.rating.points if line.rating else None,
            str(words.BAND[line.band]),
            str(words.STATE[RatingState(line.rating.state)] if line.rating else words.NOT_BEGUN),
        ]
        for line in lines
    )  # fmt: skip
    return workbook(f"xep-loai-{year}", f"Xếp loại câu lạc bộ năm {year}", columns, rows)


def _rating(request: ActRequest, club_id: int, year: int, action: Action = Action.SEE_OFFICE) -> "Rating":
    return queries.get_rating(request.act.reach(action), club_id, year)


@needs(Action.SEE_OFFICE)
@require_safe
def rating(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """One rating: the records, the club's word, the commune's, each step; and what may be done next."""
    found = _rating(request, club_id, year)
    stored = queries.scores_of(found)
    after = NEXT_RATING[RatingState(found.state)]
    checks = request.act.may(Action.FOUND_CLUB, found.club.path)
    confirms = request.act.may(Action.KEEP_PROGRAMME, found.club.path)
    context = {
        "club": found.club,
        "rating": found,
        "year": year,
        "criteria": told_set(queries.criteria_named(found.criteria_id)),
        "head": head_of(found),
        "groups": groups_of(stored_scores(found, stored), stored, knows_all=False),
        "may_check": checks and RatingState.CHECKED in after,
        "may_give_back": checks and RatingState.RETURNED in after,
        "may_confirm": confirms and found.state == RatingState.CHECKED,
        "may_answer": confirms and found.state == RatingState.APPEALED,
    }
    return render(request, "rating/rating.html", context)


@needs(Action.FOUND_CLUB)
@form_page
def check(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The commune goes through the lines; what it sees otherwise it says with the reason."""
    found = _rating(request, club_id, year, Action.FOUND_CLUB)
    stored = queries.scores_of(found)
    stood = {code: score.claimed for code, score in stored.items()}
    form = forms.Check(request.POST or None, criteria=queries.criteria_named(found.criteria_id).criteria, stood=stood)
    groups = groups_of(stored_scores(found, stored), stored, knows_all=False)
    return ask(
        request, form,
        lambda: services.check(
            request.act, rating=found, said=form.said(), **{name: form.cleaned_data[name] for name in ("key", "misuse")}
        ),
        to=reverse("rating:rating", args=[club_id, year]),
        done=words.DONE_CHECK,
        template="rating/check.html",
        club=found.club,
        year=year,
        groups=sheet_lines(form, groups),
    )  # fmt: skip


def _worded(
    request: ActRequest, found: "Rating", form: Any, service: Any, done: object, heading: object
) -> HttpResponse:
    return ask(
        request, form,
        lambda: service(request.act, rating=found, **form.cleaned_data),
        to=reverse("rating:rating", args=[found.club_id, found.year]),
        done=done,
        template="rating/step.html",
        club=found.club,
        year=found.year,
        heading=heading,
        head=head_of(found),
    )  # fmt: skip


@needs(Action.FOUND_CLUB)
@form_page
def give_back(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """Back to the club, with the reason."""
    found = _rating(request, club_id, year, Action.FOUND_CLUB)
    form = forms.Words(request.POST or None)
    return _worded(request, found, form, services.give_back, words.DONE_BACK, words.HEAD_BACK)


@needs(Action.KEEP_PROGRAMME)
@form_page
def confirm(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The province confirms what was checked."""
    found = _rating(request, club_id, year, Action.KEEP_PROGRAMME)
    form = forms.Confirm(request.POST or None)
    return _worded(request, found, form, services.confirm, words.DONE_CONFIRM, words.HEAD_CONFIRM)


@needs(Action.KEEP_PROGRAMME)
@form_page
def answer(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The province answers an appeal."""
    found = _rating(request, club_id, year, Action.KEEP_PROGRAMME)
    form = forms.Answer(request.POST or None)
    return _worded(request, found, form, services.answer_appeal, words.DONE_ANSWER, words.HEAD_ANSWER)
