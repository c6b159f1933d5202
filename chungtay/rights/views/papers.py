"""What is printed: the book of a year, the list of long lives, invitations and wish cards."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.rules import Post
from chungtay.kernel.money import group_digits
from chungtay.meetings.queries.papers import body_above
from chungtay.rights import words
from chungtay.rights.queries.cases import book_of
from chungtay.rights.queries.dialogues import answers_of
from chungtay.rights.queries.longevity import LongLife
from chungtay.rights.queries.longevity import long_lives as lives_of
from chungtay.rights.queries.papers import board_names, dialogues_of_year, proposals_of_year
from chungtay.rights.rules import Benefit, ProposalState, State
from chungtay.rights.views.longevity import year_asked
from chungtay.rights.views.shared import club_for, url
from chungtay.web.print import pdf_response, render_pdf


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def book(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """Book 10 of a year on A4: cases with what was won, dialogues, proposals with their answers."""
    club, year = club_for(request, club_id), year_asked(request, year)
    cases = [_case(row) for row in book_of(club, year)]
    proposals = proposals_of_year(club, year)
    answers = answers_of([row.pk for row in proposals])
    names = board_names(club, request.act.day)
    data = {
        "above": body_above(club),
        "club": club.name,
        "title": words.BOOK,
        "year": str(year),
        "cases": cases,
        "won": group_digits(sum(case["won_vnd"] for case in cases)),
        "dialogues": [
            {
                "on": f"{row.held_on:%d/%m/%Y}",
                "whom": row.with_whom,
                "words": row.words,
                "people": str(row.people_count),
            }
            for row in dialogues_of_year(club, year)
        ],
        "proposals": [_proposal(row, answers.get(row.pk, [])) for row in proposals],
        "signers": [
            {"title": "Thư ký, người ghi sổ", "name": names.get(Post.SECRETARY, "")},
            {"title": "Chủ nhiệm", "name": names.get(Post.CHAIR, "")},
        ],
    }
    where, link = f"{club.name} · {words.BOOK} · năm {year}", request.build_absolute_uri(url("cases", club))
    return pdf_response(f"so-che-do-{year}", render_pdf("rights/book.typ", data, where=where, link=link))


def _case(row: Any) -> dict[str, Any]:
    is_won = row.state == State.WON
    return {
        "name": row.membership.person.full_name,
        "number": str(row.membership.number),
        "born": str(row.membership.person.birth_year or ""),
        "right": str(words.BENEFIT[Benefit(row.benefit)]),
        "opened": f"{row.opened_on:%d/%m/%Y}",
        "papers": f"{row.paper_there_count}/{row.paper_count}",
        "state": f"{words.STATE[State(row.state)]}, {row.state_since:%d/%m/%Y}",
        "won": f"{group_digits(row.amount_vnd)} đ" if is_won and row.amount_vnd else "",
        "first": f"{row.first_month:%m/%Y}" if row.first_month else "",
        "won_vnd": row.amount_vnd or 0,
    }


def _proposal(row: Any, answers: list[Any]) -> dict[str, Any]:
    last = answers[-1] if answers else None
    return {
        "on": f"{row.made_on:%d/%m/%Y}",
        "whom": row.to_whom,
        "words": row.words,
        "state": str(words.PROPOSAL[ProposalState(row.state)]),
        "answer": f"{last.answered_on:%d/%m/%Y}: {last.told}" if last else "",
    }


def _lives(request: ActRequest, club: Any, year: int) -> list[LongLife]:
    """The whole year's list, or the one member named in the address."""
    asked = request.GET.get("so", "")
    lives = lives_of(club, year, request.act.day)
    return [each for each in lives if not asked or str(each.member.number) == asked]


def _life(each: LongLife) -> dict[str, Any]:
    person = each.member.person
    return {
        "number": str(each.member.number),
        "name": person.full_name,
        "called": "Cụ ông" if person.sex == "M" else "Cụ bà" if person.sex == "F" else "Cụ",
        "born": f"{person.birth_date:%d/%m/%Y}" if person.birth_date else str(person.birth_year),
        "age": str(each.age),
        "hamlet": person.hamlet.name if person.hamlet else "",
        "giver": words.longevity_told(each.rule, words.GIVER[each.rule.giver]),
        "held": f"{each.held.held_on:%d/%m/%Y}" if each.held else "",
    }


def _paper(request: ActRequest, club_id: int, year: int, template: str, name: str) -> HttpResponse:
    club, year = club_for(request, club_id), year_asked(request, year)
    data = {
        "above": body_above(club),
        "club": club.name,
        "place": club.meeting_place,
        "title": words.LIST_TITLE,
        "year": str(year),
        "lives": [_life(each) for each in _lives(request, club, year)],
        "chair": board_names(club, request.act.day).get(Post.CHAIR, ""),
    }
    where = f"{club.name} · {words.LIST_TITLE} {year}"
    link = request.build_absolute_uri(url("longevity", club, year))
    return pdf_response(f"{name}-{year}", render_pdf(f"rights/{template}", data, where=where, link=link))


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def long_lives(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """This year's list on A4, to hand to the commune and to tick."""
    return _paper(request, club_id, year, "long_lives.typ", "mung-tho")


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def invitations(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """An invitation on A5 for each, or for the one of the number in `?so=`; day and hour are written by hand."""
    return _paper(request, club_id, year, "invitation.typ", "giay-moi-mung-tho")


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def wish_cards(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """A wish card on A5 for each, or for one."""
    return _paper(request, club_id, year, "wish_card.typ", "thiep-mung-tho")
