"""The review conference of 10 May 2024 with what it promised, and the interim review of a province that comes soon."""

from datetime import date, time, timedelta
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.conferences.models import Conference, Delegate
from chungtay.conferences.rules import Answer, ConferenceKind, ConferenceState, PromiseKind, PromiseState, SpeechState
from chungtay.conferences.services import (
    Asked,
    Called,
    Heard,
    Promised,
    ask_speech,
    call_conference,
    invite,
    move_conference,
    move_speech,
    note_delegates,
    note_promise,
    set_programme,
    step_promise,
)
from chungtay.demo import words
from chungtay.demo.services.founding import act_on
from chungtay.kernel.months import HalfYear
from chungtay.kernel.paths import COUNTRY
from chungtay.papers.services import NewLetterhead, open_office, set_letterhead

KEY = UUID("2b1f6c3e-8d0e-4a55-9f1c-7d2e3a4b5c6d")
REVIEW_DAY = date(2024, 5, 10)  # the review of Đề án 1336: domain.md [S01]


def hold_conferences(today: date, clubs: dict[UUID, Club]) -> None:
    """Both, once."""
    if not clubs or today < REVIEW_DAY or Conference.objects.exists():
        return
    _head_of_the_centre()
    _review(today)
    _interim(today, min(clubs.values(), key=lambda club: club.pk))


def _key(name: str) -> UUID:
    return uuid5(KEY, name)


def _call(day: date, path: str, name: str, called: Called, invited: str, programme: str) -> Conference:
    act = act_on(day)
    row = call_conference(act, path=path, key=_key(name), called=called)
    invite(act, conference=row, key=_key(f"{name}-invite"), text=invited)
    set_programme(act, conference=row, key=_key(f"{name}-programme"), text=programme)
    return move_conference(act, conference=row, key=_key(f"{name}-invited"), to=ConferenceState.INVITED)


def _head_of_the_centre() -> None:
    """How the centre's papers are headed since the year of the review; nobody stands above it."""
    act = act_on(REVIEW_DAY)
    office = open_office(act, path=COUNTRY)
    new = NewLetterhead(
        "", str(office.name), "HNCT", words.CENTRE_PLACE, "Chủ tịch", words.CENTRE_SIGNER, "VT", date(2024, 1, 1)
    )
    set_letterhead(act, office=office, key=_key("letterhead"), new=new)


def _review(today: date) -> None:
    called = Called(
        ConferenceKind.REVIEW, words.REVIEW_TITLE, REVIEW_DAY, words.REVIEW_PLACE, words.REVIEW_CHAIR, starts_at=time(8)
    )
    row = _call(REVIEW_DAY - timedelta(20), COUNTRY, "review", called, words.REVIEW_INVITED, words.REVIEW_PROGRAMME)
    act = act_on(REVIEW_DAY)
    asked = [
        ask_speech(act, conference=row, key=_key(title), asked=Asked(title, unit))
        for title, unit in words.REVIEW_SPEECHES
    ]
    for speech in asked:
        for to in (SpeechState.HANDED_IN, SpeechState.SPOKEN):
            move_speech(act, speech=speech, key=_key(f"{speech.title}-{to}"), to=to, words=speech.title)
    heard = {each.key: Heard(Answer.COMES, came=True) for each in Delegate.objects.filter(conference=row)}
    note_delegates(act, conference=row, key=_key("review-came"), heard=heard)
    row = move_conference(act, conference=row, key=_key("review-held"), to=ConferenceState.HELD)
    for number, (kind, said, owner, due_on, steps) in enumerate(words.REVIEW_PROMISES):
        new = Promised(PromiseKind(kind), said, owner, words.REVIEW_SAID_BY, due_on=due_on)
        promise = note_promise(act, conference=row, key=_key(f"promise-{number}"), promised=new)
        for at, (state, told, on) in enumerate(steps):
            if on <= today:
                key = _key(f"promise-{number}-{at}")
                step_promise(act_on(on), promise=promise, key=key, to=PromiseState(state), words=told, on=on)
    said = words.REVIEW_CONCLUSIONS
    move_conference(act, conference=row, key=_key("review-concluded"), to=ConferenceState.CONCLUDED, said=said)


def _interim(today: date, club: Club) -> None:
    """The province of the first club invites to its interim review in twelve days."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    title = words.INTERIM_TITLE % {"period": HalfYear.of(today).label}
    called = Called(
        ConferenceKind.INTERIM,
        title,
        today + timedelta(12),
        words.INTERIM_PLACE,
        words.INTERIM_CHAIR,
        starts_at=time(8),
    )  # fmt: skip
    row = _call(today - timedelta(3), province, "interim", called, words.INTERIM_INVITED, words.INTERIM_PROGRAMME)
    for title, unit in words.INTERIM_SPEECHES:
        asked = Asked(title, unit, due_on=today + timedelta(6))
        ask_speech(act_on(today - timedelta(2)), conference=row, key=_key(title), asked=asked)
