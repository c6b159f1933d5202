"""Names the room to Django."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    name = "chungtay.assets"
    label = "assets"
