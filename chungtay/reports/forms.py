"""What is asked of a report: its kind, its period, the day it counts to."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.kernel.months import Period
from chungtay.reports.rules import PERIOD, ReportKind, counted_to, period_of
from chungtay.reports.words import KIND_CHOICES
from chungtay.web.forms import DayTextField


class Asked(forms.Form):
    """A report asked for by its address, so that it can be sent on as a link."""

    loai = forms.ChoiceField(label=_("Loại báo cáo"), choices=KIND_CHOICES)
    ky = forms.CharField(
        label=_("Kỳ"),
        max_length=8,
        help_text=_("Tháng 2026-11, quý 2026-Q3, 6 tháng 2026-H1, năm 2026."),
    )
    chot = DayTextField(
        label=_("Ngày chốt số liệu"), required=False, help_text=_("Chỉ ghi khi lập báo cáo trước khi hết kỳ.")
    )
    noi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def asked(self, today: date) -> tuple[Period, date]:
        """The period and the last day counted. Raises the refusals of `rules`."""
        said: dict[str, Any] = self.cleaned_data
        period = period_of(said["loai"], said["ky"].strip())
        return period, counted_to(period, said["chot"], signed_on=today)


def usual(today: date) -> dict[str, str]:
    """The last half-year that is over: what an office writes most."""
    kind = ReportKind.HALF
    return {"loai": kind.value, "ky": str(PERIOD[kind].of(today).previous), "chot": ""}
