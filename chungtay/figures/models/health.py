"""What is counted of health. Each number is veiled: above the club it is shown to the nearest five, never opened."""

from functools import partial

from django.db import models

from chungtay.figures.models.columns import Veiled
from chungtay.figures.rules import Kind

_ONCE_A_YEAR = "Mỗi người tính một lần trong năm dương lịch."
_veiled = partial(Veiled, kind=Kind.FLOW, knows="tổ sức khỏe của câu lạc bộ")


class HealthColumns(models.Model):
    """The columns of health beside all others."""

    measured_count = _veiled(
        "người được đo trong tháng",
        "people measured in the month",
        "Cân hoặc đo huyết áp, mỗi người một lần mỗi tháng.",
    )
    measured_first_count = _veiled(
        "người được đo (không trùng trong năm)", "distinct people measured in the year", _ONCE_A_YEAR
    )
    examined_count = _veiled("lượt khám sức khỏe", "examinations", unit="lượt")
    examined_half_count = _veiled(
        "thành viên đã khám trong nửa năm",
        "members examined in the half-year",
        "Từ đầu nửa năm đến hết tháng, trong số thành viên cuối tháng.",
        kind=Kind.STOCK,
    )
    screened_count = _veiled(
        "người được hỏi sáu mặt (ICOPE) trong năm", "distinct people screened in the year", _ONCE_A_YEAR
    )
    screen_worry_count = _veiled("phiếu hỏi có mặt cần xem thêm", "screening sheets with a worry", unit="phiếu")
    referred_count = _veiled("phiếu giới thiệu đi khám", "referrals to the health station", unit="phiếu")
    referral_answered_count = _veiled(
        "phiếu giới thiệu đã có trả lời", "referrals answered", "Tính theo tháng viết phiếu.", unit="phiếu"
    )

    class Meta:
        abstract = True
