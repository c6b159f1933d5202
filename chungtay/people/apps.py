"""Names the room to Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "chungtay.people"
    label = "people"
