"""The Vietnamese of programmes: names of limits, owners and marks, how a goal reads, and why something is refused."""

from django.utils.translation import gettext as now_in
from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.kernel.money import group_digits
from chungtay.programme.rules import Comparison, LimitName, Mark, TargetOwner, Unit, is_share
from chungtay.web.menu import Entry, Face

COUNTRY_NAME = _("Cả nước")

LIMIT = {
    LimitName.CLUB_MEMBERS_MIN: _("Thành viên một câu lạc bộ, từ"),
    LimitName.CLUB_MEMBERS_MAX: _("Thành viên một câu lạc bộ, đến"),
    LimitName.WOMEN_SHARE_MIN: _("Phụ nữ trong thành viên, từ"),
    LimitName.WOMEN_SHARE_MAX: _("Phụ nữ trong thành viên, đến"),
    LimitName.OLDER_SHARE_MIN: _("Người cao tuổi trong thành viên, từ"),
    LimitName.OLDER_SHARE_MAX: _("Người cao tuổi trong thành viên, đến"),
    LimitName.OLDER_WOMEN_SHARE_MIN: _("Phụ nữ trong số người cao tuổi, từ"),
    LimitName.OLDER_WOMEN_SHARE_MAX: _("Phụ nữ trong số người cao tuổi, đến"),
    LimitName.YOUNGER_SHARE_MIN: _("Người trẻ tuổi hơn trong thành viên, từ"),
    LimitName.YOUNGER_SHARE_MAX: _("Người trẻ tuổi hơn trong thành viên, đến"),
    LimitName.OLDER_AGE: _("Tuổi của người cao tuổi theo luật"),
    LimitName.OLDER_AGE_CLUB: _("Tuổi mà nhiều câu lạc bộ vẫn đếm là cao tuổi"),
    LimitName.BOARD_SEATS_MIN: _("Số người trong Ban Chủ nhiệm, ít nhất"),
    LimitName.BOARD_SEATS_MAX: _("Số người trong Ban Chủ nhiệm, nhiều nhất"),
    LimitName.BOARD_SEATS_USUAL_MIN: _("Số người trong Ban Chủ nhiệm thường có, từ"),
    LimitName.BOARD_SEATS_USUAL_MAX: _("Số người trong Ban Chủ nhiệm thường có, đến"),
    LimitName.MEETINGS_A_YEAR_MIN: _("Buổi sinh hoạt một năm, ít nhất"),
    LimitName.ATTENDANCE_SHARE_MIN: _("Tỷ lệ dự họp, ít nhất"),
    LimitName.HOME_CARE_VOLUNTEERS_MIN: _("Tình nguyện viên chăm sóc tại nhà, ít nhất"),
    LimitName.COVERED_CLUBS_MIN: _("Câu lạc bộ hoạt động đúng quy định ở một xã, ít nhất"),
    LimitName.COVERED_CLUBS_USUAL_MAX: _("Câu lạc bộ hoạt động đúng quy định ở một xã, thường đến"),
    LimitName.BORROWER_SHARE_MIN: _("Mảng tăng thu nhập: thành viên được vay, ít nhất"),
    LimitName.CHECK_UPS_A_YEAR_MIN: _("Mảng sức khỏe: lần khám cho thành viên một năm, ít nhất"),
    LimitName.COMMUNITY_HELPS_A_MONTH_MIN: _("Mảng tự giúp nhau: việc giúp cộng đồng một tháng, ít nhất"),
    LimitName.SUDDEN_HELPS_A_MONTH_MIN: _("Mảng tự giúp nhau: người khó khăn đột xuất được giúp một tháng, ít nhất"),
    LimitName.RIGHTS_TALKS_A_YEAR_MIN: _("Mảng quyền lợi: buổi truyền thông về chế độ một năm, ít nhất"),
    LimitName.RIGHTS_HELPED_A_YEAR_MIN: _("Mảng quyền lợi: người được giúp thủ tục một năm, ít nhất"),
    LimitName.DIALOGUES_A_YEAR_MIN: _("Mảng quyền lợi: buổi đối thoại với chính quyền một năm, ít nhất"),
    LimitName.PROPOSALS_SOLVED_A_YEAR_MIN: _("Mảng quyền lợi: kiến nghị được giải quyết một năm, ít nhất"),
    LimitName.TOPICS_A_YEAR_MIN: _("Mảng truyền thông: chuyên đề một năm, ít nhất"),
    LimitName.ART_TEAM_WITHIN_MONTHS: _("Mảng tinh thần: có đội văn nghệ sau mấy tháng thành lập"),
    LimitName.EXCHANGES_A_YEAR_MIN: _("Mảng tinh thần: lần giao lưu một năm, ít nhất"),
    LimitName.RAISING_MONTHS_A_YEAR_MIN: _("Mảng nguồn lực: số tháng một năm có thu phí, ủng hộ, gây quỹ, ít nhất"),
    LimitName.KEEP_LEFT_YEARS: _("Giữ dữ liệu của người đã thôi thành viên (trừ sổ tiền), mấy năm"),
    LimitName.KEEP_LOOKS_YEARS: _("Giữ dòng ghi ai đã xem phần sức khỏe, chăm sóc, mấy năm"),
    LimitName.REPORT_CLUB_DAYS: _("Câu lạc bộ nộp báo cáo, mấy ngày sau ngày chốt"),
    LimitName.REPORT_COMMUNE_DAYS: _("Hội cấp xã nộp báo cáo, mấy ngày sau ngày chốt"),
    LimitName.REPORT_PROVINCE_DAYS: _("Hội cấp tỉnh nộp báo cáo, mấy ngày sau ngày chốt"),
    LimitName.REPORT_CHANGE_SHARE_MIN: _("Báo cáo cần xem kỹ: thành viên tăng, giảm quá bao nhiêu so với kỳ trước"),
    LimitName.REPORT_NEIGHBOUR_TIMES: _("Báo cáo cần xem kỹ: gấp mấy lần, hoặc chỉ bằng một phần mấy mức giữa các nơi"),
    LimitName.SUPERVISION_ANSWER_DAYS: _("Khó khăn nêu lên: mong được trả lời sau mấy ngày"),
    LimitName.SUPERVISION_ASKED_DAYS: _("Kiến nghị của đoàn giám sát: hạn làm xong sau mấy ngày"),
    LimitName.SUPERVISION_WRITTEN_DAYS: _("Biên bản giám sát: ghi được trong mấy ngày sau ngày đến"),
    LimitName.SUPERVISION_NEW_BOARD_DAYS: _("Nên đến giám sát: chủ nhiệm mới nhận việc trong mấy ngày"),
    LimitName.SUPERVISION_SILENT_MONTHS: _("Nên đến giám sát: không họp từ mấy tháng liền"),
    LimitName.SUPERVISION_FALL_SHARE_MIN: _("Nên đến giám sát: tỷ lệ dự họp giảm từ bao nhiêu trở lên"),
}
OWNER = {
    TargetOwner.STATE: _("Nhà nước"),
    TargetOwner.ASSOCIATION: _("Hội Người cao tuổi Việt Nam"),
    TargetOwner.PROVINCE: _("Tỉnh, thành phố"),
    TargetOwner.DISTRICT: _("Huyện (trước 7/2025)"),
    TargetOwner.COMMUNE: _("Xã, phường"),
    TargetOwner.PROJECT: _("Dự án"),
}
COMPARISON = {
    Comparison.AT_LEAST: _("từ mức này trở lên"),
    Comparison.AT_MOST: _("không quá mức này"),
    Comparison.BETWEEN: _("trong khoảng"),
    Comparison.IN_WORDS: _("bằng lời, không tính được"),
}
UNIT = {
    Unit.CLUBS: _("câu lạc bộ"),
    Unit.PEOPLE: _("người"),
    Unit.COMMUNES: _("xã, phường"),
    Unit.SHARE: _("phần trăm (%)"),
    Unit.VND: _("đồng"),
    Unit.NONE: _("không có"),
}
MARK = {Mark.SOURCED: _("Có nguồn"), Mark.INFERRED: _("Suy ra")}
MARK_KIND = {Mark.SOURCED: "done", Mark.INFERRED: "needs-you"}
KIND = {
    "QĐ": _("Quyết định"),
    "KH": _("Kế hoạch"),
    "NQ": _("Nghị quyết"),
    "TTr": _("Tờ trình"),
    "HD": _("Hướng dẫn"),
    "CTr": _("Chương trình"),
    "Luật": _("Luật"),
    "Trang": _("Trang dự án"),
    "Khác": _("Văn bản khác"),
}

