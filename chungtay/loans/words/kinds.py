"""The Vietnamese of the kinds of lending: methods, conventions, states, reasons; what stands in the book."""

from django.utils.translation import gettext_lazy as _

from chungtay.loans.rules import (
    Age,
    AnimalState,
    DaysInMonth,
    DaysInYear,
    DueKind,
    ExtensionReason,
    FirstPeriod,
    LoanState,
    Method,
    PayOff,
    Priority,
    Purpose,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Surplus,
    WriteOffReason,
    WriteOffState,
)

METHOD = {
    Method.INTEREST_ONLY: _("Trả lãi hằng kỳ, gốc trả một lần khi hết hạn"),
    Method.EQUAL_PRINCIPAL: _("Gốc chia đều, lãi tính trên số còn nợ"),
    Method.EQUAL_INSTALMENTS: _("Mỗi kỳ trả một số tiền bằng nhau"),
    Method.FLAT: _("Gốc chia đều, lãi tính trên số vay ban đầu"),
    Method.DEFERRED: _("Gốc và lãi trả một lần, sau mùa vụ"),
}
METHOD_SHORT = {
    Method.INTEREST_ONLY: _("lãi hằng tháng, gốc cuối kỳ"),
    Method.EQUAL_PRINCIPAL: _("gốc chia đều, lãi trên dư nợ"),
    Method.EQUAL_INSTALMENTS: _("trả đều"),
    Method.FLAT: _("gốc chia đều, lãi trên gốc ban đầu"),
    Method.DEFERRED: _("trả một lần sau mùa vụ"),
}
RATE_PER = {RatePer.MONTH: _("một tháng"), RatePer.YEAR: _("một năm")}
DAYS_IN_MONTH = {
    DaysInMonth.THIRTY: _("Tháng nào cũng tính 30 ngày"),
    DaysInMonth.ACTUAL: _("Theo số ngày thật của tháng"),
}
DAYS_IN_YEAR = {
    DaysInYear.D360: _("360 ngày"),
    DaysInYear.D365: _("365 ngày"),
    DaysInYear.ACTUAL: _("Số ngày thật của năm"),
}
ROUNDING = {
    Rounding.HALF_UP: _("Nửa trở lên thì tròn lên"),
    Rounding.HALF_EVEN: _("Nửa thì tròn về số chẵn"),
}
ROUNDS = {Rounds.PARTS: _("Tròn riêng gốc, riêng lãi"), Rounds.INSTALMENT: _("Tròn số tiền của cả kỳ")}
REST = {
    Rest.LAST: _("Dồn vào kỳ cuối"),
    Rest.FIRST: _("Dồn vào kỳ đầu"),
    Rest.NONE: _("Không dồn, mỗi kỳ tròn riêng"),
}
FIRST_PERIOD = {
    FirstPeriod.WHOLE: _("Tính tròn một tháng"),
    FirstPeriod.BY_DAYS: _("Tính theo số ngày"),
    FirstPeriod.SKIP: _("Không tính, lãi chạy từ buổi họp đầu"),
}
PAY_OFF = {
    PayOff.TO_THE_DAY: _("Tính lãi đến ngày trả"),
    PayOff.WHOLE_MONTH: _("Sang tháng nào tính trọn tháng ấy"),
    PayOff.WHOLE_TERM: _("Tính đủ lãi cả kỳ vay"),
}
# On the commitment, so not translated.
PAY_OFF_ON_PAPER = {
    PayOff.TO_THE_DAY: "Trả hết trước hạn thì tính lãi đến ngày trả.",
    PayOff.WHOLE_MONTH: "Trả hết trước hạn thì sang tháng nào tính trọn lãi tháng ấy.",
    PayOff.WHOLE_TERM: "Trả hết trước hạn vẫn trả đủ lãi cả kỳ vay.",
}
SURPLUS = {
    Surplus.PREPAY: _("Trừ vào gốc"),
    Surplus.RETURN: _("Trả lại tiền thừa"),
    Surplus.REFUSE: _("Không nhận"),
}
PRIORITY = {
    Priority.POOR: _("Hộ nghèo"),
    Priority.NEAR_POOR: _("Hộ cận nghèo"),
    Priority.SICK: _("Nhà có người ốm"),
    Priority.DISABLED: _("Người khuyết tật"),
    Priority.ALONE: _("Sống một mình"),
    Priority.OTHER: _("Không thuộc diện nào"),
}
PURPOSE = {
    Purpose.ANIMALS: _("Chăn nuôi"),
    Purpose.CROPS: _("Trồng trọt"),
    Purpose.FISH: _("Nuôi, đánh bắt thủy sản"),
    Purpose.TRADE: _("Buôn bán, dịch vụ"),
    Purpose.CRAFT: _("Nghề thủ công, máy móc"),
    Purpose.HEALTH: _("Chữa bệnh"),
    Purpose.SCHOOL: _("Cho con cháu đi học"),
    Purpose.HOUSE: _("Sửa nhà, nước sạch"),
    Purpose.OTHER: _("Việc khác"),
}
STATE = {
    LoanState.REQUESTED: _("Mới đề nghị"),
    LoanState.VETTED: _("Đã bình xét"),
    LoanState.WAITING: _("Chờ vốn"),
    LoanState.APPROVED: _("Đã duyệt, chờ giải ngân"),
    LoanState.DECLINED: _("Không duyệt"),
    LoanState.WITHDRAWN: _("Thôi không vay"),
    LoanState.DISBURSED: _("Đang vay"),
    LoanState.EXTENDED: _("Đang vay, đã gia hạn"),
    LoanState.REPAID: _("Đã trả hết"),
    LoanState.WRITTEN_OFF: _("Đã xóa nợ"),
    LoanState.MOVED: _("Đã chuyển sang câu lạc bộ khác"),
    LoanState.CANCELLED: _("Đã hủy giải ngân"),
}
STATE_KIND = {
    LoanState.REQUESTED: "told",
    LoanState.VETTED: "told",
    LoanState.WAITING: "needs-you",
    LoanState.APPROVED: "done",
    LoanState.DECLINED: "quiet",
    LoanState.WITHDRAWN: "quiet",
    LoanState.DISBURSED: "told",
    LoanState.EXTENDED: "needs-you",
    LoanState.REPAID: "done",
    LoanState.WRITTEN_OFF: "quiet",
    LoanState.MOVED: "quiet",
    LoanState.CANCELLED: "quiet",
}
AGE = {
    Age.CURRENT: _("Trong hạn"),
    Age.TO_30: _("Quá hạn 1–30 ngày"),
    Age.TO_90: _("Quá hạn 31–90 ngày"),
    Age.OVER_90: _("Quá hạn trên 90 ngày"),
}
AGE_KIND = {Age.CURRENT: "done", Age.TO_30: "needs-you", Age.TO_90: "wrong", Age.OVER_90: "wrong"}
DUE_KIND = {
    DueKind.REGULAR: _("Đến hạn"),
    DueKind.PREPAID: _("Trả trước hạn"),
    DueKind.WRITTEN_OFF: _("Xóa nợ"),
    DueKind.CARRIED: _("Chuyển sang câu lạc bộ khác"),
    DueKind.AFTER_TERM: _("Lãi sau ngày hết hạn"),
}
EXTENSION_REASON = {
    ExtensionReason.LATE_HARVEST: _("Thu hoạch muộn, chưa bán được"),
    ExtensionReason.ILLNESS: _("Ốm đau"),
    ExtensionReason.DISASTER: _("Thiên tai, dịch bệnh"),
    ExtensionReason.DEATH_IN_FAMILY: _("Nhà có tang"),
    ExtensionReason.OTHER: _("Lý do khác"),
}
WRITE_OFF_REASON = {
    WriteOffReason.DEATH: _("Người vay đã mất"),
    WriteOffReason.DISASTER: _("Thiên tai, dịch bệnh mất trắng"),
    WriteOffReason.GONE: _("Đi khỏi nơi ở, không liên lạc được"),
    WriteOffReason.CANNOT_PAY: _("Không còn khả năng trả"),
    WriteOffReason.OTHER: _("Lý do khác"),
}
WRITE_OFF_STATE = {
    WriteOffState.PROPOSED: _("Chờ Hội NCT xã đồng ý"),
    WriteOffState.AGREED: _("Hội NCT xã đã đồng ý"),
    WriteOffState.REFUSED: _("Hội NCT xã không đồng ý"),
}
ANIMAL_STATE = {
    AnimalState.OUT: _("Đang nuôi"),
    AnimalState.GIVEN_BACK: _("Đã trả con giống"),
    AnimalState.LOST: _("Chết, mất"),
}


# What stands in the book, in the voucher and on the list.
PAID_OUT = _("Cho vay số %(number)s: %(purpose)s")
CARRIED_OUT = _("Chuyển khoản vay số %(number)s sang %(club)s khi sáp nhập")
CARRIED_TO = _("Chuyển sang %(club)s: %(amount)s")
CARRIED_IN = _("Nhận khoản vay số %(number)s của %(club)s khi sáp nhập")
TAKEN_IN = _("Khoản vay có từ trước, số %(number)s")
PAID_BACK = _("Trả nợ vay số %(number)s: %(parts)s")
WRITTEN_OFF = _("Xóa nợ khoản vay số %(number)s: %(reason)s")
PARTS = {"interest": _("lãi"), "principal": _("gốc"), "penalty": _("phạt")}

COLLECT_INTEREST = _("Lãi")
COLLECT_PRINCIPAL = _("Gốc")
COLLECT_PENALTY = _("Phạt trả chậm")
LOAN_NUMBER = _("Khoản vay số %(number)s")
STILL_OWES = _("còn nợ gốc %(left)s, hạn %(ends_on)s")
