"""Django's handle on the repair app."""

from django.apps import AppConfig


class RepairConfig(AppConfig):
    name = "troth.repair"
    label = "repair"

    def ready(self) -> None:
        """Hand accounts the ways back from what is done here, without accounts knowing them."""
        from . import undo

        undo.register()
