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
    Role.CASE_MANAGER: _("Người quản lý ca chăm sóc"),
    Role.STATION_WORKER: _("Cán bộ trạm y tế"),
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

REFUSALS = {
    "saved_name_missing": _("Đặt tên cho bộ lọc, và lọc trước khi lưu."),
    "saved_elsewhere": _("Chỉ lưu được bộ lọc của danh sách ở văn phòng."),
    "too_many_saved": _("Danh sách này đã có {most} bộ lọc. Bỏ bớt một bộ rồi lưu."),
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
    "code_used_before": _("Mã này vừa dùng rồi, mỗi mã chỉ mở một lần. Bác chờ mã mới hiện ra rồi gõ mã mới."),
    "holds_roles_above": _(
        "{name} còn giữ vai trò do cấp trên giao nên bác không cấp phiếu được. Bác nhờ cấp trên cấp phiếu."
    ),
    "holds_no_role": _("{name} hiện không giữ vai trò nào. Bác giao vai trò trước, rồi cấp phiếu."),
    "wrong_password": _("Mật khẩu đang dùng chưa đúng. Bác gõ lại; chú ý chữ hoa, chữ thường."),
    "password_too_short": _("Mật khẩu ngắn quá. Bác đặt ít nhất 8 chữ hoặc số."),
    "password_too_common": _("Mật khẩu này nhiều người hay đặt nên dễ bị đoán. Bác đặt mật khẩu khác."),
    "pin_not_usable": _("Mã PIN gồm 4 đến 6 chữ số, không dùng số ai cũng đoán được như 1234 hay 0000."),
    "wrong_pin": _("Mã PIN chưa đúng. Bác còn {left_count} lần thử."),
    "pin_locked": _("Mã PIN này đã bị khóa vì gõ sai nhiều lần. Bác vào bằng mật khẩu để mở lại."),
    "pin_not_for_office": _("Tài khoản có việc ở văn phòng hội thì vào bằng mật khẩu, không dùng mã PIN."),
    "device_not_known": _("Máy này chưa được ghi là máy chung của câu lạc bộ. Bác vào bằng mật khẩu."),
}

VIEW_SAVED = _("Đã lưu bộ lọc.")
VIEW_DROPPED = _("Đã bỏ bộ lọc.")

MENU = (Entry(Face.OFFICE, _("Tài khoản"), "access:people", Action.APPOINT, 90),)

WRONG_AT_DOOR = _("Số điện thoại (hoặc tên ngắn) hay mật khẩu chưa đúng. Bác gõ lại, chú ý chữ hoa, chữ thường.")

LOCKED = {
    "pair": _("Khóa như vậy để không ai dò được mật khẩu của bác. Tài khoản và sổ sách vẫn còn nguyên."),
    "name": _(
        "Tên này bị gõ sai mật khẩu quá nhiều lần, từ nhiều máy. Có thể ai đó đang dò mật khẩu, hoặc trẻ nghịch máy. "
        "Tài khoản và sổ sách vẫn còn nguyên. Máy đang vào sẵn và mã PIN trên máy chung vẫn dùng được."
    ),
    "address": _(
        "Từ mạng này có quá nhiều lần gõ sai, của nhiều người. Bác dùng mạng khác, ví dụ 4G, thì vào được ngay. "
        "Máy đang vào sẵn và mã PIN trên máy chung vẫn dùng được."
    ),
}

ACTING = _("cơ quan khác")

SECOND_FACTOR_DONE = {
    "mfa/messages/totp_activated.txt": _("Đã bật bước thứ hai bằng ứng dụng mã."),
    "mfa/messages/totp_deactivated.txt": _("Đã bỏ bước thứ hai bằng ứng dụng mã."),
    "mfa/messages/recovery_codes_generated.txt": _("Đã tạo mã dự phòng mới. Các mã cũ không dùng được nữa."),
    "mfa/messages/webauthn_added.txt": _("Đã thêm khóa đăng nhập của máy này."),
    "mfa/messages/webauthn_removed.txt": _("Đã bỏ khóa đăng nhập."),
}

SECOND_FACTOR_ERRORS = {
    "incorrect_code": _("Mã chưa đúng. Bác chờ mã mới hiện ra rồi gõ lại."),
    "cannot_delete_authenticator": _(
        "Tài khoản văn phòng phải giữ ít nhất một cách xác thực bước hai. Bác thêm cách khác trước, rồi bỏ cách này."
    ),
    "cannot_generate_recovery_codes": _("Bác bật ứng dụng mã hoặc khóa đăng nhập trước, rồi mới tạo mã dự phòng."),
}

PASSKEY_NAME = "Khóa số {number}"

SAVED = _("Đã ghi.")
PASSWORD_CHANGED = _("Đã đổi mật khẩu. Các máy khác đã bị thoát ra, phải vào lại bằng mật khẩu mới.")
SESSION_ENDED = _("Đã thoát trên máy đó.")
PIN_SET = _("Đã đặt mã PIN. Từ nay trên máy này, bác chạm vào tên mình rồi gõ mã PIN là vào được.")
PIN_FORGOTTEN = _("Đã bỏ mã PIN. Trên máy đó, bác chỉ còn vào được bằng mật khẩu.")
DEVICE_FORGOTTEN = _("Đã thôi dùng chung máy đó. Mọi mã PIN trên máy đó đã bị xóa.")
ROLE_GIVEN = _("Đã giao vai trò.")
ROLE_ENDED = _("Đã ghi thôi vai trò.")
ADMITTED_BEFORE = _("Người này đã được ghi từ lần gửi trước. Nếu phiếu chưa kịp in, bác bấm in phiếu mới.")
SLIP_REVOKED = _("Đã thu hồi phiếu. Mã trên phiếu đó không dùng được nữa.")
END_SESSIONS = (
    _("Thoát trên mọi máy"),
    _("Dùng khi người này bị mất điện thoại. Mọi máy đang vào bằng tài khoản này sẽ bị thoát ra ngay."),
    _("Đã thoát trên mọi máy. Nếu người này quên mật khẩu, bác in phiếu mới."),
)
RESET_SECOND_FACTOR = (
    _("Bỏ bước thứ hai đã mất"),
    _(
        "Dùng khi người này mất điện thoại có ứng dụng mã và cũng mất các mã dự phòng. Hãy gặp mặt hoặc gọi lại số đã "
        "biết để chắc chắn đúng người. Lần vào sau, người này phải đặt bước thứ hai mới."
    ),
    _("Đã bỏ bước thứ hai. Lần vào sau, người này đặt lại từ đầu."),
)
PEOPLE_TITLE = _("Tài khoản và vai trò")
CLUB_PEOPLE = _("Người dùng phần mềm")
PEOPLE_HEADS = (
    _("Họ và tên"),
    _("Tên để vào"),
    _("Vai trò"),
    _("Ở đâu"),
    _("Từ ngày"),
    _("Thôi từ ngày"),
    _("Thay mặt"),
    _("Căn cứ"),
)

# How browsers name themselves; the first mark found counts, so Zalo and Cốc Cốc stand before the Chrome they contain.
SYSTEMS = (
    ("Android", _("điện thoại Android")),
    ("iPhone", _("điện thoại iPhone")),
    ("iPad", _("máy tính bảng iPad")),
    ("Windows", _("máy tính Windows")),
    ("Macintosh", _("máy tính Mac")),
    ("Linux", _("máy tính Linux")),
)
OTHER_SYSTEM = _("máy khác")
BROWSERS = (
    ("Zalo", "Zalo"),
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
OTHER_BROWSER = _("trình duyệt khác")
