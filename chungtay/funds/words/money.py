"""The Vietnamese of what the money was: fees, capital, interest, banks, the golden-heart book."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.banks import BankKind, Movement
from chungtay.funds.rules.fees import month_ranges
from chungtay.funds.rules.gifts import GiftKind, GiftUse, quantity_words
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month

ORIGIN = {
    AccountKind.GRANT: _("Dự án tài trợ"),
    AccountKind.STATE: _("Ngân sách tỉnh, huyện, xã"),
    AccountKind.SOCIALISED: _("Xã hội hóa: người dân, doanh nghiệp ủng hộ làm vốn"),
    AccountKind.CONTRIBUTED: _("Thành viên góp, không lấy lại"),
    AccountKind.RETURNABLE: _("Thành viên góp, sẽ lấy lại"),
    AccountKind.BORROWED: _("Câu lạc bộ mượn, có ngày phải trả"),
    AccountKind.CAPITALISED: _("Lãi nhập vốn"),
    AccountKind.UNKNOWN_ORIGIN: _("Vốn có từ trước, chưa rõ nguồn"),
}
BANK = {BankKind.SAVINGS: _("Sổ tiết kiệm"), BankKind.ACCOUNT: _("Tài khoản ngân hàng")}
MOVEMENT = {
    Movement.DEPOSIT: _("Gửi tiền vào"),
    Movement.WITHDRAW: _("Rút tiền ra"),
    Movement.INTEREST: _("Ghi lãi tiền gửi"),
    Movement.FEE: _("Ghi phí ngân hàng"),
}
MOVED = {
    Movement.DEPOSIT: _("Gửi tiền vào %(book)s"),
    Movement.WITHDRAW: _("Rút tiền từ %(book)s"),
    Movement.INTEREST: _("Lãi tiền gửi %(book)s"),
    Movement.FEE: _("Phí ngân hàng %(book)s"),
}
GIFT = {GiftKind.CASH: _("Tiền"), GiftKind.GOODS: _("Hiện vật"), GiftKind.LABOUR: _("Ngày công")}
GIFT_USE = {
    GiftUse.SPEND: _("Để chi cho hoạt động, giúp người khó khăn"),
    GiftUse.CAPITAL: _("Để làm vốn cho vay"),
}

FEE_OF = _("Phí thành viên %(months)s")
FEE_NAME = _("Phí thành viên")
FEE_MONTHS = _("%(count)s tháng: %(months)s")
GIFT_OF = _("Ủng hộ: %(words)s")
GIFT_PLAIN = _("Ủng hộ câu lạc bộ")
CAPITAL_IN = _("Nhận vốn: %(origin)s")
CAPITAL_NAMED = _("Vốn có từ trước: %(origin)s")
CAPITAL_OUT = _("Hoàn trả vốn: %(origin)s")
LABOUR_DAYS = "công"
INTEREST_KEPT = _("Lãi nhập vốn")
INTEREST_MOVED = _("Trích lãi cho quỹ hoạt động")
TODO_RETURN = _("Đến ngày %(day)s trả %(giver)s %(amount)s vốn mượn, vốn góp")
TODO_RETURN_LATE = _("Quá ngày trả vốn: %(giver)s %(amount)s, hẹn ngày %(day)s")


def months_in_words(months: Iterable[Month]) -> str:
    """`tháng 9/2026`, `tháng 1–11/2026`, `tháng 11/2025 – 2/2026, tháng 5/2026`."""
    said = []
    for first, last in month_ranges(months):
        if first == last:
            said.append(first.label)
        elif first.year == last.year:
            said.append(f"tháng {first.month}–{last.month}/{last.year}")
        else:
            said.append(f"tháng {first.month}/{first.year} – {last.month}/{last.year}")
    return ", ".join(said)


def gift_in_words(gift: Any) -> str:
    """What was given, as a line says it: `500.000 đ`, `6 kg gạo`, `2 công: quét dọn nhà văn hóa`."""
    if gift.kind == GiftKind.CASH:
        return dong(gift.amount_vnd)
    count = quantity_words(gift.quantity)
    if gift.kind == GiftKind.GOODS:
        return f"{count} {gift.goods.unit} {gift.goods.name}"
    return f"{count} {LABOUR_DAYS}: {gift.words}"


REFUSALS = {
    "no_fee_to_pay": _("Chưa có tháng phí nào để thu. Bác chọn tháng, hoặc ghi số tiền."),
    "fee_beyond_the_rule": _(
        "{who}: phí {month} là {due_vnd}, đã đóng {paid_vnd}, thu thêm {amount_vnd} thì quá. "
        "Có thể người khác đã thu rồi. Bác xem lại; nếu đúng là thu thêm, ghi ở mục Ủng hộ."
    ),
    "fee_not_open": _(
        "{who} chỉ còn {open_vnd} phí chưa đóng, bác đang ghi {amount_vnd}. Có thể người khác đã thu rồi. "
        "Thu trước cho các tháng sau thì ghi ở trang Phí thành viên."
    ),
    "fee_too_far_ahead": _("Phí {month} còn xa quá. Chỉ thu trước nhiều nhất 12 tháng."),
    "fee_rule_is_later": _(
        "Mức phí đang dùng bắt đầu từ {valid_from}. Mức mới phải bắt đầu sau đó, để phí các tháng đã thu không đổi."
    ),
    "needs_day_to_return": _("Vốn mượn thì ghi ngày hẹn trả. Bác hỏi lại người cho mượn rồi ghi."),
    "has_no_day_to_return": _("Nguồn vốn này không phải trả lại nên không ghi ngày trả. Bác bỏ trống ngày trả."),
    "return_before_it_came": _("Ngày trả {return_on} lại trước ngày nhận {came_on}. Bác xem lại."),
    "giver_is_missing": _("Bác ghi vốn này của ai: thành viên, dự án, hay tên người, tên đơn vị."),
    "giver_is_no_member": _("Vốn góp của thành viên thì chọn đúng thành viên trong danh sách."),
    "more_than_brought": _("Khoản vốn này chỉ còn {left_vnd}, không trả {amount_vnd} được. Bác xem lại số tiền."),
    "capital_stays": _("Vốn này cho hẳn câu lạc bộ, không phải trả lại."),
    "capital_was_returned": _(
        "Khoản vốn này đã trả lại {returned_vnd}. Bác đảo phiếu trả vốn trước, rồi mới đảo phiếu nhận vốn."
    ),
    "no_such_capital": _("Không có khoản vốn này trong sổ của câu lạc bộ."),
    "more_than_interest": _("Lãi đã thu mà chưa chia chỉ còn {open_vnd}, không chia {amount_vnd} được."),
    "no_interest_rule": _("Câu lạc bộ chưa ghi cách chia lãi. Bác ghi cách chia đã thống nhất trước."),
    "interest_rule_is_later": _("Cách chia đang dùng bắt đầu từ {valid_from}. Cách chia mới phải bắt đầu sau ngày đó."),
    "parts_not_whole": _("Hai phần cộng lại phải đủ 100%. Bác đang ghi {operating} và {capital}."),
    "no_such_bank_book": _("Không có sổ ngân hàng này. Bác ghi sổ ngân hàng trước."),
    "bank_book_already_there": _("Quỹ đã có sổ {bank} số {number} rồi."),
    "bank_book_is_closed": _("{book} không mở vào ngày {happened_on}. Bác xem lại ngày."),
    "bank_book_not_empty": _("{book} còn {balance_vnd}. Bác rút hết rồi mới tất toán."),
    "not_enough_in_bank_book": _("{book} chỉ có {balance_vnd}, không đủ {amount_vnd}. Bác xem lại số tiền."),
    "holder_is_missing": _("Bác ghi sổ đứng tên ai."),
    "holder_is_later": _("Người đứng tên hiện nay bắt đầu từ {valid_from}. Người mới phải bắt đầu sau ngày đó."),
    "donor_is_missing": _("Bác ghi ai ủng hộ. Ai không muốn nêu tên thì ghi “Người giấu tên”."),
    "receiver_is_missing": _("Bác ghi cho ai."),
    "not_so_much_in_store": _("Trong kho chỉ còn {there} {goods}, không cho {wanted} được. Bác xem lại."),
    "goods_were_given_out": _(
        "Hiện vật này đã cho đi rồi, gạch dòng nhận thì kho thành thiếu. Bác gạch dòng cho đi trước."
    ),
    "already_struck": _("Dòng này đã gạch rồi."),
    "strike_needs_reason": _("Bác ghi lý do vì sao gạch dòng này."),
    "cash_is_reversed": _("Tiền ủng hộ ghi nhầm thì đảo phiếu thu, dòng trong sổ tự gạch theo."),
    "no_such_gift": _("Sổ Tấm lòng vàng không có dòng này."),
    "no_such_goods": _("Kho không có hiện vật này."),
    "no_such_entry": _("Sổ quỹ không có bút toán này."),
    "same_fund_twice": _("Bác chọn hai quỹ khác nhau để chuyển."),
}
