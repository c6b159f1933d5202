"""What is typed of courses, trainers, materials and money."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.plans.rules import Source
from chungtay.plans.words import SOURCE
from chungtay.training import services, words
from chungtay.training.rules import CLUB_AUDIENCES, DAYS_AT_MOST, Audience, CourseKind, TrainerKind
from chungtay.web.forms import KeyField, MoneyField

if TYPE_CHECKING:
    from chungtay.training.models import Course

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
MATERIAL_TYPES = {
    ".pdf": ("application/pdf", b"%PDF"),
    ".docx": (f"{_OPEN_XML}wordprocessingml.document", b"PK"),
    ".pptx": (f"{_OPEN_XML}presentationml.presentation", b"PK"),
    ".xlsx": (f"{_OPEN_XML}spreadsheetml.sheet", b"PK"),
}


class Cost(forms.Form):
    """Money of a class."""

    source = forms.ChoiceField(label=_("Nguồn"), choices=[(each.value, label) for each, label in SOURCE.items()])
    words = forms.CharField(label=_("Chi việc gì"), max_length=200, help_text=_("Ví dụ: ăn trưa 40 người, 5 ngày."))
    amount_vnd = MoneyField(label=_("Số tiền"))
    paper = forms.CharField(label=_("Chứng từ"), max_length=160, required=False)
    key = KeyField()

    def spent(self) -> services.Spent:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Spent(**said | {"source": Source(said["source"])})


class WriteCourse(forms.Form):
    """A course of the catalogue."""

    name = forms.CharField(label=_("Tên khóa học"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[(each.value, name) for each, name in words.COURSE_KIND.items()])
    usual_days = forms.IntegerField(label=_("Thường học mấy ngày"), min_value=1, max_value=DAYS_AT_MOST)
    audiences = forms.MultipleChoiceField(
        label=_("Dành cho"), choices=[(each.value, name) for each, name in words.AUDIENCE.items()],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    required_for = forms.MultipleChoiceField(
        label=_("Bắt buộc với"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, words.AUDIENCE[each]) for each in CLUB_AUDIENCES],
        help_text=_("Ai giữ việc này mà chưa học thì hiện ở trang Chưa tập huấn."),
    )  # fmt: skip
    content = forms.CharField(
        label=_("Nội dung, mỗi ý một dòng"), required=False, max_length=4000, widget=forms.Textarea({"rows": 6})
    )
    source = forms.CharField(label=_("Căn cứ"), required=False, max_length=300)
    key = KeyField()

    def written(self) -> services.Written:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        said |= {name: tuple(Audience(each) for each in said[name]) for name in ("audiences", "required_for")}
        return services.Written(**said | {"kind": CourseKind(said["kind"])})


def typed_course(course: "Course") -> dict[str, Any]:
    """A course as its form shows it."""
    names = ("name", "kind", "usual_days", "audiences", "required_for", "content", "source")
    return {name: getattr(course, name) for name in names}


class AddTrainer(forms.Form):
    """A trainer for the list."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    kind = forms.ChoiceField(label=_("Là"), choices=[(each.value, name) for each, name in words.TRAINER_KIND.items()])
    unit = forms.CharField(label=_("Đơn vị"), max_length=160, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    subjects = forms.CharField(label=_("Dạy được phần"), max_length=300, required=False)
    key = KeyField()

    def teaches(self) -> services.Teaches:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Teaches(**said | {"kind": TrainerKind(said["kind"])})


class NewVersion(forms.Form):
    """A file of a material, and what is new in it."""

    file = forms.FileField(
        label=_("Tệp"), max_length=200, help_text=_("PDF, Word, PowerPoint hoặc Excel, nhiều nhất 20 MB.")
    )
    words = forms.CharField(label=_("Bản này có gì mới"), max_length=500, required=False)
    key = KeyField()

    def clean_file(self) -> services.Upload:
        """The file if it is what it says; refused in a sentence otherwise."""
        upload = self.cleaned_data["file"]
        content = upload.read(services.MATERIAL_BYTES + 1)
        if len(content) > services.MATERIAL_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB. Gửi tệp nhỏ hơn."))
        for suffix, (media_type, begins) in MATERIAL_TYPES.items():
            if upload.name.lower().endswith(suffix) and content.startswith(begins):
                return services.Upload(upload.name, media_type, content)
        raise forms.ValidationError(words.REFUSALS["file_not_taken"])


class AddMaterial(NewVersion):
    """A material with its first version."""

    title = forms.CharField(label=_("Tên tài liệu"), max_length=200)
    about = forms.CharField(label=_("Nói về gì"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    course_code = forms.ChoiceField(label=_("Dùng cho khóa học"), required=False)
    field_order = ("title", "about", "course_code", "file", "words")

    def __init__(self, *args: Any, courses: "Sequence[Course]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Không riêng khóa nào")), *((each.code, each.name) for each in courses)]
        self.fields["course_code"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def described(self) -> services.Described:
        """As the service takes it."""
        said = self.cleaned_data
        return services.Described(said["title"], said["about"], said["course_code"])
