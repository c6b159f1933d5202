"""What holds on a day: limits of a place, the programme of a founding day, targets, documents and projects.

Decisions, targets, limits and projects are public knowledge, so reading takes no reach; writing does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import COUNTRY, ancestors
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area
from chungtay.places.rules import Level
from chungtay.programme.models import Document, Limit, Phase, Programme, Project, Target
from chungtay.programme.rules import LimitName, NoSuchProgramme, TargetOwner


@dataclass(frozen=True)
class Limits:
    """The rule set of one day and place: `limits[LimitName.OLDER_AGE]`, None where nothing is set."""

    day: date
    path: str
    rows: Mapping[LimitName, Limit] = field(default_factory=dict)

    def __getitem__(self, name: LimitName) -> int | None:
        row = self.rows.get(name)
        return row.value if row else None

    def get(self, name: LimitName, default: int) -> int:
        """The value, or the default where nothing is set."""
        row = self.rows.get(name)
        return row.value if row else default

    def source(self, name: LimitName) -> Limit | None:
        """The row behind a value: its document, mark and words."""
        return self.rows.get(name)


def limits_on(day: date, path: str = COUNTRY) -> Limits:
    """Every limit that holds on this day at this place; of several above it the nearest wins. One query."""
    rows = Limit.objects.on(day).filter(path__in=ancestors(path)).select_related("document")
    nearest = sorted(rows, key=lambda row: len(row.path))
    return Limits(day=day, path=path, rows={LimitName(row.name): row for row in nearest})


@dataclass(frozen=True)
class LimitsBelow:
    """Some limits as they hold on a day everywhere, to be asked place by place."""

    day: date
    rows: tuple[Limit, ...]  # the widest place first

    def at(self, path: str) -> Limits:
        """What holds at this place; of several above it the nearest wins."""
        above = set(ancestors(path))
        return Limits(self.day, path, {LimitName(row.name): row for row in self.rows if row.path in above})


def limits_below(day: date, names: Iterable[LimitName]) -> LimitsBelow:
    """These limits on this day at every place that has its own. One query, for lists over many places."""
    rows = Limit.objects.on(day).filter(name__in=list(names))
    return LimitsBelow(day, tuple(sorted(rows, key=lambda row: len(row.path))))


def limit_history(path: str | None = None) -> QuerySet[Limit]:
    """Every value a limit had, newest first within its name; of one place or of all."""
    rows = Limit.objects.select_related("document").order_by("name", "path", "-valid_from")
    return rows.filter(path=path) if path else rows


@dataclass(frozen=True)
class LimitRow:
    """A value of a limit with the name of its place, and whether it holds on the day asked for."""

    limit: Limit
    place: str
    is_now: bool


def limit_rows(on: date, country: str) -> list[LimitRow]:
    """Every value a limit ever had, in the order of `LimitName`. Two queries."""
    rows = list(limit_history())
    names = names_of({row.path for row in rows}, country)
    order = {name.value: place for place, name in enumerate(LimitName)}
    rows.sort(key=lambda row: order[row.name])
    return [
        LimitRow(
            limit=row,
            place=names.get(row.path, row.path),
            is_now=row.valid_from <= on and (row.valid_to is None or row.valid_to > on),
        )
        for row in rows
    ]


def programme_on(day: date) -> Programme | None:
    """The programme a club founded on this day belongs to: the last that had begun and not ended.

    1336 runs to the end of 2025 and 1648 from 1 August 2025: from that day a new club counts for 1648.
    """
    return Programme.objects.filter(starts_on__lte=day, ends_on__gte=day).order_by("-starts_on").first()


def programme_of_founding(founded_on: date | None) -> Programme | None:
    """The programme of a club by its founding day; none for a club older than all, or whose day nobody knows."""
    return programme_on(founded_on) if founded_on else None


def programmes() -> QuerySet[Programme]:
    """All programmes, the live one first, with their phases and how many targets stand."""
    standing = Count("targets", filter=Q(targets__superseded_by__isnull=True, targets__owner=TargetOwner.STATE))
    rows = Programme.objects.select_related("document").prefetch_related("phases")
    return rows.annotate(target_count=standing).order_by("-starts_on")


def get_programme(code: str) -> Programme:
    """The programme of this code, with its document."""
    found = Programme.objects.select_related("document").prefetch_related("phases").filter(code=code).first()
    if found is None:
        raise NoSuchProgramme(code=code)
    return found


def phases(on: date | None = None) -> QuerySet[Phase]:
    """All phases, or those that run on a day."""
    rows = Phase.objects.select_related("programme").order_by("starts_on", "programme__code")
    return rows.filter(starts_on__lte=on, ends_on__gte=on) if on else rows


@dataclass(frozen=True)
class Wanted:
    """Which targets are asked for; what is left empty is not asked."""

    owner: str = ""
    programme: str = ""
    phase_id: int | None = None
    project: str = ""
    path: str | None = None  # exactly this place
    below: str | None = None  # this place and all below it
    running_on: date | None = None
    q: str = ""
    with_indicator: bool = False


def targets(wanted: Wanted | None = None) -> QuerySet[Target]:
    """The targets that stand (none replaced), with document, programme, phase, project and area at hand."""
    wanted = wanted or Wanted()
    rows = Target.objects.filter(superseded_by__isnull=True)
    for name, value in (
        ("owner", wanted.owner),
        ("programme__code", wanted.programme),
        ("phase_id", wanted.phase_id),
        ("project__code", wanted.project),
        ("path", wanted.path),
        ("path__startswith", wanted.below),
        ("due_on__gte", wanted.running_on),
    ):
        if value:
            rows = rows.filter(**{name: value})
    if wanted.with_indicator:
        rows = rows.exclude(indicator="")
    for word in fold(wanted.q).split():
        rows = rows.filter(search_fold__contains=word)
    rows = rows.select_related("document", "programme", "phase", "project", "area")
    return rows.order_by("due_on", "sort_key", "pk")


def get_target(pk: int) -> Target:
    """A target, standing or replaced."""
    rows = Target.objects.select_related("document", "programme", "phase", "project", "area", "superseded_by")
    found: Target | None = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchProgramme(target=pk)
    return found


def earlier_targets(target: Target) -> list[Target]:
    """What this target replaced, the latest first."""
    found: list[Target] = []
    before = Target.objects.select_related("document").filter(superseded_by=target).first()
    while before is not None and len(found) < 50:
        found.append(before)
        before = Target.objects.select_related("document").filter(superseded_by=before).first()
    return found


def target_to_replace(reach: Reach, pk: int) -> Target:
    """A standing target in the reach of who wants to replace it."""
    target = get_target(pk)
    if not reach.covers(target.path):
        raise NoSuchProgramme(target=pk)
    return target


def documents(q: str = "") -> QuerySet[Document]:
    """Decisions, plans and guides, with how many targets and limits rest on each."""
    rows = Document.objects.annotate(
        target_count=Count("targets", filter=Q(targets__superseded_by__isnull=True), distinct=True),
        limit_count=Count("limits", distinct=True),
    )
    for word in fold(q).split():
        rows = rows.filter(search_fold__contains=word)
    return rows.order_by("-issued_on", "sort_key")


def get_document(pk: int) -> Document:
    """One document."""
    found: Document | None = Document.objects.filter(pk=pk).first()
    if found is None:
        raise NoSuchProgramme(document=pk)
    return found


def targets_of(document: Document) -> QuerySet[Target]:
    """The standing targets that rest on a document."""
    return targets().filter(document=document)


def limits_of(document: Document) -> QuerySet[Limit]:
    """The limits that rest on a document."""
    return limit_history().filter(document=document)


def document_by_number(number: str) -> Document | None:
    """The document of this number, the earliest where two issuers use it."""
    return Document.objects.filter(number=number).order_by("pk").first()


def projects(q: str = "", running_on: date | None = None) -> QuerySet[Project]:
    """Donors' projects with how many targets they set."""
    rows = Project.objects.annotate(target_count=Count("targets", filter=Q(targets__superseded_by__isnull=True)))
    for word in fold(q).split():
        rows = rows.filter(search_fold__contains=word)
    if running_on:
        rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=running_on), starts_on__lte=running_on)
    return rows.order_by("-starts_on", "sort_key")


def get_project(code: str) -> Project:
    """The project of this code, with its facts."""
    found = Project.objects.prefetch_related("facts").filter(code=code).first()
    if found is None:
        raise NoSuchProgramme(project=code)
    return found


@dataclass(frozen=True)
class Place:
    """A place somebody keeps the programme of: the country, or a province of today."""

    path: str
    name: str


def places_kept(reach: Reach, country: str) -> list[Place]:
    """Where who holds this reach may set targets and limits, for a form's choice."""
    kept = [Place(COUNTRY, country)] if reach.covers(COUNTRY) else []
    provinces = Area.objects.filter(level=Level.PROVINCE, map__valid_to__isnull=True).within(reach).order_by("sort_key")
    return kept + [Place(area.path, area.full_name) for area in provinces]


def area_at(path: str) -> Area | None:
    """The area at this path; none for the country."""
    return Area.objects.filter(path=path).first() if path != COUNTRY else None


def names_of(paths: Iterable[str], country: str) -> dict[str, str]:
    """The names of these places. One query."""
    wanted = set(paths)
    names = dict(Area.objects.filter(path__in=wanted).values_list("path", "full_name"))
    return {COUNTRY: country} | names
