"""The Vietnamese of handing over a post."""

from django.utils.translation import gettext_lazy as _

from chungtay.journeys.rules import GiverIs, HandoverState, HandoverStep

STEP = {
    HandoverStep.PHONE: _("Điện thoại cũ"),
    HandoverStep.BOOKS: _("Khóa sổ đến ngày bàn giao"),
    HandoverStep.CASH: _("Kiểm tiền mặt theo tờ"),
    HandoverStep.LOANS: _("Đối chiếu dư nợ với người vay"),
    HandoverStep.CAPITAL: _("Vốn góp và vốn mượn phải trả"),
    HandoverStep.BANK: _("Sổ tiết kiệm, tài khoản"),
    HandoverStep.THINGS: _("Quyển phiếu, giấy tờ, đồ dùng"),
    HandoverStep.SIGNED: _("Biên bản đã ký"),
    HandoverStep.COMMUNE: _("Hội NCT xã xác nhận"),
}
ASKS = {
    HandoverStep.PHONE: _(
        "Mở máy của người giao, xem dòng dưới cùng: phải là “Đã gửi hết”. Còn phiếu chưa gửi thì gửi, hoặc chuyển bằng "
        "tệp sang máy người nhận. Ghi lại đã thấy gì."
    ),
    HandoverStep.CAPITAL: _("Đọc từng khoản dưới đây với người nhận. Ghi ai đã xem, có khoản nào khác sổ không."),
    HandoverStep.BANK: _(
        "Sổ tiết kiệm hay tài khoản nào, còn bao nhiêu, đứng tên ai, bao giờ đổi tên. Không có thì ghi “không có”."
    ),
    HandoverStep.THINGS: _(
        "Đếm từng thứ người giao đang giữ: quyển phiếu, hợp đồng, quyết định, sổ cũ, loa, cân. Ghi thứ gì thiếu, hỏng."
    ),
    HandoverStep.SIGNED: _("Ghi tên những người đã ký, chụp trang có chữ ký."),
    HandoverStep.COMMUNE: _("Ghi tên người của Hội NCT xã chứng kiến."),
}
GIVER = {
    GiverIs.PRESENT: _("Có mặt bàn giao"),
    GiverIs.DIED: _("Đã mất"),
    GiverIs.GONE: _("Đi vắng hoặc không giao được"),
}
STATE = {
    HandoverState.OPEN: _("đang bàn giao"),
    HandoverState.DONE: _("đã xong"),
    HandoverState.CANCELLED: _("đã thôi"),
}
STATE_KIND = {HandoverState.OPEN: "needs-you", HandoverState.DONE: "done", HandoverState.CANCELLED: "quiet"}
TODO_HANDOVER = _("Bàn giao %(post)s đang dở, còn %(count)d việc")
TOLD_HELD = _("Còn %s bị giữ lại, chờ người xem")
TOLD_LOANS = _("%(done)d / %(all)d người đã xác nhận")
BEGUN = _("Đã mở việc bàn giao. Làm từng bước, mục nào xong là lưu ngay.")
CONFIRMED = _("Đã ghi.")
FINISHED = _("Bàn giao xong: chức vụ, quyền vào máy và đồ dùng đã sang người nhận. In phiếu vào cho người nhận.")
GIVEN_UP = _("Đã thôi việc bàn giao.")
TITLE = "Biên bản bàn giao"

REFUSALS = {
    "handover_already_open": _("Chức vụ này đang được bàn giao rồi. Bác mở việc bàn giao đó để làm tiếp."),
    "handover_is_over": _("Việc bàn giao này đã xong hoặc đã thôi."),
    "handover_not_ready": _("Còn {step_count} việc chưa xong nên chưa kết thúc bàn giao được. Bác xem các bước."),
    "hands_to_itself": _("Người giao và người nhận phải là hai người."),
    "stand_ins_needed": _(
        "Người giao không có mặt thì ghi tên hai người trong Ban Chủ nhiệm đứng thay, cách nhau dấu phẩy."
    ),
    "step_is_seen": _("Bước này máy xem trong sổ, không phải đánh dấu."),
    "step_needs_commune": _("Bước này do Hội NCT xã xác nhận trên trang của xã."),
    "step_needs_words": _("Bác ghi rõ đã giao gì, thấy gì."),
    "handover_before_seat": _("Ngày bàn giao phải sau ngày nhận chức vụ ({since}) và không quá hôm nay."),
}
