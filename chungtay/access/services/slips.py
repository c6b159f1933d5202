"""Slips of paper that let someone in once: made by who gives all their roles, used to choose a password."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from chungtay.access.models import Slip, User
from chungtay.access.queries import check_may_let_in, code_hash
from chungtay.access.rules import SLIP_ALPHABET, SLIP_DAYS, SLIP_LENGTH, SlipNotValid, clean_code, shown_code
from chungtay.access.services.accounts import set_password
from chungtay.access.services.sessions import end_other_sessions
from chungtay.access.services.tries import check_may_try, count_wrong
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act


@dataclass(frozen=True)
class PrintedSlip:
    """A slip with its code, known at this moment only: what goes onto the paper."""

    slip: Slip
    code: str

    @property
    def shown_code(self) -> str:
        return shown_code(self.code)


@transaction.atomic
def make_slip(act: Act, *, user: User) -> PrintedSlip:
    """Make a slip for someone all of whose roles the actor gives. An older slip of the same person stops working."""
    check_may_let_in(act, user)
    User.objects.select_for_update().get(pk=user.pk)
    _open_slips(user).update(revoked_at=act.at)
    code = "".join(secrets.choice(SLIP_ALPHABET) for _ in range(SLIP_LENGTH))
    slip = Slip.objects.create(
        user=user,
        code_hash=code_hash(code),
        made_by_id=act.actor_id,
        made_at=act.at,
        expires_at=act.at + timedelta(days=SLIP_DAYS),
    )
    write_note(act, "access.make_slip", slip, path="/", fields=["user", "expires_at"])
    return PrintedSlip(slip, code)


@transaction.atomic
def revoke_slips(act: Act, *, user: User) -> int:
    """Take back the slip that is still on its way; returns how many were open."""
    check_may_let_in(act, user)
    revoked = list(_open_slips(user).select_for_update())
    _open_slips(user).update(revoked_at=act.at)
    for slip in revoked:
        write_note(act, "access.revoke_slip", slip, path="/", fields=["revoked_at"])
    return len(revoked)


def look_at_slip(act: Act, *, code: str, address: str) -> Slip:
    """The slip with this code, if it can be used now. A wrong code is counted against the address it came from."""
    check_may_try(act, kind="slip", subject=address)
    slip = Slip.objects.filter(code_hash=code_hash(clean_code(code))).select_related("user").first()
    if slip is None:
        count_wrong(act, kind="slip", subject=address)
        raise SlipNotValid()
    _check_usable(act, slip)
    return slip


def use_slip(act: Act, *, code: str, password: str, address: str) -> User:
    """Enter by a slip: choose a password, once. Every other session and PIN of the account ends."""
    slip = look_at_slip(act, code=code, address=address)
    with transaction.atomic():
        slip = Slip.objects.select_for_update(of=("self",)).select_related("user").get(pk=slip.pk)
        _check_usable(act, slip)
        own = Act(actor_id=slip.user_id, at=act.at)
        set_password(own, user=slip.user, new=password)
        slip.used_at = act.at
        slip.save(update_fields=["used_at"])
        end_other_sessions(own, user=slip.user, keep=None)
        write_note(own, "access.use_slip", slip, path="/", fields=["used_at"])
    return slip.user


def _open_slips(user: User) -> "QuerySet[Slip]":
    return Slip.objects.filter(user=user, used_at__isnull=True, revoked_at__isnull=True)


def _check_usable(act: Act, slip: Slip) -> None:
    if slip.used_at or slip.revoked_at or slip.expires_at <= act.at or not slip.user.is_active:
        raise SlipNotValid()
