"""Questions about people: search by any spelling, records that look like one person, what holds on a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import name_key
from chungtay.people.models import Consent, Duplicate, Person, PersonStatus
from chungtay.people.rules import Dimension, PersonFacts, PersonNotFound, Purpose, StatusValue, search_words

FOUND_AT_MOST = 200


def get_person(reach: Reach, person_id: int) -> Person:
    """A person at home inside the reach. Members of a club are fetched through their membership."""
    person: Person | None = (
        Person.objects.within(reach).select_related("commune", "hamlet").filter(pk=person_id).first()
    )
    if person is None:
        raise PersonNotFound(person_id=person_id)
    return person


def find_people(reach: Reach, text: str, *, limit: int = 50) -> list[Person]:
    """People at home inside the reach whose name begins so, from either end ("nguyen thi l", "lan ng"), or by card.

    A prefix read from two indexes; no more than 200 are looked at before they are put in order (scale.md).
    """
    words = search_words(text)
    if not words:
        return []
    inside = Person.objects.within(reach).filter(merged_into=None)
    by_fold = inside.filter(name_fold__startswith=words).order_by().values("pk")[:FOUND_AT_MOST]
    by_key = inside.filter(name_key__startswith=words).order_by().values("pk")[:FOUND_AT_MOST]
    by_card = inside.filter(association_card_no=text.strip()[:30]).exclude(association_card_no="").values("pk")
    found = {row["pk"] for row in by_fold.union(by_key, by_card)}
    people = Person.objects.filter(pk__in=found).select_related("commune", "hamlet")
    return list(people.order_by("sort_key", "pk")[:limit])


def alike(facts: PersonFacts, *, but: int | None = None) -> "QuerySet[Person]":
    """Records that may be the person these facts tell of.

    The same name but for accents, the same home commune and a birth year not more than one off or not known; or the
    same association card. Shown to whoever may see them, never merged silently.
    """
    same_name = Q(name_key=name_key(facts.full_name)[:120], commune_id=facts.commune_id)
    if facts.birth_year is not None:
        near = Q(birth_year__range=(facts.birth_year - 1, facts.birth_year + 1))
        same_name &= near | Q(birth_year__isnull=True)
    if facts.association_card_no:
        same_name |= Q(association_card_no=facts.association_card_no)
    found = Person.objects.filter(same_name, merged_into=None).select_related("commune", "hamlet")
    return found.exclude(pk=but).order_by("sort_key", "birth_year", "pk") if but else found.order_by("sort_key", "pk")


def facts_of(person: Person) -> PersonFacts:
    """The facts of a record as they stand."""
    return PersonFacts(
        full_name=person.full_name,
        sex=person.sex,
        birth_year=person.birth_year,
        birth_date=person.birth_date,
        ethnicity=person.ethnicity,
        phone=person.phone,
        commune_id=person.commune_id,
        hamlet_id=person.hamlet_id,
        address=person.address,
        known_as=person.known_as,
        association_card_no=person.association_card_no,
        association_joined_on=person.association_joined_on,
        is_association_member=person.is_association_member,
    )


def judged_apart(person_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Which pairs of these were judged to be two different people, each pair in order of its numbers."""
    ids = list(person_ids)
    rows = Duplicate.objects.filter(first__in=ids, second__in=ids, is_same=False)
    return set(rows.values_list("first_id", "second_id"))


def statuses_on(person_ids: Iterable[int], day: date) -> dict[int, list[StatusValue]]:
    """What holds for each person on a day, in the order of the dimensions."""
    found: dict[int, list[StatusValue]] = {}
    rows = PersonStatus.objects.on(day).filter(person__in=list(person_ids)).values_list("person_id", "value")
    order = list(StatusValue)
    for person_id, value in sorted(rows, key=lambda row: order.index(row[1])):
        found.setdefault(person_id, []).append(StatusValue(value))
    return found


def status_history(person: Person) -> Sequence[PersonStatus]:
    """All statuses of a person, the newest first within each dimension."""
    order = list(Dimension)
    rows = PersonStatus.objects.filter(person=person).order_by("-valid_from")
    return sorted(rows, key=lambda row: order.index(row.dimension))


def get_status(person: Person, status_id: int) -> PersonStatus:
    """One status of this person."""
    status: PersonStatus | None = PersonStatus.objects.filter(person=person, pk=status_id).first()
    if status is None:
        raise PersonNotFound(status_id=status_id)
    return status


def consents_of(person_id: int, club_id: int) -> Sequence[Consent]:
    """Everything a person agreed to in a club, and what was withdrawn, the latest first."""
    rows = Consent.objects.filter(person=person_id, club_id=club_id).select_related("taken_by", "withdrawn_by")
    return list(rows.order_by("-valid_from", "-pk"))


def has_agreed(person_id: int, club_id: int, purpose: Purpose, day: date) -> bool:
    """Whether a consent to this purpose holds on this day."""
    return bool(Consent.objects.on(day).filter(person=person_id, club_id=club_id, purpose=purpose).exists())
