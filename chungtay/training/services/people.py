"""Actions on the people of a class: invited, struck off, answering; ticked day by day; their scores."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.vietnamese import clean
from chungtay.training.models import Class, ClassDay, DayAttendance, Participation
from chungtay.training.queries.untrained import posts_trained
from chungtay.training.rules import (
    TO_COME,
    TRAINEES_AT_MOST,
    UNDER_WAY,
    Answer,
    Audience,
    ClassIsFull,
    ClassIsOver,
    ClassState,
    ClassWrittenMeanwhile,
    NobodyChosen,
    NotBegunYet,
    PersonNotHere,
    TooManyTrainees,
    TraineeNotFound,
)
from chungtay.training.services.own import held_class

Chosen = tuple[int, int]
"""A club and a person."""


@transaction.atomic
def invite_posts(act: Act, *, training_class: Class, key: UUID, chosen: Sequence[Chosen]) -> int:
    """Put people who hold a post or are volunteers on the list; who is on it stays once. How many are new.

    Refuses somebody of a club that does not lie below the office, or who holds nothing there today.
    """
    content = {"class": training_class.pk, "chosen": sorted(chosen)}
    if answered_before(key, content) is not None:
        return 0
    held = to_invite(act, training_class)
    if not chosen:
        raise NobodyChosen()
    posts: dict[Chosen, Audience] = {}
    for each in posts_trained(Reach(frozenset({held.path})), act.day):
        at = (each.club_id, each.person_id)
        if at not in posts or each.audience in held.course.audiences:
            posts.setdefault(at, each.audience)
    known = set(Participation.objects.filter(training_class=held).values_list("person", flat=True))
    rows = []
    for club_id, person_id in dict.fromkeys(chosen):
        if (club_id, person_id) not in posts:
            raise PersonNotHere()
        if person_id not in known:
            known.add(person_id)
            rows.append(Participation(key=uuid5(key, str(person_id)), training_class=held, club_id=club_id,
                                      person_id=person_id, audience=posts[club_id, person_id]))  # fmt: skip
    put_on_list(held, rows)
    write_note(act, "training.invite", held, path=held.path, key=key, content=content)
    return len(rows)


def to_invite(act: Act, training_class: Class) -> Class:
    """The class, locked, while people may still be put on its list."""
    held = held_class(act, training_class)
    if held.state not in TO_COME and held.state != ClassState.RUNNING:
        raise ClassIsOver()
    return held


def put_on_list(held: Class, rows: list[Participation]) -> None:
    """Number them after those who stand there. Refuses more than the class has places."""
    people = Participation.objects.filter(training_class=held)
    count = people.exclude(answer=Answer.ABSENT).count() + len(rows)
    if count > TRAINEES_AT_MOST:
        raise TooManyTrainees(most=TRAINEES_AT_MOST)
    if held.place_count is not None and count > held.place_count:
        raise ClassIsFull(place_count=held.place_count, count=count)
    last = people.aggregate(last=Max("number"))["last"] or 0
    for number, row in enumerate(rows, last + 1):
        row.number = number
    Participation.objects.bulk_create(rows)


@transaction.atomic
def strike_off(act: Act, *, training_class: Class, trainee: Participation, key: UUID) -> None:
    """Take somebody off the list before the class begins."""
    content = {"class": training_class.pk, "off": trainee.pk}
    if answered_before(key, content) is not None:
        return
    held = held_class(act, training_class)
    if held.state not in TO_COME:
        raise ClassIsOver()
    row = Participation.objects.filter(training_class=held, pk=trainee.pk).first()
    if row is None:
        raise TraineeNotFound()
    row.delete()
    write_note(act, "training.strike_off", held, path=held.path, key=key, content=content)


@transaction.atomic
def answer_for_club(
    act: Act, *, club: Club, training_class: Class, key: UUID, answers: Mapping[UUID, Answer], words: str = ""
) -> int:
    """The board says who of the club comes. Refuses once the class runs. How many changed."""
    words = clean(words)[:300]
    content = {"class": training_class.pk, "club": club.pk, "words": words,
               "answers": {str(who): str(each) for who, each in answers.items()}}  # fmt: skip
    if answered_before(key, content) is not None:
        return 0
    act.must(Action.RUN_MEETING, club.path)
    held: Class = Class.objects.select_for_update(of=("self",), no_key=True).get(pk=training_class.pk)
    if held.state != ClassState.INVITED:
        raise ClassIsOver()
    rows = list(Participation.objects.filter(training_class=held, club=club, key__in=list(answers)))
    changed = _answered(rows, answers, words)
    write_note(act, "training.answer", held, path=club.path, key=key, content=content)
    return changed


@transaction.atomic
def note_answers(act: Act, *, training_class: Class, key: UUID, answers: Mapping[UUID, Answer]) -> int:
    """The office writes down what was answered by telephone. How many changed."""
    content = {"class": training_class.pk, "answers": {str(who): str(each) for who, each in answers.items()}}
    if answered_before(key, content) is not None:
        return 0
    held = held_class(act, training_class)
    if held.state not in TO_COME:
        raise ClassIsOver()
    changed = _answered(list(Participation.objects.filter(training_class=held, key__in=list(answers))), answers, "")
    write_note(act, "training.note_answers", held, path=held.path, key=key, content=content)
    return changed


def _answered(rows: list[Participation], answers: Mapping[UUID, Answer], words: str) -> int:
    changed = []
    for row in rows:
        if (row.answer, row.answer_words) != (answers[row.key], words or row.answer_words):
            row.answer, row.answer_words = answers[row.key], words or row.answer_words
            changed.append(row)
    Participation.objects.bulk_update(changed, ["answer", "answer_words"])
    return len(changed)


@transaction.atomic
def mark_day(
    act: Act, *, training_class: Class, day: ClassDay, key: UUID, version: int, there: Mapping[UUID, bool]
) -> Class:
    """Who was there on a day that has come. Refuses when somebody wrote since the form was opened."""
    content = {"class": training_class.pk, "day": day.pk, "there": {str(who): was for who, was in there.items()}}
    if answered_before(key, content) is not None:
        return training_class
    held = _to_write(act, training_class, version)
    if act.day < day.held_on:
        raise NotBegunYet(day=day.held_on)
    people = dict(Participation.objects.filter(training_class=held, key__in=list(there)).values_list("key", "pk"))
    DayAttendance.objects.bulk_create(
        [DayAttendance(trainee_id=pk, day=day, was_there=there[who]) for who, pk in people.items()],
        update_conflicts=True, unique_fields=["trainee", "day"], update_fields=["was_there"],
    )  # fmt: skip
    write_note(act, "training.mark_day", held, path=held.path, fields=["attended"], key=key, content=content)
    return held


Scores = tuple[int | None, int | None]
"""Before and after, in tenths."""


@transaction.atomic
def write_scores(act: Act, *, training_class: Class, key: UUID, version: int, scores: Mapping[UUID, Scores]) -> int:
    """The scores of both tests. Refuses when somebody wrote since the form was opened. How many changed."""
    content = {"class": training_class.pk, "scores": {str(who): list(each) for who, each in scores.items()}}
    if answered_before(key, content) is not None:
        return 0
    held = _to_write(act, training_class, version)
    changed = []
    for row in Participation.objects.filter(training_class=held, key__in=list(scores)):
        if (row.before_tenths, row.after_tenths) != scores[row.key]:
            row.before_tenths, row.after_tenths = scores[row.key]
            changed.append(row)
    Participation.objects.bulk_update(changed, ["before_tenths", "after_tenths"])
    fields = ["before_tenths", "after_tenths"]
    write_note(act, "training.write_scores", held, path=held.path, fields=fields, key=key, content=content)
    return len(changed)


def _to_write(act: Act, training_class: Class, version: int) -> Class:
    held = held_class(act, training_class)
    if held.state not in UNDER_WAY:
        raise ClassIsOver()
    if held.version != version:
        raise ClassWrittenMeanwhile()
    held.version += 1
    held.save(update_fields=["version"])
    return held
