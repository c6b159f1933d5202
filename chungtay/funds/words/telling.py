"""The Vietnamese of what the books tell a member."""

from django.utils.translation import gettext_lazy as _

FEES = _("Phí thành viên")
PAID_IN_YEAR = _("Đã nộp năm %d")
FEES_OPEN = _("Tháng chưa nộp")
NOTHING = _("không")
CAPITAL = _("Vốn góp, vốn cho mượn")
LEFT_TO_RETURN = _("%s còn được hoàn lại")
