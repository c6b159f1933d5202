"""Counting wrong tries in a row, so that nobody can guess for long; and codes that open once."""

from datetime import timedelta

from django.db import transaction

from chungtay.access.models import UsedCode, WrongTries
from chungtay.access.queries import blocked_until, used_code_hash
from chungtay.access.rules import CODE_KEPT, TRIES_WINDOW, CodeUsedBefore, TooManyTries, tells_who_asks
from chungtay.kernel.acts import Act

_LONG_AGO = timedelta(days=1)
_SWEPT_AT_ONCE = 100


def check_may_try(act: Act, *, kind: str, subject: str) -> None:
    """Refuse when too many wrong tries came in a row; says until when."""
    until = blocked_until(kind, subject, act.at)
    if until is not None:
        raise TooManyTries(until=until, kind=kind)


@transaction.atomic
def count_wrong(act: Act, *, kind: str, subject: str) -> None:
    """One more wrong try. Committed by itself: the caller refuses afterwards, outside of any transaction."""
    _, is_new = WrongTries.objects.get_or_create(kind=kind, subject=subject, defaults={"since": act.at})
    row = WrongTries.objects.select_for_update().get(kind=kind, subject=subject)
    if row.wrong_count and act.at >= row.since + TRIES_WINDOW:
        row.wrong_count = 0
    if not row.wrong_count:
        row.since = act.at
    row.wrong_count += 1
    row.save(update_fields=["wrong_count", "since"])
    if is_new:
        _sweep(act)


def forget_wrong(*, kind: str, subject: str) -> None:
    """A right try ends the row of wrong ones."""
    WrongTries.objects.filter(kind=kind, subject=subject).delete()


def check_door(act: Act, *, login: str, address: str) -> None:
    """Refuse a name that was tried from many machines, or an address that tried many names, too often of late."""
    check_may_try(act, kind="name", subject=login)
    if tells_who_asks(address):
        check_may_try(act, kind="address", subject=address)


def count_wrong_at_door(act: Act, *, login: str, address: str) -> None:
    """A wrong password counts against the name and against the address, known names and unknown ones alike."""
    count_wrong(act, kind="name", subject=login)
    if tells_who_asks(address):
        count_wrong(act, kind="address", subject=address)


@transaction.atomic
def use_code(act: Act, *, user_id: int, code: str) -> None:
    """Use up a code of the second factor, on every server alike: the same code again is refused."""
    UsedCode.objects.filter(user_id=user_id, used_at__lte=act.at - CODE_KEPT).delete()
    _, is_new = UsedCode.objects.get_or_create(
        user_id=user_id, code_hash=used_code_hash(user_id, code), defaults={"used_at": act.at}
    )
    if not is_new:
        raise CodeUsedBefore()


def _sweep(act: Act) -> None:
    """Names that somebody made up and addresses that never came back do not stay for ever."""
    old = WrongTries.objects.filter(since__lt=act.at - _LONG_AGO).select_for_update(skip_locked=True)
    WrongTries.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:_SWEPT_AT_ONCE])).delete()
