"""Making accounts, choosing passwords, and starting over when a phone with the second factor is lost."""

import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from chungtay.access.models import Device, DevicePin, User
from chungtay.access.queries import check_may_let_in
from chungtay.access.rules import (
    Action,
    LoginTaken,
    NameMissing,
    PasswordTooCommon,
    PasswordTooShort,
    WrongPassword,
    clean_login,
    clean_phone,
    login_for,
)
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean, name_fold, name_sort_key

_NAME_ROOM = User._meta.get_field("name").max_length or 120


@transaction.atomic
def create_account(
    act: Act, *, name: str, path: str, phone: str = "", login: str = "", password: str | None = None, email: str = ""
) -> User:
    """Make an account for someone who will hold a role at `path`; the actor must be one who appoints there.

    Signs in with the phone number; where another account has that number already with a short name made from it
    (`lan.0912345678`), and without any number with `lan27`. Without a password only a slip lets in.
    """
    if not act.may(Action.APPOINT, path):
        raise NotFound(path=path)
    name = clean(name)[:_NAME_ROOM]
    if not name:
        raise NameMissing()
    phone = clean_phone(phone) if phone.strip() else ""
    user = User(phone=phone, login=_free_login(name, phone, login), email=email.strip())
    _call(user, name)
    if password is None:
        user.set_unusable_password()
    else:
        _check_password(password, user)
        user.set_password(password)
    user.save()
    write_note(act, "access.create_account", user, path=path, fields=["login", "name", "phone"])
    return user


@transaction.atomic
def correct_account(act: Act, *, user: User, name: str, phone: str, email: str | None = None) -> User:
    """Correct one's own name, number and address, or those of someone whose roles one gives. The login stays."""
    if act.actor_id != user.pk:
        check_may_let_in(act, user)
    name, phone = clean(name)[:_NAME_ROOM], clean_phone(phone) if phone.strip() else ""
    if not name:
        raise NameMissing()
    email = user.email if email is None else email.strip()
    said = (("name", name), ("phone", phone), ("email", email))
    changed = [field for field, value in said if getattr(user, field) != value]
    if changed:
        _call(user, name)
        user.phone, user.email = phone, email
        user.save(update_fields=["name", "name_sort", "name_folded", "phone", "email"])
        write_note(act, "access.correct_account", user, path="/", fields=changed)
    return user


@transaction.atomic
def change_password(act: Act, *, user: User, old: str, new: str, device: Device | None = None) -> User:
    """Choose another password, knowing the present one. PINs on other phones are forgotten with the old password."""
    assert act.actor_id == user.pk, "a password is changed by its owner; others make a slip"
    if not user.check_password(old):
        raise WrongPassword()
    return set_password(act, user=user, new=new, device=device)


def set_password(act: Act, *, user: User, new: str, device: Device | None = None) -> User:
    """Give the account this password and forget its PINs, but on the phone in hand. Runs inside a service."""
    _check_password(new, user)
    user.set_password(new)
    user.save(update_fields=["password"])
    DevicePin.objects.filter(user=user).exclude(device=device).delete()
    write_note(act, "access.set_password", user, path="/", fields=["password"])
    return user


@transaction.atomic
def reset_second_factor(act: Act, *, user: User, reason: str) -> None:
    """Take away a lost second factor, so that the next sign-in sets up a new one. By whoever gives all their roles."""
    check_may_let_in(act, user)
    Authenticator.objects.filter(user_id=user.pk).delete()
    write_note(act, "access.reset_second_factor", user, path="/", fields=["authenticator"], reason=reason)


def _call(user: User, name: str) -> None:
    user.name, user.name_sort, user.name_folded = name, name_sort_key(name)[:400], name_fold(name)[:240]


def _free_login(name: str, phone: str, wanted: str) -> str:
    if wanted.strip():
        login = clean_phone(wanted) if wanted == phone else clean_login(wanted)
        if _is_taken(login):
            raise LoginTaken(login=login)
        return login
    if phone and not _is_taken(phone):
        return phone
    stem = login_for(name, phone)
    if phone and not _is_taken(stem):
        return stem
    for digits in (2, 2, 2, 3, 3, 4, 5, 6, 8):
        login = f"{stem}{secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1)}"
        if not _is_taken(login):
            return login
    raise LoginTaken(login=stem)


def _is_taken(login: str) -> bool:
    return User.objects.filter(login=login).exists()


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        codes = {error.code for error in weak.error_list}
        raise PasswordTooShort() if "password_too_short" in codes else PasswordTooCommon() from None
