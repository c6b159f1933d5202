"""The Vietnamese of imports: kinds of files and columns, what is wrong with a line, states, refusals."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.exchange.rules import ColumnTwice, Decision, Field, Kind, LineFault, NotAWorkbook, State, WrongLine
from chungtay.kernel.errors import Refusal
from chungtay.kernel.legacy_text import Encoding
from chungtay.kernel.vietnamese import fold
from chungtay.people.words import ETHNIC_GROUPS, ETHNIC_SPELLINGS
from chungtay.places.rules import TerrainKind
from chungtay.places.words import TERRAIN
from chungtay.web.explain import explain, explain_kept, in_words
from chungtay.web.menu import Entry, Face

MENU = (Entry(Face.OFFICE, _("Nhập sổ từ Excel"), "exchange:batches", Action.IMPORT_REGISTER, order=60),)

ETHNICITIES: dict[str, str] = (
    ETHNIC_SPELLINGS
    | {fold(name): code for code, name in ETHNIC_GROUPS.items()}
    | {code: code for code in ETHNIC_GROUPS}
    | {str(int(code)): code for code in ETHNIC_GROUPS}
)
"""How an ethnic group may be written, folded, and its code."""

STATES = {
    State.UPLOADED: _("chờ bác xem các cột"),
    State.CHECKED: _("đã kiểm tra, chờ ghi vào sổ"),
    State.APPLYING: _("đang ghi vào sổ"),
    State.APPLIED: _("đã ghi vào sổ"),
    State.UNDONE: _("đã rút lại"),
    State.DISCARDED: _("đã bỏ"),
}
STATE_KINDS = {
    State.UPLOADED: "needs-you",
    State.CHECKED: "needs-you",
    State.APPLYING: "told",
    State.APPLIED: "done",
    State.UNDONE: "told",
    State.DISCARDED: "told",
}

TERRAIN_FAULTS = {
    "mark": _("Cột “{kind}” ghi “{text}”, không rõ là có hay không. Ghi x, hoặc để trống."),
    "no_code": _("Có dấu x mà không có mã số xã."),
    "twice": _("Mã {code} đã có ở dòng {first}."),
    "unknown": _("Không có xã nào mang mã {code} trong địa bàn được giao."),
    "name": _("Mã {code} là {commune}, không phải xã ghi trong tệp."),
}
TERRAIN_WRITTEN = _("Đã ghi {marks} loại địa bàn cho {communes} xã.")


def fault_told(fault: LineFault) -> str:
    """Why a row of a list of terrain cannot be taken, as a sentence."""
    facts = dict(fault.facts)
    if "kind" in facts:
        facts["kind"] = str(TERRAIN[TerrainKind(facts["kind"])])
    return str(TERRAIN_FAULTS[fault.code]).format(**facts)


DECISIONS = {
    Decision.UNDECIDED: _("chờ bác xem"),
    Decision.NEW: _("người mới"),
    Decision.SAME: _("đã có hồ sơ"),
    Decision.LEAVE_OUT: _("bỏ dòng này"),
}

KINDS = {
    Kind.XLSX: _("bảng tính Excel (.xlsx)"),
    Kind.XLSB: _("bảng tính Excel nhị phân (.xlsb)"),
    Kind.XLS: _("bảng tính Excel đời cũ (.xls)"),
    Kind.ODS: _("bảng tính OpenDocument (.ods)"),
    Kind.CSV: _("bảng dạng chữ (.csv)"),
    Kind.HTML: _("một trang web (HTML)"),
    Kind.XML: _("một tệp XML"),
    Kind.WORD: _("một văn bản Word"),
    Kind.POWERPOINT: _("một bản trình chiếu"),
    Kind.PDF: _("một tệp PDF"),
    Kind.PICTURE: _("một tấm ảnh"),
    Kind.ARCHIVE: _("một tệp nén"),
    Kind.UNKNOWN: _("một loại tệp máy không biết"),
}

ENCODINGS = {
    Encoding.UNICODE: _("Unicode (chữ thường dùng hiện nay)"),
    Encoding.TCVN3: _("TCVN3, chữ ABC (phông .VnTime)"),
    Encoding.VNI: _("VNI (phông VNI-Times)"),
}

FIELDS = {
    Field.SERIAL: _("Số thứ tự trong danh sách"),
    Field.NUMBER: _("Số thành viên trong câu lạc bộ"),
    Field.NAME: _("Họ và tên"),
    Field.FAMILY_NAME: _("Họ và tên đệm"),
    Field.GIVEN_NAME: _("Tên"),
    Field.KNOWN_AS: _("Tên thường gọi"),
    Field.SEX: _("Giới tính"),
    Field.MALE_MARK: _("Nam (đánh dấu x)"),
    Field.FEMALE_MARK: _("Nữ (đánh dấu x)"),
    Field.BIRTH: _("Năm sinh, ngày sinh"),
    Field.MALE_BIRTH: _("Năm sinh của nam"),
    Field.FEMALE_BIRTH: _("Năm sinh của nữ"),
    Field.ETHNICITY: _("Dân tộc"),
    Field.HAMLET: _("Thôn, bản, tổ dân phố"),
    Field.ADDRESS: _("Địa chỉ"),
    Field.PHONE: _("Điện thoại"),
    Field.HOUSEHOLD: _("Hoàn cảnh (ghi bằng chữ)"),
    Field.POOR: _("Hộ nghèo (đánh dấu x)"),
    Field.NEAR_POOR: _("Hộ cận nghèo (đánh dấu x)"),
    Field.LIVES_ALONE: _("Sống một mình (đánh dấu x)"),
    Field.WITHOUT_SUPPORT: _("Neo đơn (đánh dấu x)"),
    Field.DISABLED: _("Khuyết tật (đánh dấu x)"),
    Field.INSURED: _("Bảo hiểm y tế"),
    Field.STATE_PENSION: _("Lương hưu"),
    Field.SOCIAL_PENSION: _("Trợ cấp hưu trí xã hội"),
    Field.SOCIAL_ALLOWANCE: _("Trợ cấp xã hội"),
    Field.DISADVANTAGED: _("Khó khăn (đánh dấu x)"),
    Field.CARD: _("Số thẻ hội viên Hội Người cao tuổi"),
    Field.ASSOCIATION_MEMBER: _("Là hội viên Hội (đánh dấu x)"),
    Field.ASSOCIATION_JOINED: _("Ngày vào Hội Người cao tuổi"),
    Field.JOINED: _("Ngày vào câu lạc bộ"),
    Field.NOTE: _("Ghi chú (chỉ để đọc)"),
    Field.POSITION: _("Chức vụ (chỉ để đọc)"),
    Field.CLUB_NUMBER: _("Mã câu lạc bộ"),
    Field.CLUB: _("Tên câu lạc bộ"),
    Field.COMMUNE: _("Xã, phường"),
    Field.PROVINCE: _("Tỉnh, thành phố"),
}
NOT_USED = _("Không dùng cột này")

IGNORED = {
    "continued_row": _("phần dưới của một dòng có họ tên gộp ô"),
    "total_row": _("dòng tổng cộng"),
    "signature_row": _("dòng ký tên, ghi chú cuối bảng"),
    "section_row": _("dòng tên tổ, tên nhóm"),
}

WARNINGS = {
    "name_begins_with_title": _(
        "Họ tên bắt đầu bằng “{text}”. Nếu đó là cách gọi, bác xóa đi; nếu là họ thì để nguyên."
    ),
    "birth_missing": _("Chưa ghi năm sinh."),
    "sex_missing": _("Chưa ghi nam hay nữ."),
    "age_unusual": _("Sinh năm {birth_year}, tức {age} tuổi. Bác xem lại có đúng không."),
    "age_read": _("“{text}” được hiểu là tuổi, nên ghi sinh năm {birth_year}."),
    "hardship_not_read": _("Chưa hiểu hoàn cảnh “{text}” nên để trống. Ghi nghèo, cận nghèo, neo đơn, khuyết tật …"),
    "one_of_two_kept": _("Hai hoàn cảnh không ghi cùng lúc được: giữ “{kept}”, bỏ “{left}”."),
    "hamlet_not_listed": _("“{text}” chưa có trong danh sách thôn của xã nên ghi vào địa chỉ."),
    "ethnicity_left_out": _("Không có dân tộc “{text}” trong 54 dân tộc nên để trống."),
    "phone_left_out": _("Số điện thoại “{text}” chưa đúng nên để trống."),
    "first_phone_kept": _("Có nhiều số điện thoại, giữ số {text}."),
}
"""What a line may be worth a look for; it never blocks."""

FILTERS = {
    "": _("tất cả"),
    "sai": _("sai"),
    "trung": _("giống người đã có"),
    "xem-lai": _("nên xem lại"),
    "xong": _("ghi được"),
    "bo": _("đã bỏ"),
}

ALIKE = {
    "card": _("cùng số thẻ hội viên"),
    "name": _("cùng tên, cùng xã, năm sinh gần nhau"),
}

REFUSALS = {
    "batch_not_found": _("Không tìm thấy lần nhập sổ này, hoặc tài khoản của bác không xem được."),
    "line_not_found": _("Không có dòng {line} trong tệp này."),
    "file_empty": _("Tệp này rỗng. Bác mở lại tệp trên máy xem có danh sách không, rồi chọn lại."),
    "file_too_large": _(
        "Tệp nặng {size_mb} MB, quá {limit_mb} MB. "
        "Bác xóa ảnh và các trang không cần trong tệp, hoặc chia làm nhiều tệp."
    ),
    "not_a_workbook": _(
        "Tệp “{name}” thật ra là {kind_words}, không phải bảng tính. "
        "Bác mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi gửi tệp mới."
    ),
    "workbook_broken": _(
        "Tệp bị hỏng hoặc mới chép được một nửa nên không đọc được. Bác chép lại tệp gốc rồi gửi lần nữa."
    ),
    "workbook_locked": _("Tệp có đặt mật khẩu. Bác mở bằng Excel, bỏ mật khẩu, lưu lại rồi gửi lần nữa."),
    "workbook_too_heavy": _(
        "Tệp này mở ra quá lớn nên máy dừng lại. Bác chép riêng danh sách sang một tệp Excel mới rồi gửi tệp đó."
    ),
    "too_many_lines": _("Bảng có {line_count} dòng, quá {limit_count} dòng. Bác chia làm nhiều tệp."),
    "no_header_found": _(
        "Không thấy dòng đầu bảng có cột “Họ và tên”. Bác ghi tên các cột ở dòng trên danh sách, hoặc dùng tệp mẫu."
    ),
    "no_terrain_header": _(
        "Không tìm thấy hàng tiêu đề có cột Mã số và một trong các cột Đồng bằng, Miền núi, Biên giới, Hải đảo, "
        "Đặc biệt khó khăn. Tải danh sách của máy về rồi điền vào."
    ),
    "no_terrain_lines": _("Tệp không có dấu x nào."),
    "no_lines_found": _("Dưới dòng đầu bảng không có người nào. Bác xem lại trang tính đã chọn."),
    "sheet_missing": _("Không có trang tính “{sheet}” trong tệp này. Bác chọn lại."),
    "name_column_missing": _("Chưa có cột nào là họ và tên. Bác chọn cột ghi họ tên."),
    "column_twice": _("Hai cột cùng được chọn là “{field_words}”: {labels}. Bác chọn lại, mỗi loại một cột."),
    "sex_unreadable": _("“{text}” không rõ là nam hay nữ. Ghi Nam hoặc Nữ."),
    "birth_in_both_columns": _("Có năm sinh ở cả cột nam ({man}) và cột nữ ({woman}). Giữ một cột."),
    "mark_unreadable": _("Ô đánh dấu ghi “{text}”. Ghi x nếu có, để trống nếu không."),
    "number_unreadable": _("Số thành viên “{text}” không phải là số. Ghi số, hoặc để trống để máy tự cho."),
    "card_too_long": _("Số thẻ dài {length} chữ, quá {limit} chữ nên có lẽ dán nhầm ô."),
    "text_too_long": _("Ô này dài {length} chữ, quá {limit} chữ: “{start}…”. Bác ghi ngắn lại."),
    "formula_in_text": _("Ô này là công thức “{text}”, không phải chữ. Bác ghi lại bằng chữ."),
    "club_unknown": _("Không có câu lạc bộ “{text}” ở {commune}. Bác ghi đúng tên, hoặc mã câu lạc bộ."),
    "club_ambiguous": _("Có nhiều câu lạc bộ tên “{text}”. Bác ghi thêm xã, tỉnh, hoặc mã câu lạc bộ."),
    "step_not_open": _("Lần nhập sổ này đã sang bước khác. Bác mở lại trang để xem."),
    "lines_still_wrong": _("Còn {line_count} dòng sai. Bác sửa từng dòng, hoặc bỏ các dòng đó, rồi ghi vào sổ."),
    "lines_undecided": _("Còn {line_count} dòng giống người đã có. Bác xem từng dòng rồi ghi vào sổ."),
    "nothing_to_apply": _("Không còn dòng nào để ghi: tất cả đều đã bỏ."),
    "person_not_offered": _("Người vừa chọn không nằm trong những người giống dòng {line}. Bác tải lại trang."),
    "folder_imported_before": _("Đúng những tệp này đã nhập lúc {applied_at}, đã ghi {member_count} người."),
    "lines_alike": _("{line_count} dòng giống người đã có. Chưa có dòng nào được ghi."),
    "files_refused": _("{line_count} dòng chưa đúng trong {file_count} tệp. Chưa có dòng nào được ghi."),
}


def explained(refusal: Refusal) -> str:
    """The sentence of a refusal, with the kinds of files and columns in words."""
    if isinstance(refusal, NotAWorkbook):
        refusal.facts["kind_words"] = str(KINDS[Kind(str(refusal.facts["kind"]))])
    if isinstance(refusal, ColumnTwice):
        refusal.facts["field_words"] = str(FIELDS[Field(str(refusal.facts["field"]))])
    return explain(refusal)


TWICE = {
    "card_belongs_to_another": _("Số thẻ {card_no} trùng với dòng {other_line} của tệp. Xem lại số trên thẻ."),
    "number_taken": _("Số thành viên {number} trùng với dòng {other_line} của tệp. Giữ số ở một dòng."),
    "already_member": _("Người này đã có ở dòng {other_line} của tệp. Giữ một dòng."),
}
"""What two lines of one file cannot both say."""


def problem_told(problem: Mapping[str, Any]) -> str:
    """What is wrong with a line, or worth a look, as a sentence; of two lines that clash, the other is named."""
    code, facts = problem["code"], problem["facts"]
    if "other_line" in facts and code in TWICE:
        return str(TWICE[code]).format_map(facts)
    if code in WARNINGS:
        return str(WARNINGS[code]).format_map(facts)
    return explain_kept(problem["room"], code, facts)


def wrong_told(wrong: WrongLine) -> str:
    """What is wrong with a line of a mass import, or with a file as a whole."""
    problem = wrong.problem
    facts = {name: in_words(name, fact) for name, fact in problem.facts.items()}
    if problem.code == NotAWorkbook.code:
        facts["kind_words"] = str(KINDS[Kind(facts["kind"])])
    return problem_told({"room": problem.room, "code": problem.code, "facts": facts})


TEMPLATE_COLUMNS = (
    (Field.SERIAL, _("STT"), 6, _("Số thứ tự của danh sách.")),
    (
        Field.NAME,
        _("Họ và tên"),
        28,
        _("Như trên giấy tờ, cả họ, đệm, tên trong một ô. Tên dân tộc ghi nguyên."),
    ),
    (Field.SEX, _("Giới tính"), 10, _("Nam hoặc Nữ.")),
    (Field.BIRTH, _("Năm sinh"), 13, _("Chỉ biết năm thì ghi năm, ví dụ 1950. Biết đủ thì ghi 05/03/1950.")),
    (Field.ETHNICITY, _("Dân tộc"), 12, _("Chọn trong danh sách 54 dân tộc.")),
    (Field.HAMLET, _("Thôn, bản, tổ dân phố"), 20, _("Tên thôn như trong danh sách của xã.")),
    (Field.ADDRESS, _("Địa chỉ"), 26, _("Số nhà, đường, xóm, nếu cần.")),
    (Field.PHONE, _("Điện thoại"), 14, _("10 chữ số, ví dụ 0912345678. Của người nhà cũng được.")),
    (Field.KNOWN_AS, _("Tên thường gọi"), 18, _("Để phân biệt người trùng tên, ví dụ Ơn bản trên.")),
    (Field.POOR, _("Hộ nghèo"), 9, _("Ghi x nếu là hộ nghèo.")),
    (Field.NEAR_POOR, _("Hộ cận nghèo"), 9, _("Ghi x nếu là hộ cận nghèo.")),
    (Field.LIVES_ALONE, _("Sống một mình"), 9, _("Ghi x nếu sống một mình.")),
    (Field.DISABLED, _("Khuyết tật"), 9, _("Ghi x nếu có khuyết tật.")),
    (Field.CARD, _("Số thẻ hội viên Hội Người cao tuổi"), 16, _("Số trên thẻ. Không phải số thành viên câu lạc bộ.")),
    (Field.JOINED, _("Ngày vào câu lạc bộ"), 14, _("Ví dụ 15/01/2024; chỉ biết năm thì ghi năm.")),
    (Field.NUMBER, _("Số thành viên"), 10, _("Số gọi khi điểm danh. Để trống thì máy tự cho số tiếp theo.")),
    (Field.NOTE, _("Ghi chú"), 24, _("Để đọc; không ghi vào sổ.")),
)
"""The columns of the empty template: what they hold, their head, their width in letters, how to fill them."""
