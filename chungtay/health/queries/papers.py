"""What stands on the papers of health besides the rows: the station, the body above, who signs."""

from datetime import date

from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.queries.clubs import seat_of
from chungtay.clubs.rules import Post
from chungtay.health.words import STATION_OF
from chungtay.meetings.queries.papers import body_above

__all__ = ["board_name", "body_above", "station_of"]


def station_of(club: Club) -> str:
    """The station of the club's commune, as it is usually called."""
    commune = seat_of(club).commune
    return STATION_OF % {"commune": commune.full_name[:1].lower() + commune.full_name[1:]} if commune else ""


def board_name(club: Club, day: date, post: Post) -> str:
    """Who holds a post on a day; who is missing signs by hand."""
    seat = BoardSeat.objects.on(day).filter(club=club, post=post).values_list("person__full_name", flat=True).first()
    return str(seat or "")
