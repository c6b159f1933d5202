"""The Vietnamese of counting, closing, opening and printing the books."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules.counts import OutcomeKind
from chungtay.funds.rules.kinds import AccountKind

REPAID = _("Trả lại tiền thiếu ngày %(day)s")
OPENING_OF = _("Số dư đầu %(fund)s")
OPENING_TYPED_AGAIN = _("Ghi lại số dư đầu")

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
WALL_COUNTED = _("Kiểm quỹ ngày {day}: đếm được {amount}, {difference} so với sổ.")
WALL_COUNTED_SETTLED = _("Kiểm quỹ ngày {day}: đếm được {amount}, {difference} so với sổ, đã xử lý xong.")

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
