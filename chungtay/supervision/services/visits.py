"""A visit is planned, called off, written and signed: each in one transaction, held by the table of states."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.papers.queries import office_at
from chungtay.papers.rules import Kind, OfficeNotFound
from chungtay.papers.services import NewOutgoing, give_number
from chungtay.supervision import words as said
from chungtay.supervision.models import Recommendation, RecommendationStep, Visit, VisitLine
from chungtay.supervision.queries.risks import reasons_to_visit
from chungtay.supervision.queries.terms import terms_on
from chungtay.supervision.queries.visits import ledger_of
from chungtay.supervision.rules import (
    Item,
    Level,
    Line,
    RecommendationState,
    Verdict,
    VisitMovedOn,
    VisitPlannedOnce,
    VisitState,
    Written,
    check_planned,
    check_signing,
    check_version,
    check_visit_step,
    check_words,
    check_written,
    path_at,
)


@transaction.atomic
def plan_visit(
    act: Act, *, club: Club, level: Level, key: UUID, planned_on: date, purpose: str = "", team: str = ""
) -> Visit:
    """Put a visit of an office on its plan, with the reasons that hold today. Refuses a day that is over."""
    purpose, team = clean(purpose)[:500], clean(team)[:500]
    content = {"club": club.pk, "level": level, "planned_on": planned_on, "purpose": purpose, "team": team}
    before = answered_before(key, content)
    if before is not None:
        return Visit.objects.get(pk=before)
    act.must(Action.SUPERVISE, path_at(level, club.path))
    check_planned(planned_on, act.day)
    Club.objects.select_for_update(no_key=True).values_list("pk").get(pk=club.pk)
    if Visit.objects.filter(club=club, level=level, planned_on=planned_on, state=VisitState.PLANNED).exists():
        raise VisitPlannedOnce()
    visit: Visit = Visit.objects.create(
        key=key, club=club, level=level, planned_on=planned_on, purpose=purpose, team=team, planned_at=act.at,
        planned_by_id=act.actor_id, reasons=[reason.risk for reason in reasons_to_visit(club, act.day)],
    )  # fmt: skip
    write_note(act, "supervision.plan_visit", visit, path=club.path, fields=["planned_on"], key=key, content=content)
    return visit


@transaction.atomic
def call_off(act: Act, *, visit: Visit, key: UUID, words: str) -> Visit:
    """The visit does not take place, with the reason."""
    words = clean(words)[:500]
    content = {"visit": visit.pk, "call_off": words}
    if answered_before(key, content) is not None:
        return visit
    held = held_visit(act, visit)
    check_visit_step(VisitState(held.state), VisitState.CALLED_OFF)
    check_words(words)
    held.state, held.off_words = VisitState.CALLED_OFF, words
    held.save(update_fields=["state", "off_words"])
    write_note(act, "supervision.call_off", held, path=held.club.path, fields=["state"], key=key, content=content)
    return held


@transaction.atomic
def write_visit(act: Act, *, visit: Visit, key: UUID, version: int, written: Written) -> Visit:
    """Write the visit down, or write it better, until it is signed. The ledger of its day is drawn and kept beside.

    Refuses a day to come or long past, a lacking line without a word, and to write over what somebody else wrote since.
    """
    written = _tidied(written)
    content = {"visit": visit.pk, "version": version, "written": _plain(written)}
    if answered_before(key, content) is not None:
        return visit
    held = held_visit(act, visit)
    if held.state != VisitState.HELD:
        check_visit_step(VisitState(held.state), VisitState.HELD)
    is_own = held.version > 0 and held.written_by_id == act.actor_id
    check_version(version, held.version, is_own=is_own, own_since=held.writer_since)
    check_written(written, act.day, terms_on(act.day, held.club.path))
    held.state, held.version = VisitState.HELD, held.version + 1
    if not is_own:
        held.written_by_id, held.writer_since = act.actor_id, held.version
    held.ledger_vnd = ledger_of(held.club_id, written.visited_on)
    facts = {name: value for name, value in _facts(written).items() if name != "lines"}
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=["state", "version", "written_by", "writer_since", "ledger_vnd", *facts])
    VisitLine.objects.filter(visit=held).delete()
    VisitLine.objects.bulk_create(
        VisitLine(visit=held, item=item, verdict=line.verdict, words=line.words)
        for item, line in written.lines.items()
        if line.verdict is not Verdict.UNSEEN or line.words
    )
    write_note(
        act, "supervision.write_visit", held, path=held.club.path, fields=["lines", *facts], key=key, content=content
    )
    return held


@transaction.atomic
def sign_minutes(act: Act, *, visit: Visit, key: UUID, version: int, signed_on: date, signed_for_club: str) -> Visit:
    """Close the visit: nothing in it changes any more, and what it asks is open from now on.

    Refuses minutes that are not whole, cash that is not explained, and to sign what was changed since it was read.
    """
    signed_for_club = clean(signed_for_club)[:160]
    content = {"visit": visit.pk, "version": version, "signed_on": signed_on, "signed_for_club": signed_for_club}
    if answered_before(key, content) is not None:
        return visit
    held = held_visit(act, visit)
    check_visit_step(VisitState(held.state), VisitState.SIGNED)
    check_version(version, held.version, is_own=False, own_since=0)
    check_signing(written_of(held), held.ledger_vnd, signed_on, act.day)
    check_words(signed_for_club)
    held.state, held.signed_on, held.signed_for_club = VisitState.SIGNED, signed_on, signed_for_club
    asked = list(Recommendation.objects.filter(visit=held, state=RecommendationState.DRAFT).order_by("pk"))
    Recommendation.objects.filter(pk__in=[each.pk for each in asked]).update(state=RecommendationState.OPEN)
    RecommendationStep.objects.bulk_create(
        RecommendationStep(
            recommendation=each, state=RecommendationState.OPEN, due_on=each.due_on, taken_at=act.at,
            taken_by_id=act.actor_id,
        )
        for each in asked
    )  # fmt: skip
    held.save(update_fields=["state", "signed_on", "signed_for_club"])
    write_note(act, "supervision.sign_minutes", held, path=held.club.path, fields=["state"], key=key, content=content)
    return held


@transaction.atomic
def number_minutes(act: Act, *, visit: Visit, key: UUID) -> Visit:
    """Give signed minutes the next number of the office's register of outgoing papers; once."""
    content = {"visit": visit.pk, "number": True}
    if answered_before(key, content) is not None:
        return visit
    held = held_visit(act, visit)
    if held.state != VisitState.SIGNED or held.signed_on is None:
        raise VisitMovedOn(state=held.state)
    if held.paper_id is None:
        office = office_at(path_at(Level(held.level), held.club.path))
        if office is None:
            raise OfficeNotFound()
        about = str(said.MINUTES_ABOUT) % {"club": held.club.name, "day": f"{held.visited_on:%d/%m/%Y}"}
        new = NewOutgoing(kind=Kind.MINUTES, signed_on=held.signed_on, about=about, recipients=held.club.name)
        held.paper = give_number(act, office=office, key=uuid5(key, "paper"), new=new)
        held.save(update_fields=["paper"])
    write_note(act, "supervision.number_minutes", held, path=held.club.path, fields=["paper"], key=key, content=content)
    return held


