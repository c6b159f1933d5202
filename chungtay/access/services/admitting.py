"""Letting someone new in: account, first role and slip in one action."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from chungtay.access.models import User
from chungtay.access.rules import Role
from chungtay.access.services.accounts import create_account
from chungtay.access.services.grants import open_grant
from chungtay.access.services.slips import PrintedSlip, make_slip
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act


class GivenRole(TypedDict, total=False):
    """What `open_grant` takes beside the account."""

    role: Role | str
    path: str
    valid_from: date
    valid_to: date | None
    is_acting: bool
    acting_for: str
    source: str
    place_name: str


@transaction.atomic
def admit(act: Act, *, key: UUID, name: str, phone: str, **given: Unpack[GivenRole]) -> tuple[User, PrintedSlip | None]:
    """Make an account with its first role and a slip. The same form again answers with the account and no slip."""
    content = {"name": name, "phone": phone, **given}
    before = answered_before(key, content)
    if before is not None:
        return User.objects.get(pk=before), None
    user = create_account(act, name=name, phone=phone, path=given["path"])
    open_grant(act, user=user, **given)
    slip = make_slip(act, user=user)
    write_note(act, "access.admit", user, path=given["path"], fields=["name", "phone"], key=key, content=content)
    return user, slip
