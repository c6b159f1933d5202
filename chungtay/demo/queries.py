"""What the living clubs already contribute to the published totals."""

from collections import Counter
from datetime import date

from django.db import connection

from chungtay.clubs.models import Club, Seat
from chungtay.demo.rules import END_2023, END_2024, PROGRAMME_DAY, Living
from chungtay.figures.models import ClubMonth
from chungtay.kernel.months import Month


def published_exists() -> bool:
    """Whether the placeholders of the published totals stand already."""
    return Club.objects.filter(is_published_only=True).exists()


def what_living_clubs_contribute() -> Living:
    """Clubs and members counted from books in the months of the two publications, by province of the old map."""
    of_2023, of_2024 = _counted(END_2023), _counted(END_2024)
    last = Month.of(END_2023).last
    new = Club.objects.filter(is_published_only=False, founded_on__gt=PROGRAMME_DAY, founded_on__lte=last).count()
    return Living(
        clubs=Counter(code for code, _, _ in of_2023),
        districts=Counter((code, district) for code, district, _ in of_2023),
        members_2023=_sum(of_2023),
        members_2024=_sum(of_2024),
        new_since_2020=new,
    )


def _counted(month: date) -> list[tuple[str, str, int]]:
    """Province, district and members of each club counted in the month."""
    seats = Seat.objects.filter(map__code="2024")
    place = {
        club_id: (code, district)
        for club_id, code, district in seats.values_list("club_id", "province__code", "commune__parent__name")
    }
    rows = ClubMonth.objects.filter(month=month, club_count=1).values_list("club_id", "member_count")
    return [(*place[club_id], members) for club_id, members in rows]


def _sum(rows: list[tuple[str, str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for code, _, members in rows:
        total[code] += members
    return dict(total)


def look_anew() -> None:
    """Let the database look at tables that were just filled, before everything is counted from them."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
