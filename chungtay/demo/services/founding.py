"""The living clubs: each founded as a commune officer would, with hamlet, board, regulation, teams and its people."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, ClubHamlet, Membership
from chungtay.clubs.rules import ActivityArea, Calendar, ManagingOrg, NewMember, Post, State
from chungtay.clubs.services.board import seat_board_member
from chungtay.clubs.services.enrol import enrol_many
from chungtay.clubs.services.life import ClubFacts, open_club
from chungtay.clubs.services.teams import open_team, place_in_team
from chungtay.clubs.services.ways import adopt_regulation, join_project, set_hamlets, set_meeting_rule
from chungtay.demo.rules import SEED
from chungtay.demo.services.inventing import invent_person, invent_statuses
from chungtay.demo.words import INVENTED, REGULATION, TEAMS
from chungtay.kernel.acts import Act, system_act
from chungtay.places.models import Area, Hamlet, Succession
from chungtay.places.rules import HamletKind, Level
from chungtay.places.services import NewHamlet, add_hamlets
from chungtay.programme.models import Programme, Project

DATA = Path(__file__).resolve().parents[1] / "data" / "clubs.csv"
ACTIONS = tuple(Action)
HOMECARE_TEAM = 6
_KEYS = UUID(int=SEED)
_KINDS = {
    "thôn": HamletKind.THON, "bản": HamletKind.BAN, "xóm": HamletKind.XOM, "phố": HamletKind.KHU_PHO,
    "làng": HamletKind.LANG, "buôn": HamletKind.BUON, "ấp": HamletKind.AP, "khóm": HamletKind.KHOM,
    "khối": HamletKind.KHOI_PHO, "tiểu khu": HamletKind.TIEU_KHU, "khu phố": HamletKind.KHU_PHO,
    "tổ dân phố": HamletKind.TO_DAN_PHO, "phường": HamletKind.OTHER,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One line of data/clubs.csv: where a living club is and how it lives."""

    name: str
    province: str
    district: str
    commune: str
    people: str
    size: int
    calendar: Calendar
    day: int
    founded_on: date
    attendance: int
    ways: frozenset[str]

    @property
    def key(self) -> UUID:
        return uuid5(_KEYS, f"{self.province}/{self.commune}/{self.name}")

    def random(self, *about: object) -> Random:
        """A source of chance that is the same in every run for this club and subject."""
        return Random(f"{SEED}/{self.key}/{about}")


def plans() -> list[Plan]:
    """Every living club, in the order of the file."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        return [
            Plan(
                name=line["name"],
                province=line["province"],
                district=line["district"],
                commune=line["commune"],
                people=line["people"],
                size=int(line["size"]),
                calendar=Calendar(line["calendar"]),
                day=int(line["day"]),
                founded_on=date.fromisoformat(line["founded_on"]),
                attendance=int(line["attendance"]),
                ways=frozenset(line["ways"].split()),
            )
            for line in csv.DictReader(lines)
        ]


def act_on(day: date) -> Act:
    """The system's act at noon of a day in Viet Nam."""
    return system_act(datetime.combine(day, time(5), UTC), *ACTIONS)


def found_living_clubs(today: date) -> dict[UUID, Club]:
    """Found those that exist by today and are not there yet. Returns all of them by their plan's key."""
    there = {club.key: club for club in Club.objects.filter(key__in=[plan.key for plan in plans()])}
    programmes = {programme.code: programme for programme in Programme.objects.all()}
    new = [plan for plan in plans() if plan.key not in there and plan.founded_on <= today]
    if new:
        with transaction.atomic():
            for plan in new:
                there[plan.key] = _found(plan, programmes, act_on(today))
            _enrol(new, there, act_on(today))
            for plan in new:
                _staff(plan, there[plan.key], act_on(today))
    return there


def _found(plan: Plan, programmes: dict[str, Programme], act: Act) -> Club:
    old = Area.objects.select_related("province").get(
        map__code="2024",
        level=Level.COMMUNE,
        name=plan.commune,
        parent__name=plan.district,
        province__code=plan.province,
    )
    home = Succession.objects.select_related("new").get(old=old, is_default=True).new
    decided_on = plan.founded_on - timedelta(20)
    club = open_club(
        act,
        key=plan.key,
        name=f"CLB {plan.name}",
        commune=home,
        old_commune=old if plan.founded_on < date(2025, 7, 1) else None,
        since=plan.founded_on,
        state=State.ACTIVE,
        reason=INVENTED,
        facts=ClubFacts(
            managing_org=ManagingOrg.WOMEN_UNION if "women_union" in plan.ways else ManagingOrg.ASSOCIATION,
            programme_id=_programme(plan.founded_on, programmes),
            founded_on=plan.founded_on,
            decision_number=f"{plan.random('decision').randint(20, 300)}/QĐ-UBND",
            decided_on=decided_on,
            decided_by=f"UBND {old.full_name if plan.founded_on < date(2025, 7, 1) else home.full_name}",
            launched_on=plan.founded_on,
            meeting_place=f"Nhà văn hóa {plan.name}",
            has_no_signal="no_signal" in plan.ways,
            market_weekday=3 if "no_signal" in plan.ways else None,
        ),
    )
    Club.objects.filter(pk=club.pk).update(is_invented=True)
    _give_hamlet(plan, club, home, act)
    return club


