"""Forms about members: adding, correcting, statuses, leaving, being away, seats and teams."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.clubs.rules import ActivityArea, EndReason, Post
from chungtay.clubs.words import AREAS, END_REASONS, POSTS
from chungtay.kernel.months import Birth, DateUnreadable, parse_birth
from chungtay.people.rules import DIMENSION_OF, PersonFacts, StatusValue
from chungtay.people.words import ETHNIC_GROUPS, FIELDS, SEXES, STATUS_VALUES
from chungtay.web.forms import DayField, KeyField

Choices = Iterable[tuple[Any, Any]]


class BirthField(forms.CharField):
    """A year alone is enough: `1958`, `12/03/1958`, `68 tuổi`; cleaned to a `Birth`."""

    default_error_messages = {
        "unreadable": _("Năm sinh này chưa đọc được. Ghi năm, ví dụ 1958, hoặc ngày tháng năm, ví dụ 12/03/1958.")
    }

    def __init__(self, *, today: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today or date.max
        self.widget.attrs |= {"autocomplete": "off", "class": "ct-input-short"}

    def clean(self, value: Any) -> Birth | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_birth(text, self.today)
        except DateUnreadable:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable") from None


class EditForm(forms.Form):
    """What a register says of a person. Only the name is asked for; a birth year alone is enough."""

    full_name = forms.CharField(label=FIELDS["full_name"], help_text=_("Như trên giấy tờ, ví dụ Nguyễn Thị Lan"))
    birth = BirthField(label=FIELDS["birth"], required=False, help_text=_("Chỉ ghi năm cũng được, ví dụ 1958"))
    sex = forms.ChoiceField(
        label=FIELDS["sex"], required=False, widget=forms.RadioSelect, choices=[(s.value, w) for s, w in SEXES.items()]
    )
    hamlet_id = forms.TypedChoiceField(label=FIELDS["hamlet"], required=False, coerce=int, empty_value=None)
    known_as = forms.CharField(
        label=FIELDS["known_as"], required=False, help_text=_("Để phân biệt người trùng tên, ví dụ Ơn bản trên")
    )
    ethnicity = forms.ChoiceField(
        label=FIELDS["ethnicity"], required=False, choices=[("", _("Chưa ghi")), *ETHNIC_GROUPS.items()]
    )
    phone = forms.CharField(
        label=FIELDS["phone"], required=False, widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"})
    )
    address = forms.CharField(label=FIELDS["address"], required=False)
    is_association_member = forms.BooleanField(label=FIELDS["is_association_member"], required=False)
    association_card_no = forms.CharField(label=FIELDS["association_card_no"], required=False)
    association_joined_on = DayField(label=FIELDS["association_joined_on"], required=False)
    key = KeyField()

    first_fields: tuple[str, ...] = ("full_name", "birth", "sex", "hamlet_id")
    more_fields: tuple[str, ...] = (
        "known_as", "ethnicity", "phone", "address", "is_association_member", "association_card_no",
        "association_joined_on",
    )  # fmt: skip

    def __init__(self, *args: Any, hamlets: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hamlet, birth = self.fields["hamlet_id"], self.fields["birth"]
        assert isinstance(hamlet, forms.TypedChoiceField)
        assert isinstance(birth, BirthField)
        hamlet.choices = [("", _("Chưa ghi")), *hamlets]
        birth.today = today

    def first(self) -> list[forms.BoundField]:
        """The few fields that are asked for."""
        return [self[name] for name in self.first_fields]

    def more(self) -> list[forms.BoundField]:
        """The rest of the paper register, opened by a touch."""
        return [self[name] for name in self.more_fields]

    @property
    def has_errors_below(self) -> bool:
        """Whether the part that is folded away holds an error, and so must stand open."""
        return any(name in self.errors for name in self.more_fields)

    def facts(self, commune_id: int | None) -> PersonFacts:
        """The facts of a valid form; home is the commune of the club."""
        said = self.cleaned_data
        birth: Birth | None = said["birth"]
        plain = ("full_name", "sex", "hamlet_id", "known_as", "ethnicity", "phone", "address", "association_card_no")
        return PersonFacts(
            **{name: said[name] for name in plain},
            birth_year=birth.year if birth else None,
            birth_date=birth.day if birth else None,
            commune_id=commune_id,
            association_joined_on=said["association_joined_on"],
            is_association_member=said["is_association_member"] or bool(said["association_card_no"]),
        )


class MemberForm(EditForm):
    """A new line of the register. `same` comes from the page that shows likely duplicates side by side."""

    joined_on = DayField(label=_("Ngày vào câu lạc bộ"))
    number = forms.IntegerField(
        label=_("Số trong sổ"), required=False, help_text=_("Để trống thì máy cho số tiếp theo")
    )
    statuses = forms.MultipleChoiceField(
        label=_("Hoàn cảnh"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(v.value, w) for v, w in STATUS_VALUES.items()],
    )
    same = forms.CharField(required=False, widget=forms.HiddenInput)

    first_fields = ("full_name", "birth", "sex", "hamlet_id", "joined_on")
    more_fields = (*EditForm.more_fields, "statuses", "number")

    def clean_number(self) -> int:
        return self.cleaned_data["number"] or 0

    def clean_statuses(self) -> tuple[StatusValue, ...]:
        values = [StatusValue(value) for value in self.cleaned_data["statuses"]]
        sides = [DIMENSION_OF[value] for value in values]
        if len(set(sides)) < len(sides):
            raise forms.ValidationError(_("Hai hoàn cảnh này không đi cùng nhau, ví dụ hộ nghèo và hộ cận nghèo."))
        return tuple(values)


class MemberList(forms.Form):
    """What the list of members is narrowed to."""

    xem = forms.ChoiceField(
        label=_("Xem"),
        required=False,
        choices=[
            ("dang", _("Đang tham gia")),
            ("vang", _("Đang tạm vắng")),
            ("thoi", _("Đã thôi, đã mất")),
            ("ca", _("Tất cả")),
        ],
    )


class StatusForm(forms.Form):
    """A status that holds from a day on."""

    value = forms.ChoiceField(
        label=_("Hoàn cảnh"), widget=forms.RadioSelect, choices=[(v.value, w) for v, w in STATUS_VALUES.items()]
    )
    since = DayField(label=_("Từ ngày"))
    source = forms.CharField(
        label=_("Theo giấy tờ nào"), required=False, help_text=_("Ví dụ: Quyết định 45/QĐ-UBND về hộ nghèo")
    )
    key = KeyField()


class DayForm(forms.Form):
    """One day."""

    on = DayField(label=_("Từ ngày"))
    key = KeyField()


class JoinedForm(forms.Form):
    """The day of joining, put right."""

    joined_on = DayField(label=_("Ngày vào câu lạc bộ"))
    key = KeyField()


class LeaveForm(forms.Form):
    """Why and when a member leaves."""

    reason = forms.ChoiceField(
        label=_("Vì sao"),
        widget=forms.RadioSelect,
        choices=[
            (reason.value, END_REASONS[reason])
            for reason in (EndReason.LEFT, EndReason.DIED, EndReason.STRUCK, EndReason.ENTERED_WRONGLY)
        ],
    )
    on = DayField(label=_("Ngày"), help_text=_("Người đã mất: ghi ngày mất. Ghi nhầm: ghi hôm nay."))
    key = KeyField()


class MoveForm(forms.Form):
    """To which club a member goes over, and when."""

    to = forms.TypedChoiceField(label=_("Sang câu lạc bộ"), coerce=int)
    on = DayField(label=_("Từ ngày"))
    key = KeyField()

    def __init__(self, *args: Any, clubs: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Chọn câu lạc bộ")), *clubs]


class AbsenceForm(forms.Form):
    """From when to when a member is away."""

    since = DayField(label=_("Vắng từ ngày"))
    until = DayField(label=_("Đến ngày"), required=False, help_text=_("Chưa biết thì để trống"))
    reason = forms.CharField(label=_("Lý do"), required=False, help_text=_("Ví dụ: đi làm ở Bắc Ninh đến Tết"))
    key = KeyField()


class SeatForm(forms.Form):
    """Who takes which post, from when, by which paper."""

    person = forms.TypedChoiceField(label=_("Ai"), coerce=int)
    post = forms.ChoiceField(
        label=_("Chức vụ"), widget=forms.RadioSelect, choices=[(post.value, word) for post, word in POSTS.items()]
    )
    since = DayField(label=_("Từ ngày"))
    source = forms.CharField(
        label=_("Theo giấy tờ nào"), required=False, help_text=_("Ví dụ: Biên bản bầu ngày 28/12/2026")
    )
    key = KeyField()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Chọn trong sổ thành viên")), *people]

    def clean_post(self) -> Post:
        return Post(self.cleaned_data["post"])


class EndSeatForm(forms.Form):
    """When and why a post is given up; the last who may run the club goes only with the officer's tick."""

    on = DayField(label=_("Thôi từ ngày"))
    reason = forms.CharField(label=_("Lý do"), help_text=_("Ví dụ: tuổi cao xin nghỉ"))
    is_last_confirmed = forms.BooleanField(
        label=_("Tôi biết câu lạc bộ sẽ chưa có ai điều hành, xã tạm đứng ra cho đến khi có Chủ nhiệm mới"),
        required=False,
    )
    key = KeyField()

    def __init__(self, *args: Any, is_officer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_officer:
            del self.fields["is_last_confirmed"]


class LetInForm(forms.Form):
    """With which number a board member signs in."""

    phone = forms.CharField(
        label=_("Số điện thoại để đăng nhập"),
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("Không có điện thoại riêng thì để trống, máy cho một tên ngắn"),
    )


class TeamForm(forms.Form):
    """A neighbourhood group, or the team of one of the eight areas."""

    area = forms.ChoiceField(
        label=_("Loại tổ"),
        required=False,
        choices=[("", _("Tổ dân cư")), *((area.value, word) for area, word in AREAS.items())],
    )
    name = forms.CharField(label=_("Tên tổ"), help_text=_("Ví dụ: Tổ bản trên, Tổ chăm sóc tại nhà"))
    since = DayField(label=_("Từ ngày"))
    key = KeyField()

    def clean_area(self) -> ActivityArea | None:
        return ActivityArea(self.cleaned_data["area"]) if self.cleaned_data["area"] else None


class TeamPlaceForm(forms.Form):
    """Who joins a team, perhaps as its leader."""

    member = forms.TypedChoiceField(label=_("Ai"), coerce=int)
    is_leader = forms.BooleanField(label=_("Làm tổ trưởng"), required=False)
    since = DayField(label=_("Từ ngày"))
    key = KeyField()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Chọn trong sổ thành viên")), *people]
