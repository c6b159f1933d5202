"""What is typed of conferences."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.conferences import services, words
from chungtay.conferences.rules import Answer, ConferenceKind, ConferenceState, PromiseKind, PromiseState, SpeechState
from chungtay.web.forms import DayTextField, KeyField

if TYPE_CHECKING:
    from chungtay.conferences.models import Conference, Delegate

SPEECH_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_STARTS = {"application/pdf": b"%PDF", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"PK"}


class Call(forms.Form):
    """A conference: what, when, where, who chairs."""

    kind = forms.ChoiceField(label=_("Loại"), choices=[(kind.value, label) for kind, label in words.KIND.items()])
    title = forms.CharField(
        label=_("Tên hội nghị"), max_length=300, help_text=_("Ví dụ: Hội nghị sơ kết 6 tháng đầu năm 2026.")
    )
    held_on = DayTextField(label=_("Ngày họp"))
    until_on = DayTextField(label=_("Đến hết ngày"), required=False, help_text=_("Chỉ ghi khi họp nhiều ngày."))
    starts_at = forms.TimeField(label=_("Giờ bắt đầu"), required=False, help_text=_("Ví dụ 8:00."))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    chair = forms.CharField(label=_("Chủ trì"), max_length=200, help_text=_("Họ tên và chức vụ."))
    about = forms.CharField(
        label=_("Nội dung, mục đích"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    key = KeyField()

    def called(self) -> services.Called:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Called(**said | {"kind": ConferenceKind(said["kind"])})


def typed(conference: "Conference") -> dict[str, Any]:
    """A conference as its form shows it."""
    return {
        "starts_at": f"{conference.starts_at:%H:%M}" if conference.starts_at else "",
        **{
            name: getattr(conference, name)
            for name in ("kind", "title", "held_on", "until_on", "place", "chair", "about")
        },
    }


class Lines(forms.Form):
    """A pasted list."""

    text = forms.CharField(max_length=200_000, widget=forms.Textarea({"rows": 12}), strip=False)
    key = KeyField()

    def __init__(self, *args: Any, label: object, hint: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = str(label), str(hint)


class Step(forms.Form):
    """A step of a conference: with its words where it has any."""

    words = forms.CharField(max_length=20_000, required=False, widget=forms.Textarea({"rows": 10}))
    key = KeyField()

    def __init__(self, *args: Any, to: ConferenceState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if to in words.STEP_LABEL:
            self.fields["words"].label = words.STEP_LABEL[to]
        else:
            del self.fields["words"]

    def said(self) -> str:
        """The words of the step."""
        return str(self.cleaned_data.get("words", ""))


class Press(forms.Form):
    """What the press is told."""

    text = forms.CharField(label=_("Thông cáo"), max_length=20_000, widget=forms.Textarea({"rows": 14}))
    key = KeyField()


class Sure(forms.Form):
    """Yes."""

    key = KeyField()


class AskSpeech(forms.Form):
    """A speech that is asked for."""

    title = forms.CharField(label=_("Tên bài"), max_length=300)
    unit = forms.CharField(label=_("Đơn vị viết bài"), max_length=160)
    speaker = forms.CharField(label=_("Người trình bày"), max_length=160, required=False)
    due_on = DayTextField(label=_("Gửi bài trước ngày"), required=False)
    minutes = forms.IntegerField(label=_("Số phút"), min_value=1, max_value=60, initial=7)
    key = KeyField()

    def asked(self) -> services.Asked:
        """As the service takes it."""
        return services.Asked(**{name: value for name, value in self.cleaned_data.items() if name != "key"})


class MoveSpeech(forms.Form):
    """The next step of a speech, with its text or its file."""

    to = forms.ChoiceField(label=_("Bước tiếp"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Nội dung hoặc tóm tắt"), required=False, max_length=40_000, widget=forms.Textarea({"rows": 6})
    )
    file = forms.FileField(label=_("Tệp bài viết (Word hoặc PDF)"), required=False, max_length=200)
    key = KeyField()

    def __init__(self, *args: Any, steps: Sequence[SpeechState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(step.value, words.SPEECH[step]) for step in steps]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_file(self) -> services.Upload | None:
        """The file if it is what it says; refused in a sentence otherwise."""
        upload = self.cleaned_data.get("file")
        if not upload:
            return None
        content = upload.read(services.SPEECH_BYTES + 1)
        if len(content) > services.SPEECH_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB. Gửi tệp nhỏ hơn."))
        for media_type, suffix in SPEECH_TYPES.items():
            if upload.name.lower().endswith(suffix) and content.startswith(_STARTS[media_type]):
                return services.Upload(upload.name, media_type, content)
        raise forms.ValidationError(_("Chỉ nhận tệp Word (.docx) hoặc PDF."))


class NotePromise(forms.Form):
    """What was asked or promised."""

    kind = forms.ChoiceField(
        label=_("Là"),
        choices=[(kind.value, label) for kind, label in words.PROMISE_KIND.items()],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Nội dung"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    said_by = forms.CharField(label=_("Ai nêu"), max_length=200, required=False)
    owner = forms.CharField(
        label=_("Ai phải thực hiện"), max_length=200, help_text=_("Ví dụ: Bộ Y tế; UBND tỉnh; Hội NCT tỉnh Thanh Hóa.")
    )
    owner_path = forms.ChoiceField(
        label=_("Nếu là đơn vị bên dưới thì chọn"), required=False,
        help_text=_("Đơn vị được chọn thấy việc này và tự ghi kết quả."),
    )  # fmt: skip
    due_on = DayTextField(label=_("Thời hạn"), required=False)
    key = KeyField()

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_path"].choices = [("", _("Không chọn")), *places]  # type: ignore[attr-defined]  # a ChoiceField

    def promised(self) -> services.Promised:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Promised(**said | {"kind": PromiseKind(said["kind"])})


class StepPromise(forms.Form):
    """One step more of a promise."""

    to = forms.ChoiceField(label=_("Đang ở bước"), widget=forms.RadioSelect)
    on = DayTextField(label=_("Ngày"))
    words = forms.CharField(label=_("Nội dung"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}))
    paper = forms.CharField(label=_("Số văn bản"), max_length=120, required=False)
    key = KeyField()

    def __init__(self, *args: Any, steps: Sequence[PromiseState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(step.value, words.PROMISE[step]) for step in steps]  # type: ignore[attr-defined]  # a ChoiceField


class HeardPage(forms.Form):
    """A page of the list of delegates: what each answered and whether they came."""

    key = KeyField()

    def __init__(self, *args: Any, delegates: "Sequence[Delegate]", may_tick: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegates, self.may_tick = delegates, may_tick
        for row in delegates:
            self.fields[f"a_{row.number}"] = forms.ChoiceField(
                label=_("Trả lời"), choices=[(each.value, words.ANSWER[each]) for each in Answer], initial=row.answer
            )
            self.fields[f"i_{row.number}"] = forms.CharField(
                label=_("Người thay"), required=False, max_length=160, initial=row.instead
            )
            if may_tick:
                self.fields[f"c_{row.number}"] = forms.BooleanField(
                    label=_("Có mặt"), required=False, initial=bool(row.came)
                )

    def heard(self) -> Mapping[UUID, services.Heard]:
        """As the service takes it: from the day itself who is not ticked did not come."""
        said = self.cleaned_data
        return {
            row.key: services.Heard(
                Answer(said[f"a_{row.number}"]), said[f"i_{row.number}"],
                said[f"c_{row.number}"] if self.may_tick else None,
            )
            for row in self.delegates
        }  # fmt: skip


class NarrowConferences(forms.Form):
    """Which conferences to list."""

    loai = forms.ChoiceField(
        label=_("Loại"), required=False,
        choices=[("", _("Tất cả")), *((kind.value, label) for kind, label in words.KIND.items())],
    )  # fmt: skip
    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[("", _("Tất cả")), *((state.value, label) for state, label in words.STATE.items())],
    )  # fmt: skip

    def chosen(self) -> dict[str, str]:
        """As a query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        return {field: said[name] for name, field in (("loai", "kind"), ("buoc", "state")) if said.get(name)}


class NarrowPromises(forms.Form):
    """Which promises to list."""

    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[
            ("", _("Tất cả")), ("dang-theo", _("đang theo dõi")), ("qua-han", _("quá hạn")),
            *((state.value, label) for state, label in words.PROMISE.items()),
        ],
    )  # fmt: skip

    def chosen(self) -> str:
        """The step asked for."""
        return str(self.cleaned_data["buoc"]) if self.is_valid() else ""
