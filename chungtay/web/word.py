"""Official papers as Word: a template an officer may edit, filled with the fields of a `Paper` and its body.

A template is a `.docx` with names in double braces (`{{ issuer }}`); `{{ body }}` stands alone in its paragraph and
becomes the headings, paragraphs and tables. `standard_template` and `minutes_template` are ours, in the measures of
Nghị định 30/2020; `check_template` says what is wrong with one that was edited. Templates run in a sandbox: they name
fields and nothing else.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from chungtay.web.decree import MARGINS_MM, Block, Heading, Paper, Table, Text, column_widths
from chungtay.web.rules import (
    TemplateBroken,
    TemplateFieldMissing,
    TemplateFieldUnknown,
    TemplateNotWord,
    TemplateTooLarge,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Times New Roman"
LARGEST_TEMPLATE, LARGEST_UNPACKED = 2 << 20, 20 << 20
FIELDS = (
    *("above", "issuer", "number", "place_and_day", "kind", "about", "to"),
    *("body", "recipients", "signer_title", "signer_name", "beside_title", "beside_name"),
)
NEEDED = ("issuer", "number", "body")
NEEDED_BY_TWO = (*NEEDED, "signer_title", "beside_title")
"""Minutes are signed by two: a template without the second signature would lose it."""
TO = "Kính gửi: "
_NOBODY = "\u2063nobody\u2063"  # stands where a paper names whom it is sent to, while it is sent to nobody
_BODY = "⁣body⁣"  # marks the paragraph that the body replaces


def word_paper(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as Word, by this template or else by ours. Values are text, never markup.

    What two sign is set by ours where the office's own template has room for one signature only.
    """
    is_by_two = paper.head.beside_title != ""
    is_ours = False
    if template is None or (is_by_two and "beside_title" not in _named(template)):
        is_ours = True
        template = minutes_template() if is_by_two else standard_template()
    fields = paper.fields()
    names = {name: _in_lines(fields[name]) for name in ("above", "issuer")}
    if not paper.kind and paper.about:  # a letter has no title: what it is about stands below its number
        names |= {"number": f"{fields['number']}\nV/v {paper.about}", "about": ""}
    filled = _filled(template, fields | names | {"body": _BODY, "to": fields["to"] or _NOBODY})
    document = Document(io.BytesIO(filled))
    _sent_to_nobody(document)
    if not paper.kind and is_ours:
        _drop_title(document)
    if not fields["above"]:
        _raise_issuer(document)
    for place in list(document.paragraphs):
        if _BODY in place.text:
            for block in paper.blocks:
                _add(document, place, block)
            if paper.blocks and isinstance(paper.blocks[-1], Text):
                _keep_last(place)  # the last words go with the signature: it never stands on a page alone
            place._p.getparent().remove(place._p)
    return _saved(document)


def check_template(content: bytes, extra: Sequence[str] = (), *, needed: Sequence[str] = NEEDED) -> None:
    """Refuse what is not a Word file, is too large, has broken braces, names a field nobody fills or lacks one."""
    if len(content) > LARGEST_TEMPLATE:
        raise TemplateTooLarge(limit_mb=LARGEST_TEMPLATE >> 20)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise TemplateTooLarge(limit_mb=LARGEST_TEMPLATE >> 20)
            if "word/document.xml" not in packed.namelist():
                raise TemplateNotWord()
        Document(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, KeyError):
        raise TemplateNotWord() from None
    try:
        named = _named(content)
        unknown = sorted(named - {*FIELDS, *extra})
        if unknown:
            raise TemplateFieldUnknown(fields=unknown)
        missing = [name for name in needed if name not in named]
        if missing:
            raise TemplateFieldMissing(fields=missing)
        _filled(content, dict.fromkeys((*FIELDS, *extra), "x"))
    except TemplateError as wrong:
        raise TemplateBroken(said=str(wrong)) from None


def standard_template() -> bytes:
    """Our own template, to be used as it is or edited and uploaded."""
    document = _headed()
    _line(document.add_paragraph(), TO + "{{ to }}", 14, "", space=6)
    left, right = _ended(document)
    _lines(left, (("Nơi nhận:", 12, "bi"), ("{{ recipients }}", 11, "")), align=ALIGN.LEFT)
    _lines(right, _signature("signer"))
    return _saved(document)


