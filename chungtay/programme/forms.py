"""What a keeper of the programme types: a document, a limit, a target, a project, a fact; and the filters of lists."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.programme import words as shown
from chungtay.programme.rules import Comparison, LimitName, Mark, TargetOwner, Unit, is_share
from chungtay.web.forms import DayTextField, KeyField

Choices = list[tuple[str, Any]]


def _lines(count: int) -> forms.Textarea:
    """A box of so many lines."""
    return forms.Textarea(attrs={"rows": count})


class ShareOrCountField(forms.CharField):
    """A count (`3.000`) or a share (`62,5`), read as typed; whether it is a share the form knows."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ct-input-short"})

    def read(self, text: str, *, share: bool) -> int:
        """Basis points for a share, a whole number else."""
        plain = text.replace("%", "").strip()
        try:
            if share:
                return int(Decimal(plain.replace(",", ".")) * 100)
            return int(plain.replace(".", "").replace(" ", ""))
        except (InvalidOperation, ValueError):
            raise forms.ValidationError(_("Số này chưa đọc được. Ghi ví dụ 3.000, hoặc 62,5 nếu là tỷ lệ.")) from None


class AddDocument(forms.Form):
    """A decision, plan or guide."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, help_text=_("Ví dụ 23/KH-UBND."))
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=list(shown.KIND.items()))
    issued_on = DayTextField(label=_("Ngày ban hành"), required=False, help_text=_("Ví dụ 22/01/2021."))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=160)
    title = forms.CharField(label=_("Trích yếu"), max_length=400, widget=_lines(2))
    url = forms.URLField(label=_("Địa chỉ trang"), max_length=500, required=False, assume_scheme="https")
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=2000, widget=_lines(2))
    path = forms.ChoiceField(label=_("Của nơi nào"))
    key = KeyField()

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


class SetLimit(forms.Form):
    """A new value of a limit from a day on."""

    name = forms.ChoiceField(label=_("Quy định"), choices=list(shown.LIMIT.items()))
    path = forms.ChoiceField(label=_("Áp dụng ở"))
    value = ShareOrCountField(label=_("Mức mới"), max_length=20, help_text=_("Tỷ lệ thì ghi phần trăm, ví dụ 60."))
    valid_from = DayTextField(label=_("Có hiệu lực từ ngày"), help_text=_("Ví dụ 01/01/2027."))
    document = forms.ChoiceField(label=_("Theo văn bản"), required=False)
    source = forms.CharField(label=_("Căn cứ"), max_length=300, widget=_lines(2))
    mark = forms.ChoiceField(label=_("Mức tin cậy"), choices=list(shown.MARK.items()), initial=Mark.SOURCED)
    key = KeyField()

    def __init__(self, *args: Any, places: Choices, documents: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = places  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["document"].choices = [("", _("Không có văn bản")), *documents]  # type: ignore[attr-defined]  # same

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if "name" in told and "value" in told:
            field = self.fields["value"]
            assert isinstance(field, ShareOrCountField)
            try:
                told["value"] = field.read(told["value"], share=is_share(LimitName(told["name"])))
            except forms.ValidationError as wrong:
                self.add_error("value", wrong)
        return told


class SetTarget(forms.Form):
    """A target, new or in the place of an older one."""

    code = forms.CharField(label=_("Mã chỉ tiêu"), max_length=30, help_text=_("Ngắn, ví dụ TH-1."))
    path = forms.ChoiceField(label=_("Nơi đặt ra"))
    owner = forms.ChoiceField(label=_("Ai đặt"), choices=list(shown.OWNER.items()))
    words = forms.CharField(label=_("Nội dung"), max_length=400, widget=_lines(2))
    comparison = forms.ChoiceField(label=_("So sánh"), choices=list(shown.COMPARISON.items()))
    unit = forms.ChoiceField(label=_("Đơn vị"), choices=list(shown.UNIT.items()), required=False)
    value = ShareOrCountField(label=_("Con số"), max_length=20, required=False, help_text=_("Tỷ lệ thì ghi phần trăm."))
    value_to = ShareOrCountField(
        label=_("Đến"), max_length=20, required=False, help_text=_("Chỉ khi chọn “trong khoảng”.")
    )
    counted_from = DayTextField(
        label=_("Tính từ ngày"), required=False, help_text=_("Cho chỉ tiêu cộng dồn, như câu lạc bộ mới.")
    )
    due_on = DayTextField(label=_("Hạn"), help_text=_("Ví dụ 31/12/2030."))
    programme = forms.ChoiceField(label=_("Thuộc đề án"), required=False)
    project = forms.ChoiceField(label=_("Thuộc dự án"), required=False)
    document = forms.ChoiceField(label=_("Theo văn bản"), help_text=_("Chưa có thì thêm văn bản trước."))
    indicator = forms.SlugField(
        label=_("Mã chỉ số"),
        max_length=60,
        required=False,
        help_text=_("Chỉ số máy tính được, ví dụ new_clubs; bỏ trống nếu không có."),
    )
    page = forms.URLField(label=_("Trang đã đọc"), max_length=500, required=False, assume_scheme="https")
    mark = forms.ChoiceField(label=_("Mức tin cậy"), choices=list(shown.MARK.items()))
    note = forms.CharField(label=_("Ghi chú"), max_length=400, required=False)
    key = KeyField()

    def __init__(
        self, *args: Any, places: Choices, documents: Choices, programmes: Choices, projects: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("path", places),
            ("document", documents),
            ("programme", [("", _("Không thuộc đề án nào")), *programmes]),
            ("project", [("", _("Không thuộc dự án nào")), *projects]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # ChoiceFields

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        share = told.get("unit") == Unit.SHARE
        for name in ("value", "value_to"):
            field = self.fields[name]
            assert isinstance(field, ShareOrCountField)
            try:
                told[name] = field.read(told[name], share=share) if told.get(name) else None
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)
        if told.get("owner") == TargetOwner.PROJECT and not told.get("project"):
            self.add_error("project", _("Chọn dự án đặt chỉ tiêu này."))
        if told.get("owner") != TargetOwner.PROJECT and told.get("project"):
            self.add_error("project", _("Bỏ trống, vì bên đặt không phải là dự án."))
        if told.get("comparison") == Comparison.IN_WORDS:
            told["value"] = told["value_to"] = None
        return told


class AddProject(forms.Form):
    """A donor's project."""

    code = forms.CharField(label=_("Mã dự án"), max_length=30, help_text=_("Ví dụ VIE085."))
    name = forms.CharField(label=_("Tên dự án"), max_length=300)
    donor = forms.CharField(label=_("Nhà tài trợ"), max_length=200)
    starts_on = DayTextField(label=_("Bắt đầu"))
    ends_on = DayTextField(label=_("Kết thúc"), required=False)
    period_words = forms.CharField(
        label=_("Thời gian, nếu chỉ biết năm hoặc tháng"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ từ năm 2007."),
    )
    source = forms.URLField(label=_("Trang đã đọc"), max_length=300, required=False, assume_scheme="https")
    key = KeyField()


class AddFact(forms.Form):
    """One thing known of a project."""

    words = forms.CharField(label=_("Điều đã biết"), max_length=400, widget=_lines(2))
    page = forms.URLField(label=_("Trang đã đọc"), max_length=500, required=False, assume_scheme="https")
    key = KeyField()


class TargetFilters(forms.Form):
    """Which targets a list shows."""

    ben = forms.ChoiceField(label=_("Ai đặt"), required=False, choices=[("", _("Tất cả")), *shown.OWNER.items()])
    de_an = forms.ChoiceField(label=_("Đề án"), required=False)

    def __init__(self, *args: Any, programmes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["de_an"].choices = [("", _("Tất cả")), *programmes]  # type: ignore[attr-defined]  # a ChoiceField


class LimitFilters(forms.Form):
    """On which day the limits are asked for."""

    ngay = DayTextField(label=_("Vào ngày"), required=False)
