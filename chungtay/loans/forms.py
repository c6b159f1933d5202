"""What is typed about loans, checked for shape. Each form carries its own key."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.loans import words as labels
from chungtay.loans.rules import (
    MONTHS_AT_MOST,
    UNITS,
    AnimalState,
    DaysInMonth,
    DaysInYear,
    ExtensionReason,
    FirstPeriod,
    LoanState,
    Method,
    Parts,
    PayOff,
    Priority,
    Purpose,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Surplus,
    Terms,
    WriteOffReason,
    percent,
)
from chungtay.web.forms import DayField, KeyField, MoneyField

_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")


def _choices(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(value.value, label) for value, label in labels.items()]


class PercentInput(forms.TextInput):
    """A percentage being typed."""

    suffix = "%"

    def format_value(self, value: Any) -> str | None:
        return percent(value).removesuffix("%") if isinstance(value, int) else super().format_value(value)


class PercentField(forms.Field):
    """A percentage as it is said (`1`, `0,75`), cleaned to basis points."""

    widget = PercentInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ct-input-short"})
    default_error_messages = {"invalid": _("Ghi số phần trăm, ví dụ 1 hoặc 0,75."), "required": _("Ghi số phần trăm.")}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        found = _PERCENT.fullmatch(str(value).strip())
        if not found or int(found[1]) > 100:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class _Kind(forms.TypedChoiceField):
    """One of the kinds of a rule, cleaned to it."""

    def __init__(self, kind: Any, labels: Mapping[Any, Any], *, is_radio: bool = True, **kwargs: Any) -> None:
        if is_radio:
            kwargs["widget"] = forms.RadioSelect
        super().__init__(choices=_choices(labels), coerce=kind, **kwargs)


def _words(label: Any, *, rows: int = 2, length: int = 300, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, widget=forms.Textarea(attrs={"rows": rows}), **{"required": False} | kwargs
    )


def _months(label: Any, most: int = MONTHS_AT_MOST, least: int = 1, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **kwargs)


class WithMember(Keyed):
    """A form about a member, chosen from the club's register."""

    membership_id = forms.TypedChoiceField(label=_("Thành viên"), coerce=int)

    def __init__(self, *args: Any, members: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = [("", _("– chọn tên –")), *members]  # type: ignore[attr-defined]


class Ask(WithMember):
    """Who needs a loan, how much, for what."""

    amount_vnd = MoneyField(label=_("Cần vay bao nhiêu"), help_text=_("Ví dụ: 5 triệu."))
    term_months = _months(_("Trong mấy tháng"))
    purpose = _Kind(Purpose, labels.PURPOSE, is_radio=False, label=_("Để làm gì"))
    words = _words(_("Nói rõ thêm"), help_text=_("Ví dụ: mua hai con lợn nái."))
    priority = _Kind(Priority, labels.PRIORITY, is_radio=False, label=_("Hoàn cảnh"))
    method = _Kind(Method, labels.METHOD, is_radio=False, label=_("Trả thế nào"))
    asked_on = DayField(label=_("Ngày đề nghị"))
    needed_since = DayField(label=_("Cần vay từ ngày nào"), required=False)


class Vet(Keyed):
    """What the meeting said."""

    words = _words(_("Buổi họp nói gì"), help_text=_("Ví dụ: cả tổ đồng ý, nhà chăm làm."))


class Answer(Keyed):
    """What the board answered."""

    state = forms.TypedChoiceField(
        label=_("Ban Chủ nhiệm trả lời"),
        choices=[
            (LoanState.APPROVED.value, _("Đồng ý cho vay")),
            (LoanState.WAITING.value, _("Chờ khi quỹ có tiền")),
            (LoanState.DECLINED.value, _("Không cho vay")),
        ],
        coerce=LoanState,
        widget=forms.RadioSelect,
    )
    approved_vnd = MoneyField(label=_("Cho vay bao nhiêu"), required=False)
    approved_months = _months(_("Trong mấy tháng"), required=False)
    number = forms.CharField(label=_("Số biên bản họp Ban"), max_length=60, required=False)
    answered_on = DayField(label=_("Ngày họp Ban"))
    guarantor_name = forms.CharField(label=_("Người bảo lãnh hoặc người nhà ký cùng"), max_length=160, required=False)
    guarantor_relation = forms.CharField(label=_("Là gì của người vay"), max_length=80, required=False)
    words = _words(_("Lý do, dặn dò"), help_text=_("Không cho vay thì ghi rõ vì sao."))


class PayOut(Keyed):
    """Money is handed over."""

    fund_key = forms.UUIDField(label=_("Lấy từ quỹ"), widget=forms.RadioSelect)
    happened_on = DayField(label=_("Ngày giao tiền"))
    guarantor_name = forms.CharField(label=_("Người bảo lãnh hoặc người nhà ký cùng"), max_length=160)
    guarantor_relation = forms.CharField(label=_("Là gì của người vay"), max_length=80, required=False)
    is_signed = forms.BooleanField(
        label=_("Người vay và người bảo lãnh đã ký hoặc điểm chỉ bản cam kết"), required=False
    )
    booklet_number = forms.CharField(
        label=_("Số phiếu chi trong cuốn phiếu"), max_length=30, required=False, help_text=_("Nếu có viết phiếu giấy.")
    )

    def __init__(self, *args: Any, funds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_fund(self.fields["fund_key"], funds)


def choose_fund(field: forms.Field, funds: Sequence[tuple[str, str]]) -> None:
    """Offer the club's funds; where there is one, nothing is asked."""
    field.widget = forms.RadioSelect(choices=funds)
    if len(funds) == 1:
        field.widget, field.initial = forms.HiddenInput(), funds[0][0]


class Withdraw(Keyed):
    """No loan is needed any more."""

    on = DayField(label=_("Từ ngày"))
    words = _words(_("Vì sao"))


class Pay(Keyed):
    """A borrower pays: one sum that the rules part, or the parts as the treasurer names them."""

    amount_vnd = MoneyField(label=_("Trả bao nhiêu"), required=False)
    paid_on = DayField(label=_("Ngày trả"))
    interest_vnd = MoneyField(label=_("Trong đó lãi"), required=False, min_vnd=0)
    principal_vnd = MoneyField(label=_("Trong đó gốc"), required=False, min_vnd=0)
    penalty_vnd = MoneyField(label=_("Trong đó phạt"), required=False, min_vnd=0)

    def clean(self) -> dict[str, Any]:
        """Parts that are named add up to the sum, where both are there."""
        said = super().clean() or {}
        names = ("interest_vnd", "principal_vnd", "penalty_vnd")
        interest_vnd, principal_vnd, penalty_vnd = (said.get(name) or 0 for name in names)
        amount_vnd = said.get("amount_vnd") or 0
        named = Parts(penalty_vnd, interest_vnd, principal_vnd)
        parts = named if named.total_vnd else None
        if parts and amount_vnd and parts.total_vnd != amount_vnd:
            raise forms.ValidationError(_("Lãi, gốc, phạt cộng lại chưa bằng số tiền trả. Bác xem lại."))
        return {
            "key": said.get("key"),
            "paid_on": said.get("paid_on"),
            "amount_vnd": 0 if parts else amount_vnd,
            "parts": parts,
        }


class Extend(Keyed):
    """More months."""

    months = _months(_("Thêm mấy tháng"))
    agreed_on = DayField(label=_("Ngày đồng ý"))
    reason = _Kind(ExtensionReason, labels.EXTENSION_REASON, label=_("Vì sao"))
    words = _words(_("Nói rõ thêm"))


class Rate(Keyed):
    """Another rate from a day on."""

    rate_bps = PercentField(label=_("Lãi suất mới"))
    from_on = DayField(label=_("Từ ngày"))
    words = _words(_("Theo quyết định nào"))


class Penalise(Keyed):
    """A penalty the club decided."""

    amount_vnd = MoneyField(label=_("Phạt bao nhiêu"))
    charged_on = DayField(label=_("Ngày quyết định"))
    words = _words(_("Nói rõ thêm"))


class Heir(Keyed):
    """Who owes from now on."""

    name = forms.CharField(label=_("Ai trả nợ thay"), max_length=160)
    relation = forms.CharField(label=_("Là gì của người vay"), max_length=80, required=False)
    since_on = DayField(label=_("Từ ngày"))
    words = _words(_("Vì sao"))


class ProposeWriteOff(Keyed):
    """The board asks that a debt be forgiven."""

    amount_vnd = MoneyField(label=_("Đề nghị xóa bao nhiêu tiền gốc"))
    proposed_on = DayField(label=_("Ngày Ban Chủ nhiệm họp"))
    reason = _Kind(WriteOffReason, labels.WRITE_OFF_REASON, label=_("Vì sao"))
    words = _words(_("Trình bày rõ"), rows=4, length=500, required=True)


class AnswerWriteOff(Keyed):
    """The commune's word."""

    is_agreed = forms.TypedChoiceField(
        label=_("Hội Người cao tuổi xã"),
        choices=[("co", _("Đồng ý xóa nợ")), ("khong", _("Không đồng ý"))],
        coerce=lambda value: value == "co",
        widget=forms.RadioSelect,
    )
    words = _words(_("Ý kiến"), help_text=_("Không đồng ý thì ghi rõ vì sao."))


class Outcome(Keyed):
    """What came of a loan."""

    told_on = DayField(label=_("Ngày kể"))
    words = _words(_("Vốn vay làm được gì"), rows=3, length=500, required=True)
    income_vnd = MoneyField(label=_("Thu nhập thêm được"), required=False, min_vnd=0)
    is_out_of_poverty = forms.BooleanField(label=_("Nhà đã thoát nghèo"), required=False)


class Reason(Keyed):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Vì sao phải hủy"), max_length=300)


class Confirm(Keyed):
    """A form that only confirms."""


class OldLoan(WithMember):
    """A loan of an old paper book."""

    fund_key = forms.UUIDField(label=_("Của quỹ"))
    lent_on = DayField(label=_("Ngày cho vay"))
    lent_vnd = MoneyField(label=_("Cho vay bao nhiêu"))
    left_vnd = MoneyField(label=_("Còn nợ gốc bao nhiêu"))
    interest_paid_until = DayField(label=_("Lãi đã trả đến ngày nào"))
    term_months = _months(_("Hạn vay mấy tháng"))
    rate_bps = PercentField(label=_("Lãi suất"))
    rate_per = _Kind(RatePer, labels.RATE_PER, is_radio=False, label=_("Tính theo"))
    method = _Kind(Method, labels.METHOD, is_radio=False, label=_("Trả thế nào"))
    purpose = _Kind(Purpose, labels.PURPOSE, is_radio=False, label=_("Để làm gì"))
    words = _words(_("Nói rõ thêm"))
    guarantor_name = forms.CharField(label=_("Người bảo lãnh"), max_length=160, required=False)
    taken_in_on = DayField(label=_("Ngày ghi vào sổ này"))

    def __init__(self, *args: Any, funds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_fund(self.fields["fund_key"], funds)


class Animal(WithMember):
    """An animal that is lent."""

    animal = forms.CharField(label=_("Con gì"), max_length=80, help_text=_("Ví dụ: bò cái lai Sind."))
    count = forms.IntegerField(label=_("Mấy con"), min_value=1, max_value=999, initial=1)
    value_vnd = MoneyField(label=_("Trị giá khoảng"))
    lent_on = DayField(label=_("Ngày giao"))
    gives_back = forms.CharField(
        label=_("Trả lại câu lạc bộ thứ gì"), max_length=160, help_text=_("Ví dụ: một bê cái 12 tháng tuổi.")
    )
    due_on = DayField(label=_("Hạn trả"), required=False)
    guarantor_name = forms.CharField(label=_("Người bảo lãnh"), max_length=160, required=False)
    words = _words(_("Nói rõ thêm"))


class SettleAnimal(Keyed):
    """What became of an animal."""

    state = forms.TypedChoiceField(
        label=_("Con vật thế nào"),
        choices=[(each.value, labels.ANIMAL_STATE[each]) for each in (AnimalState.GIVEN_BACK, AnimalState.LOST)],
        coerce=AnimalState,
        widget=forms.RadioSelect,
    )
    settled_on = DayField(label=_("Ngày"))
    words = _words(_("Nói rõ thêm"), help_text=_("Ví dụ: bê giao tiếp cho bà Ơn nuôi."))


class SetTerms(Keyed):
    """On what conditions is lent from a day on."""

    valid_from = DayField(label=_("Áp dụng từ ngày"))
    source = forms.CharField(label=_("Theo quyết định, quy chế nào"), max_length=300)
    rate_bps = PercentField(label=_("Lãi suất"))
    rate_per = _Kind(RatePer, labels.RATE_PER, label=_("Tính theo"))
    ceiling_vnd = MoneyField(label=_("Vay nhiều nhất"))
    term_months = _months(_("Thời hạn dài nhất (tháng)"))
    method = _Kind(Method, labels.METHOD, label=_("Cách trả thường dùng"))
    operating_share_bps = PercentField(
        label=_("Tiền lãi đưa vào quỹ hoạt động"), help_text=_("Phần còn lại nhập vào vốn.")
    )
    fund_share_bps = PercentField(label=_("Một khoản vay chiếm nhiều nhất bao nhiêu của quỹ"))
    extensions_at_most = forms.IntegerField(label=_("Được gia hạn mấy lần"), min_value=0, max_value=9)
    penalty_bps_month = PercentField(
        label=_("Phạt gốc trả chậm, mỗi tháng"), required=False, help_text=_("Để trống nếu không phạt.")
    )
    priorities = forms.TypedMultipleChoiceField(
        label=_("Ưu tiên trước"), choices=_choices(labels.PRIORITY), coerce=Priority, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    period_months = _months(_("Mấy tháng trả một lần"))
    grace_months = _months(_("Mấy tháng đầu chưa phải trả gốc"), least=0)
    unit_vnd = forms.TypedChoiceField(
        label=_("Làm tròn đến"), choices=[(unit, f"{unit:,} đ".replace(",", ".")) for unit in UNITS], coerce=int
    )
    rounding = _Kind(Rounding, labels.ROUNDING, is_radio=False, label=_("Làm tròn thế nào"))
    rounds = _Kind(Rounds, labels.ROUNDS, is_radio=False, label=_("Làm tròn cái gì"))
    principal_rest = _Kind(
        Rest, {each: labels.REST[each] for each in (Rest.LAST, Rest.FIRST)}, is_radio=False, label=_("Gốc lẻ")
    )
    interest_rest = _Kind(Rest, labels.REST, is_radio=False, label=_("Lãi lẻ"))
    days_in_month = _Kind(DaysInMonth, labels.DAYS_IN_MONTH, is_radio=False, label=_("Tháng tính mấy ngày"))
    days_in_year = _Kind(DaysInYear, labels.DAYS_IN_YEAR, is_radio=False, label=_("Năm tính mấy ngày"))
    first_period = _Kind(FirstPeriod, labels.FIRST_PERIOD, is_radio=False, label=_("Những ngày đến buổi họp đầu"))
    pay_off = _Kind(PayOff, labels.PAY_OFF, is_radio=False, label=_("Trả hết trước hạn"))
    surplus = _Kind(Surplus, labels.SURPLUS, is_radio=False, label=_("Trả nhiều hơn số đến hạn"))
    has_interest_after_term = forms.BooleanField(label=_("Quá hạn vẫn tính lãi"), required=False)
    is_penalty_first = forms.BooleanField(label=_("Thu tiền phạt trước tiền lãi"), required=False)

    def clean_priorities(self) -> tuple[Priority, ...]:
        return tuple(self.cleaned_data["priorities"])

    def terms(self) -> Terms:
        """The filled form as terms."""
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__dataclass_fields__})

    @property
    def usual(self) -> "list[forms.BoundField]":
        """What most clubs decide on."""
        return [self[name] for name in list(self.fields)[1:13]]

    @property
    def finer(self) -> "list[forms.BoundField]":
        """Ways of counting that few change."""
        return [self[name] for name in list(self.fields)[13:]]


class Shown(forms.Form):
    """Which loans to list."""

    hien = forms.ChoiceField(label=_("Hiện"))

    def __init__(self, *args: Any, shown: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hien"].choices = shown  # type: ignore[attr-defined]  # a ChoiceField
