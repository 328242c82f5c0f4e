"""Django's handle on the decisions app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "troth.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Hand accounts the ways back from what is done here, without accounts knowing decisions."""
        from . import undo

        undo.register()
