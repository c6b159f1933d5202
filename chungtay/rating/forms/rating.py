"""What is typed about a rating: points of each line with a reason, words of a step."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.rating import words
from chungtay.rating.rules import Band, Criterion, RatingState, Said
from chungtay.web.forms import KeyField


class Sheet(forms.Form):
    """Every line of a set with its points, filled with what stands, and a reason where it is otherwise."""

    key = KeyField()

    def __init__(self, *args: Any, criteria: Sequence[Criterion], stood: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for each in criteria:
            self.fields[f"p_{each.code}"] = forms.IntegerField(
                label=each.words, min_value=0, max_value=each.points, initial=stood[each.code]
            )
            self.fields[f"w_{each.code}"] = forms.CharField(label=words.WHY, max_length=300, required=False)

    def said(self) -> dict[str, Said]:
        """What the filled sheet says, by criterion."""
        told = self.cleaned_data
        return {each.code: Said(told[f"p_{each.code}"], told[f"w_{each.code}"]) for each in self.criteria}


class Check(Sheet):
    """The same by the commune, with what makes a club weak whatever its points."""

    misuse = forms.CharField(
        label=_("Có sử dụng quỹ sai thì ghi rõ"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Không có thì để trống. Ghi ở đây là câu lạc bộ xếp loại yếu."),
    )  # fmt: skip


class Words(forms.Form):
    """Why something is given back or asked to be looked at again."""

    words = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea({"rows": 3}))
    key = KeyField()


class Answer(Words):
    """The answer to an appeal, with other points where they are other."""

    points = forms.IntegerField(
        label=_("Điểm mới"), min_value=0, max_value=100, required=False, help_text=_("Giữ nguyên thì để trống.")
    )
    field_order = ("words", "points", "key")


class Confirm(forms.Form):
    """The province confirms what was checked."""

    words = forms.CharField(label=_("Ghi thêm"), max_length=500, required=False)
    key = KeyField()


class Place(forms.Form):
    """Of which place below."""

    noi = forms.ChoiceField(label=_("Nơi"), required=False)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if places:
            self.fields["noi"].choices = [("", _("Tất cả")), *places]  # type: ignore[attr-defined]  # a choice
        else:
            del self.fields["noi"]

    def chosen(self, name: str) -> str:
        """What was chosen; nothing where it was not understood."""
        return str(self.cleaned_data.get(name, "")) if self.is_valid() else ""


class Filter(Place):
    """Which clubs to list."""

    loai = forms.ChoiceField(
        label=_("Xếp loại"), required=False, choices=[("", _("Tất cả")), *((b.value, words.BAND[b]) for b in Band)]
    )
    buoc = forms.ChoiceField(
        label=_("Đang ở bước"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("none", words.NOT_BEGUN),
            *((each.value, words.STATE[each]) for each in RatingState),
        ],
    )
    nam = forms.ChoiceField(label=_("Năm"), required=False)
    field_order = ("loai", "buoc", "nam", "noi")

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]  # a choice
