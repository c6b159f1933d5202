"""Lines of a register made ready for the database: cleaned, checked by themselves, as COPY text.

No database is needed for it, so a mass import does it in as many processes as there are cores.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chungtay.clubs.rules.checks import LARGEST_NUMBER
from chungtay.clubs.rules.kinds import LineRefused, NewMember
from chungtay.clubs.rules.refusals import JoinedInFuture, NumberImpossible
from chungtay.kernel.errors import Refusal
from chungtay.people.rules import NameKeys, PersonFacts, check_facts, cleaned

COLUMNS = (
    "line, club_id, person_id, number, joined_on, source, statuses, statuses_since, key, full_name, "
    "name_fold, name_key, sort_key, sex, birth_year, birth_date, ethnicity, phone, commune_id, hamlet_id, address, "
    "known_as, card_no, association_joined_on, is_association_member"
)
_KNOWN = (*(None,) * 13, "", None, None)  # a line about a person who is known already says nothing of them
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})


@dataclass(frozen=True)
class Prepared:
    """Lines as COPY text, the clubs they name, and those that cannot stand by themselves."""

    text: bytes
    line_count: int
    club_ids: frozenset[int]
    refused: tuple[LineRefused, ...] = ()


def prepare(rows: Sequence[NewMember], *, today: date, is_clean: bool = False) -> Prepared:
    """Clean and check each line by itself; what the database knows against it is asked later.

    `is_clean` says that every text went through `cleaned` before, or came out of the same functions.
    """
    refused: list[LineRefused] = []
    text = "".join(_written(rows, today, is_clean, refused)).encode()
    return Prepared(text, len(rows), frozenset(row.club_id for row in rows), tuple(refused))


def _written(rows: Iterable[NewMember], today: date, is_clean: bool, refused: list[LineRefused]) -> Iterable[str]:
    for row in rows:
        try:
            values = _of_line(row, today, is_clean)
        except Refusal as refusal:
            refused.append(LineRefused(row.line, refusal))
            continue
        statuses = "{" + ",".join(row.statuses) + "}"
        head = (row.line, row.club_id, row.person_id, row.number, row.joined_on, row.source, statuses)
        yield "\t".join(map(_cell, (*head, row.statuses_since or today, row.key, *values))) + "\n"


def _cell(value: object) -> str:
    """A value as COPY reads it: nothing as \\N, text with its few signs escaped."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value if value.isprintable() and "\\" not in value else value.translate(_ESCAPED)
    return str(value)


def _of_line(row: NewMember, today: date, is_clean: bool) -> tuple[object, ...]:
    if row.joined_on > today:
        raise JoinedInFuture(day=row.joined_on)
    if not 0 <= row.number <= LARGEST_NUMBER:
        raise NumberImpossible(number=row.number)
    if row.facts is None:
        assert row.person_id is not None, "a line names a person or tells of one"
        return _KNOWN
    facts = row.facts if is_clean else cleaned(row.facts)
    check_facts(facts, today=today)
    return _of_facts(facts)


def _of_facts(facts: PersonFacts) -> tuple[object, ...]:
    keys = NameKeys.of(facts.full_name)
    return (
        facts.full_name,
        keys.name_fold,
        keys.name_key,
        keys.sort_key,
        facts.sex,
        facts.birth_year,
        facts.birth_date,
        facts.ethnicity,
        facts.phone,
        facts.commune_id,
        facts.hamlet_id,
        facts.address,
        facts.known_as,
        facts.association_card_no,
        facts.association_joined_on,
        facts.is_association_member,
    )
