"""The board with its history, and the teams."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.rules import Post, board_warnings
from chungtay.clubs.views.shared import ask, club_of, members_to_choose, url


@needs(Action.SEE_CLUB)
@require_safe
def board(request: ActRequest, club_id: int) -> HttpResponse:
    """Who runs the club, and who did."""
    club = club_of(request, club_id)
    day = request.act.day
    seats = queries.board_on(club, day)
    limits = queries.limits_on(club.path, day)
    warned = board_warnings([Post(seat.post) for seat in seats], limits)
    context = {
        "club": club,
        "seats": seats,
        "history": queries.board_history(club, day),
        "warnings": [words.warning(each) for each in warned],
        "may_run": request.act.may(Action.RUN_CLUB, club.path),
        "may_appoint": request.act.may(Action.APPOINT, club.path),
    }
    return render(request, "clubs/board.html", context)


@needs(Action.RUN_CLUB)
@online_only
def seat(request: ActRequest, club_id: int) -> HttpResponse:
    """A member takes a post."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    people = members_to_choose(club, request.act.day)
    form = forms.SeatForm(request.POST or None, people=people, initial={"since": request.act.day})

    def act(said: dict[str, Any]) -> None:
        row = queries.get_membership(club, said.pop("person"))
        services.seat_board_member(request.act, club=club, person=row.person, **said)

    return ask(
        request, form, act, to=url("board", club), done=words.SEATED, club=club,
        title=_("Ghi chức vụ mới trong Ban Chủ nhiệm"), button=_("Ghi chức vụ"),
    )  # fmt: skip


@needs(Action.RUN_CLUB)
@online_only
def end_seat(request: ActRequest, club_id: int, seat_id: int) -> HttpResponse:
    """A post is given up; the access that came with it ends."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    held = queries.get_seat(club, seat_id)
    is_officer = request.act.may(Action.FOUND_CLUB, club.path)
    form = forms.EndSeatForm(request.POST or None, is_officer=is_officer, initial={"on": request.act.day})
    title = _("%(name)s thôi làm %(post)s") % {
        "name": held.person.full_name, "post": words.named(words.POSTS, held.post),
    }  # fmt: skip
    return ask(
        request, form, lambda said: services.end_board_seat(request.act, seat=held, **said),
        to=url("board", club), done=words.SEAT_IS_OVER, club=club, title=title, button=_("Ghi thôi chức"),
    )  # fmt: skip


@needs(Action.RUN_CLUB)
@online_only
def let_in(request: ActRequest, club_id: int, seat_id: int) -> HttpResponse:
    """A board member gets an account with the access of the post; then their slip is printed."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    held = queries.get_seat(club, seat_id)
    sent = request.POST if request.method == "POST" else None  # an empty form is one too: no number of one's own
    form = forms.LetInForm(sent, initial={"phone": held.person.phone})
    return ask(
        request, form, lambda said: services.let_in(request.act, seat=held, **said),
        to=url("board", club), done=words.LET_IN, club=club, button=_("Cho vào"),
        title=_("Cho %(name)s vào phần mềm") % {"name": held.person.full_name},
        told=_("Sau khi ghi, in phiếu vào cho người này ở trang Ban Chủ nhiệm."),
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def teams(request: ActRequest, club_id: int) -> HttpResponse:
    """The neighbourhood groups and activity teams with their people."""
    club = club_of(request, club_id)
    found = queries.teams_of(club)
    places = queries.places_in(found, request.act.day)
    lines = [
        {"team": team, "places": places.get(team.pk, []), "area": words.named(words.AREAS, team.area)} for team in found
    ]
    context = {"club": club, "lines": lines, "may_write": request.act.may(Action.KEEP_REGISTER, club.path)}
    return render(request, "clubs/teams.html", context)


@needs(Action.KEEP_REGISTER)
def add_team(request: ActRequest, club_id: int) -> HttpResponse:
    """A new team."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    form = forms.TeamForm(request.POST or None, initial={"since": request.act.day})
    return ask(
        request, form, lambda said: services.open_team(request.act, club=club, **said),
        to=url("teams", club), done=words.SAVED, club=club, title=_("Lập tổ mới"), button=_("Lập tổ"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def add_to_team(request: ActRequest, club_id: int, team_id: int) -> HttpResponse:
    """A member joins a team."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    team = queries.get_team(club, team_id)
    people = members_to_choose(club, request.act.day)
    form = forms.TeamPlaceForm(request.POST or None, people=people, initial={"since": request.act.day})

    def act(said: dict[str, Any]) -> None:
        row = queries.get_membership(club, said.pop("member"))
        services.place_in_team(request.act, team=team, membership=row, **said)

    return ask(
        request, form, act, to=url("teams", club), done=words.SAVED, club=club,
        title=_("Thêm người vào %(team)s") % {"team": team.name}, button=_("Thêm vào tổ"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def close_team(request: ActRequest, club_id: int, team_id: int) -> HttpResponse:
    """A team ends."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    team = queries.get_team(club, team_id)
    form = forms.DayForm(request.POST or None, initial={"on": request.act.day})
    return ask(
        request, form, lambda said: services.close_team(request.act, team=team, **said),
        to=url("teams", club), done=words.SAVED, club=club,
        title=_("Thôi hoạt động %(team)s") % {"team": team.name}, button=_("Ghi thôi hoạt động"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def leave_team(request: ActRequest, club_id: int, place_id: int) -> HttpResponse:
    """A member leaves a team."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    place = queries.get_place(club, place_id)
    form = forms.DayForm(request.POST or None, initial={"on": request.act.day})
    title = _("%(name)s rời %(team)s") % {"name": place.membership.person.full_name, "team": place.team.name}
    return ask(
        request, form, lambda said: services.leave_team(request.act, place=place, **said),
        to=url("teams", club), done=words.SAVED, club=club, title=title, button=_("Ghi rời tổ"),
    )  # fmt: skip
