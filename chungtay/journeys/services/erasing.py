"""One person's data erased as they ask (Law 91/2025/QH15, article 4): what rests on consent at once, money never.

Books of account are kept for ten years whatever anybody asks (accounting law; domain.md section 8.3, INFERRED), with
the name that signed.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.care.services import erase_care, forget_readings
from chungtay.clubs.models import BoardSeat, Membership
from chungtay.health.services import erase_health, forget_looks
from chungtay.journeys.models import Erasure, MemberLink
from chungtay.journeys.queries.personal import left_before, stays_of
from chungtay.journeys.rules import NothingToErase, StillOnTheBoard
from chungtay.kernel.acts import Act, system_act
from chungtay.kernel.paths import COUNTRY
from chungtay.people.models import Consent
from chungtay.people.rules import Said, check_said
from chungtay.people.services import AtClub, erase_contact, withdraw_consent
from chungtay.programme.queries import limits_on
from chungtay.programme.rules import LimitName
from chungtay.rights.services import erase_rights

A_NIGHT = 500
_COUNTS = ("consent_count", "health_count", "care_count", "right_count")


@transaction.atomic
def erase_person(act: Act, *, membership: Membership, key: UUID, said: Said) -> Erasure:
    """Erase in this club what may be erased of a member, and keep a line that says how much it was and what stays.

    Withdraws every consent first: what rests on one ends with it. Refuses while the person holds a post, what cannot
    be proved, and what would erase nothing.
    """
    content = {"membership": membership.pk, **asdict(said)}
    before = answered_before(key, content)
    if before is not None:
        return Erasure.objects.get(pk=before)
    club, person = membership.club, membership.person
    act.must(Action.RUN_CARE, club.path)
    check_said(said)
    if BoardSeat.objects.on(act.day).filter(club=club, person=person).exists():
        raise StillOnTheBoard()
    told, emptied = _emptied(act, membership, key)
    if not (emptied or any(told[count] for count in _COUNTS)):
        raise NothingToErase()
    row: Erasure = Erasure.objects.create(
        key=key, membership=membership, done_at=act.at, done_by_id=act.actor_id, **told, **asdict(said)
    )
    write_note(act, "journeys.erase_person", row, path=club.path, fields=emptied, key=key, content=content)
    return row


def _emptied(act: Act, membership: Membership, key: UUID) -> tuple[dict[str, Any], list[str]]:
    """Empty what may go of a member; what the line of it says, and which fields of the person were emptied."""
    club, person = membership.club, membership.person
    at = AtClub(club.pk, club.path, Action.RUN_CARE)
    health_count = erase_health(act, club=club, person_id=person.pk)
    consents = list(Consent.objects.filter(person=person, club_id=club.pk, valid_to=None))
    for consent in consents:
        withdraw_consent(act, at=at, key=uuid5(key, f"consent {consent.pk}"), consent=consent)
    counts = {
        "health_count": health_count,
        "care_count": erase_care(act, club=club, person_id=person.pk),  # asks that care has ended with its consent
        "right_count": erase_rights(act, club=club, person_id=person.pk),
    }
    MemberLink.objects.filter(membership=membership, withdrawn_at=None).update(withdrawn_at=act.at)
    stays = stays_of(membership, act.day)
    fields: list[str] = []
    if stays.may_lose_contact:
        fields = erase_contact(act, at=at, person=person, with_name=stays.may_lose_name)
    said = counts | {
        "consent_count": len(consents),
        "is_contact_erased": stays.may_lose_contact,
        "is_name_erased": stays.may_lose_name,
        "kept": [reason.value for reason in stays.reasons],
    }
    return said, fields


def erase_left(at: datetime) -> int:
    """Erase what is held of those who left so long ago that it need not be kept (`keep_left_years`); how many.

    Lines of who looked at health and care go after `keep_looks_years`. Done each night by itself.
    """
    act = system_act(at, Action.RUN_CARE, Action.KEEP_HEALTH)
    limits = limits_on(act.day, COUNTRY)
    years, looks = limits[LimitName.KEEP_LEFT_YEARS], limits[LimitName.KEEP_LOOKS_YEARS]
    count = _forget(act, _years_before(act.day, looks)) if looks else 0
    if not years:
        return count
    for membership in left_before(_years_before(act.day, years))[:A_NIGHT]:
        told, _fields = _emptied(act, membership, uuid4())
        Erasure.objects.create(membership=membership, done_at=act.at, **told)
        count += 1
    return count


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _forget(act: Act, before: date) -> int:
    return forget_looks(act, before=before) + forget_readings(act, before=before)
