"""The Vietnamese of the audit trail's refusals."""

REFUSALS = {
    "same_key_other_content": (
        "Phiếu này đã được gửi trước đó với nội dung khác. Nội dung bác vừa nhập vẫn còn trên màn hình; "
        "hãy mở lại trang để xem bản đã ghi, rồi sửa nếu cần."
    ),
}
