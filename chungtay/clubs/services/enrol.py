"""Enrolling members: one set-wise service, of which a single member is a set of one."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import IntegrityError, connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import (
    BatchInUse,
    ClubNotFound,
    LineRefused,
    MembershipNotFound,
    NewMember,
    Prepared,
    RegisterRefused,
    common_path,
    prepare,
)
from chungtay.clubs.services.staging import Alike, alike_lines, leave_out, stage, wrong_lines
from chungtay.kernel.acts import Act
from chungtay.people.rules import DIMENSION_OF, PersonFacts, StatusValue

_PEOPLE = """
INSERT INTO people_person (id, key, full_name, name_fold, name_key, sort_key, sex, birth_year, birth_date, ethnicity,
    phone, commune_id, hamlet_id, address, known_as, path, association_card_no, association_joined_on,
    is_association_member, import_batch, created_at)
SELECT e.new_person_id, gen_random_uuid(), e.full_name, e.name_fold, e.name_key, e.sort_key, e.sex, e.birth_year,
    e.birth_date, e.ethnicity, e.phone, e.commune_id, e.hamlet_id, e.address, e.known_as, coalesce(a.path, '/'),
    e.card_no, e.association_joined_on, e.is_association_member, %(batch)s, %(at)s
FROM clubs_enrolling e LEFT JOIN places_area a ON a.id = e.commune_id WHERE e.person_id IS NULL
"""
# A line without a number takes its club's next, in the order of lines.
_MEMBERSHIPS = """
WITH top AS (
    SELECT e.club_id, greatest(max(e.number),
        (SELECT max(m.number) FROM clubs_membership m WHERE m.club_id = e.club_id)) AS number
    FROM clubs_enrolling e GROUP BY 1
)
INSERT INTO clubs_membership (id, key, club_id, person_id, number, valid_from, source, end_reason, import_batch)
SELECT e.membership_id, coalesce(e.key, md5(%(key)s || e.line)::uuid), e.club_id,
    coalesce(e.person_id, e.new_person_id),
    CASE WHEN e.number > 0 THEN e.number
        ELSE top.number + row_number() OVER (PARTITION BY e.club_id, e.number = 0 ORDER BY e.line) END,
    e.joined_on, e.source, '', %(batch)s
FROM clubs_enrolling e JOIN top ON top.club_id = e.club_id
"""
_STATUSES = """
INSERT INTO people_personstatus (key, person_id, dimension, value, valid_from, source)
SELECT gen_random_uuid(), coalesce(e.person_id, e.new_person_id), d.dimension, d.value, e.statuses_since, e.source
FROM clubs_enrolling e
JOIN LATERAL unnest(e.statuses) s(value) ON true
JOIN unnest(%(values)s::text[], %(dimensions)s::text[]) d(value, dimension) ON d.value = s.value
WHERE e.person_id IS NULL
"""


@dataclass(frozen=True)
class Enrolled:
    """What an enrolling wrote."""

    member_count: int
    club_count: int


@dataclass(frozen=True)
class RegisterChecked:
    """What would be refused of a register, and which lines may tell of people who are known already."""

    refused: list[LineRefused]
    alike: list[Alike]


@transaction.atomic
def enrol(
    act: Act,
    *,
    club: Club,
    key: UUID,
    joined_on: date,
    facts: PersonFacts | None = None,
    person_id: int | None = None,
    number: int = 0,
    statuses: tuple[StatusValue, ...] = (),
) -> Membership:
    """One member: a new person by `facts`, or someone who is known by `person_id`. Refuses as that one line would."""
    row = NewMember(
        club_id=club.pk,
        joined_on=joined_on,
        facts=facts,
        person_id=person_id,
        number=number,
        statuses=statuses,
        key=uuid5(key, "member"),
    )
    try:
        enrol_many(act, rows=[row], key=key)
    except RegisterRefused as refused:
        raise refused.lines[0].refusal from refused
    membership: Membership = Membership.objects.select_related("person").get(key=row.key)
    return membership


@transaction.atomic
def enrol_many(
    act: Act,
    *,
    rows: Sequence[NewMember] = (),
    prepared: Sequence[Prepared] = (),
    key: UUID,
    batch: int | None = None,
    lane: Lane = Lane.LIVE,
    on_alike: Callable[[list[Alike]], Collection[int]] | None = None,
) -> Enrolled:
    """Enrol a whole register: every line, or none and `RegisterRefused` with what is wrong with each.

    Needs KEEP_REGISTER at every club named. A line without a number takes its club's next, in the order of lines. The
    months of each club are marked from its own earliest joining. `batch` is what `undo_batch` takes back in one step.

    A mass import gives `Lane.BULK` and its lines `prepared` by other processes (`rules.prepare`) instead of `rows`.
    `on_alike` is told who looks alike within the actor's reach before anything is written; it may refuse, or answer
    with lines to leave out. No ORM object per row.
    """
    content = _content(rows, prepared, batch)
    prepared = [*prepared, prepare(rows, today=act.day)] if rows else list(prepared)
    clubs = _clubs_to_keep(act, prepared)
    line_count = sum(part.line_count for part in prepared)
    if not line_count or answered_before(key, content) is not None:
        return Enrolled(line_count, len(clubs))
    _lock(clubs)
    if refused := _staged(prepared):
        raise RegisterRefused(refused)
    if on_alike is not None and (left_out := on_alike(alike_lines(act.reach(Action.KEEP_REGISTER)))):
        leave_out(left_out)
        line_count -= len(left_out)
    sides = {value.value: side.value for value, side in DIMENSION_OF.items()}
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"batch": batch, "at": act.at})
        cursor.execute(_MEMBERSHIPS, {"batch": batch, "key": str(key)})
        cursor.execute(_STATUSES, {"values": list(sides), "dimensions": list(sides.values())})
    if line_count:
        _note_and_mark(act, clubs, key=key, content=content, lane=lane)
    return Enrolled(line_count, len(clubs))


@transaction.atomic
def check_register(act: Act, *, rows: Sequence[NewMember] = (), prepared: Sequence[Prepared] = ()) -> RegisterChecked:
    """The same questions as `enrol_many`, and who looks alike within the actor's reach; writes nothing."""
    prepared = [*prepared, prepare(rows, today=act.day)] if rows else list(prepared)
    _clubs_to_keep(act, prepared)
    refused = _staged(prepared)
    return RegisterChecked(refused, alike_lines(act.reach(Action.KEEP_REGISTER)))


