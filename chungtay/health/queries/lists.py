"""Days of examination with their cover, filled sheets, and slips: as lists and one by one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.health.models import CheckUp, DomainResult, Examined, Referral, Screening
from chungtay.health.rules import (
    LATE_AFTER,
    CheckUpUnknown,
    Finding,
    NextStep,
    ReferralState,
    ReferralUnknown,
    ScreeningUnknown,
    half_of,
    share_percent,
)
from chungtay.kernel.vietnamese import fold

CHECK_UPS = """
    SELECT c.held_on AS happened_on, 1 AS n FROM health_checkup c
    WHERE c.club_id = s.club_id AND c.struck_at IS NULL AND c.held_on >= s.since AND c.held_on < s.until
"""
"""The days of examination of a club, `s`, as evidence for the area of health."""


@dataclass(frozen=True)
class Cover:
    """How far a half-year is covered by examinations."""

    since: date
    until: date
    examined_count: int
    member_count: int

    @property
    def percent(self) -> int:
        return share_percent(self.examined_count, self.member_count)

    @property
    def half(self) -> int:
        return 1 if self.since.month == 1 else 2


def here(club: Club, day: date) -> "QuerySet[Any]":
    """The members of a day."""
    rows: QuerySet[Any] = Membership.objects.on(day).filter(club=club).exclude(end_reason=EndReason.ENTERED_WRONGLY)
    return rows


def cover_of(club: Club, day: date) -> Cover:
    """Who of the members of the day was examined in its half-year. Two queries."""
    since, until = half_of(day)
    members = here(club, day)
    seen = Examined.objects.filter(
        membership__in=members,
        check_up__struck_at=None,
        check_up__held_on__gte=since,
        check_up__held_on__lt=until,
    )
    return Cover(since, until, seen.values("membership").distinct().count(), members.count())


def not_examined(club: Club, day: date) -> list[str]:
    """Names of members who were not examined in this half-year yet."""
    since, until = half_of(day)
    seen = Examined.objects.filter(
        check_up__club=club, check_up__struck_at=None, check_up__held_on__gte=since, check_up__held_on__lt=until
    ).values("membership")
    rows = here(club, day).exclude(pk__in=seen).order_by("person__sort_key", "number")
    return list(rows.values_list("person__full_name", flat=True))


def check_ups_of(club: Club) -> "QuerySet[Any]":
    """The days of examination, latest first, each with how many were examined."""
    rows: QuerySet[Any] = CheckUp.objects.filter(club=club, struck_at=None)
    counted: QuerySet[Any] = rows.annotate(examined_count=Count("examined"))
    return counted.order_by("-held_on", "-pk")


def get_check_up(club: Club, key: UUID) -> CheckUp:
    found: CheckUp | None = CheckUp.objects.filter(club=club, key=key, struck_at=None).first()
    if found is None:
        raise CheckUpUnknown(check_up=str(key))
    return found


def examined_at(check_up: CheckUp) -> list[str]:
    """Who was examined, by name."""
    rows = Examined.objects.filter(check_up=check_up).order_by("membership__person__sort_key")
    return list(rows.values_list("membership__person__full_name", flat=True))


def screenings_of(club: Club, text: str = "") -> "QuerySet[Any]":
    """Filled sheets, latest first, with how many sides worry."""
    rows: QuerySet[Any] = Screening.objects.filter(membership__club=club, struck_at=None)
    for word in fold(text).split():
        rows = rows.filter(membership__person__name_fold__contains=word)
    worried = Count("results", filter=Q(results__finding=Finding.CONCERN))
    counted: QuerySet[Any] = rows.select_related("membership__person").annotate(worry_count=worried)
    return counted.order_by("-screened_on", "-pk")


def get_screening(club: Club, key: UUID) -> Screening:
    rows = Screening.objects.filter(membership__club=club, key=key, struck_at=None)
    found: Screening | None = rows.select_related("membership__person").first()
    if found is None:
        raise ScreeningUnknown(screening=str(key))
    return found


def results_of(screening: Screening) -> list[DomainResult]:
    """What a sheet says of each side, with the slip a worry led to."""
    return list(DomainResult.objects.filter(screening=screening).select_related("referral").order_by("pk"))


def get_result(club: Club, result_id: int) -> DomainResult:
    rows = DomainResult.objects.filter(screening__membership__club=club, screening__struck_at=None, pk=result_id)
    found = rows.select_related("screening__membership__person").first()
    if found is None:
        raise ScreeningUnknown(result=result_id)
    return found


def referrals_of(club: Club, text: str = "", state: str = "") -> "QuerySet[Any]":
    """Slips, by who they are for and how far they are."""
    rows: QuerySet[Any] = Referral.objects.filter(club=club).select_related("membership__person")
    if state:
        rows = rows.filter(state=state)
    if text.strip().isdecimal():
        return rows.filter(number=int(text.strip()[:9]))
    for word in fold(text).split():
        rows = rows.filter(membership__person__name_fold__contains=word)
    return rows


def get_referral(club: Club, key: UUID) -> Referral:
    rows = Referral.objects.filter(club=club, key=key).select_related("membership__person", "screening", "made_by")
    found: Referral | None = rows.first()
    if found is None:
        raise ReferralUnknown(referral=str(key))
    return found


def late_referrals(club: Club, day: date) -> list[Referral]:
    """Slips that have waited too long for their answer. One query."""
    rows = Referral.objects.filter(club=club, state=ReferralState.HANDED, made_on__lt=day - LATE_AFTER)
    return list(rows.select_related("membership__person").order_by("made_on"))


def to_look_again(club: Club, day: date) -> list[DomainResult]:
    """Worries whose day to look again has come. One query."""
    rows = DomainResult.objects.filter(
        screening__membership__club=club,
        screening__struck_at=None,
        step=NextStep.LOOK_AGAIN,
        done_on=None,
        look_again_on__lte=day + timedelta(days=7),
    )
    return list(rows.select_related("screening__membership__person").order_by("look_again_on"))
