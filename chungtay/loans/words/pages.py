"""What pages of loans say: headings, buttons, the names of facts."""

from django.utils.translation import gettext_lazy as _

from chungtay.clubs.rules import Post
from chungtay.loans.rules import Mark, Shown

LOANS = _("Vay vốn")
WAITING_LIST = _("Danh sách chờ vay")
NEW_LOANS = _("Cho vay mới")
WRITTEN = _("Đã ghi vào sổ.")

SHOWN = {
    Shown.OUT: _("Đang vay"),
    Shown.LATE: _("Quá hạn"),
    Shown.DONE: _("Đã xong"),
    Shown.ALL: _("Tất cả"),
}
MARK = {
    Mark.PAID: _("đã trả"),
    Mark.PART: _("trả một phần"),
    Mark.LATE: _("quá hạn"),
    Mark.DUE: _("đến hạn"),
    Mark.TO_COME: _("chưa đến"),
}
MARK_KIND = {
    Mark.PAID: "done",
    Mark.PART: "told",
    Mark.LATE: "wrong",
    Mark.DUE: "needs-you",
    Mark.TO_COME: "quiet",
}
GIVEN_UP = _("không thu nữa")
FORGIVEN = _("đã xóa")

ASK = _("Đề nghị vay vốn")
ASK_VERB = _("Ghi đề nghị")
VET = _("Bình xét")
VET_VERB = _("Ghi bình xét")
ANSWER = _("Ban Chủ nhiệm trả lời")
ANSWER_VERB = _("Ghi câu trả lời")
PAY_OUT = _("Giao tiền vay")
PAY_OUT_VERB = _("Ghi phiếu chi, giao tiền")
PAID_OUT_DONE = _("Đã giao tiền và ghi phiếu chi. Bác in cam kết, lịch trả nợ ở dưới.")
NO_FUND = _("Câu lạc bộ chưa có quỹ để cho vay. Bác mở quỹ tăng thu nhập trước.")
WITHDRAW = _("Thôi không vay")
WITHDRAW_VERB = _("Ghi thôi không vay")
MINUTES = _("biên bản số")

PAY = _("Trả nợ")
PAY_VERB = _("Ghi phiếu thu")
PAID = _("Đã ghi phiếu thu.")
PARTS_APART = _("Ghi riêng lãi, gốc, phạt")
EXTEND = _("Gia hạn")
EXTEND_VERB = _("Ghi gia hạn")
ENDS_NOW = _("Hạn hiện nay: %(day)s. Gốc chưa trả sẽ dồn về hạn mới.")
CHANGE_RATE = _("Đổi lãi suất")
CHANGE_RATE_VERB = _("Ghi lãi suất mới")
RATE_NOW = _("Lãi suất lúc vay: %(rate)s. Không quá 20%% một năm (Điều 468 Bộ luật Dân sự 2015).")
PENALISE = _("Phạt trả chậm")
PENALISE_VERB = _("Ghi tiền phạt")
PENALTY_MOST = _("Theo điều khoản, tính đến hôm nay phạt nhiều nhất %(amount)s.")
TAKE_OVER = _("Người khác nhận trả nợ")
TAKE_OVER_VERB = _("Ghi người trả nợ")
TAKE_OVER_TOLD = _(
    "Khi người vay mất, đi xa hoặc không trả được: người bảo lãnh hoặc người thừa kế trả tiếp, khoản vay giữ nguyên."
)
OUTCOME = _("Kết quả vay vốn")
OUTCOME_VERB = _("Ghi kết quả")
SIGN = _("Đã ký cam kết")
SIGN_VERB = _("Ghi là đã ký")
SIGN_TOLD = _("Người vay và người bảo lãnh đã ký hoặc điểm chỉ bản cam kết giấy.")
TAKE_BACK = _("Hủy lần trả này")
TAKE_BACK_VERB = _("Hủy, ghi bút toán đảo")
TAKE_BACK_TOLD = _("Sổ không xóa gì: phiếu cũ vẫn còn, một phiếu đảo được ghi thêm, lịch trả nợ trở lại như chưa trả.")
WITHDRAW_CHANGE = _("Hủy thay đổi này")

