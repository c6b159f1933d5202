"""Names the room to Django."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "chungtay.awards"
    label = "awards"
