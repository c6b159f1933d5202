"""The guided page "Số dư đầu": what each fund had before its books, in one go, with the sum of both sides."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds import services
from chungtay.funds.adapters.books import held_rows
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.closings import closed_through
from chungtay.funds.queries.openings import Opened, openings_of
from chungtay.funds.views.shared import POSTED, SHOWN, club_for, form_page, page, send, url
from chungtay.funds.words import counted as words
from chungtay.web.menu import Face


@needs(Action.KEEP_BOOKS)
@form_page
def openings(request: ActRequest, club_id: int) -> HttpResponse:
    """Money of each fund and where it came from; what is entered singly stands beside it."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    opened = openings_of(club.pk)
    form = forms.Openings(request.POST or None, funds=[(each.fund.key, each.initial) for each in opened])
    status = SHOWN
    if request.method == "POST":
        status = send(
            form,
            lambda: services.set_openings(request.act, club=club, key=form.cleaned_data["key"], funds=form.said()),
        )
    if status == POSTED:
        messages.success(request, words.OPENINGS_WRITTEN)
        return redirect(request.path)
    return page(
        request, "openings.html", club, form=form, status=status, funds=[_fund(form, each) for each in opened],
        closed=closed_through(club.pk), books_url=url("books", Face.CLUB, club),
    )  # fmt: skip


def _fund(form: forms.Openings, opened: Opened) -> dict[str, Any]:
    from_where = {**opened.owes, **opened.capital}
    return {
        "fund": opened.fund,
        "held": form.held(opened.fund.key),
        "origins": form.origins(opened.fund.key),
        "has_rows": held_rows(opened.has),
        "has_vnd": sum(opened.has.values()),
        "from_rows": held_rows(from_where),
        "from_vnd": sum(from_where.values()),
        "singly": opened.singly,
    }
