"""The Vietnamese of rights: names, states, sentences, refusals, the menu."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.rights.rules import Answer, Benefit, Cause, Giver, ProposalState, State
from chungtay.rights.words.telling import (
    case_step,
    day_of,
    lacks,
    longevity_told,
    money_a_month,
    verdict_told,
    what_lacks,
)
from chungtay.web.menu import Entry, Face

__all__ = ["case_step", "day_of", "lacks", "longevity_told", "money_a_month", "verdict_told", "what_lacks"]

BENEFIT = {
    Benefit.SOCIAL_PENSION: _("Trợ cấp hưu trí xã hội"),
    Benefit.HEALTH_CARD: _("Thẻ bảo hiểm y tế do Nhà nước đóng"),
    Benefit.SOCIAL_ALLOWANCE: _("Trợ cấp xã hội hằng tháng"),
}
ANSWER = {
    Answer.RECEIVES: _("đang hưởng"),
    Answer.DUE: _("đủ điều kiện, chưa được hưởng"),
    Answer.SOON: _("sắp đủ tuổi"),
    Answer.ASK: _("có thể được, hỏi thêm"),
    Answer.UNKNOWN_BIRTH: _("chưa rõ tuổi"),
    Answer.LATER: _("chưa đến tuổi"),
    Answer.NO: _("không thuộc diện"),
}
ANSWER_KIND = {
    Answer.RECEIVES: "done",
    Answer.DUE: "needs-you",
    Answer.SOON: "told",
    Answer.ASK: "told",
    Answer.UNKNOWN_BIRTH: "needs-you",
    Answer.LATER: "quiet",
    Answer.NO: "quiet",
}
STATE = {
    State.PREPARING: _("đang gom giấy tờ"),
    State.SUBMITTED: _("đã nộp ở xã"),
    State.RETURNED: _("xã yêu cầu bổ sung"),
    State.DECIDED: _("đã có quyết định, chờ nhận"),
    State.REFUSED: _("xã không giải quyết"),
    State.WON: _("đã nhận được"),
    State.WITHDRAWN: _("thôi làm hồ sơ"),
}
STATE_KIND = {
    State.PREPARING: "told",
    State.SUBMITTED: "told",
    State.RETURNED: "needs-you",
    State.DECIDED: "told",
    State.REFUSED: "wrong",
    State.WON: "done",
    State.WITHDRAWN: "quiet",
}
STEP = {
    State.PREPARING: _("Mở hồ sơ"),
    State.SUBMITTED: _("Đã nộp hồ sơ ở xã"),
    State.RETURNED: _("Xã trả lại, cần bổ sung"),
    State.DECIDED: _("Đã có quyết định"),
    State.WON: _("Tiền (hoặc thẻ) đã về"),
    State.REFUSED: _("Xã không giải quyết"),
    State.WITHDRAWN: _("Thôi không làm nữa"),
}
NEXT_TOLD = {
    State.PREPARING: _("Gom đủ giấy tờ ở dưới rồi nộp ở xã, phường."),
    State.SUBMITTED: _("Chờ xã trả lời. Quá hẹn thì hỏi lại bộ phận một cửa."),
    State.RETURNED: _("Bổ sung đúng giấy xã yêu cầu rồi nộp lại."),
    State.DECIDED: _("Chờ tiền hoặc thẻ về. Về rồi thì ghi để biết tháng đầu."),
    State.REFUSED: _("Làm theo lời dặn ở bước cuối, hoặc thôi hồ sơ này."),
    State.WON: _("Xong. Sổ thành viên đã ghi là đang hưởng."),
    State.WITHDRAWN: _("Hồ sơ đã thôi. Cần thì mở hồ sơ mới."),
}
CAUSE = {
    Cause.AGE: _("Chưa đủ tuổi, hoặc ngày sinh chưa rõ"),
    Cause.HOUSEHOLD: _("Không có trong danh sách hộ nghèo, cận nghèo"),
    Cause.INCOME: _("Đang có lương hưu hoặc trợ cấp khác"),
    Cause.PAPERS: _("Giấy tờ chưa đủ, chưa khớp"),
    Cause.NO_ANSWER: _("Không nói lý do"),
    Cause.OTHER: _("Lý do khác (ghi ở dưới)"),
}
ADVICE = {
    Cause.AGE: _("Xem lại ngày sinh trên căn cước, sửa ở sổ thành viên; đủ tuổi thì nộp lại."),
    Cause.HOUSEHOLD: _("Nhờ trưởng thôn cho rà soát lại hộ; có giấy chứng nhận thì nộp lại."),
    Cause.INCOME: _("Hỏi mức đang hưởng. Thấp hơn mức trợ cấp mới thì đề nghị hưởng phần cao hơn."),
    Cause.PAPERS: _("Xin ghi rõ giấy nào sai, làm lại giấy ấy rồi nộp lại."),
    Cause.NO_ANSWER: _("Đề nghị xã trả lời bằng văn bản; đưa ra buổi đối thoại gần nhất."),
    Cause.OTHER: _("Hỏi công chức văn hóa – xã hội của xã cách làm lại; cần thì nhờ Hội Người cao tuổi xã."),
}
PROPOSAL = {
    ProposalState.WAITING: _("chờ trả lời"),
    ProposalState.ACCEPTED: _("được tiếp thu"),
    ProposalState.SOLVED: _("đã giải quyết xong"),
    ProposalState.DECLINED: _("không được tiếp thu"),
    ProposalState.WITHDRAWN: _("đã rút lại"),
}
PROPOSAL_KIND = {
    ProposalState.WAITING: "told",
    ProposalState.ACCEPTED: "done",
    ProposalState.SOLVED: "done",
    ProposalState.DECLINED: "wrong",
    ProposalState.WITHDRAWN: "quiet",
}
GIVER = {
    Giver.COMMUNE: _("xã, phường chúc thọ, mừng thọ"),
    Giver.PROVINCE: _("Chủ tịch tỉnh, thành phố chúc thọ, tặng quà"),
    Giver.STATE: _("Chủ tịch nước chúc thọ, tặng quà"),
}
SHOWN = {
    "thieu": _("Đủ điều kiện, chưa được hưởng"),
    "sap": _("Sắp đủ tuổi trong 12 tháng"),
    "hoi": _("Có thể được, hỏi thêm"),
    "chua-ro-tuoi": _("Chưa ghi năm sinh"),
    "ca": _("Mọi thành viên"),
}
CASE_SHOWN = {"open": _("Đang làm"), **{state.value: label for state, label in STATE.items()}, "all": _("Tất cả")}
ANY_RIGHT = _("Mọi chế độ")

DONE_OPENED = _("Đã mở hồ sơ. Gom đủ giấy tờ rồi bấm “Ghi bước tiếp theo”.")
DONE_STEP = _("Đã ghi. Hồ sơ: %s.")
DONE_BACK = _("Đã bỏ bước ghi nhầm. Lý do được lưu lại.")
DONE_PAPERS = _("Đã ghi: có %(there)d trong %(asked)d giấy tờ.")
DONE_RECEIVES = _("Đã ghi vào sổ thành viên.")
DONE_DIALOGUE = _("Đã ghi buổi đối thoại.")
DONE_PROPOSAL = _("Đã ghi kiến nghị.")
DONE_ANSWER = _("Đã ghi trả lời.")
DONE_TAKEN_BACK = _("Đã bỏ. Lý do được lưu lại.")
DONE_CELEBRATED = _("Đã ghi mừng thọ %s.")
DONE_AMOUNT = _("Đã ghi mức của tỉnh.")

HEAD_OPEN = _("Mở hồ sơ")
HEAD_STEP = _("Ghi bước tiếp theo")
HEAD_BACK = _("Bỏ bước ghi nhầm")
HEAD_RECEIVES = _("Ghi đang được hưởng")
HEAD_DIALOGUE = _("Ghi buổi đối thoại")
HEAD_PROPOSAL = _("Ghi kiến nghị")
HEAD_ANSWER = _("Ghi trả lời kiến nghị")
HEAD_TAKE_BACK = _("Bỏ dòng ghi nhầm")
HEAD_CELEBRATE = _("Ghi đã mừng thọ")
HEAD_AMOUNT = _("Ghi mức của tỉnh")
DO_OPEN = _("Mở hồ sơ")
DO_STEP = _("Ghi bước này")
DO_WRITE = _("Ghi")
DO_BACK = _("Bỏ, ghi lý do")
LEAD_BACK = _("Bước này vẫn xem lại được, kèm lý do. Hồ sơ trở về bước trước.")
LEAD_RECEIVES = _("Ghi những gì đang được hưởng hằng tháng và thẻ bảo hiểm y tế, để máy không báo thiếu nữa.")
BACK_LIST = _("Quyền lợi")
BACK_CASES = _("Hồ sơ")
BACK_DIALOGUES = _("Đối thoại")
BACK_PROPOSALS = _("Kiến nghị")
BACK_LONGEVITY = _("Mừng thọ")
BACK_LAW = _("Chế độ theo luật")
LAW_OF = _("theo %s")
FACT_RIGHT, FACT_MEMBER, FACT_SINCE = _("Chế độ"), _("Thành viên"), _("Từ ngày")
FACT_AMOUNT, FACT_FIRST, FACT_WHERE, FACT_LAW = _("Mức hằng tháng"), _("Tháng đầu"), _("Nộp ở đâu"), _("Theo luật")
FACT_WHO, FACT_SOURCE = _("Ai được"), _("Nguồn")
NOT_CHECKED = _("Chưa đối chiếu bản gốc: hỏi công chức xã trước khi làm.")
CARRIED_TO = _("Làm tiếp ở %s")
CARRIED_FROM = _("Chuyển từ %s")
WON_BY_CASE = _("Hồ sơ quyền lợi của câu lạc bộ, %s")

TODO_DUE = _("%(name)s đủ điều kiện hưởng chế độ mà chưa làm hồ sơ")
TODO_DUE_MORE = _("%(count)d người nữa đủ điều kiện mà chưa làm hồ sơ")
TODO_CASE = {
    State.RETURNED: _("Hồ sơ của %(name)s bị trả lại ngày %(day)s: bổ sung giấy tờ"),
    State.REFUSED: _("Hồ sơ của %(name)s bị từ chối ngày %(day)s: xem việc cần làm"),
    State.SUBMITTED: _("Hồ sơ của %(name)s nộp ngày %(day)s, xã chưa trả lời: hỏi lại"),
}

# Papers, the same in every language.
BOOK = "Sổ hỗ trợ, theo dõi thực hiện chế độ chính sách"
INVITATION = "Giấy mời"
LIST_TITLE = "Danh sách chúc thọ, mừng thọ"

MENU = (
    Entry(Face.CLUB, _("Quyền lợi"), "rights:list", Action.FOLLOW_RIGHTS, order=55),
    Entry(Face.OFFICE, _("Chế độ theo luật"), "rights:office_law", Action.SEE_FIGURES, order=48),
)

REFUSALS = {
    "case_not_found": _("Không tìm thấy hồ sơ hoặc dòng ghi này, hoặc tài khoản của bác không xem được."),
    "case_open_already": _("{name} đã có hồ sơ đang làm cho chế độ này. Bác mở hồ sơ ấy ra ghi tiếp."),
    "receives_already": _("Sổ đã ghi {name} đang được hưởng chế độ này. Nếu không đúng, bác sửa ở sổ thành viên."),
    "not_member": _("Ngày {on} người này không ở trong câu lạc bộ. Bác xem lại ngày hoặc chọn người khác."),
    "right_unknown": _("Ngày {on} chưa có chế độ này. Bác xem lại ngày."),
    "step_not_next": _("Hồ sơ đã sang bước khác. Bác mở lại hồ sơ rồi ghi tiếp từ chỗ đang đứng."),
    "day_not_come": _("Ngày {on} chưa tới. Bác xem lại ngày."),
    "day_before_step": _("Bước trước ghi ngày {last_on}. Bác ghi từ ngày ấy trở đi."),
    "reason_needed": _("Bác ghi lý do, một câu ngắn cũng được."),
    "first_month_needed": _("Bác chọn tháng đầu được hưởng."),
    "first_month_impossible": _("{month} không hợp với ngày ghi. Bác xem lại tháng đầu được hưởng."),
    "amount_needed": _("Bác ghi số tiền mỗi tháng, không quá 20 triệu đồng."),
    "first_step_stays": _("Đây là bước mở hồ sơ nên không bỏ được. Không làm nữa thì ghi “Thôi không làm nữa”."),
    "step_taken_back": _("Chỉ bỏ được bước cuối cùng. Bác mở lại hồ sơ để xem bước nào là cuối."),
    "case_is_closed": _("Hồ sơ đã xong nên không đánh dấu giấy tờ nữa."),
    "words_needed": _("Bác ghi đã nói với ai, nói việc gì."),
    "answer_not_next": _("Kiến nghị đã có trả lời khác. Bác mở lại trang để xem."),
    "taken_back_already": _("Dòng này đã được bỏ rồi."),
    "has_proposals": _("Buổi này có kiến nghị kèm theo nên không bỏ được. Bác rút lại kiến nghị trước."),
    "celebrated_already": _("Năm nay đã ghi mừng thọ {name} rồi."),
    "not_celebrated": _("Năm {year} tuổi này không trong danh sách mừng thọ. Bác xem lại năm sinh ở sổ thành viên."),
    "amount_set_later": _("Đã có mức bắt đầu từ {since}. Mức mới phải bắt đầu sau ngày ấy."),
}