def minutes_template() -> bytes:
    """The same for what two sign: minutes, and reports that somebody confirms. It is addressed to nobody."""
    document = _headed()
    left, right = _ended(document)
    _lines(left, _signature("beside"))
    _lines(right, _signature("signer"))
    return _saved(document)


def _headed() -> Any:
    """Head and title."""
    document = _blank()
    head = _grid(document, (Mm(73), Mm(91)), overhang=Mm(2))
    _lines(head[0], (("{{ above }}", 12, ""), ("{{ issuer }}", 12, "b"), ("———", 8, ""), ("{{ number }}", 13, "")))
    _lines(
        head[1],
        (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "b"), ("Độc lập - Tự do - Hạnh phúc", 13, "b"),
         ("———————————————", 8, ""), ("{{ place_and_day }}", 13, "i")),
    )  # fmt: skip
    _line(document.add_paragraph(), "{{ kind }}", 14, "b", space=12)
    _line(document.add_paragraph(), "{{ about }}", 14, "b")
    _line(document.add_paragraph(), "—————————", 8, "")
    return document


def _ended(document: Any) -> Sequence[Any]:
    """Where the body goes, and the two places below it, which stay together on one page."""
    document.add_paragraph("{{ body }}")
    document.add_paragraph().paragraph_format.keep_with_next = True
    return _grid(document, (Mm(80), Mm(80)))


def _signature(who: str) -> Sequence[tuple[str, int, str]]:
    """Who signs, room to sign by hand, the name."""
    return ((f"{{{{ {who}_title }}}}", 14, "b"), *((" ", 14, "") for _ in range(4)), (f"{{{{ {who}_name }}}}", 14, "b"))


def word_response(name: str, word: bytes) -> HttpResponse:
    """A Word file to keep and edit, saved as `name.docx`."""
    response = HttpResponse(word, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


def _sent_to_nobody(document: Any) -> None:
    """A paper that is sent to nobody has no line for it: the line goes, or of a line that says more the empty place."""
    tables = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for place in [*document.paragraphs, *(each for cell in tables for each in cell.paragraphs)]:
        if _NOBODY not in place.text:
            continue
        for run in place.runs:
            run.text = run.text.replace(_NOBODY, "")
        if place.text.strip() in ("", TO.strip()) and place._p.getparent() is document.element.body:
            document.element.body.remove(place._p)


def _named(template: bytes) -> set[str]:
    """The fields a template names."""
    named: set[str] = DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(SandboxedEnvironment())
    return named


def _filled(template: bytes, fields: dict[str, str]) -> bytes:
    made = DocxTemplate(io.BytesIO(template))
    made.render(fields, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blank() -> Any:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(0), Pt(0)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(MARGINS_MM["top"]), Mm(MARGINS_MM["bottom"])
    page.left_margin, page.right_margin = Mm(MARGINS_MM["left"]), Mm(MARGINS_MM["right"])
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True  # no number on page 1
    number = page.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    run = number.add_run()
    run.font.size = Pt(13)
    for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = said
        run._r.append(part)
    return document


def _in_lines(name: str) -> str:
    """A name that is too long for one line of the head, broken where the names in it end and no word hangs alone."""
    if len(name) <= LONGEST_IN_HEAD:
        return name
    words = _TOGETHER.sub(lambda found: found[0].replace(" ", _GLUE), name).split(" ")
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(halves, key=lambda pair: max(map(len, pair)), default=(name,))).replace(_GLUE, " ")


_TITLE_LINES = 3
LONGEST_IN_HEAD = 24
_GLUE = "\u00a0"
_TOGETHER = re.compile(r"NGƯỜI CAO TUỔI|VIỆT NAM|TRUNG ƯƠNG|(?:XÃ|PHƯỜNG|TỈNH|THÀNH PHỐ) \w+ \w+")


def _drop_title(document: Any) -> None:
    """A letter has neither kind nor title: their lines and the stroke below them go."""
    for place in document.paragraphs[:_TITLE_LINES]:
        place._p.getparent().remove(place._p)


def _raise_issuer(document: Any) -> None:
    """Nobody stands above: no empty line stands there either, in our template and in one made from it."""
    for table in document.tables[:1]:
        first = table.rows[0].cells[0].paragraphs
        if len(first) > 1 and not first[0].text:
            first[0]._p.getparent().remove(first[0]._p)


def _grid(document: Any, widths: Sequence[Any], overhang: Any = 0) -> Sequence[Any]:
    """A row of places side by side; `overhang`: how far it stands out on the left, then without room inside."""
    table = document.add_table(rows=1, cols=len(widths))
    _width(table, widths)
    _unsplit(table)
    if overhang:
        room = OxmlElement("w:tblCellMar")
        room.extend([_measure("w:left", 0), _measure("w:right", 0)])
        _set_property(table, _measure("w:tblInd", -overhang.twips))
        _set_property(table, room)
    return list(table.rows[0].cells)


_PROPERTIES = ("w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")


def _set_property(table: Any, part: Any) -> None:
    """Put a property where the standard (ECMA-376, 17.4.59) has it: Word refuses a file that has it elsewhere."""
    at = [qn(tag) for tag in _PROPERTIES].index(part.tag)
    table._tbl.tblPr.insert_element_before(part, *_PROPERTIES[at + 1 :])


def _measure(tag: str, twips: int) -> Any:
    part = OxmlElement(tag)
    part.set(qn("w:w"), str(twips))
    part.set(qn("w:type"), "dxa")
    return part


def _width(table: Any, widths: Sequence[Any]) -> None:
    """Of columns and of cells: Word reads the one, other programs the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _unsplit(table: Any) -> None:
    """No row is torn over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _lines(cell: Any, lines: Sequence[tuple[str, int, str]], align: Any = ALIGN.CENTER) -> None:
    for at, (text, size, how) in enumerate(lines):
        _line(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), text, size, how, align)


