"""Rounds of an office and below it, those above it that take its nominations; quotas and what is left."""

import operator
from dataclasses import dataclass
from functools import reduce
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.awards.models import AwardDecision, AwardRound, Quota, Sitting
from chungtay.awards.rules import LIVE, QuotaNotFound, RoundNotFound, RoundState
from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import ancestors
from chungtay.kernel.vietnamese import fold

_TOLD_BELOW = sorted(frozenset(RoundState) - {RoundState.PLANNED, RoundState.CANCELLED})


def rounds_in(reach: Reach, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """Rounds of the offices in reach, and those above it once they are opened."""
    rows: QuerySet[Any] = AwardRound.objects.filter(_seen(reach), **narrowed)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    live = Q(quotas__nominations__state__in=sorted(LIVE))
    found: QuerySet[Any] = rows.annotate(live_count=Count("quotas__nominations", filter=live))
    return found


def _seen(reach: Reach) -> Q:
    above = {path for root in reach.roots for path in ancestors(root)}
    own = [Q(path__startswith=root) for root in sorted(reach.roots)]
    return reduce(operator.or_, own, Q(path__in=sorted(above), state__in=_TOLD_BELOW))


def get_round(reach: Reach, key: UUID) -> AwardRound:
    """The round, if it is of an office in reach or one above that takes nominations; or `RoundNotFound`."""
    found: AwardRound | None = AwardRound.objects.filter(_seen(reach), key=key).first()
    if found is None:
        raise RoundNotFound(key=str(key))
    return found


@dataclass(frozen=True)
class Left:
    """A quota with how many are nominated, and how many the unit that asks has nominated."""

    quota: Quota
    used: int
    used_here: int

    @property
    def left(self) -> int:
        """How many more may be nominated here."""
        whole = self.quota.count - self.used
        return min(whole, self.quota.per_unit - self.used_here) if self.quota.per_unit is not None else whole


def quotas_of(row: AwardRound, unit_path: str = "") -> list[Left]:
    """The quotas of a round, each with what is left for a unit. One query."""
    live = Q(nominations__state__in=sorted(LIVE))
    rows: Any = Quota.objects.filter(round=row).order_by("pk")
    rows = rows.annotate(
        used=Count("nominations", filter=live),
        used_here=Count("nominations", filter=live & Q(nominations__unit_path=unit_path)),
    )
    return [Left(each, each.used, each.used_here) for each in rows]


def get_quota(row: AwardRound, quota_id: int) -> Quota:
    """The quota of this round; or `QuotaNotFound`."""
    found: Quota | None = Quota.objects.filter(round=row, pk=quota_id).select_related("round").first()
    if found is None:
        raise QuotaNotFound(quota_id=quota_id)
    return found


def sitting_of(row: AwardRound) -> Sitting | None:
    """The council's meeting, once it was held."""
    return Sitting.objects.filter(round=row).first()


def decision_of(row: AwardRound) -> AwardDecision | None:
    """The decision, once it was taken."""
    found: AwardDecision | None = AwardDecision.objects.filter(sitting__round=row).select_related("paper").first()
    return found
