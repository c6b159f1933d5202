"""What the living clubs do for their people's rights: cases to the money, dialogues, proposals, long lives celebrated.

Half-year by half-year and set-wise; a half-year that was entered is never entered again, so the country lives on.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.audit.models import Note
from chungtay.clubs.models import Club
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import ANSWERED, CELEBRATED_AT, DIALOGUES
from chungtay.kernel.months import HalfYear, Month
from chungtay.rights.models import Case
from chungtay.rights.queries.due import lines_of
from chungtay.rights.queries.longevity import long_lives
from chungtay.rights.rules import Answer, Benefit, Cause, PastCase, ProposalState, State, Step, Verdict
from chungtay.rights.services import enter_past, enter_past_celebrations, enter_past_dialogues, load_law
from chungtay.rights.services.history import PastCelebration, PastDialogue, PastProposal

FIRST = HalfYear.of(date(2024, 7, 1))
LEAST_DAYS = 60  # a half-year that has just begun waits until there is something to tell
CASES_AT_MOST = 3


def follow_rights(today: date, clubs: dict[UUID, Club]) -> None:
    """Each living club's half-years up to today but for those that were entered."""
    load_law(act_on(today))
    done = set(Note.objects.filter(action__startswith="rights.enter_past").values_list("key", flat=True))
    for plan in plans():
        club = clubs.get(plan.key)
        if club is None or "silent" in plan.ways:
            continue
        with transaction.atomic():
            for half in HalfYear.between(FIRST, HalfYear.of(today)):
                first, last = max(half.first, plan.founded_on + timedelta(30)), min(half.last, today)
                if (last - first).days >= LEAST_DAYS:
                    _live(plan, club, half, first, last, done)


def _live(plan: Plan, club: Club, half: HalfYear, first: date, last: date, done: set[UUID | None]) -> None:
    act, key = act_on(last), uuid5(plan.key, f"rights/{half}")
    cases, talks, lives = (uuid5(key, name) for name in ("cases", "talks", "lives"))
    if cases not in done:
        enter_past(act, club=club, key=cases, past=list(_cases(plan, club, half, first, last)))
    if talks not in done:
        enter_past_dialogues(act, club=club, key=talks, past=list(_talks(first, last, plan.random("talks", half))))
    if lives not in done and half.part == 2:
        enter_past_celebrations(
            act, club=club, key=lives, past=list(_lives(club, first, last, plan.random("lives", half)))
        )


def _cases(plan: Plan, club: Club, half: HalfYear, first: date, last: date) -> Iterable[PastCase]:
    """Some of those who are due something, and whom nobody has followed yet."""
    random = plan.random("cases", half)
    followed = set(Case.objects.filter(club=club).values_list("membership_id", "benefit"))
    found = [
        (line.member.pk, verdict.benefit, verdict)
        for line in lines_of(club, first)
        for verdict in line.verdicts
        if (line.member.pk, verdict.benefit) not in followed and _is_worth_a_case(verdict)
    ]
    for member, benefit, verdict in found[:CASES_AT_MOST]:
        if random.random() < 0.8:
            key = uuid5(plan.key, f"right {member} {benefit} {first}")
            steps = tuple(_steps(benefit, verdict.amount_vnd, first, last, random))
            yield PastCase(key=key, membership_id=member, benefit=benefit, steps=steps)


def _is_worth_a_case(verdict: Verdict) -> bool:
    return verdict.answer is Answer.DUE or (verdict.answer is Answer.ASK and not verdict.missing)


def _steps(benefit: Benefit, amount_vnd: int | None, first: date, last: date, random: Random) -> Iterable[Step]:
    """The way of a case as far as it got by the last day; one in eight is sent back, one in ten refused."""
    on = first + timedelta(random.randint(0, (last - first).days // 2))
    yield Step(state=State.PREPARING, on=on)
    way = [(State.SUBMITTED, 20)]
    if random.random() < 0.125:
        way += [(State.RETURNED, 12), (State.SUBMITTED, 10)]
    way += [(State.REFUSED, 15)] if random.random() < 0.1 else [(State.DECIDED, 15), (State.WON, 25)]
    for state, days in way:
        on += timedelta(random.randint(4, days))
        if on > last:
            return
        is_won = state is State.WON
        yield Step(
            state=state,
            on=on,
            told="Thiếu giấy chứng nhận" if state is State.RETURNED else "",
            cause=random.choice((Cause.AGE, Cause.HOUSEHOLD, Cause.INCOME)) if state is State.REFUSED else None,
            amount_vnd=amount_vnd if is_won and benefit.is_money else None,
            first_month=Month.of(on) if is_won else None,
        )


def _talks(first: date, last: date, random: Random) -> Iterable[PastDialogue]:
    """One dialogue in most half-years, mostly with a proposal, mostly answered within two months."""
    if random.random() > 0.85:
        return
    held_on = first + timedelta(random.randint(10, max(11, (last - first).days - 5)))
    words, asked = random.choice(DIALOGUES)
    state, told = random.choices(ANSWERED, [55, 30, 15])[0]
    answered_on = held_on + timedelta(random.randint(10, 60))
    proposal = PastProposal(words=asked)
    if answered_on <= last and random.random() < 0.8:
        proposal = PastProposal(words=asked, state=ProposalState(state), answered_on=answered_on, told=told)
    yield PastDialogue(
        held_on=min(held_on, last),
        with_whom="UBND xã, phường",
        words=words,
        people_count=random.randint(4, 15),
        proposals=[proposal] if random.random() < 0.8 else [],
    )


def _lives(club: Club, first: date, last: date, random: Random) -> Iterable[PastCelebration]:
    """On the day of older persons nearly everybody whose age is round is wished a long life."""
    held_on = date(first.year, 10, 1)
    if not first <= held_on <= last:
        return
    for each in long_lives(club, held_on.year, held_on):
        if random.random() < 0.92:
            yield PastCelebration(membership_id=each.member.pk, held_on=held_on, told=CELEBRATED_AT)
