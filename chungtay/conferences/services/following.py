"""Speeches from the asking to the giving, and promises from the words to the answer."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.conferences.models import Conference, Promise, PromiseStep, Speech
from chungtay.conferences.rules import (
    ConferenceIsOver,
    ConferenceState,
    PromiseKind,
    PromiseNeedsOwner,
    PromiseState,
    SpeechState,
    StepDayWrong,
    StepNeedsWords,
    check_promise,
    check_speech,
)
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.records.models import File

SPEECH_BYTES = 20 << 20


@dataclass(frozen=True)
class Asked:
    """A speech as it is asked for."""

    title: str
    unit: str
    speaker: str = ""
    due_on: date | None = None
    minutes: int = 7


@dataclass(frozen=True)
class Upload:
    """A file that was handed in, checked by the form."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def ask_speech(act: Act, *, conference: Conference, key: UUID, asked: Asked) -> Speech:
    """Ask a unit for a speech."""
    content = {"conference": conference.pk, **asdict(asked)}
    if (known := answered_before(key, content)) is not None:
        return Speech.objects.get(pk=known)
    act.must(Action.HAND_UP, conference.path)
    if conference.state in (ConferenceState.CONCLUDED, ConferenceState.CANCELLED):
        raise ConferenceIsOver()
    said = {name: clean(value) if isinstance(value, str) else value for name, value in asdict(asked).items()}
    made: Speech = Speech.objects.create(key=key, conference=conference, **said)
    write_note(act, "conferences.ask_speech", made, path=conference.path, key=key, content=content)
    return made


@transaction.atomic
def move_speech(
    act: Act, *, speech: Speech, key: UUID, to: SpeechState, words: str = "", upload: Upload | None = None
) -> Speech:
    """The next step of a speech: handed in with its text or file, given, printed only, withdrawn.

    Refuses one handed in empty.
    """
    words = clean_lines(words)
    digest = hashlib.sha256(upload.content).hexdigest() if upload else ""
    content = {"speech": speech.pk, "to": str(to), "words": words, "sha256": digest}
    if answered_before(key, content) is not None:
        return speech
    held: Speech = (
        Speech.objects.select_for_update(of=("self",), no_key=True).select_related("conference").get(pk=speech.pk)
    )
    act.must(Action.HAND_UP, held.conference.path)
    check_speech(SpeechState(held.state), to)
    held.words = words or held.words
    if upload:
        held.file = _kept(held.conference, upload, digest)
    if to is SpeechState.HANDED_IN and not (held.words or held.file):
        raise StepNeedsWords()
    held.state = to
    held.save(update_fields=["state", "words", "file"])
    write_note(
        act, f"conferences.speech_{to}", held, path=held.conference.path, fields=["state"], key=key, content=content
    )
    return held


def _kept(conference: Conference, upload: Upload, digest: str) -> File:
    suffix = upload.name.rpartition(".")[2][:5].lower()
    file: File = File.objects.create(
        path=conference.path,
        kind="speech",
        name=clean(upload.name)[:200],
        media_type=upload.media_type,
        byte_count=len(upload.content),
        sha256=digest,
        stored_as=default_storage.save(f"speeches/{uuid4().hex}.{suffix}", ContentFile(upload.content)),
    )
    return file


@dataclass(frozen=True)
class Promised:
    """What was asked or promised, by whom, of whom, by when."""

    kind: PromiseKind
    words: str
    owner: str
    said_by: str = ""
    owner_path: str = ""
    due_on: date | None = None


@transaction.atomic
def note_promise(act: Act, *, conference: Conference, key: UUID, promised: Promised) -> Promise:
    """Write down what was asked or promised at a conference. Refuses one without words or somebody to answer for it."""
    content = {"conference": conference.pk, **asdict(promised)}
    if (known := answered_before(key, content)) is not None:
        return Promise.objects.get(pk=known)
    act.must(Action.HAND_UP, conference.path)
    if conference.state == ConferenceState.CANCELLED:
        raise ConferenceIsOver()
    said = {name: clean(value) if isinstance(value, str) else value for name, value in asdict(promised).items()}
    if not said["words"] or not said["owner"]:
        raise PromiseNeedsOwner()
    said["kind"] = promised.kind
    found = fold(f"{said['words']} {said['owner']} {said['said_by']}")
    made: Promise = Promise.objects.create(
        key=key, conference=conference, since_on=conference.held_on, search_fold=found, **said
    )
    write_note(act, "conferences.promise", made, path=conference.path, key=key, content=content)
    return made


@transaction.atomic
def step_promise(
    act: Act, *, promise: Promise, key: UUID, to: PromiseState, words: str, on: date, paper: str = ""
) -> Promise:
    """One step more: passed on, answered, kept, declined, asked again; or one more word where it stands.

    Who holds the conference may, and who sits where the promise is owned. Refuses a step without words, or of a day to
    come or before the step before it.
    """
    words, paper = clean(words)[:1000], clean(paper)[:120]
    content = {"promise": promise.pk, "to": str(to), "words": words, "on": on, "paper": paper}
    if answered_before(key, content) is not None:
        return promise
    held: Promise = (
        Promise.objects.select_for_update(of=("self",), no_key=True).select_related("conference").get(pk=promise.pk)
    )
    if not may_step(act, held):
        raise OutsideReach(action=str(Action.HAND_UP))
    check_promise(PromiseState(held.state), to)
    if not words:
        raise StepNeedsWords()
    if not held.since_on <= on <= act.day:
        raise StepDayWrong(on=on, since_on=held.since_on)
    held.state, held.since_on = to, on
    held.save(update_fields=["state", "since_on"])
    PromiseStep.objects.create(
        promise=held, state=to, happened_on=on, words=words, paper=paper, taken_at=act.at, taken_by_id=act.actor_id
    )
    path = held.conference.path
    write_note(act, f"conferences.promise_{to}", held, path=path, fields=["state"], key=key, content=content)
    return held


def may_step(act: Act, promise: Promise) -> bool:
    """Whether this person may write a step: at the office that held the conference, or at the owner's."""
    places = [promise.conference.path, *([promise.owner_path] if promise.owner_path else [])]
    return any(act.may(Action.HAND_UP, place) for place in places)
