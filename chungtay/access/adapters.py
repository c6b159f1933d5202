"""Where the libraries of signing in (django-axes, django-allauth) meet this house: who is asked for, what they say."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from chungtay.access import words
from chungtay.access.queries import account_numbered, accounts_behind, act_of, home_of, locked_until, session_data
from chungtay.access.queries.saved import saved_views_of
from chungtay.access.rules import (
    CLUB_SESSION,
    OFFICE_ROLES,
    OFFICE_SESSION,
    TooManyTries,
    client_address,
    needs_second_factor,
)
from chungtay.access.services import check_door, count_wrong_at_door, forget_wrong
from chungtay.kernel.acts import Act, now

if TYPE_CHECKING:
    from chungtay.access.models import User

SESSION_KIND, ROLLED_ON = "session_kind", "rolled_on"


def address_of(request: HttpRequest) -> str:
    """Who asks, behind as many proxies of ours as the settings say."""
    remote = request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104 - a Unix socket has no address to show
    return client_address(remote, request.headers.get("X-Forwarded-For", ""), settings.TRUSTED_PROXY_COUNT)


class DoorBackend(ModelBackend):
    """Reads what was typed at the door: a short name, or a number that two people of a house may share."""

    def authenticate(  # type: ignore[override]  # Django calls by keyword, and every backend names its own
        self, request: HttpRequest | None, login: str | None = None, password: str | None = None, **_: Any
    ) -> AbstractBaseUser | None:
        """The person meant. `request.may_be` lists all whose password it is, should a couple share both.

        `request.door_closed` says why nobody may try here now, whatever the password.
        """
        if login is None or password is None:
            return None
        if request is not None:
            _check_door(request, login)
        people = accounts_behind(login)
        if not people:
            make_password(password)  # an unknown name takes as long as a known one
        meant = [person for person in people if person.check_password(password)]
        if not meant:
            if request is not None:
                count_wrong_at_door(_act(request), login=login, address=address_of(request))
            raise PermissionDenied  # the next backend need not hash it all again
        if request is not None:
            forget_wrong(kind="name", subject=login)
            request.may_be = meant  # type: ignore[attr-defined]  # read by the sign-in view
        return meant[0]

    def get_user(self, user_id: int) -> "User | None":
        user = account_numbered(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


class SessionStore(DatabaseSession):
    """Sessions in the database, each read in a question that is written out: every page and form begins with it."""

    def load(self) -> dict[str, Any]:
        data = session_data(self.session_key, now()) if self.session_key else None
        if data is None:
            self._session_key = None
            return {}
        return dict(self.decode(data))


def _act(request: HttpRequest) -> Act:
    return cast(Act, request.act)  # type: ignore[attr-defined]  # set by ActMiddleware


def _check_door(request: HttpRequest, login: str) -> None:
    try:
        check_door(_act(request), login=login, address=address_of(request))
    except TooManyTries as closed:
        request.door_closed = closed  # type: ignore[attr-defined]  # read by the sign-in view and PasswordAgain
        raise PermissionDenied from None


def locked_out(
    request: HttpRequest, answer: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page for who typed wrong too often: when to try again, and whom to ask."""
    login = str((credentials or {}).get(settings.AXES_USERNAME_FORM_FIELD) or "")
    until = locked_until(login, address_of(request), settings.AXES_COOLOFF_TIME)
    return locked_page(request, until, "pair")


def locked_page(request: HttpRequest, until: datetime | None, kind: str) -> HttpResponse:
    """Until when, why (one name at one place, one name anywhere, one address), and the ways that remain."""
    return render(request, "access/locked.html", {"until": until, "why": words.LOCKED[kind]}, status=429)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """No sign-up, no mail; sessions as long as the roles allow; where to go after entering."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        home = home_of(act_of(request.user, request.act.at))  # type: ignore[attr-defined, arg-type]  # ActMiddleware
        try:
            resolve(home)
        except Resolver404:
            return "/tai-khoan/"
        return home

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        if not hasattr(user, "backend"):
            user.backend = "chungtay.access.adapters.DoorBackend"
        super().login(request, user)
        act = act_of(user, request.act.at)  # type: ignore[attr-defined, arg-type]  # set by ActMiddleware
        keep_session(request, act, has_just_begun=True)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """The password once more, counted by axes like at the door."""
        found = authenticate(self.request, login=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: Mapping[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only what stands in our own words; signing in and out need no message."""
        said = words.SECOND_FACTOR_DONE.get(message_template or "") or message
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Accounts have no mail; the session list shows what happened."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Names on the second factor, in Vietnamese; an office that must have one keeps its last one."""

    error_messages = DefaultMFAAdapter.error_messages | words.SECOND_FACTOR_ERRORS

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """Black on white, so that it can be photographed from a screen in strong contrast too."""
        out = BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=3, light="#fff")
        return out.getvalue().decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002 - the library's name
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return words.PASSKEY_NAME.format(number=count + 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        from allauth.core import context

        request = context.request
        if not must_have_second_factor(request.full_act):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to a domain for ever: on a real installation to that of `SITE_URL`, whatever was asked."""
        entity = cast(dict[str, str], super().get_public_key_credential_rp_entity())
        fixed = urlsplit(settings.SITE_URL).hostname if settings.IS_REAL else None
        return {"id": fixed or entity["id"], "name": "Chung Tay"}

    def _get_site_name(self) -> str:
        return "Chung Tay"


def must_have_second_factor(act: Act) -> bool:
    """Whether this account may not do its office work on a password alone, here."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and any(
        needs_second_factor(grant.role, communes_too=settings.SECOND_FACTOR_FOR_COMMUNES) for grant in act.grants
    )


def keep_session(request: HttpRequest, act: Act, *, has_just_begun: bool = False) -> None:
    """Clubs stay signed in 400 days from their last day of use, offices twelve hours from signing in.

    Writes at sign-in, then at most once a day; a session that gains an office role is cut short at once.
    """
    session = request.session
    kind = "office" if any(grant.role in OFFICE_ROLES for grant in act.grants) else "club"
    known = None if has_just_begun else session.get(SESSION_KIND)
    if known is None and not has_just_begun:
        return
    if kind != known and kind == "office":
        session[SESSION_KIND] = kind
        session.set_expiry(act.at + OFFICE_SESSION)
    elif known is None or (known == "club" and session.get(ROLLED_ON) != act.day.isoformat()):
        session[SESSION_KIND], session[ROLLED_ON] = "club", act.day.isoformat()
        session.set_expiry(int(CLUB_SESSION.total_seconds()))


def list_session(request: HttpRequest) -> None:
    """Show this session in the list under its new key, after the password gave it one."""
    UserSession.objects.create_from_request(request)


def saved_lists(request: HttpRequest) -> dict[str, Any]:
    """For the filters of an office's list: what this account kept of it. Asked only where a page shows it."""
    if not request.path.startswith("/vp/") or not request.user.is_authenticated:
        return {}
    user, path = request.user, request.path
    kept = SimpleLazyObject(lambda: saved_views_of(user.pk, path)) if user.keeps_lists else ()
    return {"may_save_view": True, "saved_views": kept}
