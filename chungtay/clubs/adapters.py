"""Lists of clubs and members as lines of a page, a workbook and a paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from chungtay.clubs import words
from chungtay.people.rules import CLUB_AGE, LAW_AGE, StatusValue, age
from chungtay.people.words import ETHNIC_GROUPS, FIELDS, SEXES, STATUS_SHORT, STATUS_VALUES
from chungtay.web.print import render_pdf
from chungtay.web.workbook import Column, workbook

Held = Mapping[int, Sequence[StatusValue]]
_REGISTER_WIDTHS = (6, 28, 16, 12, 9, 9, 12, 20, 24, 14, 26, 14, 10, 14, 12, 12, 20)
_CLUB_WIDTHS = (34, 24, 18, 12, 12, 14, 20, 24)


def member_line(member: Any, statuses: Sequence[StatusValue], day: date) -> dict[str, Any]:
    """One member as a list shows it, told apart by number, birth year and hamlet."""
    person = member.person
    years = age(person.birth_year, person.birth_date, day)
    return {
        "member": member,
        "person": person,
        "birth": person.birth_year or "",
        "age": years,
        "is_55": years is not None and years >= CLUB_AGE,
        "is_60": years is not None and years >= LAW_AGE,
        "hamlet": words.hamlet_of(person.hamlet),
        "post": words.named(words.POSTS, member.post) if member.post else "",
        "tags": [STATUS_SHORT[value] for value in statuses if value in STATUS_SHORT],
        "end": words.named(words.END_REASONS, member.end_reason) if member.end_reason else "",
    }


def register_workbook(club: Any, members: Iterable[Any], statuses: Held, day: date) -> HttpResponse:
    """The register as a workbook: what the paper book holds, a column each."""
    heads = zip(words.REGISTER_HEADS, _REGISTER_WIDTHS, strict=True)
    title = words.REGISTER_TITLE.format(club=club.name, day=f"{day:%d/%m/%Y}")
    rows = (_register_row(member, statuses.get(member.person_id, ())) for member in members)
    return workbook(f"thanh-vien-{club.pk}", title, [Column(str(head), width) for head, width in heads], rows)


def _register_row(member: Any, statuses: Sequence[StatusValue]) -> list[Any]:
    person = member.person
    return [
        member.number,
        person.full_name,
        person.known_as,
        person.birth_date,
        person.birth_year,
        words.named(SEXES, person.sex),
        words.named(ETHNIC_GROUPS, person.ethnicity),
        words.hamlet_of(person.hamlet),
        person.address,
        person.phone,
        _told(statuses),
        words.named(words.POSTS, member.post) if member.post else "",
        "x" if person.is_association_member else "",
        person.association_card_no,
        member.valid_from,
        member.valid_to,
        words.named(words.END_REASONS, member.end_reason) if member.end_reason else "",
    ]


def club_workbook(clubs: Iterable[Any], day: date) -> HttpResponse:
    """The office's list of clubs as a workbook."""
    heads = zip(words.CLUB_HEADS, _CLUB_WIDTHS, strict=True)
    rows = (
        [
            club.name,
            club.commune_name,
            words.named(words.STATES, club.state) if club.state else "",
            club.state_since,
            club.member_count,
            club.founded_on,
            club.decision_number,
            words.named(words.MANAGING_ORGS, club.managing_org),
        ]
        for club in clubs
    )
    title = words.CLUBS_TITLE.format(day=f"{day:%d/%m/%Y}")
    return workbook("cau-lac-bo", title, [Column(str(head), width) for head, width in heads], rows)


def register_pdf(
    club: Any, commune: Any, members: Sequence[Any], statuses: Held, board: Sequence[Any], day: date, link: str
) -> bytes:
    """The register on A4: by number, with the signature of who wrote it and of the chair."""
    chair = next((seat.person.full_name for seat in board if seat.post == "chair"), "")
    data = {
        "club": club.name,
        "above": words.ABOVE_CLUB.format(commune=commune.full_name) if commune else "",
        "day": f"{day:%d/%m/%Y}",
        "women": sum(member.person.sex == "F" for member in members),
        "aged": [_aged(members, at_least, day) for at_least in (CLUB_AGE, LAW_AGE)],
        "lines": [_paper_line(member, statuses.get(member.person_id, ())) for member in members],
        "signers": [{"title": str(words.SIGN_WRITER), "name": ""}, {"title": str(words.SIGN_CHAIR), "name": chair}],
    }
    return render_pdf("clubs/register.typ", data, where=f"{club.name} · {day:%m/%Y}", link=link)


def _paper_line(member: Any, statuses: Sequence[StatusValue]) -> dict[str, str]:
    person = member.person
    known = f" ({person.known_as})" if person.known_as else ""
    return {
        "number": str(member.number),
        "name": f"{person.full_name}{known}",
        "birth": words.birth_of(person),
        "sex": words.named(SEXES, person.sex),
        "ethnicity": words.named(ETHNIC_GROUPS, person.ethnicity),
        "home": ", ".join(part for part in (person.address, words.hamlet_of(person.hamlet)) if part),
        "told": _told(statuses, short=True),
        "card": person.association_card_no,
        "joined": f"{member.valid_from:%d/%m/%Y}",
        "post": words.named(words.POSTS, member.post) if member.post else "",
    }


def _told(statuses: Sequence[StatusValue], *, short: bool = False) -> str:
    labels = STATUS_SHORT if short else STATUS_VALUES
    return ", ".join(str(labels[value]) for value in statuses if value in labels)


