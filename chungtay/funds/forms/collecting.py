"""What is typed while collecting: a member's line, the whole list, why a line is taken back."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules.collecting import Due, Part, Taken
from chungtay.web.forms import KeyField, MoneyField

_FIELD = re.compile(r"^([a-z]+)\.([0-9a-f-]*)\.([a-z]+)$")


class Line(forms.Form):
    """One member's line: a field for each part that may be paid, in it what is due."""

    key = KeyField()

    def __init__(self, *args: Any, membership_id: int, dues: Sequence[Due], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership_id, self.dues = membership_id, dues
        for due in dues:
            for part in due.parts:
                self.fields[field_name(due, part.code)] = MoneyField(
                    label=label_of(due, part, dues),
                    required=False,
                    min_vnd=0,
                    initial=part.due_vnd or None,
                )

    def taken(self) -> list[Taken]:
        """What the filled line says, by due."""
        found = []
        for due in self.dues:
            typed = {part.code: self.cleaned_data.get(field_name(due, part.code)) for part in due.parts}
            amounts = {code: amount for code, amount in typed.items() if amount}
            if amounts:
                found.append(Taken(self.membership_id, due.collector, due.ref, amounts))
        return found


class WholeList(forms.Form):
    """The whole list: who paid what was due, ticked."""

    key = KeyField()

    def __init__(self, *args: Any, due_by_member: dict[int, list[Due]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due_by_member = due_by_member

    def clean(self) -> dict[str, Any]:
        ticked = {int(name[1:]) for name in self.data if re.fullmatch(r"t[0-9]{1,18}", name)}
        if not ticked:
            raise forms.ValidationError(_("Bác đánh dấu những người đã nộp đủ."))
        return {**self.cleaned_data, "ticked": ticked}

    def taken(self) -> list[Taken]:
        """What is due of everybody who was ticked; who owes nothing any more is passed over."""
        return [
            Taken(member, due.collector, due.ref, {part.code: part.due_vnd for part in due.parts if part.due_vnd})
            for member in sorted(self.cleaned_data["ticked"])
            for due in self.due_by_member.get(member, [])
            if due.total_vnd
        ]


class TakeBack(forms.Form):
    """Why a line is taken back."""

    key = KeyField()
    reason = forms.CharField(label=_("Vì sao phải bỏ"), max_length=300, help_text=_("Ví dụ: thu nhầm của bà Lụa khác."))


def label_of(due: Due, part: Part, dues: Sequence[Due]) -> str:
    """What a field of a line is called on screen: of several things due each says which it is."""
    return f"{due.title}: {part.name}" if len(dues) > 1 else part.name


def field_name(due: Due, code: str) -> str:
    """`loan.<key>.interest`: what a field of a line is called."""
    name = f"{due.collector}.{due.ref}.{code}"
    assert _FIELD.match(name), name
    return name
