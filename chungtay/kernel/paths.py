"""Paths: the ancestors of an area or club written as one string, `/27/3051/c812/`; `/` is the country."""

COUNTRY = "/"


def area_path(parent: str, area_id: int) -> str:
    """The path of an area below `parent`: `area_path("/27/", 3051) == "/27/3051/"`."""
    return f"{parent}{area_id}/"


def club_path(commune: str, club_id: int) -> str:
    """The path of a club in a commune: `club_path("/27/3051/", 812) == "/27/3051/c812/"`."""
    return f"{commune}c{club_id}/"


def ancestors(path: str) -> list[str]:
    """Every path from the country down to this one, this one included."""
    parts = [part for part in path.split("/") if part]
    return [COUNTRY] + ["/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts))]


def is_club(path: str) -> bool:
    """Whether the path names a club, not an area."""
    return path.rstrip("/").rpartition("/")[2].startswith("c")
