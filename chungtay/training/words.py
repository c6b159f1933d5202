"""The Vietnamese of training: kinds, states, the sentences of the papers, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.people.rules import Sex
from chungtay.people.words import SEXES
from chungtay.training.rules import Answer, Audience, ClassState, CourseKind, Lack, TrainerKind, Untrained
from chungtay.web.menu import Entry, Face

COURSE_KIND = {
    CourseKind.INITIAL: _("Tập huấn ban đầu"),
    CourseKind.SUPPLEMENTARY: _("Tập huấn bổ sung"),
    CourseKind.MASTER: _("Giảng viên nguồn"),
    CourseKind.QUALITY: _("Quản lý chất lượng"),
    CourseKind.CARE: _("Chăm sóc"),
    CourseKind.SKILL: _("Kỹ năng"),
}
AUDIENCE = {
    Audience.CHAIR: _("Chủ nhiệm"),
    Audience.VICE_CHAIR: _("Phó Chủ nhiệm"),
    Audience.ACCOUNTANT: _("Kế toán"),
    Audience.TREASURER: _("Thủ quỹ"),
    Audience.SECRETARY: _("Thư ký"),
    Audience.BOARD_MEMBER: _("Ủy viên"),
    Audience.CARE_VOLUNTEER: _("Tình nguyện viên chăm sóc tại nhà"),
    Audience.OFFICER: _("Cán bộ Hội"),
    Audience.HEALTH_WORKER: _("Nhân viên y tế"),
    Audience.PARTNER: _("Đối tác, dự án"),
    Audience.OTHER_BODY: _("Cán bộ cơ quan, đoàn thể khác"),
}
TRAINER_KIND = {
    TrainerKind.MASTER: _("Giảng viên nguồn"),
    TrainerKind.OFFICER: _("Cán bộ Hội"),
    TrainerKind.GUEST: _("Khách mời"),
}
STATE = {
    ClassState.PLANNED: _("đang chuẩn bị"),
    ClassState.INVITED: _("đã gửi giấy mời"),
    ClassState.RUNNING: _("đang học"),
    ClassState.HELD: _("đã học xong, chờ khép lớp"),
    ClassState.CLOSED: _("đã khép lớp"),
    ClassState.CANCELLED: _("đã hủy"),
}
STATE_KIND = {
    ClassState.PLANNED: "quiet",
    ClassState.INVITED: "told",
    ClassState.RUNNING: "told",
    ClassState.HELD: "needs-you",
    ClassState.CLOSED: "done",
    ClassState.CANCELLED: "quiet",
}
STEP = {
    ClassState.INVITED: _("Ghi đã gửi giấy mời"),
    ClassState.RUNNING: _("Ghi đã khai giảng"),
    ClassState.HELD: _("Ghi đã học xong"),
    ClassState.CLOSED: _("Khép lớp, cấp giấy chứng nhận"),
    ClassState.CANCELLED: _("Hủy lớp"),
}
STEP_TOLD = {
    ClassState.INVITED: _("Từ đây câu lạc bộ có người được mời thấy lớp này và trả lời ai đi được."),
    ClassState.RUNNING: _("Từ đây điểm danh từng ngày và ghi điểm; vẫn thêm được người đến học."),
    ClassState.HELD: _("Ghi sau ngày học cuối. Điểm danh và điểm vẫn sửa được đến khi khép lớp."),
    ClassState.CLOSED: _(
        "Ai đủ buổi, đủ điểm được cấp số giấy chứng nhận. Khép rồi thì điểm danh và điểm không sửa nữa."
    ),
    ClassState.CANCELLED: _("Lớp vẫn còn trong danh sách với lý do hủy."),
}
WHY_CANCELLED = _("Vì sao hủy")
ANSWER = {Answer.ASKED: _("chưa trả lời"), Answer.COMES: _("sẽ đi"), Answer.ABSENT: _("không đi được")}
LACK = {Lack.DAYS: _("thiếu buổi"), Lack.SCORE: _("chưa đủ điểm")}
FULFILLED = _("đủ điều kiện")
UNTRAINED = {
    Untrained.ANY: _("Còn người chưa tập huấn"),
    Untrained.WHOLE_BOARD: _("Cả Ban Chủ nhiệm chưa tập huấn"),
    Untrained.PART_OF_BOARD: _("Ban Chủ nhiệm tập huấn chưa đủ"),
    Untrained.VOLUNTEERS: _("Tình nguyện viên chưa tập huấn"),
    Untrained.NO_BOARD: _("Chưa ghi Ban Chủ nhiệm"),
    Untrained.NOBODY: _("Đã tập huấn đủ"),
    Untrained.ALL: _("Tất cả câu lạc bộ"),
}
NO_BOARD = _("chưa ghi Ban Chủ nhiệm")

HEAD_OPEN = _("Mở lớp tập huấn")
HEAD_CHANGE = _("Sửa thông tin lớp")
HEAD_TRAINERS = _("Giảng viên của lớp")
HEAD_OUTSIDERS = _("Thêm người ngoài câu lạc bộ")
HEAD_ONE_OUTSIDER = _("Thêm một người ngoài câu lạc bộ")
HEAD_CORRECT_OUTSIDER = _("Sửa thông tin người học")
OUTSIDE_LABEL = _("Là ai")
HEAD_ANSWERS = _("Ai đi được")
HEAD_MARK = _("Điểm danh ngày %(day)s")
HEAD_SCORES = _("Điểm trước và sau khóa học")
HEAD_COST = _("Ghi kinh phí của lớp")
HEAD_STRIKE_COST = _("Gạch dòng kinh phí")
HEAD_STRIKE = _("Thu hồi giấy chứng nhận")
HEAD_OFF = _("Bỏ khỏi danh sách")
HEAD_COURSE = _("Thêm khóa học")
HEAD_COURSE_ANEW = _("Sửa khóa học")
HEAD_COURSE_OUT = _("Bỏ khỏi danh mục")
HEAD_TRAINER = _("Thêm giảng viên")
HEAD_TRAINER_OUT = _("Bỏ khỏi danh sách giảng viên")
HEAD_MATERIAL = _("Thêm tài liệu")
HEAD_VERSION = _("Đưa lên bản mới")
TOLD_ANEW = _("Bản mới có hiệu lực từ hôm nay; bản cũ vẫn xem được và các lớp đã học theo bản cũ giữ nguyên.")
TOLD_COURSE_OUT = _("Các lớp đã mở theo khóa này vẫn còn; từ hôm nay không ai bị tính là thiếu khóa này nữa.")
TOLD_TRAINER_OUT = _("Lớp đã dạy vẫn ghi tên.")
TOLD_OFF = _("%(name)s được bỏ khỏi danh sách mời.")
TOLD_STRIKE = _("Giấy số %(number)s của %(name)s. Số này không cấp lại; người học trở lại là chưa tập huấn.")
TOLD_STRIKE_COST = _("%(words)s, %(sum)s. Dòng bị gạch vẫn còn trong sổ với lý do.")
TOLD_VERSION = _("Bản mới thay bản đang dùng; các bản trước vẫn mở xem được.")
OUTSIDERS_LABEL = _("Mỗi dòng một người: họ tên | chức vụ | đơn vị | điện thoại | nam, nữ | năm sinh")
OUTSIDERS_HINT = _(
    "Dán được từ bảng Excel; thiếu cột nào để trống cột ấy. Ví dụ: "
    "Mai Văn Tứ | Chủ tịch | Hội Người cao tuổi xã Nga Sơn | 0912345678 | nam | 1962. Ai đã có thì không thêm lần nữa."
)
DAYS_LABEL = _("Các ngày học, mỗi dòng: ngày | nội dung")
DAYS_HINT = _("Ví dụ: 19/3/2026 | Già hóa dân số, mô hình câu lạc bộ. Nhiều ngày liền: 19/3/2026 đến 23/3/2026.")
WHY = _("Lý do")

TODO_SOON = _("%(title)s khai giảng ngày %(day)s")
TODO_CLOSE = _("%(title)s học xong ngày %(day)s, chờ khép lớp")
CLUB_TODO_INVITED = _("Được mời dự %(title)s từ ngày %(day)s: trả lời ai đi được")
DONE = _("Đã ghi.")
DONE_OPENED = _("Đã mở lớp.")
DONE_INVITED = _("Đã mời thêm %(count)s người.")
DONE_UPLOADED = _("Đã đưa tài liệu lên.")

# On paper, so in Vietnamese whatever the language of the screen.
PAPER = {"hoc-vien": _("Danh sách học viên ký tên"), "ket-qua": _("Kết quả lớp học")}
INVITATION = "Giấy mời"
INVITATION_TEXT = "%(issuer)s trân trọng kính mời: %(name)s."
INVITATION_POST = "Chức vụ, đơn vị: %(post)s."
INVITATION_EVENT = "Tham dự: %(title)s."
INVITATION_COURSE = "Khóa học: %(course)s, %(count)s ngày."
INVITATION_WHEN = "Thời gian: %(when)s."
INVITATION_WHERE = "Địa điểm: %(place)s."
INVITATION_END = "Đề nghị trả lời trước ngày khai giảng ai đi được. Trân trọng."
LIST_KIND = "Danh sách"
LIST_ABOUT = "Học viên %(title)s"
LIST_HEADS = ("Số", "Họ và tên", "Giới", "Chức vụ", "Đơn vị", "Ký tên")
RESULT_KIND = "Kết quả"
RESULT_ABOUT = "%(title)s"
RESULT_HEADS = ("Số", "Họ và tên", "Đơn vị", "Số ngày", "Điểm trước", "Điểm sau", "Giấy chứng nhận")
RESULT_TEXT = (
    "Lớp học %(when)s tại %(place)s, khóa %(course)s. Được mời %(invited)s người (%(invited_women)s nữ), "
    "%(came)s người đến học (%(came_women)s nữ), %(given)s người được cấp giấy chứng nhận (%(given_women)s nữ)."
)
RESULT_LEARNT = (
    "%(count)s người làm cả hai bài kiểm tra: điểm trung bình trước khóa học %(before)s, sau khóa học %(after)s; "
    "%(better)s người có điểm cao hơn."
)
RESULT_UNSAID = "Trong số được mời, %(count)s người chưa ghi giới tính."
RESULT_COST = "Kinh phí: %(sum)s, gồm %(sources)s."
CERTIFICATE = "Giấy chứng nhận"
CERTIFICATE_GIVES = "chứng nhận"
CERTIFICATE_WHERE = "Giấy chứng nhận tập huấn"
CERTIFICATE_DONE = "đã hoàn thành"
CERTIFICATE_WHEN = "%(count)s ngày, %(when)s, tại %(place)s"
CERTIFICATE_NUMBER = "Số: %(number)s/%(year)s/GCN-TH"
CERTIFICATE_ENTRY = "Vào sổ cấp giấy chứng nhận tập huấn ngày %(day)s"
NONE = "–"
WHEN_ONE = "ngày %(first)s"
WHEN = "từ ngày %(first)s đến ngày %(last)s"

MENU = (
    Entry(Face.OFFICE, _("Tập huấn"), "training:list", Action.SEE_OFFICE, order=46),
    Entry(Face.CLUB, _("Tập huấn"), "training:club", Action.SEE_CLUB, order=71),
)

REFUSALS = {
    "course_not_found": _("Không tìm thấy khóa học này."),
    "class_not_found": _("Không tìm thấy lớp học này."),
    "trainee_not_found": _("Không tìm thấy người này trong lớp."),
    "trainer_not_found": _("Không tìm thấy giảng viên này."),
    "material_not_found": _("Không tìm thấy tài liệu này."),
    "cost_not_found": _("Không tìm thấy dòng kinh phí này."),
    "course_moved_on": _("Khóa học này vừa được sửa hoặc bỏ khỏi danh mục. Mở lại danh mục để xem."),
    "class_moved_on": _("Lớp này vừa được người khác làm tiếp. Mở lại trang để xem đang ở bước nào."),
    "class_written_meanwhile": _("Có người vừa ghi điểm danh hoặc điểm. Mở lại trang để xem rồi ghi tiếp."),
    "class_is_over": _("Lớp này đang ở bước không ghi phần này được. Mở lại trang của lớp để xem."),
    "line_was_struck": _("Dòng này đã được gạch trước đó."),
    "course_days_wrong": _("Khóa học dài từ 1 đến {most} ngày."),
    "days_missing": _("Ghi ít nhất một ngày học."),
    "too_many_days": _("Nhiều nhất {most} ngày học. Chia làm hai lớp."),
    "typed_line_unclear": _("Dòng {number} chưa đọc được: “{line}”. Xem cách ghi ở ví dụ phía trên ô."),
    "day_has_attendance": _("Có ngày đã điểm danh nên không bỏ ngày ấy được."),
    "needed_days_wrong": _("Số ngày cần học để được chứng nhận từ 1 đến {day_count}."),
    "nobody_chosen": _("Chưa chọn ai. Chọn người được mời trước."),
    "too_many_trainees": _("Một lớp nhiều nhất {most} người. Mở thêm lớp."),
    "class_is_full": _("Lớp có {place_count} chỗ, mời đến {count} người. Bớt người hoặc thêm chỗ."),
    "not_begun_yet": _("Chưa đến ngày {day}; đến ngày ấy mới ghi được."),
    "attendance_missing": _("Ngày {day} chưa điểm danh ai có mặt. Điểm danh trước, hoặc bỏ ngày ấy khỏi lớp."),
    "scores_missing": _("Lớp có bài kiểm tra mà chưa có điểm nào sau khóa học. Ghi điểm trước khi khép lớp."),
    "score_not_understood": _("Điểm “{score}” chưa đọc được. Ghi từ 0 đến 10, ví dụ 7,5."),
    "why_not_said": _("Ghi vài lời lý do."),
    "cost_missing": _("Ghi số tiền lớn hơn 0."),
    "file_not_taken": _("Chỉ nhận tệp PDF, Word (.docx), PowerPoint (.pptx) hoặc Excel (.xlsx)."),
    "outsider_unnamed": _("Ghi họ tên người học."),
    "outsider_there": _(
        "{name} ({unit}) đã có trong lớp: cùng tên và cùng số điện thoại, hoặc cùng đơn vị khi chưa ghi số. "
        "Mở người ấy để sửa."
    ),
    "not_from_outside": _("Người giữ việc ở câu lạc bộ thì mời từ câu lạc bộ, để lớp tính cho câu lạc bộ ấy."),
    "person_not_here": _("Có người không còn giữ chức vụ ở câu lạc bộ nào của địa bàn này. Mở lại danh sách để chọn."),
}


def sex_of(code: str) -> str:
    """`Nữ`, `Nam`, or nothing where nobody said."""
    return str(SEXES[Sex(code)]) if code else ""
