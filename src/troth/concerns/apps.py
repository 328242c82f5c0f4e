"""Django's handle on the concerns app."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "troth.concerns"
    label = "concerns"

    def ready(self) -> None:
        """Make the one rule known that can be chosen, and hand pulses what is collected in the same tap."""
        from . import choosable, placing

        choosable.register_rules()
        placing.register()
