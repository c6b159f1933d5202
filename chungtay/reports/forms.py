"""What is asked of a report: its kind, its period, the day it counts to."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import Indicator
from chungtay.kernel.months import HalfYear, Period
from chungtay.reports import services
from chungtay.reports.rules import PERIOD, DueLevel, DueState, ReportKind, Told, counted_to, period_of
from chungtay.reports.words import KIND_CHOICES, LEVEL, STATE
from chungtay.web.forms import DayTextField, KeyField, MoneyField

MOST = 10**9


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


class OpenCampaign(forms.Form):
    """A campaign: which period, counted to which day, whom it asks and by when."""

    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=KIND_CHOICES)
    period = forms.CharField(
        label=_("Kỳ"), max_length=8, help_text=_("Tháng 2026-11, quý 2026-Q3, 6 tháng 2026-H1, năm 2026.")
    )
    cut_off = DayTextField(
        label=_("Ngày chốt số liệu"), required=False,
        help_text=_("Số liệu đếm đến hết ngày này. Để trống thì đếm đến hết kỳ, khi kỳ đã qua."),
    )  # fmt: skip
    asks_estimate = forms.BooleanField(label=_("Hỏi thêm số ước thực hiện đến hết kỳ"), required=False)
    club_due_on = DayTextField(
        label=_("Hạn của câu lạc bộ"), required=False, help_text=_("Để trống thì cấp ấy không phải nộp.")
    )
    commune_due_on = DayTextField(label=_("Hạn của Hội cấp xã"), required=False)
    province_due_on = DayTextField(label=_("Hạn của Hội cấp tỉnh"), required=False)
    key = KeyField()

    def asked(self) -> services.Asked:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Asked(**said | {"period": said["period"].strip()})


def usual_campaign(today: date, days: Mapping[str, int | None]) -> dict[str, Any]:
    """The half-year that runs, counted to today, with the usual days after it."""
    period = HalfYear.of(today)
    said: dict[str, Any] = {"kind": ReportKind.HALF.value, "period": str(period), "cut_off": today}
    for name, count in days.items():
        said[name] = today + timedelta(days=count or 0)
    return said


class Write(forms.Form):
    """The report of a unit: the three parts, and beside each counted figure what the unit says otherwise."""

    key = KeyField()
    results = forms.CharField(
        label=_("Kết quả nổi bật"), required=False, max_length=6000, widget=forms.Textarea({"rows": 4})
    )
    limits = forms.CharField(
        label=_("Hạn chế, nguyên nhân"), required=False, max_length=6000, widget=forms.Textarea({"rows": 3})
    )
    proposals = forms.CharField(
        label=_("Kiến nghị"), required=False, max_length=6000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, lines: Sequence[tuple[str, Indicator]], asks_estimate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [code for code, indicator in lines if not indicator.is_share and not indicator.bottom]
        for code, indicator in lines:
            if code not in self.codes:
                continue
            self.fields[f"s_{code}"] = _number(_("Đơn vị có số khác"), indicator)
            self.fields[f"w_{code}"] = forms.CharField(label=_("Vì sao khác"), required=False, max_length=300)
            if asks_estimate:
                self.fields[f"e_{code}"] = _number(_("Ước đến hết kỳ"), indicator)

    def written(self) -> services.Written:
        """As the service takes it."""
        said = self.cleaned_data
        told = {code: Told(said[f"s_{code}"], said[f"w_{code}"], said.get(f"e_{code}")) for code in self.codes}
        return services.Written(said["results"], said["limits"], said["proposals"], told)


def _number(label: Any, indicator: Indicator) -> forms.Field:
    if indicator.unit == "đ":
        return MoneyField(label=label, required=False)
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST)


def typed(draft: Mapping[str, Any]) -> dict[str, Any]:
    """A draft as the form shows it."""
    found = {name: draft.get(name, "") for name in ("results", "limits", "proposals")}
    for code, (said, words, estimate) in draft.get("told", {}).items():
        found |= {f"s_{code}": said, f"w_{code}": words, f"e_{code}": estimate}
    return found


class Reason(forms.Form):
    """Why a report is given back."""

    words = forms.CharField(label=_("Lý do"), max_length=500, required=False, widget=forms.Textarea({"rows": 3}))
    key = KeyField()


class Reopen(Reason):
    """Until when a locked period is open again, and why."""

    until = DayTextField(label=_("Mở đến hết ngày"))
    field_order = ("until", "words", "key")


class Sure(forms.Form):
    """Yes."""

    key = KeyField()


class Narrow(forms.Form):
    """Which reports of a campaign to list."""

    cap = forms.ChoiceField(
        label=_("Cấp"), required=False,
        choices=[("", _("Tất cả")), *((level.value, LEVEL[level]) for level in DueLevel)],
    )  # fmt: skip
    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[("", _("Tất cả")), *((state.value, STATE[state]) for state in DueState)],
    )  # fmt: skip

    def chosen(self) -> dict[str, str]:
        """As a query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        names = {"cap": "level", "buoc": "state"}
        return {field: said[name] for name, field in names.items() if said.get(name)}
