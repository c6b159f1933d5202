"""Levels, kinds of units, terrain, how much of an old unit went over, and when a hamlet may change."""

import re
from collections.abc import Iterable
from datetime import date
from enum import IntEnum, StrEnum

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class Level(IntEnum):
    """The country has no row; its path is `/`."""

    PROVINCE = 1
    DISTRICT = 2  # until 30 June 2025
    COMMUNE = 3


class AreaKind(StrEnum):
    """What a unit is called by law; a city stands at province level or, until June 2025, at district level."""

    TINH = "tinh"
    THANH_PHO = "thanh_pho"
    QUAN = "quan"
    HUYEN = "huyen"
    THI_XA = "thi_xa"
    XA = "xa"
    PHUONG = "phuong"
    THI_TRAN = "thi_tran"
    DAC_KHU = "dac_khu"


KINDS_AT: dict[Level, frozenset[AreaKind]] = {
    Level.PROVINCE: frozenset({AreaKind.TINH, AreaKind.THANH_PHO}),
    Level.DISTRICT: frozenset({AreaKind.QUAN, AreaKind.HUYEN, AreaKind.THI_XA, AreaKind.THANH_PHO}),
    Level.COMMUNE: frozenset({AreaKind.XA, AreaKind.PHUONG, AreaKind.THI_TRAN, AreaKind.DAC_KHU}),
}


class Extent(StrEnum):
    """How much of an old unit a succession moves, as the official conversion table words it."""

    FULL = "full"
    PART = "part"
    PART_AREA = "part_area"
    PART_AREA_ALL_POP = "part_area_all_pop"
    PART_POP = "part_pop"
    ALL_AREA = "all_area"


class TerrainKind(StrEnum):
    """What a commune is by decision; several may hold together."""

    PLAIN = "plain"
    MOUNTAIN = "mountain"
    BORDER = "border"
    ISLAND = "island"
    SPECIALLY_DIFFICULT = "specially_difficult"


UPLAND = frozenset({TerrainKind.MOUNTAIN, TerrainKind.BORDER, TerrainKind.ISLAND})
"""What T1648-7 asks about; a commune of the plain that is one of these too counts here and not for T1648-6."""

GROUND = UPLAND | {TerrainKind.PLAIN}
"""The kinds that say which of the two targets a commune belongs to. One of which none is known is of unknown ground,
specially difficult or not."""


class HamletKind(StrEnum):
    """What a village is called where it lies; there is no national list of them."""

    THON = "thon"
    BAN = "ban"
    BUON = "buon"
    LANG = "lang"
    PLEI = "plei"
    AP = "ap"
    KHOM = "khom"
    XOM = "xom"
    TIEU_KHU = "tieu_khu"
    KHU = "khu"
    KHU_PHO = "khu_pho"
    KHOI_PHO = "khoi_pho"
    TO_DAN_PHO = "to_dan_pho"
    OTHER = "other"


class ChangeState(StrEnum):
    """What became of a proposed change of name or status. Only a confirmed one, with its day, has any effect."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


NEXT_CHANGE_STATE: dict[ChangeState, frozenset[ChangeState]] = {
    ChangeState.OPEN: frozenset({ChangeState.CONFIRMED, ChangeState.DECLINED}),
    ChangeState.CONFIRMED: frozenset(),
    ChangeState.DECLINED: frozenset({ChangeState.CONFIRMED}),  # a second source may still turn up
}


# --- refusals ---------------------------------------------------------------------------------------------------


class AreaNotFound(NotFound):
    """There is no such area, or it lies outside the reach."""


class HamletNotFound(NotFound):
    """There is no such hamlet, or its commune lies outside the reach."""


class HamletEndsTwice(RuleBroken):
    """A hamlet that has ended cannot be merged, renamed or split again."""


class HamletChangesBeforeItBegan(RuleBroken):
    """A hamlet changes after the day it began, not on it or before."""


class HamletNameTaken(RuleBroken):
    """The commune has a hamlet of this name in those days."""


class HamletNameUnchanged(RuleBroken):
    """A renaming that changes nothing."""


class MergerNeedsTwo(RuleBroken):
    """A merger joins at least two hamlets, or parts of them."""


class SplitNeedsTwo(RuleBroken):
    """A split makes at least two hamlets."""


class SameNameTwice(RuleBroken):
    """A split names two new hamlets alike."""


class HamletInUse(RuleBroken):
    """A hamlet that others refer to, or that has a past, cannot be taken back as a typing error."""


class NamesMissing(RuleBroken):
    """A list of hamlets without a single name."""


class HamletsOfTwoCommunes(RuleBroken):
    """Hamlets of different communes cannot be merged by one of them."""


class NotACommune(RuleBroken):
    """Hamlets, terrain and yearly facts belong to communes of the map in force."""


class DayInFuture(RuleBroken):
    """A fact is recorded once its day has come."""


class DayNotOnMap(RuleBroken):
    """A fact of an area cannot hold before its map was in force or after it ended."""


class TerrainHoldsAlready(RuleBroken):
    """The commune has this terrain in those days."""


class TerrainHoldsForSome(RuleBroken):
    """Of the chosen communes some have this terrain in those days."""


class TerrainNothingNew(RuleBroken):
    """Every chosen commune has what is to be written."""


class CommunesMissing(RuleBroken):
    """Many are to be marked, and none was chosen."""


class TerrainEndsTwice(RuleBroken):
    """This terrain was closed before."""


class TerrainEndsBeforeItBegan(RuleBroken):
    """A terrain cannot end before the day on which it began."""


class SourceMissing(RuleBroken):
    """A change of the map needs the paper it rests on."""


class WomenExceedOlder(RuleBroken):
    """More older women than older persons."""


class FactsEmpty(RuleBroken):
    """A sheet without a single figure."""


class YearOutOfRange(RuleBroken):
    """Facts are kept for the years of the map up to the current one."""


class FactsChangedMeanwhile(Conflict):
    """Someone else put the same commune's sheet right after this page was opened."""


