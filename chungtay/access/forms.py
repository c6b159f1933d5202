"""What is typed at the door, about oneself, and about others' roles; the library's second-factor forms, counted."""

from collections.abc import Iterable
from typing import Any, cast

from allauth.account.forms import ReauthenticateForm as ReauthenticateByPassword
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.access import words
from chungtay.access.rules import CodeUsedBefore, Role, TooManyTries
from chungtay.access.services import check_may_try, count_wrong, forget_wrong, use_code
from chungtay.web.explain import explain
from chungtay.web.forms import DayField, KeyField

_NAME = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "data-password": True})
    return forms.CharField(label=label, widget=widget, max_length=128, strip=False, help_text=help_text)


class SignIn(forms.Form):
    """The door."""

    login = forms.CharField(label=_("Số điện thoại hoặc tên ngắn"), max_length=60, widget=forms.TextInput(attrs=_NAME))
    password = _password(_("Mật khẩu"), "current-password")
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class TypeCode(forms.Form):
    """The code of a slip, typed by hand where the picture cannot be read."""

    code = forms.CharField(
        label=_("Mã trên phiếu"),
        help_text=_("Ví dụ K7MQ-4PXR-2W. Chữ hoa hay chữ thường đều được."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class ChoosePassword(forms.Form):
    """One's own password, typed twice."""

    password = _password(
        _("Mật khẩu mới"),
        "new-password",
        _("Ít nhất 8 chữ hoặc số. Vài từ dễ nhớ viết liền là tốt, ví dụ tên một món ăn và một năm."),
    )
    again = _password(_("Gõ lại mật khẩu mới"), "new-password")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("password") and typed.get("again") and typed["password"] != typed["again"]:
            self.add_error("again", _("Hai lần gõ chưa giống nhau. Bác gõ lại."))
        return typed


class ChangePassword(ChoosePassword):
    """Another password, knowing the present one."""

    old = _password(_("Mật khẩu đang dùng"), "current-password")
    field_order = ("old", "password", "again")


class About(forms.Form):
    """A person's name and number."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class AboutOfficer(About):
    """The same of an officer, who may leave an address: reports that fall due are reminded of there."""

    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "Để trống cũng được. Có địa chỉ thì máy gửi thư nhắc báo cáo sắp đến hạn; thư không có số liệu nào."
        ),
    )


class NameOfList(forms.Form):
    """What a list with its filters is called by whoever keeps it."""

    name = forms.CharField(label=_("Tên bộ lọc"), max_length=60)


class Pin(forms.Form):
    """A PIN, typed to change who uses the phone."""

    pin = forms.CharField(
        label=_("Mã PIN"), max_length=6, widget=forms.PasswordInput(attrs=_NUMERIC | {"class": "ct-input-short"})
    )


class NewPin(Pin):
    """A PIN chosen for the phone in hand, with the club whose phone it is when it is not one yet."""

    again = forms.CharField(
        label=_("Gõ lại mã PIN"), max_length=6, widget=forms.PasswordInput(attrs=_NUMERIC | {"class": "ct-input-short"})
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("pin") and typed.get("again") and typed["pin"] != typed["again"]:
            self.add_error("again", _("Hai lần gõ chưa giống nhau. Bác gõ lại."))
        return typed


class SharedPhone(forms.Form):
    """Which club's shared phone this is."""

    path = forms.ChoiceField(label=_("Máy chung của"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Gọi máy này là"), max_length=80, initial=_("Điện thoại của câu lạc bộ"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        path = cast(forms.ChoiceField, self.fields["path"])
        path.choices = places
        if len(places) == 1:
            path.initial = places[0][0]


class GiveRole(forms.Form):
    """A role over a place, for a time."""

    role = forms.ChoiceField(label=_("Vai trò"), widget=forms.Select)
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Thôi từ ngày"), required=False, help_text=_("Bỏ trống nếu chưa biết."))
    is_acting = forms.BooleanField(
        label=_("Làm thay cho một cơ quan, tổ chức (ví dụ nơi chưa có Hội NCT)"), required=False
    )
    acting_for = forms.CharField(
        label=_("Thay mặt"), max_length=200, required=False, help_text=_("Ví dụ: MTTQ xã Nga Sơn.")
    )
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Số, ngày của quyết định hoặc biên bản.")
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given: list[Any] = [(role, label) for role, label in words.ROLES.items() if role in set(roles)]
        if len(given) > 1:
            given.insert(0, ("", _("Chọn vai trò")))  # nobody becomes vice-chair because that stood first
        cast(forms.ChoiceField, self.fields["role"]).choices = given

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("is_acting") and not typed.get("acting_for"):
            self.add_error("acting_for", _("Bác ghi thay mặt cơ quan, tổ chức nào."))
        return typed


class NewAccount(GiveRole):
    """Someone new, with the first role."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("Hai người một nhà dùng chung số cũng được: phiếu sẽ ghi tên ngắn để vào."),
    )
    key = KeyField()
    field_order = ("name", "phone", "role")


class GiveClubRole(GiveRole):
    """A role in one's own club: nobody there stands in for an office."""

    is_acting = acting_for = None  # type: ignore[assignment]  # how Django leaves a field out


class NewClubAccount(NewAccount):
    """Someone new in one's own club, with the first role."""

    is_acting = acting_for = None  # type: ignore[assignment]  # how Django leaves a field out


def giving(*, is_new: bool, in_club: bool) -> type[GiveRole]:
    """The form for a role: of someone new or known, given by an office or by the club itself."""
    if in_club:
        return NewClubAccount if is_new else GiveClubRole
    return NewAccount if is_new else GiveRole


class EndRole(forms.Form):
    """The day from which a role is over, and why."""

    on = DayField(label=_("Thôi từ ngày"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: hết nhiệm kỳ, chuyển nơi ở, qua đời.")
    )
    is_last_confirmed = forms.BooleanField(
        label=_("Tôi xác nhận: câu lạc bộ chưa có người thay, cấp tôi tạm điều hành"), required=False
    )


class Reason(forms.Form):
    """Why: a phone was lost, a password forgotten."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Ví dụ: mất điện thoại."))


class PeopleFilter(forms.Form):
    """How the list of accounts is narrowed."""

    role = forms.ChoiceField(
        label=_("Vai trò"), required=False, choices=[("", _("Mọi vai trò")), *((r, words.ROLES[r]) for r in Role)]
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Đang giữ")), ("over", _("Đã thôi"))]
    )


class _Counted(forms.Form):
    """A second factor's code: eight wrong ones in a row close the door for half an hour, each right one opens once.

    Both stand in the database, so that every server of an installation knows them.
    """

    user: Any

    def clean_code(self) -> str:
        act, subject = context.request.act, str(self.user.pk)
        try:
            check_may_try(act, kind="second_factor", subject=subject)
        except TooManyTries as many:
            raise forms.ValidationError(explain(many), code="too_many_tries") from None
        try:
            code = super().clean_code()  # type: ignore[misc]  # the library's form comes next in line
        except forms.ValidationError:
            count_wrong(act, kind="second_factor", subject=subject)
            raise
        try:
            use_code(act, user_id=self.user.pk, code=cast(str, code))
        except CodeUsedBefore as used:
            raise forms.ValidationError(explain(used), code=used.code) from None
        forget_wrong(kind="second_factor", subject=subject)
        return cast(str, code)


def _code(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "ct-input-short"}),
    )


class SecondFactor(_Counted, AuthenticateForm):  # type: ignore[misc]  # the library has no types
    """The second factor at the door."""

    code = _code(_("Mã trong ứng dụng, hoặc một mã dự phòng"))


class SecondFactorAgain(_Counted, ReauthenticateForm):  # type: ignore[misc]  # the library has no types
    """The second factor once more, before something that matters."""

    code = _code(_("Mã trong ứng dụng, hoặc một mã dự phòng"))


class ActivateTotp(_Counted, ActivateTOTPForm):  # type: ignore[misc]  # the library has no types
    """The first code of a new authenticator app."""

    code = _code(_("Mã 6 chữ số đang hiện trong ứng dụng"))


class PasswordAgain(ReauthenticateByPassword):  # type: ignore[misc]  # the library has no types
    """The password once more, before something that matters."""

    password = _password(_("Mật khẩu đang dùng"), "current-password")

    def clean_password(self) -> str:
        """A door that is closed says so; otherwise "wrong password" would be said of the right one."""
        try:
            return cast(str, super().clean_password())
        except forms.ValidationError:
            closed = getattr(context.request, "door_closed", None)
            if closed is None:
                raise
            raise forms.ValidationError(explain(closed), code=closed.code) from None


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A passkey with a name to tell it by."""

    name = forms.CharField(label=_("Gọi khóa này là"), max_length=60, required=False)


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """Another name for a passkey."""

    name = forms.CharField(label=_("Gọi khóa này là"), max_length=60)
