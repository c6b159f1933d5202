"""Money in, money out, between funds, a fund opened: a purpose is chosen first, then one short form."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.forms import cash as forms
from chungtay.funds.rules import PURPOSES, AccountKind, EntryKind, FundKind
from chungtay.funds.services.banks import pass_through_bank
from chungtay.funds.services.books import Money, open_fund, receive, spend, transfer
from chungtay.funds.views.asking import (
    SPENT_FROM,
    around,
    ask,
    bank_of,
    entry_url,
    fund_choices,
    meeting_of,
    open_funds,
    slip_of,
    who_of,
)
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import ACCOUNT
from chungtay.funds.words import money as words
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong, in_words
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Entry

RECEIVED = (AccountKind.EARNED, AccountKind.OTHER_IN)
SPENT = tuple(kind for kind in PURPOSES if kind is not AccountKind.BANK_FEE)
IN_ORDER = (FundKind.OPERATING, FundKind.INCOME, FundKind.OTHER)


def _purposes(club: "Club", name: str, kinds: tuple[AccountKind, ...], query: str) -> list[dict[str, Any]]:
    return [
        {"text": ACCOUNT[kind], "url": reverse(f"funds:{name}", args=[club.pk, kind.value]) + query} for kind in kinds
    ]


def _elsewhere(club: "Club", query: str) -> list[dict[str, Any]]:
    """Money that has pages of its own; a room that is not there is left out."""
    named = (
        ("funds:fees", words.GO_FEES, ""),
        ("funds:give", words.GO_GIFTS, query),
        ("loans:list", words.GO_LOANS, ""),
        ("funds:bring", words.GO_CAPITAL, query),
        ("funds:banks", words.GO_BANKS, ""),
    )
    found = []
    for name, text, more in named:
        try:
            found.append({"text": text, "url": reverse(name, args=[club.pk]) + more})
        except NoReverseMatch:
            continue
    return found


def _query(request: ActRequest, club: "Club") -> str:
    meeting = meeting_of(request, club)
    return f"?hop={meeting.key}" if meeting else ""


@needs(Action.KEEP_BOOKS)
@require_safe
def receive_what(request: ActRequest, club_id: int) -> HttpResponse:
    """What the money that comes in is."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    query = _query(request, club)
    choices = [*_elsewhere(club, query), *_purposes(club, "receive_for", RECEIVED, query)]
    back: dict[str, Any] = {"back_url": url("home", Face.CLUB, club), "back_text": words.HOME}
    return page(request, "choose.html", club, title=words.RECEIVE_WHAT, choices=choices, **back)


