"""What of reports waits in a club and on the desk of an office."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.reports import words
from chungtay.reports.models import Due
from chungtay.reports.queries.handing import owed_by, period_asked
from chungtay.reports.rules import DueState
from chungtay.web.rules import Todo

ORDER = 30


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Each report the club owes, by its day. One query."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    for due in owed_by([club.path]):
        if due.state == DueState.SENT or due.campaign.counted_to > act.day:
            continue
        said = {"period": period_asked(due.campaign).label, "day": f"{due.due_on:%d/%m/%Y}"}
        text = words.TODO_BACK if due.state == DueState.RETURNED else words.TODO_OWED
        yield Todo(str(text) % said, reverse("reports:club_due", args=[club.pk, due.key]), ORDER)


def desk_todos(act: Act) -> Iterable[Todo]:
    """What an office owes, and how many reports wait for it. Two queries."""
    roots = act.reach(Action.HAND_UP).roots
    if not roots:
        return
    waiting = Due.objects.filter(above__in=roots, state=DueState.SENT).exclude(path="/").count()
    if waiting:
        text = ngettext("%(count)s báo cáo chờ duyệt", "%(count)s báo cáo chờ duyệt", waiting) % {"count": waiting}
        yield Todo(text, reverse("reports:waiting"), ORDER)
    owed = sum(1 for due in owed_by(roots) if due.state != DueState.SENT and due.campaign.counted_to <= act.day)
    if owed:
        text = ngettext("%(count)s báo cáo phải nộp", "%(count)s báo cáo phải nộp", owed) % {"count": owed}
        yield Todo(text, reverse("reports:owed"), ORDER)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The club's reports, and each that is still to be sent with its form: it is written where there is no signal."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    yield reverse("reports:club_dues", args=[club.pk])
    for due in owed_by([club.path]):
        if due.state != DueState.SENT and due.campaign.counted_to <= act.day:
            yield reverse("reports:club_due", args=[club.pk, due.key])
            yield reverse("reports:club_write", args=[club.pk, due.key])
