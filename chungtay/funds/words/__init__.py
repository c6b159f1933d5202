"""The Vietnamese of a club's money: funds, accounts, vouchers, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import ClosingKind, EntryKind, FundKind, VoucherKind
from chungtay.funds.words import collecting, counted, money
from chungtay.funds.words.accounts import ACCOUNT

FUND = {
    FundKind.INCOME: _("Quỹ tăng thu nhập"),
    FundKind.OPERATING: _("Quỹ hoạt động"),
    FundKind.OTHER: _("Quỹ khác"),
}
VOUCHER = {VoucherKind.RECEIPT: _("Phiếu thu"), VoucherKind.PAYMENT: _("Phiếu chi")}
VOUCHER_SHORT = {VoucherKind.RECEIPT: "PT", VoucherKind.PAYMENT: "PC"}
ENTRY = {
    EntryKind.RECEIPT: _("Thu vào"),  # not "Thu" alone: Django's own words take it for Thursday
    EntryKind.PAYMENT: _("Chi ra"),
    EntryKind.OPENING: _("Số dư đầu"),
    EntryKind.MEMO: _("Ghi sổ"),
}
CLOSING = {ClosingKind.MONTH: _("Khóa sổ tháng"), ClosingKind.HANDOVER: _("Khóa sổ bàn giao")}

COLLECTION_OF = _("Thu tại buổi sinh hoạt %(day)s (%(fund)s), theo danh sách kèm theo")
REVERSAL_OF = _("Đảo bút toán: %(words)s")

REFUSALS = {
    "not_enough_cash": _(
        "{fund} chỉ còn {balance_vnd} tiền mặt, không đủ để chi {amount_vnd}. "
        "Bác xem lại số tiền, hoặc chuyển tiền vào quỹ trước."
    ),
    "not_enough_in_bank": _("{fund} chỉ có {balance_vnd} ở ngân hàng, không đủ {amount_vnd}. Bác xem lại số tiền."),
    "more_than_lent": _("{fund} chỉ còn {balance_vnd} tiền gốc đang cho vay, không thu gốc {amount_vnd} được."),
    "more_than_missing": _("{fund} chỉ còn thiếu {balance_vnd} phải thu, không ghi {amount_vnd} được."),
    "more_than_owed": _("{fund} chỉ còn phải trả {balance_vnd}, không trả {amount_vnd} được. Bác xem lại số tiền."),
    "books_are_closed": _(
        "Sổ đã khóa đến hết ngày {through_on} nên không ghi thêm cho ngày {happened_on}. "
        "Bác ghi vào ngày sau đó, hoặc nhờ Hội NCT xã mở lại sổ."
    ),
    "day_not_come": _("Ngày {happened_on} chưa tới. Tiền thu chi ngày nào bác ghi ngày đó."),
    "fund_is_closed": _("{fund} không mở vào ngày {happened_on} (mở sổ từ {opened_on}). Bác xem lại ngày."),
    "no_such_fund": _("Câu lạc bộ chưa có quỹ này. Bác mở quỹ trước."),
    "fund_already_there": _("Câu lạc bộ đã có “{name}” hoặc một quỹ cùng loại rồi."),
    "already_reversed": _("“{words}” đã được đảo rồi, không đảo lần nữa."),
    "reversal_of_reversal": _("Không đảo một bút toán đảo. Bác ghi lại bút toán đúng."),
    "reversal_needs_reason": _("Bác ghi lý do vì sao phải đảo."),
}
REFUSALS |= counted.REFUSALS
REFUSALS |= collecting.REFUSALS
REFUSALS |= money.REFUSALS

__all__ = [
    "ACCOUNT",
    "CLOSING",
    "COLLECTION_OF",
    "ENTRY",
    "FUND",
    "REFUSALS",
    "REVERSAL_OF",
    "VOUCHER",
    "VOUCHER_SHORT",
]
