"""Pages of the cash count: the list, a new one (also as a step of a meeting), one count and what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries.members import members_of
from chungtay.clubs.rules import Post
from chungtay.funds import services
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.counts import (
    box_of,
    count_at,
    counts_of,
    get_count,
    get_shortage,
    outcomes_of,
    shortages_of,
    standing_of,
    standings_of,
)
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.queries.papers import names_of_posts
from chungtay.funds.queries.vouchers import pages_of
from chungtay.funds.rules.counts import OutcomeKind, named_pieces
from chungtay.funds.views.shared import POSTED, SHOWN, club_for, form_page, page, send, url
from chungtay.funds.words import counted as words
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.rules import Kind
from chungtay.meetings.words import title_of
from chungtay.web.menu import Face
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import CashCount
    from chungtay.meetings.models import Meeting

PER_PAGE = 20


@needs(Action.SEE_CLUB)
@require_safe
def counts(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Every count of the club, the latest first, and how each stands."""
    club = club_for(request, club_id)
    listed = paginate(request, counts_of(club.pk), PER_PAGE)
    standings = standings_of(listed)
    rows = [
        {"count": count, "standing": standings[count.pk], "url": url("count", face, club, count_key=count.key)}
        | _told(standings[count.pk].open_vnd, standings[count.pk].difference_vnd)
        for count in listed
    ]
    return page(
        request, "counts.html", club, face, page=listed, rows=rows, owed=shortages_of(club.pk),
        books_url=url("books", face, club),
        box_vnd=sum(box_of(club.pk).values()),
    )  # fmt: skip


def _told(open_vnd: int, difference_vnd: int) -> dict[str, Any]:
    """The mark and the words of how a count stands."""
    if open_vnd:
        return {"mark": "wrong", "told": words.difference(open_vnd)}
    return {"mark": "done", "told": words.difference(0) if not difference_vnd else str(words.SETTLED)}


@needs(Action.KEEP_BOOKS)
@form_page
def count_new(request: ActRequest, club_id: int) -> HttpResponse:
    """Count the box, by notes or by its total."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    return _count(request, club, None, back=(url("counts", Face.CLUB, club), str(words.COUNTS)))


@needs(Action.KEEP_BOOKS)
@form_page
def meeting_count(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Count the box at the end of a meeting: one of its steps."""
    meeting = get_meeting(request.act.reach(Action.KEEP_BOOKS), club_id, key)
    title = title_of(Kind(meeting.kind), meeting.held_on, meeting.number)
    where = reverse("meetings:meeting", args=[club_id, meeting.key])
    return _count(request, meeting.club, meeting, back=(where, title))


def _count(request: ActRequest, club: "Club", meeting: "Meeting | None", *, back: tuple[str, str]) -> HttpResponse:
    day = meeting.held_on if meeting else request.act.day
    books = box_of(club.pk, day)
    names = names_of_posts(club.pk, day)
    initial = {
        "counted_on": day,
        "seen_vnd": sum(books.values()),
        "counted_by": names.get(Post.TREASURER, ""),
        "witnessed_by": names.get(Post.ACCOUNTANT, ""),
    }
    form = forms.Count(request.POST or None, initial=initial, at_meeting=meeting is not None)
    written: list[Any] = []

    def service() -> None:
        said = form.said(meeting.held_on if meeting else None)
        if "X-Outbox" in request.headers:  # typed without a network: what the book says by now, nobody could see
            said = replace(said, seen_vnd=said.counted_vnd)
        written.append(
            services.count_cash(
                request.act, club=club, key=form.cleaned_data["key"], said=said, meeting=meeting
            )
        )  # fmt: skip

    status = send(form, service) if request.method == "POST" else SHOWN
    if status == POSTED:
        return _after_counting(request, written[0], back[0])
    funds = [(fund.name, books.get(fund.pk, 0)) for fund in funds_of(club.pk)]
    return page(
        request, "count_form.html", club, form=form, status=status, funds=funds, book_vnd=sum(books.values()),
        day=day, back_url=back[0], back_text=back[1], before=count_at(meeting.pk) if meeting else None,
        draft=f"kiem-quy-{meeting.key if meeting else club.pk}",
    )  # fmt: skip


def _after_counting(request: ActRequest, count: "CashCount", back_url: str) -> HttpResponse:
    open_vnd = standing_of(count).open_vnd
    if not open_vnd:
        messages.success(request, words.COUNTED_AGREES)
        return redirect(back_url)
    messages.warning(request, words.COUNTED_DIFFERS % {"difference": words.difference(open_vnd)})
    return redirect(url("count", Face.CLUB, count.club, count_key=count.key))


