"""The Vietnamese of clubs: states, posts, areas, refusals, and the warnings about a club's composition."""

from collections.abc import Mapping
from datetime import date, time
from typing import Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.clubs.rules import (
    ActivityArea,
    Calendar,
    EndReason,
    FoundingStepKind,
    ManagingOrg,
    Post,
    State,
    TeamKind,
    Warn,
    Warned,
)
from chungtay.places.words import hamlet_called
from chungtay.web.menu import Entry, Face

STATES = {
    State.PROPOSED: _("Đã đề nghị"),
    State.SURVEYED: _("Đã khảo sát"),
    State.MOBILISING: _("Đang vận động"),
    State.DECIDED: _("Có quyết định, chưa ra mắt"),
    State.ACTIVE: _("Đang hoạt động"),
    State.WEAK: _("Hoạt động yếu"),
    State.SUSPENDED: _("Tạm ngừng"),
    State.MERGED: _("Đã sáp nhập"),
    State.DISSOLVED: _("Đã giải thể"),
}
STATE_KINDS = {
    State.ACTIVE: "done",
    State.WEAK: "needs-you",
    State.SUSPENDED: "needs-you",
    State.MERGED: "quiet",
    State.DISSOLVED: "quiet",
}
"""The colour of a state's tag; a word always stands with it."""

MANAGING_ORGS = {
    ManagingOrg.ASSOCIATION: _("Hội Người cao tuổi"),
    ManagingOrg.WOMEN_UNION: _("Hội Liên hiệp Phụ nữ"),
    ManagingOrg.OTHER: _("Tổ chức khác"),
}
POSTS = {
    Post.CHAIR: _("Chủ nhiệm"),
    Post.VICE_CHAIR: _("Phó Chủ nhiệm"),
    Post.ACCOUNTANT: _("Kế toán"),
    Post.TREASURER: _("Thủ quỹ"),
    Post.SECRETARY: _("Thư ký"),
    Post.BOARD_MEMBER: _("Ủy viên"),
}
END_REASONS = {
    EndReason.LEFT: _("Thôi tham gia"),
    EndReason.DIED: _("Đã mất"),
    EndReason.MOVED: _("Chuyển sang câu lạc bộ khác"),
    EndReason.STRUCK: _("Xóa tên"),
    EndReason.CLUB_MERGED: _("Câu lạc bộ sáp nhập"),
    EndReason.CLUB_CLOSED: _("Câu lạc bộ giải thể"),
    EndReason.ENTERED_WRONGLY: _("Ghi nhầm"),
}
TEAM_KINDS = {TeamKind.NEIGHBOURHOOD: _("Tổ dân cư"), TeamKind.ACTIVITY: _("Tổ hoạt động")}
AREAS = {
    ActivityArea.INCOME: _("Tăng thu nhập"),
    ActivityArea.HEALTH: _("Chăm sóc sức khỏe"),
    ActivityArea.HOMECARE: _("Chăm sóc tại nhà"),
    ActivityArea.SELFHELP: _("Tự giúp nhau và hỗ trợ cộng đồng"),
    ActivityArea.RIGHTS: _("Quyền và lợi ích"),
    ActivityArea.AWARENESS: _("Truyền thông, nâng cao kiến thức"),
    ActivityArea.SPIRIT: _("Đời sống tinh thần, văn hóa, văn nghệ"),
    ActivityArea.RESOURCE: _("Vận động nguồn lực"),
}
CALENDARS = {Calendar.SOLAR: _("Dương lịch"), Calendar.LUNAR: _("Âm lịch")}
FOUNDING_STEPS = {
    FoundingStepKind.REQUEST: _("Đơn, tờ trình đề nghị"),
    FoundingStepKind.SURVEY: _("Khảo sát"),
    FoundingStepKind.COMMITTEE: _("Ban vận động"),
    FoundingStepKind.MEMBER_LIST: _("Danh sách thành viên"),
    FoundingStepKind.BOARD_LIST: _("Danh sách Ban Chủ nhiệm"),
    FoundingStepKind.DRAFT_REGULATION: _("Dự thảo quy chế hoạt động"),
    FoundingStepKind.DECISION: _("Quyết định thành lập"),
    FoundingStepKind.LAUNCH: _("Lễ ra mắt"),
    FoundingStepKind.TRAINING: _("Tập huấn ban đầu"),
}
SEAT_ENDED = "Thôi giữ chức vụ trong Ban Chủ nhiệm"
SEAT_ENDED_BY_DEATH = "Đã mất"

