"""Accounts, grants and acts for the tests of this room, on paths of areas and clubs that need not exist here."""

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from django.test import Client

from chungtay.access.models import Grant, User
from chungtay.access.queries import act_of
from chungtay.access.rules import Role
from chungtay.kernel.acts import Act, now
from chungtay.kernel.vietnamese import name_fold, name_sort_key

PROVINCE, COMMUNE, NEXT_COMMUNE = "/27/", "/27/3051/", "/27/3052/"
CLUB, NEXT_CLUB = "/27/3051/c812/", "/27/3052/c900/"
PASSWORD = "mua-thu-ha-noi"
SINCE = date(2026, 1, 1)

_phones = count(912_000_000)


def noon(day: int = 23, month: int = 11, year: int = 2026) -> datetime:
    """Midday of that day in Viet Nam."""
    return datetime(year, month, day, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def make_user(name: str = "Nguyễn Thị Lan", *roles: tuple[Role, str], phone: str = "", login: str = "") -> User:
    """An account with a password, holding these roles since January."""
    phone = phone or f"0{next(_phones)}"
    user = User(
        login=login or phone,
        phone=phone,
        name=name,
        name_sort=name_sort_key(name),
        name_folded=name_fold(name),
    )
    user.set_password(PASSWORD)
    user.save()
    for role, path in roles:
        Grant.objects.create(user=user, role=role, path=path, valid_from=SINCE, place_name=f"nơi {path}")
    return user


def act(user: User, at: datetime | None = None) -> Act:
    return act_of(user, at or noon())


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def chair(name: str = "Nguyễn Thị Lan", club: str = CLUB) -> User:
    return make_user(name, (Role.CHAIR, club))


def commune_officer(path: str = COMMUNE) -> User:
    return make_user("Mai Văn Tứ", (Role.COMMUNE_OFFICER, path))


def province_officer() -> User:
    return make_user("Đỗ Thị Minh", (Role.PROVINCE_OFFICER, PROVINCE))


def grant_of(user: User) -> Grant:
    return Grant.objects.get(user=user)


def today_act(user: User) -> Act:
    """The act of a request made now."""
    return act_of(user, now())
