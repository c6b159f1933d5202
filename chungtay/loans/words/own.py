"""The Vietnamese of what a borrower is told of their own loan."""

from django.utils.translation import gettext_lazy as _

LOAN = _("Khoản vay số %s")
LENT_ON = _("Vay ngày %s")
LEFT = _("Còn nợ gốc")
ENDS_ON = _("Hạn trả hết")
DUE_NOW = _("Đến hạn phải trả")
NEXT_DUE = _("Kỳ tới %s")
HEADS = (_("Ngày nộp"), _("Lãi (đ)"), _("Gốc (đ)"))
