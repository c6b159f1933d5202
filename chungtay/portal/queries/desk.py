"""An office's desk: what waits for it, which clubs are late, which give cause for worry. A fixed set of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.urls import reverse

from chungtay.access.queries import names_of
from chungtay.access.queries.naming import answers_of_rooms
from chungtay.access.rules import Action
from chungtay.clubs import words as club_words
from chungtay.clubs.models import ClubState, Seat
from chungtay.clubs.queries import limits_on, pairs_in
from chungtay.clubs.rules import Composition, State, Warn, composition_warnings
from chungtay.figures.models import ClubMonth
from chungtay.figures.rules import Basis
from chungtay.journeys.rules import FOUNDING
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.money import group_digits
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.portal import words
from chungtay.portal.queries.counts import ClubLine, first_lines, lines_of
from chungtay.programme.rules import LimitName
from chungtay.web.rules import Todo

COLUMNS = (
    "member_count", "women_count", "sex_known_count", "member_55_count", "member_60_count", "age_known_count",
    "board_seat_count", "meeting_count", "month_without_count", "present_count", "expected_count", "club_count",
    "fund_vnd", "overdue_vnd", "met_area_count",
)  # fmt: skip
NAMED_AT_MOST = 5
COMMUNE_DEPTH = 2  # parts of the path of a commune of today


@dataclass(frozen=True)
class Worry:
    """Clubs that share a trouble: how many, and the first of them by name."""

    text: str
    count: int
    first: Sequence[ClubLine]


@dataclass(frozen=True)
class Line:
    """A club on the desk."""

    club: ClubLine
    state: str
    warnings: Sequence[str]
    is_active: bool = True

    @property
    def has_met(self) -> bool:
        return self.club.counts["meeting_count"] > 0


@dataclass(frozen=True)
class Desk:
    """Whose desk, what waits, who is late, who worries."""

    name: str
    is_of_communes: bool
    waiting: Sequence[Todo]
    late: Sequence[Worry]
    worries: Sequence[Worry]
    changed: Sequence[str]
    club_count: int
    limits: Mapping[str, int]  # those of the month that is shown


def real_months(reach: Reach, month: Month) -> "QuerySet[Any]":
    """The month of every real club of the reach that is living, the silent ones too."""
    rows = ClubMonth.objects.within(reach).filter(month=month.first, club__is_published_only=False)
    return rows.filter(Q(club_count=1) | Q(basis=Basis.SILENT))


def desk_of(act: Act, month: Month) -> Desk:
    """The desk of everything this act keeps an office for."""
    reach = act.reach(Action.SEE_OFFICE)
    roots = sorted(reach.roots)
    is_of_communes = all(len(root.strip("/").split("/")) >= COMMUNE_DEPTH for root in roots)
    names = names_of(roots, act.day)
    rows = real_months(reach, month)
    limits = limits_on(roots[0], month.last)
    least = limits.get(LimitName.ATTENDANCE_SHARE_MIN, 0)
    few = Q(expected_count__gt=0, present_count__lt=F("expected_count") * least / 10_000)
    late, worries, club_count = _troubles(
        rows,
        [(words.LATE_MEETING, Q(meeting_count=0, month_without_count=0) & ~Q(basis=Basis.SILENT))],
        [
            (words.WORRY_SHORTAGE, Q(shortage_vnd__gt=0)),
            (words.WORRY_OVERDUE, Q(overdue_over_90_vnd__gt=0)),
            (words.WORRY_SILENT, Q(basis=Basis.SILENT)),
            (words.WORRY_DIFFERS, Q(differing_club_count__gt=0)),
            (words.WORRY_CARRIED, Q(basis=Basis.CARRIED)),
            (words.WORRY_ATTENDANCE, few),
        ],
    )
    return Desk(
        name=", ".join(names.get(root, "") for root in roots),
        is_of_communes=is_of_communes,
        waiting=_waiting(act, reach, is_of_communes),
        late=late,
        worries=worries,
        changed=changed_in(reach, month),
        club_count=club_count,
        limits=limits,
    )


Asked = Sequence[tuple[Any, Q]]


def _troubles(rows: "QuerySet[Any]", late: Asked, worries: Asked) -> tuple[list[Worry], list[Worry], int]:
    """Who is late and who worries, with the first by name, and of how many. One query counts, one names."""
    every = [*late, *worries]
    counts = rows.aggregate(
        all=Count("club_id"), **{f"q{at}": Count("club_id", filter=q) for at, (_, q) in enumerate(every)}
    )
    first = first_lines(rows, [q for _, q in every], ("club_count",), NAMED_AT_MOST)
    found = [Worry(str(text), counts[f"q{at}"], first[at]) for at, (text, _) in enumerate(every)]
    return (
        [each for each in found[: len(late)] if each.count],
        [each for each in found[len(late) :] if each.count],
        counts["all"],
    )


CHANGES = ("new_club_count", "closed_club_count", "joined_count", "left_count", "died_count", "member_count")


def changed_in(reach: Reach, month: Month) -> list[str]:
    """What is new since the month before, as sentences. One query."""
    rows = ClubMonth.objects.within(reach).filter(
        club__is_published_only=False, month__in=[month.previous.first, month.first]
    )
    by_month = rows.values("month").annotate(**{f"sum_{name}": Sum(name) for name in CHANGES})
    sums = {Month.of(row["month"]): {name: row[f"sum_{name}"] for name in CHANGES} for row in by_month}
    now, before = sums.get(month, {}), sums.get(month.previous, {})
    told = [str(text).format(count=group_digits(now[name])) for name, text in words.CHANGED.items() if now.get(name)]
    grown = (now.get("member_count") or 0) - (before.get("member_count") or 0)
    if now and before and grown:
        told.append(str(words.MEMBERS_CHANGED).format(sign="+" if grown > 0 else "−", count=group_digits(abs(grown))))
    return told


def _waiting(act: Act, reach: Reach, is_of_communes: bool) -> list[Todo]:
    """What only this office can do. Duplicates are searched where the reach is a commune, not over a province."""
    mine = act.reach(Action.FOUND_CLUB)
    seats = Seat.objects.within(mine).filter(map__valid_to=None, is_confirmed=False, club__is_published_only=False)
    founding = ClubState.objects.open().within(mine).filter(state__in=[state.value for state in FOUNDING])
    still_open = Meeting.objects.within(reach).filter(closed_at=None, held_on__lt=act.day)
    counts = counts_of(seats, founding, still_open)
    twins = len(pairs_in(mine, act.day)) if is_of_communes and not mine.is_empty else 0
    found: list[tuple[int, Any, str]] = [
        (counts[0], words.WAIT_SEATS, reverse("clubs:clubs") + "?cho=on"),
        (counts[1], words.WAIT_FOUNDING, reverse("journeys:foundings")),
        (twins, words.WAIT_DUPLICATES, reverse("clubs:duplicates")),
        (counts[2], words.WAIT_MEETINGS, reverse("clubs:clubs")),
    ]
    told = [Todo(str(text).format(count=count), url) for count, text, url in found if count]
    return [*told, *(todo for ask in answers_of_rooms("desk_todos") for todo in ask(act))]


def counts_of(*rows: "QuerySet[Any]") -> list[int]:
    """How many there are of each. One query."""
    parts = [
        each.order_by().annotate(at=Value(at)).values("at").annotate(count=Count("pk")).values_list("at", "count")
        for at, each in enumerate(rows)
    ]
    found = dict(parts[0].union(*parts[1:], all=True))
    return [found.get(at, 0) for at in range(len(rows))]


def club_lines(reach: Reach, month: Month, limits: Mapping[str, int]) -> list[Line]:
    """The clubs of the desk with their month, held against its limits. Two queries, however many clubs."""
    lines = lines_of(real_months(reach, month), COLUMNS)
    day = month.last
    of = ClubState.objects.filter(club_id__in=[line.club_id for line in lines])
    states = dict(of.on(day).values_list("club_id", "state"))
    return [
        Line(
            line,
            str(club_words.STATES[State(states[line.club_id])]) if line.club_id in states else "",
            _warnings(line, limits),
            states.get(line.club_id) == State.ACTIVE,
        )
        for line in lines
    ]


def _warnings(line: ClubLine, limits: Mapping[str, int]) -> list[str]:
    """The composition against the limits, as far as the numbers of the month say; nothing guessed where they do not."""
    counts = line.counts
    if not counts["member_count"] or counts["sex_known_count"] < counts["member_count"]:
        return []
    who = Composition(
        counts["member_count"], counts["women_count"], counts["member_55_count"], counts["member_60_count"]
    )
    found = composition_warnings(who, limits)
    return [club_words.warning(warned) for warned in found if warned.warn not in (Warn.BIRTH_UNKNOWN, Warn.SEX_UNKNOWN)]
