"""Accounts and savings books of a club: the list, one of them, what moves on it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.forms import banks as forms
from chungtay.funds.queries.banks import bank_books_of, bank_lines, get_bank_book, holders_of, unplaced_of
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.rules.banks import Movement
from chungtay.funds.services.banks import (
    BankFacts,
    called,
    change_holder,
    close_bank_book,
    move_at_bank,
    open_bank_book,
)
from chungtay.funds.views.asking import around, ask, fund_choices, slip_of, who_of
from chungtay.funds.views.capital import FOR_CAPITAL
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import money as words
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong
from chungtay.web.menu import Face
from chungtay.web.render import paginate


@needs(Action.SEE_CLUB)
@require_safe
def bank_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Where money lies at a bank, how much, and whose name it bears."""
    club = club_for(request, club_id)
    books = list(bank_books_of(club.pk))
    names = {fund.pk: fund.name for fund in funds_of(club.pk)}
    return page(
        request,
        "banks.html",
        club,
        face,
        lines=[
            {"book": book, "name": called(book), "url": url("bank", face, club, bank_key=book.key)} for book in books
        ],
        total_vnd=sum(book.balance_vnd for book in books),
        unplaced=[
            words.UNPLACED % {"fund": names[each.fund_id], "amount": dong(each.amount_vnd)}
            for each in unplaced_of(club.pk)
        ],
        back_url=url("home", face, club),
    )


@needs(Action.SEE_CLUB)
@require_safe
def bank(request: ActRequest, club_id: int, bank_key: UUID, face: Face) -> HttpResponse:
    """One account or savings book: what lies on it, whose name it bears, what moved."""
    club = club_for(request, club_id)
    book = get_bank_book(club.pk, bank_key)
    listed = paginate(request, bank_lines(book))
    return page(
        request,
        "bank.html",
        club,
        face,
        book=book,
        name=called(book),
        holders=holders_of(book),
        movements=[
            {"text": words.MOVEMENT[each], "url": reverse("funds:bank_move", args=[club.pk, book.key, each.value])}
            for each in Movement
        ],
        page=listed,
        lines=[{"line": each, "url": url("entry", face, club, entry_key=each.entry.key)} for each in listed],
        back_url=url("banks", face, club),
    )


@needs(Action.KEEP_BOOKS)
@form_page
def open_one(request: ActRequest, club_id: int) -> HttpResponse:
    """Write down an account or a savings book."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    given, _ = around(request, club, fund_choices(club, FOR_CAPITAL), with_banks=False)
    form = forms.OpenBank(request.POST or None, around=given)

    def act(data: dict[str, Any]) -> Any:
        facts = BankFacts(data["kind"], data["bank"], data["number"], who_of(data["holder"]))
        return open_bank_book(
            request.act, club=club, fund_key=UUID(data["fund_key"]), key=data["key"], opened_on=data["opened_on"],
            facts=facts,
        )  # fmt: skip

    return ask(
        request, club, form, act, title=words.OPEN_BANK, verb=words.WRITE_BANK,
        back=(url("banks", Face.CLUB, club), words.BANKS),
        done=lambda book: (words.BANK_OPENED, url("bank", Face.CLUB, club, bank_key=book.key)),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def move(request: ActRequest, club_id: int, bank_key: UUID, movement: str) -> HttpResponse:
    """Pay in, take out, write down interest or a fee."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    book = get_bank_book(club.pk, bank_key)
    if movement not in set(Movement):
        raise NotFound(movement=movement)
    chosen = Movement(movement)
    given, meeting = around(request, club, [], with_banks=False)
    form = forms.MoveAtBank(request.POST or None, around=given, movement=chosen)

    def act(data: dict[str, Any]) -> Any:
        return move_at_bank(
            request.act, book=book, key=data["key"], happened_on=data["happened_on"], movement=chosen,
            amount_vnd=data["amount_vnd"], slip=slip_of(data, meeting),
        )  # fmt: skip

    here = url("bank", Face.CLUB, club, bank_key=book.key)
    return ask(
        request, club, form, act, title=words.MOVEMENT[chosen], verb=words.MOVEMENT[chosen], meeting=meeting,
        lead=f"{called(book)}: {dong(book.balance_vnd)}", back=(here, called(book)),
        done=lambda _: (words.MOVED_AT_BANK % dong(form.cleaned_data["amount_vnd"]), here),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def holder(request: ActRequest, club_id: int, bank_key: UUID) -> HttpResponse:
    """The book bears another name from a day on."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    book = get_bank_book(club.pk, bank_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.Holder(request.POST or None, around=given)

    def act(data: dict[str, Any]) -> Any:
        return change_holder(
            request.act, book=book, key=data["key"], since=data["since"], holder=who_of(data["holder"])
        )

    here = url("bank", Face.CLUB, club, bank_key=book.key)
    return ask(
        request, club, form, act, title=words.CHANGE_HOLDER, verb=words.WRITE_HOLDER, back=(here, called(book)),
        done=lambda _: (words.HOLDER_CHANGED, here),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def close(request: ActRequest, club_id: int, bank_key: UUID) -> HttpResponse:
    """The book was given back to the bank, empty."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    book = get_bank_book(club.pk, bank_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.CloseBank(request.POST or None, around=given)
    return ask(
        request, club, form, lambda data: close_bank_book(request.act, book=book, **data), title=words.CLOSE_BANK,
        verb=words.CLOSE_BANK, back=(url("bank", Face.CLUB, club, bank_key=book.key), called(book)),
        lead=f"{called(book)}: {dong(book.balance_vnd)}",
        done=lambda _: (words.BANK_CLOSED, url("banks", Face.CLUB, club)),
    )  # fmt: skip
