"""Held forms: whose they are, who sees them, how many wait."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import VIET_NAM, Act
from chungtay.sync.models import Held, HeldFile
from chungtay.sync.rules import HeldNotFound, HeldState


def held_in(act: Act, club: Club) -> "QuerySet[Any]":
    """The held forms of a club that this act sees: its own, and those it may watch over. Its own without a club, too.

    Who runs the club sees the board's forms, who keeps the books those of money.
    """
    return (
        Held.objects.filter(_own(act) & (Q(receipt__club=club) | Q(receipt__club=None)) | _watched(act, club))
        .select_related("receipt__account", "receipt__club", "receipt__made_by", "settled_by")
        .order_by("-receipt__received_at", "-pk")
    )


def get_held(act: Act, club: Club, held_id: int) -> Held:
    """One held form in sight, or `HeldNotFound`."""
    held: Held | None = held_in(act, club).filter(pk=held_id).first()
    if held is None:
        raise HeldNotFound(held=held_id)
    return held


def get_file(held: Held, file_id: int) -> HeldFile:
    """A file of a held form that was found in sight, or `HeldNotFound`."""
    file = HeldFile.objects.filter(held=held, pk=file_id).select_related("file").first()
    if file is None:
        raise HeldNotFound(file=file_id)
    return file


def files_of(held: Held) -> list[HeldFile]:
    """The files of a held form."""
    return list(HeldFile.objects.filter(held=held).select_related("file").order_by("pk"))


def may_settle(act: Act, held: Held) -> bool:
    """Whether this act may send the form on or give it up: its owner, its maker, and those who watch over it."""
    receipt = held.receipt
    if act.actor_id is not None and act.actor_id in (receipt.account_id, receipt.made_by_id):
        return True
    return receipt.club is not None and held.watcher != "" and act.may(held.watcher, receipt.club.path)


def waiting_count(act: Act, club: Club) -> int:
    """How many held forms of the club wait for this act."""
    return held_in(act, club).filter(state=HeldState.WAITING).count()


def waiting_until(club_id: int, day: date) -> list[str]:
    """What the forms are called that wait in the club and were written, or arrived, by the end of a day."""
    after = datetime.combine(day + timedelta(days=1), time(), VIET_NAM)
    rows = Held.objects.filter(
        Q(receipt__made_at__lt=after) | Q(receipt__received_at__lt=after),
        receipt__club=club_id,
        state=HeldState.WAITING,
    )
    return list(rows.order_by("receipt__made_at", "pk").values_list("receipt__title", flat=True))


def waiting_in_reach(act: Act) -> int:
    """How many held forms wait in all the clubs whose running this act watches over."""
    reach = act.reach(Action.RUN_CLUB)
    return Held.objects.within(reach).filter(state=HeldState.WAITING, watcher=Action.RUN_CLUB).count()


def waiting_by_club(act: Act) -> list[tuple[Club, int]]:
    """The clubs whose running this act watches over, with how many held forms wait in each."""
    rows = Held.objects.within(act.reach(Action.RUN_CLUB)).filter(state=HeldState.WAITING, watcher=Action.RUN_CLUB)
    counts = dict(rows.order_by().values_list("receipt__club").annotate(count=Count("pk")))
    return [(club, counts[club.pk]) for club in Club.objects.filter(pk__in=counts).order_by("sort_key")]


def waiting_of_account(account_id: int) -> int:
    """How many held forms this account has waiting, over all clubs."""
    return Held.objects.filter(receipt__account_id=account_id, state=HeldState.WAITING).count()


def _own(act: Act) -> Q:
    return Q(receipt__account_id=act.actor_id) | Q(receipt__made_by_id=act.actor_id)


def _watched(act: Act, club: Club) -> Q:
    actions = {action for grant in act.grants for action in grant.actions if act.may(action, club.path)}
    return Q(receipt__club=club, watcher__in=sorted(actions))
