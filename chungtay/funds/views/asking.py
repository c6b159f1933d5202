"""What the forms of money share: what surrounds them, and sending one to its one service."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import roll_on
from chungtay.funds.forms.asking import Around, Asked, Person
from chungtay.funds.queries.banks import bank_books_of, get_bank_book
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.rules import FundKind
from chungtay.funds.rules.banks import BankOfAnotherFund
from chungtay.funds.services.banks import called
from chungtay.funds.services.posting import Slip, Who
from chungtay.funds.views.shared import POSTED, SHOWN, page, send
from chungtay.funds.words.collecting import STEP_MONEY
from chungtay.meetings.queries.meetings import get_meeting

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import BankBook, Entry, Fund
    from chungtay.meetings.models import Meeting

Choice = tuple[UUID, str]
SPENT_FROM = (FundKind.OPERATING, FundKind.OTHER, FundKind.INCOME)


def open_funds(club: "Club") -> "list[Fund]":
    """The club's funds whose books are open."""
    return [fund for fund in funds_of(club.pk) if fund.closed_on is None]


def fund_choices(
    club: "Club", order: Sequence[FundKind] = SPENT_FROM, *, names: dict[FundKind, Any] | None = None
) -> list[Choice]:
    """The open funds to choose from, the likeliest kind first; the operating fund is the one to spend from."""
    names = names or {}
    found = sorted(open_funds(club), key=lambda fund: order.index(FundKind(fund.kind)))
    return [(fund.key, str(names.get(FundKind(fund.kind), "%s")).replace("%s", fund.name)) for fund in found]


def meeting_of(request: ActRequest, club: "Club") -> "Meeting | None":
    """The meeting at which the money moves, where the address or the form names one."""
    asked = request.GET.get("hop") or request.POST.get("hop")  # the address knows best: a page may be an older copy
    if not asked:
        return None
    try:
        key = UUID(asked)
    except ValueError:
        return None
    return get_meeting(request.act.reach(Action.KEEP_BOOKS), club.pk, key)


def around(
    request: ActRequest,
    club: "Club",
    funds: Sequence[Choice],
    *,
    with_banks: bool = True,
    meeting: "Meeting | None" = None,
) -> "tuple[Around, Meeting | None]":
    """What a form of this club offers, and the meeting it belongs to. A fixed number of queries."""
    meeting, today = meeting or meeting_of(request, club), request.act.day
    books = bank_books_of(club.pk, on=today) if with_banks else []
    return (
        Around(
            today=today,
            funds=funds,
            members=roll_on(club, today),
            banks=[(book.key, f"{called(book)} ({book.fund.name})") for book in books],
            meeting_key=meeting.key if meeting else None,
            meeting_day=meeting.held_on if meeting else None,
        ),
        meeting,
    )


def slip_of(data: dict[str, Any], meeting: "Meeting | None") -> Slip:
    """Under which voucher the form's money moves: one of its own, of the meeting if there is one."""
    return Slip(meeting=meeting, booklet_number=data.get("booklet_number", ""))


def bank_of(club: "Club", data: dict[str, Any]) -> "BankBook | None":
    """The book at the bank that was chosen in place of the box, of the fund that was chosen."""
    if not data.get("bank"):
        return None
    book: BankBook = get_bank_book(club.pk, UUID(data["bank"]))
    if data.get("fund_key") and str(book.fund.key) != str(data["fund_key"]):
        raise BankOfAnotherFund(book=called(book), fund=book.fund.name)
    return book


def who_of(person: Person) -> Who:
    return Who(person.name, person.membership_id)


def ask(
    request: ActRequest,
    club: "Club",
    form: Asked,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    verb: Any,
    back: tuple[str, Any],
    done: Callable[[Any], tuple[Any, str]],
    meeting: "Meeting | None" = None,
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and good, do the one thing it asks for, say so and go on; else say in the form why not."""
    status, results = SHOWN, []
    if request.method == "POST":
        status = send(form, lambda: results.append(act(form.cleaned_data)))
    if status == POSTED:
        told, to = done(results[0])
        messages.success(request, told)
        return redirect(step_url(meeting) if meeting else to)
    if meeting:
        back = (step_url(meeting), STEP_MONEY)
    shown = {"form": form, "title": title, "verb": verb, "back_url": back[0], "back_text": back[1], "meeting": meeting}
    template = context.pop("template", "ask.html")
    return page(request, template, club, status=status, **shown | context)


def step_url(meeting: "Meeting") -> str:
    """The meeting's step of other money, to which every form filled at a meeting leads back."""
    return reverse("funds:meeting_money", args=[meeting.club_id, meeting.key])


def entry_url(club: "Club", entry: "Entry") -> str:
    return reverse("funds:entry", args=[club.pk, entry.key])
