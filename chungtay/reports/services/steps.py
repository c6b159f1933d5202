"""A report is typed, handed up, accepted or given back: each in one transaction, held by the table of states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.figures.queries import counted_clubs, in_area, in_country
from chungtay.figures.rules import INDICATORS, Kind
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import clean
from chungtay.reports.models import Due, Submission, SubmittedLine
from chungtay.reports.queries.handing import counted_now
from chungtay.reports.rules import (
    Counted,
    CutOffInFuture,
    DueLevel,
    DueState,
    NarrativeMissing,
    NothingChosen,
    StepNeedsWords,
    Told,
    check_due_step,
    check_open,
    check_told,
)
from chungtay.reports.services.campaigns import take_steps

LONGEST = 6000


@dataclass(frozen=True)
class Written:
    """What a unit types: the three parts of every report, and what it tells beside the counted figures."""

    results: str = ""
    limits: str = ""
    proposals: str = ""
    told: Mapping[str, Told] = field(default_factory=dict)

    def tidied(self) -> "Written":
        """The same with its words trimmed and empty lines left out."""
        told = {code: Told(each.said, clean(each.words)[:300], each.estimate) for code, each in self.told.items()}
        return Written(
            _paragraphs(self.results),
            _paragraphs(self.limits),
            _paragraphs(self.proposals),
            {code: each for code, each in told.items() if not each.is_empty},
        )

    def plain(self) -> dict[str, Any]:
        """As it is kept while it is a draft."""
        told = {code: [each.said, each.words, each.estimate] for code, each in sorted(self.told.items())}
        return {"results": self.results, "limits": self.limits, "proposals": self.proposals, "told": told}


def _paragraphs(text: str) -> str:
    lines = (clean(line) for line in text[:LONGEST].splitlines())
    return "\n".join(line for line in lines if line)


@transaction.atomic
def save_draft(act: Act, *, due: Due, key: UUID, written: Written) -> Due:
    """Keep what is typed; nothing is handed up."""
    written = written.tidied()
    content = {"due": due.pk, "draft": written.plain()}
    if answered_before(key, content) is not None:
        return due
    held = _held(due)
    _must_write(act, held)
    check_due_step(DueState(held.state), DueState.SENT)
    held.draft = written.plain()
    held.save(update_fields=["draft"])
    write_note(act, "reports.save_draft", held, path=held.path, fields=["draft"], key=key, content=content)
    return held


@transaction.atomic
def send(act: Act, *, due: Due, key: UUID, written: Written) -> Submission:
    """Hand the report up: its figures are drawn from the records now and stay as they are from here on.

    The country's own report is accepted as it is signed: nobody stands above. Refuses another figure without words, an
    estimate that was not asked for, an office's report without limits and proposals, a locked campaign.
    """
    written = written.tidied()
    content = {"due": due.pk, "send": written.plain()}
    before = answered_before(key, content)
    if before is not None:
        return Submission.objects.get(pk=before)
    held = _held(due)
    _must_write(act, held)
    check_due_step(DueState(held.state), DueState.SENT)
    if act.day < held.campaign.counted_to:
        raise CutOffInFuture(on=held.campaign.counted_to)
    check_open(is_locked=held.campaign.locked_at is not None, open_until=held.open_until, day=act.day)
    if held.level != DueLevel.CLUB and not (written.limits and written.proposals):
        raise NarrativeMissing()
    counted = counted_now(held)
    for code, told in written.told.items():
        check_told(
            told, counted[code], asks_estimate=held.campaign.asks_estimate,
            is_flow=INDICATORS[code].kind is Kind.FLOW,
        )  # fmt: skip
    submission = _submit(act, held, key, written, counted)
    states = [DueState.SENT, *([DueState.ACCEPTED] if held.level == DueLevel.COUNTRY else [])]
    held.state, held.draft, held.submission = states[-1], {}, submission
    held.first_sent_on = held.first_sent_on or act.day
    held.save(update_fields=["state", "draft", "submission", "first_sent_on"])
    for state in states:
        take_steps(act, [held], state, "")
    write_note(act, "reports.send", submission, path=held.path, fields=["state"], key=key, content=content)
    return submission


def _submit(act: Act, due: Due, key: UUID, written: Written, counted: Mapping[str, Counted]) -> Submission:
    submission = Submission.objects.create(
        key=key, due=due, number=Submission.objects.filter(due=due).count() + 1, sent_at=act.at,
        sent_by_id=act.actor_id, results=written.results, limits=written.limits, proposals=written.proposals,
        is_acting=not any(grant.path == due.path and _writes(due) in grant.actions for grant in act.grants),
        club_ids=_clubs_counted(due),
    )  # fmt: skip
    SubmittedLine.objects.bulk_create(
        SubmittedLine(
            submission=submission, indicator=code, value=each.value, top=each.top, bottom=each.bottom,
            said=told.said, words=told.words, estimate=told.estimate,
        )
        for code, each, told in ((code, each, written.told.get(code, Told())) for code, each in counted.items())
    )  # fmt: skip
    return submission


def _clubs_counted(due: Due) -> list[int]:
    if due.level == DueLevel.CLUB:
        return []
    last = Month.of(due.campaign.counted_to)
    return sorted(counted_clubs(in_area(due.area, last) if due.area else in_country(last)))


@transaction.atomic
def accept(act: Act, *, dues: Sequence[Due], key: UUID) -> int:
    """Accept many at once; all of them or none. Of two officers at once the second is told that it has moved on."""
    if not dues:
        raise NothingChosen()
    content = {"dues": sorted(due.pk for due in dues), "accept": True}
    if answered_before(key, content) is not None:
        return len(dues)
    held = list(Due.objects.select_for_update(of=("self",)).filter(pk__in=[due.pk for due in dues]).order_by("pk"))
    for due in held:
        act.must(Action.HAND_UP, due.above)
        check_due_step(DueState(due.state), DueState.ACCEPTED)
    Due.objects.filter(pk__in=[due.pk for due in held]).update(state=DueState.ACCEPTED, open_until=None)
    take_steps(act, held, DueState.ACCEPTED, "")
    path = min((due.above for due in held), key=len)
    write_note(act, "reports.accept", held[0], path=path, fields=["state"], key=key, content=content)
    return len(held)


@transaction.atomic
def give_back(act: Act, *, due: Due, key: UUID, words: str) -> Due:
    """Back to the unit, with the reason."""
    words = clean(words)[:500]
    content = {"due": due.pk, "give_back": words}
    if answered_before(key, content) is not None:
        return due
    held = _held(due)
    act.must(Action.HAND_UP, held.above)
    if not words:
        raise StepNeedsWords()
    if held.state == DueState.LOCKED:
        check_due_step(DueState.DRAFT, DueState.RETURNED)  # a locked one is opened again, with a day
    check_due_step(DueState(held.state), DueState.RETURNED)
    held.state = DueState.RETURNED
    held.save(update_fields=["state"])
    take_steps(act, [held], DueState.RETURNED, words)
    write_note(act, "reports.give_back", held, path=held.path, fields=["state"], key=key, content=content)
    return held


def _held(due: Due) -> Due:
    held: Due = (
        Due.objects.select_for_update(of=("self",), no_key=True)
        .select_related("campaign", "club", "area__map")
        .get(pk=due.pk)
    )
    return held


def _writes(due: Due) -> Action:
    return Action.RUN_MEETING if due.level == DueLevel.CLUB else Action.HAND_UP


def _must_write(act: Act, due: Due) -> None:
    """A club's board writes its report, an office its own; who stands above may write in the place of one below."""
    act.must(_writes(due), due.path)
