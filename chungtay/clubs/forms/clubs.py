"""Forms about a club: its papers, name, meeting day, regulation, hamlets, state, and the office's list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.clubs.rules import Calendar, ManagingOrg, State
from chungtay.clubs.services import ClubFacts
from chungtay.clubs.words import CALENDARS, MANAGING_ORGS, STATES
from chungtay.web.forms import DayField, KeyField
from chungtay.web.words import WEEKDAYS

Choices = Iterable[tuple[Any, Any]]


class ProfileForm(forms.Form):
    """What stands in a club's papers."""

    managing_org = forms.ChoiceField(
        label=_("Tổ chức quản lý"),
        widget=forms.RadioSelect,
        choices=[(org.value, word) for org, word in MANAGING_ORGS.items()],
    )
    managing_org_name = forms.CharField(
        label=_("Tên tổ chức quản lý"), required=False, max_length=160, help_text=_("Ví dụ: Hội NCT xã Nga Sơn")
    )
    meeting_place = forms.CharField(
        label=_("Nơi sinh hoạt"), required=False, max_length=200, help_text=_("Ví dụ: nhà văn hóa thôn")
    )
    decision_number = forms.CharField(
        label=_("Số quyết định thành lập"), required=False, max_length=80, help_text=_("Ví dụ: 222/QĐ-UBND")
    )
    decided_on = DayField(label=_("Ngày ra quyết định"), required=False)
    decided_by = forms.CharField(
        label=_("Nơi ra quyết định"), required=False, max_length=200, help_text=_("Như in trên giấy")
    )
    launched_on = DayField(label=_("Ngày ra mắt"), required=False)
    has_no_signal = forms.BooleanField(label=_("Nơi họp không có sóng điện thoại"), required=False)
    market_weekday = forms.TypedChoiceField(
        label=_("Ngày ra chợ, có sóng"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Không đặt")), *enumerate(WEEKDAYS)],
    )
    key = KeyField()

    def facts(self, programme_id: int | None) -> ClubFacts:
        """The papers as they were typed; founded on the launch, else on the decision."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        founded = said["launched_on"] or said["decided_on"]
        return ClubFacts(**said, founded_on=founded, programme_id=programme_id)

    def clean_managing_org(self) -> ManagingOrg:
        return ManagingOrg(self.cleaned_data["managing_org"])


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới"))
    since = DayField(label=_("Từ ngày"))
    source = forms.CharField(label=_("Theo giấy tờ nào"), required=False)
    key = KeyField()


class MeetingDayForm(forms.Form):
    """On which day of the month the club meets."""

    calendar = forms.ChoiceField(
        label=_("Theo lịch"), widget=forms.RadioSelect, choices=[(c.value, word) for c, word in CALENDARS.items()]
    )
    day = forms.IntegerField(
        label=_("Ngày trong tháng"), help_text=_("Ví dụ 15. Tháng thiếu ngày thì họp ngày cuối tháng")
    )
    starts_at = forms.TimeField(label=_("Giờ họp"), required=False, help_text=_("Ví dụ 8:00"))
    since = DayField(label=_("Áp dụng từ ngày"))
    key = KeyField()

    def clean_calendar(self) -> Calendar:
        return Calendar(self.cleaned_data["calendar"])


class RegulationForm(forms.Form):
    """The operating regulation the members adopted."""

    adopted_on = DayField(label=_("Ngày thông qua"))
    words = forms.CharField(label=_("Nội dung quy chế"), widget=forms.Textarea(attrs={"rows": 12}), max_length=60_000)
    key = KeyField()


class HamletsForm(forms.Form):
    """Which hamlets the club covers."""

    hamlet_ids = forms.TypedMultipleChoiceField(
        label=_("Thôn, tổ dân phố"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    since = DayField(label=_("Từ ngày"))
    key = KeyField()

    def __init__(self, *args: Any, hamlets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hamlet_ids"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = list(hamlets)


class StateForm(forms.Form):
    """The next step of a club's life; only the steps that are possible are offered."""

    to = forms.ChoiceField(label=_("Chuyển sang"), widget=forms.RadioSelect)
    on = DayField(label=_("Từ ngày"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
    key = KeyField()

    def __init__(self, *args: Any, steps: Iterable[State], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(state.value, STATES[state]) for state in State if state in set(steps)]

    def clean_to(self) -> State:
        return State(self.cleaned_data["to"])


class SeatConfirmForm(forms.Form):
    """In which commune of today the club sits."""

    commune = forms.TypedChoiceField(label=_("Câu lạc bộ nay thuộc"), coerce=int, widget=forms.RadioSelect)
    source = forms.CharField(label=_("Căn cứ"), help_text=_("Ví dụ: biên bản bàn giao ngày 10/7/2025"))
    key = KeyField()

    def __init__(self, *args: Any, communes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commune"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = list(communes)


class ClubList(forms.Form):
    """What the office's list of clubs is narrowed to."""

    tt = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *((s.value, w) for s, w in STATES.items())]
    )
    xa = forms.TypedChoiceField(label=_("Xã, phường"), required=False, coerce=int, empty_value=None)
    cho = forms.BooleanField(label=_("Chỉ nơi chưa xác nhận"), required=False)

    def __init__(self, *args: Any, communes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["xa"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Tất cả")), *communes]


class DuplicateForm(forms.Form):
    """The judgement about two records: one person (which number lives on), or two."""

    judgement = forms.ChoiceField(choices=[("same", ""), ("apart", "")])
    keep = forms.IntegerField(required=False)
    key = KeyField()
