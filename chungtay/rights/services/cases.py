"""Following a right: a case is opened, goes step by step to the money or the card, a wrong step is taken back."""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.rights.models import Case, CasePaper, CaseStep, Entitlement
from chungtay.rights.queries.due import facts_of
from chungtay.rights.queries.law import law_on, routes_of
from chungtay.rights.rules import (
    OPEN,
    Benefit,
    CaseIsClosed,
    CaseOpenAlready,
    DayNotCome,
    FirstStepStays,
    ReasonNeeded,
    ReceivesAlready,
    RightUnknown,
    State,
    Step,
    StepTakenBack,
    check_step,
    for_benefit,
)
from chungtay.rights.services.form import (
    locked,
    member_on,
    new_step,
    put_where,
    standing_steps,
    take_received_back,
    write_received,
)


@transaction.atomic
def open_case(act: Act, *, club: Club, key: UUID, membership_id: int, benefit: Benefit, on: date) -> Case:
    """Begin to follow a right of a member: the papers are those that the law of the day asks for.

    Refuses who receives it, a second open case for the same right, a day to come. Whether the right is due is
    not asked: the commune may know more than the register.
    """
    act.must(Action.FOLLOW_RIGHTS, club.path)
    content = {"club": club.pk, "membership": membership_id, "benefit": str(benefit), "on": on}
    if (row_id := answered_before(key, content)) is not None:
        return Case.objects.get(pk=row_id)
    if on > act.day:
        raise DayNotCome(on=on)
    member = member_on(club, membership_id, on)
    facts = facts_of([member], on)[member.pk]
    if benefit.status in facts.statuses:
        raise ReceivesAlready(name=member.person.full_name)
    if Case.objects.filter(membership=member, benefit=benefit, state__in=sorted(OPEN)).exists():
        raise CaseOpenAlready(name=member.person.full_name)
    row = _route_for(club, benefit, facts, on)
    case = Case.objects.create(
        key=key, club=club, membership=member, benefit=benefit, entitlement=row, opened_on=on, state_since=on
    )
    CaseStep.objects.create(key=uuid5(key, "opened"), case=case, state=State.PREPARING, happened_on=on)
    CasePaper.objects.bulk_create(
        CasePaper(case=case, number=number, name=name) for number, name in enumerate(row.papers, 1)
    )
    write_note(act, "rights.open_case", case, path=club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return case


def _route_for(club: Club, benefit: Benefit, facts: object, on: date) -> Entitlement:
    """The row of the law that fits best; the first of the right where none does."""
    rows = {row.code: row for row in law_on(on) if row.benefit == benefit}
    if not rows:
        raise RightUnknown(on=on)
    verdict = for_benefit(benefit, routes_of(rows.values(), club.path, on), facts, on)  # type: ignore[arg-type]  # Facts
    return rows[verdict.route.code] if verdict.route else next(iter(rows.values()))


@transaction.atomic
def take_step(act: Act, *, case: Case, key: UUID, step: Step) -> CaseStep:
    """The case goes on. Winning writes into the register that the person receives it, from the first month on."""
    act.must(Action.FOLLOW_RIGHTS, case.club.path)
    step = Step(**vars(step) | {"told": clean(step.told)[:300]})
    content = {"case": case.pk, **step.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return CaseStep.objects.get(pk=row_id)
    held = locked(case)
    last = standing_steps(held)[-1]
    check_step(step, before=State(last.state), last_on=last.happened_on, benefit=Benefit(held.benefit), today=act.day)
    row = new_step(held, key, step)
    row.save()
    put_where(held, row)
    if step.state is State.WON:
        write_received(act, held, row)
    write_note(act, "rights.take_step", row, path=held.club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [held.club_id], since=step.on)
    return row


@transaction.atomic
def take_back_step(act: Act, *, case: Case, key: UUID, step_key: UUID, reason: str) -> Case:
    """The last step was written by mistake: it stays readable, and the case stands where it stood before."""
    act.must(Action.FOLLOW_RIGHTS, case.club.path)
    reason = clean(reason)[:300]
    content = {"case": case.pk, "step": str(step_key), "reason": reason}
    if answered_before(key, content) is not None:
        return Case.objects.get(pk=case.pk)
    if not reason:
        raise ReasonNeeded()
    held = locked(case)
    steps = standing_steps(held)
    if steps[-1].key != step_key:
        raise StepTakenBack()
    if len(steps) == 1:
        raise FirstStepStays()
    wrong = steps[-1]
    CaseStep.objects.filter(pk=wrong.pk).update(taken_back_at=act.at, taken_back_because=reason)
    put_where(held, steps[-2])
    if wrong.state == State.WON:
        take_received_back(act, held, wrong)
    write_note(
        act, "rights.take_back_step", wrong, path=held.club.path, fields=["taken_back_at"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [held.club_id], since=wrong.happened_on)
    return held


@transaction.atomic
def tick_papers(act: Act, *, case: Case, key: UUID, numbers: Collection[int], on: date) -> int:
    """Which papers are there now; one that was ticked before keeps its day. Returns how many are there."""
    act.must(Action.FOLLOW_RIGHTS, case.club.path)
    content = {"case": case.pk, "numbers": sorted(numbers), "on": on}
    if answered_before(key, content) is not None:
        return len(set(numbers))
    if on > act.day:
        raise DayNotCome(on=on)
    held = locked(case)
    if held.state not in OPEN:
        raise CaseIsClosed()
    papers = CasePaper.objects.filter(case=held)
    papers.filter(Q(number__in=list(numbers)), has_it_on=None).update(has_it_on=on)
    papers.exclude(number__in=list(numbers)).update(has_it_on=None)
    write_note(act, "rights.tick_papers", held, path=held.club.path, fields=["papers"], key=key, content=content)
    return papers.exclude(has_it_on=None).count()
