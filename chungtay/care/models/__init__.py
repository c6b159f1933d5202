"""The tables of home care."""

from chungtay.care.models.carers import Carer, CarerTraining
from chungtay.care.models.circle import CircleSeat, Folder, Reading
from chungtay.care.models.clients import Agreement, Client, Round, WeekWithout
from chungtay.care.models.visits import Visit, VisitCarer, WorryAnswer

__all__ = [
    "Agreement",
    "Carer",
    "CarerTraining",
    "CircleSeat",
    "Client",
    "Folder",
    "Reading",
    "Round",
    "Visit",
    "VisitCarer",
    "WeekWithout",
    "WorryAnswer",
]
