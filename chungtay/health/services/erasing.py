"""What goes with the consent to keep readings: every number and answer. That somebody was measured stays a count."""

from typing import TYPE_CHECKING

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import write_note
from chungtay.clubs.models import Club, Membership
from chungtay.health.models import DomainResult, Measurement, Referral, Screening
from chungtay.kernel.acts import Act
from chungtay.people.rules import Purpose

if TYPE_CHECKING:
    from chungtay.people.models import Consent


def follow_withdrawal(act: Act, consent: "Consent") -> None:
    """Hear of a consent that is withdrawn, in its transaction: readings and answers of this club go at once."""
    if consent.purpose == Purpose.HEALTH_RECORD:
        _erase(act, Club.objects.get(pk=consent.club_id), consent.person_id)


@transaction.atomic
def erase_health(act: Act, *, club: Club, person_id: int) -> int:
    """Erase every reading and answer of a person in a club, as the law lets them ask; how many rows were emptied."""
    act.must(Action.KEEP_HEALTH, club.path)
    return _erase(act, club, person_id)


def _erase(act: Act, club: Club, person_id: int) -> int:
    _set_erasing("on")
    members = list(Membership.objects.filter(club=club, person=person_id).values_list("pk", flat=True))
    emptied = Measurement.objects.filter(membership__in=members, is_count_only=False).update(
        is_count_only=True,
        systolic=None,
        diastolic=None,
        systolic_again=None,
        diastolic_again=None,
        weight_grams=None,
        height_cm=None,
    )
    sheets = Screening.objects.filter(membership__in=members, is_erased=False)
    DomainResult.objects.filter(screening__in=sheets).delete()
    emptied += sheets.update(answers={}, is_erased=True)
    emptied += Referral.objects.filter(membership__in=members, is_erased=False).update(
        reasons=[], words="", answer_words="", is_erased=True
    )
    _set_erasing("off")
    write_note(act, "health.erase", club, path=club.path, fields=["readings"])
    return emptied


def _set_erasing(said: str) -> None:
    """Tell the tables that rows are emptied because a person asked; nothing else may touch them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chungtay.erasing', %s, true)", [said])
