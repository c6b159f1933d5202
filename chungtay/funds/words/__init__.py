"""The Vietnamese of a club's money: funds, accounts, vouchers, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind, ClosingKind, EntryKind, FundKind, VoucherKind
from chungtay.funds.words import collecting, counted, money

FUND = {
    FundKind.INCOME: _("Quỹ tăng thu nhập"),
    FundKind.OPERATING: _("Quỹ hoạt động"),
    FundKind.OTHER: _("Quỹ khác"),
}
ACCOUNT = {
    AccountKind.CASH: _("Tiền mặt"),
    AccountKind.BANK: _("Tiền gửi ngân hàng, sổ tiết kiệm"),
    AccountKind.LENT: _("Gốc đang cho vay"),
    AccountKind.SHORTAGE: _("Tiền thiếu phải thu"),
    AccountKind.BORROWED: _("Vốn mượn phải trả"),
    AccountKind.RETURNABLE: _("Góp vốn có hoàn lại"),
    AccountKind.GRANT: _("Vốn dự án tài trợ"),
    AccountKind.STATE: _("Vốn ngân sách"),
    AccountKind.SOCIALISED: _("Vốn xã hội hóa"),
    AccountKind.CONTRIBUTED: _("Thành viên góp, không hoàn lại"),
    AccountKind.CAPITALISED: _("Lãi nhập vốn"),
    AccountKind.UNKNOWN_ORIGIN: _("Vốn có từ trước, chưa rõ nguồn"),
    AccountKind.FEE: _("Phí thành viên"),
    AccountKind.INTEREST: _("Lãi cho vay"),
    AccountKind.PENALTY: _("Tiền phạt trả chậm"),
    AccountKind.GIVEN: _("Ủng hộ, Tấm lòng vàng"),
    AccountKind.EARNED: _("Hoạt động gây quỹ chung"),
    AccountKind.BANK_INTEREST: _("Lãi tiền gửi"),
    AccountKind.SURPLUS: _("Tiền đếm thừa so với sổ"),
    AccountKind.OTHER_IN: _("Thu khác"),
    AccountKind.VISIT: _("Thăm hỏi ốm đau, hiếu hỉ"),
    AccountKind.HELP: _("Giúp người gặp khó khăn đột xuất"),
    AccountKind.HEALTH: _("Chăm sóc sức khỏe"),
    AccountKind.MEETING: _("Nước, chè buổi sinh hoạt"),
    AccountKind.ARTS: _("Văn nghệ, giao lưu"),
    AccountKind.OFFICE: _("Sổ sách, in ấn"),
    AccountKind.EQUIPMENT: _("Mua sắm đồ dùng"),
    AccountKind.BANK_FEE: _("Phí ngân hàng"),
    AccountKind.WRITTEN_OFF: _("Nợ được xóa"),
    AccountKind.OTHER_OUT: _("Chi khác"),
    AccountKind.TRANSFER: _("Chuyển giữa các quỹ"),
}
VOUCHER = {VoucherKind.RECEIPT: _("Phiếu thu"), VoucherKind.PAYMENT: _("Phiếu chi")}
VOUCHER_SHORT = {VoucherKind.RECEIPT: "PT", VoucherKind.PAYMENT: "PC"}
ENTRY = {
    EntryKind.RECEIPT: _("Thu"),
    EntryKind.PAYMENT: _("Chi"),
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
