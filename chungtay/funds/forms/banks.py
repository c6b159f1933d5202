"""Accounts and savings books: opened, moved on, under another name, given back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.forms.asking import Around, Asked, Moved, WhoField, fund_field
from chungtay.funds.rules.banks import BankKind, Movement
from chungtay.funds.words.money import BANK
from chungtay.web.forms import DayField, MoneyField

_AMOUNT = {
    Movement.DEPOSIT: _("Số tiền gửi vào"),
    Movement.WITHDRAW: _("Số tiền rút ra"),
    Movement.INTEREST: _("Số lãi ngân hàng trả"),
    Movement.FEE: _("Số phí ngân hàng thu"),
}


class OpenBank(Asked):
    """Where money lies and whose name it bears."""

    kind = forms.ChoiceField(
        label=_("Loại sổ"), widget=forms.RadioSelect, choices=[(kind.value, name) for kind, name in BANK.items()],
        initial=BankKind.SAVINGS.value,
    )  # fmt: skip
    bank = forms.CharField(label=_("Ngân hàng"), max_length=120, help_text=_("Ví dụ: Agribank Nga Sơn."))
    number = forms.CharField(label=_("Số sổ, số tài khoản"), max_length=40)

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.put_first({"fund_key": fund_field(around.funds, label=_("Tiền của quỹ nào"))})
        self.fields["holder"] = WhoField(
            members=around.members, label=_("Sổ đứng tên ai"), help_text=_("Ghi đúng tên trên sổ.")
        )
        self.fields["opened_on"] = DayField(label=_("Có sổ từ ngày"), initial=around.today)

    def clean_kind(self) -> BankKind:
        return BankKind(self.cleaned_data["kind"])


class MoveAtBank(Moved):
    """An amount in, out, as interest or as a fee."""

    amount_vnd = MoneyField(label=_("Số tiền"))

    def __init__(self, *args: Any, around: Around, movement: Movement, **kwargs: Any) -> None:
        super().__init__(*args, around=around, with_bank=False, **kwargs)
        self.fields["amount_vnd"].label = _AMOUNT[movement]


class Holder(Asked):
    """The book bears another name."""

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["holder"] = WhoField(
            members=around.members, label=_("Sổ đứng tên ai"), help_text=_("Ghi đúng tên trên sổ.")
        )
        self.fields["since"] = DayField(label=_("Từ ngày"), initial=around.today)


class CloseBank(Asked):
    """The book is given back to the bank."""

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["closed_on"] = DayField(label=_("Tất toán ngày"), initial=around.today)
