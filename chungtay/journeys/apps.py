"""Names the room to Django."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "chungtay.journeys"
    label = "journeys"
