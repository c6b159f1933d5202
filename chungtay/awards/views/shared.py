"""What the pages of commendation share: lines of lists in words, offices by name, and choosing who is nominated."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.awards import forms, queries, services, words
from chungtay.awards.rules import (
    OUTSIDERS,
    AwardeeKind,
    AwardKind,
    Issuer,
    NominationState,
    NomineeElsewhere,
    Occasion,
    RoundNotFound,
    RoundState,
)
from chungtay.clubs.queries import clubs_in, get_club, members_of
from chungtay.clubs.queries.clubs import ClubFilter
from chungtay.clubs.words import POSTS
from chungtay.kernel.acts import Reach
from chungtay.papers.queries import office_called, office_name
from chungtay.places.queries import units_below
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.awards.models import AwardRound, Certificate, Nomination
    from chungtay.clubs.models import Club

ROUND_URL = "awards:round"


def office_reach(request: ActRequest) -> Reach:
    """What an office sees of commendation."""
    return request.act.reach(Action.SEE_OFFICE)


def found(request: ActRequest, key: UUID) -> "AwardRound":
    """The round this person may read."""
    return queries.get_round(office_reach(request), key)


def own(request: ActRequest, key: UUID) -> "AwardRound":
    """The round this person may move: of their own office, not of one above or below."""
    row = queries.get_round(request.act.reach(Action.HAND_UP), key)
    if not services.is_own(request.act, row.path):
        raise RoundNotFound(key=str(key))
    return row


def unit_of(request: ActRequest, row: "AwardRound") -> str:
    """For which unit this person nominates in the round; empty: for none."""
    roots = [root for root in request.act.reach(Action.HAND_UP).roots if root.startswith(row.path)]
    return min(roots, key=len, default="")


def round_line(row: "AwardRound") -> dict[str, Any]:
    """A round in words."""
    state = RoundState(row.state)
    return {
        "round": row,
        "state": words.ROUND[state],
        "tag": words.ROUND_TAG[state],
        "occasion": words.OCCASION[Occasion(row.occasion)],
        "side": words.ISSUER[Issuer(row.issuer_side)],
    }


def nomination_lines(request: ActRequest, rows: "Iterable[Nomination]") -> list[dict[str, Any]]:
    """Nominations as lines of a list. One query for the names of who nominates."""
    rows = list(rows)
    names = names_of({row.unit_path for row in rows}, request.act.day)
    return [
        {
            "nomination": row,
            "award": words.KIND[AwardKind(row.quota.kind)],
            "awardee": words.AWARDEE[AwardeeKind(row.awardee)],
            "by": names.get(row.unit_path, row.unit_path),
            "state": words.NOMINATION[NominationState(row.state)],
            "tag": words.NOMINATION_TAG[NominationState(row.state)],
        }
        for row in rows
    ]


def certificate_line(row: "Certificate") -> dict[str, Any]:
    """An award in words."""
    return {
        "certificate": row,
        "award": words.KIND[AwardKind(row.kind)],
        "awardee": words.AWARDEE[AwardeeKind(row.awardee)],
        "occasion": words.OCCASION[Occasion(row.decision.occasion)],
    }


@dataclass(frozen=True)
class Choices:
    """A step of choosing: links to go on with, perhaps searched and paged."""

    heading: object
    links: list[tuple[str, str, str]]  # name, address, what is told beside
    is_searched: bool = False
    page: Any = None
    empty: object = ""


@dataclass(frozen=True)
class Chosen:
    """Who was chosen, as the paper would call them."""

    nominee: services.Nominee
    label: str


def choose(request: ActRequest, unit_path: str, awardee: AwardeeKind, club: "Club | None" = None) -> Choices | Chosen:
    """Who is nominated: by the address where it says so, else the next list to choose from."""
    if awardee in OUTSIDERS:
        return Chosen(services.Nominee(), str(words.AWARDEE[awardee]))
    if awardee is AwardeeKind.UNIT:
        return _unit(request, unit_path)
    if club is None:
        asked = request.GET.get("clb", "")
        if not asked.isdecimal():
            return _clubs(request, unit_path)
        club = get_club(Reach(frozenset({unit_path})), int(asked))
    named = names_of({club.path}, request.act.day).get(club.path, club.name)
    if awardee is AwardeeKind.CLUB:
        commune = named.removeprefix(club.name).strip(" ()")
        return Chosen(services.Nominee(club=club, name=club.name, unit=commune), named)
    return _member(request, club, named)


def _unit(request: ActRequest, unit_path: str) -> Choices | Chosen:
    here = office_called(unit_path, request.act.day)
    units = {unit_path: here} | {path: office_name(name) for path, name in units_below(unit_path, request.act.day)}
    asked = request.GET.get("donvi", "")
    if asked and asked not in units:
        raise NomineeElsewhere()
    if asked:
        return Chosen(services.Nominee(awardee_path=asked, name=units[asked]), units[asked])
    links = [(name, _to(request, donvi=path), "") for path, name in units.items()]
    return Choices(words.CHOOSE_UNIT, links)


def _clubs(request: ActRequest, unit_path: str) -> Choices:
    text = request.GET.get("q", "")[:100]
    rows = clubs_in(Reach(frozenset({unit_path})), request.act.day, ClubFilter(text=text)).order_by("sort_key", "pk")
    page = paginate(request, rows)
    links = [(club.name, _to(request, clb=club.pk), club.commune_name or "") for club in page]
    return Choices(words.CHOOSE_CLUB, links, is_searched=True, page=page, empty=words.NO_CLUB)


def _member(request: ActRequest, club: "Club", named: str) -> Choices | Chosen:
    text, asked = request.GET.get("q", "")[:100], request.GET.get("tv", "")
    if asked.isdecimal():
        member: Any = members_of(club, request.act.day).filter(pk=int(asked)).first()
        if member is not None:
            post = str(POSTS[member.post]) if member.post else ""
            name = member.person.full_name
            nominee = services.Nominee(club=club, membership=member, name=name, post=post, unit=named)
            return Chosen(nominee, f"{name}, {named}")
    rows: Any = members_of(club, request.act.day, text=text)  # each with its post
    page = paginate(request, rows.order_by("person__sort_key", "pk"))
    links = [
        (each.person.full_name, _to(request, tv=each.pk), str(POSTS[each.post]) if each.post else "") for each in page
    ]
    return Choices(words.CHOOSE_MEMBER, links, is_searched=True, page=page, empty=words.NO_MEMBER)


def _to(request: ActRequest, **more: object) -> str:
    kept = {name: value for name, value in request.GET.items() if name not in ("q", "page")}
    return f"?{urlencode(kept | {name: str(value) for name, value in more.items()})}"


def quota_choices(row: "AwardRound", unit_path: str, may: Callable[[AwardeeKind], bool]) -> Choices:
    """The awards that can still be nominated for here."""
    links = [
        (forms.quota_named(each.quota), f"?chitieu={each.quota.pk}", str(words.LEFT % {"left": each.left}))
        for each in queries.quotas_of(row, unit_path)
        if each.left > 0 and may(AwardeeKind(each.quota.awardee))
    ]
    return Choices(words.CHOOSE_QUOTA, links, empty=words.NO_QUOTA_LEFT)
