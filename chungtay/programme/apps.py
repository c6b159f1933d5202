"""Names the room to Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "chungtay.programme"
    label = "programme"
