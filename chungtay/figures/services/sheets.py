"""Paper sheets typed for a club, and published lists taken in whole: the input rows under figures without books."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.figures.models import Sheet
from chungtay.figures.rules import (
    SHEET_COLUMNS,
    SheetForPlaceholder,
    SheetMonthInFuture,
    SheetOfUnknownClub,
    SheetSource,
    SheetWithoutSource,
    check_sheet,
)
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def record_sheet(
    act: Act, *, club: Club, key: UUID, month: Month, values: Mapping[str, int | None], source: str
) -> Sheet:
    """Type what a paper sheet says of a club and month. A later sheet of the same month takes the earlier one's place.

    Refuses unknown or impossible numbers, a month to come, a sheet without a source, and one for a placeholder.
    """
    act.must(Action.TYPE_SHEET, club.path)
    content = {"club": club.pk, "month": month, "values": dict(values), "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return Sheet.objects.get(pk=row_id)
    if club.is_published_only:
        raise SheetForPlaceholder(club=club.name)
    return _write(act, club, SheetSource.SHEET, month, values, source, key, content)


@transaction.atomic
def record_published(
    act: Act, *, club: Club, key: UUID, month: Month, values: Mapping[str, int | None], source: str
) -> Sheet:
    """Type what a published list says of one club or placeholder at the end of a month; it holds until the next one."""
    act.must(Action.KEEP_PROGRAMME, club.path)
    content = {"published": club.pk, "month": month, "values": dict(values), "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return Sheet.objects.get(pk=row_id)
    return _write(act, club, SheetSource.PUBLISHED, month, values, source, key, content)


def _write(
    act: Act,
    club: Club,
    origin: SheetSource,
    month: Month,
    values: Mapping[str, int | None],
    source: str,
    key: UUID,
    content: Mapping[str, object],
) -> Sheet:
    source = clean(source)
    _check(act, month, source)
    check_sheet(values, is_published=origin is SheetSource.PUBLISHED)
    Club.objects.select_for_update().get(pk=club.pk)  # two sheets of one club at once stand one after the other
    before = Sheet.objects.filter(club=club, month=month.first, origin=origin, superseded_by__isnull=True).first()
    if before is not None:
        # The standing one steps aside first: only one may stand, and it cannot name a successor that is not there yet.
        Sheet.objects.filter(pk=before.pk).update(superseded_by=before)
    said = {column: value for column, value in values.items() if value is not None}
    sheet = Sheet.objects.create(
        key=key,
        club=club,
        month=month.first,
        origin=origin,
        source=source,
        typed_by_id=act.actor_id,
        typed_at=act.at,
        **said,
    )
    if before is not None:
        Sheet.objects.filter(pk=before.pk).update(superseded_by=sheet)
    write_note(
        act,
        "figures.record_sheet" if origin is SheetSource.SHEET else "figures.record_published",
        sheet,
        path=club.path,
        fields=said,
        key=key,
        content=content,
    )
    mark_stale(act, [club.pk], since=month.first)
    return sheet


def _check(act: Act, month: Month, source: str) -> None:
    if not source:
        raise SheetWithoutSource()
    if month > Month.of(act.day):
        raise SheetMonthInFuture(month=month)


@dataclass(frozen=True)
class PublishedLine:
    """One club of a published list with its numbers."""

    club_id: int
    values: Mapping[str, int | None]


@transaction.atomic
def publish_totals(
    act: Act, *, key: UUID, month: Month, lines: Sequence[PublishedLine], source: str, lane: Lane = Lane.BULK
) -> int:
    """Take in a whole published list at the end of a month, set-wise: all lines or none. Returns how many.

    Each line takes the place of what an earlier list said of that club and month.
    """
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    content = {"month": month, "source": source, "lines": [(line.club_id, dict(line.values)) for line in lines]}
    if answered_before(key, content) is not None:
        return len(lines)
    source = clean(source)
    _check(act, month, source)
    for line in lines:
        check_sheet(line.values, is_published=True)
    clubs = sorted({line.club_id for line in lines})
    known = Club.objects.filter(pk__in=clubs).count()
    if known != len(clubs) or len(clubs) != len(lines):
        raise SheetOfUnknownClub(line_count=len(lines), club_count=known)
    first = _insert(act, month, lines, source)
    note_on = Sheet.objects.get(pk=first)
    write_note(act, "figures.publish_totals", note_on, path=COUNTRY, fields=["published"], key=key, content=content)
    mark_stale(act, clubs, since=month.first, lane=lane)
    return len(lines)


def _insert(act: Act, month: Month, lines: Sequence[PublishedLine], source: str) -> int:
    columns = [name for name, rule in SHEET_COLUMNS.items() if not rule.is_flow]
    arrays: list[list[int | None]] = [[line.values.get(name) for line in lines] for name in columns]
    given = ", ".join("%s::int[]" for _ in columns)
    ids = [line.club_id for line in lines]
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE figures_sheet SET superseded_by_id = id WHERE club_id = ANY(%s) AND month = %s AND origin = %s
AND superseded_by_id IS NULL""",
            [ids, month.first, SheetSource.PUBLISHED],
        )
        cursor.execute(
            f"""INSERT INTO figures_sheet
  (key, club_id, month, origin, source, typed_by_id, typed_at, {", ".join(columns)})
SELECT gen_random_uuid(), club_id, %s, %s, %s, %s, %s, {", ".join(columns)}
FROM unnest(%s::bigint[], {given}) AS line (club_id, {", ".join(columns)}) ORDER BY club_id RETURNING id""",
            [month.first, SheetSource.PUBLISHED, source, act.actor_id, act.at, ids, *arrays],
        )
        first = int(cursor.fetchone()[0])
        cursor.execute(
            """UPDATE figures_sheet old SET superseded_by_id = new.id FROM figures_sheet new
WHERE old.superseded_by_id = old.id AND new.club_id = old.club_id AND new.month = old.month AND new.origin = old.origin
  AND new.superseded_by_id IS NULL AND old.club_id = ANY(%s) AND old.month = %s""",
            [ids, month.first],
        )
    return first
