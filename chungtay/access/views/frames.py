"""On whose face accounts are kept: an office's, over its whole reach, or a club's own, over that club."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from chungtay.access import words
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import ClubPlace, club_place
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach

if TYPE_CHECKING:
    from chungtay.access.models import User


@dataclass(frozen=True)
class Frame:
    """The pages of accounts of one face: how far they see, and where they lead."""

    reach: Reach
    club: ClubPlace | None = None

    def url(self, page: str, **asked: object) -> str:
        """The page of this name on the face in hand."""
        if self.club is None:
            return reverse(f"access:{page}", kwargs=asked)
        return reverse(f"access:club_{page}", kwargs={"club_id": self.club.pk, **asked})

    def person_url(self, user_id: int) -> str:
        return self.url("person", user_id=user_id)

    def context(self, person: "User | None" = None) -> dict[str, Any]:
        """What the shell of a page needs: its face, the club in the header, and the way back."""
        return {
            "base": "web/club.html" if self.club else "web/office.html",
            "club": self.club,
            "person": person,
            "back_url": self.person_url(person.pk) if person else self.url("people"),
            "back_text": person.name if person else words.CLUB_PEOPLE if self.club else words.PEOPLE_TITLE,
        }


def frame_of(request: ActRequest, club_id: int | None) -> Frame:
    """The office's frame, or that of a club in which one may appoint; outside it there is no such club."""
    reach = request.act.reach(Action.APPOINT)
    if club_id is None:
        return Frame(reach)
    club = club_place(reach, club_id)
    return Frame(Reach(frozenset({club.path})), club)
