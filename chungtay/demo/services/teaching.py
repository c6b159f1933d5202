"""Classes of the demo province, its commune and the centre, with trainers, money, materials; two new boards wait."""

import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.demo.services.founding import ACTIONS
from chungtay.kernel.acts import Act, HeldGrant, Reach
from chungtay.kernel.paths import COUNTRY
from chungtay.plans.rules import Source
from chungtay.training import services
from chungtay.training.models import Class, Course, Trainer
from chungtay.training.queries import days_of, posts_trained, trainees_of, trainers_above
from chungtay.training.rules import (
    BOARD_AUDIENCES,
    Answer,
    Audience,
    ClassState,
    TrainerKind,
)
from chungtay.web.decree import Head, Heading, Paper, Text, decree_pdf

DATA = Path(__file__).resolve().parents[1] / "data" / "training.toml"
KEY = UUID("1d7a4b2e-9c55-4c0e-8a3f-6b1e2d3c4f50")
_WHOM: dict[str, Sequence[Audience]] = {
    "board": BOARD_AUDIENCES,
    "carers": (Audience.CARE_VOLUNTEER,),
    "keepers": (Audience.CHAIR, Audience.ACCOUNTANT, Audience.TREASURER),
    "chairs": (Audience.CHAIR, Audience.VICE_CHAIR),
}
_WAY = (ClassState.INVITED, ClassState.RUNNING, ClassState.HELD, ClassState.CLOSED)
_TOPIC = "Bài %s"


def teach(today: date, clubs: dict[UUID, Club]) -> None:
    """All of it, once."""
    if not clubs or Class.objects.exists():
        return
    with DATA.open("rb") as file:
        said = tomllib.load(file)
    living = sorted(clubs.values(), key=lambda each: each.pk)
    parts = living[0].path.strip("/").split("/")
    offices = {"country": COUNTRY, "province": f"/{parts[0]}/", "commune": f"/{parts[0]}/{parts[1]}/"}
    for each in said["trainer"]:
        teaches = services.Teaches(each["name"], TrainerKind(each["kind"]), each["unit"], "", each["subjects"])
        path, act = offices[each["office"]], _act(today - timedelta(1_000), offices[each["office"]])
        services.add_trainer(act, path=path, key=uuid5(KEY, each["name"]), teaches=teaches)
    for each in said["class"]:
        path = offices[each["office"]]
        outside = [club for club in living if not club.path.startswith(offices["province"])]
        inside = outside if "elsewhere" in each else [club for club in living if club.path.startswith(path)]
        first, last = each.get("elsewhere") or each.get("clubs", (0, 0))
        _hold(today, path, inside[first:last], each, said["outsiders_country"])
    for each in said["material"]:
        _publish(today, offices[each["office"]], each)


def _act(day: date, path: str) -> Act:
    """The system's act at noon of a day, in one office: each moves only its own classes."""
    grants = (HeldGrant("system", path, frozenset(ACTIONS)),)
    return Act(actor_id=None, at=datetime.combine(day, time(5), UTC), grants=grants)


def _hold(today: date, path: str, clubs: list[Club], said: dict[str, Any], outsiders: str) -> None:
    """A class of the office as far as it came."""
    key, first = uuid5(KEY, said["title"]), today - timedelta(said["began"])
    days = [first + timedelta(number) for number in range(said["days"])]
    early = min(first, today) - timedelta(14)
    act, state = _act(early, path), ClassState(said["state"])
    course = Course.objects.get(code=said["course"], valid_to=None)
    planned = services.Planned(
        said["title"], said["place"], "\n".join(f"{day:%d/%m/%Y} | {_TOPIC % at}" for at, day in enumerate(days, 1)),
        len(days), pass_tenths=50,
    )  # fmt: skip
    row = services.open_class(act, path=path, key=key, course=course, planned=planned)
    teachers: list[Trainer] = trainers_above(path, early)
    random = Random(said["title"])
    taking = [(each, each.subjects) for each in random.sample(teachers, min(2, len(teachers)))]
    services.assign_trainers(act, training_class=row, key=uuid5(key, "trainers"), trainers=taking)
    if not _invite(act, row, key, clubs, said["whom"], outsiders) or state is ClassState.PLANNED:
        return
    for to in _WAY[: _WAY.index(state) + 1 if state in _WAY else 1]:
        _step(today, path, row, key, to, random)
        if to is ClassState.INVITED:
            _spend(early, path, row, key, said["cost"])
    if state is ClassState.CANCELLED:
        act = _act(early + timedelta(3), path)
        services.move_class(act, training_class=row, key=uuid5(key, "off"), to=state, said=said["why"])


