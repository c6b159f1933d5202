"""What the demo province plans: its share of the country's target, clusters, the year's tasks, programme money."""

from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.demo import words
from chungtay.demo.services.founding import act_on
from chungtay.kernel.paths import COUNTRY
from chungtay.plans.models import PlanTask
from chungtay.plans.queries import areas_below
from chungtay.plans.rules import Heading, MoneyKind, Source, TaskState
from chungtay.plans.services import (
    NewMoney,
    NewTask,
    add_task,
    make_cluster,
    move_task,
    split_target,
    write_money,
)
from chungtay.programme.models import Target

KEY = UUID("8a4a1d50-53c7-4b79-a0a4-0b6bb2f6c9d3")
SPLIT = ("T1648-2", 180)  # what a province is asked on average: 6.000 among 34
CLUSTER_SIZE = 7


def make_plans(today: date, clubs: dict[UUID, Club]) -> None:
    """All of it, once."""
    if not clubs or PlanTask.objects.exists():
        return
    club = min(clubs.values(), key=lambda each: each.pk)
    parts = club.path.strip("/").split("/")
    province, commune = f"/{parts[0]}/", f"/{parts[0]}/{parts[1]}/"
    _shares(today, province)
    _clusters(today)
    for path, tasks in ((province, words.PLAN_TASKS), (commune, words.PLAN_TASKS_COMMUNE)):
        _tasks(today, path, tasks)
    for path, million in ((province, 100), (commune, 10)):
        _money(today, path, million)


def _shares(today: date, province: str) -> None:
    """The country's target among provinces, and the demo province's among its communes; neither adds up exactly."""
    target = Target.objects.filter(code=SPLIT[0], path=COUNTRY, superseded_by=None).first()
    if target is None:
        return
    act = act_on(today - timedelta(days=200))
    for path, usual in ((COUNTRY, SPLIT[1]), (province, 2)):
        random = Random(path)
        shares: dict[int, int | None] = {
            area.pk: random.randint(usual // 2, usual + usual // 2) for area in areas_below(path, today)
        }
        split_target(act, target=target, path=path, key=uuid5(KEY, f"share{path}"), shares=shares)


def _clusters(today: date) -> None:
    """The provinces in clusters of seven, by their order."""
    areas = [area.pk for area in areas_below(COUNTRY, today)]
    groups = [areas[at : at + CLUSTER_SIZE] for at in range(0, len(areas), CLUSTER_SIZE)]
    if len(groups) > 1 and len(groups[-1]) < 2:
        groups[-2:] = [groups[-2] + groups[-1]]
    for number, group in enumerate(groups, 1):
        key = uuid5(KEY, f"cluster{number}")
        make_cluster(act_on(today), path=COUNTRY, key=key, name=words.CLUSTER % number, area_ids=group)


def _tasks(today: date, path: str, tasks: tuple[tuple[str, str, int, str], ...]) -> None:
    """This year's tasks: those of the first half are done, one is late, one was dropped."""
    for said, owner, month, state in tasks:
        due_on = date(today.year, month, 25)
        key = uuid5(KEY, path + said)
        act = act_on(date(today.year, 1, 15))
        task = add_task(act, path=path, key=key, new=NewTask(today.year, said, owner, due_on))
        to = TaskState(state)
        if to is not TaskState.OPEN and due_on <= today:
            told = words.PLAN_TOLD[state]
            move_task(act_on(min(due_on, today)), task=task, key=uuid5(key, state), to=to, told=told)


def _money(today: date, path: str, million: int) -> None:
    """Planned, given and spent of this year and the last, by the headings of a province's plan."""
    shares = {Heading.TRAINING: 3, Heading.FUNDS: 8, Heading.SUPERVISION: 1, Heading.COMMUNICATION: 2}
    source = Source.PROVINCE if path.count("/") == 2 else Source.COMMUNE
    for year in (today.year - 1, today.year):
        for heading, share in shares.items():
            planned = share * million * 1_000_000
            for kind, part in ((MoneyKind.PLANNED, 100), (MoneyKind.GIVEN, 85), (MoneyKind.SPENT, 70)):
                key = uuid5(KEY, f"{path}{year}{heading}{kind}")
                new = NewMoney(year, heading, source, kind, planned * part // 100, paper=words.PLAN_PAPER % year)
                write_money(act_on(today), path=path, key=key, new=new)
