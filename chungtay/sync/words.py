"""The Vietnamese of late forms: states, reasons where the door gave none, what waits for someone, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.sync.rules import HeldState

STATE = {
    HeldState.WAITING: _("chờ bác xem"),
    HeldState.SENT_ON: _("đã sửa và gửi tiếp"),
    HeldState.DROPPED: _("đã bỏ"),
}
STATE_KIND = {HeldState.WAITING: "needs-you", HeldState.SENT_ON: "done", HeldState.DROPPED: "told"}

# Where the door answered with a bare status.
BY_STATUS = {
    400: _("Phiếu bị hỏng trên đường gửi nên máy chủ không đọc được. Máy giữ nguyên phiếu như lúc nhận."),
    403: _("Tài khoản đã gửi phiếu không được giao việc này."),
    404: _(
        "Không tìm thấy nơi ghi phiếu này: buổi họp hoặc dòng ấy đã bị bỏ, hoặc tài khoản đã gửi không ghi được ở đó."
    ),
    405: _("Trang nhận phiếu này đã thay đổi. Bác mở trang mới rồi ghi lại."),
    409: _("Người khác đã ghi chỗ này trước. Bác xem cả hai bản rồi chọn."),
    422: _("Sổ không nhận phiếu này. Bác mở lại, xem chỗ chưa đúng rồi gửi tiếp."),
}
UNTITLED = _("Phiếu")
AS_IT_CAME = _("Phiếu như lúc nhận")

TODO_HELD = _("{count} phiếu gửi từ điện thoại bị giữ lại, chờ bác xem")
DESK_HELD = _("{count} phiếu của câu lạc bộ bị giữ lại")
HELD_FEW = _("{count} phiếu ({titles})")
HELD_MANY = _("{count} phiếu ({titles} …)")
DROPPED = _("Đã bỏ phiếu. Nội dung và lý do vẫn được lưu.")
DROP = _("Bỏ phiếu này")

APP_NAME = "Chung Tay"
APP_TOLD = _("Sổ của câu lạc bộ Liên thế hệ tự giúp nhau")

REFUSALS = {
    "needs_network": _("Việc này phải làm khi có mạng, trên chính trang ấy. Bác mở trang và ghi lại."),
    "unreadable_form": _("Phiếu bị hỏng trên đường gửi nên máy chủ không đọc được. Máy giữ nguyên phiếu như lúc nhận."),
    "held_form_settled": _("Phiếu này đã có người xử lý rồi. Bác mở lại danh sách để xem."),
    "drop_needs_reason": _("Bác ghi vì sao bỏ phiếu này."),
    "held_not_found": _("Không tìm thấy phiếu giữ lại này, hoặc tài khoản của bác không xem được."),
}
