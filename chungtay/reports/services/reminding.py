"""Officers who left an address are reminded by mail of what is due or late, once a day; a mail says no figures."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from chungtay.access.models import Grant
from chungtay.access.queries import names_of
from chungtay.access.rules import ALLOWS, Action
from chungtay.kernel.acts import VIET_NAM
from chungtay.reports import words
from chungtay.reports.models import Due
from chungtay.reports.queries import late_dues, period_asked

_ROLES = [role.value for role, actions in ALLOWS.items() if Action.HAND_UP in actions or Action.RUN_MEETING in actions]


@transaction.atomic
def remind(at: datetime) -> int:
    """Write to each officer whose own unit has a report due within three days or late; how many mails went out."""
    day = at.astimezone(VIET_NAM).date()
    dues = {due.pk: due for due in late_dues(day)}
    by_path: dict[str, list[Due]] = defaultdict(list)
    for due in dues.values():
        by_path[due.path].append(due)
    grants = Grant.objects.on(day).filter(path__in=list(by_path), role__in=_ROLES).exclude(user__email="")
    names = names_of(by_path, day)
    people: dict[tuple[str, str], list[Due]] = defaultdict(list)
    for grant in grants.select_related("user"):
        people[grant.user.email, grant.user.name] += by_path[grant.path]
    for (address, name), owed in people.items():
        lines = "\n".join(
            words.MAIL_LINE
            % {
                "unit": names.get(due.path, due.path),
                "period": period_asked(due.campaign).label,
                "day": f"{due.due_on:%d/%m/%Y}",
            }
            for due in dict.fromkeys(owed)
        )
        body = words.MAIL_BODY % {"name": name, "lines": lines, "url": f"{settings.SITE_URL}/vp/bao-cao/phai-nop/"}
        send_mail(words.MAIL_SUBJECT, body, None, [address])
    Due.objects.filter(pk__in=list(dues)).update(reminded_on=day)
    return len(people)
