"""Names the room to Django."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "chungtay.training"
    label = "training"
