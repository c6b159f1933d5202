"""A difficulty is raised, passed up with a reason, answered, and followed until who raised it says it is settled."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.places.models import Area
from chungtay.supervision.models import Difficulty, DifficultyStep
from chungtay.supervision.queries.difficulties import path_of
from chungtay.supervision.rules import (
    DifficultyState,
    Level,
    Subject,
    above,
    check_deadline,
    check_difficulty_step,
    check_words,
    level_of,
    path_at,
)

_ENDS = (DifficultyState.CLOSED, DifficultyState.WITHDRAWN)


@transaction.atomic
def raise_difficulty(
    act: Act, *, of: Club | Area, key: UUID, subject: Subject, about: str, words: str, due_on: date
) -> Difficulty:
    """Tell the level above what cannot be solved here, and by when an answer is needed."""
    about, words = clean(about)[:160], clean(words)[:2000]
    content = {"path": of.path, "subject": subject, "about": about, "words": words, "due_on": due_on}
    before = answered_before(key, content)
    if before is not None:
        return Difficulty.objects.get(pk=before)
    level = level_of(of.path)
    act.must(_raises(level), of.path)
    check_words(about)
    check_words(words)
    check_deadline(due_on, act.day)
    raised = Difficulty.objects.create(
        key=key, club=of if isinstance(of, Club) else None, area=of if isinstance(of, Area) else None, level=level,
        at=above(level), subject=subject, about=about, words=words, raised_on=act.day, due_on=due_on,
    )  # fmt: skip
    _note(act, raised, key, "", content)
    return raised


@transaction.atomic
def answer_difficulty(act: Act, *, difficulty: Difficulty, key: UUID, words: str) -> Difficulty:
    """The level it stands at says what is done about it."""
    return _step(act, difficulty, key, DifficultyState.ANSWERED, words)


@transaction.atomic
def pass_up(act: Act, *, difficulty: Difficulty, key: UUID, words: str, due_on: date) -> Difficulty:
    """This level cannot solve it: on to the next, with the reason and a new day. The centre has nobody above."""
    return _step(act, difficulty, key, DifficultyState.PASSED_UP, words, due_on=due_on)


@transaction.atomic
def settle_difficulty(act: Act, *, difficulty: Difficulty, key: UUID, words: str = "") -> Difficulty:
    """Who raised it says that it is settled."""
    return _step(act, difficulty, key, DifficultyState.CLOSED, words)


@transaction.atomic
def call_unsettled(act: Act, *, difficulty: Difficulty, key: UUID, words: str, due_on: date) -> Difficulty:
    """Who raised it says why the answer does not help: back to who answered."""
    return _step(act, difficulty, key, DifficultyState.UNSETTLED, words, due_on=due_on)


@transaction.atomic
def withdraw_difficulty(act: Act, *, difficulty: Difficulty, key: UUID, words: str) -> Difficulty:
    """Who raised it takes it back: it solved itself."""
    return _step(act, difficulty, key, DifficultyState.WITHDRAWN, words)


def _step(
    act: Act, difficulty: Difficulty, key: UUID, after: DifficultyState, words: str, due_on: date | None = None
) -> Difficulty:
    words = clean(words)[:2000]
    content = {"difficulty": difficulty.pk, str(after): words, "due_on": due_on}
    if answered_before(key, content) is not None:
        return difficulty
    rows = Difficulty.objects.select_for_update(of=("self",), no_key=True).select_related("club", "area")
    held = rows.get(pk=difficulty.pk)
    path, at = path_of(held), Level(held.at)
    if after in (DifficultyState.ANSWERED, DifficultyState.PASSED_UP):
        act.must(Action.SUPERVISE, path_at(at, path))
    else:
        act.must(_raises(Level(held.level)), path)
    check_difficulty_step(DifficultyState(held.state), after)
    if after is not DifficultyState.CLOSED:
        check_words(words)
    if after is DifficultyState.PASSED_UP:
        held.at = above(at)
    if due_on is not None:
        check_deadline(due_on, act.day)
        held.due_on = due_on
    held.state, held.ended_on = after, act.day if after in _ENDS else None
    held.save(update_fields=["state", "at", "due_on", "ended_on"])
    _note(act, held, key, words, content)
    return held


def _note(act: Act, held: Difficulty, key: UUID, words: str, content: dict[str, object]) -> None:
    DifficultyStep.objects.create(
        difficulty=held, state=held.state, at=held.at, due_on=held.due_on, taken_at=act.at, taken_by_id=act.actor_id,
        words=words,
    )  # fmt: skip
    write_note(
        act, f"supervision.difficulty_{held.state}", held, path=path_of(held), fields=["state", "at"], key=key,
        content=content,
    )  # fmt: skip


def _raises(level: Level) -> Action:
    return Action.RUN_MEETING if level is Level.CLUB else Action.SUPERVISE