WARNINGS = {
    Warn.FEW_MEMBERS: _("{member_count} thành viên, quy định {min}–{max}."),
    Warn.MANY_MEMBERS: _("{member_count} thành viên, quy định {min}–{max}."),
    Warn.FEW_WOMEN: _("Thiếu {missing_count} phụ nữ để đạt {percent}%."),
    Warn.MANY_WOMEN: _("{part_count} trong {member_count} thành viên là phụ nữ, quá mức {percent}%."),
    Warn.FEW_OLDER: _("Thiếu {missing_count} người từ {age} tuổi trở lên để đạt {percent}%."),
    Warn.MANY_OLDER: _("{part_count} trong {member_count} thành viên từ {age} tuổi trở lên, quá mức {percent}%."),
    Warn.BIRTH_UNKNOWN: _("{missing_count} người chưa ghi năm sinh nên chưa tính được tuổi."),
    Warn.SEX_UNKNOWN: _("{missing_count} người chưa ghi nam hay nữ."),
    Warn.FEW_SEATS: _("Ban Chủ nhiệm có {seat_count} người, thường là {min} đến {max}."),
    Warn.MANY_SEATS: _("Ban Chủ nhiệm có {seat_count} người, thường là {min} đến {max}."),
    Warn.POST_VACANT: _("Chưa có {post}."),
}


def warning(warned: Warned) -> str:
    """The warning as one plain sentence: "Thiếu 3 phụ nữ để đạt 60%."."""
    return str(WARNINGS[warned.warn]).format_map({name: _told(fact) for name, fact in warned.facts.items()})


def _told(fact: object) -> str:
    if isinstance(fact, Post):
        return str(POSTS[fact]).lower()
    if isinstance(fact, float):
        return f"{fact:g}".replace(".", ",")
    return "…" if fact is None else str(fact)


Code = TypeVar("Code", bound=str)


def named(labels: Mapping[Code, object], code: str) -> str:
    """The label of a stored code, or the code itself where a later version knows more."""
    return str({str(known): label for known, label in labels.items()}.get(str(code), code))


REFUSALS = {
    "club_not_found": _("Không tìm thấy câu lạc bộ này, hoặc tài khoản của bác không xem được."),
    "membership_not_found": _("Không có người này trong sổ của câu lạc bộ."),
    "pair_not_found": _("Không tìm thấy hai hồ sơ này, hoặc đã có người xử lý."),
    "register_refused": _(
        "{line_count} dòng chưa ghi được, dòng đầu tiên là dòng {first_line}. Chưa có dòng nào được ghi."
    ),
    "number_impossible": _("Số thứ tự phải là số từ 1 đến 32.000. Để trống thì máy tự cho số tiếp theo."),
    "joined_in_future": _("Ngày vào câu lạc bộ ({day}) chưa đến. Ghi ngày đã qua hoặc hôm nay."),
    "day_to_come": _("Ngày {day} chưa đến. Ghi ngày đã qua hoặc hôm nay."),
    "reason_needed": _("Ghi lý do, để người sau xem sổ còn hiểu."),
    "club_name_missing": _("Chưa có tên. Ghi tên, ví dụ CLB thôn Phú Nghĩa."),
    "club_name_too_long": _("Tên dài {length} chữ, quá {limit} chữ. Ghi ngắn lại."),
    "not_a_commune_of_today": _("{name} không phải xã, phường, đặc khu đang có. Chọn lại nơi của câu lạc bộ."),
    "club_name_unchanged": _("Tên mới giống tên đang dùng nên không cần đổi."),
    "changed_later": _("Lần ghi trước bắt đầu từ {began_on}. Ghi ngày sau ngày đó."),
    "heir_needed": _("Chọn câu lạc bộ đang hoạt động sẽ nhận thành viên của câu lạc bộ này."),
    "already_ended": _("Việc này đã kết thúc từ {ended_on}. Bác mở lại trang để xem bản mới."),
    "already_away": _("Những ngày này đã ghi tạm vắng rồi."),
    "outside_membership": _("Người này vào câu lạc bộ từ {joined_on}, hoặc đã thôi. Xem lại ngày."),
    "move_to_same_club": _("Người này đang ở câu lạc bộ đó. Chọn câu lạc bộ khác."),
    "team_of_area_exists": _("Câu lạc bộ đã có tổ của mảng này. Thêm người vào tổ đang có."),
    "already_in_team": _("Người này đang ở trong tổ rồi."),
    "leader_taken": _("Tổ đã có tổ trưởng trong những ngày này."),
    "hamlet_elsewhere": _("Thôn, tổ dân phố này không thuộc xã của câu lạc bộ, hoặc đã đổi tên, sáp nhập. Chọn lại."),
    "not_a_placeholder": _("Chỉ nhận thay được một câu lạc bộ mới có số công bố, chưa có sổ."),
    "meeting_day_impossible": _("Không có ngày {day}. Ghi ngày từ 1 đến 31; theo âm lịch từ 1 đến 30."),
    "already_in_project": _("Câu lạc bộ đang thuộc dự án {name} rồi."),
    "batch_in_use": _(
        "Không bỏ được cả đợt nhập vì đã có ghi chép về người trong đợt này. Sửa hoặc xóa tên từng người."
    ),
    "step_not_next": _("Câu lạc bộ không chuyển được từ tình trạng này sang tình trạng đã chọn."),
    "already_member": _("Người này đang có trong sổ của câu lạc bộ, số {number}. Mở dòng đó để sửa."),
    "number_taken": _("Số {number} đã cấp cho người khác. Để trống thì máy tự cho số tiếp theo."),
    "accountant_is_treasurer": _("{name} không thể vừa làm kế toán vừa giữ quỹ. Chọn người khác."),
    "post_taken": _("{holder} đang giữ chức này. Ghi thôi chức trước, rồi ghi người mới."),
    "board_full": _("Ban Chủ nhiệm đã có {seat_count} người, nhiều nhất là 9. Ghi thôi chức một người trước."),
    "not_a_member": _("{name} không có trong sổ thành viên vào ngày đó. Ghi vào sổ trước."),
    "club_is_closed": _("Câu lạc bộ đã sáp nhập hoặc giải thể nên không ghi thêm được."),
    "ends_before_it_began": _("Ngày kết thúc phải sau ngày bắt đầu ({began_on})."),
    "already_claimed": _("{name} đã có câu lạc bộ khác nhận. Bác tải lại trang để xem."),
}

