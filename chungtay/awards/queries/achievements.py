"""What the records say for an achievement report: of a club, a member, a unit. Each figure has its name."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count

from chungtay.activities.models import ActivityPart
from chungtay.activities.rules import Part
from chungtay.awards import words
from chungtay.awards.rules import FLOWS, OF_AREA_FLOWS, OF_AREA_STOCKS, OF_PRESENCE, STOCKS
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.words import POSTS
from chungtay.figures.models import AreaMonth, ClubMonth
from chungtay.figures.queries import declared, is_veiled_column
from chungtay.figures.rules import DONG
from chungtay.kernel.money import dong, group_digits
from chungtay.kernel.months import Month
from chungtay.meetings.models import Attendance
from chungtay.meetings.rules import Mark

Figures = list[list[str]]
"""`[["buổi sinh hoạt", "12 buổi"], …]`: as they were on the day, kept so."""


def of_club(club: Club, first: date, last: date) -> Figures:
    """The figures of a club over the time of the merit. One query; nothing where no month was counted."""
    rows = ClubMonth.objects.filter(club=club)
    return _figures(rows, STOCKS, FLOWS, first, last)


def of_unit(path: str, first: date, last: date) -> Figures:
    """The same of a commune or province."""
    last_part = path.strip("/").rpartition("/")[2]
    rows = AreaMonth.objects.filter(area=int(last_part) if last_part.isdecimal() else 0)
    return _figures(rows, OF_AREA_STOCKS, OF_AREA_FLOWS, first, last)


def of_member(membership: Membership, first: date, last: date) -> Figures:
    """What the books of the club say of one member: since when, which posts, meetings, what they led and took part in.

    Nothing of money, health, rights or care: those are the club's own and the person's.
    """
    found: Figures = [[str(words.JOINED), f"{membership.valid_from:%d/%m/%Y}"]]
    seats = BoardSeat.objects.filter(club=membership.club_id, person=membership.person_id, valid_from__lte=last)
    posts = [_post(seat) for seat in seats.order_by("valid_from") if seat.valid_to is None or seat.valid_to > first]
    if posts:
        found.append([str(words.POSTS_HELD), "; ".join(posts)])
    marks = dict(
        Attendance.objects.filter(
            membership=membership, meeting__held_on__gte=first, meeting__held_on__lte=last
        ).exclude(mark=Mark.AWAY).values_list("mark").annotate(count=Count("*"))
    )  # fmt: skip
    if marks:
        said = {"came": group_digits(marks.get(Mark.PRESENT, 0)), "all": group_digits(sum(marks.values()))}
        found.append([str(words.MEETINGS_CAME), str(words.CAME_OF) % said])
    parts = dict(
        ActivityPart.objects.filter(
            membership=membership, part__in=[Part.LED, Part.TOOK_PART], activity__withdrawn_at=None,
            activity__happened_on__gte=first, activity__happened_on__lte=last,
        ).values_list("part").annotate(count=Count("*"))
    )  # fmt: skip
    for part, name in ((Part.LED, words.LED), (Part.TOOK_PART, words.TOOK_PART)):
        if parts.get(part):
            found.append([str(name), group_digits(parts[part])])
    return found


def _post(seat: BoardSeat) -> str:
    until = f" – {seat.valid_to:%d/%m/%Y}" if seat.valid_to else ""
    return f"{POSTS[seat.post]} ({seat.valid_from:%d/%m/%Y}{until})"  # type: ignore[index]  # a post by its value


def _figures(rows: Any, stocks: Sequence[str], flows: Sequence[str], first: date, last: date) -> Figures:
    names = [*stocks, *flows, *OF_PRESENCE]
    assert not any(map(is_veiled_column, names)), "a report goes up; what only a club may know stays there"
    months = list(
        rows.filter(month__gte=Month.of(first).first, month__lte=Month.of(last).first).order_by("month").values(*names)
    )
    if not months:
        return []
    counts = {name: months[-1][name] for name in stocks}
    counts |= {name: sum(month[name] for month in months) for name in (*flows, *OF_PRESENCE)}
    found = [_line(name, counts) for name in (*stocks, *flows) if counts[name]]
    present, expected = (counts[name] for name in OF_PRESENCE)
    if expected:
        found.append([str(words.PRESENCE), f"{round(present * 100 / expected)}%"])
    return [[str(words.MONTHS_COUNTED), group_digits(len(months))], *found]


def _line(name: str, counts: Mapping[str, int]) -> list[str]:
    column = declared()[name]
    value = counts[name]
    said = dong(value) if column.unit == DONG else f"{group_digits(value)} {column.unit}".strip()
    return [f"{column.vi[:1].upper()}{column.vi[1:]}", said]


def drafted(name: str, figures: Figures) -> str:
    """The achievement report as it begins: the three parts a report has, filled from the figures."""
    said = "; ".join(f"{label[:1].lower()}{label[1:]}: {value}" for label, value in figures)
    return words.REPORT_DRAFT % {"name": name, "figures": said or words.REPORT_NO_FIGURES}