class ChangeSettled(RuleBroken):
    """The proposed change was confirmed or declined before."""


class ChangeBeforeIssue(RuleBroken):
    """A resolution is not in force before it was passed."""


class AreaNameOverlaps(RuleBroken):
    """The area has another later name in those days."""


class MapIncomplete(RuleBroken):
    """A file of the national tables is missing or cannot be read as it should."""


class KindNotOfLevel(RuleBroken):
    """A province cannot become a ward, nor a commune a province."""


class AreaWouldMove(RuleBroken):
    """A corrected table puts a known unit under another one; its path is in use, so this is no correction."""


class AreaWouldVanish(RuleBroken):
    """A corrected table lacks units that were loaded before."""


# --- checks -----------------------------------------------------------------------------------------------------


def check_day(day: date, *, today: date, map_from: date | None) -> None:
    """Refuse a day that has not come, or one before the area's map was in force."""
    if day > today:
        raise DayInFuture(day=day)
    if map_from is not None and day < map_from:
        raise DayNotOnMap(day=day, map_from=map_from)


def check_hamlet_changes(name: str, *, valid_from: date, valid_to: date | None, happened_on: date) -> None:
    """Refuse to change a hamlet that has ended, or on a day on which it did not yet stand."""
    if valid_to is not None:
        raise HamletEndsTwice(name=name, ended_on=valid_to)
    if happened_on <= valid_from:
        raise HamletChangesBeforeItBegan(name=name, began_on=valid_from)


def check_change(state: ChangeState, to: ChangeState, *, name: str) -> None:
    """Refuse a step the table of states does not have."""
    if to not in NEXT_CHANGE_STATE[state]:
        raise ChangeSettled(name=name)


def check_year(year: int, *, first: int, last: int) -> None:
    """Refuse a year before the map or after today."""
    if not first <= year <= last:
        raise YearOutOfRange(year=str(year), first=str(first), last=str(last))


def check_older(older_count: int | None, older_women_count: int | None) -> None:
    """Refuse more older women than older persons."""
    if older_count is not None and older_women_count is not None and older_women_count > older_count:
        raise WomenExceedOlder(older_count=older_count, older_women_count=older_women_count)


def is_split(successor_count: int) -> bool:
    """Whether an old unit went into more than one new one, so that each club must be asked for its side."""
    return successor_count > 1


# --- spelling ---------------------------------------------------------------------------------------------------

# "Mỹ/Mĩ", "Kỳ/Kì", "Quý/Quí": the same sound after these consonants. "Đắk/Đắc", "Pắk/Pắc": a final k is a c.
_Y_AS_I = re.compile(r"\b([hklmst]|qu)y\b")
_K_AS_C = re.compile(r"(?<=[aeiou])k\b")


def one_spelling(folded: str) -> str:
    """A folded name with the spellings that count as one: `my` and `mi`, `dak` and `dac`."""
    return _K_AS_C.sub("c", _Y_AS_I.sub(r"\1i", folded))


_GLUED = re.compile(r"\b(p|q|h|x|tp|tx|tt)(?=[0-9])")


def numbers_apart(folded: str) -> str:
    """`"q 1"` of `"q1"`: how wards and districts with numbers are written on envelopes."""
    return _GLUED.sub(r"\1 ", folded)


_UNIT_WORDS: dict[str, frozenset[AreaKind]] = {
    "thi tran": frozenset({AreaKind.THI_TRAN}),
    "thi xa": frozenset({AreaKind.THI_XA}),
    "thanh pho": frozenset({AreaKind.THANH_PHO}),
    "dac khu": frozenset({AreaKind.DAC_KHU}),
    "tinh": frozenset({AreaKind.TINH}),
    "huyen": frozenset({AreaKind.HUYEN}),
    "quan": frozenset({AreaKind.QUAN}),
    "phuong": frozenset({AreaKind.PHUONG}),
    "xa": frozenset({AreaKind.XA}),
    "tp": frozenset({AreaKind.THANH_PHO}),
    "tx": frozenset({AreaKind.THI_XA}),
    "tt": frozenset({AreaKind.THI_TRAN}),
    "p": frozenset({AreaKind.PHUONG}),
    "q": frozenset({AreaKind.QUAN}),
    "h": frozenset({AreaKind.HUYEN}),
    "x": frozenset({AreaKind.XA}),
    "t": frozenset({AreaKind.TINH}),
}
_UNIT_AT_START = re.compile(rf"^({'|'.join(sorted(_UNIT_WORDS, key=len, reverse=True))})\b *")


def take_unit_word(part: str) -> tuple[str, frozenset[AreaKind]]:
    """`("nga thuy", {XA})` of `"xa nga thuy"`; a text that is nothing but a unit word is left as it is."""
    found = _UNIT_AT_START.match(part)
    if found is None or found.end() == len(part):
        return part, frozenset()
    return part[found.end() :], _UNIT_WORDS[found.group(1)]


def without_inner_units(words: str) -> str:
    """`"nga thuy nga son"` of `"nga thuy huyen nga son"`: unit words between names say nothing a name does not."""
    inner = re.compile(r"(?<=[a-z0-9]) (thi tran|thi xa|thanh pho|dac khu|tinh|huyen|tp|tx|tt)(?= [a-z0-9])")
    return inner.sub("", words)


def repeated(names: Iterable[str]) -> str | None:
    """The first name that comes twice, if one does."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
