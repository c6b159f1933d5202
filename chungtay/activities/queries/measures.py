"""The least that each area asks for, and the evidence for it: the room's own, and what the rooms above add.

A room above says in its `columns.py` (found while Django starts, before those of this room) what it keeps:

    add_evidence("dialogue", "SELECT d.held_on AS happened_on, 1 AS n FROM rights_dialogue d"
                 " WHERE d.club_id = s.club_id AND d.held_on >= s.since AND d.held_on < s.until",
                 closes=(Kind.DIALOGUE,))

adds rows to a measure that is counted over time; `s` offers `club_id`, `since` and `until` (half-open days). `closes`
names kinds of activities that are written in that room from now on, so that nothing is counted twice: they are offered
no more.

    add_measure(Measure("borrower", ActivityArea.INCOME, LimitName.BORROWER_SHARE_MIN, How.SHARE,
                        words.EVER_BORROWED, column="ever_borrowed_count", of="member_count"))

adds a measure that holds on a day, read from a column of `ClubMonth` that the room fills; one of the same code takes
the place of the first. Its limit is one of `programme.rules.AREA_LIMITS`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chungtay.activities import words
from chungtay.activities.rules import COUNTED, COUNTS_PEOPLE_HELPED, COUNTS_TOWARDS, How, Kind
from chungtay.clubs.rules import ActivityArea
from chungtay.programme.rules import AREA_LIMITS, LimitName

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Measure:
    """One least of an area. `name` is what is counted, as read after a number; `column` holds it if not our own.

    `in_months`: not the times are counted but the months in which there was one.
    """

    code: str
    area: ActivityArea
    limit: LimitName
    how: How
    name: "str | _StrPromise"
    column: str = ""
    of: str = ""
    in_months: bool = False

    @property
    def is_counted(self) -> bool:
        return self.how in COUNTED

    @property
    def held_in(self) -> str:
        """The column of `ClubMonth` it is read from."""
        return self.column or f"{self.code}_year_count"


_A = ActivityArea
_MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure("check_up", _A.HEALTH, LimitName.CHECK_UPS_A_YEAR_MIN, How.A_YEAR, words.CHECK_UPS),
        Measure(
            "home_care_volunteer", _A.HOMECARE, LimitName.HOME_CARE_VOLUNTEERS_MIN, How.STANDING, words.VOLUNTEERS,
            column="care_team_count",
        ),
        Measure(
            "community_help", _A.SELFHELP, LimitName.COMMUNITY_HELPS_A_MONTH_MIN, How.A_MONTH, words.COMMUNITY_HELPS
        ),
        Measure("sudden_help", _A.SELFHELP, LimitName.SUDDEN_HELPS_A_MONTH_MIN, How.A_MONTH, words.SUDDEN_HELPS),
        Measure("rights_talk", _A.RIGHTS, LimitName.RIGHTS_TALKS_A_YEAR_MIN, How.A_YEAR, words.RIGHTS_TALKS),
        Measure("rights_helped", _A.RIGHTS, LimitName.RIGHTS_HELPED_A_YEAR_MIN, How.A_YEAR, words.RIGHTS_HELPED),
        Measure("dialogue", _A.RIGHTS, LimitName.DIALOGUES_A_YEAR_MIN, How.A_YEAR, words.DIALOGUES),
        Measure(
            "proposal_solved", _A.RIGHTS, LimitName.PROPOSALS_SOLVED_A_YEAR_MIN, How.A_YEAR, words.PROPOSALS_SOLVED
        ),
        Measure("topic", _A.AWARENESS, LimitName.TOPICS_A_YEAR_MIN, How.A_YEAR, words.TOPICS),
        Measure(
            "art_team", _A.SPIRIT, LimitName.ART_TEAM_WITHIN_MONTHS, How.WITHIN, words.ART_TEAM,
            column="art_team_club_count",
        ),
        Measure("exchange", _A.SPIRIT, LimitName.EXCHANGES_A_YEAR_MIN, How.A_YEAR, words.EXCHANGES),
        Measure(
            "raising_month", _A.RESOURCE, LimitName.RAISING_MONTHS_A_YEAR_MIN, How.A_YEAR, words.RAISING_MONTHS,
            in_months=True,
        ),
    )
}  # fmt: skip
_EVIDENCE: list[tuple[str, str]] = []
_CLOSED: set[Kind] = set()


def add_measure(measure: Measure) -> None:
    """Hold an area to something that a room above keeps. Called once per room, while Django starts."""
    assert measure.limit in AREA_LIMITS, "its changes must be followed"
    assert not measure.is_counted, "what is counted over time is evidence for a measure of this room"
    _MEASURES[measure.code] = measure


def add_evidence(code: str, sql: str, *, closes: Sequence[Kind] = ()) -> None:
    """Let rows of a room above count towards a measure. Called like `add_measure`; given twice it stands once."""
    assert _MEASURES[code].is_counted, "what holds on a day is read from a column"
    if (code, sql) not in _EVIDENCE:
        _EVIDENCE.append((code, sql))
    _CLOSED.update(closes)


def closed_kinds() -> frozenset[Kind]:
    """Kinds that another room writes in full: no longer offered."""
    return frozenset(_CLOSED)


def measures() -> tuple[Measure, ...]:
    """Every measure, in the order of the areas."""
    order = list(ActivityArea)
    return tuple(sorted(_MEASURES.values(), key=lambda each: order.index(each.area)))


def counted_measures() -> tuple[Measure, ...]:
    """Those counted over time, each with its column in `ClubMonth`."""
    return tuple(each for each in measures() if each.is_counted)


def evidence_sql() -> str:
    """Lines of (code, happened_on, n) for the club and days of `s`: our own, topics of meetings, other rooms'."""
    own = [_own(code, kinds) for code, kinds in COUNTS_TOWARDS.items()]
    told = [f"SELECT '{code}', e.happened_on, e.n FROM ({sql}) e" for code, sql in _EVIDENCE]  # noqa: S608 - our own text
    return "\nUNION ALL\n".join([*own, _TOPICS, _RIGHTS_TOPICS, *told])


