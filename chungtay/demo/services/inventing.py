"""Inventing people: names in the order of their people, ages and circumstances as clubs really have them."""

from datetime import date
from random import Random

from chungtay.demo import words
from chungtay.demo.rules import pick_weighted
from chungtay.people.rules import KINH, PersonFacts, Sex, StatusValue


def invent_person(random: Random, people: str, *, commune_id: int, hamlet_id: int) -> PersonFacts:
    """Somebody of this people: seven women to three men, seven of ten past sixty, most known by a birth year alone."""
    sex = Sex.FEMALE if random.random() < 0.68 else Sex.MALE
    year = random.choices(
        [
            random.randint(1936, 1946),
            random.randint(1947, 1957),
            random.randint(1958, 1966),
            random.randint(1967, 2001),
        ],
        [12, 32, 26, 30],
    )[0]
    born = date(year, random.randint(1, 12), random.randint(1, 28)) if random.random() < 0.3 else None
    is_member = year <= 1966 and random.random() < 0.93
    name, ethnicity = invent_name(random, people, sex)
    return PersonFacts(
        full_name=name,
        sex=sex,
        birth_year=year,
        birth_date=born,
        ethnicity=ethnicity,
        phone=f"09{random.randint(10_000_000, 99_999_999)}" if random.random() < 0.35 else "",
        commune_id=commune_id,
        hamlet_id=hamlet_id,
        is_association_member=is_member,
    )


def invent_name(random: Random, people: str, sex: Sex) -> tuple[str, str]:
    """A name in the order of its people, and the code of the people."""
    woman = sex is Sex.FEMALE
    if people == "kinh" or random.random() < 0.08:
        family = pick_weighted(random, words.FAMILY_KINH)
        middle = random.choice(words.MIDDLE_WOMEN if woman else words.MIDDLE_MEN)
        given = random.choice(words.GIVEN_WOMEN if woman else words.GIVEN_MEN)
        return f"{family} {middle} {given}", KINH
    code, first_women, first_men, given_women, given_men = words.PEOPLES[people]
    first = random.choice(first_women if woman else first_men)
    given = random.choice(given_women if woman else given_men)
    return (f"{first}{given}" if first.endswith(("'", " ")) else f"{first} {given}"), code


def invent_statuses(random: Random, facts: PersonFacts, today: date) -> tuple[StatusValue, ...]:
    """What holds for the person: at most one value on each side of life."""
    age = today.year - (facts.birth_year or 1960)
    found = []
    household = random.random()
    if household < 0.09:
        found.append(StatusValue.POOR)
    elif household < 0.19:
        found.append(StatusValue.NEAR_POOR)
    if age >= 65 and random.random() < 0.1:
        found.append(StatusValue.LIVES_ALONE if random.random() < 0.7 else StatusValue.WITHOUT_SUPPORT)
    if random.random() < 0.06:
        found.append(StatusValue.DISABLED)
    if random.random() < 0.94:
        found.append(StatusValue.HEALTH_INSURED)
    if age >= 76:
        found.append(StatusValue.SOCIAL_PENSION)
    elif age >= 60 and random.random() < 0.2:
        found.append(StatusValue.STATE_PENSION)
    if random.random() < 0.12:
        found.append(StatusValue.DISADVANTAGED)
    return tuple(found)
