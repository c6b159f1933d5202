"""What is typed about rights: a case and its steps, what is received, what was said to the authority, celebrations."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.words import STATUS_VALUES
from chungtay.rights import words
from chungtay.rights.rules import (
    MOST_A_MONTH_VND,
    NEXT,
    NEXT_PROPOSAL,
    Benefit,
    Cause,
    DialogueFacts,
    ProposalState,
    State,
    Step,
)
from chungtay.web.forms import DayField, KeyField, MoneyField

Choices = Iterable[tuple[Any, Any]]
_TWO_LINES = {"rows": 2}
RECEIVED = (
    StatusValue.SOCIAL_PENSION, StatusValue.SOCIAL_ALLOWANCE, StatusValue.HEALTH_INSURED, StatusValue.STATE_PENSION,
    StatusValue.LOW_PENSION, StatusValue.SURVIVOR_ALLOWANCE,
)  # fmt: skip


def _choices(labels: Mapping[Any, Any], only: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(value.value, labels[value]) for value in only]


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class OpenCase(Keyed):
    """Begin to follow a right."""

    on = DayField(label=_("Bắt đầu làm từ ngày"))


class MonthField(forms.CharField):
    """A month, typed as `8/2026`; cleaned to a `Month`."""

    default_error_messages = {"unreadable": _("Ghi tháng và năm, ví dụ 8/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"autocomplete": "off", "inputmode": "numeric", "class": "ct-input-short"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.part}/{value.year}" if isinstance(value, Month) else value

    def clean(self, value: Any) -> Month | None:
        text = super().clean(value)
        if not text:
            return None
        month, _sep, year = text.replace(" ", "").partition("/")
        if not (month.isdecimal() and year.isdecimal() and 1 <= int(month[:3]) <= 12 and 2000 <= int(year[:5]) <= 2100):
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")
        return Month(int(year), int(month))


class NextStep(Keyed):
    """What happened to a case; what belongs to winning or to a refusal stands below."""

    state = forms.ChoiceField(label=_("Hồ sơ bây giờ ra sao"), widget=forms.RadioSelect)
    on = DayField(label=_("Ngày nào"))
    amount_vnd = MoneyField(
        label=_("Tiền về: mỗi tháng bao nhiêu"), required=False, max_vnd=MOST_A_MONTH_VND,
        help_text=_("Chỉ ghi khi tiền đã về."),
    )  # fmt: skip
    first_month = MonthField(
        label=_("Tiền, thẻ đã về: hưởng từ tháng nào"), required=False, help_text=_("Ví dụ 8/2026. Chỉ ghi khi đã về.")
    )
    cause = forms.ChoiceField(
        label=_("Không giải quyết: vì sao"), required=False,
        choices=[("", _("Chưa chọn")), *_choices(words.CAUSE, Cause)],
    )  # fmt: skip
    told = forms.CharField(
        label=_("Ghi thêm"), max_length=300, required=False, widget=forms.Textarea(attrs=_TWO_LINES),
        help_text=_("Trả lại, từ chối hay thôi không làm thì ghi lý do."),
    )  # fmt: skip

    def __init__(self, *args: Any, before: State, benefit: Benefit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = [state for state in State if state in NEXT[before]]
        self.fields["state"].choices = _choices(words.STEP, after)  # type: ignore[attr-defined]  # a ChoiceField
        if State.WON not in after or not benefit.is_money:
            del self.fields["amount_vnd"]
        if State.WON not in after:
            del self.fields["first_month"]
        if State.REFUSED not in after:
            del self.fields["cause"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("state") == State.WON:
            if "first_month" not in self.errors and not said.get("first_month"):
                self.add_error("first_month", _("Ghi tháng đầu được hưởng, ví dụ 8/2026."))
            if "amount_vnd" in self.fields and "amount_vnd" not in self.errors and not said.get("amount_vnd"):
                self.add_error("amount_vnd", _("Ghi số tiền mỗi tháng."))
        if said.get("state") == State.REFUSED and not said.get("cause") and not said.get("told"):
            self.add_error("cause", _("Chọn lý do, hoặc ghi ở ô dưới."))
        if said.get("state") in {State.RETURNED, State.WITHDRAWN} and not said.get("told"):
            self.add_error("told", _("Ghi lý do, một câu ngắn cũng được."))
        return said

    def step(self) -> Step:
        """The step of a valid form; what does not belong to it is left out."""
        said, state = self.cleaned_data, State(self.cleaned_data["state"])
        is_won = state is State.WON
        return Step(
            state=state,
            on=said["on"],
            told=said["told"],
            cause=Cause(said["cause"]) if state is State.REFUSED and said.get("cause") else None,
            amount_vnd=said.get("amount_vnd") if is_won else None,
            first_month=said.get("first_month") if is_won else None,
        )


class TakeBack(Keyed):
    """Take a line back, with the reason."""

    reason = forms.CharField(label=_("Vì sao bỏ"), max_length=300, help_text=_("Dòng này vẫn xem lại được."))


class Papers(Keyed):
    """Which papers are there."""

    there = forms.TypedMultipleChoiceField(
        label=_("Giấy tờ đã có"), required=False, coerce=int, empty_value=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, papers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["there"].choices = list(papers)  # type: ignore[attr-defined]  # a ChoiceField


class Receives(Keyed):
    """What a member receives already, from a day on."""

    value = forms.ChoiceField(
        label=_("Đang được hưởng gì"), choices=_choices(STATUS_VALUES, RECEIVED), widget=forms.RadioSelect
    )
    since = DayField(label=_("Từ ngày nào"), help_text=_("Không nhớ rõ thì ghi ngày 1 của tháng đầu."))
    source = forms.CharField(
        label=_("Theo giấy tờ nào"), max_length=300, required=False, help_text=_("Ví dụ: sổ lĩnh lương, thẻ BHYT.")
    )


class HoldDialogue(Keyed):
    """A dialogue with the authority."""

    held_on = DayField(label=_("Ngày đối thoại"))
    with_whom = forms.CharField(
        label=_("Với ai"), max_length=200, help_text=_("Ví dụ: UBND xã, trưởng thôn, trạm y tế.")
    )
    words = forms.CharField(
        label=_("Nói việc gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vài câu ngắn. Việc cần xã làm thì ghi thành kiến nghị."),
    )  # fmt: skip
    people_count = forms.IntegerField(
        label=_("Mấy thành viên đến dự"), min_value=0, max_value=500,
        widget=forms.NumberInput(attrs={"class": "ct-input-short"}),
    )  # fmt: skip

    def facts(self) -> DialogueFacts:
        """The dialogue of a valid form."""
        said = self.cleaned_data
        return DialogueFacts(
            held_on=said["held_on"], with_whom=said["with_whom"], words=said["words"],
            people_count=said["people_count"],
        )  # fmt: skip


class Propose(Keyed):
    """What the club asks the authority for."""

    made_on = DayField(label=_("Ngày nêu"))
    to_whom = forms.CharField(label=_("Gửi ai"), max_length=200, help_text=_("Ví dụ: UBND xã, Đảng ủy, trạm y tế."))
    words = forms.CharField(label=_("Kiến nghị việc gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    dialogue = forms.TypedChoiceField(
        label=_("Nêu ở buổi đối thoại nào"), required=False, coerce=UUID, empty_value=None,
        help_text=_("Gửi riêng thì để “Không”."),
    )  # fmt: skip

    def __init__(self, *args: Any, dialogues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dialogue"].choices = [("", _("Không")), *dialogues]  # type: ignore[attr-defined]  # a ChoiceField


class AnswerProposal(Keyed):
    """How the authority answered."""

    state = forms.ChoiceField(label=_("Trả lời ra sao"), widget=forms.RadioSelect)
    on = DayField(label=_("Ngày trả lời"))
    told = forms.CharField(
        label=_("Trả lời thế nào"), max_length=500, widget=forms.Textarea(attrs=_TWO_LINES),
        help_text=_("Ví dụ: xã hứa sửa đường trong quý này."),
    )  # fmt: skip

    def __init__(self, *args: Any, before: ProposalState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = [state for state in ProposalState if state in NEXT_PROPOSAL[before]]
        self.fields["state"].choices = _choices(words.PROPOSAL, after)  # type: ignore[attr-defined]  # a ChoiceField


class Celebrate(Keyed):
    """A long life was celebrated."""

    held_on = DayField(label=_("Ngày mừng thọ"))
    told = forms.CharField(
        label=_("Ở đâu, tặng gì"), max_length=300, required=False, widget=forms.Textarea(attrs=_TWO_LINES)
    )


class LocalAmount(Keyed):
    """What a province pays a month."""

    benefit = forms.ChoiceField(
        label=_("Chế độ"), choices=_choices(words.BENEFIT, [each for each in Benefit if each.is_money])
    )
    amount_vnd = MoneyField(label=_("Mức mỗi tháng của tỉnh"), max_vnd=MOST_A_MONTH_VND)
    since = DayField(label=_("Áp dụng từ ngày"))
    source = forms.CharField(
        label=_("Theo nghị quyết nào"), max_length=300, help_text=_("Số, ngày, cơ quan ra nghị quyết.")
    )


class DueFilter(forms.Form):
    """Which members to list, for which right."""

    xem = forms.ChoiceField(label=_("Xem"), required=False, choices=list(words.SHOWN.items()))
    che_do = forms.ChoiceField(
        label=_("Chế độ"), required=False, choices=[("", words.ANY_RIGHT), *_choices(words.BENEFIT, Benefit)]
    )


class CaseFilter(forms.Form):
    """Which cases to list."""

    xem = forms.ChoiceField(label=_("Xem"), required=False, choices=list(words.CASE_SHOWN.items()))
    che_do = forms.ChoiceField(
        label=_("Chế độ"), required=False, choices=[("", words.ANY_RIGHT), *_choices(words.BENEFIT, Benefit)]
    )


class ProposalFilter(forms.Form):
    """Which proposals to list."""

    xem = forms.ChoiceField(
        label=_("Xem"), required=False,
        choices=[("", _("Tất cả")), *_choices(words.PROPOSAL, list(ProposalState)[:-1])],
    )  # fmt: skip
