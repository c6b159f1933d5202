"""Vouchers on screen: the list with search, one voucher, the number of the bought booklet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds import services
from chungtay.funds.adapters.vouchers import number_of
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.vouchers import (
    EntryOf,
    amounts_of,
    collection_of,
    entries_of,
    get_voucher,
    pages_of,
    vouchers_of,
    years_of_vouchers,
)
from chungtay.funds.rules import VoucherKind
from chungtay.funds.views.shared import POSTED, SHOWN, club_for, form_page, page, send, url
from chungtay.funds.words import ACCOUNT, VOUCHER
from chungtay.funds.words import counted as words
from chungtay.kernel.money import in_words
from chungtay.web.menu import Face
from chungtay.web.render import paginate


@needs(Action.SEE_CLUB)
@require_safe
def vouchers(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The club's vouchers by year and kind, found by number, name or purpose."""
    club = club_for(request, club_id)
    form = forms.VoucherFilter(request.GET or None, years=years_of_vouchers(club.pk))
    text = request.GET.get("q", "").strip()[:100]
    listed = paginate(request, vouchers_of(club.pk, year=form.year, kind=form.kind, text=text))
    amounts = amounts_of(listed)
    rows = [
        {
            "voucher": each,
            "number": number_of(each),
            "amount_vnd": amounts.get(each.pk, 0),
            "url": url("voucher", face, club, voucher_key=each.key),
        }
        for each in listed
    ]
    return page(
        request, "vouchers.html", club, face, page=listed, rows=rows, form=form, q=text,
        is_asked=bool(text or form.year or form.kind), books_url=url("books", face, club),
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def voucher(request: ActRequest, club_id: int, voucher_key: UUID, face: Face) -> HttpResponse:
    """One voucher: its numbers, what for, the entries under it, the signed page."""
    found = get_voucher(request.act.reach(Action.SEE_CLUB), club_id, voucher_key)
    kind, club = VoucherKind(found.kind), found.club
    amount_vnd = amounts_of([found]).get(found.pk, 0)
    meeting_name = "meetings:office_meeting" if face is Face.OFFICE else "meetings:meeting"
    return page(
        request, "voucher.html", club, face, voucher=found, number=number_of(found), kind=VOUCHER[kind],
        is_receipt=kind is VoucherKind.RECEIPT, amount_vnd=amount_vnd, in_words=in_words(amount_vnd),
        entries=[] if found.is_collection else [_entry(club, face, each) for each in entries_of(found)],
        collection=collection_of(found.meeting) if found.is_collection and found.meeting else None,
        meeting_url=reverse(meeting_name, args=[club.pk, found.meeting.key]) if found.meeting else "",
        list_url=url("vouchers", face, club), pages=pages_of(voucher_id=found.pk), photo=forms.Page(),
        paper_url=url("voucher_pdf", face, club, voucher_key=found.key),
        picture_url=url("voucher_png", face, club, voucher_key=found.key),
        keep_url=reverse("funds:keep_voucher_page", args=[club.pk, found.key]),
        page_name="funds:office_page" if face is Face.OFFICE else "funds:page",
    )  # fmt: skip


def _entry(club: Any, face: Face, each: EntryOf) -> dict[str, Any]:
    turned, turns = getattr(each.entry, "reversed_by", None), each.entry.reverses
    met = turned or turns
    other = met.voucher if met is not None else None
    return {
        "entry": each.entry,
        "parts": [(ACCOUNT[part.debit], ACCOUNT[part.credit], part.amount_vnd) for part in each.parts],
        "turned": (words.TURNED_BY if turned else words.TURNS) if other else "",
        "url": url("entry", face, club, entry_key=each.entry.key),
        "other": number_of(other) if other else "",
        "other_url": url("voucher", face, club, voucher_key=other.key) if other else "",
    }


@needs(Action.KEEP_BOOKS)
@form_page
def booklet_number(request: ActRequest, club_id: int, voucher_key: UUID) -> HttpResponse:
    """Write down the number the bought booklet gave the same voucher."""
    found = get_voucher(request.act.reach(Action.KEEP_BOOKS), club_id, voucher_key)
    form = forms.BookletNumber(request.POST or None, initial={"booklet_number": found.booklet_number})
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.note_booklet_number(request.act, voucher=found, **form.cleaned_data))
    back = url("voucher", Face.CLUB, found.club, voucher_key=found.key)
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(back)
    return page(
        request, "counted_form.html", found.club, form=form, status=status,
        heading=words.BOOKLET % {"number": number_of(found)}, verb=words.BOOKLET_VERB, back_url=back,
        back_text=number_of(found), draft=f"so-quyen-{found.pk}",
    )  # fmt: skip
