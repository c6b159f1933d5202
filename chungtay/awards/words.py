"""The Vietnamese of commendation: kinds, states, the sentences of the papers, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.awards.rules import AwardeeKind, AwardKind, Issuer, NominationState, Occasion, RoundState
from chungtay.web.menu import Entry, Face

KIND = {
    AwardKind.BANG_KHEN: _("Bằng khen"),
    AwardKind.GIAY_KHEN: _("Giấy khen"),
    AwardKind.CO_THI_DUA: _("Cờ thi đua"),
    AwardKind.KY_NIEM_CHUONG: _("Kỷ niệm chương"),
    AwardKind.THU_KHEN: _("Thư khen"),
    AwardKind.GIAY_CHUNG_NHAN: _("Giấy chứng nhận"),
}
AWARDEE = {
    AwardeeKind.CLUB: _("câu lạc bộ"),
    AwardeeKind.MEMBER: _("thành viên, Ban Chủ nhiệm, tình nguyện viên"),
    AwardeeKind.UNIT: _("Hội cấp dưới"),
    AwardeeKind.PERSON: _("cá nhân ngoài Hội (bác sĩ, nhà hảo tâm…)"),
    AwardeeKind.BODY: _("đơn vị ngoài Hội (đối tác, trạm y tế…)"),
}
OCCASION = {
    Occasion.REGULAR: _("thường xuyên"),
    Occasion.TOPIC: _("chuyên đề"),
    Occasion.SUDDEN: _("đột xuất"),
}
ISSUER = {Issuer.INSIDE: _("Hội tặng"), Issuer.OUTSIDE: _("cơ quan ngoài Hội tặng")}
ROUND = {
    RoundState.PLANNED: _("đang chuẩn bị"),
    RoundState.OPEN: _("đang nhận đề cử"),
    RoundState.REVIEW: _("đã chốt, chờ Hội đồng họp"),
    RoundState.VOTED: _("Hội đồng đã bỏ phiếu, chờ quyết định"),
    RoundState.DECIDED: _("đã có quyết định, chờ trao"),
    RoundState.HANDED: _("đã trao"),
    RoundState.CANCELLED: _("đã hủy"),
}
ROUND_TAG = {
    RoundState.PLANNED: "quiet",
    RoundState.OPEN: "told",
    RoundState.REVIEW: "needs-you",
    RoundState.VOTED: "needs-you",
    RoundState.DECIDED: "told",
    RoundState.HANDED: "done",
    RoundState.CANCELLED: "quiet",
}
NOMINATION = {
    NominationState.PROPOSED: _("đã đề cử, chờ kiểm tra"),
    NominationState.ENDORSED: _("cấp trên trực tiếp đã xác nhận"),
    NominationState.RETURNED: _("trả lại để bổ sung"),
    NominationState.CHECKED: _("hồ sơ đủ, chờ Hội đồng"),
    NominationState.WITHDRAWN: _("đã rút"),
    NominationState.PASSED: _("Hội đồng đồng ý"),
    NominationState.FAILED: _("Hội đồng chưa đồng ý"),
    NominationState.AWARDED: _("đã được khen"),
}
NOMINATION_TAG = {
    NominationState.PROPOSED: "needs-you",
    NominationState.ENDORSED: "needs-you",
    NominationState.RETURNED: "wrong",
    NominationState.CHECKED: "told",
    NominationState.WITHDRAWN: "quiet",
    NominationState.PASSED: "told",
    NominationState.FAILED: "quiet",
    NominationState.AWARDED: "done",
}
STEP = {
    RoundState.OPEN: _("Mở nhận đề cử"),
    RoundState.REVIEW: _("Chốt, không nhận đề cử nữa"),
    RoundState.HANDED: _("Ghi đã trao"),
    RoundState.CANCELLED: _("Hủy đợt này"),
}
STEP_TOLD = {
    RoundState.OPEN: _("Các đơn vị và câu lạc bộ bên dưới thấy đợt này và gửi đề cử theo chỉ tiêu."),
    RoundState.REVIEW: _("Đề cử đã gửi vẫn kiểm tra, trả lại được; không ai đề cử thêm. Chưa họp thì mở lại được."),
    RoundState.HANDED: _("Ghi ngày trao. Từ đó đợt này khép lại."),
    RoundState.CANCELLED: _("Đợt vẫn còn trong danh sách với lý do hủy."),
}
NOMINATION_STEP = {
    NominationState.PROPOSED: _("Gửi lại"),
    NominationState.ENDORSED: _("Xác nhận, gửi lên trên"),
    NominationState.RETURNED: _("Trả lại để bổ sung"),
    NominationState.CHECKED: _("Hồ sơ đủ, đưa ra Hội đồng"),
    NominationState.WITHDRAWN: _("Rút đề cử"),
}
TODO_ROUND = {
    RoundState.OPEN: _("%(title)s nhận đề cử đến %(day)s"),
    RoundState.REVIEW: _("%(title)s: chờ họp Hội đồng"),
    RoundState.VOTED: _("%(title)s: chờ ra quyết định"),
    RoundState.DECIDED: _("%(title)s: chờ trao"),
}
TODO_RETURNED = _("Đề cử khen thưởng %(name)s bị trả lại")

HEAD_PLAN = _("Mở đợt khen thưởng")
HEAD_CHANGE = _("Sửa thông tin đợt khen thưởng")
HEAD_QUOTA = _("Chỉ tiêu khen thưởng")
HEAD_NOMINATE = _("Đề cử khen thưởng")
HEAD_COUNCIL = _("Họp Hội đồng, bỏ phiếu")
HEAD_DECIDE = _("Ra quyết định khen thưởng")
HEAD_RECORD = _("Ghi khen thưởng của cơ quan khác")
HEAD_REVOKE = _("Thu hồi")
HEAD_REASON = _("Lý do khen thêm")
REASON_TOLD = _(
    "Ghi hoặc sửa được cho đến khi ra quyết định. Lý do cũ vẫn giữ lại; kết quả bỏ phiếu không đổi. Đã bỏ phiếu rồi "
    "thì biên bản ghi rõ lý do này viết sau."
)
HEAD_CORRECT = _("Bổ sung hồ sơ, gửi lại")
QUOTA_TOLD = _("Mỗi hình thức và đối tượng một chỉ tiêu; ghi lại lần nữa là thay chỉ tiêu cũ.")
DECIDE_INSIDE = _("Quyết định vào sổ công văn đi của cơ quan với số kế tiếp; mỗi người được khen vào sổ khen thưởng.")
DECIDE_OUTSIDE = _("Ghi số và ngày quyết định của cơ quan tặng; mỗi người được khen vào sổ khen thưởng.")
RECORD_TOLD = _("Ghi khi UBND, sở, bộ, đối tác hay Hội nơi khác khen câu lạc bộ, thành viên, đơn vị hay bạn của Hội.")
REVOKE_TOLD = _("Dòng vẫn còn trong sổ với lý do thu hồi; không tính là khen thưởng nữa.")
DONE_PLANNED = _("Đã mở đợt khen thưởng. Ghi chỉ tiêu, rồi mở nhận đề cử.")
DONE_SAVED = _("Đã ghi.")
DONE_NOMINATED = _("Đã gửi đề cử.")
DONE_VOTED = _("Đã ghi kết quả bỏ phiếu.")
DONE_DECIDED = _("Quyết định số %(number)s; đã vào sổ khen thưởng.")
DONE_RECORDED = _("Đã vào sổ khen thưởng, số %(number)s.")
DONE_REVOKED = _("Đã ghi thu hồi.")

CHOOSE_QUOTA = _("Chọn hình thức đề cử")
CHOOSE_AWARDEE = _("Khen thưởng tặng cho ai")
CHOOSE_CLUB = _("Chọn câu lạc bộ")
CHOOSE_MEMBER = _("Chọn thành viên")
CHOOSE_UNIT = _("Chọn đơn vị")
NO_CLUB = _("Không có câu lạc bộ nào như vậy. Thử bớt từ tìm.")
NO_MEMBER = _("Không có thành viên nào như vậy. Thử bớt từ tìm.")
NO_QUOTA_LEFT = _("Đợt này đã hết chỉ tiêu cho đơn vị của bác.")
LEFT = _("còn %(left)s")

JOINED = _("Vào câu lạc bộ")
POSTS_HELD = _("Chức vụ đã giữ")
MEETINGS_CAME = _("Dự sinh hoạt")
CAME_OF = _("%(came)s trong %(all)s buổi")
LED = _("Việc đã đứng ra làm")
TOOK_PART = _("Việc đã tham gia")
PRESENCE = _("Tỷ lệ có mặt ở buổi sinh hoạt")
MONTHS_COUNTED = _("Số tháng có số liệu")

# On paper, so in Vietnamese whatever the language of the screen.
REPORT_DRAFT = """Sơ lược: %(name)s.
Kết quả đạt được (theo sổ sách): %(figures)s.
Việc làm nổi bật: """
REPORT_NO_FIGURES = "chưa có số liệu trong sổ"
REPORT_KIND = "Báo cáo thành tích"
REPORT_ABOUT = "Đề nghị tặng %(kind)s cho %(name)s"
REPORT_WHO = "Tên tập thể, cá nhân: %(who)s."
REPORT_MERIT = "Thành tích đề nghị khen: %(merit)s."
REPORT_ROUND = "Đợt khen thưởng: %(title)s; thành tích từ ngày %(first)s đến ngày %(last)s."
REPORT_OWN = "I. THÀNH TÍCH"
REPORT_FIGURES = "II. SỐ LIỆU TỪ SỔ SÁCH NGÀY %(day)s"
REPORT_HEADS = ("Nội dung", "Số liệu")
PART_TWO, PART_THREE = "II", "III"
BOARD = "TM. Ban Chủ nhiệm"
CONFIRMED_BY = "Xác nhận của cấp trên trực tiếp"
REPORT_EARLIER = "%(part)s. KHEN THƯỞNG ĐÃ CÓ CHO CÙNG THỜI GIAN"
REPORT_SECOND = "Lý do đề nghị khen thêm: %(why)s."
REPORT_ENDORSED = "Xác nhận của cấp trên trực tiếp, ngày %(day)s: %(words)s"
EARLIER_LINE = "%(kind)s của %(issuer)s, Quyết định số %(number)s ngày %(day)s: %(merit)s."
TO_CONFIRM = "đồng ý"
MINUTES_KIND = "Biên bản"
MINUTES_ABOUT = "Họp Hội đồng thi đua, khen thưởng xét %(title)s"
MINUTES_OPENING = "Ngày %(day)s, tại %(place)s, Hội đồng thi đua, khen thưởng họp xét %(title)s."
MINUTES_PEOPLE = (
    "Chủ trì: %(chair)s. Thư ký: %(secretary)s. Có mặt %(present)s trong %(members)s thành viên, đạt %(share)s%%; "
    "quy định ít nhất %(quorum)s%%, đủ điều kiện bỏ phiếu."
)
MINUTES_NAMES = "Thành phần dự: %(names)s."
MINUTES_ASKED = "I. HỒ SƠ"
MINUTES_COUNT = (
    "Hội đồng xét %(count)s đề cử đã kiểm tra đủ hồ sơ. Đề cử được thông qua khi có ít nhất %(share)s%% số thành "
    "viên có mặt đồng ý."
)
MINUTES_UNREASONED = "khi bỏ phiếu chưa ghi"
MINUTES_SECOND_LATER = (
    "Ghi sau khi bỏ phiếu, ngày %(day)s: lý do khen thêm %(name)s: %(why)s. Kết quả bỏ phiếu giữ nguyên."
)
MINUTES_SECOND = "Đã được khen cho cùng thời gian: %(name)s (%(earlier)s). Lý do đề nghị khen thêm: %(why)s."
MINUTES_OPINIONS = "II. Ý KIẾN"
MINUTES_VOTES = "III. KẾT QUẢ BỎ PHIẾU"
MINUTES_HEADS = ("Tập thể, cá nhân", "Hình thức", "Đồng ý", "Không", "Trắng", "Kết quả")
VOTE_PASSED, VOTE_FAILED = "Thông qua", "Không"
MINUTES_END = (
    "Hội đồng thông qua %(passed)s trong %(count)s đề cử. Biên bản đã đọc lại cho các thành viên dự họp nghe và thống "
    "nhất. Thư ký ghi biên bản: %(secretary)s."
)
MINUTES_SIGNER = "Chủ trì"
SECRETARY = "Thư ký"
NO_OPINIONS = "Không có ý kiến khác."
COLLECTIVES_COUNT, PEOPLE_COUNT = "%s tập thể", "%s cá nhân"
AND = " và "
DECISION_KIND = "Quyết định"
DECISION_ABOUT = "Về việc khen thưởng: %(title)s"
DECISION_BY_CHARTER = "Căn cứ Điều lệ Hội Người cao tuổi Việt Nam;"
DECISION_BY_MINUTES = "Căn cứ Biên bản họp Hội đồng thi đua, khen thưởng ngày %(day)s;"
DECISION_BY_REPORTS = "Xét thành tích và đề nghị của các đơn vị,"
DECISION_WORD = "QUYẾT ĐỊNH:"
DECISION_FIRST = (
    "Điều 1. Tặng %(kinds)s cho %(whom)s có thành tích: %(title)s, từ ngày %(first)s đến ngày %(last)s, gồm:"
)
DECISION_MONEY = "Điều 2. Kèm theo tiền thưởng tổng cộng %(sum)s (%(words)s), trích từ: %(source)s."
DECISION_NO_MONEY = "Điều 2. Khen thưởng không kèm theo tiền thưởng."
DECISION_LAST = (
    "Điều 3. Văn phòng, các đơn vị liên quan và tập thể, cá nhân có tên ở Điều 1 chịu trách nhiệm thi hành Quyết "
    "định này. Quyết định có hiệu lực từ ngày ký."
)
DECISION_RECIPIENTS = "Như Điều 3; các đơn vị có đề cử"
DECISION_HEADS = ("Số", "Tập thể, cá nhân", "Đơn vị", "Hình thức", "Tiền thưởng (đ)")
SUBMISSION_KIND = "Tờ trình"
SUBMISSION_ABOUT = "Về việc đề nghị khen thưởng: %(title)s"
SUBMISSION_TEXT = (
    "Căn cứ kết quả họp Hội đồng thi đua, khen thưởng ngày %(day)s, %(office)s đề nghị %(issuer)s xem xét, khen "
    "thưởng %(whom)s sau đây:"
)
SUBMISSION_HEADS = ("Tập thể, cá nhân", "Đơn vị", "Đề nghị tặng", "Thành tích")
SUBMISSION_END = "Kính đề nghị %(issuer)s xem xét, quyết định."
CERTIFICATE_GIVES = "Tặng"
CERTIFICATE_HEAD = "%(title)s %(issuer)s"
CERTIFICATE_NUMBER = "Quyết định số %(number)s, ngày %(day)s"
CERTIFICATE_ENTRY = "Vào sổ khen thưởng số %(number)s/%(year)s"
CERTIFICATE_WHERE = "Khen thưởng"
PAPER = {
    "bien-ban": _("Biên bản họp Hội đồng"),
    "to-trinh": _("Tờ trình cơ quan tặng thưởng"),
    "quyet-dinh": _("Quyết định khen thưởng"),
}
NONE = "–"

MENU = (
    Entry(Face.OFFICE, _("Khen thưởng"), "awards:rounds", Action.SEE_OFFICE, order=46),
    Entry(Face.CLUB, _("Khen thưởng"), "awards:club", Action.SEE_CLUB, order=75),
)

REFUSALS = {
    "round_not_found": _("Không tìm thấy đợt khen thưởng này."),
    "quota_not_found": _("Đợt này không có chỉ tiêu ấy."),
    "nomination_not_found": _("Không tìm thấy đề cử này."),
    "certificate_not_found": _("Không tìm thấy dòng này trong sổ khen thưởng."),
    "round_moved_on": _("Đợt này vừa sang bước khác. Mở lại trang để xem đang ở bước nào."),
    "nomination_moved_on": _("Đề cử này vừa sang bước khác. Mở lại trang để xem đang ở bước nào."),
    "round_is_set": _("Đợt đã chốt nên thông tin và chỉ tiêu không đổi nữa."),
    "merit_ends_before_it_begins": _("Thời gian lập thành tích kết thúc trước khi bắt đầu. Xem lại hai ngày."),
    "shares_impossible": _("Tỷ lệ có mặt và tỷ lệ đồng ý phải từ 50 đến 100%."),
    "quota_impossible": _("Chỉ tiêu ít nhất là 1, và mỗi đơn vị không nhiều hơn cả đợt."),
    "quota_below_used": _("Đã có {used} đề cử nên chỉ tiêu không thể là {count}. Trả lại hoặc rút bớt trước."),
    "money_needs_source": _("Có tiền thưởng thì ghi rõ lấy từ nguồn nào."),
    "no_quota_yet": _("Chưa có chỉ tiêu nào. Ghi chỉ tiêu trước rồi mở nhận đề cử."),
    "round_not_open": _("Đợt này chưa mở hoặc đã chốt, không nhận đề cử."),
    "nominations_overdue": _("Đã quá hạn đề cử {due_on}. Nếu cần thêm, nhờ Hội mở đợt đề cử hộ."),
    "beyond_quota": _("Đã đủ {count} đề cử theo chỉ tiêu của đợt. Rút bớt một đề cử hoặc xin thêm chỉ tiêu."),
    "beyond_unit_quota": _("Đơn vị đã đề cử đủ {count} theo chỉ tiêu. Rút bớt một đề cử hoặc xin thêm chỉ tiêu."),
    "nominee_missing": _("Chọn câu lạc bộ, thành viên, đơn vị, hoặc ghi tên người được đề cử."),
    "nominee_elsewhere": _("Chỉ đề cử được tập thể, cá nhân thuộc đơn vị của bác, trong phạm vi của đợt."),
    "nominated_already": _("Tập thể, cá nhân này đã được đề cử hình thức ấy trong đợt này."),
    "merit_missing": _("Ghi một câu thành tích để in trên bằng, và báo cáo thành tích."),
    "second_award_needs_reason": _(
        "Đã được khen hoặc đề cử cho cùng thời gian thành tích ({issuer}, số {number}, {on}). "
        "Ghi lý do đề nghị khen thêm."
    ),
    "second_awards_unreasoned": _(
        "Từ lúc đề cử đến nay đã được khen ở nơi khác cho cùng thành tích: {names}. "
        "Mở đề cử ấy để ghi lý do khen thêm, hoặc rút, rồi ra quyết định."
    ),
    "no_earlier_award": _(
        "Chưa được khen, chưa được đề cử ở đâu khác cho cùng thời gian nên không cần lý do khen thêm."
    ),
    "reason_fixed": _("Đề cử này đã có quyết định, đã rút hoặc đang trả lại nên lý do khen thêm giữ nguyên."),
    "reason_unchanged": _("Lý do đang ghi đúng như vậy. Sửa khác đi rồi ghi lại."),
    "step_needs_words": _("Ghi rõ nội dung hoặc lý do cho bước này."),
    "nothing_to_vote_on": _("Chưa có đề cử nào kiểm tra đủ hồ sơ để đưa ra Hội đồng."),
    "nominations_unchecked": _("Còn {count} đề cử chưa kiểm tra. Kiểm tra hoặc trả lại hết rồi mới họp Hội đồng."),
    "present_impossible": _("Có mặt {present} mà Hội đồng có {members} thành viên. Xem lại hai số."),
    "no_quorum": _("Có mặt {present} trong {members}, phải có ít nhất {needed} người mới bỏ phiếu được."),
    "votes_impossible": _("Phiếu đồng ý {yes} và không đồng ý {no} nhiều hơn {present} người có mặt."),
    "votes_missing": _("Còn đề cử chưa ghi phiếu. Mở lại trang vì danh sách vừa thay đổi."),
    "day_not_come": _("Ngày {on} chưa tới. Ghi ngày đã diễn ra."),
    "signed_before_vote": _("Quyết định không thể ký trước ngày Hội đồng họp {held_on}."),
    "decision_before_vote": _("Hội đồng chưa họp, chưa bỏ phiếu nên chưa ra quyết định được."),
    "nobody_passed": _("Không có tập thể, cá nhân nào được Hội đồng đồng ý nên không có quyết định."),
    "decision_needs_office": _("Cơ quan này chưa mở sổ công văn. Vào mục Văn bản để mở sổ và đặt đầu giấy."),
    "decision_needs_number": _("Ghi cơ quan tặng và số quyết định."),
    "revoked_already": _("Khen thưởng này đã thu hồi rồi."),
    "not_our_certificate": _("Bằng của cơ quan khác do cơ quan ấy in."),
}
