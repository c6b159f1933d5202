"""The Vietnamese of reports: kinds, sections, the sentences of the paper, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.reports.rules import (
    BridgeLine,
    Doubt,
    DueLevel,
    DueState,
    Punctuality,
    Recipient,
    ReportKind,
    RunState,
    Section,
)
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
WORKS = "Xếp loại, tập huấn, giám sát, khen thưởng"
WORK_HEADS = ("Việc của các cấp Hội", "Kỳ này", "Kỳ trước")
WORK = {
    "rated": "Câu lạc bộ được xác nhận xếp loại (CLB)",
    "rated_strong": "Trong đó mạnh, rất mạnh (CLB)",
    "classes": "Lớp tập huấn đã mở (lớp)",
    "taught": "Lượt người được cấp chứng nhận tập huấn (lượt)",
    "visits": "Lượt giám sát câu lạc bộ (lượt)",
    "recommendations": "Kiến nghị sau giám sát đã thực hiện (việc)",
    "awards": "Hình thức khen thưởng đã trao (quyết định ký trong kỳ)",
    "conferences": "Hội nghị, hội thảo đã tổ chức",
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

LEVEL = {
    DueLevel.CLUB: _("Câu lạc bộ"),
    DueLevel.COMMUNE: _("Cấp xã"),
    DueLevel.PROVINCE: _("Cấp tỉnh"),
    DueLevel.COUNTRY: _("Trung ương"),
}
STATE = {
    DueState.DRAFT: _("chưa gửi"),
    DueState.SENT: _("đã gửi, chờ duyệt"),
    DueState.RETURNED: _("trả lại để sửa"),
    DueState.ACCEPTED: _("đã duyệt"),
    DueState.LOCKED: _("đã khóa"),
}
STATE_KIND = {
    DueState.DRAFT: "quiet",
    DueState.SENT: "needs-you",
    DueState.RETURNED: "wrong",
    DueState.ACCEPTED: "done",
    DueState.LOCKED: "done",
}
PUNCTUALITY = {
    Punctuality.ON_TIME: _("đúng hạn"),
    Punctuality.LATE: _("gửi chậm"),
    Punctuality.MISSING: _("quá hạn chưa gửi"),
    Punctuality.NOT_YET: _("chưa đến hạn"),
}
PUNCTUALITY_KIND = {
    Punctuality.ON_TIME: "done",
    Punctuality.LATE: "needs-you",
    Punctuality.MISSING: "wrong",
    Punctuality.NOT_YET: "quiet",
}
DOUBT = {
    Doubt.NOTHING_COUNTED: _("không có số liệu nào được ghi"),
    Doubt.CHANGED: _("số thành viên thay đổi hơn một phần năm so với kỳ trước"),
    Doubt.DIFFERS: _("sổ và phiếu nói khác nhau"),
    Doubt.SAYS_OTHERWISE: _("đơn vị ghi số khác sổ sách"),
    Doubt.UNLIKE_NEIGHBOURS: _("khác xa các đơn vị cùng cấp"),
    Doubt.BELOW_MISSING: _("còn đơn vị bên dưới chưa gửi"),
}
BRIDGE_LINE = {
    BridgeLine.FOUNDED: _("thành lập mới"),
    BridgeLine.MOVED_IN: _("chuyển đến theo địa giới, bổ sung sau khi gửi"),
    BridgeLine.FOUND: _("rà soát thấy thêm, có tin trở lại"),
    BridgeLine.DISSOLVED: _("giải thể"),
    BridgeLine.MERGED: _("sáp nhập"),
    BridgeLine.MOVED_OUT: _("chuyển đi theo địa giới"),
    BridgeLine.STRUCK: _("rà soát bỏ ra, im lặng quá ba tháng"),
}
RECIPIENT = {
    Recipient.ABOVE: _("Hội cấp trên"),
    Recipient.COMMITTEE: _("Ủy ban nhân dân"),
    Recipient.FRONT: _("Mặt trận Tổ quốc"),
    Recipient.HEALTH: _("Cơ quan y tế"),
    Recipient.DONOR: _("Nhà tài trợ"),
}
# On paper, so in Vietnamese whatever the language of the screen.
ADDRESSED = {
    Recipient.ABOVE: "Thường trực cấp trên (để báo cáo)",
    Recipient.COMMITTEE: "Ủy ban nhân dân cùng cấp (để báo cáo)",
    Recipient.FRONT: "Ban Thường trực Ủy ban MTTQ Việt Nam cùng cấp (để báo cáo)",
    Recipient.HEALTH: "Cơ quan y tế cùng cấp (để phối hợp)",
    Recipient.DONOR: "Đơn vị tài trợ (để biết)",
}
CLUB_FIGURES = "Số liệu của câu lạc bộ"
UNITS = "Các đơn vị liên quan"
SENT_HEADS = ("Chỉ tiêu", "Kỳ này", "Đơn vị ghi khác", "Ước đến hết kỳ")
SENT_WORDS = "Ghi chú: %(name)s: %(words)s"
NOTHING_SAID = "Không có."
ESTIMATED = "Cột “Ước đến hết kỳ” là số ước thực hiện, không tính vào số đã đếm."
UNIT_ABOUT = "Kết quả hoạt động %(period)s của %(unit)s"

TODO_OWED = _("Báo cáo %(period)s chờ bác xác nhận, hạn %(day)s")
TODO_BACK = _("Báo cáo %(period)s bị trả lại, xem và gửi lại trước %(day)s")
DONE_OPENED = _("Đã mở đợt báo cáo.")
DONE_SENT = _("Đã gửi báo cáo.")
DONE_DRAFT = _("Đã lưu bản nháp.")
DONE_BACK = _("Đã trả lại báo cáo.")
DONE_REOPENED = _("Đã mở lại cho đơn vị này.")
DONE_LOCKED = _("Đã khóa %(count)s báo cáo.")
DONE_ACCEPTED = _("Đã duyệt %(count)s báo cáo.")
HEAD_BACK = _("Trả lại báo cáo")
HEAD_REOPEN = _("Mở lại kỳ đã khóa")
HEAD_PAPER = _("Gửi thay câu lạc bộ ghi phiếu giấy")
DONE_PAPER = _("Đã gửi thay %(count)s câu lạc bộ.")
HEAD_LOCK = _("Khóa đợt báo cáo")
ZALO = "Báo cáo %(period)s: hạn %(day)s. Chưa gửi: %(names)s. Nhờ các bác gửi sớm giúp ạ."
ZALO_NONE = "Báo cáo %(period)s: tất cả đã gửi. Cảm ơn các bác."
MAIL_SUBJECT = "Nhắc nộp báo cáo"
MAIL_LINE = "- %(unit)s: báo cáo %(period)s, hạn %(day)s"
MAIL_BODY = "Kính gửi %(name)s,\n\nCác báo cáo sau đến hạn hoặc đã quá hạn:\n%(lines)s\n\nMở: %(url)s\n"

PORTRAIT_OF = "Chân dung câu lạc bộ: %s"
PORTRAIT_FOOT = "Tính từ: %(basis)s. Số phát sinh là của 12 tháng. Lập ngày %(day)s."
FOUNDED, DECISION, PROGRAMME = "Thành lập", "Quyết định", "Thuộc đề án"
CLUB_STATE, MEETING_PLACE = "Tình trạng", "Nơi sinh hoạt"
RATED, POINTS = "Xếp loại %s", "%s điểm, %s"
RUN = {
    RunState.WAITING: _("chờ máy làm"),
    RunState.RUNNING: _("đang làm"),
    RunState.DONE: _("đã xong"),
    RunState.FAILED: _("không làm xong"),
}
RUN_KIND = {
    RunState.WAITING: "quiet",
    RunState.RUNNING: "told",
    RunState.DONE: "done",
    RunState.FAILED: "wrong",
}
DONE_ASKED = _("Máy đang làm; trang này tự cập nhật.")

MENU = (
    Entry(Face.OFFICE, _("Báo cáo"), "reports:report", Action.SEE_OFFICE, order=25),
    Entry(Face.CLUB, _("Báo cáo"), "reports:club_dues", Action.SEE_CLUB, order=65),
)

REFUSALS = {
    "kind_unknown": _("Không có loại báo cáo “{kind}”. Chọn tháng, quý, 6 tháng hoặc năm."),
    "period_not_begun": _("Kỳ {period} chưa bắt đầu nên chưa có gì để báo cáo."),
    "cut_off_missing": _("Kỳ {period} chưa kết thúc. Báo cáo trước khi hết kỳ phải ghi ngày chốt số liệu."),
    "cut_off_outside": _("Ngày chốt {on} không nằm trong kỳ {period}."),
    "cut_off_in_future": _("Ngày chốt {on} chưa tới."),
    "campaign_not_found": _("Không tìm thấy đợt báo cáo này."),
    "due_not_found": _("Không tìm thấy báo cáo này."),
    "campaign_once": _("Đợt báo cáo {period} đã mở rồi. Mở danh sách đợt để xem."),
    "due_moved_on": _("Báo cáo này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "deadlines_out_of_order": _("Hạn của cấp trên phải sau hạn của cấp dưới: câu lạc bộ, rồi xã, rồi tỉnh."),
    "deadline_before_cut_off": _("Hạn nộp {on} phải từ ngày chốt {cut_off} trở đi."),
    "deadline_missing": _("Ghi hạn nộp cho ít nhất một cấp."),
    "estimate_not_asked": _(
        "Đợt này không hỏi số ước thực hiện. Số ước chỉ có khi báo cáo trước lúc hết kỳ, ghi ở cột riêng, "
        "không ghi thay số đã đếm."
    ),
    "estimate_below_count": _("Số ước đến hết kỳ {estimate} thấp hơn số đã đếm được {counted}."),
    "other_figure_needs_words": _("Ghi số {said} khác sổ sách thì ghi vì sao."),
    "narrative_missing": _(
        "Báo cáo cần có phần hạn chế, nguyên nhân và phần kiến nghị; nếu không có thì ghi “Không có”."
    ),
    "step_needs_words": _("Ghi vài lời vì sao trả lại hoặc mở lại."),
    "campaign_is_locked": _("Kỳ này đã khóa. Muốn gửi thì nhờ cấp trên mở lại cho đơn vị mình đến một ngày."),
    "reopened_until_past": _("Ngày mở lại đến {on} đã qua. Ghi một ngày từ hôm nay trở đi."),
    "nothing_chosen": _("Chưa chọn báo cáo nào. Đánh dấu vào báo cáo muốn duyệt."),
}