@needs(Action.SEE_CLUB)
@require_safe
def count(request: ActRequest, club_id: int, count_key: UUID, face: Face) -> HttpResponse:
    """One count: the notes, the book beside it, what differs and what became of it."""
    found = get_count(request.act.reach(Action.SEE_CLUB), club_id, count_key)
    standing = standing_of(found)
    outcomes = [
        {"outcome": each, "name": words.OUTCOME[OutcomeKind(each.kind)], "amount": dong(abs(each.amount_vnd))}
        for each in outcomes_of(found)
    ]
    return page(
        request, "count.html", found.club, face, count=found, standing=standing, outcomes=outcomes,
        notes=named_pieces(found.pieces).items() if found.pieces else [],
        told=_told(standing.open_vnd, standing.difference_vnd), difference=words.difference(standing.difference_vnd),
        pages=pages_of(count_id=found.pk), photo=forms.Page(), list_url=url("counts", face, found.club),
        paper_url=url("count_pdf", face, found.club, count_key=found.key),
        picture_url=url("count_png", face, found.club, count_key=found.key),
        keep_url=reverse("funds:keep_count_page", args=[club_id, found.key]),
        page_name="funds:office_page" if face is Face.OFFICE else "funds:page",
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def settle(request: ActRequest, club_id: int, count_key: UUID, how: str) -> HttpResponse:
    """Say what became of a difference: owed, taken in, or found."""
    found = get_count(request.act.reach(Action.KEEP_BOOKS), club_id, count_key)
    kinds = {"thieu": OutcomeKind.SHORTAGE, "thua": OutcomeKind.SURPLUS, "tim-ra": OutcomeKind.FOUND}
    if how not in kinds:
        raise NotFound(how=how)
    kind = kinds[how]
    form = _settle_form(request, found, kind)
    return _one_form(
        request, found.club, form,
        lambda: services.settle_count(
            request.act, count=found, key=form.cleaned_data["key"], kind=kind, by=_settling(found, form.cleaned_data)
        ),
        heading=words.OUTCOME[kind], lead=words.SETTLE_LEAD[kind], verb=words.SETTLE_VERB[kind],
        back=(url("count", Face.CLUB, found.club, count_key=found.key), str(words.THIS_COUNT)),
    )  # fmt: skip


def _settle_form(request: ActRequest, found: "CashCount", kind: OutcomeKind) -> Any:
    open_vnd = abs(standing_of(found).open_vnd)
    day = {"day": f"{found.counted_on:%d/%m/%Y}"}
    initial: dict[str, Any] = {"amount_vnd": open_vnd or None, "happened_on": found.counted_on}
    if kind is OutcomeKind.FOUND:
        return forms.Found(request.POST or None, initial=initial)
    books = box_of(found.club_id)
    funds = [(str(fund.key), fund.name) for fund in sorted(funds_of(found.club_id), key=lambda f: -books.get(f.pk, 0))]
    if kind is OutcomeKind.SURPLUS:
        initial["words"] = words.SURPLUS_WORDS % day
        return forms.Surplus(request.POST or None, initial=initial, funds=funds)
    initial["words"] = words.SHORTAGE_WORDS % day
    members = [
        (str(each.pk), f"{each.number}. {each.person.full_name}") for each in members_of(found.club, found.counted_on)
    ]
    return forms.Shortage(request.POST or None, initial=initial, funds=funds, members=members)


def _settling(found: "CashCount", said: Mapping[str, Any]) -> services.Settling:
    member_id, name = said.get("member"), said.get("name", "")
    if member_id:
        name = next(each.person.full_name for each in members_of(found.club, found.counted_on) if each.pk == member_id)
    return services.Settling(
        amount_vnd=said["amount_vnd"],
        words=said["words"],
        fund_key=said.get("fund_key"),
        happened_on=said.get("happened_on"),
        who=services.Who(name, member_id),
        due_on=said.get("due_on"),
    )


@needs(Action.SEE_CLUB)
@require_safe
def shortages(request: ActRequest, club_id: int) -> HttpResponse:
    """Who owes what of missing money, and by when; those made good below."""
    club = club_for(request, club_id)
    every = shortages_of(club.pk, only_open=False)
    return page(
        request, "shortages.html", club, owed=[each for each in every if each.left_vnd],
        paid=[each for each in every if not each.left_vnd], today=request.act.day,
        list_url=url("counts", Face.CLUB, club),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def repay(request: ActRequest, club_id: int, shortage_key: UUID) -> HttpResponse:
    """Take back missing money from the one who owes it."""
    owed = get_shortage(request.act.reach(Action.KEEP_BOOKS), club_id, shortage_key)
    club = owed.count.club
    left = {each.key: each.left_vnd for each in shortages_of(club_id)}.get(owed.key, 0)
    initial = {"amount_vnd": left or None, "happened_on": request.act.day}
    form = forms.Repay(request.POST or None, initial=initial)
    name = owed.entry.party if owed.entry else ""
    told = {"name": name, "left": dong(left), "day": f"{owed.due_on:%d/%m/%Y}"}
    return _one_form(
        request, club, form, lambda: services.repay_shortage(request.act, shortage=owed, **form.cleaned_data),
        heading=words.REPAY % told, lead=words.REPAY_LEAD % told, verb=words.REPAY_VERB,
        back=(url("shortages", Face.CLUB, club), str(words.SHORTAGES)),
    )  # fmt: skip


def _one_form(
    request: ActRequest,
    club: "Club",
    form: Form,
    service: Callable[[], object],
    *,
    back: tuple[str, str],
    **context: Any,
) -> HttpResponse:
    status = send(form, service) if request.method == "POST" else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(back[0])
    return page(
        request, "counted_form.html", club, form=form, status=status, back_url=back[0], back_text=back[1],
        draft=f"{club.pk}{request.path}", **context,
    )  # fmt: skip
