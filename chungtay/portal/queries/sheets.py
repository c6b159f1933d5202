"""What stands on paper sheets of a month, club by club, beside what was last known of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chungtay.clubs.queries import clubs_in
from chungtay.clubs.rules import LIVING
from chungtay.figures.models import ClubMonth, Sheet
from chungtay.figures.rules import Basis, SheetSource
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month


@dataclass(frozen=True)
class Known:
    """What is known of a club for the sheet of a month."""

    standing: Sheet | None  # the sheet typed already
    has_books: bool  # the club's own books speak of this month: the sheet is kept beside them
    last: Mapping[str, int]  # the numbers of the month before, empty where there are none


def clubs_to_type(reach: Reach, month: Month) -> "QuerySet[Any]":
    """The living clubs of a reach on the last day of the month, in Vietnamese order."""
    living = [state.value for state in LIVING]
    clubs: Any = clubs_in(reach, month.last)  # annotated with state and commune
    return clubs.filter(state__in=living).order_by("commune_key", "sort_key", "pk")  # type: ignore[no-any-return]  # as said


def known_of(club_ids: Iterable[int], month: Month, columns: Iterable[str]) -> dict[int, Known]:
    """What is known of these clubs. Two queries."""
    ids, names = list(club_ids), list(columns)
    sheets = Sheet.objects.filter(club__in=ids, month=month.first, origin=SheetSource.SHEET, superseded_by=None)
    standing = {sheet.club_id: sheet for sheet in sheets}
    rows = ClubMonth.objects.filter(club__in=ids, month__in=[month.first, month.previous.first])
    with_books, last = set(), {}
    for club_id, of, basis, *counts in rows.values_list("club_id", "month", "basis", *names):
        if of == month.first and basis == Basis.BOOKS:
            with_books.add(club_id)
        if of < month.first and basis != Basis.SILENT:
            last[club_id] = dict(zip(names, counts, strict=True))
    return {one: Known(standing.get(one), one in with_books, last.get(one, {})) for one in ids}
