"""What the records of clubs say of a year, read from the months that were counted. One query."""

from collections.abc import Iterable, Mapping
from datetime import date

from chungtay.figures.models import ClubMonth
from chungtay.rating.rules import CriteriaSet, Evidence
from chungtay.rating.rules.criteria import MONTHS, SILENT_MONTHS

_ALWAYS = ("decision_club_count", "meeting_count", "lived_month_count")


def evidence_of(club_ids: Iterable[int], year: int, criteria: CriteriaSet) -> Mapping[int, Evidence]:
    """The evidence of each club that has a counted month in the year."""
    columns = sorted(criteria.columns | set(_ALWAYS))
    rows = ClubMonth.objects.filter(
        club__in=list(club_ids), month__gte=date(year, 1, 1), month__lt=date(year + 1, 1, 1)
    ).order_by("club", "month")
    months: dict[int, list[dict[str, int]]] = {}
    for club_id, *values in rows.values_list("club", *columns):
        months.setdefault(club_id, []).append(dict(zip(columns, values, strict=True)))
    return {club_id: _evidence(of_club, columns) for club_id, of_club in months.items()}


def _evidence(months: list[dict[str, int]], columns: list[str]) -> Evidence:
    last = months[-1]
    recent = months[-SILENT_MONTHS:]
    return Evidence(
        last=last,
        total={name: sum(month[name] for month in months) for name in columns},
        months={name: sum(month[name] > 0 for month in months) for name in columns},
        lived=min(last["lived_month_count"], len(months), MONTHS),
        silent=len(recent) == SILENT_MONTHS and not any(month["meeting_count"] for month in recent),
    )
