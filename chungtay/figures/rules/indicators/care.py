"""Indicators of home care and integrated care; people and what tells of them are shown to the nearest five."""

from chungtay.figures.rules.indicators.shape import PEOPLE, Group, Indicator, number, share
from chungtay.figures.rules.sources import Kind

_C = Group.CARE


def _flow(code: str, vi: str, en: str, column: str, unit: str) -> Indicator:
    return number(_C, code, vi, en, column, unit=unit, kind=Kind.FLOW)


ROWS = (
    number(_C, "care_clients", "Người được chăm sóc tại nhà", "People cared for at home", "care_client_count",
           unit=PEOPLE),
    _flow("care_visits", "Lượt thăm tại nhà", "Home visits", "care_visit_count", "lượt"),
    _flow("care_people", "Người được thăm trong năm", "People visited in the year", "care_person_first_count", PEOPLE),
    Indicator(
        "care_visits_a_person", "Lượt thăm bình quân một người", "Visits per person", "lượt/người", _C,
        ("care_visit_count",), ("care_visited_count",), kind=Kind.FLOW,
        means="Lượt thăm trong kỳ chia cho số người được thăm, cộng từng tháng.",
    ),
    _flow("care_minutes", "Phút chăm sóc tại nhà", "Minutes of home care", "care_minute_count", "phút"),
    number(_C, "care_volunteers", "Tình nguyện viên chăm sóc tại nhà", "Home-care volunteers", "care_volunteer_count",
           unit=PEOPLE),
    share(
        _C, "care_trained_share", "Tỷ lệ tình nguyện viên đã tập huấn", "Share of volunteers who were taught",
        ("care_trained_count",), ("care_volunteer_count",),
    ),
    number(_C, "care_cases", "Ca đang quản lý", "Cases being managed", "care_case_count", unit=PEOPLE),
    number(_C, "care_plans", "Người có kế hoạch chăm sóc", "People with a care plan", "care_plan_count", unit=PEOPLE),
    _flow("care_referrals", "Lượt giới thiệu đi khám", "Slips to the health station", "care_referral_count", "lượt"),
    _flow("care_answered", "Lượt giới thiệu đã có trả lời", "Referrals answered", "care_answered_count", "lượt"),
    _flow("care_stood_down", "Ca đã kết thúc", "Cases stood down", "care_stood_down_count", "ca"),
)  # fmt: skip
