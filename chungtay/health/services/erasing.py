"""What goes with the consent to keep readings: every number and answer. That somebody was measured stays a count."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import erasing, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.health.models import DomainResult, Look, Measurement, Referral, Screening
from chungtay.health.rules import NothingToWithdraw
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.people.models import Consent
from chungtay.people.rules import Purpose
from chungtay.people.services import AtClub, withdraw_consent


def follow_withdrawal(act: Act, consent: Consent) -> None:
    """Hear of a consent that is withdrawn, in its transaction: readings and answers of this club go at once."""
    if consent.purpose == Purpose.HEALTH_RECORD:
        _erase(act, Club.objects.get(pk=consent.club_id), consent.person_id)


@transaction.atomic
def erase_health(act: Act, *, club: Club, person_id: int) -> int:
    """Erase every reading and answer of a person in a club, as the law lets them ask; how many rows were emptied."""
    act.must(Action.KEEP_HEALTH, club.path)
    return _erase(act, club, person_id)


def _erase(act: Act, club: Club, person_id: int) -> int:
    with erasing():
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
    write_note(act, "health.erase", club, path=club.path, fields=["readings"])
    return emptied


@transaction.atomic
def withdraw(act: Act, *, club: Club, key: UUID, person_id: int) -> None:
    """The person no longer agrees that readings are kept: no reason is asked, and they go at once."""
    act.must(Action.KEEP_HEALTH, club.path)
    held = Consent.objects.filter(person=person_id, club_id=club.pk, purpose=Purpose.HEALTH_RECORD)
    consent = held.order_by("-valid_from", "-pk").first()
    if consent is None:
        raise NothingToWithdraw()
    withdraw_consent(act, at=AtClub(club.pk, club.path, Action.KEEP_HEALTH), key=key, consent=consent)


@transaction.atomic
def forget_looks(act: Act, *, before: date) -> int:
    """Lines of who looked need not be kept for ever; how many went."""
    act.must(Action.KEEP_HEALTH, COUNTRY)
    with erasing():
        count, _of = Look.objects.filter(looked_on__lt=before).delete()
    return int(count)
