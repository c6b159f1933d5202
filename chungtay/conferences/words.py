"""The Vietnamese of conferences: kinds, states, the sentences of the papers, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.conferences.rules import Answer, ConferenceKind, ConferenceState, PromiseKind, PromiseState, SpeechState
from chungtay.web.menu import Entry, Face

KIND = {
    ConferenceKind.REVIEW: _("Hội nghị tổng kết"),
    ConferenceKind.INTERIM: _("Hội nghị sơ kết"),
    ConferenceKind.LAUNCH: _("Hội nghị triển khai"),
    ConferenceKind.TOPIC: _("Hội thảo, chuyên đề"),
    ConferenceKind.PRAISE: _("Hội nghị biểu dương"),
}
STATE = {
    ConferenceState.PLANNED: _("đang chuẩn bị"),
    ConferenceState.INVITED: _("đã gửi giấy mời"),
    ConferenceState.HELD: _("đã họp, chờ kết luận"),
    ConferenceState.CONCLUDED: _("đã có kết luận"),
    ConferenceState.CANCELLED: _("đã hủy"),
}
STATE_KIND = {
    ConferenceState.PLANNED: "quiet",
    ConferenceState.INVITED: "told",
    ConferenceState.HELD: "needs-you",
    ConferenceState.CONCLUDED: "done",
    ConferenceState.CANCELLED: "quiet",
}
STEP = {
    ConferenceState.INVITED: _("Ghi đã gửi giấy mời"),
    ConferenceState.HELD: _("Ghi đã họp"),
    ConferenceState.CONCLUDED: _("Ghi kết luận của chủ tọa"),
    ConferenceState.CANCELLED: _("Hủy hội nghị"),
}
STEP_LABEL = {
    ConferenceState.CONCLUDED: _("Kết luận của chủ tọa, mỗi ý một dòng"),
    ConferenceState.CANCELLED: _("Vì sao hủy"),
}
STEP_TOLD = {
    ConferenceState.INVITED: _("Ghi khi giấy mời đã gửi đi; danh sách đại biểu vẫn thêm được."),
    ConferenceState.HELD: _("Ghi sau khi đã điểm danh đại biểu. Từ đó chương trình và ngày họp không đổi nữa."),
    ConferenceState.CONCLUDED: _("Kết luận in thành Thông báo kết luận; ghi rồi thì không sửa."),
    ConferenceState.CANCELLED: _("Hội nghị vẫn còn trong danh sách với lý do hủy."),
}
ANSWER = {
    Answer.ASKED: _("chưa trả lời"),
    Answer.COMES: _("sẽ dự"),
    Answer.SENDS: _("cử người thay"),
    Answer.ABSENT: _("vắng"),
}
SPEECH = {
    SpeechState.ASKED: _("đã đặt, chờ bài"),
    SpeechState.HANDED_IN: _("đã có bài"),
    SpeechState.SPOKEN: _("đã trình bày"),
    SpeechState.PRINTED: _("in vào kỷ yếu"),
    SpeechState.WITHDRAWN: _("đã rút"),
}
SPEECH_KIND = {
    SpeechState.ASKED: "needs-you",
    SpeechState.HANDED_IN: "told",
    SpeechState.SPOKEN: "done",
    SpeechState.PRINTED: "done",
    SpeechState.WITHDRAWN: "quiet",
}
PROMISE_KIND = {PromiseKind.ASKED: _("kiến nghị"), PromiseKind.PROMISED: _("lời hứa")}
PROMISE = {
    PromiseState.OPEN: _("chưa chuyển"),
    PromiseState.SENT: _("đã chuyển, chờ trả lời"),
    PromiseState.ANSWERED: _("đã trả lời, đang làm"),
    PromiseState.KEPT: _("đã làm xong"),
    PromiseState.DECLINED: _("không thực hiện được"),
}
PROMISE_TAG = {
    PromiseState.OPEN: "needs-you",
    PromiseState.SENT: "needs-you",
    PromiseState.ANSWERED: "told",
    PromiseState.KEPT: "done",
    PromiseState.DECLINED: "wrong",
}
LATE = _("quá hạn")
CAME = {None: _("chưa điểm danh"), True: _("có mặt"), False: _("không đến")}

HEAD_CALL = _("Mở hội nghị")
HEAD_CHANGE = _("Sửa thông tin hội nghị")
HEAD_PROGRAMME = _("Chương trình")
HEAD_INVITE = _("Thêm đại biểu")
HEAD_PRESS = _("Thông cáo báo chí")
HEAD_NUMBER = _("Lấy số Thông báo kết luận")
HEAD_SPEECH = _("Đặt bài tham luận")
HEAD_PROMISE = _("Ghi kiến nghị, lời hứa")
NUMBER_TOLD = _("Thông báo vào sổ công văn đi của cơ quan với số kế tiếp, ngày hôm nay.")
PROGRAMME_LABEL = _("Mỗi dòng: giờ | nội dung | người thực hiện")
PROGRAMME_HINT = _("Ví dụ: 8:00 | Đón tiếp đại biểu | Ban Tổ chức. Ghi lại cả chương trình; bản trước được thay.")
INVITE_LABEL = _("Mỗi dòng một đại biểu: họ tên | chức vụ | đơn vị")
INVITE_HINT = _(
    "Dán được từ bảng Excel. Ví dụ: Nguyễn Văn An | Chủ tịch | Hội NCT xã Nga Sơn. Ai đã có thì không thêm lần nữa."
)
PAPER = {
    "chuong-trinh": _("Chương trình"),
    "dai-bieu": _("Danh sách đại biểu ký tên"),
    "ket-luan": _("Thông báo kết luận"),
    "thong-cao": _("Thông cáo báo chí"),
}

TODO_COMES = _("%(title)s họp ngày %(day)s")
TODO_CONCLUDE = _("%(title)s (%(day)s) chờ ghi kết luận")
DONE_CALLED = _("Đã mở hội nghị.")
DONE_CHANGED = _("Đã lưu.")
DONE_INVITED = _("Đã thêm %(count)s đại biểu.")
DONE_NOTED = _("Đã ghi %(count)s đại biểu.")
DONE_STEP = _("Đã ghi.")
DONE_NUMBERED = _("Thông báo kết luận mang số %(number)s.")

# On paper, so in Vietnamese whatever the language of the screen.
INVITATION = "Giấy mời"
INVITATION_TEXT = "%(issuer)s trân trọng kính mời: %(name)s."
INVITATION_POST = "Chức vụ, đơn vị: %(post)s."
INVITATION_EVENT = "Tới dự: %(title)s."
INVITATION_WHEN = "Thời gian: %(when)s."
INVITATION_WHERE = "Địa điểm: %(place)s. Chủ trì: %(chair)s."
INVITATION_END = "Rất hân hạnh được đón tiếp."
DELEGATES = "Danh sách đại biểu"
DELEGATES_KIND = "Danh sách"
DELEGATES_ABOUT = "Đại biểu dự %(title)s"
DELEGATE_HEADS = ("Số", "Họ và tên", "Chức vụ", "Đơn vị", "Ký tên")
PROGRAMME_KIND = "Chương trình"
PROGRAMME_HEADS = ("Thời gian", "Nội dung", "Người thực hiện")
NOTICE_KIND = "Thông báo"
NOTICE_ABOUT = "Kết luận của chủ tọa tại %(title)s"
NOTICE_OPENING = (
    "Ngày %(day)s, tại %(place)s, %(chair)s chủ trì %(title)s. Dự hội nghị có %(came)s đại biểu; có "
    "%(speeches)s tham luận được trình bày. Sau khi nghe báo cáo và các ý kiến phát biểu, chủ tọa kết luận:"
)
NOTICE_PROMISES = "Những việc được giao, được hứa tại hội nghị"
NOTICE_HEADS = ("Nội dung", "Đơn vị thực hiện", "Thời hạn", "Kết quả")
NOTICE_END = "Trên đây là kết luận của chủ tọa, thông báo để các đơn vị biết và thực hiện."
NOTICE_RECIPIENTS = "Các đại biểu dự hội nghị; các đơn vị được giao việc"
PRESS_KIND = "Thông cáo báo chí"
PRESS_DRAFT = (
    "Ngày %(day)s, tại %(place)s, %(office)s tổ chức %(title)s. %(chair)s chủ trì. Dự hội nghị có %(came)s đại biểu."
)
NONE = "–"
NO_DAY = "không hẹn ngày"
COLUMNS = (
    ("Số", 6),
    ("Họ và tên", 30),
    ("Chức vụ", 30),
    ("Đơn vị", 34),
    ("Trả lời", 16),
    ("Người thay", 26),
    ("Có mặt", 14),
)

MENU = (Entry(Face.OFFICE, _("Hội nghị"), "conferences:list", Action.SEE_OFFICE, order=45),)

REFUSALS = {
    "conference_not_found": _("Không tìm thấy hội nghị này."),
    "speech_not_found": _("Không tìm thấy bài tham luận này."),
    "promise_not_found": _("Không tìm thấy kiến nghị hay lời hứa này."),
    "conference_moved_on": _("Hội nghị này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "speech_moved_on": _("Bài tham luận này vừa được người khác làm tiếp. Mở lại trang để xem."),
    "promise_moved_on": _("Việc này đã sang bước khác. Mở lại trang để xem đang ở bước nào."),
    "conference_is_over": _("Hội nghị đã họp hoặc đã hủy nên không đổi phần này nữa."),
    "ends_before_it_begins": _("Ngày cuối không thể trước ngày đầu."),
    "not_yet_held": _("Hội nghị họp ngày {held_on}; đến ngày ấy mới điểm danh và ghi đã họp."),
    "nobody_invited": _("Chưa có đại biểu nào. Thêm danh sách đại biểu trước."),
    "nobody_came": _("Chưa điểm danh đại biểu nào có mặt. Điểm danh trước rồi ghi đã họp."),
    "line_not_understood": _("Dòng {number} chưa đọc được: “{line}”. Xem cách ghi ở ví dụ phía trên ô."),
    "too_many_lines": _("Có {count} dòng, nhiều nhất là {most}. Chia làm hai lần."),
    "step_needs_words": _("Ghi vài lời cho bước này."),
    "step_day_wrong": _("Ngày {on} chưa tới, hoặc trước bước gần nhất ngày {since_on}."),
    "promise_needs_owner": _("Ghi nội dung và ai phải thực hiện."),
    "notice_once": _("Thông báo kết luận đã có số rồi."),
    "notice_needs_conclusions": _("Ghi kết luận của chủ tọa trước rồi mới lấy số thông báo."),
    "notice_needs_office": _("Cơ quan này chưa mở sổ công văn. Vào mục Văn bản để mở sổ và ghi thể thức."),
}
