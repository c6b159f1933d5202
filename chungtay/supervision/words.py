"""The Vietnamese of supervision: levels, states, lines of the checklist, reasons to visit, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.kernel.money import dong, group_digits
from chungtay.supervision.rules import (
    DifficultyState,
    FindingKind,
    Item,
    Level,
    Reason,
    RecommendationState,
    Risk,
    Subject,
    Verdict,
    VisitState,
)
from chungtay.web.menu import Entry, Face

LEVEL = {
    Level.CLUB: _("Câu lạc bộ"),
    Level.COMMUNE: _("Hội cấp xã"),
    Level.PROVINCE: _("Hội cấp tỉnh"),
    Level.COUNTRY: _("Trung ương Hội"),
}
VISIT_STATE = {
    VisitState.PLANNED: _("đã lên lịch"),
    VisitState.CALLED_OFF: _("đã hủy"),
    VisitState.HELD: _("đang ghi biên bản"),
    VisitState.SIGNED: _("đã ký biên bản"),
}
VISIT_KIND = {
    VisitState.PLANNED: "told",
    VisitState.CALLED_OFF: "quiet",
    VisitState.HELD: "needs-you",
    VisitState.SIGNED: "done",
}
RECOMMENDATION_STATE = {
    RecommendationState.DRAFT: _("chưa ký biên bản"),
    RecommendationState.STRUCK: _("đã bỏ khỏi biên bản"),
    RecommendationState.OPEN: _("chưa làm xong"),
    RecommendationState.ANSWERED: _("báo đã làm, chờ xem"),
    RecommendationState.CLOSED: _("đã xong"),
    RecommendationState.WITHDRAWN: _("đã rút"),
}
RECOMMENDATION_KIND = {
    RecommendationState.DRAFT: "quiet",
    RecommendationState.STRUCK: "quiet",
    RecommendationState.OPEN: "told",
    RecommendationState.ANSWERED: "needs-you",
    RecommendationState.CLOSED: "done",
    RecommendationState.WITHDRAWN: "quiet",
}
DIFFICULTY_STATE = {
    DifficultyState.RAISED: _("chờ trả lời"),
    DifficultyState.PASSED_UP: _("đã chuyển lên trên"),
    DifficultyState.ANSWERED: _("đã trả lời"),
    DifficultyState.UNSETTLED: _("trả lời chưa giải quyết được"),
    DifficultyState.CLOSED: _("đã giải quyết"),
    DifficultyState.WITHDRAWN: _("đã rút"),
}
DIFFICULTY_KIND = {
    DifficultyState.RAISED: "needs-you",
    DifficultyState.PASSED_UP: "needs-you",
    DifficultyState.ANSWERED: "told",
    DifficultyState.UNSETTLED: "wrong",
    DifficultyState.CLOSED: "done",
    DifficultyState.WITHDRAWN: "quiet",
}
SUBJECT = {
    Subject.CAPITAL: _("Vốn, nguồn lực"),
    Subject.PLACE: _("Nơi sinh hoạt"),
    Subject.MEMBERS: _("Thành viên"),
    Subject.BOARD: _("Nhân sự Ban chủ nhiệm"),
    Subject.TRAINING: _("Tập huấn"),
    Subject.BOOKS: _("Sổ sách, điện thoại, phần mềm"),
    Subject.HEALTH: _("Chăm sóc sức khỏe"),
    Subject.RIGHTS: _("Chế độ, chính sách"),
    Subject.AUTHORITY: _("Phối hợp với chính quyền, đoàn thể"),
    Subject.ORGANISATION: _("Tổ chức Hội, sắp xếp đơn vị"),
    Subject.OTHER: _("Việc khác"),
}
ITEM = {
    Item.BOARD: _("Ban chủ nhiệm, các tổ"),
    Item.MEETINGS: _("Nền nếp sinh hoạt"),
    Item.INCOME: _("Tăng thu nhập"),
    Item.HEALTH: _("Chăm sóc sức khỏe"),
    Item.HOMECARE: _("Chăm sóc tại nhà"),
    Item.SELFHELP: _("Tự giúp nhau và hỗ trợ cộng đồng"),
    Item.RIGHTS: _("Quyền và lợi ích"),
    Item.AWARENESS: _("Truyền thông, nâng cao nhận thức"),
    Item.SPIRIT: _("Đời sống tinh thần"),
    Item.RESOURCE: _("Vận động nguồn lực"),
    Item.BOOK_MEMBERS: _("Sổ thành viên"),
    Item.BOOK_MINUTES: _("Sổ biên bản, điểm danh"),
    Item.BOOK_CASH: _("Sổ quỹ, phiếu thu chi"),
    Item.BOOK_LOANS: _("Sổ vay vốn"),
    Item.BOOK_GIFTS: _("Sổ Tấm lòng vàng"),
    Item.BOOK_CARE: _("Sổ chăm sóc tại nhà"),
    Item.BOOK_RIGHTS: _("Sổ hỗ trợ chế độ, chính sách"),
    Item.BOOK_THINGS: _("Sổ tài sản"),
}
VERDICT = {
    Verdict.UNSEEN: _("chưa xem"),
    Verdict.GOOD: _("tốt"),
    Verdict.FAIR: _("được"),
    Verdict.LACKING: _("còn yếu"),
}
VERDICT_KIND = {Verdict.UNSEEN: "quiet", Verdict.GOOD: "done", Verdict.FAIR: "told", Verdict.LACKING: "wrong"}
FINDING = {FindingKind.STRENGTH: _("Mặt được"), FindingKind.LACK: _("Mặt còn thiếu")}
GROUPS = {"running": _("Tổ chức, sinh hoạt"), "areas": _("Tám mảng hoạt động"), "books": _("Sổ sách")}
RISK = {
    Risk.SILENT: _("Không họp"),
    Risk.CASH: _("Tiền lệch sổ"),
    Risk.OVERDUE: _("Vay quá hạn"),
    Risk.LATE: _("Kiến nghị quá hạn"),
    Risk.ATTENDANCE: _("Vắng nhiều lên"),
    Risk.NEW_BOARD: _("Chủ nhiệm mới"),
}
RISK_KIND = {
    Risk.SILENT: "wrong",
    Risk.CASH: "wrong",
    Risk.OVERDUE: "needs-you",
    Risk.LATE: "needs-you",
    Risk.ATTENDANCE: "needs-you",
    Risk.NEW_BOARD: "told",
}
_REASON = {
    Risk.SILENT: _("%(number)s tháng liền không họp"),
    Risk.CASH: _("tiền đếm lệch sổ %(money)s"),
    Risk.OVERDUE: _("%(before)s khoản vay quá hạn, gốc %(money)s"),
    Risk.LATE: _("%(number)s kiến nghị lần trước quá hạn"),
    Risk.ATTENDANCE: _("người dự giảm từ %(was)s%% còn %(now)s%%"),
    Risk.NEW_BOARD: _("chủ nhiệm mới từ %(on)s"),
}

NONE = "–"
NOT_COUNTED = _("không đếm")
NO_LEDGER = _("không có sổ quỹ trên phần mềm")
CASH_COUNTED = _("Tiền đếm được")
CASH_LEDGER = _("Theo sổ quỹ ngày ấy")
CASH_GAP = _("So với sổ")
CASH_WORDS = _("Giải thích")

DONE_PLANNED = _("Đã lên lịch.")
DONE_PLANNED_MANY = _("Đã lên lịch %(count)s câu lạc bộ.")
DONE_PLANNED_SOME = _("Đã lên lịch %(count)s câu lạc bộ, bỏ qua %(skipped)s câu lạc bộ đã có lịch.")
DONE_OFF = _("Đã hủy lịch.")
DONE_WRITTEN = _("Đã ghi.")
DONE_SIGNED = _("Đã ký biên bản. Kiến nghị bắt đầu tính hạn.")
DONE_NUMBERED = _("Đã lấy số biên bản.")
DONE_FINDING = _("Đã ghi nhận xét.")
DONE_RECOMMENDED = _("Đã ghi kiến nghị.")
DONE_STRUCK = _("Đã bỏ.")
DONE_PHOTO = _("Đã giữ ảnh.")
DONE_NO_PHOTO = _("Đã bỏ ảnh.")
DONE_ANSWERED = _("Đã gửi trả lời.")
DONE_CLOSED = _("Đã khép lại.")
DONE_BACK = _("Đã trả lại để làm tiếp.")
DONE_EXTENDED = _("Đã gia hạn.")
DONE_WITHDRAWN = _("Đã rút.")
DONE_RAISED = _("Đã gửi lên trên.")
DONE_PASSED = _("Đã chuyển lên cấp trên.")
DONE_UNSETTLED = _("Đã báo lại là chưa giải quyết được.")

HEAD_ANSWER = _("Trả lời")
HEAD_CLOSE = _("Khép kiến nghị")
HEAD_BACK = _("Trả lại để làm tiếp")
HEAD_EXTEND = _("Gia hạn")
HEAD_WITHDRAW = _("Rút lại")
HEAD_PASS = _("Chuyển lên cấp trên")
HEAD_SETTLED = _("Đã giải quyết")
HEAD_UNSETTLED = _("Chưa giải quyết được")
HEAD_OFF = _("Hủy lịch")
HEAD_FINDING = _("Ghi nhận xét")
HEAD_RECOMMEND = _("Ghi kiến nghị")
HEAD_NUMBER = _("Lấy số biên bản")
HEAD_RAISE = _("Nêu khó khăn lên cấp trên")
YES = _("có")

MINUTES_ABOUT = "Kiểm tra, giám sát %(club)s ngày %(day)s"
MINUTES_KIND = "Biên bản"
FOR_CLUB = "Đại diện câu lạc bộ"
FOR_TEAM = "Trưởng đoàn giám sát"
MINUTES_TEAM = "Đoàn gồm: %(team)s."
MINUTES_MET = "Đoàn đã gặp %(count)s người:"
MINUTES_MEETING = "Đoàn dự buổi sinh hoạt của câu lạc bộ."
MINUTES_SEEN = "I. NỘI DUNG ĐÃ XEM"
MINUTES_HEADS = ("Nội dung", "Đánh giá", "Ghi rõ")
MINUTES_CARE = (
    "Sổ chăm sóc tại nhà, xem trên điện thoại của câu lạc bộ: %(people)s người được chăm sóc, tháng trước thăm "
    "%(visits)s lượt."
)
MINUTES_CASH = "II. KIỂM QUỸ"
MINUTES_WHY = "Giải thích: %(words)s"
MINUTES_FOUND = "III. NHẬN XÉT"
MINUTES_ASKED = "IV. KIẾN NGHỊ"
MINUTES_ASKED_HEADS = ("Kiến nghị", "Ai làm", "Hạn")
MINUTES_NOTHING = "Không có."
MINUTES_END = "V. KẾT LUẬN CỦA ĐOÀN"
MINUTES_CLUB = "VI. Ý KIẾN CỦA CÂU LẠC BỘ"
MINUTES_AGREES = "Nhất trí với biên bản."
MINUTES_READ = "Biên bản được đọc lại cho những người có mặt cùng nghe, lập thành hai bản, mỗi bên giữ một bản."
TODO_MINUTES = _("Biên bản giám sát %(club)s ngày %(day)s chưa ký")
TODO_VISIT = _("Giám sát %(club)s ngày %(day)s")
CLUB_TODO_VISIT = _("%(office)s đến giám sát ngày %(day)s")
CLUB_TODO_OPEN = _("Kiến nghị hạn %(day)s: %(words)s")
CLUB_TODO_LATE = _("Kiến nghị quá hạn từ %(day)s: %(words)s")
CLUB_TODO_ANSWERED = _("Khó khăn đã có trả lời: %(about)s")

MENU = (
    Entry(Face.CLUB, _("Giám sát"), "supervision:club_visits", Action.SEE_CLUB, order=72),
    Entry(Face.CLUB, _("Khó khăn"), "supervision:club_difficulties", Action.SEE_CLUB, order=73),
    Entry(Face.OFFICE, _("Giám sát"), "supervision:visits", Action.SEE_OFFICE, order=48),
    Entry(Face.OFFICE, _("Khó khăn"), "supervision:difficulties", Action.SEE_OFFICE, order=48),
)

REFUSALS = {
    "visit_not_found": _("Không tìm thấy lần giám sát này."),
    "recommendation_not_found": _("Không tìm thấy kiến nghị này."),
    "difficulty_not_found": _("Không tìm thấy khó khăn này."),
    "visit_moved_on": _("Lần giám sát này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "visit_written_meanwhile": _("Có người vừa ghi vào biên bản này. Mở lại trang, xem rồi ghi phần của mình."),
    "recommendation_moved_on": _("Kiến nghị này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "difficulty_moved_on": _("Khó khăn này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "visit_planned_once": _("Ngày này đã có lịch giám sát câu lạc bộ. Chọn ngày khác hoặc mở lịch đã có."),
    "planned_in_past": _("Ngày {on} đã qua. Chọn từ hôm nay trở đi."),
    "clubs_not_chosen": _("Chưa chọn câu lạc bộ nào. Đánh dấu ở danh sách rồi lên lịch."),
    "too_many_clubs": _("Mỗi lần lên lịch cho nhiều nhất {most} câu lạc bộ. Bỏ bớt rồi làm tiếp lần sau."),
    "series_backwards": _("Ngày cuối {last_on} đứng trước ngày đầu {first_on}. Xem lại hai ngày."),
    "series_too_long": _("Lên lịch xa nhất một năm. Chọn ngày cuối gần hơn."),
    "no_day_in_series": _("Khoảng này chỉ có Thứ Bảy, Chủ Nhật. Chọn thêm ngày, hoặc đánh dấu đi cả cuối tuần."),
    "leader_missing": _("Ghi ai làm trưởng đoàn."),
    "clubs_planned_already": _(
        "{count} câu lạc bộ đã có lịch trong khoảng này: {names}. Đổi ngày, hoặc đánh dấu bỏ qua các câu lạc bộ ấy."
    ),
    "every_club_planned": _("Câu lạc bộ nào được chọn cũng đã có lịch trong khoảng này, không còn ai để lên lịch."),
    "visited_in_future": _("Ngày {on} chưa đến. Chỉ ghi việc đã làm."),
    "visit_too_long_ago": _("Ngày {on} đã quá {days} ngày. Biên bản ghi khi còn nhớ rõ."),
    "signed_before_visit": _("Biên bản ký trong ngày giám sát hoặc sau đó, không ký trước, không ký cho ngày mai."),
    "team_missing": _("Ghi đoàn gồm những ai và đã gặp ai."),
    "conclusion_missing": _("Ghi kết luận của đoàn."),
    "nothing_looked_at": _("Chưa dòng nào được xem. Đánh giá ít nhất một dòng rồi mới ký."),
    "cash_not_explained": _("Chưa đếm tiền, hoặc tiền đếm khác sổ: ghi vì sao."),
    "lack_needs_words": _("Dòng ghi còn yếu thì nói rõ yếu chỗ nào."),
    "words_missing": _("Ghi vài lời: đã làm gì, vì sao, trả lời thế nào."),
    "deadline_past": _("Ngày {on} đã qua. Chọn hạn từ hôm nay trở đi."),
    "owner_above_visit": _("Không giao việc cho cấp trên. Việc của cấp trên thì nêu ở mục Khó khăn."),
    "nobody_above": _("Trung ương Hội là cấp cuối. Hãy trả lời, hoặc ghi đã gửi cơ quan nào."),
    "too_many_visit_photos": _("Mỗi lần giám sát giữ nhiều nhất {photo_count} ảnh. Bỏ bớt rồi thêm."),
}


def told(reason: Reason) -> str:
    """A reason to visit with its number: `3 tháng liền không họp`."""
    return str(_REASON[reason.risk]) % {
        "number": group_digits(reason.number),
        "before": group_digits(reason.before),
        "money": dong(abs(reason.number)),
        "now": reason.number // 100,
        "was": reason.before // 100,
        "on": f"{reason.on:%d/%m/%Y}" if reason.on else "",
    }


def difference(gap_vnd: int) -> str:
    """How counted cash stands against the book."""
    if not gap_vnd:
        return str(_("khớp sổ"))
    text = _("thừa %(money)s") if gap_vnd > 0 else _("thiếu %(money)s")
    return str(text) % {"money": dong(abs(gap_vnd))}
