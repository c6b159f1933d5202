"""What is typed about a case: how it was found, what is needed, planned, reviewed, referred, put to the meeting."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.care import words
from chungtay.care.forms.care import Keyed, labels
from chungtay.care.rules import (
    STANDS_DOWN_BY_HAND,
    Answer,
    Assessed,
    Decision,
    Focus,
    FoundHow,
    Item,
    Level,
    Provider,
    ReferralState,
    Reviewed,
    StandDown,
    Stratum,
)
from chungtay.web.forms import DayField

_TWO = forms.Textarea(attrs={"rows": 2})


class Open(Keyed):
    """A case is opened."""

    found_how = forms.ChoiceField(label=_("Ai phát hiện"), choices=labels(words.FOUND), widget=forms.RadioSelect)
    found_on = DayField(label=_("Ngày phát hiện"))
    background = forms.CharField(
        label=_("Hoàn cảnh"),
        max_length=500,
        required=False,
        widget=_TWO,
        help_text=_("Vài câu: ở với ai, bệnh gì, khó nhất việc gì."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return given | ({"found_how": FoundHow(given["found_how"])} if "found_how" in given else {})


class Assess(Keyed):
    """How much help each side of life needs."""

    stratum = forms.ChoiceField(
        label=_("Theo dõi sát đến đâu"), choices=labels(words.STRATUM), widget=forms.RadioSelect
    )
    assessed_on = DayField(label=_("Ngày đánh giá"))
    background = forms.CharField(label=_("Nhận xét chung"), max_length=500, required=False, widget=_TWO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for focus, name in words.FOCUS.items():
            self.fields[f"l_{focus.value}"] = forms.TypedChoiceField(
                label=name, choices=labels(words.LEVEL), coerce=int, widget=forms.RadioSelect
            )
            self.fields[f"w_{focus.value}"] = forms.CharField(label=_("Ghi rõ"), max_length=500, required=False)

    def focuses(self) -> list[tuple[Any, Any]]:
        """The two fields of each side of life."""
        return [(self[f"l_{focus.value}"], self[f"w_{focus.value}"]) for focus in Focus]

    def assessed(self) -> Assessed:
        given = self.cleaned_data
        return Assessed(
            assessed_on=given["assessed_on"],
            stratum=Stratum(given["stratum"]),
            levels={focus: Level(given[f"l_{focus.value}"]) for focus in Focus},
            words={focus: given[f"w_{focus.value}"] for focus in Focus if given[f"w_{focus.value}"]},
            background=given["background"],
        )


class PlanCare(Keyed):
    """What is done for each side of life that needs help."""

    agreed_with = forms.CharField(label=_("Thống nhất với ai"), max_length=120)
    review_on = DayField(label=_("Rà soát vào ngày"))

    def __init__(self, *args: Any, focuses: Iterable[Focus], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = list(focuses)
        for focus in self.shown:
            self.fields[f"what_{focus.value}"] = forms.CharField(label=_("Làm gì"), max_length=200, required=False)
            self.fields[f"goal_{focus.value}"] = forms.CharField(
                label=_("Để đạt điều gì"), max_length=200, required=False
            )
            self.fields[f"by_{focus.value}"] = forms.ChoiceField(
                label=_("Ai làm"), choices=labels(words.PROVIDER), required=False
            )
            self.fields[f"who_{focus.value}"] = forms.CharField(
                label=_("Tên người làm"), max_length=120, required=False
            )
            self.fields[f"often_{focus.value}"] = forms.CharField(
                label=_("Bao lâu một lần"), max_length=120, required=False
            )

    def parts(self) -> list[tuple[Any, list[Any]]]:
        """Each side of life with its fields."""
        return [
            (words.FOCUS[focus], [self[f"{name}_{focus.value}"] for name in ("what", "goal", "by", "who", "often")])
            for focus in self.shown
        ]

    def items(self) -> tuple[Item, ...]:
        given = self.cleaned_data
        return tuple(
            Item(
                focus=focus,
                what=given[f"what_{focus.value}"],
                goal=given[f"goal_{focus.value}"],
                provider=Provider(given[f"by_{focus.value}"] or Provider.VOLUNTEER),
                who=given[f"who_{focus.value}"],
                how_often=given[f"often_{focus.value}"],
            )
            for focus in self.shown
            if given[f"what_{focus.value}"].strip()
        )


class Review(Keyed):
    """The case is looked at again."""

    decision = forms.ChoiceField(label=_("Rà soát xong thì"), choices=labels(words.DECISION), widget=forms.RadioSelect)
    next_on = DayField(label=_("Rà soát lần sau"), required=False)
    reason = forms.ChoiceField(
        label=_("Kết thúc vì"),
        required=False,
        choices=[("", _("Không kết thúc")), *labels(words.STAND_DOWN, STANDS_DOWN_BY_HAND)],
    )
    words = forms.CharField(
        label=_("Thấy gì"), max_length=500, required=False, widget=_TWO, help_text=_("Việc nào xong, việc nào chưa.")
    )
    reviewed_on = DayField(label=_("Ngày rà soát"))
    field_order = ("decision", "words", "next_on", "reason", "reviewed_on", "key")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("decision") == Decision.STAND_DOWN and not given.get("reason"):
            self.add_error("reason", _("Chọn vì sao kết thúc."))
        elif given.get("decision") in set(Decision) - {Decision.STAND_DOWN} and not given.get("next_on"):
            self.add_error("next_on", _("Ghi ngày rà soát lần sau."))
        return given

    def reviewed(self) -> Reviewed:
        given = self.cleaned_data
        decision = Decision(given["decision"])
        is_over = decision is Decision.STAND_DOWN
        return Reviewed(
            reviewed_on=given["reviewed_on"],
            decision=decision,
            words=given["words"],
            next_on=None if is_over else given["next_on"],
            reason=StandDown(given["reason"]) if is_over else None,
        )


class Refer(Keyed):
    """A slip to the health station."""

    station = forms.CharField(label=_("Đến trạm y tế nào"), max_length=160)
    reasons = forms.MultipleChoiceField(
        label=_("Vì sao"), choices=labels(words.FOCUS), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Ghi rõ cho trạm"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: ngã hai lần trong tháng, chóng mặt khi đứng dậy."),
    )
    made_on = DayField(label=_("Ngày giới thiệu"))


class Settle(Keyed):
    """What came back."""

    state = forms.ChoiceField(
        label=_("Phiếu này ra sao"),
        choices=labels(words.SLIP, (ReferralState.ANSWERED, ReferralState.NOT_GONE, ReferralState.TAKEN_BACK)),
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label=_("Trạm trả lời"), choices=[("", _("Chưa có")), *labels(words.ANSWER)], required=False
    )
    words = forms.CharField(
        label=_("Trạm dặn"), max_length=500, required=False, widget=_TWO, help_text=_("Chép như trên phần phiếu xé ra.")
    )
    on = DayField(label=_("Ngày"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("state") == ReferralState.ANSWERED and not given.get("answer"):
            self.add_error("answer", _("Chọn trạm trả lời thế nào."))
        return given

    def settled_answer(self) -> Answer | None:
        given = self.cleaned_data
        is_answered = given["state"] == ReferralState.ANSWERED
        return Answer(given["answer"]) if is_answered else None


class Agenda(Keyed):
    """The case is put to a coordinating meeting."""

    meets_on = DayField(label=_("Cuộc họp ngày"))
    question = forms.CharField(
        label=_("Cần cuộc họp giúp gì"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: xin xe lăn; sửa nhà vệ sinh; làm trợ cấp."),
    )


class Decided(Keyed):
    """What the meeting decided."""

    decision = forms.CharField(
        label=_("Cuộc họp thống nhất gì"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
