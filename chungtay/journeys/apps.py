"""Names the room to Django, and has erased by night what need not be kept."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "chungtay.journeys"
    label = "journeys"

    def ready(self) -> None:
        """Data of those who left long ago goes by itself."""
        from chungtay.figures.services.nights import add_night_work
        from chungtay.journeys.services.erasing import erase_left

        add_night_work("erase_left", erase_left)
