"""Django's handle on the replies app."""

from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "troth.replies"
    label = "replies"

    def ready(self) -> None:
        """Hand pulses what stands beside its figures, and accounts what follows a promise, without them knowing us."""
        from . import following, placing

        following.register()
        placing.register()