def counts_sql() -> str:
    """Each counted measure summed over lines of `evidence_sql`, as columns."""
    return ", ".join(
        f"(count(DISTINCT date_trunc('month', line.happened_on)) FILTER (WHERE line.code = '{each.code}'))::int"
        f" AS {each.held_in}"
        if each.in_months
        else f"(coalesce(sum(line.n) FILTER (WHERE line.code = '{each.code}'), 0))::int AS {each.held_in}"
        for each in counted_measures()
    )


def _own(code: str, kinds: Sequence[Kind]) -> str:
    n = "a.helped_count" if code in COUNTS_PEOPLE_HELPED else "1"
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"""SELECT '{code}' AS code, a.happened_on, {n}::int AS n FROM activities_activity a
 WHERE a.club_id = s.club_id AND a.withdrawn_at IS NULL AND a.kind IN ({listed})
   AND a.happened_on >= s.since AND a.happened_on < s.until"""  # noqa: S608 - put together from our own text


_MEETINGS = """FROM meetings_meeting m JOIN meetings_topic t ON t.meeting_id = m.id
 WHERE m.club_id = s.club_id AND m.held_on >= s.since AND m.held_on < s.until"""
_TOPICS = f"SELECT 'topic' AS code, m.held_on AS happened_on, 1 AS n {_MEETINGS}"
# Two topics of one meeting are one session on rights.
_RIGHTS_TOPICS = f"""SELECT DISTINCT ON (m.id) 'rights_talk' AS code, m.held_on AS happened_on, 1 AS n {_MEETINGS}
   AND t.area = '{ActivityArea.RIGHTS}'"""
_RIGHTS_TOPICS = f"SELECT * FROM ({_RIGHTS_TOPICS}) rights"  # noqa: S608 - put together from our own text
