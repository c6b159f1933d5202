"""What is typed about a held form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.sync.rules import REASON_AT_MOST


class Drop(forms.Form):
    """Give a held form up, with the reason."""

    reason = forms.CharField(label=_("Vì sao bỏ"), max_length=REASON_AT_MOST)
