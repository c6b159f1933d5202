"""The register of awards: what an office gave, and what those within its reach were given by whomever."""

import operator
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chungtay.awards.models import AwardDecision, Certificate
from chungtay.awards.rules import CertificateNotFound
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold


def certificates_in(reach: Reach, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """The lines of the register that this reach may read, narrowed by words, kind, awardee, occasion, issuer, year."""
    places = ("path", "club__path", "awardee_path")
    inside = [Q(**{f"{place}__startswith": root}) for place in places for root in sorted(reach.roots)]
    rows: QuerySet[Any] = Certificate.objects.filter(reduce(operator.or_, inside, Q(pk__in=[])), **narrowed)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows.select_related("decision", "club")


def get_certificate(reach: Reach, key: UUID) -> Certificate:
    """The line within reach; or `CertificateNotFound`."""
    found: Certificate | None = certificates_in(reach, key=key).select_related("nomination").first()
    if found is None:
        raise CertificateNotFound(key=str(key))
    return found


def certificates_of(decision: AwardDecision) -> list[Certificate]:
    """What a decision gives, by number in the register."""
    return list(Certificate.objects.filter(decision=decision).select_related("decision").order_by("number"))


def awards_of_club(club: Club) -> "QuerySet[Any]":
    """What the club and its members were given, the latest first."""
    rows: QuerySet[Any] = Certificate.objects.filter(club=club).select_related("decision")
    return rows.order_by("-decision__signed_on", "-pk")


def years_in(reach: Reach) -> list[int]:
    """The years in which something was given, the latest first."""
    return sorted(set(certificates_in(reach).values_list("year", flat=True).distinct()), reverse=True)
