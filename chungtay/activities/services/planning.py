"""The yearly plan: a line is written, ticked off, dropped."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.activities.models import PlanLine
from chungtay.activities.rules import ActivityNotCome, PlanLineClosed, TakingBackNeedsReason, check_plan
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def plan(act: Act, *, club: Club, key: UUID, month: Month, area: ActivityArea, words: str, who: str = "") -> PlanLine:
    """A line of the plan. Refuses a year that is not this one or beside it."""
    act.must(Action.RUN_MEETING, club.path)
    words, who = clean(words)[:300], clean(who)[:160]
    content = {"club": club.pk, "month": str(month), "area": area.value, "words": words, "who": who}
    answer = answered_before(key, content)
    if answer is not None:
        return PlanLine.objects.get(pk=answer)
    check_plan(words, month.year, act.day.year)
    line: PlanLine = PlanLine.objects.create(
        key=key, club=club, year=month.year, month=month.month, area=area, words=words, who=who
    )
    write_note(act, "activities.plan", line, path=club.path, fields=["words", "month"], key=key, content=content)
    return line


@transaction.atomic
def tick(act: Act, *, line: PlanLine, key: UUID, done_on: date) -> None:
    """It is done. Two phones that tick the same line tick it once."""
    act.must(Action.RUN_MEETING, line.club.path)
    content = {"line": line.pk, "done_on": done_on}
    if answered_before(key, content) is not None:
        return
    if done_on > act.day:
        raise ActivityNotCome(on=done_on)
    held = _locked(line)
    if held.dropped_on:
        raise PlanLineClosed()
    if held.done_on is None:
        PlanLine.objects.filter(pk=held.pk).update(done_on=done_on)
    write_note(act, "activities.tick", held, path=held.club.path, fields=["done_on"], key=key, content=content)


@transaction.atomic
def drop(act: Act, *, line: PlanLine, key: UUID, reason: str) -> None:
    """It will not be done, and why."""
    act.must(Action.RUN_MEETING, line.club.path)
    reason = clean(reason)[:300]
    content = {"line": line.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    if not reason:
        raise TakingBackNeedsReason()
    held = _locked(line)
    if held.done_on or held.dropped_on:
        raise PlanLineClosed()
    PlanLine.objects.filter(pk=held.pk).update(dropped_on=act.day, drop_reason=reason)
    write_note(
        act,
        "activities.drop",
        held,
        path=held.club.path,
        fields=["dropped_on"],
        reason=reason,
        key=key,
        content=content,
    )


def _locked(line: PlanLine) -> PlanLine:
    rows = PlanLine.objects.select_for_update(of=("self",), no_key=True).select_related("club")
    held: PlanLine = rows.get(pk=line.pk)
    return held
