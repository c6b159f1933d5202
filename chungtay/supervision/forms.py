"""What is typed about visits, recommendations and difficulties, and what lists are narrowed to."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.activities.forms import Photo
from chungtay.supervision import words
from chungtay.supervision.rules import (
    AREAS,
    BOOKS,
    RUNNING,
    DifficultyState,
    FindingKind,
    Item,
    Level,
    Line,
    RecommendationState,
    Risk,
    Series,
    Subject,
    Verdict,
    VisitState,
    Written,
)
from chungtay.web.forms import DayField, KeyField, MoneyField

__all__ = ["Photo"]
_ALL = ("", _("Tất cả"))
_GROUPS = {"running": RUNNING, "areas": AREAS, "books": BOOKS}


def _area(label: Any, most: int, *, rows: int = 3, is_required: bool = True, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=is_required, help_text=hint, widget=forms.Textarea({"rows": rows})
    )


class Sure(forms.Form):
    """Nothing to fill in."""

    key = KeyField()


class Words(forms.Form):
    """A step said in words."""

    words = _area(_("Ghi rõ"), 1000)
    key = KeyField()


class MaybeWords(forms.Form):
    """The same where nothing needs to be said."""

    words = _area(_("Ghi thêm"), 1000, is_required=False)
    key = KeyField()


class WordsAndDay(Words):
    """A step said in words that sets another day."""

    due_on = DayField(label=_("Hạn mới"))
    field_order = ("words", "due_on", "key")


class Plan(forms.Form):
    """When, who, and what for."""

    planned_on = DayField(label=_("Ngày đến"))
    team = forms.CharField(
        label=_("Đoàn gồm"), max_length=500, required=False, help_text=_("Ví dụ: ông Mai Văn Tứ, Chủ tịch Hội; bà Hợi.")
    )
    purpose = _area(_("Nội dung chính"), 500, rows=2, is_required=False)
    key = KeyField()


class PlanMany(forms.Form):
    """Within which days the chosen clubs are visited, led by whom."""

    first_on = DayField(label=_("Từ ngày"))
    last_on = DayField(label=_("Đến ngày"))
    is_spread = forms.BooleanField(label=_("Chia đều ra các ngày, không thì tất cả vào ngày đầu"), required=False)
    with_weekends = forms.BooleanField(label=_("Đi cả Thứ Bảy, Chủ Nhật"), required=False)
    leader = forms.CharField(
        label=_("Trưởng đoàn"),
        max_length=500,
        help_text=_("Ví dụ: ông Mai Văn Tứ. Người đi cùng ghi sau."),
    )
    purpose = _area(_("Nội dung chính"), 500, rows=2, is_required=False)
    skips_planned = forms.BooleanField(label=_("Bỏ qua câu lạc bộ đã có lịch trong khoảng này"), required=False)
    key = KeyField()

    def series(self) -> Series:
        """As the service takes it."""
        return Series(**{name: self.cleaned_data[name] for name in Series.__dataclass_fields__})


class Record(forms.Form):
    """The visit as it is written on the spot: who was met, the checklist, cash, counts of care, the conclusion."""

    visited_on = DayField(label=_("Ngày giám sát"))
    team = forms.CharField(label=_("Đoàn gồm"), max_length=500)
    met = _area(_("Đã gặp ai"), 1000, hint=_("Họ tên, chức danh, mỗi người một dòng."))
    met_count = forms.IntegerField(label=_("Số người đã gặp"), min_value=0, max_value=2000)
    is_at_meeting = forms.BooleanField(label=_("Đoàn dự buổi sinh hoạt"), required=False)
    counted_vnd = MoneyField(
        label=_("Tiền đếm được trong hòm quỹ"), min_vnd=0, required=False,
        help_text=_("Không đếm thì để trống và ghi vì sao."),
    )  # fmt: skip
    cash_words = _area(_("Vì sao lệch sổ hoặc không đếm"), 500, rows=2, is_required=False)
    care_people_count = forms.IntegerField(
        label=_("Sổ chăm sóc có mấy người"), min_value=0, max_value=500, required=False,
        help_text=_("Xem sổ ngay trên điện thoại của câu lạc bộ, chỉ ghi số. Không ghi tên, bệnh của ai."),
    )  # fmt: skip
    care_visit_count = forms.IntegerField(
        label=_("Tháng trước đã thăm mấy lượt"), min_value=0, max_value=5000, required=False
    )
    conclusion = _area(_("Kết luận của đoàn"), 3000, rows=4, is_required=False)
    club_words = _area(_("Ý kiến của câu lạc bộ"), 1000, rows=3, is_required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = KeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in Item:
            self.fields[f"v_{item}"] = forms.ChoiceField(
                label=words.ITEM[item], choices=[(each.value, words.VERDICT[each]) for each in Verdict],
                initial=Verdict.UNSEEN, required=False,
            )  # fmt: skip
            self.fields[f"w_{item}"] = forms.CharField(label=_("Ghi rõ"), max_length=500, required=False)

    def groups(self) -> Iterable[dict[str, Any]]:
        """The lines of the checklist by their groups, with the fields of each; what was said stands open."""
        for name, items in _GROUPS.items():
            yield {"name": words.GROUPS[name], "lines": [self._line(item) for item in items]}

    def _line(self, item: Item) -> dict[str, Any]:
        verdict, said = self[f"v_{item}"], self[f"w_{item}"]
        chosen = str(verdict.value() or Verdict.UNSEEN)
        known = Verdict(chosen) if chosen in set(Verdict) else Verdict.UNSEEN
        return {
            "name": words.ITEM[item],
            "verdict": words.VERDICT[known],
            "kind": words.VERDICT_KIND[known],
            "verdict_field": verdict,
            "words_field": said,
            "is_open": bool(said.errors or verdict.errors or said.value()) or known is not Verdict.UNSEEN,
        }

    def said(self) -> dict[str, Any]:
        """What a valid form says, for the service."""
        told = self.cleaned_data
        lines = {item: Line(Verdict(told[f"v_{item}"] or Verdict.UNSEEN), told[f"w_{item}"]) for item in Item}
        facts = {name: told[name] for name in Written.__dataclass_fields__ if name != "lines"}
        return {"key": told["key"], "version": told["version"], "written": Written(**facts, lines=lines)}


def initial_of(written: Written, version: int) -> dict[str, Any]:
    """A visit as the form shows it."""
    facts = {name: getattr(written, name) for name in Written.__dataclass_fields__ if name != "lines"}
    lines = {f"v_{item}": line.verdict for item, line in written.lines.items()}
    return facts | lines | {f"w_{item}": line.words for item, line in written.lines.items()} | {"version": version}


class Sign(forms.Form):
    """The minutes were read out and signed."""

    signed_on = DayField(label=_("Ngày ký"))
    signed_for_club = forms.CharField(label=_("Ai ký cho câu lạc bộ"), max_length=160)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = KeyField()


def _items() -> list[tuple[str, object]]:
    return [("", _("Chọn nội dung")), *((item.value, words.ITEM[item]) for item in Item)]


class Found(forms.Form):
    """Something that was seen."""

    kind = forms.ChoiceField(
        label=_("Loại nhận xét"), choices=[(each.value, words.FINDING[each]) for each in FindingKind]
    )
    item = forms.ChoiceField(label=_("Về nội dung nào"), choices=_items)
    words = _area(_("Nhận xét"), 1000)
    key = KeyField()

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return told | {"kind": FindingKind(told["kind"]), "item": Item(told["item"])}


class Asked(forms.Form):
    """What is to be put right, by whom, until when."""

    item = forms.ChoiceField(label=_("Về nội dung nào"), choices=_items)
    words = _area(_("Kiến nghị"), 1000, hint=_("Việc gì, làm thế nào thì coi là xong."))
    owner = forms.ChoiceField(label=_("Ai làm"))
    due_on = DayField(label=_("Hạn"))
    key = KeyField()

    def __init__(self, *args: Any, owners: Sequence[Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [(level.value, words.LEVEL[level]) for level in owners]  # type: ignore[attr-defined]  # a choice

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return told | {"item": Item(told["item"]), "owner": Level(told["owner"])}


class Raise(forms.Form):
    """What cannot be solved here."""

    subject = forms.ChoiceField(
        label=_("Về việc gì"),
        choices=[("", _("Chọn việc")), *((each.value, words.SUBJECT[each]) for each in Subject)],
    )
    about = forms.CharField(label=_("Tóm tắt"), max_length=160, help_text=_("Ví dụ: Chưa có nơi sinh hoạt."))
    words = _area(
        _("Kể rõ khó khăn"), 2000, rows=5, hint=_("Đã làm gì rồi, cần cấp trên giúp gì. Không ghi bệnh của ai.")
    )
    due_on = DayField(label=_("Mong được trả lời trước ngày"))
    key = KeyField()

    def said(self) -> dict[str, Any]:
        return self.cleaned_data | {"subject": Subject(self.cleaned_data["subject"])}


class RaiseOffice(Raise):
    """The same by an office; which one, where somebody keeps several."""

    area = forms.ChoiceField(label=_("Đơn vị nêu"))
    field_order = ("area", "subject", "about", "words", "due_on", "key")

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = list(areas)  # type: ignore[attr-defined]  # a choice
        if len(areas) == 1:
            self.fields["area"].widget = forms.HiddenInput()
            self.fields["area"].initial = areas[0][0]

    def said(self) -> dict[str, Any]:
        told = super().said()
        told.pop("area")
        return told


class _Narrow(forms.Form):
    """Which lines to list: a tick or a choice becomes a filter of the query."""

    NAMES: dict[str, str] = {}

    def chosen(self) -> dict[str, str]:
        """As a query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        return {field: said[name] for name, field in self.NAMES.items() if said.get(name)}

    def is_ticked(self, name: str) -> bool:
        return bool(self.is_valid() and self.cleaned_data.get(name))

    def late_on(self, day: date) -> date | None:
        """The day before which a deadline is late, where only late ones are asked for."""
        return day if self.is_ticked("han") else None


