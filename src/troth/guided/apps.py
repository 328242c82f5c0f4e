"""Django's handle on the guided app."""

from django.apps import AppConfig


class GuidedConfig(AppConfig):
    name = "troth.guided"
    label = "guided"

    def ready(self) -> None:
        """Hand accounts the ways back from what is done here, and what follows a promise, without it knowing us."""
        from . import following, undo

        following.register()
        undo.register()
