"""Book 12 of a club, Sổ tài sản: as PDF to sign and as a workbook."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.assets import queries, words
from chungtay.assets.queries import BookGone, Listed, ThingFilter
from chungtay.assets.rules import Presence
from chungtay.assets.views.shared import club_for, url
from chungtay.kernel.money import group_digits
from chungtay.kernel.months import Month
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.workbook import Column, workbook


@needs(Action.SEE_CLUB)
@require_safe
def book(request: ActRequest, club_id: int) -> HttpResponse:
    """The book on A4: what there is, what left, with lines to sign."""
    club, day = club_for(request, club_id), request.act.day
    things = _things(club.pk, request, Presence.HERE)
    names = queries.board_names(club, day)
    data = {
        "above": queries.body_above(club),
        "club": club.name,
        "title": words.BOOK,
        "day": f"{day:%d/%m/%Y}",
        "things": [_line(thing) for thing in things],
        "gone": [_gone(gone) for gone in queries.gone_of(club.pk)],
        "total": group_digits(sum(thing.facts.value_vnd or 0 for thing in things)),
        "valued": sum(thing.facts.value_vnd is not None for thing in things),
        "signers": [{"title": words.SIGNS_AS[post], "name": names.get(post, "")} for post in queries.SIGNERS],
    }
    where = f"{club.name} · {words.BOOK} · {Month.of(day).label}"
    link = request.build_absolute_uri(url("list", club))
    return pdf_response(f"so-tai-san-{day:%Y-%m-%d}", render_pdf("assets/book.typ", data, where=where, link=link))


def _things(club_id: int, request: ActRequest, presence: Presence) -> list[Listed]:
    day = request.act.day
    return queries.listed(queries.things_of(club_id, day, ThingFilter(presence=presence)), day)


def _line(thing: Listed) -> dict[str, Any]:
    said = thing.facts
    numbers = words.numbers(said.first_number, said.last_number)
    origin = " · ".join(filter(None, (str(words.ORIGIN[said.origin]) if said.origin else "", said.giver)))
    return {
        "number": str(thing.number),
        "came": f"{said.came_on:%d/%m/%Y}" if said.came_on else "",
        "name": said.name,
        "more": ", ".join(filter(None, (numbers, said.note))),
        "unit": said.unit,
        "quantity": group_digits(thing.left),
        "origin": origin,
        "value": group_digits(said.value_vnd) if said.value_vnd is not None else "",
        "holder": thing.holder_name,
        "since": f"{thing.held_since:%d/%m/%Y}" if thing.held_since else "",
        "found": words.last_found(thing.condition, thing.checked_on, thing.counted if thing.is_short else None),
    }


def _gone(gone: BookGone) -> dict[str, Any]:
    told = filter(None, (str(words.GONE[gone.reason]), gone.to_whom, gone.words))
    return {
        "number": str(gone.number),
        "name": gone.name,
        "amount": words.amount(gone.quantity, gone.unit),
        "on": f"{gone.gone_on:%d/%m/%Y}",
        "why": " · ".join(told),
        "decision": gone.decision,
    }


_COLUMNS = [
    Column("Số", 6), Column("Tên", 32), Column("Loại", 20), Column("Đơn vị", 9), Column("Số lượng", 9, "#,##0"),
    Column("Từ số", 9), Column("Đến số", 9), Column("Có từ ngày", 12), Column("Nguồn", 20),
    Column("Ai cho, mua ở đâu", 24),
    Column("Giá trị (đ)", 14, "#,##0"), Column("Người giữ, nơi để", 26), Column("Giữ từ ngày", 12),
    Column("Tình trạng", 16), Column("Kiểm kê ngày", 12), Column("Đếm được", 9), Column("Xóa sổ ngày", 12),
    Column("Vì sao xóa sổ", 26), Column("Ghi chú", 30),
]  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def book_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same book as a workbook, with what left at the end of each line."""
    club = club_for(request, club_id)
    rows = [_row(thing) for thing in _things(club.pk, request, Presence.ALL)]
    return workbook(f"so-tai-san-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.BOOK}", _COLUMNS, rows)


def _row(thing: Listed) -> list[Any]:
    said = thing.facts
    return [
        thing.number, said.name, words.KIND[said.kind], said.unit, thing.left, said.first_number, said.last_number,
        said.came_on, words.ORIGIN[said.origin] if said.origin else "", said.giver, said.value_vnd, thing.holder_name,
        thing.held_since, words.CONDITION[thing.condition], thing.checked_on, thing.counted, thing.gone_on,
        words.GONE[thing.gone_reason] if thing.gone_reason else "", said.note,
    ]  # fmt: skip
