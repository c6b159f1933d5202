"""What is typed about activities: what was done, the plan, photographs, filters, labels."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.activities import words
from chungtay.activities.rules import KINDS_OF, Kind, NewActivity
from chungtay.activities.rules.kinds import HOURS_AT_MOST, PEOPLE_AT_MOST
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.months import Month
from chungtay.web.forms import DayField, KeyField, MoneyField

Choices = Iterable[tuple[Any, Any]]
_SHORT = forms.NumberInput(attrs={"class": "ct-input-short"})


def kind_choices(labels: dict[ActivityArea, str], without: Iterable[Kind] = ()) -> list[tuple[Any, Any]]:
    """Kinds under the name of their area, each as `area:kind`; without those that are written elsewhere."""
    left_out = set(without)
    return [
        (label, [(f"{area}:{kind}", words.KIND[kind]) for kind in KINDS_OF[area] if kind not in left_out])
        for area, label in labels.items()
    ]


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class Done(Keyed):
    """What was done. Five things are asked for; names and the rest are opened by a touch."""

    what = forms.ChoiceField(label=_("Việc gì"))
    title = forms.CharField(
        label=_("Ghi vắn tắt"), max_length=300, help_text=_("Ví dụ: Giúp gia đình ông Tư dựng lại bếp sau bão.")
    )
    happened_on = DayField(label=_("Ngày nào"))
    part_count = forms.IntegerField(
        label=_("Bao nhiêu người làm, dự"), required=False, min_value=0, max_value=PEOPLE_AT_MOST, widget=_SHORT,
        help_text=_("Để trống thì đếm theo tên bác đánh dấu ở dưới."),
    )  # fmt: skip
    helped_count = forms.IntegerField(
        label=_("Giúp được bao nhiêu người"), required=False, min_value=0, max_value=PEOPLE_AT_MOST, widget=_SHORT,
        help_text=_("Để trống thì đếm theo tên bác đánh dấu ở dưới."),
    )  # fmt: skip
    leaders = forms.TypedMultipleChoiceField(
        label=_("Ai đứng ra"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    took_part = forms.TypedMultipleChoiceField(
        label=_("Ai tham gia"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    helped = forms.TypedMultipleChoiceField(
        label=_("Ai được giúp"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Người ngoài câu lạc bộ, đơn vị khác"), max_length=300, required=False,
        help_text=_("Ai cùng làm, hoặc ai được giúp. Ví dụ: Đoàn thanh niên xã."),
    )  # fmt: skip
    place = forms.CharField(label=_("Ở đâu"), max_length=200, required=False)
    hour_count = forms.IntegerField(
        label=_("Giờ công"), required=False, min_value=0, max_value=HOURS_AT_MOST, widget=_SHORT,
        help_text=_("Của tất cả cộng lại: 10 người làm 3 giờ là 30."),
    )  # fmt: skip
    value_vnd = MoneyField(
        label=_("Giá trị tiền, hiện vật"), required=False, min_vnd=0,
        help_text=_("Ước tính. Tiền của quỹ vẫn ghi phiếu ở phần Quỹ."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ghi thêm"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    plan = forms.ChoiceField(label=_("Việc này có trong kế hoạch năm"), required=False)

    first_fields: tuple[str, ...] = ("what", "title", "happened_on", "part_count", "helped_count")
    people_fields = ("leaders", "took_part", "helped")
    more_fields: tuple[str, ...] = ("others", "place", "hour_count", "value_vnd", "note", "plan")

    def __init__(
        self,
        *args: Any,
        kinds: Choices,
        members: Sequence[tuple[int, str]],
        plans: Sequence[tuple[str, str]] = (),
        meeting_day: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meeting_day = meeting_day
        self.fields["what"].choices = [("", _("Chọn việc đã làm")), *kinds]  # type: ignore[attr-defined]  # a ChoiceField
        for name in self.people_fields:
            self.fields[name].choices = list(members)  # type: ignore[attr-defined]  # a ChoiceField
        if plans:
            self.fields["plan"].choices = [("", _("Không, việc phát sinh")), *plans]  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["plan"]
        if meeting_day:
            self.fields["happened_on"] = DayField(
                label=_("Ngày nào"), required=False, help_text=_("Để trống thì là ngày của buổi họp.")
            )

    def _bound(self, names: Iterable[str]) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    def first(self) -> list[forms.BoundField]:
        """The few fields that are asked for."""
        return self._bound(self.first_fields)

    def people(self) -> list[forms.BoundField]:
        """Names, each list opened by a touch."""
        return self._bound(self.people_fields)

    def more(self) -> list[forms.BoundField]:
        """The rest, opened by a touch."""
        return self._bound(self.more_fields)

    @property
    def is_more_open(self) -> bool:
        """What is folded away stands open where it holds an error or something written."""
        return any(field.name in self.errors or field.value() not in (None, "", 0, "0") for field in self.more())

    def new_activity(self) -> NewActivity:
        """The activity of a valid form."""
        said = self.cleaned_data
        area, _sep, kind = said["what"].partition(":")
        day = said["happened_on"] or self.meeting_day
        assert day is not None, "only the form of a meeting may leave its day out"
        return NewActivity(
            area=ActivityArea(area),
            kind=Kind(kind),
            happened_on=day,
            title=said["title"],
            place=said["place"],
            leaders=tuple(said["leaders"]),
            took_part=tuple(said["took_part"]),
            helped=tuple(said["helped"]),
            others=said["others"],
            part_count=said["part_count"],
            helped_count=said["helped_count"],
            hour_count=said["hour_count"] or 0,
            value_vnd=said["value_vnd"] or 0,
            note=said["note"],
        )

    def chosen_plan(self) -> UUID | None:
        """The key of the line of the plan that this fulfils."""
        asked = self.cleaned_data.get("plan", "")
        return UUID(asked) if asked else None


class Rewrite(Done):
    """An activity put right, with the reason."""

    reason = forms.CharField(
        label=_("Vì sao sửa"), max_length=300, help_text=_("Dòng ghi trước vẫn giữ lại, kèm lý do này.")
    )
    first_fields = (*Done.first_fields, "reason")


class Reason(Keyed):
    """Why something is taken back or dropped."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class Photo(Keyed):
    """A photograph of what was done."""

    upload = forms.FileField(
        label=_("Chọn hoặc chụp ảnh"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        max_length=300,
        help_text=_("Máy tự thu nhỏ và bỏ nơi chụp ghi trong ảnh. Hỏi người trong ảnh trước khi chụp."),
    )


class Plan(Keyed):
    """A line of the plan: when, in which area, what, who."""

    month = forms.ChoiceField(label=_("Tháng nào"))
    area = forms.ChoiceField(label=_("Mảng nào"))
    words = forms.CharField(
        label=_("Làm việc gì"), max_length=300, help_text=_("Ví dụ: Giao lưu văn nghệ với thôn bên.")
    )
    who = forms.CharField(label=_("Ai lo"), max_length=160, required=False, help_text=_("Ví dụ: Đội văn nghệ, bà Lan."))

    def __init__(self, *args: Any, months: Sequence[Month], labels: dict[ActivityArea, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(str(month), month.label.capitalize()) for month in months]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["area"].choices = [("", _("Chọn mảng")), *((area.value, name) for area, name in labels.items())]  # type: ignore[attr-defined]  # a ChoiceField

    def said(self) -> dict[str, Any]:
        """What a valid form says, for the service."""
        told = dict(self.cleaned_data)
        return told | {"month": Month.parse(told["month"]), "area": ActivityArea(told["area"])}


class Tick(Keyed):
    """Done: today, or the day that is written."""

    done_on = DayField(label=_("Làm ngày nào"), required=False)


class Filter(forms.Form):
    """Which activities to list."""

    mang = forms.ChoiceField(label=_("Mảng"), required=False)
    nam = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, labels: dict[ActivityArea, str], years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mang"].choices = [("", _("Cả tám mảng")), *((area.value, name) for area, name in labels.items())]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["nam"].choices = [("", _("Mọi năm")), *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name, "")) if self.is_valid() else ""


class ClubsFilter(forms.Form):
    """Which clubs to list: all, those with all eight areas, those short of some or of one."""

    thieu = forms.ChoiceField(label=_("Câu lạc bộ nào"), required=False)

    def __init__(self, *args: Any, labels: dict[ActivityArea, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        short = [(area.value, _("Chưa đạt: %s") % name) for area, name in labels.items()]
        self.fields["thieu"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Tất cả")), ("du", _("Đủ 8 mảng")), ("thieu", _("Chưa đủ 8 mảng")), *short,
        ]  # fmt: skip

    def chosen(self) -> str:
        return str(self.cleaned_data.get("thieu", "")) if self.is_valid() else ""


class Label(Keyed):
    """What an area is called from a day on."""

    area = forms.ChoiceField(label=_("Mảng nào"))
    path = forms.ChoiceField(label=_("Ở đâu"))
    label = forms.CharField(label=_("Gọi là"), max_length=80)
    valid_from = DayField(label=_("Từ ngày"))
    source = forms.CharField(label=_("Theo văn bản nào"), max_length=300, required=False)

    def __init__(
        self, *args: Any, labels: dict[ActivityArea, str], places: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(area.value, name) for area, name in labels.items()]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["path"].choices = list(places)  # type: ignore[attr-defined]  # a ChoiceField
