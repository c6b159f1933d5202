"""The Vietnamese of things: kinds, origins, conditions, holders, how they leave, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.assets.rules import Condition, GoneReason, HolderKind, Kind, Origin
from chungtay.kernel.money import group_digits
from chungtay.web.menu import Entry, Face

KIND = {
    Kind.EQUIPMENT: _("Đồ dùng, thiết bị"),
    Kind.BOOKLET: _("Quyển phiếu thu, phiếu chi"),
    Kind.PAPER: _("Giấy tờ, sổ sách"),
    Kind.ANIMAL: _("Con vật nuôi"),
    Kind.OTHER: _("Thứ khác"),
}
ORIGIN = {
    Origin.PROJECT: _("Dự án cho"),
    Origin.BUDGET: _("Nhà nước, xã, tỉnh cấp"),
    Origin.DONATED: _("Có người ủng hộ"),
    Origin.BOUGHT: _("Câu lạc bộ mua"),
    Origin.OWN: _("Câu lạc bộ tự làm, tự lập"),
}
CONDITION = {Condition.GOOD: _("còn tốt"), Condition.BROKEN: _("hỏng"), Condition.MISSING: _("mất, không thấy")}
CONDITION_TICK = {Condition.GOOD: _("Còn, tốt"), Condition.BROKEN: _("Hỏng"), Condition.MISSING: _("Mất")}
CONDITION_KIND = {Condition.GOOD: "done", Condition.BROKEN: "needs-you", Condition.MISSING: "wrong"}
GONE = {
    GoneReason.BROKEN: _("Hỏng, chết, không dùng được nữa"),
    GoneReason.LOST: _("Mất"),
    GoneReason.SOLD: _("Đã bán"),
    GoneReason.GIVEN: _("Đem cho, tặng"),
    GoneReason.RETURNED: _("Trả lại nơi đã cho, đã cho mượn"),
    GoneReason.WRONG: _("Ghi nhầm vào sổ"),
    GoneReason.CARRIED: _("Chuyển sang câu lạc bộ khác"),
}
HOLDER = {HolderKind.MEMBER: _("Thành viên"), HolderKind.PERSON: _("Người khác"), HolderKind.PLACE: _("Để tại")}

NEW_PERSON = _("Người ngoài câu lạc bộ (ghi tên ở dưới)")
NEW_PLACE = _("Nơi khác (ghi tên ở dưới)")
USUAL_PLACE = "Nhà văn hóa"
PLACES = _("Để ở đâu đó")
MEMBERS = _("Thành viên giữ")
OTHERS = _("Người khác giữ")

ENTERED = _("Đã ghi vào sổ: %(name)s, số %(number)d.")
HANDED = _("Đã ghi người giữ mới.")
COUNTED = _("Đã ghi kiểm kê %d thứ.")
COUNTED_NOT_ALL = _("Đã ghi kiểm kê %(counted)d thứ, còn %(left)d thứ chưa kiểm.")
REWRITTEN = _("Đã sửa. Dòng ghi trước vẫn xem lại được.")
STRUCK_OUT = _("Đã xóa sổ. Lý do được lưu lại.")
RESTORED = _("Đã ghi lại vào sổ như trước.")
PHOTO_KEPT = _("Đã giữ ảnh.")
PHOTO_REMOVED = _("Đã bỏ ảnh.")

EVENT_ENTERED = _("Ghi vào sổ")
EVENT_REWRITTEN = _("Sửa dòng ghi")
EVENT_CHECKED = _("Kiểm kê")
EVENT_HELD = _("Giữ")
EVENT_GONE = _("Xóa sổ")
BEFORE_WAS = _("trước ghi: %s")
TAKEN_BACK = _("đã ghi lại vào sổ")
UNTIL = _("đến %s")
NO_DAYS = _("trong ngày")
CARRIED_FROM = _("chuyển từ %s")

# Papers, the same in every language.
BOOK = "Sổ tài sản"
SIGNS_AS = {"accountant": "Kế toán, người ghi sổ", "treasurer": "Thủ quỹ", "chair": "Chủ nhiệm"}

MENU = (Entry(Face.CLUB, _("Tài sản"), "assets:list", Action.SEE_CLUB, order=60),)

REFUSALS = {
    "thing_needs_name": _("Bác ghi tên đồ vật hay giấy tờ."),
    "quantity_impossible": _("Số lượng {quantity_count} không hợp lý. Bác ghi từ 1 đến {limit_count}."),
    "day_not_come": _("Ngày {on} chưa tới. Bác xem lại ngày."),
    "numbers_for_one_booklet": _("Số đầu và số cuối chỉ ghi cho một quyển phiếu. Mỗi quyển bác ghi một dòng."),
    "numbers_out_of_order": _("Quyển phiếu có số đầu thì có số cuối, số cuối không nhỏ hơn số đầu."),
    "held_before_it_came": _("Ngày {came_on} thứ này mới về câu lạc bộ nên chưa ai giữ trước ngày đó được."),
    "holder_needs_name": _("Bác ghi tên người giữ hoặc nơi để."),
    "holder_not_member": _("Ngày {on} người này không ở trong câu lạc bộ. Bác chọn người khác."),
    "same_holder": _("Đang ở đúng người ấy, nơi ấy rồi. Bác chọn người khác."),
    "handed_on_since": _("Người đang giữ đã nhận từ ngày {since}. Bác ghi ngày từ hôm đó trở đi."),
    "thing_is_gone": _("{name} đã xóa sổ nên không ghi thêm được. Nếu xóa nhầm, bác mở ra rồi bấm “Ghi lại vào sổ”."),
    "more_than_there_is": _("Trong sổ chỉ còn {left_count} nên không xóa nhiều hơn được. Bác xem lại số lượng."),
    "fewer_than_are_gone": _("Đã xóa sổ {gone_count} rồi nên số lượng phải nhiều hơn thế. Bác xem lại số lượng."),
    "leaving_needs_decision": _("Mất, bán hay đem cho thì phải có cuộc họp đồng ý. Bác ghi biên bản nào, ngày nào."),
    "leaving_needs_receiver": _("Bác ghi rõ cho ai, trả cho ai."),
    "nothing_counted": _("Bác chưa kiểm thứ nào. Bấm “Còn, tốt”, “Hỏng” hoặc “Mất” ở từng thứ."),
    "count_impossible": _("Đếm được {counted_count} thì không khớp. Mất hết thì bấm “Mất”, còn thì đếm từ 1 trở lên."),
    "rewriting_needs_reason": _("Bác ghi lý do vì sao phải sửa."),
    "nothing_rewritten": _("Chưa có gì khác với sổ nên chưa ghi."),
    "back_already": _("Thứ này đã được ghi lại vào sổ rồi."),
    "carried_stays": _("Thứ này đã chuyển theo câu lạc bộ nên không làm ở đây được."),
    "too_many_photos_of_thing": _("Mỗi thứ giữ nhiều nhất {photo_count} ảnh. Bác bỏ bớt ảnh cũ."),
    "goes_to_itself": _("{name} không thể chuyển đồ sang chính mình."),
}


def amount(quantity: int, unit: str) -> str:
    """`2 bộ`, or the bare number where no unit was written."""
    return f"{group_digits(quantity)} {unit}".strip()


def numbers(first: int | None, last: int | None) -> str:
    """`số 001 đến 050`, of a booklet with printed numbers."""
    if first is None or last is None:
        return ""
    width = max(3, len(str(last)))
    return f"số {first:0{width}d} đến {last:0{width}d}"
