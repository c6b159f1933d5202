"""Every line of a workbook is read and asked about: by its own words, by the database, by who looks alike."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.queries import seat_of
from chungtay.clubs.rules import NewMember
from chungtay.clubs.services import check_register
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.queries.alike import holders_of_cards, members_here
from chungtay.exchange.rules import (
    Column,
    Decision,
    Field,
    Known,
    Layout,
    Lines,
    Problem,
    RawLine,
    Reading,
    Sheet,
    State,
    check_next,
    lines_of,
    read_line,
    unmarked_sex,
    values_of,
    with_fields,
)
from chungtay.exchange.services.opening import Found, layout_of, locked, open_batch, put_found, sheet_named, sheets_of
from chungtay.exchange.words import ETHNICITIES
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold, name_fold
from chungtay.people.rules import CardBelongsToAnother
from chungtay.places.queries import hamlets_of
from chungtay.web.explain import in_words


@transaction.atomic
def check_import(
    act: Act, *, batch: ImportBatch, key: UUID, fields: Mapping[int, Field | None], joined_on: date
) -> ImportBatch:
    """Read every line with the columns as a person says they are, and check the whole. Writes no member.

    `fields` says by number of column what it holds; `joined_on` is the day for lines that tell none.
    """
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk, "fields": {str(at): kind for at, kind in fields.items()}, "joined_on": joined_on}
    if answered_before(key, content) is not None:
        return batch
    batch = locked(batch)
    check_next(State(batch.state), State.CHECKED)
    sheets = sheets_of(batch)
    layout = with_fields(layout_of(batch), fields)
    sheet = sheet_named(sheets, layout.sheet)
    lines = lines_of(sheet, layout)
    put_found(batch, Found(tuple(each.name for each in sheets), sheet, layout, lines))
    batch.joined_on, batch.state = min(joined_on, act.day), State.CHECKED
    batch.save()
    batch.rows.all().delete()
    _copy_rows(batch, layout, sheet, lines)
    check_rows(act, batch)
    write_note(act, "exchange.check_import", batch, path=batch.lies_at, fields=["state"], key=key, content=content)
    return batch


@transaction.atomic
def correct_row(act: Act, *, batch: ImportBatch, key: UUID, line: int, values: Mapping[str, str]) -> None:
    """Put the texts of one line right, as typed on the check page; the whole is checked again."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk, "line": line, "values": dict(values)}
    if answered_before(key, content) is not None:
        return
    batch = open_batch(batch)
    row = ImportRow.objects.select_for_update().get(batch=batch, line=line)
    row.values = {str(Field(kind)): text for kind, text in values.items() if clean(text)}
    row.is_corrected, row.decision, row.person, row.alike = True, Decision.UNDECIDED, None, []
    row.save()
    check_rows(act, batch)
    write_note(act, "exchange.correct_row", row, path=batch.lies_at, fields=row.values, key=key, content=content)


@transaction.atomic
def recheck(act: Act, *, batch: ImportBatch, key: UUID) -> None:
    """Ask everything again: the registers went on while this import waited."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return
    batch = locked(batch)
    check_next(State(batch.state), State.CHECKED)
    check_rows(act, batch)
    write_note(act, "exchange.recheck", batch, path=batch.lies_at, key=key, content=content)


# --- the lines go in --------------------------------------------------------------------------------------------------

_COPY = "COPY exchange_importrow (batch_id, line, raw, values, full_name, name_fold, sex, errors, warnings, alike, \
is_wrong, decision, is_corrected) FROM STDIN"


def _copy_rows(batch: ImportBatch, layout: Layout, sheet: Sheet, lines: Lines) -> None:
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line in lines.rows:
            raw = values_of(RawLine(line.line, tuple(sheet.rows[line.line - 1])), layout)
            values = json.dumps(_plain(values_of(line, layout)))
            copy.write_row(
                (batch.pk, line.line, json.dumps(_plain(raw)), values, "", "", "", "[]", "[]", "[]", False, "", False)
            )


def _plain(values: Mapping[str, str]) -> dict[str, str]:
    """Without the one character that PostgreSQL keeps in no text."""
    return {kind: text.replace("\x00", "") for kind, text in values.items()}


def known_for(club: Club, layout_columns: Iterable[Column], *, joined_on: date, today: date) -> Known:
    """What the lines of a club's workbook are read against."""
    commune = seat_of(club).commune
    hamlets = hamlets_of(commune, on=today) if commune is not None else ()
    by_name = {fold(words): hamlet.pk for hamlet in hamlets for words in (hamlet.name, hamlet.full_name)}
    return Known(
        today=today,
        joined_on=joined_on,
        ethnicities=ETHNICITIES,
        hamlets=by_name,
        commune_id=commune.pk if commune is not None else None,
        unmarked_sex=unmarked_sex(column.field for column in layout_columns),
    )


# --- the whole is checked ---------------------------------------------------------------------------------------------


@dataclass
class _Line:
    """A stored line with what was found out about it."""

    row: ImportRow
    reading: Reading
    errors: list[Problem]
    alike: list[dict[str, object]] = field(default_factory=list)

    @property
    def was_decided(self) -> bool:
        """Whether a person chose, knowing who looks alike."""
        return bool(self.row.decision and self.row.alike) or self.row.decision == Decision.LEAVE_OUT

    @property
    def decision(self) -> str:
        if self.row.decision == Decision.SAME or self.was_decided:
            return self.row.decision
        return Decision.UNDECIDED if self.alike else Decision.NEW


