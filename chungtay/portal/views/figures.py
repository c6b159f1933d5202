"""The nation, and any area below it: the sentence, map, table, trend, coverage and targets."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import NOWHERE, Reach
from chungtay.portal.adapters import country_map, part_lines, parts_workbook, trend
from chungtay.portal.queries.counts import Child, children, clubs_of, first_published
from chungtay.portal.queries.sentence import NewClubs, first_month, sentence_of
from chungtay.portal.queries.targets import results_of
from chungtay.portal.queries.where import WHITE_ORDER, Where, above, counted_at, reach_words, white_communes
from chungtay.portal.views.asked import area_asked, choices, country_asked, figures_reach
from chungtay.web.menu import Face
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

PART_COLUMNS = (
    "club_count", "member_count", "new_club_count", "commune_count", "covered_commune_count", "rule_commune_count",
    "books_club_count", "sheet_club_count", "carried_club_count", "published_club_count", "silent_club_count",
)  # fmt: skip
CLUB_COLUMNS = ("club_count", "member_count", "meeting_count", "present_count", "expected_count")


@needs(Action.SEE_FIGURES)
@require_safe
def nation(request: ActRequest) -> HttpResponse:
    """The country for who sees figures; areas within reach open."""
    return _nation(request, Face.OFFICE, figures_reach(request))


@open_to_all
@require_safe
def public_nation(request: ActRequest) -> HttpResponse:
    """The country for everybody: provinces, no club."""
    return _nation(request, Face.PUBLIC, NOWHERE)


def _nation(request: ActRequest, face: Face, reach: Reach) -> HttpResponse:
    where = country_asked(request)
    parts = children(where, PART_COLUMNS)
    if request.GET.get("tai") == "xlsx":
        return parts_workbook(where, parts)
    urls = area_urls(parts, where, reach)
    said = sentence_of(where)
    published_from = first_published(where, said.counts)
    lines, sort = part_lines(request, parts, urls)
    context = {
        "base": f"web/{face.value}.html",
        "is_public": face is Face.PUBLIC,
        "asked": choices(request, where.month),
        "has_borders": True,
        "said": said,
        "urls": sentence_urls(where, face, said.new_clubs),
        "counted": counted_at(),
        "published_from": published_from,
        "map": country_map(
            where, parts, "club_count", urls={p.code: urls[p.area_id] for p in parts if p.area_id in urls}
        ),
        "lines": lines,
        "q": request.GET.get("q", "")[:80],
        "sort": sort,
        "trend": trend(where, published_from),
        "results": results_of(where),
        "white_url": reverse(f"portal:{prefix(face)}white") + where.query,
        "unknown_url": figure_url(where, "communes_no_terrain", face),
        "all_url": figure_list_url(where, face),
    }
    return render(request, "portal/nation.html", context)


def prefix(face: Face) -> str:
    """How the names of public addresses begin."""
    return "public_" if face is Face.PUBLIC else ""


def figure_url(where: Where, code: str, face: Face = Face.OFFICE) -> str:
    """The page of a figure for the same place, month and borders."""
    return reverse(f"portal:{prefix(face)}figure", args=[code]) + where.query + _place(where)


def figure_list_url(where: Where, face: Face = Face.OFFICE) -> str:
    """The page of all figures for the same place, month and borders."""
    return reverse(f"portal:{prefix(face)}figure_list") + where.query + _place(where)


def _place(where: Where) -> str:
    return f"&noi={where.area.pk}" if where.area else ""


def sentence_urls(where: Where, face: Face, new: NewClubs | None) -> dict[str, str]:
    """Where the numbers of the sentence open."""
    since = first_month(new.since) if new else None
    named = {"clubs": "clubs", "members": "members", "provinces": "provinces_with_club"}
    urls = {name: figure_url(where, code, face) for name, code in named.items()}
    urls["new_clubs"] = figure_url(where, "new_clubs", face) + (f"&tu={since}" if since else "")
    if new:
        page = "programme:public_target" if face is Face.PUBLIC else "programme:target"
        urls["target"] = reverse(page, args=[new.target.pk])
    return urls


def area_urls(parts: Sequence[Child], where: Where, reach: Reach) -> dict[int, str]:
    """The pages of those parts that lie within reach; of the old map only for who sees the whole country."""
    is_old = where.map.valid_to is not None
    return {
        part.area_id: reverse("portal:area", args=[part.area_id]) + where.query
        for part in parts
        if (reach.covers("/") or where.area is not None if is_old else reach.covers(part.path))
    }


@needs(Action.SEE_FIGURES)
@require_safe
def area(request: ActRequest, area_id: int) -> HttpResponse:
    """A province, district or commune: its parts, or its clubs."""
    where = area_asked(request, area_id)
    parts = [] if where.is_commune else children(where, PART_COLUMNS)
    if request.GET.get("tai") == "xlsx":
        return parts_workbook(where, parts)
    urls = area_urls(parts, where, figures_reach(request))
    lines, sort = part_lines(request, parts, urls)
    said = sentence_of(where)
    published_from = first_published(where, said.counts)
    context: dict[str, Any] = {
        "where": where,
        "crumbs": crumbs(where),
        "asked": choices(request, where.month),
        "said": said,
        "urls": sentence_urls(where, Face.OFFICE, None),
        "counted": counted_at(),
        "published_from": published_from,
        "page": paginate(request, lines),
        "q": request.GET.get("q", "")[:80],
        "sort": sort,
        "clubs": paginate(request, clubs_of(where, CLUB_COLUMNS)) if where.is_commune else None,
        "trend": trend(where, published_from),
        "results": results_of(where),
        "white_url": reverse("portal:white") + where.query + _place(where),
        "unknown_url": figure_url(where, "communes_no_terrain"),
        "all_url": figure_list_url(where),
    }
    return render(request, "portal/area.html", context)


def crumbs(where: Where, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the country to here, in the same month and borders."""
    steps = [(_("Cả nước"), reverse("portal:nation") + where.query)]
    steps += [(each.full_name, reverse("portal:area", args=[each.pk]) + where.query) for each in above(where)]
    return [*steps, *more]


