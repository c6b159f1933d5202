"""Who holds which grants on a day, whose account one may let in, and what an account's owner sees of it."""

from datetime import datetime

from chungtay.access.models import Grant, User
from chungtay.access.rules import ALLOWS, AboveOneself, HoldsNoRole, HoldsRolesAbove, Role, check_may_appoint
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.errors import NotFound


def act_of(user: User, at: datetime) -> Act:
    """The act of this account at this instant, with every grant it holds that day. One query."""
    bare = Act(actor_id=user.pk, at=at)
    held = Grant.objects.filter(user=user).on(bare.day).values_list("role", "path")
    grants = tuple(HeldGrant(role, path, frozenset(ALLOWS[Role(role)])) for role, path in held)
    return Act(actor_id=user.pk, at=at, grants=grants)


def check_may_let_in(act: Act, user: User) -> list[Grant]:
    """Refuse unless the actor gives every role that the account holds now or will hold; returns these grants.

    Who may make a slip takes the account over. So the chair who gives a seat in the club may not do it for a commune
    officer who also sits there: all roles, not one of them.
    """
    grants = list(Grant.objects.filter(user=user).open_or_later(act.day))
    if not grants:
        raise HoldsNoRole(name=user.name)
    within = 0
    for grant in grants:
        try:
            check_may_appoint(act, Role(grant.role), grant.path)
            within += 1
        except (AboveOneself, NotFound):
            continue
    if not within:
        raise NotFound(user=user.pk)
    if within < len(grants):
        raise HoldsRolesAbove(name=user.name)
    return grants
