"""Visits and what they ask, within a reach: lists, one of them, its lines, and what the ledger says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.clubs.models import Club
from chungtay.funds.queries.counts import box_of
from chungtay.funds.queries.ledger import funds_of
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import fold
from chungtay.supervision.models import Finding, Recommendation, RecommendationStep, Visit, VisitPhoto
from chungtay.supervision.rules import (
    NEVER_ASKED,
    WAITING_RECOMMENDATIONS,
    Item,
    Level,
    Line,
    RecommendationNotFound,
    RecommendationState,
    Verdict,
    VisitNotFound,
    VisitState,
    level_of,
)


@dataclass(frozen=True)
class Whole:
    """A visit with everything it says. Four queries."""

    visit: Visit
    lines: dict[Item, Line]
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    photos: tuple[VisitPhoto, ...]


def visits_in(reach: Reach, *, text: str = "", state: str = "", level: str = "") -> "QuerySet[Visit]":
    """The visits to the clubs of a reach, with how many of what they asked is still open."""
    rows: QuerySet[Visit] = Visit.objects.within(reach).select_related("club", "planned_by")
    rows = rows.annotate(
        open_count=Count("recommendations", filter=Q(recommendations__state__in=WAITING_RECOMMENDATIONS)),
        asked_count=Count(
            "recommendations",
            filter=Q(recommendations__isnull=False) & ~Q(recommendations__state__in=NEVER_ASKED),
        ),
    )
    if state:
        rows = rows.filter(state=state)
    if level:
        rows = rows.filter(level=level)
    for word in fold(text[:120]).split():
        rows = rows.filter(club__name_fold__contains=word)
    return rows


def get_visit(reach: Reach, key: UUID, *, club_id: int | None = None) -> Visit:
    """The visit within reach; or `VisitNotFound`."""
    rows = Visit.objects.within(reach).select_related("club", "planned_by", "paper").filter(key=key)
    found: Visit | None = (rows.filter(club=club_id) if club_id is not None else rows).first()
    if found is None:
        raise VisitNotFound(key=str(key))
    return found


def whole_visit(visit: Visit) -> Whole:
    """Everything it says."""
    lines = {Item(line.item): Line(Verdict(line.verdict), line.words) for line in visit.lines.all()}
    findings = Finding.objects.filter(visit=visit, struck_at=None).order_by("-kind", "pk")
    asked = Recommendation.objects.filter(visit=visit).exclude(state=RecommendationState.STRUCK)
    photos = VisitPhoto.objects.filter(visit=visit).select_related("file").order_by("pk")
    return Whole(
        visit,
        lines,
        tuple(findings),
        tuple(asked.select_related("visit__club").order_by("due_on", "pk")),
        tuple(photos),
    )


def visits_to(club: Club) -> "QuerySet[Visit]":
    """The visits to one club, the newest first, those called off left out."""
    rows: QuerySet[Visit] = Visit.objects.filter(club=club).exclude(state=VisitState.CALLED_OFF)
    return rows.order_by("-planned_on", "-pk")


def planned_or_open(club: Club, levels: list[Level]) -> "QuerySet[Visit]":
    """What an office still has to write of one club."""
    rows: QuerySet[Visit] = Visit.objects.filter(club=club, level__in=levels)
    return rows.filter(state__in=[VisitState.PLANNED, VisitState.HELD]).order_by("planned_on", "pk")


def recommendations_in(
    reach: Reach, *, text: str = "", state: str = "", owner: str = "", late_on: date | None = None
) -> "QuerySet[Recommendation]":
    """What was asked of the clubs of a reach, and about them; drafts are left out."""
    rows: QuerySet[Recommendation] = Recommendation.objects.within(reach).exclude(state__in=NEVER_ASKED)
    rows = rows.select_related("visit__club")
    if state:
        rows = rows.filter(state=state)
    if owner:
        rows = rows.filter(owner=owner)
    if late_on is not None:
        rows = rows.filter(state__in=WAITING_RECOMMENDATIONS, due_on__lt=late_on)
    for word in fold(text[:120]).split():
        rows = rows.filter(visit__club__name_fold__contains=word)
    return rows


def get_recommendation(reach: Reach, key: UUID, *, club_id: int | None = None) -> Recommendation:
    """The recommendation within reach; or `RecommendationNotFound`. Before its minutes are signed it is not there."""
    rows = Recommendation.objects.within(reach).select_related("visit__club").filter(key=key)
    rows = rows.exclude(state__in=NEVER_ASKED)
    found: Recommendation | None = (rows.filter(visit__club=club_id) if club_id is not None else rows).first()
    if found is None:
        raise RecommendationNotFound(key=str(key))
    return found


def steps_of(recommendation: Recommendation) -> list[RecommendationStep]:
    """What was done with it, the first first."""
    rows = RecommendationStep.objects.filter(recommendation=recommendation)
    return list(rows.select_related("taken_by").order_by("pk"))


def open_for(club: Club) -> "QuerySet[Recommendation]":
    """What the club still has to put right, by deadline."""
    rows = recommendations_in(Reach(frozenset({club.path})), owner=Level.CLUB, state=RecommendationState.OPEN)
    return rows.filter(visit__club=club).order_by("due_on", "pk")


def levels_of(reach: Reach) -> list[Level]:
    """The levels of the offices at the roots of a reach."""
    return sorted({level_of(root) for root in reach.roots})


def own_level(reach: Reach, path: str) -> Level:
    """Which of the offices of this reach a club's path lies under goes there: the highest of them."""
    return level_of(min((root for root in reach.roots if path.startswith(root)), key=len, default=path))


def own_visits(reach: Reach) -> "QuerySet[Visit]":
    """The visits that the offices at the roots of this reach make themselves, not those of the levels below."""
    rows: QuerySet[Visit] = Visit.objects.filter(_of_roots(reach, "club__path", "level"))
    return rows.select_related("club")


def waiting_recommendations(reach: Reach, day: date) -> dict[str, int]:
    """Of these offices themselves: what they asked that is late or said to be done, and what they were asked to do."""
    asked = _of_roots(reach, "visit__club__path", "visit__level")
    owned = _of_roots(reach, "visit__club__path", "owner")
    rows = Recommendation.objects.filter(asked | owned, state__in=WAITING_RECOMMENDATIONS)
    found: dict[str, int] = rows.aggregate(
        late=Count("pk", filter=asked & Q(due_on__lt=day)),
        answered=Count("pk", filter=asked & Q(state=RecommendationState.ANSWERED)),
        owned=Count("pk", filter=owned & Q(state=RecommendationState.OPEN)),
    )
    return found


def _of_roots(reach: Reach, path: str, level: str) -> Q:
    """Rows of the very offices at the roots: their place and their level."""
    inside = Q(pk__in=[])
    for root in reach.roots:
        inside |= Q(**{f"{path}__startswith": root, level: level_of(root)})
    return inside


def ledger_of(club_id: int, day: date) -> int | None:
    """What should lie in the box by the book on the evening of a day; None where the club keeps no fund here."""
    box = box_of(club_id, day)
    return sum(box.values()) if box or funds_of(club_id) else None


def get_photo(visit: Visit, photo_id: int) -> VisitPhoto:
    """A picture of the visit."""
    found = VisitPhoto.objects.filter(visit=visit, pk=photo_id).select_related("file").first()
    if found is None:
        raise NotFound(photo=photo_id)
    return found
