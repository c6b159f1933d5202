"""Records that may be one person, side by side: for a board within its club, for an office across clubs."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.adapters import pair_lines
from chungtay.clubs.rules import PairNotFound
from chungtay.clubs.views.shared import club_of, url
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate

CLUB, OFFICE = "web/club.html", "web/office.html"
PAIRS_A_PAGE = 20


@needs(Action.SEE_OFFICE)
@require_safe
def duplicates(request: ActRequest) -> HttpResponse:
    """Pairs that are this office's to judge: nobody below reaches both."""
    page = paginate(request, queries.pairs_in(request.act.reach(Action.KEEP_REGISTER), request.act.day), PAIRS_A_PAGE)
    lines = pair_lines(page, queries.current_members)
    for line in lines:
        line["url"] = reverse("clubs:judge", args=[line["pair"].first.pk, line["pair"].second.pk])
    return render(request, "clubs/duplicates.html", {"base": OFFICE, "page": page, "pairs": lines})


@needs(Action.KEEP_REGISTER)
@require_safe
def club_duplicates(request: ActRequest, club_id: int) -> HttpResponse:
    """Pairs within one club, which its own board judges."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    page = paginate(request, queries.pairs_of_club(club.pk), PAIRS_A_PAGE)
    lines = pair_lines(page, queries.current_members)
    for line in lines:
        line["url"] = url("club_judge", club, line["pair"].first.pk, line["pair"].second.pk)
    context = {"base": CLUB, "club": club, "page": page, "pairs": lines, "back_url": url("members", club)}
    return render(request, "clubs/duplicates.html", context)


@needs(Action.SEE_OFFICE)
def judge(request: ActRequest, first_id: int, second_id: int) -> HttpResponse:
    """One pair as an office judges it."""
    reach = request.act.reach(Action.KEEP_REGISTER)
    return _judge(request, reach, first_id, second_id, to=reverse("clubs:duplicates"), base=OFFICE)


@needs(Action.KEEP_REGISTER)
def club_judge(request: ActRequest, club_id: int, first_id: int, second_id: int) -> HttpResponse:
    """One pair as a board judges it: both in its own club."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    reach = Reach(frozenset({club.path}))
    return _judge(request, reach, first_id, second_id, to=url("club_duplicates", club), base=CLUB, club=club)


def _judge(
    request: ActRequest, reach: Reach, first_id: int, second_id: int, *, to: str, **context: Any
) -> HttpResponse:
    pair = queries.get_pair(reach, first_id, second_id)
    if pair is None:
        raise PairNotFound()
    form = forms.DuplicateForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            done = _judged(request, pair, form.cleaned_data)
        except (RuleBroken, Conflict) as refused:
            form.add_error(None, explain(refused))
            status = refused.status
        else:
            messages.success(request, done)
            return redirect(to)
    context |= {"form": form, "pair": pair_lines([pair], queries.current_members)[0], "back_url": to}
    return render(request, "clubs/judge.html", context, status=status)


def _judged(request: ActRequest, pair: queries.Pair, said: dict[str, Any]) -> Any:
    if said["judgement"] == "apart":
        services.judge_apart(request.act, one=pair.first, other=pair.second, key=said["key"])
        return words.JUDGED_APART
    keep, drop = (pair.second, pair.first) if said["keep"] == pair.second.pk else (pair.first, pair.second)
    services.merge_people(request.act, keep=keep, drop=drop, key=said["key"])
    return words.JUDGED_SAME
