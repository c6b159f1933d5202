"""Targets on their way: pace, forecast, what is missing where; splitting a target among the places below."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.rules import Indicator
from chungtay.kernel.money import group_digits
from chungtay.kernel.months import Month
from chungtay.places.rules import Level
from chungtay.plans import forms, queries, services, words
from chungtay.plans.adapters import written
from chungtay.plans.rules import Course
from chungtay.plans.views.shared import Place, nav, own_path, place_asked
from chungtay.programme.rules import Comparison, Unit
from chungtay.web.render import ask, form_page, paginate
from chungtay.web.rules import share_words
from chungtay.web.workbook import Column, workbook

_SORTS = {"ten": lambda part: part.area.sort_key, "dat": lambda part: (part.value is None, -(part.value or 0)),
          "thieu": lambda part: -(part.missing or 0)}  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def targets(request: ActRequest) -> HttpResponse:
    """The targets of a place, each against the calendar, with where it will end."""
    place = place_asked(request)
    found = queries.running_at(place.area, request.act.day)
    groups = [
        (title, [_line(each) for each in found if (each.course.due_on < request.act.day) is is_over])
        for title, is_over in ((words.RUNNING, False), (words.OVER, True))
    ]
    context = nav(place) | {
        "groups": [group for group in groups if group[1]],
        "forecast": words.FORECAST,
        "ground_url": _ground_url(request, place),
    }
    return render(request, "plans/targets.html", context)


def _ground_url(request: ActRequest, place: Place) -> str:
    """Where unknown terrain is put right, for who may."""
    if not request.act.may(Action.KEEP_PLACES, place.path):
        return ""
    if place.area is None:
        return reverse("places:terrain_provinces")
    is_commune = place.area.level == Level.COMMUNE
    return reverse("places:terrain" if is_commune else "places:terrains", args=[place.area.pk])


def _line(each: queries.Running) -> dict[str, Any]:
    course = each.course
    return {
        "target": each.target,
        "share": each.share,
        "aim": written(course.aim, each.indicator) if course.aim_to is None
        else f"{written(course.aim, each.indicator)}–{written(course.aim_to, each.indicator)}",
        "value": written(course.value, each.indicator),
        "percent": None if course.percent is None else f"{share_words(course.percent)}%",
        "elapsed": f"{share_words(course.elapsed)}%",
        "forecast": written(_rounded(course, course.forecast), each.indicator) if _goes_on(course) else None,
        "needed": None if course.needed_a_month is None
        else written(_rounded(course, course.needed_a_month, up=True), each.indicator),
        "missing": written(_rounded(course, course.missing, up=True), each.indicator),
        "pace": words.PACE[course.pace],
        "pace_kind": words.PACE_KIND[course.pace],
        "left_out": each.left_out,
        "bar": None if course.percent is None else min(100, int(course.percent)),
    }  # fmt: skip


def _goes_on(course: Course) -> bool:
    """Whether a forecast says anything: it is still running, not reached, and something was counted."""
    return course.months_left > 0 and course.forecast is not None and not course.is_met


def _rounded(course: Course, value: float | None, *, up: bool = False) -> float | None:
    """Clubs and people come whole; what is needed is rounded up."""
    if value is None or course.is_share:
        return value
    return -(-value // 1) if up else value // 1


@needs(Action.SEE_OFFICE)
@require_safe
def target(request: ActRequest, target_id: int) -> HttpResponse:
    """One target by the places right below: what each reached, was allotted and still misses."""
    place = place_asked(request)
    found = queries.get_target(place.path, target_id)
    parts = _sorted(request, queries.parts_of(found, place.path, request.act.day))
    indicator = queries.indicator_of(found)
    only_missing = request.GET.get("con") == "thieu"
    shown = [part for part in parts if part.missing] if only_missing else parts
    page = paginate(request, shown)
    reached, allotted = queries.summed(parts)
    share = queries.share_of(found, place.path)
    opens = place.path.count("/") <= 1
    aim = share.value if share else found.value if found.path == place.path else None
    may_split = request.act.may(Action.KEEP_PROGRAMME, place.path) and _is_plain(found) and bool(parts)
    context = nav(place) | {
        "target": found,
        "lines": [_part(part, indicator) | {"url": _below(request, found, indicator, part, opens)} for part in page],
        "left_out_name": queries.left_out_name(indicator),
        "left_out": sum(part.left_out for part in parts),
        "of_communes": bool(indicator.left_out),
        "ground_url": _ground_url(request, place),
        "page": page,
        "sort": request.GET.get("sort", "ten"),
        "only_missing": only_missing,
        "reached": group_digits(reached),
        "allotted": group_digits(allotted),
        "aim": None if aim is None or not _is_plain(found) else group_digits(aim),
        "gap": None if aim is None or not _is_plain(found) or not allotted else allotted - aim,
        "is_plain": _is_plain(found),
        "missing_count": sum(bool(part.missing) for part in parts),
        "may_split": may_split,
        "workbook_url": f"{reverse('plans:target_xlsx', args=[found.pk])}{place.query}",
    }
    return render(request, "plans/target.html", context)


def _is_plain(found: Any) -> bool:
    return bool(found.unit != Unit.SHARE and found.comparison == Comparison.AT_LEAST)


def _sorted(request: ActRequest, parts: list[queries.Part]) -> list[queries.Part]:
    sort = request.GET.get("sort", "ten")
    key = _SORTS.get(sort.removeprefix("-"), _SORTS["ten"])
    return sorted(parts, key=key, reverse=sort.startswith("-"))


def _below(request: ActRequest, target: Any, indicator: Indicator, part: queries.Part, opens: bool) -> str:
    """A province opens to its communes, a commune to the page of the figure with its clubs."""
    if opens:
        return f"?noi={part.area.path}"
    since = queries.counted_since(target)
    run = f"&tu={since}" if since else ""
    figure = reverse("portal:figure", args=[indicator.code])
    return f"{figure}?thang={Month.of(request.act.day)}{run}&noi={part.area.pk}"


def _part(part: queries.Part, indicator: Indicator) -> dict[str, Any]:
    return {
        "part": part,
        "left_out": group_digits(part.left_out),
        "value": written(part.value, indicator),
        "outside": words.UNKNOWN_GROUND if part.left_out else words.NOT_ASKED if part.bottom == 0 else "",
        "made_of": "" if part.bottom is None else f"{group_digits(part.top)}/{group_digits(part.bottom)}",
        "share": "–" if part.share is None else group_digits(part.share),
        "percent": "–" if part.percent is None else f"{share_words(part.percent)}%",
        "missing": "–" if part.missing is None else group_digits(part.missing),
    }


@needs(Action.SEE_OFFICE)
@require_safe
def target_workbook(request: ActRequest, target_id: int) -> HttpResponse:
    """The places below with their results, as a workbook."""
    place = place_asked(request)
    found = queries.get_target(place.path, target_id)
    columns = [Column("Nơi", 34), Column("Đã đạt", 14), Column("Tử số", 12), Column("Mẫu số", 12),
               Column("Phân bổ", 14), Column("Còn thiếu", 14)]  # fmt: skip
    unknown = queries.left_out_name(queries.indicator_of(found))
    columns += [Column(unknown.capitalize(), 16)] if unknown else []
    rows = (
        [part.name, part.value, part.top, part.bottom, part.share, part.missing, *([part.left_out] if unknown else [])]
        for part in queries.parts_of(found, place.path, request.act.day)
    )
    return workbook(f"chi-tieu-{found.code}", f"{found.code}. {found.words}", columns, rows)


@needs(Action.KEEP_PROGRAMME)
@form_page
def split(request: ActRequest, target_id: int) -> HttpResponse:
    """Allot a target to the places right below."""
    path = own_path(request, Action.KEEP_PROGRAMME)
    found = queries.get_target(path, target_id)
    parts = queries.parts_of(found, path, request.act.day)
    form = forms.Split(request.POST or None, parts=parts)
    return ask(
        request, form,
        lambda: services.split_target(
            request.act, target=found, path=path, key=form.cleaned_data["key"], shares=form.shares()
        ),
        to=reverse("plans:target", args=[found.pk]),
        done=lambda count: str(words.DONE_SPLIT) % {"count": count},
        template="plans/split.html",
        target=found,
        lines=[(form[f"s_{part.area.pk}"], group_digits(part.top)) for part in parts],
        draft=f"phan-bo-{found.pk}",
    )  # fmt: skip
