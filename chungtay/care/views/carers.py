"""The club's home-care volunteers: load, training, an account. No person cared for is named here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.views.shared import ask, club_for, form_page, page, url
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain


@needs(Action.RUN_CARE)
@require_safe
def carers(request: ActRequest, club_id: int) -> HttpResponse:
    """Who goes, how much each carries, who was taught what."""
    club, day = club_for(request, club_id, Action.RUN_CARE), request.act.day
    lines = queries.carers_of(club, day)
    least = queries.carers_needed(club, day)
    return page(
        request,
        "carers.html",
        club,
        lines=lines,
        least=least,
        missing=max(0, least - len(lines)),
        may_appoint=request.act.may(Action.APPOINT, club.path),
        end=forms.Keyed(),
    )


@needs(Action.RUN_CARE)
@form_page
def enlist(request: ActRequest, club_id: int) -> HttpResponse:
    """A member becomes a volunteer."""
    club, day = club_for(request, club_id, Action.RUN_CARE), request.act.day
    form = forms.NewCarer(request.POST or None, members=queries.members_to_choose(club, day), initial={"since": day})

    def service() -> None:
        said = form.cleaned_data
        member = queries.get_member(club, said["membership"], day)
        services.enlist(request.act, club=club, key=said["key"], membership=member, since=said["since"])

    return ask(
        request, club, form, service,
        to=url("carers", club),
        done=lambda: words.ENLISTED,
        back_url=url("carers", club),
        back_name=words.CARERS,
        heading=words.HEAD_CARER,
        verb=words.DO_CARER,
        draft=f"cham-soc-tnv-{club.pk}",
    )  # fmt: skip


@needs(Action.RUN_CARE)
@form_page
def train(request: ActRequest, club_id: int) -> HttpResponse:
    """Volunteers were taught something."""
    club, day = club_for(request, club_id, Action.RUN_CARE), request.act.day
    lines = queries.carers_of(club, day)
    form = forms.Train(
        request.POST or None,
        carers=[(str(line.carer.key), line.name) for line in lines],
        initial={"trained_on": day},
    )

    def service() -> None:
        said = dict(form.cleaned_data)
        chosen = set(said.pop("carers"))
        carers = [line.carer for line in lines if str(line.carer.key) in chosen]
        services.train(request.act, club=club, carers=carers, **said)

    return ask(
        request, club, form, service,
        to=url("carers", club),
        done=lambda: words.TRAINED % len(form.cleaned_data["carers"]),
        back_url=url("carers", club),
        back_name=words.CARERS,
        heading=words.HEAD_TRAIN,
        verb=words.DO_TRAIN,
        draft=f"cham-soc-tap-huan-{club.pk}",
    )  # fmt: skip


@needs(Action.RUN_CARE)
@online_only
@require_POST
def end_carer(request: ActRequest, club_id: int, carer_key: UUID) -> HttpResponse:
    """From today on no volunteer: out of every circle, off every day."""
    club = club_for(request, club_id, Action.RUN_CARE)
    carer = queries.get_carer(club, carer_key)
    form = forms.Keyed(request.POST)
    if form.is_valid():
        try:
            services.end_carer(request.act, carer=carer, key=form.cleaned_data["key"])
        except (RuleBroken, Conflict) as refused:
            messages.error(request, explain(refused))
        else:
            messages.success(request, words.CARER_OVER)
    return redirect(url("carers", club))


@needs(Action.APPOINT)
@online_only
@form_page
def let_in(request: ActRequest, club_id: int, carer_key: UUID) -> HttpResponse:
    """An account for a volunteer; then the slip is printed on the page of the club's users."""
    club = club_for(request, club_id, Action.RUN_CARE)
    carer = queries.get_carer(club, carer_key)
    form = forms.LetIn(request.POST or None, initial={"phone": carer.membership.person.phone})
    return ask(
        request, club, form,
        lambda: services.let_in(request.act, carer=carer, phone=form.cleaned_data["phone"]),
        to=f"/clb/{club.pk}/tai-khoan/",
        done=lambda: words.LET_IN,
        back_url=url("carers", club),
        back_name=words.CARERS,
        person_name=carer.membership.person.full_name,
        heading=words.HEAD_LET_IN,
        lead=words.LEAD_LET_IN,
        verb=words.DO_LET_IN,
        draft=f"cham-soc-cho-vao-{carer.key}",
    )  # fmt: skip
