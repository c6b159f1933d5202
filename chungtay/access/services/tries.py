"""Counting wrong tries in a row, so that nobody can guess for long."""

from django.db import transaction

from chungtay.access.models import WrongTries
from chungtay.access.queries import blocked_until
from chungtay.access.rules import TRIES_WINDOW, TooManyTries
from chungtay.kernel.acts import Act


def check_may_try(act: Act, *, kind: str, subject: str) -> None:
    """Refuse when too many wrong tries came in a row; says until when."""
    until = blocked_until(kind, subject, act.at)
    if until is not None:
        raise TooManyTries(until=until)


@transaction.atomic
def count_wrong(act: Act, *, kind: str, subject: str) -> None:
    """One more wrong try. Committed by itself: the caller refuses afterwards, outside of any transaction."""
    WrongTries.objects.get_or_create(kind=kind, subject=subject, defaults={"since": act.at})
    row = WrongTries.objects.select_for_update().get(kind=kind, subject=subject)
    if row.wrong_count and act.at >= row.since + TRIES_WINDOW:
        row.wrong_count = 0
    if not row.wrong_count:
        row.since = act.at
    row.wrong_count += 1
    row.save(update_fields=["wrong_count", "since"])


def forget_wrong(*, kind: str, subject: str) -> None:
    """A right try ends the row of wrong ones."""
    WrongTries.objects.filter(kind=kind, subject=subject).delete()
