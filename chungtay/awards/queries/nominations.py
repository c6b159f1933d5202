"""Nominations within reach: in rounds of the office, made there, of clubs there; earlier awards of the same."""

import operator
from datetime import date
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chungtay.awards.models import AwardRound, Certificate, Nomination, NominationStep, SecondReason
from chungtay.awards.rules import LIVE, NominationNotFound, NominationState
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold


def nominations_in(reach: Reach, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """What this reach may read, narrowed by words or state."""
    rows: QuerySet[Any] = Nomination.objects.filter(_seen(reach), **narrowed)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows.select_related("quota__round", "club")


def _seen(reach: Reach) -> Q:
    places = ("quota__round__path", "unit_path", "club__path", "awardee_path")
    inside = [Q(**{f"{place}__startswith": root}) for place in places for root in sorted(reach.roots)]
    return reduce(operator.or_, inside, Q(pk__in=[]))


def get_nomination(reach: Reach, key: UUID) -> Nomination:
    """The nomination within reach; or `NominationNotFound`."""
    found: Nomination | None = nominations_in(reach, key=key).select_related("membership").first()
    if found is None:
        raise NominationNotFound(key=str(key))
    return found


def nominations_of(row: AwardRound, reach: Reach) -> "QuerySet[Any]":
    """Those of a round that this reach may read, by award and name."""
    return nominations_in(reach, quota__round=row).order_by("quota", "pk")


def of_club(club: Club) -> "QuerySet[Any]":
    """What the club and its members are nominated for, whoever nominates, and whom the club nominates itself."""
    rows: QuerySet[Any] = Nomination.objects.filter(Q(club=club) | Q(unit_path=club.path))
    return rows.select_related("quota__round").order_by("-pk")


def steps_of(nomination: Nomination) -> list[NominationStep]:
    """What was done with it, the first first."""
    return list(NominationStep.objects.filter(nomination=nomination).select_related("taken_by").order_by("pk"))


def reasons_of(nomination: Nomination) -> list[SecondReason]:
    """How the reason of a second award was given or mended after the nomination was sent, the first first."""
    return list(SecondReason.objects.filter(nomination=nomination).select_related("given_by").order_by("pk"))


def reasons_after_vote(nominations: list[Nomination]) -> dict[int, list[SecondReason]]:
    """Of each nomination the reasons written once the council had voted. One query."""
    rows = SecondReason.objects.filter(nomination__in=nominations, state=NominationState.PASSED).order_by("pk")
    found: dict[int, list[SecondReason]] = {}
    for each in rows:
        found.setdefault(each.nomination_id, []).append(each)
    return found


def awards_before(who: str, first: date, last: date) -> list[Certificate]:
    """Awards the same has for merit of the same time, by whomever; a revoked one counts for nothing."""
    rows = Certificate.objects.filter(who=who, revoked_on=None)
    rows = rows.filter(decision__merit_from__lte=last, decision__merit_to__gte=first)
    return list(rows.select_related("decision").order_by("decision__signed_on", "pk"))


def awards_before_many(nominations: list[Nomination], row: AwardRound) -> dict[str, list[Certificate]]:
    """The same for all nominations of a round by awardee. One query."""
    rows = Certificate.objects.filter(who__in=[each.who for each in nominations], revoked_on=None)
    rows = rows.filter(decision__merit_from__lte=row.merit_to, decision__merit_to__gte=row.merit_from)
    found: dict[str, list[Certificate]] = {}
    for each in rows.select_related("decision").exclude(decision__sitting__round=row).order_by("pk"):
        found.setdefault(each.who, []).append(each)
    return found


def nominated_beside(who: str, row: AwardRound, but: Nomination | None = None) -> list[Nomination]:
    """Other live nominations of the same in the same round."""
    rows = Nomination.objects.filter(who=who, quota__round=row, state__in=sorted(LIVE)).select_related("quota")
    return list(rows.exclude(pk=but.pk if but else None).order_by("pk"))
