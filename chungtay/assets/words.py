"""The Vietnamese of things: kinds, origins, conditions, holders, how they leave, and refusals."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.assets.rules import Condition, Event, EventKind, GoneReason, Kind, Origin, Presence
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

NEW_PERSON = _("Người ngoài câu lạc bộ (ghi tên ở dưới)")
NEW_PLACE = _("Nơi khác (ghi tên ở dưới)")
USUAL_PLACE = "Nhà văn hóa"
PLACES = _("Để ở đâu đó")
MEMBERS = _("Thành viên giữ")
OTHERS = _("Người khác giữ")

ENTERED = _("Đã ghi vào sổ: %(name)s, số %(number)d.")
HANDED = _("Đã ghi người giữ mới.")
HANDED_MANY = _("Đã ghi người giữ mới của %d thứ.")
COUNTED = _("Đã ghi kiểm kê %d thứ.")
COUNTED_NOT_ALL = _("Đã ghi kiểm kê %(counted)d thứ, còn %(left)d thứ chưa kiểm.")
REWRITTEN = _("Đã sửa. Dòng ghi trước vẫn xem lại được.")
STRUCK_OUT = _("Đã xóa sổ. Lý do được lưu lại.")
RESTORED = _("Đã ghi lại vào sổ như trước.")
PHOTO_KEPT = _("Đã giữ ảnh.")
PHOTO_REMOVED = _("Đã bỏ ảnh.")

PRESENCE = {
    Presence.HERE: _("Đang có"),
    Presence.ATTENTION: _("Cần xem lại"),
    Presence.GONE: _("Đã xóa sổ"),
    Presence.ALL: _("Tất cả"),
}
FACT = {
    "kind": _("Loại"),
    "quantity": _("Số lượng"),
    "numbers": _("Quyển phiếu"),
    "came_on": _("Có từ ngày"),
    "origin": _("Do đâu mà có"),
    "value": _("Giá trị"),
    "note": _("Ghi chú"),
}
CARRIED_FROM = _("chuyển từ %s")
USUAL_UNIT = "cái"
STRIKE_TOLD = _("Xóa sổ khi không còn nữa. Ngày, lý do và người xóa được lưu lại, in trong Sổ tài sản.")

HEAD_ADD = _("Ghi thêm vào sổ")
HEAD_REWRITE = _("Sửa dòng ghi")
HEAD_HAND = _("Đổi người giữ")
HEAD_STRIKE = _("Xóa sổ")
HEAD_RESTORE = _("Ghi lại vào sổ")
HEAD_PHOTO = _("Ảnh")
DO_ADD = _("Ghi vào sổ")
DO_REWRITE = _("Ghi chỗ sửa")
DO_HAND = _("Ghi người giữ mới")
DO_STRIKE = _("Xóa sổ")
DO_RESTORE = _("Ghi lại vào sổ")
BOOK_ON_SCREEN = _("Tài sản")

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


def presence_choices() -> list[tuple[str, object]]:
    """What a list can show, for a filter."""
    return [(each.value, label) for each, label in PRESENCE.items()]


def held_now(name: str, since: date | None) -> str:
    """Who holds it as it stands, above the form that changes it; nothing of a thing that is gone."""
    if since is None:
        return ""
    return str(_("Bây giờ: %(name)s, từ ngày %(since)s.") % {"name": name, "since": f"{since:%d/%m/%Y}"})


def last_found(condition: Condition, on: date | None, counted: int | None = None) -> str:
    """`còn tốt, 27/11/2026`; with a number where fewer were found than the register says."""
    said = [str(CONDITION[condition])]
    if counted is not None and condition is not Condition.MISSING:
        said.append(str(_("đếm được %d") % counted))
    if on:
        said.append(f"{on:%d/%m/%Y}")
    return ", ".join(said)


def event(said: Event, amount_told: str) -> str:
    """What happened, in one line without its day."""
    match said.kind:
        case EventKind.ENTERED:
            return str(_("Ghi vào sổ"))
        case EventKind.REWRITTEN:
            told = _("Sửa dòng ghi: %(reason)s. Trước ghi: %(name)s, %(amount)s")
            return str(told % {"reason": _bare(said.words), "name": said.name, "amount": amount_told})
        case EventKind.HELD:
            return _held(said)
        case EventKind.CHECKED:
            assert said.condition is not None
            by = _(" (%s kiểm)") % said.name if said.name else ""
            found = "" if said.condition is Condition.MISSING else f", {amount_told}"
            return f"{_('Kiểm kê')}: {CONDITION[said.condition]}{found}{by}"
    return _gone(said, amount_told)


def _held(said: Event) -> str:
    until = ""
    if said.until == said.on:
        until = str(_(", chuyển tiếp trong ngày"))
    elif said.until:
        until = str(_(", đến %s") % f"{said.until:%d/%m/%Y}")
    return f"{_('Giữ')}: {said.name}{until}" + (f" ({said.words})" if said.words else "")


def _gone(said: Event, amount_told: str) -> str:
    assert said.reason is not None
    parts = (str(GONE[said.reason]), said.name, said.decision, said.words)
    told = f"{_('Xóa sổ')} {amount_told}: {' · '.join(part for part in parts if part)}"
    return f"{told}. {_('Sau đó đã ghi lại vào sổ.')}" if said.is_withdrawn else told


def _bare(words: str) -> str:
    return words.rstrip(" .")
