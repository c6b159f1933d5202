"""The golden-heart book: cash, goods, labour, giving out, striking; which lines to list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.forms.asking import Around, Asked, Moved, QuantityField, WhoField
from chungtay.funds.rules.gifts import UNITS, GiftUse
from chungtay.funds.words.money import GIFT, GIFT_USE
from chungtay.web.forms import MoneyField

BY_USE = _("Theo việc đã chọn: để chi thì quỹ hoạt động, làm vốn thì quỹ tăng thu nhập")


class OfferedInput(forms.TextInput):
    """A line of text that offers what was written before."""

    template_name = "funds/parts/who_input.html"

    def __init__(self, offered: Iterable[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off"} | (attrs or {}))
        self.offered = list(offered)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-goi-y"
        context["widget"]["offered"] = self.offered
        return context


class _Donor:
    """Who gave, for every kind of gift."""

    @staticmethod
    def fields(around: Around) -> dict[str, forms.Field]:
        return {
            "donor": WhoField(
                members=around.members,
                label=_("Ai ủng hộ"),
                help_text=_("Gõ tên; thành viên thì chọn trong danh sách. Không muốn nêu tên: ghi “Người giấu tên”."),
            ),
            "address": forms.CharField(label=_("Địa chỉ"), max_length=200, required=False),
        }


class GiveCash(Moved):
    """Money given."""

    more = (*Moved.more, "address", "fund_key")
    amount_vnd = MoneyField(label=_("Số tiền ủng hộ"))
    use = forms.ChoiceField(
        label=_("Ủng hộ để làm gì"),
        widget=forms.RadioSelect,
        choices=[(use.value, name) for use, name in GIFT_USE.items()],
        initial=GiftUse.SPEND.value,
    )
    words = forms.CharField(
        label=_("Ghi thêm"), max_length=300, required=False, help_text=_("Ví dụ: Tết người nghèo, mua loa.")
    )

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.put_first(_Donor.fields(around))
        if len(around.funds) > 1:
            choices = [("", BY_USE), *((str(key), name) for key, name in around.funds)]
            self.fields["fund_key"] = forms.ChoiceField(
                label=_("Ghi vào quỹ nào"), required=False, widget=forms.RadioSelect, choices=choices, initial=""
            )

    def clean_use(self) -> GiftUse:
        return GiftUse(self.cleaned_data["use"])


class GiveGoods(Asked):
    """Goods given, into the store."""

    more = ("happened_on", "address", "worth_vnd")
    quantity = QuantityField(label=_("Bao nhiêu"))
    words = forms.CharField(label=_("Ghi thêm"), max_length=300, required=False)
    worth_vnd = MoneyField(label=_("Ước trị giá"), required=False)

    def __init__(self, *args: Any, around: Around, goods: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask_day(_("Ngày nhận"))
        self.put_first(
            {
                **_Donor.fields(around),
                "name": forms.CharField(
                    label=_("Hiện vật gì"),
                    max_length=80,
                    widget=OfferedInput(goods),
                    help_text=_("Ví dụ: gạo, chăn, vở."),
                ),
                "quantity": self.fields["quantity"],
                "unit": forms.CharField(
                    label=_("Tính bằng"),
                    max_length=20,
                    widget=OfferedInput(UNITS, {"class": "ct-input-short"}),
                    initial=UNITS[0],
                    help_text=_("kg, suất, cái, thùng …"),
                ),
            }
        )


class GiveLabour(Asked):
    """Days of work given."""

    more = ("happened_on", "address", "worth_vnd")
    quantity = QuantityField(label=_("Mấy công"), help_text=_("Nửa ngày ghi 0,5."))
    words = forms.CharField(
        label=_("Làm việc gì"), max_length=300, help_text=_("Ví dụ: dọn nhà văn hóa, gặt giúp bà Lụa.")
    )
    worth_vnd = MoneyField(label=_("Ước trị giá"), required=False)

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask_day(_("Ngày làm"))
        self.put_first(_Donor.fields(around))


class GiveOut(Asked):
    """Goods out of the store to somebody."""

    more = ("happened_on",)
    quantity = QuantityField(label=_("Cho bao nhiêu"))
    words = forms.CharField(
        label=_("Vì sao"), max_length=300, required=False, help_text=_("Ví dụ: nhà neo đơn, bị bão.")
    )

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask_day(_("Ngày cho"))
        self.put_first({"receiver": WhoField(members=around.members, label=_("Cho ai"))})


class Strike(Asked):
    """Why a line is struck."""

    reason = forms.CharField(label=_("Vì sao gạch"), max_length=300)


class Filter(forms.Form):
    """Which lines of the book to list."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    loai = forms.ChoiceField(label=_("Ủng hộ gì"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("nam", [("", _("Mọi năm")), *((str(year), str(year)) for year in years)]),
            ("loai", [("", _("Tất cả")), *((kind.value, label) for kind, label in GIFT.items())]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def year(self) -> int | None:
        return int(self.cleaned_data["nam"]) if self.is_valid() and self.cleaned_data["nam"] else None

    @property
    def kind(self) -> str:
        return self.cleaned_data["loai"] if self.is_valid() else ""
