"""What of supervision waits on a desk and in a club, and what a supervisor's phone takes along."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.supervision import words
from chungtay.supervision.models import Difficulty, Visit
from chungtay.supervision.queries.difficulties import waiting_for
from chungtay.supervision.queries.visits import (
    levels_of,
    open_for,
    own_visits,
    planned_or_open,
    waiting_recommendations,
)
from chungtay.supervision.rules import (
    DifficultyState,
    Level,
    RecommendationState,
    VisitState,
)
from chungtay.web.rules import Todo

ORDER = 35
_SOON = timedelta(days=7)
_NAMED = 3


def desk_todos(act: Act) -> Iterable[Todo]:
    """Difficulties that wait for this office, recommendations it asked or was asked, visits to write. Three queries."""
    reach = act.reach(Action.SUPERVISE)
    if reach.is_empty:
        return
    url = reverse("supervision:difficulties")
    waiting = waiting_for(reach).aggregate(every=Count("pk"), late=Count("pk", filter=Q(due_on__lt=act.day)))
    if late := waiting["late"]:
        text = ngettext("%(count)s khó khăn quá hạn trả lời", "%(count)s khó khăn quá hạn trả lời", late)
        yield Todo(text % {"count": late}, f"{url}?cho=on&han=on", 12)
    if count := waiting["every"] - waiting["late"]:
        text = ngettext("%(count)s khó khăn chờ trả lời", "%(count)s khó khăn chờ trả lời", count)
        yield Todo(text % {"count": count}, f"{url}?cho=on", ORDER)
    url, asked = reverse("supervision:recommendations"), waiting_recommendations(reach, act.day)
    if late := asked["late"]:
        text = ngettext("%(count)s kiến nghị quá hạn", "%(count)s kiến nghị quá hạn", late)
        yield Todo(text % {"count": late}, f"{url}?han=on", 14)
    if owned := asked["owned"]:
        text = ngettext("%(count)s kiến nghị đơn vị phải làm", "%(count)s kiến nghị đơn vị phải làm", owned)
        yield Todo(text % {"count": owned}, f"{url}?buoc={RecommendationState.OPEN}", ORDER)
    if answered := asked["answered"]:
        text = ngettext("%(count)s kiến nghị báo đã làm", "%(count)s kiến nghị báo đã làm", answered)
        yield Todo(text % {"count": answered}, f"{url}?buoc={RecommendationState.ANSWERED}", ORDER)
    visits = own_visits(reach).filter(state__in=[VisitState.HELD, VisitState.PLANNED], planned_on__lte=act.day + _SOON)
    for visit in visits.order_by("planned_on", "pk")[:_NAMED]:
        said = words.TODO_MINUTES if visit.state == VisitState.HELD else words.TODO_VISIT
        told = {"club": visit.club.name, "day": f"{visit.visited_on or visit.planned_on:%d/%m}"}
        yield Todo(str(said % told), reverse("supervision:visit", args=[visit.key]), ORDER + 1)


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """A visit that comes, what the club still has to put right, a difficulty that was answered. Three queries."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    coming = Visit.objects.filter(club=club, state=VisitState.PLANNED, planned_on__gte=act.day)
    for visit in coming.filter(planned_on__lte=act.day + _SOON).order_by("planned_on"):
        told = {"office": words.LEVEL[Level(visit.level)], "day": f"{visit.planned_on:%d/%m}"}
        yield Todo(str(words.CLUB_TODO_VISIT % told), reverse("supervision:club_visits", args=[club.pk]), ORDER)
    for each in open_for(club)[:_NAMED]:
        is_late = each.due_on < act.day
        text = words.CLUB_TODO_LATE if is_late else words.CLUB_TODO_OPEN
        told = {"day": f"{each.due_on:%d/%m/%Y}", "words": each.words[:80]}
        url = reverse("supervision:club_recommendation", args=[club.pk, each.key])
        yield Todo(str(text % told), url, 9 if is_late else ORDER)
    for raised in Difficulty.objects.filter(club=club, state=DifficultyState.ANSWERED).order_by("pk")[:_NAMED]:
        url = reverse("supervision:club_difficulty", args=[club.pk, raised.key])
        yield Todo(str(words.CLUB_TODO_ANSWERED % {"about": raised.about}), url, ORDER)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """For the board its visits and difficulties; for who supervises also the forms of what is still to be written."""
    if act.may(Action.RUN_MEETING, club.path):
        yield reverse("supervision:raise", args=[club.pk])
    if not act.may(Action.SUPERVISE, club.path):
        return
    for visit in planned_or_open(club, levels_of(act.reach(Action.SUPERVISE))):
        for name in ("club_visit", "record", "add_finding", "add_recommendation"):
            yield reverse(f"supervision:{name}", args=[club.pk, visit.key])
