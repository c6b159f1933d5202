"""One line of a register: from texts by kind of column to the facts of a person, and what is wrong with them.

The texts stay as they were typed, so that a person can put one right; reading them is repeated whenever it is needed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeVar

from chungtay.exchange.rules.cells import Mark, household_of, mark_of, phone_text, proper_case, sex_of
from chungtay.exchange.rules.fields import MARKS, Field
from chungtay.exchange.rules.layout import Layout, RawLine
from chungtay.exchange.rules.refusals import (
    BirthInBothColumns,
    CardTooLong,
    FormulaInText,
    MarkUnreadable,
    NumberUnreadable,
    SexUnreadable,
    TextTooLong,
)
from chungtay.kernel.errors import Refusal
from chungtay.kernel.months import Birth, parse_birth, parse_day
from chungtay.kernel.vietnamese import clean, fold
from chungtay.people.rules import DIMENSION_OF, PersonFacts, Sex, StatusValue, check_name, plain_phone

T = TypeVar("T")

LONGEST_ADDRESS, LONGEST_CARD, LONGEST_KNOWN_AS = 200, 30, 60
YOUNG, OLD = 16, 105
"""Outside these ages a birth is possible and yet worth a second look."""

# Of two values on one side of life the one that weighs more is kept, and the line says so.
_WEIGHT = {value: place for place, value in enumerate((
    StatusValue.EXTREMELY_DISABLED, StatusValue.SEVERELY_DISABLED, StatusValue.DISABLED, StatusValue.POOR,
    StatusValue.NEAR_POOR, StatusValue.WITHOUT_SUPPORT, StatusValue.LIVES_ALONE, StatusValue.STATE_PENSION,
    StatusValue.SURVIVOR_ALLOWANCE, StatusValue.LOW_PENSION, StatusValue.SOCIAL_PENSION, StatusValue.SOCIAL_ALLOWANCE,
    StatusValue.HEALTH_INSURED, StatusValue.DISADVANTAGED,
))}  # fmt: skip
_ANYTHING_IS_YES = frozenset({Field.INSURED, Field.STATE_PENSION, Field.SOCIAL_PENSION, Field.SOCIAL_ALLOWANCE})
_BULLET = re.compile(r"(?:[0-9]{1,3}[.)]|[-–•*+])\s*(?=\w)")
_TITLE = re.compile(r"(?:ông|bà|cụ|anh|chị|cô|chú|bác|ông/bà)\b", re.IGNORECASE)
_SEX_MARKS = ((Field.MALE_MARK, Sex.MALE), (Field.FEMALE_MARK, Sex.FEMALE))
_MARKS = {kind.value: value for kind, value in MARKS.items()}
_PLAIN_PHONE = re.compile("0[0-9]{9,10}")  # as `plain_phone` leaves it
_SEVERAL_PHONES = re.compile(r"[,;/\n]| - | hoặc ")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a line, or worth a look: in which column, the code of the sentence, its facts."""

    field: str
    code: str
    facts: Mapping[str, object]
    room: str = "exchange"  # whose words say it

    @classmethod
    def of(cls, kind: Field | str, refusal: Refusal) -> "Problem":
        return cls(str(kind), refusal.code, refusal.facts, type(refusal).__module__.split(".")[1])


@dataclass(frozen=True)
class Known:
    """What the lines of a workbook are read against: the day, the default of joining, ethnic groups, hamlets."""

    today: date
    joined_on: date
    ethnicities: Mapping[str, str] = field(default_factory=dict)  # folded name → code
    hamlets: Mapping[str, int] = field(default_factory=dict)  # folded name → number, of the club's commune
    commune_id: int | None = None
    unmarked_sex: Sex | None = None  # of a list that crosses only the women


def unmarked_sex(fields: Iterable[Field | None]) -> Sex | None:
    """In a list with a column of crosses for women and nothing else about sex, who has no cross is a man."""
    told = set(fields) & {Field.SEX, Field.MALE_MARK, Field.FEMALE_MARK, Field.MALE_BIRTH, Field.FEMALE_BIRTH}
    return Sex.MALE if told == {Field.FEMALE_MARK} else Sex.FEMALE if told == {Field.MALE_MARK} else None


@dataclass
class Reading:
    """A line as it was understood. With an error in it the facts are not to be used."""

    facts: PersonFacts | None = None
    joined_on: date | None = None
    number: int = 0
    statuses: tuple[StatusValue, ...] = ()
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def values_of(line: RawLine, layout: Layout) -> dict[str, str]:
    """The texts of a line by kind of column, empty ones left out; several address columns are joined."""
    values: dict[str, str] = {}
    cells = line.cells
    for index, kind in layout.kept:
        text = cells[index].strip() if index < len(cells) else ""
        if text:
            values[kind] = f"{values[kind]}, {text}" if kind in values else text
    return values


def read_line(values: Mapping[str, str], known: Known) -> Reading:
    """The person a line tells of. Everything that is wrong with it is told at once."""
    return _Reader(values, known).read()