def _programme(founded_on: date, programmes: dict[str, Programme]) -> int | None:
    for programme in sorted(programmes.values(), key=lambda each: each.starts_on, reverse=True):
        if founded_on >= programme.starts_on:
            return int(programme.pk)
    return None


def _give_hamlet(plan: Plan, club: Club, home: Area, act: Act) -> None:
    word = next((word for word in sorted(_KINDS, key=len, reverse=True) if plan.name.startswith(word)), "")
    since = max(plan.founded_on, date(2025, 7, 1))  # the commune of today begins on that day
    hamlet = add_hamlets(
        act,
        commune=home,
        key=uuid5(plan.key, "hamlet"),
        hamlets=[NewHamlet(kind=_KINDS.get(word, HamletKind.OTHER), name=plan.name.removeprefix(word).strip())],
        valid_from=since,
        source=INVENTED,
    )[0]
    set_hamlets(act, club=club, key=uuid5(plan.key, "hamlets"), hamlet_ids=[hamlet.pk], since=since, source=INVENTED)


def _enrol(new: list[Plan], clubs: dict[UUID, Club], act: Act) -> None:
    """All registers in one set, as a province's import would."""
    hamlets = {each.club_id: each.hamlet for each in ClubHamlet.objects.filter(valid_to=None).select_related("hamlet")}
    rows = [row for plan in new for row in _register(plan, clubs[plan.key], hamlets[clubs[plan.key].pk], act)]
    rows = [replace(row, line=line) for line, row in enumerate(rows, 1)]
    enrol_many(act, rows=rows, key=uuid5(_KEYS, f"registers {min(str(plan.key) for plan in new)}"))


def _register(plan: Plan, club: Club, hamlet: Hamlet, act: Act) -> Iterator[NewMember]:
    random = plan.random("people")
    for number in range(1, plan.size + 1):
        facts = invent_person(random, plan.people, commune_id=hamlet.area_id, hamlet_id=hamlet.pk)
        # most are founders; the others joined one by one on days spread from then until now
        late = plan.founded_on + timedelta(random.randint(60, max(61, (act.day - plan.founded_on).days)))
        joined_on = plan.founded_on if number <= plan.size * 0.82 else late
        yield NewMember(
            club_id=club.pk,
            joined_on=min(joined_on, act.day),
            facts=facts,
            number=number,
            statuses=invent_statuses(random, facts, act.day),
            statuses_since=min(joined_on, act.day),
            source=INVENTED,
        )


def _staff(plan: Plan, club: Club, act: Act) -> None:
    members = list(
        Membership.objects.filter(club=club, valid_from=plan.founded_on)
        .exclude(person__birth_year__lt=1950)
        .select_related("person")
        .order_by("number")
    )
    posts = [Post.CHAIR, Post.VICE_CHAIR, Post.ACCOUNTANT, Post.TREASURER, Post.SECRETARY]
    for post, member in zip(posts, members, strict=False):
        key = uuid5(plan.key, f"seat {post}")
        seat_board_member(
            act, club=club, key=key, person=member.person, post=post, since=plan.founded_on, source=INVENTED
        )
    adopt_regulation(act, club=club, key=uuid5(plan.key, "regulation"), adopted_on=plan.founded_on, words=REGULATION)
    set_meeting_rule(
        act, club=club, key=uuid5(plan.key, "rule"), calendar=plan.calendar, day=plan.day, since=plan.founded_on,
        starts_at=time(8),
    )  # fmt: skip
    areas = list(ActivityArea) if "project" in plan.ways else [ActivityArea.HOMECARE, ActivityArea.SPIRIT]
    for place, area in enumerate(areas):
        key = uuid5(plan.key, f"team {area}")
        team = open_team(act, club=club, key=key, name=TEAMS[area], since=plan.founded_on, area=area)
        size = HOMECARE_TEAM if area is ActivityArea.HOMECARE and "weak" not in plan.ways else 3
        for turn, member in enumerate(members[5 + place :: 8][:size]):
            key = uuid5(plan.key, f"team {area} {turn}")
            place_in_team(act, team=team, membership=member, key=key, since=plan.founded_on, is_leader=turn == 0)
    if "project" in plan.ways:
        project = Project.objects.get(code="VIE071" if plan.founded_on.year >= 2020 else "VIE085")
        key = uuid5(plan.key, "project")
        join_project(
            act, club=club, key=key, project=project, since=max(plan.founded_on, project.starts_on), source=INVENTED
        )
