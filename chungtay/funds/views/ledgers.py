"""The books to read, print and take away: the cash book, statements, trial balance, and the wall sheet."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.adapters import books as papers
from chungtay.funds.adapters.vouchers import number_of_line
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.closings import closed_through, months_to_close
from chungtay.funds.queries.counts import last_count, standing_of
from chungtay.funds.queries.ledger import book_of, funds_of, get_fund, trial_of
from chungtay.funds.queries.statements import Statement, statements_of
from chungtay.funds.rules import AccountKind, Side
from chungtay.funds.views.shared import club_for, page, url
from chungtay.funds.words import ACCOUNT
from chungtay.funds.words import counted as words
from chungtay.funds.words import papers as paper_words
from chungtay.kernel.months import Month
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response, png_response, render_pdf, render_png
from chungtay.web.workbook import workbook

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Fund


@needs(Action.SEE_CLUB)
@require_safe
def books(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """What can be read, counted, closed and printed of a club's money."""
    club = club_for(request, club_id)
    funds = [(fund, url("book", face, club, fund_key=fund.key)) for fund in funds_of(club.pk)]
    count = last_count(club.pk, request.act.day)
    names = ("counts", "closings", "statement", "trial", "vouchers", "wall")
    return page(
        request, "books.html", club, face, funds=funds, count=count, closed=closed_through(club.pk),
        told=words.difference(standing_of(count).open_vnd) if count else "",
        waiting=months_to_close(club.pk, request.act.day), urls={name: url(name, face, club) for name in names},
        funds_url=url("home", face, club),
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def book(request: ActRequest, club_id: int, fund_key: UUID, face: Face) -> HttpResponse:
    """Sổ quỹ: receipts, payments and the balance of a fund over a span; `?tai=pdf`, `?tai=xlsx` to take away."""
    fund = get_fund(request.act.reach(Action.SEE_CLUB), club_id, fund_key)
    form = forms.Span(request.GET, since=fund.opened_on, today=request.act.day)
    account = AccountKind.BANK if request.GET.get("so") == "ngan-hang" else AccountKind.CASH
    first, last = form.days
    found = book_of(fund.pk, first, last, account)
    name, title = f"so-quy-{first:%Y%m%d}-{last:%Y%m%d}", f"{words.BOOK[account]} – {fund.name}"
    wanted = request.GET.get("tai")
    if wanted == "pdf":
        where = f"{fund.club.name} · {paper_words.span(first, last)}"
        link = request.build_absolute_uri(url("book", face, fund.club, fund_key=fund.key))
        return pdf_response(name, render_pdf("funds/book.typ", papers.book_paper(fund, found), where=where, link=link))
    if wanted == "xlsx":
        title = f"{fund.club.name} – {title}, {paper_words.span(first, last)}"
        return workbook(name, title, papers.BOOK_COLUMNS, papers.book_rows(found))
    lines = [
        {
            "line": line,
            "number": number_of_line(line),
            "url": url("voucher", face, fund.club, voucher_key=line.voucher_key) if line.voucher_key else "",
        }
        for line in found.lines
    ]
    return page(
        request, "book.html", fund.club, face, fund=fund, book=found, lines=lines, form=form, title=title,
        is_bank=account is AccountKind.BANK, books_url=url("books", face, fund.club),
    )  # fmt: skip


def _asked_funds(club: "Club", form: forms.Span | forms.OnDay) -> list["Fund"]:
    return [fund for fund in funds_of(club.pk) if form.fund_key in (None, fund.key)]


def _choices(funds: Sequence["Fund"]) -> list[tuple[str, str]]:
    return [(str(fund.key), fund.name) for fund in funds]


def _span(request: ActRequest, club: "Club", *, usual: str = "") -> tuple[forms.Span, list["Fund"]]:
    funds = funds_of(club.pk)
    since = min((fund.opened_on for fund in funds), default=request.act.day)
    form = forms.Span(request.GET, since=since, today=request.act.day, funds=_choices(funds), usual=usual)
    return form, [fund for fund in funds if form.fund_key in (None, fund.key)]


@needs(Action.SEE_CLUB)
@require_safe
def statement(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """What came in and what went out between two days, by source and purpose, of one fund or all."""
    club = club_for(request, club_id)
    form, funds = _span(request, club)
    first, last = form.days
    found = statements_of([fund for fund in funds if fund.opened_on <= last], first, last)
    name, wanted = f"thu-chi-{first:%Y%m%d}-{last:%Y%m%d}", request.GET.get("tai")
    if wanted in ("pdf", "png"):
        data = papers.statement_paper(club, found, first, last)
        return _paper(request, wanted, name, "funds/statement.typ", data, _where(club, first, last), face, club)
    if wanted == "xlsx":
        title = f"{club.name} – báo cáo thu, chi {paper_words.span(first, last)}"
        return workbook(name, title, papers.STATEMENT_COLUMNS, papers.statement_rows(found))
    return page(
        request, "statement.html", club, face, form=form, first=first, last=last,
        funds=[_shown(each) for each in found], books_url=url("books", face, club),
    )  # fmt: skip


def _shown(found: Statement) -> dict[str, Any]:
    return {
        "statement": found,
        "came": papers.came_rows(found),
        "went": papers.went_rows(found),
        "has": papers.held_rows(found.held(Side.HAS)),
        "from": papers.from_rows(found),
    }


@needs(Action.SEE_CLUB)
@require_safe
def trial(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The trial balance of any day, of the club or one fund."""
    club = club_for(request, club_id)
    funds = funds_of(club.pk)
    form = forms.OnDay(request.GET, funds=_choices(funds))
    day = form.on(request.act.day)
    fund = next((each for each in funds if each.key == form.fund_key), None)
    found = trial_of(club.pk, day, fund_id=fund.pk if fund else None)
    whose = fund.name if fund else club.name
    name, wanted = f"can-doi-{day:%Y%m%d}", request.GET.get("tai")
    if wanted == "pdf":
        data = papers.trial_paper(club, whose, found)
        return _paper(request, wanted, name, "funds/trial.typ", data, f"{club.name} · {day:%m/%Y}", face, club)
    if wanted == "xlsx":
        title = f"{whose} – bảng cân đối tài khoản đến hết ngày {day:%d/%m/%Y}"
        return workbook(name, title, papers.TRIAL_COLUMNS, papers.trial_rows(found))
    lines = [{"name": ACCOUNT[line.kind], "line": line} for line in found.lines]
    return page(
        request, "trial.html", club, face, form=form, trial=found, lines=lines, whose=whose,
        told=words.BALANCED if found.is_balanced else words.NOT_BALANCED, books_url=url("books", face, club),
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def wall(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Công khai tài chính of a month or a year, for the wall of the village hall: sums, and no names of who owes."""
    club = club_for(request, club_id)
    form, funds = _span(request, club, usual=str(Month.of(request.act.day).previous))
    first, last = form.days
    until = min(last, request.act.day)
    period = form.period.label.capitalize() if (first, last) == (form.period.first, form.period.last) else ""
    period = period or paper_words.span(first, last).capitalize()
    found = statements_of([fund for fund in funds if fund.opened_on <= last], first, until)
    name, wanted = f"cong-khai-{first:%Y%m%d}-{last:%Y%m%d}", request.GET.get("tai")
    data = papers.wall_paper(club, found, period, until)
    if wanted in ("pdf", "png"):
        return _paper(request, wanted, name, "funds/wall.typ", data, club.name, face, club)
    return page(
        request, "wall.html", club, face, form=form, period=period, told=data["told"], statements=found,
        books_url=url("books", face, club),
    )  # fmt: skip


def _where(club: "Club", first: date, last: date) -> str:
    return f"{club.name} · {paper_words.span(first, last)}"


def _paper(
    request: ActRequest,
    wanted: str,
    name: str,
    template: str,
    data: dict[str, Any],
    where: str,
    face: Face,
    club: "Club",
) -> HttpResponse:
    """The paper as a PDF to print, or as a picture to send on."""
    if wanted == "png":
        return png_response(name, render_png(template, data, where=where))
    link = request.build_absolute_uri(url("books", face, club))
    return pdf_response(name, render_pdf(template, data, where=where, link=link))
