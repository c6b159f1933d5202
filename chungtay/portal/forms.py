"""What is typed of paper sheets."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import CLUB_MEMBERS_POSSIBLE
from chungtay.portal.rules import CROSS_KINDS, FIGURES_AT_MOST
from chungtay.web.forms import KeyField

SHEET_COLUMNS = {
    "member_count": _("Thành viên"),
    "member_60_count": _("Từ 60 tuổi"),
    "women_count": _("Nữ"),
    "poor_count": _("Hộ nghèo"),
    "meeting_count": _("Buổi họp"),
    "expected_count": _("Phải dự"),
    "present_count": _("Có mặt"),
}


class Sheets(forms.Form):
    """What holds for all rows: from which paper, and that odd numbers were looked at again."""

    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Ví dụ: phiếu tháng 10 các CLB nộp; đọc qua điện thoại ngày 2/11."),
    )
    is_looked_at = forms.BooleanField(label=_("Tôi đã xem lại các số khác nhiều so với tháng trước"), required=False)


class SheetRow(forms.Form):
    """One club's line."""

    key = KeyField()

    def __init__(self, *args: Any, club_name: str, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in SHEET_COLUMNS.items():
            widget = forms.TextInput(
                attrs={"inputmode": "numeric", "size": 4, "class": "govuk-input ct-input-short",
                       "aria-label": f"{label}, {club_name}"}
            )  # fmt: skip
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=CLUB_MEMBERS_POSSIBLE, widget=widget
            )

    @property
    def cells(self) -> list[forms.BoundField]:
        """The boxes of the line, in order."""
        return [self[name] for name in SHEET_COLUMNS]

    @property
    def is_typed(self) -> bool:
        """Whether anything in the line differs from what stood there."""
        return bool(set(self.changed_data) & set(SHEET_COLUMNS))

    def clean(self) -> dict[str, Any]:
        """A line needs its number of members."""
        said = super().clean() or {}
        if self.is_typed and said.get("member_count") is None and "member_count" not in self.errors:
            self.add_error("member_count", _("Ghi số thành viên."))
        return said

    @property
    def values(self) -> dict[str, int | None]:
        """The numbers typed."""
        return {name: self.cleaned_data.get(name) for name in SHEET_COLUMNS}


class AskCross(forms.Form):
    """Which figures are put side by side, by places or kinds, over which periods, by which borders."""

    chi_so = forms.MultipleChoiceField(
        label=_("Chỉ số (nhiều nhất 5)"),
        required=False,
        widget=forms.SelectMultiple({"size": 8}),
        help_text=_("Giữ phím Ctrl để chọn nhiều."),
    )
    chia = forms.ChoiceField(
        label=_("Chia theo"), required=False,
        choices=[
            ("dia-ban", _("địa bàn, câu lạc bộ")), ("dia-hinh", _("loại địa bàn")), ("de-an", _("đề án")),
            ("tuoi", _("tuổi câu lạc bộ")), ("quy-mo", _("quy mô")), ("quan-ly", _("đơn vị quản lý")),
            ("thanh-vien", _("nhóm thành viên")),
        ],
    )  # fmt: skip
    ky = forms.ChoiceField(
        label=_("Kỳ"), required=False,
        choices=[("thang", _("tháng")), ("quy", _("quý")), ("6-thang", _("6 tháng")), ("nam", _("năm"))],
    )  # fmt: skip
    tu = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$", label=_("Từ tháng"), required=False, max_length=7,
        help_text=_("Ví dụ 2025-01. Để trống là 12 tháng qua."),
    )  # fmt: skip
    thang = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label=_("Đến tháng"),
        required=False,
        max_length=7,
        help_text=_("Để trống là tháng này."),
    )
    theo = forms.ChoiceField(
        label=_("Theo địa giới"), required=False,
        choices=[("ngay-do", _("ngày đó")), ("hom-nay", _("hôm nay")), ("truoc-2025", _("trước 1/7/2025 (63 tỉnh)"))],
    )  # fmt: skip

    def __init__(self, *args: Any, groups: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures: Any = self.fields["chi_so"]
        figures.choices = [(name, [(one.code, one.name) for one in of]) for name, of in groups]
        assert set(CROSS_KINDS) <= {key for key, _label in self.fields["chia"].choices}  # type: ignore[attr-defined]  # a ChoiceField

    def clean_chi_so(self) -> list[str]:
        """At most five side by side: a table with more is read by nobody."""
        return list(self.cleaned_data["chi_so"])[:FIGURES_AT_MOST]