def _invite(act: Act, row: Class, key: UUID, clubs: list[Club], whom: str, outsiders: str) -> bool:
    """Whether anybody was there to be invited: a club that was not founded yet has no board."""
    if whom == "outsiders":
        return bool(services.invite_outsiders(act, training_class=row, key=uuid5(key, "invite"), text=outsiders))
    reach = Reach(frozenset(club.path for club in clubs))
    people = posts_trained(reach, act.day, audiences=[each.value for each in _WHOM[whom]])
    chosen = list(dict.fromkeys((each.club_id, each.person_id) for each in people))[:60]
    if chosen:
        services.invite_posts(act, training_class=row, key=uuid5(key, "invite"), chosen=chosen)
    return bool(chosen)


def _step(today: date, path: str, row: Class, key: UUID, to: ClassState, random: Random) -> None:
    """One step on the day it came: a class that runs is ticked day by day, one that was held has its scores."""
    row.refresh_from_db()
    on = {ClassState.RUNNING: row.starts_on, ClassState.HELD: row.ends_on, ClassState.CLOSED: row.ends_on}.get(to)
    act = _act(
        on + timedelta(2 if to is ClassState.CLOSED else 0) if on else min(row.starts_on, today) - timedelta(10), path
    )
    if to is ClassState.CLOSED:
        scores = {each.row.key: _scores(each.came_days > 0, random) for each in trainees_of(row)}
        services.write_scores(act, training_class=row, key=uuid5(key, "scores"), version=row.version, scores=scores)
    services.move_class(act, training_class=row, key=uuid5(key, str(to)), to=to)
    if to is ClassState.INVITED:
        said = [Answer.COMES] * 8 + [Answer.ASKED, Answer.ABSENT]
        answers = {each.row.key: random.choice(said) for each in trainees_of(row)}
        services.note_answers(act, training_class=row, key=uuid5(key, "answers"), answers=answers)
    if to is ClassState.RUNNING:
        for day in days_of(row):
            if day.held_on <= today:
                row.refresh_from_db()
                there = {
                    each.row.key: each.row.answer != Answer.ABSENT and random.random() < 0.97
                    for each in trainees_of(row)
                }
                services.mark_day(
                    _act(day.held_on, path), training_class=row, day=day, key=uuid5(key, f"{day.held_on}"),
                    version=row.version, there=there,
                )  # fmt: skip


def _scores(came: bool, random: Random) -> tuple[int | None, int | None]:
    before = random.randrange(20, 65, 5)
    return (before, min(100, before + random.randrange(10, 45, 5))) if came else (None, None)


def _spend(day: date, path: str, row: Class, key: UUID, cost: list[list[Any]]) -> None:
    for at, (source, what, amount_vnd) in enumerate(cost):
        spent = services.Spent(Source(source), what, amount_vnd)
        services.write_cost(_act(day, path), training_class=row, key=uuid5(key, f"cost {at}"), spent=spent)


def _publish(today: date, path: str, said: dict[str, Any]) -> None:
    """A material with its versions, each a readable paper of its own."""
    key, material = uuid5(KEY, said["title"]), None
    for number, (days_ago, new, heads) in enumerate(said["versions"], 1):
        act = _act(today - timedelta(days_ago), path)
        blocks = [part for head in heads.split("|") for part in (Heading(head), Text(said["about"]))]
        head = Head("", "Hội Người cao tuổi Việt Nam", "", f"Bản {number}, {act.day:%d/%m/%Y}")
        pdf = decree_pdf(Paper(head, "Tài liệu tập huấn", said["title"], blocks))
        upload = services.Upload(said["file"], "application/pdf", pdf)
        if material is None:
            described = services.Described(said["title"], said["about"], said["course"])
            material = services.add_material(act, path=path, key=key, described=described, upload=upload, words=new)
        else:
            services.supersede(act, material=material, key=uuid5(key, str(number)), upload=upload, words=new)
