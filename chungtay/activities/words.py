"""The Vietnamese of activities: kinds, the least of each area as sentences, plans, the calendar, and refusals."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.activities.rules import AreaStanding, How, Kind, Part, PlanState, Standing
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.money import group_digits
from chungtay.web.menu import Entry, Face

KIND = {
    Kind.TECHNIQUE: _("Hướng dẫn kỹ thuật làm ăn"),
    Kind.MODEL_VISIT: _("Đi xem mô hình làm ăn"),
    Kind.CHECK_UP: _("Khám sức khỏe cho thành viên"),
    Kind.HEALTH_TALK: _("Nói chuyện về sức khỏe"),
    Kind.EXERCISE: _("Tập dưỡng sinh, thể dục"),
    Kind.CARE_TRAINING: _("Tập huấn, giao ban tình nguyện viên"),
    Kind.HOME_HELP: _("Giúp việc tại nhà cho người già yếu"),
    Kind.SUDDEN_HELP: _("Giúp người gặp khó khăn đột xuất"),
    Kind.LABOUR_DAY: _("Ngày công giúp nhau"),
    Kind.COMMUNITY: _("Việc chung của thôn, của xã"),
    Kind.CLEAN_UP: _("Dọn vệ sinh đường làng"),
    Kind.GREEN: _("Trồng cây, phân loại rác, sống xanh"),
    Kind.RIGHTS_TALK: _("Nói chuyện về chế độ, quyền lợi"),
    Kind.RIGHTS_HELP: _("Giúp làm giấy tờ, hưởng chế độ"),
    Kind.DIALOGUE: _("Đối thoại với chính quyền"),
    Kind.PROPOSAL_SOLVED: _("Kiến nghị được giải quyết"),
    Kind.MONITORING: _("Tham gia giám sát"),
    Kind.TALK: _("Buổi truyền thông"),
    Kind.COURSE: _("Lớp học cho thành viên"),
    Kind.DIGITAL: _("Học dùng điện thoại, dịch vụ số"),
    Kind.PERFORMANCE: _("Văn nghệ, thể thao"),
    Kind.EXCHANGE: _("Giao lưu với nơi khác"),
    Kind.VISIT: _("Thăm người ốm, gia đình có tang"),
    Kind.CELEBRATION: _("Mừng sinh nhật, mừng thọ"),
    Kind.DRIVE: _("Vận động ủng hộ"),
    Kind.COMMON_INCOME: _("Làm chung để gây quỹ"),
    Kind.PARTNERS: _("Làm việc với cơ quan, đoàn thể"),
    Kind.OTHER: _("Việc khác của mảng này"),
}
PART = {Part.LED: _("Người đứng ra"), Part.TOOK_PART: _("Người tham gia"), Part.HELPED: _("Người được giúp")}
PLAN_STATE = {
    PlanState.OPEN: _("chưa đến hạn"),
    PlanState.LATE: _("quá tháng, chưa làm"),
    PlanState.DONE: _("đã làm"),
    PlanState.DROPPED: _("thôi không làm"),
}
PLAN_MARK = {
    PlanState.OPEN: "quiet",
    PlanState.LATE: "needs-you",
    PlanState.DONE: "done",
    PlanState.DROPPED: "quiet",
}

# What is counted, as it is read after a number; `queries.measures` gives each to its measure.
CHECK_UPS = _("lần khám sức khỏe cho thành viên")
VOLUNTEERS = _("tình nguyện viên trong tổ chăm sóc tại nhà")
COMMUNITY_HELPS = _("việc giúp cộng đồng")
SUDDEN_HELPS = _("người khó khăn đột xuất được giúp")
RIGHTS_TALKS = _("buổi nói chuyện về chế độ, quyền lợi")
RIGHTS_HELPED = _("người được giúp làm giấy tờ, hưởng chế độ")
DIALOGUES = _("buổi đối thoại với chính quyền")
PROPOSALS_SOLVED = _("kiến nghị được giải quyết")
TOPICS = _("bài truyền thông")
ART_TEAM = _("đội văn nghệ")
EXCHANGES = _("lần giao lưu với nơi khác")
RAISING_MONTHS = _("tháng có thu phí, ủng hộ hoặc gây quỹ")

ENOUGH_YEAR = _("Đã đủ phần của cả năm.")
ENOUGH = _("Đủ.")
NOT_COUNTED = _("Chưa tính được: câu lạc bộ chưa có sổ sách trong ba tháng gần đây.")

WRITTEN = _("Đã ghi vào sổ: %s.")
REWRITTEN = _("Đã ghi lại. Dòng trước vẫn giữ, kèm lý do.")
TAKEN_BACK = _("Đã bỏ. Người bỏ và lý do được lưu lại.")
PLANNED = _("Đã ghi vào kế hoạch.")
TICKED = _("Đã đánh dấu là làm xong.")
DROPPED = _("Đã thôi việc này, lý do được lưu lại.")
PHOTO_KEPT = _("Đã giữ ảnh.")
PHOTO_REMOVED = _("Đã bỏ ảnh.")
LABEL_SET = _("Đã ghi tên gọi mới của mảng. Mã của mảng không đổi nên số liệu vẫn nối tiếp.")

HEAD_ADD = _("Ghi việc đã làm")
HEAD_REWRITE = _("Sửa việc đã ghi")
HEAD_TAKE_BACK = _("Bỏ việc ghi nhầm")
HEAD_PLAN_ADD = _("Thêm việc vào kế hoạch")
HEAD_DROP = _("Thôi việc này")
HEAD_LABEL = _("Đặt tên gọi của mảng")
DO_WRITE = _("Ghi vào sổ")
DO_REWRITE = _("Ghi chỗ sửa")
DO_TAKE_BACK = _("Bỏ việc này")
DO_PLAN = _("Ghi vào kế hoạch")
TICK = _("Đã làm")
DO_DROP = _("Thôi việc này")
DO_LABEL = _("Ghi tên gọi")
TAKE_BACK_TOLD = _("Chỉ bỏ khi ghi nhầm. Việc này không được tính nữa; người bỏ và lý do được lưu lại.")
LABEL_TOLD = _("Tên cũ không bị sửa: nó được đóng lại vào ngày tên mới bắt đầu. Mã và cách tính của mảng giữ nguyên.")
EIGHT_AREAS = _("Hoạt động")
DONE_LIST = _("Việc đã ghi")
PLAN = _("Kế hoạch năm")
WALL_CALENDAR = _("Lịch treo tường")
STEP = _("Việc đã làm, giúp nhau")
STEP_TOLD = _("%d việc")
TODO_PLAN = _("Kế hoạch: %(words)s (tháng %(month)s) chưa đánh dấu")
COUNTRY = _("Cả nước")
FACT = {
    "area": _("Mảng"),
    "kind": _("Loại việc"),
    "place": _("Ở đâu"),
    "people": _("Bao nhiêu người làm"),
    "helped": _("Bao nhiêu người được giúp"),
    "others": _("Người, đơn vị khác"),
    "hours": _("Giờ công"),
    "value": _("Giá trị"),
    "note": _("Ghi chú"),
    "meeting": _("Ghi tại buổi họp"),
}

MENU = (
    Entry(Face.CLUB, _("Hoạt động"), "activities:year", Action.SEE_CLUB, order=15),
    Entry(Face.OFFICE, _("Tám mảng"), "activities:clubs", Action.SEE_OFFICE, order=45),
)

# Papers, the same in every language.
CALENDAR_TITLE = "Lịch tháng %(month)d/%(year)d"
LUNAR_YEAR = "Năm %s"
MEETING_DAY = "Họp CLB"
BIRTHDAY = "Sinh nhật %s"
LONGEVITY = "Mừng thọ năm %d"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
HOLIDAYS: Mapping[tuple[int, int], str] = {
    (1, 1): "Tết Dương lịch",
    (30, 4): "Ngày Giải phóng",
    (1, 5): "Quốc tế Lao động",
    (6, 6): "Ngày truyền thống NCT",
    (27, 7): "Thương binh, Liệt sĩ",
    (2, 9): "Quốc khánh",
    (1, 10): "Quốc tế NCT",
}
LUNAR_HOLIDAYS: Mapping[tuple[int, int], str] = {
    (1, 1): "Tết Nguyên đán",
    (15, 1): "Rằm tháng Giêng",
    (10, 3): "Giỗ Tổ",
    (15, 4): "Phật đản",
    (5, 5): "Tết Đoan ngọ",
    (15, 7): "Rằm tháng Bảy",
    (15, 8): "Trung thu",
    (23, 12): "Ông Công, ông Táo",
}

REFUSALS = {
    "activity_needs_title": _("Bác ghi vắn tắt đã làm việc gì."),
    "activity_not_come": _("Ngày {on} chưa tới. Việc sắp làm thì ghi vào kế hoạch năm."),
    "club_did_not_live": _("Ngày {on} {club} không hoạt động nên không ghi việc của ngày đó được. Bác xem lại ngày."),
    "people_impossible": _("Số người không hợp lý, nhiều nhất là {limit_count}. Bác xem lại con số."),
    "fewer_than_named": _("Bác đã đánh dấu tên {named_count} người nên số người không thể ít hơn thế."),
    "nobody_took_part": _("Bác đánh dấu ai đã làm, hoặc ghi có bao nhiêu người."),
    "helped_nobody": _("Bác đánh dấu ai được giúp, hoặc ghi giúp được bao nhiêu người."),
    "not_member_then": _(
        "Ngày {on} có người được chọn không phải thành viên: {names}. Bác bỏ tên đó hoặc xem lại ngày."
    ),
    "activity_is_taken_back": _("Việc này đã được bỏ hoặc ghi lại rồi. Bác mở danh sách để xem dòng mới."),
    "taking_back_needs_reason": _("Bác ghi lý do vì sao bỏ hoặc sửa."),
    "nothing_changed": _("Chưa có gì khác với sổ nên chưa ghi."),
    "too_many_photos_of_activity": _("Mỗi việc giữ nhiều nhất {photo_count} ảnh. Bác bỏ bớt ảnh cũ."),
    "plan_needs_words": _("Bác ghi sẽ làm việc gì."),
    "plan_year_impossible": _("Kế hoạch chỉ ghi cho năm nay, năm trước hoặc năm sau. Bác xem lại năm {year}."),
    "plan_line_closed": _("Việc này đã được đánh dấu là làm xong, hoặc đã thôi."),
    "area_label_missing": _("Bác ghi tên gọi của mảng."),
    "area_label_set_later": _("Đã có một tên gọi bắt đầu từ ngày {valid_from}. Bác chọn ngày sau đó."),
}


def lacks(said: Standing) -> str:
    """One measure as a sentence: what is missing, what is asked, what there is."""
    name, have, need = said.measure.name, group_digits(said.have), group_digits(said.need)
    if said.limit is None or said.is_met:
        return str(ENOUGH)
    if said.is_veiled:
        return str(_("Chưa đủ %(name)s: phải có %(need)s.")) % {"name": name, "need": need}
    left = group_digits(said.missing)
    match said.measure.how:
        case How.WITHIN:
            return str(_("Chưa lập %(name)s; câu lạc bộ phải có sau %(months)s tháng thành lập.")) % {
                "name": name, "months": said.limit,
            }  # fmt: skip
        case How.SHARE:
            told = _("Còn thiếu %(left)s %(name)s: phải có %(need)s trong %(of)s thành viên, mới có %(have)s.")
            return str(told) % {
                "left": left, "name": name, "need": need, "of": group_digits(said.of), "have": have,
            }  # fmt: skip
    return str(_("Còn thiếu %(left)s %(name)s: phải có %(need)s, mới có %(have)s.")) % {
        "left": left, "name": name, "need": need, "have": have,
    }  # fmt: skip


def has(said: Standing) -> str:
    """One measure that is met, with its numbers: `2/2 buổi đối thoại với chính quyền`."""
    if said.measure.how is How.WITHIN:
        return str(said.measure.name)
    if said.is_veiled:
        return str(_("đủ mức %(need)s %(name)s")) % {"need": group_digits(said.need), "name": said.measure.name}
    if said.limit is None:
        return f"{group_digits(said.have)} {said.measure.name}"
    return f"{group_digits(said.have)}/{group_digits(said.need)} {said.measure.name}"


def area_lacks(area: AreaStanding) -> list[str]:
    """Every sentence of an area that falls short; none when it is met."""
    return [lacks(each) for each in area.short]


def areas_met(areas: Iterable[AreaStanding]) -> str:
    """`6/8 mảng`, as a heading tells it."""
    found = list(areas)
    return str(_("%(met)d/%(all)d mảng")) % {"met": sum(each.is_met for each in found), "all": len(found)}


def names_of(labels: Mapping[ActivityArea, str], areas: Iterable[ActivityArea]) -> str:
    """Areas by name, in one line."""
    return ", ".join(labels[area] for area in areas)


def told_at_meeting(helped_count: int, titles: Iterable[str]) -> tuple[str, ...]:
    """What was done, read out at the end of a meeting."""
    done = [title.rstrip(" .") for title in titles]
    if not done:
        return ()
    helped = str(_(" Đã giúp %d người.")) % helped_count if helped_count else ""
    return (str(_("Việc đã làm: %s.")) % "; ".join(done) + helped,)
