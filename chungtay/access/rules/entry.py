"""What is typed to get in: phone numbers, short names, slip codes, PINs; and what entering is refused for."""

import re
from datetime import datetime, timedelta
from ipaddress import ip_address

from chungtay.kernel.errors import Conflict, Forbidden, RuleBroken
from chungtay.kernel.vietnamese import given_name, without_marks

SLIP_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # without I L O U 0 1, which are misread on paper
SLIP_LENGTH = 10  # 30 ** 10 codes: guessing is hopeless long before the limit below is felt
SLIP_DAYS = 14  # a slip is carried up a mountain to the next meeting

PIN_TRIES = 5
PIN_SHAPE = re.compile(r"[0-9]{4,6}")
COMMON_PINS = frozenset(
    {"1234", "12345", "123456", "4321", "54321", "654321", "1212", "2580", "6789", "56789", "456789"}
)

WRONG_TRIES = {"slip": 20, "second_factor": 8, "password": 8, "name": 40, "address": 400}
"""How many wrong tries close a door, by what is counted. A whole village may stand behind one address, hence 20 for
slips and 400 at the door; `name` counts one name from wherever it is tried, so that many machines gain nothing.
One old man who mistypes closes the door for his own name at his own address only, after eight (django-axes)."""
TRIES_WINDOW = timedelta(minutes=30)

CODE_KEPT = timedelta(minutes=2)
"""How long a code of an authenticator app is remembered as used: it is taken for a minute and a half at most."""

CLUB_SESSION = timedelta(days=400)
OFFICE_SESSION = timedelta(hours=12)

_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_LOGIN = re.compile(r"[a-z0-9][a-z0-9.]{2,39}")


class PhoneNotUnderstood(RuleBroken):
    """What was typed is no Vietnamese telephone number."""


class LoginNotUsable(RuleBroken):
    """A short name has 3 to 40 letters without marks, digits and dots."""


class LoginTaken(Conflict):
    """Another account signs in with this short name."""


class NameMissing(RuleBroken):
    """An account carries the name of a person."""


class SlipNotValid(RuleBroken):
    """No slip with this code can be used: it was typed wrong, used, taken back, or its days are over. One answer."""


class TooManyTries(RuleBroken):
    """Too many wrong tries in a row; `until` says when to try again."""


class CodeUsedBefore(RuleBroken):
    """A code of the second factor opens once: somebody who looked over a shoulder comes too late."""


class HoldsRolesAbove(Forbidden):
    """The account holds a role that the actor does not give, so the actor may not let it in anew."""


class HoldsNoRole(RuleBroken):
    """A slip lets in someone who holds a role; this account holds none today."""


class WrongPassword(RuleBroken):
    """The present password was typed wrong."""


class PasswordTooShort(RuleBroken):
    """The new password has fewer letters and digits than the installation asks for."""


class PasswordTooCommon(RuleBroken):
    """The new password stands on the list that everybody tries first."""


class PinNotUsable(RuleBroken):
    """A PIN has four to six digits and is none that everybody tries first."""


class WrongPin(RuleBroken):
    """The PIN was typed wrong; `left_count` tries remain."""


class PinLocked(RuleBroken):
    """Too many wrong PINs: the password opens it again."""


class PinNotForOffice(RuleBroken):
    """An account with an office role signs in with its password, never with a PIN."""


class DeviceNotKnown(RuleBroken):
    """This browser is not registered as a club's shared phone, or no longer."""


def clean_phone(text: str) -> str:
    """`+84 912.345.678` as `0912345678`. Refuses what is no Vietnamese number."""
    digits = re.sub(r"[\s.()\-]", "", text)
    abroad = re.fullmatch(r"(?:\+84|0084|84)(0?[0-9]{9,10})", digits)
    digits = "0" + abroad[1].lstrip("0") if abroad else digits
    if not _PHONE.fullmatch(digits):
        raise PhoneNotUnderstood(phone=text)
    return digits


def is_phone(text: str) -> bool:
    """Whether this reads as a telephone number."""
    try:
        return bool(clean_phone(text))
    except PhoneNotUnderstood:
        return False


def clean_login(text: str) -> str:
    """A short name as it is kept: small letters without marks. Refuses what cannot be typed on an old phone."""
    login = short(text)
    if not _LOGIN.fullmatch(login):
        raise LoginNotUsable(login=text)
    return login


def typed_login(text: str) -> str:
    """What a person typed at the door, in the shape logins are kept in; what is no phone is read as a short name."""
    return clean_phone(text) if is_phone(text) else short(text)


def short(text: str) -> str:
    """Small letters without marks, digits and dots; everything else falls away."""
    return re.sub(r"[^a-z0-9.]", "", without_marks(text))


def login_for(name: str, phone: str) -> str:
    """The short name of the second person on one number: `lan.0912345678`; without a number just `lan`."""
    called = short(given_name(name)).strip(".")[:20] or "bac"  # a login has forty letters, a number takes eleven
    return f"{called}.{phone}" if phone else called


def clean_code(text: str) -> str:
    """A slip's code as it is compared: capitals without spaces and dashes."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def shown_code(code: str) -> str:
    """A code as it is printed: `K7MQ-4PXR-2W`."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def check_pin(pin: str) -> None:
    """Refuse a PIN of the wrong length, of one digit, or that everybody tries first."""
    if not PIN_SHAPE.fullmatch(pin) or len(set(pin)) == 1 or pin in COMMON_PINS:
        raise PinNotUsable()


def is_blocked(kind: str, *, wrong_count: int, since: datetime, at: datetime) -> bool:
    """Whether that many wrong tries since then close this door for now."""
    return wrong_count >= WRONG_TRIES[kind] and at < since + TRIES_WINDOW


def tells_who_asks(address: str) -> bool:
    """Whether an address is one of the open internet: behind our own proxy or socket it would stand for everybody."""
    try:
        return ip_address(address).is_global
    except ValueError:
        return False


def client_address(remote: str, forwarded: str, proxy_count: int) -> str:
    """Who really asks: behind proxies of ours the last address but their number, never what a visitor wrote himself."""
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if proxy_count and len(hops) >= proxy_count:
        return hops[-proxy_count]
    return remote
