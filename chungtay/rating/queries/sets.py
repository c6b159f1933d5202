"""Sets of criteria: those that rate the years, those a person may read, and what is counted to rate by."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from django.db.models import Count, Max, Q, QuerySet

from chungtay.access.rules import Action
from chungtay.figures.models import ClubMonth, Column
from chungtay.figures.rules import Kind
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.rating.models import CriteriaLine, CriteriaSet, Rating
from chungtay.rating.rules import (
    Band,
    Criteria,
    Criterion,
    Group,
    How,
    NoCriteriaYet,
    SetNotFound,
    SetState,
    Veto,
)

_GROUPS = list(Group)


@cache
def evidence_columns() -> Mapping[str, Column]:
    """Every number of a club-month that a criterion may be held against, with its words."""
    return {field.name: field for field in ClubMonth._meta.get_fields() if isinstance(field, Column)}


def adds_up() -> Mapping[str, bool]:
    """The same, and whether its months may be added up: what happened may, what stands on a day may not."""
    return {name: column.kind is Kind.FLOW for name, column in evidence_columns().items()}


def criteria_of(row: CriteriaSet, rows: Iterable[CriteriaLine] | None = None) -> Criteria:
    """A set as it is held against records, its lines in the order of their groups."""
    lines = sorted(
        row.lines.all() if rows is None else rows,
        key=lambda line: (_GROUPS.index(Group(line.group)), line.place, line.pk),
    )
    return Criteria(
        code=row.code,
        name=row.name,
        criteria=tuple(criterion_of(line) for line in lines),
        bands={
            Band.VERY_STRONG: row.very_strong, Band.STRONG: row.strong, Band.FAIR: row.fair,
            Band.AVERAGE: row.average, Band.WEAK: 0,
        },
        mark=row.mark,
        source=row.source,
        year_from=row.year_from,
        year_to=row.year_to,
        vetoes=tuple(veto for veto in Veto if veto in row.vetoes),
        silent_months=row.silent_months,
        pk=row.pk,
    )  # fmt: skip


def criterion_of(line: CriteriaLine) -> Criterion:
    """A line as it is held against records."""
    return Criterion(
        code=line.code, group=Group(line.group), points=line.points, how=How(line.how), column=line.column,
        words=line.words, of=line.of, least=line.least, most=line.most, per_year=line.per_year, needs=line.needs,
    )  # fmt: skip


def published_sets() -> list[Criteria]:
    """Every set that rates years, the newest first. Two queries, however many."""
    rows = CriteriaSet.objects.filter(state=SetState.PUBLISHED).prefetch_related("lines")
    return [criteria_of(row) for row in rows.order_by("-year_from")]


def set_for(year: int) -> Criteria | None:
    """The set in force for a year. One query."""
    still = Q(criteria_set__year_to=None) | Q(criteria_set__year_to__gte=year)
    lines = CriteriaLine.objects.filter(
        still, criteria_set__state=SetState.PUBLISHED, criteria_set__year_from__lte=year
    ).select_related("criteria_set")
    rows = list(lines)
    return criteria_of(rows[0].criteria_set, rows) if rows else None


def must_have_set(year: int) -> Criteria:
    """The same; or `NoCriteriaYet`."""
    found = set_for(year)
    if found is None:
        raise NoCriteriaYet()
    return found


def criteria_named(code: str) -> Criteria:
    """The set that a rating names: it was published once, so it is there."""
    return criteria_of(CriteriaSet.objects.prefetch_related("lines").get(code=code))


def keeps_sets(act: Act) -> bool:
    """Whether this person writes sets of criteria: who keeps the programme of the whole country."""
    return act.may(Action.KEEP_PROGRAMME, COUNTRY)


def sets_read_by(act: Act) -> "QuerySet[CriteriaSet]":
    """What rates years, for every office; drafts and what was withdrawn for those who write them."""
    rows = CriteriaSet.objects.order_by("-year_from", "-pk")
    return rows if keeps_sets(act) else rows.filter(state=SetState.PUBLISHED)


def listed_sets(act: Act) -> Sequence[tuple[CriteriaSet, int]]:
    """The sets this person may read but for drafts that were dropped, each with how many ratings are by it."""
    rows = sets_read_by(act).exclude(state=SetState.WITHDRAWN, year_from=None).prefetch_related("lines")
    used = dict(Rating.objects.values_list("criteria_id").annotate(ratings=Count("pk")))
    return [(row, used.get(row.code, 0)) for row in rows]


def get_set(act: Act, set_id: int) -> CriteriaSet:
    """A set this person may read, its lines with it; or `SetNotFound`."""
    found: CriteriaSet | None = sets_read_by(act).filter(pk=set_id).prefetch_related("lines").first()
    if found is None:
        raise SetNotFound(number=set_id)
    return found


def set_before(row: CriteriaSet) -> CriteriaSet | None:
    """The set that a published one follows."""
    earlier = CriteriaSet.objects.filter(state=SetState.PUBLISHED, year_from__lt=row.year_from)
    found: CriteriaSet | None = earlier.order_by("-year_from").first()
    return found


def may_be_withdrawn(row: CriteriaSet) -> bool:
    """A draft, or a published set that follows another and by which nobody was rated."""
    if row.state != SetState.PUBLISHED:
        return row.state == SetState.DRAFT
    return set_before(row) is not None and not Rating.objects.filter(criteria=row).exists()


def get_line(row: CriteriaSet, line_id: int) -> CriteriaLine:
    """A line of the set; or `SetNotFound`."""
    found: CriteriaLine | None = row.lines.filter(pk=line_id).first()
    if found is None:
        raise SetNotFound(number=line_id)
    return found


def last_rated_year() -> int | None:
    """The latest year of which a club was rated."""
    found: int | None = Rating.objects.aggregate(last=Max("year"))["last"]
    return found
