"""How rooms say what they count: `tally`, `fill`, `derive`, `sign_of_life`. Called from each room's `columns.py`.

Two relations may be read in the SQL given here. Their names are fixed; everything else is the room's own tables.

`stale s`: the club-months being counted, one row each.

    club_id    bigint
    month      date     its first day
    next_on    date     the first day after it: `held_on >= s.month AND held_on < s.next_on`
    ends_on    date     its last day: on this day facts about the club itself hold
    stock_on   date     the day on which stocks are read from the club's books: the last day of the month the club last
                        wrote in (`ends_on`, or up to three months before when carried over). NULL when its stocks do
                        not come from books, so that `valid_from <= s.stock_on` finds nothing
    is_counted boolean  the club is living, not silent and not stood for by another row: club_count is 1
    least      jsonb    what the eight areas ask of it at the end of the month: limit by name; NULL where no books are

`asked a`: the clubs whose months are judged, with the days that matter: `club_id`, `since`, `until` (half-open).

Whatever a fill returns, `figures` keeps the rules of sources: a stock of the books counts only when the books are the
source (else the sheet's value, else 0), a fact about the club only when `is_counted`. Flows are never judged: rows
dated in the month are counted in the month.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Total:
    """A column that adds up a number of each line, instead of counting lines: `guest_count=Total("guest_count")`.

    `where` says which lines have a part in it; the others are not listed behind the figure either.
    """

    sql: str
    where: str = "TRUE"


@dataclass(frozen=True)
class Fill:
    """Columns with the SQL that counts them, and how to list the lines behind each."""

    room: str
    columns: tuple[str, ...]
    sql: str  # one row per club-month that has something: club_id, month, and the columns by name
    row_kind: str = ""  # "clubs.membership": whose pages show a line
    lines: str = ""  # one row per counted line; empty when the lines cannot be listed
    conditions: dict[str, str] = field(default_factory=dict)  # column → which lines it counts
    values: dict[str, str] = field(default_factory=dict)  # column → what it adds up, for totals


@dataclass(frozen=True)
class Derived:
    """A column computed from other columns of the same club-month."""

    room: str
    column: str
    sql: str


class Registry:
    """What all rooms declared. One for the process, filled while Django starts."""

    fills: ClassVar[list[Fill]] = []
    derived: ClassVar[list[Derived]] = []
    signs: ClassVar[list[tuple[str, str]]] = []  # (room, sql)

    @classmethod
    def owners(cls) -> dict[str, list[str]]:
        """Column → the rooms that fill it; the house test wants exactly one each."""
        found: dict[str, list[str]] = {}
        for one in cls.fills:
            for column in one.columns:
                found.setdefault(column, []).append(one.room)
        for each in cls.derived:
            found.setdefault(each.column, []).append(each.room)
        return found

    @classmethod
    def fill_of(cls, column: str) -> Fill | None:
        """The fill that counts this column; None when it is derived."""
        return next((one for one in cls.fills if column in one.columns), None)


def fill(*columns: str, sql: str, room: str) -> None:
    """Fill columns by a SELECT of (club_id, month, each column by name) FROM stale s, at most one row per club-month.

    A club-month without a row has zeros. Where the counted lines can be listed, `tally` makes this SELECT itself.
    """
    Registry.fills.append(Fill(room, columns, sql))


def tally(room: str, *, rows: str, lines: str, **columns: str | Total) -> None:
    """Count lines, and let every figure open down to exactly the lines it counted.

    `lines` is a SELECT FROM stale s with one row per thing counted and at least these columns: `club_id`, `month`,
    `row_id` (bigint), `happened_on` (date or NULL) and `label` (text, shown to whoever may see the club). What else it
    returns can be used in the conditions. `rows` names what a line is, "clubs.membership", so that pages know where to
    link. Each column is a condition ("sex = 'F'", "TRUE" for all lines), or a `Total` of a number of each line.

        tally("meetings", rows="meetings.meeting",
              lines="SELECT s.club_id, s.month, m.id AS row_id, m.held_on AS happened_on, '' AS label,"
                    " m.kind, m.guest_count FROM stale s JOIN meetings_meeting m ON m.club_id = s.club_id"
                    "   AND m.held_on >= s.month AND m.held_on < s.next_on",
              meeting_count="kind = 'monthly'", guest_count=Total("guest_count"))
    """
    conditions = {name: how.where if isinstance(how, Total) else how for name, how in columns.items()}
    values = {name: how.sql for name, how in columns.items() if isinstance(how, Total)}
    counts = ",\n  ".join(
        f"coalesce(sum({values[name]}) FILTER (WHERE {condition}), 0)::bigint AS {name}"
        if name in values
        else _counted(condition, name)
        for name, condition in conditions.items()
    )
    sql = f"SELECT club_id, month,\n  {counts}\nFROM ({lines}) line GROUP BY club_id, month"
    Registry.fills.append(Fill(room, tuple(columns), sql, rows, lines, conditions, values))


def _counted(condition: str, name: str) -> str:
    return (
        f"count(*)::int AS {name}" if condition == "TRUE" else f"(count(*) FILTER (WHERE {condition}))::int AS {name}"
    )


def derive(room: str, **columns: str) -> None:
    """Compute columns from others of the same row: `r` offers every filled column and all of `stale`."""
    Registry.derived.extend(Derived(room, name, sql) for name, sql in columns.items())


def sign_of_life(room: str, *, sql: str) -> None:
    """Say when a club wrote something that is dated in a month, so that the month counts as kept in its books.

    A SELECT of (club_id, month as first day) FROM asked a; rows may repeat. Only days with `a.since <= day < a.until`
    matter, so narrow by them:

        sign_of_life("meetings", sql="SELECT m.club_id, date_trunc('month', m.held_on)::date FROM asked a"
                                     " JOIN meetings_meeting m ON m.club_id = a.club_id"
                                     " AND m.held_on >= a.since AND m.held_on < a.until")
    """
    Registry.signs.append((room, sql))


def unknown_columns(known: Iterable[str]) -> set[str]:
    """Columns that a room fills although `figures` does not declare them."""
    return set(Registry.owners()) - set(known)
