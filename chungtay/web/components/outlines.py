"""The outline of Viet Nam: read from the package at build time, joined into today's provinces when drawn.

Points are snapped to a grid, so that neighbours that share a border share its points exactly: joining two provinces
is then leaving out the edges that both have.
"""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

GRID = 0.5
"""The step of the grid in units of the picture (812 × 873)."""

_SLIVER = 8  # square grid steps: what is left between two borders that differ by a step

Point = tuple[int, int]
Ring = list[Point]

_TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_PAIRS_A_STEP = {"m": 1, "l": 1, "c": 3}


def convert(script: str, names: str) -> dict[str, object]:
    """The package's script and our list `shape,code` as plain rings by code, in grid steps."""
    package = json.loads(script[script.index("{") :].rstrip().rstrip(";"))
    codes = {row["shape"]: row["code"] for row in csv.DictReader(io.StringIO(names))}
    shapes = {codes[shape["id"]]: rings_of(shape["path"]) for shape in package["locations"]}
    assert len(shapes) == len(codes), "every shape of the list is in the package"
    width, height = (float(part) for part in package["viewBox"].split()[2:])
    return {"width": width, "height": height, "shapes": shapes}


def rings_of(path: str) -> list[Ring]:
    """The closed rings of an SVG path; curves are taken by their ends, which is finer than the grid."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    command = ""
    tokens = _TOKEN.findall(path)
    at = 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command in "zZ":
                x, y = _start_of(rings, x, y)
                continue
            if command in "mM":
                rings.append([])
        size = 2 * _PAIRS_A_STEP[command.lower()]
        step = [float(number) for number in tokens[at : at + size]]
        at += size
        x, y = (x + step[-2], y + step[-1]) if command.islower() else (step[-2], step[-1])
        rings[-1].append((x, y))
        if command in "mM":
            command = "l" if command == "m" else "L"
    return [ring for ring in map(_snapped, rings) if ring]


def _start_of(rings: list[list[tuple[float, float]]], x: float, y: float) -> tuple[float, float]:
    return rings[-1][0] if rings and rings[-1] else (x, y)


def _snapped(ring: Iterable[tuple[float, float]]) -> Ring:
    points: Ring = []
    for x, y in ring:
        point = (round(x / GRID), round(y / GRID))
        if not points or points[-1] != point:
            points.append(point)
    while len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) < 3 and points:  # an islet smaller than the grid stays visible
        x, y = points[0]
        return [(x - 1, y), (x, y - 1), (x + 1, y), (x, y + 1)]
    return points


def joined(shapes: Mapping[str, list[Ring]], groups: Mapping[str, str]) -> dict[str, list[Ring]]:
    """The shapes by the group each belongs to; borders inside a group are gone."""
    members: dict[str, list[Ring]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for code, rings in shapes.items():
        group = groups.get(code, code)
        members[group] += rings
        counts[group] += 1
    return {group: _outer(rings) if counts[group] > 1 else rings for group, rings in members.items()}


def _outer(rings: list[Ring]) -> list[Ring]:
    """The rings around all of these: each edge that runs both ways is left out, the rest is chained anew."""
    follows: dict[Point, list[Point]] = defaultdict(list)
    islets = [ring for ring in rings if abs(_area(ring)) < _SLIVER]
    for ring in rings:
        if ring in islets:
            continue
        clockwise = ring if _area(ring) > 0 else ring[::-1]
        for start, end in zip(clockwise, [*clockwise[1:], clockwise[0]], strict=True):
            if start in follows[end]:
                follows[end].remove(start)
            else:
                follows[start].append(end)
    chained: list[Ring] = islets
    for first in list(follows):
        while follows[first]:
            ring, point = [first], follows[first].pop()
            while point != first and follows[point]:
                ring.append(point)
                point = follows[point].pop()
            if len(ring) > 2 and abs(_area(ring)) >= _SLIVER:
                chained.append(ring)
    return chained


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2


def path_of(rings: Iterable[Ring]) -> str:
    """The rings as the `d` of an SVG path in grid steps, each point relative to the one before."""
    parts = []
    for ring in rings:
        (x, y), *rest = ring
        parts.append(f"M{x} {y}l")
        steps = []
        for u, v in rest:
            steps.append(f"{u - x} {v - y}")
            x, y = u, v
        parts.append(" ".join(steps).replace(" -", "-") + "z")
    return "".join(parts)