def _line(place: Any, text: str, size: int, how: str, align: Any = ALIGN.CENTER, space: int = 0) -> None:
    place.alignment = align
    place.paragraph_format.space_before = Pt(space)
    run = place.add_run(text)
    run.font.size, run.font.name = Pt(size), FONT
    run.bold, run.italic = "b" in how, "i" in how


def _add(document: Any, place: Any, block: Block) -> None:
    """Put one block before the paragraph that marks the body."""
    match block:
        case Heading():
            made = place.insert_paragraph_before()
            in_middle = block.level == 0
            _line(made, block.text, 14, "b", ALIGN.CENTER if in_middle else ALIGN.LEFT, space=6)
            made.paragraph_format.first_line_indent = Cm(0 if in_middle else 1.27)
            made.paragraph_format.keep_with_next = True
        case Text():
            made = place.insert_paragraph_before()
            _line(made, block.text, 14, "i" if block.is_marked else "", ALIGN.JUSTIFY, space=6)
            made.paragraph_format.first_line_indent = Cm(1.27)
        case Table():
            if block.caption:
                _line(place.insert_paragraph_before(), block.caption, 13, "b", space=6)
                _keep_last(place)
            _add_table(document, place, block)


def _keep_last(place: Any) -> None:
    place._p.getprevious().get_or_add_pPr().insert(0, OxmlElement("w:keepNext"))


def _add_table(document: Any, place: Any, block: Table) -> None:
    made = document.add_table(rows=1, cols=len(block.heads))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _border(made)
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, head in zip(made.rows[0].cells, block.heads, strict=True):
        _line(cell.paragraphs[0], head, 12, "b")
    for number, row in enumerate(block.rows):
        how = "b" if number in block.total_rows else ""
        for at, (cell, text) in enumerate(zip(made.add_row().cells, row, strict=True)):
            _line(cell.paragraphs[0], text, 12, how, ALIGN.RIGHT if at >= block.first_number else ALIGN.LEFT)
    _width(made, [Mm(width) for width in column_widths(block)])
    _unsplit(made)
    place._p.addprevious(made._tbl)


def _border(table: Any) -> None:
    edges = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        edges.append(edge)
    _set_property(table, edges)
