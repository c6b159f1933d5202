"""Money in, money out, between funds; a fund opened; a mistake put right."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.forms.asking import Around, Asked, Moved, WhoField, fund_field
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.words import FUND
from chungtay.funds.words import money as words
from chungtay.funds.words.collecting import DONOR_OF_GIFT
from chungtay.web.forms import DayField, MoneyField


class Receive(Moved):
    """Money that came in for one purpose."""

    amount_vnd = MoneyField(label=_("Số tiền thu"))

    def __init__(self, *args: Any, around: Around, account: AccountKind, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.put_first({"fund_key": fund_field(around.funds, label=_("Thu vào quỹ nào"))})
        self.fields["who"] = WhoField(
            members=around.members,
            label=_("Thu của ai"),
            required=False,
            help_text=_("Gõ tên; thành viên thì chọn trong danh sách hiện ra."),
        )
        self.fields["words"] = forms.CharField(
            label=_("Về việc gì"), max_length=300, required=False, help_text=words.RECEIVED_FOR.get(account, "")
        )


class Spend(Moved):
    """Money that went out for one purpose."""

    amount_vnd = MoneyField(label=_("Số tiền chi"))

    def __init__(self, *args: Any, around: Around, account: AccountKind, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.put_first({"fund_key": fund_field(around.funds, label=_("Chi từ quỹ nào"))})
        self.fields["who"] = WhoField(
            members=around.members,
            label=_("Chi cho ai"),
            required=False,
            help_text=_("Gõ tên; thành viên thì chọn trong danh sách hiện ra."),
        )
        self.fields["words"] = forms.CharField(
            label=_("Về việc gì"), max_length=300, required=False, help_text=words.SPENT_FOR.get(account, "")
        )


class AtMeeting(Moved):
    """What else a meeting takes in or spends, in one short form: which of both is said by what it is for."""

    what = forms.ChoiceField(label=_("Khoản gì"))
    amount_vnd = MoneyField(label=_("Số tiền"))

    def __init__(self, *args: Any, around: Around, what: Sequence[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["what"].choices = [("", _("Bác chọn một khoản")), *what]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["who"] = WhoField(
            members=around.members,
            label=_("Chi cho ai, thu của ai"),
            required=False,
            help_text=_("Gõ tên; thành viên thì chọn trong danh sách hiện ra."),
        )
        self.fields["words"] = forms.CharField(
            label=_("Về việc gì"), max_length=300, required=False, help_text=_("Ví dụ: chè, nước; thăm bà Lụa ốm.")
        )
        self.fields["fund_key"] = fund_field(around.funds)

    def clean(self) -> dict[str, Any]:
        """Who gave is always written down: the golden-heart book thanks by name."""
        data = self.cleaned_data
        if data.get("what"):
            data["what"] = AccountKind(data["what"])
            if data["what"] is AccountKind.GIVEN and not data.get("who") and "who" not in self.errors:
                self.add_error("who", DONOR_OF_GIFT)
        return data


class Transfer(Asked):
    """Cash from one fund to another."""

    more = ("happened_on",)
    amount_vnd = MoneyField(label=_("Số tiền chuyển"))
    words = forms.CharField(label=_("Vì sao chuyển"), max_length=300, help_text=_("Ví dụ: trích lãi cho quỹ hoạt động"))
    happened_on = DayField(label=_("Ngày chuyển"))

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["happened_on"].initial = around.day
        funds = list(around.funds)
        self.put_first(
            {
                "from_key": fund_field(funds, label=_("Từ quỹ")),
                "to_key": fund_field(funds, label=_("Sang quỹ"), initial=str(funds[-1][0]) if funds else None),
            }
        )

    def clean(self) -> dict[str, Any]:
        for name in ("from_key", "to_key"):
            if self.cleaned_data.get(name):
                self.cleaned_data[name] = UUID(self.cleaned_data[name])
        return self.cleaned_data


class Reverse(Asked):
    """Why an entry is reversed."""

    reason = forms.CharField(
        label=_("Vì sao phải đảo"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: ghi nhầm số tiền, ghi nhầm người."),
    )


class OpenFund(Asked):
    """A fund whose book begins."""

    kind = forms.ChoiceField(label=_("Loại quỹ"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Tên quỹ"), max_length=120, required=False, help_text=_("Để trống thì máy lấy tên loại quỹ.")
    )
    opened_on = DayField(label=_("Sổ bắt đầu từ ngày"))

    def __init__(self, *args: Any, around: Around, kinds: list[FundKind], **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (kind.value, FUND[kind]) for kind in kinds
        ]
        self.fields["kind"].initial = kinds[0].value
        self.fields["opened_on"].initial = around.today

    def clean(self) -> dict[str, Any]:
        if kind := self.cleaned_data.get("kind"):
            self.cleaned_data["kind"] = FundKind(kind)
            self.cleaned_data["name"] = self.cleaned_data.get("name") or str(FUND[FundKind(kind)])
        return self.cleaned_data
