"""The people and places of these tests: xã Nga Sơn, its officer, the next commune's, and the province's."""

from datetime import UTC, date, datetime

from chungtay.access.rules import ALLOWS, Role
from chungtay.clubs.models import Club
from chungtay.clubs.rules import Post, State
from chungtay.clubs.tests.factories import make_club, make_member, make_seat
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area

AT = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NAMES = ("Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Thị Thảo", "Phạm Văn Bình", "Hoàng Thị Ánh", "Mai Văn Tứ", "Đỗ Thị Lụa")


def acting(role: Role, *paths: str) -> Act:
    """The act of somebody who holds one role at these places."""
    grants = tuple(HeldGrant(role, path, frozenset(ALLOWS[role])) for path in paths)
    return Act(actor_id=None, at=AT, grants=grants)


def officer(*communes: Area) -> Act:
    return acting(Role.COMMUNE_OFFICER, *(commune.path for commune in communes))


def province_officer(commune: Area) -> Act:
    assert commune.province is not None
    return acting(Role.PROVINCE_OFFICER, commune.province.path)


def two_communes() -> tuple[Area, Area]:
    """Two communes of one province."""
    return make_commune(), make_commune("Nga An")


def living_club(commune: Area, count: int = 6, name: str | None = None, since: date = date(2021, 10, 27)) -> Club:
    """A club of before the merger with members, a chair and a treasurer."""
    club = make_club(name, commune=commune, state=State.ACTIVE, since=since)
    members = [make_member(club, full_name=f"{NAMES[n % 7]}", birth_year=1950 + n, sex="F") for n in range(count)]
    make_seat(club, members[0].person, Post.CHAIR)
    if count > 1:
        make_seat(club, members[-1].person, Post.TREASURER)
    return club
