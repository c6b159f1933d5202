"""The Vietnamese of papers: kinds, fields of templates, registers, and refusals."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.papers.rules import Kind, Side
from chungtay.web.menu import Entry, Face

KIND = {
    Kind.LETTER: _("Công văn"),
    Kind.REPORT: _("Báo cáo"),
    Kind.PLAN: _("Kế hoạch"),
    Kind.SUBMISSION: _("Tờ trình"),
    Kind.DECISION: _("Quyết định"),
    Kind.NOTICE: _("Thông báo"),
    Kind.MINUTES: _("Biên bản"),
    Kind.INVITATION: _("Giấy mời"),
    Kind.GUIDE: _("Hướng dẫn"),
    Kind.PROGRAMME: _("Chương trình"),
    Kind.RESOLUTION: _("Nghị quyết"),
    Kind.DIRECTIVE: _("Chỉ thị"),
    Kind.CONTRACT: _("Hợp đồng"),
    Kind.INTRODUCTION: _("Giấy giới thiệu"),
}
SIDE = {Side.OUT: _("Sổ văn bản đi"), Side.IN: _("Sổ văn bản đến")}
KIND_CHOICES = [(kind.value, label) for kind, label in KIND.items()]

COUNTRY_OFFICE = "Trung ương Hội Người cao tuổi Việt Nam"
OFFICE_OF = "Hội Người cao tuổi %s"
USUAL_SIGN = "HNCT"
NUMBER = "Số: %s"
KEPT_BY = "Lưu: %s"

FIELD = {
    "above": _("cơ quan cấp trên, chữ in hoa"),
    "issuer": _("cơ quan ban hành, chữ in hoa"),
    "number": _("số và ký hiệu, ví dụ “Số: 12/BC-HNCT”"),
    "place_and_day": _("nơi và ngày ký"),
    "kind": _("tên loại văn bản, chữ in hoa"),
    "about": _("trích yếu"),
    "to": _("nơi kính gửi, chỉ có ở công văn, tờ trình"),
    "body": _("toàn bộ nội dung, kể cả bảng; đứng riêng một dòng"),
    "recipients": _("nơi nhận, mỗi nơi một dòng"),
    "signer_title": _("chức vụ người ký, chữ in hoa"),
    "signer_name": _("họ tên người ký"),
    "beside_title": _("người ký bên trái, chữ in hoa; biên bản do hai bên ký nên mẫu biên bản phải có"),
    "beside_name": _("họ tên người ký bên trái"),
}

DOTS = "……………………"
HAS_ADDRESSEE = {Kind.LETTER, Kind.SUBMISSION}
LAID_OUT_PLAIN = (("", f"{DOTS}{DOTS}"), ("", f"{DOTS}{DOTS}./."))
LAID_OUT = {
    Kind.DECISION: (
        ("", "Căn cứ Điều lệ Hội Người cao tuổi Việt Nam;"), ("", f"Căn cứ {DOTS};"), ("", f"Theo đề nghị của {DOTS},"),
        ("middle", "QUYẾT ĐỊNH:"), ("", f"Điều 1. {DOTS}"), ("", f"Điều 2. {DOTS}"),
        ("", f"Điều 3. {DOTS} chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực từ ngày ký./."),
    ),
    Kind.RESOLUTION: (
        ("", f"Căn cứ {DOTS};"), ("middle", "QUYẾT NGHỊ:"), ("", f"Điều 1. {DOTS}"), ("", f"Điều 2. {DOTS}./."),
    ),
    Kind.PLAN: (
        ("part", "I. MỤC ĐÍCH, YÊU CẦU"), ("", DOTS), ("part", "II. NỘI DUNG"), ("", DOTS),
        ("part", "III. KINH PHÍ"), ("", DOTS), ("part", "IV. TỔ CHỨC THỰC HIỆN"), ("", f"{DOTS}./."),
    ),
    Kind.SUBMISSION: (
        ("", f"Căn cứ {DOTS};"), ("", f"{DOTS} kính trình {DOTS} như sau:"), ("part", "I. SỰ CẦN THIẾT"), ("", DOTS),
        ("part", "II. NỘI DUNG TRÌNH"), ("", DOTS), ("part", "III. KIẾN NGHỊ"), ("", f"{DOTS}./."),
    ),
    Kind.REPORT: (
        ("part", "I. KẾT QUẢ"), ("", DOTS), ("part", "II. HẠN CHẾ, NGUYÊN NHÂN"), ("", DOTS),
        ("part", "III. KIẾN NGHỊ"), ("", f"{DOTS}./."),
    ),
    Kind.GUIDE: (
        ("part", "I. YÊU CẦU CHUNG"), ("", DOTS), ("part", "II. NỘI DUNG HƯỚNG DẪN"), ("", DOTS),
        ("part", "III. TỔ CHỨC THỰC HIỆN"), ("", f"{DOTS}./."),
    ),
    Kind.MINUTES: (
        ("", f"Thời gian bắt đầu: {DOTS}"), ("", f"Địa điểm: {DOTS}"), ("", f"Thành phần: {DOTS}"),
        ("", f"Chủ trì: {DOTS}. Thư ký: {DOTS}."), ("", f"Nội dung: {DOTS}"),
        ("", f"Kết thúc vào {DOTS}, đã đọc lại cho mọi người cùng nghe./."),
    ),
    Kind.INVITATION: (
        ("", f"Trân trọng kính mời: {DOTS}"), ("", f"Tới dự: {DOTS}"), ("", f"Chủ trì: {DOTS}"),
        ("", f"Thời gian: {DOTS}"), ("", f"Địa điểm: {DOTS}./."),
    ),
    Kind.INTRODUCTION: (
        ("", f"Trân trọng giới thiệu: {DOTS}. Chức vụ: {DOTS}."), ("", f"Được cử đến: {DOTS}"),
        ("", f"Về việc: {DOTS}"), ("", f"Đề nghị Quý cơ quan tạo điều kiện để ông (bà) {DOTS} hoàn thành nhiệm vụ."),
        ("", f"Giấy này có giá trị đến hết ngày {DOTS}./."),
    ),
}  # fmt: skip
"""The body of a paper before it is written, by kind: annex III of Nghị định 30/2020/NĐ-CP, forms 1.1 to 1.9."""

NUMBERED = _("Đã lấy số {number}.")
ENTERED = _("Đã vào sổ văn bản đến, số {number}.")
STRUCK = _("Đã gạch khỏi sổ. Số vẫn để trống, lý do được lưu lại.")
LETTERHEAD_SET = _("Đã ghi. Văn bản lấy số từ ngày {on} dùng thể thức mới.")
TEMPLATE_KEPT = _("Đã giữ mẫu. Văn bản Word từ giờ ra theo mẫu này.")
TEMPLATE_DROPPED = _("Đã bỏ mẫu. Văn bản Word ra theo mẫu chung.")

OUT_HEADS = (
    *(_("Số, ký hiệu"), _("Ngày văn bản"), _("Tên loại và trích yếu"), _("Người ký"), _("Nơi nhận")),
    *(_("Đơn vị, người lưu"), _("Số bản"), _("Ngày chuyển"), _("Ký nhận"), _("Ghi chú")),
)
IN_HEADS = (
    *(_("Ngày đến"), _("Số đến"), _("Nơi gửi"), _("Số, ký hiệu"), _("Ngày văn bản")),
    *(_("Tên loại và trích yếu"), _("Người nhận xử lý"), _("Hạn trả lời"), _("Ký nhận"), _("Ghi chú")),
)
HEADS = {Side.OUT: OUT_HEADS, Side.IN: IN_HEADS}
STRUCK_NOTE = _("Gạch: %s")

MENU = (Entry(Face.OFFICE, _("Văn bản"), "papers:offices", Action.SEE_OFFICE, order=70),)

REFUSALS = {
    "office_not_found": _("Không tìm thấy văn phòng này, hoặc tài khoản của bác không xem được."),
    "line_not_found": _("Không tìm thấy dòng này trong sổ văn bản."),
    "template_not_found": _("Văn phòng chưa có mẫu riêng, đang dùng mẫu chung."),
    "letterhead_missing": _(
        "Văn phòng chưa ghi thể thức văn bản. Bác ghi tên cơ quan, ký hiệu, người ký trước rồi lấy số."
    ),
    "letterhead_not_later": _("Thể thức đang dùng có từ ngày {since}. Bác chọn ngày sau ngày ấy."),
    "about_missing": _("Bác ghi trích yếu: văn bản nói về việc gì."),
    "signed_in_future": _("Ngày {on} chưa tới. Số được lấy vào ngày ký."),
    "signed_in_other_year": _("Ngày {on} thuộc năm đã khóa sổ. Văn bản năm nay lấy số theo ngày năm nay."),
    "signed_before_last": _("Văn bản trước cùng loại ký ngày {last_on}, sau ngày {on}. Số phải theo thứ tự ngày."),
    "arrived_in_future": _("Ngày {on} chưa tới. Bác xem lại ngày đến."),
    "dated_after_arrival": _("Văn bản ghi ngày {on}, sau ngày đến. Bác xem lại."),
    "struck_already": _("Dòng này đã gạch rồi."),
    "striking_needs_reason": _("Bác ghi lý do gạch, để người sau xem sổ hiểu vì sao số này trống."),
}
