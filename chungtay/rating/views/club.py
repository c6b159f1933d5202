"""The club's own year: what its records come to, what one more point takes, its own word, its appeal, the sheet."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries.clubs import get_club
from chungtay.rating import forms, queries, services, words
from chungtay.rating.rules import NoCriteriaYet, NothingToRate, RatingState, criteria_sets, set_for
from chungtay.rating.views.shared import (
    groups_of,
    head_of,
    sheet_lines,
    stored_scores,
    year_asked,
    years_rated,
)
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.render import ask, form_page

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.rating.rules import CriteriaSet


def _club(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


def _set(year: int) -> "CriteriaSet":
    criteria = set_for(year)
    if criteria is None:
        raise NoCriteriaYet()
    return criteria


def _knows_all(request: ActRequest, club: "Club") -> bool:
    return request.act.may(Action.FOLLOW_RIGHTS, club.path)


@needs(Action.SEE_CLUB)
@require_safe
def year(request: ActRequest, club_id: int) -> HttpResponse:
    """A year of the club: its points today by the records, what is missing, and how far its rating is.

    With `?bo=` by another set of criteria, to compare.
    """
    club, asked = _club(request, club_id), year_asked(request)
    other = criteria_sets().get(request.GET.get("bo", ""))
    criteria = other or _set(asked)
    live, rating = queries.live_of(club.pk, asked, criteria), queries.find_rating(club.pk, asked)
    state = RatingState(rating.state) if rating else None
    writes = request.act.may(Action.RUN_MEETING, club.path)
    context: dict[str, Any] = {
        "club": club,
        "year": asked,
        "years": years_rated(request),
        "criteria": criteria,
        "sets": [each for each in criteria_sets().values() if each.code != criteria.code],
        "live": live,
        "band": words.BAND[live.band] if live else "",
        "band_kind": words.BAND_KIND[live.band] if live else "",
        "vetoes": [words.VETO[veto] for veto in live.against] if live else [],
        "groups": groups_of(live.scores, knows_all=_knows_all(request, club)) if live else [],
        "rating": rating,
        "head": head_of(rating),
        "may_rate": writes and live is not None and state in (None, RatingState.RETURNED),
        "may_appeal": writes and state is RatingState.CONFIRMED,
    }
    return render(request, "rating/year.html", context)


@needs(Action.RUN_MEETING)
@form_page
def rate_self(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The sheet, filled with what the records have: changed where the club knows better, with the reason."""
    club, criteria = _club(request, club_id, Action.RUN_MEETING), _set(year)
    live = queries.live_of(club.pk, year, criteria)
    if live is None:
        raise NothingToRate()
    stood = {each.criterion.code: each.points for each in live.scores}
    form = forms.Sheet(request.POST or None, criteria=criteria.criteria, stood=stood)
    groups = groups_of(live.scores, knows_all=_knows_all(request, club))
    return ask(
        request, form,
        lambda: services.rate_self(request.act, club=club, year=year, key=form.cleaned_data["key"], said=form.said()),
        to=f"{reverse('rating:club', args=[club.pk])}?nam={year}",
        done=words.DONE_SELF,
        template="rating/self.html",
        club=club,
        year=year,
        groups=sheet_lines(form, groups),
        draft=f"xep-loai-{club.pk}-{year}",
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def appeal(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The club does not agree with the confirmed year, and says why."""
    rating = queries.get_rating(request.act.reach(Action.RUN_MEETING), club_id, year)
    form = forms.Words(request.POST or None)
    return ask(
        request, form,
        lambda: services.appeal(request.act, rating=rating, **form.cleaned_data),
        to=f"{reverse('rating:club', args=[club_id])}?nam={year}",
        done=words.DONE_APPEAL,
        template="rating/appeal.html",
        club=rating.club,
        year=year,
        head=head_of(rating),
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def sheet(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The sheet on A4: as it was said and checked, else as the records have it today."""
    club, criteria = _club(request, club_id), _set(year)
    rating = queries.find_rating(club.pk, year)
    stored = queries.scores_of(rating) if rating else {}
    live = queries.live_of(club.pk, year, criteria)
    if rating is None and live is None:
        raise NothingToRate()
    scores = stored_scores(rating, stored) if rating else live.scores if live else ()
    head = head_of(rating)
    points = rating.points if rating else live.points if live else 0
    band = head["band"] if rating else words.BAND[live.band] if live else ""
    data = {
        "title": words.TITLE,
        "club": club.name,
        "year": str(year),
        "criteria": criteria_sets()[rating.criteria].name if rating else criteria.name,
        "points": str(points),
        "band": str(band),
        "state": str(head["state"]),
        "vetoes": [str(each) for each in head.get("vetoes", ())],
        "groups": [
            {
                "name": str(group["name"]),
                "lines": [_printed(line) for line in group["lines"]],
            }
            for group in groups_of(scores, stored, knows_all=_knows_all(request, club))
        ],
    }
    where = f"{club.name} · {words.TITLE} {year}"
    return pdf_response(f"xep-loai-{year}", render_pdf("rating/sheet.typ", data, where=where))


def _printed(line: dict[str, Any]) -> list[str]:
    stored, scored = line["stored"], line["scored"]
    said, checked = (stored.claimed, stored.checked) if stored else ("", None)
    why = "; ".join(each for each in (stored.claim_words, stored.check_words) if each) if stored else ""
    return [
        line["words"], line["told"], str(scored.criterion.points), str(scored.points), str(said),
        "" if checked is None else str(checked), why,
    ]  # fmt: skip
