"""Papers to print, sign, send on and keep: vouchers, counts, photographs of what was signed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds import services
from chungtay.funds.adapters.vouchers import count_paper, number_of, voucher_paper
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.closings import get_closing
from chungtay.funds.queries.counts import get_count
from chungtay.funds.queries.vouchers import get_page, get_voucher, was_dropped
from chungtay.funds.views.shared import POSTED, SHOWN, club_for, form_page, page, send, url
from chungtay.funds.words import counted as words
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response, png_response, render_pdf, render_png

if TYPE_CHECKING:
    from chungtay.funds.models import CashCount, Closing, SignedPage, Voucher

_SAVED_AS = {"PT": "phieu-thu", "PC": "phieu-chi"}


@needs(Action.SEE_CLUB)
@require_safe
def voucher_pdf(request: ActRequest, club_id: int, voucher_key: UUID, face: Face) -> HttpResponse:
    """A voucher twice on A4, behind a meeting's receipt the list that payers sign."""
    found = get_voucher(request.act.reach(Action.SEE_CLUB), club_id, voucher_key)
    link = request.build_absolute_uri(url("voucher", face, found.club, voucher_key=found.key))
    paper = render_pdf("funds/voucher.typ", voucher_paper(found), where=_where(found), link=link)
    return pdf_response(_voucher_name(found), paper)


@needs(Action.SEE_CLUB)
@require_safe
def voucher_png(request: ActRequest, club_id: int, voucher_key: UUID) -> HttpResponse:
    """A voucher once, as a picture to send on."""
    found = get_voucher(request.act.reach(Action.SEE_CLUB), club_id, voucher_key)
    picture = render_png("funds/voucher.typ", voucher_paper(found), where=_where(found))
    return png_response(_voucher_name(found), picture)


def _where(found: "Voucher") -> str:
    return f"{found.club.name} · {number_of(found)}"


def _voucher_name(found: "Voucher") -> str:
    kind, _, number = number_of(found).partition(" ")
    return f"{_SAVED_AS[kind]}-{number.replace('/', '-')}"


@needs(Action.SEE_CLUB)
@require_safe
def count_pdf(request: ActRequest, club_id: int, count_key: UUID, face: Face) -> HttpResponse:
    """Bảng kiểm kê quỹ, to be signed."""
    found = get_count(request.act.reach(Action.SEE_CLUB), club_id, count_key)
    link = request.build_absolute_uri(url("count", face, found.club, count_key=found.key))
    where = f"{found.club.name} · {found.counted_on:%d/%m/%Y}"
    paper = render_pdf("funds/count.typ", count_paper(found), where=where, link=link)
    return pdf_response(f"kiem-quy-{found.counted_on:%Y-%m-%d}", paper)


@needs(Action.SEE_CLUB)
@require_safe
def count_png(request: ActRequest, club_id: int, count_key: UUID) -> HttpResponse:
    """The same as a picture to send on."""
    found = get_count(request.act.reach(Action.SEE_CLUB), club_id, count_key)
    where = f"{found.club.name} · {found.counted_on:%d/%m/%Y}"
    picture = render_png("funds/count.typ", count_paper(found), where=where)
    return png_response(f"kiem-quy-{found.counted_on:%Y-%m-%d}", picture)


# --- photographs of what was signed ----------------------------------------------------------------------------------


@needs(Action.KEEP_BOOKS)
@require_POST
def keep_voucher_page(request: ActRequest, club_id: int, voucher_key: UUID) -> HttpResponse:
    """Keep the photograph of a signed voucher."""
    return _keep(request, lambda reach: get_voucher(reach, club_id, voucher_key))


@needs(Action.KEEP_BOOKS)
@require_POST
def keep_count_page(request: ActRequest, club_id: int, count_key: UUID) -> HttpResponse:
    """Keep the photograph of a signed count."""
    return _keep(request, lambda reach: get_count(reach, club_id, count_key))


@needs(Action.KEEP_BOOKS)
@require_POST
def keep_closing_page(request: ActRequest, club_id: int, closing_key: UUID) -> HttpResponse:
    """Keep the photograph of a closing signed on paper."""
    return _keep(request, lambda reach: get_closing(reach, club_id, closing_key))


def _keep(request: ActRequest, find: Callable[[Reach], Any]) -> HttpResponse:
    paper: Voucher | CashCount | Closing = find(request.act.reach(Action.KEEP_BOOKS))
    form = forms.Page(request.POST, request.FILES)
    status = send(form, lambda: services.keep_page(request.act, paper=paper, **form.cleaned_data))
    back = _home_of(paper)
    if status == POSTED:
        messages.success(request, words.PAGE_KEPT)
        return redirect(back)
    return page(
        request, "counted_form.html", paper.club, form=form, status=status, heading=words.KEEP_PAGE,
        verb=words.KEEP_PAGE_VERB, back_url=back, back_text=words.BACK, draft="",
    )  # fmt: skip


def _home_of(paper: Any) -> str:
    """The page of the signed paper."""
    club = paper.club
    if hasattr(paper, "through_on"):
        return url("closing", Face.CLUB, club, through=paper.through_on.isoformat())
    if hasattr(paper, "counted_on"):
        return url("count", Face.CLUB, club, count_key=paper.key)
    return url("voucher", Face.CLUB, club, voucher_key=paper.key)


def _paper_of(kept: "SignedPage") -> Any:
    return kept.voucher or kept.count or kept.closing


@needs(Action.SEE_CLUB)
@require_safe
def page_jpg(request: ActRequest, club_id: int, page_id: int) -> HttpResponse:
    """The photograph, only to who may see the club; kept by the browser for itself alone."""
    file = get_page(request.act.reach(Action.SEE_CLUB), club_id, page_id).file
    if not default_storage.exists(file.stored_as):
        raise NotFound(page=page_id)
    with default_storage.open(file.stored_as) as kept:
        response = HttpResponse(kept.read(), content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    response["Cache-Control"] = "private, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@needs(Action.KEEP_BOOKS)
@form_page
def drop_page(request: ActRequest, club_id: int, page_id: int) -> HttpResponse:
    """Take away a photograph of another paper, with the reason."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    if request.method == "POST" and was_dropped(club.path, page_id):  # by this form before, or from another phone
        messages.success(request, words.PAGE_DROPPED)
        return redirect(reverse("funds:vouchers", args=[club.pk]))
    kept = get_page(request.act.reach(Action.KEEP_BOOKS), club_id, page_id)
    paper = _paper_of(kept)
    form = forms.Reason(request.POST or None)
    status, back = SHOWN, _home_of(paper)
    if request.method == "POST":
        status = send(form, lambda: services.drop_page(request.act, page=kept, **form.cleaned_data))
    if status == POSTED:
        messages.success(request, words.PAGE_DROPPED)
        return redirect(back)
    return page(
        request, "counted_form.html", paper.club, form=form, status=status, heading=words.DROP_PAGE,
        verb=words.DROP_PAGE, back_url=back, back_text=words.BACK, draft=f"bo-anh-{kept.pk}",
    )  # fmt: skip
