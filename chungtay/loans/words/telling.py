"""Loans told in a line: what for, at what rate, who vouches, what was paid, what changed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.kernel.money import dong
from chungtay.loans.rules import (
    ExtensionReason,
    Method,
    Priority,
    Purpose,
    RatePer,
    Terms,
    percent,
)
from chungtay.loans.words import kinds
from chungtay.places.words import hamlet_called


def money(amount_vnd: int) -> str:
    return dong(amount_vnd)


def member_called(name: str, number: int, birth_year: int | None) -> str:
    """`Nguyễn Thị Lụa (số 12, sinh 1950)`: told apart in a list to choose from."""
    born = f", sinh {birth_year}" if birth_year else ""
    return f"{name} (số {number}{born})"


def rate_words(terms: Terms) -> str:
    """`1% một tháng`."""
    return f"{percent(terms.rate_bps)} {kinds.RATE_PER[terms.rate_per]}"


def rate_of(row: Any) -> str:
    """The rate that stands in a loan."""
    return f"{percent(row.rate_bps)} {kinds.RATE_PER[RatePer(row.rate_per)]}"


def terms_words(terms: Terms) -> str:
    """`1% một tháng, 12 tháng, lãi hằng tháng, gốc cuối kỳ`."""
    return f"{rate_words(terms)}, {terms.term_months} tháng, {kinds.METHOD_SHORT[terms.method]}"


def terms_told(terms: Terms) -> str:
    """The terms in force as a sentence above a form."""
    return str(
        _("Quy định đang dùng: vay nhiều nhất %(ceiling)s, dài nhất %(months)s tháng, lãi %(rate)s.")
        % {"ceiling": dong(terms.ceiling_vnd), "months": terms.term_months, "rate": rate_words(terms)}
    )


def terms_facts(terms: Terms) -> list[dict[str, Any]]:
    """The terms as facts, all of them."""
    penalty = percent(terms.penalty_bps_month) if terms.penalty_bps_month is not None else _("không phạt")
    told: list[tuple[Any, Any]] = [
        (_("Vay nhiều nhất"), dong(terms.ceiling_vnd)),
        (_("Lãi suất"), rate_words(terms)),
        (_("Thời hạn dài nhất"), f"{terms.term_months} tháng"),
        (_("Cách trả thường dùng"), kinds.METHOD[terms.method]),
        (_("Ưu tiên trước"), ", ".join(str(kinds.PRIORITY[each]).lower() for each in terms.priorities) or "–"),
        (_("Lãi đưa vào quỹ hoạt động"), percent(terms.operating_share_bps)),
        (_("Một khoản chiếm nhiều nhất"), _("%(share)s của quỹ") % {"share": percent(terms.fund_share_bps)}),
        (_("Được gia hạn"), _("%(count)s lần") % {"count": terms.extensions_at_most}),
        (_("Phạt gốc trả chậm mỗi tháng"), penalty),
        (_("Mấy tháng trả một lần"), terms.period_months),
        (_("Mấy tháng đầu chưa trả gốc"), terms.grace_months),
        (_("Làm tròn"), f"{dong(terms.unit_vnd)} · {kinds.ROUNDING[terms.rounding]} · {kinds.ROUNDS[terms.rounds]}"),
        (_("Gốc lẻ, lãi lẻ"), f"{kinds.REST[terms.principal_rest]} · {kinds.REST[terms.interest_rest]}"),
        (
            _("Đếm ngày"),
            f"{kinds.DAYS_IN_MONTH[terms.days_in_month]} · {kinds.DAYS_IN_YEAR[terms.days_in_year]}",
        ),
        (_("Những ngày đến buổi họp đầu"), kinds.FIRST_PERIOD[terms.first_period]),
        (_("Trả hết trước hạn"), kinds.PAY_OFF[terms.pay_off]),
        (_("Trả nhiều hơn số đến hạn"), kinds.SURPLUS[terms.surplus]),
        (_("Quá hạn"), _("vẫn tính lãi") if terms.has_interest_after_term else _("không tính lãi")),
    ]
    return [{"name": name, "value": value} for name, value in told]


def terms_place(row: Any, path: str) -> str:
    """Whose terms a club lends on."""
    if row is None:
        return str(_("Mức thông thường của chương trình; câu lạc bộ chưa có quy định riêng."))
    if row.project_id:
        return str(_("Quy định của dự án %(name)s") % {"name": row.project.name})
    return str(_("Quy định của câu lạc bộ") if row.path == path else _("Quy định của cấp trên"))


def purpose_of(row: Any) -> str:
    """`Chăn nuôi: mua hai con lợn nái`."""
    return purpose_line(Purpose(row.purpose), row.words)


def purpose_line(purpose: Purpose, told: str) -> str:
    name = str(kinds.PURPOSE[purpose])
    return f"{name}: {told}" if told else name


def priority_told(priority: str) -> str:
    """The household's circumstances, where there is something to tell."""
    return "" if priority == Priority.OTHER else str(kinds.PRIORITY[Priority(priority)])


