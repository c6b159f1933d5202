"""What of conferences waits on the desk of an office."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from chungtay.access.rules import Action
from chungtay.conferences import words
from chungtay.conferences.models import Conference, Promise
from chungtay.conferences.rules import TO_FOLLOW, ConferenceState
from chungtay.kernel.acts import Act
from chungtay.web.rules import Todo

ORDER, SOON_DAYS = 45, 14


def desk_todos(act: Act) -> Iterable[Todo]:
    """Conferences of this office that come or wait for their conclusions, and promises past their day. Two queries."""
    roots = act.reach(Action.HAND_UP).roots
    if not roots:
        return
    soon = Q(state__in=[ConferenceState.PLANNED, ConferenceState.INVITED], held_on__lte=act.day + timedelta(SOON_DAYS))
    rows = Conference.objects.filter(Q(state=ConferenceState.HELD) | soon, path__in=roots).order_by("held_on", "pk")
    for row in rows[:3]:
        told = words.TODO_CONCLUDE if row.state == ConferenceState.HELD else words.TODO_COMES
        said = {"title": row.title, "day": f"{row.held_on:%d/%m/%Y}"}
        yield Todo(str(told) % said, reverse("conferences:conference", args=[row.key]), ORDER)
    mine = Q(conference__path__in=roots) | Q(owner_path__in=roots)
    late = Promise.objects.filter(mine, state__in=TO_FOLLOW, due_on__lt=act.day).count()
    if late:
        text = ngettext("%(count)s lời hứa, kiến nghị quá hạn", "%(count)s lời hứa, kiến nghị quá hạn", late)
        yield Todo(text % {"count": late}, f"{reverse('conferences:promises')}?buoc=qua-han", ORDER)
