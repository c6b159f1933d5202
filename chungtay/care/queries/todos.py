"""What of home care waits for this account, and which pages its phone takes along: of its own people, and no other."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.care import words
from chungtay.care.models import CarePlan, CaseReferral, CaseReview, Client
from chungtay.care.queries.carers import carer_count, carers_needed
from chungtay.care.queries.circle import folders_for, lapsed_for, seats_of
from chungtay.care.queries.people import Line, lines_for
from chungtay.care.rules import SLIP_WAITS_DAYS, WORKS, ReferralState
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.web.rules import Todo

_WORRY_SHOWN = 80


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Missed visits and worries come to who answers for the person; nobody else learns of them, on any page."""
    if not act.may(Action.SEE_CARE, club.path):
        return
    for line in lines_for(act, club.pk):
        if line.leads:
            yield from _of_line(club, line)
    yield from _of_cases(club, act)
    if not act.may(Action.RUN_CARE, club.path):
        return
    for folder in lapsed_for(act, club.pk):
        url = reverse("care:ask_anew", args=[club.pk, folder.key])
        yield Todo(str(words.TODO_LAPSED % {"name": folder.person.full_name}), url, 14)
    have = carer_count(club, act.day)
    if have and have < (least := carers_needed(club, act.day)):
        told = {"count": have, "least": least}
        yield Todo(str(words.TODO_FEW_CARERS % told), reverse("care:carers", args=[club.pk]), 65)


def _of_cases(club: Club, act: Act) -> Iterable[Todo]:
    """A case that is to be looked at again, a slip that has waited too long: for who works on it."""
    mine = seats_of(act).filter(folder__club=club, kind__in=WORKS).values("folder")
    due = CarePlan.objects.open().filter(case__folder__in=mine, case__ended_on=None, review_on__lte=act.day)
    again = CaseReview.objects.filter(case=OuterRef("case"), next_on__gt=act.day)
    for plan in due.filter(~Exists(again)).select_related("case__folder__person"):
        folder = plan.case.folder
        url = reverse("care:review", args=[club.pk, folder.key])
        yield Todo(str(words.TODO_CASE_REVIEW % {"name": folder.person.full_name}), url, 43)
    since = act.day - timedelta(days=SLIP_WAITS_DAYS)
    slips = CaseReferral.objects.filter(case__folder__in=mine, state=ReferralState.HANDED, made_on__lte=since)
    for slip in slips.select_related("case__folder__person"):
        folder = slip.case.folder
        told = words.TODO_SLIP % {"name": folder.person.full_name, "day": f"{slip.made_on:%d/%m}"}
        yield Todo(str(told), reverse("care:settle", args=[club.pk, folder.key, slip.key]), 35)


def _of_line(club: Club, line: Line) -> Iterable[Todo]:
    here = reverse("care:folder", args=[club.pk, line.folder.key])
    if line.has_died and line.client is not None:
        off = reverse("care:off_list", args=[club.pk, line.folder.key])
        yield Todo(str(words.TODO_DIED % {"name": line.name}), off, 12)
        return
    for visit in line.open_worries:
        told = visit.worry[:_WORRY_SHOWN] or str(words.TODO_UNWELL)
        sentence = words.TODO_WORRY % {"name": line.name, "worry": told, "day": f"{visit.visited_on:%d/%m}"}
        yield Todo(str(sentence), reverse("care:answer", args=[club.pk, line.folder.key, visit.key]), 11)
    if line.missed:
        told = words.days_told(line.missed)
        yield Todo(str(words.TODO_MISSED % {"name": line.name, "days": told}), here, 13)
    if line.is_without_round:
        plan = reverse("care:plan", args=[club.pk, line.folder.key])
        yield Todo(str(words.TODO_NO_ROUND % {"name": line.name}), plan, 40)
    if line.is_review_due:
        again = reverse("care:agree", args=[club.pk, line.folder.key])
        yield Todo(str(words.TODO_REVIEW % {"name": line.name}), again, 41)
    if line.is_circle_ending and line.circle_ends_on is not None:
        told = words.TODO_CIRCLE % {"name": line.name, "day": f"{line.circle_ends_on:%d/%m/%Y}"}
        yield Todo(str(told), reverse("care:circle", args=[club.pk, line.folder.key]), 42)


def told_of_care(club: Club, act: Act) -> str:
    """How many people this account goes to or answers for, for the tile on the club's home. One query."""
    rows = Client.objects.open().filter(folder__in=folders_for(act, club.pk).values("pk"))
    return str(words.TOLD_MINE % {"mine": rows.count()})


def offline_own_pages(club: Club, act: Act) -> Iterable[str]:
    """The list, and for each of one's own people the folder and the form of a visit."""
    if not act.may(Action.SEE_CARE, club.path):
        return
    yield reverse("care:list", args=[club.pk])
    listed = folders_for(act, club.pk).filter(clients__valid_to=None, clients__isnull=False)
    for key in listed.order_by("person__sort_key").values_list("key", flat=True):
        yield reverse("care:folder", args=[club.pk, key])
        yield reverse("care:visit", args=[club.pk, key])
