"""Names the room to Django, and gives health its part in the meeting and in consents that are withdrawn."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "chungtay.health"
    label = "health"

    def ready(self) -> None:
        """Measuring is a step of a meeting, examinations count for their area; with a consent its readings go."""
        from chungtay.activities.queries.measures import add_evidence
        from chungtay.activities.rules import Kind
        from chungtay.health.queries.lists import CHECK_UPS
        from chungtay.health.queries.steps import STEPS, tell_meeting
        from chungtay.health.services.erasing import follow_withdrawal
        from chungtay.meetings.queries.steps import add_steps, add_teller
        from chungtay.people.services import follow_withdrawals

        add_steps(*STEPS)
        add_teller(tell_meeting)
        follow_withdrawals(follow_withdrawal)
        add_evidence("check_up", CHECK_UPS, closes=[Kind.CHECK_UP])
