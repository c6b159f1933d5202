"""Which boards, posts and volunteers are untrained: computed from the dated posts of a day and the certificates.

Whoever holds a post on the day is asked for each course of the catalogue that is required for it; they were taught
where a certificate of that course stands for them, whatever post or club they had then. One statement, however many.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from django.db import connection

from chungtay.clubs.rules import LIVING
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.training.rules import BOARD_AUDIENCES, Audience, Untrained

_POSTS = """
WITH here AS (
    SELECT c.id, c.name, c.path, c.sort_key FROM clubs_club c JOIN clubs_clubstate s ON s.club_id = c.id
    WHERE c.path LIKE ANY(%(below)s) AND NOT c.is_published_only AND s.state = ANY(%(living)s)
      AND s.valid_from <= %(day)s AND (s.valid_to IS NULL OR s.valid_to > %(day)s)
      AND c.name_fold LIKE ALL(%(words)s)
), posts AS (
    SELECT here.id AS club_id, s.person_id, s.post AS audience, s.valid_from AS since
    FROM here JOIN clubs_boardseat s ON s.club_id = here.id
    WHERE s.valid_from <= %(day)s AND (s.valid_to IS NULL OR s.valid_to > %(day)s)
  UNION ALL
    SELECT here.id, m.person_id, 'care_volunteer', r.valid_from
    FROM here JOIN care_carer r ON r.club_id = here.id JOIN clubs_membership m ON m.id = r.membership_id
    WHERE r.valid_from <= %(day)s AND (r.valid_to IS NULL OR r.valid_to > %(day)s)
), taught AS (
    SELECT coalesce(p.merged_into_id, p.id) AS person_id, k.code, max(l.ends_on) AS taught_on
    FROM training_trainingcertificate x JOIN training_participation t ON t.id = x.trainee_id
    JOIN training_class l ON l.id = t.training_class_id JOIN training_course k ON k.id = l.course_id
    JOIN people_person p ON p.id = t.person_id
    WHERE x.struck_at IS NULL AND l.ends_on <= %(day)s GROUP BY 1, 2
), needs AS (
    SELECT posts.club_id, posts.person_id, posts.audience, posts.since, max(taught.taught_on) AS taught_on,
        array_remove(array_agg(CASE WHEN taught.code IS NULL THEN k.name END ORDER BY k.id), NULL) AS missing
    FROM posts JOIN here ON here.id = posts.club_id
    LEFT JOIN training_course k ON posts.audience = ANY(k.required_for) AND k.valid_from <= %(day)s
        AND (k.valid_to IS NULL OR k.valid_to > %(day)s) AND here.path LIKE k.path || '%%'
    LEFT JOIN taught ON taught.person_id = posts.person_id AND taught.code = k.code
    GROUP BY 1, 2, 3, 4
)
"""
_CLUBS = """, lines AS (
    SELECT here.id, here.name, here.path, here.sort_key,
        count(needs.club_id) FILTER (WHERE needs.audience <> 'care_volunteer') AS post_count,
        count(needs.club_id) FILTER (WHERE needs.audience <> 'care_volunteer' AND missing = '{}') AS trained_posts,
        count(needs.club_id) FILTER (WHERE needs.audience = 'care_volunteer') AS carer_count,
        count(needs.club_id) FILTER (WHERE needs.audience = 'care_volunteer' AND missing = '{}') AS trained_carers,
        array_remove(array_agg(CASE WHEN needs.missing <> '{}' AND needs.audience <> 'care_volunteer'
            THEN needs.audience END ORDER BY needs.audience), NULL) AS untrained_posts,
        min(needs.since) FILTER (WHERE needs.missing <> '{}') AS since
    FROM here LEFT JOIN needs ON needs.club_id = here.id GROUP BY 1, 2, 3, 4
)
"""
_WHICH = {
    Untrained.ANY: "post_count = 0 OR trained_posts < post_count OR trained_carers < carer_count",
    Untrained.WHOLE_BOARD: "post_count > 0 AND trained_posts = 0",
    Untrained.PART_OF_BOARD: "trained_posts > 0 AND trained_posts < post_count",
    Untrained.VOLUNTEERS: "trained_carers < carer_count",
    Untrained.NO_BOARD: "post_count = 0",
    Untrained.NOBODY: "post_count > 0 AND trained_posts = post_count AND trained_carers = carer_count",
    Untrained.ALL: "true",
}
SORTS = {
    "ten": ("sort_key", "id"),
    "noi": ("path", "sort_key"),
    "bcn": ("post_count - trained_posts", "sort_key"),
    "tnv": ("carer_count - trained_carers", "sort_key"),
    "tu": ("since", "sort_key"),
}


@dataclass(frozen=True)
class ClubTrained:
    """A club: its board and its volunteers, how many of each are trained, since when the first untrained one serves."""

    club_id: int
    name: str
    path: str
    post_count: int
    trained_posts: int
    carer_count: int
    trained_carers: int
    untrained_posts: tuple[Audience, ...]
    since: date | None

    @property
    def commune_path(self) -> str:
        return self.path.rstrip("/").rpartition("/")[0] + "/"


@dataclass(frozen=True)
class PostTrained:
    """Somebody in a post: which required courses they still lack, when they were last taught one."""

    club_id: int
    club_name: str
    club_path: str
    person_id: int
    name: str
    audience: Audience
    since: date
    missing: tuple[str, ...]
    taught_on: date | None
    had_course: bool

    @property
    def commune_path(self) -> str:
        return self.club_path.rstrip("/").rpartition("/")[0] + "/"


class Lines(Sequence[ClubTrained]):
    """The clubs of the list; a page of them is fetched alone."""

    def __init__(self, sql: str, given: dict[str, Any], order: str) -> None:
        self._sql, self._given, self._order = sql, given, order

    def __len__(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"{self._sql} SELECT count(*) FROM chosen", self._given)  # noqa: S608 - our own words
            return int(cursor.fetchone()[0])

    @overload
    def __getitem__(self, at: int) -> ClubTrained: ...
    @overload
    def __getitem__(self, at: slice) -> list[ClubTrained]: ...
    def __getitem__(self, at: int | slice) -> ClubTrained | list[ClubTrained]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        first = at.start or 0
        limit = "ALL" if at.stop is None else str(int(at.stop) - int(first))
        sql = f"{self._sql} SELECT * FROM chosen ORDER BY {self._order} LIMIT {limit} OFFSET {int(first)}"  # noqa: S608 - ours
        with connection.cursor() as cursor:
            cursor.execute(sql, self._given)
            return [_club(row) for row in cursor.fetchall()]

    def __iter__(self) -> Iterator[ClubTrained]:
        return iter(self[0:])


def _club(row: Sequence[Any]) -> ClubTrained:
    club_id, name, path, _key, posts, trained, carers, trained_carers, untrained, since = row
    waiting = {Audience(each) for each in untrained}
    in_order = tuple(each for each in BOARD_AUDIENCES if each in waiting)
    return ClubTrained(club_id, name, path, posts, trained, carers, trained_carers, in_order, since)


def _given(reach: Reach, day: date, text: str) -> dict[str, Any]:
    return {
        "below": [f"{root}%" for root in sorted(reach.roots)],
        "living": sorted(LIVING),
        "day": day,
        "words": [f"%{word}%" for word in fold(text[:120]).split()] or ["%"],
    }


def clubs_trained(
    reach: Reach, day: date, *, which: Untrained = Untrained.ANY, text: str = "", sort: str = "-bcn"
) -> Lines:
    """The living clubs of a reach and how far their boards and volunteers are trained on a day."""
    chosen = f"{_POSTS}{_CLUBS}, chosen AS (SELECT * FROM lines WHERE {_WHICH[which]})"  # noqa: S608 - our own words
    fields = SORTS[sort.removeprefix("-")]
    first = f"{fields[0]} {'DESC' if sort.startswith('-') else 'ASC'} NULLS LAST"
    return Lines(chosen, _given(reach, day, text), ", ".join((first, *fields[1:])))


@dataclass(frozen=True)
class Totals:
    """Of all clubs of a reach together."""

    club_count: int
    untrained_boards: int
    post_count: int
    trained_posts: int
    carer_count: int
    trained_carers: int


def totals_of(reach: Reach, day: date) -> Totals:
    """How far the boards and volunteers of a reach are trained on a day."""
    sql = f"""{_POSTS}{_CLUBS} SELECT count(*), count(*) FILTER (WHERE post_count > 0 AND trained_posts = 0),
        coalesce(sum(post_count), 0), coalesce(sum(trained_posts), 0), coalesce(sum(carer_count), 0),
        coalesce(sum(trained_carers), 0) FROM lines"""  # noqa: S608 - our own words only
    with connection.cursor() as cursor:
        cursor.execute(sql, _given(reach, day, ""))
        return Totals(*(int(value) for value in cursor.fetchone()))


def posts_trained(
    reach: Reach,
    day: date,
    *,
    text: str = "",
    is_untrained: bool = False,
    code: str = "",
    audiences: Sequence[str] = (),
) -> list[PostTrained]:
    """Everybody in a post of the clubs of a reach, by area, club and post. `code`: of which course it is told whether
    they had it."""
    order = "','".join(Audience)
    sql = f"""{_POSTS} SELECT here.id, here.name, here.path, needs.person_id, p.full_name, needs.audience, needs.since,
            needs.missing, needs.taught_on,
            EXISTS (SELECT FROM taught WHERE taught.person_id = needs.person_id AND taught.code = %(code)s)
        FROM needs JOIN here ON here.id = needs.club_id JOIN people_person p ON p.id = needs.person_id
        WHERE needs.audience = ANY(%(audiences)s) {"AND needs.missing <> '{}'" if is_untrained else ""}
        ORDER BY substring(here.path FROM '^(.*/)c'), here.sort_key, here.id,
            array_position(ARRAY['{order}'], needs.audience::text), p.sort_key"""  # noqa: S608 - our own words
    asked = {"audiences": list(audiences) or [each.value for each in Audience], "code": code}
    with connection.cursor() as cursor:
        cursor.execute(sql, _given(reach, day, text) | asked)
        return [_post(row) for row in cursor.fetchall()]


def _post(row: Sequence[Any]) -> PostTrained:
    club_id, club_name, path, person_id, name, audience, since, missing, taught_on, had_course = row
    return PostTrained(
        club_id, club_name, path, person_id, name, Audience(audience), since, tuple(missing), taught_on, had_course
    )
