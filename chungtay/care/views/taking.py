"""Taking somebody into care, what help is agreed, the week, and leaving the list."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.rules import REVIEW_AFTER_DAYS, SEAT_DAYS_AT_MOST, Support
from chungtay.care.views.shared import ask, ask_about, club_for, folder_for, form_page, url


@needs(Action.RUN_CARE)
@online_only
@form_page
def take_in(request: ActRequest, club_id: int) -> HttpResponse:
    """A person agrees to be cared for, and to who may read of it."""
    club, day = club_for(request, club_id, Action.RUN_CARE), request.act.day
    form = forms.TakeIn(
        request.POST or None,
        members=queries.members_to_choose(club, day),
        board=queries.board_to_choose(club, day),
        carers=queries.carers_to_choose(club, day),
        initial={"until": day + timedelta(days=SEAT_DAYS_AT_MOST - 1)},
    )
    taken: list[Any] = []

    def service() -> None:
        person = form.newcomer() or queries.get_member(club, int(form.cleaned_data["person"]), day).person
        taken.append(
            services.take_into_care(
                request.act,
                club=club,
                key=form.cleaned_data["key"],
                person=person,
                said=form.said(),
                circle=form.circle(),
                until=form.cleaned_data["until"],
            )
        )

    def onward() -> str:
        stands = queries.folders_for(request.act, club.pk).filter(pk=taken[0].pk).exists()
        return url("agree", club, taken[0].key) if stands else url("list", club)

    return ask(
        request, club, form, service,
        to=onward,
        done=lambda: words.TAKEN_IN,
        back_url=url("list", club),
        back_name=words.CARE,
        heading=words.HEAD_TAKE_IN,
        lead=words.LEAD_TAKE_IN,
        verb=words.DO_TAKE_IN,
        draft=f"cham-soc-nhan-{club.pk}",
    )  # fmt: skip


@needs(Action.RUN_CARE)
@online_only
@form_page
def ask_anew(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """The circle ran out: the person is asked again. Only the name is shown, to who answered last."""
    club, day = club_for(request, club_id, Action.RUN_CARE), request.act.day
    folder = queries.get_lapsed(request.act, club.pk, folder_key)
    form = forms.AskAnew(
        request.POST or None,
        board=queries.board_to_choose(club, day),
        carers=queries.carers_to_choose(club, day),
        initial={"until": day + timedelta(days=SEAT_DAYS_AT_MOST - 1)},
    )
    return ask(
        request, club, form,
        lambda: services.ask_anew(
            request.act,
            folder=folder,
            key=form.cleaned_data["key"],
            said=form.said(),
            circle=form.circle(),
            until=form.cleaned_data["until"],
        ),
        to=url("list", club),
        done=lambda: words.CONSENT_GIVEN,
        back_url=url("list", club),
        back_name=words.CARE,
        heading=words.HEAD_ANEW,
        person_name=folder.person.full_name,
        verb=words.DO_CONSENT,
        draft=f"cham-soc-hoi-lai-{folder.key}",
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def agree(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """What help is agreed: the first time it puts the person on the list, later it is a review."""
    folder, day = folder_for(request, club_id, folder_key), request.act.day
    line = queries.lines_for(request.act, club_id, only=folder.pk)[0]
    before, is_first = line.agreement, line.client is None
    usual: dict[str, Any] = {
        "support": str(Support.SOME.value),
        "minutes": 60,
        "agreed_with": folder.person.full_name,
        "since": day,
        "review_on": day + timedelta(days=REVIEW_AFTER_DAYS),
    }
    if before is not None:
        usual |= {
            "tasks": before.tasks, "support": str(before.support), "minutes": before.minutes, "note": before.note
        }  # fmt: skip
    form = forms.Agree(request.POST or None, initial=usual, is_first=is_first)

    def service() -> None:
        said = form.cleaned_data
        if is_first:
            services.put_on_list(request.act, folder=folder, key=said["key"], agreed=form.agreed(), since=said["since"])
        else:
            services.agree(request.act, folder=folder, key=said["key"], agreed=form.agreed())

    return ask_about(
        request, folder, form, service,
        to=url("plan" if is_first else "folder", folder.club, folder.key),
        done=words.ON_LIST if is_first else words.AGREED,
        heading=words.HEAD_AGREE if is_first else words.HEAD_REVIEW,
        verb=words.DO_AGREE,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def plan(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Who comes on which weekday."""
    folder = folder_for(request, club_id, folder_key)
    line = queries.lines_for(request.act, club_id, only=folder.pk)[0]
    usual: dict[str, Any] = {}
    for each in line.rounds:
        usual |= {f"a{each.weekday}": each.first_id, f"b{each.weekday}": each.second_id}
    form = forms.Plan(request.POST or None, goers=queries.who_may_go(folder, request.act.day), initial=usual)
    return ask_about(
        request, folder, form,
        lambda: services.plan_week(
            request.act, folder=folder, key=form.cleaned_data["key"], turns=form.turns()
        ),
        done=words.PLANNED,
        heading=words.HEAD_PLAN,
        verb=words.DO_PLAN,
        template="plan.html",
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def off_list(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """The person is cared for no longer."""
    folder = folder_for(request, club_id, folder_key)
    died_on = folder.person.died_on
    usual: dict[str, Any] = {"on": died_on or request.act.day}
    if died_on:
        usual["reason"] = "died"
    form = forms.Off(request.POST or None, initial=usual)
    return ask_about(
        request, folder, form,
        lambda: services.take_off_list(request.act, folder=folder, **form.cleaned_data),
        done=words.OFF_LIST,
        heading=words.HEAD_OFF,
        lead=words.LEAD_OFF,
        verb=words.DO_OFF,
        verb_kind="danger",
    )  # fmt: skip
