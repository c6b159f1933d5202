"""The Vietnamese of rating: bands, steps, what a line says, what one more point would take, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.kernel.money import dong, group_digits
from chungtay.rating.rules import Band, Early, Group, How, Move, RatingState, Scored, Veto
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
    Veto.SILENT: _("Nhiều tháng liền không sinh hoạt nên xếp loại yếu."),
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
MOVE = {Move.UP: _("lên"), Move.DOWN: _("xuống"), Move.SAME: _("giữ nguyên")}
MOVE_KIND = {Move.UP: "done", Move.DOWN: "wrong", Move.SAME: "quiet"}
EARLY = {
    Veto.NO_DECISION: _("Chưa có quyết định thành lập: xếp loại yếu dù đủ điểm"),
    Veto.SILENT: _("%(months)d tháng liền không sinh hoạt: xếp loại yếu dù đủ điểm"),
    Veto.MISUSE: _("Có sử dụng quỹ sai: xếp loại yếu dù đủ điểm"),
}
TODO = {
    RatingState.SELF_RATED: _("%(count)d bản tự chấm năm %(year)d chờ xã kiểm tra"),
    RatingState.CHECKED: _("%(count)d bản xếp loại năm %(year)d chờ tỉnh xác nhận"),
    RatingState.APPEALED: _("%(count)d câu lạc bộ đề nghị xem lại xếp loại năm %(year)d"),
}
TODO_EARLY = _("%(count)d câu lạc bộ có thể xếp loại yếu năm %(year)d, cần lo sớm")
NEARLY_SILENT = _("%(months)d tháng liền không sinh hoạt: thêm một tháng nữa là xếp loại yếu")
SHORT = _("Còn thiếu %(points)d điểm mới qua loại yếu")
LOSES = _("%(words)s: %(points)d/%(most)d")
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
    "set_not_found": _("Không tìm thấy bộ tiêu chí này."),
    "set_moved_on": _("Bộ tiêu chí này vừa được ban hành hoặc rút. Bác mở lại trang để xem."),
    "set_not_edited": _(
        "Bộ đã ban hành thì không sửa. Bác chép thành bản thảo mới, sửa ở đó rồi ban hành cho năm sau."
    ),
    "set_may_not_be_withdrawn": _("Không rút được: đã có câu lạc bộ chấm theo bộ này, hoặc trước nó không có bộ nào."),
    "points_not_a_hundred": _("Các tiêu chí cộng lại là {points} điểm, phải đúng 100 điểm mới ban hành được."),
    "bands_out_of_order": _(
        "Mức của loại trên phải cao hơn loại dưới và không quá 100: {above} rồi đến {below} là chưa đúng."
    ),
    "evidence_unknown": _("Phần mềm không đếm số nào tên “{column}”. Bác chọn một số trong danh sách."),
    "evidence_incomplete": _(
        "Tỷ lệ thì chọn cả số đem chia và ghi mức từ 1 đến 100 phần trăm; cách tính khác thì để trống số đem chia, "
        "ghi mức từ 1."
    ),
    "evidence_does_not_add_up": _(
        "Số này là số có đến một ngày, cộng các tháng lại không có nghĩa. Bác chọn cách tính khác."
    ),
    "line_points_wrong": _("Mỗi tiêu chí từ 1 đến {most} điểm."),
    "year_already_rated": _("Năm {year} đã có câu lạc bộ được chấm. Bộ mới chỉ áp dụng từ năm chưa chấm."),
    "year_taken": _("Đã có bộ khác áp dụng từ năm {year}. Chọn năm sau đó, hoặc rút bộ kia nếu chưa ai chấm theo."),
    "year_too_far": _("Chỉ ban hành được đến năm {year}."),
    "set_says_no_source": _("Bộ tiêu chí phải có tên và ghi rõ căn cứ."),
    "words_needed": _("Bác ghi vài lời: vì sao trả lại, đề nghị xem lại điều gì, trả lời thế nào."),
}


def early_reasons(early: Early) -> list[str]:
    """Why a club would end the year weak: what stands against it whatever its points, what is missing, where."""
    months = {"months": early.quiet}
    told = [str(EARLY[veto]) % months if veto is Veto.SILENT else str(EARLY[veto]) for veto in early.now.against]
    if early.is_nearly_silent:
        told.append(str(NEARLY_SILENT) % months)
    if early.missing:
        told.append(str(SHORT) % {"points": early.missing})
    return told


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


def band_gap(missing: int, band: Band) -> str:
    """How far the next band is."""
    return str(_("Thêm %(points)d điểm nữa là loại %(band)s.")) % {"points": missing, "band": BAND[band]}


def next_point(scored: Scored) -> str:
    """What one more point would take; of a line that is earned whole or not at all, what is asked."""
    step = scored.next_point
    if step is not None:
        return str(_("thêm %(more)s nữa được thêm %(points)d điểm")) % {
            "more": group_digits(step[0]), "points": step[1]
        }  # fmt: skip
    points = scored.criterion.points - scored.points
    if not scored.lacks:
        return str(_("đạt thì được %(points)d điểm")) % {"points": points}
    facts = {
        "more": _counted(scored.lacks, scored.criterion.column), "points": points,
        "whole": _counted(scored.whole, scored.criterion.of),
    }  # fmt: skip
    match scored.criterion.how:
        case How.AT_MOST:
            return str(_("bớt %(more)s thì được %(points)d điểm")) % facts
        case How.SHARE:
            return str(_("thêm %(more)s trong %(whole)s thì được %(points)d điểm")) % facts
    return str(_("thêm %(more)s thì được %(points)d điểm")) % facts


def _counted(value: int, column: str) -> str:
    return dong(value) if column.endswith("_vnd") else group_digits(value)
