"""The Vietnamese of sets of criteria: what is asked of records and how, years, bands, what was done."""

from collections.abc import Mapping
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import DONG, Kind
from chungtay.kernel.money import dong, group_digits
from chungtay.programme.rules import Mark
from chungtay.rating.rules import MONTHS, Criteria, Criterion, How, SetTime, Veto


class Named(Protocol):
    """A counted number with its words."""

    vi: str
    unit: str
    kind: Kind


TIME = {
    SetTime.DRAFT: _("bản thảo"),
    SetTime.TO_COME: _("sắp áp dụng"),
    SetTime.IN_FORCE: _("đang áp dụng"),
    SetTime.PAST: _("đã hết áp dụng"),
    SetTime.WITHDRAWN: _("đã rút"),
}
TIME_KIND = {
    SetTime.DRAFT: "needs-you",
    SetTime.TO_COME: "told",
    SetTime.IN_FORCE: "done",
    SetTime.PAST: "quiet",
    SetTime.WITHDRAWN: "quiet",
}
MARK = {Mark.SOURCED: _("theo văn bản"), Mark.INFERRED: _("đề xuất")}
HOW = {
    How.HAS: _("Có hay không"),
    How.COUNT: _("Con số đến cuối năm, từ mức trở lên"),
    How.SUM: _("Cộng các tháng trong năm, từ mức trở lên"),
    How.MONTHS: _("Số tháng trong năm có phát sinh, từ mức trở lên"),
    How.SHARE: _("Tỷ lệ cuối năm, từ mức trở lên"),
    How.SHARE_OF_YEAR: _("Tỷ lệ cộng cả năm, từ mức trở lên"),
    How.AT_MOST: _("Tỷ lệ cuối năm, không quá mức"),
}
VETO = {
    Veto.NO_DECISION: _("Chưa có quyết định thành lập"),
    Veto.SILENT: _("Nhiều tháng liền không sinh hoạt"),
    Veto.MISUSE: _("Sử dụng quỹ sai"),
}
VETO_OF = {
    Veto.NO_DECISION: _("chưa có quyết định thành lập"),
    Veto.SILENT: _("%(months)d tháng liền không sinh hoạt"),
    Veto.MISUSE: _("Hội cấp xã ghi có sử dụng quỹ sai"),
}
PARTLY = _("đạt một phần được một phần điểm")
WHOLLY = _("đạt đủ mới có điểm")
DONE_COPY = _("Đã chép thành bản thảo. Sửa xong thì chấm thử, rồi ban hành.")
DONE_HEAD = _("Đã ghi bản thảo.")
DONE_LINE = _("Đã ghi tiêu chí.")
DONE_DROP = _("Đã bỏ tiêu chí.")
DONE_PUBLISH = _("Đã ban hành bộ tiêu chí.")
DONE_WITHDRAW = _("Đã rút bộ tiêu chí.")
HEAD_COPY = _("Chép thành bản thảo mới")
HEAD_HEAD = _("Tên, mức xếp loại, điều kiện")
HEAD_LINE = _("Tiêu chí")
HEAD_DROP = _("Bỏ tiêu chí")
HEAD_PUBLISH = _("Ban hành bộ tiêu chí")
HEAD_WITHDRAW = _("Rút bộ tiêu chí")
DO_COPY = _("Chép")
DO_WRITE = _("Ghi lại")
DO_DROP = _("Bỏ tiêu chí này")
DO_PUBLISH = _("Ban hành")
DO_WITHDRAW = _("Rút")
TELL_COPY = _("Bản thảo giữ nguyên mọi tiêu chí của “%(name)s”. Chỉ Trung ương Hội thấy bản thảo.")
TELL_PUBLISH = _(
    "Từ năm ấy các câu lạc bộ được chấm theo bộ này; bộ trước áp dụng hết năm liền trước. Ban hành rồi thì không sửa "
    "được, chỉ chép thành bộ mới cho năm sau. Bác đã chấm thử và xem câu lạc bộ nào lên, xuống chưa?"
)
TELL_WITHDRAW = _(
    "Bản thảo rút rồi không dùng lại được. Bộ đã ban hành chỉ rút được khi chưa câu lạc bộ nào chấm theo."
)
TITLE = "Bộ tiêu chí xếp loại câu lạc bộ"


def years(year_from: int | None, year_to: int | None) -> str:
    """From which year to which a set holds: `từ năm 2027`, `2024–2026`."""
    if year_from is None:
        return ""
    if year_to is None:
        return str(_("từ năm %(year)d") % {"year": year_from})
    return str(year_from) if year_from == year_to else f"{year_from}–{year_to}"


def share(basis_points: int) -> str:
    """A level in percent: `60%`, `2,5%`."""
    return f"{basis_points / 100:g}%".replace(".", ",")


def asked(criterion: Criterion, names: Mapping[str, Named]) -> str:
    """What is asked of the records, in words: which number, when, how much of it."""
    told = _asked(criterion, names)
    if criterion.per_year:
        told += str(_("; câu lạc bộ chưa đủ %(months)d tháng thì đòi theo số tháng đã hoạt động") % {"months": MONTHS})
    if criterion.needs:
        told += str(_("; chỉ tính với %(which)s") % {"which": names[criterion.needs].vi})
    return told


def _asked(criterion: Criterion, names: Mapping[str, Named]) -> str:
    number = names[criterion.column]
    when = _("Tháng cuối") if number.kind is Kind.FLOW else _("Cuối năm")
    facts = {
        "when": when, "what": number.vi, "level": amount(criterion.least, number.unit),
        "whole": names[criterion.of].vi if criterion.of else "",
    }  # fmt: skip
    match criterion.how:
        case How.HAS if number.kind is Kind.FACT:
            return str(_("%(when)s là %(what)s") % facts)
        case How.HAS:
            return str(_("%(when)s có %(what)s") % facts)
        case How.COUNT:
            return str(_("%(when)s có từ %(level)s %(what)s") % facts)
        case How.SUM:
            return str(_("Cộng cả năm từ %(level)s %(what)s") % facts)
        case How.MONTHS:
            return str(_("Ít nhất %(months)d tháng có %(what)s") % (facts | {"months": criterion.least}))
        case How.SHARE:
            return str(_("%(when)s, %(what)s từ %(share)s %(whole)s") % (facts | {"share": share(criterion.least)}))
        case How.SHARE_OF_YEAR:
            return str(_("Cộng cả năm, %(what)s từ %(share)s %(whole)s") % (facts | {"share": share(criterion.least)}))
        case How.AT_MOST:
            return str(
                _("%(when)s, %(what)s không quá %(share)s %(whole)s") % (facts | {"share": share(criterion.most)})
            )


def amount(value: int, unit: str) -> str:
    """A level in its unit where the words of the number do not begin with it."""
    return dong(value) if unit == DONG else group_digits(value)


def veto(which: Veto, criteria: Criteria) -> str:
    """What makes a club weak whatever its points, as this set has it."""
    return str(VETO_OF[which]) % {"months": criteria.silent_months} if which is Veto.SILENT else str(VETO_OF[which])
