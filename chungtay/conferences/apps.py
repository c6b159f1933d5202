"""Names the room to Django."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "chungtay.conferences"
    label = "conferences"
