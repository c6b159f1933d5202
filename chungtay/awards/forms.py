"""What is typed of commendation."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.awards import services, words
from chungtay.awards.rules import (
    COLLECTIVES,
    OUTSIDERS,
    PASS_PERCENT,
    QUORUM_PERCENT,
    AwardeeKind,
    AwardKind,
    Issuer,
    Occasion,
    RoundState,
    Share,
    Vote,
)
from chungtay.web.forms import DayTextField, KeyField, MoneyField

if TYPE_CHECKING:
    from chungtay.awards.models import AwardRound, Nomination, Quota

_OCCASIONS = [(each.value, label) for each, label in words.OCCASION.items()]
_KINDS = [(each.value, label) for each, label in words.KIND.items()]
_AWARDEES = [(each.value, label) for each, label in words.AWARDEE.items()]
_ALL = ("", _("Tất cả"))


class Plan(forms.Form):
    """A round: for what, by whom, until when, how the council votes."""

    title = forms.CharField(
        label=_("Tên đợt"), max_length=300, help_text=_("Ví dụ: Khen thưởng thành tích nhân rộng câu lạc bộ năm 2026.")
    )
    occasion = forms.ChoiceField(label=_("Dịp khen"), choices=_OCCASIONS)
    issuer_side = forms.ChoiceField(
        label=_("Ai tặng"), choices=[(each.value, label) for each, label in words.ISSUER.items()],
        widget=forms.RadioSelect, initial=Issuer.INSIDE,
    )  # fmt: skip
    issuer = forms.CharField(label=_("Cơ quan tặng"), max_length=200, help_text=_("Tên in trên bằng."))
    merit_from = DayTextField(label=_("Thành tích từ ngày"))
    merit_to = DayTextField(label=_("Đến ngày"))
    due_on = DayTextField(label=_("Nhận đề cử đến ngày"))
    quorum_percent = forms.IntegerField(
        label=_("Hội đồng có mặt ít nhất (%)"), min_value=50, max_value=100, initial=QUORUM_PERCENT,
        help_text=_("Theo quy chế thi đua, khen thưởng của cơ quan; hai phần ba là 66."),
    )  # fmt: skip
    pass_percent = forms.IntegerField(
        label=_("Thông qua khi đồng ý ít nhất (%) số người có mặt"), min_value=50, max_value=100, initial=PASS_PERCENT
    )
    about = forms.CharField(
        label=_("Tiêu chuẩn, ghi chú"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    key = KeyField()

    def planned(self) -> services.Planned:
        """As the service takes it."""
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return services.Planned(
            **said | {"occasion": Occasion(said["occasion"]), "issuer_side": Issuer(said["issuer_side"])}
        )


def typed(row: "AwardRound") -> dict[str, Any]:
    """A round as its form shows it."""
    return {name: getattr(row, name) for name in Plan.base_fields if name != "key"}


class SetQuota(forms.Form):
    """How many of one award for whom."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=_KINDS)
    awardee = forms.ChoiceField(label=_("Tặng cho"), choices=_AWARDEES)
    count = forms.IntegerField(label=_("Số lượng cả đợt"), min_value=1, max_value=9_999)
    per_unit = forms.IntegerField(
        label=_("Mỗi đơn vị đề cử nhiều nhất"), min_value=1, max_value=9_999, required=False,
        help_text=_("Bỏ trống nếu không chia."),
    )  # fmt: skip
    money_vnd = MoneyField(label=_("Tiền thưởng mỗi người, mỗi tập thể"), required=False, min_vnd=0)
    money_source = forms.CharField(
        label=_("Lấy từ nguồn"), max_length=200, required=False, help_text=_("Ví dụ: Quỹ khen thưởng của Hội.")
    )
    key = KeyField()

    def share(self) -> Share:
        """As the service takes it."""
        said = self.cleaned_data
        return Share(said["count"], said["per_unit"], said["money_vnd"] or 0, said["money_source"])


