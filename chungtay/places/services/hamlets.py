"""Hamlets are added, renamed, merged and split by decision: what ends is closed and what begins is opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import ProtectedError, Q

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold, sort_key
from chungtay.places.models import Area, Hamlet, HamletSuccession
from chungtay.places.rules import (
    HamletInUse,
    HamletKind,
    HamletNameTaken,
    HamletNameUnchanged,
    HamletNotFound,
    HamletsOfTwoCommunes,
    MergerNeedsTwo,
    NamesMissing,
    SameNameTwice,
    SourceMissing,
    SplitNeedsTwo,
    check_day,
    check_hamlet_changes,
    repeated,
)
from chungtay.places.services.communes import lock_commune
from chungtay.places.words import hamlet_called, without_hamlet_word


@dataclass(frozen=True)
class NewHamlet:
    """A hamlet about to be: what it is called there, and its name without that word."""

    kind: HamletKind
    name: str

    @classmethod
    def typed(cls, kind: str, name: str) -> "NewHamlet":
        """`typed("thon", "thôn  Phú Nghĩa")` is thôn, Phú Nghĩa."""
        return cls(HamletKind(kind), without_hamlet_word(kind, clean(name)))

    @property
    def called(self) -> str:
        return hamlet_called(self.kind, self.name)


@transaction.atomic
def add_hamlets(
    act: Act, *, commune: Area, key: UUID, hamlets: Sequence[NewHamlet], valid_from: date, source: str = ""
) -> list[Hamlet]:
    """Put hamlets on the commune's list, all or none; a single one is a list of one. `source` may stay empty."""
    act.must(Action.KEEP_PLACES, commune.path)
    content = {"commune": commune.pk, "names": [new.called for new in hamlets], "from": valid_from, "source": source}
    if answered_before(key, content) is not None:
        return list(Hamlet.objects.filter(key__in=_keys(key, len(hamlets))).order_by("pk"))
    lock_commune(act, commune)
    check_day(valid_from, today=act.day, map_from=commune.map.valid_from)
    if not hamlets:
        raise NamesMissing()
    added = _open(commune, key, hamlets, valid_from, source)
    write_note(act, "places.add_hamlets", added[0], path=commune.path, fields=["name"], key=key, content=content)
    return added


