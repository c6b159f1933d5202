"""Names the room to Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "chungtay.audit"
    label = "audit"