def held_visit(act: Act, visit: Visit) -> Visit:
    """The row, locked, for whoever supervises at its level or above."""
    held: Visit = Visit.objects.select_for_update(of=("self",), no_key=True).select_related("club").get(pk=visit.pk)
    act.must(Action.SUPERVISE, path_at(Level(held.level), held.club.path))
    return held


def written_of(visit: Visit) -> Written:
    """What is written of it so far."""
    assert visit.visited_on is not None, "a visit that was held has its day"
    lines = {Item(line.item): Line(Verdict(line.verdict), line.words) for line in visit.lines.all()}
    facts = {name: getattr(visit, name) for name in Written.__dataclass_fields__ if name != "lines"}
    return Written(**facts, lines=lines)


def _tidied(written: Written) -> Written:
    lines = {item: Line(line.verdict, clean(line.words)[:500]) for item, line in written.lines.items()}
    return replace(
        written,
        team=clean(written.team)[:500],
        met=_paragraphs(written.met, 1000),
        cash_words=clean(written.cash_words)[:500],
        conclusion=_paragraphs(written.conclusion, 3000),
        club_words=_paragraphs(written.club_words, 1000),
        lines=lines,
    )


def _paragraphs(text: str, longest: int) -> str:
    lines = (clean(line) for line in text[:longest].splitlines())
    return "\n".join(line for line in lines if line)


def _facts(written: Written) -> dict[str, Any]:
    return {name: getattr(written, name) for name in Written.__dataclass_fields__}


def _plain(written: Written) -> Mapping[str, object]:
    lines = {item.value: [line.verdict.value, line.words] for item, line in written.lines.items()}
    return asdict(replace(written, lines={})) | {"lines": dict(sorted(lines.items()))}
