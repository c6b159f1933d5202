"""Sets of criteria: copied into a draft, written, published for the years to come, withdrawn while nobody used them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean
from chungtay.programme.rules import Mark
from chungtay.rating.models import CriteriaLine, CriteriaSet
from chungtay.rating.queries.sets import adds_up, criterion_of, last_rated_year, may_be_withdrawn, set_before
from chungtay.rating.rules import (
    Band,
    Criterion,
    SetHead,
    SetMayNotBeWithdrawn,
    SetState,
    Veto,
    check_first_year,
    check_head,
    check_is_draft,
    check_line,
    check_publishable,
    check_set_step,
)

_BANDS = (Band.VERY_STRONG, Band.STRONG, Band.FAIR, Band.AVERAGE)
_COPIED = ("source", "mark", *(band.value for band in _BANDS), "vetoes", "silent_months")
_LINE = ("code", "place", "group", "points", "how", "column", "of", "needs", "least", "most", "per_year", "words")


@transaction.atomic
def copy_set(act: Act, *, key: UUID, copied: CriteriaSet, name: str) -> CriteriaSet:
    """A draft with the lines of this set, to be changed and tried out. Lines keep their codes, so both are compared."""
    name = clean(name)[:120]
    content = {"copy": copied.pk, "name": name}
    if (known := answered_before(key, content)) is not None:
        return CriteriaSet.objects.get(pk=known)
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    check_head(_head_of(copied, name=name))
    draft = CriteriaSet.objects.create(
        key=key, code=f"bo-{key.hex[:12]}", name=name, state=SetState.DRAFT, based_on=copied,
        **{field: getattr(copied, field) for field in _COPIED},
    )  # fmt: skip
    CriteriaLine.objects.bulk_create(
        CriteriaLine(criteria_set=draft, **{field: getattr(line, field) for field in _LINE})
        for line in copied.lines.all()
    )
    _note(act, "copy_set", draft, key, content, ["lines"])
    return draft


@transaction.atomic
def write_head(act: Act, *, draft: CriteriaSet, key: UUID, head: SetHead) -> CriteriaSet:
    """What a draft is called, where it comes from, its bands and what makes a club weak whatever its points."""
    content: dict[str, object] = {"set": draft.pk, "head": asdict(head)}
    if answered_before(key, content) is not None:
        return draft
    held = _held_draft(act, draft)
    head = SetHead(
        clean(head.name)[:120], clean(head.source)[:300], head.mark, head.bands, head.vetoes, head.silent_months
    )
    check_head(head)
    told: dict[str, Any] = {"name": head.name, "source": head.source, "mark": Mark(head.mark)}
    told |= {band.value: head.bands[band] for band in _BANDS}
    told |= {"vetoes": [veto.value for veto in head.vetoes], "silent_months": head.silent_months}
    return _changed(act, held, "write_head", key, content, told)


@transaction.atomic
def write_line(
    act: Act, *, draft: CriteriaSet, key: UUID, line: Criterion, place: int, instead_of: CriteriaLine | None = None
) -> CriteriaLine:
    """Add a criterion to a draft, or write one of it anew. Its code is given here and stays."""
    content = {"set": draft.pk, "line": asdict(line), "place": place, "instead_of": instead_of and instead_of.pk}
    if (known := answered_before(key, content)) is not None:
        return CriteriaLine.objects.get(pk=known)
    held = _held_draft(act, draft)
    check_line(line, adds_up())
    told: dict[str, Any] = {name: getattr(line, name) for name in _LINE if name not in ("code", "place")}
    told |= {"words": clean(line.words)[:160], "place": place}
    if instead_of is None:
        written = CriteriaLine.objects.create(key=key, criteria_set=held, code=f"c{key.hex[:12]}", **told)
    else:
        written = CriteriaLine.objects.get(pk=instead_of.pk, criteria_set=held)
        for name, value in told.items():
            setattr(written, name, value)
        written.save(update_fields=list(told))
    write_note(act, "rating.write_line", written, path=COUNTRY, fields=told, key=key, content=content)
    return written


@transaction.atomic
def drop_line(act: Act, *, draft: CriteriaSet, key: UUID, line: CriteriaLine) -> CriteriaSet:
    """Take a criterion out of a draft."""
    content = {"set": draft.pk, "drop": line.code}
    if answered_before(key, content) is not None:
        return draft
    held = _held_draft(act, draft)
    held.lines.filter(pk=line.pk).delete()
    _note(act, "drop_line", held, key, content, ["lines"])
    return held


@transaction.atomic
def publish_set(act: Act, *, draft: CriteriaSet, key: UUID, year_from: int) -> CriteriaSet:
    """From this year on clubs are rated by the draft; the set before it ends with the year before.

    Refuses what clubs could not be rated by, a year of which a club was rated, and one that a later set has.
    """
    content = {"publish": draft.pk, "year_from": year_from}
    if answered_before(key, content) is not None:
        return draft
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    _alone()
    held = _locked(draft)
    check_set_step(SetState(held.state), SetState.PUBLISHED)
    lines = [criterion_of(line) for line in held.lines.all()]
    check_publishable(_head_of(held), lines, adds_up(), year_from=year_from, this_year=act.day.year)
    latest = CriteriaSet.objects.filter(state=SetState.PUBLISHED).order_by("-year_from").first()
    check_first_year(year_from, last_rated=last_rated_year(), latest=latest.year_from if latest else None)
    if latest is not None:
        latest.year_to = year_from - 1
        latest.save(update_fields=["year_to"])
    told = {
        "state": SetState.PUBLISHED, "year_from": year_from, "published_at": act.at, "published_by_id": act.actor_id
    }  # fmt: skip
    return _changed(act, held, "publish_set", key, content, told)


@transaction.atomic
def withdraw_set(act: Act, *, withdrawn: CriteriaSet, key: UUID) -> CriteriaSet:
    """Drop a draft, or take back what was published while nobody is rated by it: the set before it goes on."""
    content = {"withdraw": withdrawn.pk}
    if answered_before(key, content) is not None:
        return withdrawn
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    _alone()
    held = _locked(withdrawn)
    check_set_step(SetState(held.state), SetState.WITHDRAWN)
    if not may_be_withdrawn(held):
        raise SetMayNotBeWithdrawn()
    before = set_before(held) if held.state == SetState.PUBLISHED else None
    _changed(act, held, "withdraw_set", key, content, {"state": SetState.WITHDRAWN})
    if before is not None:
        before.year_to = held.year_to
        before.save(update_fields=["year_to"])
    return held


def share_sets() -> None:
    """Held while a club is rated: no set is published or withdrawn meanwhile, but other clubs are rated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('rating.sets', 0))")


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('rating.sets', 0))")


def _locked(row: CriteriaSet) -> CriteriaSet:
    found: CriteriaSet = CriteriaSet.objects.select_for_update(no_key=True, of=("self",)).get(pk=row.pk)
    return found


def _held_draft(act: Act, draft: CriteriaSet) -> CriteriaSet:
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    held = _locked(draft)
    check_is_draft(SetState(held.state))
    return held


def _head_of(row: CriteriaSet, name: str | None = None) -> SetHead:
    return SetHead(
        row.name if name is None else name, row.source, row.mark, {band: getattr(row, band.value) for band in _BANDS},
        tuple(Veto(each) for each in row.vetoes), row.silent_months,
    )  # fmt: skip


def _changed(
    act: Act, row: CriteriaSet, action: str, key: UUID, content: Mapping[str, object], told: Mapping[str, Any]
) -> CriteriaSet:
    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in told])
    _note(act, action, row, key, content, told)
    return row


def _note(
    act: Act, action: str, row: CriteriaSet, key: UUID, content: Mapping[str, object], fields: Iterable[str]
) -> None:
    write_note(act, f"rating.{action}", row, path=COUNTRY, fields=fields, key=key, content=content)
