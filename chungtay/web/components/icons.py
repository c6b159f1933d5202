"""The icons of the installed app, drawn from our mark: a telephone wants them as PNG."""

import io
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from PIL import Image, ImageDraw

_SVG = "{http://www.w3.org/2000/svg}"
_SIDE = 64  # of the mark's own drawing
_FINE = 4  # drawn larger and made small: smooth edges
_COLOURS = 128
_ARC = re.compile(r"M([\d.]+) ([\d.]+)A([\d.]+) [\d.]+ 0 0 1 ([\d.]+) ([\d.]+)")


def icon(mark: str, side: int, *, is_maskable: bool = False) -> bytes:
    """The mark as a square PNG. Maskable: without its round corners, since the telephone cuts its own."""
    scale = side * _FINE / _SIDE
    image = Image.new("RGBA", (side * _FINE, side * _FINE))
    draw = ImageDraw.Draw(image)
    root = ElementTree.fromstring(mark)  # noqa: S314 - our own file
    ground = root.find(f"{_SVG}rect")
    group = root.find(f"{_SVG}g")
    assert ground is not None, "the mark stands on a ground"
    assert group is not None, "the mark is a group of rings"
    corner = 0 if is_maskable else float(ground.get("rx", "0")) * scale
    draw.rounded_rectangle((0, 0, side * _FINE - 1, side * _FINE - 1), corner, fill=ground.get("fill"))
    for (x, y, radius), (start, end), colour, width in _strokes(group):
        outer = radius + width / 2
        box = tuple(part * scale for part in (x - outer, y - outer, x + outer, y + outer))
        draw.arc(box, start, end, fill=colour, width=round(width * scale))
    out = io.BytesIO()
    small = image.resize((side, side), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _strokes(
    group: ElementTree.Element,
) -> Iterator[tuple[tuple[float, float, float], tuple[float, float], str, float]]:
    """Each ring or piece of one: its circle, from which angle to which, colour and width."""
    usual = float(group.get("stroke-width", "1"))
    for part in group:
        colour, width = part.get("stroke", ""), float(part.get("stroke-width", usual))
        if part.tag == f"{_SVG}circle":
            yield (
                (float(part.get("cx", "0")), float(part.get("cy", "0")), float(part.get("r", "0"))),
                (0, 360),
                colour,
                width,
            )
        elif found := _ARC.fullmatch(part.get("d", "")):
            yield *_arc(*(float(number) for number in found.groups())), colour, width


def _arc(
    x1: float, y1: float, radius: float, x2: float, y2: float
) -> tuple[tuple[float, float, float], tuple[float, float]]:
    """The circle of a short clockwise arc between two points, and its angles in degrees."""
    half = math.dist((x1, y1), (x2, y2)) / 2
    height = math.sqrt(max(radius**2 - half**2, 0))
    x = (x1 + x2) / 2 - height * (y2 - y1) / (2 * half)
    y = (y1 + y2) / 2 + height * (x2 - x1) / (2 * half)
    start, end = (math.degrees(math.atan2(py - y, px - x)) for px, py in ((x1, y1), (x2, y2)))
    return (x, y, radius), (start, end)
