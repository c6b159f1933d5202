"""The Vietnamese of figures: how clubs were counted, headings of indicators, refusals, what the commands say."""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from chungtay.figures.rules import Basis, Group, SheetSource
from chungtay.kernel.money import group_digits

BASIS = {
    Basis.NOTHING: _("không tính"),
    Basis.BOOKS: _("từ sổ"),
    Basis.SHEET: _("từ phiếu"),
    Basis.CARRIED: _("số tháng trước"),
    Basis.PUBLISHED: _("còn là số công bố"),
    Basis.SILENT: _("im lặng"),
}
ORIGIN = {SheetSource.SHEET: _("phiếu giấy"), SheetSource.PUBLISHED: _("số công bố")}
GROUPS = {
    Group.CLUBS: _("Câu lạc bộ"),
    Group.LIFE: _("Thành lập, vào, ra"),
    Group.QUALITY: _("Chất lượng hoạt động"),
    Group.MEMBERS: _("Thành viên"),
    Group.HARDSHIP: _("Hoàn cảnh thành viên"),
    Group.MEETINGS: _("Sinh hoạt"),
    Group.MONEY: _("Quỹ của câu lạc bộ"),
    Group.LENDING: _("Cho vay vốn"),
    Group.AREAS: _("Tám mảng hoạt động"),
    Group.CARE: _("Chăm sóc tại nhà"),
    Group.HEALTH: _("Sức khỏe"),
    Group.RIGHTS: _("Quyền và lợi ích"),
    Group.COVERAGE: _("Độ phủ"),
    Group.SOURCES: _("Cách đếm"),
}


class CountedFrom(Protocol):
    """How many clubs were counted from which source."""

    @property
    def books(self) -> int: ...
    @property
    def sheet(self) -> int: ...
    @property
    def carried(self) -> int: ...
    @property
    def published(self) -> int: ...
    @property
    def silent(self) -> int: ...


class Proved(Protocol):
    """What the proof of a night found."""

    @property
    def night(self) -> date: ...
    @property
    def row_count(self) -> int: ...
    @property
    def wrong_count(self) -> int: ...
    @property
    def wrong(self) -> list[str]: ...


def proof_told(proof: Proved | None) -> str:
    """The proof of the last night in one sentence, for the page of health, the watching program and the log."""
    if proof is None:
        return str(_("chưa kiểm lần nào; máy tự kiểm mỗi đêm từ 2 đến 4 giờ"))
    told = {"day": f"{proof.night:%d/%m/%Y}", "count": group_digits(proof.row_count)}
    if not proof.wrong_count:
        return str(_("đêm {day}: {count} dòng đều khớp")).format(**told)
    names = "; ".join(proof.wrong[:5])
    words = str(_("đêm {day}: {wrong} trong {count} dòng không khớp ({names}); chạy `chungtay figures rebuild`"))
    return words.format(**told, wrong=group_digits(proof.wrong_count), names=names)


def how_counted(sources: CountedFrom) -> str:
    """`640 từ sổ · 300 từ phiếu · 190 còn là số công bố`: the sources that there are, best first."""
    counts = (
        (sources.books, BASIS[Basis.BOOKS]),
        (sources.sheet, BASIS[Basis.SHEET]),
        (sources.carried, BASIS[Basis.CARRIED]),
        (sources.published, BASIS[Basis.PUBLISHED]),
        (sources.silent, BASIS[Basis.SILENT]),
    )
    return " · ".join(f"{group_digits(count)} {words}" for count, words in counts if count)


REFUSALS = {
    "sheet_column_unknown": _("Phiếu có mục không dùng: {columns}. Bỏ mục đó ra."),
    "sheet_number_impossible": _("Số {value} không thể đúng cho một câu lạc bộ. Bác xem lại phiếu."),
    "sheet_part_exceeds_whole": _(
        "Phiếu ghi phần ({part_count}) lớn hơn tổng ({whole_count}). Bác xem lại hai số này."
    ),
    "sheet_without_members": _("Phiếu chưa có tổng số thành viên. Ghi tổng số trước."),
    "sheet_month_in_future": _("Tháng {month} chưa đến. Chọn tháng này hoặc tháng đã qua."),
    "sheet_has_no_flows": _("Số công bố chỉ ghi được số hiện có, không ghi được việc xảy ra trong tháng."),
    "sheet_for_placeholder": _(
        "“{club}” mới chỉ là số công bố, chưa có câu lạc bộ thật nhận. Lập hoặc chọn câu lạc bộ thật rồi nhập phiếu."
    ),
    "sheet_without_source": _("Chưa ghi nguồn. Ghi rõ phiếu, danh sách hay văn bản nào."),
    "sheet_of_unknown_club": _("Danh sách có câu lạc bộ không tìm thấy hoặc ghi hai lần. Chưa ghi dòng nào."),
    "month_not_counted": _("Tháng này câu lạc bộ chưa có số, hoặc tài khoản của bác không xem được."),
    "indicator_unknown": _("Không có chỉ tiêu “{code}”."),
    "borders_unknown": _("Không có địa giới “{borders}”. Chọn 2024 (63 tỉnh) hoặc 2025 (34 tỉnh)."),
    "area_unknown": _("Không có tỉnh, huyện, xã nào mang mã “{code}” trên bản đồ này."),
}

COMMAND = {
    "working": "Đang đếm số liệu. Dừng bằng Ctrl+C.",
    "rebuilt": "Đã đếm lại {count} tháng câu lạc bộ.",
    "holds": "Đúng:",
    "fails": "SAI:",
    "club_months": "Số từng câu lạc bộ khớp với sổ",
    "area_months": "Số từng xã, huyện, tỉnh khớp với các câu lạc bộ",
    "broken": "Số liệu không khớp; chạy `chungtay figures rebuild`. {wrong}",
    "bad_day": "“{text}” không phải ngày. Ghi như 2023-12-31.",
    "title": "{place} · đến hết {day} · địa giới {borders}",
    "country": "Cả nước",
    "sources": "Cách đếm: {how}",
    "no_rows": "Tháng này chưa có số.",
}