def check_rows(act: Act, batch: ImportBatch) -> None:
    """Read and ask about every line anew; what a person decided stays."""
    rows = list(ImportRow.objects.filter(batch=batch).order_by("line"))
    known = known_of(batch, act.day)
    lines = [_read(row, known) for row in rows]
    by_line = {line.row.line: line for line in lines}
    asked = [new_member(line.row, line.reading, batch) for line in lines if _is_asked(line)]
    if asked:
        found = check_register(act, rows=asked)
        for each in found.refused:
            by_line[each.line].errors.append(Problem.of("", each.refusal))
        for alike in found.alike:
            if alike.person_id is not None:
                by_line[alike.line].alike.append({"person_id": alike.person_id, "why": "name"})
            elif alike.other_line is not None:
                by_line[alike.other_line].alike.append({"line": alike.line, "why": "name"})
    _offer_holders(act, lines)
    _say_who_is_here(batch, lines)
    _store(lines)


def known_of(batch: ImportBatch, today: date) -> Known:
    """What the lines of this import are read against."""
    assert batch.club is not None, "an import of many clubs keeps no lines"
    return known_for(batch.club, layout_of(batch).columns, joined_on=batch.joined_on, today=today)


def _read(row: ImportRow, known: Known) -> _Line:
    reading = read_line(row.values, known)
    return _Line(row, reading, list(reading.errors))


def _is_asked(line: _Line) -> bool:
    return not line.errors and line.row.decision != Decision.LEAVE_OUT


def new_member(row: ImportRow, reading: Reading, batch: ImportBatch) -> NewMember:
    """The line as the register takes it."""
    assert reading.joined_on is not None, "a line that reads as it should has its day"
    is_same = row.decision == Decision.SAME
    return NewMember(
        club_id=batch.club_id or 0,
        joined_on=reading.joined_on,
        facts=None if is_same else reading.facts,
        person_id=row.person_id if is_same else None,
        number=reading.number,
        statuses=() if is_same else reading.statuses,
        source=batch.source,
        line=row.line,
        key=uuid5(batch.key, f"line {row.line}"),
    )


def _offer_holders(act: Act, lines: Sequence[_Line]) -> None:
    """A card that somebody in reach holds is most likely the same person: offered, not refused."""
    code = CardBelongsToAnother.code
    clashing: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.reading.facts and not line.was_decided:
            clashing[line.reading.facts.association_card_no].extend(
                line for each in line.errors if each.code == code and "other_line" not in each.facts
            )
    held = holders_of_cards(act.reach(Action.KEEP_REGISTER), {card for card, found in clashing.items() if found})
    for card, person_id in held.items():
        for line in clashing[card]:
            line.errors = [each for each in line.errors if each.code != code]
            line.alike = [each for each in line.alike if each.get("person_id") != person_id]
            line.alike.insert(0, {"person_id": person_id, "why": "card"})


def _say_who_is_here(batch: ImportBatch, lines: Sequence[_Line]) -> None:
    """Mark those alike who are members of this very club."""
    asked = {each["person_id"] for line in lines for each in line.alike if "person_id" in each}
    here = members_here(batch.club_id or 0, asked)
    for line in lines:
        for each in line.alike:
            if each.get("person_id") in here:
                each["is_here"] = True


_STORE = """
UPDATE exchange_importrow r SET full_name = s.full_name, name_fold = s.name_fold, sex = s.sex,
    birth_year = s.birth_year, birth_date = s.birth_date, errors = s.errors, warnings = s.warnings, alike = s.alike,
    is_wrong = s.is_wrong, decision = s.decision
FROM jsonb_to_recordset(%s::jsonb) s(id bigint, full_name text, name_fold text, sex text, birth_year int,
    birth_date date, errors jsonb, warnings jsonb, alike jsonb, is_wrong bool, decision text) WHERE r.id = s.id
"""


def _store(lines: Sequence[_Line]) -> None:
    told = [_told(line) for line in lines]
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [json.dumps(told)])


def _told(line: _Line) -> dict[str, object]:
    facts = line.reading.facts
    name = (facts.full_name if facts else "") or _typed_name(line.row.values)
    return {
        "id": line.row.pk,
        "full_name": name[:120],
        "name_fold": name_fold(name)[:120],
        "sex": facts.sex if facts else "",
        "birth_year": facts.birth_year if facts else None,
        "birth_date": facts.birth_date.isoformat() if facts and facts.birth_date else None,
        "errors": [_kept(each) for each in line.errors],
        "warnings": [_kept(each) for each in line.reading.warnings],
        "alike": line.alike,
        "is_wrong": bool(line.errors),
        "decision": line.decision,
    }


def _typed_name(values: Mapping[str, Any]) -> str:
    parts = (values.get(kind, "") for kind in (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME))
    return clean(" ".join(filter(None, parts)))


def _kept(problem: Problem) -> dict[str, object]:
    """A problem as it is stored: its facts as they will be read out."""
    facts = {name: in_words(name, fact) for name, fact in problem.facts.items()}
    return {"field": problem.field, "room": problem.room, "code": problem.code, "facts": facts}
