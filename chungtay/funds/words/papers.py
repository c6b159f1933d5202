"""The Vietnamese of printed papers of money: what came, what went, who signs."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind, VoucherKind

CAME = {
    AccountKind.LENT: _("Thu gốc vay"),
    AccountKind.SHORTAGE: _("Thu lại tiền thiếu"),
    AccountKind.BORROWED: _("Mượn vốn, có ngày trả"),
    AccountKind.RETURNABLE: _("Thành viên góp vốn, sẽ lấy lại"),
    AccountKind.TRANSFER: _("Chuyển từ quỹ khác"),
}
"""What an account is called where money came from it, if not by its own name."""

WENT = {
    AccountKind.LENT: _("Cho thành viên vay"),
    AccountKind.SHORTAGE: _("Tiền thiếu, có người nhận trả"),
    AccountKind.BORROWED: _("Trả vốn đã mượn"),
    AccountKind.RETURNABLE: _("Hoàn trả vốn góp"),
    AccountKind.TRANSFER: _("Chuyển sang quỹ khác"),
}
OPENED = _("Số dư khi mở sổ")
RESULT = _("Thu trừ chi từ trước đến nay")

# Heads of papers are the same in every language, so not translated.
NUMBER = {VoucherKind.RECEIPT: "PT", VoucherKind.PAYMENT: "PC"}
PARTY = {VoucherKind.RECEIPT: "Họ và tên người nộp tiền", VoucherKind.PAYMENT: "Họ và tên người nhận tiền"}
SECOND_COPY = {VoucherKind.RECEIPT: "giao người nộp", VoucherKind.PAYMENT: "giao người nhận"}
PAYS = {VoucherKind.RECEIPT: "Người nộp tiền", VoucherKind.PAYMENT: "Người nhận tiền"}
CHAIR, ACCOUNTANT, TREASURER, WRITER = "Chủ nhiệm", "Kế toán", "Thủ quỹ", "Người lập phiếu"
COUNTED_BY, WITNESS, MEMBERS = "Người đếm", "Người chứng kiến", "Đại diện thành viên"
PAYERS = "Các thành viên nộp tại buổi sinh hoạt"
LIST_ATTACHED = "danh sách thu của cả buổi họp, {count} người ký"
REVERSES = "đảo {number}: {reason}"
REVERSED_BY = "đã đảo bằng {number}"
DOTS = "………………………………………"


def number_of(kind: VoucherKind, number: int, year: int) -> str:
    """`PT 12/2026`."""
    return f"{NUMBER[kind]} {number}/{year}"


def day_in_full(day: date) -> str:
    """As a voucher is dated: Ngày 27 tháng 11 năm 2026."""
    return f"Ngày {day.day} tháng {day.month} năm {day.year}"


def span(first: date, last: date) -> str:
    """`từ ngày 01/03/2026 đến hết ngày 31/03/2026`."""
    return f"từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}"
