"""A sheet of questions as a form: the answers of each side, and where a worry ends, chosen beforehand as is usual."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.health import words
from chungtay.health.forms.shared import Choices, Keyed, taking, witness_field
from chungtay.health.rules import ClubAction, Domain, DomainSheet, Finding, Instrument, NextStep
from chungtay.health.services import Ending, Taking
from chungtay.web.forms import DayTextField

NOT_ASKED = ("", _("Không hỏi"))


class SheetForm(Keyed):
    """Who is asked, when, every question, every ending. `agreed`: memberships whose readings may be kept already."""

    membership = forms.ChoiceField(label=_("Hỏi ai"))
    screened_on = DayTextField(label=_("Hỏi ngày"), help_text=_("Ghi như 27/11/2026."))
    station = forms.CharField(
        label=_("Trạm y tế"), max_length=200, help_text=_("Viết trên phiếu giới thiệu, nếu phải giới thiệu.")
    )
    is_trained = forms.BooleanField(
        label=_("Tôi đã được tập huấn bộ câu hỏi này"),
        error_messages={"required": _("Chỉ người đã được tập huấn mới hỏi phiếu này.")},
    )
    agrees_keep = forms.BooleanField(label=_("Bác ấy đồng ý ghi lại các câu trả lời này"), required=False)
    agrees_station = forms.BooleanField(
        label=_("Bác ấy đồng ý cho trạm y tế biết, nếu phải giới thiệu"), required=False
    )
    witness = witness_field()

    def __init__(self, *args: Any, instrument: Instrument, members: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.today = instrument, today
        self.fields["membership"].choices = [("", _("Chọn người")), *members]  # type: ignore[attr-defined]  # a choice field
        self.initial.setdefault("screened_on", today)
        for sheet in instrument.domains:
            self._add_domain(sheet)

    def _add_domain(self, sheet: DomainSheet) -> None:
        for item in sheet.items:
            self.fields[f"hoi-{item.code}"] = forms.ChoiceField(
                label=item.text,
                help_text=item.help,
                required=False,
                choices=[*((option.value, option.label) for option in item.options), NOT_ASKED],
                widget=forms.RadioSelect,
            )
            self.initial.setdefault(f"hoi-{item.code}", "")
        code = sheet.code.value
        self.fields[f"tiep-{code}"] = forms.ChoiceField(
            label=_("Làm gì tiếp"),
            choices=[(step.value, words.NEXT_STEP[step]) for step in NextStep],
            widget=forms.RadioSelect,
        )
        self.fields[f"giup-{code}"] = forms.ChoiceField(
            label=_("Câu lạc bộ giúp việc gì"),
            required=False,
            choices=[(each.value, words.CLUB_ACTION[each]) for each in sheet.activities],
        )
        self.fields[f"hen-{code}"] = DayTextField(label=_("Hỏi lại ngày"), required=False)
        self.initial.setdefault(f"tiep-{code}", sheet.usual.value)
        self.initial.setdefault(f"giup-{code}", sheet.activities[0].value)
        self.initial.setdefault(f"hen-{code}", self.today + timedelta(days=sheet.look_again_days))

    def sides(self) -> list[dict[str, Any]]:
        """The sides of the sheet with their fields, for the page. An answer that worries is marked for the script."""
        return [
            {
                "sheet": sheet,
                "items": [
                    {
                        "field": self[f"hoi-{item.code}"],
                        "worries": " ".join(option.value for option in item.options if option.concern),
                    }
                    for item in sheet.items
                ],
                "step": self[f"tiep-{sheet.code.value}"],
                "help": self[f"giup-{sheet.code.value}"],
                "again": self[f"hen-{sheet.code.value}"],
            }
            for sheet in self.instrument.domains
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for code, finding in self.findings().items():
            step = said.get(f"tiep-{code.value}")
            if finding is Finding.CONCERN and step == NextStep.LOOK_AGAIN and not said.get(f"hen-{code.value}"):
                self.add_error(f"hen-{code.value}", _("Ghi ngày hỏi lại."))
        if (said.get("agrees_keep") or said.get("agrees_station")) and not str(said.get("witness", "")).strip():
            self.add_error("witness", _("Ghi tên người làm chứng lúc bác ấy nói đồng ý."))
        return said

    def answers(self) -> dict[str, str]:
        """What was answered."""
        return {
            name.removeprefix("hoi-"): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("hoi-") and value
        }

    def findings(self) -> Mapping[Domain, Finding]:
        return self.instrument.findings(self.answers())

    def endings(self) -> dict[Domain, Ending]:
        """Where each worry ends."""
        found = {}
        for domain, finding in self.findings().items():
            if finding is Finding.CONCERN:
                step = NextStep(self.cleaned_data[f"tiep-{domain.value}"])
                helped = self.cleaned_data.get(f"giup-{domain.value}")
                found[domain] = Ending(
                    step,
                    ClubAction(helped) if step is NextStep.CLUB and helped else None,
                    self.cleaned_data.get(f"hen-{domain.value}") if step is NextStep.LOOK_AGAIN else None,
                )
        return found

    def chosen(self) -> int:
        return int(self.cleaned_data["membership"])

    def keeping(self) -> Taking:
        """The consent that answers are kept, taken with the sheet. Each purpose is asked by itself."""
        return self._taking("agrees_keep")

    def telling(self) -> Taking:
        """The consent that the station is told."""
        return self._taking("agrees_station")

    def _taking(self, asked: str) -> Taking:
        return taking([self.chosen()] if self.cleaned_data.get(asked) else [], self.cleaned_data["witness"])
