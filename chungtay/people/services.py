"""Writing what is known of people: adding, correcting, dated statuses, deaths, two records told apart.

Each takes `kept`: where the person's facts are kept and which clubs' months they change. `clubs.services` has the
same actions for members and finds it itself.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.models import Consent, Duplicate, Person, PersonStatus
from chungtay.people.queries import facts_of
from chungtay.people.rules import (
    COUNTED,
    NAMELESS,
    AlreadyDead,
    AlreadyMerged,
    CardBelongsToAnother,
    ConsentGivenBefore,
    ConsentOver,
    DayInTheFuture,
    JudgedOtherwise,
    KeptAt,
    MergeWithItself,
    NameKeys,
    PersonFacts,
    Purpose,
    Said,
    StatusBeganLater,
    StatusEnded,
    check_death,
    check_facts,
    check_said,
    check_status,
    cleaned,
)
from chungtay.places.models import Area


@transaction.atomic
def add_person(act: Act, *, kept: KeptAt, key: UUID, facts: PersonFacts) -> Person:
    """A new record. Whether somebody alike is there already is the question of `queries.alike`, asked before."""
    act.must(Action.KEEP_REGISTER, kept.path)
    content = {"facts": asdict(facts)}
    if (row_id := answered_before(key, content)) is not None:
        return Person.objects.get(pk=row_id)
    facts = cleaned(facts)
    check_facts(facts, today=act.day)
    _check_card(facts.association_card_no)
    person = Person(key=key)
    _put(person, facts)
    person.save()
    write_note(act, "people.add_person", person, path=kept.path, key=key, content=content)
    return person


@transaction.atomic
def correct_person(act: Act, *, kept: KeptAt, key: UUID, person: Person, facts: PersonFacts) -> Person:
    """Put a record right: spelling, birth, sex, home, telephone, card. The note holds the names of what changed.

    A correction says what was always so; what becomes different from a day on is a status.
    """
    act.must(Action.KEEP_REGISTER, kept.path)
    content = {"person": person.pk, "facts": asdict(facts)}
    if answered_before(key, content) is not None:
        return person
    person = _standing(person)
    before, facts = facts_of(person), cleaned(facts)
    check_facts(facts, today=act.day)
    changed = {name for name, value in asdict(facts).items() if value != getattr(before, name)}
    if "association_card_no" in changed:
        _check_card(facts.association_card_no, but=person)
    _put(person, facts)
    person.save()
    write_note(act, "people.correct_person", person, path=kept.path, fields=changed, key=key, content=content)
    if changed & COUNTED:
        _mark(act, kept, since=kept.since)
    return person


@transaction.atomic
def set_status(
    act: Act, *, kept: KeptAt, key: UUID, person: Person, value: str, since: date, dimension: str, source: str = ""
) -> PersonStatus:
    """From a day on this holds: what held before on the same side of life is closed and the new is opened.

    On the very day the earlier one began, the new value takes its place: a slip of the pen put right.
    """
    act.must(Action.KEEP_REGISTER, kept.path)
    content = {"person": person.pk, "dimension": dimension, "value": value, "since": since, "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return PersonStatus.objects.get(pk=row_id)
    check_status(dimension, value)
    if since > act.day:
        raise DayInTheFuture(day=since)
    person = _standing(person)
    latest = PersonStatus.objects.filter(person=person, dimension=dimension).order_by("-valid_from").first()
    status = PersonStatus(person=person, dimension=dimension, valid_from=since, key=key)
    if latest is not None and latest.valid_from == since:
        status = latest
        status.valid_to = None
    elif latest is not None and latest.valid_from > since:
        raise StatusBeganLater(began_on=latest.valid_from)
    elif latest is not None and (latest.valid_to is None or latest.valid_to > since):
        latest.valid_to = since
        latest.save()
    status.value, status.source = value, clean(source)
    status.save()
    write_note(act, "people.set_status", status, path=kept.path, fields=[dimension], key=key, content=content)
    _mark(act, kept, since=since)
    return status


@transaction.atomic
def end_status(act: Act, *, kept: KeptAt, key: UUID, status: PersonStatus, on: date) -> PersonStatus:
    """From this day it holds no longer (out of poverty, the insurance ran out)."""
    act.must(Action.KEEP_REGISTER, kept.path)
    content = {"status": status.pk, "on": on}
    if answered_before(key, content) is not None:
        return status
    status = PersonStatus.objects.select_for_update().get(pk=status.pk)
    if status.valid_to is not None:
        raise StatusEnded(ended_on=status.valid_to)
    if on > act.day:
        raise DayInTheFuture(day=on)
    if on <= status.valid_from:
        raise StatusBeganLater(began_on=status.valid_from)
    status.valid_to = on
    status.save()
    write_note(act, "people.end_status", status, path=kept.path, fields=["valid_to"], key=key, content=content)
    _mark(act, kept, since=on)
    return status


@transaction.atomic
def record_death(act: Act, *, kept: KeptAt, key: UUID, person: Person, died_on: date) -> Person:
    """The day of death. Memberships end in `clubs.services.record_death`, which calls this."""
    act.must(Action.KEEP_REGISTER, kept.path)
    content = {"person": person.pk, "died_on": died_on}
    if answered_before(key, content) is not None:
        return person
    person = _standing(person)
    if person.died_on is not None and person.died_on != died_on:
        raise AlreadyDead(died_on=person.died_on)
    check_death(died_on, birth_year=person.birth_year, today=act.day)
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    write_note(act, "people.record_death", person, path=kept.path, fields=["died_on"], key=key, content=content)
    _mark(act, kept, since=died_on)
    return person


@transaction.atomic
def judge_apart(act: Act, *, path: str, key: UUID, one: Person, other: Person, reason: str = "") -> Duplicate:
    """Two different people, says a person who knows: the pair is not shown again. `path` covers both."""
    act.must(Action.KEEP_REGISTER, path)
    first, second = in_order(one, other)
    content = {"first": first.pk, "second": second.pk}
    if (row_id := answered_before(key, content)) is not None:
        return Duplicate.objects.get(pk=row_id)
    judged, is_new = Duplicate.objects.get_or_create(
        first=first, second=second, defaults={"is_same": False, "reason": clean(reason)[:300], "judged_at": act.at}
    )
    if judged.is_same:
        raise JudgedOtherwise()
    if is_new:
        write_note(act, "people.judge_apart", judged, path=path, key=key, content=content)
    return judged


@dataclass(frozen=True)
class AtClub:
    """The club in which a consent is taken, as rooms above know it: its number, its path, what taking it needs."""

    club_id: int
    path: str
    asking: Action


@transaction.atomic
def give_consent(
    act: Act, *, at: AtClub, key: UUID, person: Person, purpose: Purpose, said: Said, since: date
) -> Consent:
    """A person agrees to one purpose from a day on. Kept: who took it, how it was said, before whom.

    Refuses a day to come, what cannot be proved, and a purpose that is agreed to already.
    """
    act.must(at.asking, at.path)
    said = replace(said, witness=clean(said.witness)[:120], representative=clean(said.representative)[:120])
    content = {"person": person.pk, "club": at.club_id, "purpose": purpose, "since": since, **asdict(said)}
    if (row_id := answered_before(key, content)) is not None:
        return Consent.objects.get(pk=row_id)
    check_said(said)
    if since > act.day:
        raise DayInTheFuture(day=since)
    person = _standing(person)
    before = Consent.objects.filter(person=person, club_id=at.club_id, purpose=purpose)
    held = before.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since)).first()
    if held is not None:
        raise ConsentGivenBefore(since=held.valid_from)
    consent: Consent = Consent.objects.create(
        key=key,
        person=person,
        club_id=at.club_id,
        purpose=purpose,
        valid_from=since,
        taken_by_id=act.actor_id,
        **asdict(said),
    )
    write_note(act, "people.give_consent", consent, path=at.path, fields=[purpose], key=key, content=content)
    return consent


Follower = Callable[[Act, Consent], None]
_FOLLOWERS: list[Follower] = []


def follow_withdrawals(follower: Follower) -> None:
    """Let a room above hear when a consent is withdrawn, in the same transaction. Called while Django starts."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


