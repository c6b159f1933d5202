"""What a visit found and asks: written into unsigned minutes, then answered, looked at, extended, closed."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean
from chungtay.supervision.models import Finding, Recommendation, RecommendationStep, Visit
from chungtay.supervision.rules import (
    FindingKind,
    Item,
    Level,
    RecommendationMovedOn,
    RecommendationState,
    VisitMovedOn,
    VisitState,
    check_deadline,
    check_owner,
    check_recommendation_step,
    check_words,
    path_at,
)
from chungtay.supervision.services.visits import held_visit


@transaction.atomic
def add_finding(act: Act, *, visit: Visit, key: UUID, kind: FindingKind, item: Item, words: str) -> Finding:
    """Write down what was seen."""
    words = clean(words)[:1000]
    content = {"visit": visit.pk, "kind": kind, "item": item, "words": words}
    before = answered_before(key, content)
    if before is not None:
        return Finding.objects.get(pk=before)
    held = _being_written(act, visit)
    check_words(words)
    finding = Finding.objects.create(key=key, visit=held, kind=kind, item=item, words=words)
    write_note(act, "supervision.add_finding", finding, path=held.club.path, fields=["words"], key=key, content=content)
    return finding


@transaction.atomic
def strike_finding(act: Act, *, visit: Visit, finding_key: UUID, key: UUID) -> None:
    """Take a finding out of unsigned minutes."""
    content = {"visit": visit.pk, "strike": str(finding_key)}
    if answered_before(key, content) is not None:
        return
    held = _being_written(act, visit)
    finding = Finding.objects.filter(visit=held, key=finding_key).first()
    if finding is None:
        raise NotFound(key=str(finding_key))
    if finding.struck_at is None:
        finding.struck_at = act.at
        finding.save(update_fields=["struck_at"])
    write_note(
        act, "supervision.strike_finding", finding, path=held.club.path, fields=["struck_at"], key=key, content=content
    )


@transaction.atomic
def recommend(
    act: Act, *, visit: Visit, key: UUID, item: Item, words: str, owner: Level, due_on: date
) -> Recommendation:
    """Ask somebody to put something right by a day. Refuses a day that is over and a task for the level above."""
    words = clean(words)[:1000]
    content = {"visit": visit.pk, "item": item, "words": words, "owner": owner, "due_on": due_on}
    before = answered_before(key, content)
    if before is not None:
        return Recommendation.objects.get(pk=before)
    held = _being_written(act, visit)
    check_words(words)
    check_deadline(due_on, act.day)
    check_owner(owner, Level(held.level))
    asked: Recommendation = Recommendation.objects.create(
        key=key, visit=held, item=item, words=words, owner=owner, due_on=due_on
    )
    write_note(act, "supervision.recommend", asked, path=held.club.path, fields=["words"], key=key, content=content)
    return asked


@transaction.atomic
def strike_recommendation(act: Act, *, visit: Visit, recommendation_key: UUID, key: UUID) -> None:
    """Take it out of unsigned minutes."""
    content = {"visit": visit.pk, "strike": str(recommendation_key)}
    if answered_before(key, content) is not None:
        return
    held = _being_written(act, visit)
    asked = Recommendation.objects.filter(visit=held, key=recommendation_key).first()
    if asked is None:
        raise NotFound(key=str(recommendation_key))
    check_recommendation_step(RecommendationState(asked.state), RecommendationState.STRUCK)
    asked.state = RecommendationState.STRUCK
    asked.save(update_fields=["state"])
    write_note(
        act, "supervision.strike_recommendation", asked, path=held.club.path, fields=["state"], key=key,
        content=content,
    )  # fmt: skip


def _being_written(act: Act, visit: Visit) -> Visit:
    held = held_visit(act, visit)
    if held.state != VisitState.HELD:
        raise VisitMovedOn(state=held.state)
    return held


@transaction.atomic
def answer_recommendation(act: Act, *, recommendation: Recommendation, key: UUID, words: str) -> Recommendation:
    """Its owner says what was done: the club's board, or the office it was asked of."""
    return _step(act, recommendation, key, RecommendationState.ANSWERED, words)


