"""Names the room to Django; each night whoever owes a report is reminded."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "chungtay.reports"
    label = "reports"

    def ready(self) -> None:
        """Let the worker remind by night."""
        from chungtay.figures.services.nights import add_night_work
        from chungtay.reports.services.reminding import remind

        add_night_work("remind_of_reports", remind)
