"""An official paper in the layout of Nghị định 30/2020/NĐ-CP: what it says, once, for Word, PDF and screen.

A room writes a `Paper` with its head and its blocks; `decree_pdf` sets it with Typst to be signed, `web.word` fills a
Word template to be edited. The number, the place and the day are plain text: who gives them is the room `papers`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from chungtay.web.print import render_pdf

MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 20}
"""Annex I of the decree: top and bottom 20–25, left 30–35, right 15–20."""


@dataclass(frozen=True)
class Heading:
    """A numbered heading of a part, in bold: `I. KẾT QUẢ`; level 2 is a heading inside it, 0 stands in the middle."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph, justified, its first line set in. `is_marked`: in italics, for what is not counted."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text under heads; columns from `first_number` on are numbers and stand to the right."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    first_number: int = 1
    widths: Sequence[int] = ()  # shares of the width, one per column; empty: the first twice as wide as the others
    total_rows: Sequence[int] = ()  # rows set in bold


Block = Heading | Text | Table


@dataclass(frozen=True)
class Head:
    """Who issues the paper: the body above, itself, its number, place and day, and who signs and receives."""

    above: str
    issuer: str
    number: str  # "Số: 12/BC-HNCT"; a draft says "Số: …/BC-HNCT"
    place_and_day: str  # "Nga Sơn, ngày 05 tháng 02 năm 2026"
    signer_title: str = ""
    signer_name: str = ""
    recipients: Sequence[str] = ()
    beside_title: str = ""  # minutes are signed by two: who signs on the left, in place of the recipients
    beside_name: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole paper. `kind` is its name in capitals (BÁO CÁO); a letter (công văn) has none and says to whom."""

    head: Head
    kind: str
    about: str
    blocks: Sequence[Block]
    to: str = ""  # "Kính gửi: …"

    def fields(self) -> dict[str, str]:
        """The plain fields a Word template may name; `body` is where the blocks go."""
        head = self.head
        return {
            "above": head.above.upper(),
            "issuer": head.issuer.upper(),
            "number": head.number,
            "place_and_day": head.place_and_day,
            "kind": self.kind.upper(),
            "about": self.about,
            "to": self.to,
            "recipients": ";\n".join(f"- {each}" for each in head.recipients) + ("." if head.recipients else ""),
            "signer_title": head.signer_title.upper(),
            "signer_name": head.signer_name,
            "beside_title": head.beside_title.upper(),
            "beside_name": head.beside_name,
        }


def place_and_day(place: str, day: date) -> str:
    """`Nga Sơn, ngày 05 tháng 02 năm 2026`: a day below 10 and the months 1 and 2 are written with a 0."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def decree_pdf(paper: Paper, *, link: str = "") -> bytes:
    """The paper as PDF, ready to be signed."""
    return render_pdf("web/decree.typ", {"papers": [_plain(paper)]}, where=paper.about or paper.kind, link=link)


def decree_run(papers: Sequence[Paper]) -> bytes:
    """Many papers printed in one run, each beginning on a page of its own: one PDF."""
    assert papers, "a run has at least one paper"
    plain = [_plain(paper) for paper in papers]
    return render_pdf("web/decree.typ", {"papers": plain}, where=papers[0].about or papers[0].kind)


def _plain(paper: Paper) -> dict[str, object]:
    blocks = [
        {"type": type(block).__name__.lower(), **asdict(block)}
        | ({"widths": column_widths(block)} if isinstance(block, Table) else {})
        for block in paper.blocks
    ]
    return paper.fields() | {"kind": paper.kind, "blocks": blocks, "recipients": list(paper.head.recipients)}


def column_widths(block: Table, whole_mm: float = 160) -> list[float]:
    """Millimetres of the columns: as asked, but none narrower than its longest word, nor than a number in it.

    The others give way by what they have to spare; where nothing can be spared, all give way alike.
    """
    shares = block.widths or [2, *[1] * (len(block.heads) - 1)]
    asked = [whole_mm * share / sum(shares) for share in shares]
    least = [_least_mm(block, at) for at in range(len(block.heads))]
    lack = sum(max(need - have, 0) for need, have in zip(least, asked, strict=True))
    spare = sum(max(have - need, 0) for need, have in zip(least, asked, strict=True))
    if lack > spare:
        return [whole_mm * need / sum(least) for need in least]
    keep = 1 - lack / spare if spare else 1
    return [need + max(have - need, 0) * keep for need, have in zip(least, asked, strict=True)]


def _least_mm(block: Table, at: int) -> float:
    """What the longest thing of a column that may not be broken takes, with the room beside it."""
    cells = [row[at] for row in block.rows]
    if at < block.first_number:
        cells = [word for cell in cells for word in cell.split()]
    return 5 + max(map(_text_mm, (*cells, *block.heads[at].split())), default=0)


def _text_mm(text: str) -> float:
    """About how wide 12 points of Times are: generous, for heads are bold."""
    return sum(1.2 if char in "., ilt/()-" else 2.3 if not char.isupper() else 3.2 for char in text)
