"""Names the room to Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "chungtay.access"
    label = "access"
