"""The Vietnamese of reports: kinds, sections, the sentences of the paper, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.reports.rules import ReportKind, Section
from chungtay.web.menu import Entry, Face

KIND = {
    ReportKind.MONTH: _("Tháng"),
    ReportKind.QUARTER: _("Quý"),
    ReportKind.HALF: _("6 tháng"),
    ReportKind.YEAR: _("Năm"),
}
KIND_CHOICES = [(kind.value, label) for kind, label in KIND.items()]

# The paper speaks Vietnamese in every language of the screen.
PAPER_KIND = "Báo cáo"
ABOUT = "Kết quả hoạt động các câu lạc bộ Liên thế hệ tự giúp nhau %(period)s"
COUNTED_TO = "Số liệu tính đến hết ngày %(day)s, theo địa giới hành chính của ngày ấy."
SECTION = {
    Section.CLUBS: "Câu lạc bộ",
    Section.MEMBERS: "Thành viên",
    Section.AREAS: "Sinh hoạt và tám mảng hoạt động",
    Section.MONEY: "Quỹ và vốn vay",
    Section.COVERAGE: "Độ phủ",
}
RESULTS = "I. KẾT QUẢ"
LIMITS = "II. HẠN CHẾ, NGUYÊN NHÂN"
PROPOSALS = "III. KIẾN NGHỊ"
TARGETS = "IV. KẾT QUẢ SO VỚI CHỈ TIÊU"
PLACES = "Phụ lục 1. Số liệu theo địa bàn"
SOURCES = "Phụ lục 2. Số liệu được tính từ đâu"
TO_WRITE = "(Người lập báo cáo viết phần này.)"
SUMMARY = (
    "Đến hết ngày %(day)s, %(place)s có %(clubs)s câu lạc bộ Liên thế hệ tự giúp nhau với %(members)s thành viên; "
    "trong kỳ thành lập mới %(founded)s câu lạc bộ."
)
BRIDGE = (
    "Số câu lạc bộ: kỳ trước %(before)s; thành lập mới %(founded)s; sáp nhập, giải thể %(closed)s; "
    "tăng, giảm khác (rà soát, im lặng, chuyển địa giới) %(other)s; hiện có %(now)s."
)
TOLD_BY = (
    "Số câu lạc bộ, thành viên và độ phủ gồm cả số đã công bố; các mục khác chỉ đếm ở %(told)s trong "
    "%(clubs)s câu lạc bộ, là những nơi có sổ hoặc phiếu."
)
HEADS = ("Chỉ tiêu", "Kỳ này", "Kỳ trước", "Cùng kỳ năm trước", "Tăng, giảm so với kỳ trước")
TARGET_HEADS = ("Chỉ tiêu", "Mức giao", "Thực hiện", "Đạt")
PLACE_HEADS = ("Địa bàn", "Câu lạc bộ", "Thành lập mới", "Thành viên")
SOURCE_HEADS = ("Câu lạc bộ được tính từ", "Số câu lạc bộ")
SOURCE = (
    ("clubs", "Tất cả"),
    ("books", "Sổ của câu lạc bộ"),
    ("sheet", "Phiếu giấy gõ vào"),
    ("carried", "Lấy số tháng trước"),
    ("published", "Số đã công bố"),
)
SILENT = "Ngoài ra %(silent)s câu lạc bộ im lặng quá ba tháng, không tính vào số trên."
OPENED = "Mỗi con số mở được đến từng câu lạc bộ tại %(url)s"
TOTAL = "Cộng"
NONE = "–"
COUNTRY = "cả nước"
RECIPIENTS = ("Thường trực cấp trên (để báo cáo)", "Các đơn vị liên quan")

PAPER_MADE = "Đã ghi %(file)s: %(about)s, tính đến %(day)s."
FILE_UNWRITABLE = "Không ghi được tệp %(file)s."

MENU = (Entry(Face.OFFICE, _("Báo cáo"), "reports:report", Action.SEE_OFFICE, order=25),)

REFUSALS = {
    "kind_unknown": _("Không có loại báo cáo “{kind}”. Chọn tháng, quý, 6 tháng hoặc năm."),
    "period_not_begun": _("Kỳ {period} chưa bắt đầu nên chưa có gì để báo cáo."),
    "cut_off_missing": _("Kỳ {period} chưa kết thúc. Báo cáo trước khi hết kỳ phải ghi ngày chốt số liệu."),
    "cut_off_outside": _("Ngày chốt {on} không nằm trong kỳ {period}."),
    "cut_off_in_future": _("Ngày chốt {on} chưa tới."),
}
