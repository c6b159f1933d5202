"""Indicators of rights and interests: who is due and does not receive, what was won, what was said to the authority."""

from chungtay.figures.rules.indicators.shape import PEOPLE, Group, number
from chungtay.figures.rules.sources import DONG, Kind

_R = Group.RIGHTS
_FIVE = "Làm tròn đến 5, không mở ra tên."

ROWS = (
    number(
        _R, "rights_due", "Người đủ điều kiện mà chưa được hưởng", "People due a right and not receiving it",
        "right_due_count", unit=PEOPLE, means=f"Theo luật có hiệu lực ngày đó. {_FIVE}",
    ),
    number(
        _R, "rights_soon", "Người sẽ đủ điều kiện trong 12 tháng", "People due a right within a year",
        "right_soon_count", unit=PEOPLE, means=_FIVE,
    ),
    number(
        _R, "rights_cases", "Người đang được giúp làm hồ sơ", "People with an open case", "right_case_count",
        unit=PEOPLE, means=_FIVE,
    ),
    number(
        _R, "rights_helped", "Người được giúp làm chế độ trong năm", "People helped to a right in the year",
        "right_helped_count", unit=PEOPLE, kind=Kind.FLOW, means=f"Mỗi người một lần trong năm. {_FIVE}",
    ),
    number(
        _R, "rights_won", "Chế độ đã nhận được nhờ hồ sơ", "Rights won", "right_won_count", unit="chế độ",
        kind=Kind.FLOW, means=_FIVE,
    ),
    number(
        _R, "rights_gained", "Tiền mỗi tháng thêm được nhờ hồ sơ", "Money a month gained by rights won",
        "right_gained_vnd", unit=DONG, kind=Kind.FLOW, means="Làm tròn đến 2.500.000 đ, không mở ra tên.",
    ),
    number(
        _R, "dialogues", "Buổi đối thoại với chính quyền", "Dialogues with the authority", "dialogue_count",
        unit="buổi", kind=Kind.FLOW,
    ),
    number(
        _R, "proposals", "Kiến nghị đã nêu", "Proposals made", "proposal_count", unit="kiến nghị", kind=Kind.FLOW
    ),
    number(
        _R, "proposals_accepted", "Kiến nghị được tiếp thu, giải quyết", "Proposals accepted or solved",
        "proposal_accepted_count", unit="kiến nghị", kind=Kind.FLOW,
    ),
    number(
        _R, "longevity", "Cụ được mừng thọ", "Longevity celebrations", "longevity_count", unit=PEOPLE, kind=Kind.FLOW
    ),
)  # fmt: skip
