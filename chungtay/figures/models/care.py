"""What is counted of home care. How many people it is about is veiled: shown to the nearest five."""

from functools import partial

from django.db import models

from chungtay.figures.models.columns import Stock, Veiled
from chungtay.figures.rules import Kind

_veiled = partial(Veiled, knows="những người trong vòng chăm sóc")


class CareColumns(models.Model):
    """The columns of home care beside all others."""

    care_client_count = _veiled("người được chăm sóc tại nhà", "people cared for at home")
    care_visited_count = _veiled(
        "người được thăm trong tháng", "people visited in the month", "Mỗi người một lần mỗi tháng.",
        kind=Kind.FLOW,
    )  # fmt: skip
    care_person_first_count = _veiled(
        "người được thăm (không trùng trong năm)",
        "distinct people visited in the year",
        "Mỗi người tính một lần ở tháng đầu tiên trong năm dương lịch được thăm.",
        kind=Kind.FLOW,
    )
    care_visit_count = _veiled(
        "lượt thăm tại nhà", "home visits", "Không kể lần không có nhà.", kind=Kind.FLOW, unit="lượt"
    )
    care_minute_count = _veiled("phút chăm sóc tại nhà", "minutes of home care", kind=Kind.FLOW, unit="phút")
    care_volunteer_count = Stock("tình nguyện viên chăm sóc tại nhà", "home-care volunteers")
    care_trained_count = Stock(
        "tình nguyện viên đã tập huấn", "home-care volunteers who were taught", "Đã dự ít nhất một buổi tập huấn."
    )
    care_case_count = _veiled("ca đang quản lý", "cases being managed")
    care_plan_count = _veiled("người có kế hoạch chăm sóc", "people with a care plan")
    care_referral_count = _veiled(
        "lượt giới thiệu đi khám", "referrals to the health station", kind=Kind.FLOW, unit="lượt"
    )
    care_answered_count = _veiled("lượt giới thiệu đã có trả lời", "referrals answered", kind=Kind.FLOW, unit="lượt")
    care_stood_down_count = _veiled("ca đã kết thúc", "cases stood down", kind=Kind.FLOW, unit="ca")

    class Meta:
        abstract = True
