"""What of commendation waits in a club and on the desk of an office."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from chungtay.access.rules import Action
from chungtay.awards import words
from chungtay.awards.models import AwardRound, Nomination
from chungtay.awards.rules import GATHERING, UNCHECKED, NominationState, RoundState
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import ancestors
from chungtay.web.rules import Todo

ORDER, SOON_DAYS = 48, 14


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Nominations given back to the club. One query."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    rows = Nomination.objects.filter(
        unit_path=club.path, state=NominationState.RETURNED, quota__round__state__in=sorted(GATHERING)
    )
    for row in rows.order_by("pk")[:3]:
        url = reverse("awards:club_nomination", args=[club.pk, row.key])
        yield Todo(str(words.TODO_RETURNED) % {"name": row.name}, url, ORDER)


def desk_todos(act: Act) -> Iterable[Todo]:
    """Nominations to check and to endorse, those given back, rounds to vote on, to decide, to nominate for. Three
    queries."""
    roots = sorted(act.reach(Action.HAND_UP).roots)
    if not roots:
        return
    gathered = Nomination.objects.filter(quota__round__state__in=sorted(GATHERING))
    waiting = gathered.filter(
        Q(quota__round__path__in=roots, state__in=sorted(UNCHECKED))
        | Q(unit_path__in=roots, state=NominationState.RETURNED)
    )
    counts = {True: 0, False: 0}
    for state in waiting.values_list("state", flat=True):
        counts[state == NominationState.RETURNED] += 1
    here = reverse("awards:nominations")
    if counts[False]:
        text = ngettext(
            "%(count)s đề cử khen thưởng chờ kiểm tra", "%(count)s đề cử khen thưởng chờ kiểm tra", counts[False]
        )
        yield Todo(text % {"count": counts[False]}, f"{here}?buoc=cho-kiem-tra", ORDER)
    if counts[True]:
        text = ngettext("%(count)s đề cử bị trả lại", "%(count)s đề cử bị trả lại", counts[True])
        yield Todo(text % {"count": counts[True]}, f"{here}?buoc={NominationState.RETURNED}", ORDER)
    yield from _rounds(act, roots)
    above = sorted({path for root in roots for path in ancestors(root)} - set(roots))
    below = [Q(unit_path__startswith=root) & ~Q(unit_path=root) for root in roots]
    inside = below[0]
    for each in below[1:]:
        inside |= each
    count = gathered.filter(inside, quota__round__path__in=above, state=NominationState.PROPOSED).count()
    if count:
        text = ngettext("%(count)s đề cử chờ xác nhận gửi lên", "%(count)s đề cử chờ xác nhận gửi lên", count)
        yield Todo(text % {"count": count}, f"{here}?buoc={NominationState.PROPOSED}", ORDER)


def _rounds(act: Act, roots: list[str]) -> Iterable[Todo]:
    soon = Q(state=RoundState.OPEN, due_on__lte=act.day + timedelta(SOON_DAYS))
    waits = Q(state__in=[RoundState.REVIEW, RoundState.VOTED, RoundState.DECIDED]) | soon
    for row in AwardRound.objects.filter(waits, path__in=roots).order_by("due_on", "pk")[:4]:
        said = {"title": row.title, "day": f"{row.due_on:%d/%m/%Y}"}
        yield Todo(str(words.TODO_ROUND[RoundState(row.state)]) % said, reverse("awards:round", args=[row.key]), ORDER)