PROGRAMME_SHORT = _("Đề án %(code)s (%(first)s–%(last)s)")

REFUSALS = {
    "no_such_programme": _("Không tìm thấy nội dung này trong phần đề án, chỉ tiêu, dự án."),
    "limit_set_later": _(
        "Đã có một mức bắt đầu từ ngày {valid_from}. Mức mới phải có hiệu lực sau ngày đó; bác chọn ngày khác."
    ),
    "limit_out_of_range": _("Số này không hợp lý: tỷ lệ nằm trong khoảng 0–100%, số lượng không âm."),
    "limit_ends_cross": _("Mức thấp sẽ cao hơn mức cao. Bác sửa mức kia trước hoặc xem lại số vừa ghi."),
    "target_without_value": _(
        "Chỉ tiêu so sánh được thì phải có số; chọn “trong khoảng” thì ghi đủ hai số, số sau lớn hơn."
    ),
    "owner_not_of_place": _(
        "Nhà nước, Hội và dự án đặt chỉ tiêu cho cả nước; tỉnh đặt cho tỉnh mình. Bác chọn lại nơi hoặc bên đặt."
    ),
    "target_replaced": _("Chỉ tiêu {target_code} đã được thay bằng chỉ tiêu khác. Bác mở chỉ tiêu mới nhất để thay."),
    "target_stands": _(
        "Đã có chỉ tiêu {target_code} với hạn {due_on} ở nơi này. Bác mở chỉ tiêu đó và bấm “Thay chỉ tiêu”."
    ),
    "document_known": _("Văn bản {number} của {issuer} đã có trong danh sách."),
    "project_known": _("Dự án {project_code} đã có trong danh sách."),
    "ends_before_start": _("Ngày kết thúc phải sau ngày bắt đầu {starts_on}."),
}

