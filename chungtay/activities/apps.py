"""Names the room to Django, and gives the meeting its step and its sentences."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "chungtay.activities"
    label = "activities"

    def ready(self) -> None:
        """What the club did is a step of every meeting of the whole club, and is read out at its end."""
        from chungtay.activities.queries.meeting import STEPS, tell_activities
        from chungtay.meetings.queries.steps import add_steps, add_teller

        add_steps(*STEPS)
        add_teller(tell_activities)
