"""The Vietnamese of counting, closing, opening and printing the books."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules.closings import ObstacleKind, Signs
from chungtay.funds.rules.counts import OutcomeKind
from chungtay.funds.rules.kinds import AccountKind, ClosingKind
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month

REPAID = _("Trả lại tiền thiếu ngày %(day)s")
OPENING_OF = _("Số dư đầu %(fund)s")
OPENING_TYPED_AGAIN = _("Ghi lại số dư đầu")

STEP_COUNT = _("Kiểm quỹ")
READ_COUNT = _("Kiểm quỹ: đếm được %(amount)s, %(difference)s.")
TODO_COUNT = _("Kiểm quỹ ngày %(day)s %(difference)s so với sổ, chưa xử lý")
TODO_SHORTAGE = _("%(name)s hẹn trả %(amount)s tiền thiếu trước ngày %(day)s")
TODO_SHORTAGE_LATE = _("Quá hẹn trả tiền thiếu: %(name)s %(amount)s, hẹn ngày %(day)s")
TODO_CONFIRM = {
    Signs.ACCOUNTS: _("Sổ đến ngày %(day)s chờ bác xác nhận (kế toán)"),
    Signs.CASH: _("Quỹ đến ngày %(day)s chờ bác xác nhận (thủ quỹ)"),
}
TODO_CLOSE = _("Khóa sổ %(month)s")
DESK_COUNT = _("%(club)s: tiền đếm %(difference)s so với sổ")
DESK_COUNT_MORE = _("và %(count)s câu lạc bộ khác có tiền đếm lệch sổ")
CONFIRMS = {Signs.ACCOUNTS: _("Kế toán"), Signs.CASH: _("Thủ quỹ")}
CONFIRM = {
    Signs.ACCOUNTS: _("Tôi là kế toán, sổ ghi đủ và đúng"),
    Signs.CASH: _("Tôi là thủ quỹ, tiền trong hộp đúng với sổ"),
}
OBSTACLE = {
    ObstacleKind.COUNT_DIFFERS: _("Kiểm quỹ ngày %(day)s còn %(difference)s so với sổ. Phải xử lý trước."),
    ObstacleKind.BELOW_NOTHING: _("Cuối ngày %(day)s %(about)s âm %(amount)s: có phiếu ghi sai ngày. Phải sửa trước."),
    ObstacleKind.NOT_COUNTED: _("Chưa kiểm quỹ từ lần khóa sổ trước đến ngày %(day)s. Nên đếm tiền rồi khóa."),
    ObstacleKind.MEETING_OPEN: _("Buổi họp ngày %(day)s chưa kết thúc."),
    ObstacleKind.FORMS_HELD: _(
        "Còn %(about)s gửi từ điện thoại bị giữ lại. Khóa sổ rồi thì các phiếu ấy không vào những ngày này được nữa."
    ),
}
OUTCOME = {
    OutcomeKind.SHORTAGE: _("Có người nhận trả"),
    OutcomeKind.SURPLUS: _("Ghi thu tiền thừa"),
    OutcomeKind.FOUND: _("Đã tìm ra"),
}
COUNTS = _("Kiểm quỹ")
THIS_COUNT = _("Lần kiểm quỹ này")
SETTLED = _("đã xử lý")
SHORTAGES = _("Tiền thiếu phải thu")
REPAY = _("%(name)s trả tiền thiếu")
REPAY_LEAD = _("Còn phải trả %(left)s, hẹn trước ngày %(day)s. Máy lập phiếu thu.")
REPAY_VERB = _("Ghi phiếu thu")
SETTLE_LEAD = {
    OutcomeKind.SHORTAGE: _("Khoản thiếu thành nợ của một người có tên, có ngày trả. Máy lập phiếu chi."),
    OutcomeKind.SURPLUS: _("Tiền thừa được ghi thu vào một quỹ. Máy lập phiếu thu."),
    OutcomeKind.FOUND: _("Dùng khi đã rõ vì sao lệch mà không phải thu hay chi gì thêm. Không lập phiếu."),
}
SETTLE_VERB = {
    OutcomeKind.SHORTAGE: _("Ghi người nhận trả"),
    OutcomeKind.SURPLUS: _("Ghi thu tiền thừa"),
    OutcomeKind.FOUND: _("Ghi lời giải thích"),
}
WRITTEN = _("Đã ghi.")
COUNTED_AGREES = _("Đã ghi kiểm quỹ. Tiền đếm khớp với sổ.")
COUNTED_DIFFERS = _("Đã ghi kiểm quỹ. Tiền đếm %(difference)s so với sổ, bác xử lý khoản lệch ở dưới.")
CONFIRMED_ONE = _("Đã xác nhận. Còn chờ %(who)s xác nhận thì sổ mới khóa.")
PROPOSED = _("Đã đề nghị. Kế toán và thủ quỹ sẽ thấy việc này khi mở máy.")
REOPENED = _("Đã mở lại các sổ khóa từ ngày %(day)s trở đi.")
REOPEN = _("Mở lại sổ đã khóa đến ngày %(day)s")
REOPEN_LEAD = _("Mọi lần khóa từ ngày này trở đi được mở lại để câu lạc bộ sửa. Người mở và lý do được lưu lại.")
REOPEN_VERB = _("Mở lại sổ")
CLOSINGS = _("Khóa sổ")
BACK = _("Quay lại")
KEEP_PAGE = _("Ảnh trang đã ký")
KEEP_PAGE_VERB = _("Gửi ảnh")
DROP_PAGE = _("Bỏ ảnh")
BOOKLET = _("Số trong quyển của %(number)s")
BOOKLET_VERB = _("Ghi số quyển")
TURNED_BY = _("Đã đảo bằng")
TURNS = _("Đảo của")
PAGE_KEPT = _("Đã giữ ảnh trang ký.")
PAGE_DROPPED = _("Đã bỏ ảnh.")
OPENINGS_WRITTEN = _("Đã ghi số dư đầu.")
SHORTAGE_WORDS = _("Thiếu quỹ khi kiểm ngày %(day)s")
SURPLUS_WORDS = _("Tiền thừa khi kiểm quỹ ngày %(day)s")

BOOK = {AccountKind.CASH: _("Sổ quỹ tiền mặt"), AccountKind.BANK: _("Sổ tiền gửi")}
OUTCOME_LINE = {
    OutcomeKind.SHORTAGE: _("{name} nhận trả {amount}, hẹn trước ngày {due}: {words}"),
    OutcomeKind.SURPLUS: _("Ghi thu tiền thừa {amount}: {words}"),
    OutcomeKind.FOUND: _("Đã tìm ra {amount}: {words}"),
}
BALANCED = _("Cộng Nợ bằng cộng Có, dư Nợ bằng dư Có.")
NOT_BALANCED = _("Hai bên không bằng nhau: bác báo ngay cho người giúp máy.")
WALL = {
    AccountKind.LENT: _("Đang cho {count} người vay: {amount}."),
    AccountKind.BANK: _("Đang gửi ngân hàng: {amount}."),
    AccountKind.BORROWED: _("Vốn mượn còn phải trả: {amount}."),
    AccountKind.RETURNABLE: _("Vốn góp còn phải hoàn lại: {amount}."),
    AccountKind.SHORTAGE: _("Tiền thiếu đang có người nhận trả: {amount}."),
}
WALL_NOT_COUNTED = _("Chưa kiểm quỹ.")
WALL_COUNTED = _("Kiểm quỹ ngày {day}: đếm được {amount}, {difference}.")
WALL_COUNTED_SETTLED = _("Kiểm quỹ ngày {day}: đếm được {amount}, {difference}, đã xử lý xong.")

REFUSALS = {
    "pieces_do_not_add": _(
        "Cộng các tờ tiền được {pieces_vnd}, khác tổng đã ghi {counted_vnd}. Bác đếm lại, hoặc bỏ trống ô tổng."
    ),
    "difference_not_explained": _(
        "Đếm được {counted_vnd}, sổ là {book_vnd}, lệch {difference_vnd}. Bác ghi lệch vì sao, hoặc “chưa rõ, sẽ tìm”."
    ),
    "counted_alone": _("Người đếm và người chứng kiến phải là hai người. Bác ghi tên người thứ hai."),
    "count_agrees": _("Lần kiểm quỹ này đã khớp hoặc đã xử lý xong, không còn gì phải ghi."),
    "count_is_over": _("Hộp tiền thừa {open_vnd} so với sổ, không phải thiếu. Bác ghi “thu tiền thừa”."),
    "count_is_short": _("Hộp tiền thiếu {open_vnd} so với sổ, không phải thừa. Bác ghi ai chịu khoản thiếu."),
    "more_than_differs": _("Chỉ còn lệch {open_vnd}, không ghi {amount_vnd} được. Bác xem lại số tiền."),
    "due_before_debt": _("Ngày hẹn trả {due_on} trước ngày ghi nợ {happened_on}. Bác xem lại ngày."),
    "debt_has_no_name": _("Bác ghi tên người chịu khoản tiền thiếu."),
    "closing_day_not_come": _("Ngày {through_on} chưa hết nên chưa khóa sổ được."),
    "not_end_of_month": _("Khóa sổ tháng phải đến hết ngày cuối tháng, không phải {through_on}."),
    "already_closed": _("Sổ đã khóa đến hết ngày {through_on} rồi."),
    "count_still_differs": _(
        "Lần kiểm quỹ ngày {counted_on} còn lệch {open_vnd} chưa xử lý. Bác xử lý khoản lệch rồi khóa sổ."
    ),
    "day_below_nothing": _(
        "Cuối ngày {happened_on} {fund} bị âm {balance_vnd}: có phiếu ghi sai ngày. "
        "Bác đảo phiếu sai và ghi lại đúng ngày, rồi khóa sổ."
    ),
    "same_person_confirms": _("Kế toán và thủ quỹ phải là hai người. {name} đã xác nhận một bên rồi."),
    "signer_has_no_name": _("Bác ghi tên người đã ký trên giấy."),
    "no_such_closing": _("Không có lần khóa sổ này."),
    "closing_not_in_force": _("Lần khóa sổ đến ngày {through_on} chưa xong, hoặc đã được mở lại rồi."),
    "reopening_needs_reason": _("Bác ghi lý do vì sao mở lại sổ."),
    "opening_not_on_first_day": _(
        "Số dư đầu của {fund} ghi vào ngày mở sổ {opened_on}. Tiền thu chi sau ngày đó bác ghi phiếu thu, phiếu chi."
    ),
    "more_origin_than_held": _(
        "{fund}: nguồn vốn ghi nhiều hơn tiền đang có {beyond_vnd}. Nếu tiền ấy đang cho vay, bác nhập từng khoản vay "
        "cũ trước, rồi ghi nguồn vốn."
    ),
    "too_many_pages": _("Mỗi chứng từ giữ nhiều nhất {page_count} ảnh trang ký. Bác bỏ bớt ảnh cũ."),
}


def closing_title(kind: ClosingKind, day: date) -> str:
    """`Khóa sổ tháng 10/2026`, `Khóa sổ đến ngày 20/11/2026`."""
    if kind is ClosingKind.MONTH:
        return str(_("Khóa sổ %s") % Month.of(day).label)
    return str(_("Khóa sổ đến ngày %s") % f"{day:%d/%m/%Y}")


def difference(difference_vnd: int) -> str:
    """`khớp`, `thiếu 250.000 đ`, `thừa 5.000 đ`."""
    if not difference_vnd:
        return str(_("khớp"))
    return str(_("thiếu %s") if difference_vnd < 0 else _("thừa %s")) % dong(abs(difference_vnd))


def against_the_book(difference_vnd: int) -> str:
    """As it is said aloud: `khớp với sổ`, `thiếu 250.000 đ so với sổ`."""
    return str(_("%s so với sổ")) % difference(difference_vnd) if difference_vnd else str(_("khớp với sổ"))
