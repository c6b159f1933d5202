"""Names the room to Django."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "chungtay.funds"
    label = "funds"
