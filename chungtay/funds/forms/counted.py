"""What is typed when the box is counted, a difference settled, books closed and opened, papers looked up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind, VoucherKind
from chungtay.funds.rules.closings import Signs
from chungtay.funds.rules.counts import DENOMINATIONS, Counting, worth_vnd
from chungtay.funds.rules.openings import HELD_AT_OPENING, ORIGINS_AT_OPENING, OpeningOf
from chungtay.funds.words import ACCOUNT, VOUCHER
from chungtay.kernel.money import group_digits
from chungtay.kernel.months import Month, PeriodUnreadable, Year
from chungtay.web.forms import DayField, DayTextField, KeyField, MoneyField

Choices = Sequence[tuple[str, Any]]


def piece_name(note: int) -> str:
    """The field of a kind of note."""
    return f"to_{note}"


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class Count(Keyed):
    """The box, by notes or by its total; what the page showed of the book goes with it."""

    counted_on = DayField(label=_("Ngày kiểm"))
    counted_vnd = MoneyField(
        label=_("Tổng tiền đếm được"),
        required=False,
        min_vnd=0,
        help_text=_("Đã ghi từng loại tờ thì bỏ trống, máy tự cộng."),
    )
    explanation = forms.CharField(
        label=_("Lệch vì sao"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ ghi khi tiền đếm khác sổ. Chưa biết thì ghi “chưa rõ, sẽ tìm”."),
    )
    counted_by = forms.CharField(label=_("Người đếm"), max_length=160)
    witnessed_by = forms.CharField(label=_("Người chứng kiến"), max_length=160)
    seen_vnd = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, at_meeting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if at_meeting:
            del self.fields["counted_on"]
        for note in DENOMINATIONS:
            self.fields[piece_name(note)] = forms.IntegerField(
                label=_("%s đ") % group_digits(note),
                required=False,
                min_value=0,
                max_value=99_999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-note": note}),
            )

    @property
    def notes(self) -> list[forms.BoundField]:
        """The fields of the notes, largest first."""
        return [self[piece_name(note)] for note in DENOMINATIONS]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        pieces = tuple(said.get(piece_name(note)) or 0 for note in DENOMINATIONS)
        if not any(pieces) and said.get("counted_vnd") is None and "counted_vnd" not in self.errors:
            raise forms.ValidationError(_("Bác ghi số tờ từng loại, hoặc ghi tổng tiền đếm được."))
        said["pieces"] = pieces if any(pieces) else ()
        if said.get("counted_vnd") is None:
            said["counted_vnd"] = worth_vnd(pieces)
        return said

    def said(self, counted_on: date | None = None) -> Counting:
        """The count as it was typed."""
        names = ("counted_vnd", "counted_by", "witnessed_by", "pieces", "explanation", "seen_vnd")
        day = counted_on or self.cleaned_data["counted_on"]
        return Counting(counted_on=day, **{name: self.cleaned_data[name] for name in names})


class Found(Keyed):
    """What was found, and where."""

    amount_vnd = MoneyField(label=_("Số tiền đã rõ"))
    words = forms.CharField(label=_("Vì sao lệch, tìm thấy ở đâu"), max_length=300)


class Surplus(Keyed):
    """A surplus taken into a fund."""

    amount_vnd = MoneyField(label=_("Số tiền thừa ghi thu"))
    fund_key = forms.ChoiceField(label=_("Ghi vào quỹ"))
    happened_on = DayField(label=_("Ngày ghi"))
    words = forms.CharField(label=_("Ghi chú"), max_length=300)

    def __init__(self, *args: Any, funds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fund_key"].choices = funds  # type: ignore[attr-defined]  # a ChoiceField

    def clean_fund_key(self) -> UUID:
        return UUID(self.cleaned_data["fund_key"])


class Shortage(Surplus):
    """A shortage that somebody will make good by a day."""

    member = forms.ChoiceField(label=_("Ai nhận trả"), required=False)
    name = forms.CharField(
        label=_("Hoặc tên người khác"),
        required=False,
        max_length=160,
        help_text=_("Khi người nhận trả không phải thành viên."),
    )
    due_on = DayField(label=_("Hẹn trả trước ngày"))
    field_order = ("amount_vnd", "member", "name", "due_on", "fund_key", "happened_on", "words")

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount_vnd"].label = _("Số tiền thiếu")
        self.fields["fund_key"].label = _("Thiếu của quỹ")
        self.fields["member"].choices = [("", _("Chọn thành viên")), *members]  # type: ignore[attr-defined]

    def clean_member(self) -> int | None:
        return int(self.cleaned_data["member"]) if self.cleaned_data["member"] else None

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("member") and not self.cleaned_data.get("name"):
            self.add_error("member", _("Bác chọn hoặc ghi tên người nhận trả."))
        return self.cleaned_data


class Repay(Keyed):
    """Money that makes good a shortage."""

    amount_vnd = MoneyField(label=_("Số tiền trả"))
    happened_on = DayField(label=_("Ngày trả"))


class Confirm(Keyed):
    """A confirmation of the books up to a day, by this account."""

    signs = forms.ChoiceField(choices=[(each.value, each.value) for each in Signs], widget=forms.HiddenInput)

    def clean_signs(self) -> Signs:
        return Signs(self.cleaned_data["signs"])


class OnPaper(Confirm):
    """A confirmation that was signed on paper, with the name of who signed."""

    signed_on_paper_by = forms.CharField(
        label=_("Họ tên người đã ký trên giấy"),
        max_length=160,
        help_text=_("Sau đó bác chụp trang đã ký gửi kèm ở cuối trang này."),
    )


class AnyDay(forms.Form):
    """Up to which day books are closed for a handover."""

    ngay = DayField(label=_("Khóa đến hết ngày"))


class Reason(Keyed):
    """Why something is done."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class BookletNumber(Keyed):
    """The number of the bought booklet."""

    booklet_number = forms.CharField(
        label=_("Số in trong quyển phiếu"), max_length=30, required=False, help_text=_("Để trống là bỏ số đã ghi.")
    )


