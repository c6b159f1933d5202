"""What lending refuses, in words: what happened and what to do."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "rate_above_the_law": _(
        "Lãi suất {rate} một năm vượt mức {limit} một năm của khoản tiền vay, theo Điều 468 Bộ luật Dân sự 2015. "
        "Bác ghi lãi suất thấp hơn."
    ),
    "term_impossible": _(
        "Thời hạn vay từ 1 đến {month_count} tháng; kỳ trả không dài hơn thời hạn, thời gian ân hạn phải ngắn hơn."
    ),
    "terms_impossible": _("Điều kiện vay này không dùng được. Bác xem lại tỷ lệ, mức tròn số và mức vay cao nhất."),
    "amount_above_ceiling": _("Mức vay cao nhất là {ceiling_vnd}, không cho vay {amount_vnd} được."),
    "amount_above_share": _(
        "Một khoản vay không quá {share} của quỹ, tức là {share_vnd}; không cho vay {amount_vnd} được."
    ),
    "step_not_allowed": _("Việc này không làm được nữa vì tình trạng đã khác. Bác mở lại trang để xem."),
    "pays_too_much": _("Số tiền {amount_vnd} nhiều hơn số còn nợ. Trả hết hôm nay là {pay_off_vnd}."),
    "pays_beyond_due": _("Theo quy định cho vay, chỉ thu phần đến hạn là {due_vnd}; không thu {amount_vnd} trước hạn."),
    "pays_nothing": _("Bác ghi số tiền trả."),
    "principal_before_interest": _("Còn {due_vnd} tiền lãi đến hạn. Thu đủ lãi rồi mới thu gốc."),
    "extended_enough": _("Khoản vay đã được gia hạn {time_count} lần, không gia hạn thêm được."),
    "nothing_owed": _("Khoản vay này không còn nợ gốc."),
    "writes_off_too_much": _("Chỉ còn nợ gốc {left_vnd}, không xóa {amount_vnd} được."),
    "day_before_loan": _("Ngày {happened_on} trước ngày giải ngân {disbursed_on}. Bác xem lại ngày."),
    "no_penalty_in_terms": _("Khoản vay này không có điều khoản phạt trả chậm."),
    "request_open": _("{name} đã có một đề nghị vay chưa giải quyết xong. Bác mở đề nghị đó ra xem."),
    "guarantor_needed": _("Bác ghi tên người bảo lãnh hoặc người nhà ký cam kết."),
    "guarantor_is_borrower": _("Người vay không tự bảo lãnh cho mình. Bác ghi tên người khác."),
    "not_this_clubs_member": _("Không tìm thấy thành viên này trong câu lạc bộ."),
    "loan_not_found": _("Không tìm thấy khoản vay hoặc đề nghị vay này."),
    "member_has_left": _("{name} không còn là thành viên vào ngày {happened_on} nên không cho vay được."),
    "interest_partly_paid": _(
        "Khoản vay của {name} còn {paid_vnd} lãi trả dở hoặc còn tiền phạt. Thu cho tròn rồi mới nhập câu lạc bộ."
    ),
    "borrower_has_no_place": _(
        "{name} còn nợ mà không có tên ở câu lạc bộ nhận. Ghi người thừa kế hoặc bảo lãnh trả xong rồi mới nhập."
    ),
    "reason_needed": _("Bác ghi rõ lý do."),
    "write_off_waits": _("Khoản vay này đã có đề nghị xóa nợ, đang chờ Hội NCT xã."),
    "same_hands_twice": _("Ban Chủ nhiệm đề nghị, Hội NCT xã đồng ý; một người không làm cả hai việc."),
    "terms_overlap": _("Đã có quy định cho vay từ ngày {valid_from}. Bác ghi ngày bắt đầu sau ngày đó."),
    "repayment_reversed": _("Lần trả này đã được hủy trước đó."),
    "later_repayments": _("Sau lần này còn việc khác ngày {happened_on}. Bác hủy việc sau trước."),
    "no_fund_to_lend": _("Ngày {happened_on} câu lạc bộ chưa có quỹ để cho vay. Bác mở quỹ trước."),
    "animal_settled": _("Con vật này đã được ghi là trả hoặc mất rồi."),
    "term_above_terms": _("Theo quy định cho vay, thời hạn dài nhất là {month_count} tháng."),
    "loan_has_payments": _(
        "Khoản vay đã có lần trả hoặc thay đổi nên không hủy giải ngân được. Bác hủy các lần ấy trước."
    ),
}
