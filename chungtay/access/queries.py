"""Who holds which grants on a day."""

from datetime import datetime

from chungtay.access.models import Grant, User
from chungtay.access.rules import ALLOWS, Role
from chungtay.kernel.acts import Act, HeldGrant


def act_of(user: User, at: datetime) -> Act:
    """The act of this account at this instant, with every grant it holds that day. One query."""
    bare = Act(actor_id=user.pk, at=at)
    held = Grant.objects.filter(user=user).on(bare.day).values_list("role", "path")
    grants = tuple(HeldGrant(role, path, frozenset(ALLOWS[Role(role)])) for role, path in held)
    return Act(actor_id=user.pk, at=at, grants=grants)
