"""The Vietnamese of the pages that join rooms."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.figures.rules import Basis
from chungtay.web.menu import Entry, Face
from chungtay.web.rules import share_words

MENU = (
    Entry(Face.PUBLIC, _("Trang đầu"), "portal:front", order=10),
    Entry(Face.PUBLIC, _("Số liệu"), "portal:public_nation", order=20),
    Entry(Face.OFFICE, _("Bàn làm việc"), "portal:desk", Action.SEE_OFFICE, order=10),
    Entry(Face.OFFICE, _("Số liệu"), "portal:nation", Action.SEE_FIGURES, order=40),
    Entry(Face.OFFICE, _("Bảng số liệu"), "portal:cross", Action.SEE_FIGURES, order=40),
    Entry(Face.OFFICE, _("Số liệu dự án"), "portal:project", Action.SEE_PROJECT_FIGURES, order=41),
    Entry(Face.OFFICE, _("Gõ phiếu giấy"), "portal:sheets", Action.TYPE_SHEET, order=45),
)

REFUSALS = {
    "area_not_shown": _("Không tìm thấy địa bàn này, hoặc tài khoản của bác không xem được số liệu ở đó."),
    "measure_unknown": _("Không có chỉ số này. Bác chọn lại trong trang số liệu."),
}

COUNTRY = _("Cả nước")

TODO_OPEN_MEETING = _("Buổi họp ngày {day} chưa đọc lại và kết thúc")
TODO_SILENT = _("{month} chưa ghi buổi họp: ghi lại từ sổ, hoặc ghi lý do không họp")
TODO_DUPLICATES = _("{count} cặp tên trong sổ có thể là một người: xem giúp")
BASIS_KIND = {
    Basis.NOTHING: "quiet",
    Basis.BOOKS: "done",
    Basis.SHEET: "told",
    Basis.CARRIED: "carried",
    Basis.PUBLISHED: "told",
    Basis.SILENT: "wrong",
}

LATE_MEETING = _("chưa ghi buổi họp của tháng, cũng chưa ghi lý do")
WORRY_SHORTAGE = _("tiền đếm thiếu so với sổ, chưa thu đủ")
WORRY_OVERDUE = _("có vốn vay quá hạn hơn 90 ngày")
WORRY_DIFFERS = _("sổ và phiếu nói khác nhau")
CHANGED = {
    "new_club_count": _("{count} câu lạc bộ mới"),
    "closed_club_count": _("{count} câu lạc bộ giải thể, sáp nhập"),
    "joined_count": _("{count} thành viên vào"),
    "left_count": _("{count} thành viên thôi sinh hoạt"),
    "died_count": _("{count} thành viên qua đời"),
}
MEMBERS_CHANGED = _("số thành viên {sign}{count} so với tháng trước")
WORRY_SILENT = _("im lặng quá ba tháng nên không còn tính vào số liệu")
WORRY_CARRIED = _("không ghi gì trong tháng, đang tính theo tháng trước")
WORRY_ATTENDANCE = _("họp có mặt dưới mức quy định")
WAIT_SEATS = _("{count} câu lạc bộ chờ xác nhận thuộc xã nào")
WAIT_FOUNDING = _("{count} câu lạc bộ đang làm thủ tục thành lập")
WAIT_DUPLICATES = _("{count} cặp tên có thể là một người")
WAIT_MEETINGS = _("{count} buổi họp mở ra mà chưa kết thúc")

SHEET_SOURCE = _("Phiếu giấy {month} các câu lạc bộ nộp")
SHEET_MORE = _("{what} tăng {count} so với tháng trước ({before})?")
SHEET_LESS = _("{what} giảm {count} so với tháng trước ({before})?")
SHEET_NOTHING = _("Chưa có số nào mới. Gõ vào dòng của câu lạc bộ rồi ghi.")
SHEET_LOOK_AGAIN = _("Có số khác nhiều so với tháng trước. Bác xem lại phiếu, đúng thì đánh dấu ô này rồi ghi.")
SHEETS_WRITTEN = _("Đã ghi {count} phiếu {month}.")


# The twelve books of domain §3.5, in their order.
BOOKS = (
    _("Sổ thành viên"),
    _("Sổ họp, biên bản sinh hoạt"),
    _("Sổ điểm danh"),
    _("Sổ quỹ"),
    _("Sổ theo dõi vay vốn"),
    _("Sổ thu phí thành viên"),
    _("Sổ Tấm lòng vàng"),
    _("Sổ chăm sóc tại nhà"),
    _("Sổ theo dõi sức khỏe"),
    _("Sổ hỗ trợ chế độ, chính sách"),
    _("Sổ tự giúp nhau và hỗ trợ cộng đồng"),
    _("Sổ tài sản"),
)
BOOK_SEEN = _("Xem trên máy")
BOOK_PDF = _("In (PDF)")
BOOK_EXCEL = _("Excel")
BOOK_BLANK = _("Tờ điểm danh để ký (PDF)")
BOOK_VOUCHERS = _("Phiếu thu, phiếu chi")
PAPER_WALL = _("Công khai tài chính dán ở nhà văn hóa")
PAPER_STATEMENT = _("Báo cáo thu chi của một quỹ")
PAPER_TRIAL = _("Bảng cân đối các quỹ")
PAPER_COUNTS = _("Kiểm quỹ")
PAPER_CLOSINGS = _("Khóa sổ")
PAPER_SLIPS = _("Phiếu của từng thành viên")
PAPER_OBJECTIONS = _("Ý kiến của thành viên")
PAPER_HANDOVERS = _("Bàn giao chức vụ")


def told(value: float | None, *, is_share: bool) -> str:
    """A figure as it is written: `41.203`, `61,5%`, `–`."""
    if value is None:
        return "–"
    if is_share:
        return f"{share_words(value)}%"
    written = f"{value:,.1f}" if not float(value).is_integer() else f"{int(value):,}"
    whole, dot, rest = written.partition(".")
    return whole.replace(",", ".") + ("," + rest if dot else "")