def _aged(members: Sequence[Any], at_least: int, day: date) -> int:
    years = (age(member.person.birth_year, member.person.birth_date, day) for member in members)
    return sum(count is not None and count >= at_least for count in years)


# --- facts, a line each, for `summary_list` ---------------------------------------------------------------------------


def member_facts(member: Any, day: date) -> list[dict[str, Any]]:
    """Everything a paper register holds of one member."""
    person = member.person
    years = age(person.birth_year, person.birth_date, day)
    joined = reverse("clubs:correct_joining", args=[member.club_id, member.pk])
    card = " · ".join(
        part
        for part in (
            person.association_card_no,
            f"{person.association_joined_on:%d/%m/%Y}" if person.association_joined_on else "",
        )
        if part
    )
    return [
        _row(FIELDS["known_as"], person.known_as),
        _row(FIELDS["birth"], f"{words.birth_of(person)} ({years} tuổi)" if years is not None else ""),
        _row(FIELDS["sex"], words.named(SEXES, person.sex)),
        _row(FIELDS["ethnicity"], words.named(ETHNIC_GROUPS, person.ethnicity)),
        _row(FIELDS["hamlet"], words.hamlet_of(person.hamlet)),
        _row(FIELDS["commune"], person.commune.full_name if person.commune else ""),
        _row(FIELDS["address"], person.address),
        _row(FIELDS["phone"], person.phone),
        _row(words.ASSOCIATION_MEMBER, card or (words.YES if person.is_association_member else "")),
        _row(words.JOINED_CLUB, f"{member.valid_from:%d/%m/%Y}", joined if member.valid_to is None else ""),
    ]


def profile_facts(club: Any, seat: Any, rule: Any, hamlets: Sequence[Any], *, may_run: bool) -> list[dict[str, Any]]:
    """What stands in a club's papers, with the way to put each right."""

    def way(name: str) -> str:
        return reverse(f"clubs:{name}", args=[club.pk]) if may_run else ""

    org = club.managing_org_name or words.named(words.MANAGING_ORGS, club.managing_org)
    decision = ", ".join(
        part
        for part in (club.decision_number, f"{club.decided_on:%d/%m/%Y}" if club.decided_on else "", club.decided_by)
        if part
    )
    return [
        _row(words.NAME, club.name, way("rename")),
        _row(words.COMMUNE, seat.commune.full_name if seat.commune else ""),
        _row(words.HAMLETS, ", ".join(words.hamlet_of(row.hamlet) for row in hamlets), way("hamlets")),
        _row(words.MEETING_DAY, words.meeting_day(rule), way("meeting_day")),
        _row(words.MEETING_PLACE, club.meeting_place, way("edit_profile")),
        _row(words.MANAGED_BY, org, way("edit_profile")),
        _row(words.DECISION, decision, way("edit_profile")),
        _row(words.LAUNCHED, f"{club.launched_on:%d/%m/%Y}" if club.launched_on else "", way("edit_profile")),
    ]


def state_lines(states: Iterable[Any]) -> list[dict[str, Any]]:
    """The life of a club, the latest first."""
    return [
        {
            "state": state,
            "word": words.named(words.STATES, state.state),
            "kind": words.STATE_KINDS.get(state.state, "told"),
        }
        for state in states
    ]


def club_lines(clubs: Iterable[Any]) -> list[dict[str, Any]]:
    """Clubs of an office's list with the word and colour of their state."""
    return [
        {
            "club": club,
            "state": words.named(words.STATES, club.state) if club.state else words.NO_STATE,
            "kind": words.STATE_KINDS.get(club.state, "told"),
        }
        for club in clubs
    ]


def pair_lines(pairs: Iterable[Any], members: Callable[[Iterable[Any]], Mapping[int, Sequence[Any]]]) -> list[Any]:
    """Pairs side by side: the same facts of both, each marked where they differ. `members` is asked once for all."""
    found = list(pairs)
    people = [person for pair in found for person in (pair.first, pair.second)]
    clubs = members(people)
    return [
        {"pair": pair, "facts": _beside(_person_facts(pair.first, clubs), _person_facts(pair.second, clubs))}
        for pair in found
    ]


def _beside(one: Sequence[tuple[Any, str]], other: Sequence[tuple[Any, str]]) -> list[dict[str, Any]]:
    return [
        {"name": name, "first": mine, "second": theirs, "differs": bool(mine and theirs and mine != theirs)}
        for (name, mine), (_, theirs) in zip(one, other, strict=True)
    ]


def _person_facts(person: Any, clubs: Mapping[int, Sequence[Any]]) -> list[tuple[Any, str]]:
    lines = clubs.get(person.pk, [])
    return [
        (FIELDS["full_name"], person.full_name),
        (FIELDS["known_as"], person.known_as),
        (FIELDS["birth"], words.birth_of(person)),
        (FIELDS["sex"], words.named(SEXES, person.sex)),
        (FIELDS["hamlet"], words.hamlet_of(person.hamlet)),
        (FIELDS["address"], person.address),
        (FIELDS["phone"], person.phone),
        (FIELDS["association_card_no"], person.association_card_no),
        (words.CLUBS, "; ".join(words.IN_CLUB.format(club=row.club.name, number=row.number) for row in lines)),
    ]


def _row(name: Any, value: Any, url: str = "") -> dict[str, Any]:
    return {"name": name, "value": value, "url": url}
