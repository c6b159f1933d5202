"""The table of readings: a line per member, typed as fast as digits can be, each error told at its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.health import words
from chungtay.health.forms.shared import Keyed, witness_field
from chungtay.health.forms.shared import taking as taking_of
from chungtay.health.rules import Reading, check_reading, read_height, read_pressure, read_weight
from chungtay.health.services import Line, Taking
from chungtay.kernel.errors import RuleBroken
from chungtay.web.explain import explain
from chungtay.web.forms import DayField

FIELDS = ("ha", "lai", "can", "cao")
KEPT, NOT_KEPT = "giu", "khong"


@dataclass(frozen=True)
class Typed:
    """What stands in the boxes of one line, as text."""

    ha: str = ""
    lai: str = ""
    can: str = ""
    cao: str = ""
    keep: str = ""

    @classmethod
    def of(cls, reading: Reading, *, is_count_only: bool = False) -> "Typed":
        return cls(
            ha=str(reading.pressure or ""),
            lai=str(reading.again or ""),
            can=words.kilograms(reading.weight_grams),
            cao=str(reading.height_cm or ""),
            keep=NOT_KEPT if is_count_only else "",
        )

    @property
    def code(self) -> str:
        return "|".join((self.ha, self.lai, self.can, self.cao, self.keep if self.keep == NOT_KEPT else ""))


@dataclass
class Fault:
    """What is wrong with one line, and at which box."""

    membership_id: int
    name: str
    sentences: dict[str, Any] = field(default_factory=dict)


class MeasureForm(Keyed):
    """The whole table. A line left as it was shown says nothing; a cleared one takes its reading back."""

    measured_on = DayField(label=_("Đo ngày nào"))

    def __init__(
        self, *args: Any, members: Sequence[tuple[int, str]], shown: Mapping[int, Typed], has_day: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.shown = members, shown
        self.fields["seen-key"] = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
        self.fields["witness"] = witness_field()
        self.faults: list[Fault] = []
        self.lines: list[Line] = []
        self.agreeing: list[int] = []
        if not has_day:
            del self.fields["measured_on"]
        self.initial.setdefault(
            "seen-key", ";".join(f"{pk}={typed.code}" for pk, typed in shown.items() if typed != Typed())
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        pairs = (part.partition("=") for part in str(said.get("seen-key", "")).split(";"))
        seen = {pk: code for pk, _sep, code in pairs}
        for pk, name in self.members:
            typed = self.typed(pk)
            if typed.keep != KEPT and typed.code == seen.get(str(pk), Typed().code):
                continue
            self._read(pk, name, typed)
        for fault in self.faults:
            for sentence in fault.sentences.values():
                self.add_error(None, f"{fault.name}: {sentence}")
        if self.agreeing and not said.get("witness", "").strip():
            self.add_error("witness", _("Có người vừa đồng ý giữ số đo: ghi tên người làm chứng."))
        return said

    def _read(self, pk: int, name: str, typed: Typed) -> None:
        fault, read = Fault(pk, name), {}
        for box, reader in (("ha", read_pressure), ("lai", read_pressure), ("can", read_weight), ("cao", read_height)):
            try:
                read[box] = reader(getattr(typed, box))
            except RuleBroken as broken:
                fault.sentences[box] = explain(broken)
        if not fault.sentences:
            reading = Reading(read["ha"], read["lai"], read["can"], read["cao"])  # type: ignore[arg-type]  # each box has its reader
            try:
                check_reading(reading)
            except RuleBroken as broken:
                fault.sentences["lai"] = explain(broken)
            is_count_only = typed.keep == NOT_KEPT
            self.lines.append(Line(pk, Reading() if is_count_only else reading, is_count_only))
            if typed.keep == KEPT and not reading.is_empty:
                self.agreeing.append(pk)
        if fault.sentences:
            self.faults.append(fault)

    def typed(self, pk: int) -> Typed:
        """What stands in the boxes of a line: as sent, else as shown."""
        if not self.is_bound:
            return self.shown.get(pk, Typed())
        boxes = {box: str(self.data.get(f"{box}-{pk}", "")).strip()[:20] for box in FIELDS}
        return Typed(**boxes, keep=str(self.data.get(f"giu-{pk}", "")))

    def fault_of(self, pk: int) -> Fault | None:
        return next((fault for fault in self.faults if fault.membership_id == pk), None)

    def taking(self) -> Taking:
        """The consents taken with a valid form."""
        return taking_of(self.agreeing, self.cleaned_data.get("witness", ""))