MENU = (
    Entry(Face.OFFICE, _("Đề án, chỉ tiêu"), "programme:programmes", Action.SEE_OFFICE, 70),
    Entry(Face.PUBLIC, _("Đề án"), "programme:public_programmes", "", 30),
)


def short_name(code: str, first: int, last: int) -> str:
    """A programme in a choice: `Đề án 1336 (2020–2025)`."""
    return str(PROGRAMME_SHORT) % {"code": code, "first": first, "last": last}


def percent(basis_points: int) -> str:
    """9500 as `95%`, 6250 as `62,5%`."""
    return f"{basis_points / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def amount(unit: str, value: int) -> str:
    """A number with its unit, as it is read."""
    match unit:
        case Unit.SHARE:
            return percent(value)
        case Unit.VND:
            return f"{group_digits(value)} đ"
        case Unit.NONE:
            return group_digits(value)
    return f"{group_digits(value)} {UNIT[Unit(unit)]}"


def goal(comparison: str, unit: str, value: int | None, value_to: int | None = None) -> str:
    """What is to be reached: `từ 95%`, `50–70 người`, or nothing for words only."""
    if value is None:
        return ""
    if comparison == Comparison.BETWEEN and value_to is not None:
        lower = percent(value).rstrip("%") if unit == Unit.SHARE else group_digits(value)
        return f"{lower}–{amount(unit, value_to)}"
    if comparison == Comparison.AT_MOST:
        return now_in("không quá %s") % amount(unit, value)
    return now_in("từ %s") % amount(unit, value)


def limit_value(name: str, value: int) -> str:
    """A limit as it is read."""
    return percent(value) if is_share(LimitName(name)) else group_digits(value)
