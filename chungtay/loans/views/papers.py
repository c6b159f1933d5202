"""Papers: the commitment to sign, the plan to take home, book 5 of a year as PDF and workbook."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.money import dong, group_digits, in_words
from chungtay.loans import words
from chungtay.loans.queries.book import Book, BookLine, book_of_year
from chungtay.loans.queries.one import whole
from chungtay.loans.queries.papers import draft_of, signers
from chungtay.loans.rules import Lent, Method, RatePer, standing
from chungtay.loans.views.shared import club_for, loan_for, request_for, url
from chungtay.meetings.queries.papers import body_above
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.clubs.models import Club


@needs(Action.SEE_CLUB)
@require_safe
def request_commitment(request: ActRequest, club_id: int, asked: UUID) -> HttpResponse:
    """The commitment of an approved request, to be signed before the money goes out."""
    found = request_for(request, club_id, asked)
    day = request.act.day
    lent = draft_of(found, day)
    link = request.build_absolute_uri(url("request", Face.CLUB, found.club, asked=found.key))
    return _commitment(found, found.club, lent, link, name=f"cam-ket-vay-{found.pk}", number="……")


@needs(Action.SEE_CLUB)
@require_safe
def commitment(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The commitment of a loan, with its number and day."""
    found = loan_for(request, club_id, loan)
    lent = whole(found, found.disbursed_on).lent
    link = request.build_absolute_uri(url("loan", Face.CLUB, found.club, loan=found.key))
    return _commitment(found, found.club, lent, link, name=f"cam-ket-vay-so-{found.number}", number=str(found.number))


def _commitment(row: Any, club: "Club", lent: Lent, link: str, *, name: str, number: str) -> HttpResponse:
    person, day = row.membership.person, lent.disbursed_on
    plan = standing(Lent(lent.principal_vnd, lent.terms, day, lent.due_days), day)
    terms = lent.terms
    data = {
        "above": body_above(club),
        "club": club.name,
        "number": number,
        "day": f"ngày {day.day} tháng {day.month} năm {day.year}",
        "borrower": person.full_name,
        "born": str(person.birth_year or "……"),
        "member_number": str(row.membership.number),
        "home": words.home_of(person),
        "amount": dong(lent.principal_vnd),
        "amount_words": in_words(lent.principal_vnd),
        "purpose": words.purpose_of(row),
        "rate": words.rate_words(terms),
        "months": str(terms.term_months),
        "ends_on": f"{plan.ends_on:%d/%m/%Y}",
        "method": words.method_for_paper(Method(terms.method)),
        "guarantor": row.guarantor_name or "……………………………………",
        "relation": row.guarantor_relation or "………………",
        "pay_off": words.PAY_OFF_ON_PAPER[terms.pay_off],
        "penalty": words.penalty_for_paper(terms),
        "extensions": str(terms.extensions_at_most),
        "lines": [
            [str(due.number), f"{due.due_on:%d/%m/%Y}", _dash(due.principal_vnd), _dash(due.interest_vnd),
             group_digits(due.total_vnd)]
            for due in plan.dues
        ],
        "signers": [{"title": title, "name": who} for title, who in signers(club.pk, day)],
        "signer_names": {"borrower": person.full_name, "guarantor": row.guarantor_name},
    }  # fmt: skip
    where = f"{club.name} · {words.COMMITMENT} {number}"
    return pdf_response(name, render_pdf("loans/commitment.typ", data, where=where, link=link))