class _Reader:
    """Reads one line, collecting what is wrong instead of stopping at the first fault."""

    def __init__(self, values: Mapping[str, str], known: Known) -> None:
        self.values, self.known, self.reading = values, known, Reading()

    def read(self) -> Reading:
        reading, known = self.reading, self.known
        birth, by_column = self._birth()
        hamlet_id, address = self._home()
        association_joined_on = self._tried(Field.ASSOCIATION_JOINED, self._day)
        card = self._short(Field.CARD, LONGEST_CARD, CardTooLong)
        reading.number = self._tried(Field.NUMBER, _number) or 0
        reading.joined_on = self._tried(Field.JOINED, self._day) or known.joined_on
        reading.statuses = self._statuses()
        reading.facts = PersonFacts(
            full_name=self._name(),
            sex=self._sex(by_column),
            birth_year=birth.year if birth else None,
            birth_date=birth.day if birth else None,
            ethnicity=self._ethnicity(),
            phone=self._phone(),
            commune_id=known.commune_id,
            hamlet_id=hamlet_id,
            address=address,
            known_as=self._short(Field.KNOWN_AS, LONGEST_KNOWN_AS, TextTooLong),
            association_card_no=card,
            association_joined_on=association_joined_on,
            is_association_member=bool(card or association_joined_on or self._is_crossed(Field.ASSOCIATION_MEMBER)),
        )
        return reading

    def _of(self, kind: Field) -> str:
        return self.values.get(kind, "")

    def _tidy(self, kind: Field) -> str:
        text = self.values.get(kind, "")
        return clean(text) if text else ""

    def _wrong(self, kind: Field, refusal: Refusal) -> None:
        self.reading.errors.append(Problem.of(kind, refusal))

    def _look(self, kind: Field, code: str, **facts: object) -> None:
        self.reading.warnings.append(Problem(kind, code, facts))

    def _tried(self, kind: Field, read: Callable[[str], T]) -> T | None:
        text = self._of(kind)
        if not text:
            return None
        try:
            return read(text)
        except Refusal as refusal:
            self._wrong(kind, refusal)
            return None

    def _short(self, kind: Field, longest: int, too_long: type[Refusal]) -> str:
        text = self._of(kind)
        if not text:
            return ""
        text = clean(text)
        if len(text) > longest:
            self._wrong(kind, too_long(length=len(text), limit=longest, start=text[:40]))
            return ""
        if text.startswith(("=", "@")):
            self._wrong(kind, FormulaInText(text=text[:40]))
            return ""
        return text

    def _name(self) -> str:
        parts = (self._of(Field.FAMILY_NAME), self._of(Field.GIVEN_NAME))
        typed, name = _named(self._of(Field.NAME) or " ".join(filter(None, parts)))
        try:
            if typed.startswith(("=", "@")):
                raise FormulaInText(text=typed[:40])
            check_name(name)
        except Refusal as refusal:
            self._wrong(Field.NAME, refusal)
            return ""
        if _TITLE.match(name):
            self._look(Field.NAME, "name_begins_with_title", text=name.split(" ")[0])
        return name

    def _birth(self) -> tuple[Birth | None, Sex | None]:
        """The birth, and the sex if the column it stands in tells it."""
        man, woman = self._of(Field.MALE_BIRTH), self._of(Field.FEMALE_BIRTH)
        if man and woman:
            self._wrong(Field.BIRTH, BirthInBothColumns(man=man[:20], woman=woman[:20]))
            return None, None
        kind = Field.MALE_BIRTH if man else Field.FEMALE_BIRTH if woman else Field.BIRTH
        by_column = Sex.MALE if man else Sex.FEMALE if woman else None
        if by_column and mark_of(man or woman) is Mark.YES:
            kind = Field.BIRTH  # crosses, not years, under Nam and Nữ
        birth = self._tried(kind, self._read_birth)
        if birth is None:
            if not self._of(kind):
                self._look(Field.BIRTH, "birth_missing")
        elif not YOUNG <= birth.age_on(self.known.today) <= OLD:
            self._look(Field.BIRTH, "age_unusual", birth_year=birth.year, age=birth.age_on(self.known.today))
        return birth, by_column

    def _read_birth(self, text: str) -> Birth:
        birth = _birth_of(text, self.known.today)
        if len(text) < 4 or "tuổi" in text:
            self._look(Field.BIRTH, "age_read", text=text, birth_year=birth.year)
        return birth

    def _sex(self, by_column: Sex | None) -> str:
        found = {by_column} if by_column else set()
        if text := self._of(Field.SEX):
            sex = sex_of(text)
            if sex is None:
                self._wrong(Field.SEX, SexUnreadable(text=text[:40]))
                return ""
            found.add(sex)
        for kind, sex in _SEX_MARKS:
            if kind in self.values and (sex_of(self._of(kind)) is sex or self._is_crossed(kind)):
                found.add(sex)
        if len(found) > 1:
            self._wrong(Field.SEX, SexUnreadable(text="Nam, Nữ"))
            return ""
        if not found and self.known.unmarked_sex:
            return self.known.unmarked_sex
        if not found:
            self._look(Field.SEX, "sex_missing")
        return next(iter(found), "")

    def _is_crossed(self, kind: Field) -> bool:
        mark = mark_of(self._of(kind))
        if mark is Mark.OTHER and kind is not Field.ASSOCIATION_MEMBER:
            self._wrong(kind, MarkUnreadable(text=self._of(kind)[:40]))
        return mark is not Mark.NO

    def _statuses(self) -> tuple[StatusValue, ...]:
        found: list[StatusValue] = []
        for held, text in self.values.items():
            value = _MARKS.get(held)
            if value is None:
                continue
            kind, mark = Field(held), mark_of(text)
            if mark is Mark.YES or (mark is Mark.OTHER and kind in _ANYTHING_IS_YES):
                found.append(value)
            elif mark is Mark.OTHER:
                said = household_of(text)
                if said is None:
                    self._wrong(kind, MarkUnreadable(text=text[:40]))
                found.extend(said or ())
        if text := self._of(Field.HOUSEHOLD):
            said = household_of(text)
            if said is None:
                self._look(Field.HOUSEHOLD, "hardship_not_read", text=text[:60])
            found.extend(said or ())
        return self._one_of_each_side(found)

    def _one_of_each_side(self, found: list[StatusValue]) -> tuple[StatusValue, ...]:
        if len(found) < 2:
            return tuple(found)
        kept: dict[str, StatusValue] = {}
        for value in sorted(set(found), key=_WEIGHT.__getitem__):
            before = kept.setdefault(DIMENSION_OF[value], value)
            if before is not value:
                self._look(Field.HOUSEHOLD, "one_of_two_kept", kept=before, left=value)
        return tuple(kept.values())

    def _home(self) -> tuple[int | None, str]:
        hamlet, address = self._tidy(Field.HAMLET), self._tidy(Field.ADDRESS)
        known = self.known.hamlets
        found = known.get(fold(hamlet)) if hamlet and known else None
        if hamlet and found is None:
            address = f"{hamlet}, {address}" if address else hamlet
            if known:
                self._look(Field.HAMLET, "hamlet_not_listed", text=hamlet[:60])
        if found is None and known and address:
            found = known.get(fold(address.split(",")[0]))
        if len(address) > LONGEST_ADDRESS:
            self._wrong(Field.ADDRESS, TextTooLong(length=len(address), limit=LONGEST_ADDRESS, start=address[:40]))
            return found, ""
        if address.startswith(("=", "@")):
            self._wrong(Field.ADDRESS, FormulaInText(text=address[:40]))
            return found, ""
        return found, address

    def _ethnicity(self) -> str:
        text = self._tidy(Field.ETHNICITY)
        if not text:
            return ""
        code = self.known.ethnicities.get(_plain(text), "")
        if not code:
            self._look(Field.ETHNICITY, "ethnicity_left_out", text=text[:40])
        return code

    def _phone(self) -> str:
        text = self._of(Field.PHONE)
        if not text or _PLAIN_PHONE.fullmatch(text):
            return text
        if mark_of(text) is Mark.NO:
            return ""
        first, *others = [part for part in _SEVERAL_PHONES.split(text) if part.strip()] or [text]
        try:
            number = plain_phone(phone_text(first.strip()))
        except Refusal as refusal:
            self._look(Field.PHONE, "phone_left_out", **refusal.facts)
            return ""
        if others:
            self._look(Field.PHONE, "first_phone_kept", text=number)
        return number

    def _day(self, text: str) -> date:
        return _day_of(text, self.known.today)


@lru_cache(maxsize=65536)
def _named(text: str) -> tuple[str, str]:
    """The name as typed and as it is written; in a large register every second one was met before."""
    typed = clean(text)
    return typed, proper_case(_BULLET.sub("", typed, count=1))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return fold(text).removeprefix("dan toc ")


@lru_cache(maxsize=8192)
def _birth_of(text: str, today: date) -> Birth:
    return parse_birth(text, today)


_YEAR_ONLY = re.compile(r"(?:(?:tháng )?(?P<month>0?[1-9]|1[0-2])\s*[/.-]\s*)?(?:năm )?(?P<year>(?:19|20)[0-9]{2})")


@lru_cache(maxsize=8192)
def _day_of(text: str, today: date) -> date:
    """A day, or the first of a month or year where a paper book knows no more ("2021", "5/2021")."""
    if found := _YEAR_ONLY.fullmatch(clean(text).casefold()):
        return date(int(found["year"]), int(found["month"] or 1), 1)
    return parse_day(text, today)


def _number(text: str) -> int:
    plain = clean(text).strip(".")
    if not plain.isdecimal() or len(plain) > 6:
        raise NumberUnreadable(text=text[:40])
    return int(plain)