@transaction.atomic
def withdraw_consent(act: Act, *, at: AtClub, key: UUID, consent: Consent) -> Consent:
    """From today on it holds no longer: no reason is asked. What rests on it ends with it, in the rooms above."""
    act.must(at.asking, at.path)
    content = {"consent": consent.pk}
    if answered_before(key, content) is not None:
        return consent
    consent = Consent.objects.select_for_update(of=("self",)).select_related("person").get(pk=consent.pk)
    if consent.valid_to is not None:
        raise ConsentOver(on=consent.valid_to)
    consent.valid_to, consent.withdrawn_by_id = max(act.day, consent.valid_from), act.actor_id
    for follower in _FOLLOWERS:
        follower(act, consent)
    consent.save(update_fields=["valid_to", "withdrawn_by"])
    write_note(act, "people.withdraw_consent", consent, path=at.path, fields=["valid_to"], key=key, content=content)
    return consent


@transaction.atomic
def erase_contact(act: Act, *, at: AtClub, person: Person, with_name: bool) -> list[str]:
    """Empty how a person is reached and told from others, as the law lets them ask; which fields were emptied.

    With the name too only where nothing that must be kept bears it: then a number stands in its place.
    """
    act.must(at.asking, at.path)
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    fields: dict[str, Any] = {"phone": "", "address": "", "known_as": "", "association_card_no": ""}
    if with_name:
        name = f"{NAMELESS} {person.pk}"
        fields |= {"full_name": name, **asdict(NameKeys.of(name)), "birth_date": None}
    emptied = [field for field, empty in fields.items() if getattr(person, field) != empty]
    Person.objects.filter(pk=person.pk).update(**{field: fields[field] for field in emptied})
    write_note(act, "people.erase_contact", person, path=at.path, fields=emptied)
    return emptied


def in_order(one: Person, other: Person) -> tuple[Person, Person]:
    """The pair as it is stored, the lower number first; refuses one record given twice."""
    if one.pk == other.pk:
        raise MergeWithItself()
    return (one, other) if one.pk < other.pk else (other, one)


def _standing(person: Person) -> Person:
    """The row, locked, unless it was merged away."""
    row: Person = Person.objects.select_for_update().get(pk=person.pk)
    if row.merged_into_id is not None:
        raise AlreadyMerged()
    return row


def _put(person: Person, facts: PersonFacts) -> None:
    for name, value in asdict(facts).items():
        setattr(person, name, value)
    for name, value in asdict(NameKeys.of(facts.full_name)).items():
        setattr(person, name, value)
    home = Area.objects.filter(pk=facts.commune_id or 0).values_list("path", flat=True).first()
    person.path = home or "/"


def _check_card(card_no: str, *, but: Person | None = None) -> None:
    if not card_no:
        return
    holders = Person.objects.filter(association_card_no=card_no, merged_into=None)
    if (holders.exclude(pk=but.pk) if but else holders).exists():
        raise CardBelongsToAnother(card_no=card_no)


def _mark(act: Act, kept: KeptAt, *, since: date | None) -> None:
    if kept.club_ids and since is not None:
        mark_stale(act, kept.club_ids, since=since, lane=Lane.LIVE)
