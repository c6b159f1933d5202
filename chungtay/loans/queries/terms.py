"""Terms by place: what a club had before, and the areas and projects whose association may set terms."""

from dataclasses import dataclass
from datetime import date

from chungtay.clubs.models import ClubProject
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.paths import COUNTRY
from chungtay.loans.models import LoanTerms
from chungtay.loans.queries.facts import terms_of, terms_on
from chungtay.loans.rules import Terms
from chungtay.places.models import Area
from chungtay.places.rules import Level
from chungtay.programme.models import Project


def terms_before(path: str) -> list[LoanTerms]:
    """Every set of terms a place had of its own, the latest first."""
    return list(LoanTerms.objects.filter(path=path, project=None).order_by("-valid_from"))


@dataclass(frozen=True)
class Place:
    """An area with the terms in force in it."""

    area_id: int | None
    name: str
    path: str
    terms: Terms
    row: LoanTerms | None


def places_to_set(reach: Reach, day: date) -> list[Place]:
    """The provinces of today in which somebody may set terms, in order, and what holds there. Two queries."""
    areas = Area.objects.within(reach).filter(map__valid_to=None, level=Level.PROVINCE).order_by("sort_key")
    rows = {row.path: row for row in LoanTerms.objects.on(day).filter(project=None)}
    found = []
    for area in areas:
        row = rows.get(area.path) or rows.get(COUNTRY)
        found.append(Place(area.pk, area.full_name, area.path, terms_of(row) if row else Terms(), row))
    return found


def place_to_set(reach: Reach, area_id: int, day: date) -> Place:
    """One area in reach with its terms; or `NotFound`."""
    area = Area.objects.within(reach).filter(pk=area_id, map__valid_to=None).first()
    if area is None:
        raise NotFound(area=area_id)
    terms, row = terms_on(area.path, None, day)
    return Place(area.pk, area.full_name, area.path, terms, row)


@dataclass(frozen=True)
class OfProject:
    """A donor's project with the terms its clubs lend on, and for which place somebody may set them."""

    project: Project
    path: str
    terms: Terms
    row: LoanTerms | None


def projects_to_set(reach: Reach, day: date) -> list[OfProject]:
    """The projects under way whose clubs all lie where somebody may set terms, the latest first. Three queries.

    The centre sets those of any project; a province those of a project that is its own alone.
    """
    if reach.is_empty:
        return []
    projects = Project.objects.exclude(ends_on__lte=day).order_by("-starts_on", "sort_key")
    rows = {row.project_id: row for row in LoanTerms.objects.on(day).exclude(project=None)}
    paths: dict[int, list[str]] = {}
    for project_id, path in ClubProject.objects.on(day).values_list("project", "club__path"):
        paths.setdefault(project_id, []).append(path)
    found = []
    for project in projects:
        place = _place_of(reach, paths.get(project.pk, []), rows.get(project.pk))
        if place:
            row = rows.get(project.pk)
            found.append(OfProject(project, place, terms_of(row) if row else Terms(), row))
    return found


def _place_of(reach: Reach, paths: list[str], row: LoanTerms | None) -> str:
    """The place a project's terms are set for: the country, else the one root that holds all its clubs; or nothing."""
    if reach.covers(COUNTRY):
        return COUNTRY
    if row is not None and not reach.covers(row.path):
        return ""
    roots = [root for root in sorted(reach.roots) if paths and all(path.startswith(root) for path in paths)]
    return roots[0] if roots else ""


def project_to_set(reach: Reach, project_id: int, day: date) -> OfProject:
    """One project whose terms somebody may set; or `NotFound`."""
    found = next((each for each in projects_to_set(reach, day) if each.project.pk == project_id), None)
    if found is None:
        raise NotFound(project=project_id)
    return found