@transaction.atomic
def rename_hamlet(act: Act, *, hamlet: Hamlet, key: UUID, happened_on: date, to: NewHamlet, source: str) -> Hamlet:
    """Give a hamlet another name or status by decision; the old one is closed and points to the new."""
    act.must(Action.KEEP_PLACES, hamlet.area.path)
    content = {"hamlet": hamlet.pk, "on": happened_on, "to": to.called, "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return Hamlet.objects.get(pk=row_id)
    commune = lock_commune(act, hamlet.area)
    (old,) = _locked([hamlet], commune)
    if (to.kind, to.name) == (old.kind, old.name):
        raise HamletNameUnchanged(name=old.full_name)
    (new,) = _replace(act, commune, key, whole=[old], into=[to], happened_on=happened_on, source=source)
    write_note(act, "places.rename_hamlet", new, path=commune.path, fields=["name", "kind"], key=key, content=content)
    return new


@transaction.atomic
def merge_hamlets(
    act: Act,
    *,
    commune: Area,
    key: UUID,
    happened_on: date,
    whole: Sequence[Hamlet],
    part: Sequence[Hamlet] = (),
    into: NewHamlet,
    source: str,
) -> Hamlet:
    """Make one hamlet of several by decision. Those in `whole` end; of those in `part` a piece goes and they remain.

    The new one may bear the name of an old one. Clubs stay where they are: who sits in the new hamlet now is asked by
    `queries.hamlets_now`.
    """
    act.must(Action.KEEP_PLACES, commune.path)
    content = {
        "whole": sorted(old.pk for old in whole),
        "part": sorted(old.pk for old in part),
        "on": happened_on,
        "into": into.called,
        "source": source,
    }
    if (row_id := answered_before(key, content)) is not None:
        return Hamlet.objects.get(pk=row_id)
    lock_commune(act, commune)
    if len({old.pk for old in (*whole, *part)}) < 2:
        raise MergerNeedsTwo()
    olds = _locked([*whole, *part], commune)
    ending = [old for old in olds if old.pk in {each.pk for each in whole}]
    giving = [old for old in olds if old not in ending]
    (new,) = _replace(act, commune, key, whole=ending, part=giving, into=[into], happened_on=happened_on, source=source)
    write_note(act, "places.merge_hamlets", new, path=commune.path, fields=["hamlets"], key=key, content=content)
    return new


@transaction.atomic
def split_hamlet(
    act: Act, *, hamlet: Hamlet, key: UUID, happened_on: date, into: Sequence[NewHamlet], source: str
) -> list[Hamlet]:
    """Make several hamlets of one by decision; a club of it must be asked for its side."""
    act.must(Action.KEEP_PLACES, hamlet.area.path)
    content = {"hamlet": hamlet.pk, "on": happened_on, "into": [new.called for new in into], "source": source}
    if answered_before(key, content) is not None:
        return list(Hamlet.objects.filter(key__in=_keys(key, len(into))).order_by("pk"))
    commune = lock_commune(act, hamlet.area)
    if len(into) < 2:
        raise SplitNeedsTwo()
    (old,) = _locked([hamlet], commune)
    made = _replace(act, commune, key, whole=[old], into=into, happened_on=happened_on, source=source)
    write_note(act, "places.split_hamlet", made[0], path=commune.path, fields=["hamlets"], key=key, content=content)
    return made


@transaction.atomic
def correct_hamlet(act: Act, *, hamlet: Hamlet, key: UUID, to: NewHamlet) -> Hamlet:
    """Put a typing error in a name right: the hamlet was always called so. A real renaming is `rename_hamlet`."""
    act.must(Action.KEEP_PLACES, hamlet.area.path)
    content = {"hamlet": hamlet.pk, "correct": to.called}
    if (row_id := answered_before(key, content)) is not None:
        return Hamlet.objects.get(pk=row_id)
    commune = lock_commune(act, hamlet.area)
    (found,) = _locked([hamlet], commune)
    _check_free(commune, to, since=found.valid_from, until=found.valid_to, but=found)
    found.kind, found.name, found.sort_key, found.name_fold = to.kind, to.name, sort_key(to.name), fold(to.name)
    found.save(update_fields=["kind", "name", "sort_key", "name_fold"])
    write_note(act, "places.correct_hamlet", found, path=commune.path, fields=["name"], key=key, content=content)
    return found


@transaction.atomic
def withdraw_hamlet(act: Act, *, hamlet: Hamlet, key: UUID) -> None:
    """Take back a hamlet that was put on the list by mistake, as long as nobody and nothing refers to it."""
    act.must(Action.KEEP_PLACES, hamlet.area.path)
    content = {"withdraw": hamlet.pk}
    if answered_before(key, content) is not None:
        return
    commune = lock_commune(act, hamlet.area)
    (found,) = _locked([hamlet], commune)
    write_note(act, "places.withdraw_hamlet", found, path=commune.path, fields=["name"], key=key, content=content)
    try:
        found.delete()
    except ProtectedError as used:
        raise HamletInUse(name=found.full_name) from used


def _replace(
    act: Act,
    commune: Area,
    key: UUID,
    *,
    whole: Sequence[Hamlet],
    part: Sequence[Hamlet] = (),
    into: Sequence[NewHamlet],
    happened_on: date,
    source: str,
) -> list[Hamlet]:
    """Close what goes whole, open what begins, and write down what went where."""
    if not source:
        raise SourceMissing()
    check_day(happened_on, today=act.day, map_from=commune.map.valid_from)
    for old in (*whole, *part):
        check_hamlet_changes(old.full_name, valid_from=old.valid_from, valid_to=old.valid_to, happened_on=happened_on)
    Hamlet.objects.filter(pk__in=[old.pk for old in whole]).update(valid_to=happened_on)
    made = _open(commune, key, into, happened_on, source)
    HamletSuccession.objects.bulk_create(
        HamletSuccession(
            old=old,
            new=new,
            happened_on=happened_on,
            is_whole=old not in part and len(made) == 1,
            source=source,
        )
        for old in (*whole, *part)
        for new in made
    )
    return made


def _open(commune: Area, key: UUID, hamlets: Sequence[NewHamlet], valid_from: date, source: str) -> list[Hamlet]:
    twice = repeated(new.called for new in hamlets)
    if twice is not None:
        raise SameNameTwice(name=twice)
    for new in hamlets:
        if not new.name:
            raise NamesMissing()
        _check_free(commune, new, since=valid_from, until=None)
    return Hamlet.objects.bulk_create(
        Hamlet(
            key=each_key,
            area=commune,
            kind=new.kind,
            name=new.name,
            sort_key=sort_key(new.name),
            name_fold=fold(new.name),
            valid_from=valid_from,
            source=source,
        )
        for each_key, new in zip(_keys(key, len(hamlets)), hamlets, strict=True)
    )


def _check_free(commune: Area, new: NewHamlet, *, since: date, until: date | None, but: Hamlet | None = None) -> None:
    """Refuse a name that another hamlet of the commune bears on any day of the period."""
    same = Hamlet.objects.filter(area=commune, kind=new.kind, name=new.name)
    same = same.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since)).exclude(pk=but.pk if but else None)
    if until is not None:
        same = same.filter(valid_from__lt=until)
    if same.exists():
        raise HamletNameTaken(name=new.called)


def _locked(hamlets: Iterable[Hamlet], commune: Area) -> list[Hamlet]:
    """The hamlets as they stand now, locked, in the order given; all of this commune."""
    wanted = [hamlet.pk for hamlet in hamlets]
    found = {row.pk: row for row in Hamlet.objects.select_for_update().filter(pk__in=wanted)}
    if len(found) != len(set(wanted)):
        raise HamletNotFound()
    if any(row.area_id != commune.pk for row in found.values()):
        raise HamletsOfTwoCommunes()
    return [found[pk] for pk in dict.fromkeys(wanted)]


def _keys(key: UUID, count: int) -> list[UUID]:
    """The keys of the rows a form makes: its own for one, numbered ones for several."""
    return [key] if count == 1 else [uuid5(key, str(number)) for number in range(count)]