WRITE_OFF = _("Xóa nợ")
WRITE_OFF_ASK = _("Đề nghị xóa nợ")
WRITE_OFF_ASK_VERB = _("Gửi Hội NCT xã")
WRITE_OFF_TOLD = _("Ban Chủ nhiệm đề nghị, Hội Người cao tuổi xã đồng ý thì sổ mới ghi. Nên gia hạn trước khi xóa nợ.")
WRITE_OFF_ANSWER = _("Trả lời đề nghị xóa nợ")
WRITE_OFF_ANSWER_VERB = _("Ghi trả lời")

OLD_LOAN = _("Nhập khoản vay từ sổ cũ")
OLD_LOAN_VERB = _("Ghi vào sổ")
OLD_LOAN_TOLD = _("Mỗi khoản đang vay trong sổ giấy nhập một lần: còn nợ gốc bao nhiêu, lãi đã trả đến đâu.")
ANIMALS = _("Cho vay con giống")
LEND_ANIMAL = _("Giao con giống")
LEND_ANIMAL_VERB = _("Ghi giao con giống")
ANIMAL_TOLD = _("Không có tiền thu chi; con vật vẫn được tính là vốn cho vay.")
SETTLE_ANIMAL = _("Con giống đã trả hoặc mất")
SETTLE_ANIMAL_VERB = _("Ghi lại")

# Papers are in the language of the office: the same in every language, so not translated.
COMMITMENT = "Cam kết vay vốn số"
BOOK = "Sổ theo dõi vay vốn năm"
SIGNS_AS = {Post.ACCOUNTANT: "Kế toán", Post.TREASURER: "Thủ quỹ", Post.CHAIR: "Chủ nhiệm"}

PAYMENT = _("Trả nợ")
EXTENSION = _("Gia hạn")
RATE_CHANGE = _("Đổi lãi suất")
PENALTY = _("Phạt trả chậm")

F_AMOUNT = _("Số tiền vay")
F_TERM = _("Thời hạn")
F_PURPOSE = _("Dùng vào việc")
F_METHOD = _("Cách trả")
F_PRIORITY = _("Hoàn cảnh")
F_SINCE = _("Cần vay từ")
F_VETTED = _("Buổi họp bình xét")
F_ANSWER = _("Ban Chủ nhiệm trả lời")
F_GUARANTOR = _("Người bảo lãnh")
F_LENT_ON = _("Ngày vay")
F_TERMS = _("Điều kiện")
F_ENDS_ON = _("Hạn trả hết")
F_DECISION = _("Biên bản số")
F_SIGNED = _("Cam kết")
F_FUND = _("Vay từ")
F_OWED_BY = _("Người trả nợ thay")
F_LEFT = _("Còn nợ gốc")
F_PAY_OFF = _("Trả hết hôm nay")
F_ASKED_OFF = _("Đề nghị xóa")
F_WHY = _("Vì sao")
F_TOLD = _("Trình bày")
F_PROPOSED_ON = _("Ngày đề nghị")
F_ANIMAL = _("Con giống")
F_GIVES_BACK = _("Phải trả")
SIGNED = _("đã ký")
NOT_SIGNED = _("chưa ký")
MONTHS = _("%(count)s tháng")

STEP_TOLD = _("%(count)s người · %(amount)s")

TODO_WRITE_OFF = _("%(count)s đề nghị xóa nợ chờ xã trả lời")
EVER_BORROWED = _("thành viên được vay vốn")
TODO_LATE = _("%(name)s quá hạn trả nợ %(days)s ngày, còn %(left)s")
TODO_DUE = _("%(name)s đến hạn trả gốc %(amount)s ngày %(day)s")
TODO_LATE_MORE = _("%(count)s khoản vay quá hạn")
TODO_WAITING = _("%(count)s người được duyệt vay, chờ giao tiền")
