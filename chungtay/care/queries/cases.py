"""Cases as their circle sees them: one whole case, the list of cases, the agenda of a coordinating meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from chungtay.access.rules import Action
from chungtay.care.models import (
    AgendaItem,
    AssessedFocus,
    Assessment,
    CarePlan,
    Case,
    CaseReferral,
    CaseReview,
    CaseStage,
    Folder,
    PlanItem,
)
from chungtay.care.queries.circle import folders_for, seats_of
from chungtay.care.rules import WORKS, CaseState, FolderNotFound, ReferralState
from chungtay.kernel.acts import Act


@dataclass(frozen=True)
class Whole:
    """Everything of one case."""

    case: Case
    state: CaseState
    stages: Sequence[CaseStage]
    assessments: Sequence[Assessment]
    focuses: Sequence[AssessedFocus]  # of the latest assessment
    plan: CarePlan | None
    items: Sequence[PlanItem]
    reviews: Sequence[CaseReview]
    referrals: Sequence[CaseReferral]
    agenda: Sequence[AgendaItem]

    @property
    def is_open(self) -> bool:
        return self.case.ended_on is None

    @property
    def review_on(self) -> date | None:
        """When it is to be looked at again: by the latest review, else by the plan."""
        if self.reviews and self.reviews[0].next_on is not None:
            return self.reviews[0].next_on
        return self.plan.review_on if self.plan else None


def case_of(folder: Folder) -> Whole | None:
    """The open case of a folder that was found in reach, else the last one. Eight queries."""
    case = Case.objects.filter(folder=folder).order_by(F("ended_on").desc(nulls_first=True), "-pk").first()
    if case is None:
        return None
    stages = list(CaseStage.objects.filter(case=case).order_by("-valid_from", "-pk"))
    assessments = list(Assessment.objects.filter(case=case).order_by("-assessed_on", "-pk"))
    plan = CarePlan.objects.filter(case=case).order_by("-valid_from", "-pk").first()
    return Whole(
        case=case,
        state=CaseState(stages[0].state),
        stages=stages,
        assessments=assessments,
        focuses=list(AssessedFocus.objects.filter(assessment=assessments[0]).order_by("pk")) if assessments else [],
        plan=plan,
        items=list(PlanItem.objects.filter(plan=plan).order_by("pk")) if plan else [],
        reviews=list(CaseReview.objects.filter(case=case).order_by("-reviewed_on", "-pk")),
        referrals=list(CaseReferral.objects.filter(case=case).order_by("-made_on", "-pk")),
        agenda=list(AgendaItem.objects.filter(case=case).order_by("-meets_on", "-pk")),
    )


@dataclass(frozen=True)
class CaseLine:
    """A line of the list of cases (VIE090: name, birth year, sex, background, where it stands)."""

    case: Case
    state: CaseState
    stratum: str
    review_on: date | None
    open_slips: int

    @property
    def name(self) -> str:
        return self.case.folder.person.full_name


def cases_for(act: Act, club_id: int) -> list[CaseLine]:
    """The open cases of a club in whose circle this account stands, by name. Five queries for any number."""
    rows = Case.objects.filter(folder__in=folders_for(act, club_id), ended_on=None)
    cases: list[Case] = list(rows.select_related("folder__person").order_by("folder__person__sort_key", "pk"))
    states = dict(CaseStage.objects.open().filter(case__in=cases).values_list("case", "state"))
    strata = dict(
        Assessment.objects.filter(case__in=cases).order_by("assessed_on", "pk").values_list("case", "stratum")
    )
    due = dict(CarePlan.objects.open().filter(case__in=cases).values_list("case", "review_on"))
    due |= dict(
        CaseReview.objects.filter(case__in=cases, next_on__isnull=False)
        .order_by("reviewed_on", "pk")
        .values_list("case", "next_on")
    )
    slips: dict[int, int] = {}
    handed = CaseReferral.objects.filter(case__in=cases, state=ReferralState.HANDED)
    for case_id in handed.values_list("case", flat=True):
        slips[case_id] = slips.get(case_id, 0) + 1
    return [
        CaseLine(case, CaseState(states[case.pk]), strata.get(case.pk, ""), due.get(case.pk), slips.get(case.pk, 0))
        for case in cases
    ]


def get_referral(folder: Folder, key: UUID) -> CaseReferral:
    """One slip of a folder that was found in reach."""
    rows = CaseReferral.objects.filter(case__folder=folder, key=key).select_related("case")
    found: CaseReferral | None = rows.first()
    if found is None:
        raise FolderNotFound(referral=str(key))
    return found


def get_item(folder: Folder, key: UUID) -> AgendaItem:
    """One item of an agenda of a folder that was found in reach."""
    found: AgendaItem | None = AgendaItem.objects.filter(case__folder=folder, key=key, withdrawn_at=None).first()
    if found is None:
        raise FolderNotFound(item=str(key))
    return found


def agenda_for(act: Act, *, on: date | None = None) -> "QuerySet[Any]":
    """What this account works on that is put to coordinating meetings, over all its clubs, the latest day first."""
    working = seats_of(act).filter(folder=OuterRef("case__folder"), kind__in=WORKS)
    inside = Folder.objects.within(act.reach(Action.SEE_CARE))
    rows = AgendaItem.objects.filter(Exists(working), case__folder__in=inside, withdrawn_at=None)
    if on is not None:
        rows = rows.filter(meets_on=on)
    return rows.select_related("case__folder__person", "case__folder__club").order_by(
        "-meets_on", "case__folder__club__sort_key", "case__folder__person__sort_key"
    )
