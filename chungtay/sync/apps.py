"""Names the room to Django."""

from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "chungtay.sync"
    label = "sync"
