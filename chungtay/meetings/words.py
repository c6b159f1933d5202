"""The Vietnamese of meetings: kinds, marks, reasons, the steps, the six sentences read back, and refusals."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.clubs.rules import ManagingOrg, Post
from chungtay.kernel.vietnamese import fold
from chungtay.meetings.rules import Facts, Kind, Mark, MonthKind, NoMeetingReason, Tally
from chungtay.web.menu import Entry, Face
from chungtay.web.words import WEEKDAYS

KIND = {
    Kind.MONTHLY: _("Sinh hoạt hằng tháng"),
    Kind.BOARD: _("Họp Ban Chủ nhiệm"),
    Kind.EXTRAORDINARY: _("Họp bất thường"),
    Kind.YEAR_END: _("Tổng kết năm"),
}
MARK = {
    Mark.PRESENT: _("Có mặt"),
    Mark.ABSENT: _("Vắng"),
    Mark.EXCUSED: _("Có phép"),
    Mark.RELATIVE: _("Đi thay"),
    Mark.AWAY: _("Đi xa"),
}
MARK_IN_FULL = {
    Mark.PRESENT: _("có mặt"),
    Mark.ABSENT: _("vắng không phép"),
    Mark.EXCUSED: _("vắng có phép"),
    Mark.RELATIVE: _("người nhà đi thay"),
    Mark.AWAY: _("đi xa, tạm vắng"),
}
MARK_SIGN = {Mark.PRESENT: "✓", Mark.ABSENT: "V", Mark.EXCUSED: "P", Mark.RELATIVE: "T", Mark.AWAY: "–"}
TOUCHED = (Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED, Mark.RELATIVE)
REASON = {
    NoMeetingReason.TET: _("Nghỉ Tết"),
    NoMeetingReason.HARVEST: _("Bận mùa vụ"),
    NoMeetingReason.FLOOD: _("Mưa bão, lũ lụt"),
    NoMeetingReason.FUNERAL: _("Có đám tang"),
    NoMeetingReason.EPIDEMIC: _("Dịch bệnh"),
    NoMeetingReason.OTHER: _("Lý do khác"),
}
MONTH_KIND = {
    MonthKind.HELD: _("đã họp"),
    MonthKind.WITHOUT: _("không họp, có lý do"),
    MonthKind.SILENT: _("chưa ghi gì"),
    MonthKind.OPEN: _("tháng này chưa họp"),
    MonthKind.OUTSIDE: "",
}

STEP_ATTENDANCE = _("Điểm danh")
STEP_GUESTS = _("Khách")
STEP_TOPICS = _("Truyền thông")
STEP_DECISIONS = _("Việc đã thống nhất")
STEP_PLAN = _("Kế hoạch tháng sau")
STEP_PHOTOS = _("Ảnh")
GUESTS = _("%d khách")
THINGS_AGREED = _("%d việc")
PHOTOS_KEPT = _("%d ảnh")

WRITTEN = _("Đã ghi vào sổ.")
ATTENDANCE_WRITTEN = _("Đã điểm danh: %s.")
MEETING_CLOSED = _("Buổi họp đã kết thúc và ghi vào sổ.")
CORRECTED = _("Đã đính chính, lý do được lưu lại.")
TAKEN_BACK = _("Đã bỏ.")
DISCARDED = _("Đã bỏ buổi họp mở nhầm.")
DISCARD = _("Bỏ buổi họp này")
DISCARD_TOLD = _("Chỉ bỏ khi mở nhầm ngày hoặc nhầm loại họp. Người bỏ và lý do được lưu lại.")
PHOTO_AFTERWARDS = _("Ảnh chụp thêm sau buổi họp")
WRITE_MARK = _("Ghi điểm danh")
WRITE_GUESTS = _("Ghi khách dự")
WRITE_PLAN = _("Ghi kế hoạch")

SIGNS_AS = {Post.SECRETARY: _("Thư ký"), Post.CHAIR: _("Chủ nhiệm")}
# Heads of official papers: the same in every language, so not translated.
ABOVE = {ManagingOrg.ASSOCIATION: "Hội Người cao tuổi %s", ManagingOrg.WOMEN_UNION: "Hội Liên hiệp Phụ nữ %s"}
CORRECTION = "Ngày %(day)s: %(reason)s"

MENU = (Entry(Face.CLUB, _("Buổi sinh hoạt"), "meetings:list", Action.SEE_CLUB, order=10),)

REFUSALS = {
    "meeting_in_future": _("Ngày {held_on} chưa tới nên chưa ghi buổi họp được. Bác xem lại ngày họp."),
    "club_not_living": _("Ngày {held_on} {club} không hoạt động nên không ghi buổi họp của ngày đó được."),
    "meeting_is_closed": _(
        "Buổi họp ngày {held_on} đã đọc lại và kết thúc. Muốn sửa thì mở buổi họp, bấm “Đính chính” và ghi lý do."
    ),
    "meeting_still_open": _("Buổi họp ngày {held_on} chưa kết thúc, bác cứ sửa thẳng ở từng mục."),
    "meeting_already_there": _("Ngày {held_on} đã có một buổi họp cùng loại. Bác mở buổi họp đó ra xem."),
    "meeting_has_papers": _("Buổi họp ngày {held_on} đã có chứng từ đi kèm nên không bỏ được."),
    "number_of_meeting_taken": _("Lần thứ {number} đã là của buổi họp ngày {held_on}. Bác ghi số khác."),
    "attendance_not_taken": _("Buổi họp chưa điểm danh. Bác điểm danh rồi mới kết thúc được."),
    "nobody_on_the_roll": _(
        "Ngày {held_on} danh sách không có ai. Bác ghi thành viên, hoặc Ban Chủ nhiệm nếu Ban họp, rồi làm lại."
    ),
    "not_on_the_roll": _("Ngày {held_on} người mang số {numbers} không có tên trong danh sách. Bác mở lại trang này."),
    "too_many_guests": _("{guest_count} khách là quá nhiều. Bác xem lại con số."),
    "correction_needs_reason": _("Bác ghi lý do vì sao phải sửa."),
    "month_has_meeting": _("{month} đã có buổi sinh hoạt nên không ghi là tháng không họp."),
    "month_in_future": _("Tháng này chưa tới, còn có thể họp được. Đến tháng đó bác hãy ghi."),
    "month_already_explained": _("{month} đã được ghi là tháng không họp rồi."),
    "reason_needs_words": _("Bác ghi rõ lý do khác là gì."),
    "photo_unreadable": _("Tệp này không phải ảnh, hoặc ảnh bị hỏng. Bác chụp lại hoặc chọn ảnh JPG, PNG khác."),
    "photo_too_large": _("Ảnh quá lớn (trên {limit_mb} MB). Bác chụp lại ở cỡ nhỏ hơn."),
    "too_many_photos": _("Mỗi buổi họp giữ nhiều nhất {photo_count} ảnh. Bác bỏ bớt ảnh cũ."),
}


def spoken_day(day: date) -> str:
    """The day as it is said and as minutes are dated: thứ Sáu, ngày 27 tháng 11 năm 2026."""
    weekday = str(WEEKDAYS[day.weekday()])
    return f"{weekday[0].lower()}{weekday[1:]}, ngày {day.day} tháng {day.month} năm {day.year}"


def title_of(kind: Kind, held_on: date, number: int | None = None) -> str:
    """`Buổi sinh hoạt tháng 11/2026, lần thứ 37`."""
    if kind is Kind.MONTHLY:
        title = _("Buổi sinh hoạt tháng %(month)s/%(year)s") % {"month": held_on.month, "year": held_on.year}
    elif kind is Kind.YEAR_END:
        title = _("Họp tổng kết năm %(year)s") % {"year": held_on.year}
    else:
        title = str(KIND[kind])
    return f"{title}, lần thứ {number}" if number else str(title)


def tally_words(tally: Tally) -> str:
    """`54 có mặt · 2 đi thay · 3 vắng`, as the line of a list tells it."""
    said = [f"{tally.present} có mặt"]
    if tally.relative:
        said.append(f"{tally.relative} đi thay")
    if tally.missing:
        said.append(f"{tally.missing} vắng")
    return " · ".join(said)


def tally_in_full(tally: Tally) -> str:
    """`54 trên 59 người có mặt, 2 người nhà đi thay, …`."""
    return _attendance(tally)


def facts_of(facts: Facts) -> list[dict[str, str]]:
    """The head of the minutes: when, where, who."""
    at = f"{facts.starts_at.hour} giờ {facts.starts_at:%M}, " if facts.starts_at else ""
    return [
        {"name": "Thời gian", "value": f"{at}{spoken_day(facts.held_on)}"},
        {"name": "Địa điểm", "value": facts.place or "……………………"},
        {"name": "Thành viên", "value": _attendance(facts.tally)},
        {"name": "Khách", "value": _guests(facts)},
    ]


def hands(in_favour: int | None, against: int | None) -> str:
    """`54 người đồng ý, 2 không đồng ý`, where hands were counted."""
    said = [f"{in_favour} người đồng ý"] if in_favour is not None else []
    return ", ".join([*said, *([f"{against} không đồng ý"] if against is not None else [])])


def is_asked_for(asked: str, name: str, number: int) -> bool:
    """Whether a line is meant by what was typed: part of a name in any spelling, or the number."""
    return not asked or asked == str(number) or fold(asked) in fold(name)


def read_back(facts: Facts) -> tuple[str, ...]:
    """The meeting as it is spoken: six sentences and what other rooms add, short, figures first, for any tongue."""
    began = (_opening(facts), _attendance(facts.tally), _guests(facts), _topics(facts))
    return (*began, *facts.more, _agreed(facts), _next(facts))


def _opening(facts: Facts) -> str:
    what = str(title_of(facts.kind, facts.held_on, facts.number))
    at = f", lúc {facts.starts_at:%H:%M}" if facts.starts_at else ""
    where = f", tại {facts.place}" if facts.place else ""
    return f"{what} của {facts.club}: {spoken_day(facts.held_on)}{at}{where}."


def _attendance(tally: Tally) -> str:
    if not tally.on_roll:
        return "Chưa điểm danh."
    parts = [f"{tally.present} trên {tally.expected} người có mặt"]
    if tally.relative:
        parts.append(f"{tally.relative} người nhà đi thay")
    if tally.excused:
        parts.append(f"{tally.excused} người vắng có phép")
    if tally.absent:
        parts.append(f"{tally.absent} người vắng không phép")
    if tally.away:
        parts.append(f"{tally.away} người đi xa không tính")
    return ", ".join(parts) + "."


def _guests(facts: Facts) -> str:
    if not facts.guest_count and not facts.guests:
        return "Không có khách."
    many = f"{facts.guest_count} khách" if facts.guest_count else "Có khách"
    return f"{many}: {_ended(facts.guests)}" if facts.guests else f"{many}."


def _topics(facts: Facts) -> str:
    if not facts.topics:
        return "Không có bài truyền thông."
    return f"{len(facts.topics)} bài truyền thông: {_ended('; '.join(facts.topics))}"


def _agreed(facts: Facts) -> str:
    if not facts.decisions:
        return "Không có việc nào phải thống nhất."
    return f"{len(facts.decisions)} việc đã thống nhất: {_ended('; '.join(facts.decisions))}"


def _next(facts: Facts) -> str:
    plan = f"Tháng sau: {_ended(facts.next_plan)}" if facts.next_plan else "Chưa bàn kế hoạch tháng sau."
    return f"{plan} Buổi sau họp {spoken_day(facts.next_day)}." if facts.next_day else plan


def _ended(words: str) -> str:
    words = " ".join(words.split()).rstrip(" .;")
    return f"{words}."
