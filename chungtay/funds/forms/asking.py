"""What the forms of money share: fields asked first and those that rarely differ, a member or a name, quantities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from chungtay.clubs.queries import RollLine
from chungtay.funds.rules.gifts import LARGEST_QUANTITY, quantity_words
from chungtay.kernel.vietnamese import clean, fold
from chungtay.web.forms import DayField, KeyField

IN_CASH = ""


@dataclass(frozen=True)
class Person:
    """Who was typed: a member, or somebody else by name."""

    name: str = ""
    membership_id: int | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.membership_id)


class WhoInput(forms.TextInput):
    """A line of text that offers the members while it is typed."""

    template_name = "funds/parts/who_input.html"
    offered: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-thanh-vien"
        context["widget"]["offered"] = self.offered
        return context


class WhoField(forms.CharField):
    """A member by name and number, or any other name; cleaned to a `Person`.

    A name that several members bear is asked back; with `members_only` nobody else is taken.
    """

    widget = WhoInput
    default_error_messages = {
        "several": _("Có mấy người tên như vậy. Bác chọn trong danh sách hiện ra: %(choices)s."),
        "no_member": _("Không có thành viên nào tên như vậy. Bác chọn trong danh sách hiện ra."),
    }

    def __init__(self, *, members: Iterable[RollLine], members_only: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=160, **kwargs)
        self.members = {offered_as(line): line for line in members}
        self.members_only = members_only
        self.widget.attrs |= {"autocomplete": "off"}
        self.widget.offered = list(self.members)

    def clean(self, value: Any) -> Person:
        text = clean(super().clean(value))
        if not text:
            return Person()
        chosen = self.members.get(text)
        alike = [label for label, line in self.members.items() if fold(line.full_name) == fold(text)]
        if chosen is None and len(alike) > 1:
            raise forms.ValidationError(
                self.error_messages["several"], code="several", params={"choices": "; ".join(alike)}
            )
        if chosen is None and alike:
            chosen = self.members[alike[0]]
        if chosen is not None:
            return Person(chosen.full_name, chosen.membership_id)
        if self.members_only:
            raise forms.ValidationError(self.error_messages["no_member"], code="no_member")
        return Person(text)


def offered_as(line: RollLine) -> str:
    """`Lò Thị Ơn (Ơn bản trên), số 12`."""
    known = f" ({line.known_as})" if line.known_as else ""
    return f"{line.full_name}{known}, số {line.number}"


class QuantityField(forms.CharField):
    """How much of something: `6`, `1,5`, `0.5`; cleaned to a Decimal of two places."""

    default_error_messages = {
        "invalid": _("Ghi số lượng bằng số, ví dụ 6 hoặc 1,5."),
        "required": _("Ghi số lượng."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "ct-input-short"}

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value).strip().replace(",", ".")
        if not text:
            return None
        try:
            quantity = Decimal(text)
        except InvalidOperation:
            quantity = Decimal(0)
        if not (quantity.is_finite() and 0 < quantity <= LARGEST_QUANTITY) or quantity != round(quantity, 2):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return quantity

    def prepare_value(self, value: Any) -> Any:
        return quantity_words(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True)
class Around:
    """What the forms of a club offer: its funds and members of the day, its books at a bank, the day itself."""

    today: date
    funds: Sequence[tuple[UUID, str]]
    members: Sequence[RollLine]
    banks: Sequence[tuple[UUID, str]] = ()
    meeting_key: UUID | None = None
    meeting_day: date | None = None

    @property
    def day(self) -> date:
        return self.meeting_day or self.today


class Asked(forms.Form):
    """A form with its key. Fields named in `more` rarely differ and stand folded below the others."""

    more: tuple[str, ...] = ()
    key = KeyField()

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = around

    def ask_day(self, label: Any) -> None:
        """The day it happened: today. At a meeting it is the meeting's own unless another is written, so that the form
        of a meeting opened without a network says no day that the phone cannot know."""
        if self.around.meeting_day:
            self.fields["happened_on"] = DayField(
                label=label, required=False, help_text=_("Để trống thì là ngày của buổi họp.")
            )
        else:
            self.fields["happened_on"] = DayField(label=label, initial=self.around.day)

    def clean_happened_on(self) -> date | None:
        day: date | None = self.cleaned_data["happened_on"] or self.around.meeting_day
        return day

    def put_first(self, fields: Mapping[str, forms.Field]) -> None:
        """These fields before those the class has, in their order."""
        self.fields = {**fields, **self.fields}

    def main_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.more]

    def more_fields(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name in self.more]

    def has_more_errors(self) -> bool:
        return any(field.errors for field in self.more_fields())


class Moved(Asked):
    """A form that moves money: its day is today, it goes through the box, and may bear a booklet's number."""

    more: tuple[str, ...] = ("happened_on", "bank", "booklet_number")

    def __init__(self, *args: Any, around: Around, with_bank: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, around=around, **kwargs)
        self.ask_day(_("Ngày thu, chi"))
        if with_bank and around.banks:
            self.fields["bank"] = forms.ChoiceField(
                label=_("Tiền qua đâu"),
                required=False,
                widget=forms.RadioSelect,
                choices=[(IN_CASH, _("Tiền mặt trong hộp")), *((str(key), name) for key, name in around.banks)],
                initial=IN_CASH,
            )
        self.fields["booklet_number"] = forms.CharField(
            label=_("Số phiếu trong quyển mua sẵn"), required=False, max_length=30
        )
        if around.meeting_key:
            self.fields["hop"] = forms.UUIDField(widget=forms.HiddenInput, initial=around.meeting_key, required=False)


def fund_field(funds: Sequence[tuple[UUID, str]], **kwargs: Any) -> forms.ChoiceField:
    """Which fund: not asked where there is only one."""
    choices = [(str(key), name) for key, name in funds]
    if len(choices) == 1:
        return forms.ChoiceField(choices=choices, initial=choices[0][0], widget=forms.HiddenInput)
    first = choices[0][0] if choices else None
    said: dict[str, Any] = {"label": _("Quỹ nào"), "widget": forms.RadioSelect, "initial": first} | kwargs
    return forms.ChoiceField(choices=choices, **said)
