"""The club's papers: names, states with reasons, managing body, meeting day, regulation, hamlets."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.adapters import profile_facts, state_lines
from chungtay.clubs.views.shared import ask, club_of, url


@needs(Action.SEE_CLUB)
@require_safe
def profile(request: ActRequest, club_id: int) -> HttpResponse:
    """Everything that stands in the club's papers."""
    club = club_of(request, club_id)
    day = request.act.day
    may_run = request.act.may(Action.RUN_CLUB, club.path)
    hamlets = queries.hamlets_on(club, day)
    rule = queries.meeting_rule_on(club, day)
    context = {
        "club": club,
        "rows": profile_facts(club, queries.seat_of(club), rule, hamlets, may_run=may_run),
        "next_on": queries.next_meeting_on(club, day),
        "names": queries.names_of(club),
        "states": state_lines(queries.states_of(club)),
        "regulation": queries.regulation_on(club, day),
        "projects": queries.projects_of(club),
        "may_run": may_run,
    }
    return render(request, "clubs/profile.html", context)


@needs(Action.RUN_CLUB)
def edit(request: ActRequest, club_id: int) -> HttpResponse:
    """Put the papers right."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    names = [name for name in forms.ProfileForm.base_fields if name != "key"]
    form = forms.ProfileForm(request.POST or None, initial={name: getattr(club, name) for name in names})
    return ask(
        request,
        form,
        lambda said: services.describe_club(
            request.act, club=club, key=said["key"], facts=form.facts(club.programme_id)
        ),
        to=url("profile", club),
        done=words.SAVED,
        club=club,
        title=_("Sửa hồ sơ câu lạc bộ"),
        button=_("Ghi hồ sơ"),
    )


@needs(Action.RUN_CLUB)
def rename(request: ActRequest, club_id: int) -> HttpResponse:
    """A new name from a day on."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    form = forms.RenameForm(request.POST or None, initial={"name": club.name, "since": request.act.day})
    return ask(
        request, form, lambda said: services.rename_club(request.act, club=club, **said),
        to=url("profile", club), done=words.SAVED, club=club, title=_("Đổi tên câu lạc bộ"), button=_("Ghi tên mới"),
        told=_("Tên cũ vẫn còn trong lịch sử."),
    )  # fmt: skip


@needs(Action.RUN_CLUB)
def meeting_day(request: ActRequest, club_id: int) -> HttpResponse:
    """The day of the month on which the club meets."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    rule = queries.meeting_rule_on(club, request.act.day)
    now = {"calendar": rule.calendar, "day": rule.day, "starts_at": rule.starts_at} if rule else {"calendar": "solar"}
    form = forms.MeetingDayForm(request.POST or None, initial=now | {"since": request.act.day})
    return ask(
        request, form, lambda said: services.set_meeting_rule(request.act, club=club, **said),
        to=url("profile", club), done=words.SAVED, club=club, title=_("Ngày sinh hoạt hằng tháng"),
        button=_("Ghi ngày sinh hoạt"),
    )  # fmt: skip


@needs(Action.RUN_CLUB)
def regulation(request: ActRequest, club_id: int) -> HttpResponse:
    """The regulation the members adopted."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    now = queries.regulation_on(club, request.act.day)
    initial = {"words": now.words if now else "", "adopted_on": request.act.day}
    form = forms.RegulationForm(request.POST or None, initial=initial)
    return ask(
        request, form, lambda said: services.adopt_regulation(request.act, club=club, **said),
        to=url("profile", club), done=words.SAVED, club=club, title=_("Quy chế hoạt động"), button=_("Ghi quy chế"),
        told=_("Ghi quy chế được thành viên thông qua. Bản trước vẫn còn trong lịch sử."),
    )  # fmt: skip


@needs(Action.RUN_CLUB)
def hamlets(request: ActRequest, club_id: int) -> HttpResponse:
    """The hamlets the club covers."""
    club = club_of(request, club_id, Action.RUN_CLUB)
    day = request.act.day
    offered = queries.hamlets_to_choose(club, day)
    now = [row.hamlet_id for row in queries.hamlets_on(club, day)]
    form = forms.HamletsForm(request.POST or None, hamlets=offered, initial={"hamlet_ids": now, "since": day})
    told = "" if offered else _("Xã chưa có danh sách thôn, tổ dân phố. Nhờ cán bộ xã ghi danh sách trước.")
    return ask(
        request, form, lambda said: services.set_hamlets(request.act, club=club, **said), is_closed=not offered,
        to=url("profile", club), done=words.SAVED, club=club, title=_("Thôn, tổ dân phố của câu lạc bộ"),
        button=_("Ghi thôn, tổ"), told=told,
    )  # fmt: skip
