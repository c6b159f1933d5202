"""Conferences and promises within reach; one conference with all that belongs to it. A fixed number of queries."""

import operator
from collections import Counter
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.conferences.models import Conference, Delegate, ProgrammeItem, Promise, PromiseStep, Speech
from chungtay.conferences.rules import (
    TO_FOLLOW,
    Answer,
    ConferenceNotFound,
    Item,
    PromiseNotFound,
    SpeechNotFound,
    written_programme,
)
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold


def conferences_in(reach: Reach, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """Conferences of the offices in reach, narrowed by words, kind or state."""
    rows: QuerySet[Any] = Conference.objects.within(reach).filter(**narrowed)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    found: QuerySet[Any] = rows.annotate(
        delegate_count=Count("delegates", distinct=True),
        came_count=Count("delegates", filter=Q(delegates__came=True), distinct=True),
        open_count=Count("promises", filter=Q(promises__state__in=TO_FOLLOW), distinct=True),
    )
    return found


def get_conference(reach: Reach, key: UUID) -> Conference:
    """The conference, if its office lies in reach; or `ConferenceNotFound`."""
    found: Conference | None = Conference.objects.within(reach).filter(key=key).select_related("notice").first()
    if found is None:
        raise ConferenceNotFound(key=str(key))
    return found


def delegates_of(conference: Conference, text: str = "", answer: str = "") -> "QuerySet[Any]":
    """Who is invited, in the order of the list, narrowed by words or answer."""
    rows: QuerySet[Any] = Delegate.objects.filter(conference=conference)
    if answer:
        rows = rows.filter(answer=answer)
    for word in fold(text[:120]).split():
        rows = rows.filter(fold__contains=word)
    return rows.order_by("number")


def answers_of(conference: Conference) -> dict[str, int]:
    """How many are invited, come, send somebody, stay away, have not answered, were there. One query."""
    rows = list(Delegate.objects.filter(conference=conference).values_list("answer", "came"))
    counts = Counter(answer for answer, _came in rows)
    found = {"invited": len(rows), "came": sum(bool(came) for _answer, came in rows)}
    return found | {each.value: counts[each.value] for each in Answer}


def programme_of(conference: Conference) -> list[ProgrammeItem]:
    """The lines of the programme."""
    return list(ProgrammeItem.objects.filter(conference=conference).order_by("position"))


def typed_programme(conference: Conference) -> str:
    """The programme as it was typed."""
    return written_programme([Item(row.starts_at, row.words, row.who) for row in programme_of(conference)])


def speeches_of(conference: Conference) -> list[Speech]:
    """The speeches, the next to come first."""
    return list(Speech.objects.filter(conference=conference).select_related("file").order_by("due_on", "pk"))


def get_speech(conference: Conference, key: UUID) -> Speech:
    """The speech of this conference; or `SpeechNotFound`."""
    found = Speech.objects.filter(conference=conference, key=key).select_related("conference", "file").first()
    if found is None:
        raise SpeechNotFound(key=str(key))
    return found


def promises_in(reach: Reach, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """What was asked or promised at conferences in reach, and what somebody in reach answers for."""
    owned = [Q(owner_path__startswith=root) for root in sorted(reach.roots)]
    rows: QuerySet[Any] = Promise.objects.within(reach) | Promise.objects.filter(
        reduce(operator.or_, owned, Q(pk__in=[]))
    )
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows.filter(**narrowed).select_related("conference")


def promises_of(conference: Conference) -> list[Promise]:
    """What was asked or promised at this conference."""
    return list(Promise.objects.filter(conference=conference).order_by("pk"))


def get_promise(reach: Reach, key: UUID) -> Promise:
    """The promise, if its conference or its owner lies in reach; or `PromiseNotFound`."""
    found: Promise | None = promises_in(reach, key=key).first()
    if found is None:
        raise PromiseNotFound(key=str(key))
    return found


def steps_of(promise: Promise) -> list[PromiseStep]:
    """What was done about it, the first first."""
    return list(PromiseStep.objects.filter(promise=promise).select_related("taken_by").order_by("pk"))
