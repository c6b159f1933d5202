"""Ending sessions: one's own, all others after a new password, and those of someone whose phone is lost."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from chungtay.access.models import User
from chungtay.access.queries import check_may_let_in
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound


@transaction.atomic
def end_session(act: Act, *, session_id: int) -> None:
    """End one of one's own sessions, wherever that browser stands."""
    session = UserSession.objects.filter(pk=session_id, user_id=act.actor_id).first()
    if session is None:
        raise NotFound(session=session_id)
    write_note(act, "access.end_session", session, path="/", fields=["session_key"])
    _end([session.session_key])


@transaction.atomic
def end_other_sessions(act: Act, *, user: User, keep: str | None) -> int:
    """End every session of the account but the one in hand. Returns how many."""
    assert act.actor_id == user.pk, "one's own sessions; others end theirs through end_all_sessions"
    others = UserSession.objects.filter(user_id=user.pk).exclude(session_key=keep or "")
    return _end(list(others.values_list("session_key", flat=True)))


@transaction.atomic
def end_all_sessions(act: Act, *, user: User, reason: str) -> int:
    """End every session of someone whose roles one gives: the phone was lost or stolen."""
    check_may_let_in(act, user)
    write_note(act, "access.end_all_sessions", user, path="/", fields=["session_key"], reason=reason)
    return _end(list(UserSession.objects.filter(user_id=user.pk).values_list("session_key", flat=True)))


def forget_session(*, session_key: str | None) -> None:
    """Drop a session that was just signed out from the list."""
    UserSession.objects.filter(session_key=session_key or "").delete()


def _end(keys: list[str]) -> int:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)
