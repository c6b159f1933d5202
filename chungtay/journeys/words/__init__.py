"""The Vietnamese of the journeys: steps, verdicts, papers, reasons that go into the books, and refusals."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.clubs.rules import FoundingStepKind
from chungtay.funds.rules import AccountKind
from chungtay.journeys.rules import Paper, Verdict
from chungtay.journeys.words import handover, personal
from chungtay.kernel.money import dong
from chungtay.web.menu import Entry, Face

STEP_VERB = {
    FoundingStepKind.REQUEST: _("Ghi đề nghị"),
    FoundingStepKind.SURVEY: _("Ghi khảo sát"),
    FoundingStepKind.COMMITTEE: _("Ghi Ban vận động"),
    FoundingStepKind.MEMBER_LIST: _("Ghi danh sách thành viên"),
    FoundingStepKind.BOARD_LIST: _("Ghi danh sách Ban Chủ nhiệm"),
    FoundingStepKind.DRAFT_REGULATION: _("Ghi dự thảo quy chế"),
    FoundingStepKind.DECISION: _("Ghi quyết định"),
    FoundingStepKind.LAUNCH: _("Ghi lễ ra mắt"),
    FoundingStepKind.TRAINING: _("Ghi tập huấn"),
}
STEP_HINT = {
    FoundingStepKind.REQUEST: _("Ai đề nghị, vì sao, thôn nào."),
    FoundingStepKind.SURVEY: _("Số người cao tuổi, số hộ khó khăn, nơi sinh hoạt, ý kiến của cấp ủy và chính quyền."),
    FoundingStepKind.COMMITTEE: _("Mỗi người một dòng: họ tên, chức vụ, việc được giao."),
    FoundingStepKind.MEMBER_LIST: _("Thành viên ghi trong sổ thành viên; ở đây ghi ngày chốt danh sách."),
    FoundingStepKind.BOARD_LIST: _("Ban Chủ nhiệm ghi trong sổ câu lạc bộ; ở đây ghi ngày giới thiệu hoặc bầu."),
    FoundingStepKind.DRAFT_REGULATION: _("Lời quy chế đã góp ý; bỏ trống thì giấy in dùng bản gợi ý."),
    FoundingStepKind.TRAINING: _("Nơi tập huấn, số người, do ai tổ chức."),
}
REASON_OF_STEP = {
    FoundingStepKind.SURVEY: "Đã khảo sát nơi thành lập",
    FoundingStepKind.COMMITTEE: "Đã lập Ban vận động",
    FoundingStepKind.DECISION: "Có quyết định thành lập",
    FoundingStepKind.LAUNCH: "Đã ra mắt",
}
VERDICT = {
    Verdict.REAL: _("Có thật, xã nhận"),
    Verdict.DUPLICATE: _("Trùng với câu lạc bộ khác"),
    Verdict.STOPPED: _("Đã ngừng hoạt động"),
    Verdict.OTHER_BODY: _("Do tổ chức khác quản lý"),
    Verdict.ELSEWHERE: _("Thuộc xã khác"),
}
VERDICT_KIND = {
    Verdict.REAL: "done",
    Verdict.DUPLICATE: "quiet",
    Verdict.STOPPED: "quiet",
    Verdict.OTHER_BODY: "told",
    Verdict.ELSEWHERE: "needs-you",
}
REASON_OF_VERDICT = {
    Verdict.DUPLICATE: "Trùng với câu lạc bộ khác, nhập làm một khi tiếp nhận",
    Verdict.STOPPED: "Đã ngừng hoạt động khi tiếp nhận",
}
SEAT_CHOSEN = "Xã xác nhận khi tiếp nhận"
SEAT_ACCEPTED = "Hai xã cùng xác nhận khi tiếp nhận"
PAPER = {
    Paper.SUBMISSION: _("Tờ trình đề nghị thành lập"),
    Paper.MEMBER_LIST: _("Danh sách thành viên"),
    Paper.BOARD_LIST: _("Danh sách Ban Chủ nhiệm"),
    Paper.REGULATION: _("Quy chế hoạt động"),
    Paper.DECISION: _("Quyết định thành lập"),
    Paper.LAUNCH: _("Biên bản lễ ra mắt"),
}
ESTATE_CASH = _("Tiền mặt: %s")
ESTATE_BANK = _("Tiền ở ngân hàng: %s")
ESTATE_MISSING = _("Tiền thiếu còn phải thu: %s")
ESTATE_OWED = _("Vốn phải trả: %s")
ESTATE_LOANS = _("%(count)d khoản vay, còn nợ gốc %(amount)s")
ESTATE_THINGS = _("%d thứ đồ dùng")
TODO_OBJECTION = _("%(name)s nói có chỗ không đúng, chờ trả lời")
DESK_OBJECTIONS = _("%(count)d ý kiến “không đúng” của thành viên chưa được trả lời quá %(days)d ngày")
OBJECTION_SENT = _("Đã gửi ý kiến của bác cho Ban Chủ nhiệm. Câu trả lời sẽ hiện ở trang này.")
OBJECTION_WRITTEN = _("Đã ghi ý kiến.")
OBJECTION_ANSWERED = _("Đã trả lời. Thành viên xem được ở phiếu của mình.")
LINK_WITHDRAWN = _("Đường dẫn cũ không mở được nữa. In phiếu mới để có đường dẫn mới.")
SLIP_TITLE = _("Phiếu của thành viên")
CARRIED_OUT = _("Chuyển sang %(club)s khi sáp nhập (%(fund)s)")
CARRIED_IN = _("Nhận của %(club)s khi sáp nhập (%(fund)s)")
REST_TO = _("Giao phần còn lại cho %(name)s theo quyết định giải thể")
BY_DISSOLUTION = _("Quyết định giải thể câu lạc bộ")
STILL_MISSING = _("tiền thiếu phải thu")
STILL = {
    AccountKind.LENT: _("gốc đang cho vay"),
    AccountKind.BANK: _("tiền gửi ngân hàng"),
    AccountKind.SHORTAGE: STILL_MISSING,
    AccountKind.BORROWED: _("vốn mượn phải trả"),
    AccountKind.RETURNABLE: _("vốn góp phải hoàn lại"),
}
TODO_OWES = _("%(name)s đã thôi sinh hoạt, còn nợ gốc %(amount)s, chưa ghi ai trả thay")
TODO_IS_OWED = _("%(name)s đã thôi sinh hoạt, câu lạc bộ còn phải trả %(amount)s")
LETTERHEAD_FIELDS = ("superior", "association", "committee", "chair_of_association", "signer_title", "signer_name")

REFUSALS = {
    "no_such_founding": _("Không tìm thấy việc này, hoặc nơi này không thuộc phần bác phụ trách."),
    "step_too_early": _("Bước này cần bước trước xong đã. Bác xem danh sách các bước và ghi bước còn thiếu."),
    "step_taken": _("Bước này đã ghi ngày {happened_on}. Ngày đã chuyển câu lạc bộ sang bước sau nên không đổi được."),
    "not_launched_yet": _("{name} chưa ra mắt. Ghi lễ ra mắt rồi mới cấp quyền cho Ban Chủ nhiệm."),
    "nobody_to_let_in": _("Ban Chủ nhiệm của {name} đã có tài khoản cả, hoặc chưa ghi ai vào Ban Chủ nhiệm."),
    "file_unreadable": _("Chỉ nhận giấy dạng PDF, Word (.docx) hoặc ảnh chụp (JPG, PNG). Bác chọn lại tệp."),
    "file_too_large": _("Tệp lớn quá {limit_mb} MB. Bác chụp lại nhỏ hơn hoặc quét lại."),
    "side_unknown": _("Xã cũ của {name} đã chia về nhiều xã. Bác chọn phía của câu lạc bộ trước."),
    "not_a_successor": _("{name} không nhận phần nào của xã cũ này. Bác chọn lại."),
    "other_club_needed": _("Chọn câu lạc bộ mà câu lạc bộ này bị trùng."),
    "commune_needed": _("Chọn xã mà câu lạc bộ thuộc về, khác xã này."),
    "body_needed": _("Chọn loại tổ chức và ghi tên tổ chức đang quản lý."),
    "not_offered": _("Câu lạc bộ này không còn chờ xã nhận. Bác tải lại trang để xem."),
    "same_club": _("Không nhập {name} vào chính nó được. Chọn câu lạc bộ khác."),
    "hamlet_not_of_club": _("Thôn đã chọn không phải thôn mới của câu lạc bộ. Chọn lại."),
    "money_still_out": _("{fund} còn {amount_vnd} {what}. Giải quyết xong khoản này rồi mới ghi được."),
    "rest_needs_receiver": _("Câu lạc bộ còn tiền hoặc đồ dùng. Ghi ai nhận phần còn lại theo quyết định."),
    "link_gone": _("Đường dẫn này không còn dùng được. Bác nhờ Ban Chủ nhiệm in phiếu mới."),
    "already_answered": _("Ý kiến này đã được trả lời rồi. Bác tải lại trang để xem."),
    "objection_says_nothing": _("Bác ghi rõ chỗ nào không đúng."),
    "too_many_objections": _("Bác còn {waiting_count} ý kiến đang chờ trả lời. Ban Chủ nhiệm sẽ trả lời sớm."),
    "acting_needs_end": _("Quyền làm thay phải ghi thay cho ai và ngày kết thúc, sau ngày bắt đầu."),
}
REFUSALS |= handover.REFUSALS | personal.REFUSALS

VERDICT_HINT = {
    Verdict.REAL: _("Ghi Chủ nhiệm, điện thoại, quyết định; nhận số đã công bố nếu có."),
    Verdict.DUPLICATE: _("Một câu lạc bộ ghi hai lần: người nhập về một sổ."),
    Verdict.STOPPED: _("Tạm ngừng, hoặc giải thể hẳn."),
    Verdict.OTHER_BODY: _("Ví dụ Hội Liên hiệp Phụ nữ."),
    Verdict.ELSEWHERE: _("Báo cho xã ấy nhận; chưa nhận thì câu lạc bộ vẫn ở đây."),
}

MENU = (
    Entry(Face.OFFICE, _("Thành lập"), "journeys:foundings", Action.FOUND_CLUB, order=30),
    Entry(Face.OFFICE, _("Tiếp nhận"), "journeys:taking_over", Action.FOUND_CLUB, order=31),
    Entry(Face.OFFICE, _("Thôn sáp nhập"), "journeys:hamlets", Action.FOUND_CLUB, order=62),
    Entry(Face.OFFICE, _("Bàn giao"), "journeys:office_handovers", Action.FOUND_CLUB, order=33),
    # Shown to provinces and the centre, who keep the programme; a commune appoints nobody for a commune.
    Entry(Face.OFFICE, _("Người phụ trách xã"), "journeys:in_charge", Action.KEEP_PROGRAMME, order=63),
)


def estate_words(estate: Any) -> list[str]:
    """What a club has and owes, a line each: `3 khoản vay, còn nợ gốc 15.000.000 đ`; nothing of what is not there."""
    if estate.is_nothing:
        return []
    kinds = AccountKind
    owed_vnd = estate.vnd(kinds.BORROWED, kinds.RETURNABLE)
    lines = [
        (ESTATE_CASH, estate.vnd(kinds.CASH)),
        (ESTATE_BANK, estate.vnd(kinds.BANK)),
        (ESTATE_MISSING, estate.vnd(kinds.SHORTAGE)),
        (ESTATE_OWED, owed_vnd),
    ]
    said = [str(sentence % dong(vnd)) for sentence, vnd in lines if vnd]
    if estate.loan_count:
        told = {"count": estate.loan_count, "amount": dong(estate.vnd(kinds.LENT))}
        said.append(str(ESTATE_LOANS % told))
    if estate.thing_count:
        said.append(str(ESTATE_THINGS % estate.thing_count))
    return said
