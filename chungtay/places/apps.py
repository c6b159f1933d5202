"""Names the room to Django."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "chungtay.places"
    label = "places"
