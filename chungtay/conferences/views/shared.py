"""What the pages of conferences share: the conference in reach, its office by name, what may be done with it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.conferences import queries, words
from chungtay.conferences.rules import ConferenceKind, ConferenceState

if TYPE_CHECKING:
    from chungtay.conferences.models import Conference

CONFERENCE_URL = "conferences:conference"


def found(request: ActRequest, key: UUID) -> "Conference":
    """The conference this person may read."""
    return queries.get_conference(request.act.reach(Action.SEE_OFFICE), key)


def own(request: ActRequest, key: UUID) -> "Conference":
    """The conference this person may work on."""
    return queries.get_conference(request.act.reach(Action.HAND_UP), key)


def stands(conference: "Conference") -> dict[str, Any]:
    """Where it stands, in words."""
    state = ConferenceState(conference.state)
    return {
        "state": words.STATE[state],
        "state_kind": words.STATE_KIND[state],
        "kind": words.KIND[ConferenceKind(conference.kind)],
    }
