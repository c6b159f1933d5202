"""Indicators of meetings and attendance."""

from chungtay.figures.rules.indicators.shape import PEOPLE, Group, Indicator, number, share
from chungtay.figures.rules.sources import Kind

_T = Group.MEETINGS
_OF_T = (
    number(
        _T, "meetings", "Buổi sinh hoạt hằng tháng", "Monthly meetings", "meeting_count", unit="buổi", kind=Kind.FLOW
    ),
    number(
        _T,
        "board_meetings",
        "Buổi họp Ban chủ nhiệm",
        "Board meetings",
        "board_meeting_count",
        unit="buổi",
        kind=Kind.FLOW,
    ),
    Indicator(
        "meetings_a_year",
        "Buổi sinh hoạt bình quân một CLB trong 12 tháng",
        "Meetings per club in twelve months",
        "buổi/CLB",
        _T,
        ("meeting_year_count",),
        ("books_club_count", "carried_club_count"),
        means="Chỉ chia cho các CLB có sổ: phiếu và số công bố không nói đủ mười hai tháng.",
    ),
    share(
        _T,
        "attendance_share",
        "Tỷ lệ dự sinh hoạt",
        "Attendance",
        ("present_count", "relative_count"),
        ("expected_count",),
        kind=Kind.FLOW,
        means="Có mặt hoặc người nhà đi thay, trên số lượt phải dự.",
    ),
    share(
        _T, "excused_share", "Tỷ lệ vắng có phép", "Excused", ("excused_count",), ("expected_count",), kind=Kind.FLOW
    ),
    number(_T, "guests", "Lượt khách", "Guests", "guest_count", unit="lượt", kind=Kind.FLOW),
    number(
        _T, "topics", "Chuyên đề đã truyền thông", "Topics presented", "topic_count", unit="chuyên đề", kind=Kind.FLOW
    ),
    number(_T, "decisions", "Việc được thống nhất", "Decisions agreed", "decision_count", unit="việc", kind=Kind.FLOW),
    number(
        _T,
        "months_without",
        "Tháng không họp có lý do",
        "Months without a meeting",
        "month_without_count",
        unit="tháng",
        kind=Kind.FLOW,
    ),
    number(
        _T,
        "attendees",
        "Người dự sinh hoạt, không trùng trong năm",
        "Distinct attendees of the year",
        "attendee_first_count",
        unit=PEOPLE,
        kind=Kind.FLOW,
        means="Cộng từ tháng Một: mỗi người tính ở tháng đầu tiên trong năm có mặt.",
    ),
)

ROWS = (*_OF_T,)
