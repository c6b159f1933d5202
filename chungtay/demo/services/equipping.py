"""What the living clubs own: the starter kit, booklets and papers, counted each December, now and then broken."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.assets.models import Check, Thing
from chungtay.assets.queries import Listed, to_count
from chungtay.assets.rules import Condition, Found, GoneReason, Holder, HolderKind, Kind, Leaving, NewThing, Origin
from chungtay.assets.rules import ThingFacts as Facts
from chungtay.assets.services import check_things, enter_things, strike_out
from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import BOOKLETS, BROKEN_AT, COUNTED_BY, INVENTED, KIT_GIVERS, KITCHEN, OLD_BOOKS, PAPERS

FIRST_ENTERED = date(2023, 11, 15)  # when the register of the demo country begins
COUNTS = (date(2024, 12, 20), date(2025, 12, 20))


def equip_clubs(today: date, clubs: dict[UUID, Club]) -> None:
    """Give each living club its things, once, and count them at the end of each year that is over."""
    there = set(Thing.objects.filter(club__in=clubs.values()).values_list("club_id", flat=True))
    counted = set(Check.objects.filter(checked_on__in=COUNTS).values_list("form_key", flat=True))
    for plan in plans():
        club = clubs.get(plan.key)
        if club is None or _entered_on(plan) > today:
            continue
        with transaction.atomic():
            if club.pk not in there:
                _enter(plan, club)
            for on in COUNTS:
                key = uuid5(plan.key, f"count {on.year}")
                if _entered_on(plan) + timedelta(30) < on <= today and key not in counted:
                    _count(plan, club, key, on)


def _entered_on(plan: Plan) -> date:
    return max(FIRST_ENTERED, plan.founded_on + timedelta(14))


def _enter(plan: Plan, club: Club) -> None:
    on, holders = _entered_on(plan), _holders(club)
    things = [
        NewThing(
            facts=facts,
            holder=holders[at],
            held_since=facts.came_on or on,
            checked_by=COUNTED_BY,
            source=INVENTED,
        )
        for facts, at in _things(plan, plan.random("things"))
    ]
    enter_things(act_on(on), club=club, key=uuid5(plan.key, "things"), things=things)


def _holders(club: Club) -> dict[Post | None, Holder]:
    """The board by post; `None` is the house where the club meets."""
    hall = Holder(kind=HolderKind.PLACE, name=club.meeting_place)
    seats = BoardSeat.objects.open().filter(club=club, person__memberships__club=club)
    members = {
        Post(post): Holder(kind=HolderKind.MEMBER, membership_id=membership)
        for post, membership in seats.values_list("post", "person__memberships")
    }
    return {None: hall} | dict.fromkeys(Post, hall) | members


def _things(plan: Plan, random: Random) -> Iterator[tuple[Facts, Post | None]]:
    came = plan.founded_on + timedelta(random.randint(0, 10))
    project = "project" in plan.ways
    origin, giver = (Origin.PROJECT, KIT_GIVERS[0]) if project else (Origin.BUDGET, random.choice(KIT_GIVERS[1:]))
    kit = partial(Facts, kind=Kind.EQUIPMENT, unit="cái", came_on=came, origin=origin, giver=giver)
    yield kit(name="Cân đồng hồ 100 kg", value_vnd=random.randint(38, 52) * 10_000), Post.VICE_CHAIR
    yield kit(name="Máy đo huyết áp bắp tay", value_vnd=random.randint(70, 98) * 10_000), Post.VICE_CHAIR
    yield kit(name="Loa kéo có mic", value_vnd=random.randint(18, 32) * 100_000), None
    yield Facts(name="Bộ ấm chén", kind=Kind.EQUIPMENT, unit="bộ", quantity=2, came_on=came, origin=Origin.BOUGHT,
                value_vnd=random.randint(18, 30) * 10_000), None  # fmt: skip
    if random.random() < 0.6:
        name, price = random.choice(KITCHEN)
        yield Facts(name=name, kind=Kind.EQUIPMENT, unit="cái", quantity=random.choice((20, 30, 40)), came_on=None,
                    origin=Origin.DONATED, giver="Bà con trong thôn góp", value_vnd=price), None  # fmt: skip
    book = random.randint(1, 40) * 50
    for name, keeper in BOOKLETS:
        yield Facts(name=name, kind=Kind.BOOKLET, unit="quyển", first_number=book + 1, last_number=book + 50,
                    came_on=came, origin=Origin.BOUGHT, value_vnd=25_000), Post(keeper)  # fmt: skip
    for name, unit, keeper in PAPERS:
        yield Facts(name=name, kind=Kind.PAPER, unit=unit, came_on=came, origin=Origin.OWN), Post(keeper)
    if plan.founded_on.year < 2020:
        name = OLD_BOOKS.format(first=max(2014, plan.founded_on.year))
        yield Facts(name=name, kind=Kind.PAPER, unit="quyển", quantity=random.randint(4, 9), came_on=came,
                    origin=Origin.OWN), Post.SECRETARY  # fmt: skip
    if project and random.random() < 0.4:
        yield Facts(name="Bò cái sinh sản", kind=Kind.ANIMAL, unit="con", came_on=came, origin=Origin.PROJECT,
                    giver=giver, value_vnd=15_000_000), Post.CHAIR  # fmt: skip


def _count(plan: Plan, club: Club, key: UUID, on: date) -> None:
    """Everything is there; something may have broken, and of what there are many two may be struck out."""
    random, act = plan.random("count", on.year), act_on(on)
    things = to_count(club.pk, on)
    found = {thing.key: Found(_condition(thing, random), thing.left) for thing in things}
    check_things(act, club=club, key=key, on=on, checked_by=COUNTED_BY, found=found)
    many = [thing for thing in things if thing.left >= 20]
    if many and random.random() < 0.5:
        row = Thing.objects.select_related("club").get(pk=many[0].thing_id)
        broken = Leaving(reason=GoneReason.BROKEN, quantity=random.randint(1, 3), words=BROKEN_AT)
        strike_out(act, thing=row, key=uuid5(key, "gone"), on=on, leaving=broken)


def _condition(thing: Listed, random: Random) -> Condition:
    is_frail = thing.facts.kind is Kind.EQUIPMENT and thing.left == 1
    return Condition.BROKEN if is_frail and random.random() < 0.06 else Condition.GOOD
