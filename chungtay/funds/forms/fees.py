"""Member fees: what a month costs and who is let off, and one member's months being paid."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.forms.asking import Around, Asked, Moved, WhoField
from chungtay.funds.rules.fees import EXEMPTING, FeeLine, FeeMonth, lay_over
from chungtay.funds.words.money import FEE_SEEN_OTHERWISE
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.words import STATUS_VALUES
from chungtay.web.forms import MoneyField


class FeeRule(Asked):
    """What each member pays a month, and whom the club lets off."""

    amount_vnd = MoneyField(
        label=_("Phí mỗi người mỗi tháng"),
        min_vnd=0,
        max_vnd=1_000_000,
        help_text=_("Không thu phí nữa thì ghi 0 đồng."),
    )
    since = forms.ChoiceField(label=_("Thu từ tháng nào"))
    exempt = forms.MultipleChoiceField(
        label=_("Miễn cho ai"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(value.value, STATUS_VALUES[value]) for value in EXEMPTING],
    )
    exempt_from_age = forms.IntegerField(
        label=_("Miễn cho cụ từ bao nhiêu tuổi"), min_value=50, max_value=120, required=False
    )
    is_away_exempt = forms.BooleanField(label=_("Miễn cho người đi xa cả tháng"), required=False)
    source = forms.CharField(
        label=_("Thống nhất ở đâu"), max_length=300, required=False, help_text=_("Ví dụ: họp ngày 20/10/2026.")
    )

    def __init__(self, *args: Any, around: Around, months: Sequence[Month], **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["since"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(month), month.label.capitalize()) for month in months
        ]
        self.fields["since"].initial = str(Month.of(around.today))

    def clean_since(self) -> Month:
        return Month.parse(self.cleaned_data["since"])

    def clean_exempt(self) -> list[StatusValue]:
        return [StatusValue(value) for value in self.cleaned_data["exempt"]]


class PayFee(Moved):
    """One member's months: those ticked are paid in full, or an amount is laid over the oldest."""

    def __init__(self, *args: Any, around: Around, months: Sequence[FeeMonth], open_vnd: int, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.months, self.open_vnd = months, open_vnd
        self.fields["seen-key"] = forms.CharField(
            required=False, max_length=20, widget=forms.HiddenInput, initial=str(open_vnd)
        )
        self.put_first(
            {
                "amount_vnd": MoneyField(
                    label=_("Số tiền thu"),
                    initial=open_vnd or None,
                    help_text=_("Ghi nhiều hơn thì máy thu trước cho các tháng sau."),
                )
            }
        )

    def clean(self) -> dict[str, Any]:
        amount_vnd = self.cleaned_data.get("amount_vnd")
        if not amount_vnd:
            return self.cleaned_data
        seen = self.cleaned_data.get("seen-key") or str(self.open_vnd)
        if seen != str(self.open_vnd) and amount_vnd > self.open_vnd:
            self.data = {**self.data, "seen-key": str(self.open_vnd)}
            raise forms.ValidationError(FEE_SEEN_OTHERWISE % {"open": dong(self.open_vnd)})
        self.cleaned_data["lines"] = lines_over(amount_vnd, self.months, self.around.today)
        return self.cleaned_data


def lines_over(amount_vnd: int, months: Sequence[FeeMonth], today: date) -> list[FeeLine]:
    """Over the open months, then ahead; what is left beyond stays on the last, where the service refuses it."""
    lines, left_vnd = lay_over(amount_vnd, months)
    if left_vnd and lines:
        return [*lines[:-1], FeeLine(lines[-1].month, lines[-1].amount_vnd + left_vnd)]
    return lines or [FeeLine(Month.of(today), left_vnd)]


class PayAnybody(Moved):
    """Any member's fee, on one page that a phone takes along: who, and how much."""

    amount_vnd = MoneyField(
        label=_("Số tiền thu"), help_text=_("Máy tính vào các tháng chưa đóng trước, thừa thì thu trước tháng sau.")
    )

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        member = WhoField(
            members=around.members,
            members_only=True,
            label=_("Phí của ai"),
            help_text=_("Gõ tên rồi chọn trong danh sách hiện ra."),
        )
        self.put_first({"member": member})