def guarantor_of(row: Any) -> str:
    """`Trần Văn Con (con trai)`."""
    if not row.guarantor_name:
        return "–"
    return f"{row.guarantor_name} ({row.guarantor_relation})" if row.guarantor_relation else row.guarantor_name


def amount_of(asked: Any) -> str:
    """What was asked, and what was approved where it is another sum."""
    if asked.approved_vnd and asked.approved_vnd != asked.amount_vnd:
        return str(
            _("%(approved)s (đề nghị %(asked)s)")
            % {"approved": dong(asked.approved_vnd), "asked": dong(asked.amount_vnd)}
        )
    return dong(asked.amount_vnd)


def lent_of(loan: Any) -> str:
    """What was lent; of an old loan what was left when it came into the book."""
    if loan.is_opening:
        return str(
            _("%(lent)s, vào sổ này còn %(left)s") % {"lent": dong(loan.original_vnd), "left": dong(loan.amount_vnd)}
        )
    return dong(loan.amount_vnd)


def fund_told(name: str, cash_vnd: int) -> str:
    """A fund to lend from, with what lies in its box."""
    return str(_("%(name)s, trong hòm có %(cash)s") % {"name": name, "cash": dong(cash_vnd)})


def parts_told(row: Any) -> str:
    """`lãi 50.000 đ, gốc 1.000.000 đ`."""
    of = {"interest": row.interest_vnd, "principal": row.principal_vnd, "penalty": row.penalty_vnd}
    return ", ".join(f"{kinds.PARTS[name]} {dong(vnd)}" for name, vnd in of.items() if vnd)


def voucher_told(voucher: Any) -> str:
    """`phiếu thu số 12/2026`; nothing where no money moved in the box."""
    if voucher is None:
        return ""
    return str(_("phiếu thu số %(number)s/%(year)s") % {"number": voucher.number, "year": voucher.year})


def extension_told(row: Any) -> str:
    why = str(kinds.EXTENSION_REASON[ExtensionReason(row.reason)])
    said = _("thêm %(months)s tháng. %(why)s") % {"months": row.months, "why": why}
    return f"{said}. {row.words}" if row.words else str(said)


def rate_change_told(row: Any) -> str:
    said = percent(row.rate_bps)
    return f"{said}. {row.words}" if row.words else said


def penalty_told(row: Any) -> str:
    said = dong(row.amount_vnd)
    return f"{said}. {row.words}" if row.words else said


def take_over_told(row: Any) -> str:
    who = f"{row.name} ({row.relation})" if row.relation else row.name
    return f"{who}. {row.words}" if row.words else str(who)


def outcome_told(row: Any) -> str:
    """What the borrower told, with the income and whether they are out of poverty."""
    told = [row.words]
    if row.income_vnd:
        told.append(str(_("thu thêm %(amount)s") % {"amount": dong(row.income_vnd)}))
    if row.is_out_of_poverty:
        told.append(str(_("đã thoát nghèo")))
    return " · ".join(told)


def method_for_paper(method: Method) -> str:
    return str(kinds.METHOD[method])


def short_rate_of(row: Any) -> str:
    """`1%/th`, for a narrow column."""
    return f"{percent(row.rate_bps)}/{'th' if row.rate_per == RatePer.MONTH else 'năm'}"


def penalty_for_paper(terms: Terms) -> str:
    """What the commitment says of paying late."""
    if terms.penalty_bps_month is None:
        return "Trả chậm phải báo trước với Ban Chủ nhiệm."
    return f"Gốc trả chậm chịu phạt {percent(terms.penalty_bps_month)} mỗi tháng, tính theo số ngày chậm."


def home_of(person: Any) -> str:
    """Where somebody lives, as a paper has it."""
    hamlet = hamlet_called(person.hamlet.kind, person.hamlet.name) if person.hamlet else ""
    commune = person.commune.full_name if person.commune else ""
    return ", ".join(part for part in (hamlet, commune) if part) or "……………………"
