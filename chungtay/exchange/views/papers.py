"""Workbooks to download: the empty template, and the lines that are wrong with a column that says why."""

from typing import Any

from django.http import HttpResponse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.exchange import queries
from chungtay.exchange.queries import RowFilter
from chungtay.exchange.queries.template import template_book
from chungtay.exchange.rules import Field
from chungtay.exchange.views.faces import Way
from chungtay.exchange.words import FIELDS, problem_told
from chungtay.web.workbook import XLSX, Column, workbook


@needs(Action.IMPORT_REGISTER)
def template(request: ActRequest) -> HttpResponse:
    """The empty template, at the office."""
    return _sent(template_book())


def template_of_club(request: ActRequest, way: Way, club: Any) -> HttpResponse:
    """The empty template with the club's name above it."""
    return _sent(template_book(club.name))


def _sent(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-so-thanh-vien.xlsx"'
    return response


def errors(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """The lines with faults as they stood, each with its sentence: to be put right in Excel and sent again."""
    kinds = list(dict.fromkeys(Field(each["field"]) for each in found.columns if each["field"]))
    rows = [
        [row.line, *(row.values.get(kind, "") for kind in kinds), " ".join(problem_told(each) for each in row.errors)]
        for row in queries.rows_of(found, RowFilter.WRONG)
    ]
    kept = [at for at, kind in enumerate(kinds, start=1) if any(row[at] for row in rows) or kind is Field.NAME]
    columns = [Column("Dòng", 8), *(Column(str(FIELDS[kinds[at - 1]]), 20) for at in kept), Column("Lỗi", 60)]
    picked = [[row[0], *(row[at] for at in kept), row[-1]] for row in rows]
    return workbook("dong-sai", f"Các dòng sai của tệp {found.file_name}", columns, picked)
