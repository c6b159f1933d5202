"""Names the room to Django."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "chungtay.papers"
    label = "papers"
