"""Actions on a conference: called, invited to, held, concluded; its programme, its delegates, its notice."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.conferences import words
from chungtay.conferences.models import Conference, Delegate, ProgrammeItem
from chungtay.conferences.rules import (
    STILL_OPEN,
    Answer,
    ConferenceIsOver,
    ConferenceKind,
    ConferenceState,
    NobodyCame,
    NobodyInvited,
    NoticeNeedsConclusions,
    NoticeNeedsOffice,
    NoticeOnce,
    NotYetHeld,
    StepNeedsWords,
    check_conference,
    check_days,
    read_invited,
    read_programme,
)
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.papers.models import OutgoingPaper
from chungtay.papers.queries import office_at
from chungtay.papers.rules import Kind
from chungtay.papers.services import NewOutgoing, give_number


@dataclass(frozen=True)
class Called:
    """What is set of a conference."""

    kind: ConferenceKind
    title: str
    held_on: date
    place: str
    chair: str
    until_on: date | None = None
    starts_at: time | None = None
    about: str = ""

    def tidy(self) -> dict[str, object]:
        """As it is stored."""
        said = asdict(self)
        lines = {name: clean(str(said[name])) for name in ("title", "place", "chair")}
        about = clean_lines(self.about)
        return said | lines | {"about": about, "search_fold": fold(f"{lines['title']} {lines['place']} {about}")}


@transaction.atomic
def call_conference(act: Act, *, path: str, key: UUID, called: Called) -> Conference:
    """Plan a conference of the office at this path. Refuses a last day before the first."""
    content = {"path": path, **asdict(called)}
    if (known := answered_before(key, content)) is not None:
        return Conference.objects.get(pk=known)
    act.must(Action.HAND_UP, path)
    check_days(called.held_on, called.until_on)
    made: Conference = Conference.objects.create(key=key, path=path, **called.tidy())
    write_note(act, "conferences.call", made, path=path, fields=["title"], key=key, content=content)
    return made


@transaction.atomic
def change_conference(act: Act, *, conference: Conference, key: UUID, called: Called) -> Conference:
    """Set day, place or title otherwise, as long as it was not held."""
    content = {"conference": conference.pk, **asdict(called)}
    if answered_before(key, content) is not None:
        return conference
    conference = _held(act, conference)
    _check_open(conference)
    check_days(called.held_on, called.until_on)
    tidy = called.tidy()
    for name, value in tidy.items():
        setattr(conference, name, value)
    conference.save(update_fields=list(tidy))
    write_note(act, "conferences.change", conference, path=conference.path, fields=list(tidy), key=key, content=content)
    return conference


@transaction.atomic
def set_programme(act: Act, *, conference: Conference, key: UUID, text: str) -> Conference:
    """The programme of the day as a whole, before it is held."""
    items = read_programme(text)
    content = {"conference": conference.pk, "programme": text}
    if answered_before(key, content) is not None:
        return conference
    conference = _held(act, conference)
    _check_open(conference)
    ProgrammeItem.objects.filter(conference=conference).delete()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(conference=conference, position=position, **asdict(item))
        for position, item in enumerate(items, 1)
    )
    write_note(act, "conferences.programme", conference, path=conference.path, key=key, content=content)
    return conference


@transaction.atomic
def invite(act: Act, *, conference: Conference, key: UUID, text: str) -> int:
    """Put everybody of a pasted list on the list of delegates; who is on it already stays once. How many are new."""
    invited = read_invited(text)
    content = {"conference": conference.pk, "invited": text}
    if answered_before(key, content) is not None:
        return 0
    conference = _held(act, conference)
    if conference.state not in (*STILL_OPEN, ConferenceState.HELD):
        raise ConferenceIsOver()
    if not invited:
        raise NobodyInvited()
    known = set(Delegate.objects.filter(conference=conference).values_list("fold", flat=True))
    last = Delegate.objects.filter(conference=conference).aggregate(last=Max("number"))["last"] or 0
    new = [one for one in invited if one.fold not in known]
    Delegate.objects.bulk_create(
        Delegate(conference=conference, number=number, fold=one.fold, **asdict(one))
        for number, one in enumerate(new, last + 1)
    )
    write_note(act, "conferences.invite", conference, path=conference.path, key=key, content=content)
    return len(new)


@dataclass(frozen=True)
class Heard:
    """What was heard from a delegate, and whether they were there."""

    answer: Answer
    instead: str = ""
    came: bool | None = None


@transaction.atomic
def note_delegates(act: Act, *, conference: Conference, key: UUID, heard: Mapping[UUID, Heard]) -> int:
    """Answers and attendance of a page of the list; attendance only from the day itself. How many changed."""
    content = {
        "conference": conference.pk,
        "heard": {str(who): list(asdict(each).values()) for who, each in heard.items()},
    }
    if answered_before(key, content) is not None:
        return 0
    conference = _held(act, conference)
    if conference.state == ConferenceState.CANCELLED:
        raise ConferenceIsOver()
    if act.day < conference.held_on and any(each.came is not None for each in heard.values()):
        raise NotYetHeld(held_on=conference.held_on)
    rows = list(Delegate.objects.filter(conference=conference, key__in=list(heard)))
    changed = [row for row in rows if _note(row, heard[row.key])]
    Delegate.objects.bulk_update(changed, ["answer", "instead", "came"])
    write_note(act, "conferences.delegates", conference, path=conference.path, key=key, content=content)
    return len(changed)


def _note(row: Delegate, heard: Heard) -> bool:
    before = (row.answer, row.instead, row.came)
    row.answer, row.came = heard.answer, heard.came
    row.instead = clean(heard.instead)[:160] if heard.answer is Answer.SENDS else ""
    return before != (row.answer, row.instead, row.came)


@transaction.atomic
def move_conference(act: Act, *, conference: Conference, key: UUID, to: ConferenceState, said: str = "") -> Conference:
    """The next step: invitations sent, held, concluded with the chair's words, cancelled with the reason.

    Refuses a day that has not come, a conference to which nobody was invited or came, and a step without its words.
    """
    content = {"conference": conference.pk, "to": str(to), "said": said}
    if answered_before(key, content) is not None:
        return conference
    conference = _held(act, conference)
    check_conference(ConferenceState(conference.state), to)
    delegates = Delegate.objects.filter(conference=conference)
    if to is ConferenceState.INVITED and not delegates.exists():
        raise NobodyInvited()
    if to is ConferenceState.HELD:
        if act.day < conference.held_on:
            raise NotYetHeld(held_on=conference.held_on)
        if not delegates.filter(came=True).exists():
            raise NobodyCame()
    if to in (ConferenceState.CONCLUDED, ConferenceState.CANCELLED) and not clean(said):
        raise StepNeedsWords()
    if to is ConferenceState.CONCLUDED:
        conference.conclusions = clean_lines(said)
    elif to is ConferenceState.CANCELLED:
        conference.state_words = clean(said)[:500]
    conference.state = to
    conference.save(update_fields=["state", "state_words", "conclusions"])
    write_note(act, f"conferences.{to}", conference, path=conference.path, fields=["state"], key=key, content=content)
    return conference


@transaction.atomic
def write_press_note(act: Act, *, conference: Conference, key: UUID, text: str) -> Conference:
    """What the press is told of it; written again as long as it takes."""
    text = clean_lines(text)
    content = {"conference": conference.pk, "press": text}
    if answered_before(key, content) is not None:
        return conference
    conference = _held(act, conference)
    conference.press_note = text
    conference.save(update_fields=["press_note"])
    write_note(
        act, "conferences.press", conference, path=conference.path, fields=["press_note"], key=key, content=content
    )
    return conference


@transaction.atomic
def number_notice(act: Act, *, conference: Conference, key: UUID) -> OutgoingPaper:
    """Give the notice of the chair's conclusions its number in the office's register, once."""
    conference = _held(act, conference)
    if conference.notice_id is not None:
        raise NoticeOnce()
    if not conference.conclusions:
        raise NoticeNeedsConclusions()
    office = office_at(conference.path)
    if office is None:
        raise NoticeNeedsOffice()
    about = words.NOTICE_ABOUT % {"title": conference.title}
    new = NewOutgoing(Kind.NOTICE, about, act.day, recipients=words.NOTICE_RECIPIENTS)
    paper = give_number(act, office=office, key=key, new=new)
    conference.notice = paper
    conference.save(update_fields=["notice"])
    return paper


def _check_open(conference: Conference) -> None:
    if conference.state not in STILL_OPEN:
        raise ConferenceIsOver()


def _held(act: Act, conference: Conference) -> Conference:
    """The row, locked, of an office where this person may act."""
    held: Conference = Conference.objects.select_for_update(no_key=True).get(pk=conference.pk)
    act.must(Action.HAND_UP, held.path)
    return held
