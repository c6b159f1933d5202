"""What officers type about hamlets, terrain, yearly figures and names, checked for shape."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.places.rules import KINDS_AT, HamletKind, Level, TerrainKind
from chungtay.places.words import HAMLET, NO_GROUND, OTHER_HAMLET, TERRAIN, UNIT
from chungtay.web.forms import DayField, KeyField

HAMLET_KINDS = [(kind.value, HAMLET[kind] or OTHER_HAMLET) for kind in HamletKind]
TERRAIN_KINDS = [(kind.value, TERRAIN[kind]) for kind in TerrainKind]
UNKNOWN = "chua-ro"
_MOST_PEOPLE = 2_000_000
_MOST_NAMES = 300


class PaperField(forms.CharField):
    """The number and day of the paper a change rests on."""

    def __init__(self, **kwargs: Any) -> None:
        said = {"label": _("Căn cứ"), "help_text": _("Số, ngày của quyết định, ví dụ: QĐ 45/QĐ-UBND ngày 20/4/2026.")}
        super().__init__(**({"max_length": 300} | said | kwargs))


class NamesField(forms.CharField):
    """Names of hamlets, one a line."""

    widget = forms.Textarea(attrs={"rows": 8})

    def clean(self, value: Any) -> list[str]:
        names = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(names) > _MOST_NAMES or any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Mỗi dòng một tên, mỗi tên không quá 100 chữ, không quá 300 dòng."))
        return names


class CountField(forms.IntegerField):
    """A count of people, typed with or without dots; empty is unknown, nought is nought."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "ct-input-short"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"required": False, "min_value": 0, "max_value": _MOST_PEOPLE} | kwargs))

    def to_python(self, value: Any) -> int | None:
        return super().to_python(str(value).replace(".", "").replace(" ", "") if value not in self.empty_values else "")


class AddHamlets(forms.Form):
    """A list of hamlets of one kind."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Gọi là"), choices=HAMLET_KINDS)
    names = NamesField(
        label=_("Tên các thôn, tổ"), help_text=_("Mỗi dòng một tên. Không cần ghi chữ “thôn”, “bản” ở đầu.")
    )
    valid_from = DayField(label=_("Có từ ngày"), help_text=_("Thôn có từ trước 01/7/2025 thì ghi 01/07/2025."))
    source = PaperField(required=False)


class RenameHamlet(forms.Form):
    """Another name or status by decision."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Gọi là"), choices=HAMLET_KINDS)
    name = forms.CharField(label=_("Tên mới"), max_length=100)
    happened_on = DayField(label=_("Từ ngày"))
    source = PaperField()


class CorrectHamlet(forms.Form):
    """A typing error put right."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Gọi là"), choices=HAMLET_KINDS)
    name = forms.CharField(label=_("Tên đúng"), max_length=100)


class SplitHamlet(forms.Form):
    """Several hamlets of one, by decision."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Gọi là"), choices=HAMLET_KINDS)
    names = NamesField(label=_("Tên các thôn, tổ mới"), help_text=_("Mỗi dòng một tên, ít nhất hai tên."))
    happened_on = DayField(label=_("Từ ngày"))
    source = PaperField()


