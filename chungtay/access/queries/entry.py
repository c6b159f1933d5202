"""Who may be meant by what was typed at the door, and what is known of slips, sessions, devices and wrong tries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Exists, Max, OuterRef, Q
from django.utils.crypto import salted_hmac

from chungtay.access import words
from chungtay.access.models import Device, DevicePin, Grant, Slip, User, WrongTries
from chungtay.access.rules import TRIES_WINDOW, is_blocked
from chungtay.kernel.errors import NotFound

_MOST_PEOPLE_ON_ONE_NUMBER = 6


def accounts_behind(login: str) -> list[User]:
    """The accounts that sign in with this short name or number: two, where a house shares a telephone."""
    if not login:
        return []
    meant = User.objects.filter(Q(login=login) | Q(phone=login), is_active=True).order_by("pk")
    return sorted(meant[:_MOST_PEOPLE_ON_ONE_NUMBER], key=lambda user: user.login != login)


def accounts_with_keys(keys: list[str]) -> list[User]:
    """The active accounts with these keys."""
    return list(User.objects.filter(key__in=keys, is_active=True).order_by("name_sort", "pk"))


def get_user(user_id: int) -> User:
    """The account, or `NotFound`."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotFound(user=user_id)
    return user


def code_hash(code: str) -> str:
    """What of a slip's code is kept: a hash that only this installation can make."""
    return salted_hmac("chungtay.access.slip", code, algorithm="sha256").hexdigest()


def used_code_hash(user_id: int, code: str) -> str:
    """What is kept of a code that was used: a hash that only this installation can make, of this account."""
    return salted_hmac("chungtay.access.second_factor", f"{user_id}:{code}", algorithm="sha256").hexdigest()


def open_slip_of(user: User, at: datetime) -> Slip | None:
    """The slip of this person that is still on its way."""
    return Slip.objects.filter(user=user, used_at=None, revoked_at=None, expires_at__gt=at).first()


def blocked_until(kind: str, subject: str, at: datetime) -> datetime | None:
    """Until when this door stays closed to this subject, or None if it is open."""
    row = WrongTries.objects.filter(kind=kind, subject=subject).first()
    if row is None or not is_blocked(kind, wrong_count=row.wrong_count, since=row.since, at=at):
        return None
    return row.since + TRIES_WINDOW


def locked_until(login: str, address: str, cooloff_hours: float) -> datetime | None:
    """Until when django-axes keeps this name locked for this address."""
    last = AccessAttempt.objects.filter(username=login, ip_address=address).aggregate(last=Max("attempt_time"))["last"]
    return last + timedelta(hours=cooloff_hours) if last else None


# --- shared phones ----------------------------------------------------------------------------------------------------


def device_with_key(key: str | None) -> Device | None:
    """The shared phone whose cookie carries this key, unless it was forgotten."""
    try:
        known = UUID(key or "")
    except ValueError:
        return None
    return Device.objects.filter(key=known, forgotten_at__isnull=True).first()


def get_device(device_id: int) -> Device:
    """A shared phone that is in use, or `NotFound`."""
    device = Device.objects.filter(pk=device_id, forgotten_at__isnull=True).first()
    if device is None:
        raise NotFound(device=device_id)
    return cast(Device, device)


def own_device(user: User, device_id: int) -> Device:
    """A shared phone on which this person has a PIN, or `NotFound`."""
    for pin in devices_of(user):
        if pin.device_id == device_id:
            return pin.device
    raise NotFound(device=device_id)


def pins_of_device(device: Device, day: date) -> list[DevicePin]:
    """The people who use this phone: a PIN on it and a role in its club today. In Vietnamese order."""
    sits = Grant.objects.filter(user=OuterRef("user"), path=device.path).on(day)
    pins = DevicePin.objects.filter(Exists(sits), device=device, user__is_active=True)
    return list(pins.select_related("user").order_by("user__name_sort", "user__pk"))


def phones_at(path: str, day: date) -> list[tuple[Device, list[DevicePin]]]:
    """The shared phones of a club, each with the people who have a PIN on it and a role there. Two queries."""
    phones = list(Device.objects.filter(path=path, forgotten_at__isnull=True).order_by("registered_at", "pk"))
    sits = Grant.objects.filter(user=OuterRef("user"), path=path).on(day)
    pins = DevicePin.objects.filter(Exists(sits), device__in=phones, user__is_active=True).select_related("user")
    of: dict[int, list[DevicePin]] = {phone.pk: [] for phone in phones}
    for pin in pins.order_by("user__name_sort", "user__pk"):
        of[pin.device_id].append(pin)
    return [(phone, of[phone.pk]) for phone in phones]


def devices_of(user: User) -> list[DevicePin]:
    """The shared phones on which this person has a PIN."""
    pins = DevicePin.objects.filter(user=user, device__forgotten_at__isnull=True)
    return list(pins.select_related("device").order_by("device__name", "pk"))


# --- the second factor ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Factors:
    """The second factors of an account."""

    has_totp: bool
    passkey_count: int
    has_recovery_codes: bool

    def __bool__(self) -> bool:
        return self.has_totp or self.passkey_count > 0


def second_factors_of(user: User) -> Factors:
    """Which second factors this account has."""
    kinds = list(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    return Factors(
        has_totp=Authenticator.Type.TOTP in kinds,
        passkey_count=kinds.count(Authenticator.Type.WEBAUTHN),
        has_recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
    )


def check_own_passkey(user: User, passkey_id: int) -> None:
    """Refuse a passkey that is not this person's: it does not exist for them."""
    if not Authenticator.objects.filter(pk=passkey_id, user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists():
        raise NotFound(passkey=passkey_id)


# --- sessions ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenSession:
    """A browser that is signed in as oneself."""

    id: int
    browser: str
    address: str
    began_at: datetime
    is_this_one: bool

    @property
    def device_words(self) -> str:
        """What kind of machine and browser, as well as they name themselves."""
        system = next((name for mark, name in words.SYSTEMS if mark in self.browser), words.OTHER_SYSTEM)
        browser = next((name for mark, name in words.BROWSERS if mark in self.browser), words.OTHER_BROWSER)
        return f"{system}, {browser}"


def sessions_of(user: User, at: datetime, current_key: str | None) -> list[OpenSession]:
    """One's own sessions that still work, the one in hand first. One query."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    rows = UserSession.objects.filter(Exists(alive), user_id=user.pk).order_by("-created_at")
    found = [
        OpenSession(row.pk, row.user_agent, row.ip, row.created_at, row.session_key == current_key) for row in rows
    ]
    return sorted(found, key=lambda session: not session.is_this_one)
