"""The country as a picture, coloured by a figure. Hoàng Sa and Trường Sa stand on it, marked and named, always."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import floor, log10
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chungtay.web.components.charts import Write, described, figure, figures_table, plain
from chungtay.web.components.outlines import GRID, Ring, joined, path_of


@dataclass(frozen=True)
class Archipelago:
    """Islands too small to be seen at this scale: a frame around them, their name, and the province they belong to."""

    shape: str
    of: str  # code of the province, the same on both maps
    name: str
    of_name: str
    frame: tuple[int, int, int, int]


ARCHIPELAGOS = (
    Archipelago("hoangsa", "48", "Quần đảo Hoàng Sa", "(thành phố Đà Nẵng)", (515, 362, 120, 96)),
    Archipelago("truongsa", "56", "Quần đảo Trường Sa", "(tỉnh Khánh Hòa)", (374, 634, 442, 242)),
)


@dataclass(frozen=True)
class Scale:
    """The steps of a map's colours: `breaks[i]` is where step i + 2 begins."""

    breaks: tuple[float, ...]

    def step(self, value: float | None) -> int:
        """0 for nothing known, else 1 to 5."""
        return 0 if value is None else bisect_right(self.breaks, value) + 1


def choropleth(
    values: Mapping[str, float | None],
    *,
    title: str,
    names: Mapping[str, str],
    groups: Mapping[str, str] | None = None,
    unit: str = "",
    urls: Mapping[str, str] | None = None,
    write: Write = plain,
    breaks: Sequence[float] | None = None,
) -> SafeString:
    """The map of provinces coloured by a value, with legend, description and the figures as a table.

    `groups` leads from the 63 codes to the codes drawn (the 34 of today); without it the 63 are drawn. `names` says
    which codes there are, in the order of the table. `urls` makes each province a link.
    """
    scale = Scale(tuple(breaks) if breaks is not None else nice_breaks([v for v in values.values() if v is not None]))
    links = urls or {}
    areas = [
        _area(code, rings, values.get(code), scale, names.get(code, code), links.get(code), write)
        for code, rings in _drawn(tuple(sorted((groups or {}).items()))).items()
        if code in names
    ]
    isles = [_isles(one, values.get(one.of), scale) for one in ARCHIPELAGOS]
    labels, words = described(title, _told(values, names, write))
    svg = format_html(
        '<svg class="ct-map" viewBox="-4 -4 {} {}" role="{}" aria-labelledby="{}">'
        '{}<g transform="scale({})">{}</g>{}</svg>',
        _outlines()["width"] + 10,
        _outlines()["height"] + 10,
        "group" if links else "img",
        labels,
        words,
        GRID,
        format_html_join("", "{}", ((area,) for area in areas)),
        format_html_join("", "{}", ((isle,) for isle in isles)),
    )
    lines = []
    for code, name in names.items():
        value = values.get(code)
        named = format_html('<a href="{}">{}</a>', links[code], name) if code in links else name
        lines.append([named, "–" if value is None else write(value)])
    picture = format_html("{}{}", svg, _legend(scale, values, names, unit, write))
    return figure(title, picture, figures_table(title, [_("Tỉnh, thành phố"), unit or _("Số lượng")], lines))


@cache
def _outlines() -> Any:
    path = settings.ASSETS / "web" / "map.json"
    found = json.loads(path.read_text())
    found["shapes"] = {code: [[(x, y) for x, y in ring] for ring in rings] for code, rings in found["shapes"].items()}
    return found


def codes_of_2024() -> list[str]:
    """The official codes of the 63 provinces that the outlines know."""
    isles = {one.shape for one in ARCHIPELAGOS}
    return sorted(code for code in _outlines()["shapes"] if code not in isles)


@lru_cache(maxsize=8)
def _drawn(groups: tuple[tuple[str, str], ...]) -> dict[str, list[Ring]]:
    return joined({code: _outlines()["shapes"][code] for code in codes_of_2024()}, dict(groups))


