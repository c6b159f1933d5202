"""What of training waits on the desk of an office and in a club."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.training import words
from chungtay.training.models import Class, Participation
from chungtay.training.queries.classes import own_paths
from chungtay.training.rules import TO_COME, UNDER_WAY, Answer, ClassState
from chungtay.web.rules import Todo

ORDER, SOON_DAYS, NAMED = 40, 7, 4


def desk_todos(act: Act) -> Iterable[Todo]:
    """Classes of this office to be closed, and those that begin soon or should have begun. One query."""
    paths = own_paths(act)
    if not paths:
        return
    over = Q(state__in=sorted(UNDER_WAY), ends_on__lt=act.day) | Q(state=ClassState.HELD)
    soon = Q(state__in=sorted(TO_COME), starts_on__lte=act.day + timedelta(SOON_DAYS))
    for row in Class.objects.filter(over | soon, path__in=paths).order_by("starts_on", "pk")[:NAMED]:
        told = words.TODO_SOON if row.state in TO_COME else words.TODO_CLOSE
        said = {"title": row.title, "day": f"{row.starts_on if row.state in TO_COME else row.ends_on:%d/%m/%Y}"}
        yield Todo(str(told) % said, reverse("training:class", args=[row.key]), ORDER)


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Invitations of people of the club that nobody answered. One query."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    rows = Participation.objects.filter(
        club=club, answer=Answer.ASKED, training_class__state=ClassState.INVITED, training_class__ends_on__gte=act.day
    )
    known = rows.values_list("training_class__key", "training_class__title", "training_class__starts_on")
    for key, title, day in known.order_by("training_class__starts_on").distinct()[:NAMED]:
        text = str(words.CLUB_TODO_INVITED % {"title": title, "day": f"{day:%d/%m/%Y}"})
        yield Todo(text, reverse("training:club_class", args=[club.pk, key]), ORDER)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """What of training is read without a network: the board, its classes, the names of the materials."""
    if act.may(Action.SEE_CLUB, club.path):
        yield reverse("training:club", args=[club.pk])
