"""What a club wrote, as a workbook."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import queries, words
from chungtay.activities.rules import ABOUT_SOMEBODY, Kind, Part
from chungtay.activities.views.lists import asked_for, title_for
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
    """The rows of the list as it is narrowed, with the names; whom the club helped only for its board."""
    club = club_for(request, club_id)
    labels = queries.labels_on(request.act.day, club.path)
    chosen, _filters = asked_for(request, club, labels)
    found = list(queries.activities_of(club.pk, chosen))
    names = queries.names_in(found)
    rows = (_row(each, labels, names.get(each.pk, {}), is_open=not chosen.is_veiled) for each in found)
    return workbook(f"hoat-dong-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.DONE_LIST}", _COLUMNS, rows)


def _row(each: Any, labels: dict[ActivityArea, str], names: dict[Part, list[str]], *, is_open: bool) -> list[Any]:
    kind = Kind(each.kind)
    tells = is_open or kind not in ABOUT_SOMEBODY
    named = [", ".join(names.get(part, ())) if is_open or part is not Part.HELPED else "" for part in Part]
    return [
        each.happened_on, labels[ActivityArea(each.area)], words.KIND[kind], title_for(each, is_open=is_open),
        each.place if tells else "", *named, each.others if tells else "", each.part_count,
        each.helped_count if is_open else None, each.hour_count, each.value_vnd, each.note if tells else "",
    ]  # fmt: skip
