"""Names the room to Django, and lets it hear when a consent is withdrawn."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "chungtay.care"
    label = "care"

    def ready(self) -> None:
        """What rests on a consent ends with it."""
        from chungtay.care.services.withdrawing import follow_withdrawal
        from chungtay.people.services import follow_withdrawals

        follow_withdrawals(follow_withdrawal)