MENU = (
    Entry(Face.OFFICE, _("Câu lạc bộ"), "clubs:clubs", Action.SEE_OFFICE, order=20),
    Entry(Face.OFFICE, _("Trùng người"), "clubs:duplicates", Action.FOUND_CLUB, order=60),
)

# --- pages ------------------------------------------------------------------------------------------------------------

ADDED = _("Đã ghi {name} vào sổ, số {number}.")
SAVED = _("Đã ghi.")
LEFT = _("Đã ghi thôi tham gia.")
MOVED = _("Đã chuyển sang câu lạc bộ mới.")
SEATED = _("Đã ghi chức vụ.")
LET_IN = _("Đã lập tài khoản. In phiếu vào để đưa tận tay.")
SEAT_IS_OVER = _("Đã ghi thôi chức vụ.")
JUDGED_SAME = _("Đã gộp hai hồ sơ làm một.")
JUDGED_APART = _("Đã ghi là hai người khác nhau. Cặp này sẽ không hiện nữa.")
STATE_CHANGED = _("Đã ghi tình trạng mới.")
SEAT_CONFIRMED = _("Đã xác nhận nơi của câu lạc bộ.")

REGISTER_HEADS = (
    _("Số"), _("Họ và tên"), _("Tên thường gọi"), _("Ngày sinh"), _("Năm sinh"), _("Giới tính"), _("Dân tộc"),
    _("Thôn, tổ dân phố"), _("Địa chỉ"), _("Điện thoại"), _("Hoàn cảnh"), _("Chức vụ"), _("Hội viên Hội NCT"),
    _("Số thẻ"), _("Ngày vào CLB"), _("Ngày thôi"), _("Lý do thôi"),
)  # fmt: skip
CLUB_HEADS = (
    _("Câu lạc bộ"), _("Xã, phường"), _("Tình trạng"), _("Từ ngày"), _("Thành viên"), _("Ngày thành lập"),
    _("Quyết định"), _("Tổ chức quản lý"),
)  # fmt: skip
REGISTER_TITLE = _("Sổ thành viên {club}, ngày {day}")
CLUBS_TITLE = _("Danh sách câu lạc bộ, ngày {day}")
ABOVE_CLUB = _("Hội Người cao tuổi {commune}")
SIGN_CHAIR, SIGN_WRITER = _("Chủ nhiệm"), _("Người lập sổ")
TIMES = {"solar": _("Ngày {day} hằng tháng"), "lunar": _("Ngày {day} âm lịch hằng tháng")}

NAME, COMMUNE, HAMLETS = _("Tên"), _("Xã, phường"), _("Thôn, tổ dân phố")
MEETING_DAY, MEETING_PLACE = _("Ngày sinh hoạt"), _("Nơi sinh hoạt")
MANAGED_BY, DECISION, LAUNCHED = _("Tổ chức quản lý"), _("Quyết định thành lập"), _("Ngày ra mắt")
ASSOCIATION_MEMBER, JOINED_CLUB, YES = _("Hội viên Hội Người cao tuổi"), _("Vào câu lạc bộ"), _("có")
NO_STATE, CLUBS, IN_CLUB = _("chưa ghi"), _("Câu lạc bộ"), _("{club}, số {number}")


class _Rule(Protocol):
    calendar: str
    day: int
    starts_at: time | None


class _Named(Protocol):
    kind: str
    name: str


class _Born(Protocol):
    birth_year: int | None
    birth_date: date | None


def meeting_day(rule: _Rule | None) -> str:
    """`Ngày 15 âm lịch hằng tháng, 8:00`."""
    if rule is None:
        return ""
    said = str(TIMES[rule.calendar]).format(day=rule.day)
    return f"{said}, {rule.starts_at.hour}:{rule.starts_at:%M}" if rule.starts_at else said


def birth_of(person: _Born) -> str:
    """The day of birth where it is known, else the year, else nothing."""
    return f"{person.birth_date:%d/%m/%Y}" if person.birth_date else str(person.birth_year or "")


def hamlet_of(hamlet: _Named | None) -> str:
    """`Thôn Phú Nghĩa`."""
    return hamlet_called(hamlet.kind, hamlet.name) if hamlet else ""
