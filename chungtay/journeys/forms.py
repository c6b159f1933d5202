"""What an officer types on the journeys: steps of a founding, what a club taken over is, mergers, acting officers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.clubs.rules import Calendar, ManagingOrg
from chungtay.clubs.words import CALENDARS, MANAGING_ORGS
from chungtay.journeys.rules import GiverIs, Verdict
from chungtay.journeys.words import handover as handover_words
from chungtay.people.rules import HowTaken, Said
from chungtay.people.words import HOW_TAKEN
from chungtay.web.forms import DayField, DayTextField, KeyField

Choices = list[tuple[str, Any]]


def _lines(count: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": count})


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


class _Paper(forms.Form):
    """A scanned or written paper goes with the step."""

    upload = forms.FileField(
        label=_("Giấy kèm theo"),
        required=False,
        help_text=_("PDF, Word (.docx) hoặc ảnh chụp, đến 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,image/jpeg,image/png"}),
    )
    key = KeyField()


class Propose(forms.Form):
    """The beginning of a founding."""

    commune = forms.ChoiceField(label=_("Xã, phường"))
    name = forms.CharField(label=_("Tên câu lạc bộ"), max_length=160, help_text=_("Ví dụ CLB thôn Phú Nghĩa."))
    hamlets = forms.MultipleChoiceField(
        label=_("Thôn, tổ dân phố"), required=False, widget=forms.CheckboxSelectMultiple
    )
    happened_on = DayField(label=_("Ngày đề nghị"))
    words = forms.CharField(label=_("Ai đề nghị, vì sao"), max_length=2000, required=False, widget=_lines(3))
    key = KeyField()

    def __init__(self, *args: Any, communes: Choices, hamlets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "commune", communes)
        _choose(self, "hamlets", hamlets)
        if not hamlets:
            self.fields["hamlets"].widget = forms.MultipleHiddenInput()


class TakeStep(_Paper):
    """A step with its day and words."""

    happened_on = DayField(label=_("Ngày"))
    words = forms.CharField(label=_("Nội dung"), max_length=20000, required=False, widget=_lines(6))
    field_order = ("happened_on", "words", "upload", "key")


class Decide(_Paper):
    """The founding decision."""

    number = forms.CharField(label=_("Số quyết định"), max_length=80, help_text=_("Ví dụ 222/QĐ-UBND."))
    decided_on = DayField(label=_("Ngày ký"))
    decided_by = forms.CharField(
        label=_("Cơ quan ký, ghi như trên giấy"), max_length=200, help_text=_("Ví dụ UBND phường Xuất Hóa.")
    )
    is_of_this_commune = forms.BooleanField(label=_("Là Ủy ban nhân dân của xã này"), required=False, initial=True)
    field_order = ("number", "decided_on", "decided_by", "is_of_this_commune", "upload", "key")


class HoldLaunch(_Paper):
    """The launch."""

    launched_on = DayField(label=_("Ngày ra mắt"))
    place = forms.CharField(label=_("Nơi sinh hoạt"), max_length=200, required=False)
    calendar = forms.ChoiceField(label=_("Ngày sinh hoạt tính theo"), choices=list(CALENDARS.items()), required=False)
    meeting_day = forms.IntegerField(
        label=_("Ngày sinh hoạt hằng tháng"), min_value=1, max_value=31, required=False, help_text=_("Ví dụ 21.")
    )
    regulation = forms.CharField(
        label=_("Quy chế đã thông qua"), max_length=40000, required=False, widget=_lines(8),
        help_text=_("Dán lời quy chế, hoặc gửi bản quét ở dưới."),
    )  # fmt: skip
    words = forms.CharField(label=_("Ghi thêm về buổi lễ"), max_length=4000, required=False, widget=_lines(3))
    field_order = (
        "launched_on", "place", "calendar", "meeting_day", "regulation", "words", "upload", "key",
    )  # fmt: skip

    def clean_calendar(self) -> Calendar | None:
        told = self.cleaned_data["calendar"]
        return Calendar(told) if told else None


class WithReason(forms.Form):
    """Something ends, on a day and for a reason."""

    on = DayField(label=_("Từ ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=_lines(2))
    key = KeyField()


class SetLetterhead(forms.Form):
    """What stands over and under a commune's papers."""

    superior = forms.CharField(
        label=_("Cơ quan cấp trên của Hội, in ở dòng đầu"), max_length=160, required=False,
        help_text=_("Nơi thì ghi Hội Người cao tuổi tỉnh, nơi thì ghi Ủy ban MTTQ xã. Bỏ trống thì ghi Hội tỉnh."),
    )  # fmt: skip
    association = forms.CharField(label=_("Tên Hội Người cao tuổi xã"), max_length=160, required=False)
    chair_of_association = forms.CharField(label=_("Chủ tịch Hội ký tờ trình"), max_length=120, required=False)
    committee = forms.CharField(label=_("Tên Ủy ban nhân dân"), max_length=160, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký quyết định"), max_length=120, required=False)
    signer_name = forms.CharField(label=_("Người ký quyết định"), max_length=120, required=False)
    key = KeyField()


ASKED = {
    Verdict.REAL: (
        "chair_name", "chair_phone", "decision_number", "decided_on", "decided_by", "placeholder",
    ),
    Verdict.DUPLICATE: ("other_club",),
    Verdict.STOPPED: ("is_for_good", "chair_name", "chair_phone"),
    Verdict.OTHER_BODY: ("body", "body_name", "chair_name", "chair_phone"),
    Verdict.ELSEWHERE: ("elsewhere",),
}  # fmt: skip
"""What each answer asks for; the day and a few words go with all of them."""


class TakeOver(forms.Form):
    """What the commune says of a club that fell to it: only what belongs to the answer chosen."""

    chair_name = forms.CharField(label=_("Chủ nhiệm"), max_length=120, required=False)
    chair_phone = forms.CharField(label=_("Điện thoại Chủ nhiệm"), max_length=15, required=False)
    decision_number = forms.CharField(label=_("Số quyết định thành lập"), max_length=80, required=False)
    decided_on = DayTextField(label=_("Ngày quyết định"), required=False, help_text=_("Ví dụ 27/10/2021."))
    decided_by = forms.CharField(
        label=_("Cơ quan ký, ghi như trên giấy"), max_length=200, required=False,
        help_text=_("Ủy ban của xã cũ vẫn ghi tên cũ."),
    )  # fmt: skip
    placeholder = forms.ChoiceField(label=_("Là câu lạc bộ đã tính trong số công bố"), required=False)
    other_club = forms.ChoiceField(label=_("Trùng với câu lạc bộ"), required=False)
    is_for_good = forms.BooleanField(label=_("Giải thể hẳn, không chỉ tạm ngừng"), required=False)
    body = forms.ChoiceField(
        label=_("Loại tổ chức quản lý"), required=False, choices=[("", _("Chọn")), *MANAGING_ORGS.items()]
    )
    body_name = forms.CharField(label=_("Tên tổ chức"), max_length=160, required=False)
    elsewhere = forms.ChoiceField(label=_("Thuộc xã"), required=False)
    said_on = DayField(label=_("Ngày xác nhận"))
    words = forms.CharField(label=_("Ghi thêm, lý do"), max_length=500, required=False, widget=_lines(2))
    verdict = forms.CharField(widget=forms.HiddenInput)
    key = KeyField()

    def __init__(
        self,
        *args: Any,
        verdict: Verdict,
        placeholders: Choices,
        others: Choices,
        communes: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "placeholder", [("", _("Không, hoặc chưa rõ")), *placeholders])
        _choose(self, "other_club", [("", _("Chọn câu lạc bộ")), *others])
        _choose(self, "elsewhere", [("", _("Chọn xã")), *communes])
        self.initial["verdict"] = verdict
        wanted = {*ASKED[verdict], "said_on", "words", "verdict", "key"}
        if not placeholders:
            wanted.discard("placeholder")
        for name in set(self.fields) - wanted:
            del self.fields[name]

    def clean_verdict(self) -> Verdict:
        return Verdict(self.cleaned_data["verdict"])

    def clean_body(self) -> ManagingOrg:
        return ManagingOrg(self.cleaned_data["body"] or ManagingOrg.ASSOCIATION)


class ChooseSide(forms.Form):
    """On which side of a split commune a club lies."""

    commune = forms.ChoiceField(label=_("Câu lạc bộ nay thuộc xã nào?"), widget=forms.RadioSelect)
    key = KeyField()

    def __init__(self, *args: Any, sides: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "commune", sides)


class FollowHamlets(forms.Form):
    """Which clubs go along with their hamlets, and on which side a split hamlet's club lies (`thon_<club>`)."""

    clubs = forms.MultipleChoiceField(
        label=_("Câu lạc bộ chuyển theo thôn mới"), widget=forms.CheckboxSelectMultiple, required=False
    )
    since = DayField(label=_("Từ ngày"))
    key = KeyField()

    def __init__(self, *args: Any, clubs: Choices, sides: dict[str, tuple[str, Choices]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "clubs", clubs)
        for name, (label, choices) in sides.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
            )
        if not clubs:
            del self.fields["clubs"]

    def sides(self) -> dict[int, list[int]]:
        """The hamlets chosen, by club."""
        told = self.cleaned_data
        return {
            int(name[5:]): [int(pk) for pk in told[name]] for name in told if name.startswith("thon_") and told[name]
        }


class Dissolve(WithReason):
    """On which day, why, and who receives what the club leaves."""

    rest_to = forms.CharField(
        label=_("Ai nhận tiền và đồ dùng còn lại"),
        max_length=160,
        required=False,
        help_text=_("Theo quyết định giải thể, ví dụ Hội NCT xã Nga Sơn. Câu lạc bộ không còn gì thì bỏ trống."),
    )
    field_order = ("on", "reason", "rest_to", "key")


class MergeInto(WithReason):
    """Into which club, on which day, why."""

    into = forms.ChoiceField(label=_("Nhập vào câu lạc bộ"), widget=forms.HiddenInput)
    field_order = ("into", "on", "reason", "key")

    def __init__(self, *args: Any, heirs: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "into", heirs)


class StandIn(forms.Form):
    """Who stands in for a commune's officer."""

    login = forms.CharField(label=_("Tên đăng nhập, nếu người này đã có tài khoản"), max_length=40, required=False)
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=15, required=False)
    acting_for = forms.CharField(
        label=_("Làm thay theo phân công của"), max_length=200, help_text=_("Ví dụ Ủy ban MTTQ xã Nga Sơn.")
    )
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến trước ngày"))
    source = forms.CharField(label=_("Theo văn bản"), max_length=300, required=False)
    key = KeyField()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not told.get("login") and not told.get("name"):
            self.add_error("name", _("Ghi họ tên người làm thay, hoặc tên đăng nhập nếu đã có tài khoản."))
        return told


