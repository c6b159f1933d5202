"""The twelve books a club keeps (domain §3.5), where each is on screen, on paper and in Excel."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from chungtay.clubs.models import Club
from chungtay.portal import words

SEEN, PDF, EXCEL = words.BOOK_SEEN, words.BOOK_PDF, words.BOOK_EXCEL


@dataclass(frozen=True)
class Book:
    """One of the twelve, with its doors; without any where its room is not built."""

    number: int
    name: str
    links: tuple[tuple[str, str], ...] = ()


def books_of(
    club: Club, year: int, *, may_care: bool = False, may_health: bool = False, may_rights: bool = False
) -> list[Book]:
    """The books in the order they stand on the shelf. That of home care opens to who stands in somebody's circle."""
    doors: dict[int, list[tuple[Any, str, tuple[Any, ...]]]] = {
        1: [(SEEN, "clubs:members", ()), (PDF, "clubs:register", ()), (EXCEL, "clubs:members_workbook", ())],
        2: [(SEEN, "meetings:list", ())],
        3: [(SEEN, "meetings:year", (year,)), (words.BOOK_BLANK, "meetings:roll_sheet", ())],
        4: [(SEEN, "funds:books", ()), (words.BOOK_VOUCHERS, "funds:vouchers", ())],
        5: [(SEEN, "loans:book", (year,)), (PDF, "loans:book_pdf", (year,)), (EXCEL, "loans:book_xlsx", (year,))],
        6: [(SEEN, "funds:fee_year", (year,)), (PDF, "funds:fee_book", (year,))],
        7: [(SEEN, "funds:gifts", ()), (PDF, "funds:gift_book", ())],
        12: [(SEEN, "assets:list", ()), (PDF, "assets:book", ()), (EXCEL, "assets:workbook", ())],
    }
    if may_care:
        doors[8] = [(SEEN, "care:list", ()), (PDF, "care:book", ())]
    if may_health:
        doors[9] = [(SEEN, "health:book", ()), (PDF, "health:book_pdf", (year,)), (EXCEL, "health:book_xlsx", (year,))]
    if may_rights:
        doors[10] = [(SEEN, "rights:cases", ()), (PDF, "rights:book", (year,)), (EXCEL, "rights:cases_xlsx", ())]
    return [
        Book(
            number,
            str(name),
            tuple((str(text), reverse(view, args=[club.pk, *more])) for text, view, more in doors.get(number, ())),
        )
        for number, name in enumerate(words.BOOKS, 1)
    ]


def other_papers(club: Club, *, may_meet: bool) -> list[tuple[str, str]]:
    """What else a club prints or shows: who may run meetings sees the slips of members too."""
    found = [
        (str(words.PAPER_WALL), reverse("funds:wall", args=[club.pk])),
        (str(words.PAPER_STATEMENT), reverse("funds:statement", args=[club.pk])),
        (str(words.PAPER_TRIAL), reverse("funds:trial", args=[club.pk])),
        (str(words.PAPER_COUNTS), reverse("funds:counts", args=[club.pk])),
        (str(words.PAPER_CLOSINGS), reverse("funds:closings", args=[club.pk])),
    ]
    if may_meet:
        found += [
            (str(words.PAPER_SLIPS), reverse("journeys:slips", args=[club.pk])),
            (str(words.PAPER_OBJECTIONS), reverse("journeys:objections", args=[club.pk])),
            (str(words.PAPER_HANDOVERS), reverse("journeys:handovers", args=[club.pk])),
        ]
    return found
