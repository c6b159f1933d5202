"""Names the room to Django."""

from django.apps import AppConfig


class LoansConfig(AppConfig):
    name = "chungtay.loans"
    label = "loans"
