"""What an office types about its papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.papers.rules import COPIES_AT_MOST, Kind
from chungtay.papers.services import NewIncoming, NewLetterhead, NewOutgoing
from chungtay.papers.words import KIND_CHOICES
from chungtay.web.forms import DayTextField, KeyField


def _lines(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": count})


class LetterheadForm(forms.Form):
    """How the papers of the office begin and end."""

    above = forms.CharField(
        label=_("Cơ quan cấp trên"),
        max_length=200,
        required=False,
        help_text=_(
            "Dòng trên cùng bên trái. Có nơi ghi Hội Người cao tuổi tỉnh, có nơi ghi Ủy ban MTTQ xã; "
            "để trống nếu không ghi."
        ),
    )
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    sign = forms.CharField(label=_("Ký hiệu"), max_length=40, help_text=_("Đứng sau loại văn bản: HNCT, HNCT-BĐN."))
    place = forms.CharField(label=_("Nơi ghi trước ngày"), max_length=80, help_text=_("Ví dụ Nga Sơn."))
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=120)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)
    kept_by = forms.CharField(label=_("Nơi lưu"), max_length=80, initial="VT")
    valid_from = DayTextField(label=_("Dùng từ ngày"))
    source = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)
    key = KeyField()

    def facts(self) -> NewLetterhead:
        """As the service takes it."""
        return NewLetterhead(**{name: value for name, value in self.cleaned_data.items() if name != "key"})


class OutgoingForm(forms.Form):
    """A paper that goes out and wants a number."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=KIND_CHOICES)
    about = forms.CharField(label=_("Trích yếu"), max_length=500, widget=_lines(2))
    signed_on = DayTextField(label=_("Ngày ký"))
    recipients = forms.CharField(label=_("Nơi nhận"), required=False, max_length=2000, widget=_lines(3))
    copy_count = forms.IntegerField(label=_("Số bản"), min_value=1, max_value=COPIES_AT_MOST, initial=1)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    key = KeyField()

    def facts(self) -> NewOutgoing:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return NewOutgoing(**said | {"kind": Kind(said["kind"])})


class IncomingForm(forms.Form):
    """A paper that arrived."""

    arrived_on = DayTextField(label=_("Ngày đến"))
    sender = forms.CharField(label=_("Nơi gửi"), max_length=200)
    sent_number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=80)
    dated_on = DayTextField(label=_("Ngày văn bản"), required=False)
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=KIND_CHOICES)
    about = forms.CharField(label=_("Trích yếu"), max_length=500, widget=_lines(2))
    handed_to = forms.CharField(label=_("Giao ai xử lý"), required=False, max_length=160)
    answer_by = DayTextField(label=_("Hạn trả lời"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    key = KeyField()

    def facts(self) -> NewIncoming:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return NewIncoming(**said | {"kind": Kind(said["kind"])})


class TemplateForm(forms.Form):
    """A Word template for one kind of paper."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=KIND_CHOICES)
    file = forms.FileField(
        label=_("Tệp mẫu"),
        help_text=_("Tệp Word (.docx) có tên trường trong hai ngoặc, đến 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    key = KeyField()


class StrikeForm(forms.Form):
    """Why a line is struck."""

    reason = forms.CharField(label=_("Lý do gạch khỏi sổ"), max_length=300, required=False)


class RegisterFilter(forms.Form):
    """Which year and kind of paper."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    loai = forms.ChoiceField(label=_("Loại văn bản"), required=False, choices=[("", _("Tất cả")), *KIND_CHOICES])

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self, name: str) -> str:
        """What was chosen, if it is one of the choices."""
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""