def _area(
    code: str, rings: list[Ring], value: float | None, scale: Scale, name: str, url: str | None, write: Write
) -> SafeString:
    told = f"{name}: {write(value) if value is not None else _('chưa có số liệu')}"
    path = format_html(
        '<path class="ct-area ct-ramp-{}" data-code="{}" d="{}"><title>{}</title></path>',
        scale.step(value),
        code,
        path_of(rings),
        told,
    )
    return format_html('<a href="{}" aria-label="{}">{}</a>', url, told, path) if url else path


def _isles(one: Archipelago, value: float | None, scale: Scale) -> SafeString:
    """The islands drawn, each with a mark that can be seen, in a frame with the archipelago's name."""
    rings: list[Ring] = _outlines()["shapes"][one.shape]
    marks = format_html_join(
        "",
        '<circle class="ct-area ct-ramp-{}" cx="{}" cy="{}" r="3.5"/>',
        ((scale.step(value), f"{ring[0][0] * GRID:g}", f"{ring[0][1] * GRID:g}") for ring in rings),
    )
    x, y, width, height = one.frame
    return format_html(
        '<g class="ct-isles" data-isles="{}"><rect class="ct-isles-box" x="{}" y="{}" width="{}" height="{}" rx="10"/>'
        '<g transform="scale({})"><path class="ct-area ct-ramp-{}" d="{}"/></g>{}'
        '<text x="{}" y="{}" text-anchor="middle" dy="-1.25em">{}</text>'
        '<text class="ct-isles-of" x="{}" y="{}" text-anchor="middle">{}</text></g>',
        one.shape,
        x,
        y,
        width,
        height,
        GRID,
        scale.step(value),
        path_of(rings),
        marks,
        x + width // 2,
        y - 12,
        one.name,
        x + width // 2,
        y - 12,
        one.of_name,
    )


def nice_breaks(values: Sequence[float]) -> tuple[float, ...]:
    """Up to four round numbers that part the values into fifths."""
    ordered = sorted(values)
    if len(set(ordered)) < 2:
        return ()
    fifths = [ordered[len(ordered) * part // 5] for part in range(1, 5)]
    return tuple(sorted({_rounded(fifth) for fifth in fifths if _rounded(fifth) > ordered[0]}))


def _rounded(value: float) -> float:
    """To two figures."""
    if value == 0:
        return 0
    power = 10.0 ** (floor(log10(abs(value))) - 1)
    rounded = round(value / power) * power
    return int(rounded) if float(value).is_integer() and rounded >= 1 else round(rounded, 6)


def _legend(
    scale: Scale, values: Mapping[str, float | None], names: Mapping[str, str], unit: str, write: Write
) -> SafeString:
    steps = []
    for at in range(len(scale.breaks) + 1):
        if not scale.breaks:
            words = unit or _("có số liệu")
        elif at == 0:
            words = _("dưới %s") % write(scale.breaks[0])
        elif at == len(scale.breaks):
            words = _("từ %s trở lên") % write(scale.breaks[-1])
        else:
            words = _("từ %(low)s đến dưới %(high)s") % {
                "low": write(scale.breaks[at - 1]),
                "high": write(scale.breaks[at]),
            }
        steps.append((at + 1, words))
    if any(values.get(code) is None for code in names):
        steps.append((0, _("chưa có số liệu")))
    items = format_html_join(
        "",
        '<li><svg viewBox="0 0 26 18" aria-hidden="true">'
        '<rect class="ct-ramp-{}" x=".5" y=".5" width="25" height="17"/></svg>{}</li>',
        steps,
    )
    return format_html('<ul class="ct-legend">{}</ul>', items)


def _told(values: Mapping[str, float | None], names: Mapping[str, str], write: Write) -> str:
    known = {code: value for code, value in values.items() if value is not None and code in names}
    isles = _("Quần đảo Hoàng Sa thuộc thành phố Đà Nẵng, quần đảo Trường Sa thuộc tỉnh Khánh Hòa.")
    if not known:
        return _("Chưa có số liệu.") + " " + isles
    high = max(known, key=lambda code: known[code])
    low = min(known, key=lambda code: known[code])
    told = _("Cao nhất: %(high)s, %(most)s. Thấp nhất: %(low)s, %(least)s.") % {
        "high": names[high],
        "most": write(known[high]),
        "low": names[low],
        "least": write(known[low]),
    }
    return f"{told} {isles}"