class MergeHamlets(forms.Form):
    """One hamlet of several, by decision. The view says which hamlets the commune has."""

    key = KeyField()
    whole = forms.TypedMultipleChoiceField(
        label=_("Sáp nhập toàn bộ"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    part = forms.TypedMultipleChoiceField(
        label=_("Chỉ một phần"),
        help_text=_("Phần còn lại vẫn giữ tên cũ."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(label=_("Thôn, tổ mới gọi là"), choices=HAMLET_KINDS)
    name = forms.CharField(label=_("Tên mới"), max_length=100, help_text=_("Có thể giữ tên của một thôn cũ."))
    happened_on = DayField(label=_("Từ ngày"))
    source = PaperField()

    def __init__(self, *args: Any, hamlets: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("whole", "part"):
            self.fields[name].choices = list(hamlets)  # type: ignore[attr-defined]  # both are choice fields

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if set(said.get("whole", [])) & set(said.get("part", [])):
            self.add_error("part", _("Có thôn được đánh dấu ở cả hai nơi. Hãy bỏ một dấu."))
        return said


class KeyOnly(forms.Form):
    """A button that does one thing once."""

    key = KeyField()


class SetTerrain(forms.Form):
    """A kind of terrain from a day on."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Loại địa bàn"), choices=TERRAIN_KINDS)
    valid_from = DayField(label=_("Từ ngày"))
    source = PaperField()


class FilterTerrain(forms.Form):
    """Which communes of the list are looked for."""

    ten = forms.CharField(label=_("Tên hoặc mã số xã"), required=False, max_length=100)
    loai = forms.ChoiceField(
        label=_("Địa bàn"),
        required=False,
        choices=[("", _("Tất cả")), (UNKNOWN, NO_GROUND), *TERRAIN_KINDS],
    )


class MarkTerrain(forms.Form):
    """One kind of terrain for many communes at once. The view says which communes may be chosen."""

    key = KeyField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # the communes of the list as it was looked at
    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.MultipleHiddenInput)
    all_seen = forms.BooleanField(required=False)
    kind = forms.ChoiceField(label=_("Loại địa bàn"), choices=TERRAIN_KINDS)
    valid_from = DayField(label=_("Từ ngày"), help_text=_("Xã mang địa bàn ấy từ khi thành lập thì ghi 01/07/2025."))
    source = PaperField(
        help_text=_(
            "Số, ngày của quyết định có danh sách xã, ví dụ: QĐ 60/QĐ-BDTTG ngày 04/02/2026. Một văn bản cho mọi xã "
            "ghi lần này."
        )
    )
    skip_known = forms.BooleanField(label=_("Bỏ qua những xã đã ghi loại này, ghi cho các xã còn lại"), required=False)

    def __init__(self, *args: Any, communes: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.communes = list(communes)
        known = [(str(pk), str(pk)) for pk in self.communes]
        self.fields["chosen"].choices = known  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        said["commune_ids"] = self._seen() if said.get("all_seen") else said.get("chosen", [])
        return said

    def _seen(self) -> list[int]:
        """The communes the list held when it was shown, over all its pages: never those it would hold by now."""
        inside = set(self.communes)
        numbers = [int(part) for part in self.cleaned_data.get("seen", "").split(",") if part.isdecimal()]
        return [number for number in numbers if number in inside]


class CloseTerrain(forms.Form):
    """The day on which a terrain ceased to hold."""

    key = KeyField()
    ended_on = DayField(label=_("Thôi từ ngày"), help_text=_("Ghi nhầm thì ghi đúng ngày bắt đầu: dòng này sẽ bỏ hẳn."))
    source = PaperField()


_YES_NO = [("", _("Chưa rõ")), ("1", _("Có")), ("0", _("Không"))]


class FactRow(forms.Form):
    """The figures of one commune and year; what is not known stays empty."""

    seen_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    older_count = CountField(label=_("Người từ 60 tuổi"))
    older_women_count = CountField(label=_("Trong đó cụ bà"))
    association_member_count = CountField(label=_("Hội viên Hội NCT"))
    chapter_count = CountField(label=_("Chi hội"))
    has_care_fund = forms.TypedChoiceField(
        label=_("Quỹ chăm sóc NCT"),
        choices=_YES_NO,
        required=False,
        coerce=lambda value: value == "1",
        empty_value=None,
    )


class Facts(FactRow):
    """The sheet of one commune."""

    key = KeyField()
    source = PaperField(help_text=_("Ví dụ: Báo cáo số 3/BC-UBND ngày 05/01/2026 của UBND xã."))


class FactTable(forms.Form):
    """What the lines of a province's sheet share."""

    key = KeyField()
    source = PaperField(help_text=_("Một văn bản cho mọi dòng ghi lần này."))


class ConfirmChange(forms.Form):
    """The day from which a proposed name is in force."""

    key = KeyField()
    effective_on = DayField(label=_("Có hiệu lực từ ngày"))
    is_whole = forms.BooleanField(label=_("Xác nhận luôn mọi đơn vị đang chờ của nghị quyết này"), required=False)


class DeclineChange(forms.Form):
    """Why a proposed name is set aside."""

    key = KeyField()
    reason = forms.CharField(label=_("Lý do không nhận"), max_length=300)


class ProposeChange(forms.Form):
    """A new name or status that was read in a resolution."""

    key = KeyField()
    kind = forms.ChoiceField(label=_("Sẽ là"))
    name = forms.CharField(label=_("Tên"), max_length=100)
    resolution = forms.CharField(label=_("Nghị quyết số"), max_length=120)
    issued_on = DayField(label=_("Ban hành ngày"))

    def __init__(self, *args: Any, level: Level, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, UNIT[kind]) for kind in UNIT if kind in KINDS_AT[level]]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a choice field


class CorrectName(forms.Form):
    """The right spelling of an area's name."""

    key = KeyField()
    name = forms.CharField(label=_("Viết đúng là"), max_length=100, help_text=_("Không ghi chữ “xã”, “tỉnh” ở đầu."))
    source = PaperField()
