"""Who acts in these tests: the centre, a province's officer, and a commune officer who may not."""

from datetime import UTC, datetime

from chungtay.access.rules import ALLOWS, Role
from chungtay.kernel.acts import Act, HeldGrant

AT = datetime(2026, 11, 23, 3, tzinfo=UTC)


def acting(role: Role, path: str = "/", at: datetime = AT) -> Act:
    """The act of somebody who holds one role at one place."""
    return Act(actor_id=None, at=at, grants=(HeldGrant(role, path, frozenset(ALLOWS[role])),))


def centre() -> Act:
    return acting(Role.CENTRE_OFFICER)
