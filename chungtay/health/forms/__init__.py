"""What is typed about health, checked for shape."""

from chungtay.health.forms.asking import AnswerForm, CheckUpForm, DoneForm, Filter, ReasonForm, SlipFilter, SlipForm
from chungtay.health.forms.measuring import MeasureForm, Typed
from chungtay.health.forms.screening import SheetForm
from chungtay.health.forms.shared import Keyed

__all__ = [
    "AnswerForm",
    "CheckUpForm",
    "DoneForm",
    "Filter",
    "Keyed",
    "MeasureForm",
    "ReasonForm",
    "SheetForm",
    "SlipFilter",
    "SlipForm",
    "Typed",
]
