"""What is typed while collecting: a member's line, the whole list, why a line is taken back."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules.collecting import Due, Part, Taken
from chungtay.web.forms import KeyField, MoneyField

_FIELD = re.compile(r"([a-z]+)\.((?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?)\.([a-z]+)")


class Line(forms.Form):
    """One member's line: a field for each part that may be paid, in it what is due.

    A line that comes in is read by the names of its fields (`dues_named`); whether it is due the service asks.
    """

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

    def among(self, dues: Sequence[Due]) -> "Line":
        """The refused line to be shown again: by the names of what is due now, and nothing typed is lost."""
        known = {field_name(due, part.code) for due in dues for part in due.parts}
        others = [due for due in self.dues if any(field_name(due, part.code) not in known for part in due.parts)]
        again = Line(self.data, membership_id=self.membership_id, dues=[*others, *dues])
        for error in self.non_field_errors():
            again.add_error(None, error)
        return again


class WholeList(forms.Form):
    """The whole list: who paid what was due, ticked."""

    key = KeyField()

    def clean(self) -> dict[str, Any]:
        ticked = {int(name[1:]) for name in self.data if re.fullmatch(r"t[0-9]{1,18}", name)}
        if not ticked:
            raise forms.ValidationError(_("Bác đánh dấu những người đã nộp đủ."))
        return {**self.cleaned_data, "ticked": ticked}


class TakeBack(forms.Form):
    """Why a line is taken back."""

    key = KeyField()
    reason = forms.CharField(label=_("Vì sao phải bỏ"), max_length=300, help_text=_("Ví dụ: thu nhầm của bà Lụa khác."))


def label_of(due: Due, part: Part, dues: Sequence[Due]) -> str:
    """What a field of a line is called on screen: of several things due each says which it is."""
    return f"{due.title}: {part.name}" if due.title and len(dues) > 1 else part.name


def field_name(due: Due, code: str) -> str:
    """`loan.<key>.interest`: what a field of a line is called."""
    name = f"{due.collector}.{due.ref}.{code}"
    assert _FIELD.fullmatch(name), name
    return name


def dues_named(names: Iterable[str]) -> list[Due]:
    """What the fields of a line that came in are about, whether it is due or not."""
    codes: dict[tuple[str, str], list[str]] = {}
    for name in names:
        if match := _FIELD.fullmatch(name):
            codes.setdefault((match[1], match[2]), []).append(match[3])
    return [
        Due(collector, ref, "", tuple(Part(code, str(_("Số tiền")), 0) for code in of))
        for (collector, ref), of in codes.items()
    ]
