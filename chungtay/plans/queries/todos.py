"""What of plans waits on the desk of an office."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act
from chungtay.plans.models import PlanTask
from chungtay.plans.rules import UNFINISHED
from chungtay.web.rules import Todo

ORDER = 50


def desk_todos(act: Act) -> Iterable[Todo]:
    """How many tasks of the own plan are past their day. One query."""
    roots = act.reach(Action.HAND_UP).roots
    if not roots:
        return
    late = PlanTask.objects.filter(path__in=roots, state__in=UNFINISHED, due_on__lt=act.day).count()
    if late:
        text = ngettext("%(count)s việc trong kế hoạch quá hạn", "%(count)s việc trong kế hoạch quá hạn", late)
        yield Todo(text % {"count": late}, f"{reverse('plans:tasks')}?qua-han=1", ORDER)
