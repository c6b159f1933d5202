"""Clubs without a phone: their typed paper sheets are handed up as their reports, many in one stroke."""

from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act
from chungtay.reports.models import Campaign
from chungtay.reports.queries import paper_dues
from chungtay.reports.rules import NothingChosen
from chungtay.reports.services.steps import Written, send


@transaction.atomic
def send_paper(act: Act, *, campaign: Campaign, key: UUID) -> int:
    """Hand up, in their place, the report of each club below that is known by a typed sheet. How many.

    Each goes through the same door and the same checks as one that a club sends itself, and is marked as sent by the
    office in its place. Refuses when there is none.
    """
    dues = list(paper_dues(act.reach(Action.HAND_UP), campaign))
    if not dues:
        raise NothingChosen()
    for due in dues:
        send(act, due=due, key=uuid5(key, str(due.key)), written=Written())
    return len(dues)