@transaction.atomic
def close_recommendation(act: Act, *, recommendation: Recommendation, key: UUID, words: str) -> Recommendation:
    """Who asked has looked, and it is done."""
    return _step(act, recommendation, key, RecommendationState.CLOSED, words)


@transaction.atomic
def send_back(act: Act, *, recommendation: Recommendation, key: UUID, words: str, due_on: date) -> Recommendation:
    """Who asked has looked, and it is not done: until another day, with the reason."""
    return _step(act, recommendation, key, RecommendationState.OPEN, words, due_on=due_on)


@transaction.atomic
def withdraw_recommendation(act: Act, *, recommendation: Recommendation, key: UUID, words: str) -> Recommendation:
    """Who asked takes it back, with the reason."""
    return _step(act, recommendation, key, RecommendationState.WITHDRAWN, words)


@transaction.atomic
def extend(act: Act, *, recommendation: Recommendation, key: UUID, words: str, due_on: date) -> Recommendation:
    """Another deadline for what is open, with the reason; the ones before stay in its steps."""
    words = clean(words)[:1000]
    content = {"recommendation": recommendation.pk, "extend": due_on, "words": words}
    if answered_before(key, content) is not None:
        return recommendation
    held = _held(recommendation)
    act.must(Action.SUPERVISE, path_at(Level(held.visit.level), held.visit.club.path))
    if held.state != RecommendationState.OPEN:
        raise RecommendationMovedOn(state=held.state)
    check_words(words)
    check_deadline(due_on, act.day)
    held.due_on = due_on
    return _moved(act, held, key, words, content)


def _step(
    act: Act, recommendation: Recommendation, key: UUID, after: RecommendationState, words: str,
    due_on: date | None = None,
) -> Recommendation:  # fmt: skip
    words = clean(words)[:1000]
    content = {"recommendation": recommendation.pk, str(after): words, "due_on": due_on}
    if answered_before(key, content) is not None:
        return recommendation
    held = _held(recommendation)
    _must(act, held, after)
    check_recommendation_step(RecommendationState(held.state), after)
    check_words(words)
    if due_on is not None:
        check_deadline(due_on, act.day)
        held.due_on = due_on
    held.state = after
    held.ended_on = act.day if after in (RecommendationState.CLOSED, RecommendationState.WITHDRAWN) else None
    return _moved(act, held, key, words, content)


def _must(act: Act, recommendation: Recommendation, after: RecommendationState) -> None:
    """Its owner answers; everything else is for who asked. Who stands above may act in the place of one below."""
    club, owner = recommendation.visit.club, Level(recommendation.owner)
    if after is not RecommendationState.ANSWERED:
        act.must(Action.SUPERVISE, path_at(Level(recommendation.visit.level), club.path))
    else:
        act.must(Action.RUN_MEETING if owner is Level.CLUB else Action.SUPERVISE, path_at(owner, club.path))


def _held(recommendation: Recommendation) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",), no_key=True).select_related("visit__club")
    held: Recommendation = rows.get(pk=recommendation.pk)
    return held


def _moved(act: Act, held: Recommendation, key: UUID, words: str, content: dict[str, object]) -> Recommendation:
    held.save(update_fields=["state", "due_on", "ended_on"])
    RecommendationStep.objects.create(
        recommendation=held, state=held.state, due_on=held.due_on, taken_at=act.at, taken_by_id=act.actor_id,
        words=words,
    )  # fmt: skip
    write_note(
        act, f"supervision.recommendation_{held.state}", held, path=held.visit.club.path, fields=["state", "due_on"],
        key=key, content=content,
    )  # fmt: skip
    return held
