"""Names the room to Django."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "chungtay.supervision"
    label = "supervision"
