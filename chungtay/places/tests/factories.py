"""Real places of the loaded map, hamlets on them, and acts of those who keep them."""

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from chungtay.access.rules import ALLOWS, Role
from chungtay.access.tests.factories import make_user, signed_in
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.vietnamese import fold, sort_key
from chungtay.places.models import Area, Hamlet, Map

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
NEW_MAP_DAY = date(2025, 7, 1)


def new_map() -> Map:
    return Map.objects.get(code="2025")


def province(name: str = "Thanh Hóa", map_code: str = "2025") -> Area:
    return Area.objects.get(map__code=map_code, level=1, name=name)


def commune(name: str = "Nga Sơn", of: str = "Thanh Hóa", map_code: str = "2025") -> Area:
    """xã Nga Sơn, unless another is named."""
    return Area.objects.select_related("map", "province").get(
        map__code=map_code, level=3, name=name, province__name=of, kind__in=["xa", "phuong", "dac_khu"]
    )


def neighbour() -> Area:
    """xã Nga An, next to xã Nga Sơn."""
    return commune("Nga An")


def hamlet(area: Area | None = None, name: str = "Phú Nghĩa", kind: str = "thon", **others: Any) -> Hamlet:
    return Hamlet.objects.create(
        area=area or commune(),
        kind=kind,
        name=name,
        sort_key=sort_key(name),
        name_fold=fold(name),
        **({"valid_from": NEW_MAP_DAY} | others),
    )


def act_of(role: Role, path: str, at: datetime = NOON) -> Act:
    """An act with one grant, without an account."""
    return Act(actor_id=None, at=at, grants=(HeldGrant(role, path, frozenset(ALLOWS[role])),))


def officer(area: Area | None = None) -> Act:
    """The commune officer of xã Nga Sơn."""
    return act_of(Role.COMMUNE_OFFICER, (area or commune()).path)


def province_officer(area: Area | None = None) -> Act:
    return act_of(Role.PROVINCE_OFFICER, (area or province()).path)


def administrator() -> Act:
    return act_of(Role.ADMINISTRATOR, "/")


def browser(*grants: tuple[Role, str]) -> Client:
    """A client signed in as someone holding these roles over these paths."""
    return signed_in(make_user("Mai Văn Tứ", *grants))


def officer_browser(area: Area | None = None) -> Client:
    return browser((Role.COMMUNE_OFFICER, (area or commune()).path))
