"""Names the room to Django."""

from django.apps import AppConfig


class ClubsConfig(AppConfig):
    name = "chungtay.clubs"
    label = "clubs"
