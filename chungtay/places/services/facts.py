"""The yearly sheet of a commune: written once, put right by a new row."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.places.models import Area, CommuneFact
from chungtay.places.queries import commune_fact, facts_of_year
from chungtay.places.rules import (
    FactsChangedMeanwhile,
    FactsEmpty,
    NotACommune,
    SourceMissing,
    check_older,
    check_year,
)
from chungtay.places.services.communes import lock_commune


@dataclass(frozen=True)
class Figures:
    """What a sheet says of one commune and year; what is not known stays empty, and is not nought."""

    older_count: int | None = None
    older_women_count: int | None = None
    association_member_count: int | None = None
    chapter_count: int | None = None
    has_care_fund: bool | None = None

    @property
    def is_empty(self) -> bool:
        return all(value is None for value in asdict(self).values())


@dataclass(frozen=True)
class FactLine:
    """One commune's line of a sheet; `seen_id` is the standing row its typist was looking at, if there was one."""

    commune: Area
    figures: Figures
    seen_id: int | None = None


@transaction.atomic
def record_facts(
    act: Act, *, commune: Area, key: UUID, year: int, figures: Figures, source: str, seen_id: int | None = None
) -> CommuneFact:
    """Write the sheet of one commune and year. A sheet that stands is superseded, never changed.

    Refuses when another sheet than the one that was seen stands by now.
    """
    act.must(Action.KEEP_PLACES, commune.path)
    content = {"commune": commune.pk, "year": year, "source": source, **asdict(figures)}
    if (row_id := answered_before(key, content)) is not None:
        return CommuneFact.objects.get(pk=row_id)
    fact = _record(act, FactLine(commune, figures, seen_id), year, source)
    write_note(act, "places.record_facts", fact, path=commune.path, fields=[*asdict(figures)], key=key, content=content)
    return fact


@transaction.atomic
def record_many_facts(
    act: Act, *, province: Area, key: UUID, year: int, lines: Sequence[FactLine], source: str
) -> list[CommuneFact]:
    """Write the sheets of many communes at once, all or none; a line that says what stands already writes nothing."""
    act.must(Action.KEEP_PLACES, province.path)
    content = {
        "province": province.pk,
        "year": year,
        "source": source,
        "lines": [[line.commune.pk, *asdict(line.figures).values()] for line in lines],
    }
    if answered_before(key, content) is not None:
        return []
    if any(not line.commune.path.startswith(province.path) for line in lines):
        raise NotACommune(name=province.full_name)
    standing = facts_of_year([line.commune.pk for line in lines], year)
    changed = [line for line in lines if not _says_the_same(standing.get(line.commune.pk), line.figures, source)]
    written = [_record(act, line, year, source) for line in changed]
    write_note(
        act, "places.record_many_facts", province, path=province.path, fields=["facts"], key=key, content=content
    )
    return written


def _record(act: Act, line: FactLine, year: int, source: str) -> CommuneFact:
    commune = lock_commune(act, line.commune)
    check_year(year, first=commune.map.valid_from.year if commune.map.valid_from else year, last=act.day.year)
    check_older(line.figures.older_count, line.figures.older_women_count)
    if line.figures.is_empty:
        raise FactsEmpty()
    if not source:
        raise SourceMissing()
    before = commune_fact(commune, year)
    if (before.pk if before else None) != line.seen_id:
        raise FactsChangedMeanwhile(year=str(year), name=commune.full_name)
    fact = CommuneFact(pk=_next_id(), area=commune, year=year, source=source, **asdict(line.figures))
    if before is not None:  # told first which row follows it: two sheets of one year never stand at once
        CommuneFact.objects.filter(pk=before.pk).update(superseded_by_id=fact.pk)
    fact.save(force_insert=True)
    return fact


def _says_the_same(fact: CommuneFact | None, figures: Figures, source: str) -> bool:
    said = asdict(figures)
    return fact is not None and fact.source == source and all(getattr(fact, name) == said[name] for name in said)


def _next_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('places_communefact', 'id'))")
        return int(cursor.fetchone()[0])