class NotRight(forms.Form):
    """What a member says is not right, and of which part of the page."""

    about = forms.ChoiceField(label=_("Chỗ nào không đúng"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Đúng ra là thế nào"), max_length=1000, widget=_lines(3), help_text=_("Ví dụ: tháng 9 tôi đã nộp lãi.")
    )
    key = KeyField()

    def __init__(self, *args: Any, titles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "about", [(title, title) for title in [*titles, str(_("Việc khác"))]])


class Answer(forms.Form):
    """The board's answer to a member."""

    answer = forms.CharField(
        label=_("Trả lời"), max_length=1000, widget=_lines(4), help_text=_("Đã xem lại sổ thấy gì, sửa thế nào.")
    )
    key = KeyField()


class Withdraw(forms.Form):
    """A member's old address shall open nothing any more."""

    key = KeyField()


class BeginHandover(forms.Form):
    """Which post, to whom, on which day, and whether the giver can take part."""

    seat = forms.ChoiceField(label=_("Chức vụ bàn giao"), widget=forms.RadioSelect)
    receiver = forms.ChoiceField(label=_("Người nhận"))
    handed_on = DayField(label=_("Ngày bàn giao"))
    giver_is = forms.ChoiceField(
        label=_("Người giao"),
        widget=forms.RadioSelect,
        choices=[(each.value, label) for each, label in handover_words.GIVER.items()],
        initial=GiverIs.PRESENT,
    )
    stand_ins = forms.CharField(
        label=_("Hai người đứng thay"),
        max_length=300,
        required=False,
        help_text=_("Chỉ ghi khi người giao không có mặt. Ví dụ: bà Lan, ông Tám."),
    )
    key = KeyField()

    def __init__(self, *args: Any, seats: Choices, receivers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "seat", seats)
        _choose(self, "receiver", [("", _("Chọn người")), *receivers])

    def clean_giver_is(self) -> GiverIs:
        return GiverIs(self.cleaned_data["giver_is"])


class ConfirmStep(forms.Form):
    """What was found or handed over at one step; the signed page as a photograph."""

    words = forms.CharField(label=_("Đã xem, đã giao"), max_length=1000, widget=_lines(4))
    upload = forms.FileField(
        label=_("Ảnh trang đã ký"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,.pdf"}),
    )
    key = KeyField()

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_photo:
            del self.fields["upload"]


class EndHandover(forms.Form):
    """A form that only says why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
    key = KeyField()


class Erase(forms.Form):
    """A member asks that their data is erased: how it was said, before whom."""

    how = forms.ChoiceField(label=_("Yêu cầu bằng cách nào"), choices=list(HOW_TAKEN.items()), widget=forms.RadioSelect)
    witness = forms.CharField(
        label=_("Người làm chứng"), max_length=120, required=False, help_text=_("Cần ghi khi yêu cầu bằng lời.")
    )
    representative = forms.CharField(
        label=_("Người đại diện"),
        max_length=120,
        required=False,
        help_text=_("Cần ghi khi có người yêu cầu thay."),
    )
    sure = forms.BooleanField(label=_("Đã đọc cho người ấy nghe những gì xóa và những gì còn giữ"))
    key = KeyField()

    def said(self) -> Said:
        """What the service takes."""
        told = self.cleaned_data
        return Said(how=HowTaken(told["how"]), witness=told["witness"], representative=told["representative"])
