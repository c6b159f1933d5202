"""Papers of health: the book of a year, the slip with its tear-off answer, an empty sheet of questions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.rules import Post
from chungtay.health import services, words
from chungtay.health.queries.book import year_rows
from chungtay.health.queries.lists import get_referral
from chungtay.health.queries.papers import board_name, body_above
from chungtay.health.queries.readings import reading_of
from chungtay.health.rules import ReferralReason, StationAnswer, instrument_on, thresholds_on, verdict
from chungtay.health.views.shared import club_for, url
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.workbook import Column, workbook

_COLUMNS = [
    Column("Số", 6), Column("Họ và tên", 28), Column("Năm sinh", 10), Column("Ngày đo", 12),
    Column("Huyết áp lần một", 12), Column("Huyết áp lần hai", 12), Column("Cân (kg)", 9, "0.0"),
    Column("Cao (cm)", 9), Column("Nhận xét", 36),
]  # fmt: skip


def _rows(club: Any, year: int) -> list[dict[str, Any]]:
    found = []
    for row in year_rows(club, year):
        reading = reading_of(row)
        asked = verdict(reading, thresholds_on(row.measured_on))
        found.append(
            {
                "number": row.membership.number,
                "name": row.membership.person.full_name,
                "born": row.membership.person.birth_year,
                "on": row.measured_on,
                "first": str(reading.pressure or ""),
                "again": str(reading.again or ""),
                "weight": words.kilograms(reading.weight_grams),
                "grams": reading.weight_grams,
                "height": reading.height_cm,
                "told": str(words.NOT_KEPT) if row.is_count_only else str(words.VERDICT[asked]) if asked else "",
            }
        )
    return found


@needs(Action.KEEP_HEALTH)
@require_safe
def book_pdf(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The health book of a year on A4. It is kept by the health team, not on the wall."""
    club, day = club_for(request, club_id), request.act.day
    services.note_look(request.act, club_id=club.pk)
    data = {
        "above": body_above(club),
        "club": club.name,
        "title": words.BOOK,
        "about": f"Năm {year}",
        "told": words.NO_DIAGNOSIS_ON_PAPER,
        "rows": [row | {"number": str(row["number"]), "on": f"{row['on']:%d/%m}", "height": str(row["height"] or ""),
                        "born": str(row["born"] or "")} for row in _rows(club, year)],
        "signers": [
            {"title": "Người ghi sổ", "name": ""},
            {"title": "Chủ nhiệm", "name": board_name(club, day, Post.CHAIR)},
        ],
    }  # fmt: skip
    link = request.build_absolute_uri(url("book", club))
    where = f"{club.name} · {words.BOOK} {year} · chỉ tổ sức khỏe giữ"
    return pdf_response(f"so-suc-khoe-{year}", render_pdf("health/book.typ", data, where=where, link=link))


@needs(Action.KEEP_HEALTH)
@require_safe
def book_xlsx(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The same as a workbook."""
    club = club_for(request, club_id)
    services.note_look(request.act, club_id=club.pk)
    rows = [
        [
            row["number"], row["name"], row["born"], row["on"], row["first"], row["again"],
            row["grams"] / 1000 if row["grams"] else None, row["height"], row["told"],
        ]
        for row in _rows(club, year)
    ]  # fmt: skip
    return workbook(f"so-suc-khoe-{year}", f"{club.name} – Sổ sức khỏe {year}", _COLUMNS, rows)


@needs(Action.KEEP_HEALTH)
@require_safe
def slip(request: ActRequest, club_id: int, slip_key: UUID) -> HttpResponse:
    """The slip to the station on one page: the lower half is torn off, filled by pen there, and comes back."""
    club = club_for(request, club_id)
    row = get_referral(club, slip_key)
    services.note_look(request.act, club_id=club.pk, membership_id=row.membership_id)
    person = row.membership.person
    data = {
        "above": body_above(club),
        "club": club.name,
        "number": str(row.number),
        "day": f"ngày {row.made_on:%d} tháng {row.made_on:%m} năm {row.made_on:%Y}",
        "station": row.station,
        "name": person.full_name,
        "born": str(person.birth_year or ""),
        "sex": {"F": "Nữ", "M": "Nam"}.get(person.sex, ""),
        "reasons": [str(words.REASON[ReferralReason(each)]) for each in row.reasons],
        "words": row.words,
        "told": words.NO_DIAGNOSIS_ON_PAPER,
        "by": row.made_by.name if row.made_by else "",
        "answers": [str(words.ANSWER[each]) for each in StationAnswer],
    }
    link = request.build_absolute_uri(url("referral", club, slip_key=row.key))
    where = f"{club.name} · Phiếu giới thiệu đi khám số {row.number}"
    return pdf_response(f"phieu-gioi-thieu-{row.number}", render_pdf("health/slip.typ", data, where=where, link=link))


@needs(Action.KEEP_HEALTH)
@require_safe
def blank_sheet(request: ActRequest, club_id: int) -> HttpResponse:
    """An empty sheet of questions, to be asked by pen and typed later."""
    club = club_for(request, club_id)
    instrument = instrument_on(request.act.day)
    data = {
        "club": club.name,
        "name": instrument.name,
        "who": instrument.who,
        "limits": instrument.limits,
        "source": f"{instrument.source}. Bản {instrument.version}; lời hỏi của Chung Tay.",
        "told": words.NO_DIAGNOSIS_ON_PAPER,
        "domains": [
            {
                "name": each.name,
                "urgent": each.urgent,
                "items": [
                    {
                        "text": item.text,
                        "help": item.help,
                        "options": [{"label": option.label, "concern": option.concern} for option in item.options],
                    }
                    for item in each.items
                ],
            }
            for each in instrument.domains
        ],
    }
    where = f"{club.name} · {instrument.name}"
    link = request.build_absolute_uri(url("screen", club))
    return pdf_response("phieu-hoi-suc-khoe", render_pdf("health/sheet.typ", data, where=where, link=link))
