"""Bars and lines as SVG that does not scale its text: widths are shares, heights are in letters."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chungtay.kernel.money import group_digits

Write = Callable[[float], str]


@dataclass(frozen=True)
class Bar:
    """One bar; `aim` draws a line where it should reach; `told` stands beside the number."""

    label: str
    value: float
    aim: float | None = None
    told: str = ""


@dataclass(frozen=True)
class Series:
    """One line over time; None leaves a gap."""

    label: str
    values: Sequence[float | None]


def plain(value: float) -> str:
    """How a figure is written unless the caller says otherwise."""
    if float(value).is_integer():
        return group_digits(int(value))
    return f"{value:.1f}".replace(".", ",")


def bar_chart(rows: Sequence[Bar], *, title: str, unit: str = "", write: Write = plain) -> SafeString:
    """A bar a row, its words above it, so that nothing is too narrow on a phone."""
    top = max([row.value for row in rows] + [row.aim or 0 for row in rows] + [0]) or 1
    drawn = [_bar(row, line, top, write) for line, row in enumerate(rows)]
    highest = max(rows, key=lambda row: row.value, default=None)
    told = (
        _("Cao nhất: %(label)s, %(value)s.") % {"label": highest.label, "value": write(highest.value)}
        if highest
        else ""
    )
    head = [_("Mục"), unit or _("Số lượng")]
    lines = [[row.label, write(row.value)] for row in rows]
    if any(row.aim is not None for row in rows):
        head.append(_("Chỉ tiêu"))
        lines = [[*line, "–" if row.aim is None else write(row.aim)] for line, row in zip(lines, rows, strict=True)]
    svg = format_html(
        '<svg class="ct-bars" width="100%" height="{}em" role="img" aria-labelledby="{}">{}{}</svg>',
        f"{len(rows) * 3.2:.1f}",
        *described(title, told),
        format_html_join("", "{}", ((bar,) for bar in drawn)),
    )
    return figure(title, svg, figures_table(title, head, lines))


def _bar(row: Bar, line: int, top: float, write: Write) -> SafeString:
    y = line * 3.2
    aim = ""
    if row.aim is not None:
        at = f"{min(row.aim / top, 1) * 100:.2f}%"
        aim = format_html(
            '<line class="ct-bar-aim" x1="{0}" x2="{0}" y1="{1}em" y2="{2}em"/>', at, f"{y + 1.5:.1f}", f"{y + 2.7:.1f}"
        )
    return format_html(
        '<text x="0" y="{}em">{}</text><text x="100%" y="{}em" text-anchor="end">{}</text>'
        '<rect class="ct-bar-rail" x="0" y="{}em" width="100%" height="0.8em" rx="3"/>'
        '<rect class="ct-bar" x="0" y="{}em" width="{}%" height="0.8em" rx="3"/>{}',
        f"{y + 1.2:.1f}",
        row.label,
        f"{y + 1.2:.1f}",
        f"{write(row.value)} {row.told}".strip(),
        f"{y + 1.7:.1f}",
        f"{y + 1.7:.1f}",
        f"{max(row.value, 0) / top * 100:.2f}",
        aim,
    )


def line_chart(
    series: Sequence[Series],
    moments: Sequence[str],
    *,
    title: str,
    unit: str = "",
    write: Write = plain,
    is_close: bool = False,
) -> SafeString:
    """Up to three lines over the same moments; each line ends in its number, and has its own stroke and word.

    `is_close`: what matters is how far it moves, so the scale begins at the ten below the lowest, not at nought.
    """
    assert 0 < len(series) <= 3, "more than three lines cannot be told apart"
    known = [value for one in series for value in one.values if value is not None]
    top = _nice(max(known, default=1))
    low = min(min(known, default=0), 0)
    if is_close and known:
        low, top = 10 * floor(min(known) / 10), 10 * (floor(max(known) / 10) + 1)
    span = (top - low) or 1

    def x_of(at: int) -> float:
        return 10 + 88 * at / max(len(moments) - 1, 1)

    def y_of(value: float) -> float:
        return 94 - 84 * (value - low) / span

    levels = [(f"{y_of(level):.2f}", write(level)) for level in (low, low + span / 2, top)]
    grid = format_html_join("", '<line class="ct-grid" x1="0" x2="100%" y1="{0}%" y2="{0}%"/>', levels)
    scale = format_html_join(
        "", '<text class="ct-axis-words" x="0" y="{0}%" dy="-.25em" font-size=".85em">{1}</text>', levels
    )
    lines = [_line(one, order, x_of, y_of) for order, one in enumerate(series)]
    last = _("Mới nhất: %s.") % "; ".join(f"{one.label} {_latest(one, write)}" for one in series)
    svg = format_html(
        '<svg width="100%" height="15em" role="img" aria-labelledby="{}">{}{}{}{}</svg>',
        *described(title, last),
        grid,
        format_html_join("", "{}", ((part,) for part in lines)),
        scale,
    )
    head = [_("Kỳ"), *(one.label for one in series)]
    rows = [
        [moment, *(_("chưa có số") if one.values[at] is None else write(one.values[at]) for one in series)]  # type: ignore[arg-type]  # None is told apart
        for at, moment in enumerate(moments)
    ]
    below = format_html("{}{}", _moments(moments), _key(series, write))
    return figure(
        title if not unit else f"{title} ({unit})", format_html("{}{}", svg, below), figures_table(title, head, rows)
    )


def _line(one: Series, order: int, x_of: Callable[[int], float], y_of: Callable[[float], float]) -> SafeString:
    points = [(x_of(at), y_of(value)) for at, value in enumerate(one.values) if value is not None]
    gaps = "".join(
        ("L" if at and one.values[at - 1] is not None else "M") + f"{x_of(at):.2f} {y_of(value):.2f}"
        for at, value in enumerate(one.values)
        if value is not None
    )
    dots = format_html_join(
        "",
        '<circle class="ct-dot ct-dot--{}" cx="{}%" cy="{}%" r="4"/>',
        ((order, f"{x:.2f}", f"{y:.2f}") for x, y in points),
    )
    return format_html(
        '<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">'
        '<path class="ct-line ct-line--{}" vector-effect="non-scaling-stroke" d="{}"/></svg>{}',
        order,
        gaps,
        dots,
    )


def _moments(moments: Sequence[str]) -> SafeString:
    shown = [moments[0], moments[len(moments) // 2], moments[-1]] if len(moments) > 2 else list(moments)
    return format_html(
        '<div class="ct-moments" aria-hidden="true">{}</div>',
        format_html_join("", "<span>{}</span>", ((moment,) for moment in shown)),
    )


def _key(series: Sequence[Series], write: Write) -> SafeString:
    items = format_html_join(
        "",
        '<li><svg viewBox="0 0 26 18" aria-hidden="true"><path class="ct-line ct-line--{}" d="M0 9H26"/></svg>'
        "{}: <strong>{}</strong></li>",
        ((order, one.label, _latest(one, write)) for order, one in enumerate(series)),
    )
    return format_html('<ul class="ct-legend">{}</ul>', items)


def _latest(one: Series, write: Write) -> str:
    return next((write(value) for value in reversed(one.values) if value is not None), "–")


def _nice(value: float) -> float:
    """A round number just above: 1, 2, 2.5 or 5 times a power of ten."""
    if value <= 0:
        return 1
    power = 10.0 ** floor(log10(value))
    return float(next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value))


def described(title: str, told: str) -> tuple[str, SafeString]:
    """What `aria-labelledby` names, and the title and description it leads to."""
    mark = f"h{zlib.crc32((title + told).encode()):x}"
    words = format_html('<title id="{0}-t">{1}</title><desc id="{0}-d">{2}</desc>', mark, title, told)
    return f"{mark}-t {mark}-d", words


def figure(title: str, picture: SafeString, table: SafeString) -> SafeString:
    """A picture with its name above and its figures below, opened by a touch."""
    return format_html(
        '<figure class="ct-chart"><figcaption>{}</figcaption>{}'
        '<details class="ct-details"><summary>{}</summary>{}</details></figure>',
        title,
        picture,
        _("Xem số liệu"),
        table,
    )


def figures_table(title: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> SafeString:
    """The figures of a picture as a table; the first column names, the others count."""
    first, *others = head
    row = mark_safe('<tr><th scope="row">{}</th>' + '<td class="ct-number">{}</td>' * len(others) + "</tr>")
    return format_html(
        '<div class="ct-table-wrap" role="region" aria-label="{0}" tabindex="0">'
        '<table class="ct-table"><caption class="ct-unseen">{0}</caption>'
        '<thead><tr><th scope="col">{1}</th>{2}</tr></thead><tbody>{3}</tbody></table></div>',
        title,
        first,
        format_html_join("", '<th scope="col" class="ct-number">{}</th>', ((other,) for other in others)),
        format_html_join("", row, lines),
    )
