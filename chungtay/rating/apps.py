"""Names the room to Django."""

from django.apps import AppConfig


class RatingConfig(AppConfig):
    name = "chungtay.rating"
    label = "rating"
