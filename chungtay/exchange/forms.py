"""What a person types while a workbook comes in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.exchange.rules import OF_MANY_CLUBS, Decision, Field
from chungtay.exchange.words import ENCODINGS, FIELDS, NOT_USED
from chungtay.kernel.legacy_text import Encoding
from chungtay.places.rules import TerrainKind
from chungtay.places.services import TerrainMark
from chungtay.web.forms import DayField, KeyField

_SHOWN = [(field.value, words) for field, words in FIELDS.items() if field not in OF_MANY_CLUBS]


WORK = ("apply", "undo", "discard", "recheck", "leave_wrong", "leave_known", "columns")


class UploadForm(forms.Form):
    """A workbook is sent."""

    key = KeyField()
    file = forms.FileField(
        label=_("Tệp danh sách thành viên"),
        help_text=_("Tệp .xlsx, .xls, .ods hoặc .csv, nặng không quá 20 MB. Chưa có gì được ghi vào sổ ở bước này."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt"}),
        max_length=400,
    )


class AgainForm(forms.Form):
    """Another sheet, or letters read otherwise."""

    key = KeyField()
    sheet = forms.ChoiceField(label=_("Trang tính"), required=False)
    encoding = forms.ChoiceField(
        label=_("Kiểu chữ"),
        required=False,
        choices=[("", _("Máy tự nhận từng cột")), *((code.value, words) for code, words in ENCODINGS.items())],
        help_text=_("Chọn lại khi họ tên ở dưới hiện ra không đúng."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, sheets: Iterable[str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        names = [(name, name) for name in sheets]
        self.fields["sheet"].choices = names  # type: ignore[attr-defined]  # a ChoiceField
        if len(names) < 2:
            self.fields["sheet"].widget = forms.HiddenInput()

    def clean_encoding(self) -> Encoding | None:
        text = self.cleaned_data["encoding"]
        return Encoding(text) if text else None


class ColumnsForm(forms.Form):
    """Which column holds what, and the day for lines that tell none."""

    key = KeyField()
    joined_on = DayField(
        label=_("Ngày vào câu lạc bộ"),
        help_text=_("Dùng cho những dòng không ghi ngày vào. Ghi ngày thành lập nếu là danh sách lúc ra mắt."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, columns: Iterable[Mapping[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.columns = list(columns)
        for column in self.columns:
            self.fields[f"column_{column['index']}"] = forms.ChoiceField(
                label=column["label"] or _("Cột không tên"),
                required=False,
                choices=[("", NOT_USED), *_SHOWN],
                initial=column["field"] or "",
            )

    @property
    def with_samples(self) -> list[tuple[forms.BoundField, Mapping[str, Any]]]:
        """Each column's field beside its first texts."""
        return [(self[f"column_{column['index']}"], column) for column in self.columns]

    @property
    def chosen(self) -> dict[int, Field | None]:
        """By number of column what it was said to hold."""
        told = {column["index"]: self.cleaned_data[f"column_{column['index']}"] for column in self.columns}
        return {index: Field(text) if text else None for index, text in told.items()}


class RowForm(forms.Form):
    """The texts of one line, to be put right. Long ones are shown long: whatever was pasted must be seen."""

    key = KeyField()

    def __init__(self, data: Mapping[str, Any] | None = None, *, kinds: Iterable[Field], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.kinds = list(kinds)
        for kind in self.kinds:
            self.fields[kind.value] = forms.CharField(
                label=FIELDS[kind], required=False, max_length=6000, strip=True, empty_value=""
            )

    @property
    def typed(self) -> dict[str, str]:
        """The texts by kind of column."""
        return {kind.value: self.cleaned_data[kind.value] for kind in self.kinds}


class DecisionForm(forms.Form):
    """Who a line is."""

    key = KeyField()
    decision = forms.ChoiceField(choices=[(each.value, each.value) for each in Decision], required=False)
    person_id = forms.IntegerField(required=False, min_value=1)


class WorkForm(forms.Form):
    """One press of a button on a whole import."""

    key = KeyField()
    what = forms.ChoiceField(choices=[(word, word) for word in WORK])


class ChoiceOfClub(forms.Form):
    """Which club's register is to be read in, at the office."""

    clb = forms.CharField(label=_("Tìm câu lạc bộ để nhập sổ"), required=False, max_length=100)


class TerrainUpload(forms.Form):
    """A filled-in list of communes and their terrain, with the day and the paper of all its crosses."""

    key = KeyField()
    file = forms.FileField(
        label=_("Tệp danh sách xã"),
        help_text=_(
            "Tệp .xlsx, .xls, .ods hoặc .csv, có cột Mã số và các cột Đồng bằng, Miền núi, Biên giới, Hải đảo."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.xlsm,.xlsb,.ods,.csv,.txt"}),
        max_length=400,
    )
    valid_from = DayField(label=_("Từ ngày"), help_text=_("Dùng cho mọi dấu x mới trong tệp."))
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số, ngày của quyết định có danh sách xã. Dùng cho cả tệp.")
    )


class MarksField(forms.CharField):
    """Marks as `commune:kind`, apart by commas: what was read from a workbook and shown."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> list[TerrainMark]:
        try:
            pairs = [part.split(":") for part in super().clean(value).split(",")]
            return [TerrainMark(int(number), TerrainKind(kind)) for number, kind in pairs]
        except ValueError:
            raise forms.ValidationError(_("Không đọc được danh sách đã xem. Gửi lại tệp.")) from None


class TerrainApply(forms.Form):
    """What was shown of a list is written."""

    key = KeyField()
    marks = MarksField()
    valid_from = DayField(widget=forms.HiddenInput)
    source = forms.CharField(max_length=300, widget=forms.HiddenInput)
