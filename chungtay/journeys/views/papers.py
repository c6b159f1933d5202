"""The printed papers of a founding, the Word draft of its decision, and the slips of the board."""

import io
from typing import Any

import segno
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.rules import Post
from chungtay.clubs.words import POSTS
from chungtay.journeys import services
from chungtay.journeys.adapters import WORD, word_paper
from chungtay.journeys.queries.founding import get_founding
from chungtay.journeys.queries.papers import paper_data
from chungtay.journeys.rules import NoSuchFounding, Paper
from chungtay.journeys.words import PAPER
from chungtay.web.print import pdf_response, render_pdf

TEMPLATE = {
    Paper.SUBMISSION: "journeys/submission.typ",
    Paper.MEMBER_LIST: "journeys/members.typ",
    Paper.BOARD_LIST: "journeys/board.typ",
    Paper.REGULATION: "journeys/regulation.typ",
    Paper.DECISION: "journeys/decision.typ",
    Paper.LAUNCH: "journeys/launch.typ",
}


def _data(request: ActRequest, club_id: int, paper: Paper) -> dict[str, Any]:
    reach = request.act.reach(Action.FOUND_CLUB)
    found = get_founding(reach, club_id, request.act.day)
    superior = request.GET.get("cap_tren")
    return paper_data(paper, found, request.act.day, superior[:160] if superior is not None else None)


@needs(Action.FOUND_CLUB)
def paper(request: ActRequest, club_id: int, name: str) -> HttpResponse:
    """One paper as PDF; `?cap_tren=` says the superior body for this one print."""
    if name not in set(Paper):
        raise NoSuchFounding(paper=name)
    wanted = Paper(name)
    data = _data(request, club_id, wanted)
    return pdf_response(f"{name}-{club_id}", render_pdf(TEMPLATE[wanted], data, where=str(PAPER[wanted])))


@needs(Action.FOUND_CLUB)
def decision_in_word(request: ActRequest, club_id: int) -> HttpResponse:
    """The draft of the decision in Word, to be changed by hand."""
    content = word_paper("decision", _data(request, club_id, Paper.DECISION))
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="quyet-dinh-{club_id}.docx"'
    return response


@require_POST
@needs(Action.APPOINT)
def let_board_in(request: ActRequest, club_id: int) -> HttpResponse:
    """Make accounts and access for the board and print the slips; the codes are known at this moment only."""
    found = get_founding(request.act.reach(Action.FOUND_CLUB), club_id, request.act.day)
    let_in = services.let_board_in(request.act, club=found.club)
    data = {
        "club": found.club.name,
        "told": found.commune.full_name,
        "slips": [_slip(each) for each in let_in],
    }
    response = pdf_response(f"phieu-vao-{club_id}", render_pdf("journeys/slips.typ", data, where=found.club.name))
    response["Cache-Control"] = "no-store"
    return response


def _slip(let_in: services.LetIn) -> dict[str, str]:
    code = let_in.slip.shown_code
    address = settings.SITE_URL + reverse("access:enter_by_slip", args=[code])
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=0, xmldecl=False, scale=4)
    user = let_in.slip.slip.user
    return {
        "name": user.name,
        "post": str(POSTS[Post(let_in.seat.post)]),
        "login": user.login,
        "code": code,
        "address": settings.SITE_URL + reverse("access:type_code"),
        "until": f"{timezone.localtime(let_in.slip.slip.expires_at):%d/%m/%Y}",
        "qr": drawn.getvalue().decode(),
    }
