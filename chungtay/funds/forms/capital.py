"""Capital coming and going back, and interest parted."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.forms.asking import Around, Asked, Moved, WhoField, fund_field
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.capital import OF_A_MEMBER, WHOLE_BPS, WITH_DAY
from chungtay.web.forms import DayField, MoneyField


class _Line(Asked):
    """What is asked of one sum of capital, by its origin."""

    amount_vnd = MoneyField(label=_("Số tiền"))

    def ask(self, around: Around, origin: AccountKind, projects: Sequence[tuple[int, str]]) -> None:
        """Who gave it and, where it is owed, when it goes back."""
        self.put_first({"fund_key": fund_field(around.funds, label=_("Vào quỹ nào"))})
        if origin is AccountKind.GRANT and projects:
            self.fields["project_id"] = forms.TypedChoiceField(
                label=_("Dự án"),
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", _("Không có tên ở đây")), *projects],
            )
        of_member = origin in OF_A_MEMBER
        self.fields["giver"] = WhoField(
            members=around.members,
            members_only=of_member,
            label=_("Của thành viên nào") if of_member else _("Của ai"),
            required=origin is not AccountKind.GRANT,
            help_text=_("Gõ tên; thành viên thì chọn trong danh sách hiện ra."),
        )
        if origin in WITH_DAY:
            self.fields["return_on"] = DayField(label=_("Hẹn trả ngày nào"), required=origin is AccountKind.BORROWED)
        self.fields["words"] = forms.CharField(label=_("Ghi thêm"), max_length=300, required=False)


class Bring(_Line, Moved):
    """Capital that came in."""

    def __init__(
        self, *args: Any, around: Around, origin: AccountKind, projects: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask(around, origin, projects)


class Had(_Line):
    """Capital a club had before its books."""

    def __init__(
        self, *args: Any, around: Around, origin: AccountKind, projects: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask(around, origin, projects)


class GiveBack(Moved):
    """Capital that goes back."""

    amount_vnd = MoneyField(label=_("Số tiền trả"))

    def __init__(self, *args: Any, around: Around, left_vnd: int, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["amount_vnd"].initial = left_vnd


class AgreeDay(Asked):
    """Another day was agreed."""

    return_on = DayField(label=_("Hẹn trả ngày nào"))


class Split(Asked):
    """Interest to be parted now."""

    more = ("happened_on",)
    amount_vnd = MoneyField(label=_("Số lãi đem chia"))
    happened_on = DayField(label=_("Ngày chia"))

    def __init__(self, *args: Any, around: Around, open_vnd: int, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["amount_vnd"].initial = open_vnd or None
        self.fields["happened_on"].initial = around.today


class SplitRule(Asked):
    """How interest is parted: one share is asked, the other is the rest."""

    operating = forms.DecimalField(
        label=_("Bao nhiêu phần trăm cho quỹ hoạt động"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        localize=False,
        widget=forms.NumberInput(attrs={"step": "any"}),
        help_text=_("Phần còn lại giữ trong quỹ tăng thu nhập làm vốn. Ví dụ ghi 60 thì 40% làm vốn."),
    )
    since = DayField(label=_("Áp dụng từ ngày"))
    source = forms.CharField(
        label=_("Thống nhất ở đâu"), max_length=300, required=False, help_text=_("Ví dụ: quy chế, họp ngày 20/10/2026.")
    )

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.fields["since"].initial = around.today

    def clean(self) -> dict[str, Any]:
        operating = self.cleaned_data.get("operating")
        if operating is not None:
            self.cleaned_data["operating_bps"] = int(operating * 100)
            self.cleaned_data["capital_bps"] = WHOLE_BPS - int(operating * 100)
        return self.cleaned_data
