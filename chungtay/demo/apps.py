"""Names the room to Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "chungtay.demo"
    label = "demo"
