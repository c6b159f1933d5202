"""Who of a club is due a right and does not receive it, who will be within the year: computed from the day's law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.queries import members_of
from chungtay.people.queries import statuses_on
from chungtay.rights.models import Case
from chungtay.rights.queries.law import routes_on
from chungtay.rights.rules import OPEN, Answer, Benefit, Facts, Verdict, verdicts, weightiest


class Shown(StrEnum):
    """What a list of members is narrowed to."""

    DUE = "thieu"
    SOON = "sap"
    ASK = "hoi"
    BIRTH = "chua-ro-tuoi"
    ALL = "ca"


@dataclass(frozen=True)
class DueFilter:
    """What is asked of the list: which answer, which right, a word of a name, in which order."""

    shown: Shown = Shown.DUE
    benefit: str = ""
    text: str = ""
    sort: str = "ten"


@dataclass(frozen=True)
class DueLine:
    """A member with what the law says of each right, and the open cases by right."""

    member: Any
    facts: Facts
    verdicts: tuple[Verdict, ...]
    cases: dict[Benefit, Case] = field(default_factory=dict)

    @property
    def answer(self) -> Answer:
        return weightiest(self.verdicts)

    def with_answer(self, answer: Answer) -> list[Verdict]:
        return [each for each in self.verdicts if each.answer is answer]

    def amount_vnd(self, answer: Answer = Answer.DUE) -> int:
        return sum(each.amount_vnd or 0 for each in self.with_answer(answer))

    @property
    def first_day(self) -> date:
        """The earliest of the days on which something is or will be due."""
        days = [each.latest or each.since for each in self.verdicts if each.is_open_to_a_case]
        return min((day for day in days if day), default=date.max)


@dataclass(frozen=True)
class Counts:
    """How many members stand under each heading; one member counts once in each."""

    due: int
    soon: int
    ask: int
    unknown_birth: int


def facts_of(members: Iterable[Membership], day: date) -> dict[int, Facts]:
    """What is known of each member on a day, by membership. One query."""
    rows = list(members)
    statuses = statuses_on([row.person_id for row in rows], day)
    return {
        row.pk: Facts(
            birth_year=row.person.birth_year,
            birth_date=row.person.birth_date,
            sex=row.person.sex,
            statuses=frozenset(statuses.get(row.person_id, ())),
        )
        for row in rows
    }


def lines_of(club: Club, day: date, text: str = "") -> list[DueLine]:
    """Every member of a day with the law's answers, in Vietnamese order. Five queries, however many members."""
    members = list(members_of(club, day, text=text).order_by("person__sort_key", "number"))
    facts, routes = facts_of(members, day), routes_on(club.path, day)
    cases = open_cases_of(club)
    return [DueLine(row, facts[row.pk], verdicts(routes, facts[row.pk], day), cases.get(row.pk, {})) for row in members]


def open_cases_of(club: Club) -> dict[int, dict[Benefit, Case]]:
    """The open cases of a club by membership and right. One query."""
    found: dict[int, dict[Benefit, Case]] = {}
    for case in Case.objects.filter(club=club, state__in=sorted(OPEN)):
        found.setdefault(case.membership_id, {})[Benefit(case.benefit)] = case
    return found


def counts_of(lines: Iterable[DueLine]) -> Counts:
    """How many of these members are due something, will be, may be, and of whom the age is not known."""
    answers = [{each.answer for each in line.verdicts} for line in lines]
    return Counts(
        due=sum(Answer.DUE in found for found in answers),
        soon=sum(Answer.SOON in found and Answer.DUE not in found for found in answers),
        ask=sum(Answer.ASK in found and not found & {Answer.DUE, Answer.SOON} for found in answers),
        unknown_birth=sum(line_is_of_unknown_age(found) for found in answers),
    )


def line_is_of_unknown_age(answers: set[Answer]) -> bool:
    """Whether nothing can be said for want of a birth year."""
    return Answer.UNKNOWN_BIRTH in answers and not answers & {Answer.DUE, Answer.SOON}


SORTS = {
    "ten": lambda line: (line.member.person.sort_key, line.member.number),
    "so": lambda line: (line.member.number,),
    "ngay": lambda line: (line.first_day, line.member.person.sort_key),
    "tien": lambda line: (-line.amount_vnd() or -line.amount_vnd(Answer.SOON), line.member.person.sort_key),
}


def narrowed(lines: Sequence[DueLine], chosen: DueFilter) -> list[DueLine]:
    """The lines that a list shows, in its order."""
    found = [line for line in lines if _is_shown(line, chosen)]
    sort = chosen.sort if chosen.sort.removeprefix("-") in SORTS else "ten"
    return sorted(found, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def _is_shown(line: DueLine, chosen: DueFilter) -> bool:
    asked = [each for each in line.verdicts if not chosen.benefit or each.benefit == chosen.benefit]
    answers = {each.answer for each in asked}
    match chosen.shown:
        case Shown.ALL:
            return True
        case Shown.SOON:
            return Answer.SOON in answers and Answer.DUE not in answers
        case Shown.ASK:
            return Answer.ASK in answers and not answers & {Answer.DUE, Answer.SOON}
        case Shown.BIRTH:
            return line_is_of_unknown_age(answers)
    return Answer.DUE in answers


def line_of(member: Membership, day: date) -> DueLine:
    """One member of a club with the law's answers."""
    facts = facts_of([member], day)[member.pk]
    found = verdicts(routes_on(member.club.path, day), facts, day)
    rows = Case.objects.filter(membership=member, state__in=sorted(OPEN))
    return DueLine(member, facts, found, {Benefit(row.benefit): row for row in rows})
