"""Two years of home care in the living clubs: volunteers, whom they go to each week, worries passed on, cases.

The oldest of each club are cared for; a week that was written is never written again, so the country lives on.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.audit.models import Note
from chungtay.care.models import Client, Folder, Visit
from chungtay.care.rules import (
    Agreed,
    Answer,
    EndReason,
    Focus,
    FoundHow,
    Item,
    Level,
    Outcome,
    Provider,
    StandDown,
    Stratum,
    Support,
    Task,
)
from chungtay.care.services.history import (
    PastCarer,
    PastCase,
    PastClient,
    PastSlip,
    PastVisit,
    enter_past_care,
    enter_past_visits,
)
from chungtay.clubs.models import BoardSeat, Club, Membership, TeamPlace
from chungtay.clubs.rules import ActivityArea, Post
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import CARE_BACKGROUNDS, CARE_PLANS, CARE_TOPIC, CARE_WORRIES, REVIEWED
from chungtay.health.queries.papers import station_of

SINCE = date(2024, 12, 2)  # a Monday
CARED_FOR, KEEN = 4, 6  # how many in a club, and in one of a project
COMES, UNWELL, IS_OUT = 0.93, 0.05, 0.04
REVIEW_EVERY = timedelta(days=182)


def care_for_people(today: date, clubs: dict[UUID, Club]) -> None:
    """Let each club that does so care for its oldest, week by week to the last that is over."""
    until = today - timedelta(days=today.weekday() + 1)
    done = set(Note.objects.filter(action__startswith="care.enter_past").values_list("key", flat=True))
    begun = dict(
        Visit.objects.filter(client__folder__club__in=clubs.values())
        .values_list("client__folder__club")
        .annotate(last=Max("visited_on"))
    )
    for plan in plans():
        club = clubs.get(plan.key)
        key = uuid5(plan.key, f"care until {until}")
        if club is None or key in done or plan.ways & {"weak", "silent"}:
            continue
        with transaction.atomic():
            if club.pk in begun:
                _go_on(plan, club, key, begun[club.pk], until)
            elif not Folder.objects.filter(club=club).exists():
                _begin(plan, club, key, until)


def _begin(plan: Plan, club: Club, key: UUID, today: date) -> None:
    random = plan.random("care")
    since = max(SINCE, plan.founded_on + timedelta(days=90))
    carers = _carers(club, since)
    answer = _coordinators(club)
    if len(carers) < 2 or not answer or since >= today:
        return
    barred = {*carers, *answer}
    oldest = [(person, name) for pk, person, name in _oldest(club, since) if pk not in barred][
        : KEEN if "project" in plan.ways else CARED_FOR
    ]
    past = [
        _client(random, club, number, person, name, carers, answer, since, today)
        for number, (person, name) in enumerate(oldest)
    ]
    trained = [PastCarer(pk, since, since + timedelta(days=random.randint(5, 60))) for pk in carers]
    enter_past_care(act_on(today), club=club, key=key, carers=trained, past=past, topic=CARE_TOPIC)


def _carers(club: Club, since: date) -> list[int]:
    """The team of home care, as far as it was in the club then and still is."""
    places = TeamPlace.objects.filter(team__club=club, team__area=ActivityArea.HOMECARE, valid_to=None)
    here = places.filter(membership__valid_to=None, membership__valid_from__lte=since)
    return list(here.order_by("pk").values_list("membership", flat=True))


def _coordinators(club: Club) -> tuple[int, ...]:
    """The vice-chair, and the chair, to whom missed visits and worries come."""
    people = BoardSeat.objects.filter(club=club, valid_to=None, post__in=(Post.VICE_CHAIR, Post.CHAIR)).values("person")
    here = Membership.objects.filter(club=club, person__in=people, valid_to=None)
    return tuple(here.order_by("-pk").values_list("pk", flat=True))


def _oldest(club: Club, since: date) -> list[tuple[int, int, str]]:
    here = Membership.objects.filter(club=club, valid_to=None, valid_from__lte=since, person__birth_year__lt=1952)
    return list(here.order_by("person__birth_year", "pk").values_list("pk", "person", "person__full_name"))


def _client(
    random: Random, club: Club, number: int, person: int, name: str, carers: list[int], answer: tuple[int, ...],
    since: date, today: date,
) -> PastClient:  # fmt: skip
    began = since + timedelta(days=7 * random.randint(0, 12))
    first, second = (carers[(number + turn) % len(carers)] for turn in (0, 1))
    ended = None
    if number == 0 and random.random() < 0.4 and (today - began).days > 300:
        ended = began + timedelta(days=random.randint(200, (today - began).days - 30))
    tasks = tuple(random.sample(list(Task)[:8], random.randint(2, 4)))
    minutes, weekday = random.choice((45, 60, 60, 90)), random.randint(0, 5)
    last = min(today, ended - timedelta(days=1)) if ended else today
    return PastClient(
        person_id=person,
        since=began,
        coordinators=answer,
        pair=(first, second),
        weekday=weekday,
        agreed=Agreed(
            tasks=frozenset(tasks), support=random.choice(list(Support)), minutes=minutes, agreed_with=name,
            review_on=began + REVIEW_EVERY,
        ),
        visits=list(_visits(random, began, last, weekday, (first, second), tasks, minutes)),
        case=_case(random, club, began, today) if number == 1 or (number == 3 and random.random() < 0.5) else None,
        ended_on=ended,
        end_reason=random.choice((EndReason.BETTER, EndReason.FAMILY)) if ended else None,
    )  # fmt: skip


def _visits(
    random: Random, since: date, last: date, weekday: int, pair: Sequence[int], tasks: Sequence[Task], minutes: int
) -> Iterator[PastVisit]:
    """Once a week, but for some weeks; a worry now and then, mostly answered within days."""
    day = since + timedelta(days=(weekday - since.weekday()) % 7)
    while day <= last:
        chance = random.random()
        if chance < COMES:
            outcome = _outcome(chance)
            told = random.choice(CARE_WORRIES) if outcome is Outcome.UNWELL or random.random() < 0.03 else ("", "")
            answered = day + timedelta(days=random.randint(0, 4))
            has_worry, was_there = outcome is not Outcome.NOT_HOME and bool(told[0]), outcome is not Outcome.NOT_HOME
            is_answered = has_worry and answered <= last and random.random() < 0.9
            yield PastVisit(
                on=day,
                outcome=outcome,
                carers=tuple(pair) if random.random() < 0.7 else tuple(pair[:1]),
                tasks=tuple(random.sample(list(tasks), random.randint(1, len(tasks)))) if was_there else (),
                minutes=minutes + random.choice((-15, 0, 0, 15)) if was_there else None,
                worry=told[0] if has_worry else "",
                answered_on=answered if is_answered else None,
                answer=told[1] if is_answered else "",
            )
        day += timedelta(days=7)


def _outcome(chance: float) -> Outcome:
    if chance < UNWELL:
        return Outcome.UNWELL
    return Outcome.NOT_HOME if chance < UNWELL + IS_OUT else Outcome.DONE


def _case(random: Random, club: Club, since: date, today: date) -> PastCase | None:
    """A case found some weeks after care began, followed for months; some have reached what was agreed."""
    found = since + timedelta(days=random.randint(20, 120))
    assessed, planned = found + timedelta(days=7), found + timedelta(days=14)
    if planned + timedelta(days=30) > today:
        return None
    focus, background, plan = random.choice(list(zip(CARE_PLANS, CARE_BACKGROUNDS, CARE_PLANS.values(), strict=True)))
    reviews = [planned + REVIEW_EVERY * turn for turn in range(1, 5) if planned + REVIEW_EVERY * turn <= today]
    is_over = bool(reviews) and random.random() < 0.3
    made = planned + timedelta(days=random.randint(3, 40))
    answered = made + timedelta(days=random.randint(2, 12))
    return PastCase(
        found_on=found,
        found_how=random.choice((FoundHow.VOLUNTEER, FoundHow.FAMILY, FoundHow.SCREENING)),
        background=background,
        assessed_on=assessed,
        stratum=random.choice(list(Stratum)),
        levels={each: Level.MUCH if each == focus else random.choice((Level.NONE, Level.SOME)) for each in Focus},
        planned_on=planned,
        items=[Item(focus=Focus(focus), goal=plan[0], what=plan[1], provider=Provider.VOLUNTEER, how_often=plan[2])],
        reviews=[(on, REVIEWED) for on in reviews],
        slip=PastSlip(
            made_on=made, station=station_of(club), reasons=(Focus(focus),), words=background,
            answered_on=answered if answered <= today and random.random() < 0.75 else None,
            answer=random.choice((Answer.EXAMINED, Answer.MEDICINE, Answer.COME_AGAIN)),
        ) if made <= today else None,
        ended_on=reviews[-1] if is_over else None,
        end_reason=StandDown.GOALS_MET if is_over else None,
    )  # fmt: skip


def _go_on(plan: Plan, club: Club, key: UUID, last: date, today: date) -> None:
    """The weeks since the last visit, as far as the circle was agreed."""
    rows = Client.objects.filter(folder__club=club, valid_to=None, folder__seats__valid_to__gt=today)
    visits: dict[int, list[PastVisit]] = {}
    for client in rows.distinct().prefetch_related("rounds", "agreements"):
        turn = client.rounds.filter(valid_to=None).first()
        agreed = client.agreements.order_by("-valid_from").first()
        if turn is None or agreed is None:
            continue
        random = plan.random("care goes on", client.folder_id, last)
        pair = [turn.first_id, *([turn.second_id] if turn.second_id else [])]
        tasks = [Task(each) for each in agreed.tasks]
        visits[client.pk] = list(
            _visits(random, last + timedelta(days=7 - last.weekday()), today, turn.weekday, pair, tasks, agreed.minutes)
        )
    if any(visits.values()):
        enter_past_visits(act_on(today), club=club, key=key, visits=visits)
