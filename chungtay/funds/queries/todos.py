"""What of box and books waits: on the club's home, on the commune's desk; and what a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.funds.queries.closings import begun_closings, closed_through, months_after, months_to_close
from chungtay.funds.queries.counts import count_at, counts_that_disagree, last_count, shortages_of, standing_of
from chungtay.funds.rules.closings import Signs
from chungtay.funds.words import counted as words
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.web.rules import Todo

_CLUBS_SHOWN = 5


def counted_todos(club: Club, act: Act) -> Iterable[Todo]:
    """A difference nobody settled, missing money whose day comes, books that wait to be closed."""
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    count = last_count(club.pk, act.day)
    if count is not None and (open_vnd := standing_of(count).open_vnd):
        told = {"day": f"{count.counted_on:%d/%m}", "difference": words.difference(open_vnd)}
        yield Todo(str(words.TODO_COUNT % told), reverse("funds:count", args=[club.pk, count.key]), 5)
    for each in shortages_of(club.pk):
        is_late = each.due_on < act.day
        told = {"name": each.name, "amount": dong(each.left_vnd), "day": f"{each.due_on:%d/%m/%Y}"}
        sentence = words.TODO_SHORTAGE_LATE if is_late else words.TODO_SHORTAGE
        yield Todo(str(sentence % told), reverse("funds:repay", args=[club.pk, each.key]), 8 if is_late else 45)
    yield from _closings(club, act)


def _closings(club: Club, act: Act) -> Iterable[Todo]:
    closed = closed_through(club.pk)
    begun = begun_closings(club.pk, closed)
    for closing in begun:
        url = reverse("funds:closing", args=[club.pk, closing.through_on.isoformat()])
        day = {"day": f"{closing.through_on:%d/%m/%Y}"}
        if closing.accountant_at is None and act.may(Action.CONFIRM_ACCOUNTS, club.path):
            yield Todo(str(words.TODO_CONFIRM[Signs.ACCOUNTS] % day), url, 6)
        if closing.treasurer_at is None and act.may(Action.CONFIRM_CASH, club.path):
            yield Todo(str(words.TODO_CONFIRM[Signs.CASH] % day), url, 6)
    months = months_after(closed, club.pk, act.day)
    if months and months[0].last not in {closing.through_on for closing in begun}:
        url = reverse("funds:closing", args=[club.pk, months[0].last.isoformat()])
        yield Todo(str(words.TODO_CLOSE % {"month": months[0].label}), url, 50)


def desk_todos(act: Act) -> Iterable[Todo]:
    """The clubs whose last count disagrees with the book, the largest difference first."""
    reach = act.reach(Action.SEE_OFFICE)
    if reach.is_empty:
        return
    found = counts_that_disagree(reach, act.day)
    for each in found[:_CLUBS_SHOWN]:
        told = {"club": each.club, "difference": words.difference(each.open_vnd)}
        url = reverse("funds:office_count", args=[each.club_id, each.count_key])
        yield Todo(str(words.DESK_COUNT % told), url, 10)
    if len(found) > _CLUBS_SHOWN:
        yield Todo(str(words.DESK_COUNT_MORE % {"count": len(found) - _CLUBS_SHOWN}), reverse("clubs:clubs"), 11)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The count, who owes missing money, and the closing of the month whose turn it is."""
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    for name in ("count_new", "shortages", "closings", "books"):
        yield reverse(f"funds:{name}", args=[club.pk])
    for month in months_to_close(club.pk, act.day)[:1]:
        yield reverse("funds:closing", args=[club.pk, month.last.isoformat()])


def told_of_count(whole: Whole) -> Told:
    """How the box stands at the meeting: `đếm 12.430.000 đ · khớp`."""
    count = count_at(whole.meeting.pk)
    if count is None:
        return Told()
    standing = standing_of(count)
    told = f"{dong(count.counted_vnd)} · {words.difference(standing.open_vnd)}"
    return Told(told, standing.is_settled)


STEPS = (Step(90, words.STEP_COUNT, "funds:meeting_count", told_of_count, action=Action.KEEP_BOOKS),)


def tell_count(meeting: Meeting) -> tuple[str, ...]:
    """What is read out of the count at the end of a meeting. At most three queries."""
    count = count_at(meeting.pk)
    if count is None:
        return ()
    told = {"amount": dong(count.counted_vnd), "difference": words.against_the_book(standing_of(count).difference_vnd)}
    return (str(words.READ_COUNT % told),)
