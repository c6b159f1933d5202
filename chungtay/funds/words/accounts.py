"""The accounts of a fund's book by name."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind

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
