"""The Vietnamese of home care: kinds of help, outcomes, the circle, refusals. A person is "bác" or "cụ"."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.care.rules import (
    Answer,
    CaseState,
    CircleKind,
    Decision,
    EndReason,
    Focus,
    FoundHow,
    Level,
    Looked,
    Outcome,
    Provider,
    ReferralState,
    StandDown,
    Stratum,
    Support,
    Task,
    WeekReason,
)
from chungtay.people.rules import Purpose
from chungtay.web.menu import Entry, Face

TASK = {
    Task.COMPANY: _("Trò chuyện"),
    Task.MEALS: _("Cơm nước"),
    Task.CLEANING: _("Dọn dẹp, giặt giũ"),
    Task.WASHING: _("Tắm gội, vệ sinh"),
    Task.SHOPPING: _("Đi chợ, mua đồ"),
    Task.MEDICINE: _("Mua thuốc, nhắc uống thuốc"),
    Task.PRESSURE: _("Đo huyết áp"),
    Task.MASSAGE: _("Xoa bóp"),
    Task.EXERCISE: _("Tập đi, tập nhẹ"),
    Task.ERRANDS: _("Đưa đi khám, làm giấy tờ"),
    Task.FARM: _("Việc vườn, việc nặng"),
}
SUPPORT = {
    Support.LITTLE: _("Tự lo được phần lớn"),
    Support.SOME: _("Cần giúp một phần"),
    Support.MUCH: _("Cần giúp gần như mọi việc"),
}
OUTCOME = {
    Outcome.DONE: _("Đã thăm, bình thường"),
    Outcome.UNWELL: _("Đã thăm, thấy không khỏe"),
    Outcome.NOT_HOME: _("Không có nhà"),
}
OUTCOME_SHORT = {Outcome.DONE: _("đã thăm"), Outcome.UNWELL: _("không khỏe"), Outcome.NOT_HOME: _("không có nhà")}
OUTCOME_KIND = {Outcome.DONE: "done", Outcome.UNWELL: "wrong", Outcome.NOT_HOME: "needs-you"}
CIRCLE = {
    CircleKind.COORDINATOR: _("Phụ trách"),
    CircleKind.VOLUNTEER: _("Tình nguyện viên"),
    CircleKind.ASSISTANT: _("Trợ lý quản lý ca"),
    CircleKind.CASE_MANAGER: _("Người quản lý ca"),
    CircleKind.STATION: _("Cán bộ trạm y tế"),
}
END = {
    EndReason.BETTER: _("Đã khỏe, tự lo được"),
    EndReason.FAMILY: _("Gia đình chăm sóc"),
    EndReason.MOVED: _("Chuyển nơi ở"),
    EndReason.INSTITUTION: _("Vào bệnh viện, cơ sở chăm sóc lâu dài"),
    EndReason.WISH: _("Bác ấy muốn thôi"),
    EndReason.DIED: _("Đã mất"),
    EndReason.WITHDRAWN: _("Rút lại đồng ý"),
    EndReason.CLUB_ENDED: _("Câu lạc bộ thôi hoạt động hoặc sáp nhập"),
}
WEEK = {
    WeekReason.HOSPITAL: _("Bác ấy nằm viện"),
    WeekReason.AWAY: _("Bác ấy đi vắng"),
    WeekReason.CARER_ILL: _("Tình nguyện viên ốm, bận"),
    WeekReason.WEATHER: _("Mưa bão, lũ"),
    WeekReason.HOLIDAY: _("Tết, việc làng"),
    WeekReason.OTHER: _("Lý do khác"),
}
LOOKED = {
    Looked.LIST: _("xem trong danh sách"),
    Looked.FOLDER: _("mở hồ sơ"),
    Looked.VISIT: _("ghi hoặc xem lần thăm"),
    Looked.BOOK: _("in sổ chăm sóc"),
    Looked.TAKEN: _("mang theo trên máy để dùng khi không có mạng"),
    Looked.CASE: _("xem kế hoạch chăm sóc"),
    Looked.PAPER: _("in phiếu"),
    Looked.EXPORT: _("xuất dữ liệu theo yêu cầu của người ấy"),
    Looked.SHOWN: _("cho người kiểm tra xem trên máy câu lạc bộ"),
}
FOUND = {
    FoundHow.VOLUNTEER: _("Tình nguyện viên"),
    FoundHow.MEETING: _("Ở buổi họp câu lạc bộ"),
    FoundHow.FAMILY: _("Gia đình, hàng xóm"),
    FoundHow.STATION: _("Trạm y tế"),
    FoundHow.SCREENING: _("Qua sàng lọc"),
    FoundHow.OTHER: _("Người khác"),
}
STATE = {
    CaseState.FOUND: _("mới phát hiện"),
    CaseState.ASSESSED: _("đã đánh giá"),
    CaseState.RUNNING: _("đang theo kế hoạch"),
    CaseState.ESCALATED: _("cần thêm giúp đỡ"),
    CaseState.STOOD_DOWN: _("đã kết thúc"),
}
STATE_KIND = {
    CaseState.FOUND: "needs-you", CaseState.ASSESSED: "needs-you", CaseState.RUNNING: "done",
    CaseState.ESCALATED: "wrong", CaseState.STOOD_DOWN: "quiet",
}  # fmt: skip
FOCUS = {
    Focus.DAILY: _("Sinh hoạt hằng ngày"),
    Focus.MOBILITY: _("Đi lại, ngã"),
    Focus.NUTRITION: _("Ăn uống"),
    Focus.ILLNESS: _("Bệnh, thuốc men"),
    Focus.MIND: _("Trí nhớ, tinh thần"),
    Focus.COMPANY: _("Trò chuyện, giao lưu"),
    Focus.HOME: _("Nhà ở, an toàn trong nhà"),
    Focus.INCOME: _("Thu nhập, chế độ"),
    Focus.FAMILY: _("Người nhà chăm sóc"),
}
LEVEL = {Level.NONE: _("Không cần"), Level.SOME: _("Cần một phần"), Level.MUCH: _("Cần nhiều")}
STRATUM = {
    Stratum.LOW: _("Theo dõi thường"),
    Stratum.MIDDLE: _("Theo dõi sát"),
    Stratum.HIGH: _("Theo dõi rất sát"),
}
PROVIDER = {
    Provider.VOLUNTEER: _("Tình nguyện viên"),
    Provider.FAMILY: _("Gia đình"),
    Provider.CLUB: _("Câu lạc bộ"),
    Provider.STATION: _("Trạm y tế"),
    Provider.COMMUNE: _("Xã, đoàn thể"),
    Provider.OTHER: _("Nơi khác"),
}
DECISION = {
    Decision.GO_ON: _("Làm tiếp theo kế hoạch"),
    Decision.ASSESS_ANEW: _("Đánh giá lại, làm kế hoạch mới"),
    Decision.ESCALATE: _("Cần thêm giúp đỡ ngoài câu lạc bộ"),
    Decision.STAND_DOWN: _("Kết thúc ca"),
}
STAND_DOWN = {
    StandDown.GOALS_MET: _("Đã đạt những điều mong muốn"),
    StandDown.BETTER: _("Đã khỏe, tự lo được"),
    StandDown.HANDED_OVER: _("Chuyển nơi khác chăm sóc"),
    StandDown.WISH: _("Bác ấy muốn thôi"),
    StandDown.DIED: _("Đã mất"),
    StandDown.WITHDRAWN: _("Rút lại đồng ý"),
    StandDown.CLUB_ENDED: _("Câu lạc bộ thôi hoạt động hoặc sáp nhập"),
}
SLIP = {
    ReferralState.HANDED: _("đã đưa phiếu, chờ trả lời"),
    ReferralState.ANSWERED: _("Trạm đã trả lời"),
    ReferralState.NOT_GONE: _("Bác ấy không đi khám"),
    ReferralState.TAKEN_BACK: _("Bỏ phiếu, không gửi nữa"),
}
SLIP_KIND = {
    ReferralState.HANDED: "needs-you", ReferralState.ANSWERED: "done", ReferralState.NOT_GONE: "wrong",
    ReferralState.TAKEN_BACK: "quiet",
}  # fmt: skip
ANSWER = {
    Answer.EXAMINED: _("Đã khám, theo dõi tại nhà"),
    Answer.MEDICINE: _("Đã khám, cho thuốc"),
    Answer.SENT_ON: _("Gửi lên tuyến trên"),
    Answer.COME_AGAIN: _("Hẹn khám lại"),
    Answer.NOTHING: _("Đã khám, không có gì đáng lo"),
}
WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật"))
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
MINUTES = (15, 30, 45, 60, 90, 120)
ASKED = (Purpose.HOME_CARE, Purpose.OUTSIDE_CIRCLE, Purpose.STATION, Purpose.COORDINATION)
"""The purposes that are asked for on the pages of home care."""

CASE_OPENED = _("Đã mở ca. Bước tiếp theo: đánh giá nhu cầu.")
ASSESSED = _("Đã ghi đánh giá. Bước tiếp theo: lập kế hoạch.")
PLANNED_CARE = _("Đã ghi kế hoạch chăm sóc.")
REVIEWED = _("Đã ghi rà soát.")
REFERRED = _("Đã ghi phiếu giới thiệu. Bác in phiếu đưa bác ấy mang đi.")
SETTLED = _("Đã ghi kết quả của phiếu.")
ON_AGENDA = _("Đã đưa ca vào chương trình họp điều phối.")
DECIDED = _("Đã ghi cuộc họp thống nhất gì.")
HEAD_OPEN = _("Mở ca quản lý")
HEAD_ASSESS = _("Đánh giá nhu cầu")
HEAD_PLAN_CARE = _("Kế hoạch chăm sóc")
HEAD_CASE_REVIEW = _("Rà soát ca")
HEAD_REFER = _("Giới thiệu đi khám")
HEAD_SETTLE = _("Kết quả phiếu giới thiệu")
HEAD_AGENDA = _("Đưa ra họp điều phối của xã")
HEAD_DECIDED = _("Cuộc họp thống nhất gì")
DO_OPEN = _("Mở ca")
DO_ASSESS = _("Ghi đánh giá")
DO_PLAN_CARE = _("Ghi kế hoạch")
DO_REVIEW = _("Ghi rà soát")
DO_REFER = _("Ghi phiếu giới thiệu")
DO_SETTLE = _("Ghi kết quả")
DO_AGENDA = _("Đưa vào chương trình")
DO_DECIDED = _("Ghi kết quả họp")
LEAD_AGENDA = _("Chỉ đưa ra khi bác ấy đã đồng ý cho nêu hoàn cảnh ở cuộc họp.")
LEAD_REFER = _("Câu lạc bộ không chẩn đoán bệnh. Phiếu chỉ nhờ trạm y tế xem giúp.")
TODO_CASE_REVIEW = _("Đến ngày rà soát ca của %(name)s")
TODO_SLIP = _("Phiếu giới thiệu của %(name)s ngày %(day)s chưa có trả lời")
SLIP_PAPER = "Phiếu giới thiệu đi khám"
AGENDA_PAPER = "Chương trình họp điều phối chăm sóc"
CASES_PAPER = "Danh sách ca đang quản lý"
CARER_ENDED = _("Thôi làm tình nguyện viên chăm sóc tại nhà.")
CARE = _("Chăm sóc tại nhà")

TAKEN_IN = _("Đã ghi đồng ý và những người được xem. Bây giờ bác ghi việc cần giúp.")
ON_LIST = _("Đã ghi vào danh sách chăm sóc. Bác chọn ngày có người đến thăm.")
AGREED = _("Đã ghi việc cần giúp như vừa thống nhất.")
OFF_LIST = _("Đã đưa ra khỏi danh sách chăm sóc.")
PLANNED = _("Đã ghi lịch thăm trong tuần.")
VISITED = _("Đã ghi lần thăm. Cảm ơn bác.")
VISITED_WORRY = _("Đã ghi lần thăm và báo người phụ trách điều bác lo.")
STRUCK = _("Đã gạch lần thăm này.")
ANSWERED = _("Đã ghi việc đã làm.")
EXPLAINED = _("Đã ghi lý do của tuần.")
NAMED = _("Đã thêm người được xem.")
SEAT_ENDED = _("Từ hôm nay người này không xem được nữa.")
CONSENT_GIVEN = _("Đã ghi đồng ý.")
CONSENT_WITHDRAWN = _("Đã ghi rút lại đồng ý, có hiệu lực ngay.")
ENLISTED = _("Đã ghi tình nguyện viên.")
CARER_OVER = _("Đã ghi thôi làm tình nguyện viên.")
TRAINED = _("Đã ghi buổi tập huấn cho %d người.")

HEAD_TAKE_IN = _("Nhận chăm sóc một người")
HEAD_AGREE = _("Việc cần giúp")
HEAD_REVIEW = _("Xem lại việc cần giúp")
HEAD_OFF = _("Đưa ra khỏi danh sách")
HEAD_PLAN = _("Lịch thăm trong tuần")
HEAD_VISIT = _("Ghi lần thăm")
HEAD_STRIKE = _("Gạch lần thăm ghi nhầm")
HEAD_WORRY = _("Điều bác lo, đã làm gì")
HEAD_WEEK = _("Vì sao tuần này không ai đến")
HEAD_NAME = _("Thêm người được xem")
HEAD_ANEW = _("Hỏi lại đồng ý")
HEAD_CONSENT = _("Ghi đồng ý")
HEAD_CARER = _("Thêm tình nguyện viên")
HEAD_TRAIN = _("Ghi tập huấn")
HEAD_LET_IN = _("Cho tình nguyện viên vào máy")
DO_TAKE_IN = _("Ghi đồng ý")
DO_AGREE = _("Ghi việc cần giúp")
DO_OFF = _("Đưa ra khỏi danh sách")
DO_PLAN = _("Ghi lịch")
DO_VISIT = _("Ghi lần thăm")
DO_STRIKE = _("Gạch lần thăm")
DO_ANSWER = _("Ghi việc đã làm")
DO_EXPLAIN = _("Ghi lý do")
DO_NAME = _("Thêm người này")
DO_CONSENT = _("Ghi đồng ý")
DO_CARER = _("Ghi tình nguyện viên")
DO_TRAIN = _("Ghi tập huấn")
DO_LET_IN = _("Lập tài khoản")

TODO_MISSED = _("%(name)s chưa có ai thăm %(days)s")
TODO_WORRY = _("%(name)s: %(worry)s (tình nguyện viên báo ngày %(day)s)")
TODO_UNWELL = _("thấy không khỏe")
TODO_REVIEW = _("Đến ngày xem lại việc cần giúp của %(name)s")
TODO_CIRCLE = _("Đồng ý của %(name)s hết hạn ngày %(day)s, cần hỏi lại")
TODO_LAPSED = _("Đồng ý của %(name)s đã hết hạn, không ai xem được hồ sơ")
TODO_DIED = _("%(name)s đã mất. Đưa ra khỏi danh sách chăm sóc")
TODO_NO_ROUND = _("%(name)s chưa có lịch thăm")
TODO_FEW_CARERS = _("Mới có %(count)d tình nguyện viên chăm sóc tại nhà, cần ít nhất %(least)d")
TOLD_MINE = _("%(mine)d người")

BOOK = "Sổ chăm sóc tại nhà"
SIGNS_AS = (("coordinator", "Người phụ trách chăm sóc"), ("chair", "Chủ nhiệm"))

SHOWN_NOW = _("Sổ mở trong nửa giờ. Xong thì đưa máy lại cho câu lạc bộ.")
SHOWN_TO = _("cho %(name)s (%(office)s) xem trên máy câu lạc bộ")
COUNT_CLIENTS = _("Người đang được chăm sóc")
COUNT_VISITS = _("Lần thăm")
COUNT_WORRIES = _("Điều lo đã báo")
MENU = (Entry(Face.CLUB, CARE, "care:list", Action.SEE_CARE, order=45),)

REFUSALS = {
    "supervisor_needs_name": _("Bác ghi họ tên người xem và người ấy ở cơ quan nào."),
    "nobody_to_show": _("Bác không có tên trong vòng chăm sóc của ai nên không có sổ để cho xem."),
    "folder_not_found": _("Không tìm thấy hồ sơ này, hoặc bác không có tên trong vòng người được xem."),
    "not_while_cared_for": _(
        "Người này còn đang được chăm sóc. Bác ghi rút đồng ý hoặc thôi chăm sóc trước, rồi mới xóa."
    ),
    "not_yours_to_do": _("Việc này do người phụ trách hoặc người quản lý ca làm. Bác báo để người ấy ghi."),
    "in_care_already": _("{name} đã có hồ sơ chăm sóc, đang có người phụ trách."),
    "nobody_coordinates": _("Bác chọn ít nhất một người trong Ban Chủ nhiệm phụ trách."),
    "not_of_the_board": _("{name} không ở trong Ban Chủ nhiệm. Người phụ trách phải là người của Ban Chủ nhiệm."),
    "not_a_carer": _("{name} chưa có trong danh sách tình nguyện viên. Bác thêm vào danh sách trước."),
    "named_from_elsewhere": _("Người được chọn không thuộc câu lạc bộ này hoặc chưa được cho vào. Bác chọn lại."),
    "cares_for_oneself": _("Người được chăm sóc không tự có tên trong vòng của mình. Bác chọn người khác."),
    "in_circle_already": _("Người này đang có tên với phần việc ấy rồi."),
    "station_named_already": _("Mỗi người chỉ một cán bộ trạm y tế được xem. Bác bỏ người cũ trước."),
    "consent_missing": _("Bác ấy chưa đồng ý việc này. Bác hỏi và ghi đồng ý ở trang “Ai được xem” trước."),
    "circle_too_long": _("Mỗi lần đồng ý nhiều nhất một năm, tính từ {since}. Bác chọn ngày hết hạn sớm hơn."),
    "seat_over": _("Việc này đã thôi từ ngày {on}. Bác mở lại trang để xem."),
    "last_coordinator": _("Còn đi thăm thì phải có người phụ trách. Bác thêm người phụ trách khác trước."),
    "on_list_already": _("Người này đang ở trong danh sách chăm sóc rồi."),
    "not_on_list": _("Ngày {on} người này không ở trong danh sách chăm sóc. Bác xem lại ngày."),
    "nothing_agreed": _("Bác chọn ít nhất một việc cần giúp, và ghi đã thống nhất với ai."),
    "review_out_of_time": _("Ngày xem lại phải sau hôm nay và trong vòng một năm. Bác ghi lại ngày."),
    "agreed_later": _("Đã có bản thống nhất mới hơn. Bác mở lại trang để xem."),
    "minutes_impossible": _("Số phút {minutes} không hợp lý. Bác ghi từ 1 đến 600."),
    "day_not_come": _("Ngày {on} chưa tới. Bác xem lại ngày."),
    "nobody_went": _("Bác chọn ai đã đến thăm."),
    "not_in_circle": _("Người đi thăm phải có tên trong vòng chăm sóc của bác ấy ngày {on}."),
    "nothing_done_there": _("Không có nhà thì không ghi việc và số phút."),
    "visit_withdrawn": _("Lần thăm này đã gạch rồi."),
    "striking_needs_reason": _("Bác ghi vì sao gạch, ví dụ: ghi hai lần."),
    "no_worry": _("Lần thăm này không có điều gì phải báo."),
    "worry_answered": _("Đã có người ghi việc đã làm. Bác mở lại trang để xem."),
    "answer_missing": _("Bác ghi đã làm gì, ví dụ: đã đưa đi trạm y tế."),
    "same_carer_twice": _("Hai người đi cùng phải là hai người khác nhau."),
    "week_not_begun": _("Tuần này chưa tới nên chưa ghi lý do được."),
    "week_explained": _("Tuần này đã ghi lý do rồi."),
    "carer_already": _("{name} đang là tình nguyện viên rồi."),
    "carer_over": _("Tình nguyện viên này đã thôi từ ngày {on}."),
    "not_a_member_then": _("Ngày {on} người này không ở trong câu lạc bộ. Bác chọn người khác hoặc ngày khác."),
    "case_open_already": _("Bác ấy đang có ca quản lý rồi."),
    "no_open_case": _("Chưa mở ca quản lý cho bác ấy. Bác mở ca trước."),
    "case_cannot": _("Ca đang ở bước khác nên chưa làm việc này được. Bác mở lại trang để xem ca đang ở đâu."),
    "nothing_assessed": _("Bác chọn mức cần giúp ở từng mặt."),
    "nothing_planned": _("Bác ghi ít nhất một việc sẽ làm."),
    "referral_cannot": _("Phiếu này đã ghi kết quả rồi."),
    "referral_says_nothing": _("Bác ghi trạm nào, và vì sao giới thiệu đi khám."),
    "agenda_twice": _("Ca này đã có trong chương trình họp ngày ấy."),
    "agenda_day_over": _("Cuộc họp đã qua. Bác ghi ngày họp sắp tới."),
    "agenda_settled": _("Cuộc họp đã ghi kết quả rồi, hoặc ca đã rút khỏi chương trình."),
    "question_missing": _("Bác ghi cần cuộc họp giúp gì."),
    "ends_too_early": _("Bắt đầu từ {began_on} nên không thể kết thúc trước đó. Bác ghi ngày sau."),
}


def tasks_told(tasks: Iterable[str]) -> str:
    """`Cơm nước, đo huyết áp`: in the order of the list, the first with a capital."""
    wanted = set(tasks)
    told = [str(label) for task, label in TASK.items() if task.value in wanted]
    return ", ".join([*told[:1], *(each[:1].lower() + each[1:] for each in told[1:])])


def days_told(days: Iterable[date]) -> str:
    """`thứ Ba 24/11, thứ Năm 26/11`."""
    return ", ".join(f"{lower(str(WEEKDAYS[day.weekday()]))} {day:%d/%m}" for day in days)


def lower(text: str) -> str:
    """The same inside a sentence."""
    return text[:1].lower() + text[1:]


def ago(day: date, today: date) -> str:
    """`hôm nay`, `hôm qua`, or the day."""
    match (today - day).days:
        case 0:
            return str(_("hôm nay"))
        case 1:
            return str(_("hôm qua"))
    return f"{day:%d/%m/%Y}"


CARERS = _("Tình nguyện viên")
FACT_BORN = _("Năm sinh")
FACT_HOME = _("Nhà ở")
FACT_PHONE = _("Điện thoại")
FACT_TASKS = _("Cần giúp")
FACT_SUPPORT = _("Mức cần giúp")
FACT_MINUTES = _("Mỗi lần")
FACT_NOTE = _("Điều cần nhớ")
FACT_AGREED = _("Thống nhất với")
FACT_REVIEW = _("Xem lại ngày")
MINUTES_TOLD = _("%d phút")
LEAD_TAKE_IN = _(
    "Đọc cho bác ấy nghe: câu lạc bộ đến thăm, giúp việc nhà, ghi lại mỗi lần thăm. Chỉ những người có tên dưới đây "
    "được xem, đến ngày ghi ở cuối. Hội cấp trên không xem được. Bác ấy rút lại lúc nào cũng được."
)
LEAD_OFF = _("Lịch thăm dừng và tình nguyện viên không xem hồ sơ nữa. Người phụ trách giữ sổ đến hết ngày đã đồng ý.")
LEAD_NAME = _("Hỏi bác ấy trước: có đồng ý cho người này xem hồ sơ không, đến bao giờ.")
LEAD_CONSENT = _("Mỗi việc hỏi riêng. Không đồng ý việc này không ảnh hưởng việc khác.")
LEAD_LET_IN = _("Tình nguyện viên chỉ thấy những người có tên mình trong vòng chăm sóc.")
LET_IN = _("Đã lập tài khoản. Bác in phiếu vào cho tình nguyện viên ở trang này.")