@needs(Action.SEE_FIGURES)
@require_safe
def white(request: ActRequest) -> HttpResponse:
    """The communes without a club: of an area within reach, else of one's own reach, `?pham=ca-nuoc` of the country."""
    noi = request.GET.get("noi", "")
    if noi.isdecimal():
        return _white(request, area_asked(request, int(noi)), Face.OFFICE)
    return _white(request, country_asked(request), Face.OFFICE, figures_reach(request))


@open_to_all
@require_safe
def public_white(request: ActRequest) -> HttpResponse:
    """The communes of the country without a club."""
    return _white(request, country_asked(request), Face.PUBLIC)


def _white(request: ActRequest, where: Where, face: Face, reach: Reach | None = None) -> HttpResponse:
    text = request.GET.get("q", "")
    is_limited = reach is not None and not reach.covers("/")
    is_narrow = is_limited and request.GET.get("pham") != "ca-nuoc"
    order, fields = sorting(request, WHITE_ORDER, "tinh")
    rows = white_communes(where, text, within=reach if is_narrow else None).order_by(*fields)
    if request.GET.get("tai") == "xlsx":
        heads = [
            Column(_("Mã"), 8),
            Column(_("Xã, phường"), 30),
            Column(_("Huyện"), 26),
            Column(_("Tỉnh, thành phố"), 26),
        ]
        lines = ([row.code, row.full_name, row.district, row.province.full_name] for row in rows)
        title = _("Xã, phường chưa có câu lạc bộ, đến %s") % f"{where.day:%d/%m/%Y}"
        return workbook(f"xa-trang-{where.month}", title, heads, lines)
    context = {
        "base": f"web/{face.value}.html",
        "where": where,
        "asked": choices(request, where.month),
        "has_borders": where.area is None,
        "crumbs": crumbs(where, (_("Xã trắng"), "")) if face is Face.OFFICE else None,
        "page": paginate(request, rows),
        "sort": order,
        "text": text,
        "has_districts": where.map.valid_to is not None,
        "is_limited": is_limited,
        "narrowed_to": reach_words(reach, request.act.day) if reach and is_narrow else "",
    }
    return render(request, "portal/white.html", context)
