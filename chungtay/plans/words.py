"""The Vietnamese of targets on their way, ranking, plans and programme money."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.plans.rules import Heading, MoneyKind, Pace, Source, TaskState
from chungtay.web.menu import Entry, Face

PACE = {
    Pace.REACHED: _("đã đạt"),
    Pace.AHEAD: _("nhanh hơn lịch"),
    Pace.WITH_CALENDAR: _("đúng tiến độ"),
    Pace.BEHIND: _("chậm"),
    Pace.OUTSIDE: _("ngoài mức"),
    Pace.OVERDUE: _("quá hạn, chưa đạt"),
    Pace.UNKNOWN: _("chưa có số"),
}
PACE_KIND = {
    Pace.REACHED: "done",
    Pace.AHEAD: "done",
    Pace.WITH_CALENDAR: "told",
    Pace.BEHIND: "needs-you",
    Pace.OUTSIDE: "needs-you",
    Pace.OVERDUE: "wrong",
    Pace.UNKNOWN: "quiet",
}
HEADING = {
    Heading.TRAINING: _("Tập huấn Ban chủ nhiệm, tình nguyện viên"),
    Heading.FUNDS: _("Hỗ trợ quỹ tăng thu nhập"),
    Heading.EQUIPMENT: _("Trang thiết bị sinh hoạt"),
    Heading.SUPERVISION: _("Giám sát, hỗ trợ"),
    Heading.COMMUNICATION: _("Truyền thông, sơ kết, tổng kết"),
    Heading.OTHER: _("Chi khác"),
}
SOURCE = {
    Source.CENTRAL: _("Ngân sách trung ương"),
    Source.PROVINCE: _("Ngân sách tỉnh"),
    Source.DISTRICT: _("Ngân sách huyện (đến 6/2025)"),
    Source.COMMUNE: _("Ngân sách xã"),
    Source.DONOR: _("Nhà tài trợ"),
    Source.SOCIALISED: _("Xã hội hóa"),
}
MONEY = {MoneyKind.PLANNED: _("kế hoạch"), MoneyKind.GIVEN: _("đã cấp"), MoneyKind.SPENT: _("đã chi")}
TASK = {
    TaskState.OPEN: _("chưa làm"),
    TaskState.RUNNING: _("đang làm"),
    TaskState.DONE: _("đã xong"),
    TaskState.DROPPED: _("thôi không làm"),
}
TASK_KIND = {
    TaskState.OPEN: "quiet",
    TaskState.RUNNING: "told",
    TaskState.DONE: "done",
    TaskState.DROPPED: "quiet",
}
COUNTRY = _("Cả nước")
RUNNING = _("Đang thực hiện")
OVER = _("Đã hết hạn")
FORECAST = _("Dự báo nếu mỗi tháng tiếp tục như 12 tháng qua; chỉ để tham khảo.")

UNKNOWN_GROUND = _("chưa rõ địa bàn")
NOT_ASKED = _("không thuộc chỉ tiêu này")
PLAN_KIND, PLAN_ABOUT = "Kế hoạch", "Hoạt động câu lạc bộ Liên thế hệ tự giúp nhau năm %(year)s"
PLAN_RECIPIENTS = ("Thường trực cấp trên (để báo cáo)", "Các đơn vị liên quan (để thực hiện)")
PLAN_PURPOSE, PLAN_TARGETS, PLAN_TASKS = "I. MỤC ĐÍCH, YÊU CẦU", "II. CHỈ TIÊU", "III. NHIỆM VỤ"
PLAN_MONEY, PLAN_HOW = "IV. KINH PHÍ", "V. TỔ CHỨC THỰC HIỆN"
PLAN_TO_WRITE, PLAN_NONE, PLAN_TOTAL = "(Người lập kế hoạch viết phần này.)", "Không có.", "Cộng"
PLAN_TARGET_HEADS = ("Chỉ tiêu", "Mức giao", "Đến nay", "Xong trước")
PLAN_TASK_HEADS = ("TT", "Việc", "Ai làm", "Xong trước")
PLAN_MONEY_HEADS = ("Nội dung chi", "Nguồn", "Số tiền (đ)")

HEAD_SPLIT = _("Phân bổ chỉ tiêu")
HEAD_CLUSTER = _("Lập cụm thi đua")
HEAD_CLOSE = _("Giải tán cụm thi đua")
HEAD_TASK = _("Thêm việc vào kế hoạch")
HEAD_MONEY = _("Ghi kinh phí")
HEAD_STRIKE = _("Gạch dòng kinh phí")
TOLD_CLOSE = _("Các nơi trong cụm ra khỏi cụm, số liệu không đổi.")
TOLD_STRIKE = _("Dòng bị gạch vẫn đọc được, không còn tính vào tổng.")
DONE_SPLIT = _("Đã ghi phân bổ, %(count)s nơi thay đổi.")
DONE = _("Đã ghi.")

MENU = (Entry(Face.OFFICE, _("Tiến độ, kế hoạch"), "plans:targets", Action.SEE_OFFICE, order=42),)

REFUSALS = {
    "plan_row_not_found": _("Không tìm thấy mục này."),
    "share_not_below": _("Chỉ phân bổ cho các nơi ngay bên dưới."),
    "share_not_a_number": _("Chỉ tiêu bằng lời, tỷ lệ hoặc khoảng thì không chia thành số cho từng nơi được."),
    "share_negative": _("Số phân bổ không thể âm."),
    "cluster_name_taken": _("Đã có cụm tên “{name}”. Đặt tên khác."),
    "cluster_too_small": _("Cụm thi đua cần tên và ít nhất hai nơi."),
    "already_in_cluster": _("{place} đang ở {cluster}. Giải tán cụm ấy hoặc bỏ chọn nơi này."),
    "amount_missing": _("Ghi số tiền lớn hơn 0."),
    "year_out_of_range": _("Năm phải từ {first} đến {last}."),
    "struck_before": _("Dòng này đã gạch rồi."),
    "strike_needs_words": _("Ghi vì sao gạch dòng này."),
    "task_moved_on": _("Việc này vừa được ghi sang bước khác. Mở lại trang để xem."),
    "task_needs_words": _("Ghi nội dung việc; thôi làm hoặc làm lại thì ghi vì sao."),
}