def _staged(prepared: Sequence[Prepared]) -> list[LineRefused]:
    """Put the lines into the table; what is wrong with each, by itself or with what the database knows."""
    stage(prepared)
    refused = [line for part in prepared for line in part.refused]
    return sorted([*refused, *wrong_lines()], key=lambda each: each.line)


@transaction.atomic
def undo_batch(act: Act, *, batch: int, key: UUID) -> int:
    """Take back a whole import: its memberships, and the people who came with it. Returns how many memberships.

    Refuses once anything was written about one of them (attendance, a seat, money): then each is corrected alone.
    """
    content = {"batch": batch}
    members = Membership.objects.filter(import_batch=batch)
    paths = list(members.order_by().values_list("club__path", flat=True).distinct())
    for path in paths:
        act.must(Action.KEEP_REGISTER, path)
    if answered_before(key, content) is not None:
        return 0
    first = members.order_by("number").first()
    if first is None:
        raise MembershipNotFound(batch=batch)
    starts = list(members.order_by().values_list("club_id", "valid_from"))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM clubs_membership WHERE import_batch = %s", [batch])
            cursor.execute(
                "DELETE FROM people_personstatus s USING people_person p "
                "WHERE p.id = s.person_id AND p.import_batch = %s",
                [batch],
            )
            cursor.execute("DELETE FROM people_person WHERE import_batch = %s", [batch])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as in_use:
        raise BatchInUse(batch=batch) from in_use
    write_note(act, "clubs.undo_batch", first, path=_shared(paths), key=key, content=content)
    _mark_from(act, starts, Lane.BULK)
    return len(starts)


def _clubs_to_keep(act: Act, prepared: Sequence[Prepared]) -> list[Club]:
    """The clubs of these lines, each within the actor's reach: outside it there is no such club."""
    wanted = {club_id for part in prepared for club_id in part.club_ids}
    clubs = list(Club.objects.filter(pk__in=wanted).order_by("pk"))
    reach = act.reach(Action.KEEP_REGISTER)
    outside = wanted - {club.pk for club in clubs if reach.covers(club.path)}
    if outside:
        raise ClubNotFound(club_id=min(outside))
    return clubs


def _lock(clubs: Sequence[Club]) -> None:
    """Two forms that enrol in one club wait for each other, so that numbers and memberships are given once."""
    ids = [club.pk for club in clubs]
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM clubs_club WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", [ids])


def _content(rows: Sequence[NewMember], prepared: Sequence[Prepared], batch: int | None) -> dict[str, object]:
    """What the form said, and nothing of the day it was sent again."""
    mark = hashlib.sha256("".join(map(repr, rows)).encode())
    for part in prepared:
        mark.update(part.text)
    return {"batch": batch, "rows": mark.hexdigest()}


def _note_and_mark(act: Act, clubs: Sequence[Club], *, key: UUID, content: dict[str, object], lane: Lane) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT club_id, min(joined_on), min(membership_id) FROM clubs_enrolling GROUP BY 1")
        starts = cursor.fetchall()
    row = Membership(pk=min(start[2] for start in starts))
    path = _shared([club.path for club in clubs])
    write_note(act, "clubs.enrol", row, path=path, key=key, content=content)
    _mark_from(act, [(club_id, joined_on) for club_id, joined_on, _ in starts], lane)


def _mark_from(act: Act, starts: Sequence[tuple[int, date]], lane: Lane) -> None:
    """Mark each club from the month of its own earliest day."""
    earliest: dict[int, date] = {}
    for club_id, day in starts:
        earliest[club_id] = min(day, earliest.get(club_id, day))
    months: dict[date, list[int]] = {}
    for club_id, day in sorted(earliest.items()):
        months.setdefault(day.replace(day=1), []).append(club_id)
    for month, club_ids in months.items():
        mark_stale(act, club_ids, since=month, lane=lane)


def _shared(paths: Sequence[str]) -> str:
    path = paths[0]
    for other in paths[1:]:
        path = common_path(path, other)
    return path
