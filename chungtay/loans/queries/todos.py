"""What of loans waits for somebody: on the club's home, on the commune's desk; and which pages a phone takes along."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import EVERYWHERE, Act
from chungtay.kernel.money import dong
from chungtay.loans import words
from chungtay.loans.models import Loan, LoanRequest
from chungtay.loans.queries.lists import LoanLine, loan_lines, waiting_list, write_offs_waiting
from chungtay.loans.rules import OWING, LoanState
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.meetings.rules import Kind
from chungtay.web.rules import Todo

_LATE_SHOWN = 3
_SOON = timedelta(days=30)
_OFFLINE_LOANS = 60


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Who is late, whose principal falls due within a month, whom the money waits for."""
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    lines = loan_lines(EVERYWHERE, club.pk, act.day)
    late = sorted((line for line in lines if line.at.days_late > 0), key=lambda line: -line.at.days_late)
    for line in late[:_LATE_SHOWN]:
        told = {"name": line.owed_by or line.name, "days": line.at.days_late, "left": dong(line.at.left_vnd)}
        yield Todo(str(words.TODO_LATE % told), _page(line), 20)
    if len(late) > _LATE_SHOWN:
        url = f"{reverse('loans:list', args=[club.pk])}?hien=qua-han&sort=tre"
        yield Todo(str(words.TODO_LATE_MORE % {"count": len(late)}), url, 21)
    yield from _due_soon(lines, act)
    if count := LoanRequest.objects.filter(club=club, state=LoanState.APPROVED).count():
        yield Todo(str(words.TODO_WAITING % {"count": count}), reverse("loans:waiting", args=[club.pk]), 25)


def _due_soon(lines: Iterable[LoanLine], act: Act) -> Iterable[Todo]:
    for line in lines:
        coming = [due for due in line.at.dues if due.principal_vnd and act.day <= due.due_on <= act.day + _SOON]
        if coming and line.at.left_vnd and line.at.days_late <= 0:
            told = {
                "name": line.owed_by or line.name,
                "amount": dong(sum(due.principal_vnd for due in coming)),
                "day": f"{coming[0].due_on:%d/%m}",
            }
            yield Todo(str(words.TODO_DUE % told), _page(line), 30)


def _page(line: LoanLine) -> str:
    return reverse("loans:loan", args=[line.loan.club_id, line.loan.key])


def desk_todos(act: Act) -> Iterable[Todo]:
    """Proposals to write a debt off wait for the commune."""
    reach = act.reach(Action.REOPEN_BOOKS)
    if not reach.is_empty and (count := write_offs_waiting(reach).count()):
        yield Todo(str(words.TODO_WRITE_OFF % {"count": count}), reverse("loans:write_offs"), 15)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The lists and every loan that is out, with the form that takes money for it."""
    if not act.may(Action.SEE_CLUB, club.path):
        return
    for name in ("list", "waiting", "due"):
        yield reverse(f"loans:{name}", args=[club.pk])
    if act.may(Action.RUN_MEETING, club.path):
        yield reverse("loans:ask", args=[club.pk])
    rows = Loan.objects.filter(club=club, state__in=list(OWING)).order_by("-disbursed_on")
    for key in rows.values_list("key", flat=True)[:_OFFLINE_LOANS]:
        yield reverse("loans:loan", args=[club.pk, key])
        if act.may(Action.KEEP_BOOKS, club.path):
            yield reverse("loans:pay", args=[club.pk, key])


def offline_meeting_pages(meeting: Meeting, act: Act) -> Iterable[str]:
    """At a meeting somebody asks, and those on the list are answered and paid."""
    carried = f"?hop={meeting.key}"
    if act.may(Action.RUN_MEETING, meeting.club.path):
        yield reverse("loans:ask", args=[meeting.club_id]) + carried
    if not act.may(Action.KEEP_BOOKS, meeting.club.path):
        return
    for each in waiting_list(EVERYWHERE, meeting.club_id, act.day):
        for name in ("request", "vet", "answer", "pay_out"):
            yield reverse(f"loans:{name}", args=[meeting.club_id, each.request.key]) + carried


def told_of_new_loans(whole: Whole) -> Told:
    """How far the meeting's new loans are: how many were paid out, how many wait. One query."""
    rows = Loan.objects.filter(meeting=whole.meeting).exclude(state=LoanState.CANCELLED)
    paid = list(rows.values_list("amount_vnd", flat=True))
    if not paid:
        return Told()
    return Told(str(words.STEP_TOLD % {"count": len(paid), "amount": dong(sum(paid))}), True)


STEPS = (
    Step(
        60,
        words.NEW_LOANS,
        "loans:at_meeting",
        told_of_new_loans,
        frozenset({Kind.MONTHLY, Kind.BOARD, Kind.EXTRAORDINARY, Kind.YEAR_END}),
    ),
)
