"""Indicators of health: measured, examined, asked, sent to the station, answered; each part to the nearest five."""

from chungtay.figures.rules.indicators.shape import PEOPLE, Group, Indicator, number, share
from chungtay.figures.rules.sources import Kind

_H = Group.HEALTH


def _flow(code: str, vi: str, en: str, column: str, unit: str = PEOPLE) -> Indicator:
    return number(_H, code, vi, en, column, unit=unit, kind=Kind.FLOW)


ROWS = (
    _flow("measured_people", "Người được cân, đo huyết áp trong năm", "People measured in the year",
          "measured_first_count"),
    share(
        _H, "measured_share", "Thành viên được đo trong tháng", "Members measured in the month",
        ("measured_count",), ("expected_count",), kind=Kind.FLOW,
        means="Số người được đo trên số lượt thành viên của các buổi sinh hoạt, cộng từng tháng.",
    ),
    share(
        _H, "check_up_share", "Thành viên đã khám sức khỏe trong nửa năm", "Members examined in the half-year",
        ("examined_half_count",), ("member_count",), means="Khám với trạm y tế hoặc nơi khác, từ đầu nửa năm.",
    ),
    _flow("check_up_turns", "Lượt khám sức khỏe", "Examinations", "examined_count", "lượt"),
    _flow("screened_people", "Người được hỏi sáu mặt (ICOPE bước 1)", "People screened (ICOPE step 1)",
          "screened_count"),
    _flow("screen_worries", "Phiếu hỏi có mặt cần xem thêm", "Screenings with a worry", "screen_worry_count", "phiếu"),
    _flow("referrals", "Phiếu giới thiệu đến trạm y tế", "Referrals to the health station", "referred_count", "phiếu"),
    share(
        _H, "referral_answered_share", "Phiếu giới thiệu đã có trả lời", "Referrals answered",
        ("referral_answered_count",), ("referred_count",), kind=Kind.FLOW,
    ),
)  # fmt: skip
