"""The tables of home care."""

from chungtay.care.models.carers import Carer, CarerTraining
from chungtay.care.models.cases import (
    AgendaItem,
    AssessedFocus,
    Assessment,
    CarePlan,
    Case,
    CaseReferral,
    CaseReview,
    CaseStage,
    PlanItem,
)
from chungtay.care.models.circle import CircleSeat, Folder, Reading, SupervisorLook
from chungtay.care.models.clients import Agreement, Client, Round, WeekWithout
from chungtay.care.models.visits import Visit, VisitCarer, WorryAnswer

__all__ = [
    "AgendaItem",
    "Agreement",
    "AssessedFocus",
    "Assessment",
    "CarePlan",
    "Carer",
    "CarerTraining",
    "Case",
    "CaseReferral",
    "CaseReview",
    "CaseStage",
    "CircleSeat",
    "Client",
    "Folder",
    "PlanItem",
    "Reading",
    "Round",
    "SupervisorLook",
    "Visit",
    "VisitCarer",
    "WeekWithout",
    "WorryAnswer",
]
