"""Names the room to Django, and finds what the other rooms count."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings


class FiguresConfig(AppConfig):
    name = "chungtay.figures"
    label = "figures"

    def ready(self) -> None:
        """Import `columns` of every room that has one, as Django finds `admin` modules."""
        for room in settings.ROOMS:
            if find_spec(f"{room}.columns") is not None:
                import_module(f"{room}.columns")
