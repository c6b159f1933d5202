"""The Vietnamese of the shared shell: refusals of the ground, error pages, and how figures are written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACT_UNKNOWN = "…"

WEEKDAYS = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)

REFUSALS = {
    "template_not_word": _("Tệp này không phải tệp Word (.docx). Bác mở bằng Word, chọn Lưu thành .docx rồi gửi lại."),
    "template_too_large": _("Tệp mẫu nặng quá {limit_mb} MB. Bác bỏ bớt ảnh trong mẫu rồi gửi lại."),
    "template_broken": _(
        "Mẫu có dấu ngoặc chưa đúng ({said}). Mỗi trường viết như {{{{ issuer }}}}, đủ hai ngoặc mỗi bên."
    ),
    "template_field_unknown": _("Mẫu có trường không ai điền: {fields}. Bác xem danh sách các trường rồi sửa tên."),
    "template_field_missing": _("Mẫu còn thiếu trường: {fields}. Thiếu những trường ấy thì văn bản ra không đủ."),
    "refusal": _("Việc này chưa làm được. Bác xem lại rồi thử lần nữa."),
    "rule_broken": _("Việc này trái với quy định nên chưa làm được. Bác xem lại nội dung vừa nhập."),
    "not_found": _("Không tìm thấy nội dung này, hoặc tài khoản của bác không xem được."),
    "forbidden": _("Tài khoản của bác không được giao việc này."),
    "outside_reach": _("Tài khoản của bác không được giao việc này ở đây. Bác hỏi người phụ trách nếu cần làm."),
    "conflict": _("Người khác vừa sửa chỗ này trước bác. Bác mở lại trang để xem bản mới rồi làm tiếp."),
    "amount_unclear": _("Số tiền “{text}” có thể hiểu nhiều cách: {choices}. Bác ghi rõ đủ số đồng."),
    "amount_unreadable": _("Không đọc được số tiền “{text}”. Bác ghi số đồng, ví dụ 1.250.000."),
    "date_unreadable": _("Không đọc được ngày “{text}”. Bác ghi ngày, tháng, năm, ví dụ 27/11/2026."),
    "period_unreadable": _("Không đọc được kỳ “{text}”. Bác chọn lại tháng, quý hoặc năm."),
    "no_such_lunar_day": _("Tháng âm lịch đó không có ngày này. Bác xem lại lịch."),
}


FIELD_ERRORS: Mapping[str, Mapping[str, str | Promise]] = {
    "Field": {"required": _("Chỗ này còn để trống.")},
    "IntegerField": {"invalid": _("Chỗ này phải là một số, ví dụ 59.")},
    "FloatField": {"invalid": _("Chỗ này phải là một số, ví dụ 12,5.")},
    "DateField": {"invalid": _("Ngày này không có thật. Ghi ngày, tháng, năm, ví dụ 27/11/2026.")},
    "TimeField": {"invalid": _("Giờ này không có thật. Ghi ví dụ 8:00.")},
    "ChoiceField": {"invalid_choice": _("Chọn một trong các mục đã cho.")},
    "MultipleChoiceField": {"invalid_choice": _("Chọn trong các mục đã cho.")},
    "FileField": {"empty": _("Tệp này rỗng."), "invalid": _("Chưa nhận được tệp. Bác chọn lại tệp.")},
    "ImageField": {"invalid_image": _("Tệp này không phải là ảnh, hoặc ảnh đã hỏng.")},
    "UUIDField": {"invalid": _("Trang này đã cũ. Bác tải lại trang rồi ghi lần nữa.")},
}
VALIDATOR_ERRORS: Mapping[str, str | Promise] = {
    "MinValueValidator": _("Số này phải từ %(limit_value)s trở lên."),
    "MaxValueValidator": _("Số này không được quá %(limit_value)s."),
    "MaxLengthValidator": _("Chỗ này dài quá: tối đa %(limit_value)d chữ, đang có %(show_value)d."),
    "MinLengthValidator": _("Chỗ này ngắn quá: ít nhất %(limit_value)d chữ."),
}


@dataclass(frozen=True)
class Page:
    """The words of one error page: what happened, and what to do now."""

    title: str | Promise
    happened: str | Promise
    to_do: str | Promise


ERROR_PAGES: Mapping[int, Page] = {
    400: Page(
        _("Máy không hiểu yêu cầu này"),
        _("Địa chỉ hoặc nội dung gửi lên bị thiếu hoặc bị hỏng trên đường đi."),
        _("Bác quay lại trang trước và làm lại. Nếu mở từ một đường dẫn, hãy xin lại đường dẫn đó."),
    ),
    403: Page(
        _("Bác chưa được giao việc này"),
        _("Trang này dành cho người được phân công."),
        _("Nếu bác cần làm việc này, hãy nhờ chủ nhiệm câu lạc bộ hoặc cán bộ phụ trách giao thêm quyền."),
    ),
    404: Page(
        _("Không có trang này"),
        _("Có thể địa chỉ bị gõ nhầm, trang đã chuyển chỗ, hoặc tài khoản của bác không xem được trang này."),
        _("Bác kiểm tra lại địa chỉ, hoặc về trang đầu và tìm lại từ đó."),
    ),
    405: Page(
        _("Trang này không nhận cách gửi đó"),
        _("Có thể bác đã mở lại một trang chỉ dùng để gửi phiếu."),
        _("Bác quay lại trang trước và bấm nút gửi một lần nữa."),
    ),
    409: Page(
        _("Có người vừa sửa trước bác"),
        _("Nội dung này đã được thay đổi trong lúc bác đang làm."),
        _("Bác mở lại trang để xem bản mới nhất rồi làm tiếp. Những gì người kia ghi vẫn còn nguyên."),
    ),
    410: Page(
        _("Đường dẫn này đã hết hạn"),
        _("Giấy mời, mã hoặc đường dẫn đã được dùng rồi hoặc đã quá ngày."),
        _("Bác xin lại giấy mới ở người đã cấp cho bác."),
    ),
    422: Page(
        _("Chưa ghi được"),
        _("Nội dung vừa gửi chưa hợp lệ nên chưa được ghi vào sổ."),
        _("Bác quay lại, sửa chỗ đã nêu rồi gửi lại."),
    ),
    429: Page(
        _("Bác thử lại sau ít phút"),
        _("Máy nhận quá nhiều lần thử liên tiếp từ tài khoản hoặc nơi này nên tạm dừng để giữ an toàn."),
        _("Bác chờ khoảng 30 phút rồi thử lại. Nếu quên mật khẩu, hãy xin phiếu vào mới ở người phụ trách."),
    ),
    500: Page(
        _("Hệ thống gặp trục trặc"),
        _("Lỗi nằm ở phía hệ thống, không phải do bác."),
        _("Bác chờ vài phút rồi thử lại. Những gì đã ghi vào sổ trước đó vẫn còn nguyên."),
    ),
    503: Page(
        _("Hệ thống đang tạm nghỉ"),
        _("Hệ thống đang được bảo trì hoặc đang quá tải."),
        _("Bác thử lại sau ít phút. Những gì đã ghi vào sổ trước đó vẫn còn nguyên."),
    ),
}
STALE_FORM = Page(
    _("Trang mở đã lâu nên chưa gửi được"),
    _("Để giữ an toàn, một trang để mở quá lâu hoặc mở trước khi đăng nhập thì không gửi đi được nữa."),
    _("Bác quay lại trang trước, tải lại trang rồi bấm gửi lần nữa. Chưa có gì bị ghi hai lần."),
)

HEALTH = {
    "database": _("Cơ sở dữ liệu"),
    "migrations": _("Cấu trúc dữ liệu"),
    "assets": _("Giao diện đã dựng"),
    "worker": _("Bộ tính số liệu"),
    "figures": _("Số liệu khớp với sổ"),
}
