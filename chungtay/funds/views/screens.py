"""A club's money at a glance, one fund's book by month, one entry with what hangs on it, putting a mistake right."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.adapters.money import month_workbook
from chungtay.funds.forms import cash as forms
from chungtay.funds.queries.capital import soon_to_be_returned
from chungtay.funds.queries.entries import WholeEntry, get_entry, whole_entry
from chungtay.funds.queries.ledger import get_fund
from chungtay.funds.queries.screens import (
    Holding,
    ScreenLine,
    holdings_of,
    lines_found,
    lines_of_voucher,
    month_of_book,
    months_of_book,
)
from chungtay.funds.rules import AccountKind, FundKind, VoucherKind
from chungtay.funds.rules.shown import Shown
from chungtay.funds.services.banks import called
from chungtay.funds.services.books import reverse as reverse_entry
from chungtay.funds.services.capital import giver_of
from chungtay.funds.views.asking import around, ask
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import ENTRY, VOUCHER, VOUCHER_SHORT
from chungtay.funds.words import money as words
from chungtay.kernel.money import in_words
from chungtay.kernel.months import Month, PeriodUnreadable
from chungtay.web.menu import Face
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Fund


@needs(Action.SEE_CLUB)
@require_safe
def home(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """All funds of the club: what is in the box, at the bank, out with members, and owed."""
    club = club_for(request, club_id)
    holdings = holdings_of(club.pk)
    open_ones = [each for each in holdings if each.fund.closed_on is None]
    kinds = {FundKind(each.fund.kind) for each in open_ones}
    return page(
        request,
        "home.html",
        club,
        face,
        holdings=[_card(each, face, club) for each in open_ones],
        closed=[_card(each, face, club) for each in holdings if each.fund.closed_on is not None],
        cash_vnd=sum(each.cash_vnd for each in open_ones),
        has_vnd=sum(each.has_vnd for each in open_ones),
        owed_vnd=sum(each.owed_vnd for each in open_ones),
        missing_kinds=[words.FUND_MISSING[kind] for kind in (FundKind.INCOME, FundKind.OPERATING) if kind not in kinds],
        due_count=soon_to_be_returned(club.pk, request.act.day).count(),
        links=[{"text": text, "url": url(name, face, club)} for name, text in words.HOME_LINKS],
    )


def _card(each: Holding, face: Face, club: "Club") -> dict[str, Any]:
    return {"holding": each, "fund": each.fund, "url": url("fund", face, club, fund_key=each.fund.key)}


@needs(Action.SEE_CLUB)
@require_safe
def fund(request: ActRequest, club_id: int, fund_key: UUID, face: Face) -> HttpResponse:
    """One fund's book by month with the balance after each line; `q` searches it whole; `?tai=xlsx` as a workbook."""
    found = get_fund(request.act.reach(Action.SEE_CLUB), club_id, fund_key)
    club, text = found.club, request.GET.get("q", "").strip()[:120]
    shown = _shown(request)
    shared: dict[str, Any] = {
        "fund": found, "shown": shown.value, "books": [(each.value, words.SHOWN[each]) for each in Shown], "q": text,
        "back_url": url("home", face, club),
    }  # fmt: skip
    voucher = _uuid(request.GET.get("phieu", ""))
    if text or voucher:
        lines = lines_of_voucher(found.pk, voucher) if voucher else lines_found(found.pk, text)
        listed = paginate(request, lines)
        return page(
            request, "found.html", club, face, page=listed, lines=[_line(each, face, club, found) for each in listed],
            voucher=_voucher_words(lines[0]) if voucher and lines else "", **shared,
        )  # fmt: skip
    first, last = months_of_book(found, request.act.day)
    book = month_of_book(found.pk, _month(request, first, last), shown)
    if request.GET.get("tai") == "xlsx":
        return month_workbook(club, found, book)
    listed = paginate(request, list(book.lines))
    return page(
        request,
        "fund.html",
        club,
        face,
        book=book,
        page=listed,
        lines=[_line(each, face, club, found) for each in listed],
        before=book.month.previous if book.month > first else None,
        after=book.month.next if book.month < last else None,
        xlsx_url=f"?so={shown}&thang={book.month}&tai=xlsx",
        **shared,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _shown(request: ActRequest) -> Shown:
    asked = request.GET.get("so", "")
    return Shown(asked) if asked in set(Shown) else Shown.CASH


def _month(request: ActRequest, first: Month, last: Month) -> Month:
    try:
        asked = Month.parse(request.GET.get("thang", ""))
    except PeriodUnreadable:
        return last
    return min(max(asked, first), last)


def _line(each: ScreenLine, face: Face, club: "Club", fund: "Fund") -> dict[str, Any]:
    to = url("entry", face, club, entry_key=each.entry_key)
    if each.entry_count > 1:
        to = f"{url('fund', face, club, fund_key=fund.key)}?phieu={each.voucher_key}"
    return {"line": each, "url": to, "number": _voucher_words(each)}


def _voucher_words(each: ScreenLine) -> str:
    """`PT 12`, with its year where the page is not of one month; nothing where no voucher stands behind it."""
    return f"{VOUCHER_SHORT[each.kind]} {each.number}/{each.year}" if each.kind else ""


@needs(Action.SEE_CLUB)
@require_safe
def entry(request: ActRequest, club_id: int, entry_key: UUID, face: Face) -> HttpResponse:
    """One entry: who wrote it when, under which voucher, what it moved in plain words, what hangs on it."""
    club = club_for(request, club_id)
    whole = whole_entry(get_entry(club.pk, entry_key))
    found = whole.entry
    return page(
        request,
        "entry.html",
        club,
        face,
        whole=whole,
        entry=found,
        kind=ENTRY[found.kind],
        amount_words=in_words(whole.amount_vnd),
        party=found.membership.person.full_name if found.membership else found.party,
        moves=[move for posting in whole.postings for move in _moves_in_words(posting)],
        hanging=list(_hanging(whole, face, club)),
        voucher_words=_voucher_title(found),
        voucher_url=url("voucher", face, club, voucher_key=found.voucher.key) if found.voucher else "",
        can_reverse=found.reverses is None and whole.reversed_by is None,
        twin_url=url("entry", face, club, entry_key=whole.twin.key) if whole.twin else "",
        turned_url=_turned(whole, face, club),
        back_url=f"{url('fund', face, club, fund_key=found.fund.key)}?thang={Month.of(found.happened_on)}",
    )


def _voucher_title(entry: Any) -> str:
    voucher = entry.voucher
    return f"{VOUCHER[VoucherKind(voucher.kind)]} {voucher.number}/{voucher.year}" if voucher else ""


def _turned(whole: WholeEntry, face: Face, club: "Club") -> str:
    other = whole.reversed_by or whole.entry.reverses
    return url("entry", face, club, entry_key=other.key) if other else ""


def _moves_in_words(posting: Any) -> list[dict[str, Any]]:
    """`Tiền mặt tăng`, `Phí thành viên tăng`: an accountant's debit and credit in plain words."""
    return [
        {"words": words.account_moved(AccountKind(account.kind), is_debit=is_debit), "amount_vnd": posting.amount_vnd}
        for account, is_debit in ((posting.debit, True), (posting.credit, False))
    ]


def _hanging(whole: WholeEntry, face: Face, club: "Club") -> Any:
    """What the entry was for, each with its page."""
    if whole.fees:
        months = words.months_in_words(Month.of(fee.month) for fee in whole.fees)
        yield {"text": words.FEE_OF % {"months": months}, "url": url("fees", face, club)}
    for capital in [*whole.capitals, *(each.capital for each in whole.returns)]:
        text = f"{words.ORIGIN[AccountKind(capital.origin)]} {giver_of(capital)}".strip()
        is_there = whole.reversed_by is None
        to = url("capital_line", face, club, capital_key=capital.key) if is_there else url("capital", face, club)
        yield {"text": text, "url": to}
    if whole.donation:
        text = words.GIFT_LINE % whole.donation.number
        yield {"text": text, "url": url("gift", face, club, gift_key=whole.donation.key)}
    for line in whole.bank_lines:
        yield {"text": called(line.book), "url": url("bank", face, club, bank_key=line.book.key)}


@needs(Action.KEEP_BOOKS)
@form_page
def turn(request: ActRequest, club_id: int, entry_key: UUID) -> HttpResponse:
    """Put a mistake right: the entry is reversed with its reason, both stay in the book."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_entry(club.pk, entry_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.Reverse(request.POST or None, around=given)
    here = reverse("funds:entry", args=[club.pk, found.key])
    return ask(
        request, club, form, lambda data: reverse_entry(request.act, entry=found, **data), title=words.REVERSE,
        verb=words.WRITE_REVERSAL, lead=words.REVERSE_LEAD % found.words, back=(here, words.ENTRY_PAGE),
        done=lambda turned: (words.REVERSED, reverse("funds:entry", args=[club.pk, turned.key])),
    )  # fmt: skip
