"""What is typed of a class: its facts, who is invited, attendance, scores, trainers; how lists are narrowed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.kernel.errors import RuleBroken
from chungtay.people.words import SEXES
from chungtay.training import services, words
from chungtay.training.rules import (
    CLUB_AUDIENCES,
    DAYS_AT_MOST,
    OUTSIDE_AUDIENCES,
    TRAINEES_AT_MOST,
    Answer,
    Audience,
    ClassState,
    Outsider,
    Untrained,
    read_score,
    written_score,
)
from chungtay.web.explain import explain
from chungtay.web.forms import KeyField

if TYPE_CHECKING:
    from chungtay.training.models import Class, ClassDay, Course, Trainer
    from chungtay.training.queries import Trainee


class ScoreField(forms.CharField):
    """A score from 0 to 10, typed as schools write it: `7,5`; cleaned to whole tenths."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "class": "ct-input-short"})
        super().__init__(max_length=5, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            tenths = read_score(str(super().clean(value)))
        except RuleBroken as broken:
            raise forms.ValidationError(explain(broken), code=broken.code) from None
        return tenths


def _all(choices: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [("", _("Tất cả")), *((each.value, label) for each, label in choices.items())]


class Open(forms.Form):
    """A class: which course, where, on which days, what a certificate asks."""

    course = forms.ChoiceField(label=_("Khóa học"))
    title = forms.CharField(
        label=_("Tên lớp"), max_length=300,
        help_text=_("Ví dụ: Tập huấn ban đầu cho Ban Chủ nhiệm các câu lạc bộ mới, đợt 1."),
    )  # fmt: skip
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    days = forms.CharField(
        label=words.DAYS_LABEL,
        help_text=words.DAYS_HINT,
        max_length=8000,
        widget=forms.Textarea({"rows": 6}),
        strip=False,
    )
    needed_days = forms.IntegerField(
        label=_("Học ít nhất mấy ngày thì được chứng nhận"), min_value=1, max_value=DAYS_AT_MOST
    )
    pass_tenths = ScoreField(
        label=_("Điểm sau khóa học phải đạt"), required=False, help_text=_("Để trống nếu lớp không có bài kiểm tra.")
    )
    place_count = forms.IntegerField(label=_("Số chỗ"), required=False, min_value=1, max_value=TRAINEES_AT_MOST)
    about = forms.CharField(
        label=_("Dặn dò"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Ăn nghỉ, đi lại, mang theo gì. In trong giấy mời."),
    )  # fmt: skip
    key = KeyField()

    def __init__(self, *args: Any, courses: "Sequence[Course]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if courses:
            self.fields["course"].choices = [(str(each.key), each.name) for each in courses]  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["course"]  # a class keeps its course

    def planned(self) -> services.Planned:
        """As the service takes it."""
        return services.Planned(
            **{name: value for name, value in self.cleaned_data.items() if name not in ("key", "course")}
        )


def typed(row: "Class", days: str) -> dict[str, Any]:
    """A class as its form shows it."""
    return {name: getattr(row, name) for name in ("title", "place", "needed_days", "place_count", "about")} | {
        "days": days,
        "pass_tenths": written_score(row.pass_tenths),
    }


class Why(forms.Form):
    """A reason, where one is asked for."""

    words = forms.CharField(label=words.WHY, max_length=500, widget=forms.Textarea({"rows": 3}))
    key = KeyField()


class Sure(forms.Form):
    """Yes."""

    key = KeyField()


def step_form(data: Any, to: ClassState) -> forms.Form:
    """The form of a step of a class: with a reason when it is cancelled."""
    if to is not ClassState.CANCELLED:
        return Sure(data)
    form = Why(data)
    form.fields["words"].label = words.WHY_CANCELLED
    return form


_OUTSIDE = [(each.value, words.AUDIENCE[each]) for each in OUTSIDE_AUDIENCES]


class Outsiders(forms.Form):
    """A pasted list; who nothing is said of is an officer of the Association."""

    audience = forms.ChoiceField(label=words.OUTSIDE_LABEL, choices=_OUTSIDE, required=False)
    text = forms.CharField(
        label=words.OUTSIDERS_LABEL, help_text=words.OUTSIDERS_HINT, max_length=60_000, strip=False,
        widget=forms.Textarea({"rows": 10}),
    )  # fmt: skip
    key = KeyField()


class OneOutsider(forms.Form):
    """Somebody from outside the clubs."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    audience = forms.ChoiceField(label=words.OUTSIDE_LABEL, choices=_OUTSIDE)
    unit = forms.CharField(
        label=_("Cơ quan, đơn vị"),
        max_length=160,
        help_text=_("In trên giấy chứng nhận. Ví dụ: Trạm Y tế xã Nga Sơn."),
    )
    post = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)
    phone = forms.CharField(
        label=_("Số điện thoại"), max_length=30, required=False, widget=forms.TextInput({"inputmode": "tel"}),
        help_text=_("Chỉ đơn vị mở lớp thấy, để liên lạc."),
    )  # fmt: skip
    sex = forms.ChoiceField(
        label=_("Giới tính"), required=False, choices=[("", _("Chưa ghi")), *((s.value, w) for s, w in SEXES.items())]
    )
    birth_year = forms.IntegerField(label=_("Năm sinh"), required=False, min_value=1900, max_value=2100)
    key = KeyField()

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        told = dict(self.cleaned_data)
        key, audience = told.pop("key"), Audience(told.pop("audience"))
        return {"key": key, "audience": audience, "outsider": Outsider(**told)}


class NarrowChoice(forms.Form):
    """Whom to look for when inviting."""

    noi = forms.ChoiceField(label=_("Nơi"), required=False)
    chuc = forms.ChoiceField(
        label=_("Chức vụ"), required=False,
        choices=[("", _("Ai khóa học này dành cho")), *((each.value, words.AUDIENCE[each]) for each in CLUB_AUDIENCES)],
    )  # fmt: skip
    het = forms.BooleanField(label=_("Cả người đã học khóa này"), required=False)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noi"].choices = [("", _("Tất cả")), *places]  # type: ignore[attr-defined]  # a ChoiceField


class Invite(forms.Form):
    """Who of the people found is invited: a tick each."""

    everybody = forms.BooleanField(label=_("Mời tất cả người hiện ở đây"), required=False)
    who = forms.MultipleChoiceField(
        label=_("Hoặc chọn từng người"), required=False, widget=forms.CheckboxSelectMultiple
    )
    key = KeyField()

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["who"].choices = people  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self) -> list[services.Chosen]:
        """Clubs and people, as the service takes them."""
        shown = [value for value, _name in self.people]
        pairs = (each.split("-") for each in (shown if self.cleaned_data["everybody"] else self.cleaned_data["who"]))
        return [(int(club_id), int(person_id)) for club_id, person_id in pairs]


class Answers(forms.Form):
    """What everybody of a list answered."""

    key = KeyField()

    def __init__(self, *args: Any, rows: "Sequence[Trainee]", is_club: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for each in rows:
            label = ", ".join(part for part in (each.name, str(words.AUDIENCE[Audience(each.row.audience)])) if part)
            self.fields[f"a_{each.row.number}"] = forms.ChoiceField(
                label=label,
                choices=[(answer.value, words.ANSWER[answer]) for answer in Answer],
                initial=each.row.answer,
            )
        if is_club:
            self.fields["words"] = forms.CharField(
                label=_("Nhắn cho nơi mở lớp"), required=False, max_length=300,
                help_text=_("Ví dụ: xin cử người khác đi thay."),
            )  # fmt: skip

    def answers(self) -> dict[UUID, Answer]:
        """As the service takes it."""
        return {each.row.key: Answer(self.cleaned_data[f"a_{each.row.number}"]) for each in self.rows}


class MarkDay(forms.Form):
    """Who was there on a day; who is not ticked was not."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    key = KeyField()

    def __init__(self, *args: Any, rows: "Sequence[Trainee]", day: "ClassDay", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        is_new = not any(day.pk in each.days for each in rows)
        for each in rows:
            self.fields[f"c_{each.row.number}"] = forms.BooleanField(
                label=f"{each.row.number}. {each.name}" + (f", {each.unit}" if each.unit else ""),
                required=False,
                initial=each.row.answer != Answer.ABSENT if is_new else each.days.get(day.pk, False),
            )

    def there(self) -> dict[UUID, bool]:
        """As the service takes it."""
        return {each.row.key: bool(self.cleaned_data[f"c_{each.row.number}"]) for each in self.rows}


class WriteScores(forms.Form):
    """The scores of both tests."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    key = KeyField()

    def __init__(self, *args: Any, rows: "Sequence[Trainee]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for each in rows:
            for name, label, tenths in (
                ("b", _("Trước"), each.row.before_tenths), ("s", _("Sau"), each.row.after_tenths),
            ):  # fmt: skip
                self.fields[f"{name}_{each.row.number}"] = ScoreField(
                    label=label, required=False, initial=written_score(tenths)
                )

    def groups(self) -> list[dict[str, Any]]:
        """The two fields of each, with who it is."""
        return [
            {"trainee": each, "fields": [self[f"b_{each.row.number}"], self[f"s_{each.row.number}"]]}
            for each in self.rows
        ]

    def scores(self) -> dict[UUID, services.Scores]:
        """As the service takes it."""
        said = self.cleaned_data
        return {each.row.key: (said[f"b_{each.row.number}"], said[f"s_{each.row.number}"]) for each in self.rows}


class AssignTrainers(forms.Form):
    """Who teaches what."""

    key = KeyField()

    def __init__(
        self, *args: Any, trainers: "Sequence[Trainer]", teaching: Mapping[int, str], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.trainers = trainers
        for each in trainers:
            name = each.name + (f", {each.unit}" if each.unit else "")
            self.fields[f"t_{each.pk}"] = forms.BooleanField(label=name, required=False, initial=each.pk in teaching)
            self.fields[f"n_{each.pk}"] = forms.CharField(
                label=_("Dạy phần"), required=False, max_length=300, initial=teaching.get(each.pk, each.subjects)
            )

    def groups(self) -> list[dict[str, Any]]:
        """The two fields of each."""
        return [{"trainer": each, "fields": [self[f"t_{each.pk}"], self[f"n_{each.pk}"]]} for each in self.trainers]

    def chosen(self) -> "list[tuple[Trainer, str]]":
        """As the service takes it."""
        said = self.cleaned_data
        return [(each, said[f"n_{each.pk}"]) for each in self.trainers if said[f"t_{each.pk}"]]


class NarrowClasses(forms.Form):
    """Which classes to list."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    buoc = forms.ChoiceField(label=_("Đang ở bước"), required=False, choices=_all(words.STATE))
    loai = forms.ChoiceField(label=_("Loại khóa học"), required=False, choices=_all(words.COURSE_KIND))

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Tất cả")), *((str(year), str(year)) for year in years)]
        self.fields["nam"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self) -> dict[str, Any]:
        """As a query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        names = (("buoc", "state"), ("loai", "course__kind"))
        found: dict[str, Any] = {field: said[name] for name, field in names if said.get(name)}
        return found | ({"year": int(said["nam"])} if said.get("nam") else {})


class NarrowUntrained(forms.Form):
    """Which clubs to list, and where."""

    noi = forms.ChoiceField(label=_("Nơi"), required=False)
    ai = forms.ChoiceField(
        label=_("Ai"), required=False, choices=[(each.value, label) for each, label in words.UNTRAINED.items()]
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noi"].choices = [("", _("Tất cả")), *places]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self) -> tuple[str, Untrained]:
        """A path below, or none; and which clubs."""
        said = self.cleaned_data if self.is_valid() else {}
        return said.get("noi", ""), Untrained(said.get("ai") or Untrained.ANY)
