"""The people of the tests: chị Lan the chair, ông Bình the treasurer, an officer per level, and a neighbour.

The neighbour is chair of a club in the next commune and must see nothing of chị Lan's. When a test says "hidden",
there is something to hide. Each function makes the account with its grant and returns it with its act and a client
that is signed in:

    def test_the_neighbour_sees_nothing():
        club = make_club()
        assert neighbour().client.get(f"/clb/{club.pk}/thanh-vien/").status_code == 404
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.test import Client

from chungtay.access.models import Grant, User
from chungtay.access.queries import act_of
from chungtay.access.rules import Role
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import JOINED, make_club
from chungtay.kernel.acts import Act, now
from chungtay.kernel.paths import COUNTRY
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area

_phones = count(912_000_000)


@dataclass(frozen=True)
class Someone:
    """An account of the cast: who, with what act, and a browser signed in as them."""

    user: User
    act: Act
    client: Client


def someone(name: str, *grants: tuple[Role, str], at: datetime | None = None) -> Someone:
    """An account holding these roles over these paths since before the tests' days."""
    phone = f"0{next(_phones)}"
    user = User.objects.create(login=phone, phone=phone, name=name)
    for role, path in grants:
        Grant.objects.create(user=user, role=role, path=path, valid_from=JOINED)
    client = Client()
    client.force_login(user, backend="chungtay.access.adapters.DoorBackend")
    return Someone(user, act_of(user, at or now()), client)


def lan_the_chair(club: Club, *, at: datetime | None = None) -> Someone:
    """Chị Lan, chủ nhiệm."""
    return someone("Nguyễn Thị Lan", (Role.CHAIR, club.path), at=at)


def binh_the_treasurer(club: Club, *, at: datetime | None = None) -> Someone:
    """Ông Bình, thủ quỹ."""
    return someone("Phạm Văn Bình", (Role.TREASURER, club.path), at=at)


def thao_the_accountant(club: Club, *, at: datetime | None = None) -> Someone:
    """Cô Thảo, kế toán."""
    return someone("Lê Thị Thảo", (Role.ACCOUNTANT, club.path), at=at)


def anh_the_secretary(club: Club, *, at: datetime | None = None) -> Someone:
    """Cô Ánh, thư ký."""
    return someone("Hoàng Thị Ánh", (Role.SECRETARY, club.path), at=at)


def commune_officer(commune: Area | None = None, *, at: datetime | None = None) -> Someone:
    """Ông Tứ of the commune association."""
    return someone("Mai Văn Tứ", (Role.COMMUNE_OFFICER, (commune or make_commune()).path), at=at)


def commune_helper(commune: Area | None = None, *, at: datetime | None = None) -> Someone:
    """Bà Hợi, who types for the commune and decides nothing."""
    return someone("Trịnh Thị Hợi", (Role.COMMUNE_HELPER, (commune or make_commune()).path), at=at)


def province_officer(commune: Area | None = None, *, at: datetime | None = None) -> Someone:
    """Chị Minh of the provincial association (of this commune's province)."""
    province = (commune or make_commune()).province
    assert province is not None
    return someone("Đỗ Thị Minh", (Role.PROVINCE_OFFICER, province.path), at=at)


def centre_officer(*, at: datetime | None = None) -> Someone:
    """Anh Sơn of Ban Đối ngoại."""
    return someone("Vũ Hồng Sơn", (Role.CENTRE_OFFICER, COUNTRY), at=at)


def ministry_reader(*, at: datetime | None = None) -> Someone:
    """A reader at a ministry: figures only."""
    return someone("Bùi Quốc Việt", (Role.MINISTRY_READER, COUNTRY), at=at)


def administrator(*, at: datetime | None = None) -> Someone:
    """Keeps accounts and the map, sees no club."""
    return someone("Quản Trị", (Role.ADMINISTRATOR, COUNTRY), at=at)


def partner(*clubs: Club, at: datetime | None = None) -> Someone:
    """A donor's officer: a grant per club of the project."""
    return someone("Anna Berg", *((Role.PARTNER, club.path) for club in clubs), at=at)


def neighbour(*, at: datetime | None = None) -> Someone:
    """Bà Cúc, chair of a club in the next commune: sees nothing of anybody else's."""
    return lan_like("Lò Thị Cúc", make_club("CLB thôn Tân Thắng", commune=next_commune()), at=at)


def lan_like(name: str, club: Club, *, at: datetime | None = None) -> Someone:
    """Another chair, of another club."""
    return someone(name, (Role.CHAIR, club.path), at=at)


def next_commune() -> Area:
    """Xã Nga Thắng, beside Nga Sơn."""
    return make_commune("Nga Thắng")


def neighbour_officer(*, at: datetime | None = None) -> Someone:
    """The officer of the next commune."""
    return commune_officer(next_commune(), at=at)
