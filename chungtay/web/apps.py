"""Names the room to Django, and gives Django's own form errors words that people here use."""

from django import forms
from django.apps import AppConfig
from django.core import validators

from chungtay.web.words import FIELD_ERRORS, VALIDATOR_ERRORS


class WebConfig(AppConfig):
    name = "chungtay.web"
    label = "web"

    def ready(self) -> None:
        """Django's Vietnamese says "Trường này là bắt buộc"; every form of every room says it our way."""
        for field, messages in FIELD_ERRORS.items():
            getattr(forms, field).default_error_messages.update(messages)
        for validator, message in VALIDATOR_ERRORS.items():
            getattr(validators, validator).message = message
