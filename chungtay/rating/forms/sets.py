"""What is typed of sets of criteria: the head, a line, the first year; and how a comparison is narrowed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.kernel.vietnamese import sort_key
from chungtay.rating import words
from chungtay.rating.forms.rating import Place
from chungtay.rating.rules import (
    LONGEST_SILENCE,
    SHARES,
    Band,
    Criterion,
    Group,
    How,
    Move,
    SetHead,
    Veto,
)
from chungtay.rating.words import sets as said
from chungtay.web.forms import KeyField

if TYPE_CHECKING:
    from chungtay.rating.models import CriteriaLine, CriteriaSet

_BANDS = tuple(band for band in Band if band is not Band.WEAK)
_PERCENT = 100  # basis points in one


class Copy(forms.Form):
    """What the new draft is called."""

    name = forms.CharField(label=_("Tên bản thảo"), max_length=120)
    key = KeyField()


class Sure(forms.Form):
    """A key alone: it is asked whether, not what."""

    key = KeyField()


class Publish(forms.Form):
    """From which year on."""

    year_from = forms.IntegerField(label=_("Áp dụng từ năm"), min_value=2000, max_value=2100)
    key = KeyField()


class Head(forms.Form):
    """What a set says of itself, its bands, what makes a club weak."""

    name = forms.CharField(label=_("Tên bộ tiêu chí"), max_length=120)
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Văn bản nào, số và ngày; hoặc ai đề xuất."),
    )  # fmt: skip
    mark = forms.ChoiceField(
        label=_("Là"), choices=[(each.value, label) for each, label in said.MARK.items()], widget=forms.RadioSelect
    )
    very_strong = forms.IntegerField(label=_("Rất mạnh từ (điểm)"))
    strong = forms.IntegerField(label=_("Mạnh từ (điểm)"))
    fair = forms.IntegerField(label=_("Khá từ (điểm)"))
    average = forms.IntegerField(label=_("Trung bình từ (điểm)"), help_text=_("Dưới mức này là yếu."))
    vetoes = forms.MultipleChoiceField(
        label=_("Điều làm câu lạc bộ xếp loại yếu dù đủ điểm"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, label) for each, label in said.VETO.items()],
    )  # fmt: skip
    silent_months = forms.IntegerField(
        label=_("Mấy tháng liền không sinh hoạt thì xếp loại yếu"), min_value=1, max_value=LONGEST_SILENCE
    )
    key = KeyField()

    def head(self) -> SetHead:
        """As the service takes it."""
        told = self.cleaned_data
        return SetHead(
            told["name"], told["source"], told["mark"], {band: told[band.value] for band in _BANDS},
            tuple(Veto(each) for each in told["vetoes"]), told["silent_months"],
        )  # fmt: skip


def typed_head(row: "CriteriaSet") -> dict[str, Any]:
    """A set as its form shows it."""
    names = ("name", "source", "mark", *(band.value for band in _BANDS), "vetoes", "silent_months")
    return {name: getattr(row, name) for name in names}


class Line(forms.Form):
    """One criterion: its words and points, and what is asked of the records."""

    group = forms.ChoiceField(label=_("Phần"), choices=[(each.value, label) for each, label in words.GROUP.items()])
    words = forms.CharField(
        label=_("Tiêu chí, bằng lời của câu lạc bộ"), max_length=160, widget=forms.Textarea({"rows": 2})
    )
    points = forms.IntegerField(label=_("Điểm"))
    column = forms.ChoiceField(label=_("Số lấy từ sổ sách"))
    how = forms.ChoiceField(
        label=_("Cách tính"), choices=[(each.value, label) for each, label in said.HOW.items()],
        widget=forms.RadioSelect,
        help_text=_("Theo con số hoặc số tháng thì đạt một phần được một phần điểm; cách khác thì đạt đủ mới có điểm."),
    )  # fmt: skip
    level = forms.IntegerField(
        label=_("Mức"),
        min_value=0,
        help_text=_("Tỷ lệ thì ghi phần trăm, tiền thì ghi số đồng. Có hay không thì ghi 1."),
    )
    of = forms.ChoiceField(label=_("Tỷ lệ trên số nào"), required=False)
    per_year = forms.BooleanField(
        label=_("Mức của đủ 12 tháng: câu lạc bộ mới thì đòi theo số tháng đã hoạt động"), required=False
    )
    needs = forms.ChoiceField(
        label=_("Chỉ tính với câu lạc bộ có"),
        required=False,
        help_text=_("Thường để trống. Không có số này thì 0 điểm."),
    )
    place = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=999)
    key = KeyField()

    def __init__(self, *args: Any, columns: Mapping[str, said.Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(columns.items(), key=lambda item: sort_key(item[1].vi))
        choices = [(name, f"{column.vi[:1].upper()}{column.vi[1:]}") for name, column in known]
        for name in ("column", "of", "needs"):
            first = [] if name == "column" else [("", _("không"))]
            self.fields[name].choices = [*first, *choices]  # type: ignore[attr-defined]  # a choice

    def line(self) -> Criterion:
        """As the service takes it; a level of a share is typed in percent and kept in basis points."""
        told = self.cleaned_data
        how = How(told["how"])
        level = told["level"] * (_PERCENT if how in SHARES else 1)
        return Criterion(
            code="", group=Group(told["group"]), points=told["points"], how=how, column=told["column"],
            words=told["words"], of=told["of"], least=1 if how is How.AT_MOST else level,
            most=level if how is How.AT_MOST else 0, per_year=told["per_year"], needs=told["needs"],
        )  # fmt: skip


def typed_line(line: "CriteriaLine") -> dict[str, Any]:
    """A line as its form shows it."""
    names = ("group", "words", "points", "column", "how", "of", "per_year", "needs", "place")
    level = line.most if line.how == How.AT_MOST else line.least
    return {name: getattr(line, name) for name in names} | {"level": level // (_PERCENT if line.how in SHARES else 1)}


class Watch(Place):
    """Which clubs in danger to list."""


class Compare(Place):
    """Which year, against which set, which clubs."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    voi = forms.ChoiceField(label=_("So với bộ"), required=False)
    chuyen = forms.ChoiceField(
        label=_("Chuyển loại"), required=False,
        choices=[("", _("Tất cả")), *((each.value, label) for each, label in words.MOVE.items())],
    )  # fmt: skip
    loai = forms.ChoiceField(
        label=_("Loại theo bộ này"), required=False,
        choices=[("", _("Tất cả")), *((each.value, label) for each, label in words.BAND.items())],
    )  # fmt: skip
    field_order = ("nam", "voi", "noi", "chuyen", "loai")

    def __init__(self, *args: Any, years: Sequence[int], others: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # a choice
        self.fields["voi"].choices = [  # type: ignore[attr-defined]  # a choice
            (str(number), name) for number, name in others
        ]

    def move(self) -> Move | None:
        """The move that was chosen."""
        chosen = self.chosen("chuyen")
        return Move(chosen) if chosen else None
