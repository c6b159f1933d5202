"""Names and status of areas: proposed, confirmed with a day, declined; and spelling put right."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold, sort_key
from chungtay.places.models import Area, AreaName, ProposedChange
from chungtay.places.rules import (
    KINDS_AT,
    AreaKind,
    AreaNameOverlaps,
    ChangeBeforeIssue,
    ChangeState,
    KindNotOfLevel,
    Level,
    SourceMissing,
    check_change,
    one_spelling,
)
from chungtay.places.services.search_lines import add_later_names
from chungtay.places.words import called


@transaction.atomic
def propose_change(
    act: Act,
    *,
    area: Area,
    key: UUID,
    kind: AreaKind,
    name: str,
    resolution: str,
    issued_on: date,
    effective_on: date | None = None,
) -> ProposedChange:
    """Write down a change of name or status that was read in a resolution; without effect until confirmed."""
    act.must(Action.KEEP_MAP, area.path)
    name = clean(name)
    content = {"area": area.pk, "kind": kind, "name": name, "resolution": resolution, "issued_on": issued_on}
    if (row_id := answered_before(key, content)) is not None:
        return ProposedChange.objects.get(pk=row_id)
    if kind not in KINDS_AT[Level(area.level)]:
        raise KindNotOfLevel(name=called(kind, name))
    if effective_on is not None and effective_on < issued_on:
        raise ChangeBeforeIssue(day=effective_on, issued_on=issued_on)
    change, _ = ProposedChange.objects.get_or_create(
        area=area,
        resolution=resolution,
        defaults={
            "kind": kind,
            "name": name,
            "full_name": called(kind, name),
            "issued_on": issued_on,
            "effective_on": effective_on,
            "sources_agreeing": 1,
            "state": ChangeState.OPEN,
        },
    )
    write_note(act, "places.propose_change", change, path=area.path, fields=["name"], key=key, content=content)
    return change


@transaction.atomic
def confirm_change(act: Act, *, change: ProposedChange, key: UUID, effective_on: date) -> AreaName:
    """Let a proposed name take effect from a day; what the area was called until then is closed with that day."""
    act.must(Action.KEEP_MAP, change.area.path)
    content = {"change": change.pk, "effective_on": effective_on}
    if (row_id := answered_before(key, content)) is not None:
        return AreaName.objects.get(pk=row_id)
    name = _take_effect(change, effective_on)
    path = change.area.path
    write_note(act, "places.confirm_change", name, path=path, fields=["name", "kind"], key=key, content=content)
    return name


@transaction.atomic
def confirm_resolution(act: Act, *, change: ProposedChange, key: UUID, effective_on: date) -> list[AreaName]:
    """Let everything that waits from the same resolution take effect from one day, all or none."""
    act.must(Action.KEEP_MAP, change.area.path)
    content = {"resolution": change.resolution, "effective_on": effective_on}
    if answered_before(key, content) is not None:
        return list(AreaName.objects.filter(proposed_as__resolution=change.resolution))
    waiting = Q(resolution=change.resolution, state=ChangeState.OPEN) | Q(pk=change.pk)
    changes = list(ProposedChange.objects.filter(waiting).select_related("area").order_by("pk"))
    for each in changes:
        act.must(Action.KEEP_MAP, each.area.path)
    names = [_take_effect(each, effective_on) for each in changes]
    path = change.area.path
    write_note(act, "places.confirm_resolution", change, path=path, fields=["name", "kind"], key=key, content=content)
    return names


def _take_effect(change: ProposedChange, effective_on: date) -> AreaName:
    change = ProposedChange.objects.select_for_update(of=("self",)).select_related("area").get(pk=change.pk)
    area = Area.objects.select_for_update(of=("self",), no_key=True).get(pk=change.area_id)
    check_change(ChangeState(change.state), ChangeState.CONFIRMED, name=change.full_name)
    if effective_on < change.issued_on:
        raise ChangeBeforeIssue(day=effective_on, issued_on=change.issued_on)
    later = Q(valid_from__gte=effective_on) | Q(valid_from__lt=effective_on, valid_to__gt=effective_on)
    if AreaName.objects.filter(later, area=area).exists():
        raise AreaNameOverlaps(name=area.full_name)
    AreaName.objects.filter(area=area, valid_to__isnull=True).update(valid_to=effective_on)
    name = AreaName.objects.create(
        area=area,
        kind=change.kind,
        name=change.name,
        full_name=change.full_name,
        valid_from=effective_on,
        source=change.resolution,
    )
    change.state, change.effective_on, change.area_name = ChangeState.CONFIRMED, effective_on, name
    change.save(update_fields=["state", "effective_on", "area_name"])
    add_later_names(name)
    return name


@transaction.atomic
def decline_change(act: Act, *, change: ProposedChange, key: UUID, reason: str) -> ProposedChange:
    """Set a proposed name aside, with the reason; it may still be confirmed when a second source turns up."""
    act.must(Action.KEEP_MAP, change.area.path)
    content = {"change": change.pk, "decline": reason}
    if answered_before(key, content) is not None:
        return change
    found: ProposedChange = ProposedChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    check_change(ChangeState(found.state), ChangeState.DECLINED, name=found.full_name)
    if not reason:
        raise SourceMissing()
    found.state = ChangeState.DECLINED
    found.save(update_fields=["state"])
    path = change.area.path
    write_note(
        act, "places.decline_change", found, path=path, fields=["state"], reason=reason, key=key, content=content
    )
    return found


@transaction.atomic
def correct_area_name(act: Act, *, area: Area, key: UUID, name: str, source: str) -> Area:
    """Put the spelling of a name right by a letter; loadings leave it alone, and the old one is still found."""
    act.must(Action.KEEP_MAP, area.path)
    name = clean(name)
    content = {"area": area.pk, "name": name, "source": source}
    if answered_before(key, content) is not None:
        return Area.objects.get(pk=area.pk)
    if not source or not name:
        raise SourceMissing()
    found: Area = Area.objects.select_for_update(of=("self",), no_key=True).get(pk=area.pk)
    found.name, found.full_name, found.name_source = name, called(found.kind, name), source
    found.sort_key, found.name_fold = sort_key(name), fold(name)
    own, _comma, above = found.search_line.partition(", ")
    spellings = dict.fromkeys([one_spelling(fold(name)), *own.split("; ")])
    found.search_line = ", ".join(part for part in ("; ".join(spellings), above) if part)
    found.save(update_fields=["name", "full_name", "name_source", "sort_key", "name_fold", "search_line"])
    write_note(act, "places.correct_area_name", found, path=found.path, fields=["name"], key=key, content=content)
    return found
