"""Form fields of the house: days, whole đồng, the key of a form."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.money import dong, group_digits, parse_amount
from chungtay.web.explain import explain

FIRST_YEAR = 1850  # nobody alive in a register was born before


class DayParts(forms.MultiWidget):
    """A day as three boxes (day, month, year): no keyboard with slashes, no calendar to hunt through."""

    template_name = "web/components/day_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"ngay": forms.TextInput(), "thang": forms.TextInput(), "nam": forms.TextInput()},
            attrs,
        )

    def decompress(self, value: date | str | None) -> list[Any]:
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        parts = str(value or "").split("/")
        return parts if len(parts) == 3 else [None, None, None]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """`27/11/2026`; a value already written so is taken as it is, so one text field posts to the same form."""
        if name in data:
            return str(data[name])
        parts = [str(part or "").strip() for part in super().value_from_datadict(data, files, name)]
        return "/".join(parts) if any(parts) else ""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_0"


class DayField(forms.DateField):
    """A day, written d/m/Y. Two-digit years are refused: 05/03/45 could be two centuries."""

    widget = DayParts
    default_error_messages = {
        "invalid": _("Ngày này không có thật. Ghi ngày, tháng, năm, ví dụ 27/11/2026."),
        "required": _("Ghi đủ ngày, tháng, năm."),
    }

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and day.year < FIRST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class DayTextField(DayField):
    """A day in one line of text."""

    widget = forms.DateInput(  # type: ignore[assignment]  # a field may have any widget
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "ct-input-short"}
    )


class MoneyInput(forms.TextInput):
    """An amount being typed; shown with dots."""

    suffix = "đ"

    def format_value(self, value: Any) -> str | None:
        return group_digits(value) if isinstance(value, int) else super().format_value(value)


class MoneyField(forms.Field):
    """Whole đồng, typed as `1250000`, `1.250.000` or `1 triệu rưỡi`; cleaned to an int."""

    widget = MoneyInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "ct-input-money", "data-money": True}
    )
    default_error_messages = {
        "too_small": _("Số tiền phải từ %(limit)s trở lên."),
        "too_large": _("Số tiền không được quá %(limit)s."),
        "required": _("Ghi số tiền."),
    }

    def __init__(self, *, min_vnd: int = 1, max_vnd: int = 999_999_999_999, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.min_vnd, self.max_vnd = min_vnd, max_vnd

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return parse_amount(str(value))
        except RuleBroken as broken:
            raise forms.ValidationError(explain(broken), code=broken.code) from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.min_vnd:
            limit = {"limit": dong(self.min_vnd)}
            raise forms.ValidationError(self.error_messages["too_small"], code="too_small", params=limit)
        if value > self.max_vnd:
            limit = {"limit": dong(self.max_vnd)}
            raise forms.ValidationError(self.error_messages["too_large"], code="too_large", params=limit)


class KeyField(forms.UUIDField):
    """The key of a form: made when the form is shown, so that sent twice it is written once."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"initial": uuid4} | kwargs))
