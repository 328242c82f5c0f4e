"""Django's handle on the talks app."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "troth.talks"
    label = "talks"

    def ready(self) -> None:
        """Hand accounts the ways back, without accounts knowing them."""
        from . import undo

        undo.register()
