"""This year's long lives: the list, that a celebration was held, taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rights import forms, services, words
from chungtay.rights.queries import longevity as queries
from chungtay.rights.rules import CaseNotFound
from chungtay.rights.views.shared import ask, club_for, form_page, member_for, page, url
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

BACK_YEARS = 3


def year_asked(request: ActRequest, year: int) -> int:
    """This year, the next, or one of the last three; any other has no page."""
    if not request.act.day.year - BACK_YEARS <= year <= request.act.day.year + 1:
        raise CaseNotFound(year=year)
    return year


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def long_lives(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """Whose long life is celebrated in the year, the oldest first."""
    club = club_for(request, club_id)
    year = year_asked(request, year)
    text, sort = request.GET.get("q", "")[:120], request.GET.get("sort", "") or "tuoi"
    found = queries.in_order(queries.long_lives(club, year, request.act.day, text), sort)
    listed = paginate(request, found)
    years = [each for each in (year - 1, year + 1) if abs(each - request.act.day.year) <= 1]
    return page(
        request,
        "longevity.html",
        club,
        of_year=year,
        years=years,
        page=listed,
        lines=[
            {"life": each, "giver": words.longevity_told(each.rule, words.GIVER[each.rule.giver])} for each in listed
        ],
        count=len(found),
        q=text,
        sort=sort,
    )


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def long_lives_workbook(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The same list as a workbook."""
    club = club_for(request, club_id)
    year = year_asked(request, year)
    heads = [
        Column("Số", 7), Column("Họ và tên", 30), Column("Năm sinh", 10), Column("Tuổi", 8, "#,##0"),
        Column("Thôn", 20), Column("Ai chúc thọ", 44), Column("Đã mừng thọ ngày", 14),
    ]  # fmt: skip
    rows: list[list[Any]] = [
        [
            each.member.number, each.member.person.full_name, str(each.member.person.birth_year), each.age,
            each.member.person.hamlet.name if each.member.person.hamlet else "",
            words.longevity_told(each.rule, words.GIVER[each.rule.giver]), each.held.held_on if each.held else None,
        ]
        for each in queries.in_order(
            queries.long_lives(club, year, request.act.day, request.GET.get("q", "")), request.GET.get("sort", "")
        )
    ]  # fmt: skip
    return workbook(f"mung-tho-{year}", f"{club.name} – {words.LIST_TITLE} {year}", heads, rows)


@needs(Action.FOLLOW_RIGHTS)
@form_page
def celebrate(request: ActRequest, club_id: int, year: int, membership_id: int) -> HttpResponse:
    """A long life was celebrated."""
    member, year = member_for(request, club_id, membership_id), year_asked(request, year)
    form = forms.Celebrate(request.POST or None, initial={"held_on": request.act.day})
    to = url("longevity", member.club, year)
    return ask(
        request, member.club, form,
        lambda: services.celebrate(
            request.act, club=member.club, key=form.cleaned_data["key"], membership_id=member.pk, year=year,
            held_on=form.cleaned_data["held_on"], told=form.cleaned_data["told"],
        ),
        to=to, heading=words.HEAD_CELEBRATE, done=words.DONE_CELEBRATED % member.person.full_name,
        back=(to, words.BACK_LONGEVITY), who=member.person.full_name,
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@form_page
def take_back(request: ActRequest, club_id: int, year: int, longevity_key: UUID) -> HttpResponse:
    """A celebration was written by mistake."""
    row = queries.get_longevity(request.act.reach(Action.FOLLOW_RIGHTS), club_id, longevity_key)
    form = forms.TakeBack(request.POST or None)
    to = url("longevity", row.club, row.year)
    return ask(
        request, row.club, form,
        lambda: services.take_back_celebration(
            request.act, longevity=row, key=form.cleaned_data["key"], reason=form.cleaned_data["reason"]
        ),
        to=to, heading=words.HEAD_TAKE_BACK, verb=words.DO_BACK, verb_kind="danger", done=words.DONE_TAKEN_BACK,
        back=(to, words.BACK_LONGEVITY), who=f"{row.membership.person.full_name} · {row.held_on:%d/%m/%Y}",
    )  # fmt: skip