class Page(Keyed):
    """The photograph of a signed page."""

    upload = forms.FileField(
        label=_("Chụp hoặc chọn ảnh trang đã ký"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        max_length=300,
        help_text=_("Máy tự thu nhỏ và bỏ nơi chụp ghi trong ảnh."),
    )


class Openings(Keyed):
    """What each fund had before its books: money, and where it came from."""

    def __init__(self, *args: Any, funds: Iterable[tuple[UUID, Mapping[AccountKind, int]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.funds = [fund_key for fund_key, _initial in funds]
        for fund_key, initial in funds:
            for kind in (*HELD_AT_OPENING, *ORIGINS_AT_OPENING):
                self.fields[_name(fund_key, kind)] = MoneyField(
                    label=ACCOUNT[kind], required=False, min_vnd=0, initial=initial.get(kind) or None
                )

    def held(self, fund_key: UUID) -> list[forms.BoundField]:
        """The fields of what a fund has."""
        return [self[_name(fund_key, kind)] for kind in HELD_AT_OPENING]

    def origins(self, fund_key: UUID) -> list[forms.BoundField]:
        """The fields of where it came from."""
        return [self[_name(fund_key, kind)] for kind in ORIGINS_AT_OPENING]

    def said(self) -> list[OpeningOf]:
        """What was typed, fund by fund; what was left empty is nothing."""

        def typed(fund_key: UUID, kinds: Iterable[AccountKind]) -> dict[AccountKind, int]:
            return {kind: self.cleaned_data.get(_name(fund_key, kind)) or 0 for kind in kinds}

        return [OpeningOf(key, typed(key, HELD_AT_OPENING), typed(key, ORIGINS_AT_OPENING)) for key in self.funds]


def _name(fund_key: UUID, kind: AccountKind) -> str:
    return f"{kind.value}-{fund_key.hex[:8]}"


class Span(forms.Form):
    """Which span a book or statement is asked for: a month, a year, or from one day to another; of which fund."""

    ky = forms.ChoiceField(label=_("Kỳ"), required=False)
    quy = forms.ChoiceField(label=_("Quỹ"), required=False)
    tu = DayTextField(label=_("Hoặc từ ngày"), required=False)
    den = DayTextField(label=_("đến hết ngày"), required=False)

    def __init__(self, data: Any, *, since: date, today: date, funds: Choices = (), usual: str = "") -> None:
        self.today, self.usual = today, usual or str(Month.of(today))
        super().__init__({"ky": self.usual, **data.dict()})
        periods: list[tuple[Any, Any]] = []
        for year in range(today.year, min(since.year, today.year) - 1, -1):
            last, first = min(Month(year, 12), Month.of(today)), max(Month(year, 1), Month.of(since))
            months = [(str(month), month.label.capitalize()) for month in reversed(Month.between(first, last))]
            periods.append((str(year), [(str(year), _("Cả năm %s") % year), *months]))
        self.fields["ky"].choices = periods  # type: ignore[attr-defined]  # a ChoiceField
        if funds:
            self.fields["quy"].choices = [("", _("Mọi quỹ")), *funds]  # type: ignore[attr-defined]
        else:
            del self.fields["quy"]

    def _asked(self, name: str) -> Any:
        return self.cleaned_data.get(name) if self.is_valid() else None

    @property
    def fund_key(self) -> UUID | None:
        return UUID(self._asked("quy")) if self._asked("quy") else None

    @property
    def period(self) -> Month | Year:
        """The month or year asked for."""
        asked = self._asked("ky") or self.usual
        try:
            return Month.parse(asked)
        except PeriodUnreadable:
            return Year.parse(asked)

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day of the span."""
        first, last = self._asked("tu"), self._asked("den")
        if first or last:
            first, last = first or date(self.today.year, 1, 1), last or self.today
            return min(first, last), max(first, last)
        return self.period.first, self.period.last


class OnDay(forms.Form):
    """Of which day and fund a trial balance is asked for."""

    ngay = DayTextField(label=_("Đến hết ngày"), required=False)
    quy = forms.ChoiceField(label=_("Quỹ"), required=False)

    def __init__(self, data: Any, *, funds: Choices) -> None:
        super().__init__(data)
        self.fields["quy"].choices = [("", _("Cả câu lạc bộ")), *funds]  # type: ignore[attr-defined]  # a ChoiceField

    def on(self, today: date) -> date:
        return (self.cleaned_data.get("ngay") if self.is_valid() else None) or today

    @property
    def fund_key(self) -> UUID | None:
        asked = self.cleaned_data.get("quy") if self.is_valid() else None
        return UUID(asked) if asked else None


class VoucherFilter(forms.Form):
    """Which vouchers to list."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    loai = forms.ChoiceField(
        label=_("Loại phiếu"),
        required=False,
        choices=[("", _("Thu và chi")), *((kind.value, label) for kind, label in VOUCHER.items())],
    )

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Mọi năm")), *((str(year), str(year)) for year in years)]
        self.fields["nam"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def year(self) -> int | None:
        return int(self.cleaned_data["nam"]) if self.is_valid() and self.cleaned_data["nam"] else None

    @property
    def kind(self) -> VoucherKind | None:
        return VoucherKind(self.cleaned_data["loai"]) if self.is_valid() and self.cleaned_data["loai"] else None
