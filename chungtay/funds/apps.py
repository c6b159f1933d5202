"""Names the room to Django, and gives the meeting its steps of money."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "chungtay.funds"
    label = "funds"

    def ready(self) -> None:
        """Money is a step of every meeting but the board's, and is read out at its end."""
        from chungtay.funds.queries.collecting import STEPS, tell_money
        from chungtay.meetings.queries.steps import add_steps, add_teller

        add_steps(*STEPS)
        add_teller(tell_money)
