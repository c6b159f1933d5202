"""Names the room to Django."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "chungtay.plans"
    label = "plans"
