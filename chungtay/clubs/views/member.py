"""One member: everything a paper register holds, and what happens to them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.adapters import member_facts, member_line
from chungtay.clubs.rules import EndReason
from chungtay.clubs.views.shared import ask, club_of, url
from chungtay.people import queries as people
from chungtay.people.rules import DIMENSION_OF, StatusValue
from chungtay.people.words import STATUS_VALUES


@needs(Action.SEE_CLUB)
@require_safe
def member(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One line of the register opened: facts, statuses with their days, history, posts, teams."""
    club = club_of(request, club_id)
    row = queries.get_membership(club, membership_id)
    day, person = request.act.day, row.person
    may_write = request.act.may(Action.KEEP_REGISTER, club.path)
    context = {
        "club": club,
        "member": row,
        "person": person,
        "rows": member_facts(row, day),
        "statuses": people.status_history(person),
        "absences": queries.absences_of(row),
        "seats": queries.seats_of(person, club),
        "places": queries.team_places_of(row, day),
        "history": [each for each in queries.memberships_of(person) if _is_in_sight(request, each, club)],
        "line": member_line(queries.members_of(club, day, presence=queries.Presence.ALL).get(pk=row.pk), (), day),
        "is_present": row.valid_to is None or row.valid_to > day,
        "may_write": may_write,
        "year": min(row.valid_to, day).year if row.valid_to else day.year,
    }
    return render(request, "clubs/member.html", context)


def _is_in_sight(request: ActRequest, row: Any, club: Any) -> bool:
    """A person's other clubs are told to who reaches them; where they went from here is told here."""
    return row.club_id == club.pk or request.act.may(Action.SEE_CLUB, row.club.path)


@needs(Action.KEEP_REGISTER)
def edit(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """Put right what was written."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    day, person = request.act.day, row.person
    hamlets = queries.hamlets_to_choose(club, day)
    if person.hamlet_id and person.hamlet_id not in dict(hamlets):
        hamlets.append((person.hamlet_id, words.hamlet_of(person.hamlet)))
    facts = people.facts_of(person)
    initial = vars(facts) | {"birth": words.birth_of(person)}
    form = forms.EditForm(request.POST or None, initial=initial, hamlets=hamlets, today=day)
    return ask(
        request,
        form,
        lambda said: services.correct_person(
            request.act, person=person, key=said["key"], facts=form.facts(person.commune_id)
        ),
        to=url("member", club, row.pk),
        done=words.SAVED,
        template="clubs/edit_member.html",
        club=club,
        member=row,
    )


@needs(Action.KEEP_REGISTER)
def add_status(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """From a day on this holds."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    form = forms.StatusForm(request.POST or None, initial={"since": request.act.day})

    def act(said: dict[str, Any]) -> None:
        side = DIMENSION_OF[StatusValue(said["value"])]
        services.set_status(request.act, person=row.person, dimension=side, **said)

    return ask(
        request, form, act, to=url("member", club, row.pk), done=words.SAVED, club=club,
        title=_("Ghi hoàn cảnh của %(name)s") % {"name": row.person.full_name}, button=_("Ghi hoàn cảnh"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def end_status(request: ActRequest, club_id: int, membership_id: int, status_id: int) -> HttpResponse:
    """From a day on it holds no longer."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    status = people.get_status(row.person, status_id)
    form = forms.DayForm(request.POST or None, initial={"on": request.act.day})
    title = _("%(name)s không còn “%(status)s”") % {
        "name": row.person.full_name, "status": words.named(STATUS_VALUES, status.value),
    }  # fmt: skip
    return ask(
        request, form, lambda said: services.end_status(request.act, status=status, **said),
        to=url("member", club, row.pk), done=words.SAVED, club=club, title=title, button=_("Ghi kết thúc"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def leave(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The member left, died, was struck off, or was never one."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    form = forms.LeaveForm(request.POST or None, initial={"on": request.act.day})

    def act(said: dict[str, Any]) -> None:
        reason = EndReason(said.pop("reason"))
        if reason is EndReason.DIED:
            services.record_death(request.act, person=row.person, key=said["key"], died_on=said["on"])
        else:
            services.end_membership(request.act, membership=row, reason=reason, **said)

    return ask(
        request, form, act, to=url("member", club, row.pk), done=words.LEFT, club=club,
        title=_("%(name)s thôi tham gia") % {"name": row.person.full_name}, button=_("Ghi thôi tham gia"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def move(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The member goes over to another club that the actor reaches too; else the commune does it."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    reach = request.act.reach(Action.KEEP_REGISTER)
    clubs = queries.clubs_to_move_to(reach, club)
    form = forms.MoveForm(request.POST or None, clubs=clubs, initial={"on": request.act.day})

    def act(said: dict[str, Any]) -> None:
        to = queries.get_club(reach, said.pop("to"))
        services.move_member(request.act, membership=row, to=to, **said)

    told = "" if clubs else _("Bác chỉ phụ trách một câu lạc bộ. Nhờ cán bộ xã ghi chuyển, hai bên đều giữ lịch sử.")
    return ask(
        request, form, act, to=url("member", club, row.pk), done=words.MOVED, club=club, told=told,
        is_closed=not clubs, title=_("Chuyển %(name)s sang câu lạc bộ khác") % {"name": row.person.full_name},
        button=_("Ghi chuyển"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def correct_joining(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The day of joining, put right."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    form = forms.JoinedForm(request.POST or None, initial={"joined_on": row.valid_from})
    return ask(
        request, form, lambda said: services.correct_joining(request.act, membership=row, **said),
        to=url("member", club, row.pk), done=words.SAVED, club=club,
        title=_("Sửa ngày vào câu lạc bộ của %(name)s") % {"name": row.person.full_name}, button=_("Ghi ngày vào"),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def absence(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """Away for a time: not expected at meetings."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    form = forms.AbsenceForm(request.POST or None, initial={"since": request.act.day})
    return ask(
        request, form, lambda said: services.set_absence(request.act, membership=row, **said),
        to=url("member", club, row.pk), done=words.SAVED, club=club,
        title=_("%(name)s tạm vắng") % {"name": row.person.full_name}, button=_("Ghi tạm vắng"),
        told=_("Người tạm vắng không tính là vắng họp."),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
def back(request: ActRequest, club_id: int, membership_id: int, absence_id: int) -> HttpResponse:
    """The member is back."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    row = queries.get_membership(club, membership_id)
    away = queries.get_absence(row, absence_id)
    form = forms.DayForm(request.POST or None, initial={"on": request.act.day})
    return ask(
        request, form, lambda said: services.end_absence(request.act, absence=away, **said),
        to=url("member", club, row.pk), done=words.SAVED, club=club,
        title=_("%(name)s đã về") % {"name": row.person.full_name}, button=_("Ghi đã về"),
    )  # fmt: skip
