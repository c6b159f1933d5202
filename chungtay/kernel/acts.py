"""Who acts, when, and how far: `Act` and `Reach`, the one idea of access used everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from chungtay.kernel.errors import Forbidden
from chungtay.kernel.paths import COUNTRY

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")


class OutsideReach(Forbidden):
    """The actor holds no grant for this action at this path."""


@dataclass(frozen=True)
class Reach:
    """The set of paths below which someone may do one action today."""

    roots: frozenset[str]

    def covers(self, path: str) -> bool:
        """Whether a row at `path` lies inside."""
        return any(path.startswith(root) for root in self.roots)

    @property
    def is_empty(self) -> bool:
        return not self.roots


NOWHERE = Reach(frozenset())
EVERYWHERE = Reach(frozenset({COUNTRY}))


@dataclass(frozen=True)
class HeldGrant:
    """A role held over one path and all below it, with the actions the role allows."""

    role: str
    path: str
    actions: frozenset[str]


@dataclass(frozen=True)
class Act:
    """Who does something, when, and with which grants of that day. A service gets one and never reads the clock.

    `actor_id` is None for the public and for the system itself; `at` is an aware instant.
    """

    actor_id: int | None
    at: datetime
    grants: tuple[HeldGrant, ...] = field(default=())

    def __post_init__(self) -> None:
        assert self.at.tzinfo is not None, "an act happens at an instant, so with a time zone"

    @property
    def day(self) -> date:
        """The Vietnamese calendar day of the act."""
        return self.at.astimezone(VIET_NAM).date()

    def reach(self, action: str) -> Reach:
        """Where this action is allowed; a root below another root of the same reach is left out."""
        roots = {grant.path for grant in self.grants if action in grant.actions}
        return Reach(frozenset(_topmost(roots)))

    def may(self, action: str, path: str) -> bool:
        """Whether the action is allowed at this path."""
        return self.reach(action).covers(path)

    def must(self, action: str, path: str) -> None:
        """Refuse unless the action is allowed at this path. Services ask this again after the view did."""
        if not self.may(action, path):
            raise OutsideReach(action=action, path=path)


def _topmost(roots: Iterable[str]) -> Iterable[str]:
    kept: list[str] = []
    for root in sorted(roots, key=len):
        if not any(root.startswith(above) for above in kept):
            kept.append(root)
    return kept


def system_act(at: datetime, *actions: str) -> Act:
    """The act of a command or worker: no person, the whole country, the named actions."""
    return Act(actor_id=None, at=at, grants=(HeldGrant("system", COUNTRY, frozenset(actions)),))


def now() -> datetime:
    """The clock. Read once at the edge of a request, a command or a worker loop, nowhere else."""
    return datetime.now(UTC)
