"""The list of people cared for as one account sees it: each with this week, who comes, what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet

from chungtay.care.models import Agreement, CircleSeat, Client, Folder, Round, Visit, WeekWithout
from chungtay.care.queries.circle import folders_for, seats_of
from chungtay.care.rules import (
    LEADS,
    RENEW_DAYS_BEFORE,
    CircleKind,
    Standing,
    Support,
    Task,
    monday_of,
    standing,
    week_days,
)
from chungtay.kernel.acts import Act


@dataclass(frozen=True)
class Line:
    """A person in care on a day, as it stands this week."""

    folder: Folder
    client: Client | None
    agreement: Agreement | None
    rounds: Sequence[Round]
    week: Standing
    last_week: Standing
    visits: Sequence[Visit]  # of both weeks, not struck out, the latest first
    open_worries: Sequence[Visit]
    circle_ends_on: date | None
    my_kinds: frozenset[CircleKind] = field(default_factory=frozenset)
    today: date = date.min

    @property
    def name(self) -> str:
        return self.folder.person.full_name

    @property
    def tasks(self) -> list[Task]:
        return [task for task in Task if self.agreement and task.value in self.agreement.tasks]

    @property
    def support(self) -> Support | None:
        return Support(self.agreement.support) if self.agreement else None

    @property
    def is_today(self) -> bool:
        """Somebody is to come today and nobody has been."""
        return self.today in self.week.coming

    @property
    def missed(self) -> tuple[date, ...]:
        """The days nobody came, last week's too, but those of a week that has its reason."""
        return (*self.last_week.missed, *self.week.missed)

    @property
    def is_review_due(self) -> bool:
        return self.agreement is not None and self.agreement.review_on <= self.today

    @property
    def is_circle_ending(self) -> bool:
        ends_on = self.circle_ends_on
        return ends_on is not None and ends_on <= self.today + timedelta(days=RENEW_DAYS_BEFORE)

    @property
    def leads(self) -> bool:
        """Whether the reader answers for this folder."""
        return bool(self.my_kinds & LEADS)

    @property
    def has_died(self) -> bool:
        return self.folder.person.died_on is not None

    @property
    def is_without_round(self) -> bool:
        """On the list, and nobody is to come: that shows, too."""
        return self.client is not None and not self.rounds


def lines_for(act: Act, club_id: int, *, only: int | None = None) -> list[Line]:
    """Everybody whom this account may see in a club, by name; `only` one folder. A fixed number of queries."""
    found = folders_for(act, club_id).select_related("person", "club")
    if only is not None:
        found = found.filter(pk=only)
    folders: list[Folder] = list(found.order_by("person__sort_key", "pk"))
    clients = {row.folder_id: row for row in Client.objects.on(act.day).filter(folder__in=folders)}
    ids = [client.pk for client in clients.values()]
    since = monday_of(act.day) - timedelta(days=7)
    rows = _Rows(
        today=act.day,
        clients=clients,
        agreements={row.client_id: row for row in Agreement.objects.on(act.day).filter(client__in=ids)},
        rounds=_grouped(_rounds(ids, since)),
        visits=_grouped(_visits(ids, since)),
        worries=_grouped(_open_worries(ids)),
        explained=set(
            WeekWithout.objects.filter(client__in=ids, week_on__gte=since).values_list("client_id", "week_on")
        ),
        kinds=_kinds_by_folder(act, folders),
        ends=_circle_ends(folders, act.day),
    )
    return [rows.line(folder) for folder in folders]


@dataclass(frozen=True)
class _Rows:
    """What was read for all folders at once, by folder or client."""

    today: date
    clients: Mapping[int, Client]
    agreements: Mapping[int, Agreement]
    rounds: Mapping[int, list[Round]]
    visits: Mapping[int, list[Visit]]
    worries: Mapping[int, list[Visit]]
    explained: set[tuple[int, date]]
    kinds: Mapping[int, frozenset[CircleKind]]
    ends: Mapping[int, date]

    def line(self, folder: Folder) -> Line:
        client = self.clients.get(folder.pk)
        pk = client.pk if client else 0
        this_monday = monday_of(self.today)
        return Line(
            folder=folder,
            client=client,
            agreement=self.agreements.get(pk),
            rounds=[each for each in self.rounds.get(pk, []) if each.valid_to is None],
            week=self._week(folder, client, this_monday),
            last_week=self._week(folder, client, this_monday - timedelta(days=7)),
            visits=self.visits.get(pk, []),
            open_worries=self.worries.get(pk, []),
            circle_ends_on=self.ends.get(folder.pk),
            my_kinds=self.kinds.get(folder.pk, frozenset()),
            today=self.today,
        )

    def _week(self, folder: Folder, client: Client | None, monday: date) -> Standing:
        """How a week stands; one that has its reason misses nothing."""
        if client is None:
            return Standing()
        days = week_days(monday)
        gone = [visit.visited_on for visit in self.visits.get(client.pk, []) if visit.visited_on in days]
        planned = planned_days(client, self.rounds.get(client.pk, []), days, folder.person.died_on)
        found = standing(planned, gone, self.today)
        return replace(found, missed=()) if (client.pk, monday) in self.explained else found


def planned_days(client: Client, rounds: Sequence[Round], days: Sequence[date], died_on: date | None) -> list[date]:
    """The days of these on which somebody is to come, while the person is on the list and alive."""
    return [
        day
        for day in days
        if client.valid_from <= day
        and (died_on is None or day < died_on)
        and any(
            each.weekday == day.weekday() and each.valid_from <= day and (each.valid_to is None or day < each.valid_to)
            for each in rounds
        )
    ]


def _rounds(client_ids: Sequence[int], since: date) -> "QuerySet[Any]":
    rows = Round.objects.filter(client__in=client_ids).select_related("first__person", "second__person")
    return (rows.filter(valid_to=None) | rows.filter(valid_to__gt=since)).order_by("weekday", "valid_from")


def _visits(client_ids: Sequence[int], since: date) -> "QuerySet[Any]":
    rows = Visit.objects.filter(client__in=client_ids, withdrawn_at=None, visited_on__gte=since)
    return rows.order_by("-visited_on", "-pk")


def _open_worries(client_ids: Sequence[int]) -> "QuerySet[Any]":
    rows = Visit.objects.filter(client__in=client_ids, withdrawn_at=None, answer=None)
    return (rows.exclude(worry="") | rows.filter(outcome="unwell")).order_by("visited_on", "pk")


def _grouped(rows: "QuerySet[Any]") -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.client_id, []).append(row)
    return found


def _kinds_by_folder(act: Act, folders: Sequence[Folder]) -> dict[int, frozenset[CircleKind]]:
    found: dict[int, set[CircleKind]] = {}
    for folder_id, kind in seats_of(act).filter(folder__in=folders).values_list("folder_id", "kind"):
        found.setdefault(folder_id, set()).add(CircleKind(kind))
    return {folder_id: frozenset(kinds) for folder_id, kinds in found.items()}


def _circle_ends(folders: Sequence[Folder], day: date) -> dict[int, date]:
    """The day on which nobody answers for a folder any more."""
    rows = CircleSeat.objects.on(day).filter(folder__in=folders, kind__in=LEADS).order_by(F("valid_to").asc())
    return dict(rows.values_list("folder_id", "valid_to"))
