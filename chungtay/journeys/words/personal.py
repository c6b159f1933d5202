"""The Vietnamese of one person's data: what is held, what a column is called, what was erased and what stays."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.activities.words import PART as ACTIVITY_PART
from chungtay.care import words as care
from chungtay.clubs.words import END_REASONS, POSTS
from chungtay.health import words as health
from chungtay.journeys.rules import Door, Kept
from chungtay.loans.words.kinds import PURPOSE as LOAN_PURPOSE
from chungtay.loans.words.kinds import STATE as LOAN_STATE
from chungtay.meetings.words import MARK
from chungtay.people.words import ETHNIC_GROUPS, HOW_TAKEN, PURPOSES, SEXES, STATUS_VALUES
from chungtay.rights import words as rights

PART = {
    "person": _("Họ tên, ngày sinh, cách liên lạc"),
    "statuses": _("Hoàn cảnh, chế độ đang hưởng"),
    "consents": _("Những điều đã đồng ý"),
    "memberships": _("Thành viên của câu lạc bộ"),
    "posts": _("Chức vụ, phần việc đã giữ"),
    "trainings": _("Các lớp tập huấn"),
    "meetings": _("Điểm danh ở các buổi sinh hoạt"),
    "activities": _("Việc đã tham gia"),
    "money": _("Tiền đã nộp, đã nhận"),
    "gifts": _("Ủng hộ, góp công, góp vật"),
    "loans": _("Các khoản vay"),
    "things": _("Đồ dùng đang giữ, đã giữ"),
    "said": _("Ý kiến đã nói"),
    "rights": _("Hồ sơ chế độ"),
    "long_lives": _("Mừng thọ"),
    "awards": _("Đề cử, khen thưởng"),
    "readings": _("Số đo sức khỏe"),
    "check_ups": _("Các lần khám"),
    "sheets": _("Phiếu hỏi sức khỏe"),
    "slips": _("Phiếu giới thiệu đi khám"),
    "health_looks": _("Ai đã xem phần sức khỏe"),
    "needs": _("Việc cần giúp tại nhà"),
    "visits": _("Các lần thăm tại nhà"),
    "care_cases": _("Ca chăm sóc"),
    "assessments": _("Đánh giá nhu cầu"),
    "care_plans": _("Kế hoạch chăm sóc"),
    "care_slips": _("Phiếu giới thiệu của ca"),
    "circle": _("Ai được xem hồ sơ chăm sóc"),
    "care_looks": _("Ai đã xem hồ sơ chăm sóc"),
}
COLUMN = {
    "full_name": _("Họ tên"), "sex": _("Giới"), "birth_year": _("Năm sinh"), "birth_date": _("Ngày sinh"),
    "ethnicity": _("Dân tộc"), "phone": _("Điện thoại"), "address": _("Chỗ ở"), "known_as": _("Tên thường gọi"),
    "association_card_no": _("Số thẻ hội viên"), "died_on": _("Ngày mất"), "status": _("Hoàn cảnh"),
    "valid_from": _("Từ ngày"), "valid_to": _("Đến ngày"), "purpose": _("Đồng ý việc gì"), "how": _("Bằng cách nào"),
    "witness": _("Người làm chứng"), "representative": _("Người đại diện"), "number": _("Số"),
    "end_reason": _("Lý do thôi"), "post": _("Chức vụ"), "day": _("Ngày"), "mark": _("Điểm danh"),
    "what": _("Nội dung"), "part": _("Phần việc"), "amount_vnd": _("Số tiền (đ)"), "loan_purpose": _("Vay để"),
    "guarantor_name": _("Người bảo lãnh"), "loan_state": _("Tình trạng"), "settled_on": _("Tất toán ngày"),
    "name": _("Người giữ"), "about": _("Về việc"), "answer": _("Trả lời"), "benefit": _("Chế độ"),
    "right_state": _("Tình trạng"), "told": _("Ghi thêm"), "age": _("Tuổi"), "systolic": _("Tâm thu"),
    "diastolic": _("Tâm trương"), "systolic_again": _("Tâm thu, lần hai"),
    "diastolic_again": _("Tâm trương, lần hai"), "weight_grams": _("Cân (g)"), "height_cm": _("Cao (cm)"),
    "place": _("Ở đâu"), "domain": _("Mặt"), "finding": _("Thấy gì"), "station": _("Nơi khám"),
    "slip_state": _("Tình trạng"), "who": _("Ai"), "tasks": _("Việc giúp"), "agreed_with": _("Thống nhất với"),
    "outcome": _("Kết quả"), "minutes": _("Phút"), "worry": _("Điều lo"), "focus": _("Mặt"), "level": _("Mức"),
    "circle_kind": _("Phần việc"), "looked": _("Xem gì"), "score_before": _("Điểm trước"), "score_after": _("Điểm sau"),
    "issued_on": _("Cấp giấy chứng nhận"),
}  # fmt: skip
_VALUE: dict[str, Mapping[Any, Any]] = {
    "sex": SEXES, "ethnicity": ETHNIC_GROUPS, "status": STATUS_VALUES, "purpose": PURPOSES, "how": HOW_TAKEN,
    "end_reason": END_REASONS, "post": POSTS, "mark": MARK, "part": ACTIVITY_PART, "loan_purpose": LOAN_PURPOSE,
    "loan_state": LOAN_STATE, "benefit": rights.BENEFIT, "right_state": rights.STATE, "domain": health.DOMAIN,
    "finding": health.FINDING, "slip_state": health.STATE, "outcome": care.OUTCOME, "focus": care.FOCUS,
    "level": care.LEVEL, "circle_kind": care.CIRCLE, "looked": care.LOOKED,
}  # fmt: skip
CLOSED = {
    Door.BOARD: _("Phần này do Ban Chủ nhiệm đưa."),
    Door.HEALTH: _("Phần này do tổ sức khỏe đưa tận tay: Chủ nhiệm, Phó Chủ nhiệm hoặc tình nguyện viên sức khỏe."),
    Door.CARE: _("Phần này do người có tên trong vòng chăm sóc của bác ấy đưa tận tay."),
}
KEPT = {
    Kept.MONEY: _("Sổ tiền giữ mười năm theo pháp luật kế toán, cả tên người nộp, người vay."),
    Kept.POST: _("Người từng giữ chức vụ còn tên trên giấy tờ đã ký."),
    Kept.AWARD: _("Người đã được đề cử, khen thưởng còn tên trong biên bản, quyết định và sổ khen thưởng."),
    Kept.MEMBER: _("Còn là thành viên nên còn tên trong sổ thành viên."),
    Kept.ELSEWHERE: _("Còn là thành viên câu lạc bộ khác, nơi ấy còn cần cách liên lạc."),
}
TITLE = "Dữ liệu về một người"
ERASED_TITLE = "Giấy xác nhận đã xóa dữ liệu"
BY_TIME = _("đã thôi thành viên quá lâu, hết hạn giữ")
DONE = _("Đã xóa. In giấy xác nhận đưa cho bác ấy.")
LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"

REFUSALS = {
    "nothing_to_erase": _("Những gì xóa được của người này đã xóa rồi. Bác xem giấy xác nhận lần trước."),
    "still_on_the_board": _("Người này đang giữ chức vụ. Bác làm bàn giao trước, rồi mới xóa."),
}


def value_told(column: str, value: Any) -> str:
    """A value as it is read: days by the calendar, codes by their words, nothing as a dash."""
    if value is None or value in ("", []):
        return "–"
    if column == "tasks":
        return str(care.tasks_told(value))
    known = _VALUE.get(column)
    if known is not None:
        found = next((words for code, words in known.items() if code == value), None)
        return str(found if found is not None else value)
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return f"{value:,}".replace(",", ".") if column == "amount_vnd" else str(value)
