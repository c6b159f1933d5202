"""Why something cannot be written, and what to do."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "nothing_to_withdraw": _("Người này chưa đồng ý giữ số đo nên không có gì để rút."),
    "pressure_unreadable": _(
        "“{typed}” chưa phải số huyết áp. Ghi hai số như trên máy, ví dụ 128/82, hoặc gõ liền 12882."
    ),
    "pressure_in_centimetres": _(
        "“{typed}” là cách nói 12/8. Bác ghi đúng số trên máy đo, ví dụ 120/80, để không ai hiểu nhầm."
    ),
    "second_without_first": _("Có số đo lần hai mà chưa có lần một. Bác ghi lần một trước."),
    "weight_unreadable": _("“{typed}” chưa phải số cân. Ghi bằng kg, ví dụ 52,5."),
    "height_unreadable": _("“{typed}” chưa phải chiều cao. Ghi bằng cm, ví dụ 152."),
    "nothing_measured": _("Chưa có số đo nào. Bác ghi ít nhất một người rồi gửi."),
    "not_agreed_to_keep": _(
        "{names} chưa đồng ý giữ số đo. Bác hỏi rồi đánh dấu “Đồng ý giữ số đo”, hoặc chọn “Chỉ đo, không giữ số”."
    ),
    "not_a_member_then": _("Ngày {on} {names} không có tên trong câu lạc bộ. Bác xem lại ngày."),
    "day_not_come": _("Ngày {on} chưa tới. Bác xem lại ngày."),
    "measurement_unknown": _("Không tìm thấy số đo này, hoặc tài khoản của bác không xem được."),
    "nobody_examined": _("Chưa đánh dấu ai được khám. Bác đánh dấu những người đã khám."),
    "examined_twice": _("Ngày {on} ở {place} đã có một buổi khám trong sổ. Muốn sửa thì bỏ buổi ấy rồi ghi lại."),
    "check_up_unknown": _("Không tìm thấy buổi khám này, hoặc tài khoản của bác không xem được."),
    "reason_missing": _("Bác ghi lý do trong vài chữ."),
    "struck_before": _("Dòng này đã bỏ rồi. Bác mở lại trang để xem."),
    "instrument_unknown": _("Không có phiếu hỏi này."),
    "not_trained": _(
        "Phiếu này chỉ người đã được tập huấn mới hỏi. Bác nhờ tình nguyện viên đã học, hoặc đánh dấu nếu bác đã học."
    ),
    "answer_unknown": _("Có câu trả lời không có trong phiếu. Bác mở lại trang rồi chọn lại."),
    "nothing_asked": _("Phiếu chưa có câu trả lời nào. Bác hỏi ít nhất một mặt rồi ghi."),
    "screening_unknown": _("Không tìm thấy phiếu hỏi này, hoặc tài khoản của bác không xem được."),
    "worry_without_step": _(
        "Mặt “{domain}” cần xem thêm mà chưa chọn làm gì tiếp: câu lạc bộ giúp, giới thiệu đến trạm, "
        "hay hẹn ngày hỏi lại."
    ),
    "look_again_needs_day": _("Hẹn hỏi lại thì ghi ngày, sau ngày {since}."),
    "referral_needs_reason": _("Phiếu giới thiệu cần ít nhất một lý do. Bác đánh dấu lý do."),
    "referral_unknown": _("Không tìm thấy phiếu giới thiệu này, hoặc tài khoản của bác không xem được."),
    "referral_settled": _("Phiếu này đã ghi kết quả rồi. Bác mở lại trang để xem."),
    "answer_before_slip": _("Phiếu viết ngày {made_on} nên trả lời không thể có trước ngày ấy. Bác xem lại ngày."),
    "not_agreed_to_tell": _(
        "{names} chưa đồng ý cho trạm y tế biết. Bác hỏi, rồi đánh dấu đồng ý và ghi người làm chứng."
    ),
}