@needs(Action.KEEP_BOOKS)
@require_safe
def spend_what(request: ActRequest, club_id: int) -> HttpResponse:
    """What the money that goes out is for."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    choices = _purposes(club, "spend_for", SPENT, _query(request, club))
    back: dict[str, Any] = {"back_url": url("home", Face.CLUB, club), "back_text": words.HOME}
    return page(request, "choose.html", club, title=words.SPEND_WHAT, choices=choices, **back)


def _kind(account: str, known: tuple[AccountKind, ...]) -> AccountKind:
    if account not in known:
        raise NotFound(account=account)
    return AccountKind(account)


def _written(club: "Club", entry: "Entry", amount_vnd: int) -> tuple[str, str]:
    said = words.WRITTEN_IN if entry.kind == EntryKind.RECEIPT else words.WRITTEN_OUT
    number = f"{entry.voucher.number}/{entry.voucher.year}" if entry.voucher else ""
    told = said % {"number": number, "amount": dong(amount_vnd), "words": in_words(amount_vnd)}
    return told, entry_url(club, entry)


@needs(Action.KEEP_BOOKS)
@form_page
def receive_for(request: ActRequest, club_id: int, account: str) -> HttpResponse:
    """Money that came in for one purpose."""
    club, kind = club_for(request, club_id, Action.KEEP_BOOKS), _kind(account, RECEIVED)
    given, meeting = around(request, club, fund_choices(club, IN_ORDER))
    form = forms.Receive(request.POST or None, around=given, account=kind)

    def act(data: dict[str, Any]) -> "Entry":
        money = Money(kind, data["amount_vnd"], data["words"] or str(ACCOUNT[kind]), who_of(data["who"]))
        said: dict[str, Any] = {
            "key": data["key"], "happened_on": data["happened_on"], "money": money, "slip": slip_of(data, meeting),
        }  # fmt: skip
        if book := bank_of(club, data):
            return pass_through_bank(request.act, book=book, kind=EntryKind.RECEIPT, **said)
        return receive(request.act, club=club, fund_key=UUID(data["fund_key"]), **said)

    return ask(
        request, club, form, act, title=ACCOUNT[kind], verb=words.WRITE_RECEIPT, meeting=meeting,
        back=(reverse("funds:receive", args=[club.pk]), words.RECEIVE_WHAT),
        done=lambda entry: _written(club, entry, form.cleaned_data["amount_vnd"]),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def spend_for(request: ActRequest, club_id: int, account: str) -> HttpResponse:
    """Money that went out for one purpose."""
    club, kind = club_for(request, club_id, Action.KEEP_BOOKS), _kind(account, SPENT)
    names = {FundKind.INCOME: words.NOT_TO_SPEND}
    given, meeting = around(request, club, fund_choices(club, SPENT_FROM, names=names))
    form = forms.Spend(request.POST or None, around=given, account=kind)

    def act(data: dict[str, Any]) -> "Entry":
        money = Money(kind, data["amount_vnd"], data["words"] or str(ACCOUNT[kind]), who_of(data["who"]))
        said: dict[str, Any] = {
            "key": data["key"], "happened_on": data["happened_on"], "money": money, "slip": slip_of(data, meeting),
        }  # fmt: skip
        if book := bank_of(club, data):
            return pass_through_bank(request.act, book=book, kind=EntryKind.PAYMENT, **said)
        return spend(request.act, club=club, fund_key=UUID(data["fund_key"]), **said)

    return ask(
        request, club, form, act, title=ACCOUNT[kind], verb=words.WRITE_PAYMENT, meeting=meeting,
        back=(reverse("funds:spend", args=[club.pk]), words.SPEND_WHAT),
        done=lambda entry: _written(club, entry, form.cleaned_data["amount_vnd"]),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def move(request: ActRequest, club_id: int) -> HttpResponse:
    """Cash from one of the club's funds to another."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    given, _ = around(request, club, fund_choices(club, (FundKind.INCOME, FundKind.OTHER, FundKind.OPERATING)),
                      with_banks=False)  # fmt: skip
    form = forms.Transfer(request.POST or None, around=given)
    return ask(
        request, club, form, lambda data: transfer(request.act, club=club, **data), title=words.TRANSFER,
        verb=words.WRITE_TRANSFER, back=(url("home", Face.CLUB, club), words.HOME),
        done=lambda entry: _written(club, entry, form.cleaned_data["amount_vnd"]),
        lead="" if len(given.funds) > 1 else words.ONE_FUND_ONLY,
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def open_one(request: ActRequest, club_id: int) -> HttpResponse:
    """Begin the book of a fund."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    there = {FundKind(fund.kind) for fund in open_funds(club)} - {FundKind.OTHER}
    given, _ = around(request, club, [], with_banks=False)
    kinds = [kind for kind in FundKind if kind not in there]
    form = forms.OpenFund(request.POST or None, around=given, kinds=kinds)
    return ask(
        request, club, form, lambda data: open_fund(request.act, club=club, **data), title=words.OPEN_FUND,
        verb=words.OPEN_FUND, back=(url("home", Face.CLUB, club), words.HOME),
        done=lambda fund: (words.FUND_OPENED % fund.name, url("home", Face.CLUB, club)),
    )  # fmt: skip
