"""Sheets, placeholders and the tables as they stand, for tests about counting."""

from datetime import date, datetime, time
from typing import Any

from chungtay.access.rules import Action
from chungtay.clubs.models import Claim, Club, ClubState, Seat
from chungtay.clubs.rules import State
from chungtay.clubs.tests.factories import make_club
from chungtay.figures.models import AreaMonth, ClubArea, ClubMonth, Sheet
from chungtay.figures.rules import SheetSource
from chungtay.kernel.acts import VIET_NAM, Act, system_act
from chungtay.kernel.months import Month
from chungtay.places.models import Area


def at_noon(day: date) -> datetime:
    """Noon of a Vietnamese day."""
    return datetime.combine(day, time(12), VIET_NAM)


def act_on(day: date) -> Act:
    """The act of a command on a day, with every right."""
    return system_act(at_noon(day), *Action)


def make_sheet(
    club: Club, month: Month, member_count: int, *, origin: SheetSource = SheetSource.SHEET, **values: int
) -> Sheet:
    """What a paper says of a club and month."""
    return Sheet.objects.create(
        club=club,
        month=month.first,
        origin=origin,
        source="Phiếu thử",
        typed_at=at_noon(month.last),
        member_count=member_count,
        **values,
    )


def make_published(
    month: Month, member_count: int, *, commune: Area | None = None, old_commune: Area | None = None, **about: Any
) -> Club:
    """A placeholder that was published at the end of a month."""
    about = {"since": date(2021, 3, 1)} | about
    club = make_club(commune=commune, old_commune=old_commune, is_published_only=True, **about)
    make_sheet(club, month, member_count, origin=SheetSource.PUBLISHED)
    return club


def make_claim(club: Club, placeholder: Club, since: date) -> Claim:
    """A real club stands for a placeholder from a day on."""
    return Claim.objects.create(club=club, placeholder=placeholder, since=since)


def close(club: Club, on: date, state: State = State.DISSOLVED) -> None:
    """The club ends on a day."""
    ClubState.objects.filter(club=club, valid_to=None).update(valid_to=on)
    ClubState.objects.create(club=club, state=state, valid_from=on)


def move(club: Club, commune: Area) -> None:
    """The club sits in another commune of today's map."""
    Seat.objects.filter(club=club, map=commune.map).update(commune=commune, province=commune.province)


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every derived row, to compare one way of counting with another."""
    return {
        "club_months": list(ClubMonth.objects.order_by("club_id", "month").values_list()),
        "area_months": list(AreaMonth.objects.order_by("area_id", "month").values_list()),
        "club_areas": list(ClubArea.objects.order_by("club_id", "area_id").values_list()),
    }


def row(club: Club, month: Month) -> ClubMonth:
    """The club-month, or an empty one when it is not counted at all."""
    found = ClubMonth.objects.filter(club=club, month=month.first).first()
    return found or ClubMonth(club=club, month=month.first, basis=0)


def differences(one: dict[str, list[tuple[Any, ...]]], other: dict[str, list[tuple[Any, ...]]]) -> list[Any]:
    """The rows that stand in one and not in the other, named by table."""
    return [
        (table, sorted(set(one[table]) ^ set(other[table]), key=str)[:6]) for table in one if one[table] != other[table]
    ]
