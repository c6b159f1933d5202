"""A year of visits to some living clubs, what they asked and what came of it, and difficulties on their way up."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.demo.services.founding import act_on, plans
from chungtay.places.models import Area
from chungtay.supervision import services
from chungtay.supervision.models import Difficulty, Visit
from chungtay.supervision.queries import ledger_of
from chungtay.supervision.rules import (
    FindingKind,
    Item,
    Level,
    Line,
    Subject,
    Verdict,
    Written,
    path_at,
)

DATA = Path(__file__).resolve().parents[1] / "data" / "supervising.toml"
CLUBS = 15  # from a handful of communes
MISSING_VND = 150_000
_LEVELS = (Level.COMMUNE, Level.COMMUNE, Level.PROVINCE, Level.COMMUNE, Level.COUNTRY)
_LINES = (
    (Item.BOARD, Verdict.GOOD), (Item.MEETINGS, Verdict.GOOD), (Item.INCOME, Verdict.GOOD), (Item.HEALTH, Verdict.FAIR),
    (Item.SELFHELP, Verdict.FAIR), (Item.RIGHTS, Verdict.FAIR), (Item.AWARENESS, Verdict.GOOD),
    (Item.SPIRIT, Verdict.GOOD), (Item.BOOK_MEMBERS, Verdict.GOOD), (Item.BOOK_MINUTES, Verdict.GOOD),
    (Item.BOOK_LOANS, Verdict.FAIR),
)  # fmt: skip


def supervise_clubs(today: date, clubs: dict[UUID, Club]) -> None:
    """The visits and difficulties, once; needs the months to be counted."""
    if Visit.objects.exists() or Difficulty.objects.exists():
        return
    with DATA.open("rb") as file:
        said = tomllib.load(file)
    year_ago = today - timedelta(days=365)
    chosen = [clubs[plan.key] for plan in plans() if plan.key in clubs and plan.founded_on < year_ago][:CLUBS]
    for number, club in enumerate(chosen):
        _visit(today, club, number, said)
    for number, (club, difficulty) in enumerate(zip(chosen[2:], said["difficulty"], strict=False)):
        _raise(today - timedelta(days=50 - 7 * number), club, difficulty)
    _raise_of_office(today, chosen, said["office_difficulty"][0])


def _visit(today: date, club: Club, number: int, said: dict[str, Any]) -> None:
    key, level = uuid5(club.key, "supervision"), _LEVELS[number % len(_LEVELS)]
    on = today - timedelta(days=3 if number == 5 else 30 + 41 * number % 170)
    visit = services.plan_visit(
        act_on(on - timedelta(days=9)), club=club, level=level, key=key, planned_on=on, purpose=said["purpose"]
    )
    if number == 7:
        services.call_off(act_on(on), visit=visit, key=uuid5(key, "off"), words=said["off_words"])
        return
    services.write_visit(
        act_on(on), visit=visit, key=uuid5(key, "write"), version=0, written=_written(club, on, number, said)
    )
    for at in (number % 4, (number + 1) % 4):
        each = said["finding"][at]
        services.add_finding(
            act_on(on), visit=visit, key=uuid5(key, f"finding {at}"), kind=FindingKind(each["kind"]),
            item=Item(each["item"]), words=each["words"],
        )  # fmt: skip
    _ask(today, visit, on, number, said)
    if number % 4 == 0:
        later = today + timedelta(days=3 + number)
        services.plan_visit(act_on(today), club=club, level=level, key=uuid5(key, "next"), planned_on=later)


def _written(club: Club, on: date, number: int, said: dict[str, Any]) -> Written:
    ledger = ledger_of(club.pk, on) or 0
    missing = MISSING_VND if number == 2 and ledger > MISSING_VND else 0
    lines = {item: Line(verdict) for item, verdict in _LINES}
    lack = next(each for each in said["finding"] if each["kind"] == "lack")
    return Written(
        visited_on=on, team=said["team"], met=said["met"], met_count=4 + number % 9, is_at_meeting=number % 3 == 0,
        counted_vnd=ledger - missing, cash_words=said["cash_words"] if missing else "",
        care_people_count=3 + number % 4, care_visit_count=8 + number, conclusion=said["conclusion"],
        club_words=said["club_words"], lines=lines | {Item.BOOK_CASH: Line(Verdict.LACKING, lack["words"])},
    )  # fmt: skip


def _ask(today: date, visit: Visit, on: date, number: int, said: dict[str, Any]) -> None:
    """Two or three recommendations; signed; the first of them done, the others as far as the year has come."""
    asked = []
    for at, each in enumerate(said["asked"][: 2 + number % 2]):
        due_on = on + timedelta(days=20 + 25 * at)
        owner = Level(each["owner"]) if visit.level != Level.COUNTRY else Level.CLUB
        asked.append(
            services.recommend(
                act_on(on), visit=visit, key=uuid5(visit.key, f"asked {at}"), item=Item(each["item"]),
                words=each["words"], owner=owner, due_on=due_on,
            )
        )  # fmt: skip
    if number == 5:
        return  # the minutes still wait
    services.sign_minutes(
        act_on(on), visit=visit, key=uuid5(visit.key, "sign"), version=1, signed_on=on,
        signed_for_club=_chair(visit.club, on),
    )  # fmt: skip
    for at, each in enumerate(asked):
        step = min(on + timedelta(days=12 + 9 * at), today)
        facts = {"recommendation": each, "key": uuid5(each.key, "answer"), "words": said["done"]}
        if at == 0 or number % 3 == 1:
            services.answer_recommendation(act_on(step), **facts)
        if at == 0 and number != 1:
            closing = {"recommendation": each, "key": uuid5(each.key, "close"), "words": said["seen"]}
            services.close_recommendation(act_on(min(step + timedelta(days=5), today)), **closing)
        if at == 1 and number == 6:
            gone = {"recommendation": each, "key": uuid5(each.key, "gone"), "words": said["gone"]}
            services.withdraw_recommendation(act_on(step), **gone)


def _chair(club: Club, on: date) -> str:
    seat = BoardSeat.objects.on(on).filter(club=club, post=Post.CHAIR).select_related("person").first()
    return seat.person.full_name if seat else club.name


def _raise(on: date, club: Club, told: dict[str, str]) -> None:
    """One difficulty of a club, as far as its `after` says."""
    key, after = uuid5(club.key, told["about"]), told["after"]
    days = 10 if after == "late" else 60
    difficulty = services.raise_difficulty(
        act_on(on), of=club, key=key, subject=Subject(told["subject"]), about=told["about"], words=told["words"],
        due_on=on + timedelta(days=days),
    )  # fmt: skip
    facts: dict[str, Any] = {"difficulty": difficulty}
    step, later = on + timedelta(days=6), on + timedelta(days=75)
    if after == "passed_up":
        services.pass_up(act_on(step), key=uuid5(key, "up"), words=told["why"], due_on=later, **facts)
    if "answer" in told:
        services.answer_difficulty(act_on(step), key=uuid5(key, "answer"), words=told["answer"], **facts)
    if after == "unsettled":
        services.call_unsettled(
            act_on(step + timedelta(days=5)), key=uuid5(key, "again"), words=told["unsettled"], due_on=later, **facts
        )
    if after == "closed":
        services.settle_difficulty(act_on(step + timedelta(days=5)), key=uuid5(key, "closed"), **facts)


def _raise_of_office(today: date, clubs: list[Club], told: dict[str, str]) -> None:
    """A commune's own difficulty, on the desk of its province."""
    if not clubs:
        return
    commune = Area.objects.get(path=path_at(Level.COMMUNE, clubs[0].path), map__valid_to=None)
    services.raise_difficulty(
        act_on(today - timedelta(days=6)), of=commune, key=uuid5(clubs[0].key, told["about"]),
        subject=Subject(told["subject"]), about=told["about"], words=told["words"], due_on=today + timedelta(days=9),
    )  # fmt: skip
