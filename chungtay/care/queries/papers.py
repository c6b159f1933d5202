"""What stands on the printed book besides people and visits."""

from chungtay.care import words
from chungtay.care.models import CircleSeat
from chungtay.care.queries.circle import folders_for
from chungtay.care.rules import CircleKind
from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.queries.clubs import seat_of
from chungtay.clubs.rules import Post
from chungtay.kernel.acts import Act
from chungtay.meetings.queries.papers import body_above

__all__ = ["body_above", "signers_of", "station_of"]


def signers_of(club: Club, act: Act) -> list[dict[str, str]]:
    """Who answers for these people, and the chair."""
    seats = CircleSeat.objects.on(act.day).filter(folder__in=folders_for(act, club.pk), kind=CircleKind.COORDINATOR)
    names = set(seats.values_list("membership__person__full_name", flat=True))
    chair = BoardSeat.objects.on(act.day).filter(club=club, post=Post.CHAIR).values_list("person__full_name", flat=True)
    told = {"coordinator": names.pop() if len(names) == 1 else "", "chair": chair.first() or ""}
    return [{"title": title, "name": told[part]} for part, title in words.SIGNS_AS]


def station_of(club: Club) -> str:
    """The health station of the club's commune, as it is usually called."""
    commune = seat_of(club).commune
    return f"Trạm y tế {commune.full_name[:1].lower()}{commune.full_name[1:]}" if commune else ""
