"""What of rights waits for somebody on the club's home, the tile beside it, and which pages a phone takes along."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.rights import words
from chungtay.rights.models import Case
from chungtay.rights.queries.due import Counts, DueLine, counts_of, lines_of
from chungtay.rights.rules import OPEN, Answer, State
from chungtay.web.rules import Todo

_NAMED = 2
_OFFLINE_AT_MOST = 40
_LATE_DAYS = 21  # ten working days and a week of grace


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Who is due a right and nobody follows it, what the commune owes an answer to, what it sent back or refused."""
    if not act.may(Action.FOLLOW_RIGHTS, club.path):
        return
    lines = [line for line in _lines_for_home(club, act.day) if line.answer is Answer.DUE]
    alone = [line for line in lines if _is_unfollowed(line)]
    for line in alone[:_NAMED]:
        text = str(words.TODO_DUE) % {"name": line.member.person.full_name}
        yield Todo(text, reverse("rights:person", args=[club.pk, line.member.pk]), 35)
    if len(alone) > _NAMED:
        yield Todo(
            str(words.TODO_DUE_MORE) % {"count": len(alone) - _NAMED}, reverse("rights:list", args=[club.pk]), 36
        )
    yield from _of_cases(club, act.day)


def _is_unfollowed(line: DueLine) -> bool:
    return any(each.benefit not in line.cases for each in line.with_answer(Answer.DUE))


def _of_cases(club: Club, day: date) -> Iterable[Todo]:
    late = day - timedelta(_LATE_DAYS)
    rows = Case.objects.filter(club=club, state__in=[State.RETURNED, State.REFUSED]) | Case.objects.filter(
        club=club, state=State.SUBMITTED, state_since__lte=late
    )
    for row in rows.select_related("membership__person").order_by("state_since", "pk")[:3]:
        told = {"name": row.membership.person.full_name, "day": f"{row.state_since:%d/%m}"}
        yield Todo(str(words.TODO_CASE[State(row.state)]) % told, reverse("rights:case", args=[club.pk, row.key]), 37)


def told_of(club: Club, act: Act) -> Counts | None:
    """What the tile of a club's home says: how many are due, how many will be; nothing to who may not follow rights."""
    if not act.may(Action.FOLLOW_RIGHTS, club.path):
        return None
    return counts_of(_lines_for_home(club, act.day))


def _lines_for_home(club: Club, day: date) -> list[DueLine]:
    """A home asks twice, for what waits and for its tile: the lines stay with the row of the club it holds."""
    kept: dict[date, list[DueLine]] = vars(club).setdefault("_due_lines", {})
    if day not in kept:
        kept[day] = list(lines_of(club, day))
    return kept[day]


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The lists, what is written at a dialogue, every open case, and the pages of those who are due something."""
    if not act.may(Action.FOLLOW_RIGHTS, club.path):
        return
    for name in ("list", "cases", "dialogues", "hold_dialogue", "proposals", "propose", "law"):
        yield reverse(f"rights:{name}", args=[club.pk])
    yield reverse("rights:longevity", args=[club.pk, act.day.year])
    rows = Case.objects.filter(club=club, state__in=sorted(OPEN)).order_by("-state_since", "pk")
    for key in rows.values_list("key", flat=True)[:_OFFLINE_AT_MOST]:
        yield reverse("rights:case", args=[club.pk, key])
        yield reverse("rights:step", args=[club.pk, key])
    due = [line for line in lines_of(club, act.day) if line.answer in (Answer.DUE, Answer.SOON)]
    for line in due[:_OFFLINE_AT_MOST]:
        yield reverse("rights:person", args=[club.pk, line.member.pk])
        for verdict in line.verdicts:
            if verdict.is_open_to_a_case and verdict.benefit not in line.cases:
                yield reverse("rights:open_case", args=[club.pk, line.member.pk, verdict.benefit.value])
