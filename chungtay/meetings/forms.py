"""What is typed at a meeting, checked for shape. Each form carries its own key; on a closed meeting also a reason."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.clubs.words import AREAS
from chungtay.kernel.months import Month
from chungtay.meetings import words
from chungtay.meetings.rules import GUESTS_AT_MOST, Kind, Mark, NoMeetingReason
from chungtay.web.forms import DayField, KeyField

_LINE = re.compile(r"^m([0-9]{1,18})$")
_SEEN = re.compile(r"([0-9]{1,18}) ([a-z]+)")
_HOURS = ["%H:%M", "%Hh%M", "%H giờ", "%Hh", "%H.%M"]


def _choices(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(value.value, label) for value, label in labels.items()]


class HourField(forms.TimeField):
    """An hour of the day, as it is said: 8:00, 8h30, 8 giờ."""

    widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "class": "ct-input-short"})
    input_formats = _HOURS
    default_error_messages = {"invalid": _("Giờ này chưa đọc được. Ghi như 8:00 hoặc 13h30.")}


class Keyed(forms.Form):
    """A form with its key; of a closed meeting, with the reason for touching it."""

    key = KeyField()

    def __init__(self, *args: Any, needs_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_reason:
            self.fields["reason"] = forms.CharField(
                label=_("Lý do đính chính"),
                max_length=300,
                help_text=_("Buổi họp đã đọc lại và kết thúc. Lý do được lưu cùng tên người sửa."),
                error_messages={"required": _("Buổi họp đã đọc lại và kết thúc, muốn sửa thì ghi lý do.")},
            )


class Start(forms.Form):
    """Which meeting: its day, kind, place and hour. Two phones that say the same open the same one."""

    kind = forms.ChoiceField(label=_("Loại họp"), choices=_choices(words.KIND), widget=forms.RadioSelect)
    held_on = DayField(label=_("Ngày họp"), help_text=_("Gõ sau ngày họp cũng được, ghi đúng ngày đã họp."))
    starts_at = HourField(label=_("Giờ bắt đầu"), required=False)
    place = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


class Sheet(Keyed):
    """The attendance sheet: a mark per line of the roll, and what the sheet showed when it was opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen-key"] = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Every `m<membership>` of the sheet, also of a line that left the roll since: the service says so."""
        marks: dict[int, Mark] = {}
        for name, value in self.data.items():
            if found := _LINE.match(name):
                if value not in set(Mark):
                    raise forms.ValidationError(_("Có dòng điểm danh chưa đọc được. Bác mở lại trang rồi gửi lại."))
                marks[int(found[1])] = Mark(value)
        seen = _SEEN.findall(self.cleaned_data.get("seen-key", ""))
        return {
            **{name: value for name, value in self.cleaned_data.items() if name != "seen-key"},
            "marks": marks,
            "seen": {int(member): Mark(mark) for member, mark in seen if mark in set(Mark)},
        }

    def marked(self) -> Mapping[int, str]:
        """What was ticked on a sheet that comes back with an error."""
        lines = ((_LINE.match(name), value) for name, value in self.data.items())
        return {int(found[1]): value for found, value in lines if found}


class OneLine(Keyed):
    """One member's mark."""

    mark = forms.ChoiceField(label=_("Có mặt thế nào"), choices=_choices(words.MARK_IN_FULL), widget=forms.RadioSelect)

    def clean_mark(self) -> Mark:
        return Mark(self.cleaned_data["mark"])


class Guests(Keyed):
    """Who came besides the members."""

    guest_count = forms.IntegerField(label=_("Mấy khách"), min_value=0, max_value=GUESTS_AT_MOST)
    guests = forms.CharField(
        label=_("Là những ai"), max_length=500, required=False, help_text=_("Ví dụ: ông Tứ, Hội Người cao tuổi xã.")
    )


class Talk(Keyed):
    """What was presented."""

    title = forms.CharField(label=_("Nói về việc gì"), max_length=300, help_text=_("Ví dụ: Phòng ngã cho người già."))
    area = forms.ChoiceField(label=_("Thuộc mảng"), choices=_choices(AREAS))
    presenter = forms.CharField(label=_("Ai nói"), max_length=160, required=False)


class Agreement(Keyed):
    """What the meeting agreed, and by how many hands where they were counted."""

    words = forms.CharField(label=_("Thống nhất việc gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    in_favour = forms.IntegerField(label=_("Mấy người đồng ý"), min_value=0, max_value=2000, required=False)
    against = forms.IntegerField(label=_("Mấy người không đồng ý"), min_value=0, max_value=2000, required=False)


class Plan(Keyed):
    """What the club means to do next month."""

    next_plan = forms.CharField(
        label=_("Tháng sau làm gì"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class Photo(Keyed):
    """A photograph, or the signed page of the minutes."""

    upload = forms.FileField(
        label=_("Chọn hoặc chụp ảnh"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        max_length=300,
        help_text=_("Máy tự thu nhỏ và bỏ nơi chụp ghi trong ảnh."),
    )
    is_signed_minutes = forms.BooleanField(label=_("Đây là ảnh trang biên bản đã ký"), required=False)


class Strike(Keyed):
    """Take back one thing written by mistake."""


class End(Keyed):
    """Close the meeting; a club that counted before it came here says which meeting this is."""

    number = forms.IntegerField(
        label=_("Đây là buổi sinh hoạt lần thứ mấy"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("Chỉ hỏi một lần. Từ sau máy tự đếm tiếp."),
    )

    def __init__(self, *args: Any, asks_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_number:
            del self.fields["number"]


class Discard(Keyed):
    """Take away a meeting that was opened by mistake."""

    reason = forms.CharField(label=_("Vì sao bỏ"), max_length=300)


class Fix(Keyed):
    """What was wrong with a closed meeting."""

    held_on = DayField(label=_("Ngày họp"))
    starts_at = HourField(label=_("Giờ bắt đầu"), required=False)
    place = forms.CharField(label=_("Nơi họp"), max_length=200, required=False)


class Without(Keyed):
    """A month without a meeting, and why."""

    month = forms.ChoiceField(label=_("Tháng nào"))
    reason = forms.ChoiceField(label=_("Vì sao"), choices=_choices(words.REASON), widget=forms.RadioSelect)
    words = forms.CharField(label=_("Ghi rõ thêm"), max_length=300, required=False)

    def __init__(self, *args: Any, months: list[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(month), month.label.capitalize()) for month in months
        ]

    def clean_month(self) -> Month:
        return Month.parse(self.cleaned_data["month"])

    def clean_reason(self) -> NoMeetingReason:
        return NoMeetingReason(self.cleaned_data["reason"])


class Filter(forms.Form):
    """Which meetings to list."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    loai = forms.ChoiceField(label=_("Loại họp"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("nam", [("", _("Mọi năm")), *((str(year), str(year)) for year in years)]),
            ("loai", [("", _("Mọi loại")), *_choices(words.KIND)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def year(self) -> int | None:
        return int(self.cleaned_data["nam"]) if self.is_valid() and self.cleaned_data["nam"] else None

    @property
    def kind(self) -> Kind | None:
        return Kind(self.cleaned_data["loai"]) if self.is_valid() and self.cleaned_data["loai"] else None
