"""The Vietnamese of this room: roles, refusals, the lines of the menu."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action, Level, Role
from chungtay.web.menu import Entry, Face

ROLES = {
    Role.CHAIR: _("Chủ nhiệm"),
    Role.VICE_CHAIR: _("Phó Chủ nhiệm"),
    Role.ACCOUNTANT: _("Kế toán"),
    Role.TREASURER: _("Thủ quỹ"),
    Role.SECRETARY: _("Thư ký"),
    Role.BOARD_MEMBER: _("Ủy viên Ban Chủ nhiệm"),
    Role.CARE_VOLUNTEER: _("Tình nguyện viên chăm sóc tại nhà"),
    Role.HEALTH_VOLUNTEER: _("Tình nguyện viên sức khỏe"),
    Role.COMMUNE_OFFICER: _("Cán bộ Hội NCT cấp xã"),
    Role.COMMUNE_HELPER: _("Người giúp việc cấp xã"),
    Role.PROVINCE_OFFICER: _("Cán bộ Hội NCT cấp tỉnh"),
    Role.CENTRE_OFFICER: _("Cán bộ Trung ương Hội"),
    Role.MINISTRY_READER: _("Người xem số liệu ở bộ, ngành"),
    Role.PARTNER: _("Nhà tài trợ, đối tác dự án"),
    Role.ADMINISTRATOR: _("Quản trị hệ thống"),
}

LEVELS = {
    Level.CLUB: _("câu lạc bộ"),
    Level.COMMUNE: _("xã, phường, đặc khu"),
    Level.PROVINCE: _("tỉnh, thành phố"),
    Level.COUNTRY: _("cả nước"),
}

COUNTRY_NAME = _("Cả nước")

ACTING_FOR = _("thay mặt {office}")

REFUSALS = {
    "role_not_for_this_place": _("Vai trò này không giao ở đây được. Bác chọn vai trò khác hoặc chọn lại nơi."),
    "above_oneself": _("Vai trò này do cấp trên giao và thôi. Bác nhờ cán bộ phụ trách cấp trên làm giúp."),
    "not_for_oneself": _("Không ai tự giao việc cho mình. Bác nhờ người khác có quyền giao, thường là cấp trên."),
    "already_holds": _("{name} đang giữ vai trò này ở đây rồi. Bác xem lại danh sách vai trò của người này."),
    "period_out_of_order": _("Ngày thôi phải sau ngày bắt đầu {valid_from}. Bác sửa lại ngày."),
    "grant_already_ended": _("Vai trò này của {name} đã thôi từ ngày {valid_to}. Bác mở lại trang để xem."),
    "reason_missing": _("Bác ghi lý do, ví dụ: hết nhiệm kỳ, chuyển nơi ở, qua đời."),
    "last_person_of_club": _(
        "{name} là người cuối cùng được điều hành câu lạc bộ này. Hãy giao chủ nhiệm mới trước, "
        "hoặc để cán bộ cấp xã xác nhận tạm điều hành thay."
    ),
    "last_person_of_country": _("{name} là người cuối cùng được giao việc cho cả nước. Hãy giao cho người khác trước."),
    "phone_not_understood": _("Số điện thoại chưa đúng. Bác ghi 10 chữ số, bắt đầu bằng số 0, ví dụ 0912 345 678."),
    "login_not_usable": _("Tên ngắn gồm 3 đến 40 chữ không dấu, chữ số và dấu chấm, ví dụ binh62."),
    "login_taken": _("Đã có người dùng tên {login}. Bác chọn tên khác."),
    "name_missing": _("Bác ghi họ và tên của người này."),
    "slip_not_valid": _(
        "Mã trên phiếu không dùng được: có thể gõ nhầm, đã dùng rồi hoặc đã quá hạn. "
        "Bác gõ lại cho đúng, hoặc xin phiếu mới ở người đã cấp."
    ),
    "too_many_tries": _("Đã thử sai quá nhiều lần nên tạm khóa. Bác thử lại sau {until}, hoặc hỏi người phụ trách."),
    "holds_roles_above": _(
        "{name} còn giữ vai trò do cấp trên giao nên bác không cấp phiếu được. Bác nhờ cấp trên cấp phiếu."
    ),
    "holds_no_role": _("{name} hiện không giữ vai trò nào. Bác giao vai trò trước, rồi cấp phiếu."),
    "wrong_password": _("Mật khẩu đang dùng chưa đúng. Bác gõ lại; chú ý chữ hoa, chữ thường."),
    "password_too_weak": _("{why}"),
    "pin_not_usable": _("Mã PIN gồm 4 đến 6 chữ số, không dùng số ai cũng đoán được như 1234 hay 0000."),
    "wrong_pin": _("Mã PIN chưa đúng. Bác còn {left_count} lần thử."),
    "pin_locked": _("Mã PIN này đã bị khóa vì gõ sai nhiều lần. Bác vào bằng mật khẩu để mở lại."),
    "pin_not_for_office": _("Tài khoản có việc ở văn phòng hội thì vào bằng mật khẩu, không dùng mã PIN."),
    "device_not_known": _("Máy này chưa được ghi là máy chung của câu lạc bộ. Bác vào bằng mật khẩu."),
}

MENU = (Entry(Face.OFFICE, _("Tài khoản"), "access:people", Action.APPOINT, 90),)
