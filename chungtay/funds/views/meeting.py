"""The meeting's step of other money: what was written in it, one short form, and the way to the longer ones."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.forms.cash import AtMeeting
from chungtay.funds.queries.banks import bank_books_of
from chungtay.funds.queries.meeting import AT_THE_BANK, OtherLine, other_money_at, things_given_on_day
from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.funds.rules.gifts import GiftKind, GiftUse
from chungtay.funds.services.banks import called, pass_through_bank
from chungtay.funds.services.books import Money, receive, spend
from chungtay.funds.services.gifts import Cash, Donor, give_cash
from chungtay.funds.views.asking import around, bank_of, fund_choices, slip_of, step_url, who_of
from chungtay.funds.views.cash import RECEIVED, SPENT
from chungtay.funds.views.shared import POSTED, SHOWN, form_page, page, send, url
from chungtay.funds.words import ACCOUNT, collecting
from chungtay.funds.words import money as words
from chungtay.kernel.money import dong, in_words
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.rules import Kind
from chungtay.meetings.words import title_of
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.meetings.models import Meeting

TAKEN = (AccountKind.GIVEN, *RECEIVED)


def _what() -> list[tuple[Any, Any]]:
    """What the short form offers, each saying which way the money goes."""

    def said(name: Any, kinds: tuple[AccountKind, ...]) -> list[tuple[str, str]]:
        return [(kind.value, str(name % _lower(str(ACCOUNT[kind])))) for kind in kinds]

    return [*said(collecting.SPEND_FOR, SPENT), *said(collecting.RECEIVE_FOR, TAKEN)]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


@needs(Action.KEEP_BOOKS)
@form_page
def other_money(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """What came in and went out at the meeting beside its collection and its loans."""
    meeting = get_meeting(request.act.reach(Action.KEEP_BOOKS), club_id, key)
    club = meeting.club
    given, _ = around(request, club, fund_choices(club), meeting=meeting)
    form = AtMeeting(request.POST or None, around=given, what=_what())
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: _write(request, meeting, form.cleaned_data))
    if status == POSTED:
        said, amount_vnd = form.cleaned_data["what"], form.cleaned_data["amount_vnd"]
        told = {"what": dict(_what())[said.value], "amount": dong(amount_vnd), "words": in_words(amount_vnd)}
        messages.success(request, collecting.OTHER_WRITTEN % told)
        return redirect(step_url(meeting))
    lines = [_line(club, line) for line in other_money_at(meeting)]
    return page(
        request,
        "meeting_money.html",
        club,
        form=form,
        status=status,
        meeting=meeting,
        meeting_title=title_of(Kind(meeting.kind), meeting.held_on, meeting.number),
        meeting_url=reverse("meetings:meeting", args=[club.pk, meeting.key]),
        here_url=step_url(meeting),
        lines=lines,
        came_vnd=sum(line["line"].amount_vnd for line in lines if line["line"].comes_in),
        went_vnd=sum(line["line"].amount_vnd for line in lines if not line["line"].comes_in),
        things=[
            {"gift": row, "what": words.gift_in_words(row), "url": url("gift", Face.CLUB, club, gift_key=row.key)}
            for row in things_given_on_day(meeting)
        ],
        links=_links(club, meeting),
        has_funds=bool(given.funds),
    )


def _line(club: "Club", line: OtherLine) -> dict[str, Any]:
    return {
        "line": line,
        "name": ACCOUNT[line.account],
        "in_words": in_words(line.amount_vnd),
        "url": url("entry", Face.CLUB, club, entry_key=line.entry_key),
    }


def _write(request: ActRequest, meeting: "Meeting", data: dict[str, Any]) -> None:
    """The one service behind what was chosen: a gift, a receipt or a payment."""
    club, kind = meeting.club, data["what"]
    said: dict[str, Any] = {
        "key": data["key"], "happened_on": data["happened_on"], "slip": slip_of(data, meeting),
    }  # fmt: skip
    bank, fund_key = bank_of(club, data), UUID(data["fund_key"])
    if kind is AccountKind.GIVEN:
        cash = Cash(data["amount_vnd"], GiftUse.SPEND, data["words"], bank, fund_key)
        give_cash(request.act, club=club, donor=Donor(who_of(data["who"])), cash=cash, **said)
        return
    money = Money(kind, data["amount_vnd"], data["words"] or str(ACCOUNT[kind]), who_of(data["who"]))
    comes_in = kind in RECEIVED
    if bank:
        way = EntryKind.RECEIPT if comes_in else EntryKind.PAYMENT
        pass_through_bank(request.act, book=bank, kind=way, money=money, **said)
    else:
        (receive if comes_in else spend)(request.act, club=club, fund_key=fund_key, money=money, **said)


def _links(club: "Club", meeting: "Meeting") -> list[dict[str, Any]]:
    """The longer forms, each with the meeting in its address so that it leads back to this step."""
    named: list[tuple[Any, str, list[Any]]] = [
        (collecting.GO_GOODS, "give_kind", [GiftKind.GOODS.value]),
        (collecting.GO_LABOUR, "give_kind", [GiftKind.LABOUR.value]),
        (collecting.GO_CAPITAL_GIFT, "give_kind", [GiftKind.CASH.value]),
        (collecting.GO_RETURNABLE, "bring_from", [AccountKind.RETURNABLE.value]),
        (collecting.GO_CONTRIBUTED, "bring_from", [AccountKind.CONTRIBUTED.value]),
        (collecting.GO_CAPITAL, "bring", []),
    ]
    for book in bank_books_of(club.pk, on=meeting.held_on):
        for movement in AT_THE_BANK:
            named.append((collecting.GO_BANK[movement] % called(book), "bank_move", [book.key, movement.value]))
    return [
        {"text": text, "url": f"{reverse(f'funds:{name}', args=[club.pk, *args])}?hop={meeting.key}"}
        for text, name, args in named
    ]
