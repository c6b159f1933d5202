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
from chungtay.rating.rules import Criteria, NothingToRate, RatingState, Scored, move_of, next_band
from chungtay.rating.views.shared import (
    Asked,
    asked_of,
    groups_of,
    head_of,
    named_set,
    sheet_lines,
    stored_scores,
    told_set,
)
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.render import ask, form_page

if TYPE_CHECKING:
    from chungtay.clubs.models import Club


def _club(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


def _knows_all(request: ActRequest, club: "Club") -> bool:
    return request.act.may(Action.FOLLOW_RIGHTS, club.path)


@needs(Action.SEE_CLUB)
@require_safe
def year(request: ActRequest, club_id: int) -> HttpResponse:
    """A year of the club: its points today by the records, what is missing, and how far its rating is.

    With `?bo=` also by another set of criteria, beside the one of the year (or `?voi=`).
    """
    club, asked = _club(request, club_id), asked_of(request)
    other = named_set(request, "bo")
    if other is not None:
        return _compared(request, club, asked, named_set(request, "voi") or asked.criteria, other)
    live, rating = (
        queries.live_of(club.pk, asked.year, request.act.day, asked.criteria),
        queries.find_rating(club.pk, asked.year),
    )
    state = RatingState(rating.state) if rating else None
    writes = request.act.may(Action.RUN_MEETING, club.path)
    above = next_band(asked.criteria, live) if live else None
    context: dict[str, Any] = {
        "club": club,
        "year": asked.year,
        "years": asked.years,
        "criteria": told_set(asked.criteria),
        "sets": [each for each in asked.sets if each.code != asked.criteria.code],
        "live": live,
        "band": words.BAND[live.band] if live else "",
        "band_kind": words.BAND_KIND[live.band] if live else "",
        "gap": words.band_gap(*above) if above else "",
        "vetoes": [words.VETO[veto] for veto in live.against] if live else [],
        "groups": groups_of(live.scores, knows_all=_knows_all(request, club)) if live else [],
        "rating": rating,
        "head": head_of(rating),
        "may_rate": writes and live is not None and state in (None, RatingState.RETURNED),
        "may_appeal": writes and state is RatingState.CONFIRMED,
    }
    return render(request, "rating/year.html", context)


def _compared(request: ActRequest, club: "Club", asked: Asked, before: Criteria, after: Criteria) -> HttpResponse:
    """The same year under both sets, line beside line."""
    found = queries.both_of(club.pk, asked.year, request.act.day, before, after)
    context: dict[str, Any] = {"club": club, "year": asked.year, "before": before, "after": after, "found": found}
    if found is not None:
        move = move_of(found.before.band, found.after.band)
        knows_all = _knows_all(request, club)
        context |= {
            "lines": _beside(found.before.scores, found.after.scores, knows_all=knows_all),
            "before_band": words.BAND[found.before.band],
            "before_kind": words.BAND_KIND[found.before.band],
            "after_band": words.BAND[found.after.band],
            "after_kind": words.BAND_KIND[found.after.band],
            "move": words.MOVE[move],
            "move_kind": words.MOVE_KIND[move],
            "vetoes": [words.VETO[veto] for veto in found.after.against],
        }
    return render(request, "rating/compared.html", context)


def _beside(before: tuple[Scored, ...], after: tuple[Scored, ...], *, knows_all: bool) -> list[dict[str, Any]]:
    """Lines that stand in either set, those of one code in one row; what changed is told by the row."""
    known = {each.criterion.code: each for each in before}
    pairs = [(known.pop(each.criterion.code, None), each) for each in after]
    rows: list[tuple[Scored | None, Scored | None]] = [*pairs, *((each, None) for each in known.values())]
    return [
        {
            "words": (new or old).criterion.words,  # type: ignore[union-attr]  # one of them is there
            "before": old,
            "after": new,
            "told": words.told(new) if new and (knows_all or not queries.is_veiled(new.criterion)) else "",
            "is_changed": old is None or new is None or old.points != new.points,
        }
        for old, new in rows
    ]


@needs(Action.RUN_MEETING)
@form_page
def rate_self(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The sheet, filled with what the records have: changed where the club knows better, with the reason."""
    club, criteria = _club(request, club_id, Action.RUN_MEETING), queries.must_have_set(year)
    live = queries.live_of(club.pk, year, request.act.day, criteria)
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
    club, criteria = _club(request, club_id), queries.must_have_set(year)
    rating = queries.find_rating(club.pk, year)
    stored = queries.scores_of(rating) if rating else {}
    live = queries.live_of(club.pk, year, request.act.day, criteria)
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
        "criteria": queries.criteria_named(rating.criteria_id).name if rating else criteria.name,
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
