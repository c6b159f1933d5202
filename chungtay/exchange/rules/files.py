"""What a file really is, whatever its name says."""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from chungtay.exchange.rules.refusals import (
    FileEmpty,
    FileTooLarge,
    NotAWorkbook,
    WorkbookBroken,
    WorkbookLocked,
    WorkbookTooHeavy,
)
from chungtay.exchange.rules.states import MOST_BYTES


class Kind(StrEnum):
    """What stands in the bytes."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    XML = "xml"  # a spreadsheet saved as XML 2003
    WORD = "word"
    POWERPOINT = "powerpoint"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    LOCKED = "locked"
    UNKNOWN = "unknown"


READ = frozenset({Kind.XLSX, Kind.XLSB, Kind.XLS, Kind.ODS, Kind.CSV})
_ENDINGS = {
    Kind.XLSX: ("xlsx", "xlsm", "xltx", "xltm"),
    Kind.XLSB: ("xlsb",),
    Kind.XLS: ("xls", "xlt", "et"),
    Kind.ODS: ("ods", "ots"),
    Kind.CSV: ("csv", "txt", "tsv"),
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")
MOST_UNPACKED = 250 << 20
MOST_TIMES_LARGER = 120
"""A zip holds text at a tenth of its size, a sheet of equal rows at a fiftieth; beyond this it was made to do harm."""


@dataclass(frozen=True)
class Told:
    """What a file is, and whether its name said otherwise."""

    kind: Kind
    is_misnamed: bool


def tell(name: str, content: bytes) -> Told:
    """What this file really is. Refuses what holds no table, with what it is instead."""
    if not content:
        raise FileEmpty()
    if len(content) > MOST_BYTES:
        raise FileTooLarge(size_mb=-(-len(content) >> 20) or 1, limit_mb=MOST_BYTES >> 20)
    kind = kind_of(content)
    if kind is Kind.LOCKED:
        raise WorkbookLocked()
    if kind not in READ:
        raise NotAWorkbook(kind=kind, name=name[:80])
    ending = name.rpartition(".")[2].casefold()
    return Told(kind, is_misnamed=ending not in _ENDINGS[kind])


def kind_of(content: bytes) -> Kind:
    """By the first bytes, and for a zip by what lies in it."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith(b"%PDF"):
        return Kind.PDF
    if content.startswith(_PICTURES) or content[4:12] in (b"ftypheic", b"ftypmif1"):
        return Kind.PICTURE
    if content.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        return Kind.ARCHIVE
    if start.startswith(_HTML) or b"<table" in start or b"<html" in start:
        return Kind.HTML
    if start.startswith(b"<?xml"):
        return Kind.XML
    if start.startswith(b"{\\rtf"):
        return Kind.WORD
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Kind.CSV if is_wide or b"\x00" not in content[:4096] else Kind.UNKNOWN


def _kind_of_ole(content: bytes) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return Kind.LOCKED
    if holds("WordDocument"):
        return Kind.WORD
    if holds("PowerPoint Document"):
        return Kind.POWERPOINT
    return Kind.XLS


def _kind_of_zip(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            _check_weight(packed, len(content))
            if "mimetype" in names and b"opendocument.spreadsheet" in packed.read("mimetype"):
                return Kind.ODS
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise WorkbookBroken() from broken
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if any(name.startswith("word/") for name in names):
        return Kind.WORD
    return Kind.POWERPOINT if any(name.startswith("ppt/") for name in names) else Kind.ARCHIVE


def _check_weight(packed: zipfile.ZipFile, size: int) -> None:
    """Refuse what unpacks beyond measure, by what it declares; the process that reads it has its own limit besides."""
    unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > MOST_UNPACKED or unpacked > (1 << 20) + size * MOST_TIMES_LARGER:
        raise WorkbookTooHeavy()
