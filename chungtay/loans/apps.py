"""Names the room to Django, and gives the loans their part in collecting and in what is taken back."""

from django.apps import AppConfig


class LoansConfig(AppConfig):
    name = "chungtay.loans"
    label = "loans"

    def ready(self) -> None:
        """New loans are a step of a meeting, interest and principal are collected with fees, reversals are heard of."""
        from chungtay.funds.services import follow_reversals
        from chungtay.funds.services.collecting import Collector, add_collector
        from chungtay.loans.queries.due import dues_to_collect
        from chungtay.loans.queries.todos import STEPS
        from chungtay.loans.services import follow_reversal, owed_by, post_collected
        from chungtay.meetings.queries.steps import add_steps

        add_collector(Collector("loan", 20, dues_to_collect, post_collected, owed_by))
        follow_reversals(follow_reversal)
        add_steps(*STEPS)
