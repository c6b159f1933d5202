"""Closing the books up to a day by accountant and treasurer, in any order, and opening them again by the commune.

Each confirmation is a form of its own that names the club and the day, so two phones without a network may send theirs
in any order: the first makes the closing, the second completes it.
"""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from chungtay.access.models import User
from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.funds.models import Closing, Entry
from chungtay.funds.queries.closings import closing_on, obstacles
from chungtay.funds.rules import ClosingKind, line_key
from chungtay.funds.rules.closings import (
    OTHER,
    ClosingNotInForce,
    ReopeningNeedsReason,
    SamePersonConfirms,
    SignerHasNoName,
    Signs,
    check_not_closed,
    check_obstacles,
    check_through,
)
from chungtay.funds.services.posting import open_books
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold

ASKED = {Signs.ACCOUNTS: Action.CONFIRM_ACCOUNTS, Signs.CASH: Action.CONFIRM_CASH}
_NAMES = {Signs.ACCOUNTS: "accountant", Signs.CASH: "treasurer"}


@dataclass(frozen=True)
class Confirming:
    """One confirmation, as it is sent: up to which day, for what, and on paper by whom if not by this account."""

    through_on: date
    signs: Signs
    kind: ClosingKind = ClosingKind.MONTH
    signed_on_paper_by: str = ""


@transaction.atomic
def propose_closing(
    act: Act, *, club: Club, key: UUID, through_on: date, kind: ClosingKind = ClosingKind.MONTH
) -> Closing:
    """Ask accountant and treasurer to confirm the books up to a day. A day asked for twice is asked for once."""
    content = {"club": club.pk, "through": through_on, "kind": kind}
    before = answered_before(key, content)
    if before is not None:
        return Closing.objects.get(pk=before)
    books = open_books(act, club)
    check_through(kind, through_on, act.day)
    check_not_closed(through_on, books.closed_through)
    closing = closing_on(club.pk, through_on) or _new_closing(club, key, through_on, kind)
    write_note(act, "funds.propose_closing", closing, path=club.path, fields=["through_on"], key=key, content=content)
    return closing


@transaction.atomic
def confirm_closing(act: Act, *, club: Club, key: UUID, said: Confirming) -> Closing:
    """Confirm the books (as accountant) or the box (as treasurer) up to a day; the second confirmation closes them.

    A signature on paper is noted by anybody who keeps the books, with the name of who signed. What the other confirmed
    before something was written into those days is asked for again. Refuses one person for both, a count that differs,
    a day below nothing, and a day that is closed.
    """
    content = {"club": club.pk, **asdict(said)}
    before = answered_before(key, content)
    if before is not None:
        return Closing.objects.get(pk=before)
    on_paper = clean(said.signed_on_paper_by)
    books = open_books(act, club, asking=Action.KEEP_BOOKS if on_paper else ASKED[said.signs])
    check_through(said.kind, said.through_on, act.day)
    closing = closing_on(club.pk, said.through_on)
    if closing is None or closing.closed_at is None:  # else this side said so before, from another phone
        check_not_closed(said.through_on, books.closed_through)
        check_obstacles(obstacles(club.pk, said.through_on))
        closing = closing or _new_closing(club, key, said.through_on, said.kind)
        _confirm(act, closing, said.signs, on_paper)
    write_note(
        act, "funds.confirm_closing", closing, path=club.path, fields=[f"{_NAMES[said.signs]}_at"], key=key,
        content=content,
    )  # fmt: skip
    return closing


def _new_closing(club: Club, key: UUID, through_on: date, kind: ClosingKind) -> Closing:
    closing: Closing = Closing.objects.create(key=line_key(key, "closing"), club=club, kind=kind, through_on=through_on)
    return closing


def _confirm(act: Act, closing: Closing, signs: Signs, on_paper: str) -> None:
    _drop_what_changed(closing, OTHER[signs])
    _sign(act, closing, signs, on_paper)
    if closing.accountant_at and closing.treasurer_at:
        closing.closed_at = act.at
    closing.save()


def _drop_what_changed(closing: Closing, signs: Signs) -> None:
    """A confirmation is of books as they stood: once something is written into those days, it is asked for again."""
    name = _NAMES[signs]
    saw = getattr(closing, f"{name}_saw")
    if saw is None:
        return
    later = Entry.objects.filter(fund__club=closing.club_id, happened_on__lte=closing.through_on, pk__gt=saw)
    if later.exists():
        for part, nothing in (("at", None), ("id", None), ("name", ""), ("saw", None)):
            setattr(closing, f"{name}_{part}", nothing)


def _sign(act: Act, closing: Closing, signs: Signs, on_paper: str) -> None:
    own, other = _NAMES[signs], _NAMES[OTHER[signs]]
    name = on_paper or _name_of(act)
    if not name:
        raise SignerHasNoName()
    account = None if on_paper else act.actor_id
    is_same = account is not None and account == getattr(closing, f"{other}_id")
    if is_same or fold(name) == fold(getattr(closing, f"{other}_name")):
        raise SamePersonConfirms(name=name)
    saw = Entry.objects.filter(fund__club=closing.club_id).aggregate(last=Max("pk"))["last"] or 0  # under the lock
    for part, value in (("at", act.at), ("id", account), ("name", name), ("saw", saw)):
        setattr(closing, f"{own}_{part}", value)


def _name_of(act: Act) -> str:
    account = User.objects.filter(pk=act.actor_id).first() if act.actor_id is not None else None
    return account.name if account else ""


@transaction.atomic
def reopen_books(act: Act, *, closing: Closing, key: UUID, reason: str) -> Closing:
    """Open closed books again from this closing on: it and every later one of the club, with the reason.

    Only the level above may. Refuses a closing that is not in force and one without a reason.
    """
    reason = clean(reason)
    content = {"closing": closing.pk, "reason": reason}
    before = answered_before(key, content)
    if before is not None:
        return Closing.objects.get(pk=before)
    books = open_books(act, closing.club, asking=Action.REOPEN_BOOKS)
    if not reason:
        raise ReopeningNeedsReason()
    in_force = Closing.objects.filter(club=books.club, closed_at__isnull=False, reopened_at__isnull=True)
    if not in_force.filter(pk=closing.pk).exists():
        raise ClosingNotInForce(through_on=closing.through_on)
    in_force.filter(through_on__gte=closing.through_on).update(
        reopened_at=act.at, reopened_by_id=act.actor_id, reopen_reason=reason
    )
    write_note(
        act, "funds.reopen_books", closing, path=books.club.path, fields=["reopened_at"], key=key, content=content,
        reason=reason,
    )  # fmt: skip
    closing.refresh_from_db()
    return closing
