"""Imports in reach, and how one of them stands."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q, QuerySet

from chungtay.clubs.models import Club
from chungtay.clubs.queries import composition_on
from chungtay.clubs.rules import Composition
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.rules import BatchNotFound, State
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold


def get_batch(reach: Reach, batch_id: int) -> ImportBatch:
    """One import with its club and file, in the reach."""
    found = _within(reach).select_related("club", "file").filter(pk=batch_id).first()
    if found is None:
        raise BatchNotFound(batch_id=batch_id)
    return found


def batches_in(reach: Reach, text: str = "") -> "QuerySet[ImportBatch]":
    """Imports in the reach, the newest first; those given up are left out. `text` searches file and club."""
    rows = _within(reach).exclude(state=State.DISCARDED).select_related("club").order_by("-made_at", "-pk")
    if words := fold(text):
        rows = rows.filter(Q(file_name__icontains=text.strip()) | Q(club__name_fold__contains=words))
    return rows


def _within(reach: Reach) -> "QuerySet[ImportBatch]":
    """Those of a club in the reach, and those of many clubs that the reach holds altogether."""
    clubs: QuerySet[ImportBatch] = ImportBatch.objects.within(reach)
    many = [Q(path__startswith=root) for root in sorted(reach.roots)]
    return ImportBatch.objects.filter(reduce(or_, many, Q(pk__in=clubs.order_by().values("pk"))))


def batches_of(club: Club) -> "QuerySet[ImportBatch]":
    """The imports of one club, the newest first."""
    rows = ImportBatch.objects.filter(club=club).exclude(state=State.DISCARDED)
    return rows.select_related("club").order_by("-made_at", "-pk")


def same_file_before(batch: ImportBatch) -> ImportBatch | None:
    """An earlier import of the very same file that stands in the registers or waits, at the same place."""
    rows = ImportBatch.objects.filter(sha256=batch.sha256, club=batch.club, pk__lt=batch.pk)
    return rows.exclude(state__in=[State.DISCARDED, State.UNDONE]).order_by("-pk").first()


@dataclass(frozen=True)
class Standing:
    """How the lines of an import stand; each line is in exactly one of the first five."""

    wrong_count: int = 0
    undecided_count: int = 0
    new_count: int = 0
    same_count: int = 0
    left_out_count: int = 0
    warned_count: int = 0
    known_here_count: int = 0  # undecided lines of people who are members of this very club already

    @property
    def enrolled_count(self) -> int:
        return self.new_count + self.same_count

    @property
    def line_count(self) -> int:
        return self.wrong_count + self.undecided_count + self.enrolled_count + self.left_out_count

    @property
    def is_ready(self) -> bool:
        return not self.wrong_count and not self.undecided_count and self.enrolled_count > 0


_STANDING = """
SELECT count(*) FILTER (WHERE is_wrong AND decision <> 'leave_out'),
    count(*) FILTER (WHERE NOT is_wrong AND decision = ''), count(*) FILTER (WHERE NOT is_wrong AND decision = 'new'),
    count(*) FILTER (WHERE NOT is_wrong AND decision = 'same'), count(*) FILTER (WHERE decision = 'leave_out'),
    count(*) FILTER (WHERE warnings <> '[]' AND decision <> 'leave_out'),
    count(*) FILTER (WHERE NOT is_wrong AND decision = '' AND alike @> '[{"is_here": true}]')
FROM exchange_importrow WHERE batch_id = %s
"""


def standing_of(batch: ImportBatch) -> Standing:
    """Counted from the lines, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [batch.pk])
        return Standing(*cursor.fetchone())


_JOINING = """
SELECT count(*), count(*) FILTER (WHERE sex = 'F'), count(*) FILTER (WHERE years >= 55),
    count(*) FILTER (WHERE years >= 60), count(*) FILTER (WHERE birth_year IS NULL), count(*) FILTER (WHERE sex = '')
FROM exchange_importrow CROSS JOIN LATERAL (SELECT coalesce(extract(year FROM age(%(day)s::date, birth_date)),
    extract(year FROM %(day)s::date) - birth_year) years) aged
WHERE batch_id = %(batch)s AND NOT is_wrong AND decision IN ('new', 'same')
"""


def composition_after(batch: ImportBatch, day: date) -> Composition | None:
    """Who the club would consist of with these lines; None for an import of many clubs."""
    if batch.club is None:
        return None
    now = composition_on(batch.club, day)
    with connection.cursor() as cursor:
        cursor.execute(_JOINING, {"batch": batch.pk, "day": day})
        joining = Composition(*cursor.fetchone())
    return Composition(
        now.member_count + joining.member_count,
        now.women_count + joining.women_count,
        now.aged_55_count + joining.aged_55_count,
        now.aged_60_count + joining.aged_60_count,
        now.without_birth_count + joining.without_birth_count,
        now.without_sex_count + joining.without_sex_count,
    )
