"""What a club wrote, as a workbook."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import queries, words
from chungtay.activities.rules import Kind, Part
from chungtay.activities.views.lists import asked_for
from chungtay.activities.views.shared import club_for
from chungtay.clubs.rules import ActivityArea
from chungtay.web.workbook import Column, workbook

_COLUMNS = [
    Column("Ngày", 12), Column("Mảng", 22), Column("Loại việc", 26), Column("Việc đã làm", 44), Column("Ở đâu", 22),
    Column("Người đứng ra", 28), Column("Người tham gia", 40), Column("Người được giúp", 30),
    Column("Người, đơn vị khác", 28), Column("Số người làm", 9, "#,##0"), Column("Số người được giúp", 9, "#,##0"),
    Column("Giờ công", 9, "#,##0"), Column("Giá trị (đ)", 14, "#,##0"), Column("Ghi thêm", 30),
]  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def list_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The rows of the list as it is narrowed, with the names."""
    club = club_for(request, club_id)
    labels = queries.labels_on(request.act.day, club.path)
    chosen, _filters = asked_for(request, club, labels)
    found = list(queries.activities_of(club.pk, chosen))
    names = queries.names_in(found)
    rows = (_row(each, labels, names.get(each.pk, {})) for each in found)
    return workbook(f"hoat-dong-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.DONE_LIST}", _COLUMNS, rows)


def _row(each: Any, labels: dict[ActivityArea, str], names: dict[Part, list[str]]) -> list[Any]:
    return [
        each.happened_on, labels[ActivityArea(each.area)], words.KIND[Kind(each.kind)], each.title, each.place,
        *(", ".join(names.get(part, ())) for part in Part), each.others, each.part_count, each.helped_count,
        each.hour_count, each.value_vnd, each.note,
    ]  # fmt: skip
