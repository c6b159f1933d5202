"""What is typed about things: entering, rewriting, handing on, counting, striking out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.assets import words
from chungtay.assets.rules import (
    BY_HAND,
    QUANTITY_AT_MOST,
    Condition,
    Found,
    GoneReason,
    Holder,
    HolderKind,
    Kind,
    Leaving,
    NewThing,
    Origin,
    ThingFacts,
)
from chungtay.web.forms import DayField, KeyField, MoneyField

Choices = Iterable[tuple[Any, Any]]
_SHORT = forms.NumberInput(attrs={"class": "ct-input-short"})
_FOUND = re.compile(r"f([0-9a-f]{32})")


def _choices(labels: Mapping[Any, Any], *, only: Iterable[Any] | None = None) -> list[tuple[str, Any]]:
    return [(value.value, labels[value]) for value in (labels if only is None else only)]


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class HolderFields(forms.Form):
    """Who holds it: one of those who hold something already, a member, or somebody new by name."""

    holder = forms.ChoiceField(label=_("Ai giữ, để ở đâu"))
    holder_name = forms.CharField(
        label=_("Tên người hoặc nơi khác"),
        max_length=160,
        required=False,
        help_text=_("Chỉ ghi khi chọn người ngoài câu lạc bộ hoặc nơi khác."),
    )

    def __init__(self, *args: Any, holders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", _("Chọn người giữ")), *holders]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("holder") in {HolderKind.PERSON, HolderKind.PLACE} and not said.get("holder_name", "").strip():
            self.add_error("holder_name", _("Ghi tên người giữ hoặc nơi để."))
        return said

    def chosen_holder(self) -> Holder:
        """The holder of a valid form."""
        kind, _sep, name = self.cleaned_data["holder"].partition(":")
        if kind in {HolderKind.PERSON, HolderKind.PLACE}:
            return Holder(kind=HolderKind(kind), name=name or self.cleaned_data["holder_name"])
        return Holder(kind=HolderKind.MEMBER, membership_id=int(kind[1:]))


class Facts(Keyed):
    """What the register says of a thing. Three lines are asked for, the rest is opened by a touch."""

    name = forms.CharField(label=_("Tên đồ vật, giấy tờ"), max_length=200, help_text=_("Ví dụ: Máy đo huyết áp Omron."))
    kind = forms.ChoiceField(label=_("Loại"), choices=_choices(words.KIND), widget=forms.RadioSelect)
    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=QUANTITY_AT_MOST, widget=_SHORT)
    unit = forms.CharField(
        label=_("Đơn vị"),
        max_length=20,
        required=False,
        help_text=_("Ví dụ: cái, bộ, quyển, tờ, con."),
        widget=forms.TextInput(attrs={"class": "ct-input-short"}),
    )
    came_on = DayField(label=_("Có từ ngày nào"), required=False, help_text=_("Không nhớ thì để trống."))
    origin = forms.ChoiceField(
        label=_("Do đâu mà có"), required=False, choices=[("", _("Chưa rõ")), *_choices(words.ORIGIN)]
    )
    giver = forms.CharField(
        label=_("Ai cho, mua ở đâu"), max_length=200, required=False, help_text=_("Ví dụ: Hội NCT tỉnh, dự án VIE071.")
    )
    value_vnd = MoneyField(
        label=_("Giá trị"), required=False, min_vnd=0, help_text=_("Của tất cả cộng lại. Không biết thì để trống.")
    )
    first_number = forms.IntegerField(
        label=_("Quyển phiếu: từ số"), required=False, min_value=0, max_value=9_999_999, widget=_SHORT
    )
    last_number = forms.IntegerField(
        label=_("Quyển phiếu: đến số"), required=False, min_value=0, max_value=9_999_999, widget=_SHORT
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    first_fields: tuple[str, ...] = ("name", "kind", "quantity", "unit")
    more_fields = ("came_on", "origin", "giver", "value_vnd", "first_number", "last_number", "note")

    def first(self) -> list[forms.BoundField]:
        """The few fields that are asked for."""
        return [self[name] for name in self.first_fields]

    def more(self) -> list[forms.BoundField]:
        """The rest of the paper book, opened by a touch."""
        return [self[name] for name in self.more_fields]

    @property
    def is_more_open(self) -> bool:
        """What is folded away stands open where it holds an error or something written."""
        return any(name in self.errors or self[name].value() not in (None, "") for name in self.more_fields)

    def facts(self) -> ThingFacts:
        """The facts of a valid form."""
        said = {name: self.cleaned_data[name] for name in ThingFacts.__dataclass_fields__}
        origin = Origin(said["origin"]) if said["origin"] else None
        return ThingFacts(**said | {"kind": Kind(said["kind"]), "origin": origin})


class New(HolderFields, Facts):
    """A new line of the register."""

    held_since = DayField(label=_("Giữ từ ngày"))
    condition = forms.ChoiceField(
        label=_("Bây giờ ra sao"),
        choices=_choices(words.CONDITION_TICK, only=(Condition.GOOD, Condition.BROKEN)),
        widget=forms.RadioSelect,
    )

    first_fields = ("name", "kind", "quantity", "unit", "holder", "holder_name", "held_since", "condition")

    def new_thing(self, checked_by: str) -> NewThing:
        return NewThing(
            facts=self.facts(),
            holder=self.chosen_holder(),
            held_since=self.cleaned_data["held_since"],
            condition=Condition(self.cleaned_data["condition"]),
            checked_by=checked_by,
        )


class Rewrite(Facts):
    """A line put right, with the reason."""

    reason = forms.CharField(
        label=_("Vì sao sửa"), max_length=300, help_text=_("Dòng ghi trước vẫn giữ lại, kèm lý do này.")
    )
    first_fields = (*Facts.first_fields, "reason")


class Hand(HolderFields, Keyed):
    """Who has it now, and since when."""

    on = DayField(label=_("Nhận từ ngày"))
    source = forms.CharField(
        label=_("Theo biên bản, ghi chú"), max_length=300, required=False, help_text=_("Ví dụ: bàn giao 28/12/2026.")
    )
    field_order: tuple[str, ...] = ("holder", "holder_name", "on", "source", "key")


class HandMany(Hand):
    """Several things at once, to one holder."""

    things = forms.TypedMultipleChoiceField(
        label=_("Những thứ nào"), coerce=UUID, empty_value=[], widget=forms.CheckboxSelectMultiple
    )
    field_order = ("things", *Hand.field_order)

    def __init__(self, *args: Any, things: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["things"].choices = list(things)  # type: ignore[attr-defined]  # a ChoiceField


class Count(Keyed):
    """An inventory: for each thing whether it is there, broken or missing, and how many."""

    on = DayField(label=_("Ngày kiểm kê"))
    checked_by = forms.CharField(
        label=_("Những ai kiểm kê"), max_length=160, help_text=_("Ví dụ: bà Lan, ông Bình, cô Thảo.")
    )

    def __init__(self, *args: Any, left: Mapping[str, tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left

    def ticked(self) -> dict[str, str]:
        """What was ticked, by the key of the thing without hyphens."""
        lines = ((_FOUND.fullmatch(name), value) for name, value in self.data.items())
        return {match[1]: str(value) for match, value in lines if match}

    def counted(self, thing: str) -> str:
        """The number typed beside a thing; that of the register where there is none to type."""
        return str(self.data.get(f"n{thing}", self.left.get(thing, ("", 1))[1]))

    def clean(self) -> dict[str, Any]:
        """`found`: each ticked thing as it was found. A thing left alone was not counted this time."""
        found: dict[UUID, Found] = {}
        for thing, tick in self.ticked().items():
            if tick not in set(Condition):
                raise forms.ValidationError(_("Có dòng chưa đọc được. Bác mở lại trang rồi gửi lại."))
            condition = Condition(tick)
            if condition is Condition.MISSING:
                found[UUID(hex=thing)] = Found(condition, 0)
            elif (count := self._count_of(thing)) is not None:
                found[UUID(hex=thing)] = Found(condition, count)
        return self.cleaned_data | {"found": found}

    def _count_of(self, thing: str) -> int | None:
        text = self.counted(thing).strip()
        if text.isdecimal() and 1 <= int(text[:9]) <= QUANTITY_AT_MOST:
            return int(text)
        name = self.left.get(thing, ("", 1))[0]
        self.add_error(None, _("%(name)s: ghi số đếm được, từ 1 trở lên. Mất hết thì bấm “Mất”.") % {"name": name})
        return None


class Strike(Keyed):
    """A thing, or some of it, leaves the club."""

    reason = forms.ChoiceField(
        label=_("Vì sao xóa sổ"), choices=_choices(words.GONE, only=BY_HAND), widget=forms.RadioSelect
    )
    quantity = forms.IntegerField(label=_("Xóa mấy cái"), min_value=1, max_value=QUANTITY_AT_MOST, widget=_SHORT)
    on = DayField(label=_("Từ ngày"))
    to_whom = forms.CharField(
        label=_("Cho ai, bán cho ai, trả cho ai"),
        max_length=200,
        required=False,
        help_text=_("Cần ghi khi đem cho hoặc trả lại."),
    )
    decision = forms.CharField(
        label=_("Cuộc họp, biên bản nào đồng ý"),
        max_length=200,
        required=False,
        help_text=_("Cần ghi khi mất, bán hoặc đem cho. Ví dụ: biên bản họp 27/11/2026."),
    )
    words = forms.CharField(
        label=_("Ghi rõ thêm"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, left: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if left == 1:
            del self.fields["quantity"]

    def leaving(self) -> Leaving:
        said = self.cleaned_data
        return Leaving(
            reason=GoneReason(said["reason"]),
            quantity=said.get("quantity"),
            to_whom=said["to_whom"],
            decision=said["decision"],
            words=said["words"],
        )


class Restore(Keyed):
    """Take a striking out back."""

    reason = forms.CharField(label=_("Vì sao ghi lại"), max_length=300, help_text=_("Ví dụ: tìm thấy ở nhà văn hóa."))


class Photo(Keyed):
    """A photograph of the thing or of the paper."""

    upload = forms.FileField(
        label=_("Chọn hoặc chụp ảnh"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        max_length=300,
        help_text=_("Máy tự thu nhỏ và bỏ nơi chụp ghi trong ảnh."),
    )


class Filter(forms.Form):
    """Which things to list."""

    xem = forms.ChoiceField(label=_("Xem"), required=False)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *_choices(words.KIND)])
    giu = forms.ChoiceField(label=_("Ai giữ"), required=False)

    def __init__(self, *args: Any, presence: Choices, holders: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["xem"].choices = list(presence)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["giu"].choices = [("", _("Mọi người")), *holders]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name, "")) if self.is_valid() else ""