def _choice(label: Any, words_of: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=[_ALL, *((str(each), text) for each, text in words_of.items())]
    )


class NarrowVisits(_Narrow):
    """Which visits."""

    NAMES = {"buoc": "state", "cap": "level"}
    buoc = _choice(_("Đang ở bước"), {state: words.VISIT_STATE[state] for state in VisitState})
    cap = _choice(_("Ai đi"), {level: words.LEVEL[level] for level in Level if level is not Level.CLUB})


class NarrowSuggested(_Narrow):
    """Which reason."""

    NAMES = {"vi": "risk"}
    vi = _choice(_("Vì sao nên đến"), {risk: words.RISK[risk] for risk in Risk})


class NarrowAsked(_Narrow):
    """Which recommendations."""

    NAMES = {"buoc": "state", "ai": "owner"}
    buoc = _choice(
        _("Đang ở bước"),
        {
            state: words.RECOMMENDATION_STATE[state]
            for state in RecommendationState
            if state not in (RecommendationState.DRAFT, RecommendationState.STRUCK)
        },
    )
    ai = _choice(_("Ai làm"), {level: words.LEVEL[level] for level in Level})
    han = forms.BooleanField(label=_("Chỉ việc quá hạn"), required=False)


class NarrowDifficulties(_Narrow):
    """Which difficulties."""

    NAMES = {"buoc": "state", "viec": "subject"}
    viec = _choice(_("Về việc gì"), {each: words.SUBJECT[each] for each in Subject})
    buoc = _choice(_("Đang ở bước"), {state: words.DIFFICULTY_STATE[state] for state in DifficultyState})
    cho = forms.BooleanField(label=_("Chỉ việc chờ mình trả lời"), required=False)
    han = forms.BooleanField(label=_("Chỉ việc quá hạn"), required=False)
