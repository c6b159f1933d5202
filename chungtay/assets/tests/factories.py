"""Things of the tests, entered through the services by somebody of the board."""

from datetime import UTC, date, datetime
from uuid import uuid4

from chungtay.access.rules import ALLOWS, Action, Role
from chungtay.assets import services
from chungtay.assets.models import Thing
from chungtay.assets.rules import Condition, Holder, HolderKind, Kind, NewThing, ThingFacts
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act, HeldGrant

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
CAME = date(2025, 8, 20)
HALL = Holder(kind=HolderKind.PLACE, name="Nhà văn hóa thôn")


def act_in(*clubs: Club, role: Role = Role.CHAIR, at: datetime = NOON) -> Act:
    """Somebody with this role in the clubs, by default the chair."""
    return Act(7, at, tuple(HeldGrant(role, club.path, ALLOWS[role]) for club in clubs))


def officer_act(*clubs: Club, at: datetime = NOON) -> Act:
    """Who decides over clubs: the commune."""
    grants = tuple(HeldGrant("system", club.path, frozenset({Action.FOUND_CLUB})) for club in clubs)
    return Act(8, at, grants)


def with_member(member: Membership) -> Holder:
    """A member as the holder of something."""
    return Holder(kind=HolderKind.MEMBER, membership_id=member.pk)


def facts(name: str = "Loa kéo", **more: object) -> ThingFacts:
    """What a register says of a loudspeaker, or of something else."""
    said: dict[str, object] = {"kind": Kind.EQUIPMENT, "name": name, "unit": "cái", "came_on": CAME}
    return ThingFacts(**said | more)  # type: ignore[arg-type]  # what a test says


def make_thing(
    club: Club,
    name: str = "Loa kéo",
    *,
    holder: Holder = HALL,
    since: date = CAME,
    condition: Condition = Condition.GOOD,
    **more: object,
) -> Thing:
    """A thing in a club's register, held since the day it came."""
    new = NewThing(facts=facts(name, **more), holder=holder, held_since=since, condition=condition)
    return services.register(act_in(club), club=club, key=uuid4(), new=new)
