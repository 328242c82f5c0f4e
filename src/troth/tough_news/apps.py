"""Django's handle on the tough news app."""

from django.apps import AppConfig


class ToughNewsConfig(AppConfig):
    name = "troth.tough_news"
    label = "tough_news"

    def ready(self) -> None:
        """Hand accounts the ways back from what is done here, without accounts knowing them."""
        from . import undo

        undo.register()
