"""Who of a club agreed to what; one question for all."""

from datetime import date

from chungtay.clubs.models import Membership
from chungtay.people.models import Consent
from chungtay.people.rules import Purpose


def who_agreed(club_id: int, purpose: Purpose, day: date) -> set[int]:
    """The persons of a club whose consent to this purpose holds on this day."""
    rows = Consent.objects.on(day).filter(club_id=club_id, purpose=purpose)
    return set(rows.values_list("person_id", flat=True))


def members_who_agreed(club_id: int, purpose: Purpose, day: date) -> set[int]:
    """The same by their lines in the register."""
    people = Consent.objects.on(day).filter(club_id=club_id, purpose=purpose).values("person")
    return set(Membership.objects.filter(club=club_id, person__in=people).values_list("pk", flat=True))
