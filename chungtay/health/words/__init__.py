"""The Vietnamese of health: plain words for readings, sheets and slips, and the sentences of refusals."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.health.rules import (
    ClubAction,
    Domain,
    Finding,
    NextStep,
    Payer,
    ReferralReason,
    ReferralState,
    StationAnswer,
    ThresholdName,
    Verdict,
    Worry,
)
from chungtay.health.words.refusals import REFUSALS
from chungtay.web.menu import Entry, Face

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["REFUSALS"]

MENU = (Entry(Face.CLUB, _("Sức khỏe"), "health:home", Action.KEEP_HEALTH, order=45),)

STEP = _("Sức khỏe")
STEP_TOLD = _("đo %(count)s người")
MEETING_TOLD = "Đã đo sức khỏe cho %(count)s người."

VERDICT = {
    Verdict.NOTHING: _("chưa thấy cần đo lại"),
    Verdict.AGAIN: _("nghỉ 5 phút rồi đo lại lần hai"),
    Verdict.AGAIN_NOW: _("rất cao: ngồi nghỉ, đo lại ngay"),
    Verdict.STATION_LOW: _("thấp cả hai lần: hỏi trạm y tế"),
    Verdict.STATION: _("cao cả hai lần: nên đến trạm y tế"),
    Verdict.TODAY: _("rất cao: đến trạm y tế ngay hôm nay"),
}
VERDICT_SHORT = {
    Verdict.NOTHING: "",
    Verdict.AGAIN: _("đo lại"),
    Verdict.AGAIN_NOW: _("đo lại ngay"),
    Verdict.STATION_LOW: _("thấp, hỏi trạm"),
    Verdict.STATION: _("cần đến trạm"),
    Verdict.TODAY: _("đến trạm ngay"),
}
VERDICT_IN_FULL = {
    Verdict.NOTHING: _("Tháng sau đo tiếp."),
    Verdict.AGAIN: _(
        "Để bác ấy ngồi nghỉ ít nhất 5 phút, không nói chuyện, không hút thuốc, rồi đo lần hai và ghi vào ô bên cạnh."
    ),
    Verdict.AGAIN_NOW: _(
        "Để bác ấy ngồi nghỉ, có người ngồi cùng, 5 phút sau đo lần hai. Nếu đau ngực, khó thở, méo miệng, "
        "yếu tay chân, nói khó thì gọi 115 ngay, không chờ đo lại."
    ),
    Verdict.STATION_LOW: _(
        "Hỏi có chóng mặt, mệt không; đứng dậy từ từ. Viết phiếu giới thiệu để trạm y tế xem, "
        "nhất là khi đang uống thuốc."
    ),
    Verdict.STATION: _(
        "Hỏi bác ấy đã khám, đã uống thuốc huyết áp chưa. Viết phiếu giới thiệu để trạm y tế đo lại và khám "
        "trong tuần. Không tự uống thuốc, không bỏ thuốc đang uống."
    ),
    Verdict.TODAY: _(
        "Viết phiếu giới thiệu và nhờ người đưa bác ấy đến trạm y tế ngay hôm nay. Nếu đau ngực, khó thở, "
        "méo miệng, yếu tay chân, nói khó thì gọi 115."
    ),
}
VERDICT_KIND = {
    Verdict.NOTHING: "done",
    Verdict.AGAIN: "needs-you",
    Verdict.AGAIN_NOW: "wrong",
    Verdict.STATION_LOW: "needs-you",
    Verdict.STATION: "needs-you",
    Verdict.TODAY: "wrong",
}
READINGS_APART = _("Hai lần chênh nhau quá %(apart)s: nghỉ rồi đo lại, ghi hai lần cuối.")
NO_DIAGNOSIS = _(
    "Số đo và phiếu hỏi chỉ để biết ai nên đi khám. Đây không phải là chẩn đoán; chỉ cán bộ y tế mới chẩn đoán."
)
NO_DIAGNOSIS_ON_PAPER = (
    "Số đo và phiếu hỏi của câu lạc bộ chỉ để biết ai nên đi khám, không phải là chẩn đoán. "
    "Chỉ cán bộ y tế mới chẩn đoán."
)
WORRY = {
    Worry.WEIGHT_LOSS: _("sút quá 3 kg trong 3 tháng"),
    Worry.UNDERWEIGHT: _("gầy so với chiều cao"),
}
WORRY_IN_FULL = {
    Worry.WEIGHT_LOSS: _("Hỏi có chủ ý giảm cân không. Nếu không, viết phiếu giới thiệu đến trạm y tế."),
    Worry.UNDERWEIGHT: _("Hỏi thăm việc ăn uống, mời dự buổi nói chuyện dinh dưỡng; tháng sau cân lại."),
}
THRESHOLD = {
    ThresholdName.PRESSURE_HIGH_SYSTOLIC: _("Huyết áp cao, số trên, từ"),
    ThresholdName.PRESSURE_HIGH_DIASTOLIC: _("Huyết áp cao, số dưới, từ"),
    ThresholdName.PRESSURE_VERY_HIGH_SYSTOLIC: _("Huyết áp rất cao, số trên, từ"),
    ThresholdName.PRESSURE_VERY_HIGH_DIASTOLIC: _("Huyết áp rất cao, số dưới, từ"),
    ThresholdName.PRESSURE_LOW_SYSTOLIC: _("Huyết áp thấp, số trên, dưới"),
    ThresholdName.PRESSURE_LOW_DIASTOLIC: _("Huyết áp thấp, số dưới, dưới"),
    ThresholdName.PRESSURE_READINGS_APART: _("Hai lần đo chênh nhau quá (mmHg)"),
    ThresholdName.WEIGHT_LOSS_GRAMS: _("Sút cân quá (gam)"),
    ThresholdName.WEIGHT_LOSS_DAYS: _("trong vòng (ngày)"),
    ThresholdName.BODY_MASS_LOW_TENTHS: _("Chỉ số khối cơ thể dưới (phần mười)"),
    ThresholdName.CHECK_UPS_A_YEAR_MIN: _("Lần khám sức khỏe một năm, ít nhất"),
    ThresholdName.CHECK_UP_SHARE_MIN: _("Thành viên được khám, ít nhất (%)"),
}
MARK = {"SOURCED": _("có nguồn"), "INFERRED": _("thông lệ, sửa được")}

DOMAIN = {
    Domain.COGNITION: _("Trí nhớ"),
    Domain.MOBILITY: _("Đi đứng"),
    Domain.NUTRITION: _("Ăn uống"),
    Domain.VISION: _("Mắt nhìn"),
    Domain.HEARING: _("Tai nghe"),
    Domain.MOOD: _("Buồn vui"),
}
FINDING = {
    Finding.CLEAR: _("chưa thấy khó khăn"),
    Finding.CONCERN: _("cần xem thêm"),
    Finding.NOT_DONE: _("chưa hỏi hết"),
}
FINDING_KIND = {Finding.CLEAR: "done", Finding.CONCERN: "needs-you", Finding.NOT_DONE: "quiet"}
NEXT_STEP = {
    NextStep.CLUB: _("Câu lạc bộ giúp"),
    NextStep.REFERRAL: _("Giới thiệu đến trạm y tế"),
    NextStep.LOOK_AGAIN: _("Hẹn ngày hỏi lại"),
}
CLUB_ACTION = {
    ClubAction.EXERCISE_GROUP: _("mời vào nhóm dưỡng sinh, tập đi"),
    ClubAction.MEMORY_GAMES: _("rủ chơi cờ, kể chuyện, trò chơi luyện trí nhớ"),
    ClubAction.HOME_SAFETY: _("giúp sửa chỗ dễ ngã trong nhà, thêm đèn"),
    ClubAction.NUTRITION_TALK: _("mời dự buổi nói chuyện dinh dưỡng"),
    ClubAction.SHARED_MEAL: _("rủ ăn chung, nấu giúp một bữa"),
    ClubAction.WEIGH_MONTHLY: _("cân mỗi tháng, báo khi còn sút"),
    ClubAction.GLASSES_DRIVE: _("đưa đi đo kính, xin kính"),
    ClubAction.SEAT_IN_FRONT: _("xếp ngồi gần loa, nói chậm, nhìn vào mặt"),
    ClubAction.VISIT: _("cử người đến thăm, trò chuyện"),
    ClubAction.INVITE: _("rủ đi sinh hoạt, giao việc vừa sức"),
}
PAYER = {
    Payer.INSURANCE: _("Bảo hiểm y tế"),
    Payer.STATE: _("Nhà nước khám miễn phí"),
    Payer.PROGRAMME: _("Đề án, dự án"),
    Payer.CLUB: _("Quỹ câu lạc bộ"),
    Payer.OWN: _("Tự trả"),
    Payer.UNKNOWN: _("Không rõ"),
}
REASON = {
    ReferralReason.PRESSURE_HIGH: _("huyết áp cao cả hai lần đo"),
    ReferralReason.PRESSURE_VERY_HIGH: _("huyết áp rất cao"),
    ReferralReason.PRESSURE_LOW: _("huyết áp thấp cả hai lần đo"),
    ReferralReason.WEIGHT_LOSS: _("sút cân không chủ ý"),
    ReferralReason.UNDERWEIGHT: _("gầy"),
    ReferralReason.COGNITION: _("trí nhớ cần xem thêm"),
    ReferralReason.MOBILITY: _("đi đứng cần xem thêm"),
    ReferralReason.NUTRITION: _("ăn uống, cân nặng cần xem thêm"),
    ReferralReason.VISION: _("mắt nhìn cần xem thêm"),
    ReferralReason.HEARING: _("tai nghe cần xem thêm"),
    ReferralReason.MOOD: _("buồn chán cần xem thêm"),
    ReferralReason.UNWELL: _("thấy trong người không khỏe"),
}
STATE = {
    ReferralState.HANDED: _("chờ trả lời"),
    ReferralState.ANSWERED: _("trạm đã trả lời"),
    ReferralState.NOT_GONE: _("chưa đi khám"),
    ReferralState.TAKEN_BACK: _("viết nhầm, đã bỏ"),
}
STATE_KIND = {
    ReferralState.HANDED: "needs-you",
    ReferralState.ANSWERED: "done",
    ReferralState.NOT_GONE: "needs-you",
    ReferralState.TAKEN_BACK: "quiet",
}
ANSWER = {
    StationAnswer.NOTHING_MORE: _("đã khám, chưa cần làm gì thêm"),
    StationAnswer.FOLLOWED: _("trạm theo dõi, hẹn khám lại"),
    StationAnswer.SENT_ON: _("trạm giới thiệu lên bệnh viện"),
    StationAnswer.ELSEWHERE: _("đã khám ở nơi khác"),
}

WRITTEN = _("Đã ghi vào sổ sức khỏe.")
MEASURED = _("Đã ghi số đo của %(count)s người.")
NOTHING_NEW = _("Không có số đo nào mới. Sổ vẫn như cũ.")
STRUCK = _("Đã bỏ, lý do được lưu lại.")
CHECKED_UP = _("Đã ghi ngày khám và %(count)s người được khám.")
SCREENED = _("Đã ghi phiếu hỏi.")
REFERRED = _("Đã viết phiếu giới thiệu số %(number)s. Bác in phiếu, đưa cho người đi khám.")
SETTLED = _("Đã ghi trả lời của trạm y tế.")
DONE = _("Đã ghi là xong.")
STRIKE = _("Bỏ dòng này")
STRIKE_READING = _("Bỏ số đo của %(name)s ngày %(day)s")
STRIKE_CHECK_UP = _("Bỏ buổi khám ngày %(day)s")
STRIKE_SCREENING = _("Bỏ phiếu hỏi của %(name)s")
MARK_DONE = _("%(name)s: %(domain)s")
WRITE = _("Ghi vào sổ")
WITHDRAW = _("Rút đồng ý giữ số đo")
WITHDRAW_TOLD = _(
    "%(name)s không muốn giữ số đo nữa: số đo, câu trả lời, lời ghi ở phiếu giới thiệu xóa ngay, không lấy lại được; "
    "chỉ còn số đếm. Không cần lý do. Lúc nào đồng ý lại thì ghi lại."
)
WITHDRAWN = _("Đã rút. Số đo của %(name)s đã xóa.")
CHECK_UP_NEW = _("Ghi buổi khám sức khỏe")
CHECK_UPS = _("Khám sức khỏe")
SCREENINGS = _("Phiếu hỏi")
REFERRALS = _("Giới thiệu đi khám")
SLIP_FOR = _("Giới thiệu %(name)s đi khám")
WRITE_SLIP = _("Viết phiếu giới thiệu")
ANSWER_HEAD = _("Trả lời cho phiếu số %(number)s")
BOOK_ON_SCREEN = _("Sổ sức khỏe")
STATION_OF = "Trạm y tế %(commune)s"
PRESSURE = _("Huyết áp")
PRESSURE_CHART = _("Huyết áp qua các lần đo")
WEIGHT_CHART = _("Cân nặng qua các lần đo")
UPPER, LOWER, WEIGHT = _("Số trên"), _("Số dưới"), _("Cân nặng")
HALVES = {1: _("sáu tháng đầu năm"), 2: _("sáu tháng cuối năm")}

BOOK = "SỔ SỨC KHỎE"
NOT_KEPT = _("đã đo, không giữ số")
NEVER = _("chưa đo")
KG, CM = "kg", "cm"
ERASED = _("Người này đã rút đồng ý giữ số đo, nên nội dung đã xóa.")

TODO_ANSWER = _("Phiếu giới thiệu của %(name)s chờ trạm trả lời đã %(days)s ngày")
TODO_LOOK_AGAIN = _("Đến ngày hỏi lại %(name)s: %(domain)s")
TODO_STATION = _("%(count)s người cần đến trạm y tế mà chưa có phiếu giới thiệu")
TODO_CHECK_UP = _("Nửa năm này chưa có buổi khám sức khỏe nào với trạm y tế")


def kilograms(grams: int | None) -> str:
    """52,5."""
    if grams is None:
        return ""
    whole, part = divmod(grams, 1000)
    return f"{whole},{part // 100}" if part else str(whole)


def body_mass(tenths: int | None) -> str:
    """22,7."""
    return "" if tenths is None else f"{tenths // 10},{tenths % 10}"


def listed(words: "list[_StrPromise] | list[str]") -> str:
    """Several things in one line."""
    return "; ".join(str(word) for word in words)
