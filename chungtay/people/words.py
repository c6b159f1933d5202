"""The Vietnamese of people: the 54 ethnic groups, statuses, refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.people.rules import Dimension, HowTaken, Purpose, Sex, StatusValue

SEXES = {Sex.FEMALE: _("Nữ"), Sex.MALE: _("Nam")}

# The list and numbers of the General Statistics Office (Quyết định 121-TCTK/PPCĐ of 2 March 1979), names as in use.
_GROUPS = (
    "Kinh|Tày|Thái|Hoa|Khmer|Mường|Nùng|Mông|Dao|Gia Rai|Ngái|Ê Đê|Ba Na|Xơ Đăng|Sán Chay|Cơ Ho|Chăm|Sán Dìu|Hrê|"
    "Mnông|Raglay|Xtiêng|Bru - Vân Kiều|Thổ|Giáy|Cơ Tu|Gié Triêng|Mạ|Khơ Mú|Co|Tà Ôi|Chơ Ro|Kháng|Xinh Mun|Hà Nhì|"
    "Chu Ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cờ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ Măm"
)
ETHNIC_GROUPS: dict[str, str] = {f"{number:02}": name for number, name in enumerate(_GROUPS.split("|"), start=1)}

# Other spellings met in registers, folded as `kernel.vietnamese.fold` does; `exchange` reads them too.
ETHNIC_SPELLINGS: dict[str, str] = {
    "viet": "01", "kinh viet": "01", "khome": "05", "kho me": "05", "mien": "05", "hmong": "08", "h mong": "08",
    "meo": "08", "jarai": "10", "gia lai": "10", "rade": "12", "ede": "12", "bana": "13", "bahnar": "13",
    "sedang": "14", "cao lan": "15", "san chi": "15", "koho": "16", "cham pa": "17", "m nong": "20", "raglai": "21",
    "ra glai": "21", "stieng": "22", "van kieu": "23", "bru": "23", "co tu": "26", "katu": "26", "gie trieng": "27",
    "kho mu": "29", "ta oi": "31", "cho ro": "32", "co lao": "47", "odu": "53", "ro mam": "54",
}  # fmt: skip

DIMENSIONS = {
    Dimension.HOUSEHOLD: _("Hoàn cảnh hộ"),
    Dimension.LIVING: _("Hoàn cảnh sống"),
    Dimension.DISABILITY: _("Khuyết tật"),
    Dimension.INSURANCE: _("Bảo hiểm y tế"),
    Dimension.PENSION: _("Lương hưu, trợ cấp bảo hiểm xã hội"),
    Dimension.ASSISTANCE: _("Trợ cấp của Nhà nước"),
    Dimension.HARDSHIP: _("Khó khăn"),
}

STATUS_VALUES = {
    StatusValue.POOR: _("Hộ nghèo"),
    StatusValue.NEAR_POOR: _("Hộ cận nghèo"),
    StatusValue.LIVES_ALONE: _("Sống một mình"),
    StatusValue.WITHOUT_SUPPORT: _("Neo đơn, không nơi nương tựa"),
    StatusValue.DISABLED: _("Khuyết tật"),
    StatusValue.SEVERELY_DISABLED: _("Khuyết tật nặng"),
    StatusValue.EXTREMELY_DISABLED: _("Khuyết tật đặc biệt nặng"),
    StatusValue.HEALTH_INSURED: _("Có thẻ bảo hiểm y tế"),
    StatusValue.STATE_PENSION: _("Có lương hưu"),
    StatusValue.LOW_PENSION: _("Lương hưu thấp hơn trợ cấp hưu trí xã hội"),
    StatusValue.SURVIVOR_ALLOWANCE: _("Trợ cấp tuất hằng tháng"),
    StatusValue.SOCIAL_PENSION: _("Trợ cấp hưu trí xã hội"),
    StatusValue.SOCIAL_ALLOWANCE: _("Trợ cấp xã hội hằng tháng"),
    StatusValue.DISADVANTAGED: _("Hoàn cảnh khó khăn"),
}

# Short marks for a line of a list, where the whole words would not fit.
STATUS_SHORT = {
    StatusValue.POOR: _("nghèo"),
    StatusValue.NEAR_POOR: _("cận nghèo"),
    StatusValue.LIVES_ALONE: _("một mình"),
    StatusValue.WITHOUT_SUPPORT: _("neo đơn"),
    StatusValue.DISABLED: _("khuyết tật"),
    StatusValue.SEVERELY_DISABLED: _("khuyết tật nặng"),
    StatusValue.EXTREMELY_DISABLED: _("khuyết tật đặc biệt nặng"),
    StatusValue.DISADVANTAGED: _("khó khăn"),
}

FIELDS = {
    "full_name": _("Họ và tên"),
    "sex": _("Giới tính"),
    "birth": _("Năm sinh"),
    "birth_year": _("Năm sinh"),
    "birth_date": _("Ngày sinh"),
    "ethnicity": _("Dân tộc"),
    "phone": _("Điện thoại"),
    "commune": _("Xã, phường"),
    "hamlet": _("Thôn, tổ dân phố"),
    "address": _("Địa chỉ"),
    "known_as": _("Tên thường gọi"),
    "association_card_no": _("Số thẻ hội viên Hội Người cao tuổi"),
    "association_joined_on": _("Ngày vào Hội Người cao tuổi"),
    "is_association_member": _("Là hội viên Hội Người cao tuổi"),
}

PURPOSES = {
    Purpose.HOME_CARE: _("Được thăm, chăm sóc tại nhà, và ghi lại để những người có tên cùng xem"),
    Purpose.OUTSIDE_CIRCLE: _("Cho người quản lý ca ngoài câu lạc bộ cùng xem"),
    Purpose.STATION: _("Cho trạm y tế biết và trả lời khi được giới thiệu đi khám"),
    Purpose.COORDINATION: _("Cho nêu hoàn cảnh ở cuộc họp điều phối chăm sóc của xã"),
    Purpose.HEALTH_RECORD: _("Giữ số đo sức khỏe qua các lần đo"),
}
HOW_TAKEN = {
    HowTaken.SIGNED: _("Ký hoặc điểm chỉ trên giấy"),
    HowTaken.SPOKEN: _("Nói trước người làm chứng"),
    HowTaken.REPRESENTATIVE: _("Người đại diện hợp pháp đồng ý thay"),
}

REFUSALS = {
    "consent_needs_witness": _("Đồng ý bằng lời thì ghi tên người làm chứng."),
    "consent_needs_representative": _("Bác ghi tên người đại diện đã đồng ý thay, và quan hệ thế nào."),
    "consent_given_before": _("Việc này đã được đồng ý từ ngày {since}, còn hiệu lực nên không cần ghi lại."),
    "consent_over": _("Đồng ý này đã rút từ ngày {on}. Bác mở lại trang để xem."),
    "person_not_found": _("Không tìm thấy người này, hoặc tài khoản của bác không xem được."),
    "name_missing": _("Chưa có họ tên. Ghi họ tên như trên giấy tờ, ví dụ Nguyễn Thị Lan."),
    "name_too_long": _(
        "Họ tên dài {length} chữ, quá {limit} chữ nên có lẽ dán nhầm ô. Ghi lại họ tên như trên giấy tờ."
    ),
    "phone_unreadable": _("Số điện thoại “{text}” chưa đúng. Ghi 10 chữ số, ví dụ 0912 345 678, hoặc để trống."),
    "ethnicity_unknown": _("Không có dân tộc mang mã {code}. Chọn trong danh sách 54 dân tộc, hoặc để trống."),
    "status_unknown": _("Hoàn cảnh này không có trong danh sách. Bác chọn lại."),
    "status_began_later": _(
        "Hoàn cảnh trước đó bắt đầu từ {began_on}. Ghi ngày sau ngày đó, hoặc đúng ngày đó để sửa chỗ ghi nhầm."
    ),
    "status_ended": _("Hoàn cảnh này đã kết thúc từ {ended_on}. Bác mở lại trang để xem bản mới."),
    "day_in_the_future": _("Ngày {day} chưa đến. Ghi ngày đã qua hoặc hôm nay."),
    "death_before_birth": _("Ngày mất trước năm sinh {birth_year}. Xem lại ngày mất hoặc năm sinh."),
    "already_dead": _("Đã ghi mất ngày {died_on}. Nếu ngày đó sai, sửa ở mục thông tin của người này."),
    "card_belongs_to_another": _(
        "Số thẻ {card_no} đã ghi cho một người khác. Xem lại số trên thẻ; nếu là cùng một người, nhờ cán bộ xã gộp lại."
    ),
    "birth_impossible": _("Năm sinh {birth_year} không thể đúng. Ghi năm trong vòng 120 năm trở lại đây."),
    "already_merged": _("Hồ sơ này đã được gộp vào hồ sơ khác. Bác mở hồ sơ còn lại để làm tiếp."),
    "merge_with_itself": _("Hai hồ sơ này là một nên không cần gộp."),
    "judged_otherwise": _("Hai hồ sơ này đã có người xem và kết luận khác. Bác tải lại trang để xem."),
}