class Step(forms.Form):
    """A step of a round: with the day it was handed over, or the words it needs."""

    on = DayTextField(label=_("Ngày trao"))
    words = forms.CharField(
        label=_("Vì sao"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )  # fmt: skip
    key = KeyField()

    def __init__(self, *args: Any, to: RoundState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if to is not RoundState.HANDED:
            del self.fields["on"]
        if to is not RoundState.CANCELLED:
            del self.fields["words"]


def fit(form: forms.Form, awardee: AwardeeKind) -> None:
    """Only an outsider is named by hand, and a collective holds no post."""
    if awardee not in OUTSIDERS:
        del form.fields["name"]
    if awardee in COLLECTIVES:
        del form.fields["post"]


class Nominate(forms.Form):
    """Who from outside, how they stand on the paper, for what, and the report."""

    name = forms.CharField(label=_("Họ tên hoặc tên đơn vị"), max_length=160)
    post = forms.CharField(
        label=_("Chức danh ghi trên bằng"), max_length=160, required=False, help_text=_("Ví dụ: Chủ nhiệm; Bác sĩ.")
    )
    unit = forms.CharField(label=_("Đơn vị, địa phương ghi trên bằng"), max_length=200, required=False)
    merit = forms.CharField(
        label=_("Thành tích, một câu in trên bằng"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("Ví dụ: Đã có thành tích xuất sắc trong hoạt động câu lạc bộ năm 2026."),
    )  # fmt: skip
    report = forms.CharField(
        label=_("Báo cáo thành tích"), max_length=20_000, widget=forms.Textarea({"rows": 10}),
        help_text=_("Máy đã điền theo sổ sách; viết thêm việc làm nổi bật."),
    )  # fmt: skip
    second_words = forms.CharField(
        label=_("Lý do đề nghị khen thêm"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Chỉ ghi khi đã được khen hoặc đã đề cử hình thức khác cho cùng thành tích."),
    )  # fmt: skip
    key = KeyField()

    def __init__(self, *args: Any, awardee: AwardeeKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit(self, awardee)

    def told(self) -> services.Told:
        """As the service takes it."""
        said = self.cleaned_data
        return services.Told(said["merit"], said["report"], said["second_words"])


class Reason(forms.Form):
    """Why a second award for the same merit."""

    second_words = forms.CharField(
        label=_("Lý do đề nghị khen thêm"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Lần này khen thêm vì việc gì mà lần trước chưa khen."),
    )  # fmt: skip
    key = KeyField()


class StepNomination(forms.Form):
    """A step of a nomination, in words where it needs them."""

    words = forms.CharField(
        label=_("Lời xác nhận, hoặc lý do"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    key = KeyField()


class Correct(Nominate):
    """A nomination that was given back, put right and sent again."""

    field_order = ("merit", "report", "second_words", "key")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "post", "unit"):
            self.fields.pop(name, None)


class Council(forms.Form):
    """The council's meeting and its votes, a pair of boxes for each nomination."""

    held_on = DayTextField(label=_("Ngày họp"))
    place = forms.CharField(label=_("Họp tại"), max_length=200)
    chair = forms.CharField(label=_("Chủ trì"), max_length=120)
    secretary = forms.CharField(label=_("Thư ký"), max_length=120)
    member_count = forms.IntegerField(label=_("Số thành viên Hội đồng"), min_value=1, max_value=500)
    present_count = forms.IntegerField(label=_("Số người có mặt"), min_value=0, max_value=500)
    present_names = forms.CharField(
        label=_("Thành phần dự, mỗi người một dòng"), required=False, max_length=10_000,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    opinions = forms.CharField(
        label=_("Ý kiến tại cuộc họp"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 4})
    )
    key = KeyField()

    def __init__(self, *args: Any, rows: "Sequence[Nomination]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            for letter, label in (("y", _("Đồng ý")), ("n", _("Không đồng ý"))):
                self.fields[f"{letter}_{row.pk}"] = forms.IntegerField(label=label, min_value=0, max_value=500)
            self.fields[f"n_{row.pk}"].initial = 0

    def sat(self) -> services.Sat:
        """The meeting as the service takes it."""
        names = (
            *("held_on", "place", "chair", "secretary", "member_count", "present_count", "present_names", "opinions"),
        )
        return services.Sat(**{name: self.cleaned_data[name] for name in names})

    def votes(self) -> Mapping[UUID, Vote]:
        """The votes by the key of each nomination."""
        said = self.cleaned_data
        return {row.key: Vote(said[f"y_{row.pk}"], said[f"n_{row.pk}"]) for row in self.rows}


class Decide(forms.Form):
    """The day of a decision; of an outside body also its number and who signed."""

    signed_on = DayTextField(label=_("Ngày ký"))
    written_number = forms.CharField(label=_("Số quyết định"), max_length=80, help_text=_("Ví dụ: 1234/QĐ-UBND."))
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=120, required=False)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=120, required=False)
    key = KeyField()

    def __init__(self, *args: Any, is_outside: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_outside:
            for name in ("written_number", "signer_title", "signer_name"):
                del self.fields[name]

    def decided(self) -> services.Decided:
        """As the service takes it."""
        return services.Decided(**{name: value for name, value in self.cleaned_data.items() if name != "key"})


class Record(forms.Form):
    """An award of an outside body, given without a round of ours."""

    name = forms.CharField(label=_("Họ tên hoặc tên đơn vị"), max_length=160)
    post = forms.CharField(label=_("Chức danh"), max_length=160, required=False)
    unit = forms.CharField(label=_("Đơn vị, địa phương"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Hình thức"), choices=_KINDS)
    occasion = forms.ChoiceField(label=_("Dịp khen"), choices=_OCCASIONS)
    issuer = forms.CharField(label=_("Cơ quan tặng"), max_length=200)
    written_number = forms.CharField(label=_("Số quyết định"), max_length=80)
    signed_on = DayTextField(label=_("Ngày quyết định"))
    merit = forms.CharField(label=_("Thành tích"), max_length=300)
    merit_from = DayTextField(label=_("Thành tích từ ngày"))
    merit_to = DayTextField(label=_("Đến ngày"))
    money_vnd = MoneyField(label=_("Tiền thưởng"), required=False, min_vnd=0)
    money_source = forms.CharField(label=_("Lấy từ nguồn"), max_length=200, required=False)
    second_words = forms.CharField(
        label=_("Vì sao khen thêm"), max_length=500, required=False,
        help_text=_("Chỉ ghi khi đã được khen cho cùng thành tích."),
    )  # fmt: skip
    key = KeyField()

    def __init__(self, *args: Any, awardee: AwardeeKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit(self, awardee)

    def given(self, awardee: AwardeeKind) -> services.Given:
        """As the service takes it."""
        said: dict[str, Any] = dict(self.cleaned_data)
        for name in ("key", "name", "post", "unit"):
            said.pop(name, None)
        said |= {"kind": AwardKind(said["kind"]), "occasion": Occasion(said["occasion"])}
        return services.Given(awardee=awardee, **said | {"money_vnd": said["money_vnd"] or 0})


class Revoke(forms.Form):
    """Why an award is taken back."""

    said = forms.CharField(label=_("Vì sao thu hồi"), max_length=500, widget=forms.Textarea({"rows": 3}))
    key = KeyField()


class _Narrow(forms.Form):
    """Filters by the names that stand in the address."""

    columns: Mapping[str, str] = {}

    def chosen(self) -> dict[str, str]:
        """As a query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        return {field: said[name] for name, field in self.columns.items() if said.get(name)}


class NarrowRounds(_Narrow):
    """Which rounds to list."""

    columns = {"dip": "occasion", "buoc": "state"}
    dip = forms.ChoiceField(label=_("Dịp khen"), required=False, choices=[_ALL, *_OCCASIONS])
    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[_ALL, *((each.value, label) for each, label in words.ROUND.items())],
    )  # fmt: skip


class NarrowNominations(forms.Form):
    """Which nominations to list."""

    buoc = forms.ChoiceField(
        label=_("Đang ở bước"), required=False,
        choices=[_ALL, ("cho-kiem-tra", _("chờ tôi kiểm tra")),
                 *((each.value, label) for each, label in words.NOMINATION.items())],
    )  # fmt: skip

    def chosen(self) -> str:
        """The step asked for."""
        return str(self.cleaned_data["buoc"]) if self.is_valid() else ""


class NarrowRegister(_Narrow):
    """Which awards of the register to list."""

    columns = {"hinhthuc": "kind", "doituong": "awardee", "dip": "decision__occasion",
               "aitang": "decision__issuer_side", "nam": "year"}  # fmt: skip
    nam = forms.ChoiceField(label=_("Năm"), required=False)
    hinhthuc = forms.ChoiceField(label=_("Hình thức"), required=False, choices=[_ALL, *_KINDS])
    doituong = forms.ChoiceField(label=_("Tặng cho"), required=False, choices=[_ALL, *_AWARDEES])
    dip = forms.ChoiceField(label=_("Dịp khen"), required=False, choices=[_ALL, *_OCCASIONS])
    aitang = forms.ChoiceField(
        label=_("Ai tặng"), required=False,
        choices=[_ALL, *((each.value, label) for each, label in words.ISSUER.items())],
    )  # fmt: skip

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [_ALL, *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]  # a ChoiceField


def quota_named(quota: "Quota") -> str:
    """`Giấy khen, câu lạc bộ`."""
    return f"{words.KIND[AwardKind(quota.kind)]}, {words.AWARDEE[AwardeeKind(quota.awardee)]}"
