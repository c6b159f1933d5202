"""Days of examination, slips and their answers, filters of lists, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.health import words
from chungtay.health.forms.shared import Choices, Keyed, choices, taking, witness_field
from chungtay.health.queries.book import Shown
from chungtay.health.rules import Payer, ReferralReason, ReferralState, StationAnswer
from chungtay.health.services import Taking
from chungtay.web.forms import DayField


class ReasonForm(Keyed):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: ghi nhầm người, nhầm ngày. Dòng cũ vẫn được giữ lại.")
    )


class DoneForm(Keyed):
    """When the club did it, or looked again."""

    on = DayField(label=_("Xong ngày nào"))


class CheckUpForm(Keyed):
    """A day of examination and who was there."""

    held_on = DayField(label=_("Khám ngày nào"))
    place = forms.CharField(label=_("Khám ở đâu"), max_length=200, help_text=_("Ví dụ: Trạm y tế xã Nga Sơn."))
    payer = forms.ChoiceField(
        label=_("Ai trả tiền khám"), required=False, choices=[(each.value, words.PAYER[each]) for each in Payer]
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    members = forms.MultipleChoiceField(label=_("Những ai được khám"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = list(members)  # type: ignore[attr-defined]  # a choice field
        self.fields["members"].error_messages["required"] = _("Đánh dấu những người đã được khám.")

    def said(self) -> dict[str, Any]:
        """What the service takes."""
        data = dict(self.cleaned_data)
        return data | {"payer": Payer(data["payer"]), "members": [int(pk) for pk in data["members"]]}


class SlipForm(Keyed):
    """A slip to the station. `has_agreed`: the person agreed before that the station is told."""

    made_on = DayField(label=_("Viết ngày"))
    station = forms.CharField(label=_("Giới thiệu đến"), max_length=200, help_text=_("Ví dụ: Trạm y tế xã Nga Sơn."))
    reasons = forms.MultipleChoiceField(
        label=_("Vì sao"), choices=choices(words.REASON), widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Nhắn thêm cho trạm"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: đang uống thuốc huyết áp. Không ghi bệnh nếu bác ấy không muốn."),
    )

    def __init__(self, *args: Any, has_agreed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reasons"].error_messages["required"] = _("Đánh dấu ít nhất một lý do.")
        if not has_agreed:
            self.fields["agrees"] = forms.BooleanField(
                label=_("Bác ấy vừa nói đồng ý cho trạm y tế biết và trả lời câu lạc bộ"),
                error_messages={"required": _("Hỏi bác ấy trước, đồng ý thì mới viết phiếu.")},
            )
            self.fields["witness"] = witness_field()
            self.fields["witness"].required = True

    def taking(self, membership_id: int) -> Taking:
        """The consent taken with the slip."""
        return taking([membership_id] if self.cleaned_data.get("agrees") else [], self.cleaned_data.get("witness", ""))

    def chosen(self) -> list[ReferralReason]:
        return [ReferralReason(each) for each in self.cleaned_data["reasons"]]


class AnswerForm(Keyed):
    """What became of a slip."""

    state = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[
            (ReferralState.ANSWERED.value, _("Đã đi khám, trạm trả lời")),
            (ReferralState.NOT_GONE.value, _("Chưa đi khám")),
            (ReferralState.TAKEN_BACK.value, _("Phiếu viết nhầm, bỏ đi")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("Ngày khám, hoặc ngày hỏi lại"))
    answer = forms.ChoiceField(
        label=_("Trạm trả lời"), required=False, choices=choices(words.ANSWER, empty=_("Chọn khi đã đi khám"))
    )
    words = forms.CharField(
        label=_("Lời dặn, hoặc vì sao chưa đi"),
        max_length=300,
        required=False,
        help_text=_("Chép lời dặn câu lạc bộ cần biết. Không cần ghi tên bệnh."),
    )
    again_on = DayField(label=_("Trạm hẹn khám lại ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        is_answered = said.get("state") == ReferralState.ANSWERED
        if is_answered and not said.get("answer"):
            self.add_error("answer", _("Chọn trạm đã trả lời thế nào."))
        if said.get("state") and not is_answered and not str(said.get("words", "")).strip():
            self.add_error("words", _("Ghi vì sao, trong vài chữ."))
        return said

    def said(self) -> dict[str, Any]:
        """What the service takes."""
        data = dict(self.cleaned_data)
        answer = StationAnswer(data["answer"]) if data["answer"] else None
        return data | {"state": ReferralState(data["state"]), "answer": answer}


class Filter(forms.Form):
    """Which members the book shows."""

    xem = forms.ChoiceField(
        label=_("Xem"),
        required=False,
        choices=[
            (Shown.ALL.value, _("Tất cả")),
            (Shown.STATION.value, _("Cần đến trạm y tế")),
            (Shown.AGAIN.value, _("Cần đo lại lần hai")),
            (Shown.NOT_THIS_MONTH.value, _("Tháng này chưa đo")),
            (Shown.NOT_AGREED.value, _("Chưa đồng ý giữ số đo")),
        ],
    )


class SlipFilter(forms.Form):
    """Which slips are shown."""

    xem = forms.ChoiceField(label=_("Xem"), required=False, choices=choices(words.STATE, empty=_("Tất cả")))
