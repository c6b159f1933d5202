"""Visits of one person, of a month, and those that wait for an answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from chungtay.care.models import Agreement, Client, Folder, Visit, VisitCarer
from chungtay.care.rules import FolderNotFound


def visits_of(folder: Folder) -> "QuerySet[Any]":
    """Every visit to a person, the latest first, those struck out too. Three queries for any number."""
    return with_carers(Visit.objects.filter(client__folder=folder)).order_by("-visited_on", "-pk")


def with_carers(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Visits with who went and what was answered."""
    went = VisitCarer.objects.select_related("membership__person").order_by("pk")
    return rows.select_related("answer").prefetch_related(Prefetch("carers", queryset=went, to_attr="went"))


def went_told(visit: Any) -> str:
    """Who went, by name; the visit was read by `with_carers`."""
    return ", ".join(each.membership.person.full_name for each in visit.went)


def get_visit(folder: Folder, key: UUID) -> Visit:
    """One visit of a folder that was found in reach."""
    found: Visit | None = with_carers(Visit.objects.filter(client__folder=folder, key=key)).first()
    if found is None:
        raise FolderNotFound(visit=str(key))
    return found


def usual_of(client: Client) -> tuple[list[str], int | None, list[int]]:
    """What the last visit did, how long it was and who went: what the next one most likely is."""
    last = with_carers(Visit.objects.filter(client=client, withdrawn_at=None, outcome="done"))
    visit: Any = last.order_by("-visited_on", "-pk").first()
    if visit is None:
        return [], None, []
    return list(visit.tasks), visit.minutes, [each.membership_id for each in visit.went]


def visits_between(folders: Iterable[Folder], first: date, last: date) -> list[Any]:
    """The visits of some folders that count, over a time, by person and day: the lines of the book."""
    rows = Visit.objects.filter(client__folder__in=list(folders), withdrawn_at=None, visited_on__range=(first, last))
    rows = rows.select_related("client__folder__person")
    return list(with_carers(rows).order_by("client__folder__person__sort_key", "visited_on", "pk"))


def clients_of(folder: Folder) -> Sequence[Client]:
    """The times a person was on the list, the latest first."""
    return list(Client.objects.filter(folder=folder).order_by("-valid_from"))


def agreements_of(folder: Folder) -> Sequence[Agreement]:
    """What was agreed over time, the latest first."""
    return list(Agreement.objects.filter(client__folder=folder).order_by("-valid_from", "-pk"))
