"""Sentences about what the law says of a person, where a case stands, what the year lacks."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.kernel.money import dong
from chungtay.people.rules import Dimension
from chungtay.people.words import DIMENSIONS
from chungtay.rights.rules import AgeRule, Answer, Verdict, YearSum

_DUE_SINCE = _("Đủ điều kiện từ %s mà chưa được hưởng.")
_DUE = _("Đủ điều kiện mà chưa được hưởng.")
_SOON_ON = _("Đủ tuổi ngày %s.")
_SOON_BY = _("Đủ tuổi chậm nhất %s; xem ngày sinh trên căn cước để biết đúng ngày.")
_ASK_ABOUT = _("Có thể được: cần biết %s.")
_ASK = _("Có thể được: hỏi công chức xã, chúng tôi chưa đối chiếu được luật.")
_LATER_ON = _("Đủ tuổi ngày %s.")
_LATER_BY = _("Đủ tuổi chậm nhất %s.")
_UNKNOWN = _("Chưa ghi năm sinh nên chưa biết.")
_RECEIVES = _("Đang được hưởng.")
_NO = _("Không thuộc diện theo những gì sổ đã ghi.")
_NOTHING_LACKS = _("Năm {year} đã đủ: đối thoại, kiến nghị được tiếp thu, số người được giúp.")
_LACKS = _("Năm {year} còn thiếu {what}.")


def day_of(day: date) -> str:
    """`31/12/2026`."""
    return f"{day:%d/%m/%Y}"


def money_a_month(amount_vnd: int | None) -> str:
    """`500.000 đ một tháng`; nothing where the right is a card."""
    return str(_("%s một tháng") % dong(amount_vnd)) if amount_vnd else ""


def verdict_told(verdict: Verdict) -> str:
    """What the law says of one right, as one sentence: a birth year alone is told by the latest day."""
    told: object
    match verdict.answer:
        case Answer.DUE:
            is_by_age = verdict.route is not None and verdict.route.age_from > 0
            told = _DUE_SINCE % day_of(verdict.since) if is_by_age and verdict.since else _DUE
        case Answer.SOON:
            told = _by_age(verdict, _SOON_ON, _SOON_BY)
        case Answer.LATER:
            told = _by_age(verdict, _LATER_ON, _LATER_BY)
        case Answer.ASK:
            sides = [_side(side) for side in verdict.missing]
            told = _ASK_ABOUT % ", ".join(sides) if sides else _ASK
        case Answer.UNKNOWN_BIRTH:
            told = _UNKNOWN
        case Answer.RECEIVES:
            told = _RECEIVES
        case _:
            told = _NO
    return str(told)


def _by_age(verdict: Verdict, on: object, by: object) -> str:
    assert verdict.latest is not None
    is_known = verdict.earliest == verdict.latest
    return str(on if is_known else by) % day_of(verdict.latest)


_SIDES = {
    Dimension.HOUSEHOLD: _("có phải hộ nghèo, hộ cận nghèo không"),
    Dimension.LIVING: _("có ai phụng dưỡng không"),
    Dimension.DISABILITY: _("mức độ khuyết tật"),
}


def _side(side: Dimension) -> str:
    return str(_SIDES.get(side, DIMENSIONS[side]))


def lacks(said: YearSum) -> list[str]:
    """What of the year's minimum is still missing, each as a few words."""
    dialogues, accepted, helped = said.lacks
    found = []
    if dialogues:
        found.append(str(_("%d buổi đối thoại") % dialogues))
    if accepted:
        found.append(str(_("%d kiến nghị được tiếp thu") % accepted))
    if helped:
        found.append(str(_("%d người được giúp làm chế độ") % helped))
    return found


def what_lacks(said: YearSum) -> str:
    """The same as a sentence for the club."""
    missing = lacks(said)
    if not (said.dialogues_asked or said.accepted_asked or said.helped_asked):
        return ""  # nothing is asked of the year
    if not missing:
        return str(_NOTHING_LACKS).format(year=said.year)
    return str(_LACKS).format(year=said.year, what=", ".join(missing))


def case_step(label: object, told: str, amount_vnd: int | None, first_month: date | None) -> str:
    """One step of a case in one line: what happened, how much from when, what was said."""
    parts = [str(label)]
    if amount_vnd:
        parts.append(money_a_month(amount_vnd))
    if first_month:
        parts.append(str(_("từ tháng %s") % f"{first_month:%m/%Y}"))
    if told:
        parts.append(told)
    return " · ".join(parts)


def longevity_told(rule: AgeRule, giver: object) -> str:
    """Who brings the wishes, and at least what."""
    parts = [str(giver)]
    if rule.amount_vnd:
        parts.append(str(_("ít nhất %s") % dong(rule.amount_vnd)))
    if rule.gift:
        parts.append(rule.gift)
    return ", ".join(parts)
