"""Names the room to Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "chungtay.exchange"
    label = "exchange"
