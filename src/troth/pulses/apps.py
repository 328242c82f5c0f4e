"""Django's handle on the pulses app."""

from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "troth.pulses"
    label = "pulses"

    def ready(self) -> None:
        """Make the one rule known that can be chosen."""
        from . import choosable

        choosable.register_rules()