@needs(Action.SEE_CLUB)
@require_safe
def schedule(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The plan that stands, with room for the signature of each payment, to keep at home."""
    found = loan_for(request, club_id, loan)
    all_of_it = whole(found, request.act.day)
    data = {
        "above": body_above(found.club),
        "club": found.club.name,
        "number": str(found.number),
        "borrower": found.membership.person.full_name,
        "owed_by": all_of_it.owed_by,
        "amount": dong(found.amount_vnd),
        "amount_words": in_words(found.amount_vnd),
        "lent_on": f"{found.disbursed_on:%d/%m/%Y}",
        "ends_on": f"{all_of_it.at.ends_on:%d/%m/%Y}",
        "rate": words.rate_of(found),
        "method": words.method_for_paper(Method(found.method)),
        "lines": [
            [
                str(line.due.number),
                f"{line.due.due_on:%d/%m/%Y}",
                _dash(line.due.principal_vnd),
                _dash(line.due.interest_vnd),
                group_digits(line.due.total_vnd),
                group_digits(line.left_vnd) if line.due.due_on <= all_of_it.at.ends_on else "–",
                str(words.MARK[line.mark]) if line.mark.value in ("paid", "part") else "",
            ]
            for line in all_of_it.lines
        ],
        "left": dong(all_of_it.today.left_vnd),
        "day": f"{request.act.day:%d/%m/%Y}",
        "signers": [{"title": title, "name": who} for title, who in signers(found.club_id, request.act.day)],
    }
    where = f"{found.club.name} · {words.LOAN_NUMBER % {'number': found.number}}"
    link = request.build_absolute_uri(url("loan", Face.CLUB, found.club, loan=found.key))
    name = f"lich-tra-no-so-{found.number}"
    return pdf_response(name, render_pdf("loans/schedule.typ", data, where=where, link=link))


@needs(Action.SEE_CLUB)
@require_safe
def book_pdf(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """Book 5 of a year on A4, carried over from the year before, to be signed."""
    club = club_for(request, club_id)
    book = book_of_year(club.pk, year)
    data = {
        "above": body_above(club),
        "club": club.name,
        "year": str(year),
        "lines": [[str(cell) for cell in _cells(line, book.carried_to)] for line in book.lines],
        "sums": _sums(book),
        "signers": [{"title": title, "name": who} for title, who in signers(club.pk, request.act.day)],
    }
    where = f"{club.name} · {words.BOOK} {year}"
    link = request.build_absolute_uri(url("book", Face.CLUB, club, year=year))
    return pdf_response(f"so-vay-von-{year}", render_pdf("loans/book.typ", data, where=where, link=link))


def _dash(amount_vnd: int) -> str:
    return group_digits(amount_vnd) if amount_vnd else "–"


def _short(amount_vnd: int) -> str:
    return group_digits(amount_vnd) if amount_vnd else ""


def _cells(line: BookLine, carried_to: str) -> list[str]:
    """The cells of a line, and last what is told under the name: a loan that went on in another club's books."""
    loan = line.loan
    return [
        str(loan.number),
        loan.membership.person.full_name,
        words.purpose_of(loan),
        f"{loan.disbursed_on:%d/%m/%y}",
        f"{line.ends_on:%d/%m/%y}",
        words.short_rate_of(loan),
        _short(line.brought_vnd),
        "" if line.brought_vnd else _short(loan.amount_vnd),
        *(_short(vnd) for vnd in line.interest_vnd),
        _short(line.principal_vnd + line.written_off_vnd),
        _short(line.left_vnd),
        words.CARRIED_TO % {"club": carried_to, "amount": group_digits(line.carried_vnd)} if line.carried_vnd else "",
    ]


def _sums(book: Book) -> list[str]:
    return [
        _short(book.brought_vnd),
        _short(book.lent_vnd),
        *(_short(vnd) for vnd in book.interest_vnd),
        _short(book.principal_vnd + book.written_off_vnd),
        _short(book.left_vnd),
    ]


@needs(Action.SEE_CLUB)
@require_safe
def book_xlsx(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """Book 5 of a year as a workbook, a column for the interest of each month."""
    club = club_for(request, club_id)
    book = book_of_year(club.pk, year)
    money = "#,##0"
    columns = [Column("Số", 6), Column("Người vay", 26), Column("Dùng vào việc", 26), Column("Ngày vay", 12)]
    columns += [Column("Hạn trả", 12), Column("Lãi suất", 9, "0.00%"), Column("Tính theo", 9)]
    columns += [Column("Dư đầu năm", 14, money), Column("Vay trong năm", 14, money)]
    columns += [Column(f"Lãi T{month}", 10, money) for month in range(1, 13)]
    columns += [Column("Cộng lãi", 12, money), Column("Trả gốc", 14, money), Column("Xóa nợ", 12, money)]
    carried = [Column("Chuyển CLB khác", 16, money)] if book.carried_vnd else []
    columns += carried
    columns += [Column("Dư cuối", 14, money)]
    rows = [
        [
            line.loan.number,
            line.loan.membership.person.full_name,
            words.purpose_of(line.loan),
            line.loan.disbursed_on,
            line.ends_on,
            line.loan.rate_bps / 10_000,
            str(words.RATE_PER[RatePer(line.loan.rate_per)]),
            line.brought_vnd or None,
            None if line.brought_vnd else line.loan.amount_vnd,
            *(vnd or None for vnd in line.interest_vnd),
            line.interest_of_year_vnd or None,
            line.principal_vnd or None,
            line.written_off_vnd or None,
            *([line.carried_vnd or None] if carried else []),
            line.left_vnd,
        ]
        for line in book.lines
    ]
    total = ["", "Cộng", "", "", "", "", "", book.brought_vnd, book.lent_vnd, *book.interest_vnd]
    total += [sum(book.interest_vnd), book.principal_vnd, book.written_off_vnd]
    total += [*([book.carried_vnd] if carried else []), book.left_vnd]
    return workbook(f"so-vay-von-{year}", f"{club.name} – {words.BOOK} {year}", columns, [*rows, total])
