"""What is typed of shares, clusters, tasks and programme money, and how lists are narrowed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import INDICATORS, Indicator
from chungtay.plans import services, words
from chungtay.plans.rules import AT_MOST, Heading, MoneyKind, Source, TaskState
from chungtay.web.forms import DayTextField, KeyField, MoneyField

MOST = 10**9


class Split(forms.Form):
    """What each place below is allotted."""

    key = KeyField()

    def __init__(self, *args: Any, parts: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ids = [part.area.pk for part in parts]
        for part in parts:
            self.fields[f"s_{part.area.pk}"] = forms.IntegerField(
                label=part.name, required=False, min_value=0, max_value=MOST, initial=part.share
            )

    def shares(self) -> Mapping[int, int | None]:
        """As the service takes it."""
        return {area: self.cleaned_data[f"s_{area}"] for area in self.ids}


class MakeCluster(forms.Form):
    """A cluster: its name and its places."""

    name = forms.CharField(label=_("Tên cụm"), max_length=120, help_text=_("Ví dụ: Cụm thi đua số 2."))
    places = forms.MultipleChoiceField(label=_("Các nơi trong cụm"), widget=forms.CheckboxSelectMultiple)
    key = KeyField()

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places)  # type: ignore[attr-defined]  # a ChoiceField

    def area_ids(self) -> list[int]:
        """The places chosen."""
        return [int(each) for each in self.cleaned_data["places"]]


class AddTask(forms.Form):
    """A task of the yearly plan."""

    year = forms.IntegerField(label=_("Năm"))
    words = forms.CharField(label=_("Việc"), max_length=500, widget=forms.Textarea({"rows": 3}))
    owner = forms.CharField(label=_("Ai làm"), max_length=200, required=False)
    due_on = DayTextField(label=_("Xong trước ngày"), required=False)
    target = forms.ChoiceField(label=_("Phục vụ chỉ tiêu"), required=False)
    key = KeyField()

    def __init__(self, *args: Any, targets: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [("", _("Không chọn")), *targets]  # type: ignore[attr-defined]  # a ChoiceField

    def new(self, targets: Mapping[str, Any]) -> services.NewTask:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.NewTask(**said | {"target": targets.get(said["target"])})


class MoveTask(forms.Form):
    """The next step of a task."""

    to = forms.ChoiceField(label=_("Bước tiếp"), widget=forms.RadioSelect)
    told = forms.CharField(
        label=_("Kết quả, ghi chú"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )
    key = KeyField()

    def __init__(self, *args: Any, steps: Sequence[TaskState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(step.value, words.TASK[step]) for step in steps]  # type: ignore[attr-defined]  # a ChoiceField


class WriteMoney(forms.Form):
    """A line of programme money."""

    year = forms.IntegerField(label=_("Năm"))
    kind = forms.ChoiceField(
        label=_("Là"), choices=[(each.value, label) for each, label in words.MONEY.items()], widget=forms.RadioSelect
    )
    heading = forms.ChoiceField(
        label=_("Nội dung chi"), choices=[(each.value, label) for each, label in words.HEADING.items()]
    )
    source = forms.ChoiceField(label=_("Nguồn"), choices=[(each.value, label) for each, label in words.SOURCE.items()])
    amount_vnd = MoneyField(label=_("Số tiền"))
    paper = forms.CharField(
        label=_("Văn bản"), max_length=160, required=False, help_text=_("Số, ngày của quyết định, kế hoạch.")
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    key = KeyField()

    def new(self) -> services.NewMoney:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        kinds = {"kind": MoneyKind(said["kind"]), "heading": Heading(said["heading"]), "source": Source(said["source"])}
        return services.NewMoney(**said | kinds)


class Why(forms.Form):
    """The reason."""

    words = forms.CharField(label=_("Lý do"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    key = KeyField()


class Sure(forms.Form):
    """Yes."""

    key = KeyField()


class Compare(forms.Form):
    """What is compared, and within which cluster."""

    cum = forms.ChoiceField(label=_("Cụm thi đua"), required=False)
    chi_so = forms.MultipleChoiceField(
        label=_("So sánh theo"),
        required=False,
        widget=forms.SelectMultiple({"size": 6}),
        help_text=_("Giữ phím Ctrl để chọn nhiều."),
    )

    def __init__(self, *args: Any, clusters: Sequence[Any], indicators: Sequence[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["cum"]
        chosen.choices = [("", _("Tất cả")), *((str(each.key), each.name) for each in clusters)]
        figures: Any = self.fields["chi_so"]
        figures.choices = [(each.code, each.vi) for each in indicators]

    def clean_chi_so(self) -> list[str]:
        """At most six figures side by side."""
        return list(self.cleaned_data["chi_so"])[:AT_MOST]

    def codes(self, usual: Sequence[str]) -> list[str]:
        """The figures asked for, else the usual ones."""
        return (self.cleaned_data.get("chi_so") if self.is_valid() else None) or [
            code for code in usual if code in INDICATORS
        ]

    def cluster(self) -> str:
        """The cluster asked for, by its key."""
        return str(self.cleaned_data.get("cum", "")) if self.is_valid() else ""


class NarrowTasks(forms.Form):
    """Which tasks to list."""

    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[("", _("Tất cả")), *((state.value, label) for state, label in words.TASK.items())],
    )  # fmt: skip

    def chosen(self) -> str:
        """The state asked for."""
        return str(self.cleaned_data["buoc"]) if self.is_valid() else ""
