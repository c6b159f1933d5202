"""Names the room to Django, and gives the meeting its steps of money."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "chungtay.funds"
    label = "funds"

    def ready(self) -> None:
        """Money is a step of every meeting but the board's, and is read out at its end."""
        from chungtay.funds.queries.collecting import STEPS, tell_money
        from chungtay.funds.queries.meeting import STEPS as OTHER_STEPS
        from chungtay.funds.queries.todos import STEPS as COUNT_STEPS
        from chungtay.funds.queries.todos import tell_count
        from chungtay.funds.services.banks import check_bank_undone
        from chungtay.funds.services.books import check_reversals
        from chungtay.funds.services.capital import check_capital_undone
        from chungtay.funds.services.collecting import add_collector
        from chungtay.funds.services.fees import FEES
        from chungtay.meetings.queries.steps import add_steps, add_teller

        add_steps(*STEPS, *OTHER_STEPS, *COUNT_STEPS)
        add_teller(tell_money)
        add_teller(tell_count)
        add_collector(FEES)
        check_reversals(check_capital_undone)
        check_reversals(check_bank_undone)
