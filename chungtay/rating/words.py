"""The Vietnamese of rating: bands, steps, what a line says, what one more point would take, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.kernel.money import group_digits
from chungtay.rating.rules import Band, Group, How, RatingState, Scored, Veto
from chungtay.web.menu import Entry, Face

BAND = {
    Band.VERY_STRONG: _("Rất mạnh"),
    Band.STRONG: _("Mạnh"),
    Band.FAIR: _("Khá"),
    Band.AVERAGE: _("Trung bình"),
    Band.WEAK: _("Yếu"),
}
BAND_KIND = {
    Band.VERY_STRONG: "done",
    Band.STRONG: "done",
    Band.FAIR: "quiet",
    Band.AVERAGE: "needs-you",
    Band.WEAK: "wrong",
}
STATE = {
    RatingState.SELF_RATED: _("câu lạc bộ đã tự chấm"),
    RatingState.RETURNED: _("trả lại để chấm lại"),
    RatingState.CHECKED: _("xã đã kiểm tra"),
    RatingState.CONFIRMED: _("tỉnh đã xác nhận"),
    RatingState.APPEALED: _("câu lạc bộ đề nghị xem lại"),
}
STATE_KIND = {
    RatingState.SELF_RATED: "needs-you",
    RatingState.RETURNED: "wrong",
    RatingState.CHECKED: "needs-you",
    RatingState.CONFIRMED: "done",
    RatingState.APPEALED: "needs-you",
}
NOT_BEGUN = _("chưa tự chấm")
GROUP = {
    Group.ORGANISATION: _("Tổ chức"),
    Group.MEETINGS: _("Sinh hoạt"),
    Group.INCOME: _("Tăng thu nhập"),
    Group.HEALTH: _("Sức khỏe"),
    Group.HOMECARE: _("Chăm sóc tại nhà"),
    Group.SELFHELP: _("Tự giúp nhau"),
    Group.RIGHTS: _("Quyền và lợi ích"),
    Group.AWARENESS: _("Truyền thông"),
    Group.SPIRIT: _("Đời sống tinh thần"),
    Group.RESOURCE: _("Vận động nguồn lực"),
}
VETO = {
    Veto.NO_DECISION: _("Chưa có quyết định thành lập nên xếp loại yếu."),
    Veto.SILENT: _("Ba tháng liền không sinh hoạt nên xếp loại yếu."),
    Veto.MISUSE: _("Hội cấp xã ghi có sử dụng quỹ sai nên xếp loại yếu."),
}
DONE_SELF = _("Đã gửi bản tự chấm lên Hội cấp xã.")
DONE_CHECK = _("Đã ghi kết quả kiểm tra.")
DONE_BACK = _("Đã trả lại để câu lạc bộ chấm lại.")
DONE_CONFIRM = _("Đã xác nhận xếp loại.")
DONE_APPEAL = _("Đã gửi đề nghị xem lại.")
DONE_ANSWER = _("Đã trả lời đề nghị.")
HEAD_BACK = _("Trả lại để chấm lại")
HEAD_CONFIRM = _("Xác nhận xếp loại")
HEAD_ANSWER = _("Trả lời đề nghị xem lại")
TITLE = "Phiếu xếp loại câu lạc bộ"
POINTS_OF = _("Điểm %(most)d")
WHY = _("Vì sao khác")

MENU = (
    Entry(Face.CLUB, _("Xếp loại"), "rating:club", Action.SEE_CLUB, order=70),
    Entry(Face.OFFICE, _("Xếp loại"), "rating:clubs", Action.SEE_OFFICE, order=47),
)

REFUSALS = {
    "rating_not_found": _("Không tìm thấy bản xếp loại này."),
    "no_criteria_yet": _("Năm này chưa có bộ tiêu chí, hoặc chưa đến năm ấy."),
    "nothing_to_rate": _("Năm này câu lạc bộ chưa có sổ sách nào để chấm. Bác ghi sổ rồi chấm sau."),
    "rating_moved_on": _("Bản xếp loại này vừa được người khác làm tiếp. Bác mở lại trang để xem đang ở bước nào."),
    "points_impossible": _("Dòng này nhiều nhất {most} điểm, không ghi {points} được."),
    "other_points_need_words": _("Chấm khác số máy tính hoặc số của câu lạc bộ thì ghi vì sao."),
    "words_needed": _("Bác ghi vài lời: vì sao trả lại, đề nghị xem lại điều gì, trả lời thế nào."),
}


def told(scored: Scored) -> str:
    """What the records have of a line: `8/10`, `62%/80%`, nothing of a yes or no."""
    match scored.criterion.how:
        case How.HAS | How.SUM:
            return ""
        case How.SHARE | How.SHARE_OF_YEAR | How.AT_MOST:
            return f"{percent(scored.have)}/{percent(scored.need)}"
    return f"{group_digits(scored.have)}/{group_digits(scored.need)}"


def percent(basis_points: int) -> str:
    """Basis points as people read them, whole."""
    return f"{basis_points // 100}%"


def next_point(scored: Scored) -> str:
    """What one more point would take; of a line that is earned whole or not at all, what is asked."""
    step = scored.next_point
    if step is not None:
        return str(_("thêm %(more)s nữa được thêm %(points)d điểm")) % {
            "more": group_digits(step[0]), "points": step[1]
        }  # fmt: skip
    return str(_("đạt thì được %(points)d điểm")) % {"points": scored.criterion.points - scored.points}
