"""What is typed about home care: a visit in three touches; everything else by who answers for the person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.care import words
from chungtay.care.rules import (
    BY_HAND,
    MINUTES_AT_MOST,
    Agreed,
    CircleKind,
    EndReason,
    Named,
    Outcome,
    Seen,
    Support,
    Task,
    Turn,
    WeekReason,
)
from chungtay.people.rules import HowTaken, PersonFacts, Purpose, Said, Sex
from chungtay.people.words import HOW_TAKEN, PURPOSES, SEXES
from chungtay.web.forms import DayField, KeyField

Choices = Iterable[tuple[Any, Any]]
NEW = "moi"
_SHORT = forms.NumberInput(attrs={"class": "ct-input-short"})


def labels(named: Mapping[Any, Any], only: Iterable[Any] | None = None) -> list[tuple[str, Any]]:
    """Kinds with their Vietnamese, for choosing."""
    return [(str(getattr(value, "value", value)), named[value]) for value in (named if only is None else only)]


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


class SaidFields(forms.Form):
    """How a consent was given."""

    how = forms.ChoiceField(label=_("Đồng ý bằng cách nào"), choices=labels(HOW_TAKEN), widget=forms.RadioSelect)
    witness = forms.CharField(
        label=_("Người làm chứng"), max_length=120, required=False, help_text=_("Cần ghi khi đồng ý bằng lời.")
    )
    representative = forms.CharField(
        label=_("Người đại diện"),
        max_length=120,
        required=False,
        help_text=_("Cần ghi khi có người đồng ý thay. Ví dụ: con gái, chị Nguyễn Thị Hoa."),
    )

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(how=HowTaken(given["how"]), witness=given["witness"], representative=given["representative"])


class CircleFields(forms.Form):
    """The first circle: who answers, who goes, until when."""

    coordinators = forms.TypedMultipleChoiceField(
        label=_("Ai trong Ban Chủ nhiệm phụ trách"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Điều tình nguyện viên lo, tuần không ai đến sẽ báo cho người này."),
    )
    volunteers = forms.TypedMultipleChoiceField(
        label=_("Tình nguyện viên nào đến thăm"),
        coerce=int,
        required=False,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
    )
    until = DayField(
        label=_("Đồng ý đến ngày"), help_text=_("Nhiều nhất một năm, rồi hỏi lại. Muốn thôi lúc nào cũng được.")
    )

    def __init__(self, *args: Any, board: Choices, carers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinators"].choices = list(board)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["volunteers"].choices = list(carers)  # type: ignore[attr-defined]  # a ChoiceField
        if not carers:
            del self.fields["volunteers"]

    def circle(self) -> list[Named]:
        given = self.cleaned_data
        leads = [Named(kind=CircleKind.COORDINATOR, membership_id=pk) for pk in given["coordinators"]]
        return leads + [Named(kind=CircleKind.VOLUNTEER, membership_id=pk) for pk in given.get("volunteers", [])]


class AskAnew(CircleFields, SaidFields, Keyed):
    """A circle that ran out is agreed again."""

    field_order: tuple[str, ...] = ("how", "witness", "representative", "coordinators", "volunteers", "until", "key")


class TakeIn(AskAnew):
    """A person agrees to be cared for, a member or somebody of the hamlet."""

    person = forms.ChoiceField(label=_("Ai được chăm sóc"))
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, required=False, help_text=_("Chỉ ghi khi không phải thành viên.")
    )
    birth_year = forms.IntegerField(label=_("Năm sinh"), required=False, min_value=1890, max_value=2100, widget=_SHORT)
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[("", _("Chưa rõ")), *labels(SEXES)])
    field_order = ("person", "full_name", "birth_year", "sex", *AskAnew.field_order)

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new = (NEW, _("Người trong thôn, không phải thành viên (ghi tên ở dưới)"))
        self.fields["person"].choices = [("", _("Chọn người")), new, *members]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("person") == NEW and not given.get("full_name", "").strip():
            self.add_error("full_name", _("Ghi họ tên của người được chăm sóc."))
        return given

    def newcomer(self) -> PersonFacts | None:
        """The facts of who is no member; none where a member was chosen."""
        given = self.cleaned_data
        if given["person"] != NEW:
            return None
        sex = Sex(given["sex"]) if given["sex"] else ""
        return PersonFacts(full_name=given["full_name"], birth_year=given["birth_year"], sex=sex)


class Agree(Keyed):
    """The help that is agreed, and when it is looked at again."""

    tasks = forms.MultipleChoiceField(
        label=_("Bác ấy cần giúp việc gì"), choices=labels(words.TASK), widget=forms.CheckboxSelectMultiple
    )
    support = forms.TypedChoiceField(
        label=_("Cần giúp nhiều hay ít"), coerce=int, choices=labels(words.SUPPORT), widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label=_("Mỗi lần thăm chừng bao nhiêu phút"), min_value=1, max_value=MINUTES_AT_MOST, widget=_SHORT
    )
    agreed_with = forms.CharField(label=_("Thống nhất với ai"), max_length=120)
    since = DayField(label=_("Chăm sóc từ ngày"))
    review_on = DayField(label=_("Xem lại vào ngày"))
    note = forms.CharField(
        label=_("Điều cần nhớ"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: nặng tai, gọi to; chó dữ; chìa khóa ở nhà bên."),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_first:
            del self.fields["since"]

    def agreed(self) -> Agreed:
        given = self.cleaned_data
        return Agreed(
            tasks=frozenset(Task(each) for each in given["tasks"]),
            support=Support(given["support"]),
            minutes=given["minutes"],
            agreed_with=given["agreed_with"],
            review_on=given["review_on"],
            note=given["note"],
        )


class Plan(Keyed):
    """Who comes on which weekday: two choices a day."""

    def __init__(self, *args: Any, goers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [("", _("Không ai")), *goers]
        second = [("", _("Một người")), *goers]
        for day, name in enumerate(words.WEEKDAYS):
            self.fields[f"a{day}"] = forms.TypedChoiceField(
                label=name, choices=first, coerce=int, required=False, empty_value=None
            )
            self.fields[f"b{day}"] = forms.TypedChoiceField(
                label=_("Cùng với"), choices=second, coerce=int, required=False, empty_value=None
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for day in range(7):
            if given.get(f"b{day}") and not given.get(f"a{day}"):
                self.add_error(f"a{day}", _("Chọn người thứ nhất trước."))
        return given

    def days(self) -> list[tuple[Any, Any]]:
        """The two fields of each day."""
        return [(self[f"a{day}"], self[f"b{day}"]) for day in range(7)]

    def turns(self) -> list[Turn]:
        given = self.cleaned_data
        return [
            Turn(weekday=day, first_id=given[f"a{day}"], second_id=given[f"b{day}"])
            for day in range(7)
            if given[f"a{day}"]
        ]


class Visit(Keyed):
    """What came of a visit. What is usual is ticked already: the name, the outcome, the button."""

    outcome = forms.ChoiceField(label=_("Lần thăm này"), choices=labels(words.OUTCOME), widget=forms.RadioSelect)
    tasks = forms.MultipleChoiceField(
        label=_("Đã giúp việc gì"), choices=labels(words.TASK), required=False, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.TypedChoiceField(label=_("Bao nhiêu phút"), coerce=int, required=False, empty_value=None)
    carers = forms.TypedMultipleChoiceField(label=_("Ai đã đến"), coerce=int, widget=forms.CheckboxSelectMultiple)
    visited_on = DayField(label=_("Ngày thăm"))
    worry = forms.CharField(
        label=_("Điều bác lo, cần báo người phụ trách"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: ăn kém ba hôm nay, hết thuốc huyết áp."),
    )
    words = forms.CharField(
        label=_("Ghi thêm"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, goers: Choices, minutes: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carers"].choices = list(goers)  # type: ignore[attr-defined]  # a ChoiceField
        told = [(each, _("%d phút") % each) for each in sorted({*words.MINUTES, *minutes})]
        self.fields["minutes"].choices = [("", _("Không nhớ")), *told]  # type: ignore[attr-defined]  # a ChoiceField

    def seen(self) -> Seen:
        """The visit of a valid form. Where nobody was at home the ticks that stood there before mean nothing."""
        given = self.cleaned_data
        outcome = Outcome(given["outcome"])
        is_there = outcome is not Outcome.NOT_HOME
        return Seen(
            visited_on=given["visited_on"],
            outcome=outcome,
            carers=frozenset(given["carers"]),
            tasks=frozenset(Task(each) for each in given["tasks"]) if is_there else frozenset(),
            minutes=given["minutes"] if is_there else None,
            words=given["words"],
            worry=given["worry"],
        )


class Strike(Keyed):
    """A visit that was never made, or was written twice."""

    reason = forms.CharField(label=_("Vì sao gạch"), max_length=200, help_text=_("Ví dụ: ghi hai lần."))


class Answer(Keyed):
    """What was done about a worry."""

    words = forms.CharField(
        label=_("Đã làm gì"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: đã nhờ trạm y tế đến xem, hẹn thứ Sáu khám lại."),
    )


class Week(Keyed):
    """Why nobody came in a week."""

    week_on = forms.DateField(label=_("Tuần nào"), widget=forms.RadioSelect, input_formats=["%Y-%m-%d"])
    reason = forms.ChoiceField(label=_("Lý do"), choices=labels(words.WEEK), widget=forms.RadioSelect)
    words = forms.CharField(label=_("Ghi rõ thêm"), max_length=500, required=False)

    def __init__(self, *args: Any, weeks: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"{week:%Y-%m-%d}", _("Tuần từ %s") % f"{week:%d/%m/%Y}") for week in weeks]
        self.fields["week_on"].widget = forms.RadioSelect(choices=choices)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return given | ({"reason": WeekReason(given["reason"])} if "reason" in given else {})


class Off(Keyed):
    """Somebody leaves the list."""

    reason = forms.ChoiceField(label=_("Vì sao"), choices=labels(words.END, BY_HAND), widget=forms.RadioSelect)
    on = DayField(label=_("Thôi chăm sóc từ ngày"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return given | ({"reason": EndReason(given["reason"])} if "reason" in given else {})


class Name(Keyed):
    """One more in the circle: as what, and until when."""

    who = forms.ChoiceField(label=_("Ai"))
    until = DayField(label=_("Được xem đến ngày"), help_text=_("Nhiều nhất một năm, rồi hỏi lại."))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Chọn người")), *people]  # type: ignore[attr-defined]  # a ChoiceField

    def named(self) -> Named:
        """`volunteer:m12` of the list: as what, and which member or account."""
        kind, _sep, who = self.cleaned_data["who"].partition(":")
        number = int(who[1:])
        if who.startswith("m"):
            return Named(kind=CircleKind(kind), membership_id=number)
        return Named(kind=CircleKind(kind), account_id=number)


class Consent(SaidFields, Keyed):
    """One purpose more that the person agrees to."""

    purpose = forms.ChoiceField(label=_("Đồng ý việc gì"), widget=forms.RadioSelect)
    field_order = ("purpose", "how", "witness", "representative", "key")

    def __init__(self, *args: Any, open_purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = labels(PURPOSES, open_purposes)  # type: ignore[attr-defined]  # a ChoiceField


class NewCarer(Keyed):
    """A member becomes a volunteer."""

    membership = forms.TypedChoiceField(label=_("Ai làm tình nguyện viên"), coerce=int)
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].choices = [("", _("Chọn thành viên")), *members]  # type: ignore[attr-defined]  # a ChoiceField


class Train(Keyed):
    """Volunteers were taught something."""

    carers = forms.MultipleChoiceField(label=_("Ai dự"), widget=forms.CheckboxSelectMultiple)
    trained_on = DayField(label=_("Ngày tập huấn"))
    topic = forms.CharField(
        label=_("Nội dung"), max_length=200, help_text=_("Ví dụ: kỹ năng chăm sóc tại nhà; sơ cứu khi ngã.")
    )
    taught_by = forms.CharField(
        label=_("Ai dạy"), max_length=200, required=False, help_text=_("Ví dụ: trạm y tế xã; Hội NCT tỉnh.")
    )

    def __init__(self, *args: Any, carers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carers"].choices = list(carers)  # type: ignore[attr-defined]  # a ChoiceField


class LetIn(forms.Form):
    """A volunteer gets an account; a slip is printed afterwards."""

    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        help_text=_("Dùng để đăng nhập. Không có thì để trống, máy đặt tên ngắn."),
    )


class ShowTo(Keyed):
    """Who reads the book on the club's phone."""

    name = forms.CharField(label=_("Họ tên người xem"), max_length=120)
    office = forms.CharField(
        label=_("Chức vụ, cơ quan"), max_length=160, help_text=_("Ví dụ: Phó Chủ tịch Hội NCT xã Nga Sơn.")
    )
    field_order = ("name", "office", "key")
