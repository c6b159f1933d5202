"""What a club's home shows: what waits, the meeting that comes, how many there are. A fixed set of queries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.access.rules import Action
from chungtay.assets.queries import count_of
from chungtay.care.queries import told_of_care
from chungtay.clubs import words as club_words
from chungtay.clubs.models import Club
from chungtay.clubs.queries import board_on, members_of, pairs_of_club, warnings_on
from chungtay.clubs.rules import Warn, Warned
from chungtay.funds.queries.screens import told_of_funds
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.loans.queries.lists import borrowers_of
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import unfinished
from chungtay.meetings.queries.next_day import Due, meeting_due
from chungtay.meetings.queries.year import months_of_year
from chungtay.meetings.rules import MonthKind
from chungtay.portal import words
from chungtay.portal.rules import club_ids
from chungtay.rights.queries import told_of
from chungtay.rights.queries.due import Counts
from chungtay.web.rules import Todo

Source = Callable[[Club, Act], Iterable[Todo]]
_BOARD = (Warn.FEW_SEATS, Warn.MANY_SEATS, Warn.POST_VACANT)
SILENT_MONTHS_SHOWN = 3


@dataclass(frozen=True)
class Home:
    """A club's home as it stands today."""

    due: Due | None
    open_meetings: Sequence[Meeting]
    todos: Sequence[Todo]
    member_count: int
    seat_count: int
    fund_told: str
    borrower_count: int
    thing_count: int
    care_told: str
    rights: Counts | None


def home_of(club: Club, act: Act) -> Home:
    """Everything on the home of a club."""
    open_meetings = unfinished(club.pk)
    found = [
        todo for source in (_from_here(open_meetings), *answers_of_rooms("club_todos")) for todo in source(club, act)
    ]
    return Home(
        due=meeting_due(club.pk, act.day),
        open_meetings=open_meetings,
        todos=sorted(found, key=lambda todo: todo.order),
        member_count=members_of(club, act.day).count(),
        seat_count=len(board_on(club, act.day)),
        fund_told=told_of_funds(club),
        borrower_count=borrowers_of(club.pk),
        thing_count=count_of(club.pk),
        care_told=told_of_care(club, act),
        rights=told_of(club, act),
    )


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The club's home is the first page a phone takes along."""
    yield reverse("portal:club_home", args=[club.pk])


def clubs_of(act: Act) -> list[Club]:
    """The clubs in which someone holds a role."""
    return list(Club.objects.filter(pk__in=club_ids(act.grants)).order_by("sort_key"))


def _from_here(open_meetings: Sequence[Meeting]) -> Source:
    def source(club: Club, act: Act) -> Iterable[Todo]:
        if act.may(Action.RUN_MEETING, club.path):
            yield from _meetings(club, open_meetings, act.day)
        if act.may(Action.KEEP_REGISTER, club.path) and (pairs := pairs_of_club(club.pk)):
            text = str(words.TODO_DUPLICATES).format(count=len(pairs))
            yield Todo(text, reverse("clubs:club_duplicates", args=[club.pk]), 50)
        for warned in warnings_on(club, act.day):
            yield _warned(club, warned)

    return source


def _meetings(club: Club, open_meetings: Sequence[Meeting], today: date) -> Iterable[Todo]:
    for meeting in open_meetings:
        if meeting.held_on < today:
            text = str(words.TODO_OPEN_MEETING).format(day=f"{meeting.held_on:%d/%m/%Y}")
            yield Todo(text, reverse("meetings:meeting", args=[club.pk, meeting.key]), 10)
    last = Month.of(today).previous
    silent = [month.month for month in months_of_year(club.pk, last.year, today) if month.kind is MonthKind.SILENT]
    for month in silent[-SILENT_MONTHS_SHOWN:]:
        url = f"{reverse('meetings:month_without', args=[club.pk])}?thang={month}"
        yield Todo(str(words.TODO_SILENT).format(month=month.label.capitalize()), url, 20)


def _warned(club: Club, warned: Warned) -> Todo:
    page = "clubs:board" if warned.warn in _BOARD else "clubs:members"
    return Todo(club_words.warning(warned), reverse(page, args=[club.pk]), 60 if warned.warn in _BOARD else 70)
