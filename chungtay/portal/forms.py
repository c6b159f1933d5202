"""What is typed of paper sheets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import CLUB_MEMBERS_POSSIBLE
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
